#include "releve-dive.h"

#include "releve-random.h"

#include <string.h>

/* Who has more of a year than this gets it without waiting for new prices, and
 * so does one in so many of those who are left. */
#define SURE 0.95
#define AT_ONCE 20
/* Sweeps of the bound between two gifts, and before the first where some keep
 * their years. */
#define SWEEPS 4
#define FIRST_SWEEPS 8
/* How far a dive goes aside, in shares of a year. */
#define ASIDE 0.2

struct _ReleveDive {
  const ReleveProblem *problem;
  ReleveBound *bound;
  ReleveRandom random;
  double aside;
  double *leaning;      /* [learner] scratch */
  int n_fixed;
  gboolean over;        /* everybody has a year, or nobody can be given any */
  guint64 until;        /* sweeps before the next gift */
  gint8 *starts;
};

ReleveDive *
releve_dive_new (const ReleveProblem *problem, const ReleveBound *bound, guint64 seed)
{
  ReleveDive *self = g_new0 (ReleveDive, 1);
  gsize rows = (gsize) problem->n_learners * RELEVE_MAX_CHOICES + 1;

  self->problem = problem;
  self->bound = releve_bound_copy (bound);
  self->random = seed;
  self->aside = seed != 0 ? ASIDE : 0;
  self->leaning = g_new0 (double, problem->n_learners + 1);
  self->starts = g_new (gint8, rows);
  memset (self->starts, -1, rows);
  return self;
}

void
releve_dive_free (ReleveDive *self)
{
  if (self == NULL)
    return;
  releve_bound_free (self->bound);
  g_free (self->leaning);
  g_free (self->starts);
  g_free (self);
}

static void
give (ReleveDive *self, int learner, const gint8 *year)
{
  gint8 *starts = &self->starts[learner * RELEVE_MAX_CHOICES];

  memcpy (starts, year, RELEVE_MAX_CHOICES);
  self->n_fixed++;
  releve_bound_fix (self->bound, learner, starts);
}

void
releve_dive_keep (ReleveDive *self, int learner, const gint8 *starts)
{
  give (self, learner, starts);
  self->until = releve_bound_sweeps (self->bound) + FIRST_SWEEPS;
}

void
releve_dive_suggest (ReleveDive *self, int learner, const gint8 *starts)
{
  releve_bound_add_year (self->bound, learner, starts);
}

/* How far she leans towards one year, with what chance adds. */
static double
lean (ReleveDive *self, int learner)
{
  const gint8 *year;
  double weight = releve_bound_leaning (self->bound, learner, &year);

  return weight > 0 ? weight + self->aside * releve_random_below (&self->random, 1000) / 1000 : 0;
}

static void
rank (ReleveDive *self)
{
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    self->leaning[learner] = lean (self, learner);
}

/* Who leans most; −1 where nobody has any year. */
static int
find_surest (const ReleveDive *self)
{
  int found = -1;

  for (int learner = 0; learner < self->problem->n_learners; learner++)
    if (self->leaning[learner] > (found < 0 ? 0 : self->leaning[found]))
      found = learner;
  return found;
}

/* By how they lean now: what a gift leaves of a learner's years says little
 * before she has been asked again. */
static void
give_years (ReleveDive *self)
{
  int at_once = MAX (1, (self->problem->n_learners - self->n_fixed) / AT_ONCE), before = self->n_fixed, learner;

  rank (self);
  for (int n = 0; (learner = find_surest (self)) >= 0 && (n < at_once || self->leaning[learner] >= SURE + self->aside); n++)
    {
      const gint8 *year;

      if (releve_bound_leaning (self->bound, learner, &year) > 0)
        give (self, learner, year);
      self->leaning[learner] = 0;
    }
  self->over = self->n_fixed == self->problem->n_learners || self->n_fixed == before;
}

gboolean
releve_dive_run (ReleveDive *self, guint64 work, ReleveBoundStop stop, gpointer data)
{
  guint64 until = releve_bound_work (self->bound) + work;

  while (!self->over && releve_bound_work (self->bound) < until
         && releve_bound_stuck (self->bound) < 0 && !(stop != NULL && stop (data)))
    {
      if (releve_bound_sweeps (self->bound) >= self->until)
        {
          give_years (self);
          self->until = releve_bound_sweeps (self->bound) + SWEEPS;
        }
      releve_bound_run (self->bound, 1, RELEVE_BARRED, stop, data);
    }
  return self->over || releve_bound_stuck (self->bound) >= 0;
}

const gint8 *
releve_dive_starts (const ReleveDive *self)
{
  return self->starts;
}
