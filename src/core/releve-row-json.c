#include "releve-row-json.h"

#include <math.h>

#include "releve-facts.h"

static json_t *
write_words (const ReleveWords *words)
{
  json_t *pair;

  if (words->en == NULL && words->fr == NULL)
    return NULL;
  pair = json_object ();
  if (words->en != NULL)
    json_object_set_new (pair, "en", json_string (words->en));
  if (words->fr != NULL)
    json_object_set_new (pair, "fr", json_string (words->fr));
  return pair;
}

static json_t *
write_text (char *text)
{
  json_t *string = text != NULL ? json_string (text) : NULL;

  g_free (text);
  return string;
}

/* NULL leaves the field out. */
static json_t *
write_field (const ReleveField *field, gpointer source)
{
  switch (field->type)
    {
    case RELEVE_FIELD_TEXT:
    case RELEVE_FIELD_REF:
      return write_text (g_strdup (*(char **) source));
    case RELEVE_FIELD_WORDS:
      return write_words (source);
    case RELEVE_FIELD_INT:
      return json_integer (*(int *) source);
    case RELEVE_FIELD_REAL:
      return isnan (*(double *) source) ? NULL : json_real (*(double *) source);
    case RELEVE_FIELD_BOOL:
      return json_boolean (*(gboolean *) source);
    case RELEVE_FIELD_DAY:
      return write_text (releve_day_to_iso (*(ReleveDay *) source));
    case RELEVE_FIELD_CODE:
      return json_string (field->codes[*(int *) source]);
    case RELEVE_FIELD_LEVELS:
      return write_text (releve_levels_to_text (source));
    default:
      g_assert_not_reached ();
    }
}

json_t *
releve_row_to_json (const ReleveKind *kind, gconstpointer row)
{
  json_t *object = json_object ();

  json_object_set_new (object, "id", json_string (((const ReleveRow *) row)->id));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      json_t *value = write_field (&kind->fields[i], RELEVE_ROW_FIELD (row, &kind->fields[i]));
      if (value != NULL)
        json_object_set_new (object, kind->fields[i].name, value);
    }
  return object;
}

static gboolean
read_words (json_t *value, ReleveWords *words)
{
  const char *key;
  json_t *text;

  if (!json_is_object (value))
    return FALSE;
  json_object_foreach (value, key, text)
    {
      char **target = g_str_equal (key, "en") ? &words->en : g_str_equal (key, "fr") ? &words->fr : NULL;

      if (target == NULL || !json_is_string (text))
        return FALSE;
      g_free (*target);
      *target = g_strdup (json_string_value (text));
    }
  return TRUE;
}

static gboolean
read_text (json_t *value, char **text)
{
  if (!json_is_string (value))
    return FALSE;
  g_free (*text);
  *text = g_strdup (json_string_value (value));
  return TRUE;
}

static gboolean
read_code (const ReleveField *field, json_t *value, int *code)
{
  int known = json_is_string (value) ? releve_code_parse (field->codes, json_string_value (value)) : -1;

  *code = MAX (known, 0);
  return known >= 0;
}

gboolean
releve_field_from_json (const ReleveField *field, json_t *value, gpointer row)
{
  gpointer target = RELEVE_ROW_FIELD (row, field);

  switch (field->type)
    {
    case RELEVE_FIELD_TEXT:
    case RELEVE_FIELD_REF:
      return read_text (value, target);
    case RELEVE_FIELD_WORDS:
      return read_words (value, target);
    case RELEVE_FIELD_INT:
      *(int *) target = (int) CLAMP (json_integer_value (value), -G_MAXINT, G_MAXINT);
      return json_is_integer (value) && *(int *) target == json_integer_value (value);
    case RELEVE_FIELD_REAL:
      *(double *) target = json_number_value (value);
      return json_is_number (value);
    case RELEVE_FIELD_BOOL:
      *(gboolean *) target = json_is_true (value);
      return json_is_boolean (value);
    case RELEVE_FIELD_DAY:
      *(ReleveDay *) target = json_is_string (value) ? releve_day_parse (json_string_value (value)) : RELEVE_NO_DAY;
      return *(ReleveDay *) target != RELEVE_NO_DAY;
    case RELEVE_FIELD_CODE:
      return read_code (field, value, target);
    case RELEVE_FIELD_LEVELS:
      return json_is_string (value) && releve_levels_parse (json_string_value (value), target);
    default:
      g_assert_not_reached ();
    }
}

gpointer
releve_row_from_json (const ReleveKind *kind, json_t *object)
{
  const char *id = json_string_value (json_object_get (object, "id"));
  gpointer row;

  g_return_val_if_fail (kind != NULL, NULL);

  if (id == NULL)
    return NULL;
  row = releve_row_new (kind, id);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      json_t *value = json_object_get (object, kind->fields[i].name);

      if (value == NULL || releve_field_from_json (&kind->fields[i], value, row))
        continue;
      releve_row_free (kind, row);
      return NULL;
    }
  return row;
}
