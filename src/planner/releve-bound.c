#include "releve-bound-private.h"

#include <string.h>

/* Nodes of one exact solve, and of one sweep over everybody; beyond, the
 * relaxation is the bound. */
#define MOST_NODES 100000
#define LEAST_NODES 5000
#define NODES_PER_SWEEP 6000000
#define FIRST_ROUNDS 30
#define LATER_ROUNDS 2
/* In a dive a good year will do. */
#define DIVE_ROUNDS 1
#define DIVE_NODES 1000
#define PRODUCTS_PER_WORK 26
/* Sweeps without a better bound after which there is nothing more to gain. */
#define PATIENCE 60

/* Points that a place too many costs in a dive where there is no other way. */
#define DEAR 1000
#define MOST_PRICE 10000.0 /* points; prices run away where no plan keeps the rules */
/* Closing is tried when no better bound came for that many sweeps, below that
 * gap in thousandths, and again when the gap has shrunk by a tenth. */
#define RESTED 4
#define CLOSE_PER_MILLE 15
/* It rests when no better bound came for that many. */
#define LONG_RESTED 16
/* A price's first step for one too many, in shares of a block's usual worth. */
#define FIRST_STEP 0.2

/* Of a block, in points. */
static double
usual_worth (const ReleveBound *self)
{
  double sum = 0;
  int n = 0;

  for (int learner = 0; learner < self->problem->n_learners; learner++)
    {
      const ReleveYear *year = self->years[learner];

      for (int i = 0; i < year->n_choices; i++)
        for (int start = 0; start < year->n_blocks; start++)
          if (year->worth[i * year->n_blocks + start] > 0)
            {
              sum += (double) year->worth[i * year->n_blocks + start] / year->choices[i].span;
              n++;
            }
    }
  return n > 0 ? sum / n / RELEVE_MILLION : 1;
}

static void
make_rows (ReleveBound *self)
{
  ReleveRowsAim aim = { self->uppers, self->aim.floor };
  int n_rows;

  self->rows = releve_rows_new (self->problem, self->years, &aim);
  n_rows = releve_rows_count (self->rows);
  self->prices = g_new0 (gint64, n_rows + 1);
  self->best_prices = g_new0 (gint64, n_rows + 1);
}

static void
make_known (ReleveBound *self)
{
  self->exact = releve_exact_new ();
  self->known = g_new0 (Known, self->problem->n_learners + 1);
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    self->known[learner].tuning = releve_tuning_new (self->years[learner]);
}

static void
make_bundle (ReleveBound *self)
{
  int n_groups = self->problem->n_learners, n_rows = releve_rows_count (self->rows);

  self->share_group = self->aim.fairness > 0 ? n_groups++ : -1;
  self->bundle = releve_bundle_new (n_groups, n_rows, FIRST_STEP * usual_worth (self), RELEVE_MAX_CHOICES);
  for (int row = 0; row < n_rows; row++)
    releve_bundle_set_limit (self->bundle, row, (double) releve_rows_limit (self->rows, row),
                             releve_rows_scale (self->rows, row));
}

static void
know_learner (ReleveBound *self, int learner)
{
  self->partial |= self->years[learner]->partial;
  if (self->years[learner]->clash && self->stuck < 0)
    self->stuck = learner;
}

/* Of a millionth of worth. */
static inline gint64
grains_of (const ReleveBound *self)
{
  return self->aim.only_share ? 0 : RELEVE_GRAINS;
}

static void
make_blocks (ReleveBound *self)
{
  self->blocks = releve_blocks_new (self->problem, self->years, self->rows, grains_of (self), self->aim.fairness * RELEVE_GRAINS);
}

ReleveBound *
releve_bound_new (const ReleveProblem *problem, ReleveYear **years, const ReleveBoundAim *aim)
{
  ReleveBound *self = g_new0 (ReleveBound, 1);

  self->problem = problem;
  self->years = years;
  self->aim = *aim;
  if (aim->fairness > 0 || aim->floor > 0)
    self->uppers = g_memdup2 (aim->uppers, sizeof (gint64) * (gsize) problem->n_learners);
  self->stuck = -1;
  for (int learner = 0; learner < problem->n_learners; learner++)
    know_learner (self, learner);
  make_rows (self);
  if (releve_years_are_sole (years, problem->n_learners))
    {
      make_known (self);
      make_bundle (self);
    }
  else
    make_blocks (self);
  self->cell_prices = g_new0 (gint64, problem->n_assignments * problem->n_blocks + 1);
  self->charges = g_new0 (gint64, problem->n_supervisors * problem->n_blocks + 1);
  self->offers = g_new0 (gint64, (gsize) RELEVE_MAX_CHOICES * (gsize) problem->n_blocks + 1);
  self->uses = g_array_new (FALSE, FALSE, sizeof (ReleveUse));
  self->value = self->tried = G_MAXINT64;
  self->feeling = TRUE;
  return self;
}

void
releve_bound_free (ReleveBound *self)
{
  if (self == NULL)
    return;
  for (int learner = 0; learner < self->problem->n_learners && self->known != NULL; learner++)
    releve_tuning_free (self->known[learner].tuning);
  g_free (self->known);
  g_free (self->uppers);
  releve_exact_free (self->exact);
  releve_blocks_free (self->blocks);
  if (!self->borrowed)
    releve_rows_free (self->rows);
  releve_bundle_free (self->bundle);
  g_free (self->prices);
  g_free (self->best_prices);
  g_free (self->cell_prices);
  g_free (self->charges);
  g_free (self->offers);
  g_free (self->left);
  g_array_unref (self->uses);
  g_free (self);
}

/* ---- prices and offers ---- */

/* Whole grains, so that the bound adds up exactly. */
static void
take_prices (ReleveBound *self)
{
  double *prices = releve_bundle_prices (self->bundle);

  for (int row = 0; row < releve_rows_count (self->rows); row++)
    {
      self->prices[row] = (gint64) (CLAMP (prices[row], -MOST_PRICE, MOST_PRICE) * GRAINS_PER_POINT);
      prices[row] = (double) self->prices[row] / GRAINS_PER_POINT;
    }
}

static inline gint64
worth_of (const ReleveBound *self, const ReleveYear *year, int choice, int start)
{
  return year->worth[choice * year->n_blocks + start] * grains_of (self);
}

/* Whether a card uses more than those who are fixed have left. */
static gboolean
is_too_much (ReleveBound *self, int learner, int choice, int start)
{
  int n;
  const ReleveUse *uses = releve_rows_card (self->rows, learner, choice, start, &n);

  for (int i = 0; i < n; i++)
    if (uses[i].factor > 0 && uses[i].factor > self->left[uses[i].row])
      return TRUE;
  return FALSE;
}

/* In a dive what is full is closed, or where that leaves no year, dear. */
static void
close_full (ReleveBound *self, int learner, gboolean dear)
{
  const ReleveYear *year = self->years[learner];

  for (int i = 0; i < year->n_choices; i++)
    for (int start = 0; start < year->n_blocks && year->choices[i].pin < 0; start++)
      {
        gint64 *offer = &self->offers[i * year->n_blocks + start];

        if (*offer != RELEVE_BARRED && is_too_much (self, learner, i, start))
          *offer = dear ? *offer - DEAR * RELEVE_GRAINS * RELEVE_MILLION : RELEVE_BARRED;
      }
}

static void
offer_year (ReleveBound *self, int learner)
{
  self->work += releve_rows_offer (self->rows, learner, self->prices, grains_of (self), self->offers);
}

/* ---- one learner at the prices ---- */

void
releve_bound_add_year (ReleveBound *self, int learner, const gint8 *starts)
{
  const ReleveYear *year = self->years[learner];
  gint64 gain = 0;

  g_array_set_size (self->uses, 0);
  for (int i = 0; i < year->n_choices; i++)
    if (starts[i] >= 0)
      {
        int n;
        const ReleveUse *uses = releve_rows_card (self->rows, learner, i, starts[i], &n);

        gain += worth_of (self, year, i, starts[i]);
        g_array_append_vals (self->uses, uses, (guint) n);
      }
  releve_bundle_add (self->bundle, learner, (double) gain / GRAINS_PER_POINT,
                     (const ReleveUse *) self->uses->data, (int) self->uses->len, starts);
}

static void
find_year (ReleveBound *self, int learner, ReleveExactResult *result)
{
  Known *known = &self->known[learner];
  guint64 nodes = (guint64) CLAMP (NODES_PER_SWEEP / self->problem->n_learners, LEAST_NODES, MOST_NODES);
  int rounds = self->left != NULL ? DIVE_ROUNDS : LATER_ROUNDS;

  releve_exact_solve (self->exact, self->years[learner], self->offers, known->tuning,
                      known->has_year ? rounds : FIRST_ROUNDS, self->left != NULL ? DIVE_NODES : nodes,
                      known->has_year ? known->starts : NULL, result);
  self->work += result->work;
}

static void
solve_exactly (ReleveBound *self, int learner)
{
  Known *known = &self->known[learner];
  ReleveExactResult result;

  if (self->left != NULL)
    close_full (self, learner, FALSE);
  find_year (self, learner, &result);
  if (result.proven && !result.feasible && self->left != NULL)
    {
      offer_year (self, learner);
      close_full (self, learner, TRUE);
      find_year (self, learner, &result);
    }
  if (result.proven && !result.feasible)
    {
      self->stuck = learner;
      return;
    }
  self->sum += result.bound;
  if (!result.feasible)
    return;
  known->has_year = TRUE;
  memcpy (known->starts, result.starts, sizeof known->starts);
  memset (&known->starts[self->years[learner]->n_choices], -1, (gsize) (RELEVE_MAX_CHOICES - self->years[learner]->n_choices));
  releve_bound_add_year (self, learner, known->starts);
}

static void
solve_learner (ReleveBound *self, int learner)
{
  if (self->known[learner].fixed)
    {
      self->sum += (gint64) (releve_bundle_earning (self->bundle, learner) * GRAINS_PER_POINT);
      return;
    }
  offer_year (self, learner);
  solve_exactly (self, learner);
}

/* A least share of all or of nothing: what lies between is a mixture. */
static void
solve_share (ReleveBound *self)
{
  int n;
  const ReleveUse *uses = releve_rows_share (self->rows, &n);
  gint64 whole = self->aim.fairness * RELEVE_GRAINS;

  for (int i = 0; i < n; i++)
    whole -= self->prices[uses[i].row] * uses[i].factor;
  self->sum += MAX (whole, 0);
  if (whole > 0)
    releve_bundle_add (self->bundle, self->share_group, (double) self->aim.fairness / RELEVE_MILLION, uses, n, NULL);
  else
    releve_bundle_add (self->bundle, self->share_group, 0, NULL, 0, NULL);
}

/* ---- one sweep over the learners ---- */

static void
copy_prices (const ReleveBound *self, const int *rows, int n, int sign, gint64 *to)
{
  for (int i = 0; i < n; i++)
    if (rows[i] >= 0)
      to[i] = (sign > 0 ? 0 : to[i]) + sign * self->best_prices[rows[i]] / RELEVE_GRAINS;
}

/* What the search is told: a person more costs where a cell is full and earns
 * where one is missing. */
static void
keep_prices (ReleveBound *self, const gint64 *prices)
{
  int n_cells = self->problem->n_assignments * self->problem->n_blocks;

  memcpy (self->best_prices, prices, sizeof (gint64) * (gsize) releve_rows_count (self->rows));
  memset (self->cell_prices, 0, sizeof (gint64) * (gsize) n_cells);
  copy_prices (self, releve_rows_over (self->rows), n_cells, 1, self->cell_prices);
  copy_prices (self, releve_rows_under (self->rows), n_cells, -1, self->cell_prices);
  copy_prices (self, releve_rows_duties (self->rows), self->problem->n_supervisors * self->problem->n_blocks, 1,
               self->charges);
}

static gint64
floor_grains (gint64 grains)
{
  return grains / RELEVE_GRAINS - (grains % RELEVE_GRAINS < 0);
}

static void
finish_sweep (ReleveBound *self)
{
  gint64 value = self->sum;
  double about = (double) value;
  gboolean known = TRUE;

  /* Where no plan keeps the rules prices run away. */
  for (int row = 0; row < releve_rows_count (self->rows); row++)
    {
      gint64 limit = releve_rows_limit (self->rows, row), part;

      about += (double) self->prices[row] * (double) limit;
      known = known && !__builtin_mul_overflow (self->prices[row], limit, &part) && !__builtin_add_overflow (value, part, &value);
    }
  releve_bundle_step (self->bundle, (known ? (double) value : about) / GRAINS_PER_POINT);
  value = known ? floor_grains (value) : G_MAXINT64;
  self->stalled = value < self->value ? 0 : self->stalled + 1;
  if (value < self->value)
    {
      self->value = value;
      keep_prices (self, self->prices);
    }
}

static void
end_sweep (ReleveBound *self)
{
  guint64 products = releve_bundle_work (self->bundle);

  if (self->share_group >= 0)
    solve_share (self);
  if (self->feeling)
    releve_bundle_settle (self->bundle);
  else
    finish_sweep (self);
  self->work += (releve_bundle_work (self->bundle) - products) / PRODUCTS_PER_WORK;
  self->feeling = FALSE;
  self->cursor = 0;
  self->sum = 0;
  self->sweeps++;
  take_prices (self);
}

/* In the first sweep prices already move after each learner. */
static void
feel (ReleveBound *self)
{
  guint64 products = releve_bundle_work (self->bundle);

  releve_bundle_feel (self->bundle);
  take_prices (self);
  self->work += (releve_bundle_work (self->bundle) - products) / PRODUCTS_PER_WORK;
}

static void
step_years (ReleveBound *self)
{
  if (self->cursor < self->problem->n_learners)
    solve_learner (self, self->cursor++);
  if (self->feeling && self->stuck < 0)
    feel (self);
  if (self->cursor >= self->problem->n_learners && self->stuck < 0)
    end_sweep (self);
}

/* ---- where cells hold several cards ---- */

static void
step_blocks (ReleveBound *self, gint64 target)
{
  guint64 work = releve_blocks_work (self->blocks);

  releve_blocks_step (self->blocks, target > RELEVE_BARRED ? target * RELEVE_GRAINS : target);
  self->work += releve_blocks_work (self->blocks) - work;
  self->sweeps = releve_blocks_sweeps (self->blocks);
  self->stuck = self->stuck < 0 ? releve_blocks_stuck (self->blocks) : self->stuck;
  if (releve_blocks_bound (self->blocks) != G_MAXINT64)
    self->value = MIN (self->value, floor_grains (releve_blocks_bound (self->blocks)));
}

static gboolean
is_done (const ReleveBound *self, gint64 target)
{
  if (self->blocks != NULL && releve_blocks_is_over (self->blocks))
    return TRUE;
  return self->stuck >= 0 || self->partial || self->stalled > PATIENCE || self->value <= target;
}

void
releve_bound_run (ReleveBound *self, guint64 work, gint64 target, ReleveBoundStop stop, gpointer data)
{
  guint64 until = self->work + work;

  while (self->work < until && !is_done (self, target) && !(stop != NULL && stop (data)))
    {
      self->work++;
      if (self->blocks != NULL)
        step_blocks (self, target);
      else
        step_years (self);
    }
  if (self->blocks != NULL && self->value < G_MAXINT64)
    keep_prices (self, releve_blocks_prices (self->blocks));
}

gboolean
releve_bound_is_resting (const ReleveBound *self)
{
  return self->blocks != NULL ? releve_blocks_is_resting (self->blocks) : self->stalled >= LONG_RESTED;
}

gboolean
releve_bound_is_done (const ReleveBound *self)
{
  return is_done (self, RELEVE_BARRED);
}

gboolean
releve_bound_may_close (const ReleveBound *self, gint64 value)
{
  gint64 gap = self->value - value;

  if (self->value == G_MAXINT64 || self->uppers != NULL || self->partial || self->stuck >= 0 || gap <= 0)
    return FALSE;
  return self->blocks == NULL && self->stalled >= RESTED && gap <= self->value / 1000 * CLOSE_PER_MILLE
         && (self->tried == G_MAXINT64 || gap < self->tried - self->tried / 10);
}

ReleveClosing
releve_bound_close (ReleveBound *self, gint64 *value, gint8 *starts, ReleveBoundStop stop, gpointer data)
{
  ReleveClosing closing;

  self->tried = self->value - *value;
  closing = releve_closing_run (self->problem, self->years, self->rows, self->best_prices, RELEVE_GRAINS, value, starts, stop, data);
  if (closing != RELEVE_CLOSING_TOO_LONG)
    self->value = *value;
  return closing;
}

gint64
releve_bound_value (const ReleveBound *self)
{
  return self->value;
}

void
releve_bound_prices (const ReleveBound *self, RelevePrices *prices)
{
  *prices = (RelevePrices) { self->cell_prices, self->charges, self->blocks != NULL ? releve_blocks_costs (self->blocks) : NULL };
}

int
releve_bound_stuck (const ReleveBound *self)
{
  return self->stuck;
}

guint64
releve_bound_sweeps (const ReleveBound *self)
{
  return self->sweeps;
}

guint64
releve_bound_work (const ReleveBound *self)
{
  return self->work;
}
