/* From raw ratings to k, a, r, t, fit, growth and V: one row for every rule of
 * domain.md §4a. The levels k and a are worked by hand in the comments; the
 * rest was computed from the formulas of §4 by a program apart from this one. */

#include "maker.h"

#include <math.h>
#include <stdio.h>
#include "releve-evidence.h"
#include "releve-fit.h"
#include "releve-hearing.h"

/* A rating is "SUBJECT SOURCE RATER LEVEL AGE"; age in days; several with commas. */
typedef struct {
  const char *name;
  const char *without;    /* subjects without the ratings of everybody below */
  const char *ratings;    /* added */
  const char *profile;    /* NULL: all twos */
  double other_hours;     /* of another card in the block, of 40 */
  int finished;           /* debriefed assignments with AUT 2 */
  double k, a, r, t;      /* of C1, TM, AUT, AUT */
  double fit, growth, value; /* growth of C1 */
} Case;

static const Case cases[] = {
  /* k = ⅓·2 + ⅔·1, a = ⅓·3 + ⅔·2 */
  { "one self, one supervisor", NULL, NULL, NULL, 0, 0, 1.33333, 2.33333, 2.4, 3.05466, 98.81581, .04835, .04572 },
  { "no self: the observation alone", "TM", "TM supervisor S1 3 30", NULL, 0, 0,
    1.33333, 3, 2.4, 3.05466, 98.80697, .04835, .04572 },
  { "no observation: her word alone", "TM", "TM self - 1 30", NULL, 0, 0,
    1.33333, 1, 1.7, 2.35466, 99.50849, .04835, .05120 },
  /* r_AUT takes 2 for TM: .35·2 + .3·3 + .15·3 */
  { "her word alone is capped in AUT and RSP", "TM", "TM self - 4 30", NULL, 0, 0,
    1.33333, 4, 2.05, 2.70466, 99.34197, .04835, .04683 },
  { "two colleagues are not heard", NULL, "C1 colleague A 4 30, C1 colleague B 4 30", NULL, 0, 0,
    1.33333, 2.33333, 2.4, 3.05466, 98.81581, .04835, .04572 },
  /* o = (2 + (4+4+1)/3)/2 = 2.5, N = 4: k = ⅔·2.5 + ⅓·1 */
  { "three colleagues are one source", NULL, "C1 colleague A 4 30, C1 colleague B 4 30, C1 colleague C 1 30", NULL, 0, 0,
    2, 2.33333, 2.4, 3.05466, 98.64975, .03627, .02378 },
  /* o = 2.5, N = 2: k = ½·2.5 + ½·1 */
  { "two supervisors are one source", NULL, "C1 supervisor S2 3 30", NULL, 0, 0,
    1.75, 2.33333, 2.4, 3.05466, 98.73324, .04080, .03107 },
  /* o = (2 + 4)/2, N = 2 */
  { "sources weigh the same", NULL, "C1 team T 4 30", NULL, 0, 0,
    2, 2.33333, 2.4, 3.05466, 98.64975, .03627, .02378 },
  /* S1 says 3 now, her older word does not count: k = ⅓·3 + ⅔·1 */
  { "the latest of each rater counts", NULL, "C1 supervisor S1 3 10, C1 self - 0 60", NULL, 0, 0,
    1.66667, 2.33333, 2.4, 3.05466, 98.75457, .04231, .03376 },
  { "what is stale is left out", "TM C1", "TM self - 2 30, TM supervisor S1 3 400, C1 self - 1 30, C1 supervisor S1 2 400",
    NULL, 0, 0, 1, 2, 2.05, 2.70466, 99.24107, .05440, .06078 },
  { "an unexplored competency has no gap", "C1", NULL, NULL, 0, 0, NAN, 2.33333, 2.4, 3.05466, 97.63492, NAN, .00583 },
  { "a missing attribute leaves no fit", "TM", NULL, NULL, 0, 0, 1.33333, NAN, NAN, NAN, NAN, NAN, NAN },
  /* EX = 4(1 − .7²) = 2.04, a fifth of it */
  { "exposure saturates", NULL, NULL, NULL, 0, 2, 1.33333, 2.33333, 2.808, 3.46266, 98.81581, .04835, .04503 },
  { "half of the hours taken", NULL, NULL, NULL, 20, 0, 1.33333, 2.33333, 2.4, 2.91625, 99.22731, .04835, .04591 },
  { "overbooked is as full as full", NULL, NULL, NULL, 60, 0, 1.33333, 2.33333, 2.4, 2.74417, 99.70220, .04835, .04613 },
  { "undershoot is measured to the top of the range", NULL, NULL, "0000000222", 0, 0,
    1.33333, 2.33333, 2.4, 3.05466, 96.96559, 0, 0 },
  { "overshoot is measured to the target", NULL, NULL, "4444444000", 0, 0,
    1.33333, 2.33333, 2.4, 2.93815, .39253, .05085, .00021 },
  { "beyond the role there is no gap", "C1", "C1 supervisor S1 4 30", NULL, 0, 0,
    4, 2.33333, 2.4, 3.05466, 97.63492, 0, .00583 },
};

static ReleveRating *
put_rating (ReleveDossier *dossier, const char *subject, const char *source, const char *rater, double level, int age)
{
  static int n;
  g_autofree char *id = g_strdup_printf ("r%05d", n++);
  ReleveRating *row = releve_row_new (&releve_rating_kind, id);
  gboolean attribute = releve_code_parse (releve_attribute_codes, subject) >= 0;

  row->learner_id = g_strdup ("L");
  row->competency_id = attribute ? NULL : g_strdup (subject);
  row->attribute = attribute ? g_strdup (subject) : NULL;
  row->source = releve_code_parse (releve_source_codes, source);
  g_assert_cmpint (row->source, >=, 0);
  row->rater = row->source == RELEVE_SELF ? NULL : g_strdup (rater);
  row->level = level;
  row->date = MAKER_TODAY - age;
  releve_dossier_put (dossier, &releve_rating_kind, row);
  return row;
}

static void
put_ratings (ReleveDossier *dossier, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, ",", -1);

  for (int i = 0; lines[i] != NULL; i++)
    {
      char subject[8], source[16], rater[8];
      double level;
      int age;

      g_assert_cmpint (sscanf (lines[i], " %7s %15s %7s %lf %d", subject, source, rater, &level, &age), ==, 5);
      put_rating (dossier, subject, source, rater, level, age);
    }
}

static gboolean
is_left_out (const char *without, const char *subject)
{
  g_auto (GStrv) names = g_strsplit (without != NULL ? without : "", " ", -1);

  return g_strv_contains ((const char *const *) names, subject);
}

static void
put_everybody (ReleveDossier *dossier, const char *without)
{
  for (int a = 0; a < RELEVE_N_ATTRIBUTES; a++)
    if (!is_left_out (without, releve_attribute_codes[a]))
      {
        put_rating (dossier, releve_attribute_codes[a], "self", NULL, 2, 30);
        put_rating (dossier, releve_attribute_codes[a], "supervisor", "S1", 3, 30);
      }
  if (!is_left_out (without, "C1"))
    put_ratings (dossier, "C1 self - 1 30, C1 supervisor S1 2 30");
  put_ratings (dossier, "C2 self - 2 30, C2 supervisor S1 2 30");
}

static void
put_weight (ReleveDossier *dossier, const char *competency_id, double weight)
{
  g_autofree char *id = g_strconcat ("X/", competency_id, NULL);
  ReleveAssignmentCompetency *row = releve_row_new (&releve_assignment_competency_kind, id);

  row->assignment_id = g_strdup ("X");
  row->competency_id = g_strdup (competency_id);
  row->weight = weight;
  releve_dossier_put (dossier, &releve_assignment_competency_kind, row);
}

static ReleveDossier *
make_department (const Case *c)
{
  ReleveDossier *dossier = maker_dossier (13);
  const char *profile = c->profile != NULL ? c->profile : "2222222222";

  maker_learner (dossier, "L");
  maker_assignment (dossier, "X", RELEVE_ACADEMIC, profile);
  put_weight (dossier, "C1", 1);
  put_weight (dossier, "C2", .5);
  maker_assignment (dossier, "Y", RELEVE_ACADEMIC, "0200000000");
  if (c->other_hours > 0)
    {
      ReleveAssignment *other = maker_assignment (dossier, "Z", RELEVE_ACADEMIC, "2222222222");

      other->hours = c->other_hours;
      maker_card (dossier, "other", "L", "Z", 5, 1);
    }
  for (int i = 0; i < c->finished; i++)
    maker_experience (dossier, "L", "Y", MAKER_TODAY - 100 - i);
  put_everybody (dossier, c->without);
  if (c->ratings != NULL)
    put_ratings (dossier, c->ratings);
  return dossier;
}

static void
assert_near (const char *what, double found, double expected)
{
  if (isnan (found) != isnan (expected) || (!isnan (expected) && fabs (found - expected) > 5e-5))
    g_error ("%s: computed %.5f, by hand %.5f", what, found, expected);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (ReleveDossier) dossier = make_department (c);
  ReleveEvidence competency, attribute;
  ReleveMatchInput input;
  ReleveMatch match;

  releve_evidence_of_competency (dossier, "L", "C1", &competency);
  releve_evidence_of_attribute (dossier, "L", RELEVE_TM, &attribute);
  releve_fit_input (dossier, "L", "X", 5, NULL, NULL, &input);
  releve_match (releve_dossier_parameters (dossier), &input, &match);
  assert_near ("k", competency.level, c->k);
  assert_near ("a", attribute.level, c->a);
  assert_near ("fit", match.fit, c->fit);
  assert_near ("V", match.value, c->value);
  g_assert_cmpuint (match.missing, ==, isnan (c->a) ? 1u << RELEVE_TM : 0);
  g_assert_cmpuint (match.unexplored, ==, isnan (c->k) ? 1u : 0);
  if (isnan (c->a))
    return;
  assert_near ("r", match.readiness[RELEVE_AUT], c->r);
  assert_near ("t", match.target[RELEVE_AUT], c->t);
  assert_near ("growth", match.growth[0], c->growth);
}

/* The gate asks for mastery that was observed: 3 by her own word is none. */
static void
test_gate (void)
{
  static const struct { const char *without, *ratings; ReleveGate gate; } rows[] = {
    { NULL, NULL, RELEVE_GATE_NONE },
    { "TM", "TM self - 3 30", RELEVE_GATE_NEEDS_SUPERVISOR },
    { "TM", "TM self - 3 30, TM supervisor S1 1.5 30", RELEVE_GATE_NEEDS_SUPERVISOR },
    { "TM", "TM supervisor S1 2 30", RELEVE_GATE_NONE },
    { "TM", "TM supervisor S1 4 400", RELEVE_GATE_NEEDS_SUPERVISOR },
    { "TM", "TM colleague A 4 30, TM colleague B 4 30", RELEVE_GATE_NEEDS_SUPERVISOR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Case c = { .without = rows[i].without, .ratings = rows[i].ratings, .profile = "2322222222" };
      g_autoptr (ReleveDossier) dossier = make_department (&c);
      ReleveMatchInput input;
      ReleveMatch match;

      ((ReleveAssignment *) releve_dossier_assignment (dossier, "X"))->category = RELEVE_CLINICAL;
      releve_fit_input (dossier, "L", "X", 5, NULL, NULL, &input);
      releve_match (releve_dossier_parameters (dossier), &input, &match);
      g_assert_cmpint (match.gate, ==, rows[i].gate);
    }
}

/* Colleagues (D14) */

static ReleveDossier *
make_alone (void)
{
  ReleveDossier *dossier = maker_dossier (13);

  maker_learner (dossier, "L");
  return dossier;
}

static void
answer (ReleveDossier *dossier, const char *rater, double level, int days_ago)
{
  put_rating (dossier, "C1", "colleague", rater, level, days_ago)->recorded = MAKER_TODAY - days_ago;
}

static ReleveEvidence
look (ReleveDossier *dossier)
{
  ReleveEvidence evidence;

  releve_evidence_of_competency (dossier, "L", "C1", &evidence);
  return evidence;
}

/* Whoever writes down what is shown each day and subtracts finds sums of three
 * or more, never one answer. */
static void
test_subtract (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (14);

  for (int walk = 0; walk < 200; walk++)
    {
      g_autoptr (ReleveDossier) dossier = make_alone ();
      ReleveEvidence before = look (dossier);

      for (int day = 60; day > 0; day--)
        {
          g_autofree char *rater = g_strdup_printf ("Q%d", day);
          ReleveEvidence after;

          if (g_rand_boolean (rand))
            answer (dossier, rater, g_rand_int_range (rand, 0, 5), day);
          after = look (dossier);
          g_assert_true (after.n_colleagues == before.n_colleagues || after.n_colleagues - before.n_colleagues >= 3);
          if (after.n_colleagues == before.n_colleagues && before.n_colleagues > 0)
            assert_near ("shown again", after.level, before.level);
          g_assert_cmpint (after.n_raters, ==, after.n_colleagues);
          before = after;
        }
      g_assert_cmpint (before.n_colleagues, >, 3);
    }
}

/* Neither the count nor the date nor the list tells of a hidden group; a
 * total beside it holds no trace of it. */
static void
test_complement (void)
{
  g_autoptr (ReleveDossier) dossier = make_alone ();
  ReleveEvidence without, with;
  g_autoptr (GPtrArray) shown = NULL;

  put_rating (dossier, "C1", "supervisor", "S1", 2, 40);
  without = look (dossier);
  answer (dossier, "A", 4, 20);
  answer (dossier, "B", 4, 10);
  with = look (dossier);
  g_assert_cmpuint (with.n_waiting, ==, 2);
  with.n_waiting = without.n_waiting;
  assert_near ("observed", with.observed, without.observed);
  assert_near ("level", with.level, without.level);
  g_assert_cmpint (with.n_raters, ==, without.n_raters);
  g_assert_cmpint (with.n_ratings, ==, without.n_ratings);
  g_assert_cmpint (with.last_on, ==, without.last_on);
  shown = releve_evidence_ratings (dossier, "L", "C1", NULL);
  g_assert_cmpuint (shown->len, ==, 1);
}

/* A second word of the same three is a round; a second word of one is none. */
static void
test_second_words (void)
{
  g_autoptr (ReleveDossier) dossier = make_alone ();

  answer (dossier, "A", 1, 50);
  answer (dossier, "B", 1, 49);
  answer (dossier, "C", 1, 48);
  assert_near ("first round", look (dossier).colleagues, 1);
  answer (dossier, "A", 4, 40);
  answer (dossier, "A", 4, 39);
  answer (dossier, "A", 4, 38);
  assert_near ("one colleague three times", look (dossier).colleagues, 1);
  answer (dossier, "B", 4, 30);
  answer (dossier, "C", 4, 29);
  assert_near ("second round", look (dossier).colleagues, 4);
}

/* Entered late or early, a round grows old as one. */
static void
test_round_ages_as_one (void)
{
  g_autoptr (ReleveDossier) dossier = make_alone ();

  for (int i = 0; i < 4; i++)
    {
      g_autofree char *rater = g_strdup_printf ("Q%d", i);

      put_rating (dossier, "C1", "colleague", rater, i, i == 0 ? 200 : 150)->recorded = MAKER_TODAY - 150;
    }
  g_assert_cmpint (look (dossier).n_colleagues, ==, 0);
  g_assert_true (look (dossier).stale);
}

/* What nobody dated the entry of counts by its own day, as domain.md §4a has it. */
static void
test_undated_entries (void)
{
  g_autoptr (ReleveDossier) dossier = make_alone ();

  put_ratings (dossier, "C1 colleague A 1 30, C1 colleague B 2 40, C1 colleague C 3 50, C1 colleague D 4 60, C1 colleague E 4 400");
  g_assert_cmpint (look (dossier).n_colleagues, ==, 4);
  assert_near ("mean", look (dossier).colleagues, 2.5);
}

/* Self-assessment (S2) */

static void
test_sealing (void)
{
  g_autoptr (ReleveDossier) dossier = make_alone ();
  ReleveSelfAssessment *asked = releve_row_new (&releve_self_assessment_kind, "asked");

  asked->learner_id = g_strdup ("L");
  asked->asked = MAKER_TODAY - 20;
  put_ratings (dossier, "C1 supervisor S1 2 40, C1 supervisor S2 4 20, C1 self - 1 50");
  releve_dossier_put (dossier, &releve_self_assessment_kind, asked);
  assert_near ("before the seal", look (dossier).observed, 2);
  g_assert_cmpuint (look (dossier).n_closed, ==, 1);
  put_ratings (dossier, "C1 self - 3 0");
  assert_near ("her own word is not closed", look (dossier).self, 3);
  asked->sealed = MAKER_TODAY;
  assert_near ("after the seal", look (dossier).observed, 3);
  g_assert_cmpuint (look (dossier).n_closed, ==, 0);
}

/* Quadrants (S4) */

static void
test_awareness (void)
{
  static const struct { double self, observed; ReleveAwareness expected; } rows[] = {
    { 4, 4, RELEVE_RECOGNISED }, { 4, 2, RELEVE_BLIND_SPOT }, { 2, 4, RELEVE_HIDDEN_STRENGTH },
    { 2, 2, RELEVE_ACKNOWLEDGED_NEED }, { NAN, 2, RELEVE_UNEXPLORED }, { 2, NAN, RELEVE_UNEXPLORED },
    { 3.25, 4, RELEVE_BORDERLINE }, { 4, 2.75, RELEVE_BORDERLINE }, { 3.26, 4, RELEVE_RECOGNISED },
    { 2.74, 2.74, RELEVE_ACKNOWLEDGED_NEED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (releve_awareness (rows[i].self, rows[i].observed, 3, .25), ==, rows[i].expected);
  g_assert_cmpint (releve_awareness (3, 3, NAN, .25), ==, RELEVE_UNEXPLORED);
}

/* Stale and differing evidence is marked (D5, D9). */
static void
test_marks (void)
{
  g_autoptr (ReleveDossier) dossier = make_alone ();
  g_autoptr (GArray) standings = NULL;
  const ReleveStanding *first;

  put_ratings (dossier, "C1 self - 3 30, C1 supervisor S1 1 30, C2 self - 3 30, C2 supervisor S1 1.01 30, C3 supervisor S1 1 400");
  standings = releve_standings (dossier, "L");
  for (guint i = 0; i < standings->len; i++)
    {
      const ReleveStanding *standing = &g_array_index (standings, ReleveStanding, i);

      g_assert_true (standing->differs == g_str_equal (standing->competency->id, "C1"));
      g_assert_true (standing->evidence.stale == g_str_equal (standing->competency->id, "C3"));
    }
  first = &g_array_index (standings, ReleveStanding, 0);
  g_assert_cmpfloat (first->gap, >=, g_array_index (standings, ReleveStanding, 1).gap);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/evidence/S2 ", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/core/evidence/the gate asks for observed mastery", test_gate);
  g_test_add_func ("/core/evidence/D14 subtracting finds nobody", test_subtract);
  g_test_add_func ("/core/evidence/D14 a hidden group leaves no trace in totals", test_complement);
  g_test_add_func ("/core/evidence/D14 three words of one colleague are one", test_second_words);
  g_test_add_func ("/core/evidence/D14 a round ages as one", test_round_ages_as_one);
  g_test_add_func ("/core/evidence/D14 entries without a day count by their own", test_undated_entries);
  g_test_add_func ("/core/evidence/S2 others open once she has sealed", test_sealing);
  g_test_add_func ("/core/evidence/S4 verdicts and their borders", test_awareness);
  g_test_add_func ("/core/evidence/D5 D9 marks", test_marks);
  return g_test_run ();
}
