/* Plans proposed for the example department, by rounds. */

#include "releve-exchange-fixture.h"
#include "releve-plan-figures.h"
#include "releve-propose.h"

#define MOST_GAP_PER_MILLE 20

static ReleveAnswer *
propose (ExchangeFixture *f, const ReleveProposeWish *wish)
{
  g_autoptr (GError) error = NULL;
  ReleveAnswer *answer = releve_propose (f->dossier, wish, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return answer;
}

static const ReleveOption *
option_at (const ReleveAnswer *answer, guint i)
{
  return g_ptr_array_index (answer->options, i);
}

/* Two seconds of rounds. */
static void
test_growth_is_proven_to_two_per_cent (ExchangeFixture *f, gconstpointer data)
{
  ReleveProposeWish wish = RELEVE_PROPOSE_WISH_INIT;
  g_autoptr (ReleveAnswer) answer = NULL;
  const ReleveOption *best;

  wish.fairness = wish.stability = 0;
  wish.effort = 80;
  answer = propose (f, &wish);
  best = option_at (answer, 0);
  g_assert_cmpint (best->proposal->violations, ==, 0);
  g_assert_cmpint (best->proposal->bound, >=, best->proposal->value);
  g_assert_cmpint (best->proposal->bound - best->proposal->value, <=, best->proposal->bound / 1000 * MOST_GAP_PER_MILLE);
  g_assert_cmpint (best->figures.value, >, answer->today.value + answer->today.value / 10);
  g_assert_cmpint (best->figures.least_share, >=, answer->today.least_share);
  g_assert_cmpuint (best->figures.n_open, <=, answer->today.n_open);
}

static void
test_there_are_three_plans_to_choose_from (ExchangeFixture *f, gconstpointer data)
{
  ReleveProposeWish wish = RELEVE_PROPOSE_WISH_INIT;
  g_autoptr (ReleveAnswer) answer = NULL;

  wish.effort = 200;
  wish.alternatives = TRUE;
  answer = propose (f, &wish);
  g_assert_cmpuint (answer->options->len, ==, 3);
  g_assert_cmpint (option_at (answer, 1)->figures.least_share, >, option_at (answer, 0)->figures.least_share);
  for (guint i = 0; i < answer->options->len; i++)
    {
      g_assert_cmpint (option_at (answer, i)->proposal->violations, ==, 0);
      g_assert_cmpint (option_at (answer, i)->proposal->least_share, >=, option_at (answer, 0)->proposal->floor);
    }
}

#define ADD(name, function) \
  g_test_add ("/exchange/plans/" name, ExchangeFixture, NULL, exchange_fixture_set_up, function, exchange_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("O1 growth is proven to two per cent", test_growth_is_proven_to_two_per_cent);
  ADD ("O4 there are three plans to choose from", test_there_are_three_plans_to_choose_from);
  return g_test_run ();
}
