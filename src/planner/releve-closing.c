#include "releve-closing.h"

#include "releve-exact.h"

#include <string.h>

#define MOST_YEARS 6000
#define NODES_PER_YEAR 40000
#define MOST_NODES 300000
#define ROUNDS 30
#define STOP_EVERY 1024

typedef struct {
  int learner;
  GArray *years;        /* of ReleveListedYear, dearest first */
  gint64 best;          /* her best year at the prices */
  ReleveTuning *tuning;
} Ways;

typedef struct {
  const ReleveProblem *problem;
  ReleveYear **years;
  ReleveRows *rows;
  const gint64 *prices;
  int grains;
  GArray *ways;         /* of Ways, fewest years first */
  gint64 *offers;
  gint64 *left;         /* [row] of the limit */
  gint64 gap;           /* grains that a better plan may cost at most, less one */
  gint64 *value;        /* millionths */
  const gint8 **chosen; /* [learner] */
  gint8 *starts;
  gboolean better, cut;
  guint64 nodes;
  ReleveClosingStop stop;
  gpointer data;
} Closing;

static void
clear_ways (gpointer data)
{
  Ways *ways = data;

  g_clear_pointer (&ways->years, g_array_unref);
  releve_tuning_free (ways->tuning);
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  const ReleveListedYear *one = a, *other = b;

  if (one->value != other->value)
    return one->value > other->value ? -1 : 1;
  return memcmp (one->starts, other->starts, sizeof one->starts);
}

static int
compare_ways (gconstpointer a, gconstpointer b)
{
  const Ways *one = a, *other = b;

  if (one->years->len != other->years->len)
    return one->years->len < other->years->len ? -1 : 1;
  return one->learner - other->learner;
}

/* ---- the years that cost little ---- */

static void
offer_year (Closing *self, int learner)
{
  releve_rows_offer (self->rows, learner, self->prices, self->grains, self->offers);
}

/* FALSE if her best year is not known for sure. */
static gboolean
find_best (Closing *self, ReleveExact *exact, Ways *ways)
{
  ReleveExactResult result;

  offer_year (self, ways->learner);
  releve_exact_solve (exact, self->years[ways->learner], self->offers, ways->tuning, ROUNDS, NODES_PER_YEAR, NULL, &result);
  ways->best = result.value;
  return result.proven && result.feasible;
}

static gboolean
list_years (Closing *self, ReleveExact *exact, Ways *ways)
{
  offer_year (self, ways->learner);
  ways->years = releve_exact_list (exact, self->years[ways->learner], self->offers, ways->tuning,
                                   ways->best - self->gap - 1, MOST_YEARS, NODES_PER_YEAR);
  if (ways->years != NULL)
    g_array_sort (ways->years, compare_years);
  return ways->years != NULL;
}

static gboolean
list_ways (Closing *self)
{
  g_autoptr (ReleveExact) exact = releve_exact_new ();
  gint64 bound = 0;

  for (int row = 0; row < releve_rows_count (self->rows); row++)
    {
      self->left[row] = releve_rows_limit (self->rows, row);
      bound += self->left[row] * self->prices[row];
    }
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    {
      Ways ways = { .learner = learner, .tuning = releve_tuning_new (self->years[learner]) };

      gboolean found = find_best (self, exact, &ways);

      bound += ways.best;
      g_array_append_val (self->ways, ways);
      if (!found || self->stop (self->data))
        return FALSE;
    }
  self->gap = bound - (*self->value + 1) * self->grains;
  for (guint i = 0; i < self->ways->len; i++)
    if (!list_years (self, exact, &g_array_index (self->ways, Ways, i)) || self->stop (self->data))
      return FALSE;
  g_array_sort (self->ways, compare_ways);
  return TRUE;
}

/* ---- one year for each learner ---- */

static gboolean
spend (Closing *self, int learner, const gint8 *starts, int sign)
{
  const ReleveYear *year = self->years[learner];
  gboolean fits = TRUE;

  for (int i = 0; i < year->n_choices; i++)
    {
      int n = 0;
      const ReleveUse *uses = starts[i] < 0 ? NULL : releve_rows_card (self->rows, learner, i, starts[i], &n);

      for (int k = 0; k < n; k++)
        {
          self->left[uses[k].row] -= sign * uses[k].factor;
          fits &= uses[k].factor < 0 || self->left[uses[k].row] >= 0;
        }
    }
  return fits;
}

static gint64
worth_of (const Closing *self)
{
  gint64 worth = 0;

  for (int learner = 0; learner < self->problem->n_learners; learner++)
    for (int i = 0; i < self->years[learner]->n_choices; i++)
      if (self->chosen[learner][i] >= 0)
        worth += self->years[learner]->worth[i * self->problem->n_blocks + self->chosen[learner][i]];
  return worth;
}

static void
keep_plan (Closing *self)
{
  gint64 worth = worth_of (self);

  for (int row = 0; row < releve_rows_count (self->rows); row++)
    if (self->left[row] < 0)
      return;
  if (worth <= *self->value)
    return;
  self->gap -= (worth - *self->value) * self->grains;
  *self->value = worth;
  self->better = TRUE;
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    memcpy (&self->starts[learner * RELEVE_MAX_CHOICES], self->chosen[learner], RELEVE_MAX_CHOICES);
}

static void
choose (Closing *self, guint at, gint64 cost)
{
  const Ways *ways;

  if (at == self->ways->len)
    {
      keep_plan (self);
      return;
    }
  ways = &g_array_index (self->ways, Ways, at);
  for (guint i = 0; i < ways->years->len && !self->cut; i++)
    {
      const ReleveListedYear *year = &g_array_index (ways->years, ReleveListedYear, i);

      if (cost + ways->best - year->value > self->gap)
        break;
      self->cut = ++self->nodes > MOST_NODES || (self->nodes % STOP_EVERY == 0 && self->stop (self->data));
      self->chosen[ways->learner] = year->starts;
      if (spend (self, ways->learner, year->starts, 1))
        choose (self, at + 1, cost + ways->best - year->value);
      spend (self, ways->learner, year->starts, -1);
    }
}

ReleveClosing
releve_closing_run (const ReleveProblem *problem, ReleveYear **years, ReleveRows *rows,
                    const gint64 *prices, int grains, gint64 *value, gint8 *starts,
                    ReleveClosingStop stop, gpointer data)
{
  g_autoptr (GArray) ways = g_array_new (FALSE, FALSE, sizeof (Ways));
  g_autofree gint64 *offers = g_new0 (gint64, (gsize) RELEVE_MAX_CHOICES * (gsize) problem->n_blocks + 1);
  g_autofree gint64 *left = g_new0 (gint64, releve_rows_count (rows) + 1);
  g_autofree const gint8 **chosen = g_new0 (const gint8 *, problem->n_learners + 1);
  Closing self = { problem, years, rows, prices, grains, ways, offers, left, 0, value, chosen, starts,
                   FALSE, FALSE, 0, stop, data };

  g_array_set_clear_func (ways, clear_ways);
  if (!list_ways (&self))
    return RELEVE_CLOSING_TOO_LONG;
  choose (&self, 0, 0);
  if (self.cut)
    return RELEVE_CLOSING_TOO_LONG;
  return self.better ? RELEVE_CLOSING_BETTER : RELEVE_CLOSING_PROVEN;
}
