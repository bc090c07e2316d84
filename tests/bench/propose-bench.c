#include "bench-cancel.h"
#include "bench-model.h"
#include "releve-desk.h"
#include "releve-plan-figures.h"
#include "releve-planner.h"
#include "releve-preview.h"

/* The planner on a department's file (issue 5, "Must hold"): how long the copy
 * and the problem take, the gap proven, and the plan beside today's. Prints one
 * JSON line; or writes the problem as an integer programme for other solvers. */

static double seconds = 2;
static int effort, seed = 1, keeping, share, cancel_at;
static char *today, *model;

static const GOptionEntry entries[] = {
  { "seconds", 0, 0, G_OPTION_ARG_DOUBLE, &seconds, "Time (2)", "S" },
  { "effort", 0, 0, G_OPTION_ARG_INT, &effort, "Rounds, in place of time", "N" },
  { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "Seed (1)", "N" },
  { "keeping", 0, 0, G_OPTION_ARG_INT, &keeping, "Worth of a card that stays, in millionths", "N" },
  { "floor", 0, 0, G_OPTION_ARG_INT, &share, "Per cent of the best least share", "N" },
  { "cancel-at", 0, 0, G_OPTION_ARG_INT, &cancel_at, "Cancel after so many milliseconds and say how long that took", "MS" },
  { "model", 0, 0, G_OPTION_ARG_FILENAME, &model, "Write the integer programme and stop", "FILE" },
  { "today", 0, 0, G_OPTION_ARG_STRING, &today, "The day (2026-09-14)", "DATE" },
  { NULL }
};

static void
print_figures (const char *name, const RelevePlanFigures *figures)
{
  g_print (",\"%s\":{\"value\":%.6f,\"least_share\":%.4f,\"cards\":%u,\"moved\":%u,\"new\":%u,\"gone\":%u,\"open_gaps\":%u,\"unsettled\":%u}",
           name, figures->value / 1e6, figures->least_share / 1e6, figures->n_cards, figures->n_moved, figures->n_new,
           figures->n_gone, figures->n_open, figures->n_unsettled);
}

static gboolean
measure (ReleveDossier *dossier, GError **error)
{
  ReleveAim aim = { .seed = (guint64) seed, .effort = (guint) effort, .seconds = effort > 0 ? 0 : seconds, .threads = 2,
                    .keeping = keeping, .floor = share, .warm = TRUE };
  gint64 start = g_get_monotonic_time (), copied, posed, ended;
  g_autoptr (ReleveDossier) copy = releve_preview_new (dossier, NULL);
  g_autoptr (RelevePlanning) planning = NULL;
  g_autoptr (ReleveProposal) proposal = NULL;
  RelevePlanFigures before, after;

  copied = g_get_monotonic_time ();
  planning = releve_planning_new (copy, NULL);
  posed = g_get_monotonic_time ();
  if (model != NULL)
    return bench_model_write (planning->problem, model, error);
  if (cancel_at > 0)
    {
      bench_cancel (planning->problem, &aim, cancel_at);
      return TRUE;
    }
  proposal = releve_planner_run (planning->problem, &aim, NULL, NULL, FALSE, NULL);
  ended = g_get_monotonic_time ();
  releve_plan_figures (planning, copy, proposal->uppers, NULL, keeping, &before);
  releve_plan_figures (planning, copy, proposal->uppers, proposal->cards, keeping, &after);
  g_print ("{\"copy_ms\":%.1f,\"problem_ms\":%.1f,\"run_ms\":%.0f,\"first_feasible_ms\":%.1f,\"violations\":%" G_GINT64_FORMAT
           ",\"bound\":%.6f,\"gap\":%.4f",
           (copied - start) / 1e3, (posed - copied) / 1e3, (ended - posed) / 1e3, proposal->first_feasible_us / 1e3,
           proposal->violations, proposal->bound / 1e6, 1 - (double) proposal->value / (double) MAX (proposal->bound, 1));
  print_figures ("today", &before);
  print_figures ("plan", &after);
  g_print ("}\n");
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE");
  ReleveDeskOptions options = { .read_only = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveDesk) desk = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc < 2)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "a file, please");
      return 2;
    }
  options.today = releve_day_parse (today != NULL ? today : "2026-09-14");
  desk = releve_desk_open (argv[1], &options, &error);
  if (desk == NULL || !measure (releve_desk_get_dossier (desk), &error))
    {
      g_printerr ("%s\n", error->message);
      return 3;
    }
  return 0;
}
