/* What ships is whole, in both languages, and set as each language is set. */

#include "releve-exchange-fixture.h"

#include <jansson.h>
#include <string.h>
#include "releve-kind.h"

#define LETTERS_A_LINE 9
#define LINES_A_TITLE  2

static const char *const files[] = {
  "catalogue.json", "characteristics.json", "example.json", "framework.json", "parameters.json", "roles.json", "trainings.json",
};

typedef void (*WordsCheck) (const char *where, const char *field, const char *en, const char *fr);

static json_t *
load (const char *file)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "seed", file, NULL);
  json_error_t problem;
  json_t *root = json_load_file (path, JSON_REJECT_DUPLICATES, &problem);

  if (root == NULL)
    g_error ("%s:%d: %s", path, problem.line, problem.text);
  return root;
}

static void
walk_row (const ReleveKind *kind, json_t *row, WordsCheck check)
{
  g_autofree char *where = g_strdup_printf ("%s %s", kind->name, json_string_value (json_object_get (row, "id")));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *name = kind->fields[i].name;
      json_t *words = json_object_get (row, name);

      if (kind->fields[i].type == RELEVE_FIELD_WORDS)
        check (where, name, json_string_value (json_object_get (words, "en")), json_string_value (json_object_get (words, "fr")));
    }
}

static void
walk (WordsCheck check)
{
  for (guint f = 0; f < G_N_ELEMENTS (files); f++)
    {
      json_t *root = load (files[f]), *rows, *row;
      const char *name;
      size_t i;

      json_object_foreach (root, name, rows)
        json_array_foreach (rows, i, row)
          walk_row (releve_kind_by_name (name), row, check);
      json_decref (root);
    }
}

static void
check_both (const char *where, const char *field, const char *en, const char *fr)
{
  if (en == NULL || *en == '\0' || fr == NULL || *fr == '\0')
    g_error ("%s, %s: a language is missing", where, field);
}

static void
test_every_text_is_in_both_languages (void)
{
  walk (check_both);
}

static void
check_apostrophes (const char *where, const char *field, const char *en, const char *fr)
{
  if (strpbrk (en, "'\"") != NULL || strpbrk (fr, "'\"") != NULL)
    g_error ("%s, %s: a typewriter’s quote: %s / %s", where, field, en, fr);
}

static void
test_quotes_are_typographic (void)
{
  walk (check_apostrophes);
}

static gboolean
is_no_break_space (gunichar c)
{
  return c == 0x00A0 || c == 0x202F;
}

/* N2: a no-break space before : ; ! ? » and after «. */
static gboolean
is_set_in_french (const char *text)
{
  gunichar before = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c == ':' || c == ';' || c == '!' || c == '?' || c == 0x00BB) && !is_no_break_space (before))
        return FALSE;
      if (before == 0x00AB && !is_no_break_space (c))
        return FALSE;
      before = c;
    }
  return TRUE;
}

static void
check_french (const char *where, const char *field, const char *en, const char *fr)
{
  if (!is_set_in_french (fr))
    g_error ("%s, %s: a no-break space is missing: %s", where, field, fr);
}

static void
test_french_has_its_no_break_spaces (void)
{
  g_assert_true (is_set_in_french ("Qui : « quoi » ; où !"));
  g_assert_false (is_set_in_french ("Qui : quoi"));
  g_assert_false (is_set_in_french ("Quoi?"));
  g_assert_false (is_set_in_french ("« quoi »"));
  walk (check_french);
}

/* Breakable only at spaces and soft hyphens, of which the last of a line shows. */
static gboolean
fits_card (const char *title)
{
  int lines = 1, line = 0, piece = 0;
  gboolean spaced = FALSE;

  for (const char *p = title;; p = g_utf8_next_char (p))
    {
      gunichar c = *p != '\0' ? g_utf8_get_char (p) : ' ';
      gboolean soft = c == 0x00AD;

      if (c != ' ' && !soft)
        {
          piece++;
          continue;
        }
      if (piece + soft > LETTERS_A_LINE)
        return FALSE;
      if (line > 0 && line + spaced + piece + soft > LETTERS_A_LINE)
        lines++, line = 0;
      line += (line > 0 && spaced) + piece;
      piece = 0;
      spaced = !soft;
      if (*p == '\0')
        return lines <= LINES_A_TITLE;
    }
}

static void
check_title (const char *where, const char *field, const char *en, const char *fr)
{
  if (g_str_has_prefix (where, "assignment ") && g_str_equal (field, "short_name") && !(fits_card (en) && fits_card (fr)))
    g_error ("%s: the short title does not fit its card: %s / %s", where, en, fr);
}

static void
test_short_titles_fit_a_card (void)
{
  g_assert_true (fits_card ("Ward week"));
  g_assert_true (fits_card ("Trans\xc2\xad" "missions"));
  g_assert_false (fits_card ("Transmissions"));
  g_assert_false (fits_card ("Build the duty roster"));
  walk (check_title);
}

static void
check_head (const char *where, const char *field, const char *en, const char *fr)
{
  if (g_str_has_prefix (where, "competency ") && g_str_equal (field, "short_name"))
    {
      g_assert_cmpint (g_utf8_strlen (en, -1), <=, 12);
      g_assert_cmpint (g_utf8_strlen (fr, -1), <=, 12);
    }
}

static void
test_competencies_head_a_narrow_column (void)
{
  walk (check_head);
}

/* Profiles lie within what an assignment can offer. */
static void
test_profiles_lie_within_their_ranges (void)
{
  json_t *root = load ("catalogue.json"), *row;
  size_t i;

  json_array_foreach (json_object_get (root, "assignment"), i, row)
    {
      const char *profile = json_string_value (json_object_get (row, "profile"));
      const char *low = json_string_value (json_object_get (row, "low"));
      const char *high = json_string_value (json_object_get (row, "high"));

      g_assert_cmpuint (strlen (profile), ==, 10);
      for (int k = 0; low != NULL && k < 10; k++)
        g_assert_true (low[k] <= profile[k] && profile[k] <= high[k]);
      g_assert_true ((low == NULL) == (high == NULL));
    }
  g_assert_cmpuint (json_array_size (json_object_get (root, "assignment")), ==, 30);
  json_decref (root);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/seeds/every-text-is-in-both-languages", test_every_text_is_in_both_languages);
  g_test_add_func ("/seeds/quotes-are-typographic", test_quotes_are_typographic);
  g_test_add_func ("/seeds/N2/french-has-its-no-break-spaces", test_french_has_its_no_break_spaces);
  g_test_add_func ("/seeds/short-titles-fit-a-card", test_short_titles_fit_a_card);
  g_test_add_func ("/seeds/competencies-head-a-narrow-column", test_competencies_head_a_narrow_column);
  g_test_add_func ("/seeds/profiles-lie-within-their-ranges", test_profiles_lie_within_their_ranges);
  return g_test_run ();
}
