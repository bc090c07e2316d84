#include "releve-planner.h"

#include "releve-dives.h"
#include "releve-search.h"
#include "releve-upper.h"

#include <string.h>

/* A round: about 25 ms of one core. Bound and search meet often at first, when
 * prices change most. */
#define ROUND_WORK 1000000
#define FIRST_ROUND_WORK 60000
#define WORK_PER_US 40
#define PROGRESS_EVERY_US 50000
/* The part of a run that looks for the greatest least share, in thousandths. */
#define SHARE_PART 350
/* A least share is known to one per cent; it is left when neither it nor its
 * bound has moved by that for so many rounds. */
#define SHARE_STEP (RELEVE_MILLION / 100)
/* Where there is a plan already, the total is climbed cold before heat shakes
 * it, until so many rounds gain nothing: a run may be stopped at any moment. */
#define CLIMB_PATIENCE 2
#define SHARE_PATIENCE 16
/* Where single cards move, a plan that is to be left a little melts at more. */
#define NEAR_HEAT 400
/* While the bound rests but is not done it has one round in so many. */
#define BOUND_TURNS 10

/* What is looked for, one after the other. */
typedef enum {
  STAGE_UPPERS,         /* the most that each learner could have */
  STAGE_SHARE,          /* the greatest least share; only where a floor is wanted */
  STAGE_TOTAL,          /* the greatest total above the floor */
} Stage;

typedef struct {
  const ReleveProblem *problem;
  const ReleveAim *aim;
  GCancellable *cancellable;
  ReleveProgressFunc progress;
  gpointer data;
  gboolean each;
  ReleveYear **years;
  ReleveYear **plain;   /* without what keeping the plan earns, of which no share is; or the same */
  ReleveSearch *search;
  ReleveSearch *helper; /* on the bound's core when that rests; NULL before */
  guint64 iterations;   /* of a search that is over */
  ReleveUppers *uppers;
  ReleveBound *bound;   /* of the stage; NULL while uppers are looked for */
  ReleveDives *dives;   /* of the total; NULL before */
  ReleveSearchAim search_aim;
  Stage stage;
  gboolean uppers_known, share_proven;
  gint64 share;         /* the greatest least share found */
  guint round, share_moved; /* the round in which the share or its bound moved last */
  gint64 share_steps, share_bound_steps;
  int stage_from;       /* thousandths of the run when the stage began, or its climb ended */
  int n_cycles;         /* from hot to cold, in what is left of the run */
  guint rested;         /* rounds of the climb without a gain; CLIMB_PATIENCE = it is over */
  gint64 climbed;       /* score at its last round */
  guint64 round_work;
  gint64 started, deadline, first_feasible, told;
  ReleveSearchStand told_standing;
  gboolean cut;         /* by the clock or a cancel */
} Run;

void
releve_proposal_free (ReleveProposal *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->cards, g_array_unref);
  g_clear_pointer (&self->terms, g_array_unref);
  g_free (self->uppers);
  g_free (self);
}

static gboolean
is_over (const Run *run)
{
  return g_cancellable_is_cancelled (run->cancellable)
         || (run->deadline > 0 && g_get_monotonic_time () >= run->deadline);
}

static gboolean
bound_stop_cb (gpointer data)
{
  return is_over (data);
}

/* Of the total; G_MAXINT64 while another stage runs. */
static gint64
bound_value (const Run *run)
{
  return run->stage == STAGE_TOTAL ? releve_bound_value (run->bound) : G_MAXINT64;
}

static gint64
total_of (const Run *run, const GArray *cards)
{
  gint64 worth = releve_audit_worth (run->problem, cards);

  return run->aim->keeping == 0 ? worth : worth + run->aim->keeping * releve_audit_kept (run->problem, cards);
}

/* While the share is looked for the score is another measure. */
static gint64
value_of_best (const Run *run)
{
  g_autoptr (GArray) cards = NULL;

  if (run->stage != STAGE_SHARE)
    return releve_search_standing (run->search)->score;
  cards = releve_draft_cards (run->problem, run->years, releve_search_best (run->search));
  return total_of (run, cards);
}

/* The bound's thread may be at work: @bound is read only between rounds. */
static void
tell (Run *run, gint64 now, gint64 bound)
{
  const ReleveSearchStand *standing = releve_search_standing (run->search);
  ReleveProgress progress = { value_of_best (run), bound, standing->violations, (double) (now - run->started) / 1e6 };

  run->told = now;
  run->told_standing = *standing;
  if (run->progress != NULL)
    run->progress (&progress, run->data);
}

static gboolean
search_stop_cb (gpointer data)
{
  Run *run = data;
  const ReleveSearchStand *standing = releve_search_standing (run->search);
  gint64 now = g_get_monotonic_time ();

  if (run->first_feasible < 0 && standing->violations == 0)
    run->first_feasible = now - run->started;
  if (run->each && releve_standing_compare (standing, &run->told_standing) > 0)
    tell (run, now, G_MAXINT64);
  return g_cancellable_is_cancelled (run->cancellable) || (run->deadline > 0 && now >= run->deadline);
}

/* ---- what the bound's thread does ---- */

/* A value that is reached: below it the bound need not go. */
static gint64
target_of (const Run *run)
{
  const ReleveSearchStand *standing = releve_search_standing (run->search);

  return run->stage == STAGE_TOTAL && standing->violations == 0 && standing->shortfall == 0 ? standing->score : RELEVE_BARRED;
}

typedef struct {
  Run *run;
  gint64 target;
  ReleveClosing closing;
  gint8 *starts;        /* of a better plan */
  int heat;
  gboolean helping;     /* the bound rests: its core searches as well */
  gboolean diving;      /* this round is a dive's */
  const gint8 *found;   /* where that came to */
} BoundTask;

static gboolean
may_close (const Run *run, gint64 target)
{
  return target != RELEVE_BARRED && releve_bound_may_close (run->bound, target);
}

/* After its round the bound may try to close the gap. */
static void
try_to_close (BoundTask *task)
{
  Run *run = task->run;
  gint64 value = task->target;

  if (!may_close (run, value))
    return;
  task->starts = g_new (gint8, (gsize) run->problem->n_learners * RELEVE_MAX_CHOICES + 1);
  memset (task->starts, -1, (gsize) run->problem->n_learners * RELEVE_MAX_CHOICES + 1);
  task->closing = releve_bound_close (run->bound, &value, task->starts, bound_stop_cb, run);
}

static gpointer
bound_thread (gpointer data)
{
  BoundTask *task = data;
  Run *run = task->run;

  if (run->stage == STAGE_UPPERS)
    run->uppers_known = releve_uppers_run (run->uppers, run->round_work, bound_stop_cb, run);
  else if (task->helping)
    releve_search_run (run->helper, run->round_work, task->heat, bound_stop_cb, run);
  else if (task->diving)
    task->found = releve_dives_run (run->dives, run->round_work, bound_stop_cb, run);
  else
    {
      releve_bound_run (run->bound, run->round_work, task->target, bound_stop_cb, run);
      try_to_close (task);
    }
  return NULL;
}

/* ---- how far the run is ---- */

static guint64
work_of_round (guint round)
{
  return round < 8 ? FIRST_ROUND_WORK << (round / 2) : ROUND_WORK;
}

static guint64
work_of_rounds (guint rounds)
{
  guint64 work = 0;

  for (guint round = 0; round < MIN (rounds, 8); round++)
    work += work_of_round (round);
  return rounds > 8 ? work + (guint64) (rounds - 8) * ROUND_WORK : work;
}

/* How far the run is, in thousandths: by work when an effort is given (the
 * same on every machine), else by the clock. */
static int
progress_of (const Run *run)
{
  if (run->aim->effort > 0)
    return (int) (1000 * work_of_rounds (run->round) / work_of_rounds (run->aim->effort));
  return (int) CLAMP (1000 * (g_get_monotonic_time () - run->started) / MAX (run->deadline - run->started, 1), 0, 1000);
}

/* Until the end of the run; by the clock it is a guess. */
static guint64
work_left (const Run *run)
{
  guint64 gone = work_of_rounds (run->round), all = work_of_rounds (run->aim->effort);

  if (run->aim->effort > 0)
    return all > gone ? all - gone : 0;
  return (guint64) MAX (run->deadline - g_get_monotonic_time (), 0) * WORK_PER_US;
}

/* ---- one round: search and bound side by side ---- */

static void
share_prices (const Run *run, ReleveSearch *search)
{
  RelevePrices prices;

  if (run->bound == NULL || releve_bound_value (run->bound) == G_MAXINT64)
    return;
  releve_bound_prices (run->bound, &prices);
  releve_search_price (search, &prices);
}

/* Closing a small gap comes before dives; so does the bound itself where there
 * is a good plan to start from. */
static gboolean
is_diving (Run *run)
{
  const ReleveSearchStand *standing = releve_search_standing (run->search);
  ReleveDivesStand stand = { run->bound, releve_search_best (run->search), standing->violations == 0,
                             run->aim->warm ? 0 : progress_of (run), work_left (run) };

  if (run->dives == NULL || may_close (run, target_of (run)))
    return FALSE;
  if (releve_dives_prepare (run->dives, &stand))
    return TRUE;
  releve_dives_rest (run->dives, run->round_work);
  return FALSE;
}

/* One card more decides where cells hold several, and two walks find it sooner
 * than one. */
static gboolean
is_helping (Run *run)
{
  if (run->stage != STAGE_TOTAL || !releve_search_is_shuffling (run->search)
      || releve_search_standing (run->search)->violations > 0 || !releve_bound_is_resting (run->bound)
      || (run->round % BOUND_TURNS == 0 && !releve_bound_is_done (run->bound)))
    return FALSE;
  if (run->helper != NULL)
    return TRUE;
  run->helper = releve_search_new (run->problem, run->years, run->aim->seed + 1, run->aim->warm);
  releve_search_take (run->helper, releve_search_best (run->search));
  releve_search_set_aim (run->helper, &run->search_aim);
  share_prices (run, run->helper);
  return TRUE;
}

static void
take_help (Run *run)
{
  if (releve_standing_compare (releve_search_standing (run->helper), releve_search_standing (run->search)) > 0)
    releve_search_note (run->search, releve_search_best (run->helper));
}

static void
run_round (Run *run, int heat)
{
  BoundTask task = { run, target_of (run), RELEVE_CLOSING_TOO_LONG, NULL, heat, is_helping (run), is_diving (run), NULL };
  GThread *thread = run->aim->threads > 1 ? g_thread_new ("releve-bound", bound_thread, &task) : NULL;

  releve_search_run (run->search, run->round_work, heat, search_stop_cb, run);
  if (thread != NULL)
    g_thread_join (thread);
  else
    bound_thread (&task);
  if (task.closing == RELEVE_CLOSING_BETTER)
    releve_search_take (run->search, task.starts);
  g_free (task.starts);
  if (task.found != NULL)
    releve_search_visit (run->search, task.found);
  if (task.helping)
    take_help (run);
  share_prices (run, run->search);
  if (g_get_monotonic_time () - run->told >= PROGRESS_EVERY_US || run->each)
    tell (run, g_get_monotonic_time (), bound_value (run));
}

/* ---- stages ---- */

static gint64
best_least_share (const Run *run)
{
  g_autoptr (GArray) cards = releve_draft_cards (run->problem, run->years, releve_search_best (run->search));

  return releve_audit_least_share (run->problem, cards, releve_uppers_get (run->uppers));
}

static void
start_bound (Run *run, ReleveYear **years, const ReleveBoundAim *aim)
{
  g_clear_pointer (&run->bound, releve_bound_free);
  run->bound = releve_bound_new (run->problem, years, aim);
}

static void
start_share (Run *run)
{
  ReleveBoundAim aim = { .fairness = RELEVE_MILLION, .uppers = releve_uppers_get (run->uppers), .only_share = TRUE };

  run->stage = STAGE_SHARE;
  run->share_moved = run->round;
  start_bound (run, run->plain, &aim);
  run->search_aim.fairness = (gint64) run->problem->n_learners * 100 * RELEVE_MILLION;
  releve_search_set_aim (run->search, &run->search_aim);
}

/* From here on keeping the plan counts as well. */
static void
count_keeping (Run *run)
{
  ReleveSearch *search = releve_search_new (run->problem, run->years, run->aim->seed, run->aim->warm);

  releve_search_take (search, releve_search_best (run->search));
  run->iterations = releve_search_iterations (run->search);
  releve_search_free (run->search);
  run->search = search;
}

static gboolean
is_climbing (const Run *run)
{
  return run->stage == STAGE_TOTAL && run->rested < CLIMB_PATIENCE && (run->aim->warm || run->aim->floor > 0);
}

/* How often the rest of the run goes from hot to cold. */
static void
plan_cycles (Run *run)
{
  guint rounds = run->aim->effort > 0 ? run->aim->effort - MIN (run->round, run->aim->effort) : 0;

  run->stage_from = progress_of (run);
  run->n_cycles = (int) CLAMP (rounds / releve_search_cycle (run->search), 1, 1000);
}

static void
climb (Run *run)
{
  const ReleveSearchStand *standing = releve_search_standing (run->search);

  if (!is_climbing (run))
    return;
  run->rested = standing->violations == 0 && standing->score <= run->climbed ? run->rested + 1 : 0;
  run->climbed = standing->score;
  plan_cycles (run);
}

static void
start_total (Run *run)
{
  ReleveBoundAim aim = { .fairness = run->aim->fairness, .floor = run->search_aim.floor, .uppers = releve_uppers_get (run->uppers) };

  run->stage = STAGE_TOTAL;
  run->climbed = G_MININT64;
  plan_cycles (run);
  start_bound (run, run->years, &aim);
  run->dives = releve_dives_new (run->problem, run->aim->seed);
  run->search_aim.fairness = run->aim->fairness;
  releve_search_set_aim (run->search, &run->search_aim);
}

/* The floor is what was found, to one per cent and rounded down. It is the
 * greatest there is if the bound says that one per cent more is too much. */
static void
end_share (Run *run)
{
  gint64 least = best_least_share (run);

  run->share = least;
  run->share_proven = releve_bound_value (run->bound) < least + SHARE_STEP;
  run->search_aim.floor = least * run->aim->floor / 100 / SHARE_STEP * SHARE_STEP;
  if (run->aim->keeping != 0)
    count_keeping (run);
  start_total (run);
}

/* Proven to one per cent, or at rest. */
static gboolean
is_share_found (Run *run)
{
  gint64 least = best_least_share (run), bound = releve_bound_value (run->bound);

  if (releve_search_standing (run->search)->violations > 0)
    return FALSE;
  if (least / SHARE_STEP != run->share_steps || bound / SHARE_STEP != run->share_bound_steps)
    run->share_moved = run->round;
  run->share_steps = least / SHARE_STEP;
  run->share_bound_steps = bound / SHARE_STEP;
  return bound < least + SHARE_STEP || run->round - run->share_moved >= SHARE_PATIENCE;
}

/* A slow machine takes its time from the total, not from all that follows. */
static gboolean
is_share_late (Run *run)
{
  gint64 now = g_get_monotonic_time ();
  gboolean late = run->deadline > 0 && (now - run->started) * 1000 > (run->deadline - run->started) * SHARE_PART;

  run->cut |= late;
  return late;
}

/* Proven, or as near to the bound as is asked. */
static gboolean
is_good_enough (const Run *run)
{
  const ReleveSearchStand *standing = releve_search_standing (run->search);
  gint64 bound = bound_value (run);

  return run->stage == STAGE_TOTAL && standing->violations == 0 && standing->shortfall == 0 && bound != G_MAXINT64
         && standing->score >= bound - MAX (bound, 0) / 1000 * run->aim->enough;
}

/* Fairness comes before the total. */
static void
move_on (Run *run)
{
  if (run->stage == STAGE_UPPERS && run->uppers_known)
    {
      run->search_aim.uppers = releve_uppers_get (run->uppers);
      if (run->aim->floor > 0)
        start_share (run);
      else
        start_total (run);
    }
  else if (run->stage == STAGE_SHARE && (progress_of (run) >= SHARE_PART || is_share_found (run) || is_share_late (run)))
    end_share (run);
}

/* From hot to cold within a stage, once or several times. */
static int
heat_of (const Run *run)
{
  int from = run->stage == STAGE_TOTAL ? run->stage_from : 0;
  int until = run->stage != STAGE_TOTAL && run->aim->floor > 0 ? SHARE_PART : 1000;
  int part = CLAMP (1000 * (progress_of (run) - from) / MAX (until - from, 1), 0, 1000);

  if (is_climbing (run))
    return 0;
  if (run->aim->start != NULL && releve_search_is_shuffling (run->search))
    return NEAR_HEAT * (1000 - part) / 1000;
  return run->stage == STAGE_TOTAL && part < 1000 ? 1000 - part * run->n_cycles % 1000 : 1000 - part;
}

/* What an earlier run found is not looked for again. */
static void
take_known (Run *run)
{
  releve_uppers_take (run->uppers, run->aim->uppers);
  run->uppers_known = TRUE;
  run->search_aim.uppers = releve_uppers_get (run->uppers);
  run->search_aim.floor = run->aim->share;
  start_total (run);
}

static void
run_all (Run *run)
{
  run->search_aim = (ReleveSearchAim) { 0, 0, NULL };
  releve_search_start (run->search, run->aim->start != NULL ? run->aim->start : run->aim->warm ? run->problem->plan : NULL);
  if (run->aim->uppers != NULL)
    take_known (run);
  while (progress_of (run) < 1000 && !is_over (run) && !is_good_enough (run))
    {
      run->round_work = work_of_round (run->round);
      run_round (run, heat_of (run));
      run->round++;
      climb (run);
      run->cut |= is_over (run);
      move_on (run);
    }
  run->cut |= run->aim->effort == 0 || (progress_of (run) < 1000 && !is_good_enough (run));
}

/* ---- the whole ---- */

static ReleveYear **
make_years (const ReleveProblem *problem, gint64 keeping)
{
  ReleveYear **years = g_new0 (ReleveYear *, problem->n_learners + 1);

  for (int learner = 0; learner < problem->n_learners; learner++)
    years[learner] = releve_year_new (problem, learner, 0, keeping);
  return years;
}

static void
free_years (const ReleveProblem *problem, ReleveYear **years)
{
  for (int learner = 0; learner < problem->n_learners; learner++)
    releve_year_free (years[learner]);
  g_free (years);
}

static void
clear_run (Run *run)
{
  if (run->plain != run->years)
    free_years (run->problem, run->plain);
  free_years (run->problem, run->years);
  releve_search_free (run->search);
  releve_search_free (run->helper);
  releve_uppers_free (run->uppers);
  releve_dives_free (run->dives);
  releve_bound_free (run->bound);
}

static void
value_proposal (const Run *run, ReleveProposal *proposal)
{
  const ReleveProblem *problem = run->problem;

  proposal->value = total_of (run, proposal->cards);
  proposal->uppers = g_memdup2 (releve_uppers_get (run->uppers), sizeof (gint64) * (gsize) (problem->n_learners + 1));
  proposal->least_share = releve_audit_least_share (problem, proposal->cards, proposal->uppers);
  proposal->value += run->aim->fairness / 1000 * (proposal->least_share / 1000);
  proposal->bound = bound_value (run);
  proposal->floor = run->search_aim.floor;
  proposal->share = run->share;
  proposal->floor_proven = run->share_proven;
}

static ReleveProposal *
read_proposal (const Run *run)
{
  ReleveProposal *proposal = g_new0 (ReleveProposal, 1);

  proposal->cards = releve_draft_cards (run->problem, run->years, releve_search_best (run->search));
  proposal->terms = releve_audit_plan (run->problem, proposal->cards);
  proposal->violations = releve_audit_violations (proposal->terms);
  value_proposal (run, proposal);
  proposal->iterations = run->iterations + releve_search_iterations (run->search)
                         + (run->helper != NULL ? releve_search_iterations (run->helper) : 0);
  proposal->first_feasible_us = run->first_feasible;
  proposal->stuck = run->bound != NULL ? releve_bound_stuck (run->bound) : -1;
  proposal->proven = proposal->violations == 0 && proposal->value >= proposal->bound;
  proposal->cancelled = g_cancellable_is_cancelled (run->cancellable);
  proposal->reproducible = !run->cut && !proposal->cancelled;
  return proposal;
}

ReleveProposal *
releve_planner_run (const ReleveProblem *problem, const ReleveAim *aim, GCancellable *cancellable,
                    ReleveProgressFunc progress, gboolean each, gpointer data)
{
  Run run = { problem, aim, cancellable, progress, data, each };
  ReleveProposal *proposal;

  g_return_val_if_fail (aim->effort > 0 || aim->seconds > 0, NULL);
  if (problem->n_blocks > RELEVE_MAX_BLOCKS)
    return NULL;
  run.started = g_get_monotonic_time ();
  run.deadline = aim->seconds > 0 ? run.started + (gint64) (aim->seconds * 1e6) : 0;
  run.first_feasible = -1;
  run.told_standing.violations = G_MAXINT;
  run.years = make_years (problem, aim->keeping);
  run.plain = aim->floor > 0 && aim->uppers == NULL && aim->keeping != 0 ? make_years (problem, 0) : run.years;
  run.search = releve_search_new (problem, run.plain, aim->seed, aim->warm);
  run.uppers = releve_uppers_new (problem);
  run_all (&run);
  if (run.first_feasible < 0 && releve_search_standing (run.search)->violations == 0)
    run.first_feasible = g_get_monotonic_time () - run.started;
  proposal = read_proposal (&run);
  clear_run (&run);
  return proposal;
}
