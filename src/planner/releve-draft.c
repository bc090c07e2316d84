#include "releve-draft.h"

#include <string.h>

static gsize
n_cells (const ReleveProblem *problem)
{
  return (gsize) problem->n_assignments * problem->n_blocks + 1;
}

static gsize
n_desks (const ReleveProblem *problem)
{
  return (gsize) problem->n_supervisors * problem->n_blocks + 1;
}

/* How much of the learner's own rules a year leaves open. */
static int
count_lacks (const ReleveYear *year, const gint8 *starts)
{
  int blocks[RELEVE_N_CATEGORIES] = { 0 }, lacks = 0;
  guint64 covered = 0;

  for (int i = 0; i < year->n_choices; i++)
    {
      const ReleveChoice *choice = &year->choices[i];

      if (starts[i] < 0)
        continue;
      covered |= choice->covers;
      blocks[choice->category] += choice->span;
      for (ReleveSet before = choice->pin >= 0 ? choice->before : 0; before != 0; before &= before - 1)
        {
          int other = releve_set_first (before);

          lacks += starts[other] < 0 || starts[other] + year->choices[other].span > starts[i];
        }
    }
  lacks += __builtin_popcountll (year->needs & ~covered);
  for (int c = 0; c < RELEVE_N_CATEGORIES; c++)
    lacks += MAX (0, year->low[c] - blocks[c]);
  return lacks;
}

static void
count_minima (ReleveDraft *self)
{
  gsize n = n_cells (self->problem) - 1;

  for (gsize i = 0; i < n; i++)
    self->violations += self->problem->minimum[i];
}

ReleveDraft *
releve_draft_new (const ReleveProblem *problem, ReleveYear **years)
{
  ReleveDraft *self = g_new0 (ReleveDraft, 1);
  gsize n_rows = (gsize) problem->n_learners * RELEVE_MAX_CHOICES + 1;

  self->problem = problem;
  self->years = years;
  self->starts = g_new (gint8, n_rows);
  memset (self->starts, -1, n_rows);
  self->people = g_new0 (int, n_cells (problem));
  self->over = g_new0 (gint64, n_cells (problem));
  self->under = g_new0 (gint64, n_cells (problem));
  self->duties = g_new0 (int, n_desks (problem));
  self->strain = g_new0 (gint64, n_desks (problem));
  self->missing = g_new0 (gint64, problem->n_learners + 1);
  self->worth = g_new0 (gint64, problem->n_learners + 1);
  self->bonus = g_new0 (gint64, problem->n_learners + 1);
  self->lacks = g_new0 (int, problem->n_learners + 1);
  count_minima (self);
  for (int learner = 0; learner < problem->n_learners; learner++)
    {
      self->lacks[learner] = count_lacks (years[learner], releve_draft_starts (self, learner));
      self->violations += self->lacks[learner];
    }
  return self;
}

void
releve_draft_free (ReleveDraft *self)
{
  if (self == NULL)
    return;
  g_free (self->starts);
  g_free (self->people);
  g_free (self->over);
  g_free (self->under);
  g_free (self->duties);
  g_free (self->strain);
  g_free (self->missing);
  g_free (self->worth);
  g_free (self->bonus);
  g_free (self->lacks);
  g_free (self);
}

static void
price_anew (ReleveDraft *self)
{
  gsize cells = n_cells (self->problem) - 1, desks = n_desks (self->problem) - 1;

  self->penalty = 0;
  for (gsize i = 0; i < cells; i++)
    {
      self->penalty += self->over[i] * MAX (0, self->people[i] - self->problem->capacity[i]);
      self->penalty += self->under[i] * MAX (0, self->problem->minimum[i] - self->people[i]);
    }
  for (gsize i = 0; i < desks; i++)
    self->penalty += self->strain[i] * MAX (0, self->duties[i] - self->problem->duty[i]);
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    self->penalty += self->missing[learner] * self->lacks[learner];
}

void
releve_draft_set_weights (ReleveDraft *self, gint64 weight)
{
  for (gsize i = 0; i < n_cells (self->problem); i++)
    self->over[i] = self->under[i] = weight;
  for (gsize i = 0; i < n_desks (self->problem); i++)
    self->strain[i] = weight;
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    self->missing[learner] = weight;
  price_anew (self);
}

static inline void
grow (gint64 *weight, gint64 most)
{
  *weight = MIN (*weight + *weight / 8 + 1, most);
}

void
releve_draft_press (ReleveDraft *self, gint64 most)
{
  gsize cells = n_cells (self->problem) - 1, desks = n_desks (self->problem) - 1;

  for (gsize i = 0; i < cells; i++)
    {
      if (self->people[i] > self->problem->capacity[i])
        grow (&self->over[i], most);
      if (self->people[i] < self->problem->minimum[i])
        grow (&self->under[i], most);
    }
  for (gsize i = 0; i < desks; i++)
    if (self->duties[i] > self->problem->duty[i])
      grow (&self->strain[i], most);
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    if (self->lacks[learner] > 0)
      grow (&self->missing[learner], most);
  price_anew (self);
}

static inline void
ease (gint64 *weight, gint64 rest)
{
  *weight -= (*weight - rest) / 16;
}

void
releve_draft_relax (ReleveDraft *self, gint64 rest)
{
  for (gsize i = 0; i < n_cells (self->problem); i++)
    {
      ease (&self->over[i], rest);
      ease (&self->under[i], rest);
    }
  for (gsize i = 0; i < n_desks (self->problem); i++)
    ease (&self->strain[i], rest);
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    ease (&self->missing[learner], rest);
  price_anew (self);
}

/* One person more in a cell, and what that breaks or mends. */
static inline void
enter (ReleveDraft *self, int cell)
{
  int people = ++self->people[cell];

  if (people > self->problem->capacity[cell])
    {
      self->penalty += self->over[cell];
      self->violations++;
    }
  if (people <= self->problem->minimum[cell])
    {
      self->penalty -= self->under[cell];
      self->violations--;
    }
}

static inline void
leave (ReleveDraft *self, int cell)
{
  int people = self->people[cell]--;

  if (people > self->problem->capacity[cell])
    {
      self->penalty -= self->over[cell];
      self->violations--;
    }
  if (people <= self->problem->minimum[cell])
    {
      self->penalty += self->under[cell];
      self->violations++;
    }
}

static inline void
serve (ReleveDraft *self, int desk, int sign)
{
  int duties = self->duties[desk] += sign;

  if (duties - (sign < 0 ? -1 : 0) > self->problem->duty[desk])
    {
      self->penalty += sign * self->strain[desk];
      self->violations += sign;
    }
}

static void
serve_card (ReleveDraft *self, const ReleveChoice *choice, int start, int sign)
{
  int row = choice->supervisor * self->problem->n_blocks, last = start + choice->span - 1;

  if (choice->supervisor < 0)
    return;
  serve (self, row + last, sign);
  if (self->problem->briefs && last != start)
    serve (self, row + start, sign);
}

static void
set_lacks (ReleveDraft *self, int learner)
{
  int lacks = count_lacks (self->years[learner], releve_draft_starts (self, learner));
  int more = lacks - self->lacks[learner];

  self->penalty += more * self->missing[learner];
  self->violations += more;
  self->lacks[learner] = lacks;
}

static void
enter_card (ReleveDraft *self, int learner, int choice, int start)
{
  const ReleveYear *year = self->years[learner];
  const ReleveChoice *facts = &year->choices[choice];

  for (int block = start; block < MIN (start + facts->span, year->n_blocks); block++)
    enter (self, facts->assignment * year->n_blocks + block);
  serve_card (self, facts, start, 1);
  self->worth[learner] += year->worth[choice * year->n_blocks + start];
  self->bonus[learner] += releve_year_bonus (year, choice, start);
  self->value += year->worth[choice * year->n_blocks + start];
}

static void
leave_card (ReleveDraft *self, int learner, int choice, int start)
{
  const ReleveYear *year = self->years[learner];
  const ReleveChoice *facts = &year->choices[choice];

  for (int block = start; block < MIN (start + facts->span, year->n_blocks); block++)
    leave (self, facts->assignment * year->n_blocks + block);
  serve_card (self, facts, start, -1);
  self->worth[learner] -= year->worth[choice * year->n_blocks + start];
  self->bonus[learner] -= releve_year_bonus (year, choice, start);
  self->value -= year->worth[choice * year->n_blocks + start];
}

void
releve_draft_clear (ReleveDraft *self, int learner)
{
  gint8 *starts = releve_draft_starts (self, learner);

  for (int i = 0; i < self->years[learner]->n_choices; i++)
    {
      if (starts[i] >= 0)
        leave_card (self, learner, i, starts[i]);
      starts[i] = -1;
    }
  set_lacks (self, learner);
}

void
releve_draft_put (ReleveDraft *self, int learner, const gint8 *starts)
{
  gint8 *own = releve_draft_starts (self, learner);

  for (int i = 0; i < self->years[learner]->n_choices; i++)
    {
      own[i] = starts[i];
      if (starts[i] >= 0)
        enter_card (self, learner, i, starts[i]);
    }
  set_lacks (self, learner);
}

void
releve_draft_move (ReleveDraft *self, int learner, int choice, int start)
{
  gint8 *own = &releve_draft_starts (self, learner)[choice];

  if (*own >= 0)
    leave_card (self, learner, choice, *own);
  *own = (gint8) start;
  if (start >= 0)
    enter_card (self, learner, choice, start);
  if (self->years[learner]->asks)
    set_lacks (self, learner);
}

/* What one more person in each block would cost. */
static void
cost_blocks (const ReleveDraft *self, int assignment, const gint64 *prices, int share, gint64 *costs)
{
  const ReleveProblem *problem = self->problem;
  int row = assignment * problem->n_blocks;

  for (int block = 0; block < problem->n_blocks; block++)
    {
      int cell = row + block;

      costs[block] = self->people[cell] >= problem->capacity[cell] ? self->over[cell] : 0;
      if (self->people[cell] < problem->minimum[cell])
        costs[block] -= self->under[cell];
      if (share != 0)
        costs[block] += prices[cell] * share / 16;
    }
}

static inline gint64
desk_cost (const ReleveDraft *self, int desk, const gint64 *charges, int share)
{
  gint64 cost = self->duties[desk] >= self->problem->duty[desk] ? self->strain[desk] : 0;

  return share != 0 ? cost + charges[desk] * share / 16 : cost;
}

static gint64
card_cost (const ReleveDraft *self, const ReleveChoice *choice, int start, const gint64 *costs,
           const gint64 *charges, int share)
{
  int row = choice->supervisor * self->problem->n_blocks, last = start + choice->span - 1;
  gint64 cost = 0;

  for (int block = start; block <= MIN (last, self->problem->n_blocks - 1); block++)
    cost += costs[block];
  if (choice->supervisor < 0 || last >= self->problem->n_blocks)
    return cost;
  cost += desk_cost (self, row + last, charges, share);
  if (self->problem->briefs && last != start)
    cost += desk_cost (self, row + start, charges, share);
  return cost;
}

void
releve_draft_offer (const ReleveDraft *self, int learner, const gint64 *prices, const gint64 *charges,
                    int share, gint64 *offers)
{
  const ReleveYear *year = self->years[learner];
  gint64 costs[128];

  g_assert (year->n_blocks <= (int) G_N_ELEMENTS (costs));
  for (int i = 0; i < year->n_choices; i++)
    {
      const gint64 *worth = &year->worth[i * year->n_blocks];
      gint64 *offer = &offers[i * year->n_blocks];

      cost_blocks (self, year->choices[i].assignment, prices, share, costs);
      for (int start = 0; start < year->n_blocks; start++)
        offer[start] = worth[start] == RELEVE_BARRED
                         ? RELEVE_BARRED
                         : worth[start] - card_cost (self, &year->choices[i], start, costs, charges, share);
    }
}

/* Whether an earlier card of the year has the same duty, and the limit is met. */
static gboolean
is_duty_too_many (const ReleveDraft *self, const ReleveYear *year, int choice, const gint8 *starts)
{
  const ReleveChoice *facts = &year->choices[choice];
  int last = starts[choice] + facts->span - 1, desk = facts->supervisor * year->n_blocks + last, own = 0;

  if (facts->supervisor < 0 || facts->pin >= 0)
    return FALSE;
  for (int i = 0; i < choice; i++)
    own += starts[i] >= 0 && year->choices[i].supervisor == facts->supervisor
           && starts[i] + year->choices[i].span - 1 == last;
  return own > 0 && self->duties[desk] + own >= self->problem->duty[desk];
}

static gboolean
lost_prerequisite (const ReleveYear *year, int choice, const gint8 *starts)
{
  for (ReleveSet before = year->choices[choice].before; before != 0; before &= before - 1)
    if (starts[releve_set_first (before)] < 0)
      return year->choices[choice].pin < 0;
  return FALSE;
}

void
releve_draft_trim (const ReleveDraft *self, int learner, gint8 *starts)
{
  const ReleveYear *year = self->years[learner];
  gboolean changed = !year->sole;

  while (changed)
    {
      changed = FALSE;
      for (int i = 0; i < year->n_choices; i++)
        if (starts[i] >= 0 && (is_duty_too_many (self, year, i, starts) || lost_prerequisite (year, i, starts)))
          {
            starts[i] = -1;
            changed = TRUE;
          }
    }
}

GArray *
releve_draft_cards (const ReleveProblem *problem, ReleveYear *const *years, const gint8 *starts)
{
  GArray *cards = g_array_new (FALSE, FALSE, sizeof (ReleveCard));

  for (int learner = 0; learner < problem->n_learners; learner++)
    for (int i = 0; i < years[learner]->n_choices; i++)
      {
        int start = starts[learner * RELEVE_MAX_CHOICES + i];
        ReleveCard card = { learner, years[learner]->choices[i].assignment, start };

        if (start >= 0)
          g_array_append_val (cards, card);
      }
  g_array_sort (cards, releve_card_compare);
  return cards;
}
