/* D1, S3: the five answers about one clinician, worked by hand. */

#include "maker.h"

#include <math.h>
#include "releve-portrait.h"

static void
rate (ReleveDossier *dossier, const char *competency, double self, double observed)
{
  maker_rating (dossier, "L1", competency, self, RELEVE_SELF);
  maker_rating (dossier, "L1", competency, observed, RELEVE_SUPERVISOR_SAYS);
}

static ReleveDuty *
add_duty (ReleveDossier *dossier, const char *id, int in_days)
{
  ReleveDuty *row = releve_row_new (&releve_duty_kind, id);

  row->learner_id = g_strdup ("L1");
  row->due = MAKER_TODAY + in_days;
  releve_dossier_put (dossier, &releve_duty_kind, row);
  return row;
}

static void
test_nothing_is_known (void)
{
  g_autoptr (ReleveDossier) dossier = maker_dossier (13);
  RelevePortrait portrait;

  maker_learner (dossier, "L1");
  g_clear_pointer (&maker_learner (dossier, "L2")->role_id, g_free);
  releve_portrait_of (dossier, "L1", &portrait);
  g_assert_cmpstr (portrait.role->id, ==, "chief");
  g_assert_cmpint (portrait.by, ==, RELEVE_NO_DAY);
  g_assert_cmpuint (portrait.n_gaps, ==, 0);
  g_assert_false (portrait.has_strength);
  g_assert_null (portrait.next);
  g_assert_true (isnan (portrait.match.fit));
  g_assert_null (portrait.grows);
  g_assert_null (portrait.due);
  releve_portrait_of (dossier, "L2", &portrait);
  g_assert_null (portrait.role);
}

static void
test_nobody_and_an_empty_file (void)
{
  g_autoptr (ReleveDossier) dossier = releve_dossier_new (MAKER_TODAY);
  RelevePortrait portrait;

  releve_portrait_of (dossier, "nobody", &portrait);
  g_assert_null (portrait.role);
  g_assert_cmpuint (portrait.n_gaps, ==, 0);
  g_assert_null (portrait.next);
  g_assert_null (portrait.due);
}

/* The role asks 3. Levels with one observer: ⅓·observed + ⅔·self. */
static void
test_three_largest_gaps (void)
{
  g_autoptr (ReleveDossier) dossier = maker_dossier (13);
  RelevePortrait portrait;

  maker_learner (dossier, "L1");
  rate (dossier, "C1", 2, 2);
  rate (dossier, "C2", 1, 1);
  rate (dossier, "C3", 3, 3);
  releve_portrait_of (dossier, "L1", &portrait);
  g_assert_cmpuint (portrait.n_gaps, ==, 2);
  rate (dossier, "C4", 0, 0);
  rate (dossier, "C5", 2.5, 2.5);
  releve_portrait_of (dossier, "L1", &portrait);
  g_assert_cmpuint (portrait.n_gaps, ==, 3);
  g_assert_cmpstr (portrait.gaps[0].competency->id, ==, "C4");
  g_assert_cmpstr (portrait.gaps[1].competency->id, ==, "C2");
  g_assert_cmpstr (portrait.gaps[2].competency->id, ==, "C1");
  g_assert_cmpfloat_with_epsilon (portrait.gaps[1].gap, 2, 1e-9);
}

static void
test_the_furthest_hidden_strength (void)
{
  g_autoptr (ReleveDossier) dossier = maker_dossier (13);
  RelevePortrait portrait;

  maker_learner (dossier, "L1");
  rate (dossier, "C1", 2, 4);
  rate (dossier, "C2", 1, 4);
  rate (dossier, "C3", 1, 4);
  rate (dossier, "C4", 3.5, 4);
  rate (dossier, "C5", 0, 3.2); /* borderline: within a quarter of the role */
  releve_portrait_of (dossier, "L1", &portrait);
  g_assert_true (portrait.has_strength);
  g_assert_cmpstr (portrait.strength.competency->id, ==, "C2");
}

static void
test_the_next_card_is_planned_and_not_begun (void)
{
  g_autoptr (ReleveDossier) dossier = maker_dossier (13);
  g_autoptr (GPtrArray) cards = NULL;
  RelevePortrait portrait;

  maker_learner (dossier, "L1");
  maker_assignment (dossier, "K1", RELEVE_CLINICAL, "1111111222");
  maker_card (dossier, "past", "L1", "K1", 1, 1);
  maker_card (dossier, "now", "L1", "K1", 3, 2);
  maker_card (dossier, "refused", "L1", "K1", 5, 1)->state = RELEVE_DECLINED;
  maker_card (dossier, "later", "L1", "K1", 7, 1);
  maker_card (dossier, "sooner", "L1", "K1", 6, 1);
  releve_portrait_of (dossier, "L1", &portrait);
  g_assert_cmpstr (portrait.next->id, ==, "sooner");
  g_assert_cmpstr (releve_card_under_way (dossier, "L1")->id, ==, "now");
  cards = releve_cards_in_order (dossier, "L1");
  g_assert_cmpuint (cards->len, ==, 5);
  g_assert_cmpint (releve_card_time (dossier, cards->pdata[0]), ==, RELEVE_CARD_PAST);
  g_assert_cmpint (releve_card_time (dossier, cards->pdata[1]), ==, RELEVE_CARD_NOW);
  g_assert_cmpint (releve_card_time (dossier, cards->pdata[2]), ==, RELEVE_CARD_DECLINED);
  g_assert_cmpint (releve_card_time (dossier, cards->pdata[4]), ==, RELEVE_CARD_TO_COME);
}

static void
test_the_next_date_is_open_and_may_be_late (void)
{
  g_autoptr (ReleveDossier) dossier = maker_dossier (13);
  RelevePortrait portrait;

  maker_learner (dossier, "L1");
  add_duty (dossier, "held", -9)->done = MAKER_TODAY - 9;
  add_duty (dossier, "later", 20);
  add_duty (dossier, "today", 0);
  releve_portrait_of (dossier, "L1", &portrait);
  g_assert_cmpstr (portrait.due->id, ==, "today");
  g_assert_false (portrait.late);
  add_duty (dossier, "missed", -1);
  releve_portrait_of (dossier, "L1", &portrait);
  g_assert_cmpstr (portrait.due->id, ==, "missed");
  g_assert_true (portrait.late);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/core/portrait/where nothing is known every answer is empty", test_nothing_is_known);
  g_test_add_func ("/core/portrait/nobody has no portrait, nor has an empty file", test_nobody_and_an_empty_file);
  g_test_add_func ("/core/portrait/D1 at most three gaps, the largest first", test_three_largest_gaps);
  g_test_add_func ("/core/portrait/S4 the hidden strength that is furthest from the own view", test_the_furthest_hidden_strength);
  g_test_add_func ("/core/portrait/S7 the next card is planned, not begun and not declined", test_the_next_card_is_planned_and_not_begun);
  g_test_add_func ("/core/portrait/the next date is open, late ones first", test_the_next_date_is_open_and_may_be_late);
  return g_test_run ();
}
