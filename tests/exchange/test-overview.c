/* What the dashboard says of the example, counted again by other means. */

#include <math.h>

#include "releve-exchange-fixture.h"
#include "releve-overview.h"

static void
test_due (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (ReleveOverview) overview = releve_overview_new (fixture->dossier);
  GPtrArray *duties = releve_dossier_all (fixture->dossier, &releve_duty_kind);
  guint due = 0, late = 0;

  for (guint i = 0; i < duties->len; i++)
    {
      const ReleveDuty *duty = duties->pdata[i];
      gboolean talk = duty->kind == RELEVE_DUTY_BRIEFING || duty->kind == RELEVE_DUTY_DEBRIEFING;

      due += talk && duty->done == RELEVE_NO_DAY && duty->due <= EXCHANGE_TODAY + 7;
      late += talk && duty->done == RELEVE_NO_DAY && duty->due < EXCHANGE_TODAY;
    }
  g_assert_cmpuint (overview->due->len, ==, due);
  g_assert_cmpuint (overview->n_late, ==, late);
  g_assert_cmpuint (late, >, 0);
  for (guint i = 1; i < overview->due->len; i++)
    g_assert_cmpint (g_array_index (overview->due, ReleveDueDuty, i - 1).duty->due, <=,
                     g_array_index (overview->due, ReleveDueDuty, i).duty->due);
}

static void
test_closed_duty (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (ReleveOverview) before = releve_overview_new (fixture->dossier), after = NULL;
  const ReleveDuty *duty = g_array_index (before->due, ReleveDueDuty, 0).duty;
  g_autofree char *id = g_strdup (duty->id);
  g_autoptr (GError) error = NULL;

  releve_desk_close_duty (fixture->desk, id, EXCHANGE_TODAY, &error);
  g_assert_no_error (error);
  after = releve_overview_new (fixture->dossier);
  g_assert_cmpuint (after->due->len, ==, before->due->len - 1);
}

static const ReleveHeat *
heat (const ReleveOverview *overview, const char *learner, const char *competency)
{
  for (guint row = 0; row < overview->learners->len; row++)
    for (guint c = 0; c < overview->competencies->len; c++)
      if (g_str_equal (((const ReleveLearner *) overview->learners->pdata[row])->code, learner)
          && g_str_equal (((const ReleveCompetency *) overview->competencies->pdata[c])->code, competency))
        return releve_overview_heat (overview, row, c);
  g_assert_not_reached ();
}

/* Dre Lavoie is the worked example of domain.md §4: C11 at 1, her role asks 3. */
static void
test_heat (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (ReleveOverview) overview = releve_overview_new (fixture->dossier);
  const ReleveHeat *lavoie = heat (overview, "L06", "C11");

  g_assert_cmpfloat_with_epsilon (lavoie->now, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (lavoie->required, 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (releve_heat_gap (lavoie), 2, 1e-9);
  g_assert_cmpfloat (lavoie->after, >, lavoie->now); /* G3 trains it */
  g_assert_cmpfloat (lavoie->after, <=, 4);
}

static void
test_gaps (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (ReleveOverview) overview = releve_overview_new (fixture->dossier);

  g_assert_cmpuint (overview->gaps->len, >, 0);
  for (guint i = 0; i < overview->gaps->len; i++)
    {
      const ReleveOpenGap *gap = &g_array_index (overview->gaps, ReleveOpenGap, i);

      g_assert_cmpfloat (gap->gap, >=, 1);
      g_assert_false (g_str_equal (gap->learner->code, "L06") && g_str_equal (gap->competency->code, "C11"));
    }
}

static void
test_plans (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (ReleveOverview) overview = releve_overview_new (fixture->dossier);
  guint n = 0;

  for (guint i = 0; i < overview->learners->len; i++)
    {
      const RelevePlan *plan = releve_newest_plan (fixture->dossier, ((const ReleveLearner *) overview->learners->pdata[i])->id);

      n += plan == NULL || plan->state != RELEVE_PLAN_SIGNED;
    }
  g_assert_cmpuint (overview->unsigned_plans->len, ==, n);
  g_assert_cmpuint (n, <, overview->learners->len);
}

static void
test_steps (void)
{
  static const struct { double level; int step; } cases[] = {
    { NAN, -1 }, { 0, 0 }, { 0.74, 0 }, { 0.75, 1 }, { 2.5, 2 }, { 2.75, 3 }, { 4, 4 }, { 9, 4 },
  };
  ReleveHeat unknown = { NAN, NAN, 3 }, above = { 3.5, 4, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (releve_heat_step (cases[i].level), ==, cases[i].step);
  g_assert_true (isnan (releve_heat_gap (&unknown)));
  g_assert_cmpfloat (releve_heat_gap (&above), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, test) g_test_add ("/overview/" name, ExchangeFixture, NULL, exchange_fixture_set_up, test, exchange_fixture_tear_down)
  ADD ("D16 briefings and debriefings of the week, late ones first", test_due);
  ADD ("a duty that is done leaves the list", test_closed_duty);
  ADD ("D2 now, after the plan and what the role asks", test_heat);
  ADD ("D16 a gap counts from one level on, and only untrained", test_gaps);
  ADD ("D16 a plan counts until its newest version is signed", test_plans);
  g_test_add_func ("/overview/steps of the heat scale", test_steps);
  return g_test_run ();
}
