/* Copies of a file, kept beside it. */

#include "releve-store-private.h"

#include <errno.h>
#include <glib/gstdio.h>

#define FOLDER_MODE 0700

/* The copy is believed only once it has been read back. */
static gboolean
check_copy (ReleveStore *self, const char *path, GError **error)
{
  g_autoptr (ReleveStore) copy = releve_store_new_handle (path, TRUE);
  int result = sqlite3_open_v2 (copy->path, &copy->db, SQLITE_OPEN_READONLY, NULL);

  if (result != SQLITE_OK)
    return releve_store_fail (copy, result, NULL, error);
  copy->schema = self->schema;
  return releve_store_verify (copy, error);
}

/* Two copies within a second, of a program that was killed and opened again. */
static char *
choose_path (const char *folder, const char *stamp, const char *label, const char *name)
{
  char *path = g_strdup_printf ("%s/%s-%s-%s", folder, stamp, label, name);

  for (int n = 2; g_file_test (path, G_FILE_TEST_EXISTS); n++) {
    g_free (path);
    path = g_strdup_printf ("%s/%s-%d-%s-%s", folder, stamp, n, label, name);
  }
  return path;
}

gboolean
releve_store_back_up (ReleveStore *self, const char *label, GError **error)
{
  g_autofree char *folder = g_strconcat (self->path, ".backups", NULL);
  g_autofree char *name = g_path_get_basename (self->path);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%S");
  g_autofree char *path = choose_path (folder, stamp, label, name);

  if (g_mkdir (folder, FOLDER_MODE) != 0 && errno != EEXIST)
    return releve_error_set (error, RELEVE_ERROR_READ_ONLY, "read-only-folder", folder, NULL, NULL);
  if (!releve_store_write_copy (self, path, error))
    return FALSE;
  if (check_copy (self, path, error))
    return TRUE;
  g_unlink (path);
  return FALSE;
}
