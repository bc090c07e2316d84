#include "releve-year.h"

/* Beyond, counts are kept up to less than their high: the table then forgets a
 * rule, which only loosens what it bounds. */
#define MAX_STATES 1500

static int
find_pin (const ReleveProblem *problem, int learner, int assignment, guint dropped)
{
  for (guint i = 0; i < problem->pins->len && !(dropped & RELEVE_GROUP_PINS); i++)
    {
      const ReleveCard *pin = &g_array_index (problem->pins, ReleveCard, i);

      if (pin->learner == learner && pin->assignment == assignment)
        return pin->start;
    }
  return -1;
}

static gint64
best_worth (const ReleveProblem *problem, int learner, int assignment)
{
  const gint64 *worth = releve_problem_worth (problem, learner, assignment);
  gint64 best = RELEVE_BARRED;

  for (int start = 0; start < problem->n_blocks; start++)
    best = MAX (best, worth[start]);
  return best;
}

/* Which assignments cannot be spared where there are too many. */
typedef enum { SPARE, TEACHES_A_NEED, PINNED } Importance;

typedef struct {
  int assignment;
  Importance importance;
  gint64 best;
} Candidate;

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = a, *other = b;

  if (one->importance != other->importance)
    return one->importance > other->importance ? -1 : 1;
  if (one->best != other->best)
    return one->best > other->best ? -1 : 1;
  return one->assignment - other->assignment;
}

static int
compare_assignments (gconstpointer a, gconstpointer b)
{
  return ((const Candidate *) a)->assignment - ((const Candidate *) b)->assignment;
}

static Importance
rate_importance (const ReleveProblem *problem, int learner, int assignment, guint dropped)
{
  const GArray *needs = problem->learners[learner].needs;

  if (find_pin (problem, learner, assignment, dropped) >= 0)
    return PINNED;
  for (guint i = 0; i < needs->len; i++)
    if (releve_problem_lists (problem->assignments[assignment].teaches, g_array_index (needs, int, i)))
      return TEACHES_A_NEED;
  return SPARE;
}

/* What the learner may take; the most important where there are too many. */
static GArray *
list_candidates (const ReleveProblem *problem, int learner, guint dropped, gboolean *partial)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (int assignment = 0; assignment < problem->n_assignments; assignment++)
    {
      Candidate candidate = { assignment, rate_importance (problem, learner, assignment, dropped),
                              best_worth (problem, learner, assignment) };

      if (candidate.importance == PINNED || (candidate.best != RELEVE_BARRED
                               && !releve_problem_lists (problem->learners[learner].done, assignment)))
        g_array_append_val (list, candidate);
    }
  g_array_sort (list, compare_candidates);
  *partial = list->len > RELEVE_MAX_CHOICES;
  if (*partial)
    g_array_set_size (list, RELEVE_MAX_CHOICES);
  g_array_sort (list, compare_assignments);
  return list;
}

static int
find_choice (const ReleveYear *self, int assignment)
{
  for (int i = 0; i < self->n_choices; i++)
    if (self->choices[i].assignment == assignment)
      return i;
  return -1;
}

static void
fill_choice (ReleveYear *self, const ReleveProblem *problem, int at, int assignment, guint dropped)
{
  const ReleveProblemAssignment *facts = &problem->assignments[assignment];
  const GArray *needs = problem->learners[self->learner].needs;
  ReleveChoice *choice = &self->choices[at];

  choice->assignment = assignment;
  choice->span = facts->span;
  choice->category = facts->category;
  choice->supervisor = releve_problem_supervisor (problem, self->learner, assignment);
  choice->exclusive = facts->exclusive;
  choice->due = RELEVE_UNLIMITED;
  choice->planned = -1;
  choice->hours = MAX (facts->hours, 1); /* so that nothing stands beside an exclusive card */
  choice->pin = find_pin (problem, self->learner, assignment, dropped);
  for (int need = 0; need < self->n_needs; need++)
    if (releve_problem_lists (facts->teaches, g_array_index (needs, int, need)))
      choice->covers |= (guint64) 1 << need;
}

static void
bar (ReleveYear *self, int choice)
{
  for (int start = 0; start < self->n_blocks; start++)
    self->worth[choice * self->n_blocks + start] = RELEVE_BARRED;
}

static gboolean
is_offered (const ReleveYear *self, int choice)
{
  for (int start = 0; start < self->n_blocks; start++)
    if (self->worth[choice * self->n_blocks + start] != RELEVE_BARRED)
      return TRUE;
  return FALSE;
}

/* A prerequisite that nothing can meet bars the choice; a pin then clashes. */
static gboolean
link_choice (ReleveYear *self, const ReleveProblem *problem, int at)
{
  ReleveChoice *choice = &self->choices[at];
  const GArray *before = problem->assignments[choice->assignment].before;

  choice->before = 0;
  for (guint i = 0; i < before->len; i++)
    {
      int needed = g_array_index (before, int, i);
      int other = find_choice (self, needed);

      if (releve_problem_lists (problem->learners[self->learner].done, needed)
          || releve_problem_lists (problem->learners[self->learner].met, needed))
        continue;
      if (other >= 0 && is_offered (self, other))
        choice->before |= releve_set_of (other);
      else if (choice->pin >= 0)
        self->clash = TRUE;
      else
        return FALSE;
    }
  return TRUE;
}

static void
link_choices (ReleveYear *self, const ReleveProblem *problem)
{
  gboolean changed = TRUE;

  while (changed)
    {
      changed = FALSE;
      for (int i = 0; i < self->n_choices; i++)
        if (is_offered (self, i) && !link_choice (self, problem, i))
          {
            bar (self, i);
            changed = TRUE;
          }
    }
}

/* A choice that another one needs by a block is due, and so is what it needs. */
static gboolean
spread_due (ReleveYear *self, const ReleveChoice *choice)
{
  int by = choice->pin >= 0 ? choice->pin : choice->due == RELEVE_UNLIMITED ? RELEVE_UNLIMITED : choice->due - choice->span;
  gboolean changed = FALSE;

  for (ReleveSet before = choice->before; before != 0 && by >= 0 && by != RELEVE_UNLIMITED; before &= before - 1)
    {
      ReleveChoice *needed = &self->choices[releve_set_first (before)];

      if (needed->pin >= 0 || needed->due <= by)
        continue;
      needed->due = by;
      changed = TRUE;
    }
  return changed;
}

/* What comes after it is due would come in vain: it is taken once at most. */
static void
set_dues (ReleveYear *self)
{
  gboolean changed = TRUE;

  while (changed)
    {
      changed = FALSE;
      for (int i = 0; i < self->n_choices; i++)
        changed |= spread_due (self, &self->choices[i]);
    }
  for (int i = 0; i < self->n_choices; i++)
    for (int start = 0; start < self->n_blocks; start++)
      if (self->choices[i].due != RELEVE_UNLIMITED && start + self->choices[i].span > self->choices[i].due)
        self->worth[i * self->n_blocks + start] = RELEVE_BARRED;
}

static void
fill_room (ReleveYear *self, const ReleveProblem *problem, guint dropped)
{
  const ReleveProblemLearner *learner = &problem->learners[self->learner];

  for (int block = 0; block < self->n_blocks; block++)
    {
      gboolean away = learner->leave[block] && !(dropped & RELEVE_GROUP_LEAVE);

      self->whole[block] = learner->room[block];
      self->room[block] = away ? 0 : learner->room[block];
    }
}

/* Takes a pin's hours from the room; what does not fit clashes. */
static void
reserve_pin (ReleveYear *self, const ReleveChoice *choice)
{
  if (choice->pin + choice->span > self->n_blocks)
    self->clash = TRUE;
  for (int block = choice->pin; block < MIN (choice->pin + choice->span, self->n_blocks); block++)
    {
      int hours = releve_choice_hours (self, choice, block);

      if (hours > self->room[block] || (choice->exclusive && self->room[block] < self->whole[block]))
        self->clash = TRUE;
      self->room[block] = MAX (0, self->room[block] - hours);
      if (choice->exclusive)
        self->room[block] = 0;
    }
}

gboolean
releve_year_has_room (const ReleveYear *self, const int *room, const ReleveChoice *choice, int start)
{
  if (start + choice->span > self->n_blocks)
    return FALSE;
  for (int block = start; block < start + choice->span; block++)
    if (room[block] == 0 || releve_choice_hours (self, choice, block) > room[block])
      return FALSE;
  return TRUE;
}

static gboolean
is_closed (const ReleveProblem *problem, const ReleveChoice *choice, int start, guint dropped)
{
  for (int block = start; block < start + choice->span && !(dropped & RELEVE_GROUP_CLOSED); block++)
    if (problem->capacity[choice->assignment * problem->n_blocks + block] == 0)
      return TRUE;
  return FALSE;
}

static void
fill_worth (ReleveYear *self, const ReleveProblem *problem, int at, guint dropped)
{
  const ReleveChoice *choice = &self->choices[at];
  const gint64 *worth = releve_problem_worth (problem, self->learner, choice->assignment);

  for (int start = 0; start < self->n_blocks; start++)
    {
      gint64 *own = &self->worth[at * self->n_blocks + start];

      *own = RELEVE_BARRED;
      if (choice->pin >= 0 && start == choice->pin)
        *own = worth[start] == RELEVE_BARRED ? 0 : worth[start];
      else if (choice->pin < 0 && worth[start] != RELEVE_BARRED && releve_year_has_room (self, self->room, choice, start)
               && !is_closed (problem, choice, start, dropped))
        *own = worth[start];
    }
}

/* A card of the present plan that stays is worth more. */
static void
reward_plan (ReleveYear *self, const ReleveProblem *problem, gint64 keeping)
{
  self->keeping = keeping;
  for (guint i = 0; i < problem->plan->len && keeping != 0; i++)
    {
      const ReleveCard *card = &g_array_index (problem->plan, ReleveCard, i);
      int choice = card->learner == self->learner ? find_choice (self, card->assignment) : -1;

      if (choice < 0 || self->worth[choice * self->n_blocks + card->start] == RELEVE_BARRED)
        continue;
      self->choices[choice].planned = card->start;
      self->worth[choice * self->n_blocks + card->start] += keeping;
    }
}

static void
fill_limits (ReleveYear *self, const ReleveProblem *problem, guint dropped)
{
  const ReleveProblemLearner *learner = &problem->learners[self->learner];

  for (int category = 0; category < RELEVE_N_CATEGORIES; category++)
    {
      self->low[category] = dropped & RELEVE_GROUP_LOW ? 0 : learner->low[category];
      self->high[category] = dropped & RELEVE_GROUP_HIGH ? RELEVE_UNLIMITED : learner->high[category];
    }
  self->n_needs = dropped & RELEVE_GROUP_NEEDS ? 0 : (int) MIN (learner->needs->len, RELEVE_MAX_NEEDS);
  for (int need = 0; need < self->n_needs; need++)
    self->needs |= (guint64) 1 << need;
}

static void
reserve_pins (ReleveYear *self)
{
  for (int i = 0; i < self->n_choices; i++)
    if (self->choices[i].pin >= 0)
      reserve_pin (self, &self->choices[i]);
}

static int
gcd (int a, int b)
{
  return b == 0 ? a : gcd (b, a % b);
}

/* A card of no hours, which counts one, takes no part. */
static void
fill_parts (ReleveYear *self)
{
  for (int block = 0; block < self->n_blocks; block++)
    {
      int unit = gcd (self->whole[block], self->room[block]);

      for (int i = 0; i < self->n_choices; i++)
        if (self->choices[i].pin < 0 && self->choices[i].hours > 1)
          unit = gcd (unit, releve_choice_hours (self, &self->choices[i], block));
      self->parts[block] = MIN (self->whole[block] / MAX (unit, 1), RELEVE_MAX_PARTS);
    }
}

static gboolean
is_sole (const ReleveYear *self)
{
  for (int i = 0; i < self->n_choices; i++)
    if (!self->choices[i].exclusive)
      return FALSE;
  return TRUE;
}

static gboolean
asks_anything (const ReleveYear *self)
{
  for (int c = 0; c < RELEVE_N_CATEGORIES; c++)
    if (self->low[c] > 0)
      return TRUE;
  for (int i = 0; i < self->n_choices; i++)
    if (self->choices[i].pin >= 0 && self->choices[i].before != 0)
      return TRUE;
  return self->needs != 0;
}

/* Blocks per category as digits of one number. */
typedef struct {
  int sizes[RELEVE_N_CATEGORIES], strides[RELEVE_N_CATEGORIES];
} Digits;

/* The states after blocks more of the category, for every span. */
static void
fill_after (ReleveYear *self, const Digits *digits, int state, int category)
{
  int size = digits->sizes[category], stride = digits->strides[category], count = state / stride % size;
  int beyond = size - 1 == self->high[category] ? self->n_states : state + (size - 1 - count) * stride;
  int *after = &self->after[category * (self->longest + 1) * self->n_states + state];

  for (int span = 0; span <= self->longest; span++)
    after[span * self->n_states] = count + span < size ? state + span * stride : beyond;
}

static gboolean
meets_lows (const ReleveYear *self, const Digits *digits, int state)
{
  for (int c = 0; c < RELEVE_N_CATEGORIES; c++)
    if (state / digits->strides[c] % digits->sizes[c] < MIN (self->low[c], digits->sizes[c] - 1))
      return FALSE;
  return TRUE;
}

static void
size_states (ReleveYear *self, Digits *digits)
{
  for (int c = 0; c < RELEVE_N_CATEGORIES; c++)
    {
      gboolean open = self->high[c] >= self->n_blocks;

      digits->sizes[c] = self->sole ? MIN (open ? self->low[c] : self->high[c], self->n_blocks) + 1 : 1;
    }
  while (digits->sizes[0] * digits->sizes[1] * digits->sizes[2] > MAX_STATES)
    {
      int widest = 0;

      for (int c = 1; c < RELEVE_N_CATEGORIES; c++)
        widest = digits->sizes[c] > digits->sizes[widest] ? c : widest;
      digits->sizes[widest] = digits->sizes[widest] * 3 / 4;
    }
  self->n_states = 1;
  for (int c = 0; c < RELEVE_N_CATEGORIES; c++)
    {
      digits->strides[c] = self->n_states;
      self->n_states *= digits->sizes[c];
    }
}

static void
tabulate_states (ReleveYear *self)
{
  Digits digits;

  for (int i = 0; i < self->n_choices; i++)
    self->longest = MAX (self->longest, self->choices[i].span);
  size_states (self, &digits);
  self->after = g_new (int, RELEVE_N_CATEGORIES * (self->longest + 1) * self->n_states);
  self->settled = g_new (gboolean, self->n_states);
  for (int state = 0; state < self->n_states; state++)
    {
      self->settled[state] = meets_lows (self, &digits, state);
      for (int c = 0; c < RELEVE_N_CATEGORIES; c++)
        fill_after (self, &digits, state, c);
    }
}

ReleveYear *
releve_year_new (const ReleveProblem *problem, int learner, guint dropped, gint64 keeping)
{
  gboolean partial;
  g_autoptr (GArray) candidates = list_candidates (problem, learner, dropped, &partial);
  ReleveYear *self = g_new0 (ReleveYear, 1);

  self->learner = learner;
  self->partial = partial || problem->learners[learner].needs->len > RELEVE_MAX_NEEDS;
  self->n_blocks = problem->n_blocks;
  self->n_choices = (int) candidates->len;
  self->choices = g_new0 (ReleveChoice, MAX (self->n_choices, 1));
  self->worth = g_new (gint64, MAX (self->n_choices * self->n_blocks, 1));
  self->room = g_new0 (int, self->n_blocks + 1);
  self->whole = g_new0 (int, self->n_blocks + 1);
  self->parts = g_new0 (int, self->n_blocks + 1);
  fill_limits (self, problem, dropped);
  fill_room (self, problem, dropped);
  for (int i = 0; i < self->n_choices; i++)
    fill_choice (self, problem, i, g_array_index (candidates, Candidate, i).assignment, dropped);
  reserve_pins (self);
  for (int i = 0; i < self->n_choices; i++)
    fill_worth (self, problem, i, dropped);
  reward_plan (self, problem, keeping);
  if (!(dropped & RELEVE_GROUP_PREREQUISITES))
    {
      link_choices (self, problem);
      set_dues (self);
    }
  fill_parts (self);
  self->sole = is_sole (self);
  for (int c = 0; c < RELEVE_N_CATEGORIES; c++)
    self->clash |= self->low[c] > problem->n_blocks && self->sole;
  self->asks = asks_anything (self);
  tabulate_states (self);
  return self;
}

void
releve_year_free (ReleveYear *self)
{
  if (self == NULL)
    return;
  g_free (self->choices);
  g_free (self->worth);
  g_free (self->room);
  g_free (self->whole);
  g_free (self->parts);
  g_free (self->after);
  g_free (self->settled);
  g_free (self);
}

gboolean
releve_year_is_met (const ReleveYear *self, guint64 covered, const int *counts)
{
  for (int c = 0; c < RELEVE_N_CATEGORIES; c++)
    if (counts[c] < self->low[c])
      return FALSE;
  return (self->needs & ~covered) == 0;
}

gboolean
releve_years_are_sole (ReleveYear *const *years, int n)
{
  for (int i = 0; i < n; i++)
    if (!years[i]->sole)
      return FALSE;
  return TRUE;
}
