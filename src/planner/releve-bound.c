#include "releve-bound.h"

#include "releve-exact.h"

#include <string.h>

/* Nodes of one exact solve; beyond, its relaxation is the bound. */
#define NODE_LIMIT 12000
#define UPPER_NODE_LIMIT 40000
#define FIRST_ROUNDS 40
#define LATER_ROUNDS 4
/* Steps without a better bound after which the step halves. */
#define PATIENCE 10
#define WORK_PER_NODE 12
#define WORK_PER_STATE 6
/* The first phase ends when its step is that short. */
#define RELAXED_STEP 0.03
#define FIRST_STEP 0.5
#define EXACT_STEP 0.12

struct _ReleveBound {
  const ReleveProblem *problem;
  ReleveYear **years;
  ReleveExact *exact;
  gint64 *prices, *charges;           /* now */
  gint64 *best_prices, *best_charges; /* of the least bound */
  int *people, *duties;               /* of the relaxed plan */
  double *slope, *desk_slope;         /* deflected */
  double *own_slope;                  /* [learner × multiplier] of the relaxed years */
  int *own_excess;
  gint64 *best_multipliers;
  gboolean relaxed;                   /* the first phase: years relaxed too */
  gint64 *offers, *multipliers, *uppers;
  gint8 *starts;                      /* last years, as hints */
  gboolean *has_years;
  gint64 value;                       /* least */
  gint64 sum;                         /* of the present sweep */
  int cursor, stalled, stuck;
  guint64 work, sweeps;
  double step;
};

static gsize
n_cells (const ReleveBound *self)
{
  return (gsize) self->problem->n_assignments * self->problem->n_blocks;
}

static gsize
n_desks (const ReleveBound *self)
{
  return (gsize) self->problem->n_supervisors * self->problem->n_blocks;
}

static gsize
n_multipliers (const ReleveBound *self)
{
  return (gsize) self->problem->n_learners * RELEVE_N_MULTIPLIERS;
}

ReleveBound *
releve_bound_new (const ReleveProblem *problem, ReleveYear **years)
{
  ReleveBound *self = g_new0 (ReleveBound, 1);
  gsize rows = (gsize) problem->n_learners * RELEVE_MAX_CHOICES + 1;

  self->problem = problem;
  self->years = years;
  self->exact = releve_exact_new ();
  self->prices = g_new0 (gint64, n_cells (self) + 1);
  self->best_prices = g_new0 (gint64, n_cells (self) + 1);
  self->charges = g_new0 (gint64, n_desks (self) + 1);
  self->best_charges = g_new0 (gint64, n_desks (self) + 1);
  self->people = g_new0 (int, n_cells (self) + 1);
  self->duties = g_new0 (int, n_desks (self) + 1);
  self->slope = g_new0 (double, n_cells (self) + 1);
  self->desk_slope = g_new0 (double, n_desks (self) + 1);
  self->offers = g_new0 (gint64, (gsize) RELEVE_MAX_CHOICES * problem->n_blocks + 1);
  self->multipliers = g_new0 (gint64, (gsize) problem->n_learners * RELEVE_N_MULTIPLIERS + 1);
  self->has_years = g_new0 (gboolean, problem->n_learners + 1);
  self->starts = g_new (gint8, rows);
  memset (self->starts, -1, rows);
  self->best_multipliers = g_new0 (gint64, n_multipliers (self) + 1);
  self->own_slope = g_new0 (double, n_multipliers (self) + 1);
  self->own_excess = g_new0 (int, n_multipliers (self) + 1);
  self->value = G_MAXINT64;
  self->stuck = -1;
  self->step = FIRST_STEP;
  self->relaxed = TRUE;
  for (int learner = 0; learner < problem->n_learners; learner++)
    self->relaxed &= years[learner]->sole && !years[learner]->clash;
  return self;
}

void
releve_bound_free (ReleveBound *self)
{
  if (self == NULL)
    return;
  releve_exact_free (self->exact);
  g_free (self->prices);
  g_free (self->best_prices);
  g_free (self->charges);
  g_free (self->best_charges);
  g_free (self->people);
  g_free (self->duties);
  g_free (self->slope);
  g_free (self->desk_slope);
  g_free (self->offers);
  g_free (self->multipliers);
  g_free (self->uppers);
  g_free (self->starts);
  g_free (self->has_years);
  g_free (self->best_multipliers);
  g_free (self->own_slope);
  g_free (self->own_excess);
  g_free (self);
}

/* What a start costs at the present prices. */
static gint64
price_of (const ReleveBound *self, const ReleveChoice *choice, int start)
{
  int n_blocks = self->problem->n_blocks, last = start + choice->span - 1;
  gint64 price = 0;

  for (int block = start; block <= MIN (last, n_blocks - 1); block++)
    price += self->prices[choice->assignment * n_blocks + block];
  if (choice->supervisor < 0 || last >= n_blocks)
    return price;
  price += self->charges[choice->supervisor * n_blocks + last];
  if (self->problem->briefs && last != start)
    price += self->charges[choice->supervisor * n_blocks + start];
  return price;
}

static void
offer_year (ReleveBound *self, const ReleveYear *year)
{
  for (int i = 0; i < year->n_choices; i++)
    for (int start = 0; start < year->n_blocks; start++)
      {
        gint64 worth = year->worth[i * year->n_blocks + start];

        self->offers[i * year->n_blocks + start] =
          worth == RELEVE_BARRED ? RELEVE_BARRED : worth - price_of (self, &year->choices[i], start);
      }
}

static void
count_card (ReleveBound *self, const ReleveChoice *choice, int start)
{
  int n_blocks = self->problem->n_blocks, last = start + choice->span - 1;

  for (int block = start; block <= MIN (last, n_blocks - 1); block++)
    self->people[choice->assignment * n_blocks + block]++;
  if (choice->supervisor < 0 || last >= n_blocks)
    return;
  self->duties[choice->supervisor * n_blocks + last]++;
  if (self->problem->briefs && last != start)
    self->duties[choice->supervisor * n_blocks + start]++;
}

static void
count_year (ReleveBound *self, const ReleveYear *year, const gint8 *starts)
{
  for (int i = 0; i < year->n_choices; i++)
    if (starts[i] >= 0)
      count_card (self, &year->choices[i], starts[i]);
}

static void
relax_learner (ReleveBound *self, int learner)
{
  const ReleveYear *year = self->years[learner];
  ReleveRelaxedYear relaxed;

  offer_year (self, year);
  releve_exact_relax (self->exact, year, self->offers, &self->multipliers[learner * RELEVE_N_MULTIPLIERS], &relaxed);
  self->work += 300 + (guint64) year->n_states * year->n_blocks / 2 * WORK_PER_STATE;
  if (relaxed.bound == RELEVE_BARRED)
    {
      self->stuck = learner;
      return;
    }
  for (int i = 0; i < relaxed.n_cards; i++)
    count_card (self, &year->choices[relaxed.cards[i].choice], relaxed.cards[i].start);
  memcpy (&self->own_excess[learner * RELEVE_N_MULTIPLIERS], relaxed.slopes, sizeof relaxed.slopes);
  self->sum += relaxed.bound;
}

static void
solve_learner (ReleveBound *self, int learner)
{
  const ReleveYear *year = self->years[learner];
  gint8 *starts = &self->starts[learner * RELEVE_MAX_CHOICES];
  gint64 *multipliers = &self->multipliers[learner * RELEVE_N_MULTIPLIERS];
  ReleveExactResult result;

  offer_year (self, year);
  releve_exact_solve (self->exact, year, self->offers, multipliers, self->has_years[learner] ? LATER_ROUNDS : FIRST_ROUNDS,
                      NODE_LIMIT, self->has_years[learner] ? starts : NULL, &result);
  self->work += 4000 + result.nodes * WORK_PER_NODE;
  if (result.proven && !result.feasible)
    {
      self->stuck = learner;
      return;
    }
  self->has_years[learner] = result.feasible;
  memcpy (starts, result.starts, RELEVE_MAX_CHOICES);
  if (result.feasible)
    count_year (self, year, starts);
  self->sum += result.bound;
}

/* What the prices bring in at the limits: capacity where a person costs,
 * minimum where she is paid for. */
static gint64
limits_worth (const ReleveBound *self)
{
  gint64 worth = 0;

  for (gsize i = 0; i < n_cells (self); i++)
    if (self->prices[i] != 0)
      worth += self->prices[i] * (self->prices[i] > 0 ? self->problem->capacity[i] : self->problem->minimum[i]);
  for (gsize i = 0; i < n_desks (self); i++)
    if (self->charges[i] != 0)
      worth += self->charges[i] * self->problem->duty[i];
  return worth;
}

static int
excess_of (const ReleveBound *self, gsize cell)
{
  int people = self->people[cell];

  if (self->prices[cell] > 0 || people > self->problem->capacity[cell])
    return people - self->problem->capacity[cell];
  if (self->prices[cell] < 0 || people < self->problem->minimum[cell])
    return people - self->problem->minimum[cell];
  return 0;
}

static double
deflect (double *slope, double excess)
{
  *slope = excess + 0.6 * *slope;
  return *slope * *slope;
}

static double
turn_slopes (ReleveBound *self)
{
  double norm = 0;

  for (gsize i = 0; i < n_cells (self); i++)
    norm += deflect (&self->slope[i], excess_of (self, i));
  for (gsize i = 0; i < n_desks (self); i++)
    {
      double excess = (double) self->duties[i] - self->problem->duty[i];

      if (self->charges[i] == 0 && excess < 0)
        excess = 0;
      norm += deflect (&self->desk_slope[i], excess);
    }
  for (gsize i = 0; i < n_multipliers (self) && self->relaxed; i++)
    if (self->own_excess[i] > 0 || self->multipliers[i] > 0)
      norm += deflect (&self->own_slope[i], self->own_excess[i]);
    else
      self->own_slope[i] = 0;
  return norm;
}

static void
move_prices (ReleveBound *self, double length)
{
  for (gsize i = 0; i < n_cells (self); i++)
    {
      self->prices[i] += (gint64) (length * self->slope[i]);
      if (self->problem->capacity[i] == RELEVE_UNLIMITED)
        self->prices[i] = MIN (self->prices[i], 0);
    }
  for (gsize i = 0; i < n_desks (self); i++)
    {
      self->charges[i] = MAX (0, self->charges[i] + (gint64) (length * self->desk_slope[i]));
      if (self->problem->duty[i] == RELEVE_UNLIMITED)
        self->charges[i] = 0;
    }
  for (gsize i = 0; i < n_multipliers (self) && self->relaxed; i++)
    self->multipliers[i] = MAX (0, self->multipliers[i] + (gint64) (length * self->own_slope[i]));
}

static void
keep_bound (ReleveBound *self, gint64 value)
{
  if (value >= self->value)
    {
      self->stalled++;
      return;
    }
  if (self->value == G_MAXINT64 || value < self->value - self->value / 5000)
    self->stalled = 0;
  self->value = value;
  memcpy (self->best_prices, self->prices, sizeof (gint64) * n_cells (self));
  memcpy (self->best_charges, self->charges, sizeof (gint64) * n_desks (self));
  if (self->relaxed)
    memcpy (self->best_multipliers, self->multipliers, sizeof (gint64) * n_multipliers (self));
}

/* Back to the best prices with half the step when the bound no longer falls. */
static void
shorten_step (ReleveBound *self)
{
  if (self->stalled < PATIENCE)
    return;
  self->stalled = 0;
  self->step = MAX (self->step * 0.7, 0.01);
  if (self->relaxed)
    memcpy (self->multipliers, self->best_multipliers, sizeof (gint64) * n_multipliers (self));
  memcpy (self->prices, self->best_prices, sizeof (gint64) * n_cells (self));
  memcpy (self->charges, self->best_charges, sizeof (gint64) * n_desks (self));
}

/* From relaxed to exact years, which are dearer and bound better. */
static void
change_phase (ReleveBound *self)
{
  if (!self->relaxed || self->step > RELAXED_STEP)
    return;
  self->relaxed = FALSE;
  self->step = EXACT_STEP;
  self->stalled = 0;
  memset (self->slope, 0, sizeof (double) * n_cells (self));
  memset (self->desk_slope, 0, sizeof (double) * n_desks (self));
}

static void
finish_sweep (ReleveBound *self, gint64 target)
{
  gint64 value = self->sum + limits_worth (self);
  double norm, wanted;

  keep_bound (self, value);
  shorten_step (self);
  wanted = target == RELEVE_BARRED ? (double) value * 0.05 : (double) (value - target);
  norm = turn_slopes (self);
  if (norm > 0)
    move_prices (self, self->step * MAX (wanted, 1) / norm);
  change_phase (self);
  self->cursor = 0;
  self->sum = 0;
  self->sweeps++;
  memset (self->people, 0, sizeof (int) * n_cells (self));
  memset (self->duties, 0, sizeof (int) * n_desks (self));
}

void
releve_bound_run (ReleveBound *self, guint64 work, gint64 target, ReleveBoundStop stop, gpointer data)
{
  guint64 until = self->work + work;

  while (self->work < until && self->stuck < 0 && !(stop != NULL && stop (data)))
    {
      if (self->cursor < self->problem->n_learners)
        {
          if (self->relaxed)
            relax_learner (self, self->cursor++);
          else
            solve_learner (self, self->cursor++);
        }
      self->work++;
      if (self->cursor >= self->problem->n_learners && self->stuck < 0)
        finish_sweep (self, target);
    }
}

gint64
releve_bound_value (const ReleveBound *self)
{
  return self->value;
}

const gint64 *
releve_bound_prices (const ReleveBound *self)
{
  return self->best_prices;
}

const gint64 *
releve_bound_charges (const ReleveBound *self)
{
  return self->best_charges;
}

int
releve_bound_stuck (const ReleveBound *self)
{
  return self->stuck;
}

const gint64 *
releve_bound_uppers (ReleveBound *self)
{
  gint64 multipliers[RELEVE_N_MULTIPLIERS];
  ReleveExactResult result;

  if (self->uppers != NULL)
    return self->uppers;
  self->uppers = g_new0 (gint64, self->problem->n_learners + 1);
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    {
      memset (multipliers, 0, sizeof multipliers);
      releve_exact_solve (self->exact, self->years[learner], self->years[learner]->worth, multipliers,
                          FIRST_ROUNDS, UPPER_NODE_LIMIT, NULL, &result);
      self->uppers[learner] = result.proven && !result.feasible ? 0 : MAX (result.bound, 0);
    }
  return self->uppers;
}
