/* Rows that are not as they should be: each refused by one error that says where. */

#include "releve-exchange-fixture.h"

#include <string.h>
#include "releve-error.h"
#include "releve-rows.h"

static GArray *
read_text (const char *text, GError **error)
{
  ReleveDay first = releve_day_new (2026, 7, 1);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func (g_free);
  ReleveRelativeDays relative = { .today = EXCHANGE_TODAY, .blocks = blocks };
  g_autoptr (GArray) rows = releve_import_rows_new ();
  json_t *object = releve_rows_load ("in.json", text, strlen (text), error);
  gboolean read;

  for (int i = 0; i < 3; i++)
    {
      ReleveBlock *block = g_new0 (ReleveBlock, 1);
      block->first = first + i * 28;
      block->last = block->first + 27;
      g_ptr_array_add (blocks, block);
    }
  if (object == NULL)
    return NULL;
  read = releve_rows_read ("in.json", object, &relative, rows, error) && releve_rows_check (rows, error);
  json_decref (object);
  return read ? g_steal_pointer (&rows) : NULL;
}

/* One row for each way to be wrong. */
static const struct {
  const char *name;
  const char *text;
  const char *problem;
  const char *where;    /* a part of the place that the error names */
} wrong[] = {
  { "cut-short", "{\"leave\": [", "json-cut-short", "in.json:1" },
  { "no-json", "Dre Lavoie", "malformed-json", "in.json:1" },
  { "a-key-twice", "{\"leave\": [], \n \"leave\": []}", "json-key-twice", "in.json:2" },
  { "an-array", "[]", "wrong-format", "in.json" },
  { "an-unknown-kind", "{\"patient\": []}", "json-field-unknown", "in.json" },
  { "rows-that-are-none", "{\"leave\": {}}", "json-type", "in.json" },
  { "a-row-without-id", "{\"block\": [{\"number\": 1}]}", "json-field-missing", "block 1" },
  { "a-row-that-is-a-number", "{\"block\": [7]}", "json-field-missing", "block 1" },
  { "an-unknown-field", "{\"block\": [{\"id\": \"B1\", \"age\": 40}]}", "json-field-unknown", "block B1, age" },
  { "a-text-for-a-number", "{\"block\": [{\"id\": \"B1\", \"number\": \"1\"}]}", "json-type", "block B1, number" },
  { "half-a-block", "{\"block\": [{\"id\": \"B1\", \"number\": 1.5}]}", "json-type", "block B1, number" },
  { "a-number-beyond-int", "{\"block\": [{\"id\": \"B1\", \"number\": 9999999999}]}", "json-type", "block B1, number" },
  { "a-number-for-a-text", "{\"rating\": [{\"id\": \"R1\", \"rater\": 1}]}", "json-type", "rating R1, rater" },
  { "a-number-for-yes", "{\"placement\": [{\"id\": \"P1\", \"pinned\": 1}]}", "json-type", "placement P1, pinned" },
  { "an-unknown-code", "{\"rating\": [{\"id\": \"R1\", \"source\": \"rumour\"}]}", "json-type", "rating R1, source" },
  { "a-day-that-is-none", "{\"block\": [{\"id\": \"B1\", \"first\": \"2026-02-30\"}]}", "json-type", "block B1, first" },
  { "a-block-that-is-none", "{\"block\": [{\"id\": \"B1\", \"first\": \"B4\"}]}", "json-type", "block B1, first" },
  { "a-day-with-a-tail", "{\"block\": [{\"id\": \"B1\", \"first\": \"today+1 or so\"}]}", "json-type", "block B1, first" },
  { "nine-levels", "{\"placement\": [{\"id\": \"P1\", \"levels\": \"332222333\"}]}", "json-type", "placement P1, levels" },
  { "a-digit-5", "{\"placement\": [{\"id\": \"P1\", \"levels\": \"5322223332\"}]}", "json-type", "placement P1, levels" },
  { "a-level-5", "{\"rating\": [{\"id\": \"R1\", \"level\": 5}]}", "level-out-of-range", "rating R1, level" },
  { "a-level-below-0", "{\"rating\": [{\"id\": \"R1\", \"level\": -0.5}]}", "level-out-of-range", "rating R1, level" },
  { "words-in-no-language", "{\"role\": [{\"id\": \"r\", \"name\": \"Chief\"}]}", "json-type", "role r, name" },
  { "words-in-a-third", "{\"role\": [{\"id\": \"r\", \"name\": {\"de\": \"Chef\"}}]}", "json-type", "role r, name" },
  { "an-unknown-reference", "{\"leave\": [{\"id\": \"V\", \"learner_id\": \"L77\"}]}", "unknown-reference", "leave V, learner_id" },
  { "an-id-twice", "{\"block\": [{\"id\": \"B1\"}, {\"id\": \"B1\"}]}", "row-twice", "block B1" },
};

static void
test_wrong_rows_are_refused (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = read_text (wrong[i].text, &error);

  g_assert_null (rows);
  exchange_assert_problem (error, RELEVE_ERROR_INVALID, wrong[i].problem);
  g_assert_nonnull (strstr (releve_error_get_detail (error)->where, wrong[i].where));
}

static void
test_deep_nesting_is_refused (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append_c (text, '[');
  g_assert_null (read_text (text->str, &error));
  exchange_assert_problem (error, RELEVE_ERROR_INVALID, "malformed-json");
}

static ReleveDay
read_day (const char *day)
{
  g_autofree char *text = g_strdup_printf ("{\"block\": [{\"id\": \"B1\", \"first\": \"%s\"}]}", day);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = read_text (text, &error);

  g_assert_no_error (error);
  return ((ReleveBlock *) g_array_index (rows, ReleveImportRow, 0).row)->first;
}

static void
test_days_may_be_relative (void)
{
  g_assert_cmpint (read_day ("2026-09-14"), ==, EXCHANGE_TODAY);
  g_assert_cmpint (read_day ("today"), ==, EXCHANGE_TODAY);
  g_assert_cmpint (read_day ("today-20"), ==, EXCHANGE_TODAY - 20);
  g_assert_cmpint (read_day ("today+9"), ==, EXCHANGE_TODAY + 9);
  g_assert_cmpint (read_day ("B1"), ==, releve_day_new (2026, 7, 1));
  g_assert_cmpint (read_day ("B3"), ==, releve_day_new (2026, 8, 26));
  g_assert_cmpint (read_day ("B3+5"), ==, releve_day_new (2026, 8, 31));
  g_assert_cmpint (read_day ("B3$"), ==, releve_day_new (2026, 9, 22));
  g_assert_cmpint (read_day ("B3$-2"), ==, releve_day_new (2026, 9, 20));
}

static void
test_absent_and_null_are_one (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = read_text ("{\"rating\": [{\"id\": \"a\", \"rater\": null}, {\"id\": \"b\"}]}", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_null (((ReleveRating *) g_array_index (rows, ReleveImportRow, 0).row)->rater);
  g_assert_null (((ReleveRating *) g_array_index (rows, ReleveImportRow, 1).row)->rater);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *name = g_strdup_printf ("/exchange/rows/%s-is-refused", wrong[i].name);
      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_wrong_rows_are_refused);
    }
  g_test_add_func ("/exchange/rows/deep-nesting-is-refused", test_deep_nesting_is_refused);
  g_test_add_func ("/exchange/rows/days-may-be-relative", test_days_may_be_relative);
  g_test_add_func ("/exchange/rows/absent-and-null-are-one", test_absent_and_null_are_one);
  return g_test_run ();
}
