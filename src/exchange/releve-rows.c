#include "releve-error.h"
#include "releve-row-json.h"
#include "releve-rows.h"

#include <string.h>

/* Of two values under one key nobody knows which was meant. */
#define LOAD_FLAGS (JSON_REJECT_DUPLICATES)

/* What is being read, for the sentence that says where it went wrong. */
typedef struct {
  const char *name;      /* file */
  const ReleveKind *kind;
  const char *id;
  const ReleveRelativeDays *relative;
} Place;

static char *
describe_place (const Place *place, const char *field)
{
  return g_strdup_printf ("%s, %s %s, %s", place->name, place->kind->name, place->id, field);
}

static gboolean
refuse (const Place *place, const ReleveField *field, json_t *value, const char *expected, GError **error)
{
  g_autofree char *where = describe_place (place, field->name);
  char *dump = json_dumps (value, JSON_ENCODE_ANY | JSON_COMPACT);
  g_autofree char *found = g_utf8_substring (dump, 0, MIN (g_utf8_strlen (dump, -1), 40));

  free (dump);
  return releve_error_set (error, RELEVE_ERROR_INVALID, "json-type", where, found, expected);
}

static void
clear_import_row (gpointer data)
{
  ReleveImportRow *row = data;

  releve_row_free (row->kind, row->row);
}

GArray *
releve_import_rows_new (void)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (ReleveImportRow));

  g_array_set_clear_func (rows, clear_import_row);
  return rows;
}

/* The parser's own words are English; only the place near which it stopped is told. */
gboolean
releve_rows_refuse_json (const char *name, const json_error_t *problem, GError **error)
{
  g_autofree char *where = g_strdup_printf ("%s:%d", name, problem->line);
  const char *near = strstr (problem->text, " near ");

  switch (json_error_code (problem))
    {
    case json_error_premature_end_of_input:
      return releve_error_set (error, RELEVE_ERROR_INVALID, "json-cut-short", where, NULL, NULL);
    case json_error_duplicate_key:
      return releve_error_set (error, RELEVE_ERROR_INVALID, "json-key-twice", where, NULL, NULL);
    case json_error_cannot_open_file:
      return releve_error_set (error, RELEVE_ERROR_UNREADABLE, "not-permitted", name, NULL, NULL);
    default:
      return releve_error_set (error, RELEVE_ERROR_INVALID, "malformed-json", where, near != NULL ? near + strlen (" near ") : "?", NULL);
    }
}

json_t *
releve_rows_load (const char *name, const char *text, gsize length, GError **error)
{
  json_error_t problem;
  json_t *object = json_loadb (text, length, LOAD_FLAGS, &problem);

  if (object != NULL && json_is_object (object))
    return object;
  if (object != NULL)
    {
      json_decref (object);
      releve_error_set (error, RELEVE_ERROR_INVALID, "wrong-format", name, NULL, NULL);
      return NULL;
    }
  releve_rows_refuse_json (name, &problem, error);
  return NULL;
}

/* "B3$-2" → day; RELEVE_NO_DAY when it is none. */
static ReleveDay
block_day (const ReleveRelativeDays *relative, const char *text)
{
  char *end;
  guint64 number = g_ascii_strtoull (text + 1, &end, 10);
  const ReleveBlock *block;
  gint64 offset;
  ReleveDay day;

  if (end == text + 1 || number < 1 || number > relative->blocks->len)
    return RELEVE_NO_DAY;
  block = g_ptr_array_index (relative->blocks, number - 1);
  day = *end == '$' ? block->last : block->first;
  if (*end == '$')
    end++;
  if (*end == '\0')
    return day;
  if (*end != '+' && *end != '-')
    return RELEVE_NO_DAY;
  offset = g_ascii_strtoll (end, &end, 10);
  return *end == '\0' ? day + (int) offset : RELEVE_NO_DAY;
}

static ReleveDay
relative_day (const ReleveRelativeDays *relative, const char *text)
{
  char *end;
  gint64 offset;

  if (relative == NULL)
    return RELEVE_NO_DAY;
  if (*text == 'B')
    return block_day (relative, text);
  if (!g_str_has_prefix (text, "today"))
    return RELEVE_NO_DAY;
  text += strlen ("today");
  if (*text == '\0')
    return relative->today;
  offset = g_ascii_strtoll (text, &end, 10);
  return *end == '\0' ? relative->today + (int) offset : RELEVE_NO_DAY;
}

static gboolean
read_day (const Place *place, const ReleveField *field, json_t *value, ReleveDay *day, GError **error)
{
  const char *text = json_string_value (value);

  if (text != NULL)
    {
      *day = releve_day_parse (text);
      if (*day == RELEVE_NO_DAY)
        *day = relative_day (place->relative, text);
    }
  if (text == NULL || *day == RELEVE_NO_DAY)
    return refuse (place, field, value, "2026-09-14", error);
  return TRUE;
}

/* What a value of each type looks like, for who wrote another. */
static char *
describe_type (const ReleveField *field)
{
  static const char *const examples[] = {
    [RELEVE_FIELD_TEXT] = "\"…\"", [RELEVE_FIELD_REF] = "\"…\"", [RELEVE_FIELD_WORDS] = "{\"en\", \"fr\"}",
    [RELEVE_FIELD_INT] = "1", [RELEVE_FIELD_BOOL] = "true, false", [RELEVE_FIELD_LEVELS] = "\"3322223332\"",
  };

  return field->type == RELEVE_FIELD_CODE ? g_strjoinv (" ", (char **) field->codes) : g_strdup (examples[field->type]);
}

/* Required, rated and proficient levels all lie on the one scale. */
static gboolean
is_level (const ReleveField *field)
{
  return g_str_equal (field->name, "level") || g_str_equal (field->name, "proficient");
}

static gboolean
read_real (const Place *place, const ReleveField *field, json_t *value, double *number, GError **error)
{
  g_autofree char *where = describe_place (place, field->name);
  char found[G_ASCII_DTOSTR_BUF_SIZE];

  if (!json_is_number (value))
    return refuse (place, field, value, "1.5", error);
  *number = json_number_value (value);
  if (!is_level (field) || (*number >= 0 && *number <= RELEVE_LEVEL_MAX))
    return TRUE;
  return releve_error_set (error, RELEVE_ERROR_INVALID, "level-out-of-range", where,
                           g_ascii_formatd (found, sizeof found, "%g", *number), "0–4");
}

static gboolean
read_field (const Place *place, const ReleveField *field, json_t *value, gpointer row, GError **error)
{
  g_autofree char *expected = NULL;

  if (field->type == RELEVE_FIELD_REAL)
    return read_real (place, field, value, RELEVE_ROW_FIELD (row, field), error);
  if (field->type == RELEVE_FIELD_DAY)
    return read_day (place, field, value, RELEVE_ROW_FIELD (row, field), error);
  if (releve_field_from_json (field, value, row))
    return TRUE;
  expected = describe_type (field);
  return refuse (place, field, value, expected, error);
}

static gboolean
read_row (Place *place, json_t *object, gpointer row, GError **error)
{
  const char *key;
  json_t *value;

  json_object_foreach (object, key, value)
    {
      const ReleveField *field = releve_kind_field (place->kind, key);

      if (g_str_equal (key, "id") || json_is_null (value))
        continue;
      if (field == NULL)
        {
          g_autofree char *where = describe_place (place, key);
          return releve_error_set (error, RELEVE_ERROR_INVALID, "json-field-unknown", where, key, NULL);
        }
      if (!read_field (place, field, value, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_kind (Place *place, json_t *array, GArray *rows, GError **error)
{
  gsize i;
  json_t *object;

  if (!json_is_array (array))
    return releve_error_set (error, RELEVE_ERROR_INVALID, "json-type", place->name, place->kind->name, "[…]");
  json_array_foreach (array, i, object)
    {
      ReleveImportRow row = { .kind = place->kind };

      place->id = json_string_value (json_object_get (object, "id"));
      if (place->id == NULL)
        {
          g_autofree char *where = g_strdup_printf ("%s, %s %" G_GSIZE_FORMAT, place->name, place->kind->name, i + 1);
          return releve_error_set (error, RELEVE_ERROR_INVALID, "json-field-missing", where, NULL, "id");
        }
      row.row = releve_row_new (place->kind, place->id);
      g_array_append_val (rows, row);
      if (!read_row (place, object, row.row, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
releve_rows_read (const char *name, json_t *object, const ReleveRelativeDays *relative, GArray *rows, GError **error)
{
  const char *key;
  json_t *array;

  json_object_foreach (object, key, array)
    {
      Place place = { .name = name, .kind = releve_kind_by_name (key), .relative = relative };

      if (place.kind == NULL)
        return releve_error_set (error, RELEVE_ERROR_INVALID, "json-field-unknown", name, key, NULL);
      if (!read_kind (&place, array, rows, error))
        return FALSE;
    }
  return TRUE;
}

static char *
make_key (const ReleveKind *kind, const char *id)
{
  return g_strconcat (kind->name, " ", id, NULL);
}

static gboolean
note_rows (GArray *rows, GHashTable *known, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const ReleveImportRow *row = &g_array_index (rows, ReleveImportRow, i);
      char *key = make_key (row->kind, ((const ReleveRow *) row->row)->id);

      if (g_hash_table_contains (known, key))
        {
          g_autofree char *twice = key;
          return releve_error_set (error, RELEVE_ERROR_INVALID, "row-twice", twice, NULL, NULL);
        }
      g_hash_table_add (known, key);
    }
  return TRUE;
}

static gboolean
check_references (const ReleveImportRow *row, GHashTable *known, GError **error)
{
  const ReleveKind *kind = row->kind;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const ReleveField *field = &kind->fields[i];
      const char *id = field->type == RELEVE_FIELD_REF ? *(char **) RELEVE_ROW_FIELD (row->row, field) : NULL;
      g_autofree char *key = id != NULL ? make_key (field->target, id) : NULL;
      g_autofree char *where = NULL;

      if (key == NULL || g_hash_table_contains (known, key))
        continue;
      where = g_strdup_printf ("%s %s, %s", kind->name, ((const ReleveRow *) row->row)->id, field->name);
      return releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-reference", where, id, field->target->name);
    }
  return TRUE;
}

gboolean
releve_rows_check (GArray *rows, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!note_rows (rows, known, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!check_references (&g_array_index (rows, ReleveImportRow, i), known, error))
      return FALSE;
  return TRUE;
}

json_t *
releve_rows_write_row (const ReleveKind *kind, gconstpointer row)
{
  return releve_row_to_json (kind, row);
}
