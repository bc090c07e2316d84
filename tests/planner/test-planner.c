#include "bench-instance.h"
#include "releve-conflict.h"
#include "releve-planner.h"
#include "try-all.h"

#ifdef HAVE_GLPK
#include "glpk-oracle.h"
#endif

static ReleveProblem *
load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, "bench", name, NULL);
  g_autofree char *why = NULL;
  ReleveProblem *problem = bench_instance_read (path, &why);

  if (problem == NULL)
    g_error ("%s: %s", path, why);
  return problem;
}

static ReleveProposal *
propose (const ReleveProblem *problem, guint effort, int threads)
{
  ReleveAim aim = RELEVE_AIM_INIT;

  aim.effort = effort;
  aim.threads = threads;
  return releve_planner_run (problem, &aim, NULL, NULL, FALSE, NULL);
}

/* The checker's word, not the planner's. */
static void
assert_keeps_rules (const ReleveProblem *problem, const ReleveProposal *proposal)
{
  g_autoptr (GArray) terms = releve_audit_plan (problem, proposal->cards);

  for (guint i = 0; i < terms->len; i++)
    {
      const ReleveTerm *term = &g_array_index (terms, ReleveTerm, i);

      g_test_message ("%s: learner %d, assignment %d, block %d, other %d", releve_term_codes[term->kind],
                      term->learner, term->assignment, term->block, term->other);
    }
  g_assert_cmpuint (terms->len, ==, 0);
  g_assert_cmpint (proposal->violations, ==, 0);
  g_assert_cmpint (proposal->bound, >=, proposal->value);
}

static void
assert_same_plan (const ReleveProposal *one, const ReleveProposal *other)
{
  g_assert_cmpmem (one->cards->data, one->cards->len * sizeof (ReleveCard),
                   other->cards->data, other->cards->len * sizeof (ReleveCard));
  g_assert_cmpint (one->value, ==, other->value);
  g_assert_cmpint (one->bound, ==, other->bound);
  g_assert_cmpuint (one->iterations, ==, other->iterations);
}

static void
test_small_optimum (gconstpointer data)
{
  g_autofree char *name = g_strdup_printf ("small-%d.instance", GPOINTER_TO_INT (data));
  g_autoptr (ReleveProblem) problem = load (name);
  g_autoptr (ReleveProposal) proposal = propose (problem, 20, 2);

  assert_keeps_rules (problem, proposal);
  g_assert_true (proposal->proven);
  g_assert_cmpint (proposal->value, ==, releve_audit_worth (problem, proposal->cards));
#ifdef HAVE_GLPK
  {
    gint64 optimum;

    g_assert_true (glpk_oracle_solve (problem, &optimum));
    g_assert_cmpint (proposal->value, ==, optimum);
    g_assert_cmpint (proposal->bound, ==, optimum);
  }
#else
  g_test_skip ("GLPK is not installed");
#endif
}

static void
test_threads (void)
{
  g_autoptr (ReleveProblem) problem = load ("dept-1.instance");
  g_autoptr (ReleveProposal) one = propose (problem, 14, 1);
  g_autoptr (ReleveProposal) two = propose (problem, 14, 2);
  g_autoptr (ReleveProposal) again = propose (problem, 14, 2);

  g_assert_true (one->reproducible);
  assert_keeps_rules (problem, one);
  assert_same_plan (one, two);
  assert_same_plan (two, again);
}

static void
test_enough (void)
{
  g_autoptr (ReleveProblem) problem = load ("dept-1.instance");
  ReleveAim aim = { .seed = 1, .effort = 60, .threads = 2, .enough = 50 };
  g_autoptr (ReleveProposal) near = releve_planner_run (problem, &aim, NULL, NULL, FALSE, NULL), far = propose (problem, 60, 2);

  assert_keeps_rules (problem, near);
  g_assert_true (near->reproducible);
  g_assert_cmpint (near->value, >=, near->bound - near->bound / 1000 * aim.enough);
  g_assert_cmpuint (near->iterations, <, far->iterations);
}

static void
test_clock (void)
{
  g_autoptr (ReleveProblem) problem = load ("dept-1.instance");
  ReleveAim by_clock = { .seed = 1, .seconds = 0.1, .threads = 2 };
  ReleveAim cut = { .seed = 1, .effort = 100000, .seconds = 0.1, .threads = 2 };
  ReleveAim ample = { .seed = 1, .effort = 2, .seconds = 600, .threads = 2 };
  g_autoptr (ReleveProposal) one = releve_planner_run (problem, &by_clock, NULL, NULL, FALSE, NULL);
  g_autoptr (ReleveProposal) two = releve_planner_run (problem, &cut, NULL, NULL, FALSE, NULL);
  g_autoptr (ReleveProposal) three = releve_planner_run (problem, &ample, NULL, NULL, FALSE, NULL);

  g_assert_false (one->reproducible);
  g_assert_false (two->reproducible);
  g_assert_true (three->reproducible);
}

static gboolean
holds_card (const GArray *cards, const ReleveCard *wanted)
{
  for (guint i = 0; i < cards->len; i++)
    if (releve_card_compare (&g_array_index (cards, ReleveCard, i), wanted) == 0)
      return TRUE;
  return FALSE;
}

static void
test_pins (void)
{
  for (int i = 1; i <= 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("dept-%d.instance", i);
      g_autoptr (ReleveProblem) problem = load (name);
      g_autoptr (ReleveProposal) proposal = propose (problem, 4, 2);

      for (guint pin = 0; pin < problem->pins->len; pin++)
        g_assert_true (holds_card (proposal->cards, &g_array_index (problem->pins, ReleveCard, pin)));
    }
}

static void
test_replan (void)
{
  g_autoptr (ReleveProblem) problem = load ("dept-2.instance");
  ReleveAim aim = { .seed = 3, .effort = 8, .threads = 2, .keeping = 40 * RELEVE_MILLION, .warm = TRUE };
  g_autoptr (ReleveProposal) proposal = releve_planner_run (problem, &aim, NULL, NULL, FALSE, NULL);

  assert_keeps_rules (problem, proposal);
  /* Keeping a card is worth more than anything that could replace it. */
  g_assert_cmpint (releve_audit_kept (problem, proposal->cards), ==, problem->plan->len);
}

static void
test_floor (void)
{
  g_autoptr (ReleveProblem) problem = load ("dept-2.instance");
  ReleveAim aim = { .seed = 1, .effort = 20, .threads = 2, .floor = 100 };
  g_autoptr (ReleveProposal) fair = releve_planner_run (problem, &aim, NULL, NULL, FALSE, NULL);
  g_autoptr (ReleveProposal) plain = propose (problem, 20, 2);

  assert_keeps_rules (problem, fair);
  g_assert_cmpint (fair->floor, >, 0);
  g_assert_cmpint (fair->least_share, >=, fair->floor);
  g_assert_cmpint (fair->least_share, >=, plain->least_share / 10000 * 10000); /* known to one per cent */
}

/* What staying earns is no growth: the floor is that of a plan from nothing,
 * though a present plan is worth more as a whole. */
static void
test_floor_of_kept (void)
{
  g_autoptr (ReleveProblem) problem = load ("dept-2.instance");
  ReleveAim aim = { .seed = 1, .effort = 20, .threads = 2, .floor = 100 };
  g_autoptr (ReleveProposal) anew = releve_planner_run (problem, &aim, NULL, NULL, FALSE, NULL);
  g_autoptr (ReleveProposal) kept = NULL;

  aim.keeping = 40 * RELEVE_MILLION;
  aim.warm = TRUE;
  kept = releve_planner_run (problem, &aim, NULL, NULL, FALSE, NULL);
  assert_keeps_rules (problem, kept);
  g_assert_cmpint (kept->floor, >, anew->floor * 9 / 10);
  for (int learner = 0; learner < problem->n_learners; learner++)
    g_assert_cmpint (releve_audit_learner (problem, kept->cards, learner), >=,
                     kept->uppers[learner] / RELEVE_MILLION * kept->floor);
}

/* ---- cancel ---- */

/* Cancels when it has been told of so many rounds. */
typedef struct {
  GCancellable *cancellable;
  int left;
} Patience;

static void
cancel_cb (const ReleveProgress *progress, gpointer data)
{
  Patience *patience = data;

  g_assert_cmpint (progress->bound, >=, progress->violations == 0 ? progress->value : G_MININT64);
  if (patience->left-- == 0)
    g_cancellable_cancel (patience->cancellable);
}

static void
test_cancel_at_once (void)
{
  g_autoptr (ReleveProblem) problem = load ("dept-1.instance");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  ReleveAim aim = { .seed = 1, .effort = 100000, .threads = 2 };
  g_autoptr (ReleveProposal) proposal = NULL;

  g_cancellable_cancel (cancellable);
  proposal = releve_planner_run (problem, &aim, cancellable, NULL, FALSE, NULL);
  g_assert_true (proposal->cancelled);
  g_assert_false (proposal->reproducible);
  g_assert_cmpuint (proposal->iterations, ==, 0);
}

/* Uppers, the least share, the total, and with it the bound and its closing. */
static void
test_cancel_anywhere (void)
{
  static const char *const names[] = { "dept-1.instance", "small-13.instance" };

  for (int left = 0; left < 40; left += 3)
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      {
        g_autoptr (ReleveProblem) problem = load (names[i]);
        g_autoptr (GCancellable) cancellable = g_cancellable_new ();
        ReleveAim aim = { .seed = 1, .effort = 60, .threads = 2, .floor = left % 2 == 0 ? 90 : 0 };
        Patience patience = { cancellable, left };
        g_autoptr (ReleveProposal) proposal = releve_planner_run (problem, &aim, cancellable, cancel_cb, TRUE, &patience);

        g_assert_true (proposal->cancelled || proposal->proven);
        for (guint pin = 0; pin < problem->pins->len; pin++)
          g_assert_true (holds_card (proposal->cards, &g_array_index (problem->pins, ReleveCard, pin)));
      }
}

/* ---- conflicts ---- */

static GArray *
find_conflicts (const char *name)
{
  g_autoptr (ReleveProblem) problem = load (name);
  g_autoptr (ReleveProposal) proposal = propose (problem, 2, 2);

  g_assert_cmpint (proposal->violations, >, 0);
  g_assert_cmpuint (proposal->terms->len, >, 0);
  return releve_conflict_find (problem);
}

static void
test_conflict_gap (void)
{
  g_autoptr (GArray) conflicts = find_conflicts ("broken-gap.instance");

  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_cmpint (g_array_index (conflicts, ReleveConflict, 0).kind, ==, RELEVE_CONFLICT_LEARNER);
  g_assert_cmpuint (g_array_index (conflicts, ReleveConflict, 0).groups, ==, RELEVE_GROUP_NEEDS);
  g_assert_cmpint (g_array_index (conflicts, ReleveConflict, 0).need, >=, 0);
}

static void
test_conflict_capacity (void)
{
  g_autoptr (GArray) conflicts = find_conflicts ("broken-cap.instance");

  g_assert_cmpuint (conflicts->len, >=, 4);
  for (guint i = 0; i < 4; i++)
    {
      const ReleveConflict *conflict = &g_array_index (conflicts, ReleveConflict, i);

      g_assert_cmpint (conflict->kind, ==, RELEVE_CONFLICT_LEARNER);
      g_assert_cmpint (conflict->learner, ==, i);
      g_assert_cmpuint (conflict->groups, ==, RELEVE_GROUP_NEEDS | RELEVE_GROUP_CLOSED);
    }
}

static void
test_conflict_minimum (void)
{
  g_autoptr (GArray) conflicts = find_conflicts ("broken-min.instance");
  const ReleveConflict *conflict = &g_array_index (conflicts, ReleveConflict, 0);

  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_cmpint (conflict->kind, ==, RELEVE_CONFLICT_MINIMUM);
  g_assert_cmpint (conflict->found, <, conflict->limit);
}

static void
test_conflict_pin (void)
{
  g_autoptr (GArray) conflicts = find_conflicts ("broken-pin.instance");
  const ReleveConflict *conflict = &g_array_index (conflicts, ReleveConflict, 0);

  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_cmpint (conflict->learner, ==, 0);
  g_assert_cmpuint (conflict->groups, ==, RELEVE_GROUP_LEAVE | RELEVE_GROUP_PINS);
}

static void
test_no_conflict (void)
{
  g_autoptr (ReleveProblem) problem = load ("dept-1.instance");
  g_autoptr (GArray) conflicts = releve_conflict_find (problem);

  g_assert_cmpuint (conflicts->len, ==, 0);
}

/* ---- odd problems ---- */

static void
offer (ReleveProblem *problem, int learner, int assignment, gint64 worth)
{
  int span = problem->assignments[assignment].span;

  for (int start = 0; start + span <= problem->n_blocks; start++)
    releve_problem_worth (problem, learner, assignment)[start] = worth;
}

static void
test_nothing (void)
{
  g_autoptr (ReleveProblem) no_blocks = releve_problem_new ("no blocks", 3, 0, 2, 1);
  g_autoptr (ReleveProblem) no_learners = releve_problem_new ("no learners", 0, 4, 2, 1);
  g_autoptr (ReleveProblem) no_choice = releve_problem_new ("no choice", 2, 3, 0, 0);
  ReleveProblem *problems[] = { no_blocks, no_learners, no_choice };

  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_autoptr (ReleveProposal) proposal = propose (problems[i], 2, 2);

      assert_keeps_rules (problems[i], proposal);
      g_assert_cmpuint (proposal->cards->len, ==, 0);
    }
}

static void
test_one_by_one (void)
{
  g_autoptr (ReleveProblem) problem = releve_problem_new ("one", 1, 1, 1, 0);
  g_autoptr (ReleveProposal) proposal = NULL;

  problem->assignments[0].exclusive = TRUE;
  offer (problem, 0, 0, 5 * RELEVE_MILLION);
  proposal = propose (problem, 3, 1);
  assert_keeps_rules (problem, proposal);
  g_assert_true (proposal->proven);
  g_assert_cmpint (proposal->value, ==, 5 * RELEVE_MILLION);
}

static void
test_no_place (void)
{
  g_autoptr (ReleveProblem) problem = releve_problem_new ("no place", 2, 3, 1, 0);
  g_autoptr (ReleveProposal) proposal = NULL;

  problem->assignments[0].exclusive = TRUE;
  for (int block = 0; block < 3; block++)
    problem->capacity[block] = 0;
  offer (problem, 0, 0, RELEVE_MILLION);
  offer (problem, 1, 0, RELEVE_MILLION);
  proposal = propose (problem, 3, 2);
  assert_keeps_rules (problem, proposal);
  g_assert_cmpuint (proposal->cards->len, ==, 0);
}

static void
test_away_all_year (void)
{
  g_autoptr (ReleveProblem) problem = releve_problem_new ("away", 2, 3, 1, 0);
  g_autoptr (ReleveProposal) proposal = NULL;

  problem->assignments[0].exclusive = TRUE;
  offer (problem, 0, 0, RELEVE_MILLION);
  offer (problem, 1, 0, RELEVE_MILLION);
  for (int block = 0; block < 3; block++)
    problem->learners[0].leave[block] = TRUE;
  proposal = propose (problem, 3, 2);
  assert_keeps_rules (problem, proposal);
  g_assert_cmpuint (proposal->cards->len, ==, 1);
  g_assert_cmpint (g_array_index (proposal->cards, ReleveCard, 0).learner, ==, 1);
}

static void
test_contradictory_pins (void)
{
  g_autoptr (ReleveProblem) problem = releve_problem_new ("pins", 1, 3, 2, 0);
  ReleveCard pins[] = { { 0, 0, 1 }, { 0, 1, 1 } };
  g_autoptr (ReleveProposal) proposal = NULL;
  g_autoptr (GArray) conflicts = NULL;

  problem->assignments[0].exclusive = problem->assignments[1].exclusive = TRUE;
  offer (problem, 0, 0, RELEVE_MILLION);
  offer (problem, 0, 1, RELEVE_MILLION);
  g_array_append_vals (problem->pins, pins, 2);
  proposal = propose (problem, 3, 2);
  g_assert_true (holds_card (proposal->cards, &pins[0]));
  g_assert_true (holds_card (proposal->cards, &pins[1]));
  g_assert_cmpint (g_array_index (proposal->terms, ReleveTerm, 0).kind, ==, RELEVE_TERM_ROOM);
  conflicts = releve_conflict_find (problem);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_cmpuint (g_array_index (conflicts, ReleveConflict, 0).groups, ==, RELEVE_GROUP_PINS);
}

/* More than a set of choices holds: no word of a bound, but a plan. */
static void
test_many_choices (void)
{
  g_autoptr (ReleveProblem) problem = releve_problem_new ("many", 3, 13, 200, 0);
  g_autoptr (ReleveProposal) proposal = NULL;

  for (int a = 0; a < 200; a++)
    {
      problem->assignments[a].exclusive = TRUE;
      for (int learner = 0; learner < 3; learner++)
        offer (problem, learner, a, RELEVE_MILLION + a);
      g_array_append_val (problem->assignments[a].teaches, a);
    }
  for (int need = 0; need < 5; need++)
    g_array_append_val (problem->learners[0].needs, need);
  proposal = propose (problem, 4, 2);
  g_assert_cmpint (proposal->bound, ==, G_MAXINT64);
  g_assert_false (proposal->proven);
  g_assert_cmpint (proposal->stuck, ==, -1);
  g_assert_cmpint (proposal->violations, ==, 0);
  g_assert_cmpuint (proposal->cards->len, ==, 39);
}

/* ---- cells of several cards ---- */

static ReleveProblem *
make_shared (GRand *random)
{
  int n_learners = g_rand_int_range (random, 1, 5), n_blocks = g_rand_int_range (random, 1, 6);
  int n_assignments = g_rand_int_range (random, 1, 8);
  ReleveProblem *problem = releve_problem_new ("shared", n_learners, n_blocks, n_assignments, 1);

  for (int a = 0; a < n_assignments; a++)
    {
      ReleveProblemAssignment *assignment = &problem->assignments[a];

      assignment->category = g_rand_int_range (random, 0, RELEVE_N_CATEGORIES);
      assignment->span = g_rand_int_range (random, 1, MIN (3, n_blocks) + 1);
      assignment->exclusive = g_rand_int_range (random, 0, 4) == 0;
      assignment->hours = g_rand_int_range (random, 5, 30);
      assignment->supervisor = g_rand_int_range (random, -1, 1);
      if (a > 0 && g_rand_int_range (random, 0, 4) == 0)
        {
          int before = g_rand_int_range (random, 0, a);

          g_array_append_val (assignment->before, before);
        }
    }
  for (int i = 0; i < n_assignments * n_blocks; i++)
    problem->capacity[i] = g_rand_int_range (random, 0, n_learners + 1);
  for (int block = 0; block < n_blocks; block++)
    problem->duty[block] = g_rand_int_range (random, 0, 4);
  for (int learner = 0; learner < n_learners; learner++)
    {
      for (int block = 0; block < n_blocks; block++)
        {
          problem->learners[learner].room[block] = 40;
          problem->learners[learner].leave[block] = g_rand_int_range (random, 0, 8) == 0;
        }
      problem->learners[learner].high[0] = g_rand_int_range (random, 1, n_blocks + 2);
      for (int a = 0; a < n_assignments; a++)
        if (g_rand_int_range (random, 0, 3) > 0)
          offer (problem, learner, a, g_rand_int_range (random, 1, 500000));
    }
  return problem;
}

static void
test_shared_cells (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261);

  for (int i = 0; i < 150; i++)
    {
      g_autoptr (ReleveProblem) problem = make_shared (random);
      g_autoptr (ReleveProposal) proposal = propose (problem, 2, 1), other = propose (problem, 2, 2);

      assert_keeps_rules (problem, proposal);
      g_assert_cmpint (proposal->value, ==, releve_audit_worth (problem, proposal->cards));
      assert_same_plan (proposal, other);
    }
}

static void
test_tiny (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20262);
  int n_tried = 0;

  while (n_tried < 60)
    {
      g_autoptr (ReleveProblem) problem = make_shared (random);
      g_autoptr (ReleveProposal) proposal = NULL;
      gint64 best;

      if (problem->n_learners * problem->n_assignments > 6 || problem->n_blocks > 4)
        continue;
      n_tried++;
      best = try_all (problem, NULL, NULL, NULL);
      proposal = propose (problem, 6, 1);
      g_assert_cmpint (proposal->bound, >=, best);
      g_assert_cmpint (proposal->value, ==, best);
    }
}

static void
test_floor_bound (void)
{
  for (int seed = 1; seed <= 3; seed++)
    {
      g_autofree char *name = g_strdup_printf ("small-%d.instance", seed);
      g_autoptr (ReleveProblem) problem = load (name);
      ReleveAim aim = { .seed = 1, .effort = 60, .threads = 2, .floor = 100 };
      g_autoptr (ReleveProposal) fair = releve_planner_run (problem, &aim, NULL, NULL, FALSE, NULL);
      g_autoptr (ReleveProposal) plain = propose (problem, 20, 2);

      assert_keeps_rules (problem, fair);
      g_assert_cmpint (fair->least_share, >=, fair->floor);
      g_assert_cmpint (fair->least_share, >=, plain->least_share / 10000 * 10000);
      g_assert_cmpint (fair->value, <=, plain->value);
    }
}

/* 300 learners, 26 blocks, 60 assignments: from the present plan, never worse. */
static void
test_huge (void)
{
  g_autoptr (ReleveProblem) problem = load ("huge-1.instance");
  ReleveAim aim = { .seed = 1, .effort = 24, .threads = 2, .warm = TRUE };
  g_autoptr (ReleveProposal) proposal = releve_planner_run (problem, &aim, NULL, NULL, FALSE, NULL);

  g_assert_cmpint (proposal->violations, ==, 0);
  g_assert_cmpint (proposal->value, >, releve_audit_worth (problem, problem->plan));
  g_assert_cmpint (proposal->bound, >=, proposal->value);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (int seed = 1; seed <= 20; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/planner/O1 The plan of small instance %d is the optimum, and proven", seed);

      g_test_add_data_func (path, GINT_TO_POINTER (seed), test_small_optimum);
    }
  g_test_add_func ("/planner/O6 One and two threads give the same bytes", test_threads);
  g_test_add_func ("/planner/O1 A run may end as near to the bound as is asked", test_enough);
  g_test_add_func ("/planner/O6 A run that the clock cut says that it is not reproducible", test_clock);
  g_test_add_func ("/planner/O1 Pins never move", test_pins);
  g_test_add_func ("/planner/O5 A plan that is worth keeping is kept", test_replan);
  g_test_add_func ("/planner/O1 The fairness floor holds for everybody", test_floor);
  g_test_add_func ("/planner/O1 The fairness floor is of growth, not of what staying earns", test_floor_of_kept);
  g_test_add_func ("/planner/O2 Cancelling before the start does nothing", test_cancel_at_once);
  g_test_add_func ("/planner/O2 Cancelling at every phase leaves a plan with its pins", test_cancel_anywhere);
  g_test_add_func ("/planner/O3 A gap that nothing covers is named", test_conflict_gap);
  g_test_add_func ("/planner/O3 Closed assignments are named", test_conflict_capacity);
  g_test_add_func ("/planner/O3 A minimum beyond the people is named", test_conflict_minimum);
  g_test_add_func ("/planner/O3 A pin on a leave is named", test_conflict_pin);
  g_test_add_func ("/planner/O3 Nothing is said of a plan that exists", test_no_conflict);
  g_test_add_func ("/planner/O1 No blocks, no learners, no assignments", test_nothing);
  g_test_add_func ("/planner/O1 One learner and one block", test_one_by_one);
  g_test_add_func ("/planner/O1 No place anywhere leaves an empty plan", test_no_place);
  g_test_add_func ("/planner/O1 A learner away all year gets nothing", test_away_all_year);
  g_test_add_func ("/planner/O3 Contradictory pins stand and are named", test_contradictory_pins);
  g_test_add_func ("/planner/O1 More choices than are planned for make a plan without a bound", test_many_choices);
  g_test_add_func ("/planner/O1 Cells of several cards keep every rule", test_shared_cells);
  g_test_add_func ("/planner/O1 Tiny plans with cells of several cards are the best there are", test_tiny);
  g_test_add_func ("/planner/O1 A floor gives everybody at least what no floor does", test_floor_bound);
  g_test_add_func ("/planner/O5 Three hundred learners only gain from their present plan", test_huge);
  return g_test_run ();
}
