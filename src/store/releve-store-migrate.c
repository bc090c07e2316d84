/* The schema: numbered files, each immutable once released, each applied in one
 * transaction together with its number. */

#include "releve-store-private.h"

#include <gio/gio.h>
#include "releve-sql.h"

#define SQL_FOLDER "/io/github/releve/Releve/sql"

/* The resource is asked for by name: without this reference the linker would
 * drop it, and its constructor, from the static library. */
static char **
list_migrations (void)
{
  g_autoptr (GError) error = NULL;
  char **names = g_resource_enumerate_children (releve_sql_get_resource (), SQL_FOLDER, 0, &error);

  g_assert_no_error (error);
  return names;
}

static int
migration_number (const char *name)
{
  return (int) g_ascii_strtoll (name, NULL, 10);
}

int
releve_store_newest_schema (void)
{
  g_auto (GStrv) names = list_migrations ();
  int newest = 0;

  for (char **name = names; *name != NULL; name++)
    newest = MAX (newest, migration_number (*name));
  return newest;
}

static char *
read_migration (int number)
{
  g_auto (GStrv) names = list_migrations ();

  for (char **name = names; *name != NULL; name++) {
    g_autofree char *path = g_strconcat (SQL_FOLDER "/", *name, NULL);
    g_autoptr (GBytes) bytes = NULL;

    if (migration_number (*name) != number)
      continue;
    bytes = g_resource_lookup_data (releve_sql_get_resource (), path, 0, NULL);
    return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  }
  g_assert_not_reached ();
}

/* Another program may have taken the step in the meantime. */
static gboolean
check_turn (ReleveStore *self, int number, gboolean *taken, GError **error)
{
  g_autofree char *version = releve_store_ask (self, "PRAGMA user_version", error);

  if (version == NULL)
    return FALSE;
  *taken = g_ascii_strtoll (version, NULL, 10) >= number;
  return TRUE;
}

static gboolean
apply_migration (ReleveStore *self, int number, GError **error)
{
  g_autofree char *sql = read_migration (number);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %d", number);

  return releve_store_exec (self, sql, error)
         && releve_store_check_references (self, RELEVE_ERROR_CORRUPT, error)
         && releve_store_exec (self, stamp, error);
}

static gboolean
take_step (ReleveStore *self, int number, GError **error)
{
  gboolean taken;

  if (!releve_store_exec (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (check_turn (self, number, &taken, error)
      && (taken || apply_migration (self, number, error))
      && releve_store_exec (self, "COMMIT", error))
    return TRUE;
  releve_store_rollback (self); /* END would commit half a schema */
  return FALSE;
}

gboolean
releve_store_migrate (ReleveStore *self, int number, GError **error)
{
  while (self->schema < number) {
    if (!take_step (self, self->schema + 1, error))
      return FALSE;
    self->schema++;
  }
  return TRUE;
}

/* The connection goes on with a copy in memory of what it read. */
static gboolean
leave_file (ReleveStore *self, GError **error)
{
  sqlite3 *copy = NULL;
  sqlite3_backup *backup;
  int result = sqlite3_open_v2 (":memory:", &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  backup = result == SQLITE_OK ? sqlite3_backup_init (copy, "main", self->db, "main") : NULL;
  if (backup != NULL) {
    sqlite3_backup_step (backup, -1);
    result = sqlite3_backup_finish (backup);
  }
  if (backup == NULL || result != SQLITE_OK) {
    sqlite3_close (copy);
    return releve_store_fail (self, result, NULL, error);
  }
  releve_store_forget_statements (self);
  sqlite3_close (self->db);
  self->db = copy;
  return releve_store_set_pragmas (self, error);
}

gboolean
releve_store_bring_forward (ReleveStore *self, GError **error)
{
  g_autofree char *label = g_strdup_printf ("schema-%d", self->schema);

  if (self->newer || self->schema == releve_store_newest_schema ())
    return TRUE;
  if (!releve_store_check_quickly (self, error))
    return FALSE;
  if (!(self->read_only ? leave_file (self, error) : releve_store_back_up (self, label, error)))
    return FALSE;
  return releve_store_migrate (self, releve_store_newest_schema (), error);
}
