#pragma once

#include "releve-draft.h"
#include "releve-prices.h"

G_BEGIN_DECLS

/* Large neighbourhood search: take one to three related learners out of the
 * plan and put them back by beam search, the one with the reason first.
 *
 * While a rule is broken (the feasibility phase) the reason is a broken term,
 * nothing else is accepted than what breaks no more, weighted, and the weights
 * of terms that stay broken grow until the plan gives way. Afterwards the
 * reason is a card that somebody would like and another holds, and a worse
 * plan is accepted now and then, less and less (annealing). Where cells hold
 * several cards, single cards are then moved instead (releve-shuffle.h). */
typedef struct _ReleveSearch ReleveSearch;

typedef struct {
  gint64 fairness;      /* worth of a least share of 1 (whole), 0 = none */
  gint64 floor;         /* least share in millionths that every learner gets, 0 = none */
  const gint64 *uppers; /* [learner] the most that she could have; borrowed */
} ReleveSearchAim;

typedef struct {
  int violations;
  gint64 shortfall;     /* below the floor */
  gint64 score;         /* worth, and fairness where it counts */
} ReleveSearchStand;

/* @warm: it starts from a plan that is worth something. */
ReleveSearch *releve_search_new  (const ReleveProblem *problem, ReleveYear **years, guint64 seed, gboolean warm);
void          releve_search_free (ReleveSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveSearch, releve_search_free)

void releve_search_set_aim (ReleveSearch *self, const ReleveSearchAim *aim);
/* The plan to start from: cards that a learner cannot take are left out. */
void releve_search_start   (ReleveSearch *self, const GArray *cards);
/* Copied, but for the costs, to which a reference is kept. */
void releve_search_price   (ReleveSearch *self, const RelevePrices *prices);

/* Asked between iterations: TRUE stops. */
typedef gboolean (*ReleveSearchStop) (gpointer data);
/* @heat: 1000 at the start of the run, 0 at its end. */
void releve_search_run     (ReleveSearch *self, guint64 work, int heat, ReleveSearchStop stop, gpointer data);

/* Whether it moves single cards. */
gboolean releve_search_is_shuffling (const ReleveSearch *self);

/* Rounds of a planner's run from hot to cold, beyond which more gain little. */
guint    releve_search_cycle (const ReleveSearch *self);

/* A plan found elsewhere, all rows. */
void releve_search_take    (ReleveSearch *self, const gint8 *starts);

/* The same, without leaving where the search is. */
void releve_search_note    (ReleveSearch *self, const gint8 *starts);

/* The same; if it promises nearly as much as the best plan, the search goes on
 * from there. From now on it is cold and stays near what it is shown. */
void         releve_search_visit   (ReleveSearch *self, const gint8 *starts);

/* Goes on from the best plan found. */
void releve_search_return  (ReleveSearch *self);

const gint8          *releve_search_best       (const ReleveSearch *self);
const ReleveSearchStand *releve_search_standing   (const ReleveSearch *self);
guint64               releve_search_iterations (const ReleveSearch *self);

/* < 0 if @one is worse. */
int releve_standing_compare (const ReleveSearchStand *one, const ReleveSearchStand *other);

G_END_DECLS
