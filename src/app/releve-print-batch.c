#include "releve-print-batch.h"

typedef struct {
  ReleveDossier *dossier;
  ReleveBatch batch;
  char **learner_ids;
  char *pattern;
  char *path;
  char *missing;
  ReleveBatchProgress progress;
  gpointer user_data;
} Work;

typedef struct {
  GTask *task;
  guint done, all;
} Report;

static void
free_work (gpointer data)
{
  Work *work = data;

  g_object_unref (work->dossier);
  g_strfreev (work->learner_ids);
  g_free (work->pattern);
  g_free (work->path);
  g_free (work->missing);
  g_free (work);
}

/* Nobody who has been told of the end hears of progress. */
static gboolean
report_cb (gpointer data)
{
  Report *report = data;
  Work *work = g_task_get_task_data (report->task);

  if (!g_task_get_completed (report->task))
    work->progress (report->done, report->all, work->user_data);
  return G_SOURCE_REMOVE;
}

static void
free_report (gpointer data)
{
  g_object_unref (((Report *) data)->task);
  g_free (data);
}

static void
progressed (guint done, guint all, gpointer task)
{
  Report *report = g_new (Report, 1);

  *report = (Report) { g_object_ref (task), done, all };
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT, report_cb, report, free_report);
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *job = data;
  GError *error = NULL;

  if (releve_batch_run (job->dossier, &job->batch, cancellable, progressed, task, &job->missing, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
releve_print_batch_start (ReleveDossier *dossier, const ReleveBatch *batch, GCancellable *cancellable,
                          ReleveBatchProgress progress, GAsyncReadyCallback done, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, done, user_data);
  Work *job = g_new0 (Work, 1);

  g_return_if_fail (RELEVE_IS_DOSSIER (dossier) && batch != NULL && progress != NULL);

  job->dossier = releve_dossier_copy (dossier);
  job->learner_ids = g_strdupv ((char **) batch->learner_ids);
  job->pattern = g_strdup (batch->pattern);
  job->path = g_strdup (batch->path);
  job->batch = *batch;
  job->batch.learner_ids = (const char *const *) job->learner_ids;
  job->batch.pattern = job->pattern;
  job->batch.path = job->path;
  job->progress = progress;
  job->user_data = user_data;
  g_task_set_source_tag (task, releve_print_batch_start);
  g_task_set_check_cancellable (task, FALSE); /* the batch says it in our words */
  g_task_set_task_data (task, job, free_work);
  g_task_run_in_thread (task, work);
}

gboolean
releve_print_batch_finish (GAsyncResult *result, char **missing, GError **error)
{
  Work *job;

  g_return_val_if_fail (G_IS_TASK (result) && missing != NULL, FALSE);

  job = g_task_get_task_data (G_TASK (result));
  *missing = g_steal_pointer (&job->missing);
  return g_task_propagate_boolean (G_TASK (result), error);
}
