#include "releve-exact.h"

#include <string.h>

/* The relaxation forgets which cards were taken: then the state is only
 * (block, blocks per category) and a table holds what is still to be had. What
 * it forgets comes back as multipliers (a second, small Lagrangian
 * relaxation): taking a card again costs, covering a need earns, a card pays
 * its prerequisites. A choice's share of them is its gift. */

#define NOTHING (G_MININT64 / 4)
#define TABLE_BITS 13

typedef struct {
  guint64 used, rest;   /* rest: block, next choice, what still runs */
  gint64 value;
  guint32 stamp;
} Seen;

typedef struct {
  int category, span, choice;
  gint64 gain;
} Best;

struct _ReleveExact {
  const ReleveYear *year;
  const gint64 *offers;
  gint64 *multipliers;
  gint64 gifts[RELEVE_MAX_CHOICES];
  int n_states;
  gint64 *togo;         /* [block × n_states + state] */
  gsize togo_room;
  GArray *best;         /* of Best, by block */
  int *best_from;       /* [block + 1] */
  guint32 *coverable;   /* [block] needs that a later start may cover */
  gint64 *reach;        /* [choice × n_blocks + block] best offer from there on */
  gsize reach_room;
  int *room;
  int n_room;
  gint64 constant;      /* what the multipliers give back in any case */
  Seen *seen;
  guint32 stamp;
  guint64 node_limit;
  gint8 starts[RELEVE_MAX_CHOICES];
  ReleveExactResult *result;
  gint64 floor;         /* of the value: better than this or cut */
  gboolean cut;
};

ReleveExact *
releve_exact_new (void)
{
  ReleveExact *self = g_new0 (ReleveExact, 1);

  self->seen = g_new0 (Seen, 1 << TABLE_BITS);
  self->best = g_array_new (FALSE, FALSE, sizeof (Best));
  return self;
}

void
releve_exact_free (ReleveExact *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->best);
  g_free (self->seen);
  g_free (self->togo);
  g_free (self->reach);
  g_free (self->best_from);
  g_free (self->coverable);
  g_free (self->room);
  g_free (self);
}

static inline gint64
offer_of (const ReleveExact *self, int choice, int start)
{
  return self->offers[choice * self->year->n_blocks + start];
}

static void
ensure_room (ReleveExact *self)
{
  gsize togo = (gsize) (self->year->n_blocks + 1) * self->n_states;
  gsize reach = (gsize) self->year->n_choices * (self->year->n_blocks + 1) + 1;

  if (togo > self->togo_room)
    {
      self->togo = g_renew (gint64, self->togo, togo);
      self->togo_room = togo;
    }
  if (reach > self->reach_room)
    {
      self->reach = g_renew (gint64, self->reach, reach);
      self->reach_room = reach;
    }
  if (self->year->n_blocks + 1 > self->n_room)
    {
      self->n_room = self->year->n_blocks + 1;
      self->room = g_renew (int, self->room, self->n_room);
      self->coverable = g_renew (guint32, self->coverable, self->n_room);
      self->best_from = g_renew (int, self->best_from, self->n_room + 1);
    }
}

/* The dearest choice per category and span at each block: all that the
 * relaxation has to look at. */
static void
note_best (ReleveExact *self, int from, int choice, gint64 gain)
{
  const ReleveChoice *facts = &self->year->choices[choice];
  Best best = { facts->category, facts->span, choice, gain };

  for (guint i = from; i < self->best->len; i++)
    {
      Best *known = &g_array_index (self->best, Best, i);

      if (known->category != facts->category || known->span != facts->span)
        continue;
      if (gain > known->gain)
        *known = best;
      return;
    }
  g_array_append_val (self->best, best);
}

static void
list_best (ReleveExact *self)
{
  g_array_set_size (self->best, 0);
  for (int block = 0; block < self->year->n_blocks; block++)
    {
      self->best_from[block] = (int) self->best->len;
      for (int i = 0; i < self->year->n_choices; i++)
        if (offer_of (self, i, block) != RELEVE_BARRED && self->year->choices[i].pin < 0)
          note_best (self, self->best_from[block], i, offer_of (self, i, block) + self->gifts[i]);
    }
  self->best_from[self->year->n_blocks] = (int) self->best->len;
}

/* Pins that start in @block act on (state, gain) in every branch. */
static int
apply_pins (const ReleveExact *self, int block, int state, gint64 *gain)
{
  for (int i = 0; i < self->year->n_choices && state >= 0; i++)
    if (self->year->choices[i].pin == block)
      {
        *gain += offer_of (self, i, block) + self->gifts[i];
        state = releve_year_after (self->year, state, self->year->choices[i].category, self->year->choices[i].span);
      }
  return state;
}

static gint64
relax_state (const ReleveExact *self, int block, int state)
{
  const gint64 *next = &self->togo[(gsize) (block + 1) * self->n_states];
  gint64 value, gain = 0;
  int after = apply_pins (self, block, state, &gain);

  value = after < 0 ? NOTHING : next[after] + gain;
  for (int i = self->best_from[block]; i < self->best_from[block + 1]; i++)
    {
      const Best *best = &g_array_index (self->best, Best, i);

      after = releve_year_after (self->year, state, best->category, best->span);
      if (after >= 0)
        value = MAX (value, best->gain + self->togo[(gsize) (block + best->span) * self->n_states + after]);
    }
  return value;
}

static void
share_gifts (ReleveExact *self)
{
  const gint64 *needs = &self->multipliers[RELEVE_MAX_CHOICES];
  const gint64 *orders = &needs[RELEVE_MAX_NEEDS];

  self->constant = 0;
  for (int i = 0; i < self->year->n_choices; i++)
    {
      self->gifts[i] = -self->multipliers[i] - orders[i] * __builtin_popcountll (self->year->choices[i].before);
      self->constant += self->multipliers[i];
      for (guint32 covers = self->year->choices[i].covers; covers != 0; covers &= covers - 1)
        self->gifts[i] += needs[__builtin_ctz (covers)];
    }
  for (int i = 0; i < self->year->n_choices; i++)
    for (guint64 before = self->year->choices[i].before; before != 0; before &= before - 1)
      self->gifts[__builtin_ctzll (before)] += orders[i];
  for (int need = 0; need < self->year->n_needs; need++)
    self->constant -= needs[need];
}

static void
relax (ReleveExact *self)
{
  int n_blocks = self->year->n_blocks;

  share_gifts (self);

  list_best (self);
  for (int state = 0; state < self->n_states; state++)
    self->togo[(gsize) n_blocks * self->n_states + state] = self->year->settled[state] ? 0 : NOTHING;
  for (int block = n_blocks - 1; block >= 0; block--)
    for (int state = 0; state < self->n_states; state++)
      self->togo[(gsize) block * self->n_states + state] = relax_state (self, block, state);
}

static void
note_card (ReleveRelaxedYear *relaxed, int choice, int start)
{
  if (relaxed->n_cards == (int) G_N_ELEMENTS (relaxed->cards))
    return;
  relaxed->cards[relaxed->n_cards].choice = choice;
  relaxed->cards[relaxed->n_cards++].start = start;
}

static void
note_pins (const ReleveExact *self, int block, ReleveRelaxedYear *relaxed)
{
  for (int i = 0; i < self->year->n_choices; i++)
    if (self->year->choices[i].pin == block)
      note_card (relaxed, i, block);
}

/* What the relaxed year takes, read back from the table. */
static void
trace_relaxed (const ReleveExact *self, ReleveRelaxedYear *relaxed)
{
  int block = 0, state = 0;

  while (block < self->year->n_blocks)
    {
      gint64 value = self->togo[(gsize) block * self->n_states + state], gain = 0;
      int chosen = -1;

      for (int i = self->best_from[block]; i < self->best_from[block + 1] && chosen < 0; i++)
        {
          const Best *best = &g_array_index (self->best, Best, i);
          int after = releve_year_after (self->year, state, best->category, best->span);

          if (after >= 0 && value == best->gain + self->togo[(gsize) (block + best->span) * self->n_states + after])
            chosen = i;
        }
      if (chosen < 0)
        {
          note_pins (self, block, relaxed);
          state = apply_pins (self, block++, state, &gain);
          continue;
        }
      state = releve_year_after (self->year, state, g_array_index (self->best, Best, chosen).category,
                             g_array_index (self->best, Best, chosen).span);
      note_card (relaxed, g_array_index (self->best, Best, chosen).choice, block);
      block += g_array_index (self->best, Best, chosen).span;
    }
}

/* How far the relaxed year is from each rule: above 0, its multiplier grows. */
static void
measure_slopes (const ReleveExact *self, ReleveRelaxedYear *relaxed)
{
  int *slopes = relaxed->slopes;
  const ReleveYear *year = self->year;
  int times[RELEVE_MAX_CHOICES] = { 0 };
  int *needs = &slopes[RELEVE_MAX_CHOICES], *orders = &needs[RELEVE_MAX_NEEDS];

  memset (relaxed, 0, sizeof *relaxed);
  trace_relaxed (self, relaxed);
  for (int i = 0; i < relaxed->n_cards; i++)
    times[relaxed->cards[i].choice]++;
  for (int need = 0; need < year->n_needs; need++)
    needs[need] = 1;
  for (int i = 0; i < year->n_choices; i++)
    {
      slopes[i] = times[i] - 1;
      for (guint32 covers = year->choices[i].covers; covers != 0; covers &= covers - 1)
        needs[__builtin_ctz (covers)] -= times[i];
      for (guint64 before = year->choices[i].before; before != 0; before &= before - 1)
        orders[i] += times[i] - times[__builtin_ctzll (before)];
    }
}

/* One step; FALSE when the relaxed year breaks none of the rules forgotten. */
static gboolean
move_multipliers (ReleveExact *self, gint64 gap)
{
  ReleveRelaxedYear relaxed;
  const int *slopes = relaxed.slopes;
  int norm = 0;
  gint64 step;

  measure_slopes (self, &relaxed);
  for (int i = 0; i < RELEVE_N_MULTIPLIERS; i++)
    if (slopes[i] > 0 || self->multipliers[i] > 0)
      norm += slopes[i] * slopes[i];
  if (norm == 0)
    return FALSE;
  step = MAX (gap / norm, 1);
  for (int i = 0; i < RELEVE_N_MULTIPLIERS; i++)
    if (slopes[i] != 0)
      self->multipliers[i] = MAX (0, self->multipliers[i] + step * slopes[i]);
  return TRUE;
}

static void
fill_reach (ReleveExact *self)
{
  int n_blocks = self->year->n_blocks;

  for (int block = 0; block <= n_blocks; block++)
    self->coverable[block] = 0;
  for (int i = 0; i < self->year->n_choices; i++)
    {
      gint64 best = NOTHING;

      for (int block = n_blocks - 1; block >= 0; block--)
        {
          if (offer_of (self, i, block) != RELEVE_BARRED)
            best = MAX (best, offer_of (self, i, block));
          if (best != NOTHING)
            self->coverable[block] |= self->year->choices[i].covers;
          self->reach[i * n_blocks + block] = best;
        }
    }
}

/* ---- the search ---- */

typedef struct {
  int block, next;
  guint64 used;
  guint32 covered;
  int state;            /* sole: counts as a table index */
  int counts[RELEVE_N_CATEGORIES];
  gint64 value;
  gint64 relaxed;       /* value with gifts */
} Node;

static gint64
shared_togo (const ReleveExact *self, const Node *node)
{
  gint64 sum = 0;

  for (int i = 0; i < self->year->n_choices; i++)
    if (!(node->used >> i & 1))
      {
        int from = i < node->next && self->year->choices[i].pin < 0 ? node->block + 1 : node->block;
        gint64 best = from < self->year->n_blocks ? self->reach[i * self->year->n_blocks + from] : NOTHING;

        sum += self->year->choices[i].pin >= 0 && best != NOTHING ? best : MAX (best, 0);
      }
  return sum;
}

static gint64
bound_of (const ReleveExact *self, const Node *node)
{
  gint64 togo;

  if (!self->year->sole)
    return node->value + shared_togo (self, node);
  togo = self->togo[(gsize) node->block * self->n_states + node->state];
  return togo <= NOTHING / 2 ? NOTHING : node->relaxed + togo;
}

static gboolean
has_ended (const ReleveExact *self, guint64 before, const Node *node)
{
  if (before & ~node->used)
    return FALSE;
  for (; before != 0; before &= before - 1)
    {
      int i = __builtin_ctzll (before);

      if (self->starts[i] + self->year->choices[i].span > node->block)
        return FALSE;
    }
  return TRUE;
}

static gboolean
fits (const ReleveExact *self, int choice, int block)
{
  const ReleveChoice *facts = &self->year->choices[choice];

  for (int u = block; u < block + facts->span; u++)
    {
      if (self->room[u] < releve_choice_hours (self->year, facts, u) || self->room[u] == 0)
        return FALSE;
      if (facts->exclusive && self->room[u] < self->year->whole[u])
        return FALSE;
    }
  return TRUE;
}

static gboolean
adds_up (const ReleveExact *self, const Node *node, const ReleveChoice *facts)
{
  if (self->year->sole)
    return releve_year_after (self->year, node->state, facts->category, facts->span) >= 0;
  return node->counts[facts->category] + facts->span <= self->year->high[facts->category];
}

static gboolean
may_take (const ReleveExact *self, const Node *node, int choice)
{
  const ReleveChoice *facts = &self->year->choices[choice];

  return !(node->used >> choice & 1) && facts->pin < 0
         && offer_of (self, choice, node->block) != RELEVE_BARRED
         && fits (self, choice, node->block)
         && has_ended (self, facts->before, node)
         && adds_up (self, node, facts);
}

static void
spend (ReleveExact *self, Node *node, int choice, int block)
{
  const ReleveChoice *facts = &self->year->choices[choice];

  node->used |= (guint64) 1 << choice;
  node->covered |= facts->covers;
  node->value += offer_of (self, choice, block);
  node->relaxed += offer_of (self, choice, block) + self->gifts[choice];
  node->counts[facts->category] += facts->span;
  if (self->year->sole)
    node->state = releve_year_after (self->year, node->state, facts->category, facts->span);
  self->starts[choice] = (gint8) block;
}

static void
give_room (ReleveExact *self, int choice, int block, int sign)
{
  const ReleveChoice *facts = &self->year->choices[choice];

  for (int u = block; u < block + facts->span; u++)
    self->room[u] += sign * releve_choice_hours (self->year, facts, u);
}

/* Pins of the block join in; FALSE when one may not start there. */
static gboolean
take_pins (ReleveExact *self, Node *node)
{
  for (int i = 0; i < self->year->n_choices; i++)
    {
      const ReleveChoice *facts = &self->year->choices[i];

      if (facts->pin != node->block || node->used >> i & 1)
        continue;
      if (!has_ended (self, facts->before, node) || !adds_up (self, node, facts))
        return FALSE;
      spend (self, node, i, node->block);
    }
  return TRUE;
}

/* To the next block that has room, pins on the way included. */
static gboolean
settle (ReleveExact *self, Node *node)
{
  for (; node->block < self->year->n_blocks; node->block++, node->next = 0)
    {
      if (node->next == 0 && !take_pins (self, node))
        return FALSE;
      if (self->room[node->block] > 0)
        break;
    }
  return TRUE;
}

static guint64
running (const ReleveExact *self, const Node *node)
{
  guint64 hash = (guint64) node->block * 64 + (guint64) node->next;

  if (self->year->sole)
    return hash;
  for (guint64 used = node->used; used != 0; used &= used - 1)
    {
      int i = __builtin_ctzll (used), end = self->starts[i] + self->year->choices[i].span;

      if (end > node->block)
        hash = (hash ^ (guint64) (i * 256 + end)) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
    }
  return hash;
}

static gboolean
was_better (ReleveExact *self, const Node *node)
{
  guint64 rest = running (self, node);
  guint64 hash = (node->used ^ rest * G_GUINT64_CONSTANT (0xD6E8FEB86659FD93)) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  Seen *seen = &self->seen[hash >> (64 - TABLE_BITS)];

  if (seen->stamp == self->stamp && seen->used == node->used && seen->rest == rest && seen->value >= node->value)
    return TRUE;
  *seen = (Seen) { node->used, rest, node->value, self->stamp };
  return FALSE;
}

static void
keep_starts (ReleveExact *self, const Node *node)
{
  self->result->feasible = TRUE;
  self->result->value = node->value;
  self->floor = node->value;
  for (int i = 0; i < self->year->n_choices; i++)
    self->result->starts[i] = node->used >> i & 1 ? self->starts[i] : -1;
}

static gboolean
is_complete (const ReleveExact *self, const Node *node)
{
  if (self->year->needs & ~node->covered)
    return FALSE;
  for (int c = 0; c < RELEVE_N_CATEGORIES; c++)
    if (node->counts[c] < self->year->low[c])
      return FALSE;
  return TRUE;
}

static void visit (ReleveExact *self, Node node);

static void
visit_child (ReleveExact *self, const Node *node, int choice)
{
  Node child = *node;

  spend (self, &child, choice, node->block);
  give_room (self, choice, node->block, -1);
  child.next = choice + 1;
  visit (self, child);
  give_room (self, choice, node->block, 1);
}

typedef struct {
  int choice;
  gint64 bound;
} Branch;

static gint64
branch_bound (const ReleveExact *self, const Node *node, int choice)
{
  const ReleveChoice *facts = &self->year->choices[choice];
  gint64 togo;

  if (!self->year->sole)
    return G_MAXINT64;
  togo = self->togo[(gsize) (node->block + facts->span) * self->n_states
                    + releve_year_after (self->year, node->state, facts->category, facts->span)];
  return node->relaxed + offer_of (self, choice, node->block) + self->gifts[choice] + togo;
}

/* Most promising first; in shared cells by index, so that each set of cards
 * is made in one order only. */
static int
list_branches (ReleveExact *self, const Node *node, Branch *branches)
{
  int n = 0;

  for (int i = self->year->sole ? 0 : node->next; i < self->year->n_choices; i++)
    {
      Branch branch = { i, 0 };
      int at;

      if (!may_take (self, node, i))
        continue;
      branch.bound = branch_bound (self, node, i);
      if (branch.bound <= self->floor)
        continue;
      for (at = n++; at > 0 && branches[at - 1].bound < branch.bound; at--)
        branches[at] = branches[at - 1];
      branches[at] = branch;
    }
  return n;
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
      if (node.value > self->floor && is_complete (self, &node))
        keep_starts (self, &node);
      return;
    }
  if (self->result->nodes++ >= self->node_limit)
    {
      self->cut = TRUE;
      return;
    }
  if (bound_of (self, &node) <= self->floor)
    return;
  if (self->year->needs & ~node.covered & ~self->coverable[node.block])
    return;
  if (was_better (self, &node))
    return;
  n = list_branches (self, &node, branches);
  for (int i = 0; i < n && !self->cut; i++)
    if (branches[i].bound > self->floor)
      visit_child (self, &node, branches[i].choice);
  node.block++;
  node.next = 0;
  visit (self, node);
}

/* What the hint is worth now: a value to beat. */
static gint64
value_of_hint (const ReleveExact *self, const gint8 *hint)
{
  gint64 value = 0;

  for (int i = 0; i < self->year->n_choices; i++)
    if (hint[i] >= 0)
      {
        if (offer_of (self, i, hint[i]) == RELEVE_BARRED)
          return NOTHING;
        value += offer_of (self, i, hint[i]);
      }
  return value;
}

static void
take_hint (ReleveExact *self, const gint8 *hint)
{
  if (hint == NULL)
    return;
  self->result->value = value_of_hint (self, hint);
  if (self->result->value <= NOTHING)
    return;
  self->floor = self->result->value;
  self->result->feasible = TRUE;
  memcpy (self->result->starts, hint, (gsize) self->year->n_choices);
}

static Node
root_of (ReleveExact *self)
{
  Node root = { 0 };

  root.relaxed = self->constant;
  memcpy (self->room, self->year->room, sizeof (int) * (gsize) self->year->n_blocks);
  return root;
}

/* Subgradient with Polyak's step towards the best year known; the best
 * multipliers are kept. */
static void
tighten (ReleveExact *self, int rounds)
{
  gint64 best[RELEVE_N_MULTIPLIERS], least = G_MAXINT64, share = 256;
  int stalled = 0;

  for (int round = 0; round <= rounds; round++)
    {
      gint64 bound, target;

      relax (self);
      if (self->togo[0] <= NOTHING / 2)
        return;
      bound = self->togo[0] + self->constant;
      if (bound < least)
        memcpy (best, self->multipliers, sizeof best);
      stalled = bound < least ? 0 : stalled + 1;
      least = MIN (least, bound);
      target = self->floor > NOTHING ? self->floor : least - ABS (least) / 12;
      if (stalled == 2)
        {
          share = share * 5 / 8;
          stalled = 0;
        }
      if (least <= self->floor || round == rounds || !move_multipliers (self, MAX (bound - target, 1) * share / 256))
        break;
    }
  memcpy (self->multipliers, best, sizeof best);
  relax (self);
}

static void
search (ReleveExact *self, int rounds)
{
  Node root;

  if (self->year->sole)
    tighten (self, rounds);
  fill_reach (self);
  root = root_of (self);
  self->result->bound = bound_of (self, &root);
  visit (self, root);
}

void
releve_exact_solve (ReleveExact *self, const ReleveYear *year, const gint64 *offers, gint64 *multipliers,
                    int rounds, guint64 node_limit, const gint8 *hint, ReleveExactResult *result)
{
  self->year = year;
  self->offers = offers;
  self->multipliers = multipliers;
  self->node_limit = node_limit;
  self->result = result;
  self->floor = NOTHING;
  self->cut = FALSE;
  self->stamp++;
  memset (result, 0, sizeof *result);
  memset (result->starts, -1, sizeof result->starts);
  if (year->clash)
    {
      result->proven = TRUE;
      result->bound = NOTHING;
      return;
    }
  self->n_states = year->n_states;
  ensure_room (self);
  take_hint (self, hint);
  search (self, rounds);
  result->proven = !self->cut;
  if (result->proven)
    result->bound = result->feasible ? result->value : NOTHING;
  else if (result->feasible)
    result->bound = MAX (result->bound, result->value);
}

void
releve_exact_relax (ReleveExact *self, const ReleveYear *year, const gint64 *offers, gint64 *multipliers,
                    ReleveRelaxedYear *relaxed)
{
  g_assert (year->sole);
  self->year = year;
  self->offers = offers;
  self->multipliers = multipliers;
  self->n_states = year->n_states;
  ensure_room (self);
  relax (self);
  memset (relaxed, 0, sizeof *relaxed);
  relaxed->bound = RELEVE_BARRED;
  if (self->togo[0] <= NOTHING / 2)
    return;
  measure_slopes (self, relaxed);
  relaxed->bound = self->togo[0] + self->constant;
}
