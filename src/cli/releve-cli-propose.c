/* propose: the planner on a file. The answer depends on the file and on the
 * options alone: no time, no path, no random name is in it (O6). */

#include "releve-cli.h"

#include <glib-unix.h>
#include <math.h>
#include <signal.h>

#include "releve-propose.h"
#include "releve-text.h"

/* ---- options ---- */

/* A limit of time alone gives rounds without end. */
static gboolean
read_seconds (ReleveCli *cli, ReleveProposeWish *wish, GError **error)
{
  const char *text = releve_cli_option (cli, "seconds");
  char *end;

  if (text == NULL)
    return TRUE;
  wish->seconds = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !(wish->seconds >= 0.01 && wish->seconds <= 3600))
    return releve_error_set (error, RELEVE_ERROR_INVALID, "option-value", "--seconds", text, "0.01–3600");
  if (releve_cli_option (cli, "effort") == NULL)
    wish->effort = 0;
  return TRUE;
}

static gboolean
read_wish (ReleveCli *cli, ReleveProposeWish *wish, GError **error)
{
  int seed = (int) wish->seed, effort = (int) wish->effort;

  if (!releve_cli_int (cli, "seed", 0, G_MAXINT, &seed, error)
      || !releve_cli_int (cli, "effort", 1, 1000000, &effort, error)
      || !releve_cli_int (cli, "growth", 0, 100, &wish->growth, error)
      || !releve_cli_int (cli, "fairness", 0, 100, &wish->fairness, error)
      || !releve_cli_int (cli, "stability", 0, 100, &wish->stability, error))
    return FALSE;
  wish->seed = (guint64) seed;
  wish->effort = (guint) effort;
  return read_seconds (cli, wish, error);
}

/* ---- the run ---- */

typedef struct {
  GMainLoop *loop;
  GCancellable *cancellable;
  ReleveAnswer *answer;
  GError *error;
} Run;

static gboolean
interrupt_cb (gpointer data)
{
  g_cancellable_cancel (((Run *) data)->cancellable);
  return G_SOURCE_CONTINUE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;

  run->answer = releve_propose_finish (result, &run->error);
  g_main_loop_quit (run->loop);
}

static ReleveAnswer *
run_planner (ReleveDossier *dossier, const ReleveProposeWish *wish, GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Run run = { loop, cancellable };
  guint interrupt = g_unix_signal_add (SIGINT, interrupt_cb, &run);
  guint terminate = g_unix_signal_add (SIGTERM, interrupt_cb, &run);

  releve_propose_async (dossier, wish, cancellable, NULL, NULL, done_cb, &run);
  g_main_loop_run (loop);
  g_source_remove (interrupt);
  g_source_remove (terminate);
  if (run.answer != NULL && g_cancellable_is_cancelled (cancellable))
    {
      g_clear_pointer (&run.answer, releve_answer_free);
      releve_error_set (&run.error, RELEVE_ERROR_CANCELLED, "cancelled", NULL, NULL, NULL);
    }
  if (run.error != NULL)
    g_propagate_error (error, run.error);
  return run.answer;
}

/* ---- the answer ---- */

static json_t *
number_of (gint64 millionths)
{
  return json_real (millionths / 1e6);
}

static json_t *
answer_figures (const RelevePlanFigures *figures)
{
  return json_pack ("{s:o, s:o, s:i, s:i, s:i, s:i, s:i, s:i}", "value", number_of (figures->value),
                    "least_share", number_of (figures->least_share), "cards", (int) figures->n_cards,
                    "moved", (int) figures->n_moved, "new", (int) figures->n_new, "gone", (int) figures->n_gone,
                    "open_gaps", (int) figures->n_open, "unsettled", (int) figures->n_unsettled);
}

static const char *
learner_code (const ReleveAnswer *answer, int learner)
{
  return releve_dossier_learner (answer->dossier, releve_planning_learner (answer->planning, learner))->code;
}

static const char *
assignment_code (const ReleveAnswer *answer, int assignment)
{
  return releve_dossier_assignment (answer->dossier, releve_planning_assignment (answer->planning, assignment))->code;
}

static json_t *
answer_card (ReleveCli *cli, const ReleveAnswer *answer, const ReleveOption *option, guint index)
{
  const ReleveCard *card = &g_array_index (option->proposal->cards, ReleveCard, index);
  const ReleveStandingCard *today = releve_planning_find_movable (answer->planning, card->learner, card->assignment);
  const char *change = today == NULL ? "new" : today->first == card->start ? "kept" : "moved";

  g_autofree char *why = releve_text_why_here (releve_cli_book (cli), option->board, &g_array_index (option->reasons, ReleveWhyHere, index));

  return json_pack ("{s:s, s:s, s:i, s:s, s:o, s:s}", "learner", learner_code (answer, card->learner),
                    "assignment", assignment_code (answer, card->assignment), "block", card->start + 1, "change", change,
                    "from_block", today != NULL ? json_integer (today->first + 1) : json_null (), "why", why);
}

static json_t *
answer_cards (ReleveCli *cli, const ReleveAnswer *answer, const ReleveOption *option)
{
  json_t *array = json_array ();

  for (guint i = 0; i < option->proposal->cards->len; i++)
    json_array_append_new (array, answer_card (cli, answer, option, i));
  return array;
}

static json_t *
answer_proposal (ReleveCli *cli, const ReleveAnswer *answer, const ReleveOption *option)
{
  const ReleveProposal *proposal = option->proposal;
  gboolean bounded = proposal->bound != G_MAXINT64;

  return json_pack ("{s:o, s:o, s:o, s:b, s:b, s:I, s:o, s:o, s:o, s:o}", "value", number_of (proposal->value),
                    "bound", bounded ? number_of (proposal->bound) : json_null (),
                    "gap", bounded && proposal->bound > 0 ? json_real (1 - (double) proposal->value / (double) proposal->bound) : json_null (),
                    "proven", proposal->proven, "reproducible", proposal->reproducible,
                    "violations", (json_int_t) proposal->violations, "least_share", number_of (proposal->least_share),
                    "floor", number_of (proposal->floor), "plan", answer_figures (&option->figures),
                    "cards", answer_cards (cli, answer, option));
}

/* What clashes among the cards that stay, whatever the plan. */
static json_t *
answer_stays (ReleveCli *cli, const ReleveAnswer *answer, const ReleveOption *option)
{
  g_autoptr (GPtrArray) breaches = releve_planning_unsettled (answer->planning, option->board);
  json_t *array = json_array ();

  for (guint i = 0; i < breaches->len; i++)
    {
      g_autofree char *sentence = releve_text_breach (releve_cli_book (cli), option->board, g_ptr_array_index (breaches, i));

      json_array_append_new (array, json_string (sentence));
    }
  return array;
}

static json_t *
answer_whole (ReleveCli *cli, const ReleveAnswer *answer)
{
  const ReleveOption *best = g_ptr_array_index (answer->options, 0);
  json_t *whole = answer_proposal (cli, answer, best);

  json_object_set_new (whole, "seed", json_integer ((json_int_t) answer->wish.seed));
  json_object_set_new (whole, "effort", answer->wish.effort > 0 ? json_integer (answer->wish.effort) : json_null ());
  json_object_set_new (whole, "growth", json_integer (answer->wish.growth));
  json_object_set_new (whole, "fairness", json_integer (answer->wish.fairness));
  json_object_set_new (whole, "stability", json_integer (answer->wish.stability));
  json_object_set_new (whole, "today", answer_figures (&answer->today));
  json_object_set_new (whole, "stays", answer_stays (cli, answer, best));
  return whole;
}

/* ---- in words ---- */

static void
say_change (ReleveCli *cli, const ReleveAnswer *answer, int learner, int assignment, int from, int to)
{
  g_autofree char *sentence = NULL;

  if (from == to)
    return;
  sentence = releve_text_change (releve_cli_book (cli), answer->dossier, releve_planning_learner (answer->planning, learner),
                                 releve_planning_assignment (answer->planning, assignment), from, to);
  releve_cli_say ("%s", sentence);
}

static void
say_words (ReleveCli *cli, const ReleveAnswer *answer)
{
  const ReleveProposal *proposal = ((const ReleveOption *) g_ptr_array_index (answer->options, 0))->proposal;
  double gap = proposal->bound != G_MAXINT64 && proposal->bound > 0 ? 1 - (double) proposal->value / (double) proposal->bound : NAN;
  g_autofree char *heading = releve_text_gap (releve_cli_book (cli), gap);

  releve_cli_say ("%s", heading);
  for (guint i = 0; i < answer->planning->cards->len; i++)
    {
      const ReleveStandingCard *today = &g_array_index (answer->planning->cards, ReleveStandingCard, i);

      if (today->stay == RELEVE_STAYS_NOT && releve_cards_find (proposal->cards, today->learner, today->assignment) == NULL)
        say_change (cli, answer, today->learner, today->assignment, today->first + 1, 0);
    }
  for (guint i = 0; i < proposal->cards->len; i++)
    {
      const ReleveCard *card = &g_array_index (proposal->cards, ReleveCard, i);
      const ReleveStandingCard *today = releve_planning_find_movable (answer->planning, card->learner, card->assignment);

      say_change (cli, answer, card->learner, card->assignment, today != NULL ? today->first + 1 : 0, card->start + 1);
    }
}

static void
say_answer (ReleveCli *cli, const ReleveAnswer *answer)
{
  if (releve_cli_json (cli))
    releve_cli_say_json (answer_whole (cli, answer));
  else
    say_words (cli, answer);
}

static void
remark_cut (ReleveCli *cli, const ReleveAnswer *answer)
{
  const ReleveOption *best = g_ptr_array_index (answer->options, 0);

  if (!best->proposal->reproducible)
    releve_cli_remark (cli, releve_say (releve_cli_book (cli), "The time limit cut the search short; another run may propose another plan."));
}

/* Status; with --adopt the verb's own. */
static int
settle (ReleveCli *cli, ReleveDesk *desk, const ReleveAnswer *answer, GError **error)
{
  const ReleveOption *best = g_ptr_array_index (answer->options, 0);
  g_autoptr (GPtrArray) breaches = NULL;

  if (releve_cli_option (cli, "adopt") != NULL
      && !releve_desk_adopt_plan (desk, answer->planning, best->proposal->cards, &breaches, error))
    {
      int status = releve_cli_report (cli, desk, FALSE, breaches);

      if (status > RELEVE_CLI_DONE)
        g_clear_error (error);
      return status;
    }
  remark_cut (cli, answer);
  say_answer (cli, answer);
  return RELEVE_CLI_DONE;
}

int
releve_cli_propose (ReleveCli *cli, GError **error)
{
  ReleveProposeWish wish = RELEVE_PROPOSE_WISH_INIT;
  g_autoptr (ReleveDesk) desk = NULL;
  g_autoptr (ReleveAnswer) answer = NULL;

  if (!read_wish (cli, &wish, error) || (desk = releve_cli_open (cli, releve_cli_option (cli, "adopt") != NULL, error)) == NULL
      || (answer = run_planner (releve_desk_get_dossier (desk), &wish, error)) == NULL)
    return RELEVE_CLI_FAILED;
  if (!releve_option_is_sound (g_ptr_array_index (answer->options, 0)))
    {
      const ReleveOption *closest = g_ptr_array_index (answer->options, 0);
      g_autofree char *conflict = releve_text_conflicts (releve_cli_book (cli), answer->planning, answer->dossier,
                                                         answer->conflicts, closest->proposal->terms, " ");

      releve_cli_remark (cli, conflict);
      return 3;
    }
  return settle (cli, desk, answer, error);
}
