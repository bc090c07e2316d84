/* The printed figures of the matching model, through JSON: within half a unit
 * of the last printed digit. */

#include "releve-cli-fixture.h"

#include <math.h>

#define CLINICIAN "{\"TM\":3,\"SE\":2,\"HS\":3,\"CI\":2,\"IC\":3,\"AM\":1.5,\"OR\":3,\"LO\":3}"
#define EXPOSURE "{\"CHG\":0,\"AUT\":2,\"NOV\":1,\"RSP\":1,\"COM\":2,\"DIV\":2,\"BND\":0}"
#define NOVICE "{\"TM\":1.5,\"SE\":1,\"HS\":2,\"CI\":1,\"IC\":2,\"AM\":1,\"OR\":2,\"LO\":3}"

static char *
compose_input (const char *attributes, const char *exposure, const char *levels)
{
  static const char *const codes[] = { "CHG", "AUT", "NOV", "RSP", "COM", "DIV", "BND", "BRF", "DBR", "ACC" };
  GString *text = g_string_new (NULL);

  g_string_printf (text, "{\"attributes\":%s,\"exposure\":%s,"
                   "\"competence\":{\"C1\":2,\"C2\":2,\"C3\":3,\"C4\":1.5,\"C5\":2,\"C6\":2,\"C7\":2,\"C8\":2.5,\"C9\":2,\"C10\":2,\"C11\":1,\"C12\":1},"
                   "\"target\":{\"C1\":3,\"C2\":3,\"C3\":3,\"C4\":3,\"C5\":3,\"C6\":3,\"C7\":3,\"C8\":3,\"C9\":2,\"C10\":3,\"C11\":3,\"C12\":3},"
                   "\"weights\":{\"C11\":1,\"C4\":1,\"C7\":0.5,\"C12\":0.5},\"hours\":40,\"load\":0,\"levels\":{",
                   attributes, exposure);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_string_append_printf (text, "%s\"%s\":%c", i > 0 ? "," : "", codes[i], levels[i]);
  g_string_append (text, "}}");
  return g_string_free (text, FALSE);
}

static json_t *
ask (CliFixture *fixture, const char *input)
{
  const char *const words[] = { "match", "--json", "-", NULL };
  json_t *answer;

  cli_runv (fixture, words, input);
  g_assert_cmpstr (fixture->err, ==, "");
  g_assert_cmpint (fixture->status, ==, 0);
  answer = json_loads (fixture->out, 0, NULL);
  g_assert_nonnull (answer);
  return answer;
}

static json_t *
ask_levels (CliFixture *fixture, const char *attributes, const char *exposure, const char *levels)
{
  g_autofree char *input = compose_input (attributes, exposure, levels);

  return ask (fixture, input);
}

static void
assert_near (json_t *answer, const char *key, double expected, double unit)
{
  double found = json_number_value (json_object_get (answer, key));

  g_assert_true (json_is_number (json_object_get (answer, key)));
  g_assert_cmpfloat_with_epsilon (found, expected, unit / 2 + 1e-9);
}

static const struct {
  const char *name;
  const char *attributes, *exposure, *levels;
  double weight, fit, growth, value;
} rows[] = {
  { "A", CLINICIAN, EXPOSURE, "4332223112", 2.13, 51.9, .153, .161 },
  { "B", CLINICIAN, EXPOSURE, "4332223442", 1.00, 88.3, .317, .535 },
  { "C", CLINICIAN, EXPOSURE, "3322223332", 1.38, 95.0, .237, .465 },
  { "D", CLINICIAN, EXPOSURE, "1212221112", 2.13, 89.5, .013, .032 },
  { "A for a novice", NOVICE, "{}", "4332223112", 2.34, 11.0, .130, .036 },
};

static void
test_rows (CliFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    json_t *answer = ask_levels (fixture, rows[i].attributes, rows[i].exposure, rows[i].levels);

    g_test_message ("plan %s", rows[i].name);
    assert_near (answer, "overstretch_weight", rows[i].weight, .01);
    assert_near (answer, "fit", rows[i].fit, .1);
    assert_near (json_object_get (answer, "growth"), "C11", rows[i].growth, .001);
    assert_near (answer, "value", rows[i].value, .001);
    json_decref (answer);
  }
}

static void
test_readiness (CliFixture *fixture, gconstpointer data)
{
  json_t *answer = ask_levels (fixture, CLINICIAN, EXPOSURE, "4332223112");
  json_t *readiness = json_object_get (answer, "readiness");
  static const struct { const char *code; double expected; } printed[] = {
    { "CHG", 1.45 }, { "AUT", 2.81 }, { "NOV", 1.94 }, { "RSP", 2.54 }, { "COM", 2.61 }, { "DIV", 2.46 }, { "BND", 1.75 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (printed); i++)
    assert_near (readiness, printed[i].code, printed[i].expected, .01);
  assert_near (json_object_get (answer, "target"), "CHG", 2.17, .01);
  assert_near (answer, "support", .25, .01);
  assert_near (answer, "budget", 4.25, .01);
  assert_near (json_object_get (answer, "costs"), "CHG", .946, .001);
  json_decref (answer);
}

static void
assert_values (CliFixture *fixture, const char *support, const double *expected)
{
  for (int level = 0; level <= 4; level++) {
    g_autofree char *levels = g_strdup_printf ("%d322223%s2", level, support);
    json_t *answer = ask_levels (fixture, CLINICIAN, EXPOSURE, levels);

    assert_near (answer, "value", expected[level], .01);
    json_decref (answer);
  }
}

static void
test_inverted_u (CliFixture *fixture, gconstpointer data)
{
  assert_values (fixture, "00", (const double[]) { .06, .07, .16, .11, .05 });
  assert_values (fixture, "44", (const double[]) { .15, .22, .43, .53, .50 });
}

static void
test_array (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *one = compose_input (CLINICIAN, EXPOSURE, rows[0].levels);
  g_autofree char *other = compose_input (CLINICIAN, EXPOSURE, rows[1].levels);
  g_autofree char *both = g_strdup_printf ("[%s,%s]", one, other);
  json_t *answer = ask (fixture, both);

  g_assert_cmpuint (json_array_size (answer), ==, 2);
  assert_near (json_array_get (answer, 0), "fit", 51.9, .1);
  assert_near (json_array_get (answer, 1), "fit", 88.3, .1);
  json_decref (answer);
}

/* Calls match with @input: 3 and one line that names @name, in both languages. */
static void
assert_refused (CliFixture *fixture, const char *input, const char *name)
{
  g_autofree char *english = NULL;

  for (int french = 0; french < 2; french++) {
    const char *const words[] = { "match", "--json", french ? "--lang=fr" : "--lang=en", NULL };

    g_assert_cmpint (cli_runv (fixture, words, input), ==, 3);
    g_test_message ("%s", fixture->err);
    g_assert_cmpstr (fixture->out, ==, "");
    g_assert_nonnull (strstr (fixture->err, name));
    g_assert_true (strchr (fixture->err, '\n') == fixture->err + strlen (fixture->err) - 1);
    if (french)
      g_assert_cmpstr (fixture->err, !=, english);
    else
      english = g_strdup (fixture->err);
  }
}

/* The good input with the first @from replaced by @to. */
static char *
spoil (const char *from, const char *to)
{
  g_autofree char *good = compose_input (CLINICIAN, EXPOSURE, rows[0].levels);
  GString *text = g_string_new (good);

  g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);
  return g_string_free (text, FALSE);
}

static void
test_refusals (CliFixture *fixture, gconstpointer data)
{
  static const struct { const char *from, *to, *name; } spoiled[] = {
    { "\"TM\":3", "\"TM\":5", "TM" }, { "\"TM\":3,", "", "TM" }, { "\"TM\":3", "\"TM\":\"3\"", "TM" },
    { "\"TM\":3", "\"TM\":-1", "TM" }, { "\"TM\":3", "\"XX\":3", "XX" },
    { "\"C1\":2,", "", "C1" }, { "\"C1\":2", "\"C1\":4.5", "C1" }, { "\"C9\":2,\"C10\":3", "\"C10\":3", "C9" },
    { "{\"C11\":1,\"C4\":1,\"C7\":0.5,\"C12\":0.5}", "{}", "weights" }, { "\"C7\":0.5", "\"C7\":0", "C7" },
    { "\"C7\":0.5", "\"C13\":0.5", "C13" }, { "\"CHG\":4", "\"CHG\":5", "CHG" }, { "\"CHG\":4", "\"CHG\":1.5", "CHG" },
    { ",\"ACC\":2", "", "ACC" }, { "\"ACC\":2", "\"ACC\":2,\"LAM\":2", "LAM" }, { "\"CHG\":0", "\"CHG\":-1", "CHG" },
    { "\"load\":0", "\"load\":1.5", "load" }, { "\"hours\":40", "\"hours\":-1", "hours" }, { "\"hours\":40,", "", "hours" },
    { "\"load\":0", "\"load\":0,\"colour\":1", "colour" }, { "\"load\":0", "\"load\":0,\"range\":{\"CHG\":[3,1]}", "CHG" },
    { "\"load\":0", "\"load\":0,\"clinical\":1", "clinical" }, { "\"load\":0", "\"load\":0,\"observed\":[]", "observed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spoiled); i++) {
    g_autofree char *input = spoil (spoiled[i].from, spoiled[i].to);

    assert_refused (fixture, input, spoiled[i].name);
  }
}

static void
test_malformed (CliFixture *fixture, gconstpointer data)
{
  static const char *const inputs[] = {
    "", "{", "[", "nonsense", "{\"attributes\":", "{\"a\":1,\"a\":2}", "{\"a\n\":1}", "{\"a\":\"\xff\"}", "[1e999]", "{} {}", "\"text\"", "12", "null",
  };
  g_autoptr (GString) deep = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    assert_refused (fixture, inputs[i], "");
  for (int i = 0; i < 5000; i++)
    g_string_append_c (deep, '[');
  assert_refused (fixture, deep->str, "");
}

static void
test_array_names_the_place (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *good = compose_input (CLINICIAN, EXPOSURE, rows[0].levels);
  g_autofree char *bad = spoil ("\"TM\":3", "\"TM\":5");
  g_autofree char *both = g_strdup_printf ("[%s,%s]", good, bad);

  assert_refused (fixture, both, "[1].attributes.TM");
}

#define ADD(name, function) \
  g_test_add ("/cli/match/" name, CliFixture, NULL, cli_fixture_set_up, function, cli_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("the five printed plans come out", test_rows);
  ADD ("the printed readiness and check come out", test_readiness);
  ADD ("value rises and falls with challenge", test_inverted_u);
  ADD ("an array answers an array", test_array);
  ADD ("what is missing or out of range is refused by name", test_refusals);
  ADD ("malformed input is refused in one line", test_malformed);
  ADD ("an array names which one it refuses", test_array_names_the_place);
  return g_test_run ();
}
