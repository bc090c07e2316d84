#include "releve-shared.h"

#include "releve-descent.h"
#include "releve-spread.h"

#include <string.h>

/* Steps of the prices at a node. */
#define STEPS 10
/* In about 25 ns: to begin, and what counts as a node. */
#define WORK_PER_SOLVE 200
#define WORK_PER_NODE 80

typedef struct {
  int start;            /* −1 = it does not come */
  gint64 bound;
} Child;

/* A node of the tree; one for each depth is kept. */
typedef struct {
  RelevePart part;
  ReleveSpreadAnswer answer; /* at the best prices */
  ReleveDescent *descent;
  Child children[RELEVE_MAX_BLOCKS + 1];
  int n_children;
  gint64 limit;         /* no year below is worth more */
} Level;

struct _ReleveShared {
  const ReleveYear *year;
  const gint64 *offers;
  ReleveSpread *spread;
  Level *levels[RELEVE_MAX_CHOICES + 1]; /* NULL until needed */
  RelevePart part;      /* scratch, as is the answer */
  ReleveSpreadAnswer answer;
  int order[RELEVE_MAX_CHOICES]; /* dearest first */
  gint64 dearest[RELEVE_MAX_CHOICES];
  ReleveExactResult *result;
  gint64 floor;         /* better than this or cut */
  gint64 open_bound;    /* of what was not looked at */
  guint64 nodes_left;
  gboolean cut;
};

ReleveShared *
releve_shared_new (void)
{
  ReleveShared *self = g_new0 (ReleveShared, 1);

  self->spread = releve_spread_new ();
  return self;
}

void
releve_shared_free (ReleveShared *self)
{
  if (self == NULL)
    return;
  for (int depth = 0; depth <= RELEVE_MAX_CHOICES; depth++)
    if (self->levels[depth] != NULL)
      {
        releve_descent_free (self->levels[depth]->descent);
        g_free (self->levels[depth]);
      }
  releve_spread_free (self->spread);
  g_free (self);
}

static Level *
level_at (ReleveShared *self, int depth)
{
  Level *level = self->levels[depth];
  int n = releve_spread_n_prices (self->year);

  if (level == NULL)
    level = self->levels[depth] = g_new0 (Level, 1);
  if (level->descent != NULL && level->descent->n == n)
    return level;
  releve_descent_free (level->descent);
  level->descent = releve_descent_new (n);
  return level;
}

/* ---- years on the way ---- */

static gint64
offer_of (const ReleveShared *self, int choice, int start)
{
  return self->offers[choice * self->year->n_blocks + start];
}

static void
keep_year (ReleveShared *self, const RelevePart *part)
{
  if (part->value <= self->floor || !releve_part_is_whole (part, self->year))
    return;
  self->floor = self->result->value = part->value;
  self->result->feasible = TRUE;
  for (int i = 0; i < self->year->n_choices; i++)
    self->result->starts[i] = releve_set_has (part->open, i) ? -1 : part->at[i];
}

/* Where it would spoil the part it does not come in. */
static void
try_start (ReleveShared *self, RelevePart *part, int choice, int start)
{
  RelevePart with;

  if (!releve_set_has (part->starts[choice], start))
    return;
  with = *part;
  if (releve_part_decide (&with, self->year, self->offers, choice, start))
    *part = with;
}

static int
best_start (const ReleveShared *self, const RelevePart *part, int choice)
{
  int best = -1;

  for (ReleveSet starts = part->starts[choice]; starts != 0; starts &= starts - 1)
    {
      int start = releve_set_first (starts);

      if (best < 0 || offer_of (self, choice, start) > offer_of (self, choice, best))
        best = start;
    }
  return best;
}

/* What the blocks wish, as far as it goes together, then what else earns. */
static void
mend (ReleveShared *self, const RelevePart *part, const ReleveSpreadAnswer *answer)
{
  RelevePart whole = *part;

  for (int i = 0; i < self->year->n_choices; i++)
    if (releve_set_has (whole.open, self->order[i]) && answer->wished[self->order[i]] >= 0)
      try_start (self, &whole, self->order[i], answer->wished[self->order[i]]);
  for (int i = 0; i < self->year->n_choices; i++)
    {
      int choice = self->order[i], start = releve_set_has (whole.open, choice) ? best_start (self, &whole, choice) : -1;

      if (start >= 0 && (offer_of (self, choice, start) > 0 || releve_set_has (whole.must, choice)))
        try_start (self, &whole, choice, start);
    }
  keep_year (self, &whole);
}

/* ---- bounds ---- */

static gint64
ask (ReleveShared *self, const RelevePart *part, const gint64 *prices)
{
  guint64 work = releve_spread_work (self->spread), took;

  releve_spread_ask (self->spread, part, prices, &self->answer);
  took = (releve_spread_work (self->spread) - work) / WORK_PER_NODE + 1;
  self->nodes_left -= MIN (took, self->nodes_left);
  return self->answer.bound;
}

/* The level keeps what the blocks say at its best prices. */
static void
tighten (ReleveShared *self, Level *level, int steps)
{
  ReleveDescent *descent = level->descent;

  for (int step = 0;; step++)
    {
      if (releve_descent_judge (descent, ask (self, &level->part, descent->prices)))
        level->answer = self->answer;
      if (step == steps || descent->bound <= self->floor)
        break;
      releve_spread_slopes (self->spread, &level->part, &self->answer, descent->slopes);
      if (!releve_descent_move (descent, self->result->feasible ? self->floor : releve_descent_guess (descent)))
        break;
    }
  level->limit = MIN (level->limit, descent->bound);
}

/* ---- branching ---- */

/* The dearest choice in doubt, else the dearest that is open; −1 = none is. */
static int
find_doubt (const ReleveShared *self, const Level *level)
{
  int open = -1;

  for (int i = 0; i < self->year->n_choices; i++)
    {
      int choice = self->order[i];

      if (!releve_set_has (level->part.open, choice))
        continue;
      if (releve_spread_doubts (self->spread, &level->part, &level->answer, level->descent->best, choice))
        return choice;
      open = open < 0 ? choice : open;
    }
  return open;
}

static void
add_child (ReleveShared *self, Level *level, int choice, int start)
{
  Child child = { start, 0 };
  int at;

  self->part = level->part;
  if (!releve_part_decide (&self->part, self->year, self->offers, choice, start))
    return;
  child.bound = MIN (level->limit, ask (self, &self->part, level->descent->best));
  if (child.bound <= self->floor)
    return;
  for (at = level->n_children++; at > 0 && level->children[at - 1].bound < child.bound; at--)
    level->children[at] = level->children[at - 1];
  level->children[at] = child;
}

/* Those whose bound is above the floor, dearest first. */
static void
list_children (ReleveShared *self, Level *level, int choice)
{
  level->n_children = 0;
  for (ReleveSet starts = level->part.starts[choice]; starts != 0; starts &= starts - 1)
    add_child (self, level, choice, releve_set_first (starts));
  add_child (self, level, choice, -1);
}

static void visit (ReleveShared *self, int depth, int steps);

static void
visit_child (ReleveShared *self, int depth, int choice, const Child *child)
{
  const Level *level = self->levels[depth];
  Level *next = level_at (self, depth + 1);

  next->part = level->part;
  next->limit = child->bound;
  releve_part_decide (&next->part, self->year, self->offers, choice, child->start);
  releve_descent_begin (next->descent, level->descent->best, level->descent);
  visit (self, depth + 1, STEPS);
}

static void
branch (ReleveShared *self, int depth, int choice)
{
  Level *level = self->levels[depth];

  list_children (self, level, choice);
  for (int i = 0; i < level->n_children && level->children[i].bound > self->floor; i++)
    if (self->nodes_left > 0)
      visit_child (self, depth, choice, &level->children[i]);
    else
      {
        self->cut = TRUE;
        self->open_bound = MAX (self->open_bound, level->children[i].bound);
        return;
      }
}

static void
visit (ReleveShared *self, int depth, int steps)
{
  Level *level = self->levels[depth];
  int choice;

  tighten (self, level, steps);
  if (level->limit <= self->floor)
    return;
  mend (self, &level->part, &level->answer);
  choice = level->limit > self->floor ? find_doubt (self, level) : -1;
  if (choice >= 0)
    branch (self, depth, choice);
}

/* ---- one solve ---- */

/* Where no year is known: less than any year is worth. */
static gint64
lowest (const ReleveShared *self)
{
  gint64 sum = -1;

  for (int i = 0; i < self->year->n_choices; i++)
    {
      gint64 least = 0;

      for (int start = 0; start < self->year->n_blocks; start++)
        if (offer_of (self, i, start) != RELEVE_BARRED)
          least = MIN (least, offer_of (self, i, start));
      sum += least;
    }
  return sum;
}

static void
order_choices (ReleveShared *self)
{
  for (int i = 0; i < self->year->n_choices; i++)
    {
      int at = i;

      self->dearest[i] = RELEVE_HOPELESS;
      for (int start = 0; start < self->year->n_blocks; start++)
        if (offer_of (self, i, start) != RELEVE_BARRED)
          self->dearest[i] = MAX (self->dearest[i], offer_of (self, i, start));
      for (; at > 0 && self->dearest[self->order[at - 1]] < self->dearest[i]; at--)
        self->order[at] = self->order[at - 1];
      self->order[at] = i;
    }
}

/* The tree's root keeps its prices from one solve to the next. */
static void
search (ReleveShared *self, ReleveTuning *tuning, int steps)
{
  Level *root = level_at (self, 0);

  if (!releve_part_start (&root->part, self->year, self->offers))
    return;
  if (!tuning->begun)
    releve_spread_init (self->spread, tuning->multipliers);
  tuning->begun = TRUE;
  root->limit = G_MAXINT64;
  releve_descent_begin (root->descent, tuning->multipliers, NULL);
  visit (self, 0, steps);
  memcpy (tuning->multipliers, root->descent->best, sizeof (gint64) * (gsize) tuning->n_multipliers);
}

void
releve_shared_solve (ReleveShared *self, const ReleveYear *year, const gint64 *offers, ReleveTuning *tuning,
                     int rounds, guint64 node_limit, ReleveExactResult *result)
{
  guint64 work = releve_spread_work (self->spread);

  self->year = year;
  self->offers = offers;
  self->result = result;
  self->floor = result->feasible ? result->value : lowest (self);
  self->open_bound = RELEVE_HOPELESS;
  self->nodes_left = node_limit;
  self->cut = FALSE;
  releve_spread_set (self->spread, year, offers);
  order_choices (self);
  search (self, tuning, rounds);
  result->proven = !self->cut;
  result->bound = MAX (self->open_bound, result->feasible ? result->value : RELEVE_HOPELESS);
  result->nodes = node_limit - self->nodes_left;
  result->work = WORK_PER_SOLVE + (releve_spread_work (self->spread) - work);
}
