/* Opening and closing a department file. */

#include "releve-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define BUSY_TIMEOUT 1000 /* milliseconds: another program's commit takes a few */

#define HEADER_SIZE 100
#define HEADER_MAGIC "SQLite format 3" /* with its NUL, sixteen bytes */
#define HEADER_APPLICATION_ID 68 /* offset; https://www.sqlite.org/fileformat.html#the_database_header */

ReleveStore *
releve_store_new_handle (const char *path, gboolean read_only)
{
  ReleveStore *self = g_new0 (ReleveStore, 1);

  /* Absolute, so that no name is ever taken for a URI or for ":memory:". */
  self->path = path != NULL ? g_canonicalize_filename (path, NULL) : NULL;
  self->read_only = read_only;
  return self;
}

void
releve_store_close (ReleveStore *self)
{
  if (self == NULL)
    return;
  releve_store_rollback (self);
  releve_store_forget_statements (self);
  sqlite3_close (self->db);
  g_clear_object (&self->dossier);
  g_free (self->path);
  g_free (self);
}

gboolean
releve_store_is_read_only (ReleveStore *self)
{
  g_return_val_if_fail (self != NULL, TRUE);
  return self->read_only;
}

int
releve_store_get_schema (ReleveStore *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->schema;
}

/* Before SQLite: what is at the path? */

static gboolean
refuse_errno (const char *path, int number, GError **error)
{
  if (number == ENOENT || number == ENOTDIR)
    return releve_error_set (error, RELEVE_ERROR_UNREADABLE, "missing-file", path, NULL, NULL);
  if (number == EACCES || number == EPERM)
    return releve_error_set (error, RELEVE_ERROR_UNREADABLE, "not-permitted", path, NULL, NULL);
  return releve_error_set (error, RELEVE_ERROR_UNREADABLE, "input-output", path, NULL, NULL);
}

static gboolean
check_header (const char *path, const guint8 *header, gssize length, GError **error)
{
  guint32 id;

  if (length == 0)
    return releve_error_set (error, RELEVE_ERROR_FOREIGN, "empty-file", path, NULL, NULL);
  if (length < (gssize) sizeof HEADER_MAGIC || memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0)
    return releve_error_set (error, RELEVE_ERROR_FOREIGN, "not-a-department", path, NULL, NULL);
  if (length < HEADER_SIZE)
    return releve_error_set (error, RELEVE_ERROR_CORRUPT, "truncated", path, NULL, NULL);
  memcpy (&id, header + HEADER_APPLICATION_ID, sizeof id);
  if (GUINT32_FROM_BE (id) != RELEVE_STORE_APPLICATION_ID)
    return releve_error_set (error, RELEVE_ERROR_FOREIGN, "foreign-database", path, NULL, NULL);
  return TRUE;
}

static gboolean
check_file (const char *path, GError **error)
{
  guint8 header[HEADER_SIZE];
  GStatBuf status;
  gssize length;
  int fd;

  if (g_stat (path, &status) != 0)
    return refuse_errno (path, errno, error);
  if (S_ISDIR (status.st_mode))
    return releve_error_set (error, RELEVE_ERROR_UNREADABLE, "is-a-folder", path, NULL, NULL);
  if (!S_ISREG (status.st_mode))
    return releve_error_set (error, RELEVE_ERROR_UNREADABLE, "not-a-file", path, NULL, NULL);
  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return refuse_errno (path, errno, error);
  length = read (fd, header, sizeof header);
  close (fd);
  if (length < 0)
    return refuse_errno (path, errno, error);
  return check_header (path, header, length, error);
}

/* The rollback journal needs the folder as well as the file. */
static gboolean
may_write (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) == 0
         && faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0;
}

/* Pragmas */

typedef struct {
  const char *name;
  const char *wanted;   /* as it is written */
  const char *read;     /* as it reads back */
} Pragma;

static const Pragma pragmas[] = {
  { "trusted_schema", "OFF", "0" },
  { "cell_size_check", "ON", "1" },
  { "foreign_keys", "ON", "1" },
  { "temp_store", "MEMORY", "2" },
  { "synchronous", "FULL", "2" },
  { "secure_delete", "ON", "1" },
};

static gboolean
check_pragma (ReleveStore *self, const char *name, const char *expected, GError **error)
{
  g_autofree char *sql = g_strconcat ("PRAGMA ", name, NULL);
  g_autofree char *found = releve_store_ask (self, sql, error);

  if (found == NULL)
    return FALSE;
  if (strcmp (found, expected) == 0)
    return TRUE;
  return releve_error_set (error, RELEVE_ERROR_CORRUPT, "setting-refused", name, found, expected);
}

static gboolean
set_pragma (ReleveStore *self, const Pragma *pragma, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA %s = %s", pragma->name, pragma->wanted);

  return releve_store_exec (self, sql, error) && check_pragma (self, pragma->name, pragma->read, error);
}

/* A copied file in WAL mode has lost its last pages, and WAL is unsafe on a share. */
static gboolean
set_journal (ReleveStore *self, GError **error)
{
  const char *name = sqlite3_db_filename (self->db, "main");

  if (name == NULL || *name == '\0') /* in memory */
    return TRUE;
  if (!self->read_only && !releve_store_exec (self, "PRAGMA journal_mode = DELETE", error))
    return FALSE;
  return check_pragma (self, "journal_mode", "delete", error);
}

gboolean
releve_store_set_pragmas (ReleveStore *self, GError **error)
{
  int defensive = 0;

  sqlite3_extended_result_codes (self->db, TRUE);
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, &defensive);
  if (!defensive)
    return releve_error_set (error, RELEVE_ERROR_CORRUPT, "setting-refused", "defensive", "0", "1");
  for (guint i = 0; i < G_N_ELEMENTS (pragmas); i++)
    if (!set_pragma (self, &pragmas[i], error))
      return FALSE;
  return set_journal (self, error);
}

/* Opening */

static gboolean
connect_to_file (ReleveStore *self, GError **error)
{
  gboolean writable = may_write (self->path);
  int flags = writable ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  int result = sqlite3_open_v2 (self->path, &self->db, flags, NULL);

  if (result != SQLITE_OK)
    return releve_store_fail (self, result, NULL, error);
  if (!writable || sqlite3_db_readonly (self->db, "main"))
    self->read_only = TRUE;
  return TRUE;
}

static gboolean
read_schema_number (ReleveStore *self, GError **error)
{
  g_autofree char *version = releve_store_ask (self, "PRAGMA user_version", error);

  if (version == NULL)
    return FALSE;
  self->schema = (int) g_ascii_strtoll (version, NULL, 10);
  self->newer = self->schema > releve_store_newest_schema ();
  self->read_only |= self->newer;
  if (self->schema < 1)
    return releve_error_set (error, RELEVE_ERROR_CORRUPT, "damaged", self->path, version, NULL);
  return TRUE;
}

/* SQLite reads a last page cut short as if zeros followed. */
static gboolean
check_length (ReleveStore *self, GError **error)
{
  g_autofree char *size = releve_store_ask (self, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", error);
  GStatBuf status;

  if (size == NULL)
    return FALSE;
  if (g_stat (self->path, &status) != 0)
    return refuse_errno (self->path, errno, error);
  return status.st_size >= g_ascii_strtoll (size, NULL, 10)
         || releve_error_set (error, RELEVE_ERROR_CORRUPT, "truncated", self->path, NULL, NULL);
}

/* The wish comes last: even a reader must be able to roll back what a killed
 * program left half written. */
static gboolean
forbid_writing (ReleveStore *self, GError **error)
{
  return !self->read_only || releve_store_exec (self, "PRAGMA query_only = ON", error);
}

ReleveStore *
releve_store_open (const char *path, gboolean read_only, GError **error)
{
  g_autoptr (ReleveStore) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = releve_store_new_handle (path, read_only);
  if (check_file (self->path, error)
      && connect_to_file (self, error)
      && releve_store_set_pragmas (self, error)
      && read_schema_number (self, error)
      && check_length (self, error)
      && releve_store_bring_forward (self, error)
      && forbid_writing (self, error)
      && releve_store_check_quickly (self, error))
    return g_steal_pointer (&self);
  return NULL;
}
