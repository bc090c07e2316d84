#include "bench-cancel.h"

typedef struct {
  GCancellable *cancellable;
  int after;            /* ms */
  gint64 cancelled;     /* when; 0 = not yet */
} Canceller;

static gpointer
cancel_thread (gpointer data)
{
  Canceller *self = data;

  g_usleep ((gulong) self->after * 1000);
  self->cancelled = g_get_monotonic_time ();
  g_cancellable_cancel (self->cancellable);
  return NULL;
}

void
bench_cancel (const ReleveProblem *problem, const ReleveAim *aim, int after)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Canceller canceller = { cancellable, after, 0 };
  GThread *thread = g_thread_new ("canceller", cancel_thread, &canceller);
  g_autoptr (ReleveProposal) proposal = releve_planner_run (problem, aim, cancellable, NULL, FALSE, NULL);
  gint64 ended = g_get_monotonic_time ();
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_thread_join (thread);
  g_ascii_formatd (buffer, sizeof buffer, "%.3f", (double) (ended - canceller.cancelled) / 1000);
  g_print ("{\"name\":\"%s\",\"cancel_at_ms\":%d,\"cancel_ms\":%s}\n", problem->name != NULL ? problem->name : "", after,
           ended < canceller.cancelled ? "null" : buffer);
}
