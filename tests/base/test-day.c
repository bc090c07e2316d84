#include "releve-day.h"

static void
assert_format (ReleveDay day, ReleveLanguage language, ReleveDayStyle style, const char *expected)
{
  g_autofree char *text = releve_day_format (day, language, style);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_iso_round_trips (void)
{
  for (ReleveDay day = releve_day_new (2023, 12, 1); day < releve_day_new (2025, 3, 2); day++)
    {
      g_autofree char *iso = releve_day_to_iso (day);
      g_assert_cmpint (releve_day_parse (iso), ==, day);
    }
}

static void
test_what_is_no_day_is_refused (void)
{
  static const char *const wrong[] = { NULL, "", "2026-02-30", "2026-9-14", "14/09/2026", "2026-09-14x", "0000-01-01", "+026-09-14" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpint (releve_day_parse (wrong[i]), ==, RELEVE_NO_DAY);
  g_assert_null (releve_day_to_iso (RELEVE_NO_DAY));
}

static void
test_months_are_clamped_to_their_end (void)
{
  ReleveDay day = releve_day_new (2026, 1, 31);

  g_assert_cmpint (releve_day_add_months (day, 1), ==, releve_day_new (2026, 2, 28));
  g_assert_cmpint (releve_day_add_months (day, -2), ==, releve_day_new (2025, 11, 30));
}

static void
test_periods_meet_on_a_shared_day_only (void)
{
  RelevePeriod june = { releve_day_new (2026, 6, 1), releve_day_new (2026, 6, 30) };
  RelevePeriod july = { releve_day_new (2026, 7, 1), releve_day_new (2026, 7, 31) };
  RelevePeriod open = { releve_day_new (2026, 6, 30), RELEVE_NO_DAY };

  g_assert_false (releve_period_overlaps (june, july));
  g_assert_true (releve_period_overlaps (june, open));
  g_assert_true (releve_period_overlaps (july, open));
}

static void
test_days_are_written_in_each_language (void)
{
  ReleveDay day = releve_day_new (2026, 9, 23);

  assert_format (day, RELEVE_LANGUAGE_EN, RELEVE_DAY_SHORT, "23 Sep");
  assert_format (day, RELEVE_LANGUAGE_FR, RELEVE_DAY_SHORT, "23 sept.");
  assert_format (day, RELEVE_LANGUAGE_EN, RELEVE_DAY_LONG, "23 September 2026");
  assert_format (day, RELEVE_LANGUAGE_FR, RELEVE_DAY_LONG, "23 septembre 2026");
  assert_format (day, RELEVE_LANGUAGE_EN, RELEVE_DAY_WEEKDAY, "Wed 23 Sep");
  assert_format (day, RELEVE_LANGUAGE_FR, RELEVE_DAY_WEEKDAY, "mer. 23 sept.");
  assert_format (day, RELEVE_LANGUAGE_EN, RELEVE_DAY_MONTH, "Sep 2026");
  assert_format (day, RELEVE_LANGUAGE_FR, RELEVE_DAY_MONTH, "sept. 2026");
  assert_format (releve_day_new (2026, 7, 1), RELEVE_LANGUAGE_FR, RELEVE_DAY_LONG, "1er juillet 2026");
  assert_format (releve_day_new (2026, 7, 11), RELEVE_LANGUAGE_FR, RELEVE_DAY_LONG, "11 juillet 2026");
  assert_format (RELEVE_NO_DAY, RELEVE_LANGUAGE_FR, RELEVE_DAY_LONG, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/day/iso-round-trips", test_iso_round_trips);
  g_test_add_func ("/day/what-is-no-day-is-refused", test_what_is_no_day_is_refused);
  g_test_add_func ("/day/months-are-clamped-to-their-end", test_months_are_clamped_to_their_end);
  g_test_add_func ("/day/periods-meet-on-a-shared-day-only", test_periods_meet_on_a_shared_day_only);
  g_test_add_func ("/day/N5-days-are-written-in-each-language", test_days_are_written_in_each_language);
  return g_test_run ();
}
