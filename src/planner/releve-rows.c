#include "releve-rows.h"

#include <string.h>

/* Hours count in such parts of a whole block. Rounded down on both sides of a
 * limit they forbid nothing that hours allow. */
#define PARTS_OF_BLOCK 1000

/* Of a block's hours: at most one card of more than a half, at most two of more
 * than a third, and so on up to that many; a long card counts as several. It
 * forbids what fractions of cards would fill up. */
#define MOST_PACKED 9

typedef struct {
  gint64 limit;
  int scale;            /* what a card uses where it uses any */
} Row;

/* A learner's own rows; −1 where there is none. */
typedef struct {
  int share;
  int *hours;           /* [block] */
  int *packs;           /* [block × MOST_PACKED + number less one] */
  int high[RELEVE_N_CATEGORIES], low[RELEVE_N_CATEGORIES];
  int *needs;           /* [need] */
  int *orders;          /* [choice] the first of its prerequisites' rows, one a block for each in the order of the set */
} Own;

struct _ReleveRows {
  const ReleveProblem *problem;
  ReleveYear **years;
  ReleveRowsAim aim;
  int *over, *under;    /* [assignment × n_blocks + block] */
  int *duties;          /* [supervisor × n_blocks + block] */
  Own *own;             /* [learner] */
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

/* ---- a learner's own ---- */

/* By any block a card has started only if what it needs had ended before. */
static void
add_orders (ReleveRows *self, const ReleveYear *year, Own *own)
{
  for (int i = 0; i < year->n_choices; i++)
    {
      own->orders[i] = year->choices[i].before != 0 ? (int) self->rows->len : -1;
      for (int n = releve_set_count (year->choices[i].before) * year->n_blocks; n > 0; n--)
        add_row (self, 0, 1);
    }
}

/* As how many a card counts where at most @number fit in. */
static inline gint64
count_packed (const ReleveYear *year, const ReleveChoice *choice, int block, int number)
{
  return (gint64) releve_choice_hours (year, choice, block) * (number + 1) / ((gint64) year->room[block] + 1);
}

static gboolean
comes_to (const ReleveYear *year, int choice, int block)
{
  for (int start = MAX (0, block - year->choices[choice].span + 1); start <= block; start++)
    if (year->worth[choice * year->n_blocks + start] != RELEVE_BARRED)
      return TRUE;
  return FALSE;
}

/* Whether some card takes more of the number than of the hours. */
static gboolean
is_tight (const ReleveYear *year, int block, int number)
{
  for (int i = 0; i < year->n_choices; i++)
    if (year->choices[i].pin < 0
        && count_packed (year, &year->choices[i], block, number) * year->room[block]
             > (gint64) number * releve_choice_hours (year, &year->choices[i], block)
        && comes_to (year, i, block))
      return TRUE;
  return FALSE;
}

static void
add_packs (ReleveRows *self, const ReleveYear *year, Own *own)
{
  for (int block = 0; block < year->n_blocks; block++)
    for (int number = 1; number <= MIN (MOST_PACKED, year->room[block]); number++)
      if (is_tight (year, block, number))
        own->packs[block * MOST_PACKED + number - 1] = add_row (self, number, (number + 1) / 2);
}

static int
unit_of (const ReleveYear *year, int block)
{
  return MAX (year->whole[block] / PARTS_OF_BLOCK, 1);
}

static void
add_own (ReleveRows *self, const ReleveYear *year, Own *own)
{
  for (int block = 0; block < year->n_blocks; block++)
    own->hours[block] = add_row (self, year->room[block] / unit_of (year, block), PARTS_OF_BLOCK / 2);
  for (int c = 0; c < RELEVE_N_CATEGORIES; c++)
    {
      if (year->high[c] != RELEVE_UNLIMITED)
        own->high[c] = add_row (self, year->high[c], 2);
      if (year->low[c] > 0)
        own->low[c] = add_row (self, -year->low[c], 2);
    }
  for (int need = 0; need < year->n_needs; need++)
    own->needs[need] = add_row (self, -1, 1);
  add_orders (self, year, own);
  add_packs (self, year, own);
}

static void
init_own (ReleveRows *self, int learner)
{
  const ReleveYear *year = self->years[learner];
  Own *own = &self->own[learner];

  own->hours = no_rows ((gsize) year->n_blocks);
  own->packs = no_rows ((gsize) year->n_blocks * MOST_PACKED);
  own->needs = no_rows ((gsize) year->n_needs);
  own->orders = no_rows ((gsize) year->n_choices);
  own->share = -1;
  memset (own->high, -1, sizeof own->high);
  memset (own->low, -1, sizeof own->low);
  if (!year->sole)
    add_own (self, year, own);
  if (self->aim.uppers != NULL && self->aim.uppers[learner] > 0)
    own->share = add_row (self, -(self->aim.uppers[learner] / RELEVE_SHARE_UNIT * self->aim.floor / RELEVE_MILLION),
                          (int) (self->aim.uppers[learner] / RELEVE_SHARE_UNIT / 4));
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
  self->own = g_new0 (Own, problem->n_learners + 1);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->uses = g_array_new (FALSE, FALSE, sizeof (ReleveUse));
  if (!aim->alone)
    add_shared (self);
  for (int learner = 0; learner < problem->n_learners; learner++)
    init_own (self, learner);
  return self;
}

void
releve_rows_free (ReleveRows *self)
{
  if (self == NULL)
    return;
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    {
      g_free (self->own[learner].hours);
      g_free (self->own[learner].packs);
      g_free (self->own[learner].needs);
      g_free (self->own[learner].orders);
    }
  g_free (self->own);
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

/* A card pays for its prerequisites from its start on, and is paid for by what
 * asks for it from its end on. */
static void
use_orders (ReleveRows *self, const ReleveYear *year, const Own *own, int choice, int start)
{
  int n = releve_set_count (year->choices[choice].before), end = start + year->choices[choice].span;

  for (int place = 0; place < n; place++)
    for (int block = start; block < year->n_blocks; block++)
      use (self, own->orders[choice] + place * year->n_blocks + block, 1);
  for (int i = 0; i < year->n_choices; i++)
    {
      int place = releve_set_count (year->choices[i].before & (releve_set_of (choice) - 1));

      for (int block = end; block < year->n_blocks && releve_set_has (year->choices[i].before, choice); block++)
        use (self, own->orders[i] + place * year->n_blocks + block, -1);
    }
}

static void
use_packs (ReleveRows *self, const ReleveYear *year, const Own *own, const ReleveChoice *choice, int block)
{
  for (int number = 1; number <= MOST_PACKED; number++)
    if (own->packs[block * MOST_PACKED + number - 1] >= 0)
      use (self, own->packs[block * MOST_PACKED + number - 1], count_packed (year, choice, block, number));
}

static void
use_own (ReleveRows *self, const ReleveYear *year, const Own *own, int choice, int start)
{
  const ReleveChoice *facts = &year->choices[choice];

  for (int block = start; block < MIN (start + facts->span, year->n_blocks) && facts->pin < 0; block++)
    {
      use (self, own->hours[block], releve_choice_hours (year, facts, block) / unit_of (year, block));
      use_packs (self, year, own, facts, block);
    }
  use (self, own->high[facts->category], facts->span);
  use (self, own->low[facts->category], -facts->span);
  for (guint64 covers = facts->covers; covers != 0; covers &= covers - 1)
    use (self, own->needs[__builtin_ctzll (covers)], -1);
  use_orders (self, year, own, choice, start);
}

/* Rounded so that the row forbids no more than the rule. */
static void
use_share (ReleveRows *self, int learner, const ReleveChoice *choice, int start)
{
  gint64 worth = releve_problem_worth (self->problem, learner, choice->assignment)[start];

  if (self->own[learner].share >= 0 && worth > 0)
    use (self, self->own[learner].share, -((worth + RELEVE_SHARE_UNIT - 1) / RELEVE_SHARE_UNIT));
}

const ReleveUse *
releve_rows_card (ReleveRows *self, int learner, int choice, int start, int *n_uses)
{
  const ReleveYear *year = self->years[learner];

  g_array_set_size (self->uses, 0);
  use_cells (self, &year->choices[choice], start);
  if (!year->sole)
    use_own (self, year, &self->own[learner], choice, start);
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

guint
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
  return n_uses;
}

const ReleveUse *
releve_rows_share (ReleveRows *self, int *n_uses)
{
  g_array_set_size (self->uses, 0);
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    use (self, self->own[learner].share, self->own[learner].share < 0 ? 0 : self->aim.uppers[learner] / RELEVE_SHARE_UNIT);
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
