#include "releve-rows.h"

#include <string.h>

#define USES_PER_WORK 3

typedef struct {
  gint64 limit;
  int scale;            /* what a card uses where it uses any */
} Row;

struct _ReleveRows {
  const ReleveProblem *problem;
  ReleveYear **years;
  ReleveRowsAim aim;
  int *over, *under;    /* [assignment × n_blocks + block] */
  int *duties;          /* [supervisor × n_blocks + block] */
  int *shares;          /* [learner] −1 where there is none */
  GArray *rows;         /* of Row */
  GArray *uses;         /* of ReleveUse, scratch */
};

static int *
no_rows (gsize n)
{
  int *rows = g_new (int, n + 1);

  memset (rows, -1, sizeof (int) * (n + 1));
  return rows;
}

static int
add_row (ReleveRows *self, gint64 limit, int scale)
{
  Row row = { limit, MAX (scale, 1) };

  g_array_append_val (self->rows, row);
  return (int) self->rows->len - 1;
}

/* ---- shared limits ---- */

/* How many learners could be in each cell. */
static int *
count_comers (const ReleveRows *self)
{
  int n_blocks = self->problem->n_blocks;
  int *comers = g_new0 (int, self->problem->n_assignments * n_blocks + 1);

  for (int learner = 0; learner < self->problem->n_learners; learner++)
    for (int i = 0; i < self->years[learner]->n_choices; i++)
      {
        const ReleveChoice *choice = &self->years[learner]->choices[i];
        int until = 0;

        for (int block = 0; block < n_blocks; block++)
          {
            if (self->years[learner]->worth[i * n_blocks + block] != RELEVE_BARRED)
              until = block + choice->span;
            comers[choice->assignment * n_blocks + block] += block < until;
          }
      }
  return comers;
}

static void
add_shared (ReleveRows *self)
{
  const ReleveProblem *problem = self->problem;
  g_autofree int *comers = count_comers (self);

  for (int cell = 0; cell < problem->n_assignments * problem->n_blocks; cell++)
    {
      if (problem->capacity[cell] < comers[cell])
        self->over[cell] = add_row (self, problem->capacity[cell], 1);
      if (problem->minimum[cell] > 0)
        self->under[cell] = add_row (self, -problem->minimum[cell], 1);
    }
  for (int desk = 0; desk < problem->n_supervisors * problem->n_blocks; desk++)
    if (problem->duty[desk] != RELEVE_UNLIMITED)
      self->duties[desk] = add_row (self, problem->duty[desk], 1);
}

/* ---- shares ---- */

static void
add_share (ReleveRows *self, int learner)
{
  gint64 upper = self->aim.uppers[learner];

  if (upper > 0)
    self->shares[learner] = add_row (self, -(upper / RELEVE_SHARE_UNIT * self->aim.floor / RELEVE_MILLION),
                                     (int) (upper / RELEVE_SHARE_UNIT / 4));
}

ReleveRows *
releve_rows_new (const ReleveProblem *problem, ReleveYear **years, const ReleveRowsAim *aim)
{
  ReleveRows *self = g_new0 (ReleveRows, 1);
  gsize n_cells = (gsize) problem->n_assignments * (gsize) problem->n_blocks;

  self->problem = problem;
  self->years = years;
  self->aim = *aim;
  self->over = no_rows (n_cells);
  self->under = no_rows (n_cells);
  self->duties = no_rows ((gsize) problem->n_supervisors * (gsize) problem->n_blocks);
  self->shares = no_rows ((gsize) problem->n_learners);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->uses = g_array_new (FALSE, FALSE, sizeof (ReleveUse));
  add_shared (self);
  for (int learner = 0; learner < problem->n_learners && aim->uppers != NULL; learner++)
    add_share (self, learner);
  return self;
}

void
releve_rows_free (ReleveRows *self)
{
  if (self == NULL)
    return;
  g_free (self->shares);
  g_free (self->over);
  g_free (self->under);
  g_free (self->duties);
  g_array_unref (self->rows);
  g_array_unref (self->uses);
  g_free (self);
}

int
releve_rows_count (const ReleveRows *self)
{
  return (int) self->rows->len;
}

gint64
releve_rows_limit (const ReleveRows *self, int row)
{
  return g_array_index (self->rows, Row, row).limit;
}

int
releve_rows_scale (const ReleveRows *self, int row)
{
  return g_array_index (self->rows, Row, row).scale;
}

/* ---- what a card uses ---- */

static inline void
use (ReleveRows *self, int row, gint64 factor)
{
  ReleveUse use = { row, (int) factor };

  if (row >= 0 && factor != 0)
    g_array_append_val (self->uses, use);
}

static void
use_cells (ReleveRows *self, const ReleveChoice *choice, int start)
{
  int n_blocks = self->problem->n_blocks, last = start + choice->span - 1;

  for (int block = start; block <= MIN (last, n_blocks - 1); block++)
    {
      use (self, self->over[choice->assignment * n_blocks + block], 1);
      use (self, self->under[choice->assignment * n_blocks + block], -1);
    }
  if (choice->supervisor < 0 || last >= n_blocks)
    return;
  use (self, self->duties[choice->supervisor * n_blocks + last], 1);
  if (self->problem->briefs && last != start)
    use (self, self->duties[choice->supervisor * n_blocks + start], 1);
}

/* Rounded so that the row forbids no more than the rule. */
static void
use_share (ReleveRows *self, int learner, const ReleveChoice *choice, int start)
{
  gint64 worth = releve_problem_worth (self->problem, learner, choice->assignment)[start];

  if (self->shares[learner] >= 0 && worth > 0)
    use (self, self->shares[learner], -((worth + RELEVE_SHARE_UNIT - 1) / RELEVE_SHARE_UNIT));
}

const ReleveUse *
releve_rows_card (ReleveRows *self, int learner, int choice, int start, int *n_uses)
{
  const ReleveYear *year = self->years[learner];

  g_array_set_size (self->uses, 0);
  use_cells (self, &year->choices[choice], start);
  use_share (self, learner, &year->choices[choice], start);
  *n_uses = (int) self->uses->len;
  return (const ReleveUse *) self->uses->data;
}

static gint64
price_of (ReleveRows *self, int learner, int choice, int start, const gint64 *prices, guint *n_uses)
{
  gint64 price = 0;
  int n;
  const ReleveUse *uses = releve_rows_card (self, learner, choice, start, &n);

  for (int i = 0; i < n; i++)
    price += prices[uses[i].row] * uses[i].factor;
  *n_uses += (guint) n;
  return price;
}

guint64
releve_rows_offer (ReleveRows *self, int learner, const gint64 *prices, gint64 grains, gint64 *offers)
{
  const ReleveYear *year = self->years[learner];
  guint n_uses = 0;

  for (int i = 0; i < year->n_choices; i++)
    for (int start = 0; start < year->n_blocks; start++)
      {
        int at = i * year->n_blocks + start;

        offers[at] = RELEVE_BARRED;
        if (year->worth[at] == RELEVE_BARRED)
          continue;
        offers[at] = year->worth[at] * grains - price_of (self, learner, i, start, prices, &n_uses);
      }
  return 1 + n_uses / USES_PER_WORK;
}

const ReleveUse *
releve_rows_share (ReleveRows *self, int *n_uses)
{
  g_array_set_size (self->uses, 0);
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    use (self, self->shares[learner], self->shares[learner] < 0 ? 0 : self->aim.uppers[learner] / RELEVE_SHARE_UNIT);
  *n_uses = (int) self->uses->len;
  return (const ReleveUse *) self->uses->data;
}

const int *
releve_rows_over (const ReleveRows *self)
{
  return self->over;
}

const int *
releve_rows_under (const ReleveRows *self)
{
  return self->under;
}

const int *
releve_rows_duties (const ReleveRows *self)
{
  return self->duties;
}
