#include "releve-upper.h"

#include "releve-exact.h"

#include <string.h>

/* Nodes of the exact search: for everybody together, a learner's least, and
 * those of one try; after each try one more choice is recalled. */
#define ALL_NODES 2000000
#define LEAST_NODES 2000
#define NODES_PER_TRY 30000
#define TRIES 6
#define ROUNDS 20
/* Where cells hold several cards: steps until her prices rest, and nodes. */
#define SHARED_STEPS 200
#define SHARED_NODES 2000

struct _ReleveUppers {
  const ReleveProblem *problem;
  ReleveExact *exact;
  gint64 *uppers;
  int cursor;
  guint64 work;
};

ReleveUppers *
releve_uppers_new (const ReleveProblem *problem)
{
  ReleveUppers *self = g_new0 (ReleveUppers, 1);

  self->problem = problem;
  self->exact = releve_exact_new ();
  self->uppers = g_new0 (gint64, problem->n_learners + 1);
  return self;
}

void
releve_uppers_free (ReleveUppers *self)
{
  if (self == NULL)
    return;
  releve_exact_free (self->exact);
  g_free (self->uppers);
  g_free (self);
}

static gint64
find_sole (ReleveUppers *self, const ReleveYear *year)
{
  guint64 left = MAX (ALL_NODES / (guint64) self->problem->n_learners, LEAST_NODES);
  g_autoptr (ReleveTuning) tuning = releve_tuning_new (year);
  ReleveExactResult result = { 0 };

  for (int try = 0; try < TRIES && !result.proven && left > 0; try++)
    {
      ReleveExactResult before = result;

      releve_exact_solve (self->exact, year, year->worth, tuning, try == 0 ? ROUNDS : 0, MIN (left, NODES_PER_TRY),
                          before.feasible ? before.starts : NULL, &result);
      self->work += result.work;
      left -= result.nodes;
    }
  return result.proven && !result.feasible ? 0 : result.bound;
}

static gint64
find_shared (ReleveUppers *self, const ReleveYear *year)
{
  g_autoptr (ReleveTuning) tuning = releve_tuning_new (year);
  ReleveExactResult result;

  releve_exact_solve (self->exact, year, year->worth, tuning, SHARED_STEPS, SHARED_NODES, NULL, &result);
  self->work += result.work;
  return result.proven && !result.feasible ? 0 : result.bound;
}

gboolean
releve_uppers_run (ReleveUppers *self, guint64 work, ReleveBoundStop stop, gpointer data)
{
  guint64 until = self->work + work;

  while (self->cursor < self->problem->n_learners && self->work < until && !stop (data))
    {
      g_autoptr (ReleveYear) year = releve_year_new (self->problem, self->cursor, 0, 0);
      gint64 upper = year->sole ? find_sole (self, year) : find_shared (self, year);

      self->uppers[self->cursor++] = CLAMP (upper, 0, G_MAXINT64 / 4);
      self->work++;
    }
  return self->cursor == self->problem->n_learners;
}

void
releve_uppers_take (ReleveUppers *self, const gint64 *uppers)
{
  memcpy (self->uppers, uppers, sizeof (gint64) * (gsize) self->problem->n_learners);
  self->cursor = self->problem->n_learners;
}

const gint64 *
releve_uppers_get (const ReleveUppers *self)
{
  return self->uppers;
}
