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

static gboolean
apply_migration (ReleveStore *self, int number, GError **error)
{
  g_autofree char *sql = read_migration (number);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %d", number);

  return releve_store_exec (self, sql, error)
         && releve_store_check_references (self, RELEVE_ERROR_CORRUPT, error)
         && releve_store_exec (self, stamp, error)
         && releve_store_exec (self, "COMMIT", error);
}

gboolean
releve_store_migrate (ReleveStore *self, int from, GError **error)
{
  int newest = releve_store_newest_schema ();

  for (int number = from + 1; number <= newest; number++) {
    if (!releve_store_exec (self, "BEGIN IMMEDIATE", error))
      return FALSE;
    if (!apply_migration (self, number, error)) {
      releve_store_rollback (self); /* END would commit half a schema */
      return FALSE;
    }
    self->schema = number;
  }
  return TRUE;
}
