#include "releve-exact.h"

#include "releve-relax.h"
#include "releve-shared.h"

#include <string.h>

#define TABLE_BITS 13
/* A search that took longer recalls a choice before the next. */
#define LONG_SEARCH 1000
#define WORK_PER_SOLVE 260
#define WORK_PER_NODE 8
#define ENTRIES_PER_WORK 42

typedef struct {
  ReleveSet used;
  int block;
  gint64 value;
  guint32 stamp;
} Seen;

struct _ReleveExact {
  const ReleveYear *year;
  const gint64 *offers;
  ReleveShared *shared; /* for years that are not of single cards; NULL until needed */
  ReleveRelax *relax;
  const ReleveRelaxTable *table;
  guint8 *open;         /* [block × RELEVE_MAX_CHOICES] choices offered there */
  int *n_open;          /* [block] */
  guint64 *coverable;   /* [block] needs that a later start may cover */
  int n_room;
  Seen *seen;
  guint32 stamp;
  guint64 nodes_left;
  gint8 starts[RELEVE_MAX_CHOICES];
  ReleveExactResult *result;
  GArray *list;         /* of ReleveListedYear; NULL = only the best is wanted */
  guint most;
  gint64 floor;         /* of the value: better than this or cut */
  gboolean cut;
};

/* Part of a year. */
typedef struct {
  int block;
  ReleveSet used;
  guint64 covered;
  int counts[RELEVE_N_CATEGORIES];
  int state, memory;    /* in the table */
  gint64 value;
  gint64 relaxed;       /* value with gifts */
} Node;

ReleveExact *
releve_exact_new (void)
{
  ReleveExact *self = g_new0 (ReleveExact, 1);

  self->seen = g_new0 (Seen, 1 << TABLE_BITS);
  self->relax = releve_relax_new ();
  self->table = releve_relax_table (self->relax);
  return self;
}

void
releve_exact_free (ReleveExact *self)
{
  if (self == NULL)
    return;
  releve_relax_free (self->relax);
  releve_shared_free (self->shared);
  g_free (self->seen);
  g_free (self->open);
  g_free (self->n_open);
  g_free (self->coverable);
  g_free (self);
}

static inline gint64
offer_of (const ReleveExact *self, int choice, int start)
{
  return self->offers[choice * self->year->n_blocks + start];
}

/* ---- what is offered ---- */

static void
ensure_room (ReleveExact *self)
{
  int n_blocks = self->year->n_blocks;

  if (n_blocks + 1 > self->n_room)
    {
      self->n_room = n_blocks + 1;
      self->coverable = g_renew (guint64, self->coverable, self->n_room);
      self->n_open = g_renew (int, self->n_open, self->n_room);
      self->open = g_renew (guint8, self->open, self->n_room * RELEVE_MAX_CHOICES);
    }
}

static void
list_open (ReleveExact *self)
{
  for (int block = 0; block < self->year->n_blocks; block++)
    {
      self->n_open[block] = 0;
      for (int i = 0; i < self->year->n_choices; i++)
        if (self->year->choices[i].pin < 0 && offer_of (self, i, block) != RELEVE_BARRED)
          self->open[block * RELEVE_MAX_CHOICES + self->n_open[block]++] = (guint8) i;
    }
}

static void
fill_coverable (ReleveExact *self)
{
  self->coverable[self->year->n_blocks] = 0;
  for (int block = self->year->n_blocks - 1; block >= 0; block--)
    {
      self->coverable[block] = self->coverable[block + 1];
      for (int i = 0; i < self->year->n_choices; i++)
        if (offer_of (self, i, block) != RELEVE_BARRED)
          self->coverable[block] |= self->year->choices[i].covers;
    }
}

/* ---- what a part of a year can become ---- */

static gint64
bound_of (const ReleveExact *self, const Node *node)
{
  gint64 togo = releve_relax_togo (self->table, node->block, node->memory, node->state);

  return togo <= RELEVE_HOPELESS / 2 ? RELEVE_HOPELESS : node->relaxed + togo;
}

/* Of the child that takes @choice. */
static inline gint64
branch_bound (const ReleveExact *self, const Node *node, int choice)
{
  const ReleveChoice *facts = &self->year->choices[choice];
  int after = releve_year_after (self->year, node->state, facts->category, facts->span);
  return node->relaxed + offer_of (self, choice, node->block) + self->table->gifts[choice]
         + releve_relax_togo (self->table, node->block + facts->span, node->memory | self->table->memory[choice], after);
}

/* ---- what may join ---- */

static gboolean
adds_up (const ReleveExact *self, const Node *node, const ReleveChoice *facts)
{
  return node->counts[facts->category] + facts->span <= self->year->high[facts->category];
}

static gboolean
may_take (const ReleveExact *self, const Node *node, int choice)
{
  const ReleveChoice *facts = &self->year->choices[choice];

  return !releve_set_has (node->used, choice)
         && adds_up (self, node, facts)
         && (facts->before & ~node->used) == 0;
}

static void
spend (ReleveExact *self, Node *node, int choice, int block)
{
  const ReleveChoice *facts = &self->year->choices[choice];

  node->used |= releve_set_of (choice);
  node->covered |= facts->covers;
  node->value += offer_of (self, choice, block);
  node->counts[facts->category] += facts->span;
  self->starts[choice] = (gint8) block;
  node->relaxed += offer_of (self, choice, block) + self->table->gifts[choice];
  node->state = releve_year_after (self->year, node->state, facts->category, facts->span);
  node->memory |= self->table->memory[choice];
}

/* Pins of the block join in; FALSE when one may not start there. */
static gboolean
take_pins (ReleveExact *self, Node *node)
{
  for (int i = 0; i < self->year->n_choices; i++)
    {
      const ReleveChoice *facts = &self->year->choices[i];

      if (facts->pin != node->block || releve_set_has (node->used, i))
        continue;
      if ((facts->before & ~node->used) != 0 || !adds_up (self, node, facts))
        return FALSE;
      spend (self, node, i, node->block);
    }
  return TRUE;
}

/* To the next block that has room, pins on the way included. */
static gboolean
settle (ReleveExact *self, Node *node)
{
  for (; node->block < self->year->n_blocks; node->block++)
    {
      if (self->year->room[node->block] > 0)
        break;
      if (!take_pins (self, node))
        return FALSE;
    }
  return TRUE;
}

/* ---- what was seen before ---- */

static gboolean
was_better (ReleveExact *self, const Node *node)
{
  guint64 hash = ((guint64) node->used ^ (guint64) (node->used >> 64) * G_GUINT64_CONSTANT (0xC2B2AE3D27D4EB4F)
                  ^ ((guint64) node->block << 8) * G_GUINT64_CONSTANT (0xD6E8FEB86659FD93)) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  Seen *seen = &self->seen[hash >> (64 - TABLE_BITS)];

  if (seen->stamp == self->stamp && seen->used == node->used && seen->block == node->block && seen->value >= node->value)
    return TRUE;
  *seen = (Seen) { node->used, node->block, node->value, self->stamp };
  return FALSE;
}

/* ---- the search ---- */

static void
read_starts (const ReleveExact *self, const Node *node, gint8 *starts)
{
  for (int i = 0; i < self->year->n_choices; i++)
    starts[i] = releve_set_has (node->used, i) ? self->starts[i] : -1;
}

static void
list_year (ReleveExact *self, const Node *node)
{
  ReleveListedYear year = { .value = node->value };

  read_starts (self, node, year.starts);
  self->cut = self->list->len == self->most;
  if (!self->cut)
    g_array_append_val (self->list, year);
}

static void
keep_year (ReleveExact *self, const Node *node)
{
  if (self->list != NULL)
    {
      list_year (self, node);
      return;
    }
  self->result->feasible = TRUE;
  self->result->value = node->value;
  self->floor = node->value;
  read_starts (self, node, self->result->starts);
}

typedef struct {
  int choice;
  gint64 bound;
} Branch;

/* Most promising first. */
static int
list_branches (ReleveExact *self, const Node *node, Branch *branches)
{
  const guint8 *open = &self->open[node->block * RELEVE_MAX_CHOICES];
  int n = 0;

  for (int i = 0; i < self->n_open[node->block]; i++)
    {
      Branch branch = { open[i], 0 };
      int at;

      if (!may_take (self, node, open[i]))
        continue;
      branch.bound = branch_bound (self, node, open[i]);
      if (branch.bound <= self->floor)
        continue;
      for (at = n++; at > 0 && branches[at - 1].bound < branch.bound; at--)
        branches[at] = branches[at - 1];
      branches[at] = branch;
    }
  return n;
}

static void visit (ReleveExact *self, Node node);

static void
visit_child (ReleveExact *self, const Node *node, int choice)
{
  Node child = *node;

  spend (self, &child, choice, node->block);
  child.block += self->year->choices[choice].span;
  visit (self, child);
}

static gboolean
is_hopeless (ReleveExact *self, const Node *node)
{
  return bound_of (self, node) <= self->floor
         || (self->year->needs & ~node->covered & ~self->coverable[node->block]) != 0
         || (self->list == NULL && was_better (self, node));
}

static void
visit (ReleveExact *self, Node node)
{
  Branch branches[RELEVE_MAX_CHOICES];
  int n;

  if (self->cut || !settle (self, &node))
    return;
  if (node.block >= self->year->n_blocks)
    {
      if (node.value > self->floor && releve_year_is_met (self->year, node.covered, node.counts))
        keep_year (self, &node);
      return;
    }
  if (is_hopeless (self, &node))
    return;
  self->cut = self->nodes_left == 0;
  self->nodes_left -= !self->cut;
  n = list_branches (self, &node, branches);
  for (int i = 0; i < n && !self->cut; i++)
    if (branches[i].bound > self->floor)
      visit_child (self, &node, branches[i].choice);
  node.block++;
  visit (self, node);
}

static gint64
search (ReleveExact *self)
{
  Node root = { 0 };
  gint64 bound;

  root.relaxed = self->table->constant;
  self->stamp++;
  bound = bound_of (self, &root);
  visit (self, root);
  return bound;
}

/* ---- one solve ---- */

/* What the hint is worth now: a value to beat. */
static void
take_hint (ReleveExact *self, const gint8 *hint)
{
  gint64 value = 0;

  for (int i = 0; i < self->year->n_choices && hint != NULL; i++)
    if (hint[i] >= 0)
      value = offer_of (self, i, hint[i]) == RELEVE_BARRED ? RELEVE_HOPELESS : value + offer_of (self, i, hint[i]);
  if (hint == NULL || value <= RELEVE_HOPELESS / 2)
    return;
  self->result->value = self->floor = value;
  self->result->feasible = TRUE;
  memcpy (self->result->starts, hint, (gsize) self->year->n_choices);
}

static void
conclude (ReleveExact *self, gint64 bound)
{
  ReleveExactResult *result = self->result;

  result->proven = !self->cut;
  if (result->proven)
    result->bound = result->feasible ? result->value : RELEVE_HOPELESS;
  else
    result->bound = result->feasible ? MAX (bound, result->value) : bound;
}

static void
solve_sole (ReleveExact *self, ReleveTuning *tuning, int rounds, guint64 node_limit)
{
  guint64 entries = releve_relax_work (self->relax);

  ensure_room (self);
  list_open (self);
  fill_coverable (self);
  releve_relax_fill (self->relax, self->year, self->offers, tuning, self->floor, rounds);
  conclude (self, search (self));
  self->result->nodes = node_limit - self->nodes_left;
  self->result->work = WORK_PER_SOLVE + self->result->nodes * WORK_PER_NODE
                       + (releve_relax_work (self->relax) - entries) / ENTRIES_PER_WORK;
  if (self->result->nodes > LONG_SEARCH)
    releve_relax_recall (self->relax, tuning);
}

static void
solve_shared (ReleveExact *self, ReleveTuning *tuning, int steps, guint64 node_limit)
{
  if (self->shared == NULL)
    self->shared = releve_shared_new ();
  releve_shared_solve (self->shared, self->year, self->offers, tuning, steps, node_limit, self->result);
}

void
releve_exact_solve (ReleveExact *self, const ReleveYear *year, const gint64 *offers, ReleveTuning *tuning,
                    int rounds, guint64 node_limit, const gint8 *hint, ReleveExactResult *result)
{
  self->year = year;
  self->offers = offers;
  self->result = result;
  self->floor = RELEVE_HOPELESS;
  self->cut = FALSE;
  self->nodes_left = node_limit;
  self->list = NULL;
  memset (result, 0, sizeof *result);
  memset (result->starts, -1, sizeof result->starts);
  if (year->clash)
    {
      conclude (self, RELEVE_HOPELESS);
      return;
    }
  take_hint (self, hint);
  if (year->sole)
    solve_sole (self, tuning, rounds, node_limit);
  else
    solve_shared (self, tuning, rounds, node_limit);
}

GArray *
releve_exact_list (ReleveExact *self, const ReleveYear *year, const gint64 *offers, ReleveTuning *tuning,
                   gint64 floor, guint most, guint64 node_limit)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (ReleveListedYear));

  g_assert (year->sole && !year->clash);
  self->year = year;
  self->offers = offers;
  self->floor = floor;
  self->cut = FALSE;
  self->nodes_left = node_limit;
  self->list = list;
  self->most = most;
  ensure_room (self);
  list_open (self);
  fill_coverable (self);
  releve_relax_fill (self->relax, year, offers, tuning, floor, 0);
  search (self);
  self->list = NULL;
  return self->cut ? NULL : g_steal_pointer (&list);
}
