#include "releve-type.h"

static ReleveRich *
rich_of (ReleveLanguage language, const char *text)
{
  ReleveRich *rich = releve_rich_new (language);

  releve_rich_add (rich, text);
  return rich;
}

static guint
count_attributes (ReleveRich *rich, PangoAttrType type)
{
  PangoAttrList *list = releve_rich_attributes (rich, TRUE);
  GSList *all = pango_attr_list_get_attributes (list);
  guint n = 0;

  for (GSList *item = all; item != NULL; item = item->next)
    n += ((PangoAttribute *) item->data)->klass->type == type;
  g_slist_free_full (all, (GDestroyNotify) pango_attribute_destroy);
  pango_attr_list_unref (list);
  return n;
}

static void
test_names_are_never_markup (void)
{
  g_autoptr (ReleveRich) rich = rich_of (RELEVE_LANGUAGE_EN, "R&D <pilot> &amp; \xff");

  g_assert_cmpstr (releve_rich_text (rich), ==, "R&D <pilot> &amp; \xef\xbf\xbd");
}

static void
test_french_abbreviations_have_superior_letters (void)
{
  g_autoptr (ReleveRich) french = rich_of (RELEVE_LANGUAGE_FR, "Dre Lavoie, le 1er mai, Dreux, 21er");
  g_autoptr (ReleveRich) english = rich_of (RELEVE_LANGUAGE_EN, "Dre Lavoie");

  g_assert_cmpuint (count_attributes (french, PANGO_ATTR_FONT_FEATURES), ==, 2);
  g_assert_cmpuint (count_attributes (english, PANGO_ATTR_FONT_FEATURES), ==, 0);
}

static void
test_no_break_spaces_are_as_wide_as_any (void)
{
  g_autoptr (ReleveRich) rich = rich_of (RELEVE_LANGUAGE_FR, "«\u00a0oui\u00a0»\u202f; l'avis");

  g_assert_cmpstr (releve_rich_text (rich), ==, "« oui »\u202f; l’avis");
  g_assert_cmpuint (count_attributes (rich, PANGO_ATTR_ALLOW_BREAKS), ==, 2);
}

static void
test_a_number_holds_what_it_counts_and_a_code_nothing (void)
{
  g_autoptr (ReleveRich) number = rich_of (RELEVE_LANGUAGE_EN, "in 3 months, at 14 h");
  g_autoptr (ReleveRich) code = rich_of (RELEVE_LANGUAGE_EN, "G3 asks K10 what C12 asks");

  g_assert_cmpuint (count_attributes (number, PANGO_ATTR_ALLOW_BREAKS), ==, 2);
  g_assert_cmpuint (count_attributes (code, PANGO_ATTR_ALLOW_BREAKS), ==, 0);
}

/* The same words in a column that ends at each width: none of its lines begins
 * or ends where it must not. */
static void
test_lines_do_not_break_where_they_must_not (void)
{
  g_autoptr (ReleveTypesetter) setter = releve_typesetter_new (RELEVE_LANGUAGE_FR);

  for (double width = 80; width < 300; width += 3)
    {
      g_autoptr (PangoLayout) layout = releve_typeset_plain (setter, RELEVE_TYPE_BODY,
        "avec le Dr Marchetti, dès le 22 septembre 2026, il dit «\u00a0oui\u00a0» à 14 h.", width);
      const char *text = pango_layout_get_text (layout);

      for (int i = 1; i < releve_layout_n_lines (layout); i++)
        {
          const char *line = text + pango_layout_line_get_start_index (pango_layout_get_line_readonly (layout, i));

          g_assert_false (g_str_has_prefix (line, "Marchetti"));
          g_assert_false (g_str_has_prefix (line, "septembre"));
          g_assert_false (g_str_has_prefix (line, "2026"));
          g_assert_false (g_str_has_prefix (line, "»"));
          g_assert_false (g_str_has_prefix (line, "oui"));
          g_assert_false (g_str_has_prefix (line, "h."));
        }
    }
}

static void
test_a_word_longer_than_its_column_is_not_clipped (void)
{
  g_autoptr (ReleveTypesetter) setter = releve_typesetter_new (RELEVE_LANGUAGE_EN);
  g_autoptr (PangoLayout) layout = releve_typeset_plain (setter, RELEVE_TYPE_CELL, "Anticonstitutionnellementissimement", 40);

  g_assert_cmpint (releve_layout_n_lines (layout), >, 2);
  g_assert_cmpfloat (releve_layout_width (layout), <=, 40);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/print/rich/names are never markup", test_names_are_never_markup);
  g_test_add_func ("/print/rich/French abbreviations have superior letters", test_french_abbreviations_have_superior_letters);
  g_test_add_func ("/print/rich/no-break spaces are as wide as any", test_no_break_spaces_are_as_wide_as_any);
  g_test_add_func ("/print/rich/a number holds what it counts and a code nothing", test_a_number_holds_what_it_counts_and_a_code_nothing);
  g_test_add_func ("/print/rich/lines do not break where they must not", test_lines_do_not_break_where_they_must_not);
  g_test_add_func ("/print/rich/a word longer than its column is not clipped", test_a_word_longer_than_its_column_is_not_clipped);
  return g_test_run ();
}
