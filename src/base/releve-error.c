#include "releve-error.h"

typedef struct {
  ReleveErrorDetail detail;
} ReleveErrorPrivate;

static void
releve_error_private_init (ReleveErrorPrivate *private)
{
}

static void
releve_error_private_copy (const ReleveErrorPrivate *from, ReleveErrorPrivate *to)
{
  to->detail.problem = g_strdup (from->detail.problem);
  to->detail.where = g_strdup (from->detail.where);
  to->detail.found = g_strdup (from->detail.found);
  to->detail.expected = g_strdup (from->detail.expected);
}

static void
releve_error_private_clear (ReleveErrorPrivate *private)
{
  g_free (private->detail.problem);
  g_free (private->detail.where);
  g_free (private->detail.found);
  g_free (private->detail.expected);
}

G_DEFINE_EXTENDED_ERROR (ReleveError, releve_error)

/* The message is for the log only; text composes what people read. */
static char *
describe (const char *problem, const char *where, const char *found, const char *expected)
{
  GString *message = g_string_new (problem);

  if (where != NULL)
    g_string_append_printf (message, ", at %s", where);
  if (found != NULL)
    g_string_append_printf (message, ", found %s", found);
  if (expected != NULL)
    g_string_append_printf (message, ", expected %s", expected);
  return g_string_free (message, FALSE);
}

gboolean
releve_error_set (GError **error, ReleveError code, const char *problem,
                  const char *where, const char *found, const char *expected)
{
  g_autofree char *message = NULL;
  ReleveErrorPrivate *private;

  g_return_val_if_fail (problem != NULL, FALSE);
  if (error == NULL)
    return FALSE;

  message = describe (problem, where, found, expected);
  *error = g_error_new_literal (RELEVE_ERROR, code, message);
  private = releve_error_get_private (*error);
  private->detail.problem = g_strdup (problem);
  private->detail.where = g_strdup (where);
  private->detail.found = g_strdup (found);
  private->detail.expected = g_strdup (expected);
  return FALSE;
}

gboolean
releve_error_set_file (GError **error, const GError *problem, const char *path)
{
  static const struct {
    int code;
    ReleveError reaction;
    const char *problem;
  } refusals[] = {
    { G_FILE_ERROR_NOSPC, RELEVE_ERROR_FULL, "disk-full" },
    { G_FILE_ERROR_NOENT, RELEVE_ERROR_UNREADABLE, "missing-folder" },
    { G_FILE_ERROR_NOTDIR, RELEVE_ERROR_UNREADABLE, "missing-folder" },
    { G_FILE_ERROR_ISDIR, RELEVE_ERROR_UNREADABLE, "is-a-folder" },
    { G_FILE_ERROR_ACCES, RELEVE_ERROR_UNREADABLE, "not-permitted" },
    { G_FILE_ERROR_PERM, RELEVE_ERROR_UNREADABLE, "not-permitted" },
    { G_FILE_ERROR_ROFS, RELEVE_ERROR_READ_ONLY, "read-only-folder" },
  };

  if (problem->domain == G_FILE_ERROR)
    for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
      if (problem->code == refusals[i].code)
        return releve_error_set (error, refusals[i].reaction, refusals[i].problem, path, NULL, NULL);
  return releve_error_set (error, RELEVE_ERROR_UNREADABLE, "input-output", path, NULL, NULL);
}

const ReleveErrorDetail *
releve_error_get_detail (const GError *error)
{
  if (error == NULL || error->domain != RELEVE_ERROR)
    return NULL;
  return &((ReleveErrorPrivate *) releve_error_get_private (error))->detail;
}

int
releve_error_exit_status (const GError *error)
{
  if (error == NULL || error->domain != RELEVE_ERROR)
    return 3;

  switch ((ReleveError) error->code)
    {
    case RELEVE_ERROR_NOTHING:
      return 1;
    case RELEVE_ERROR_USAGE:
      return 2;
    case RELEVE_ERROR_BUSY:
    case RELEVE_ERROR_READ_ONLY:
      return 4;
    case RELEVE_ERROR_CANCELLED:
      return 5;
    case RELEVE_ERROR_INVALID:
    case RELEVE_ERROR_REFUSED:
    case RELEVE_ERROR_UNREADABLE:
    case RELEVE_ERROR_FOREIGN:
    case RELEVE_ERROR_CORRUPT:
    case RELEVE_ERROR_NEWER:
    case RELEVE_ERROR_FULL:
    default:
      return 3;
    }
}
