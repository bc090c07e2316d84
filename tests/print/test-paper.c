#include "releve-paper.h"

static void
test_letter_in_canada_and_the_usa_a4_elsewhere (void)
{
  static const char *const letter[] = { "fr_CA.UTF-8", "en_CA", "en_US.UTF-8", "es_US", "iu_CA@x", "fr_ca.utf8" };
  static const char *const a4[] = { NULL, "", "C", "C.UTF-8", "POSIX", "fr", "fr_FR.UTF-8", "en_GB", "fr_CH", "de_", "x_C", "ca", "ca_ES", "us", "en_USA" };

  for (guint i = 0; i < G_N_ELEMENTS (letter); i++)
    g_assert_cmpint (releve_paper_of_locale (letter[i]), ==, RELEVE_PAPER_LETTER);
  for (guint i = 0; i < G_N_ELEMENTS (a4); i++)
    g_assert_cmpint (releve_paper_of_locale (a4[i]), ==, RELEVE_PAPER_A4);
}

static RelevePaper
paper_with (const char *all, const char *paper, const char *lang)
{
  g_setenv ("LC_ALL", all, TRUE);
  g_setenv ("LC_PAPER", paper, TRUE);
  g_setenv ("LANG", lang, TRUE);
  return releve_paper_of_environment ();
}

static void
test_the_paper_s_own_locale_goes_before_the_language (void)
{
  g_assert_cmpint (paper_with ("", "", ""), ==, RELEVE_PAPER_A4);
  g_assert_cmpint (paper_with ("", "", "fr_CA.UTF-8"), ==, RELEVE_PAPER_LETTER);
  g_assert_cmpint (paper_with ("", "de_DE", "fr_CA.UTF-8"), ==, RELEVE_PAPER_A4);
  g_assert_cmpint (paper_with ("", "en_US", "de_DE"), ==, RELEVE_PAPER_LETTER);
  g_assert_cmpint (paper_with ("de_DE", "en_US", "en_US"), ==, RELEVE_PAPER_A4);
}

static void
test_large_paper_magnifies_small_paper_inside_its_edges (void)
{
  for (int paper = 0; paper < RELEVE_N_PAPERS; paper++)
    {
      double width, height, scale = releve_paper_magnifies (paper), small_width, small_height;
      RelevePaper small = paper == RELEVE_PAPER_A3 ? RELEVE_PAPER_A4 : paper == RELEVE_PAPER_TABLOID ? RELEVE_PAPER_LETTER : (RelevePaper) paper;

      releve_paper_get_size (paper, &width, &height);
      releve_paper_get_size (small, &small_width, &small_height);
      g_assert_cmpfloat_with_epsilon (small_width * scale, width, 0.01);
      g_assert_cmpfloat (small_height * scale, <=, height + 1);
      g_assert_cmpfloat (releve_paper_get_margin (paper) * scale, >, 36);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/paper/Letter in Canada and the USA, A4 elsewhere", test_letter_in_canada_and_the_usa_a4_elsewhere);
  g_test_add_func ("/print/paper/the paper's own locale goes before the language", test_the_paper_s_own_locale_goes_before_the_language);
  g_test_add_func ("/print/paper/large paper magnifies small paper inside its edges", test_large_paper_magnifies_small_paper_inside_its_edges);
  return g_test_run ();
}
