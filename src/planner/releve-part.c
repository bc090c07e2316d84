#include "releve-part.h"

#include <string.h>

/* Blocks before @block. */
static inline ReleveSet
blocks_before (int block)
{
  return block <= 0 ? 0 : block >= 128 ? ~(ReleveSet) 0 : releve_set_of (block) - 1;
}

static inline int
end_of (const ReleveYear *year, int choice, int start)
{
  return start + year->choices[choice].span;
}

static gboolean
adds_up (const RelevePart *self, const ReleveYear *year, int choice)
{
  const ReleveChoice *facts = &year->choices[choice];

  return self->counts[facts->category] + facts->span <= year->high[facts->category];
}

static void
keep_fitting (RelevePart *self, const ReleveYear *year, int choice)
{
  for (ReleveSet starts = self->starts[choice]; starts != 0; starts &= starts - 1)
    if (!releve_year_has_room (year, self->room, &year->choices[choice], releve_set_first (starts)))
      self->starts[choice] &= ~releve_set_of (releve_set_first (starts));
  if (!adds_up (self, year, choice))
    self->starts[choice] = 0;
}

/* After the earliest end of what it needs. */
static void
keep_order (RelevePart *self, const ReleveYear *year, int choice)
{
  for (ReleveSet before = year->choices[choice].before & self->open; before != 0; before &= before - 1)
    {
      int needed = releve_set_first (before);

      if (self->starts[needed] != 0)
        self->starts[choice] &= ~blocks_before (end_of (year, needed, releve_set_first (self->starts[needed])));
    }
}

static gboolean
drop (RelevePart *self, const ReleveYear *year, int choice)
{
  if (releve_set_has (self->must, choice))
    return FALSE;
  self->open &= ~releve_set_of (choice);
  self->at[choice] = -1;
  for (ReleveSet open = self->open; open != 0; open &= open - 1)
    {
      int i = releve_set_first (open);

      if (releve_set_has (self->open, i) && releve_set_has (year->choices[i].before, choice) && !drop (self, year, i))
        return FALSE;
    }
  return TRUE;
}

/* The starts and choices that are left, again after every choice that is not. */
static gboolean
narrow (RelevePart *self, const ReleveYear *year)
{
  gboolean changed = TRUE;

  while (changed)
    {
      changed = FALSE;
      for (ReleveSet open = self->open; open != 0; open &= open - 1)
        {
          int i = releve_set_first (open);

          if (!releve_set_has (self->open, i))
            continue;
          keep_fitting (self, year, i);
          keep_order (self, year, i);
          if (self->starts[i] != 0)
            continue;
          changed = TRUE;
          if (!drop (self, year, i))
            return FALSE;
        }
    }
  return TRUE;
}

/* What it needs has to end before; those that need it come after. */
static gboolean
order (RelevePart *self, const ReleveYear *year, int choice, int start)
{
  for (ReleveSet before = year->choices[choice].before; before != 0; before &= before - 1)
    {
      int needed = releve_set_first (before);

      if (!releve_set_has (self->open, needed))
        {
          if (self->at[needed] < 0 || end_of (year, needed, self->at[needed]) > start)
            return FALSE;
          continue;
        }
      self->must |= releve_set_of (needed);
      self->starts[needed] &= blocks_before (start - year->choices[needed].span + 1);
    }
  for (ReleveSet open = self->open; open != 0; open &= open - 1)
    if (releve_set_has (year->choices[releve_set_first (open)].before, choice))
      self->starts[releve_set_first (open)] &= ~blocks_before (end_of (year, choice, start));
  return TRUE;
}

static gboolean
take (RelevePart *self, const ReleveYear *year, const gint64 *offers, int choice, int start)
{
  const ReleveChoice *facts = &year->choices[choice];

  self->open &= ~releve_set_of (choice);
  self->must &= ~releve_set_of (choice);
  self->taken |= releve_set_of (choice);
  self->at[choice] = (gint8) start;
  self->counts[facts->category] += facts->span;
  self->covered |= facts->covers;
  self->value += offers[choice * year->n_blocks + start];
  for (int block = start; block < start + facts->span && facts->pin < 0; block++)
    self->room[block] -= releve_choice_hours (year, facts, block);
  return order (self, year, choice, start);
}

/* Whether needs and lows can still be met. */
static gboolean
may_suffice (const RelevePart *self, const ReleveYear *year)
{
  guint64 covered = self->covered;
  int counts[RELEVE_N_CATEGORIES];

  memcpy (counts, self->counts, sizeof counts);
  for (ReleveSet open = self->open; open != 0; open &= open - 1)
    {
      const ReleveChoice *facts = &year->choices[releve_set_first (open)];

      covered |= facts->covers;
      counts[facts->category] += facts->span;
    }
  return releve_year_is_met (year, covered, counts);
}

static gboolean
settle (RelevePart *self, const ReleveYear *year)
{
  return narrow (self, year) && (!year->asks || may_suffice (self, year));
}

gboolean
releve_part_decide (RelevePart *self, const ReleveYear *year, const gint64 *offers, int choice, int start)
{
  if (start < 0)
    return drop (self, year, choice) && settle (self, year);
  return releve_set_has (self->starts[choice], start) && take (self, year, offers, choice, start) && settle (self, year);
}

static gboolean
take_pins (RelevePart *self, const ReleveYear *year, const gint64 *offers)
{
  for (int i = 0; i < year->n_choices; i++)
    if (year->choices[i].pin >= 0
        && (!releve_set_has (self->starts[i], year->choices[i].pin) || !adds_up (self, year, i)
            || !take (self, year, offers, i, year->choices[i].pin)))
      return FALSE;
  return TRUE;
}

gboolean
releve_part_start (RelevePart *self, const ReleveYear *year, const gint64 *offers)
{
  g_assert (year->n_blocks <= RELEVE_MAX_BLOCKS);
  memset (self, 0, sizeof *self);
  memset (self->at, -1, sizeof self->at);
  memcpy (self->room, year->room, sizeof (int) * (gsize) year->n_blocks);
  for (int i = 0; i < year->n_choices; i++)
    {
      self->open |= releve_set_of (i);
      for (int block = 0; block < year->n_blocks; block++)
        if (offers[i * year->n_blocks + block] != RELEVE_BARRED)
          self->starts[i] |= releve_set_of (block);
    }
  return take_pins (self, year, offers) && settle (self, year);
}

gboolean
releve_part_is_whole (const RelevePart *self, const ReleveYear *year)
{
  return self->must == 0 && releve_year_is_met (year, self->covered, self->counts);
}
