/* A new department is made in memory and given a name once it is whole. */

#define _GNU_SOURCE /* O_TMPFILE */
#include "releve-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define FILE_MODE 0600 /* what is said of people is for their head alone */

ReleveStore *
releve_store_new_blank_at (int schema, GError **error)
{
  g_autoptr (ReleveStore) self = releve_store_new_handle (NULL, FALSE);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id = %d", RELEVE_STORE_APPLICATION_ID);
  int result = sqlite3_open_v2 (":memory:", &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  if (result != SQLITE_OK) {
    releve_store_fail (self, result, NULL, error);
    return NULL;
  }
  if (releve_store_set_pragmas (self, error)
      && releve_store_exec (self, stamp, error)
      && releve_store_migrate (self, schema, error))
    return g_steal_pointer (&self);
  return NULL;
}

ReleveStore *
releve_store_new_blank (GError **error)
{
  return releve_store_new_blank_at (releve_store_newest_schema (), error);
}

static gboolean
fail_errno (const char *path, int number, GError **error)
{
  switch (number) {
  case EEXIST:
    return releve_error_set (error, RELEVE_ERROR_INVALID, "file-exists", path, NULL, NULL);
  case ENOSPC:
  case EDQUOT:
  case EFBIG:
    return releve_error_set (error, RELEVE_ERROR_FULL, "disk-full", path, NULL, NULL);
  case EACCES:
  case EPERM:
  case EROFS:
    return releve_error_set (error, RELEVE_ERROR_READ_ONLY, "read-only-folder", path, NULL, NULL);
  case ENOENT:
  case ENOTDIR:
    return releve_error_set (error, RELEVE_ERROR_UNREADABLE, "missing-folder", path, NULL, NULL);
  default:
    return releve_error_set (error, RELEVE_ERROR_UNREADABLE, "input-output", path, NULL, NULL);
  }
}

static gboolean
write_all (int fd, const guint8 *data, gsize size)
{
  while (size > 0) {
    gssize written = write (fd, data, size);

    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      return FALSE;
    data += written;
    size -= (gsize) written;
  }
  return fchmod (fd, FILE_MODE) == 0 && fsync (fd) == 0;
}

/* Best: a file without a name, of which a killed program leaves nothing. */
static gboolean
write_nameless (const char *folder, const char *path, const guint8 *data, gsize size, int *number)
{
  int fd = open (folder, O_TMPFILE | O_RDWR | O_CLOEXEC, FILE_MODE);
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  gboolean done;

  if (fd < 0) {
    *number = errno;
    return FALSE;
  }
  done = write_all (fd, data, size) && linkat (AT_FDCWD, link, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
  *number = done ? 0 : errno;
  close (fd);
  return done;
}

/* Where the file system knows no nameless files or no links: a name beside it
 * first. The last resort may overwrite a file made in the same instant. */
static gboolean
write_beside (const char *path, const guint8 *data, gsize size, int *number)
{
  g_autofree char *beside = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (beside, O_RDWR | O_CLOEXEC, FILE_MODE);
  gboolean done;

  if (fd < 0) {
    *number = errno;
    return FALSE;
  }
  done = write_all (fd, data, size);
  if (done && link (beside, path) != 0)
    done = errno != EEXIST && !g_file_test (path, G_FILE_TEST_EXISTS) && g_rename (beside, path) == 0;
  *number = done ? 0 : errno;
  close (fd);
  g_unlink (beside);
  return done;
}

static void
flush_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static gboolean
write_file (const char *path, const guint8 *data, gsize size, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int number = 0;

  if (!write_nameless (folder, path, data, size, &number)) {
    if (number != EOPNOTSUPP && number != EISDIR && number != EINVAL && number != ENOENT)
      return fail_errno (path, number, error);
    if (!write_beside (path, data, size, &number))
      return fail_errno (path, number, error);
  }
  flush_folder (folder);
  return TRUE;
}

gboolean
releve_store_write_copy (ReleveStore *self, const char *path, GError **error)
{
  sqlite3_int64 size = 0;
  guint8 *image;
  gboolean done;

  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return fail_errno (path, EEXIST, error);
  image = sqlite3_serialize (self->db, "main", &size, 0);
  if (image == NULL)
    return releve_store_fail (self, SQLITE_NOMEM, NULL, error);
  done = write_file (path, image, (gsize) size, error);
  sqlite3_free (image);
  return done;
}

gboolean
releve_store_publish (ReleveStore *self, const char *path, GError **error)
{
  g_autofree char *absolute = NULL;

  g_return_val_if_fail (self != NULL && self->path == NULL && self->session == NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  absolute = g_canonicalize_filename (path, NULL);
  return releve_store_write_copy (self, absolute, error);
}
