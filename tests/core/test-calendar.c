#include "releve-calendar.h"

#include "releve-error.h"

static const ReleveBlock *
block_at (GPtrArray *blocks, guint index)
{
  return g_ptr_array_index (blocks, index);
}

static void
assert_day (ReleveDay day, const char *iso)
{
  g_autofree char *text = releve_day_to_iso (day);

  g_assert_cmpstr (text, ==, iso);
}

static void
assert_every_calendar_passes (ReleveDay start)
{
  for (ReleveCalendar calendar = 0; calendar < RELEVE_N_CALENDARS; calendar++)
    {
      g_autoptr (GPtrArray) blocks = releve_calendar_new (calendar, start);
      g_autoptr (GError) error = NULL;

      g_assert_true (releve_calendar_check (blocks, &error));
      g_assert_no_error (error);
      for (guint i = 1; i < blocks->len; i++)
        g_assert_cmpint (block_at (blocks, i)->first, ==, block_at (blocks, i - 1)->last + 1);
    }
}

static void
test_no_calendar_has_a_hole_or_an_overlap (void)
{
  assert_every_calendar_passes (releve_day_new (2026, 7, 1));
  assert_every_calendar_passes (releve_day_new (2023, 8, 31));
  assert_every_calendar_passes (releve_day_new (2024, 2, 29));
}

static void
test_twelve_months_are_a_year (void)
{
  g_autoptr (GPtrArray) blocks = releve_calendar_new (RELEVE_TWELVE_MONTHS, releve_day_new (2026, 7, 1));

  g_assert_cmpuint (blocks->len, ==, 12);
  assert_day (block_at (blocks, 7)->first, "2027-02-01");
  assert_day (block_at (blocks, 7)->last, "2027-02-28");
  assert_day (block_at (blocks, 11)->last, "2027-06-30");
}

static void
test_thirteen_blocks_have_ids_numbers_and_28_days (void)
{
  g_autoptr (GPtrArray) blocks = releve_calendar_new (RELEVE_THIRTEEN_BLOCKS, releve_day_new (2026, 7, 1));

  g_assert_cmpuint (blocks->len, ==, 13);
  g_assert_cmpstr (block_at (blocks, 12)->id, ==, "B13");
  g_assert_cmpint (block_at (blocks, 12)->number, ==, 13);
  for (guint i = 0; i < blocks->len; i++)
    g_assert_cmpint (block_at (blocks, i)->last - block_at (blocks, i)->first, ==, 27);
  assert_day (block_at (blocks, 12)->last, "2027-06-29");
}

static void
test_twenty_six_fortnights_have_14_days (void)
{
  g_autoptr (GPtrArray) blocks = releve_calendar_new (RELEVE_TWENTY_SIX_FORTNIGHTS, releve_day_new (2026, 7, 1));

  g_assert_cmpuint (blocks->len, ==, 26);
  assert_day (block_at (blocks, 1)->first, "2026-07-15");
}

static void
test_own_dates_are_numbered_by_date (void)
{
  RelevePeriod periods[] = { { 400, 410 }, { 300, 350 }, { 411, 411 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) blocks = releve_calendar_from_periods (periods, G_N_ELEMENTS (periods), &error);

  g_assert_no_error (error);
  g_assert_cmpint (block_at (blocks, 0)->first, ==, 300);
  g_assert_cmpint (block_at (blocks, 2)->number, ==, 3);
}

static void
assert_refused (const RelevePeriod *periods, gsize n, const char *problem)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (releve_calendar_from_periods (periods, n, &error));
  g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_INVALID);
  g_assert_cmpstr (releve_error_get_detail (error)->problem, ==, problem);
}

static void
test_overlapping_or_empty_blocks_are_refused (void)
{
  RelevePeriod shared_day[] = { { 300, 350 }, { 350, 380 } };
  RelevePeriod inside[] = { { 300, 350 }, { 310, 320 } };
  RelevePeriod backwards[] = { { 300, 299 } };

  assert_refused (shared_day, 2, "blocks-overlap");
  assert_refused (inside, 2, "blocks-overlap");
  assert_refused (backwards, 1, "block-ends-before-it-begins");
  assert_refused (NULL, 0, "no-blocks");
}

static void
test_numbers_out_of_date_order_are_refused (void)
{
  g_autoptr (GPtrArray) blocks = releve_calendar_new (RELEVE_TWELVE_MONTHS, releve_day_new (2026, 7, 1));
  g_autoptr (GError) error = NULL;

  ((ReleveBlock *) g_ptr_array_index (blocks, 3))->number = 5;
  g_assert_false (releve_calendar_check (blocks, &error));
  g_assert_cmpstr (releve_error_get_detail (error)->problem, ==, "blocks-out-of-order");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/calendar/B2/no-calendar-has-a-hole-or-an-overlap", test_no_calendar_has_a_hole_or_an_overlap);
  g_test_add_func ("/calendar/B2/twelve-months-are-a-year", test_twelve_months_are_a_year);
  g_test_add_func ("/calendar/B2/thirteen-blocks-have-ids-numbers-and-28-days", test_thirteen_blocks_have_ids_numbers_and_28_days);
  g_test_add_func ("/calendar/B2/twenty-six-fortnights-have-14-days", test_twenty_six_fortnights_have_14_days);
  g_test_add_func ("/calendar/B2/own-dates-are-numbered-by-date", test_own_dates_are_numbered_by_date);
  g_test_add_func ("/calendar/B2/overlapping-or-empty-blocks-are-refused", test_overlapping_or_empty_blocks_are_refused);
  g_test_add_func ("/calendar/B2/numbers-out-of-date-order-are-refused", test_numbers_out_of_date_order_are_refused);

  return g_test_run ();
}
