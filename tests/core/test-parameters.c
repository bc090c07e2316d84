#include "releve-match.h"

#include <jansson.h>
#include <math.h>

static json_t *
load_rows (json_t **root)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "seed", "parameters.json", NULL);
  json_error_t error;

  *root = json_load_file (path, JSON_REJECT_DUPLICATES, &error);
  if (*root == NULL)
    g_error ("%s:%d: %s", path, error.line, error.text);
  return json_object_get (*root, "parameter");
}

static void
test_seed_equals_defaults (void)
{
  ReleveParameters shipped;
  json_t *root, *rows = load_rows (&root), *row;
  size_t i;

  releve_parameters_clear (&shipped);
  shipped.version = 1;
  json_array_foreach (rows, i, row)
    {
      const char *name = json_string_value (json_object_get (row, "name"));
      g_autofree char *id = g_strdup_printf ("1/%s", name);

      g_assert_cmpstr (json_string_value (json_object_get (row, "id")), ==, id);
      g_assert_cmpint (json_integer_value (json_object_get (row, "version")), ==, 1);
      g_assert_true (releve_parameters_set (&shipped, name, json_number_value (json_object_get (row, "value"))));
    }
  g_assert_null (releve_parameters_missing (&shipped));
  g_assert_cmpmem (&shipped, sizeof shipped, releve_parameters_default (), sizeof shipped);
  json_decref (root);
}

static void
test_every_name_is_needed (void)
{
  json_t *root, *rows = load_rows (&root), *row;
  size_t i;

  json_array_foreach (rows, i, row)
    {
      ReleveParameters without = *releve_parameters_default ();
      const char *name = json_string_value (json_object_get (row, "name"));
      double value;

      if (name[1] == '.')
        continue;
      g_assert_true (releve_parameters_set (&without, name, NAN));
      g_assert_cmpstr (releve_parameters_missing (&without), ==, name);
      g_assert_true (releve_parameters_get (&without, name, &value));
      g_assert_true (isnan (value));
    }
  json_decref (root);
}

static void
test_tables_by_code (void)
{
  ReleveParameters p;

  releve_parameters_clear (&p);
  g_assert_cmpfloat (p.readiness[RELEVE_CHG][0], ==, 0);
  g_assert_true (releve_parameters_set (&p, "W.BND.EX", .2));
  g_assert_cmpfloat (p.readiness[RELEVE_BND][RELEVE_EX], ==, .2);
  g_assert_true (releve_parameters_set (&p, "M.CHG.C12", .6));
  g_assert_cmpfloat (p.relevance[RELEVE_CHG][11], ==, .6);
  g_assert_cmpfloat (p.relevance[RELEVE_CHG][0], ==, 0);
}

static void
test_readiness_rows_sum_to_one (void)
{
  const ReleveParameters *p = releve_parameters_default ();

  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    {
      double sum = 0;

      for (int a = 0; a <= RELEVE_EX; a++)
        sum += p->readiness[d][a];
      g_assert_cmpfloat_with_epsilon (sum, 1, 1e-12);
    }
}

static void
test_unknown_names (void)
{
  static const char *const names[] = { "", "W", "W.", "W.CHG", "W.CHG.", "W.CHG.C1", "W.BRF.TM", "M.CHG.C13",
                                       "M.CHG.C1x", "M.C1.CHG", "blend", "blend.half ", "BLEND.HALF" };
  ReleveParameters p = *releve_parameters_default ();
  double value = 5;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_false (releve_parameters_set (&p, names[i], 9));
      g_assert_false (releve_parameters_get (&p, names[i], &value));
    }
  g_assert_cmpfloat (value, ==, 5);
  g_assert_cmpmem (&p, sizeof p, releve_parameters_default (), sizeof p);
}

static void
test_levels_text (void)
{
  static const char *const bad[] = { "", "332222333", "33222233322", "3322223335", "332222|3332", "3322223||332",
                                     "3322223332 ", "-322223332", "|3322223332" };
  ReleveLevels levels = RELEVE_LEVELS_UNSET, again;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (releve_levels_parse (bad[i], &levels));
  g_assert_false (releve_levels_parse (NULL, &levels));
  g_assert_false (releve_levels_set_p (&levels));
  g_assert_null (releve_levels_to_text (&levels));
  g_assert_true (releve_levels_parse ("4332223|112", &levels));
  g_assert_true (releve_levels_parse ("4332223112", &again));
  g_assert_true (releve_levels_equal (&levels, &again));
  text = releve_levels_to_text (&levels);
  g_assert_cmpstr (text, ==, "4332223112");
}

static void
test_levels_compare (void)
{
  ReleveLevels a = RELEVE_LEVELS_UNSET, b = RELEVE_LEVELS_UNSET;

  b.v[3] = 2;
  g_assert_true (releve_levels_equal (&a, &b));
  releve_levels_parse ("0000000000", &b);
  g_assert_false (releve_levels_equal (&a, &b));
  a = b;
  a.v[RELEVE_ACC] = 1;
  g_assert_false (releve_levels_equal (&a, &b));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/parameters/the-seed-equals-the-defaults", test_seed_equals_defaults);
  g_test_add_func ("/parameters/every-name-is-needed", test_every_name_is_needed);
  g_test_add_func ("/parameters/tables-are-named-by-code", test_tables_by_code);
  g_test_add_func ("/parameters/every-row-of-w-sums-to-one", test_readiness_rows_sum_to_one);
  g_test_add_func ("/parameters/an-unknown-name-changes-nothing", test_unknown_names);
  g_test_add_func ("/levels/ten-digits-and-nothing-else", test_levels_text);
  g_test_add_func ("/levels/unset-equals-unset-alone", test_levels_compare);
  return g_test_run ();
}
