#include "releve-spread.h"

#include "releve-pack.h"

#include <string.h>

struct _ReleveSpread {
  const ReleveYear *year;
  const gint64 *offers;
  RelevePack *pack;
  gint64 *gifts;        /* [choice × n_blocks + start] */
  int n_gifts;
  int blocks[RELEVE_MAX_CHOICES]; /* the first price of a choice of several blocks, a block each */
  int orders[RELEVE_MAX_CHOICES]; /* the first of its prerequisites' prices, as many for each */
  RelevePackItem items[RELEVE_MAX_BLOCKS][RELEVE_MAX_CHOICES];
  int n_items[RELEVE_MAX_BLOCKS];
  guint64 work;
};

ReleveSpread *
releve_spread_new (void)
{
  ReleveSpread *self = g_new0 (ReleveSpread, 1);

  self->pack = releve_pack_new ();
  return self;
}

void
releve_spread_free (ReleveSpread *self)
{
  if (self == NULL)
    return;
  releve_pack_free (self->pack);
  g_free (self->gifts);
  g_free (self);
}

/* ---- prices, in this order ---- */

static inline int
once_at (int choice)
{
  return choice;
}

static inline int
need_at (const ReleveYear *year, int need)
{
  return year->n_choices + need;
}

static inline int
low_at (const ReleveYear *year, int category)
{
  return year->n_choices + year->n_needs + category;
}

static inline int
high_at (const ReleveYear *year, int category)
{
  return low_at (year, RELEVE_N_CATEGORIES) + category;
}

/* The first of what a choice has a price for in each block: itself, if it takes
 * several, and each of its prerequisites. */
static inline int
first_at (const ReleveYear *year)
{
  return high_at (year, RELEVE_N_CATEGORIES);
}

static inline gboolean
is_long (const ReleveYear *year, int choice)
{
  return year->choices[choice].span > 1;
}

int
releve_spread_n_prices (const ReleveYear *year)
{
  int n = first_at (year);

  for (int i = 0; i < year->n_choices; i++)
    n += (is_long (year, i) + releve_set_count (year->choices[i].before)) * year->n_blocks;
  return n;
}

static void
number_prices (ReleveSpread *self)
{
  int n = first_at (self->year);

  for (int i = 0; i < self->year->n_choices; i++)
    {
      self->blocks[i] = n;
      n += is_long (self->year, i) * self->year->n_blocks;
      self->orders[i] = n;
      n += releve_set_count (self->year->choices[i].before) * self->year->n_blocks;
    }
}

static inline gint64
offer_of (const ReleveSpread *self, int choice, int start)
{
  return self->offers[choice * self->year->n_blocks + start];
}

/* ---- a year ---- */

static inline int
parts_of (const ReleveSpread *self, int block, int hours)
{
  return self->year->whole[block] > 0 ? (int) ((gint64) hours * self->year->parts[block] / self->year->whole[block]) : 0;
}

void
releve_spread_set (ReleveSpread *self, const ReleveYear *year, const gint64 *offers)
{
  g_assert (year->n_blocks <= RELEVE_MAX_BLOCKS);
  self->year = year;
  self->offers = offers;
  if (year->n_choices * year->n_blocks > self->n_gifts)
    {
      self->n_gifts = year->n_choices * year->n_blocks;
      self->gifts = g_renew (gint64, self->gifts, self->n_gifts);
    }
  number_prices (self);
}

/* A card of several blocks is worth its share in each. */
void
releve_spread_init (ReleveSpread *self, gint64 *prices)
{
  const ReleveYear *year = self->year;

  memset (prices, 0, sizeof (gint64) * (gsize) releve_spread_n_prices (year));
  for (int i = 0; i < year->n_choices; i++)
    for (int start = 0; start < year->n_blocks && is_long (year, i); start++)
      for (int block = start; block < MIN (start + year->choices[i].span, year->n_blocks); block++)
        if (offer_of (self, i, start) != RELEVE_BARRED)
          prices[self->blocks[i] + block] = MAX (prices[self->blocks[i] + block],
                                                 offer_of (self, i, start) / year->choices[i].span);
}

/* ---- what the blocks say ---- */

/* Of a block of the category. */
static inline gint64
category_price (const ReleveYear *year, const gint64 *prices, int category)
{
  return (year->high[category] != RELEVE_UNLIMITED ? prices[high_at (year, category)] : 0) - prices[low_at (year, category)];
}

/* Needs and limits of categories. */
static gint64
gift_of (const ReleveSpread *self, const RelevePart *part, const gint64 *prices, int choice)
{
  const ReleveChoice *facts = &self->year->choices[choice];
  gint64 gift = -facts->span * category_price (self->year, prices, facts->category);

  for (guint64 covers = facts->covers & ~part->covered; covers != 0; covers &= covers - 1)
    gift += prices[need_at (self->year, __builtin_ctzll (covers))];
  return gift;
}

/* By any block @choice has started only if @needed has ended: it pays from its
 * start on what the other earns from its end on. Returns what that gives in
 * any case. */
static gint64
share_order (ReleveSpread *self, const RelevePart *part, const gint64 *prices, int choice, int needed)
{
  int n_blocks = self->year->n_blocks, span = self->year->choices[needed].span;
  gint64 sum = 0, paid = 0;

  for (int block = n_blocks - 1; block >= 0; block--)
    {
      sum += prices[block];
      if (releve_set_has (part->open, choice))
        self->gifts[choice * n_blocks + block] -= sum;
      else if (part->at[choice] == block)
        paid = sum;
      if (block >= span)
        self->gifts[needed * n_blocks + block - span] += sum;
    }
  return -paid;
}

static gint64
share_orders (ReleveSpread *self, const RelevePart *part, const gint64 *prices, int choice)
{
  const gint64 *own = &prices[self->orders[choice]];
  gint64 sum = 0;

  for (ReleveSet before = self->year->choices[choice].before; before != 0; before &= before - 1)
    {
      if (releve_set_has (part->open, releve_set_first (before)))
        sum += share_order (self, part, own, choice, releve_set_first (before));
      own += self->year->n_blocks;
    }
  return sum;
}

/* What the prices of rules add to each start, and what they give in any case. */
static gint64
share_gifts (ReleveSpread *self, const RelevePart *part, const gint64 *prices)
{
  const ReleveYear *year = self->year;
  gint64 sum = 0;

  for (ReleveSet open = part->open; open != 0; open &= open - 1)
    {
      int i = releve_set_first (open);
      gint64 gift = gift_of (self, part, prices, i);

      for (int start = 0; start < year->n_blocks; start++)
        self->gifts[i * year->n_blocks + start] = gift;
    }
  for (ReleveSet comes = part->open | part->taken; comes != 0; comes &= comes - 1)
    if (year->choices[releve_set_first (comes)].before != 0)
      sum += share_orders (self, part, prices, releve_set_first (comes));
  for (guint64 needs = year->needs & ~part->covered; needs != 0; needs &= needs - 1)
    sum -= prices[need_at (year, __builtin_ctzll (needs))];
  for (int c = 0; c < RELEVE_N_CATEGORIES; c++)
    {
      sum -= prices[low_at (year, c)] * (year->low[c] - part->counts[c]);
      if (year->high[c] != RELEVE_UNLIMITED)
        sum += prices[high_at (year, c)] * (year->high[c] - part->counts[c]);
    }
  return sum;
}

static inline gint64
worth_of (const ReleveSpread *self, int choice, int start)
{
  return offer_of (self, choice, start) + self->gifts[choice * self->year->n_blocks + start];
}

static inline void
add_item (ReleveSpread *self, int block, int choice, gint64 gain)
{
  int hours = releve_choice_hours (self->year, &self->year->choices[choice], block);

  if (gain > 0)
    self->items[block][self->n_items[block]++] = (RelevePackItem) { choice, parts_of (self, block, hours), gain };
}

/* One block: it pays for coming, wherever it does. */
static gint64
offer_short (ReleveSpread *self, const RelevePart *part, const gint64 *prices, int choice)
{
  gint64 once = prices[once_at (choice)];

  for (ReleveSet starts = part->starts[choice]; starts != 0; starts &= starts - 1)
    {
      int block = releve_set_first (starts);

      add_item (self, block, choice, worth_of (self, choice, block) - once);
    }
  return once;
}

/* Several blocks: where it starts best at their prices, and in each of them
 * whether it is taken for its price there. */
static gint64
offer_long (ReleveSpread *self, const RelevePart *part, const gint64 *prices, int choice, ReleveSpreadAnswer *answer)
{
  const gint64 *own = &prices[self->blocks[choice]];
  gboolean must = releve_set_has (part->must, choice);
  gint64 best = must ? RELEVE_HOPELESS : 0;
  ReleveSet blocks = 0;

  for (ReleveSet starts = part->starts[choice]; starts != 0; starts &= starts - 1)
    {
      int start = releve_set_first (starts);
      gint64 gain = worth_of (self, choice, start);

      for (int block = start; block < start + self->year->choices[choice].span; block++)
        {
          gain -= own[block];
          blocks |= releve_set_of (block);
        }
      if (gain <= best)
        continue;
      best = gain;
      answer->wished[choice] = (gint8) start;
    }
  for (; blocks != 0; blocks &= blocks - 1)
    add_item (self, releve_set_first (blocks), choice, own[releve_set_first (blocks)]);
  return best;
}

static void
fill_blocks (ReleveSpread *self, const RelevePart *part, ReleveSpreadAnswer *answer)
{
  for (int block = 0; block < self->year->n_blocks; block++)
    {
      answer->packed[block] = 0;
      if (self->n_items[block] == 0)
        continue;
      answer->bound += releve_pack_fill (self->pack, self->items[block], self->n_items[block],
                                         parts_of (self, block, part->room[block]), &answer->packed[block]);
      self->work += 4 + (guint64) self->n_items[block] / 3;
      for (ReleveSet packed = answer->packed[block]; packed != 0; packed &= packed - 1)
        {
          int choice = releve_set_first (packed);

          answer->times[choice]++;
          if (!is_long (self->year, choice)
              && (answer->wished[choice] < 0 || offer_of (self, choice, block) > offer_of (self, choice, answer->wished[choice])))
            answer->wished[choice] = (gint8) block;
        }
    }
}

void
releve_spread_ask (ReleveSpread *self, const RelevePart *part, const gint64 *prices, ReleveSpreadAnswer *answer)
{
  guint64 entries = releve_pack_work (self->pack);

  memset (answer->times, 0, sizeof answer->times);
  memset (answer->wished, -1, sizeof answer->wished);
  memset (self->n_items, 0, sizeof (int) * (gsize) self->year->n_blocks);
  answer->bound = part->value + share_gifts (self, part, prices);
  for (ReleveSet open = part->open; open != 0; open &= open - 1)
    {
      int i = releve_set_first (open);

      answer->bound += is_long (self->year, i) ? offer_long (self, part, prices, i, answer) : offer_short (self, part, prices, i);
    }
  fill_blocks (self, part, answer);
  self->work += (releve_pack_work (self->pack) - entries) / 24;
}

/* ---- better prices ---- */

static inline int
times_of (const ReleveSpread *self, const ReleveSpreadAnswer *answer, int choice)
{
  return is_long (self->year, choice) ? answer->wished[choice] >= 0 : answer->times[choice];
}

/* Of one of several blocks: a block wants it and the choice is not there, or
 * the other way round. */
static void
slope_long (const ReleveSpread *self, const ReleveSpreadAnswer *answer, int choice, gint64 *slopes)
{
  int start = answer->wished[choice], end = start < 0 ? -1 : start + self->year->choices[choice].span;

  for (int block = 0; block < self->year->n_blocks; block++)
    slopes[self->blocks[choice] + block]
      = (block >= start && block < end) - (int) releve_set_has (answer->packed[block], choice);
}

int
releve_spread_starts (const ReleveSpread *self, const RelevePart *part, const ReleveSpreadAnswer *answer, int choice, int block)
{
  if (!releve_set_has (part->open, choice))
    return part->at[choice] == block;
  return is_long (self->year, choice) ? answer->wished[choice] == block : releve_set_has (answer->packed[block], choice);
}

static void
slope_orders (const ReleveSpread *self, const RelevePart *part, const ReleveSpreadAnswer *answer, int choice, gint64 *slopes)
{
  const ReleveYear *year = self->year;
  gint64 *own = &slopes[self->orders[choice]];

  for (ReleveSet before = year->choices[choice].before; before != 0; before &= before - 1)
    {
      int needed = releve_set_first (before), span = year->choices[needed].span, ahead = 0;

      for (int block = 0; block < year->n_blocks && releve_set_has (part->open, needed); block++)
        {
          ahead += releve_spread_starts (self, part, answer, choice, block);
          ahead -= block >= span ? releve_spread_starts (self, part, answer, needed, block - span) : 0;
          own[block] = ahead;
        }
      own += year->n_blocks;
    }
}

static void
slope_choice (const ReleveSpread *self, const RelevePart *part, const ReleveSpreadAnswer *answer, int choice, gint64 *slopes)
{
  const ReleveYear *year = self->year;
  const ReleveChoice *facts = &year->choices[choice];
  int times = times_of (self, answer, choice);

  if (is_long (year, choice))
    slope_long (self, answer, choice, slopes);
  else
    slopes[once_at (choice)] = times - 1;
  slopes[low_at (year, facts->category)] -= year->low[facts->category] > 0 ? times * facts->span : 0;
  slopes[high_at (year, facts->category)] += year->high[facts->category] != RELEVE_UNLIMITED ? times * facts->span : 0;
  for (guint64 covers = facts->covers & ~part->covered; covers != 0; covers &= covers - 1)
    slopes[need_at (year, __builtin_ctzll (covers))] -= times;
}

void
releve_spread_slopes (const ReleveSpread *self, const RelevePart *part, const ReleveSpreadAnswer *answer, gint64 *slopes)
{
  const ReleveYear *year = self->year;

  memset (slopes, 0, sizeof (gint64) * (gsize) releve_spread_n_prices (year));
  for (guint64 needs = year->needs & ~part->covered; needs != 0; needs &= needs - 1)
    slopes[need_at (year, __builtin_ctzll (needs))] = 1;
  for (int c = 0; c < RELEVE_N_CATEGORIES; c++)
    {
      slopes[low_at (year, c)] = year->low[c] > 0 ? year->low[c] - part->counts[c] : 0;
      slopes[high_at (year, c)] = year->high[c] != RELEVE_UNLIMITED ? part->counts[c] - year->high[c] : 0;
    }
  for (ReleveSet open = part->open; open != 0; open &= open - 1)
    slope_choice (self, part, answer, releve_set_first (open), slopes);
  for (ReleveSet comes = part->open | part->taken; comes != 0; comes &= comes - 1)
    slope_orders (self, part, answer, releve_set_first (comes), slopes);
}

/* ---- doubts ---- */

static gboolean
is_too_early (const ReleveSpread *self, const RelevePart *part, const ReleveSpreadAnswer *answer, int choice)
{
  for (ReleveSet before = self->year->choices[choice].before & part->open; before != 0; before &= before - 1)
    {
      int needed = releve_set_first (before), at = answer->wished[needed];

      if (at < 0 || at + self->year->choices[needed].span > answer->wished[choice])
        return TRUE;
    }
  return FALSE;
}

gboolean
releve_spread_doubts (const ReleveSpread *self, const RelevePart *part, const ReleveSpreadAnswer *answer,
                      const gint64 *prices, int choice)
{
  int start = answer->wished[choice], end = start < 0 ? -1 : start + self->year->choices[choice].span;

  if (start >= 0 && is_too_early (self, part, answer, choice))
    return TRUE;
  if (!is_long (self->year, choice))
    return answer->times[choice] > 1 || (answer->times[choice] == 0 && prices[once_at (choice)] != 0);
  for (int block = 0; block < self->year->n_blocks; block++)
    if ((block >= start && block < end) != releve_set_has (answer->packed[block], choice))
      return TRUE;
  return FALSE;
}

guint64
releve_spread_work (const ReleveSpread *self)
{
  return self->work;
}
