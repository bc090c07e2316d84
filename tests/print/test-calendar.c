/* The rotation calendar and the list of due duties (P11). */

#include "releve-print-fixture.h"

#include <string.h>

#include "releve-fixture.h"

static const RelevePrintOptions english = { RELEVE_LANGUAGE_EN, RELEVE_PAPER_A4, RELEVE_AUDIENCE_COORDINATOR };

#define HAS(text, part) g_assert_nonnull (strstr (text, part))
#define LACKS(text, part) g_assert_null (strstr (text, part))

static void
assert_line (const char *text, const char *pattern)
{
  if (!g_regex_match_simple (pattern, text, G_REGEX_MULTILINE, 0))
    g_error ("no line is like %s in\n%s", pattern, text);
}

static void
test_the_calendar_tells_the_year_block_by_block (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  g_autofree char *text = NULL;

  print_fixture_card (dossier, "L02", "K2", 2, 2, RELEVE_ACCEPTED);
  print_fixture_card (dossier, "L02", "G1", 7, 1, RELEVE_PROPOSED);
  print_fixture_card (dossier, "L02", "A1", 9, 1, RELEVE_DECLINED);
  text = print_fixture_text (dossier, RELEVE_PRINTOUT_CALENDAR, "L02", &english, "-layout");
  if (text == NULL)
    return;
  HAS (text, "Camille N’Diaye, from 1 July 2026 to 29 June 2027");
  assert_line (text, " 1 +1–28 Jul +Not planned yet$");
  assert_line (text, "^ +2–3 +29 Jul–22 Sep +K2 +Zoé R&D <pilot>$");
  assert_line (text, "^ +5 +21 Oct–17 Nov +Leave$");
  assert_line (text, "^ +7 +16 Dec–12 Jan +G1 \\(proposed\\) +Zoé R&D <pilot>$");
  assert_line (text, "^ +8–13 +13 Jan–29 Jun +Not planned yet$");
  LACKS (text, "A1");
  LACKS (text, "Reasontext");
  HAS (text, "Nothing is due.");
}

static void
test_the_calendar_ends_with_the_dates_to_keep (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  g_autofree char *text = NULL;
  const char *card = print_fixture_card (dossier, "L02", "K2", 2, 2, RELEVE_ACCEPTED);

  print_fixture_duty (dossier, "L02", card, RELEVE_DUTY_DEBRIEFING, releve_day_new (2026, 9, 22));
  print_fixture_duty (dossier, "L02", NULL, RELEVE_DUTY_REVIEW, releve_day_new (2027, 5, 3));
  print_fixture_duty (dossier, "L01", NULL, RELEVE_DUTY_REVIEW, releve_day_new (2026, 9, 24));
  text = print_fixture_text (dossier, RELEVE_PRINTOUT_CALENDAR, "L02", &english, "-layout");
  if (text == NULL)
    return;
  assert_line (text, "^ +Tue 22 Sep +Debriefing +Zoé R&D <pilot> +K2$");
  assert_line (text, "^ +3 May 2027 +Plan review +Zoé R&D <pilot> +Career plan$");
  LACKS (text, "24 Sep");
  LACKS (text, "Dutynotetext");
}

static void
test_duties_stand_by_urgency_and_what_is_far_is_counted (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  g_autofree char *text = NULL;
  const char *late, *week, *month;

  print_fixture_duty (dossier, "L01", NULL, RELEVE_DUTY_REVIEW, FIXTURE_TODAY + 20);
  print_fixture_duty (dossier, "L02", NULL, RELEVE_DUTY_SIGNATURE, FIXTURE_TODAY - 2);
  print_fixture_duty (dossier, "L03", NULL, RELEVE_DUTY_TRAINING, FIXTURE_TODAY);
  print_fixture_duty (dossier, "L03", NULL, RELEVE_DUTY_REVIEW, FIXTURE_TODAY + 100);
  text = print_fixture_text (dossier, RELEVE_PRINTOUT_DUTIES, NULL, &english, "-layout");
  if (text == NULL)
    return;
  HAS (text, "4 open duties");
  late = strstr (text, "Late"), week = strstr (text, "This week"), month = strstr (text, "Next four weeks");
  g_assert_true (late != NULL && late < week && week < month);
  assert_line (text, "^ +Tue 8 Sep +Signature +N’Diaye +Zoé R&D <pilot> +Career plan$");
  assert_line (text, "^ +Thu 10 Sep +Training +O’Brien +Zoé R&D <pilot> +–$");
  HAS (text, "1 more duty falls later.");
  LACKS (text, "Dutynotetext");
}

static void
test_the_duties_of_one_are_all_there (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  g_autofree char *text = NULL, *none = NULL;

  print_fixture_duty (dossier, "L02", NULL, RELEVE_DUTY_REVIEW, FIXTURE_TODAY + 300);
  print_fixture_duty (dossier, "L01", NULL, RELEVE_DUTY_REVIEW, FIXTURE_TODAY + 3);
  text = print_fixture_text (dossier, RELEVE_PRINTOUT_DUTIES, "L02", &english, "-layout");
  none = print_fixture_text (dossier, RELEVE_PRINTOUT_DUTIES, "L03", &english, "-layout");
  if (text == NULL)
    return;
  HAS (text, "Camille N’Diaye: 1 open duty");
  HAS (text, "7 Jul 2027");
  LACKS (text, "Sun 13 Sep");
  HAS (none, "Nothing is due.");
}

/* Two of one family name are told apart. */
static void
test_namesakes_keep_their_given_names (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  ReleveLearner *learner = (ReleveLearner *) releve_dossier_learner (dossier, "L03");
  g_autofree char *text = NULL;

  g_free (learner->family);
  learner->family = g_strdup ("N’Diaye");
  print_fixture_duty (dossier, "L02", NULL, RELEVE_DUTY_REVIEW, FIXTURE_TODAY + 3);
  print_fixture_duty (dossier, "L01", NULL, RELEVE_DUTY_REVIEW, FIXTURE_TODAY + 3);
  text = print_fixture_text (dossier, RELEVE_PRINTOUT_DUTIES, NULL, &english, "-layout");
  if (text == NULL)
    return;
  assert_line (text, "Plan review +Camille N’Diaye ");
  assert_line (text, "Plan review +Lavoie ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/print/calendar/P11/the calendar tells the year block by block", test_the_calendar_tells_the_year_block_by_block);
  g_test_add_func ("/print/calendar/P11/the calendar ends with the dates to keep", test_the_calendar_ends_with_the_dates_to_keep);
  g_test_add_func ("/print/duties/P11/duties stand by urgency and what is far is counted", test_duties_stand_by_urgency_and_what_is_far_is_counted);
  g_test_add_func ("/print/duties/P11/the duties of one are all there", test_the_duties_of_one_are_all_there);
  g_test_add_func ("/print/duties/P11/namesakes keep their given names", test_namesakes_keep_their_given_names);
  return g_test_run ();
}
