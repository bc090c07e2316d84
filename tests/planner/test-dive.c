#include "bench-instance.h"
#include "releve-audit.h"
#include "releve-dive.h"
#include "releve-draft.h"
#include "releve-planner.h"

#include <string.h>

#define SWEEPS 40
#define MUCH_WORK 100000000

typedef struct {
  ReleveProblem *problem;
  ReleveYear **years;
  ReleveBound *bound;
} Fixture;

static void
rest_bound (ReleveBound *bound)
{
  while (releve_bound_sweeps (bound) < SWEEPS)
    releve_bound_run (bound, 1, RELEVE_BARRED, NULL, NULL);
}

static void
setup (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, "bench", data, NULL);
  ReleveBoundAim aim = { 0 };

  f->problem = bench_instance_read (path, NULL);
  g_assert_nonnull (f->problem);
  f->years = g_new0 (ReleveYear *, f->problem->n_learners + 1);
  for (int learner = 0; learner < f->problem->n_learners; learner++)
    f->years[learner] = releve_year_new (f->problem, learner, 0, 0);
  f->bound = releve_bound_new (f->problem, f->years, &aim);
  rest_bound (f->bound);
}

static void
teardown (Fixture *f, gconstpointer data)
{
  releve_bound_free (f->bound);
  for (int learner = 0; learner < f->problem->n_learners; learner++)
    releve_year_free (f->years[learner]);
  g_free (f->years);
  releve_problem_free (f->problem);
}

static GArray *
cards_of (const Fixture *f, const ReleveDive *dive)
{
  return releve_draft_cards (f->problem, f->years, releve_dive_starts (dive));
}

static void
test_own_rules (Fixture *f, gconstpointer data)
{
  for (guint64 seed = 0; seed < 4; seed++)
    {
      g_autoptr (ReleveDive) dive = releve_dive_new (f->problem, f->bound, seed);
      g_autoptr (GArray) cards = NULL;
      g_autoptr (GArray) terms = NULL;

      g_assert_true (releve_dive_run (dive, MUCH_WORK, NULL, NULL));
      cards = cards_of (f, dive);
      terms = releve_audit_plan (f->problem, cards);
      g_assert_cmpuint (cards->len, >, 0);
      for (guint i = 0; i < terms->len; i++)
        {
          ReleveTermKind kind = g_array_index (terms, ReleveTerm, i).kind;

          g_assert_true (kind == RELEVE_TERM_CAPACITY || kind == RELEVE_TERM_MINIMUM || kind == RELEVE_TERM_DUTY);
        }
    }
}

static void
test_piecemeal (Fixture *f, gconstpointer data)
{
  g_autoptr (ReleveDive) whole = releve_dive_new (f->problem, f->bound, 5);
  g_autoptr (ReleveDive) pieces = releve_dive_new (f->problem, f->bound, 5);
  gsize size = (gsize) f->problem->n_learners * RELEVE_MAX_CHOICES;

  g_assert_true (releve_dive_run (whole, MUCH_WORK, NULL, NULL));
  while (!releve_dive_run (pieces, 1000, NULL, NULL))
    ;
  g_assert_cmpmem (releve_dive_starts (whole), size, releve_dive_starts (pieces), size);
}

static void
test_kept (Fixture *f, gconstpointer data)
{
  g_autoptr (ReleveDive) first = releve_dive_new (f->problem, f->bound, 0);
  g_autoptr (ReleveDive) second = releve_dive_new (f->problem, f->bound, 1);

  g_assert_true (releve_dive_run (first, MUCH_WORK, NULL, NULL));
  for (int learner = 0; learner < f->problem->n_learners; learner += 2)
    releve_dive_keep (second, learner, &releve_dive_starts (first)[learner * RELEVE_MAX_CHOICES]);
  g_assert_true (releve_dive_run (second, MUCH_WORK, NULL, NULL));
  for (int learner = 0; learner < f->problem->n_learners; learner += 2)
    g_assert_cmpmem (&releve_dive_starts (first)[learner * RELEVE_MAX_CHOICES], RELEVE_MAX_CHOICES,
                     &releve_dive_starts (second)[learner * RELEVE_MAX_CHOICES], RELEVE_MAX_CHOICES);
}

static void
test_bound_untouched (Fixture *f, gconstpointer data)
{
  ReleveBoundAim aim = { 0 };
  g_autoptr (ReleveBound) twin = releve_bound_new (f->problem, f->years, &aim);
  gint64 value = releve_bound_value (f->bound);

  {
    g_autoptr (ReleveDive) dive = releve_dive_new (f->problem, f->bound, 0);

    g_assert_true (releve_dive_run (dive, MUCH_WORK, NULL, NULL));
  }
  g_assert_cmpint (releve_bound_value (f->bound), ==, value);
  rest_bound (twin);
  releve_bound_run (f->bound, MUCH_WORK / 10, RELEVE_BARRED, NULL, NULL);
  releve_bound_run (twin, MUCH_WORK / 10, RELEVE_BARRED, NULL, NULL);
  g_assert_cmpint (releve_bound_value (f->bound), ==, releve_bound_value (twin));
}

/* Two cards that nothing limits, worth the same: either order uses and earns the
 * same, and the one that is kept must be the one that comes back. */
static void
test_equal_years (void)
{
  g_autoptr (ReleveProblem) problem = releve_problem_new ("equal", 5, 2, 2, 0);
  ReleveYear *years[5];
  ReleveBoundAim aim = { 0 };
  ReleveBound *bound;

  for (int learner = 0; learner < 5; learner++)
    for (int assignment = 0; assignment < 2; assignment++)
      {
        problem->assignments[assignment].span = 1;
        problem->assignments[assignment].exclusive = TRUE;
        for (int start = 0; start < 2; start++)
          releve_problem_worth (problem, learner, assignment)[start] = RELEVE_MILLION;
      }
  for (int learner = 0; learner < 5; learner++)
    years[learner] = releve_year_new (problem, learner, 0, 0);
  bound = releve_bound_new (problem, years, &aim);
  rest_bound (bound);
  for (int first = 0; first < 2; first++)
    {
      g_autoptr (ReleveDive) dive = releve_dive_new (problem, bound, 0);
      gint8 row[RELEVE_MAX_CHOICES];

      memset (row, -1, sizeof row);
      row[first] = 0;
      row[1 - first] = 1;
      releve_dive_keep (dive, 0, row);
      g_assert_true (releve_dive_run (dive, MUCH_WORK, NULL, NULL));
      g_assert_cmpmem (releve_dive_starts (dive), sizeof row, row, sizeof row);
    }
  releve_bound_free (bound);
  for (int learner = 0; learner < 5; learner++)
    releve_year_free (years[learner]);
}

static gboolean
stop_cb (gpointer data)
{
  return TRUE;
}

static void
test_stopped (Fixture *f, gconstpointer data)
{
  g_autoptr (ReleveDive) dive = releve_dive_new (f->problem, f->bound, 0);

  g_assert_false (releve_dive_run (dive, MUCH_WORK, stop_cb, NULL));
}

/* The search alone stays 1.5 to 2.5 per cent below the bound here. */
static void
test_near_the_bound (Fixture *f, gconstpointer data)
{
  ReleveAim aim = RELEVE_AIM_INIT;
  g_autoptr (ReleveProposal) proposal = NULL;

  aim.effort = 60;
  proposal = releve_planner_run (f->problem, &aim, NULL, NULL, FALSE, NULL);
  g_assert_cmpint (proposal->violations, ==, 0);
  g_assert_cmpint (proposal->bound, >=, proposal->value);
  g_assert_cmpint (proposal->value * 1000, >=, proposal->bound * 985);
}

#define ADD(name, file, function) g_test_add ("/planner/dive/" name, Fixture, file, setup, function, teardown)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("O1 Everybody gets a year that keeps her own rules", "dept-1.instance", test_own_rules);
  ADD ("O1 On a tight instance too", "dept-3.instance", test_own_rules);
  ADD ("O6 Piece by piece is the same dive", "dept-1.instance", test_piecemeal);
  ADD ("O1 Who keeps her year keeps it", "dept-1.instance", test_kept);
  g_test_add_func ("/planner/dive/O1 Years that use and earn the same are told apart", test_equal_years);
  ADD ("O1 A dive leaves the bound as it was", "dept-2.instance", test_bound_untouched);
  ADD ("O2 It stops when it is asked to", "dept-1.instance", test_stopped);
  ADD ("O1 A department's plan comes near its bound", "dept-1.instance", test_near_the_bound);
  ADD ("O1 And another's", "dept-3.instance", test_near_the_bound);
  return g_test_run ();
}
