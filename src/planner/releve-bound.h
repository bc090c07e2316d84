#pragma once

#include "releve-closing.h"
#include "releve-prices.h"

G_BEGIN_DECLS

/* What no plan can exceed, by Lagrangian relaxation: the limits of
 * releve-rows.h have a price, each learner then takes the year that is best
 * for her alone, and a bundle (releve-bundle.h) moves the prices against what
 * is overfull. Where cells hold several cards, blocks take the place of years
 * (releve-blocks.h). Any prices give a bound; the least is kept, with its
 * prices, which also guide the search. */
typedef struct _ReleveBound ReleveBound;

typedef struct {
  gint64 fairness;      /* worth of the least share being 1, 0 = none */
  gint64 floor;         /* least share of everybody, in millionths */
  const gint64 *uppers; /* [learner] copied; needed for both of them */
  gboolean only_share;  /* worth does not count, the least share alone does */
} ReleveBoundAim;

ReleveBound *releve_bound_new  (const ReleveProblem *problem, ReleveYear **years, const ReleveBoundAim *aim);
void         releve_bound_free (ReleveBound *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveBound, releve_bound_free)

/* Spends @work (in about 25 ns, the same on every machine) or stops when asked
 * to, or when there is nothing to gain below @target. */
typedef gboolean (*ReleveBoundStop) (gpointer data);
void releve_bound_run (ReleveBound *self, guint64 work, gint64 target, ReleveBoundStop stop, gpointer data);

/* Whether the last sweeps gained little, so that only proof of single years is
 * left where cells hold several cards; and whether there is nothing more to gain. */
gboolean      releve_bound_is_resting (const ReleveBound *self);
gboolean      releve_bound_is_done (const ReleveBound *self);

/* G_MAXINT64 while unknown. */
gint64        releve_bound_value   (const ReleveBound *self);
void          releve_bound_prices  (const ReleveBound *self, RelevePrices *prices);
/* Whether the bound has come close enough to rest for the gap to @value to be
 * closed by listing (releve-closing.h), and what that finds. Where a plan is
 * proven to be the best, the bound becomes its value. */
gboolean      releve_bound_may_close (const ReleveBound *self, gint64 value);
ReleveClosing releve_bound_close     (ReleveBound *self, gint64 *value, gint8 *starts, ReleveBoundStop stop, gpointer data);
/* A learner who has no year of her own, −1 if none was found. */
int           releve_bound_stuck   (const ReleveBound *self);
guint64       releve_bound_sweeps  (const ReleveBound *self);
guint64       releve_bound_work    (const ReleveBound *self);

/* ---- for a dive (releve-dive.h) ---- */

/* Whether every learner has one card at a time and counts for her worth alone. */
gboolean     releve_bound_may_dive (const ReleveBound *self);
/* A bound in the same state, to fix learners in. It borrows from @self, which
 * must live as long and run on the same thread; its value bounds only plans
 * with what is fixed. */
ReleveBound *releve_bound_copy     (const ReleveBound *self);
/* The year that the bound gives a learner most of, and how much, 0 to 1; NULL
 * and 0 where none is known, 0 where hers is fixed. */
double       releve_bound_leaning  (const ReleveBound *self, int learner, const gint8 **starts);
/* A year that she might have as well. */
void         releve_bound_add_year (ReleveBound *self, int learner, const gint8 *starts);
/* She gets that year. What others can still have is bound anew. */
void         releve_bound_fix      (ReleveBound *self, int learner, const gint8 *starts);

G_END_DECLS
