#pragma once

#include "releve-planning.h"

G_BEGIN_DECLS

/* One plan in figures, to be set beside another (O4): its worth, whom it serves
 * least, what it changes and what it leaves open. */
typedef struct {
  gint64 value;          /* of the cards that the plan may place, and what those that stay earn, in millionths */
  gint64 least_share;    /* of her own best year, in millionths; a million when nobody has one */
  guint n_cards;
  guint n_moved;         /* cards in another block than today */
  guint n_new, n_gone;
  guint n_open;          /* gaps of a level or more that nothing to come trains (D11) */
  guint n_unsettled;     /* releve_planning_unsettled() */
} RelevePlanFigures;

/* @uppers: of a proposal for the same problem. @cards: of ReleveCard, in the
 * place of the cards that may move; NULL is the plan of today. @keeping: as in
 * ReleveAim. */
void releve_plan_figures (const RelevePlanning *planning, ReleveDossier *dossier, const gint64 *uppers,
                          const GArray *cards, gint64 keeping, RelevePlanFigures *figures);

G_END_DECLS
