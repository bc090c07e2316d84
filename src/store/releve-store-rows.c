/* Rows to structs and back, by the description of each kind. */

#include "releve-store-private.h"

#include <math.h>
#include "releve-error.h"
#include "releve-facts.h"

static char *
name_row (const ReleveKind *kind, const char *id)
{
  return g_strdup_printf ("%s %s", kind->name, id != NULL ? id : "?");
}

static gboolean
bad_field (const ReleveKind *kind, const char *id, const ReleveField *field,
           ReleveError code, const char *problem, const char *found, GError **error)
{
  g_autofree char *row = name_row (kind, id);

  return releve_error_set (error, code, problem, row, found, field != NULL ? field->name : "id");
}

/* Writing */

/* An empty text is an absent one, as it is in the dossier. */
static gboolean
bind_text (ReleveStatement *statement, const char *name, const char *value)
{
  if (value != NULL && !g_utf8_validate (value, -1, NULL))
    return FALSE;
  releve_bind_text (statement, name, value != NULL && *value != '\0' ? value : NULL);
  return TRUE;
}

static gboolean
bind_words (ReleveStatement *statement, const char *name, const ReleveWords *words)
{
  g_autofree char *english = g_strconcat (name, "_en", NULL);
  g_autofree char *french = g_strconcat (name, "_fr", NULL);

  return bind_text (statement, english, words->en) && bind_text (statement, french, words->fr);
}

static void
bind_day (ReleveStatement *statement, const char *name, ReleveDay day)
{
  g_autofree char *iso = releve_day_to_iso (day);

  releve_bind_text (statement, name, iso);
}

static void
bind_levels (ReleveStatement *statement, const char *name, const ReleveLevels *levels)
{
  g_autofree char *digits = releve_levels_to_text (levels);

  releve_bind_text (statement, name, digits);
}

static void
bind_code (ReleveStatement *statement, const ReleveField *field, int code)
{
  g_assert (code >= 0 && code < (int) g_strv_length ((char **) field->codes));
  releve_bind_text (statement, field->name, field->codes[code]);
}

/* FALSE for a text that is not UTF-8. */
static gboolean
bind_field (ReleveStatement *statement, const ReleveField *field, gconstpointer row)
{
  gconstpointer value = (const char *) row + field->offset;

  switch (field->type) {
  case RELEVE_FIELD_TEXT:
  case RELEVE_FIELD_REF:
    return bind_text (statement, field->name, *(char *const *) value);
  case RELEVE_FIELD_WORDS:
    return bind_words (statement, field->name, value);
  case RELEVE_FIELD_INT:
    releve_bind_int (statement, field->name, *(const int *) value);
    return TRUE;
  case RELEVE_FIELD_BOOL:
    releve_bind_int (statement, field->name, *(const gboolean *) value != FALSE);
    return TRUE;
  case RELEVE_FIELD_REAL:
    releve_bind_real (statement, field->name, *(const double *) value);
    return TRUE;
  case RELEVE_FIELD_DAY:
    bind_day (statement, field->name, *(const ReleveDay *) value);
    return TRUE;
  case RELEVE_FIELD_CODE:
    bind_code (statement, field, *(const int *) value);
    return TRUE;
  case RELEVE_FIELD_LEVELS:
    bind_levels (statement, field->name, value);
    return TRUE;
  default:
    g_assert_not_reached ();
  }
}

static gboolean
bind_row (ReleveStatement *statement, const ReleveKind *kind, gconstpointer row, GError **error)
{
  const char *id = ((const ReleveRow *) row)->id;

  if (!bind_text (statement, "id", id))
    return bad_field (kind, NULL, NULL, RELEVE_ERROR_INVALID, "not-utf8", NULL, error);
  for (guint i = 0; i < kind->n_fields; i++)
    if (!bind_field (statement, &kind->fields[i], row))
      return bad_field (kind, id, &kind->fields[i], RELEVE_ERROR_INVALID, "not-utf8", NULL, error);
  return TRUE;
}

static gboolean
run_on_row (ReleveStore *self, ReleveStatement *statement, const ReleveKind *kind, const char *id, GError **error)
{
  g_autofree char *row = name_row (kind, id);
  int result = sqlite3_step (statement);

  if (result == SQLITE_DONE)
    return TRUE;
  return releve_store_fail (self, result, (result & 0xff) == SQLITE_CONSTRAINT ? row : NULL, error);
}

gboolean
releve_store_put (ReleveStore *self, const ReleveKind *kind, gconstpointer row, GError **error)
{
  g_autoptr (ReleveStatement) statement = NULL;

  g_return_val_if_fail (self->session != NULL, FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  statement = releve_store_kind_statement (self, kind, STATEMENT_PUT, error);
  return statement != NULL && bind_row (statement, kind, row, error)
         && run_on_row (self, statement, kind, ((const ReleveRow *) row)->id, error);
}

gboolean
releve_store_drop (ReleveStore *self, const ReleveKind *kind, const char *id, GError **error)
{
  g_autoptr (ReleveStatement) statement = NULL;

  g_return_val_if_fail (self->session != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  statement = releve_store_kind_statement (self, kind, STATEMENT_DROP, error);
  if (statement == NULL)
    return FALSE;
  releve_bind_text (statement, "id", id);
  return run_on_row (self, statement, kind, id, error);
}

/* Reading. A value that no version of ours would have written is damage, or,
 * in a file of a later schema, something that we cannot know. */

static gboolean
read_text (ReleveStatement *statement, int column, char **text)
{
  const char *value = (const char *) sqlite3_column_text (statement, column);

  if (value != NULL && (strlen (value) != (gsize) sqlite3_column_bytes (statement, column)
                        || !g_utf8_validate (value, -1, NULL)))
    return FALSE;
  g_free (*text);
  *text = g_strdup (value);
  return TRUE;
}

static gboolean
read_int (ReleveStatement *statement, int column, int *number)
{
  gint64 value = sqlite3_column_int64 (statement, column);

  *number = (int) value;
  return value >= G_MININT && value <= G_MAXINT;
}

static gboolean
read_real (ReleveStatement *statement, int column, double *number)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    *number = NAN;
  else
    *number = sqlite3_column_double (statement, column);
  return !isinf (*number);
}

static gboolean
read_day (ReleveStatement *statement, int column, ReleveDay *day)
{
  const char *iso = (const char *) sqlite3_column_text (statement, column);

  *day = iso != NULL ? releve_day_parse (iso) : RELEVE_NO_DAY;
  return iso == NULL || *day != RELEVE_NO_DAY;
}

static gboolean
read_levels (ReleveStatement *statement, int column, ReleveLevels *levels)
{
  const char *digits = (const char *) sqlite3_column_text (statement, column);

  *levels = RELEVE_LEVELS_UNSET;
  return digits == NULL || releve_levels_parse (digits, levels);
}

static gboolean
read_code (ReleveStatement *statement, int column, const ReleveField *field, int *code)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  *code = text != NULL ? releve_code_parse (field->codes, text) : -1;
  return *code >= 0;
}

static gboolean
read_field (ReleveStatement *statement, int *column, const ReleveField *field, gpointer row)
{
  gpointer value = RELEVE_ROW_FIELD (row, field);
  ReleveWords *words = value;

  switch (field->type) {
  case RELEVE_FIELD_TEXT:
  case RELEVE_FIELD_REF:
    return read_text (statement, (*column)++, value);
  case RELEVE_FIELD_WORDS:
    return read_text (statement, (*column)++, &words->en) && read_text (statement, (*column)++, &words->fr);
  case RELEVE_FIELD_INT:
  case RELEVE_FIELD_BOOL:
    return read_int (statement, (*column)++, value);
  case RELEVE_FIELD_REAL:
    return read_real (statement, (*column)++, value);
  case RELEVE_FIELD_DAY:
    return read_day (statement, (*column)++, value);
  case RELEVE_FIELD_CODE:
    return read_code (statement, (*column)++, field, value);
  case RELEVE_FIELD_LEVELS:
    return read_levels (statement, (*column)++, value);
  default:
    g_assert_not_reached ();
  }
}

gpointer
releve_store_read_row (ReleveStore *self, ReleveStatement *statement, const ReleveKind *kind, GError **error)
{
  g_autofree char *id = NULL;
  gpointer row;
  int column = 1;

  if (!read_text (statement, 0, &id) || id == NULL) {
    bad_field (kind, NULL, NULL, RELEVE_ERROR_CORRUPT, "unreadable-value", NULL, error);
    return NULL;
  }
  row = releve_row_new (kind, id);
  for (guint i = 0; i < kind->n_fields; i++) {
    if (read_field (statement, &column, &kind->fields[i], row))
      continue;
    bad_field (kind, id, &kind->fields[i], self->newer ? RELEVE_ERROR_NEWER : RELEVE_ERROR_CORRUPT,
               self->newer ? "newer-schema" : "unreadable-value", NULL, error);
    releve_row_free (kind, row);
    return NULL;
  }
  return row;
}

gboolean
releve_store_fetch_row (ReleveStore *self, const ReleveKind *kind, const char *id, gpointer *row, GError **error)
{
  g_autoptr (ReleveStatement) statement = releve_store_kind_statement (self, kind, STATEMENT_ONE, error);

  *row = NULL;
  if (statement == NULL)
    return FALSE;
  releve_bind_text (statement, "id", id);
  switch (releve_store_step (self, statement, error)) {
  case OUTCOME_ROW:
    *row = releve_store_read_row (self, statement, kind, error);
    return *row != NULL;
  case OUTCOME_DONE:
    return TRUE;
  case OUTCOME_ERROR:
  default:
    return FALSE;
  }
}

/* Loading */

typedef struct {
  const ReleveKind *kind;
  GPtrArray *rows;   /* owned until handed to the dossier */
  GHashTable *ids;
} LoadedKind;

static void
clear_loaded_kind (LoadedKind *loaded)
{
  for (guint i = 0; i < loaded->rows->len; i++)
    if (loaded->rows->pdata[i] != NULL)
      releve_row_free (loaded->kind, loaded->rows->pdata[i]);
  g_ptr_array_unref (loaded->rows);
  g_hash_table_unref (loaded->ids);
}

static gboolean
read_kind (ReleveStore *self, LoadedKind *loaded, GError **error)
{
  g_autoptr (ReleveStatement) statement = releve_store_kind_statement (self, loaded->kind, STATEMENT_ALL, error);
  ReleveOutcome outcome;

  if (statement == NULL)
    return FALSE;
  while ((outcome = releve_store_step (self, statement, error)) == OUTCOME_ROW) {
    ReleveRow *row = releve_store_read_row (self, statement, loaded->kind, error);

    if (row == NULL)
      return FALSE;
    g_ptr_array_add (loaded->rows, row);
    g_hash_table_add (loaded->ids, row->id);
  }
  return outcome == OUTCOME_DONE;
}

static gboolean
read_all (ReleveStore *self, GArray *kinds, GError **error)
{
  for (guint i = 0; releve_kinds[i] != NULL; i++) {
    LoadedKind loaded = { releve_kinds[i], g_ptr_array_new (), g_hash_table_new (g_str_hash, g_str_equal) };

    g_array_append_val (kinds, loaded);
    if (!read_kind (self, &g_array_index (kinds, LoadedKind, i), error))
      return FALSE;
  }
  return TRUE;
}

static void
note_change (GArray *changes, const ReleveKind *kind, const char *id)
{
  ReleveChange change = { kind, g_intern_string (id) };

  g_array_append_val (changes, change);
}

static void
drop_absent (ReleveDossier *dossier, LoadedKind *loaded, GArray *changes)
{
  g_autoptr (GPtrArray) present = releve_dossier_every (dossier, loaded->kind);
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();

  for (guint i = 0; i < present->len; i++) {
    const ReleveRow *row = present->pdata[i];

    if (!g_hash_table_contains (loaded->ids, row->id))
      g_ptr_array_add (gone, (gpointer) g_intern_string (row->id));
  }
  for (guint i = 0; i < gone->len; i++) {
    releve_dossier_drop (dossier, loaded->kind, gone->pdata[i]);
    note_change (changes, loaded->kind, gone->pdata[i]);
  }
}

static void
put_different (ReleveDossier *dossier, LoadedKind *loaded, GArray *changes)
{
  g_hash_table_remove_all (loaded->ids);
  for (guint i = 0; i < loaded->rows->len; i++) {
    ReleveRow *row = loaded->rows->pdata[i];
    gconstpointer present = releve_dossier_get (dossier, loaded->kind, row->id);

    if (present != NULL && releve_row_equal (loaded->kind, present, row))
      continue;
    note_change (changes, loaded->kind, row->id);
    releve_dossier_put (dossier, loaded->kind, g_steal_pointer (&loaded->rows->pdata[i]));
  }
}

static void
update_dossier (ReleveDossier *dossier, GArray *kinds)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (ReleveChange));

  for (guint i = 0; i < kinds->len; i++) {
    drop_absent (dossier, &g_array_index (kinds, LoadedKind, i), changes);
    put_different (dossier, &g_array_index (kinds, LoadedKind, i), changes);
  }
  if (changes->len > 0)
    releve_dossier_announce (dossier, changes);
}

static const ReleveDepartment *
loaded_department (GArray *kinds)
{
  for (guint i = 0; i < kinds->len; i++) {
    const LoadedKind *loaded = &g_array_index (kinds, LoadedKind, i);

    if (loaded->kind == &releve_department_kind && loaded->rows->len > 0)
      return loaded->rows->pdata[0];
  }
  return NULL;
}

static GPtrArray *
loaded_parameters (GArray *kinds)
{
  for (guint i = 0; i < kinds->len; i++)
    if (g_array_index (kinds, LoadedKind, i).kind == &releve_parameter_kind)
      return g_array_index (kinds, LoadedKind, i).rows;
  return NULL;
}

static gboolean
refuse_table (ReleveStore *self, const char *problem, const char *found, int version, GError **error)
{
  g_autofree char *expected = g_strdup_printf ("%d", version);

  return releve_error_set (error, RELEVE_ERROR_CORRUPT, problem, self->path, found, expected);
}

static gboolean
check_table (ReleveStore *self, GPtrArray *rows, int version, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) problem = NULL;
  ReleveParameters table;

  releve_parameters_clear (&table);
  for (guint i = 0; i < rows->len; i++) {
    const ReleveParameter *row = rows->pdata[i];

    if (row->version == version && releve_parameters_set (&table, row->name, row->value))
      g_hash_table_add (names, row->name);
  }
  for (guint i = 0; releve_parameters_name (i) != NULL; i++)
    if (!g_hash_table_contains (names, releve_parameters_name (i)))
      return refuse_table (self, "parameter-table", releve_parameters_name (i), version, error);
  return releve_parameters_check (&table, &problem)
         || refuse_table (self, "parameter-values", releve_error_get_detail (problem)->where, version, error);
}

/* The model is never asked with a table that lacks a row or holds nonsense, be
 * it in force or kept for what was agreed (L15). A file without any table is
 * one that nobody has filled yet. */
static gboolean
check_parameters (ReleveStore *self, GArray *kinds, GError **error)
{
  const ReleveDepartment *department = loaded_department (kinds);
  GPtrArray *rows = loaded_parameters (kinds);
  int checked = 0;

  if (department == NULL || rows->len == 0)
    return TRUE;
  if (!check_table (self, rows, department->parameter_version, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    int version = ((const ReleveParameter *) rows->pdata[i])->version;

    if (version == department->parameter_version || version == checked)
      continue;
    if (!check_table (self, rows, checked = version, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_data_version (ReleveStore *self, int *version, GError **error)
{
  g_autofree char *text = releve_store_ask (self, "PRAGMA data_version", error);

  *version = text != NULL ? (int) g_ascii_strtoll (text, NULL, 10) : 0;
  return text != NULL;
}

static gboolean
load (ReleveStore *self, GError **error)
{
  g_autoptr (GArray) kinds = g_array_new (FALSE, FALSE, sizeof (LoadedKind));
  gboolean loaded;

  g_array_set_clear_func (kinds, (GDestroyNotify) clear_loaded_kind);
  if (!releve_store_exec (self, "BEGIN", error))
    return FALSE;
  loaded = read_all (self, kinds, error) && check_parameters (self, kinds, error) && read_data_version (self, &self->data_version, error);
  sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  if (loaded)
    update_dossier (self->dossier, kinds);
  return loaded;
}

gboolean
releve_store_load (ReleveStore *self, ReleveDossier *dossier, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_set_object (&self->dossier, dossier);
  return load (self, error);
}

gboolean
releve_store_refresh (ReleveStore *self, GError **error)
{
  int version;

  g_return_val_if_fail (self->dossier != NULL, FALSE);

  if (!read_data_version (self, &version, error))
    return FALSE;
  return version == self->data_version || load (self, error);
}
