#include "releve-dives.h"

#include "releve-random.h"

/* Dives begin when the bound is done, or after so much of the run (in
 * thousandths): a bound that is still on its way knows more ways than one that
 * has come to its end. Then bound and dives take turns, and dives more of them
 * while the bound rests. */
#define BEGIN 200
#define RESTING_TURNS 4
/* One in so many goes for everybody. */
#define WHOLE_EVERY 3
/* Learners of the others. */
#define LEAST_FREE 4
#define MOST_FREE 24
/* A dive of everybody takes about so many sweeps. */
#define SWEEPS_OF_WHOLE 30
/* Its work is counted dear: a round has room for one and a half. */
#define ROUND_PERCENT 150

struct _ReleveDives {
  const ReleveProblem *problem;
  ReleveRandom random;
  ReleveDive *dive;     /* under way */
  gboolean over;        /* its plan has been told */
  guint64 n;
  guint64 dived, rested; /* work on dives and on the bound */
};

ReleveDives *
releve_dives_new (const ReleveProblem *problem, guint64 seed)
{
  ReleveDives *self = g_new0 (ReleveDives, 1);

  self->problem = problem;
  self->random = seed;
  return self;
}

void
releve_dives_free (ReleveDives *self)
{
  if (self == NULL)
    return;
  releve_dive_free (self->dive);
  g_free (self);
}

static gboolean
is_due (const ReleveDives *self, const ReleveDivesStand *stand)
{
  if (!releve_bound_may_dive (stand->bound))
    return FALSE;
  if (self->dive != NULL || releve_bound_is_done (stand->bound))
    return TRUE;
  return stand->part >= BEGIN
         && self->dived <= (releve_bound_is_resting (stand->bound) ? RESTING_TURNS : 1) * self->rested;
}

static gboolean
has_time_for_whole (const ReleveDivesStand *stand)
{
  guint64 sweeps = releve_bound_sweeps (stand->bound);

  return releve_bound_work (stand->bound) / MAX (sweeps, 1) * SWEEPS_OF_WHOLE <= stand->left;
}

/* Some learners, all as likely, are free; the others keep their years. */
static void
keep_others (ReleveDives *self, const gint8 *best)
{
  int n = self->problem->n_learners;
  int n_free = LEAST_FREE + releve_random_below (&self->random, MIN (n, MOST_FREE) - LEAST_FREE);

  for (int learner = 0; learner < n; learner++)
    if (releve_random_below (&self->random, n - learner) < n_free)
      {
        n_free--;
        releve_dive_suggest (self->dive, learner, &best[learner * RELEVE_MAX_CHOICES]);
      }
    else
      releve_dive_keep (self->dive, learner, &best[learner * RELEVE_MAX_CHOICES]);
}

/* A search that is shown plans stays near them, so the first is for everybody. */
static gboolean
may_begin (const ReleveDives *self, const ReleveDivesStand *stand, gboolean whole)
{
  return whole || (stand->feasible && (self->n > 0 || releve_bound_is_done (stand->bound)));
}

gboolean
releve_dives_prepare (ReleveDives *self, const ReleveDivesStand *stand)
{
  gboolean whole = (self->n % WHOLE_EVERY == 0 && has_time_for_whole (stand)) || self->problem->n_learners <= LEAST_FREE;

  if (self->over)
    g_clear_pointer (&self->dive, releve_dive_free);
  self->over = FALSE;
  if (!is_due (self, stand) || (self->dive == NULL && !may_begin (self, stand, whole)))
    return FALSE;
  if (self->dive != NULL)
    return TRUE;
  self->dive = releve_dive_new (self->problem, stand->bound, self->n++);
  if (!whole)
    keep_others (self, stand->best);
  return TRUE;
}

const gint8 *
releve_dives_run (ReleveDives *self, guint64 work, ReleveBoundStop stop, gpointer data)
{
  self->dived += work;
  self->over = releve_dive_run (self->dive, work * ROUND_PERCENT / 100, stop, data);
  return self->over ? releve_dive_starts (self->dive) : NULL;
}

void
releve_dives_rest (ReleveDives *self, guint64 work)
{
  self->rested += work;
}
