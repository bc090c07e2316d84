#include "releve-verdicts-private.h"

#include <math.h>
#include <string.h>

/* One cell being asked about; @last never lies past the calendar. */
typedef struct {
  ReleveVerdicts *self;
  int number;
  VerdictLearner *learner;
  int first, last;
  gboolean clashes;       /* hours do not fit, but would without the occupants */
  guint flags;            /* of the occupants in the way */
  ReleveVerdict *verdict;
} Cell;

int
releve_verdicts_find_learner (const ReleveVerdicts *self, const char *learner_id)
{
  gpointer number;

  g_return_val_if_fail (self != NULL, -1);

  if (learner_id == NULL || !g_hash_table_lookup_extended (self->index, learner_id, NULL, &number))
    return -1;
  return GPOINTER_TO_INT (number);
}

int
releve_verdicts_n_learners (const ReleveVerdicts *self)
{
  return self->n_learners;
}

int
releve_verdicts_n_blocks (const ReleveVerdicts *self)
{
  return self->n_blocks;
}

int
releve_verdicts_span (const ReleveVerdicts *self)
{
  return self->span;
}

static gboolean
refuse (Cell *c, ReleveRule rule, ReleveSeverity severity, double found, double limit, const char *other_id)
{
  c->verdict->state = RELEVE_VERDICT_FORBIDDEN;
  c->verdict->why = RELEVE_WHY_RULE;
  c->verdict->rule = rule;
  c->verdict->severity = severity;
  c->verdict->found = found;
  c->verdict->limit = limit;
  c->verdict->other_id = other_id;
  return TRUE;
}

static gboolean
warn (Cell *c, ReleveRule rule, double found, double limit, const char *other_id)
{
  refuse (c, rule, RELEVE_WARNS, found, limit, other_id);
  c->verdict->state = RELEVE_VERDICT_WARNING;
  return TRUE;
}

static gboolean
leaves_calendar (Cell *c)
{
  int wanted = c->first + c->self->span - 1;

  return wanted > c->self->n_blocks
         && refuse (c, RELEVE_RULE_CALENDAR, RELEVE_STOPS, wanted, c->self->n_blocks, NULL);
}

static gboolean
is_unsafe (Cell *c)
{
  return c->learner->gate_closed
         && refuse (c, RELEVE_RULE_SAFETY, RELEVE_STOPS, c->learner->mastery, c->self->parameters.gate_mastery, NULL);
}

static gboolean
is_not_employed (Cell *c)
{
  ReleveDay arrival = c->learner->arrival, departure = c->learner->departure;

  for (int b = c->first; b <= c->last; b++)
    {
      RelevePeriod block = c->self->blocks[b];

      if (arrival != RELEVE_NO_DAY && block.first < arrival)
        return refuse (c, RELEVE_RULE_EMPLOYMENT, RELEVE_NEEDS_REASON, block.first, arrival, NULL);
      if (departure != RELEVE_NO_DAY && block.last > departure)
        return refuse (c, RELEVE_RULE_EMPLOYMENT, RELEVE_NEEDS_REASON, block.last, departure, NULL);
    }
  return FALSE;
}

static gboolean
is_on_leave (Cell *c)
{
  for (int b = c->first; b <= c->last; b++)
    {
      const char *leave_id = verdict_cell (c->self, c->number, b)->leave_id;

      if (leave_id != NULL)
        return refuse (c, RELEVE_RULE_LEAVE, RELEVE_NEEDS_REASON, NAN, NAN, leave_id);
    }
  return FALSE;
}

/* What the occupants make impossible, a drop may put right (B4); what the card
 * alone asks too much, nothing does. */
static gboolean
lacks_hours (Cell *c)
{
  double limit = c->learner->limit_hours + VERDICT_TOLERANCE;

  for (int b = c->first; b <= c->last; b++)
    {
      double hours = c->learner->own_hours + verdict_cell (c->self, c->number, b)->hours;

      if (hours <= limit || (c->learner->own_hours <= limit && c->clashes))
        continue;
      return refuse (c, RELEVE_RULE_HOURS, RELEVE_NEEDS_REASON, hours, c->learner->limit_hours, NULL);
    }
  return FALSE;
}

static gboolean
is_full (Cell *c)
{
  int most = 0;

  if (c->self->capacity <= 0)
    return FALSE;
  for (int b = c->first; b <= c->last; b++)
    {
      int people = 1 + c->self->people[b];

      if (people > c->self->capacity)
        return refuse (c, RELEVE_RULE_CAPACITY, RELEVE_NEEDS_REASON, people, c->self->capacity, NULL);
      most = MAX (most, people);
    }
  c->verdict->takes_last_place = most == c->self->capacity;
  return FALSE;
}

static gboolean
is_unprepared (Cell *c)
{
  const VerdictNeed *needs = c->self->needs + c->number * c->self->n_needs;

  for (int i = 0; i < c->self->n_needs; i++)
    if (c->first < needs[i].met_from)
      return refuse (c, RELEVE_RULE_PREREQUISITE, RELEVE_NEEDS_REASON, needs[i].found, needs[i].limit, needs[i].other_id);
  return FALSE;
}

/* Behind a card that needs it, or with another learner: that one is left without. */
static gboolean
leaves_without (Cell *c)
{
  if (c->self->leaning_id == NULL || (c->number == c->self->home_learner && c->last < c->self->leaning_block))
    return FALSE;
  c->verdict->leaning_id = c->self->leaning_id;
  return refuse (c, RELEVE_RULE_PREREQUISITE, RELEVE_NEEDS_REASON, NAN, NAN, NULL);
}

/* The first of the twins too near, in the order in which the rules list them. */
static const VerdictTwin *
find_twin (Cell *c, gboolean overlapping, int *between)
{
  const VerdictTwin *found = NULL;

  for (guint i = 0; i < c->learner->n_twins; i++)
    {
      const VerdictTwin *twin = &g_array_index (c->self->twins, VerdictTwin, c->learner->first_twin + i);
      int gap = MAX (c->first, twin->first) - MIN (c->last, twin->last) - 1;
      int order;

      if ((gap < 0) != overlapping || (gap >= 0 && gap >= c->self->minimum_gap))
        continue;
      order = found != NULL ? MAX (c->first, twin->first) - MAX (c->first, found->first) : -1;
      if (order > 0 || (order == 0 && strcmp (twin->id, found->id) > 0))
        continue;
      found = twin;
      *between = MAX (gap, -1);
    }
  return found;
}

static gboolean
is_there_already (Cell *c)
{
  int between;
  const VerdictTwin *twin = find_twin (c, TRUE, &between);

  return twin != NULL
         && refuse (c, RELEVE_RULE_RECURRENCE, RELEVE_NEEDS_REASON, between, c->self->minimum_gap, twin->id);
}

static gboolean
is_too_near (Cell *c)
{
  int between;
  const VerdictTwin *twin = find_twin (c, FALSE, &between);

  return twin != NULL && warn (c, RELEVE_RULE_RECURRENCE, between, c->self->minimum_gap, twin->id);
}

static gboolean
is_briefed_too_little (Cell *c)
{
  return c->learner->brief_limit > 0
         && warn (c, RELEVE_RULE_BRIEFING, c->learner->brief_found, c->learner->brief_limit, NULL);
}

static gboolean
overloads_supervisor (Cell *c)
{
  int debriefings = 1 + c->self->debriefings[c->last];

  return c->learner->debriefed && c->self->duty_limit > 0 && debriefings > c->self->duty_limit
         && warn (c, RELEVE_RULE_SUPERVISOR, debriefings, c->self->duty_limit, c->self->supervisor_id);
}

static gboolean
is_home (const Cell *c)
{
  return c->number == c->self->home_learner && c->first == c->self->home_block;
}

static void
look_at_occupants (Cell *c)
{
  const VerdictLearner *learner = c->learner;

  for (int b = c->first; b <= c->last; b++)
    {
      const VerdictCell *cell = verdict_cell (c->self, c->number, b);

      if (c->verdict->occupant_id == NULL)
        c->verdict->occupant_id = cell->occupant_id;
      /* A card that stands in several of these blocks counts once. */
      c->verdict->n_occupants += b == c->first ? cell->n_occupants : cell->n_starting;
      c->flags |= cell->flags;
      c->clashes |= cell->n_occupants > 0 && learner->own_hours + cell->hours > learner->limit_hours + VERDICT_TOLERANCE;
    }
  /* A card that stays where it is sends nothing away. */
  c->clashes &= !is_home (c);
}

static ReleveDrop
choose_drop (const Cell *c)
{
  if (is_home (c))
    return RELEVE_DROP_NOTHING;
  if (c->verdict->n_occupants == 0)
    return RELEVE_DROP_PLACE;
  if (!c->clashes)
    return RELEVE_DROP_SHARE;
  if (c->verdict->n_occupants > 1)
    return RELEVE_DROP_PUSH;
  if (c->self->from_tray)
    return c->flags & CELL_SPANNING ? RELEVE_DROP_PUSH : RELEVE_DROP_REPLACE;
  return c->flags & CELL_LONG ? RELEVE_DROP_PUSH : RELEVE_DROP_SWAP;
}

/* ℓ of domain.md §4a; cards that a drop sends away do not count. */
static double
compute_load (const Cell *c)
{
  double sum = 0;

  if (c->clashes)
    return 0;
  for (int b = c->first; b <= c->last; b++)
    {
      double hours = verdict_cell (c->self, c->number, b)->hours;

      if (hours > 0)
        sum += hours < c->learner->limit_hours ? hours / c->learner->limit_hours : 1;
    }
  return sum / (c->last - c->first + 1);
}

static void
match (ReleveVerdicts *self, VerdictLearner *learner, double load, VerdictMatch *summary)
{
  gboolean home = self->home_learner >= 0 && learner == &self->learners[self->home_learner];
  ReleveMatch result;

  learner->input.load = load;
  releve_match (home ? &self->home_parameters : &self->parameters, &learner->input, &result);
  summary->load = load;
  summary->fit = result.fit;
  summary->growth = result.growth_word;
  summary->growth_competency = result.growth_competency;
  summary->cost = result.drivers[0];
  summary->under = result.drivers[0] >= 0 && result.under[result.drivers[0]];
}

static void
weigh (Cell *c)
{
  double load = compute_load (c);
  VerdictMatch *summary = load > 0 ? &c->learner->loaded : &c->learner->unloaded;

  if (summary->load != load)
    match (c->self, c->learner, load, summary);
  c->verdict->fit = summary->fit;
  c->verdict->growth = summary->growth;
  c->verdict->growth_competency = summary->growth_competency;
  c->verdict->cost = summary->cost;
  c->verdict->under = summary->under;
}

static gboolean
is_immovable (Cell *c)
{
  if (c->self->stuck != RELEVE_N_RULES)
    return refuse (c, c->self->stuck, RELEVE_STOPS, NAN, NAN, NULL);
  if (!c->clashes)
    return FALSE;
  if (c->flags & CELL_STARTED)
    {
      c->verdict->state = RELEVE_VERDICT_FORBIDDEN;
      c->verdict->severity = RELEVE_STOPS;
      c->verdict->why = RELEVE_WHY_STARTED;
      return TRUE;
    }
  return c->flags & CELL_PINNED
         && refuse (c, RELEVE_RULE_PINNED, RELEVE_STOPS, NAN, NAN, c->verdict->occupant_id);
}

static void
hesitate (Cell *c, ReleveVerdictWhy why)
{
  c->verdict->state = RELEVE_VERDICT_WARNING;
  c->verdict->severity = RELEVE_WARNS;
  c->verdict->why = why;
}

/* Refusals by severity, then in the order of ReleveRule: as the rules list them. */
static void
judge (Cell *c)
{
  if (leaves_calendar (c) || is_immovable (c) || is_unsafe (c) || is_not_employed (c) || is_on_leave (c)
      || lacks_hours (c) || is_full (c) || is_unprepared (c) || leaves_without (c) || is_there_already (c))
    return;
  if (is_too_near (c) || is_briefed_too_little (c) || overloads_supervisor (c))
    return;
  if (c->clashes && c->flags & CELL_AGREED)
    hesitate (c, RELEVE_WHY_AGREED);
  else if (isnan (c->verdict->fit))
    hesitate (c, RELEVE_WHY_EVIDENCE);
  else if (c->verdict->fit < c->self->parameters.fit_enough)
    hesitate (c, RELEVE_WHY_FIT);
}

void
releve_verdicts_ask (ReleveVerdicts *self, int learner, int block, ReleveVerdict *verdict)
{
  Cell c = { self, learner, .first = block, .verdict = verdict };

  g_return_if_fail (self != NULL && verdict != NULL);
  g_return_if_fail (learner >= 0 && learner < self->n_learners);
  g_return_if_fail (block >= 1 && block <= self->n_blocks);

  *verdict = (ReleveVerdict) { .state = RELEVE_VERDICT_NONE, .rule = RELEVE_N_RULES, .found = NAN, .limit = NAN,
                               .fit = NAN, .growth_competency = -1, .cost = -1 };
  if (self->blocks[block].last < self->today)
    return;
  c.learner = &self->learners[learner];
  c.last = MIN (block + self->span - 1, self->n_blocks);
  verdict->state = RELEVE_VERDICT_ALLOWED;
  look_at_occupants (&c);
  verdict->drop = choose_drop (&c);
  weigh (&c);
  judge (&c);
}
