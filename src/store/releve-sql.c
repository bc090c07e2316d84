/* Statements: one table of names, prepared when first asked for, bound by name,
 * reset when they leave scope. */

#include "releve-store-private.h"

#include <errno.h>
#include <math.h>
#include "releve-error.h"

static const char *const statement_texts[N_STATEMENTS] = {
  [STATEMENT_HISTORY_ADD] =
    "INSERT INTO history (uuid, time, who, verb, detail, changeset, state)"
    " VALUES (:uuid, :time, :who, :verb, :detail, :changeset, 'done')",
  [STATEMENT_HISTORY_DROP_UNDONE] =
    "UPDATE history SET state = 'dropped' WHERE state = 'undone'",
  [STATEMENT_HISTORY_MARK] =
    "UPDATE history SET state = :state WHERE id = :id",
  [STATEMENT_HISTORY_NEWEST_DONE] =
    "SELECT id, time, who, verb, detail, state, changeset FROM history"
    " WHERE state = 'done' ORDER BY id DESC LIMIT 1",
  [STATEMENT_HISTORY_OLDEST_UNDONE] =
    "SELECT id, time, who, verb, detail, state, changeset FROM history"
    " WHERE state = 'undone' ORDER BY id LIMIT 1",
  [STATEMENT_HISTORY_ALL] =
    "SELECT id, time, who, verb, detail, state FROM history"
    " WHERE state <> 'dropped' ORDER BY id",
};

/* Calls @add for each column after the id. */
static void
add_columns (GString *sql, const ReleveKind *kind, void (*add) (GString *sql, const char *column))
{
  for (guint i = 0; i < kind->n_fields; i++) {
    const ReleveField *field = &kind->fields[i];
    g_autofree char *french = g_strconcat (field->name, "_fr", NULL);
    g_autofree char *english = g_strconcat (field->name, "_en", NULL);

    if (field->type != RELEVE_FIELD_WORDS) {
      add (sql, field->name);
      continue;
    }
    add (sql, english);
    add (sql, french);
  }
}

static void
add_name (GString *sql, const char *column)
{
  g_string_append_printf (sql, ", \"%s\"", column);
}

static void
add_parameter (GString *sql, const char *column)
{
  g_string_append_printf (sql, ", :%s", column);
}

static void
add_assignment (GString *sql, const char *column)
{
  g_string_append_printf (sql, "%s\"%s\" = excluded.\"%s\"", g_str_has_suffix (sql->str, "SET ") ? "" : ", ", column, column);
}

static void
write_select (GString *sql, const ReleveKind *kind)
{
  g_string_append (sql, "SELECT id");
  add_columns (sql, kind, add_name);
  g_string_append_printf (sql, " FROM \"%s\"", kind->name);
}

static void
write_put (GString *sql, const ReleveKind *kind)
{
  g_string_append_printf (sql, "INSERT INTO \"%s\" (id", kind->name);
  add_columns (sql, kind, add_name);
  g_string_append (sql, ") VALUES (:id");
  add_columns (sql, kind, add_parameter);
  g_string_append (sql, ") ON CONFLICT (id) DO UPDATE SET ");
  add_columns (sql, kind, add_assignment);
}

static char *
write_kind_statement (const ReleveKind *kind, ReleveKindStatement name)
{
  GString *sql = g_string_new (NULL);

  switch (name) {
  case STATEMENT_ALL:
    write_select (sql, kind);
    g_string_append (sql, " ORDER BY id");
    break;
  case STATEMENT_ONE:
    write_select (sql, kind);
    g_string_append (sql, " WHERE id = :id");
    break;
  case STATEMENT_PUT:
    write_put (sql, kind);
    break;
  case STATEMENT_DROP:
    g_string_append_printf (sql, "DELETE FROM \"%s\" WHERE id = :id", kind->name);
    break;
  case N_KIND_STATEMENTS:
  default:
    g_assert_not_reached ();
  }
  return g_string_free (sql, FALSE);
}

static ReleveStatement *
prepare (ReleveStore *self, sqlite3_stmt **slot, const char *sql, GError **error)
{
  int result = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, slot, NULL);

  if (result != SQLITE_OK) {
    releve_store_fail (self, result, NULL, error);
    return NULL;
  }
  return *slot;
}

ReleveStatement *
releve_store_statement (ReleveStore *self, ReleveStatementName name, GError **error)
{
  if (self->statements[name] != NULL)
    return self->statements[name];
  return prepare (self, &self->statements[name], statement_texts[name], error);
}

static guint
kind_index (const ReleveKind *kind)
{
  guint i = 0;

  while (releve_kinds[i] != kind) {
    g_assert (releve_kinds[i] != NULL);
    i++;
  }
  g_assert (i < RELEVE_STORE_MAX_KINDS);
  return i;
}

ReleveStatement *
releve_store_kind_statement (ReleveStore *self, const ReleveKind *kind, ReleveKindStatement name, GError **error)
{
  sqlite3_stmt **slot = &self->kind_statements[kind_index (kind)][name];
  g_autofree char *sql = NULL;

  if (*slot != NULL)
    return *slot;
  sql = write_kind_statement (kind, name);
  return prepare (self, slot, sql, error);
}

void
releve_store_forget_statements (ReleveStore *self)
{
  for (guint i = 0; i < N_STATEMENTS; i++)
    g_clear_pointer (&self->statements[i], sqlite3_finalize);
  for (guint i = 0; i < RELEVE_STORE_MAX_KINDS; i++)
    for (guint j = 0; j < N_KIND_STATEMENTS; j++)
      g_clear_pointer (&self->kind_statements[i][j], sqlite3_finalize);
}

void
releve_statement_release (ReleveStatement *statement)
{
  if (statement == NULL)
    return;
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

ReleveOutcome
releve_store_step (ReleveStore *self, ReleveStatement *statement, GError **error)
{
  int result = sqlite3_step (statement);

  if (result == SQLITE_ROW)
    return OUTCOME_ROW;
  if (result == SQLITE_DONE)
    return OUTCOME_DONE;
  releve_store_fail (self, result, NULL, error);
  return OUTCOME_ERROR;
}

gboolean
releve_store_run (ReleveStore *self, ReleveStatement *statement, GError **error)
{
  ReleveOutcome outcome = releve_store_step (self, statement, error);

  g_assert (outcome != OUTCOME_ROW);
  return outcome == OUTCOME_DONE;
}

gboolean
releve_store_exec (ReleveStore *self, const char *sql, GError **error)
{
  int result = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  return result == SQLITE_OK || releve_store_fail (self, result, NULL, error);
}

char *
releve_store_ask (ReleveStore *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  char *answer = NULL;
  int result = sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  if (result == SQLITE_ROW || result == SQLITE_DONE)
    answer = g_strdup (result == SQLITE_ROW ? (const char *) sqlite3_column_text (statement, 0) : NULL);
  else
    releve_store_fail (self, result, NULL, error);
  sqlite3_finalize (statement);
  if (answer == NULL && (result == SQLITE_ROW || result == SQLITE_DONE))
    answer = g_strdup ("");
  return answer;
}

static int
parameter (ReleveStatement *statement, const char *name)
{
  char with_colon[64];
  int index;

  g_snprintf (with_colon, sizeof with_colon, ":%s", name);
  index = sqlite3_bind_parameter_index (statement, with_colon);
  g_assert (index > 0);
  return index;
}

void
releve_bind_text (ReleveStatement *statement, const char *name, const char *value)
{
  sqlite3_bind_text (statement, parameter (statement, name), value, -1, SQLITE_TRANSIENT);
}

void
releve_bind_int (ReleveStatement *statement, const char *name, gint64 value)
{
  sqlite3_bind_int64 (statement, parameter (statement, name), value);
}

void
releve_bind_real (ReleveStatement *statement, const char *name, double value)
{
  if (isnan (value))
    sqlite3_bind_null (statement, parameter (statement, name));
  else
    sqlite3_bind_double (statement, parameter (statement, name), value);
}

void
releve_bind_blob (ReleveStatement *statement, const char *name, gconstpointer data, int size)
{
  sqlite3_bind_blob (statement, parameter (statement, name), data, size, SQLITE_TRANSIENT);
}

/* The connection's error number is lost when a failed COMMIT rolls back by
 * itself; the file still knows its own. */
static int
find_errno (ReleveStore *self)
{
  int number = sqlite3_system_errno (self->db);

  if (number == 0)
    sqlite3_file_control (self->db, "main", SQLITE_FCNTL_LAST_ERRNO, &number);
  return number;
}

/* SQLite calls only ENOSPC full; a quota and a size limit stop a user alike. */
static gboolean
is_full (ReleveStore *self, int result)
{
  int number = (result & 0xff) == SQLITE_IOERR ? find_errno (self) : 0;

  return (result & 0xff) == SQLITE_FULL || number == ENOSPC || number == EDQUOT || number == EFBIG;
}

static ReleveError
reaction_to (ReleveStore *self, int result, const char **problem)
{
  if (is_full (self, result))
    return *problem = "disk-full", RELEVE_ERROR_FULL;

  switch (result & 0xff) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return *problem = "busy", RELEVE_ERROR_BUSY;
  case SQLITE_READONLY:
    return *problem = "read-only", RELEVE_ERROR_READ_ONLY;
  case SQLITE_CANTOPEN: /* of a journal: the folder */
    return *problem = "read-only-folder", RELEVE_ERROR_READ_ONLY;
  case SQLITE_PERM:
  case SQLITE_AUTH:
    return *problem = "not-permitted", RELEVE_ERROR_UNREADABLE;
  case SQLITE_NOTADB:
    return *problem = "not-a-department", RELEVE_ERROR_FOREIGN;
  case SQLITE_CONSTRAINT:
    if (result == SQLITE_CONSTRAINT_FOREIGNKEY)
      return *problem = "dangling-reference", RELEVE_ERROR_INVALID;
    return *problem = "value-out-of-range", RELEVE_ERROR_INVALID;
  case SQLITE_IOERR:
    return *problem = "input-output", RELEVE_ERROR_UNREADABLE;
  default:
    return *problem = "damaged", RELEVE_ERROR_CORRUPT;
  }
}

gboolean
releve_store_fail (ReleveStore *self, int result, const char *where, GError **error)
{
  const char *problem;
  int extended = sqlite3_extended_errcode (self->db);
  ReleveError code;

  if ((extended & 0xff) == (result & 0xff))
    result = extended;
  code = reaction_to (self, result, &problem);
  g_debug ("SQLite says %s (%d)", sqlite3_errmsg (self->db), result);
  return releve_error_set (error, code, problem, where != NULL ? where : self->path, NULL, NULL);
}
