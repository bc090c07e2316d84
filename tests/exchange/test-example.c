/* The example department tells its story, whatever the day is. */

#include "releve-exchange-fixture.h"
#include "releve-folder-fixture.h"

#include <math.h>
#include <string.h>
#include "releve-snapshot.h"

#define LAVOIE "L06"

static ReleveDossier *
dossier_of (ExchangeFixture *f)
{
  return f->dossier;
}

static guint
count (ExchangeFixture *f, const ReleveKind *kind)
{
  return releve_dossier_all (dossier_of (f), kind)->len;
}

static void
test_it_holds_the_department_of_the_mock_ups (ExchangeFixture *f, gconstpointer data)
{
  const ReleveDepartment *department = releve_dossier_department (f->dossier);
  const ReleveLearner *lavoie = releve_dossier_by_code (f->dossier, &releve_learner_kind, LAVOIE);

  g_assert_cmpstr (department->name.en, ==, "Internal medicine");
  g_assert_cmpstr (department->site.fr, ==, "Hôpital de la Baie-Verte");
  g_assert_cmpuint (count (f, &releve_learner_kind), ==, 24);
  g_assert_cmpuint (count (f, &releve_supervisor_kind), ==, 8);
  g_assert_cmpuint (count (f, &releve_block_kind), ==, 13);
  g_assert_cmpstr (lavoie->family, ==, "Lavoie");
  g_assert_cmpstr (releve_dossier_role (f->dossier, lavoie->role_id)->code, ==, "division");
  g_assert_cmpint (releve_dossier_block_at (f->dossier, EXCHANGE_TODAY)->number, ==, 3);
  g_assert_cmpint (EXCHANGE_TODAY - releve_dossier_block_number (f->dossier, 3)->first + 1, ==, 20);
}

static guint
count_filled_cells (ReleveDossier *d)
{
  GPtrArray *cards = releve_dossier_all (d, &releve_placement_kind);
  g_autoptr (GHashTable) cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = g_ptr_array_index (cards, i);

      for (int b = releve_dossier_first_block (d, card); b <= releve_dossier_last_block (d, card); b++)
        if (card->state != RELEVE_DECLINED)
          g_hash_table_add (cells, g_strdup_printf ("%s %d", card->learner_id, b));
    }
  return g_hash_table_size (cells);
}

static void
test_about_two_thirds_of_the_board_are_filled (ExchangeFixture *f, gconstpointer data)
{
  guint filled = count_filled_cells (f->dossier);

  g_assert_cmpuint (filled, >, 24 * 13 * 60 / 100);
  g_assert_cmpuint (filled, <, 24 * 13 * 72 / 100);
}

static void
test_every_state_is_on_the_board (ExchangeFixture *f, gconstpointer data)
{
  GPtrArray *cards = releve_dossier_all (f->dossier, &releve_placement_kind);
  guint states[RELEVE_DONE + 1] = { 0 }, levels[RELEVE_LEVELS_AGREED + 1] = { 0 }, pinned = 0, long_ones = 0;

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = g_ptr_array_index (cards, i);

      states[card->state]++;
      levels[card->levels_state]++;
      pinned += card->pinned;
      long_ones += card->span > 1;
    }
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_cmpuint (states[i], >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    g_assert_cmpuint (levels[i], >, 0);
  g_assert_cmpuint (pinned, ==, 3);
  g_assert_cmpuint (long_ones, >, 10);
}

/* Domain.md §4, plan C: fit 95.0, Δ C11 .237, V .465, targets and readiness. */
static void
test_dre_lavoie_on_g3_is_the_worked_example (ExchangeFixture *f, gconstpointer data)
{
  static const double readiness[] = { 1.45, 2.81, 1.94, 2.54, 2.61, 2.46, 1.75 };
  const RelevePlacement *card = releve_dossier_placement (f->dossier, "L06/G3/B4");
  ReleveMatch match;

  g_assert_nonnull (card);
  releve_fit_of_placement (f->dossier, card, &match);
  g_assert_cmpfloat_with_epsilon (match.fit, 95.0, 0.05);
  g_assert_cmpfloat_with_epsilon (match.growth[10], 0.237, 0.0005);
  g_assert_cmpfloat_with_epsilon (match.value, 0.465, 0.0005);
  g_assert_cmpint (match.growth_competency, ==, 10);
  g_assert_cmpint (match.growth_word, ==, RELEVE_MODERATE);
  for (guint d = 0; d < G_N_ELEMENTS (readiness); d++)
    g_assert_cmpfloat_with_epsilon (match.readiness[d], readiness[d], 0.005);
  g_assert_cmpfloat_with_epsilon (match.target[RELEVE_NOV], 2.7, 0.05);
}

static void
count_awareness (ReleveDossier *d, guint counts[RELEVE_ACKNOWLEDGED_NEED + 1], guint *differs)
{
  GPtrArray *learners = releve_dossier_all (d, &releve_learner_kind);

  for (guint i = 0; i < learners->len; i++)
    {
      g_autoptr (GArray) standings = releve_standings (d, ((const ReleveRow *) g_ptr_array_index (learners, i))->id);

      for (guint k = 0; k < standings->len; k++)
        {
          const ReleveStanding *standing = &g_array_index (standings, ReleveStanding, k);

          counts[standing->awareness]++;
          *differs += standing->differs;
        }
    }
}

static void
test_some_see_themselves_otherwise_than_others_do (ExchangeFixture *f, gconstpointer data)
{
  guint counts[RELEVE_ACKNOWLEDGED_NEED + 1] = { 0 }, differs = 0;

  count_awareness (f->dossier, counts, &differs);
  g_assert_cmpuint (counts[RELEVE_BLIND_SPOT], >=, 1);
  g_assert_cmpuint (counts[RELEVE_HIDDEN_STRENGTH], >=, 2);
  g_assert_cmpuint (counts[RELEVE_UNEXPLORED], >=, 12);
  g_assert_cmpuint (counts[RELEVE_RECOGNISED], >=, 2);
  g_assert_cmpuint (counts[RELEVE_ACKNOWLEDGED_NEED], >, counts[RELEVE_BLIND_SPOT]);
  g_assert_cmpuint (differs, >=, 2);
}

static void
test_somebody_has_too_little_evidence (ExchangeFixture *f, gconstpointer data)
{
  ReleveMatchInput input;
  ReleveMatch match;

  releve_fit_input (f->dossier, "L23", "A6", 6, NULL, NULL, &input);
  releve_match (releve_dossier_parameters (f->dossier), &input, &match);
  g_assert_true (isnan (match.fit));
  g_assert_cmpuint (match.missing, !=, 0);
}

static guint
count_late (ReleveDossier *d, ReleveDutyKind kind)
{
  GPtrArray *duties = releve_dossier_all (d, &releve_duty_kind);
  guint n = 0;

  for (guint i = 0; i < duties->len; i++)
    {
      const ReleveDuty *duty = g_ptr_array_index (duties, i);

      n += duty->kind == (int) kind && duty->done == RELEVE_NO_DAY && duty->due < releve_dossier_get_today (d);
    }
  return n;
}

static void
test_debriefings_and_a_briefing_are_late (ExchangeFixture *f, gconstpointer data)
{
  const ReleveDuty *okafor = releve_dossier_get (f->dossier, &releve_duty_kind, "L09/K7/B2/debriefing");

  g_assert_cmpuint (count_late (f->dossier, RELEVE_DUTY_DEBRIEFING), ==, 2);
  g_assert_cmpuint (count_late (f->dossier, RELEVE_DUTY_BRIEFING), ==, 1);
  g_assert_cmpint (EXCHANGE_TODAY - okafor->due, ==, 20);
}

static void
test_every_card_agreed_has_its_duties (ExchangeFixture *f, gconstpointer data)
{
  GPtrArray *cards = releve_dossier_all (f->dossier, &releve_placement_kind);

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = g_ptr_array_index (cards, i);
      GPtrArray *duties = RELEVE_DOSSIER_OF (f->dossier, releve_duty_kind, ReleveDuty, placement_id, card->id);

      if (card->levels_state == RELEVE_LEVELS_AGREED)
        g_assert_cmpuint (duties->len, >=, 3);
      else
        g_assert_cmpuint (duties->len, ==, 0);
    }
}

static void
test_plans_are_in_every_state (ExchangeFixture *f, gconstpointer data)
{
  GPtrArray *plans = releve_dossier_all (f->dossier, &releve_plan_kind);
  guint states[RELEVE_PLAN_SIGNED + 1] = { 0 };

  for (guint i = 0; i < plans->len; i++)
    {
      const RelevePlan *plan = g_ptr_array_index (plans, i);
      const RelevePlan *former = releve_dossier_get (f->dossier, &releve_plan_kind, plan->replaces_id);

      states[plan->state]++;
      g_assert_cmpint (plan->version, ==, former != NULL ? former->version + 1 : 1);
      g_assert_true (former == NULL || former->state == RELEVE_PLAN_SIGNED);
    }
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_cmpuint (states[i], >=, 2);
}

static void
test_agreed_plans_are_sealed (ExchangeFixture *f, gconstpointer data)
{
  GPtrArray *plans = releve_dossier_all (f->dossier, &releve_plan_kind);

  for (guint i = 0; i < plans->len; i++)
    {
      const RelevePlan *plan = g_ptr_array_index (plans, i);
      g_autofree char *checksum = plan->snapshot != NULL ? releve_snapshot_checksum (plan->snapshot) : NULL;

      g_assert_true ((plan->state != RELEVE_PLAN_DRAFT) == (plan->snapshot != NULL));
      g_assert_true ((plan->state == RELEVE_PLAN_SIGNED) == (plan->signed_on != RELEVE_NO_DAY));
      g_assert_cmpstr (plan->checksum, ==, checksum);
    }
}

static void
test_names_are_never_tame (ExchangeFixture *f, gconstpointer data)
{
  GPtrArray *learners = releve_dossier_all (f->dossier, &releve_learner_kind);
  guint hyphens = 0, apostrophes = 0, accents = 0, markup = 0;

  for (guint i = 0; i < learners->len; i++)
    {
      const ReleveLearner *learner = g_ptr_array_index (learners, i);

      hyphens += strchr (learner->family, '-') != NULL;
      apostrophes += strstr (learner->family, "’") != NULL;
      accents += !g_str_is_ascii (learner->given);
      markup += g_strcmp0 (learner->service.en, "R&D <pilot>") == 0;
    }
  g_assert_cmpuint (hyphens, >=, 2);
  g_assert_cmpuint (apostrophes, >=, 2);
  g_assert_cmpuint (accents, >=, 5);
  g_assert_cmpuint (markup, >=, 1);
}

/* Whatever the day: leap years, ends of months, summer and winter. */
static void
test_exactly_two_breaches_wait (void)
{
  static const char *const days[] = { "2026-09-14", "2026-11-23", "2027-01-01", "2028-02-29", "2026-08-31", "2031-03-31" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *folder = g_dir_make_tmp ("releve-day-XXXXXX", NULL);
      g_autofree char *path = g_build_filename (folder, "day.releve", NULL);
      g_autoptr (ReleveDesk) desk = exchange_fixture_example (path, releve_day_parse (days[i]));
      g_autoptr (GPtrArray) breaches = releve_rules_of_dossier (releve_desk_get_dossier (desk));
      const ReleveBreach *first = breaches->len > 0 ? g_ptr_array_index (breaches, 0) : NULL;
      const ReleveBreach *second = breaches->len > 1 ? g_ptr_array_index (breaches, 1) : NULL;

      g_assert_cmpuint (breaches->len, ==, 2);
      g_assert_cmpint (first->rule, ==, RELEVE_RULE_SAFETY);
      g_assert_cmpint (first->severity, ==, RELEVE_STOPS);
      g_assert_cmpint (second->rule, ==, RELEVE_RULE_LEAVE);
      g_assert_cmpint (second->severity, ==, RELEVE_NEEDS_REASON);
      g_assert_false (first->excused || second->excused);
      folder_fixture_remove (folder);
    }
}

#define ADD(name, function) \
  g_test_add ("/exchange/example/" name, ExchangeFixture, NULL, exchange_fixture_set_up, function, exchange_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("it-holds-the-department-of-the-mock-ups", test_it_holds_the_department_of_the_mock_ups);
  ADD ("about-two-thirds-of-the-board-are-filled", test_about_two_thirds_of_the_board_are_filled);
  ADD ("every-state-is-on-the-board", test_every_state_is_on_the_board);
  ADD ("dre-lavoie-on-g3-is-the-worked-example", test_dre_lavoie_on_g3_is_the_worked_example);
  ADD ("some-see-themselves-otherwise-than-others-do", test_some_see_themselves_otherwise_than_others_do);
  ADD ("somebody-has-too-little-evidence", test_somebody_has_too_little_evidence);
  ADD ("debriefings-and-a-briefing-are-late", test_debriefings_and_a_briefing_are_late);
  ADD ("every-card-agreed-has-its-duties", test_every_card_agreed_has_its_duties);
  ADD ("plans-are-in-every-state", test_plans_are_in_every_state);
  ADD ("agreed-plans-are-sealed", test_agreed_plans_are_sealed);
  ADD ("names-are-never-tame", test_names_are_never_tame);
  g_test_add_func ("/exchange/example/exactly-two-breaches-wait", test_exactly_two_breaches_wait);
  return g_test_run ();
}
