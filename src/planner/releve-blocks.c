#include "releve-blocks.h"

#include "releve-descent.h"
#include "releve-prices.h"
#include "releve-proof.h"
#include "releve-spread.h"

#include <string.h>

#define PRICES_PER_WORK 6
/* Prices rest when so many sweeps gain less than one in so many. */
#define SWEEPS_OF_REST 100
#define PART_OF_REST 10000

struct _ReleveBlocks {
  const ReleveProblem *problem;
  ReleveYear **years;
  ReleveRows *rows;
  gint64 grains, fairness;
  ReleveSpread *spread;
  ReleveDescent *descent; /* the rows, then each learner's own */
  int *own;             /* [learner] her first */
  RelevePart *parts;    /* [learner] */
  gint64 *bounds, *best_bounds; /* [learner] */
  gint64 *offers;
  ReleveSpreadAnswer answer;
  int stuck;
  int cursor;           /* learners asked in the sweep, choices whose costs are known */
  gint64 sum;           /* of the sweep so far; G_MAXINT64 = beyond all numbers */
  gint64 looked;        /* the bound when it was last seen whether prices rest */
  GPtrArray *costs;     /* of gint64 *, by learner; then they do */
  ReleveProof *proof;   /* then: NULL before all costs are known */
  guint64 sweeps, work;
};

static void
offer (ReleveBlocks *self, int learner, const gint64 *prices)
{
  self->work += releve_rows_offer (self->rows, learner, prices, self->grains, self->offers);
  releve_spread_set (self->spread, self->years[learner], self->offers);
}

static int
count_prices (ReleveBlocks *self)
{
  int n = releve_rows_count (self->rows);

  for (int learner = 0; learner < self->problem->n_learners; learner++)
    {
      self->own[learner] = n;
      n += releve_spread_n_prices (self->years[learner]);
    }
  return n;
}

static void
begin_prices (ReleveBlocks *self)
{
  ReleveDescent *descent = self->descent;
  g_autofree gint64 *prices = g_new0 (gint64, descent->n + 1);

  for (int row = 0; row < releve_rows_count (self->rows); row++)
    descent->weights[row] = 1. / releve_rows_scale (self->rows, row) / releve_rows_scale (self->rows, row);
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    {
      offer (self, learner, prices);
      releve_spread_init (self->spread, &prices[self->own[learner]]);
      if (!releve_part_start (&self->parts[learner], self->years[learner], self->offers) && self->stuck < 0)
        self->stuck = learner;
    }
  releve_descent_begin (descent, prices, NULL);
}

ReleveBlocks *
releve_blocks_new (const ReleveProblem *problem, ReleveYear **years, ReleveRows *rows, gint64 grains, gint64 fairness)
{
  ReleveBlocks *self = g_new0 (ReleveBlocks, 1);

  self->problem = problem;
  self->years = years;
  self->rows = rows;
  self->grains = grains;
  self->fairness = fairness;
  self->stuck = -1;
  self->spread = releve_spread_new ();
  self->own = g_new0 (int, problem->n_learners + 1);
  self->parts = g_new0 (RelevePart, problem->n_learners + 1);
  self->bounds = g_new0 (gint64, problem->n_learners + 1);
  self->best_bounds = g_new0 (gint64, problem->n_learners + 1);
  self->offers = g_new0 (gint64, (gsize) RELEVE_MAX_CHOICES * (gsize) problem->n_blocks + 1);
  self->descent = releve_descent_new (count_prices (self));
  begin_prices (self);
  return self;
}

void
releve_blocks_free (ReleveBlocks *self)
{
  if (self == NULL)
    return;
  releve_spread_free (self->spread);
  releve_descent_free (self->descent);
  releve_proof_free (self->proof);
  g_clear_pointer (&self->costs, g_ptr_array_unref);
  g_free (self->own);
  g_free (self->parts);
  g_free (self->bounds);
  g_free (self->best_bounds);
  g_free (self->offers);
  g_free (self);
}

/* ---- what the answers use of the rows ---- */

static void
use (ReleveBlocks *self, const ReleveUse *uses, int n)
{
  for (int i = 0; i < n; i++)
    self->descent->slopes[uses[i].row] += uses[i].factor;
}

static void
use_card (ReleveBlocks *self, int learner, int choice, int start)
{
  int n;
  const ReleveUse *uses = releve_rows_card (self->rows, learner, choice, start, &n);

  use (self, uses, n);
  self->work += (guint64) n;
}

static void
use_answer (ReleveBlocks *self, int learner)
{
  const ReleveYear *year = self->years[learner];

  for (int i = 0; i < year->n_choices; i++)
    for (int block = 0; block < year->n_blocks; block++)
      if (releve_spread_starts (self->spread, &self->parts[learner], &self->answer, i, block))
        use_card (self, learner, i, block);
}

/* ---- one sweep ---- */

/* A least share of all or of nothing. */
static gint64
ask_share (ReleveBlocks *self)
{
  int n;
  const ReleveUse *uses = releve_rows_share (self->rows, &n);
  gint64 whole = self->fairness;

  for (int i = 0; i < n; i++)
    whole -= self->descent->prices[uses[i].row] * uses[i].factor;
  if (whole > 0)
    use (self, uses, n);
  return MAX (whole, 0);
}

/* Her offers, and what her pins earn. */
static void
price_learner (ReleveBlocks *self, int learner, const gint64 *prices)
{
  RelevePart *part = &self->parts[learner];

  offer (self, learner, prices);
  part->value = 0;
  for (ReleveSet taken = part->taken; taken != 0; taken &= taken - 1)
    part->value += self->offers[releve_set_first (taken) * self->years[learner]->n_blocks + part->at[releve_set_first (taken)]];
}

static gint64
ask_learner (ReleveBlocks *self, int learner)
{
  const gint64 *own = &self->descent->prices[self->own[learner]];
  RelevePart *part = &self->parts[learner];

  price_learner (self, learner, self->descent->prices);
  releve_spread_ask (self->spread, part, own, &self->answer);
  releve_spread_slopes (self->spread, part, &self->answer, &self->descent->slopes[self->own[learner]]);
  use_answer (self, learner);
  return self->bounds[learner] = self->answer.bound;
}

/* Where no plan keeps the limits prices run away. */
static void
add_to_sum (ReleveBlocks *self, gint64 price, gint64 number)
{
  gint64 part;

  if (self->sum == G_MAXINT64 || __builtin_mul_overflow (price, number, &part)
      || __builtin_add_overflow (self->sum, part, &self->sum))
    self->sum = G_MAXINT64;
}

static void
begin_sweep (ReleveBlocks *self)
{
  self->sum = 0;
  for (int row = 0; row < releve_rows_count (self->rows); row++)
    {
      self->descent->slopes[row] = -releve_rows_limit (self->rows, row);
      add_to_sum (self, self->descent->prices[row], releve_rows_limit (self->rows, row));
    }
}

static void
end_sweep (ReleveBlocks *self, gint64 target)
{
  if (self->fairness > 0)
    add_to_sum (self, ask_share (self), 1);
  if (releve_descent_judge (self->descent, self->sum))
    memcpy (self->best_bounds, self->bounds, sizeof (gint64) * (gsize) self->problem->n_learners);
  releve_descent_move (self->descent, MAX (target, releve_descent_guess (self->descent)));
  self->work += (guint64) self->descent->n / PRICES_PER_WORK;
  self->cursor = 0;
  self->sweeps++;
}

/* One learner after the other. */
static void
sweep (ReleveBlocks *self, gint64 target)
{
  if (self->cursor == 0)
    begin_sweep (self);
  add_to_sum (self, ask_learner (self, self->cursor++), 1);
  if (self->cursor == self->problem->n_learners)
    end_sweep (self, target);
}

static gboolean
has_come_to_rest (ReleveBlocks *self)
{
  gint64 bound = self->descent->bound, before = self->looked;

  if (self->cursor > 0 || self->sweeps % SWEEPS_OF_REST != 0)
    return FALSE;
  self->looked = bound;
  return self->sweeps > SWEEPS_OF_REST && before - bound <= ABS (bound) / PART_OF_REST;
}

/* ---- what each start costs ---- */

static const gint64 *
own_prices (const ReleveBlocks *self, int learner)
{
  return &self->descent->best[self->own[learner]];
}

static gint64
cost_of (ReleveBlocks *self, int learner, int choice, int start)
{
  RelevePart part = self->parts[learner];

  if (!releve_part_decide (&part, self->years[learner], self->offers, choice, start))
    return G_MAXINT64;
  releve_spread_ask (self->spread, &part, own_prices (self, learner), &self->answer);
  return MAX (self->best_bounds[learner] - self->answer.bound, 0) / RELEVE_GRAINS;
}

/* Of a learner who is asked about from now on: what pins cost, and nothing else yet. */
static gint64 *
begin_costs (ReleveBlocks *self, int learner)
{
  const ReleveYear *year = self->years[learner];
  gint64 *costs = g_new (gint64, year->n_choices * year->n_blocks + 1);

  for (int i = 0; i < year->n_choices; i++)
    for (int start = 0; start < year->n_blocks; start++)
      costs[i * year->n_blocks + start] = year->choices[i].pin == start ? 0 : G_MAXINT64;
  price_learner (self, learner, self->descent->best);
  return costs;
}

static void
find_costs (ReleveBlocks *self, int learner, int choice, gint64 *costs)
{
  for (ReleveSet starts = self->parts[learner].starts[choice]; starts != 0; starts &= starts - 1)
    {
      int start = releve_set_first (starts);

      costs[choice * self->problem->n_blocks + start] = cost_of (self, learner, choice, start);
    }
}

/* ---- steps ---- */

static void
start_proof (ReleveBlocks *self)
{
  self->proof = releve_proof_new (self->problem, self->years, self->rows, self->descent->best, self->grains);
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    releve_proof_claim (self->proof, learner, own_prices (self, learner), self->best_bounds[learner]);
}

/* One choice after the other. */
static void
add_costs (ReleveBlocks *self)
{
  int learner;

  if (self->cursor == 0)
    g_ptr_array_add (self->costs, begin_costs (self, (int) self->costs->len));
  learner = (int) self->costs->len - 1;
  if (releve_set_has (self->parts[learner].open, self->cursor))
    find_costs (self, learner, self->cursor, g_ptr_array_index (self->costs, learner));
  if (++self->cursor < self->years[learner]->n_choices)
    return;
  self->cursor = 0;
  if ((int) self->costs->len == self->problem->n_learners)
    start_proof (self);
}

void
releve_blocks_step (ReleveBlocks *self, gint64 target)
{
  guint64 asked = releve_spread_work (self->spread);

  if (self->proof != NULL)
    releve_proof_step (self->proof, &self->work);
  else if (self->costs != NULL)
    add_costs (self);
  else
    sweep (self, target);
  if (self->costs == NULL && has_come_to_rest (self))
    self->costs = g_ptr_array_new_with_free_func (g_free);
  self->work += releve_spread_work (self->spread) - asked;
}

int
releve_blocks_stuck (const ReleveBlocks *self)
{
  return self->stuck >= 0 || self->proof == NULL ? self->stuck : releve_proof_stuck (self->proof);
}

gint64
releve_blocks_bound (const ReleveBlocks *self)
{
  return self->descent->bound - (self->proof != NULL ? releve_proof_gain (self->proof) : 0);
}

gboolean
releve_blocks_is_resting (const ReleveBlocks *self)
{
  return self->proof != NULL;
}

gboolean
releve_blocks_is_over (const ReleveBlocks *self)
{
  return self->proof != NULL && releve_proof_is_over (self->proof);
}

const gint64 *
releve_blocks_prices (const ReleveBlocks *self)
{
  return self->descent->best;
}

GPtrArray *
releve_blocks_costs (const ReleveBlocks *self)
{
  return self->proof != NULL && self->grains > 0 ? self->costs : NULL;
}

guint64
releve_blocks_sweeps (const ReleveBlocks *self)
{
  return self->sweeps;
}

guint64
releve_blocks_work (const ReleveBlocks *self)
{
  return self->work;
}
