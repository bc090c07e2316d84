/* The career plans of a large department as one batch (P7):
 *
 *     paper-bench FOLDER [N] [each|one]
 *
 * The clinicians of the example department are repeated until there are N (200),
 * each with cards, ratings, duties, trainings and a plan of her own. Prints one
 * JSON line; the files stay in FOLDER to be looked at or compared. */

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "releve-batch.h"
#include "releve-exchange.h"
#include "releve-snapshot.h"

static ReleveDossier *
open_example (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "example.releve", NULL);
  ReleveNewDepartment wish = { .name = "Bench", .example = TRUE, .today = releve_day_new (2026, 9, 14), .who = "bench" };
  ReleveDeskOptions options = { .who = "bench", .today = wish.today };
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveDesk) desk = NULL;

  g_remove (path);
  if (releve_exchange_new_department (path, &wish, &error))
    desk = releve_desk_open (path, &options, &error);
  if (desk == NULL)
    g_error ("%s", error->message);
  g_remove (path);
  return releve_dossier_copy (releve_desk_get_dossier (desk));
}

/* Of one person alone: a copy refers to the copies of such rows. */
static gboolean
personal_p (const ReleveKind *kind)
{
  return kind == &releve_learner_kind || kind == &releve_placement_kind || kind == &releve_plan_kind
         || kind == &releve_enrolment_kind || kind == &releve_goal_kind;
}

static void
append (char **text, const char *suffix)
{
  char *longer = *text != NULL ? g_strconcat (*text, suffix, NULL) : NULL;

  g_free (*text);
  *text = longer;
}

static gpointer
copy_row (const ReleveKind *kind, gconstpointer row, const char *suffix)
{
  gpointer copy = releve_row_copy (kind, row);

  append (&((ReleveRow *) copy)->id, suffix);
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == RELEVE_FIELD_REF && personal_p (kind->fields[i].target))
      append (G_STRUCT_MEMBER_P (copy, kind->fields[i].offset), suffix);
  if (kind == &releve_learner_kind)
    append (&((ReleveLearner *) copy)->code, suffix);
  return copy;
}

/* The rows of the person @id: her own, and those of her plans. */
static gboolean
belongs (ReleveDossier *dossier, const ReleveKind *kind, gconstpointer row, const char *id)
{
  const ReleveField *learner = releve_kind_field (kind, "learner_id");
  const RelevePlan *plan = kind == &releve_goal_kind
    ? releve_dossier_get (dossier, &releve_plan_kind, ((const ReleveGoal *) row)->plan_id) : NULL;

  if (kind == &releve_learner_kind)
    return g_str_equal (((const ReleveRow *) row)->id, id);
  if (plan != NULL)
    return g_str_equal (plan->learner_id, id);
  return learner != NULL && g_strcmp0 (G_STRUCT_MEMBER (char *, row, learner->offset), id) == 0;
}

static void
copy_person (ReleveDossier *from, ReleveDossier *to, const char *id, const char *suffix)
{
  for (guint k = 0; releve_kinds[k] != NULL; k++)
    {
      GPtrArray *rows = releve_dossier_all (from, releve_kinds[k]);

      for (guint i = 0; i < rows->len; i++)
        if (belongs (from, releve_kinds[k], rows->pdata[i], id))
          releve_dossier_put (to, releve_kinds[k], copy_row (releve_kinds[k], rows->pdata[i], suffix));
    }
}

static ReleveDossier *
make_department (const char *folder, guint n)
{
  g_autoptr (ReleveDossier) example = open_example (folder);
  ReleveDossier *large = releve_dossier_copy (example);
  GPtrArray *learners = releve_dossier_all (example, &releve_learner_kind);

  for (guint i = learners->len; i < n; i++)
    {
      g_autofree char *suffix = g_strdup_printf ("-%u", i / learners->len);

      copy_person (example, large, ((const ReleveRow *) learners->pdata[i % learners->len])->id, suffix);
    }
  return large;
}

/* The first step finds the fonts and the last writes the file of a combined
 * document; what lies between is told apart. */
typedef struct {
  guint calls;
  gint64 last, first, longest; /* µs between two */
} Progress;

static void
note_progress (guint done, guint all, gpointer data)
{
  Progress *progress = data;
  gint64 now = g_get_monotonic_time ();

  if (progress->calls == 1)
    progress->first = now - progress->last;
  else if (progress->calls > 1)
    progress->longest = MAX (progress->longest, now - progress->last);
  progress->calls++;
  progress->last = now;
}

static char **
first_ids (ReleveDossier *dossier, guint n)
{
  GPtrArray *learners = releve_dossier_all (dossier, &releve_learner_kind);
  char **ids = g_new0 (char *, n + 1);

  for (guint i = 0; i < n && i < learners->len; i++)
    ids[i] = g_strdup (((const ReleveRow *) learners->pdata[i])->id);
  return ids;
}

int
main (int argc, char **argv)
{
  const char *folder = argc > 1 ? argv[1] : NULL;
  guint n = argc > 2 ? (guint) atoi (argv[2]) : 200;
  gboolean one = argc > 3 && g_str_equal (argv[3], "one");
  g_autoptr (ReleveDossier) dossier = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;
  g_autofree char *file = NULL;
  ReleveBatch batch = { RELEVE_PRINTOUT_PLAN, { RELEVE_LANGUAGE_FR, RELEVE_PAPER_A4, RELEVE_AUDIENCE_CLINICIAN, FALSE }, NULL, RELEVE_NAME_PATTERN, folder };
  Progress progress = { 0, 0, 0, 0 };
  struct rusage before, after;
  gint64 start, end;

  if (folder == NULL || n == 0 || g_mkdir_with_parents (folder, 0700) != 0)
    return 2;
  dossier = make_department (folder, n);
  ids = first_ids (dossier, n);
  file = g_build_filename (folder, "all.pdf", NULL);
  batch.learner_ids = (const char *const *) ids;
  batch.pattern = one ? NULL : batch.pattern;
  batch.path = one ? file : folder;
  getrusage (RUSAGE_SELF, &before);
  start = g_get_monotonic_time ();
  if (!releve_batch_run (dossier, &batch, NULL, note_progress, &progress, NULL, &error))
    g_error ("%s", error->message);
  end = g_get_monotonic_time ();
  getrusage (RUSAGE_SELF, &after);
  printf ("{\"plans\": %u, \"files\": %u, \"seconds\": %.2f, \"user_seconds\": %.2f, \"peak_mb\": %ld, \"progress_calls\": %u, \"first_step_ms\": %.0f, \"longest_step_ms\": %.0f, \"last_step_ms\": %.0f}\n",
          n, one ? 1 : n, (double) (end - start) / G_TIME_SPAN_SECOND,
          (double) (after.ru_utime.tv_sec - before.ru_utime.tv_sec) + 1e-6 * (double) (after.ru_utime.tv_usec - before.ru_utime.tv_usec),
          after.ru_maxrss / 1024, progress.calls,
          (double) progress.first / 1000, (double) progress.longest / 1000, (double) (end - progress.last) / 1000);
  return 0;
}
