#include "releve-words.h"

static void
test_other_language_stands_in (void)
{
  ReleveWords words = { .en = (char *) "Board", .fr = NULL };
  gboolean missing = FALSE;

  g_assert_cmpstr (releve_words_get (&words, RELEVE_LANGUAGE_FR, &missing), ==, "Board");
  g_assert_true (missing);
  g_assert_cmpstr (releve_words_get (&words, RELEVE_LANGUAGE_EN, &missing), ==, "Board");
  g_assert_false (missing);
}

static void
test_nothing_written_is_empty (void)
{
  ReleveWords words = { NULL, NULL };

  g_assert_cmpstr (releve_words_get (&words, RELEVE_LANGUAGE_EN, NULL), ==, "");
}

static void
test_copies_are_equal_and_apart (void)
{
  ReleveWords words = { .en = (char *) "Ward", .fr = (char *) "Unité" };
  ReleveWords copy;

  releve_words_copy (&copy, &words);
  g_assert_true (releve_words_equal (&copy, &words));
  g_assert_true (copy.en != words.en);
  releve_words_clear (&copy);
  g_assert_null (copy.fr);
  g_assert_false (releve_words_equal (&copy, &words));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/words/N4-the-other-language-stands-in", test_other_language_stands_in);
  g_test_add_func ("/words/nothing-written-is-empty", test_nothing_written_is_empty);
  g_test_add_func ("/words/copies-are-equal-and-apart", test_copies_are_equal_and_apart);
  return g_test_run ();
}
