#include <math.h>

#include "releve-fold.h"

static void
test_elise_sorts_among_e (void)
{
  g_assert_cmpint (releve_fold_compare ("Élise", "Zoé", RELEVE_LANGUAGE_FR), <, 0);
  g_assert_cmpint (releve_fold_compare ("Élise", "David", RELEVE_LANGUAGE_FR), >, 0);
  g_assert_cmpint (releve_fold_compare ("Élise", "Eva", RELEVE_LANGUAGE_EN), <, 0);
  g_assert_cmpint (releve_fold_compare (NULL, "a", RELEVE_LANGUAGE_EN), <, 0);
  g_assert_cmpint (releve_fold_compare (NULL, NULL, RELEVE_LANGUAGE_EN), ==, 0);
}

static void
test_search_ignores_case_and_accents (void)
{
  g_assert_true (releve_fold_matches ("Dre Élise Bouchard", "elise"));
  g_assert_true (releve_fold_matches ("Dr Ibrahima N’Diaye", "n'di"));
  g_assert_true (releve_fold_matches ("Cœur", "coeur"));
  g_assert_true (releve_fold_matches ("Dre Élise Bouchard", "bou el"));
  g_assert_true (releve_fold_matches ("anything", ""));
  g_assert_false (releve_fold_matches ("Dre Élise Bouchard", "lise"));
  g_assert_false (releve_fold_matches (NULL, "x"));
}

static void
assert_number (double value, int decimals, ReleveLanguage language, const char *expected)
{
  g_autofree char *text = releve_number_format (value, decimals, language);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_level (double level, ReleveLanguage language, const char *expected)
{
  g_autofree char *text = releve_level_format (level, language);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_numbers_follow_the_language (void)
{
  assert_number (2.5, 1, RELEVE_LANGUAGE_FR, "2,5");
  assert_number (2.5, 1, RELEVE_LANGUAGE_EN, "2.5");
  assert_number (2.0, 2, RELEVE_LANGUAGE_EN, "2");
  assert_number (-0.04, 1, RELEVE_LANGUAGE_EN, "0");
  assert_number (-1.5, 1, RELEVE_LANGUAGE_EN, "−1.5");
  assert_number (100, 0, RELEVE_LANGUAGE_EN, "100");
  assert_number (NAN, 1, RELEVE_LANGUAGE_EN, "–");
}

static void
test_halves_are_fractions (void)
{
  assert_level (2.5, RELEVE_LANGUAGE_FR, "2½");
  assert_level (0.5, RELEVE_LANGUAGE_EN, "½");
  assert_level (-0.5, RELEVE_LANGUAGE_EN, "−½");
  assert_level (3, RELEVE_LANGUAGE_EN, "3");
  assert_level (2.7, RELEVE_LANGUAGE_FR, "2,7");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/fold/N5-elise-sorts-among-e", test_elise_sorts_among_e);
  g_test_add_func ("/fold/search-ignores-case-and-accents", test_search_ignores_case_and_accents);
  g_test_add_func ("/fold/N5-numbers-follow-the-language", test_numbers_follow_the_language);
  g_test_add_func ("/fold/halves-are-fractions", test_halves_are_fractions);
  return g_test_run ();
}
