/* The same numbers everywhere, to the digit: the dossier, the heatmap, the dot
 * plot and its table, the quadrant's table, JSON and paper. */

#include "releve-cli-fixture.h"

#include <math.h>
#include <string.h>
#include "releve-desk.h"
#include "releve-dot-plot.h"
#include "releve-fit.h"
#include "releve-fold.h"
#include "releve-overview.h"
#include "releve-quadrant.h"

typedef struct {
  CliFixture cli;
  ReleveDesk *desk;
  ReleveDossier *dossier;
  RelevePhrasebook *book;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ReleveDeskOptions options = { .who = "Test", .today = releve_day_parse (CLI_TODAY), .read_only = TRUE };
  g_autoptr (GError) error = NULL;

  cli_fixture_set_up (&fixture->cli, data);
  fixture->desk = releve_desk_open (fixture->cli.path, &options, &error);
  g_assert_no_error (error);
  fixture->dossier = releve_desk_get_dossier (fixture->desk);
  fixture->book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->book);
  g_object_unref (fixture->desk);
  cli_fixture_tear_down (&fixture->cli, data);
}

/* As every screen and page prints a level. */
static char *
print_level (double level)
{
  return isnan (level) ? g_strdup ("") : releve_level_format (round (level * 4) / 4, RELEVE_LANGUAGE_EN);
}

static void
assert_same (double json, double core)
{
  if (isnan (json) || isnan (core))
    g_assert_true (isnan (json) && isnan (core));
  else
    g_assert_cmpfloat (json, ==, core);
}

static double
number_of (json_t *object, const char *key)
{
  json_t *value = json_object_get (object, key);

  return json_is_number (value) ? json_number_value (value) : NAN;
}

/* JSON, heatmap and dossier. */
static void
test_json (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ReleveOverview) overview = releve_overview_new (fixture->dossier);
  guint n = 0;

  for (guint row = 0; row < overview->learners->len; row++)
    {
      const ReleveLearner *learner = overview->learners->pdata[row];
      json_t *answer = cli_ask (&fixture->cli, "fit", "FILE", "--learner", learner->code, "--assignment", "G3", "--json", NULL);
      json_t *competencies = json_object_get (json_object_get (answer, "evidence"), "competencies");

      g_assert_true (json_is_object (competencies));
      for (guint column = 0; column < overview->competencies->len; column++)
        {
          const ReleveCompetency *competency = overview->competencies->pdata[column];
          json_t *line = json_object_get (competencies, competency->code);
          ReleveEvidence evidence;

          releve_evidence_of_competency (fixture->dossier, learner->id, competency->id, &evidence);
          assert_same (releve_overview_heat (overview, row, column)->now, evidence.level);
          if (line == NULL) /* G3 does not train it */
            continue;
          n++;
          assert_same (number_of (line, "level"), evidence.level);
          assert_same (number_of (line, "self"), evidence.self);
          assert_same (number_of (line, "observed"), evidence.observed);
        }
      json_decref (answer);
    }
  g_assert_cmpuint (n, ==, 4 * overview->learners->len);
}

static const RelevePlacement *
find_card (Fixture *fixture, json_t *answer)
{
  const char *learner = json_string_value (json_object_get (answer, "learner"));
  const char *assignment = json_string_value (json_object_get (answer, "assignment"));
  int block = (int) json_integer_value (json_object_get (answer, "block"));
  GPtrArray *cards = releve_dossier_all (fixture->dossier, &releve_placement_kind);

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = cards->pdata[i];

      if (g_str_equal (releve_dossier_learner (fixture->dossier, card->learner_id)->code, learner)
          && g_str_equal (releve_dossier_assignment (fixture->dossier, card->assignment_id)->code, assignment)
          && releve_dossier_first_block (fixture->dossier, card) == block)
        return card;
    }
  return NULL;
}

/* Fit, growth, value and drivers of every card. */
static void
test_fit (Fixture *fixture, gconstpointer data)
{
  json_t *answers = cli_ask (&fixture->cli, "fit", "FILE", "--all", "--json", NULL), *answer;
  gsize i;
  guint n = 0, all = 0;

  json_array_foreach (answers, i, answer)
    {
      const RelevePlacement *card = find_card (fixture, answer);
      ReleveMatch match;

      if (card == NULL)
        continue;
      n++;
      releve_fit_of_placement (fixture->dossier, card, &match);
      assert_same (number_of (answer, "fit"), match.fit);
      assert_same (number_of (answer, "value"), match.value);
      assert_same (number_of (answer, "budget"), match.budget);
      assert_same (number_of (answer, "stretch"), match.stretch);
      if (match.drivers[0] >= 0)
        g_assert_cmpstr (json_string_value (json_object_get (json_array_get (json_object_get (answer, "drivers"), 0), "term")), ==,
                         releve_cost_codes[match.drivers[0]]);
    }
  for (i = 0; i < releve_dossier_all (fixture->dossier, &releve_placement_kind)->len; i++)
    all += ((const RelevePlacement *) releve_dossier_all (fixture->dossier, &releve_placement_kind)->pdata[i])->state != RELEVE_DECLINED;
  g_assert_cmpuint (n, ==, all);
  json_decref (answers);
}

/* The dot plot and its table; the quadrant's table says the same of the same. */
static void
test_tables (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ReleveQuadrant) quadrant = releve_quadrant_new (fixture->dossier, NULL, fixture->book);
  guint checked = 0;

  for (guint i = 0; i < releve_quadrant_n_points (quadrant); i++)
    {
      const ReleveQuadrantPoint *point = releve_quadrant_point (quadrant, i);
      g_autoptr (ReleveDotPlot) plot = releve_dot_plot_new (fixture->dossier, point->learner->id, fixture->book);

      for (guint row = 0; row < releve_dot_plot_n_rows (plot); row++)
        {
          const ReleveStanding *standing = releve_dot_plot_standing (plot, row);
          g_autofree char *now = releve_dot_plot_cell (plot, row, RELEVE_DOT_NOW), *self = releve_dot_plot_cell (plot, row, RELEVE_DOT_SELF);
          g_autofree char *observed = releve_dot_plot_cell (plot, row, RELEVE_DOT_OBSERVED);
          g_autofree char *now_here = print_level (standing->evidence.level), *self_there = NULL, *observed_there = NULL;

          if (standing->competency != point->competency)
            continue;
          self_there = releve_quadrant_cell (quadrant, i, RELEVE_QUADRANT_SELF);
          observed_there = releve_quadrant_cell (quadrant, i, RELEVE_QUADRANT_OBSERVED);
          g_assert_cmpstr (now, ==, now_here);
          g_assert_cmpstr (self, ==, self_there);
          g_assert_cmpstr (observed, ==, observed_there);
          checked++;
        }
    }
  g_assert_cmpuint (checked, ==, releve_quadrant_n_points (quadrant));
  g_assert_cmpuint (checked, >, 100);
}

/* Paper prints plain decimals where the screen has ½. */
static char *
print_on_paper (double level)
{
  return releve_number_format (round (level * 4) / 4, fabs (level - round (level)) < 1e-9 ? 0 : 1, RELEVE_LANGUAGE_EN);
}

static char *
read_plan (Fixture *fixture, const ReleveLearner *learner)
{
  g_autofree char *path = cli_fixture_name (&fixture->cli, "plan.pdf");
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  cli_do (&fixture->cli, "print", "FILE", "--what", "plan", "--learner", learner->code, "--lang", "en", "--audience", "clinician", "-o", path, NULL);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_line (const char *text, const ReleveStanding *standing)
{
  const char *name = standing->competency->name.en;
  g_autofree char *now = print_on_paper (standing->evidence.level), *role = print_on_paper (standing->required);
  g_autofree char *pattern = g_strdup_printf ("%s\\s+%s\\s+%s$", name, now, role);

  if (!g_regex_match_simple (pattern, text, G_REGEX_MULTILINE, 0))
    g_error ("paper says otherwise than “%s %s %s”", name, now, role);
}

/* Of plans not signed yet: a signature keeps the numbers of its day. */
static void
test_paper (Fixture *fixture, gconstpointer data)
{
  GPtrArray *learners = releve_dossier_all (fixture->dossier, &releve_learner_kind);
  guint checked = 0;

  for (guint i = 0; i < learners->len; i++)
    {
      const ReleveLearner *learner = learners->pdata[i];
      const RelevePlan *plan = releve_newest_plan (fixture->dossier, learner->id);
      g_autoptr (GArray) standings = releve_standings (fixture->dossier, learner->id);
      g_autofree char *text = NULL;

      if (plan == NULL || plan->state == RELEVE_PLAN_SIGNED)
        continue;
      text = read_plan (fixture, learner);
      for (guint s = 0; s < standings->len; s++)
        if (!isnan (g_array_index (standings, ReleveStanding, s).evidence.level))
          assert_line (text, &g_array_index (standings, ReleveStanding, s));
      checked++;
    }
  g_assert_cmpuint (checked, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function) g_test_add ("/agreement/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("D2 D8 JSON, heatmap and dossier", test_json);
  ADD ("S10 fit, value and drivers of every card", test_fit);
  ADD ("D10 the tables of dot plot and quadrant", test_tables);
  ADD ("S3 paper and screen", test_paper);
  return g_test_run ();
}
