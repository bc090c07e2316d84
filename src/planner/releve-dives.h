#pragma once

#include "releve-dive.h"

G_BEGIN_DECLS

/* The dives of a run, one after the other, on the bound's thread: all
 * learners first, where there is time for that, then some of them beside the
 * best plan, the others keeping their years, and now and then all again. */
typedef struct _ReleveDives ReleveDives;

ReleveDives *releve_dives_new  (const ReleveProblem *problem, guint64 seed);
void         releve_dives_free (ReleveDives *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveDives, releve_dives_free)

/* How the run stands between two rounds. */
typedef struct {
  const ReleveBound *bound;
  const gint8 *best;    /* the best plan, all rows */
  gboolean feasible;    /* it keeps every rule */
  int part;             /* thousandths of the run that are over */
  guint64 left;         /* work until its end */
} ReleveDivesStand;

/* Whether the next round is a dive's; if none is under way, one begins. */
gboolean     releve_dives_prepare (ReleveDives *self, const ReleveDivesStand *stand);
/* One round. The plan, [learner × RELEVE_MAX_CHOICES + choice], when it is
 * made, else NULL; it lives until the next releve_dives_prepare(). */
const gint8 *releve_dives_run     (ReleveDives *self, guint64 work, ReleveBoundStop stop, gpointer data);
/* One round of the bound instead. */
void         releve_dives_rest    (ReleveDives *self, guint64 work);

G_END_DECLS
