/* match: the model alone, from JSON to JSON. */

#include "releve-cli.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "releve-rows.h"

static gboolean
refuse (const char *path, const char *key, json_t *value, const char *expected, GError **error)
{
  g_autofree char *where = key != NULL ? g_strdup_printf ("%s.%s", path, key) : g_strdup (path);
  char *dump = value != NULL ? json_dumps (value, JSON_ENCODE_ANY | JSON_COMPACT) : NULL;
  g_autofree char *found = dump != NULL ? g_utf8_substring (dump, 0, MIN (40, g_utf8_strlen (dump, -1))) : NULL;

  free (dump);
  if (value == NULL)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "json-field-missing", path, NULL, key);
  return releve_error_set (error, RELEVE_ERROR_INVALID, "value-range", where, found, expected);
}

static gboolean
read_real (const char *path, json_t *object, const char *key, double most, double *number, GError **error)
{
  json_t *value = json_object_get (object, key);
  double real = json_number_value (value);
  g_autofree char *expected = isinf (most) ? g_strdup ("≥ 0") : g_strdup_printf ("0–%g", most);

  if (!json_is_number (value) || !(real >= 0 && real <= most))
    return refuse (path, key, value, expected, error);
  *number = real;
  return TRUE;
}

static gboolean
read_level (const char *path, json_t *object, const char *key, gint8 *level, GError **error)
{
  json_t *value = json_object_get (object, key);

  if (!json_is_integer (value) || json_integer_value (value) < 0 || json_integer_value (value) > RELEVE_LEVEL_MAX)
    return refuse (path, key, value, "0–4", error);
  *level = (gint8) json_integer_value (value);
  return TRUE;
}

static gboolean
read_flag (const char *path, json_t *object, const char *key, gboolean *flag, GError **error)
{
  json_t *value = json_object_get (object, key);

  if (value != NULL && !json_is_boolean (value))
    return refuse (path, key, value, "true, false", error);
  *flag = json_is_true (value);
  return TRUE;
}

/* The objects inside the input, by name; NULL with an error when it is none. */
static json_t *
inner (json_t *object, const char *key, gboolean needed, GError **error)
{
  json_t *value = json_object_get (object, key);

  if (value == NULL && !needed)
    return NULL;
  if (!json_is_object (value))
    refuse ("match", key, value, "{…}", error);
  return json_is_object (value) ? value : NULL;
}

static gboolean
check_keys (json_t *object, const char *path, const char *const *known, GError **error)
{
  const char *key;
  json_t *value;

  json_object_foreach (object, key, value)
    if (!g_strv_contains (known, key))
      return releve_error_set (error, RELEVE_ERROR_INVALID, "json-field-unknown", path, key, NULL);
  return TRUE;
}

static const char *const competency_codes[] = { "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10", "C11", "C12", NULL };

static gboolean
read_attributes (json_t *object, ReleveMatchInput *input, GError **error)
{
  json_t *attributes = inner (object, "attributes", TRUE, error);
  json_t *observed = json_object_get (object, "observed");

  if (attributes == NULL || !check_keys (attributes, "attributes", releve_attribute_codes, error))
    return FALSE;
  for (int a = 0; a < RELEVE_N_ATTRIBUTES; a++)
    if (!read_real ("attributes", attributes, releve_attribute_codes[a], 4, &input->attributes[a], error))
      return FALSE;
  if (observed == NULL)
    return TRUE;
  input->observed_known = TRUE;
  if (!json_is_object (observed))
    return refuse ("match", "observed", observed, "{…}", error);
  if (!check_keys (observed, "observed", releve_attribute_codes, error))
    return FALSE;
  for (int a = 0; a < RELEVE_N_ATTRIBUTES; a++)
    {
      input->observed[a] = NAN;
      if (json_object_get (observed, releve_attribute_codes[a]) != NULL
          && !read_real ("observed", observed, releve_attribute_codes[a], 4, &input->observed[a], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_exposure (json_t *object, ReleveMatchInput *input, GError **error)
{
  json_t *exposure = json_object_get (object, "exposure"), *value;
  const char *key;

  if (exposure == NULL)
    return TRUE;
  if (!json_is_object (exposure))
    return refuse ("match", "exposure", exposure, "{…}", error);
  json_object_foreach (exposure, key, value)
    {
      int d = releve_code_parse (releve_characteristic_codes, key);

      if (d < 0 || d >= RELEVE_N_CHALLENGES)
        return releve_error_set (error, RELEVE_ERROR_INVALID, "json-field-unknown", "exposure", key, NULL);
      if (!json_is_integer (value) || json_integer_value (value) < 0 || json_integer_value (value) > G_MAXINT)
        return refuse ("exposure", key, value, "≥ 0", error);
      input->exposure[d] = (int) json_integer_value (value);
    }
  return TRUE;
}

static gboolean
read_competences (json_t *object, const char *name, double *values, GError **error)
{
  json_t *levels = inner (object, name, TRUE, error);

  if (levels == NULL || !check_keys (levels, name, competency_codes, error))
    return FALSE;
  for (int c = 0; c < RELEVE_N_COMPETENCIES; c++)
    if (!read_real (name, levels, competency_codes[c], 4, &values[c], error))
      return FALSE;
  return TRUE;
}

static gboolean
read_weights (json_t *object, ReleveMatchInput *input, GError **error)
{
  json_t *weights = inner (object, "weights", TRUE, error), *value;
  const char *key;

  if (weights == NULL || !check_keys (weights, "weights", competency_codes, error))
    return FALSE;
  if (json_object_size (weights) == 0)
    return refuse ("match", "weights", weights, "{\"C1\": 1, …}", error);
  json_object_foreach (weights, key, value)
    {
      double weight = json_number_value (value);

      if (!json_is_number (value) || !(weight > 0 && weight <= 1))
        return refuse ("weights", key, value, "0 < P ≤ 1", error);
      input->weights[releve_code_parse (competency_codes, key)] = weight;
    }
  return TRUE;
}

static gboolean
read_levels (json_t *object, ReleveMatchInput *input, GError **error)
{
  json_t *levels = inner (object, "levels", TRUE, error);

  if (levels == NULL)
    return FALSE;
  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    if (!read_level ("levels", levels, releve_characteristic_codes[i], &input->levels.v[i], error))
      return FALSE;
  if (json_object_size (levels) == RELEVE_N_LEVELS)
    return TRUE;
  return check_keys (levels, "levels", (const char *const[]) { "CHG", "AUT", "NOV", "RSP", "COM", "DIV", "BND", "BRF", "DBR", "ACC", NULL }, error);
}

static gboolean
read_range (json_t *object, ReleveMatchInput *input, GError **error)
{
  json_t *range = json_object_get (object, "range"), *pair;
  const char *key;

  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    {
      input->low.v[i] = 0;
      input->high.v[i] = RELEVE_LEVEL_MAX;
    }
  if (range == NULL)
    return TRUE;
  if (!json_is_object (range))
    return refuse ("match", "range", range, "{…}", error);
  json_object_foreach (range, key, pair)
    {
      int i = releve_code_parse (releve_characteristic_codes, key);
      json_int_t low = json_integer_value (json_array_get (pair, 0)), high = json_integer_value (json_array_get (pair, 1));

      if (i < 0 || i >= RELEVE_N_LEVELS)
        return releve_error_set (error, RELEVE_ERROR_INVALID, "json-field-unknown", "range", key, NULL);
      if (json_array_size (pair) != 2 || !json_is_integer (json_array_get (pair, 0)) || !json_is_integer (json_array_get (pair, 1))
          || low < 0 || high > RELEVE_LEVEL_MAX || low > high)
        return refuse ("range", key, pair, "[0–4, 0–4]", error);
      input->low.v[i] = (gint8) low;
      input->high.v[i] = (gint8) high;
    }
  return TRUE;
}

static const char *const known_keys[] = { "attributes", "exposure", "competence", "target", "weights", "hours", "load", "levels",
                                          "observed", "clinical", "supervised", "range", NULL };

static gboolean
read_input (json_t *object, ReleveMatchInput *input, GError **error)
{
  *input = (ReleveMatchInput) { 0 };
  if (!json_is_object (object))
    return refuse ("match", NULL, object, "{…}", error);
  return check_keys (object, "match", known_keys, error)
         && read_attributes (object, input, error) && read_exposure (object, input, error)
         && read_competences (object, "competence", input->competence, error)
         && read_competences (object, "target", input->target, error)
         && read_weights (object, input, error)
         && read_real ("match", object, "hours", INFINITY, &input->hours, error)
         && read_real ("match", object, "load", 1, &input->load, error)
         && read_levels (object, input, error) && read_range (object, input, error)
         && read_flag ("match", object, "clinical", &input->clinical, error)
         && read_flag ("match", object, "supervised", &input->supervised, error);
}

static json_t *
answer_one (json_t *object, GError **error)
{
  const ReleveParameters *parameters = releve_parameters_default ();
  ReleveMatchInput input;
  ReleveMatch match;

  if (!read_input (object, &input, error))
    return NULL;
  releve_match (parameters, &input, &match);
  return releve_cli_answer_of_match (&input, &match, parameters);
}

/* “attributes.TM” of the second input is “[1].attributes.TM”. */
static void
name_place (gsize index, GError **error)
{
  g_autoptr (GError) problem = g_steal_pointer (error);
  const ReleveErrorDetail *detail = releve_error_get_detail (problem);
  g_autofree char *where = g_strdup_printf ("[%" G_GSIZE_FORMAT "].%s", index, detail->where);

  releve_error_set (error, problem->code, detail->problem, where, detail->found, detail->expected);
}

static json_t *
answer_all (json_t *array, GError **error)
{
  json_t *answers = json_array (), *object;
  gsize i;

  json_array_foreach (array, i, object)
    {
      json_t *answer = answer_one (object, error);

      if (answer == NULL)
        {
          json_decref (answers);
          name_place (i, error);
          return NULL;
        }
      json_array_append_new (answers, answer);
    }
  return answers;
}

static json_t *
load_input (const char *path, GError **error)
{
  gboolean standard = path == NULL || g_str_equal (path, "-");
  const char *name = standard ? "-" : path;
  json_error_t problem;
  json_t *input;

  if (!standard && g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      releve_error_set (error, RELEVE_ERROR_UNREADABLE, "is-a-folder", path, NULL, NULL);
      return NULL;
    }
  if (!standard && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      releve_error_set (error, RELEVE_ERROR_UNREADABLE, "missing-file", path, NULL, NULL);
      return NULL;
    }
  input = standard ? json_loadf (stdin, JSON_REJECT_DUPLICATES, &problem) : json_load_file (path, JSON_REJECT_DUPLICATES, &problem);
  if (input != NULL)
    return input;
  releve_rows_refuse_json (name, &problem, error);
  return NULL;
}

static void
say_text (json_t *answer)
{
  json_t *fit = json_object_get (answer, "fit"), *value = json_object_get (answer, "value"), *driver;
  gsize i;

  releve_cli_say ("fit %.1f, value %.3f", json_number_value (fit), json_number_value (value));
  json_array_foreach (json_object_get (answer, "drivers"), i, driver)
    releve_cli_say ("  %s %.3f", json_string_value (json_object_get (driver, "term")), json_number_value (json_object_get (driver, "cost")));
}

int
releve_cli_match (ReleveCli *cli, GError **error)
{
  json_t *input = load_input (releve_cli_argument (cli, 0), error), *answer;

  if (input == NULL)
    return RELEVE_CLI_FAILED;
  answer = json_is_array (input) ? answer_all (input, error) : answer_one (input, error);
  json_decref (input);
  if (answer == NULL)
    return RELEVE_CLI_FAILED;
  if (releve_cli_json (cli) || json_is_array (answer))
    releve_cli_say_json (answer);
  else
    {
      say_text (answer);
      json_decref (answer);
    }
  return RELEVE_CLI_DONE;
}
