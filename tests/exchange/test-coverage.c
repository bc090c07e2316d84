/* Coverage, candidates and filters of the example, counted again by other means. */

#include <math.h>

#include "releve-coverage.h"
#include "releve-exchange-fixture.h"

static void
test_sum (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (ReleveOverview) overview = releve_overview_new (fixture->dossier);
  g_autoptr (GArray) lines = releve_coverage (fixture->dossier, overview);
  guint open = 0, all = 0, gaps = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const ReleveCoverage *line = &g_array_index (lines, ReleveCoverage, i);

      open += line->n_open;
      all += line->n_open + line->n_trained;
      if (i > 0)
        g_assert_cmpuint (line->n_open, <=, g_array_index (lines, ReleveCoverage, i - 1).n_open);
    }
  for (guint i = 0; i < overview->learners->len; i++)
    for (guint c = 0; c < overview->competencies->len; c++)
      gaps += releve_heat_gap (releve_overview_heat (overview, i, c)) >= 1;
  g_assert_cmpuint (lines->len, ==, overview->competencies->len);
  g_assert_cmpuint (open, ==, overview->gaps->len);
  g_assert_cmpuint (all, ==, gaps);
}

/* With every card declined, nothing trains anything. */
static void
test_nobody (ExchangeFixture *fixture, gconstpointer data)
{
  GPtrArray *cards = releve_dossier_all (fixture->dossier, &releve_placement_kind);
  g_autoptr (ReleveOverview) overview = NULL;
  g_autoptr (GArray) lines = NULL;

  for (guint i = 0; i < cards->len; i++)
    ((RelevePlacement *) cards->pdata[i])->state = RELEVE_DECLINED;
  overview = releve_overview_new (fixture->dossier);
  lines = releve_coverage (fixture->dossier, overview);
  for (guint i = 0; i < lines->len; i++)
    {
      g_assert_true (g_array_index (lines, ReleveCoverage, i).nobody);
      g_assert_cmpuint (g_array_index (lines, ReleveCoverage, i).n_trained, ==, 0);
    }
}

static void
test_candidates (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (ReleveOverview) overview = releve_overview_new (fixture->dossier);
  g_autoptr (GArray) candidates = releve_candidates (fixture->dossier, overview);
  guint aimed = 0;

  for (guint i = 0; i < overview->learners->len; i++)
    aimed += ((const ReleveLearner *) overview->learners->pdata[i])->role_id != NULL;
  g_assert_cmpuint (candidates->len, ==, aimed);
  for (guint i = 0; i < candidates->len; i++)
    {
      const ReleveCandidate *candidate = &g_array_index (candidates, ReleveCandidate, i);
      g_autoptr (GArray) standings = releve_standings (fixture->dossier, candidate->learner->id);
      guint reached = 0, unexplored = 0;

      for (guint s = 0; s < standings->len; s++)
        {
          const ReleveStanding *standing = &g_array_index (standings, ReleveStanding, s);

          reached += standing->evidence.level >= standing->required;
          unexplored += isnan (standing->evidence.level);
        }
      g_assert_cmpuint (candidate->n_reached, ==, reached);
      g_assert_cmpuint (candidate->n_unexplored, ==, unexplored);
      g_assert_cmpfloat_with_epsilon (candidate->gap, g_array_index (standings, ReleveStanding, 0).gap, 1e-9);
    }
}

static void
test_filter (ExchangeFixture *fixture, gconstpointer data)
{
  ReleveFilter filter = { .role_id = (char *) "division" };
  g_autoptr (ReleveOverview) everybody = releve_overview_new (fixture->dossier), some = NULL;
  g_autoptr (GPtrArray) services = releve_filter_services (fixture->dossier);
  const ReleveLearner *first = everybody->learners->pdata[0];

  filter.role_id = first->role_id;
  some = releve_overview_new_filtered (fixture->dossier, &filter);
  g_assert_cmpuint (some->learners->len, >, 0);
  g_assert_cmpuint (some->learners->len, <, everybody->learners->len);
  for (guint i = 0; i < some->learners->len; i++)
    g_assert_cmpstr (((const ReleveLearner *) some->learners->pdata[i])->role_id, ==, first->role_id);
  for (guint i = 0; i < some->gaps->len; i++)
    g_assert_cmpstr (g_array_index (some->gaps, ReleveOpenGap, i).learner->role_id, ==, first->role_id);
  g_assert_cmpuint (services->len, >, 0);
  filter.service = (char *) "No such service";
  g_assert_false (releve_filter_matches (&filter, first));
  g_assert_true (releve_filter_matches (NULL, first));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function) g_test_add ("/coverage/" name, ExchangeFixture, NULL, exchange_fixture_set_up, function, exchange_fixture_tear_down)
  ADD ("D11 open gaps sum to those of the overview", test_sum);
  ADD ("D11 competencies nobody trains are named", test_nobody);
  ADD ("D15 candidates are facts, one by one", test_candidates);
  ADD ("D13 a filter lets through whom it names", test_filter);
  return g_test_run ();
}
