/* One transaction, one changeset, one history row, one step of undo. */

#include "releve-store-private.h"

#include "releve-error.h"

/* A row as it will stand once the transaction is committed; NULL = gone. */
typedef struct {
  ReleveChange change;
  gpointer row;
} PendingRow;

static void
clear_pending_row (PendingRow *pending)
{
  if (pending->row != NULL)
    releve_row_free (pending->change.kind, pending->row);
}

static GArray *
pending_rows_new (void)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (PendingRow));

  g_array_set_clear_func (rows, (GDestroyNotify) clear_pending_row);
  return rows;
}

static int
is_recorded (void *data, const char *table)
{
  return releve_kind_by_name (table) != NULL;
}

static gboolean
start_session (ReleveStore *self, GError **error)
{
  int result = sqlite3session_create (self->db, "main", &self->session);

  if (result == SQLITE_OK) {
    sqlite3session_table_filter (self->session, is_recorded, NULL);
    result = sqlite3session_attach (self->session, NULL);
  }
  return result == SQLITE_OK || releve_store_fail (self, result, NULL, error);
}

gboolean
releve_store_check_writable (ReleveStore *self, GError **error)
{
  g_autofree char *found = g_strdup_printf ("%d", self->schema);
  g_autofree char *newest = g_strdup_printf ("%d", releve_store_newest_schema ());

  if (!self->read_only)
    return TRUE;
  if (self->newer)
    return releve_error_set (error, RELEVE_ERROR_NEWER, "newer-schema", self->path, found, newest);
  return releve_error_set (error, RELEVE_ERROR_READ_ONLY, "read-only", self->path, NULL, NULL);
}

/* Somebody may have written between the last refresh and our lock. */
static gboolean
check_unchanged (ReleveStore *self, GError **error)
{
  g_autofree char *version = releve_store_ask (self, "PRAGMA data_version", error);

  if (version == NULL)
    return FALSE;
  if (self->dossier == NULL || g_ascii_strtoll (version, NULL, 10) == self->data_version)
    return TRUE;
  return releve_error_set (error, RELEVE_ERROR_BUSY, "busy", self->path, NULL, NULL);
}

gboolean
releve_store_begin (ReleveStore *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->session == NULL, FALSE);

  if (!releve_store_check_writable (self, error) || !releve_store_exec (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (check_unchanged (self, error) && start_session (self, error))
    return TRUE;
  releve_store_rollback (self);
  return FALSE;
}

void
releve_store_rollback (ReleveStore *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  /* A full disk has rolled back by itself. */
  if (self->db != NULL && !sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

/* What a changeset touches, read inside the transaction. */

static gboolean
read_pending (ReleveStore *self, sqlite3_changeset_iter *iterator, GArray *rows, GError **error)
{
  PendingRow pending = { 0 };
  sqlite3_value *id = NULL;
  const char *table;
  int n_columns, operation, indirect;

  sqlite3changeset_op (iterator, &table, &n_columns, &operation, &indirect);
  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iterator, 0, &id);
  else
    sqlite3changeset_old (iterator, 0, &id);
  pending.change.kind = releve_kind_by_name (table);
  if (pending.change.kind == NULL || id == NULL || sqlite3_value_text (id) == NULL)
    return releve_error_set (error, RELEVE_ERROR_CORRUPT, "damaged-history", self->path, table, NULL);
  pending.change.id = g_intern_string ((const char *) sqlite3_value_text (id));
  if (!releve_store_fetch_row (self, pending.change.kind, pending.change.id, &pending.row, error))
    return FALSE;
  g_array_append_val (rows, pending);
  return TRUE;
}

static gboolean
read_touched_rows (ReleveStore *self, const void *changeset, int size, GArray *rows, GError **error)
{
  sqlite3_changeset_iter *iterator = NULL;
  int result = sqlite3changeset_start (&iterator, size, (void *) changeset);
  gboolean read = result == SQLITE_OK || releve_store_fail (self, result, NULL, error);

  while (read && (result = sqlite3changeset_next (iterator)) == SQLITE_ROW)
    read = read_pending (self, iterator, rows, error);
  sqlite3changeset_finalize (iterator);
  if (read && result != SQLITE_DONE)
    return releve_error_set (error, RELEVE_ERROR_CORRUPT, "damaged-history", self->path, NULL, NULL);
  return read;
}

/* After the commit: memory only, so it cannot fail. */
static void
refresh_dossier (ReleveStore *self, GArray *rows)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (ReleveChange));

  if (self->dossier == NULL || rows->len == 0)
    return;
  for (guint i = 0; i < rows->len; i++) {
    PendingRow *pending = &g_array_index (rows, PendingRow, i);

    g_array_append_val (changes, pending->change);
    if (pending->row != NULL)
      releve_dossier_put (self->dossier, pending->change.kind, g_steal_pointer (&pending->row));
    else
      releve_dossier_drop (self->dossier, pending->change.kind, pending->change.id);
  }
  releve_dossier_announce (self->dossier, changes);
}

/* COMMIT only counts the references that lead nowhere; the check names one. */
static gboolean
explain_failed_commit (ReleveStore *self, int result, GError **error)
{
  if ((result & 0xff) == SQLITE_CONSTRAINT && !releve_store_check_references (self, RELEVE_ERROR_INVALID, error))
    return FALSE;
  return releve_store_fail (self, result, NULL, error);
}

static gboolean
finish (ReleveStore *self, GArray *rows, GError **error)
{
  int result = sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL);

  if (result != SQLITE_OK)
    return explain_failed_commit (self, result, error);
  refresh_dossier (self, rows);
  return TRUE;
}

static gboolean
add_step (ReleveStore *self, const char *who, const char *verb, const char *detail,
          const void *changeset, int size, GError **error)
{
  g_autoptr (ReleveStatement) statement = releve_store_statement (self, STATEMENT_HISTORY_ADD, error);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *uuid = g_uuid_string_random ();

  if (statement == NULL)
    return FALSE;
  releve_bind_text (statement, "uuid", uuid);
  releve_bind_text (statement, "time", time);
  releve_bind_text (statement, "who", who != NULL ? who : "");
  releve_bind_text (statement, "verb", verb);
  releve_bind_text (statement, "detail", detail != NULL ? detail : "{}");
  releve_bind_blob (statement, "changeset", changeset, size);
  return releve_store_run (self, statement, error);
}

static gboolean
drop_undone (ReleveStore *self, GError **error)
{
  g_autoptr (ReleveStatement) statement = releve_store_statement (self, STATEMENT_HISTORY_DROP_UNDONE, error);

  return statement != NULL && releve_store_run (self, statement, error);
}

static gboolean
commit_changeset (ReleveStore *self, const char *who, const char *verb, const char *detail, gboolean record,
                  const void *changeset, int size, GError **error)
{
  g_autoptr (GArray) rows = pending_rows_new ();

  if (record && !(drop_undone (self, error) && add_step (self, who, verb, detail, changeset, size, error)))
    return FALSE;
  return read_touched_rows (self, changeset, size, rows, error) && finish (self, rows, error);
}

gboolean
releve_store_commit (ReleveStore *self, const char *who, const char *verb, const char *detail, gboolean record,
                     GError **error)
{
  void *changeset = NULL;
  gboolean done = TRUE;
  int size = 0, result;

  g_return_val_if_fail (self->session != NULL && verb != NULL, FALSE);

  result = sqlite3session_changeset (self->session, &size, &changeset);
  /* The books of this step are not part of the change. */
  g_clear_pointer (&self->session, sqlite3session_delete);
  if (result != SQLITE_OK)
    done = releve_store_fail (self, result, NULL, error);
  else if (size > 0)
    done = commit_changeset (self, who, verb, detail, record, changeset, size, error);
  sqlite3_free (changeset);
  /* After a commit there is nothing left to roll back; an empty change ends here. */
  releve_store_rollback (self);
  return done;
}

/* Reading steps */

static ReleveStep *
read_step (ReleveStatement *statement)
{
  ReleveStep *step = g_new0 (ReleveStep, 1);

  step->number = sqlite3_column_int64 (statement, 0);
  step->time = g_strdup ((const char *) sqlite3_column_text (statement, 1));
  step->who = g_strdup ((const char *) sqlite3_column_text (statement, 2));
  step->verb = g_strdup ((const char *) sqlite3_column_text (statement, 3));
  step->detail = g_strdup ((const char *) sqlite3_column_text (statement, 4));
  step->undone = g_strcmp0 ((const char *) sqlite3_column_text (statement, 5), "undone") == 0;
  return step;
}

/* The step that @name finds, with its changeset if wanted; NULL without error
 * when there is none. */
static ReleveStep *
find_step (ReleveStore *self, ReleveStatementName name, GBytes **changeset, GError **error)
{
  g_autoptr (ReleveStatement) statement = releve_store_statement (self, name, error);

  if (statement == NULL || releve_store_step (self, statement, error) != OUTCOME_ROW)
    return NULL;
  if (changeset != NULL)
    *changeset = g_bytes_new (sqlite3_column_blob (statement, 6), sqlite3_column_bytes (statement, 6));
  return read_step (statement);
}

ReleveStep *
releve_store_peek_undo (ReleveStore *self, GError **error)
{
  return find_step (self, STATEMENT_HISTORY_NEWEST_DONE, NULL, error);
}

ReleveStep *
releve_store_peek_redo (ReleveStore *self, GError **error)
{
  return find_step (self, STATEMENT_HISTORY_OLDEST_UNDONE, NULL, error);
}

GPtrArray *
releve_store_history (ReleveStore *self, GError **error)
{
  g_autoptr (ReleveStatement) statement = releve_store_statement (self, STATEMENT_HISTORY_ALL, error);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) releve_step_free);
  ReleveOutcome outcome;

  if (statement == NULL)
    return NULL;
  while ((outcome = releve_store_step (self, statement, error)) == OUTCOME_ROW)
    g_ptr_array_add (steps, read_step (statement));
  return outcome == OUTCOME_DONE ? g_steal_pointer (&steps) : NULL;
}

/* Undo and redo */

static int
refuse_conflict_cb (void *data, int conflict, sqlite3_changeset_iter *iterator)
{
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply_changeset (ReleveStore *self, const void *changeset, int size, GError **error)
{
  int result = sqlite3changeset_apply (self->db, size, (void *) changeset, NULL, refuse_conflict_cb, NULL);

  if (result == SQLITE_OK)
    return TRUE;
  if (result == SQLITE_ABORT)
    return releve_error_set (error, RELEVE_ERROR_CORRUPT, "history-conflict", self->path, NULL, NULL);
  return releve_store_fail (self, result, NULL, error);
}

static gboolean
mark_step (ReleveStore *self, const ReleveStep *step, const char *state, GError **error)
{
  g_autoptr (ReleveStatement) statement = releve_store_statement (self, STATEMENT_HISTORY_MARK, error);

  if (statement == NULL)
    return FALSE;
  releve_bind_int (statement, "id", step->number);
  releve_bind_text (statement, "state", state);
  return releve_store_run (self, statement, error);
}

static gboolean
replay (ReleveStore *self, const ReleveStep *step, const void *changeset, int size, const char *state, GError **error)
{
  g_autoptr (GArray) rows = pending_rows_new ();

  return apply_changeset (self, changeset, size, error)
         && mark_step (self, step, state, error)
         && read_touched_rows (self, changeset, size, rows, error)
         && finish (self, rows, error);
}

static gboolean
replay_inverse (ReleveStore *self, const ReleveStep *step, GBytes *changeset, GError **error)
{
  void *inverse = NULL;
  int size = 0;
  int result = sqlite3changeset_invert ((int) g_bytes_get_size (changeset), g_bytes_get_data (changeset, NULL), &size, &inverse);
  gboolean done;

  if (result != SQLITE_OK)
    return releve_store_fail (self, result, NULL, error);
  done = replay (self, step, inverse, size, "undone", error);
  sqlite3_free (inverse);
  return done;
}

static gboolean
find_and_replay (ReleveStore *self, gboolean undo, ReleveStep **step, GError **error)
{
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (GError) failure = NULL;
  g_autoptr (ReleveStep) found = NULL;
  gboolean done;

  found = find_step (self, undo ? STATEMENT_HISTORY_NEWEST_DONE : STATEMENT_HISTORY_OLDEST_UNDONE, &changeset, &failure);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  if (found == NULL)
    return releve_error_set (error, RELEVE_ERROR_NOTHING, undo ? "nothing-to-undo" : "nothing-to-redo", self->path, NULL, NULL);
  if (undo)
    done = replay_inverse (self, found, changeset, error);
  else
    done = replay (self, found, g_bytes_get_data (changeset, NULL), (int) g_bytes_get_size (changeset), "done", error);
  found->undone = undo;
  if (done && step != NULL)
    *step = g_steal_pointer (&found);
  return done;
}

/* Not through begin: replaying is not recorded. */
static gboolean
replay_in_transaction (ReleveStore *self, gboolean undo, ReleveStep **step, GError **error)
{
  gboolean done;

  g_return_val_if_fail (self != NULL && self->session == NULL, FALSE);

  if (!releve_store_check_writable (self, error) || !releve_store_exec (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  done = check_unchanged (self, error) && find_and_replay (self, undo, step, error);
  releve_store_rollback (self);
  return done;
}

gboolean
releve_store_undo (ReleveStore *self, ReleveStep **step, GError **error)
{
  return replay_in_transaction (self, TRUE, step, error);
}

gboolean
releve_store_redo (ReleveStore *self, ReleveStep **step, GError **error)
{
  return replay_in_transaction (self, FALSE, step, error);
}
