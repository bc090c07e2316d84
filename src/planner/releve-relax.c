#include "releve-relax.h"

#include <string.h>

/* The step is shortened when it did not help that often. */
#define PATIENCE 2
/* A table larger than that would cost more than it saves. */
#define MAX_ENTRIES 100000

/* One way to go on from a block: the dearest choice of its category and span,
 * or a choice that is recalled or asks for one that is. */
typedef struct {
  int category, span, choice;
  int adds, asks;       /* memory */
  gint64 gain;
} Way;

struct _ReleveRelax {
  const ReleveYear *year;
  const gint64 *offers;
  gint64 *multipliers;
  ReleveRelaxTable table;
  gsize room;
  GArray *ways;         /* of Way, by block */
  int *from;            /* [block + 1] into ways */
  int *pins;            /* [block] the choice pinned there, −1 = none */
  int n_blocks_room;
  guint64 work;
};

ReleveRelax *
releve_relax_new (void)
{
  ReleveRelax *self = g_new0 (ReleveRelax, 1);

  self->ways = g_array_new (FALSE, FALSE, sizeof (Way));
  return self;
}

void
releve_relax_free (ReleveRelax *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->ways);
  g_free (self->table.togo);
  g_free (self->from);
  g_free (self->pins);
  g_free (self);
}

static inline gint64
offer_of (const ReleveRelax *self, int choice, int start)
{
  return self->offers[choice * self->year->n_blocks + start];
}

static inline gint64 *
row_at (const ReleveRelax *self, int block, int memory)
{
  return &self->table.togo[(gsize) (block * self->table.n_memories + memory) * self->table.width];
}

static void
ensure_room (ReleveRelax *self)
{
  int n_blocks = self->year->n_blocks;
  gsize room;

  self->table.width = self->year->n_states + 1;
  room = (gsize) (n_blocks + 1) * self->table.n_memories * self->table.width;
  if (room > self->room)
    {
      g_free (self->table.togo);
      self->table.togo = g_new (gint64, room);
      self->room = room;
    }
  if (n_blocks + 2 > self->n_blocks_room)
    {
      self->n_blocks_room = n_blocks + 2;
      self->from = g_renew (int, self->from, self->n_blocks_room);
      self->pins = g_renew (int, self->pins, self->n_blocks_room);
    }
}

static void
note_pins (ReleveRelax *self)
{
  for (int block = 0; block < self->year->n_blocks; block++)
    self->pins[block] = -1;
  for (int i = 0; i < self->year->n_choices; i++)
    if (self->year->choices[i].pin >= 0)
      self->pins[self->year->choices[i].pin] = i;
}

static void
note_memory (ReleveRelax *self, const ReleveTuning *tuning)
{
  memset (self->table.memory, 0, sizeof self->table.memory);
  for (int i = 0; i < tuning->n_recalled; i++)
    self->table.memory[tuning->recalled[i]] = 1 << i;
  self->table.n_memories = 1 << tuning->n_recalled;
}

/* ---- ways on ---- */

static int
asked_memory (const ReleveRelax *self, const ReleveTuning *tuning, int choice)
{
  int asks = 0;

  for (int i = 0; i < tuning->n_recalled; i++)
    if (releve_set_has (self->year->choices[choice].before, tuning->recalled[i]))
      asks |= 1 << i;
  return asks;
}

/* Of the ways without memory only the dearest per category and span matters. */
static void
note_way (ReleveRelax *self, int block, const Way *way)
{
  for (guint i = (guint) self->from[block]; i < self->ways->len && way->adds == 0 && way->asks == 0; i++)
    {
      Way *known = &g_array_index (self->ways, Way, i);

      if (known->category != way->category || known->span != way->span || known->adds != 0 || known->asks != 0)
        continue;
      if (way->gain > known->gain)
        *known = *way;
      return;
    }
  g_array_append_val (self->ways, *way);
}

static void
list_ways (ReleveRelax *self, const ReleveTuning *tuning)
{
  int asks[RELEVE_MAX_CHOICES];

  for (int i = 0; i < self->year->n_choices; i++)
    asks[i] = asked_memory (self, tuning, i);
  g_array_set_size (self->ways, 0);
  for (int block = 0; block < self->year->n_blocks; block++)
    {
      self->from[block] = (int) self->ways->len;
      for (int i = 0; i < self->year->n_choices; i++)
        {
          const ReleveChoice *facts = &self->year->choices[i];
          gint64 offer = offer_of (self, i, block);
          Way way = { facts->category, facts->span, i, self->table.memory[i], asks[i], 0 };

          if (offer == RELEVE_BARRED || facts->pin >= 0)
            continue;
          way.gain = offer + self->table.gifts[i];
          note_way (self, block, &way);
        }
    }
  self->from[self->year->n_blocks] = (int) self->ways->len;
}

/* ---- the table ---- */

static void
share_gifts (ReleveRelax *self)
{
  const gint64 *needs = &self->multipliers[RELEVE_MAX_CHOICES];
  const gint64 *orders = &needs[RELEVE_MAX_NEEDS];

  self->table.constant = 0;
  for (int i = 0; i < self->year->n_choices; i++)
    {
      self->table.gifts[i] = -self->multipliers[i] - orders[i] * releve_set_count (self->year->choices[i].before);
      self->table.constant += self->multipliers[i];
      for (guint64 covers = self->year->choices[i].covers; covers != 0; covers &= covers - 1)
        self->table.gifts[i] += needs[__builtin_ctzll (covers)];
    }
  for (int i = 0; i < self->year->n_choices; i++)
    for (ReleveSet before = self->year->choices[i].before; before != 0; before &= before - 1)
      self->table.gifts[releve_set_first (before)] += orders[i];
  for (int need = 0; need < self->year->n_needs; need++)
    self->table.constant -= needs[need];
}

/* The block stays empty, or is that of a pin. */
static void
fill_idle (ReleveRelax *self, int block, int memory)
{
  int pin = self->pins[block];
  gint64 *row = row_at (self, block, memory);
  const gint64 *next;
  const ReleveChoice *facts;
  gint64 gain;

  if (pin < 0)
    {
      memcpy (row, row_at (self, block + 1, memory), sizeof (gint64) * (gsize) self->table.width);
      return;
    }
  facts = &self->year->choices[pin];
  gain = offer_of (self, pin, block) + self->table.gifts[pin];
  next = row_at (self, block + 1, memory | self->table.memory[pin]);
  for (int state = 0; state < self->table.width - 1; state++)
    row[state] = gain + next[releve_year_after (self->year, state, facts->category, facts->span)];
  row[self->table.width - 1] = RELEVE_HOPELESS;
}

static void
fill_way (ReleveRelax *self, int block, int memory, const Way *way)
{
  gint64 *restrict row = row_at (self, block, memory);
  const gint64 *next = row_at (self, block + way->span, memory | way->adds);
  const int *after = releve_year_row_after (self->year, way->category, way->span);

  for (int state = 0; state < self->table.width - 1; state++)
    {
      gint64 value = way->gain + next[after[state]];

      row[state] = MAX (row[state], value);
    }
}

static inline gboolean
is_open (const Way *way, int memory)
{
  return (way->adds & memory) == 0 && (way->asks & ~memory) == 0;
}

static void
fill_table (ReleveRelax *self)
{
  int n_blocks = self->year->n_blocks;

  for (int memory = 0; memory < self->table.n_memories; memory++)
    {
      gint64 *row = row_at (self, n_blocks, memory);

      for (int state = 0; state < self->table.width; state++)
        row[state] = state < self->table.width - 1 && self->year->settled[state] ? 0 : RELEVE_HOPELESS;
    }
  for (int block = n_blocks - 1; block >= 0; block--)
    for (int memory = 0; memory < self->table.n_memories; memory++)
      {
        fill_idle (self, block, memory);
        for (int i = self->from[block]; i < self->from[block + 1]; i++)
          if (is_open (&g_array_index (self->ways, Way, i), memory))
            {
              fill_way (self, block, memory, &g_array_index (self->ways, Way, i));
              self->work += (guint64) self->table.width;
            }
      }
}

static void
relax (ReleveRelax *self, const ReleveTuning *tuning)
{
  share_gifts (self);
  list_ways (self, tuning);
  fill_table (self);
}

gint64
releve_relax_bound (const ReleveRelax *self)
{
  gint64 togo = self->table.togo[0];

  return togo <= RELEVE_HOPELESS / 2 ? RELEVE_HOPELESS : togo + self->table.constant;
}

/* ---- what the relaxed year takes, read back from the table ---- */

static const Way *
find_way (const ReleveRelax *self, int block, int memory, int state)
{
  gint64 value = row_at (self, block, memory)[state];

  for (int i = self->from[block]; i < self->from[block + 1]; i++)
    {
      const Way *way = &g_array_index (self->ways, Way, i);
      int after = releve_year_after (self->year, state, way->category, way->span);

      if (is_open (way, memory) && value == way->gain + row_at (self, block + way->span, memory | way->adds)[after])
        return way;
    }
  return NULL;
}

static void
trace (const ReleveRelax *self, int *times)
{
  int block = 0, state = 0, memory = 0;

  memset (times, 0, sizeof (int) * (gsize) self->year->n_choices);
  while (block < self->year->n_blocks)
    {
      const Way *way = find_way (self, block, memory, state);
      int choice = way != NULL ? way->choice : self->pins[block];

      block += way != NULL ? way->span : 1;
      if (choice < 0)
        continue;
      times[choice]++;
      memory |= self->table.memory[choice];
      state = releve_year_after (self->year, state, self->year->choices[choice].category, self->year->choices[choice].span);
    }
}

/* How far the relaxed year is from each rule: above 0, its multiplier grows. */
static void
measure_slopes (const ReleveRelax *self, int *slopes)
{
  const ReleveYear *year = self->year;
  int times[RELEVE_MAX_CHOICES];
  int *needs = &slopes[RELEVE_MAX_CHOICES], *orders = &needs[RELEVE_MAX_NEEDS];

  trace (self, times);
  memset (slopes, 0, sizeof (int) * RELEVE_N_MULTIPLIERS);
  for (int need = 0; need < year->n_needs; need++)
    needs[need] = 1;
  for (int i = 0; i < year->n_choices; i++)
    {
      slopes[i] = times[i] - 1;
      for (guint64 covers = year->choices[i].covers; covers != 0; covers &= covers - 1)
        needs[__builtin_ctzll (covers)] -= times[i];
      for (ReleveSet before = year->choices[i].before; before != 0; before &= before - 1)
        orders[i] += times[i] - times[releve_set_first (before)];
    }
}

/* One step; FALSE when the relaxed year breaks none of the rules forgotten. */
static gboolean
move_multipliers (ReleveRelax *self, gint64 gap)
{
  int slopes[RELEVE_N_MULTIPLIERS], norm = 0;
  gint64 step;

  measure_slopes (self, slopes);
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

static gint64
step_towards (gint64 bound, gint64 floor, gint64 least, int shortened)
{
  gint64 target = floor > RELEVE_HOPELESS ? floor : least - ABS (least) / 12;
  gint64 gap = MAX (bound - target, 1);

  for (int i = 0; i < MIN (shortened, 12); i++)
    gap = gap * 5 / 8;
  return gap;
}

/* Subgradient with Polyak's step towards the best year known; the best
 * multipliers are kept. */
static void
tighten (ReleveRelax *self, ReleveTuning *tuning, gint64 floor, int rounds)
{
  gint64 best[RELEVE_N_MULTIPLIERS], least = releve_relax_bound (self);
  int stalled = 0;

  tuning->shortened = MAX (0, tuning->shortened - 1);
  memcpy (best, self->multipliers, sizeof best);
  for (int round = 0; round < rounds && least > floor && least > RELEVE_HOPELESS; round++)
    {
      gint64 bound = releve_relax_bound (self);

      if (!move_multipliers (self, step_towards (bound, floor, least, tuning->shortened)))
        break;
      relax (self, tuning);
      bound = releve_relax_bound (self);
      stalled = bound < least ? 0 : stalled + 1;
      if (bound < least)
        memcpy (best, self->multipliers, sizeof best);
      least = MIN (least, bound);
      if (stalled < PATIENCE)
        continue;
      tuning->shortened++;
      stalled = 0;
    }
  if (memcmp (best, self->multipliers, sizeof best) == 0)
    return;
  memcpy (self->multipliers, best, sizeof best);
  relax (self, tuning);
}

void
releve_relax_fill (ReleveRelax *self, const ReleveYear *year, const gint64 *offers,
                   ReleveTuning *tuning, gint64 floor, int rounds)
{
  g_assert (year->sole && !year->clash);
  self->year = year;
  self->offers = offers;
  self->multipliers = tuning->multipliers;
  note_memory (self, tuning);
  ensure_room (self);
  note_pins (self);
  relax (self, tuning);
  tighten (self, tuning, floor, rounds);
}

gboolean
releve_relax_recall (ReleveRelax *self, ReleveTuning *tuning)
{
  int times[RELEVE_MAX_CHOICES], worst = -1;

  if (tuning->n_recalled == RELEVE_MAX_RECALLED || releve_relax_bound (self) == RELEVE_HOPELESS
      || 2 * (self->year->n_blocks + 1) * self->table.n_memories * self->table.width > MAX_ENTRIES)
    return FALSE;
  trace (self, times);
  for (int i = 0; i < self->year->n_choices; i++)
    if (times[i] > 1 && (worst < 0 || times[i] * self->year->choices[i].span > times[worst] * self->year->choices[worst].span))
      worst = i;
  if (worst < 0)
    return FALSE;
  tuning->recalled[tuning->n_recalled++] = worst;
  return TRUE;
}

const ReleveRelaxTable *
releve_relax_table (const ReleveRelax *self)
{
  return &self->table;
}

guint64
releve_relax_work (const ReleveRelax *self)
{
  return self->work;
}
