#include "releve-error.h"

static void
test_detail_survives_a_copy (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;

  g_assert_false (releve_error_set (&error, RELEVE_ERROR_INVALID, "level-out-of-range", "CHG", "5", "0–4"));
  copy = g_error_copy (error);
  g_assert_error (copy, RELEVE_ERROR, RELEVE_ERROR_INVALID);
  g_assert_cmpstr (releve_error_get_detail (copy)->problem, ==, "level-out-of-range");
  g_assert_cmpstr (releve_error_get_detail (copy)->where, ==, "CHG");
  g_assert_cmpstr (releve_error_get_detail (copy)->found, ==, "5");
  g_assert_cmpstr (releve_error_get_detail (copy)->expected, ==, "0–4");
}

static void
test_foreign_errors_have_no_detail (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOENT, "no");

  g_assert_null (releve_error_get_detail (error));
  g_assert_cmpint (releve_error_exit_status (error), ==, 3);
}

static void
test_each_code_has_its_exit_status (void)
{
  static const struct { ReleveError code; int status; } cases[] = {
    { RELEVE_ERROR_NOTHING, 1 }, { RELEVE_ERROR_USAGE, 2 }, { RELEVE_ERROR_INVALID, 3 },
    { RELEVE_ERROR_REFUSED, 3 }, { RELEVE_ERROR_UNREADABLE, 3 }, { RELEVE_ERROR_FOREIGN, 3 },
    { RELEVE_ERROR_CORRUPT, 3 }, { RELEVE_ERROR_NEWER, 3 }, { RELEVE_ERROR_FULL, 3 },
    { RELEVE_ERROR_BUSY, 4 }, { RELEVE_ERROR_READ_ONLY, 4 }, { RELEVE_ERROR_CANCELLED, 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      releve_error_set (&error, cases[i].code, "x", NULL, NULL, NULL);
      g_assert_cmpint (releve_error_exit_status (error), ==, cases[i].status);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/error/detail-survives-a-copy", test_detail_survives_a_copy);
  g_test_add_func ("/error/foreign-errors-have-no-detail", test_foreign_errors_have_no_detail);
  g_test_add_func ("/error/each-code-has-its-exit-status", test_each_code_has_its_exit_status);
  return g_test_run ();
}
