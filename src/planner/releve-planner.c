#include "releve-planner.h"

#include "releve-bound.h"
#include "releve-search.h"

#define ROUND_WORK 1000000
/* Bound and search meet often at first, when prices change most. */
#define FIRST_ROUND_WORK 60000
#define PROGRESS_EVERY_US 50000

typedef struct {
  const ReleveProblem *problem;
  const ReleveAim *aim;
  GCancellable *cancellable;
  ReleveProgressFunc progress;
  gpointer data;
  gboolean each;
  ReleveYear **years;
  ReleveSearch *search;
  ReleveBound *bound;
  ReleveSearchAim search_aim;
  gint64 started, deadline, first_feasible, told;
  ReleveSearchStand told_standing;
  gboolean cut;         /* by the clock */
  guint64 round_work;
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

static gint64
bound_value (const Run *run)
{
  gint64 bound = releve_bound_value (run->bound);

  return bound == G_MAXINT64 ? bound : bound + run->aim->fairness;
}

/* The bound's thread may be at work: @bound is read only between rounds. */
static void
tell (Run *run, gint64 now, gint64 bound)
{
  const ReleveSearchStand *standing = releve_search_standing (run->search);
  ReleveProgress progress = { standing->score, bound, standing->violations, (now - run->started) / 1e6 };

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
  gint64 now;

  if (run->first_feasible < 0 && standing->violations == 0)
    run->first_feasible = g_get_monotonic_time () - run->started;
  if (run->each && releve_standing_compare (standing, &run->told_standing) > 0)
    tell (run, g_get_monotonic_time (), G_MAXINT64);
  now = g_get_monotonic_time ();
  return g_cancellable_is_cancelled (run->cancellable) || (run->deadline > 0 && now >= run->deadline);
}

typedef struct {
  Run *run;
  gint64 target;
} BoundTask;

static gpointer
bound_thread (gpointer data)
{
  BoundTask *task = data;

  releve_bound_run (task->run->bound, task->run->round_work, task->target, bound_stop_cb, task->run);
  return NULL;
}

static gint64
target_of (const Run *run)
{
  const ReleveSearchStand *standing = releve_search_standing (run->search);

  return standing->violations == 0 ? standing->score - run->aim->fairness : RELEVE_BARRED;
}

static void
run_round (Run *run, int heat)
{
  BoundTask task = { run, target_of (run) };
  GThread *thread = run->aim->threads > 1 ? g_thread_new ("releve-bound", bound_thread, &task) : NULL;

  releve_search_run (run->search, run->round_work, heat, search_stop_cb, run);
  if (thread != NULL)
    g_thread_join (thread);
  else
    bound_thread (&task);
  releve_search_price (run->search, releve_bound_prices (run->bound), releve_bound_charges (run->bound));
  if (g_get_monotonic_time () - run->told >= PROGRESS_EVERY_US || run->each)
    tell (run, g_get_monotonic_time (), bound_value (run));
}

static gboolean
is_proven (const Run *run)
{
  const ReleveSearchStand *standing = releve_search_standing (run->search);

  return standing->violations == 0 && standing->shortfall == 0 && standing->score >= bound_value (run);
}

/* How far the run is, in thousandths: by rounds when an effort is given (the
 * same on every machine), else by the clock. */
static int
progress_of (const Run *run, guint round, guint rounds)
{
  if (run->aim->effort > 0)
    return (int) (1000 * (guint64) round / MAX (rounds, 1));
  return (int) CLAMP (1000 * (g_get_monotonic_time () - run->started) / MAX (run->deadline - run->started, 1), 0, 1000);
}

/* Rounds until @until thousandths of the whole run are spent. */
static void
run_until (Run *run, guint *round, int from, int until)
{
  int done;

  while ((done = progress_of (run, *round, run->aim->effort)) < until && !is_over (run))
    {
      int heat = 1000 - 1000 * (done - from) / MAX (until - from, 1);

      run->round_work = *round < 8 ? FIRST_ROUND_WORK << (*round / 2) : ROUND_WORK;
      run_round (run, CLAMP (heat, 0, 1000));
      (*round)++;
      if (is_proven (run))
        return;
    }
  run->cut |= done < until && run->deadline > 0;
}

/* Fairness comes before the total: the first part of the run looks for the
 * greatest least share, the rest for the best total above the floor. */
static void
run_floor (Run *run, guint *round)
{
  gint64 least = RELEVE_MILLION;
  g_autoptr (GArray) cards = NULL;

  run->search_aim.fairness = (gint64) run->problem->n_learners * 100 * RELEVE_MILLION;
  releve_search_set_aim (run->search, &run->search_aim);
  run_until (run, round, 0, 350);
  cards = releve_draft_cards (run->problem, run->years, releve_search_best (run->search));
  for (int learner = 0; learner < run->problem->n_learners; learner++)
    if (run->search_aim.uppers[learner] > 0)
      least = MIN (least, releve_audit_learner (run->problem, cards, learner) * RELEVE_MILLION
                            / run->search_aim.uppers[learner]);
  /* A floor to one per cent, rounded down. */
  run->search_aim.floor = least * run->aim->floor / 100 / 10000 * 10000;
  run->search_aim.fairness = run->aim->fairness;
  releve_search_set_aim (run->search, &run->search_aim);
}

static void
run_all (Run *run)
{
  guint round = 0;
  int from = 0;

  run->search_aim = (ReleveSearchAim) { run->aim->fairness, 0, NULL };
  if (run->aim->fairness > 0 || run->aim->floor > 0)
    run->search_aim.uppers = (gint64 *) releve_bound_uppers (run->bound);
  releve_search_start (run->search, run->aim->warm ? run->problem->plan : NULL);
  releve_search_set_aim (run->search, &run->search_aim);
  if (run->aim->floor > 0)
    {
      run_floor (run, &round);
      from = 350;
    }
  run_until (run, &round, from, 1000);
}

static void
make_years (Run *run)
{
  run->years = g_new0 (ReleveYear *, run->problem->n_learners + 1);
  for (int learner = 0; learner < run->problem->n_learners; learner++)
    run->years[learner] = releve_year_new (run->problem, learner, 0, run->aim->keeping);
}

static void
clear_run (Run *run)
{
  for (int learner = 0; learner < run->problem->n_learners; learner++)
    releve_year_free (run->years[learner]);
  g_free (run->years);
  releve_search_free (run->search);
  releve_bound_free (run->bound);
}

static gint64
find_least_share (Run *run, const GArray *cards)
{
  const gint64 *uppers = releve_bound_uppers (run->bound);
  gint64 least = RELEVE_MILLION;

  for (int learner = 0; learner < run->problem->n_learners; learner++)
    if (uppers[learner] > 0)
      least = MIN (least, releve_audit_learner (run->problem, cards, learner) * RELEVE_MILLION / uppers[learner]);
  return least;
}

static ReleveProposal *
read_proposal (Run *run)
{
  ReleveProposal *proposal = g_new0 (ReleveProposal, 1);

  proposal->cards = releve_draft_cards (run->problem, run->years, releve_search_best (run->search));
  proposal->terms = releve_audit_plan (run->problem, proposal->cards);
  proposal->violations = releve_audit_violations (proposal->terms);
  proposal->value = releve_audit_worth (run->problem, proposal->cards)
                    + run->aim->keeping * releve_audit_kept (run->problem, proposal->cards);
  proposal->uppers = g_memdup2 (releve_bound_uppers (run->bound), sizeof (gint64) * (gsize) (run->problem->n_learners + 1));
  proposal->least_share = find_least_share (run, proposal->cards);
  proposal->value += run->aim->fairness / 1000 * (proposal->least_share / 1000);
  proposal->bound = bound_value (run);
  proposal->floor = run->search_aim.floor;
  proposal->iterations = releve_search_iterations (run->search);
  proposal->first_feasible_us = run->first_feasible;
  proposal->stuck = releve_bound_stuck (run->bound);
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
  make_years (&run);
  run.search = releve_search_new (problem, run.years, aim->seed);
  run.bound = releve_bound_new (problem, run.years);
  run_all (&run);
  if (run.first_feasible < 0 && releve_search_standing (run.search)->violations == 0)
    run.first_feasible = g_get_monotonic_time () - run.started;
  proposal = read_proposal (&run);
  clear_run (&run);
  return proposal;
}
