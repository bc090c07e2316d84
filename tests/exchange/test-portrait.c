/* D1, S3: what a head finds of Dre Lavoie, as in the picture of her page. */

#include <math.h>

#include "releve-exchange-fixture.h"
#include "releve-portrait.h"

static void
test_lavoie (ExchangeFixture *fixture, gconstpointer data)
{
  RelevePortrait portrait;

  releve_portrait_of (fixture->dossier, "L06", &portrait);
  g_assert_cmpstr (portrait.role->code, ==, "division");
  g_assert_cmpint (portrait.by, >, EXCHANGE_TODAY);
  g_assert_cmpuint (portrait.n_gaps, ==, 3);
  g_assert_cmpfloat (portrait.gaps[0].gap, >=, portrait.gaps[2].gap);
  g_assert_cmpfloat_with_epsilon (portrait.gaps[0].evidence.level, 1, 0.25);
  g_assert_true (portrait.has_strength);
  g_assert_cmpstr (portrait.strength.competency->code, ==, "C3");
  g_assert_cmpfloat_with_epsilon (portrait.strength.evidence.observed, 4, 1e-9);
  g_assert_cmpfloat_with_epsilon (portrait.strength.evidence.self, 2, 1e-9);
  g_assert_cmpstr (portrait.next->assignment_id, ==, "G3");
  g_assert_cmpfloat_with_epsilon (portrait.match.fit, 95.0, 0.6);
  g_assert_cmpint (portrait.match.growth_word, ==, RELEVE_MODERATE);
  g_assert_cmpstr (portrait.grows->code, ==, "C11");
  g_assert_cmpint (portrait.due->kind, ==, RELEVE_DUTY_BRIEFING);
  g_assert_false (portrait.late);
}

/* Everybody of the example has something to show in each of the five places. */
static void
test_everybody (ExchangeFixture *fixture, gconstpointer data)
{
  GPtrArray *learners = releve_dossier_all (fixture->dossier, &releve_learner_kind);

  for (guint i = 0; i < learners->len; i++)
    {
      const ReleveLearner *learner = learners->pdata[i];
      RelevePortrait portrait;

      releve_portrait_of (fixture->dossier, learner->id, &portrait);
      g_assert_nonnull (portrait.role);
      g_assert_cmpuint (portrait.n_gaps, >, 0);
      g_assert_true (portrait.next == NULL || g_str_equal (portrait.next->learner_id, learner->id));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, test) g_test_add ("/exchange/portrait/" name, ExchangeFixture, NULL, exchange_fixture_set_up, test, exchange_fixture_tear_down)
  ADD ("D1 the five answers about Dre Lavoie", test_lavoie);
  ADD ("D1 each clinician of the example has an aim and gaps", test_everybody);
  return g_test_run ();
}
