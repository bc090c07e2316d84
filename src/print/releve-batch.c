#include "releve-batch.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "releve-error.h"

typedef struct {
  ReleveDossier *dossier;
  const ReleveBatch *batch;
  GCancellable *cancellable;
  ReleveBatchProgress progress;
  gpointer data;
  guint n;
  GString *missing; /* characters */
} Job;

static gboolean
go_on (Job *job, guint done, GError **error)
{
  if (g_cancellable_is_cancelled (job->cancellable))
    return releve_error_set (error, RELEVE_ERROR_CANCELLED, "cancelled", NULL, NULL, NULL);
  if (job->progress != NULL)
    job->progress (done, job->n, job->data);
  return TRUE;
}

static void
note_missing (Job *job, RelevePages *pages)
{
  g_autofree char *missing = releve_pages_missing (pages);

  for (const char *at = missing; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    if (g_utf8_strchr (job->missing->str, -1, g_utf8_get_char (at)) == NULL)
      g_string_append_unichar (job->missing, g_utf8_get_char (at));
}

static RelevePages *
compose (Job *job, guint i, GError **error)
{
  RelevePages *pages = releve_print (job->dossier, job->batch->printout, job->batch->learner_ids[i], &job->batch->options, error);

  if (pages != NULL)
    note_missing (job, pages);
  return pages;
}

static gboolean
fail_with_errno (const char *path, GError **error)
{
  int code = errno;
  g_autoptr (GError) problem = g_error_new_literal (G_FILE_ERROR, (int) g_file_error_from_errno (code), path);

  return releve_error_set_file (error, problem, path);
}

/* One document */

static gboolean
make_document (Job *job, GError **error)
{
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (job->batch->options.language);
  g_autoptr (RelevePdf) pdf = releve_pdf_new (job->batch->options.language, releve_printout_name (job->batch->printout, book));

  for (guint i = 0; i < job->n; i++)
    {
      g_autoptr (RelevePages) pages = go_on (job, i, error) ? compose (job, i, error) : NULL;

      if (pages == NULL)
        return FALSE;
      releve_pdf_add (pdf, pages);
    }
  return go_on (job, job->n, error) && releve_pdf_write (pdf, job->batch->path, error);
}

/* One each: made in a folder beside the others, then given their names. */

static gboolean
make_files (Job *job, const char *folder, char **names, GError **error)
{
  for (guint i = 0; i < job->n; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autoptr (RelevePages) pages = go_on (job, i, error) ? compose (job, i, error) : NULL;

      if (pages == NULL || !releve_pages_write_pdf (pages, path, error))
        return FALSE;
    }
  return go_on (job, job->n, error);
}

static gboolean
check_targets (const char *folder, char **names, GError **error)
{
  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *path = g_build_filename (folder, *name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        return releve_error_set (error, RELEVE_ERROR_UNREADABLE, "is-a-folder", path, NULL, NULL);
    }
  return TRUE;
}

static gboolean
publish_files (const char *from, const char *to, char **names, GError **error)
{
  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *made = g_build_filename (from, *name, NULL), *path = g_build_filename (to, *name, NULL);

      if (g_rename (made, path) != 0)
        return fail_with_errno (path, error);
    }
  return TRUE;
}

static void
remove_folder (const char *folder, char **names)
{
  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *path = g_build_filename (folder, *name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static gboolean
make_each (Job *job, GError **error)
{
  const ReleveBatch *batch = job->batch;
  g_auto (GStrv) names = releve_name_pattern_apply (batch->pattern, job->dossier, batch->printout, batch->learner_ids, &batch->options, error);
  g_autofree char *beside = g_build_filename (batch->path, ".releve-XXXXXX", NULL);
  gboolean done;

  if (names == NULL || !check_targets (batch->path, names, error))
    return FALSE;
  if (g_mkdtemp (beside) == NULL)
    return fail_with_errno (batch->path, error);
  done = make_files (job, beside, names, error) && publish_files (beside, batch->path, names, error);
  remove_folder (beside, names);
  return done;
}

gboolean
releve_batch_run (ReleveDossier *dossier, const ReleveBatch *batch, GCancellable *cancellable,
                  ReleveBatchProgress progress, gpointer data, char **missing, GError **error)
{
  g_autoptr (GString) characters = g_string_new (NULL);
  Job job = { dossier, batch, cancellable, progress, data, 0, characters };
  gboolean done;

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier) && batch != NULL && batch->path != NULL, FALSE);
  g_return_val_if_fail (batch->learner_ids != NULL && batch->learner_ids[0] != NULL, FALSE);

  job.n = g_strv_length ((char **) batch->learner_ids);
  done = batch->pattern != NULL ? make_each (&job, error) : make_document (&job, error);
  if (missing != NULL)
    *missing = characters->len > 0 ? g_strdup (characters->str) : NULL;
  return done;
}
