#include "releve-beam.h"

#include <string.h>

#define MAX_WIDTH 32
#define MAX_BLOCKS 128
/* Less than anything that can still come. */
#define DIM (-RELEVE_MILLION * RELEVE_MILLION)

typedef struct {
  gint64 score, rank;   /* rank: the score with what the guide says */
  ReleveSet used;
  guint64 covered;
  gint16 counts[RELEVE_N_CATEGORIES];
  gint16 block, next;
  int state;            /* for the guide, and what its gifts amount to */
  gint64 gifts;
  int parent;           /* in the arena, −1 = none */
  gint8 choice, start;  /* what this part-year added last */
} Part;

typedef struct {
  int n;
  guint8 order[MAX_WIDTH];  /* places in parts, best first */
  Part parts[MAX_WIDTH];
} Layer;

struct _ReleveBeam {
  const ReleveYear *year;
  const gint64 *offers;
  const ReleveGuide *guide;
  gint64 lack;
  int width;
  Layer layers[MAX_BLOCKS + 1];
  GArray *arena;            /* of Part: those that were followed */
  guint8 open[MAX_BLOCKS][RELEVE_MAX_CHOICES]; /* choices offered at a block */
  int n_open[MAX_BLOCKS];
  int left[MAX_BLOCKS];     /* hours beside the part that is extended */
  gint64 dear[RELEVE_MAX_CHOICES]; /* scratch: their worths */
  int pins[RELEVE_MAX_CHOICES], n_pins;
  guint work;
};

ReleveBeam *
releve_beam_new (void)
{
  ReleveBeam *self = g_new0 (ReleveBeam, 1);

  self->arena = g_array_new (FALSE, FALSE, sizeof (Part));
  return self;
}

void
releve_beam_free (ReleveBeam *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->arena);
  g_free (self);
}

/* What never pays and mends nothing is not looked at. */
static gboolean
is_worth_a_look (const ReleveBeam *self, int choice, gint64 offer)
{
  const ReleveChoice *facts = &self->year->choices[choice];

  return offer > 0 || (offer != RELEVE_BARRED && (facts->covers || facts->due != RELEVE_UNLIMITED || self->year->low[facts->category] > 0));
}

static inline gint64
gift_of (const ReleveBeam *self, int choice, int start)
{
  return self->guide != NULL ? self->guide->gifts[choice * self->year->n_blocks + start] : 0;
}

/* The dearest first: what comes later is then mostly beaten at a glance. */
static void
open_choice (ReleveBeam *self, int block, int choice)
{
  int n_blocks = self->year->n_blocks, at = self->n_open[block]++;
  gint64 worth = self->offers[choice * n_blocks + block] + gift_of (self, choice, block);

  for (; self->year->sole && at > 0 && self->dear[at - 1] < worth; at--)
    {
      self->open[block][at] = self->open[block][at - 1];
      self->dear[at] = self->dear[at - 1];
    }
  self->open[block][at] = (guint8) choice;
  self->dear[at] = worth;
}

static void
prepare (ReleveBeam *self)
{
  int n_blocks = self->year->n_blocks;

  self->n_pins = 0;
  for (int i = 0; i < self->year->n_choices; i++)
    if (self->year->choices[i].pin >= 0)
      self->pins[self->n_pins++] = i;
  for (int block = 0; block < n_blocks; block++)
    {
      self->n_open[block] = 0;
      for (int i = 0; i < self->year->n_choices; i++)
        if (self->year->choices[i].pin < 0 && is_worth_a_look (self, i, self->offers[i * n_blocks + block]))
          open_choice (self, block, i);
    }
  for (int block = 0; block <= n_blocks; block++)
    self->layers[block].n = 0;
  g_array_set_size (self->arena, 0);
}

static inline void
follow_guide (const ReleveBeam *self, Part *part, int choice, int start)
{
  const ReleveChoice *facts = &self->year->choices[choice];

  if (self->guide == NULL)
    return;
  if (part->state < self->year->n_states)
    part->state = releve_year_after (self->year, part->state, facts->category, facts->span);
  part->gifts += gift_of (self, choice, start);
}

/* What a choice adds to the score: its offer, and what it mends. */
static inline gint64
gain_of (const ReleveBeam *self, const Part *part, int choice)
{
  const ReleveChoice *facts = &self->year->choices[choice];
  int count = part->counts[facts->category], low = self->year->low[facts->category];
  gint64 gain = self->offers[choice * self->year->n_blocks + part->block];

  if (facts->covers & ~part->covered)
    gain += self->lack * __builtin_popcountll (facts->covers & ~part->covered);
  if (facts->due != RELEVE_UNLIMITED)
    gain += self->lack;
  return count < low ? gain + self->lack * MIN (facts->span, low - count) : gain;
}

static inline void
add_choice (const ReleveBeam *self, Part *part, int choice)
{
  const ReleveChoice *facts = &self->year->choices[choice];

  part->score += gain_of (self, part, choice);
  part->counts[facts->category] += (gint16) facts->span;
  part->covered |= facts->covers;
  part->used |= releve_set_of (choice);
  follow_guide (self, part, choice, part->block);
}

/* Pins count from the start, so that what comes before leaves them their
 * share of a high. */
static void
count_pins (const ReleveBeam *self, Part *root)
{
  for (int i = 0; i < self->n_pins; i++)
    {
      const ReleveChoice *facts = &self->year->choices[self->pins[i]];

      root->counts[facts->category] += (gint16) facts->span;
      root->covered |= facts->covers;
    }
}

/* Passes pins and full blocks. Pins are read from the year at the end, so
 * they need no part of their own; here they only become prerequisites met. */
static inline void
settle (const ReleveBeam *self, Part *part)
{
  for (; part->block < self->year->n_blocks; part->block++, part->next = 0)
    {
      if (part->next == 0)
        for (int i = 0; i < self->n_pins; i++)
          if (self->year->choices[self->pins[i]].pin == part->block
              && !releve_set_has (part->used, self->pins[i]))
            {
              part->used |= releve_set_of (self->pins[i]);
              follow_guide (self, part, self->pins[i], part->block);
            }
      if (self->year->room[part->block] > 0)
        return;
    }
}

/* A part that the guide gives no hope stays behind all others. */
static inline gint64
hope_at (const ReleveBeam *self, int block, int state)
{
  if (self->guide == NULL || self->guide->togo == NULL || block == self->year->n_blocks)
    return 0;
  return MAX (self->guide->togo[block * self->guide->width + state], DIM);
}

static inline gint64
rank_part (const ReleveBeam *self, const Part *part)
{
  return part->score + hope_at (self, part->block, part->state)
         + (part->block < self->year->n_blocks ? part->gifts : 0);
}

static inline gint64
worst_rank (const ReleveBeam *self, const Layer *layer)
{
  return layer->n < self->width ? G_MININT64 : layer->parts[layer->order[layer->n - 1]].rank;
}

/* Whether a choice would come last in a layer that is full, found without
 * making the part: most choices do. */
static inline gboolean
is_beaten (const ReleveBeam *self, const Part *part, int choice)
{
  const ReleveChoice *facts = &self->year->choices[choice];
  int block = part->block + (self->year->sole ? facts->span : 0), state = part->state;
  gint64 rank;

  if (self->layers[block].n < self->width || (block < self->year->n_blocks && self->year->room[block] == 0))
    return FALSE;
  rank = part->score + gain_of (self, part, choice);
  if (self->guide != NULL && block < self->year->n_blocks)
    {
      state = state < self->year->n_states ? releve_year_after (self->year, state, facts->category, facts->span) : state;
      rank += part->gifts + gift_of (self, choice, part->block) + hope_at (self, block, state);
    }
  return rank <= worst_rank (self, &self->layers[block]);
}

/* The place in the order of a part with the same cards, or n. */
static inline int
find_twin (const Layer *layer, const Part *part)
{
  for (int i = 0; i < layer->n; i++)
    if (layer->parts[layer->order[i]].used == part->used && layer->parts[layer->order[i]].next == part->next)
      return i;
  return layer->n;
}

static inline void
enqueue (ReleveBeam *self, Part *part)
{
  Layer *layer = &self->layers[part->block];
  int at;
  guint8 place;

  self->work++;
  part->rank = rank_part (self, part);
  if (part->rank <= worst_rank (self, layer))
    return;
  at = find_twin (layer, part);
  if (at < layer->n && layer->parts[layer->order[at]].rank >= part->rank)
    return;
  if (at == layer->n && layer->n == self->width)
    at--;
  else if (at == layer->n)
    layer->order[layer->n++] = (guint8) at;
  place = layer->order[at];
  for (; at > 0 && layer->parts[layer->order[at - 1]].rank < part->rank; at--)
    layer->order[at] = layer->order[at - 1];
  layer->order[at] = place;
  layer->parts[place] = *part;
}

/* Hours that the cards along the chain leave in the blocks from here on. */
static void
note_left (ReleveBeam *self, const Part *part)
{
  int until = MIN (part->block + self->year->longest, self->year->n_blocks);

  for (int block = part->block; block < until; block++)
    self->left[block] = self->year->room[block];
  for (const Part *p = part; p->parent >= 0; p = &g_array_index (self->arena, Part, p->parent))
    {
      const ReleveChoice *facts = p->choice < 0 ? NULL : &self->year->choices[p->choice];

      for (int block = part->block; facts != NULL && block < MIN (p->start + facts->span, until); block++)
        self->left[block] -= releve_choice_hours (self->year, facts, block);
    }
}

static gboolean
fits_beside (const ReleveBeam *self, const ReleveChoice *facts, int start)
{
  for (int block = start; block < start + facts->span; block++)
    if (releve_choice_hours (self->year, facts, block) > self->left[block])
      return FALSE;
  return TRUE;
}

static gboolean
ended_along (const ReleveBeam *self, const Part *part, ReleveSet before)
{
  for (const Part *p = part; p != NULL; p = p->parent < 0 ? NULL : &g_array_index (self->arena, Part, p->parent))
    if (p->choice >= 0 && releve_set_has (before, p->choice)
        && p->start + self->year->choices[p->choice].span > part->block)
      return FALSE;
  for (int i = 0; i < self->n_pins; i++)
    if (releve_set_has (before, self->pins[i])
        && self->year->choices[self->pins[i]].pin + self->year->choices[self->pins[i]].span > part->block)
      return FALSE;
  return TRUE;
}

static inline gboolean
may_take (const ReleveBeam *self, const Part *part, int choice)
{
  const ReleveChoice *facts = &self->year->choices[choice];

  if (releve_set_has (part->used, choice) || facts->before & ~part->used)
    return FALSE;
  if (part->counts[facts->category] + facts->span > self->year->high[facts->category])
    return FALSE;
  if (self->year->sole)
    return TRUE;
  return choice >= part->next && ended_along (self, part, facts->before)
         && fits_beside (self, facts, part->block);
}

static void
follow_choice (ReleveBeam *self, const Part *part, int at, int choice)
{
  Part child = *part;

  child.parent = at;
  child.choice = (gint8) choice;
  child.start = (gint8) part->block;
  add_choice (self, &child, choice);
  child.next = (gint16) (choice + 1);
  if (self->year->sole)
    {
      child.block += (gint16) self->year->choices[choice].span;
      child.next = 0;
      settle (self, &child);
    }
  enqueue (self, &child);
}

static void
extend (ReleveBeam *self, const Part *part, int at)
{
  Part idle = *part;

  if (!self->year->sole)
    note_left (self, part);
  for (int i = 0; i < self->n_open[part->block]; i++)
    {
      int choice = self->open[part->block][i];

      if (!may_take (self, part, choice))
        continue;
      if (is_beaten (self, part, choice))
        self->work++;
      else
        follow_choice (self, part, at, choice);
    }
  idle.block++;
  idle.next = 0;
  settle (self, &idle);
  enqueue (self, &idle);
}

/* The parts of a layer move to the arena and are extended; in shared cells
 * their children may stand in the same layer again. */
static void
extend_layer (ReleveBeam *self, int block)
{
  Layer *layer = &self->layers[block];

  while (layer->n > 0)
    {
      int first = (int) self->arena->len, n = layer->n;

      for (int i = 0; i < n; i++)
        g_array_append_val (self->arena, layer->parts[layer->order[i]]);
      layer->n = 0;
      for (int i = first; i < first + n; i++)
        {
          Part part = g_array_index (self->arena, Part, i);

          extend (self, &part, i);
        }
    }
}

static void
read_year (const ReleveBeam *self, const Part *part, gint8 *starts)
{
  memset (starts, -1, RELEVE_MAX_CHOICES);
  for (int i = 0; i < self->n_pins; i++)
    starts[self->pins[i]] = (gint8) self->year->choices[self->pins[i]].pin;
  for (; part != NULL; part = part->parent < 0 ? NULL : &g_array_index (self->arena, Part, part->parent))
    if (part->choice >= 0)
      starts[part->choice] = part->start;
}

static const Part *
best_of (const Layer *layer)
{
  return &layer->parts[layer->order[0]];
}

guint
releve_beam_fill (ReleveBeam *self, const ReleveYear *year, const gint64 *offers, gint64 lack,
                  const ReleveGuide *guide, int width, gint8 *starts)
{
  Part root = { .parent = -1, .choice = -1 };

  g_assert (year->n_blocks <= MAX_BLOCKS && width <= MAX_WIDTH);
  self->year = year;
  self->offers = offers;
  self->lack = lack;
  self->guide = guide;
  self->width = width;
  self->work = 0;
  prepare (self);
  count_pins (self, &root);
  settle (self, &root);
  enqueue (self, &root);
  for (int block = 0; block < year->n_blocks; block++)
    extend_layer (self, block);
  read_year (self, best_of (&self->layers[year->n_blocks]), starts);
  return self->work;
}
