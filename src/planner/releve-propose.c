#include "releve-propose.h"

#include "releve-alternatives.h"
#include "releve-error.h"
#include "releve-preview.h"

/* The weights of the dialog grow slowly at first: half of the way is a tenth of
 * V, about what one card of moderate growth brings. */
#define FULL_LEAST 400000.0
#define FULL_KEEPING 660000.0

static gint64
square (int per_cent, double full)
{
  return (gint64) (full * per_cent * per_cent / 10000);
}

gint64
releve_wish_least (const ReleveProposeWish *wish)
{
  return wish->growth > 0 ? square (100 - MIN (wish->growth, 100), FULL_LEAST) : G_MAXINT64;
}

gint64
releve_wish_keeping (const ReleveProposeWish *wish)
{
  return square (CLAMP (wish->stability, 0, 100), FULL_KEEPING);
}

static void
free_option (gpointer data)
{
  ReleveOption *option = data;

  releve_proposal_free (option->proposal);
  g_clear_object (&option->board);
  g_clear_pointer (&option->reasons, g_array_unref);
  g_free (option);
}

void
releve_answer_free (ReleveAnswer *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->dossier);
  g_clear_pointer (&self->planning, releve_planning_unref);
  g_clear_pointer (&self->options, g_ptr_array_unref);
  g_clear_pointer (&self->conflicts, g_array_unref);
  g_free (self);
}

gboolean
releve_option_is_sound (const ReleveOption *option)
{
  return option->proposal->violations == 0;
}

static void
add_option (ReleveAnswer *answer, ReleveProposal *proposal, const gint64 *uppers)
{
  ReleveOption *option = g_new0 (ReleveOption, 1);

  option->proposal = proposal;
  option->board = releve_planning_preview (answer->planning, answer->dossier, proposal->cards);
  option->reasons = releve_why_here (answer->planning, option->board, proposal->cards);
  releve_plan_figures (answer->planning, answer->dossier, uppers, proposal->cards,
                       releve_wish_keeping (&answer->wish), &option->figures);
  g_ptr_array_add (answer->options, option);
}

static void
add_alternatives (ReleveAnswer *answer, const RelevePlanningWish *limits, const ReleveAim *aim, GCancellable *cancellable)
{
  const ReleveProposal *best = ((ReleveOption *) g_ptr_array_index (answer->options, 0))->proposal;
  ReleveAim part = *aim;
  g_autoptr (GPtrArray) others = NULL;

  part.effort = aim->effort > 0 ? MAX (aim->effort / 3, 1) : 0;
  part.seconds = aim->seconds / 3;
  others = releve_alternatives_find (answer->planning, answer->dossier, limits, best, &part, cancellable);
  while (others->len > 0)
    add_option (answer, g_ptr_array_steal_index (others, 0), best->uppers);
}

static gboolean
check_question (const RelevePlanning *planning, GError **error)
{
  g_autofree char *n_blocks = g_strdup_printf ("%d", planning->problem->n_blocks);
  g_autofree char *most = g_strdup_printf ("%d", RELEVE_MAX_BLOCKS);

  if (planning->problem->n_learners == 0)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "plan-nobody", NULL, NULL, NULL);
  if (planning->problem->n_assignments == 0)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "plan-no-assignment", NULL, NULL, NULL);
  if (planning->first_free >= planning->problem->n_blocks)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "plan-year-over", NULL, NULL, NULL);
  if (planning->problem->n_blocks > RELEVE_MAX_BLOCKS)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "plan-too-long", NULL, n_blocks, most);
  return TRUE;
}

typedef struct {
  ReleveProposeProgressFunc progress;
  gpointer data;
  gint64 today;
} Listener;

static void
tell_listener (const ReleveProgress *progress, gpointer data)
{
  Listener *listener = data;
  ReleveProposeProgress now = { progress->value, progress->bound, listener->today, progress->violations, progress->seconds };

  if (now.violations > 0 || now.value > now.bound)
    now.value = RELEVE_BARRED;
  listener->progress (&now, listener->data);
}

/* What today's plan comes to, as the planner counts. */
static gint64
weigh_today (const RelevePlanning *planning, gint64 keeping)
{
  const ReleveProblem *problem = planning->problem;

  return releve_audit_worth (problem, problem->plan) + keeping * releve_audit_kept (problem, problem->plan);
}

/* Three fifths for the best, a fifth for each of two others. */
static ReleveAim
read_aim (const ReleveProposeWish *wish)
{
  ReleveAim aim = { .seed = wish->seed, .effort = wish->effort, .seconds = wish->seconds, .threads = 2,
                    .keeping = releve_wish_keeping (wish), .enough = wish->enough, .floor = wish->fairness, .warm = TRUE };

  if (!wish->alternatives)
    return aim;
  aim.effort = wish->effort > 0 ? MAX (wish->effort * 3 / 5, 1) : 0;
  aim.seconds = wish->seconds * 3 / 5;
  return aim;
}

ReleveAnswer *
releve_propose (ReleveDossier *dossier, const ReleveProposeWish *wish, GCancellable *cancellable,
                ReleveProposeProgressFunc progress, gpointer data, GError **error)
{
  g_autoptr (ReleveAnswer) answer = g_new0 (ReleveAnswer, 1);
  RelevePlanningWish limits = { wish->published, releve_wish_least (wish) };
  ReleveAim aim = read_aim (wish);
  Listener listener = { progress, data, 0 };
  ReleveProposal *best;

  answer->wish = *wish;
  answer->dossier = g_object_ref (dossier);
  answer->planning = releve_planning_new (dossier, &limits);
  answer->options = g_ptr_array_new_with_free_func (free_option);
  if (!check_question (answer->planning, error))
    return NULL;
  listener.today = weigh_today (answer->planning, aim.keeping);
  best = releve_planner_run (answer->planning->problem, &aim, cancellable, progress != NULL ? tell_listener : NULL, FALSE, &listener);
  /* How far the clock lets it come differs from run to run. */
  best->reproducible &= wish->effort > 0 || best->proven;
  releve_plan_figures (answer->planning, dossier, best->uppers, NULL, aim.keeping, &answer->today);
  add_option (answer, best, best->uppers);
  answer->conflicts = best->violations > 0 ? releve_conflict_find (answer->planning->problem)
                                           : g_array_new (FALSE, FALSE, sizeof (ReleveConflict));
  if (wish->alternatives && best->violations == 0)
    add_alternatives (answer, &limits, &aim, cancellable);
  return g_steal_pointer (&answer);
}

/* ---- in a task ---- */

typedef struct {
  ReleveDossier *copy;
  ReleveProposeWish wish;
  GMainContext *context;
  ReleveProposeProgressFunc progress;
  gpointer data;
  GMutex lock;             /* of what follows */
  ReleveProposeProgress latest;
  gboolean posted, ended;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->copy);
  g_main_context_unref (job->context);
  g_mutex_clear (&job->lock);
  g_free (job);
}

static gboolean
tell_cb (gpointer data)
{
  Job *job = g_task_get_task_data (data);
  ReleveProposeProgress latest;
  gboolean ended;

  g_mutex_lock (&job->lock);
  latest = job->latest;
  ended = job->ended;
  job->posted = FALSE;
  g_mutex_unlock (&job->lock);
  if (!ended)
    job->progress (&latest, job->data);
  return G_SOURCE_REMOVE;
}

/* Only the latest counts: a busy main loop is told once. */
static void
post_cb (const ReleveProposeProgress *progress, gpointer data)
{
  Job *job = g_task_get_task_data (data);
  gboolean posted;

  g_mutex_lock (&job->lock);
  posted = job->posted;
  job->latest = *progress;
  job->posted = TRUE;
  g_mutex_unlock (&job->lock);
  if (!posted)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_callback (source, tell_cb, g_object_ref (data), g_object_unref);
      g_source_attach (source, job->context);
    }
}

static void
propose_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (ReleveDossier) copy = g_steal_pointer (&job->copy);
  GError *error = NULL;
  ReleveAnswer *answer = releve_propose (copy, &job->wish, cancellable, job->progress != NULL ? post_cb : NULL, task, &error);

  g_mutex_lock (&job->lock);
  job->ended = TRUE;
  g_mutex_unlock (&job->lock);
  if (answer != NULL)
    g_task_return_pointer (task, answer, (GDestroyNotify) releve_answer_free);
  else
    g_task_return_error (task, error);
}

void
releve_propose_async (ReleveDossier *dossier, const ReleveProposeWish *wish, GCancellable *cancellable,
                      ReleveProposeProgressFunc progress, gpointer progress_data, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (RELEVE_IS_DOSSIER (dossier) && (wish->effort > 0 || wish->seconds > 0));

  job->copy = releve_preview_new (dossier, NULL);
  job->wish = *wish;
  job->context = g_main_context_ref_thread_default ();
  job->progress = progress;
  job->data = progress_data;
  g_mutex_init (&job->lock);
  g_task_set_source_tag (task, releve_propose_async);
  /* A run that was stopped has an answer too. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, propose_thread);
}

ReleveAnswer *
releve_propose_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
