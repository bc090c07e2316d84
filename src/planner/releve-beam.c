#include "releve-beam.h"

#include <string.h>

#define MAX_WIDTH 32
#define MAX_BLOCKS 128

typedef struct {
  gint64 score;
  ReleveSet used;
  guint64 covered;
  gint16 counts[RELEVE_N_CATEGORIES];
  gint16 block, next;
  int parent;           /* in the arena, −1 = none */
  gint8 choice, start;  /* what this part-year added last */
} Part;

typedef struct {
  int n;
  Part parts[MAX_WIDTH];    /* best first */
} Layer;

struct _ReleveBeam {
  const ReleveYear *year;
  const gint64 *offers;
  gint64 lack;
  int width;
  Layer layers[MAX_BLOCKS + 1];
  GArray *arena;            /* of Part: those that were followed */
  guint8 open[MAX_BLOCKS][RELEVE_MAX_CHOICES]; /* choices offered at a block */
  int n_open[MAX_BLOCKS];
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

  return offer > 0 || (offer != RELEVE_BARRED && (facts->covers || self->year->low[facts->category] > 0));
}

static void
prepare (ReleveBeam *self)
{
  int n_blocks = self->year->n_blocks;

  self->n_pins = 0;
  memset (self->n_open, 0, sizeof (int) * (gsize) n_blocks);
  for (int i = 0; i < self->year->n_choices; i++)
    {
      if (self->year->choices[i].pin >= 0)
        {
          self->pins[self->n_pins++] = i;
          continue;
        }
      for (int block = 0; block < n_blocks; block++)
        if (is_worth_a_look (self, i, self->offers[i * n_blocks + block]))
          self->open[block][self->n_open[block]++] = (guint8) i;
    }
  for (int block = 0; block <= n_blocks; block++)
    self->layers[block].n = 0;
  g_array_set_size (self->arena, 0);
}

static inline void
add_choice (const ReleveBeam *self, Part *part, int choice, int start)
{
  const ReleveChoice *facts = &self->year->choices[choice];
  int count = part->counts[facts->category], low = self->year->low[facts->category];

  part->score += self->offers[choice * self->year->n_blocks + start];
  part->score += self->lack * __builtin_popcountll (facts->covers & ~part->covered);
  if (count < low)
    part->score += self->lack * MIN (facts->span, low - count);
  part->counts[facts->category] += (gint16) facts->span;
  part->covered |= facts->covers;
  part->used |= releve_set_of (choice);
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
              && !(releve_set_has (part->used, self->pins[i])))
            part->used |= releve_set_of (self->pins[i]);
      if (self->year->room[part->block] > 0)
        return;
    }
}

static inline void
enqueue (ReleveBeam *self, Part *part)
{
  Layer *layer = &self->layers[part->block];
  int at = layer->n;

  self->work++;
  if (layer->n == self->width && layer->parts[layer->n - 1].score >= part->score)
    return;
  for (int i = 0; i < layer->n; i++)
    if (layer->parts[i].used == part->used && layer->parts[i].next == part->next)
      {
        if (layer->parts[i].score >= part->score)
          return;
        at = i;
        break;
      }
  if (at == layer->n)
    {
      if (layer->n < self->width)
        layer->n++;
      else
        at--;
    }
  for (; at > 0 && layer->parts[at - 1].score < part->score; at--)
    layer->parts[at] = layer->parts[at - 1];
  layer->parts[at] = *part;
}

/* Hours that the cards along the chain take in a block. */
static int
hours_taken (const ReleveBeam *self, const Part *part, int block, gboolean *exclusive)
{
  int hours = 0;

  for (const Part *p = part; p != NULL; p = p->parent < 0 ? NULL : &g_array_index (self->arena, Part, p->parent))
    {
      const ReleveChoice *facts = p->choice < 0 ? NULL : &self->year->choices[p->choice];

      if (facts == NULL || p->start > block || p->start + facts->span <= block)
        continue;
      hours += releve_choice_hours (self->year, facts, block);
      *exclusive |= facts->exclusive;
    }
  return hours;
}

static gboolean
fits_beside (const ReleveBeam *self, const Part *part, const ReleveChoice *facts, int start)
{
  for (int block = start; block < start + facts->span; block++)
    {
      gboolean exclusive = FALSE;
      int taken = hours_taken (self, part, block, &exclusive);

      if (exclusive || (facts->exclusive && taken > 0))
        return FALSE;
      if (taken + releve_choice_hours (self->year, facts, block) > self->year->room[block])
        return FALSE;
    }
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
         && fits_beside (self, part, facts, part->block);
}

static void
extend (ReleveBeam *self, const Part *part, int at)
{
  Part idle = *part;

  for (int i = 0; i < self->n_open[part->block]; i++)
    {
      int choice = self->open[part->block][i];
      Part child;

      if (!may_take (self, part, choice))
        continue;
      child = *part;
      child.parent = at;
      child.choice = (gint8) choice;
      child.start = (gint8) part->block;
      add_choice (self, &child, choice, part->block);
      child.next = (gint16) (choice + 1);
      if (self->year->sole)
        {
          child.block += (gint16) self->year->choices[choice].span;
          child.next = 0;
          settle (self, &child);
        }
      enqueue (self, &child);
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

      g_array_append_vals (self->arena, layer->parts, (guint) n);
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

guint
releve_beam_fill (ReleveBeam *self, const ReleveYear *year, const gint64 *offers, gint64 lack,
                  int width, gint8 *starts)
{
  Part root = { .parent = -1, .choice = -1 };

  g_assert (year->n_blocks <= MAX_BLOCKS && width <= MAX_WIDTH);
  self->year = year;
  self->offers = offers;
  self->lack = lack;
  self->width = width;
  self->work = 0;
  prepare (self);
  count_pins (self, &root);
  settle (self, &root);
  enqueue (self, &root);
  for (int block = 0; block < year->n_blocks; block++)
    extend_layer (self, block);
  read_year (self, &self->layers[year->n_blocks].parts[0], starts);
  return self->work;
}
