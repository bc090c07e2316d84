#include "bench-cancel.h"
#include "bench-instance.h"
#include "releve-conflict.h"
#include "releve-planner.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

/* planner-bench FILE (--seconds S | --effort N) --seed N
 *   --objective sum|fair|replan [--threads 1|2] [--trace] [--cancel-at MS]
 * One JSON line; exit 0, 1 for bad input, 3 for a conflict that is proven. */

static double arg_seconds;
static int arg_effort, arg_threads = 2;
static gint64 arg_seed = 1;
static char *arg_objective;
static gboolean arg_trace;
static int arg_cancel;

static const GOptionEntry entries[] = {
  { "seconds", 0, 0, G_OPTION_ARG_DOUBLE, &arg_seconds, "stop after S seconds", "S" },
  { "effort", 0, 0, G_OPTION_ARG_INT, &arg_effort, "rounds; the same plan on every run", "N" },
  { "seed", 0, 0, G_OPTION_ARG_INT64, &arg_seed, "of the generator", "N" },
  { "objective", 0, 0, G_OPTION_ARG_STRING, &arg_objective, "sum, fair or replan", "NAME" },
  { "threads", 0, 0, G_OPTION_ARG_INT, &arg_threads, "1 or 2", "N" },
  { "cancel-at", 0, 0, G_OPTION_ARG_INT, &arg_cancel, "cancel after so many milliseconds and say how long that took", "MS" },
  { "trace", 0, 0, G_OPTION_ARG_NONE, &arg_trace, "one line per improvement", NULL },
  { NULL },
};

static char *
number (double value, char *buffer)
{
  return g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.6f", value);
}

static void
print_bound (gint64 bound)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_print ("%s", bound == G_MAXINT64 ? "null" : number (bound / 1e6, buffer));
}

static void
trace_cb (const ReleveProgress *progress, gpointer data)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_print ("{\"ms\":%.0f,\"violations\":%d,\"value\":%s,\"bound\":", progress->seconds * 1000,
           progress->violations, number (progress->value / 1e6, buffer));
  print_bound (progress->bound);
  g_print ("}\n");
}

static void
print_plan (const GArray *cards)
{
  for (guint i = 0; i < cards->len; i++)
    {
      const ReleveCard *card = &g_array_index (cards, ReleveCard, i);

      g_print ("%s[%d,%d,%d]", i > 0 ? "," : "", card->learner, card->assignment, card->start);
    }
}

static void
print_result (const ReleveProblem *problem, const ReleveProposal *proposal)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_print ("{\"name\":\"%s\",\"first_feasible_ms\":", problem->name);
  if (proposal->first_feasible_us < 0)
    g_print ("null");
  else
    g_print ("%s", number (proposal->first_feasible_us / 1000.0, buffer));
  g_print (",\"value\":%s,\"bound\":", number (proposal->value / 1e6, buffer));
  print_bound (proposal->bound);
  g_print (",\"violations\":%" G_GINT64_FORMAT ",\"min_fraction\":%s", proposal->violations,
           number (proposal->least_share / 1e6, buffer));
  g_print (",\"iterations\":%" G_GUINT64_FORMAT ",\"reproducible\":%s,\"plan\":[", proposal->iterations,
           proposal->reproducible ? "true" : "false");
  print_plan (proposal->cards);
  g_print ("]}\n");
}

static const struct {
  ReleveRuleGroup group;
  const char *words;
} group_words[] = {
  { RELEVE_GROUP_LEAVE, "leave" },
  { RELEVE_GROUP_PINS, "pinned cards" },
  { RELEVE_GROUP_NEEDS, "gaps to cover" },
  { RELEVE_GROUP_LOW, "least blocks of a category" },
  { RELEVE_GROUP_HIGH, "most blocks of a category" },
  { RELEVE_GROUP_PREREQUISITES, "prerequisites" },
  { RELEVE_GROUP_CLOSED, "assignments without a place" },
};

static void
print_learner_conflict (const ReleveConflict *conflict)
{
  const char *separator = "";

  g_printerr ("Learner %d has no year: ", conflict->learner);
  for (guint i = 0; i < G_N_ELEMENTS (group_words); i++)
    if (conflict->groups & group_words[i].group)
      {
        g_printerr ("%s%s", separator, group_words[i].words);
        separator = ", ";
      }
  if (conflict->need >= 0)
    g_printerr (" (nothing offered covers gap %d)", conflict->need);
  g_printerr (".\n");
}

static void
print_conflict (const ReleveConflict *conflict)
{
  switch (conflict->kind)
    {
    case RELEVE_CONFLICT_LEARNER:
      print_learner_conflict (conflict);
      break;
    case RELEVE_CONFLICT_PINNED:
      g_printerr ("Assignment %d has %d places in block %d, and %d pinned cards.\n", conflict->assignment,
                  conflict->found, conflict->block, conflict->limit);
      break;
    case RELEVE_CONFLICT_MINIMUM:
      g_printerr ("Assignment %d needs %d people in block %d; at most %d can be there.\n", conflict->assignment,
                  conflict->limit, conflict->block, conflict->found);
      break;
    case RELEVE_CONFLICT_BLOCK:
      g_printerr ("Block %d needs %d people at once; at most %d can be given.\n", conflict->block,
                  conflict->limit, conflict->found);
      break;
    }
}

/* 3 when it is proven that no plan keeps every rule. */
static int
explain (const ReleveProblem *problem, const ReleveProposal *proposal)
{
  g_autoptr (GArray) conflicts = NULL;

  if (proposal->violations == 0)
    return 0;
  conflicts = releve_conflict_find (problem);
  for (guint i = 0; i < conflicts->len; i++)
    print_conflict (&g_array_index (conflicts, ReleveConflict, i));
  return conflicts->len > 0 ? 3 : 0;
}

static gboolean
read_aim (const ReleveProblem *problem, ReleveAim *aim)
{
  const char *objective = arg_objective ? arg_objective : "sum";

  aim->seed = (guint64) arg_seed;
  aim->seconds = arg_seconds;
  aim->effort = (guint) MAX (arg_effort, 0);
  aim->threads = arg_threads;
  if (g_str_equal (objective, "fair"))
    aim->fairness = 10 * RELEVE_MILLION * problem->n_learners;
  else if (g_str_equal (objective, "replan"))
    {
      aim->keeping = 4 * RELEVE_MILLION;
      aim->warm = TRUE;
    }
  else if (!g_str_equal (objective, "sum"))
    return FALSE;
  return arg_effort > 0 || arg_seconds > 0;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE");
  g_autoptr (ReleveProblem) problem = NULL;
  g_autoptr (ReleveProposal) proposal = NULL;
  g_autofree char *why = NULL;
  ReleveAim aim = RELEVE_AIM_INIT;

  setlocale (LC_ALL, "C.UTF-8");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, NULL) || argc != 2)
    {
      g_printerr ("usage: planner-bench FILE (--seconds S | --effort N) --seed N --objective sum|fair|replan\n");
      return 1;
    }
  problem = bench_instance_read (argv[1], &why);
  if (problem == NULL || !read_aim (problem, &aim))
    {
      g_printerr ("%s\n", why ? why : "An effort or seconds, and an objective sum, fair or replan.");
      return 1;
    }
  if (arg_cancel > 0)
    {
      bench_cancel (problem, &aim, arg_cancel);
      return 0;
    }
  proposal = releve_planner_run (problem, &aim, NULL, arg_trace ? trace_cb : NULL, arg_trace, NULL);
  if (proposal == NULL)
    return 1;
  print_result (problem, proposal);
  return explain (problem, proposal);
}
