#include "releve-audit.h"
#include "releve-bound.h"
#include "releve-descent.h"
#include "releve-exact.h"
#include "releve-pack.h"
#include "releve-planner.h"
#include "releve-spread.h"
#include "try-all.h"

#include <string.h>

/* Cells that hold several cards: packing, years, and the bound, beside what
 * trying everything finds. */

#define MANY_NODES 10000000

/* ---- small random problems ---- */

static void
offer (ReleveProblem *problem, int learner, int assignment, gint64 worth)
{
  gint64 *starts = releve_problem_worth (problem, learner, assignment);

  for (int start = 0; start + problem->assignments[assignment].span <= problem->n_blocks; start++)
    starts[start] = worth + start * 1000;
}

/* Hours of a block: coarse, or so fine that packing has to round. */
static int
draw_hours (GRand *random, gboolean fine)
{
  return fine ? g_rand_int_range (random, 100, 700) : 5 * g_rand_int_range (random, 1, 8);
}

static void
fill_assignment (GRand *random, ReleveProblem *problem, int at, gboolean fine)
{
  ReleveProblemAssignment *assignment = &problem->assignments[at];

  assignment->category = g_rand_int_range (random, 0, RELEVE_N_CATEGORIES);
  assignment->span = g_rand_int_range (random, 1, MIN (3, problem->n_blocks) + 1);
  assignment->exclusive = g_rand_int_range (random, 0, 5) == 0;
  assignment->hours = draw_hours (random, fine);
  if (at > 0 && g_rand_int_range (random, 0, 3) == 0)
    {
      int before = g_rand_int_range (random, 0, at), need = 7;

      g_array_append_val (assignment->before, before);
      g_array_append_val (assignment->teaches, need);
    }
}

static void
fill_learner (GRand *random, ReleveProblem *problem, int at, gboolean fine)
{
  ReleveProblemLearner *learner = &problem->learners[at];
  int need = 7;

  for (int block = 0; block < problem->n_blocks; block++)
    {
      learner->room[block] = fine ? 997 : 40;
      learner->leave[block] = g_rand_int_range (random, 0, 8) == 0;
    }
  learner->high[0] = g_rand_int_range (random, 1, problem->n_blocks + 2);
  learner->low[1] = g_rand_int_range (random, 0, 5) == 0;
  if (g_rand_int_range (random, 0, 6) == 0)
    g_array_append_val (learner->needs, need);
  for (int a = 0; a < problem->n_assignments; a++)
    if (g_rand_int_range (random, 0, 4) > 0)
      offer (problem, at, a, g_rand_int_range (random, -50000, 500000));
}

static ReleveProblem *
make_problem (GRand *random, int n_learners, int n_assignments, int n_blocks)
{
  gboolean fine = g_rand_boolean (random);
  ReleveProblem *problem = releve_problem_new ("shared", n_learners, n_blocks, n_assignments, 1);

  for (int a = 0; a < n_assignments; a++)
    fill_assignment (random, problem, a, fine);
  for (int i = 0; i < n_assignments * n_blocks; i++)
    problem->capacity[i] = n_learners == 1 ? 1 : g_rand_int_range (random, 0, n_learners + 1);
  for (int learner = 0; learner < n_learners; learner++)
    fill_learner (random, problem, learner, fine);
  if (g_rand_int_range (random, 0, 4) == 0 && releve_problem_worth (problem, 0, n_assignments - 1)[0] != RELEVE_BARRED)
    {
      ReleveCard pin = { 0, n_assignments - 1, 0 };

      g_array_append_val (problem->pins, pin);
    }
  return problem;
}

/* ---- one block ---- */

static gint64
pack_by_trying (const RelevePackItem *items, int n, int room)
{
  gint64 best = 0;

  for (guint set = 0; set < 1u << n; set++)
    {
      gint64 gain = 0;
      int size = 0;

      for (int i = 0; i < n; i++)
        {
          gain += set >> i & 1 ? items[i].gain : 0;
          size += set >> i & 1 ? items[i].size : 0;
        }
      best = size <= room ? MAX (best, gain) : best;
    }
  return best;
}

static void
test_pack (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20271);
  g_autoptr (RelevePack) pack = releve_pack_new ();

  for (int round = 0; round < 400; round++)
    {
      RelevePackItem items[10];
      int n = g_rand_int_range (random, 0, 11), room = g_rand_int_range (random, 0, RELEVE_MAX_PARTS + 1), size = 0;
      gint64 gain, found = 0;
      ReleveSet taken;

      for (int i = 0; i < n; i++)
        items[i] = (RelevePackItem) { i * 12, g_rand_int_range (random, 0, 30), g_rand_int_range (random, 1, 1000) };
      gain = releve_pack_fill (pack, items, n, room, &taken);
      g_assert_cmpint (gain, ==, pack_by_trying (items, n, room));
      for (int i = 0; i < n; i++)
        {
          found += releve_set_has (taken, items[i].choice) ? items[i].gain : 0;
          size += releve_set_has (taken, items[i].choice) ? items[i].size : 0;
        }
      g_assert_cmpint (found, ==, gain);
      g_assert_cmpint (size, <=, room);
    }
}

/* ---- prices ---- */

/* The greatest of three planes over two prices; the least of it is 12 at (2, 3). */
static gint64
ask_planes (ReleveDescent *descent)
{
  static const gint64 planes[][3] = { { 12000000, 1, 0 }, { 12000000, 0, 1 }, { 12000000, -1, -1 } };
  gint64 most = G_MININT64;

  for (gsize i = 0; i < G_N_ELEMENTS (planes); i++)
    {
      gint64 value = planes[i][0] + planes[i][1] * (descent->prices[0] - 2000000) + planes[i][2] * (descent->prices[1] - 3000000);

      if (value <= most)
        continue;
      most = value;
      descent->slopes[0] = -planes[i][1];
      descent->slopes[1] = -planes[i][2];
    }
  return most;
}

static void
test_descent (void)
{
  g_autoptr (ReleveDescent) descent = releve_descent_new (2);

  for (int step = 0; step < 400; step++)
    {
      releve_descent_judge (descent, ask_planes (descent));
      if (!releve_descent_move (descent, releve_descent_guess (descent)))
        break;
    }
  g_assert_cmpint (descent->bound, >=, 12000000);
  g_assert_cmpint (descent->bound, <=, 12050000);
  g_assert_cmpint (ABS (descent->best[0] - 2000000), <, 200000);
  g_assert_cmpint (ABS (descent->best[1] - 3000000), <, 200000);
}

/* ---- one year ---- */

typedef struct {
  ReleveProblem *problem;
  ReleveYear *year;
  gint64 *offers;
  gint64 best;
} OneYear;

static int
choice_of (const ReleveYear *year, int assignment)
{
  for (int i = 0; i < year->n_choices; i++)
    if (year->choices[i].assignment == assignment)
      return i;
  return -1;
}

static gint64
offered (const GArray *cards, gconstpointer data)
{
  const OneYear *one = data;
  gint64 value = 0;

  for (guint i = 0; i < cards->len; i++)
    {
      const ReleveCard *card = &g_array_index (cards, ReleveCard, i);
      int choice = choice_of (one->year, card->assignment);
      gint64 offer = choice < 0 ? RELEVE_BARRED : one->offers[choice * one->year->n_blocks + card->start];

      if (offer == RELEVE_BARRED)
        return G_MININT64;
      value += offer;
    }
  return value;
}

static OneYear
make_year (GRand *random)
{
  OneYear one = { make_problem (random, 1, g_rand_int_range (random, 2, 6), g_rand_int_range (random, 1, 6)) };
  int n;

  one.year = releve_year_new (one.problem, 0, 0, 0);
  n = one.year->n_choices * one.year->n_blocks;
  one.offers = g_new0 (gint64, n + 1);
  for (int i = 0; i < n; i++)
    one.offers[i] = one.year->worth[i] == RELEVE_BARRED ? RELEVE_BARRED
                                                        : one.year->worth[i] - g_rand_int_range (random, 0, 200000);
  one.best = try_all (one.problem, NULL, offered, &one);
  return one;
}

static void
clear_year (OneYear *one)
{
  releve_year_free (one->year);
  releve_problem_free (one->problem);
  g_free (one->offers);
}

static void
test_year (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20272);
  g_autoptr (ReleveExact) exact = releve_exact_new ();
  int n_found = 0, n_none = 0;

  for (int round = 0; round < 300; round++)
    {
      OneYear one = make_year (random);
      g_autoptr (ReleveTuning) tuning = releve_tuning_new (one.year);
      ReleveExactResult result, early;

      releve_exact_solve (exact, one.year, one.offers, tuning, 20, 4, NULL, &early);
      releve_exact_solve (exact, one.year, one.offers, tuning, 20, MANY_NODES, early.feasible ? early.starts : NULL, &result);
      g_assert_true (result.proven);
      g_assert_cmpint (result.feasible, ==, one.best > G_MININT64);
      if (result.feasible)
        {
          g_assert_cmpint (result.value, ==, one.best);
          g_assert_cmpint (result.bound, ==, one.best);
          g_assert_cmpint (early.bound, >=, one.best);
        }
      n_found += result.feasible;
      n_none += !result.feasible;
      clear_year (&one);
    }
  g_assert_cmpint (n_found, >, 100);
  g_assert_cmpint (n_none, >, 10);
}

/* Whatever the prices are. */
static void
test_any_prices (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20273);
  g_autoptr (ReleveSpread) spread = releve_spread_new ();

  for (int round = 0; round < 300; round++)
    {
      OneYear one = make_year (random);
      int n = releve_spread_n_prices (one.year);
      g_autofree gint64 *prices = g_new0 (gint64, n + 1);
      RelevePart part;
      ReleveSpreadAnswer answer;

      for (int i = 0; i < n; i++)
        prices[i] = g_rand_int_range (random, 0, 3) == 0 ? g_rand_int_range (random, 0, 300000) : 0;
      releve_spread_set (spread, one.year, one.offers);
      if (one.year->clash || !releve_part_start (&part, one.year, one.offers))
        g_assert_cmpint (one.best, ==, G_MININT64);
      else
        {
          releve_spread_ask (spread, &part, prices, &answer);
          g_assert_cmpint (answer.bound, >=, one.best);
        }
      clear_year (&one);
    }
}

/* A decision spoils a part only where no year has it. */
static void
test_decisions (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20274);

  for (int round = 0; round < 120; round++)
    {
      OneYear one = make_year (random);
      RelevePart part;

      if (!one.year->clash && releve_part_start (&part, one.year, one.offers))
        for (int i = 0; i < one.year->n_choices; i++)
          for (int start = 0; start < one.year->n_blocks; start++)
            {
              ReleveCard card = { 0, one.year->choices[i].assignment, start };
              RelevePart with = part;

              if (releve_set_has (part.open, i) && !releve_part_decide (&with, one.year, one.offers, i, start))
                g_assert_cmpint (try_all (one.problem, &card, offered, &one), ==, G_MININT64);
            }
      clear_year (&one);
    }
}

/* ---- everybody ---- */

typedef struct {
  ReleveProblem *problem;
  ReleveYear **years;
} Everybody;

/* Somebody who may take nothing, or nothing but whole blocks. */
static void
leave_out (ReleveProblem *problem, int learner, gboolean whole)
{
  for (int a = 0; a < problem->n_assignments; a++)
    for (int start = 0; start < problem->n_blocks; start++)
      if (!whole || !problem->assignments[a].exclusive)
        releve_problem_worth (problem, learner, a)[start] = RELEVE_BARRED;
}

static Everybody
make_everybody (GRand *random)
{
  int n_learners = g_rand_int_range (random, 2, 4), n_assignments = n_learners == 2 ? 3 : 2;
  Everybody all = { make_problem (random, n_learners, n_assignments, g_rand_int_range (random, 2, 5)) };

  if (all.problem->pins->len == 0 && g_rand_int_range (random, 0, 3) == 0)
    leave_out (all.problem, g_rand_int_range (random, 0, n_learners), g_rand_boolean (random));
  all.years = g_new0 (ReleveYear *, n_learners + 1);
  for (int learner = 0; learner < n_learners; learner++)
    all.years[learner] = releve_year_new (all.problem, learner, 0, 0);
  return all;
}

static void
clear_everybody (Everybody *all)
{
  for (int learner = 0; learner < all->problem->n_learners; learner++)
    releve_year_free (all->years[learner]);
  g_free (all->years);
  releve_problem_free (all->problem);
}

/* Each card of a best plan costs no more than the bound has to spare. */
static void
assert_costs (const Everybody *all, const GPtrArray *costs, gint64 bound)
{
  for (int learner = 0; learner < all->problem->n_learners; learner++)
    for (int i = 0; i < all->years[learner]->n_choices; i++)
      for (int start = 0; start < all->problem->n_blocks && all->years[learner]->choices[i].pin < 0; start++)
        {
          ReleveCard card = { learner, all->years[learner]->choices[i].assignment, start };
          int at = i * all->problem->n_blocks + start;
          gint64 cost = ((const gint64 *) g_ptr_array_index (costs, learner))[at], best;

          if (all->years[learner]->worth[at] == RELEVE_BARRED)
            continue;
          best = try_all (all->problem, &card, NULL, NULL);
          if (best > G_MININT64)
            g_assert_cmpint (cost, <=, bound - best + all->problem->n_learners);
        }
}

static void
test_bound (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20275);
  int n_costs = 0;

  for (int round = 0; round < 80; round++)
    {
      Everybody all = make_everybody (random);
      ReleveBoundAim aim = { 0 };
      ReleveBound *bound = releve_bound_new (all.problem, all.years, &aim);
      gint64 best = try_all (all.problem, NULL, NULL, NULL), before = G_MAXINT64;
      RelevePrices prices = { 0 };

      for (int step = 0; step < 4000 && !releve_bound_is_done (bound); step++)
        {
          releve_bound_run (bound, 1, RELEVE_BARRED, NULL, NULL);
          g_assert_cmpint (releve_bound_value (bound), <=, before);
          g_assert_cmpint (releve_bound_value (bound), >, -1000000 * RELEVE_MILLION);
          if (best > G_MININT64)
            g_assert_cmpint (releve_bound_value (bound), >=, best);
          before = releve_bound_value (bound);
          releve_bound_prices (bound, &prices);
          if (prices.costs == NULL || n_costs > 8 || best == G_MININT64)
            continue;
          n_costs++;
          assert_costs (&all, prices.costs, before);
          break;
        }
      releve_bound_free (bound);
      clear_everybody (&all);
    }
  g_assert_cmpint (n_costs, >, 4);
}

/* A department in which everybody could be everywhere. */
static ReleveProblem *
make_department (guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  ReleveProblem *problem = releve_problem_new ("department", 10, 9, 14, 0);

  for (int a = 0; a < 14; a++)
    {
      problem->assignments[a].category = a % RELEVE_N_CATEGORIES;
      problem->assignments[a].span = 1 + a % 3 / 2;
      problem->assignments[a].hours = g_rand_int_range (random, 2, 11) * 2;
    }
  for (int i = 0; i < 14 * 9; i++)
    problem->capacity[i] = 1;
  for (int learner = 0; learner < 10; learner++)
    {
      for (int block = 0; block < 9; block++)
        problem->learners[learner].room[block] = 20;
      for (int a = 0; a < 14; a++)
        offer (problem, learner, a, g_rand_int_range (random, 10000, 500000));
    }
  return problem;
}

static void
test_close_bound (void)
{
  for (guint32 seed = 1; seed <= 3; seed++)
    {
      g_autoptr (ReleveProblem) problem = make_department (seed);
      ReleveAim aim = RELEVE_AIM_INIT;
      g_autoptr (ReleveProposal) one = NULL, other = NULL;
      g_autoptr (GArray) terms = NULL;

      aim.effort = 60;
      aim.threads = 1;
      one = releve_planner_run (problem, &aim, NULL, NULL, FALSE, NULL);
      aim.threads = 2;
      other = releve_planner_run (problem, &aim, NULL, NULL, FALSE, NULL);
      terms = releve_audit_plan (problem, one->cards);
      g_assert_cmpuint (terms->len, ==, 0);
      g_assert_cmpint (one->bound, >=, one->value);
      g_assert_cmpint (one->bound - one->value, <, one->bound / 50);
      g_assert_cmpmem (one->cards->data, one->cards->len * sizeof (ReleveCard), other->cards->data,
                       other->cards->len * sizeof (ReleveCard));
      g_assert_cmpint (one->bound, ==, other->bound);
      g_assert_cmpuint (one->iterations, ==, other->iterations);
    }
}

/* Staying may earn far more than anything else: a floor that is asked for does
 * not keep the plan from staying. */
static void
test_keeping_above_floor (void)
{
  g_autoptr (ReleveProblem) problem = make_department (4);
  ReleveAim aim = RELEVE_AIM_INIT;
  g_autoptr (ReleveProposal) first = NULL, second = NULL;

  aim.effort = 20;
  first = releve_planner_run (problem, &aim, NULL, NULL, FALSE, NULL);
  g_array_set_size (problem->plan, 0);
  g_array_append_vals (problem->plan, first->cards->data, first->cards->len);
  aim.warm = TRUE;
  aim.keeping = 5 * RELEVE_MILLION;
  aim.floor = 95;
  aim.effort = 60;
  second = releve_planner_run (problem, &aim, NULL, NULL, FALSE, NULL);
  g_assert_cmpint (second->violations, ==, 0);
  g_assert_cmpint (second->least_share, >=, second->floor);
  g_assert_cmpint (releve_audit_kept (problem, second->cards) * 2, >, (gint64) first->cards->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shared/O1 A block is packed as well as it can be", test_pack);
  g_test_add_func ("/shared/O1 Prices come down to the least bound", test_descent);
  g_test_add_func ("/shared/O1 A year is the best there is, or there is none", test_year);
  g_test_add_func ("/shared/O1 Whatever the prices, no year is worth more than the bound", test_any_prices);
  g_test_add_func ("/shared/O1 What is decided rules out no year that has it", test_decisions);
  g_test_add_func ("/shared/O1 No plan is worth more than the bound, and no card of one costs more than it spares", test_bound);
  g_test_add_func ("/shared/O6 A department is planned within two per cent, with the same bytes on one and two threads", test_close_bound);
  g_test_add_func ("/shared/O5 A floor does not keep a plan from staying", test_keeping_above_floor);
  return g_test_run ();
}
