#include "releve-shuffle.h"

#include <string.h>

/* Cards changed in one move, and those put into a gap while costs are unknown. */
#define MOST_CHANGES 32
#define MOST_FILLERS 3
#define WORK_PER_MOVE 30
/* A start that costs so much of a block's usual worth is tried one time in three. */
#define BEARABLE_PERCENT 7
#define MOST_DRAWS 50
#define LOOKS_PER_WORK 2

typedef struct {
  int learner, choice, start;
} Start;

typedef struct {
  gint64 cost;
  int choice, start;
} Filler;

struct _ReleveShuffle {
  const ReleveProblem *problem;
  ReleveYear **years;
  const gint8 *choice_of; /* [learner × n_assignments + assignment], −1 = none */
  ReleveDraft *draft;
  ReleveRandom *random;
  GArray *starts;       /* of Start: all that may be tried */
  const GPtrArray *costs; /* of each start, NULL = unknown */
  GArray **fillers;     /* of Filler: [learner × n_blocks + block] what would fill the block, cheapest first; NULL until needed */
  gint64 bearable;      /* a cost at which a start is tried one time in three */
  ReleveSet **followers; /* [learner][choice] choices that need it before */
  int *left;            /* [learner × n_blocks + block] hours */
  int *counts;          /* [learner × RELEVE_N_CATEGORIES + category] blocks */
  Start changes[MOST_CHANGES]; /* where the cards of the move were before */
  int n_changes;
  guint64 looks;
};

static void
list_starts (ReleveShuffle *self, int learner)
{
  const ReleveYear *year = self->years[learner];

  for (int i = 0; i < year->n_choices && !year->clash; i++)
    for (int start = 0; start < year->n_blocks && year->choices[i].pin < 0; start++)
      {
        Start open = { learner, i, start };

        if (year->worth[i * year->n_blocks + start] != RELEVE_BARRED)
          g_array_append_val (self->starts, open);
      }
}

static void
note_followers (ReleveShuffle *self, int learner)
{
  const ReleveYear *year = self->years[learner];

  self->followers[learner] = g_new0 (ReleveSet, year->n_choices + 1);
  for (int i = 0; i < year->n_choices; i++)
    for (ReleveSet before = year->choices[i].before; before != 0; before &= before - 1)
      self->followers[learner][releve_set_first (before)] |= releve_set_of (i);
}

ReleveShuffle *
releve_shuffle_new (const ReleveProblem *problem, ReleveYear **years, const gint8 *choice_of,
                    ReleveDraft *draft, ReleveRandom *random)
{
  ReleveShuffle *self = g_new0 (ReleveShuffle, 1);

  self->problem = problem;
  self->years = years;
  self->choice_of = choice_of;
  self->draft = draft;
  self->random = random;
  self->starts = g_array_new (FALSE, FALSE, sizeof (Start));
  self->fillers = g_new0 (GArray *, problem->n_learners * problem->n_blocks + 1);
  self->followers = g_new0 (ReleveSet *, problem->n_learners + 1);
  self->left = g_new0 (int, problem->n_learners * problem->n_blocks + 1);
  self->counts = g_new0 (int, problem->n_learners * RELEVE_N_CATEGORIES + 1);
  for (int learner = 0; learner < problem->n_learners; learner++)
    {
      list_starts (self, learner);
      note_followers (self, learner);
    }
  return self;
}

static void
clear_fillers (ReleveShuffle *self)
{
  for (int i = 0; i < self->problem->n_learners * self->problem->n_blocks; i++)
    g_clear_pointer (&self->fillers[i], g_array_unref);
}

void
releve_shuffle_free (ReleveShuffle *self)
{
  if (self == NULL)
    return;
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    g_free (self->followers[learner]);
  g_free (self->followers);
  g_free (self->left);
  g_free (self->counts);
  g_array_unref (self->starts);
  clear_fillers (self);
  g_free (self->fillers);
  g_free (self);
}

/* ---- what starts cost ---- */

static inline gint64
cost_of (const ReleveShuffle *self, int learner, int choice, int start)
{
  const gint64 *costs = g_ptr_array_index (self->costs, learner);

  return costs[choice * self->problem->n_blocks + start];
}

static int
compare_fillers (gconstpointer a, gconstpointer b)
{
  const Filler *one = a, *other = b;

  if (one->cost != other->cost)
    return one->cost < other->cost ? -1 : 1;
  return one->choice != other->choice ? one->choice - other->choice : one->start - other->start;
}

static GArray *
fillers_of (const ReleveShuffle *self, int learner, int block)
{
  const ReleveYear *year = self->years[learner];
  GArray *fillers = g_array_new (FALSE, FALSE, sizeof (Filler));

  for (int i = 0; i < year->n_choices; i++)
    for (int start = MAX (0, block - year->choices[i].span + 1); start <= block && year->choices[i].pin < 0; start++)
      {
        Filler filler = { cost_of (self, learner, i, start), i, start };

        if (year->worth[i * year->n_blocks + start] > 0)
          g_array_append_val (fillers, filler);
      }
  g_array_sort (fillers, compare_fillers);
  return fillers;
}

void
releve_shuffle_set_costs (ReleveShuffle *self, const GPtrArray *costs, gint64 usual)
{
  self->costs = costs;
  self->bearable = MAX (usual * BEARABLE_PERCENT / 100, 1);
  clear_fillers (self);
}

/* ---- one card ---- */

/* Pins have taken their hours already. */
static void
count_card (ReleveShuffle *self, int learner, int choice, int start, int sign)
{
  const ReleveYear *year = self->years[learner];
  const ReleveChoice *facts = &year->choices[choice];

  self->counts[learner * RELEVE_N_CATEGORIES + facts->category] += sign * facts->span;
  for (int block = start; block < start + facts->span && facts->pin < 0; block++)
    self->left[learner * year->n_blocks + block] -= sign * releve_choice_hours (year, facts, block);
}

void
releve_shuffle_read (ReleveShuffle *self)
{
  memset (self->counts, 0, sizeof (int) * (gsize) self->problem->n_learners * RELEVE_N_CATEGORIES);
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    {
      const ReleveYear *year = self->years[learner];
      const gint8 *starts = releve_draft_starts (self->draft, learner);

      memcpy (&self->left[learner * year->n_blocks], year->room, sizeof (int) * (gsize) year->n_blocks);
      for (int i = 0; i < year->n_choices; i++)
        if (starts[i] >= 0)
          count_card (self, learner, i, starts[i], 1);
    }
}

static inline int
start_of (const ReleveShuffle *self, int learner, int choice)
{
  return releve_draft_starts (self->draft, learner)[choice];
}

static void
place (ReleveShuffle *self, int learner, int choice, int start)
{
  int from = start_of (self, learner, choice);

  if (from >= 0)
    count_card (self, learner, choice, from, -1);
  if (start >= 0)
    count_card (self, learner, choice, start, 1);
  releve_draft_move (self->draft, learner, choice, start);
}

/* FALSE when the move has become too large. */
static gboolean
change (ReleveShuffle *self, int learner, int choice, int start)
{
  if (self->n_changes == MOST_CHANGES)
    return FALSE;
  self->changes[self->n_changes++] = (Start) { learner, choice, start_of (self, learner, choice) };
  place (self, learner, choice, start);
  return TRUE;
}

void
releve_shuffle_undo (ReleveShuffle *self)
{
  while (self->n_changes > 0)
    {
      const Start *was = &self->changes[--self->n_changes];

      place (self, was->learner, was->choice, was->start);
    }
}

/* ---- what fits ---- */

static gboolean
keeps_order (const ReleveShuffle *self, int learner, int choice, int start)
{
  const ReleveYear *year = self->years[learner];

  for (ReleveSet before = year->choices[choice].before; before != 0; before &= before - 1)
    {
      int other = releve_set_first (before), at = start_of (self, learner, other);

      if (at < 0 || at + year->choices[other].span > start)
        return FALSE;
    }
  for (ReleveSet after = self->followers[learner][choice]; after != 0; after &= after - 1)
    {
      int at = start_of (self, learner, releve_set_first (after));

      if (at >= 0 && at < start + year->choices[choice].span)
        return FALSE;
    }
  return TRUE;
}

static inline gboolean
adds_up (const ReleveShuffle *self, int learner, const ReleveChoice *facts)
{
  return self->counts[learner * RELEVE_N_CATEGORIES + facts->category] + facts->span
         <= self->years[learner]->high[facts->category];
}

static gboolean
has_duty_free (const ReleveShuffle *self, const ReleveChoice *facts, int start)
{
  int row = facts->supervisor * self->problem->n_blocks, last = start + facts->span - 1;

  if (facts->supervisor < 0)
    return TRUE;
  if (self->draft->duties[row + last] >= self->problem->duty[row + last])
    return FALSE;
  return !self->problem->briefs || last == start
         || self->draft->duties[row + start] < self->problem->duty[row + start];
}

static gboolean
fits (ReleveShuffle *self, int learner, int choice, int start)
{
  const ReleveYear *year = self->years[learner];
  const ReleveChoice *facts = &year->choices[choice];

  self->looks++;
  if (year->worth[choice * year->n_blocks + start] == RELEVE_BARRED)
    return FALSE;
  for (int block = start; block < start + facts->span; block++)
    {
      int cell = facts->assignment * year->n_blocks + block;

      if (self->left[learner * year->n_blocks + block] < releve_choice_hours (year, facts, block)
          || self->draft->people[cell] >= self->problem->capacity[cell])
        return FALSE;
    }
  return adds_up (self, learner, facts) && has_duty_free (self, facts, start)
         && keeps_order (self, learner, choice, start);
}

/* ---- what goes out ---- */

/* Neither a pin nor what another card needs. */
static gboolean
may_go (const ReleveShuffle *self, int learner, int choice)
{
  if (self->years[learner]->choices[choice].pin >= 0)
    return FALSE;
  for (ReleveSet after = self->followers[learner][choice]; after != 0; after &= after - 1)
    if (start_of (self, learner, releve_set_first (after)) >= 0)
      return FALSE;
  return TRUE;
}

static inline gboolean
covers (const ReleveShuffle *self, int learner, int choice, int block)
{
  int start = start_of (self, learner, choice);

  return start >= 0 && start <= block && block < start + self->years[learner]->choices[choice].span;
}

/* One of her own cards in the block, any of them as likely; −1 if none may go. */
static int
find_own (ReleveShuffle *self, int learner, int choice, int block)
{
  int found = -1, n = 0;

  for (int i = 0; i < self->years[learner]->n_choices; i++)
    if (i != choice && covers (self, learner, i, block) && may_go (self, learner, i)
        && releve_random_below (self->random, ++n) == 0)
      found = i;
  return found;
}

static gboolean
free_hours (ReleveShuffle *self, int learner, int choice, int start)
{
  const ReleveYear *year = self->years[learner];
  const ReleveChoice *facts = &year->choices[choice];

  for (int block = start; block < start + facts->span; block++)
    while (self->left[learner * year->n_blocks + block] < releve_choice_hours (year, facts, block))
      {
        int own = find_own (self, learner, choice, block);

        if (own < 0 || !change (self, learner, own, -1))
          return FALSE;
      }
  return TRUE;
}

/* Somebody else leaves the cell. */
static gboolean
send_away (ReleveShuffle *self, int learner, int assignment, int block)
{
  int n = self->problem->n_learners, from = releve_random_below (self->random, n);

  for (int i = 0; i < n; i++)
    {
      int other = (from + i) % n;
      int choice = other == learner ? -1 : self->choice_of[other * self->problem->n_assignments + assignment];

      if (choice >= 0 && covers (self, other, choice, block) && may_go (self, other, choice))
        return change (self, other, choice, -1);
    }
  return FALSE;
}

static gboolean
free_places (ReleveShuffle *self, int learner, const ReleveChoice *facts, int start)
{
  for (int block = start; block < start + facts->span; block++)
    {
      int cell = facts->assignment * self->problem->n_blocks + block;

      while (self->draft->people[cell] >= self->problem->capacity[cell])
        if (!send_away (self, learner, facts->assignment, block))
          return FALSE;
    }
  return TRUE;
}

static gboolean
has_duty (const ReleveShuffle *self, int learner, int choice, int supervisor, int block)
{
  const ReleveChoice *facts = &self->years[learner]->choices[choice];
  int start = start_of (self, learner, choice);

  return facts->supervisor == supervisor && start >= 0
         && (start + facts->span - 1 == block || (self->problem->briefs && start == block));
}

static gboolean
drop_duty (ReleveShuffle *self, int supervisor, int block)
{
  int n = self->problem->n_learners, from = releve_random_below (self->random, n);

  for (int i = 0; i < n; i++)
    for (int choice = 0, learner = (from + i) % n; choice < self->years[learner]->n_choices; choice++)
      if (has_duty (self, learner, choice, supervisor, block) && may_go (self, learner, choice))
        return change (self, learner, choice, -1);
  return FALSE;
}

static gboolean
free_duty (ReleveShuffle *self, const ReleveChoice *facts, int block)
{
  int desk = facts->supervisor * self->problem->n_blocks + block;

  while (facts->supervisor >= 0 && self->draft->duties[desk] >= self->problem->duty[desk])
    if (!drop_duty (self, facts->supervisor, block))
      return FALSE;
  return TRUE;
}

/* ---- what comes back ---- */

/* What speaks for a start beside another of the same learner. */
static inline gint64
merit (const ReleveShuffle *self, int learner, int choice, int start)
{
  const ReleveYear *year = self->years[learner];

  return self->costs != NULL ? -cost_of (self, learner, choice, start) : year->worth[choice * year->n_blocks + start];
}

/* Where it is best, from a random block on. */
static void
settle (ReleveShuffle *self, int learner, int choice)
{
  const ReleveYear *year = self->years[learner];
  int from = releve_random_below (self->random, year->n_blocks), best = -1;

  for (int i = 0; i < year->n_blocks; i++)
    {
      int start = (from + i) % year->n_blocks;

      if (year->worth[choice * year->n_blocks + start] > 0 && fits (self, learner, choice, start)
          && (best < 0 || merit (self, learner, choice, start) > merit (self, learner, choice, best)))
        best = start;
    }
  if (best >= 0)
    change (self, learner, choice, best);
}

/* While costs are unknown: a card into the gap of a learner, by worth or by
 * worth for the hours. */
static gboolean
fill (ReleveShuffle *self, int learner, int first, int last, gboolean by_hour)
{
  const ReleveYear *year = self->years[learner];
  Start best = { learner, -1, 0 };
  gint64 most = 0;

  for (int i = 0; i < year->n_choices; i++)
    {
      const ReleveChoice *facts = &year->choices[i];

      if (start_of (self, learner, i) >= 0)
        continue;
      for (int start = MAX (0, first - facts->span + 1); start <= last; start++)
        {
          gint64 worth = year->worth[i * year->n_blocks + start];

          if (by_hour && worth > 0)
            worth = worth * 256 / (facts->span * releve_choice_hours (year, facts, start));
          if (worth <= most || !fits (self, learner, i, start))
            continue;
          most = worth;
          best = (Start) { learner, i, start };
        }
    }
  return best.choice >= 0 && change (self, learner, best.choice, best.start);
}

/* What costs least and fits, until nothing does. */
static void
fill_block (ReleveShuffle *self, int learner, int block)
{
  GArray **known = &self->fillers[learner * self->problem->n_blocks + block];
  const GArray *fillers;

  if (*known == NULL)
    *known = fillers_of (self, learner, block);
  fillers = *known;
  for (guint i = 0; i < fillers->len && self->left[learner * self->problem->n_blocks + block] > 0; i++)
    {
      const Filler *filler = &g_array_index (fillers, Filler, i);

      if (start_of (self, learner, filler->choice) < 0 && fits (self, learner, filler->choice, filler->start)
          && !change (self, learner, filler->choice, filler->start))
        return;
    }
}

static void
fill_gap (ReleveShuffle *self, int learner, int first, int last, gboolean by_hour)
{
  if (self->costs != NULL)
    for (int block = first; block <= last; block++)
      fill_block (self, learner, block);
  else
    for (int n = 0; n < MOST_FILLERS; n++)
      if (!fill (self, learner, first, last, by_hour))
        return;
}

static void
repair (ReleveShuffle *self)
{
  int n_gone = self->n_changes;
  gboolean by_hour = releve_random_below (self->random, 2) == 0;

  for (int i = 0; i < n_gone; i++)
    if (start_of (self, self->changes[i].learner, self->changes[i].choice) < 0)
      settle (self, self->changes[i].learner, self->changes[i].choice);
  for (int i = 0; i < n_gone; i++)
    {
      const Start *was = &self->changes[i];
      int last = was->start + self->years[was->learner]->choices[was->choice].span - 1;

      if (was->start >= 0)
        fill_gap (self, was->learner, was->start, last, by_hour);
    }
}

/* ---- a move ---- */

static gboolean
bring (ReleveShuffle *self, const Start *wish)
{
  const ReleveChoice *facts = &self->years[wish->learner]->choices[wish->choice];

  if (start_of (self, wish->learner, wish->choice) >= 0)
    change (self, wish->learner, wish->choice, -1);
  return keeps_order (self, wish->learner, wish->choice, wish->start)
         && adds_up (self, wish->learner, facts)
         && free_hours (self, wish->learner, wish->choice, wish->start)
         && free_places (self, wish->learner, facts, wish->start)
         && free_duty (self, facts, wish->start + facts->span - 1)
         && (!self->problem->briefs || free_duty (self, facts, wish->start))
         && change (self, wish->learner, wish->choice, wish->start);
}

static gboolean
is_borne (const ReleveShuffle *self, gint64 cost)
{
  return (double) cost / (double) self->bearable * 256 <= (double) releve_random_exponential (self->random);
}

/* A start of somebody, by chance; the less it costs the likelier. */
static const Start *
draw_wish (ReleveShuffle *self)
{
  const Start *wish = NULL;

  for (int i = 0; i < MOST_DRAWS; i++)
    {
      wish = &g_array_index (self->starts, Start, (guint) releve_random_below (self->random, (int) self->starts->len));
      if (self->costs == NULL || is_borne (self, cost_of (self, wish->learner, wish->choice, wish->start)))
        break;
    }
  return wish;
}

gboolean
releve_shuffle_move (ReleveShuffle *self, guint64 *work)
{
  const Start *wish;
  guint64 looks = self->looks;
  int violations = self->draft->violations;

  *work += WORK_PER_MOVE;
  self->n_changes = 0;
  if (self->starts->len == 0)
    return FALSE;
  wish = draw_wish (self);
  if (start_of (self, wish->learner, wish->choice) == wish->start)
    return FALSE;
  if (bring (self, wish))
    repair (self);
  else
    releve_shuffle_undo (self);
  if (self->draft->violations > violations)
    releve_shuffle_undo (self);
  *work += (self->looks - looks) / LOOKS_PER_WORK;
  return self->n_changes > 0;
}
