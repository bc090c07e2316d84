#include "releve-exchange.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "releve-error.h"
#include "releve-rows.h"

/* Seventeen digits bring every double back as it was. */
#define DUMP_FLAGS (JSON_INDENT (1) | JSON_REAL_PRECISION (17))

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const ReleveRow *const *) a)->id, (*(const ReleveRow *const *) b)->id);
}

static json_t *
write_kind (ReleveDossier *dossier, const ReleveKind *kind)
{
  g_autoptr (GPtrArray) rows = releve_dossier_every (dossier, kind);
  json_t *array = json_array ();

  g_ptr_array_sort (rows, compare_ids);
  for (guint i = 0; i < rows->len; i++)
    json_array_append_new (array, releve_rows_write_row (kind, g_ptr_array_index (rows, i)));
  return array;
}

static json_t *
write_dossier (ReleveDossier *dossier)
{
  json_t *rows = json_object ();
  json_t *object = json_object ();

  for (const ReleveKind *const *kind = releve_kinds; *kind != NULL; kind++)
    json_object_set_new (rows, (*kind)->name, write_kind (dossier, *kind));
  json_object_set_new (object, "format", json_string (RELEVE_EXCHANGE_FORMAT));
  json_object_set_new (object, "version", json_integer (RELEVE_EXCHANGE_VERSION));
  json_object_set_new (object, "rows", rows);
  return object;
}

static gboolean
write_file (const char *path, const char *text, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600, &problem))
    return TRUE;
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return releve_error_set (error, RELEVE_ERROR_UNREADABLE, "is-a-folder", path, NULL, NULL);
  return releve_error_set_file (error, problem, path);
}

gboolean
releve_exchange_export_json (ReleveDesk *desk, const char *path, GError **error)
{
  json_t *object = write_dossier (releve_desk_get_dossier (desk));
  char *dump = json_dumps (object, DUMP_FLAGS);
  g_autofree char *text = g_strconcat (dump, "\n", NULL);

  free (dump);
  json_decref (object);
  if (g_str_equal (path, "-"))
    {
      fputs (text, stdout);
      return fflush (stdout) == 0 && !ferror (stdout) ? TRUE : releve_error_set (error, RELEVE_ERROR_UNREADABLE, "input-output", path, NULL, NULL);
    }
  return write_file (path, text, error);
}
