#include "releve-match.h"

#include <math.h>
#include <string.h>

#define P (releve_parameters_default ())

enum { TM, SE, HS, CI, IC, AM, OR, LO };
enum { C1, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11, C12 };

/* Within half a unit of the last of @decimals printed digits. */
static void
assert_printed (double value, double printed, int decimals)
{
  double half_unit = 0.5 * pow (10, -decimals);

  if (!(fabs (value - printed) <= half_unit + 1e-9))
    g_error ("computed %.6f, printed %.*f", value, decimals, printed);
}

static void
set_levels (ReleveMatchInput *input, const char *text)
{
  gboolean parsed = releve_levels_parse (text, &input->levels);

  g_assert_true (parsed);
}

static void
set_open_range (ReleveMatchInput *input)
{
  releve_levels_parse ("0000000000", &input->low);
  releve_levels_parse ("4444444444", &input->high);
}

/* Dre L. of domain.md §4, in assignment G3 with the given levels. */
static ReleveMatchInput
make_dre_l (const char *levels)
{
  ReleveMatchInput input = {
    .attributes = { [TM] = 3, [SE] = 2, [HS] = 3, [CI] = 2, [IC] = 3, [AM] = 1.5, [OR] = 3, [LO] = 3 },
    .exposure = { [RELEVE_AUT] = 2, [RELEVE_NOV] = 1, [RELEVE_RSP] = 1, [RELEVE_COM] = 2, [RELEVE_DIV] = 2 },
    .weights = { [C11] = 1, [C4] = 1, [C7] = .5, [C12] = .5 },
    .hours = 40,
  };

  for (int c = 0; c < RELEVE_N_COMPETENCIES; c++)
    {
      input.competence[c] = 2;
      input.target[c] = 3;
    }
  input.competence[C3] = 3;
  input.competence[C8] = 2.5;
  input.competence[C4] = 1.5;
  input.competence[C11] = input.competence[C12] = 1;
  input.target[C9] = 2;
  set_open_range (&input);
  set_levels (&input, levels);
  return input;
}

static ReleveMatchInput
make_novice (const char *levels)
{
  ReleveMatchInput input = make_dre_l (levels);
  const double attributes[] = { [TM] = 1.5, [SE] = 1, [HS] = 2, [CI] = 1, [IC] = 2, [AM] = 1, [OR] = 2, [LO] = 3 };

  memcpy (input.attributes, attributes, sizeof attributes);
  memset (input.exposure, 0, sizeof input.exposure);
  return input;
}

static ReleveMatch
ask (const ReleveMatchInput *input)
{
  ReleveMatch match;

  releve_match (P, input, &match);
  return match;
}

static ReleveMatch
ask_dre_l (const char *levels)
{
  ReleveMatchInput input = make_dre_l (levels);

  return ask (&input);
}

static void
assert_row (const ReleveMatchInput *input, double kappa, double fit, double growth, double value)
{
  ReleveMatch match = ask (input);

  assert_printed (match.overstretch_weight, kappa, 2);
  assert_printed (match.fit, fit, 1);
  assert_printed (match.growth[C11], growth, 3);
  assert_printed (match.value, value, 3);
}

static void
test_worked_example (void)
{
  static const struct { const char *levels; double kappa, fit, growth, value; } rows[] = {
    { "4332223|112", 2.13, 51.9, .153, .161 },
    { "4332223|442", 1.00, 88.3, .317, .535 },
    { "3322223|332", 1.38, 95.0, .237, .465 },
    { "1212221|112", 2.13, 89.5, .013, .032 },
  };
  ReleveMatchInput novice = make_novice ("4332223|112");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ReleveMatchInput input = make_dre_l (rows[i].levels);

      assert_row (&input, rows[i].kappa, rows[i].fit, rows[i].growth, rows[i].value);
    }
  assert_row (&novice, 2.34, 11.0, .130, .036);
}

static void
test_readiness_line (void)
{
  static const double printed[] = { 1.45, 2.81, 1.94, 2.54, 2.61, 2.46, 1.75 };
  ReleveMatch match = ask_dre_l ("4332223|112");

  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    assert_printed (match.readiness[d], printed[d], 2);
}

static void
test_hand_check (void)
{
  ReleveMatch match = ask_dre_l ("4332223|112");
  double sum = 0;

  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    sum += 1.25 * (.25 + .35 * .75 + .4 * match.challenge_gap[d]);
  assert_printed (match.challenge_gap[RELEVE_CHG], .87, 2);
  assert_printed (match.support, .25, 6);
  assert_printed (match.budget, 4.25, 6);
  assert_printed (sum, 6.39, 2);
  assert_printed (match.stretch_wanted[RELEVE_CHG], .665 * 1.076, 2);
  assert_printed (match.target[RELEVE_CHG], 2.17, 2);
  assert_printed (match.overstretch_weight, 2.125, 6);
  assert_printed (match.costs[RELEVE_CHG], .946, 3);
  g_assert_false (match.under[RELEVE_CHG]);
}

static void
assert_property_row (const char *template, const double printed[5], int peak)
{
  double values[5];

  for (int level = 0; level <= RELEVE_LEVEL_MAX; level++)
    {
      ReleveMatchInput input = make_dre_l (template);

      input.levels.v[RELEVE_CHG] = level;
      values[level] = ask (&input).value;
      assert_printed (values[level], printed[level], 2);
    }
  for (int level = 0; level <= RELEVE_LEVEL_MAX; level++)
    g_assert_cmpfloat (values[level], <=, values[peak]);
}

static void
test_support_moves_the_peak (void)
{
  assert_property_row ("3322223|002", (const double[]) { .06, .07, .16, .11, .05 }, 2);
  assert_property_row ("3322223|442", (const double[]) { .15, .22, .43, .53, .50 }, 3);
}

static void
test_overstretch_weight_extremes (void)
{
  ReleveMatchInput input = make_dre_l ("3322223|002");

  input.attributes[SE] = 0;
  assert_printed (ask (&input).overstretch_weight, 3.0, 9);
  set_levels (&input, "3322223|442");
  input.attributes[SE] = 4;
  assert_printed (ask (&input).overstretch_weight, 0.8, 9);
}

/* A walk over people and plans that never repeats and never varies. */
static ReleveMatchInput
make_any (GRand *random)
{
  ReleveMatchInput input = make_dre_l ("2222222|222");

  for (int a = 0; a < RELEVE_N_RATED; a++)
    {
      input.attributes[a] = g_rand_int_range (random, 0, 17) / 4.0;
      input.observed[a] = g_rand_int_range (random, 0, 17) / 4.0;
    }
  input.observed_known = g_rand_boolean (random);
  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    input.exposure[d] = g_rand_int_range (random, 0, 6);
  for (int c = 0; c < RELEVE_N_COMPETENCIES; c++)
    {
      input.competence[c] = g_rand_double_range (random, 0, 4);
      input.target[c] = g_rand_double_range (random, 0, 4);
      input.weights[c] = g_rand_boolean (random) ? g_rand_double_range (random, .1, 1) : 0;
    }
  input.hours = g_rand_double_range (random, 0, 160);
  input.load = g_rand_double (random);
  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    {
      input.levels.v[i] = g_rand_int_range (random, 0, 5);
      input.low.v[i] = g_rand_int_range (random, 0, input.levels.v[i] + 1);
      input.high.v[i] = g_rand_int_range (random, input.levels.v[i], 5);
    }
  return input;
}

static void
assert_bounds (const ReleveMatchInput *input, const ReleveMatch *match)
{
  g_assert_cmpfloat (match->fit, >, 0);
  g_assert_cmpfloat (match->fit, <=, 100);
  g_assert_cmpfloat (match->support, >=, 0);
  g_assert_cmpfloat (match->support, <=, 1);
  g_assert_cmpfloat (match->budget, >, 0);
  g_assert_cmpfloat (match->overstretch_weight, >=, .8 - 1e-9);
  g_assert_cmpfloat (match->overstretch_weight, <=, 3 + 1e-9);
  g_assert_cmpfloat (match->overstretch, <=, match->stretch + 1e-9);
  g_assert_cmpfloat (match->value, >=, 0);
  for (int k = 0; k < RELEVE_N_COSTS; k++)
    g_assert_cmpfloat (match->costs[k], >=, 0);
  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    {
      g_assert_cmpfloat (match->readiness[d], >=, 0);
      g_assert_cmpfloat (match->readiness[d], <=, 4 + 1e-9);
      g_assert_cmpfloat (match->target[d], >=, match->readiness[d] - 1e-9);
    }
  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    {
      g_assert_cmpfloat (match->target[i], >=, 0);
      g_assert_cmpfloat (match->target[i], <=, 4);
    }
  for (int c = 0; c < RELEVE_N_COMPETENCIES; c++)
    {
      g_assert_cmpfloat (match->gap[c], >=, 0);
      g_assert_cmpfloat (match->gap[c], <=, 1);
      g_assert_cmpfloat (match->growth[c], >=, 0);
      g_assert_cmpfloat (match->growth[c], <=, .8);
      if (input->weights[c] == 0)
        g_assert_cmpfloat (match->growth[c], ==, 0);
    }
}

static void
test_bounds (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2022);

  for (int i = 0; i < 20000; i++)
    {
      ReleveMatchInput input = make_any (random);
      ReleveMatch match = ask (&input);

      assert_bounds (&input, &match);
    }
}

/* One more of what the readiness of @d rests on never makes her less ready. */
static void
assert_readier (ReleveMatchInput input, int attribute)
{
  ReleveMatch before = ask (&input), after;

  input.attributes[attribute] += .25;
  if (attribute != LO)
    input.observed[attribute] += .25;
  after = ask (&input);
  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    g_assert_cmpfloat (after.readiness[d], >=, before.readiness[d] - 1e-12);
  g_assert_cmpfloat (after.overstretch_weight, <=, before.overstretch_weight + 1e-12);
  g_assert_cmpfloat (after.budget, >=, before.budget - 1e-12);
  g_assert_cmpfloat (after.stretch, <=, before.stretch + 1e-12);
}

static void
assert_load_narrows (ReleveMatchInput input)
{
  ReleveMatch free_hands, busy;

  input.load = 0;
  free_hands = ask (&input);
  input.load = 1;
  busy = ask (&input);
  g_assert_cmpfloat (busy.budget, <, free_hands.budget);
  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    g_assert_cmpfloat (busy.target[d], <=, free_hands.target[d] + 1e-12);
}

static void
assert_support_widens (ReleveMatchInput input, int row)
{
  ReleveMatch before, after;

  input.levels.v[row] = 1;
  before = ask (&input);
  input.levels.v[row] = 3;
  after = ask (&input);
  g_assert_cmpfloat (after.support, >, before.support);
  g_assert_cmpfloat (after.budget, >, before.budget);
  g_assert_cmpfloat (after.overstretch_weight, <, before.overstretch_weight);
  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    g_assert_cmpfloat (after.target[d], >=, before.target[d] - 1e-12);
}

/* Further from the mark on either side never costs less, at a fixed mark. */
static void
assert_misfit_costs (ReleveMatchInput input, int d)
{
  double costs[5], target = 0;

  for (int level = 0; level <= RELEVE_LEVEL_MAX; level++)
    {
      ReleveMatch match;

      input.levels.v[d] = level;
      match = ask (&input);
      costs[level] = match.costs[d];
      target = match.target[d];
    }
  for (int level = 0; level < RELEVE_LEVEL_MAX; level++)
    if (level >= target)
      g_assert_cmpfloat (costs[level + 1], >=, costs[level]);
    else if (level + 1 <= target)
      g_assert_cmpfloat (costs[level + 1], <=, costs[level]);
}

static void
test_monotony (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (41);

  for (int i = 0; i < 1000; i++)
    {
      ReleveMatchInput input = make_any (random);

      for (int a = 0; a < RELEVE_N_RATED; a++)
        if (input.attributes[a] < 4 && input.observed[a] < 4)
          assert_readier (input, a);
      assert_load_narrows (input);
      assert_support_widens (input, RELEVE_BRF);
      assert_support_widens (input, RELEVE_DBR);
      for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
        assert_misfit_costs (input, d);
    }
}

static void
test_more_of_what_teaches (void)
{
  ReleveMatchInput input = make_dre_l ("3322223|332");
  double growth = ask (&input).growth[C11];

  input.hours = 80;
  g_assert_cmpfloat (ask (&input).growth[C11], >, growth);
  input = make_dre_l ("3322223|342");
  g_assert_cmpfloat (ask (&input).growth[C11], >, growth);
  input = make_dre_l ("3322223|332");
  input.competence[C11] = 3.5;
  g_assert_cmpfloat (ask (&input).growth[C11], <, growth);
  g_assert_cmpfloat (ask (&input).growth[C11], >, 0);
  g_assert_cmpfloat (ask (&input).gap[C11], ==, 0);
}

/* CHG alone trains C11 here and attributes shift z finely: the yield rises
 * until z* = 1 + σ and falls after it (domain.md §4). */
static double
growth_at (double stretch, const char *support)
{
  ReleveMatchInput input = make_dre_l ("3000000222");
  ReleveParameters p = *P;
  ReleveMatch match;

  memset (p.relevance, 0, sizeof p.relevance);
  p.relevance[RELEVE_CHG][C11] = 1;
  memset (p.readiness, 0, sizeof p.readiness);
  p.readiness[RELEVE_CHG][AM] = 1;
  input.attributes[AM] = 3 - stretch;
  input.levels.v[RELEVE_BRF] = support[0] - '0';
  input.levels.v[RELEVE_DBR] = support[1] - '0';
  releve_match (&p, &input, &match);
  return match.growth[C11];
}

static void
assert_inverted_u (const char *support, double peak)
{
  for (double z = -1; z < 3; z += 1 / 16.)
    {
      double here = growth_at (z, support), next = growth_at (z + 1 / 16., support);

      if (z < peak)
        g_assert_cmpfloat (next, >, here);
      else
        g_assert_cmpfloat (next, <, here);
    }
}

static void
test_inverted_u (void)
{
  assert_inverted_u ("00", 1);
  assert_inverted_u ("22", 1.5);
  assert_inverted_u ("44", 2);
}

static void
test_match_stays_in_range (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (int i = 0; i < 5000; i++)
    {
      ReleveMatchInput input = make_any (random);
      ReleveLevels matched = releve_match_levels (P, &input);

      for (int k = 0; k < RELEVE_N_LEVELS; k++)
        {
          g_assert_cmpint (matched.v[k], >=, input.low.v[k]);
          g_assert_cmpint (matched.v[k], <=, input.high.v[k]);
        }
    }
}

/* The seven from the support as it stands, the three from the new seven. */
static void
test_match_is_one_pass (void)
{
  ReleveMatchInput input = make_dre_l ("4332223|112");
  ReleveMatch before = ask (&input), after;
  ReleveLevels matched = releve_match_levels (P, &input);

  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    g_assert_cmpint (matched.v[d], ==, (int) floor (before.target[d] + .5));
  input.levels = matched;
  after = ask (&input);
  for (int k = RELEVE_BRF; k <= RELEVE_ACC; k++)
    g_assert_cmpint (matched.v[k], ==, (int) floor (after.target[k] + .5));
  g_assert_cmpfloat (after.fit, >, before.fit);
  g_assert_cmpint (matched.v[RELEVE_BRF], >, 1);
}

static void
test_range_bounds_match (void)
{
  ReleveMatchInput input = make_dre_l ("4332223|112");
  ReleveLevels matched;

  input.low = input.high = input.levels;
  input.high.v[RELEVE_BRF] = 2;
  matched = releve_match_levels (P, &input);
  input.levels.v[RELEVE_BRF] = 2;
  g_assert_true (releve_levels_equal (&matched, &input.levels));
}

static void
test_range_forgives_what_it_cannot_offer (void)
{
  ReleveMatchInput input = make_dre_l ("0322223|332");
  ReleveMatch open = ask (&input), closed;

  g_assert_true (open.under[RELEVE_CHG]);
  g_assert_cmpfloat (open.costs[RELEVE_CHG], >, 0);
  input.high.v[RELEVE_CHG] = 0;
  closed = ask (&input);
  g_assert_cmpfloat (closed.costs[RELEVE_CHG], ==, 0);
  g_assert_cmpfloat (closed.fit, >, open.fit);
  g_assert_cmpfloat (closed.growth[C11], ==, open.growth[C11]);
}

static void
test_range_does_not_forgive_too_much (void)
{
  ReleveMatchInput input = make_dre_l ("4322223|332");
  ReleveMatch open = ask (&input), closed;

  input.low.v[RELEVE_CHG] = input.high.v[RELEVE_CHG] = 4;
  closed = ask (&input);
  g_assert_cmpfloat (open.costs[RELEVE_CHG], >, 0);
  g_assert_cmpfloat (closed.costs[RELEVE_CHG], ==, open.costs[RELEVE_CHG]);
}

/* By hand: B = (3 + 3/4 + 2·1/4)(1 − 1/2·1/2) = 4.25·0.75. */
static void
test_load_shrinks_the_budget (void)
{
  ReleveMatchInput input = make_dre_l ("4332223|112");

  input.load = .5;
  assert_printed (ask (&input).budget, 3.1875, 9);
}

/* By hand, TM HS OR SE at 2: AUT .8·2 + .2·4(1 − .7²) = 2.008; RSP .8·2 + .2·1.2 = 1.84. */
static void
test_own_word_is_capped (void)
{
  ReleveMatchInput input = make_dre_l ("4332223|112");
  ReleveMatch trusted = ask (&input), capped;

  input.observed_known = TRUE;
  for (int a = 0; a < RELEVE_N_RATED; a++)
    input.observed[a] = NAN;
  capped = ask (&input);
  assert_printed (capped.readiness[RELEVE_AUT], 2.008, 9);
  assert_printed (capped.readiness[RELEVE_RSP], 1.84, 9);
  g_assert_cmpfloat (capped.readiness[RELEVE_COM], ==, trusted.readiness[RELEVE_COM]);
  g_assert_cmpfloat (capped.readiness[RELEVE_BND], ==, trusted.readiness[RELEVE_BND]);
}

/* Observed: TM 4 instead of the blended 3 adds .35 to AUT and .3 to RSP, no more. */
static void
test_observed_counts_for_autonomy (void)
{
  ReleveMatchInput input = make_dre_l ("4332223|112");
  ReleveMatch before = ask (&input), after;

  input.observed_known = TRUE;
  memcpy (input.observed, input.attributes, sizeof input.observed);
  input.observed[TM] = 4;
  after = ask (&input);
  assert_printed (after.readiness[RELEVE_AUT] - before.readiness[RELEVE_AUT], .35, 9);
  assert_printed (after.readiness[RELEVE_RSP] - before.readiness[RELEVE_RSP], .3, 9);
  g_assert_cmpfloat (after.readiness[RELEVE_COM], ==, before.readiness[RELEVE_COM]);
}

static ReleveGate
gate_of (ReleveMatchInput *input, const char *levels, double observed)
{
  set_levels (input, levels);
  input->observed[TM] = observed;
  return ask (input).gate;
}

static void
test_gate_guards_clinical_levels (void)
{
  ReleveMatchInput input = make_dre_l ("0322000|222");

  input.observed_known = input.clinical = TRUE;
  g_assert_cmpint (gate_of (&input, "0322000|222", 1.75), ==, RELEVE_GATE_NEEDS_SUPERVISOR);
  g_assert_cmpint (gate_of (&input, "0003000|222", 1.75), ==, RELEVE_GATE_NEEDS_SUPERVISOR);
  g_assert_cmpint (gate_of (&input, "0322000|222", NAN), ==, RELEVE_GATE_NEEDS_SUPERVISOR);
  g_assert_cmpint (gate_of (&input, "0322000|222", 2), ==, RELEVE_GATE_NONE);
  g_assert_cmpint (gate_of (&input, "4222444|222", 0), ==, RELEVE_GATE_NONE);
}

static void
test_gate_opens_by_supervisor_alone (void)
{
  ReleveMatchInput input = make_dre_l ("0322000|222");

  input.observed_known = input.clinical = TRUE;
  input.supervised = TRUE;
  g_assert_cmpint (gate_of (&input, "0332000|222", 0), ==, RELEVE_GATE_NONE);
  input.supervised = FALSE;
  g_assert_cmpint (gate_of (&input, "0332000|222", 0), ==, RELEVE_GATE_NEEDS_SUPERVISOR);
  input.clinical = FALSE;
  g_assert_cmpint (gate_of (&input, "0332000|222", 0), ==, RELEVE_GATE_NONE);
}

static void
test_gate_takes_attributes_where_nothing_is_observed_apart (void)
{
  ReleveMatchInput input = make_dre_l ("0322000|222");

  input.clinical = TRUE;
  g_assert_cmpint (ask (&input).gate, ==, RELEVE_GATE_NONE);
  input.attributes[TM] = 1.9;
  g_assert_cmpint (ask (&input).gate, ==, RELEVE_GATE_NEEDS_SUPERVISOR);
}

static void
test_missing_attribute_makes_no_fit (void)
{
  for (int a = 0; a < RELEVE_N_RATED; a++)
    {
      ReleveMatchInput input = make_dre_l ("3322223|332");
      ReleveMatch match;

      input.attributes[a] = NAN;
      match = ask (&input);
      g_assert_cmpuint (match.missing, ==, 1u << a);
      g_assert_true (isnan (match.fit));
      g_assert_true (isnan (match.value));
    }
}

static void
test_missing_attribute_leaves_levels_alone (void)
{
  ReleveMatchInput input = make_dre_l ("0000000|000");
  ReleveLevels matched;

  input.attributes[LO] = NAN;
  matched = releve_match_levels (P, &input);
  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    g_assert_cmpint (matched.v[d], ==, 0);
}

static void
test_unexplored_competency_has_no_gap (void)
{
  ReleveMatchInput input = make_dre_l ("3322223|332");
  ReleveMatch match;

  input.competence[C11] = input.competence[C5] = NAN;
  match = ask (&input);
  g_assert_cmpuint (match.unexplored, ==, 1u << C11);
  g_assert_cmpfloat (match.gap[C11], ==, 0);
  g_assert_true (isnan (match.growth[C11]));
  g_assert_false (isnan (match.fit));
  g_assert_false (isnan (match.value));
  g_assert_cmpint (match.growth_competency, ==, C4);
}

/* Plan A: BRF and DBR lack 3.41 − 1 − .5 each, at 1.5·(1.91/2)² = 1.37; CHG .946. */
static void
test_drivers_are_the_largest_costs (void)
{
  ReleveMatch match = ask_dre_l ("4332223|112");

  g_assert_cmpint (match.drivers[0], ==, RELEVE_COST_BRF);
  g_assert_cmpint (match.drivers[1], ==, RELEVE_COST_DBR);
  g_assert_cmpint (match.drivers[2], ==, RELEVE_CHG);
  assert_printed (match.costs[RELEVE_COST_BRF], 1.37, 2);
  g_assert_true (match.under[RELEVE_COST_BRF] && match.under[RELEVE_COST_DBR]);
  for (int k = 0; k < RELEVE_N_COSTS; k++)
    if (k != RELEVE_COST_BRF && k != RELEVE_COST_DBR)
      g_assert_cmpfloat (match.costs[k], <=, match.costs[RELEVE_CHG]);
}

/* Without readiness and needs the seven are alike: seven equal costs. */
static ReleveParameters
make_alike (void)
{
  ReleveParameters p = *P;

  memset (p.readiness, 0, sizeof p.readiness);
  memset (p.relevance, 0, sizeof p.relevance);
  p.total_slack = 100;
  return p;
}

static void
assert_drivers (const char *levels, int first, int second, int third)
{
  ReleveParameters p = make_alike ();
  ReleveMatchInput input = make_dre_l (levels);
  ReleveMatch match;

  releve_match (&p, &input, &match);
  g_assert_cmpint (match.drivers[0], ==, first);
  g_assert_cmpint (match.drivers[1], ==, second);
  g_assert_cmpint (match.drivers[2], ==, third);
}

static void
test_drivers_tie_in_fixed_order (void)
{
  assert_drivers ("4444444|444", RELEVE_CHG, RELEVE_AUT, RELEVE_NOV);
  assert_drivers ("1141144|444", RELEVE_NOV, RELEVE_DIV, RELEVE_BND);
  assert_drivers ("1111114|444", RELEVE_BND, RELEVE_COST_ACC, -1);
  assert_drivers ("1111111|221", -1, -1, -1);
}

static ReleveGrowthWord
word_with (double moderate, double strong)
{
  ReleveParameters p = *P;
  ReleveMatchInput input = make_dre_l ("3322223|332");
  ReleveMatch match;

  p.word_moderate = moderate;
  p.word_strong = strong;
  releve_match (&p, &input, &match);
  g_assert_cmpint (match.growth_competency, ==, C11);
  return match.growth_word;
}

static void
test_growth_words_own_their_borders (void)
{
  double growth = ask_dre_l ("3322223|332").growth[C11];

  g_assert_cmpint (word_with (nextafter (growth, 1), 1), ==, RELEVE_MODEST);
  g_assert_cmpint (word_with (growth, 1), ==, RELEVE_MODERATE);
  g_assert_cmpint (word_with (0, growth), ==, RELEVE_MODERATE);
  g_assert_cmpint (word_with (0, nextafter (growth, 0)), ==, RELEVE_STRONG);
  g_assert_cmpint (ask_dre_l ("3322223|332").growth_word, ==, RELEVE_MODERATE);
  g_assert_cmpint (ask_dre_l ("4332223|442").growth_word, ==, RELEVE_STRONG);
  g_assert_cmpint (ask_dre_l ("1212221|112").growth_word, ==, RELEVE_MODEST);
}

static void
test_no_competency_no_growth (void)
{
  ReleveMatchInput input = make_dre_l ("3322223|332");
  ReleveMatch match;

  memset (input.weights, 0, sizeof input.weights);
  match = ask (&input);
  g_assert_cmpint (match.growth_competency, ==, -1);
  g_assert_cmpfloat (match.value, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/match/the-five-plans-of-the-worked-example", test_worked_example);
  g_test_add_func ("/match/readiness-as-printed", test_readiness_line);
  g_test_add_func ("/match/change-of-plan-a-as-checked-by-hand", test_hand_check);
  g_test_add_func ("/match/support-moves-the-peak-of-value", test_support_moves_the_peak);
  g_test_add_func ("/match/overstretch-weighs-between-0.8-and-3", test_overstretch_weight_extremes);
  g_test_add_func ("/match/every-result-stays-in-its-bounds", test_bounds);
  g_test_add_func ("/match/more-trait-support-and-time-never-hurt", test_monotony);
  g_test_add_func ("/match/hours-and-debriefing-teach-more-to-those-who-know-less", test_more_of_what_teaches);
  g_test_add_func ("/match/growth-is-an-inverted-u", test_inverted_u);
  g_test_add_func ("/match/match-stays-in-the-range", test_match_stays_in_range);
  g_test_add_func ("/match/match-is-one-pass", test_match_is_one_pass);
  g_test_add_func ("/match/match-changes-only-what-the-range-allows", test_range_bounds_match);
  g_test_add_func ("/match/what-a-range-cannot-offer-costs-nothing", test_range_forgives_what_it_cannot_offer);
  g_test_add_func ("/match/what-a-range-asks-at-least-may-be-too-much", test_range_does_not_forgive_too_much);
  g_test_add_func ("/match/load-shrinks-the-budget", test_load_shrinks_the_budget);
  g_test_add_func ("/match/ones-own-word-counts-up-to-two", test_own_word_is_capped);
  g_test_add_func ("/match/autonomy-and-responsibility-ask-for-observation", test_observed_counts_for_autonomy);
  g_test_add_func ("/match/the-gate-guards-clinical-levels", test_gate_guards_clinical_levels);
  g_test_add_func ("/match/only-a-supervisor-opens-the-gate", test_gate_opens_by_supervisor_alone);
  g_test_add_func ("/match/the-gate-takes-attributes-for-observed", test_gate_takes_attributes_where_nothing_is_observed_apart);
  g_test_add_func ("/match/a-missing-attribute-makes-no-fit", test_missing_attribute_makes_no_fit);
  g_test_add_func ("/match/a-missing-attribute-leaves-levels-alone", test_missing_attribute_leaves_levels_alone);
  g_test_add_func ("/match/an-unexplored-competency-has-no-gap", test_unexplored_competency_has_no_gap);
  g_test_add_func ("/match/drivers-are-the-largest-costs", test_drivers_are_the_largest_costs);
  g_test_add_func ("/match/drivers-tie-in-a-fixed-order", test_drivers_tie_in_fixed_order);
  g_test_add_func ("/match/growth-words-own-their-borders", test_growth_words_own_their_borders);
  g_test_add_func ("/match/no-competency-no-growth", test_no_competency_no_growth);
  return g_test_run ();
}
