#include "releve-rules-private.h"

#include <math.h>

/* Sums of hours and means of ratings are binary fractions: this much is nothing. */
#define TOLERANCE 1e-9

const char *const releve_rule_codes[] = {
  "calendar", "employment", "leave", "hours", "capacity", "minimum", "prerequisite",
  "recurrence", "pinned", "finished", "safety", "briefing", "supervisor", NULL
};

/* One card asked about; @last never lies past the calendar. */
typedef struct {
  ReleveDossier *dossier;
  const RelevePlacement *card;
  const ReleveLearner *learner;
  const ReleveAssignment *assignment;
  int first, last;
  ReleveLevels levels;
  GPtrArray *breaches;
  const ReleveTally *tally;       /* NULL: count what is needed */
  const char *const *gone;        /* ids of cards that count nowhere, or NULL */
} Question;

void
releve_breach_free (ReleveBreach *breach)
{
  if (breach == NULL)
    return;
  g_free (breach->learner_id);
  g_free (breach->assignment_id);
  g_free (breach->placement_id);
  g_free (breach->other_id);
  g_free (breach);
}

ReleveBreach *
releve_breach_copy (const ReleveBreach *breach)
{
  ReleveBreach *copy = g_new (ReleveBreach, 1);

  *copy = *breach;
  copy->learner_id = g_strdup (breach->learner_id);
  copy->assignment_id = g_strdup (breach->assignment_id);
  copy->placement_id = g_strdup (breach->placement_id);
  copy->other_id = g_strdup (breach->other_id);
  return copy;
}

GPtrArray *
releve_breaches_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) releve_breach_free);
}

ReleveBreach *
releve_breach_new (ReleveRule rule, ReleveSeverity severity, const RelevePlacement *card, int block)
{
  ReleveBreach *breach = g_new0 (ReleveBreach, 1);

  breach->rule = rule;
  breach->severity = severity;
  breach->learner_id = g_strdup (card->learner_id);
  breach->assignment_id = g_strdup (card->assignment_id);
  breach->placement_id = g_strdup (card->id);
  breach->block = block;
  breach->found = breach->limit = NAN;
  breach->excused = severity != RELEVE_STOPS && card->reason != NULL && *card->reason != '\0';
  return breach;
}

static ReleveBreach *
raise_breach (Question *q, ReleveRule rule, ReleveSeverity severity, int block, double found, double limit)
{
  ReleveBreach *breach = releve_breach_new (rule, severity, q->card, block);

  breach->found = found;
  breach->limit = limit;
  g_ptr_array_add (q->breaches, breach);
  return breach;
}

/* Declined cards count nowhere, nor does the card asked about. */
static gboolean
counts (const Question *q, const RelevePlacement *other)
{
  return other->state != RELEVE_DECLINED && g_strcmp0 (other->id, q->card->id) != 0
         && (q->gone == NULL || !g_strv_contains (q->gone, other->id));
}

gboolean
releve_rules_covers (ReleveDossier *dossier, const RelevePlacement *card, int block)
{
  return releve_dossier_first_block (dossier, card) <= block && block <= releve_dossier_last_block (dossier, card);
}

static GPtrArray *
cards_of_learner (const Question *q)
{
  return RELEVE_DOSSIER_OF (q->dossier, releve_placement_kind, RelevePlacement, learner_id, q->learner->id);
}

static void
ask_calendar (Question *q)
{
  int wanted = q->first + MAX (q->card->span, 1) - 1;
  int n_blocks = releve_dossier_n_blocks (q->dossier);

  if (q->first == 0)
    raise_breach (q, RELEVE_RULE_CALENDAR, RELEVE_STOPS, 0, NAN, n_blocks);
  else if (wanted > n_blocks)
    raise_breach (q, RELEVE_RULE_CALENDAR, RELEVE_STOPS, q->first, wanted, n_blocks);
}

/* A block is lost to a person who is not employed on each of its days. */
static void
ask_employment (Question *q)
{
  ReleveDay arrival = q->learner->arrival, departure = q->learner->departure;

  for (int b = q->first; b <= q->last; b++)
    {
      const ReleveBlock *block = releve_dossier_block_number (q->dossier, b);

      if (arrival != RELEVE_NO_DAY && block->first < arrival)
        {
          raise_breach (q, RELEVE_RULE_EMPLOYMENT, RELEVE_NEEDS_REASON, b, block->first, arrival);
          return;
        }
      if (departure != RELEVE_NO_DAY && block->last > departure)
        {
          raise_breach (q, RELEVE_RULE_EMPLOYMENT, RELEVE_NEEDS_REASON, b, block->last, departure);
          return;
        }
    }
}

static int
first_block_on_leave (const Question *q, const ReleveLeave *leave)
{
  for (int b = q->first; b <= q->last; b++)
    {
      const ReleveBlock *block = releve_dossier_block_number (q->dossier, b);

      if (releve_period_overlaps ((RelevePeriod) { block->first, block->last },
                                  (RelevePeriod) { leave->first, leave->last }))
        return b;
    }
  return 0;
}

static void
ask_leave (Question *q)
{
  GPtrArray *rows = RELEVE_DOSSIER_OF (q->dossier, releve_leave_kind, ReleveLeave, learner_id, q->learner->id);

  for (guint i = 0; i < rows->len; i++)
    {
      const ReleveLeave *leave = g_ptr_array_index (rows, i);
      int block = first_block_on_leave (q, leave);

      if (block != 0)
        raise_breach (q, RELEVE_RULE_LEAVE, RELEVE_NEEDS_REASON, block, NAN, NAN)->other_id = g_strdup (leave->id);
    }
}

static double
sum_other_hours (const Question *q, int block)
{
  GPtrArray *cards = cards_of_learner (q);
  double hours = 0;

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *other = g_ptr_array_index (cards, i);
      const ReleveAssignment *assignment = releve_dossier_assignment (q->dossier, other->assignment_id);

      if (assignment != NULL && counts (q, other) && releve_rules_covers (q->dossier, other, block))
        hours += releve_hours_per_block (q->dossier, assignment, q->learner->id);
    }
  return hours;
}

static void
ask_hours (Question *q)
{
  double limit = releve_development_hours (q->dossier, q->learner->id);
  double own = releve_hours_per_block (q->dossier, q->assignment, q->learner->id);

  for (int b = q->first; b <= q->last; b++)
    {
      double hours = own + sum_other_hours (q, b);

      if (hours <= limit + TOLERANCE)
        continue;
      raise_breach (q, RELEVE_RULE_HOURS, RELEVE_NEEDS_REASON, b, hours, limit);
      return;
    }
}

static int
count_others (const Question *q, GPtrArray *cards, int block)
{
  int n = 0;

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *other = g_ptr_array_index (cards, i);

      n += counts (q, other) && releve_rules_covers (q->dossier, other, block);
    }
  return n;
}

static int
count_people (const Question *q, int block)
{
  GPtrArray *cards = RELEVE_DOSSIER_OF (q->dossier, releve_placement_kind, RelevePlacement,
                                        assignment_id, q->assignment->id);

  if (q->tally != NULL)
    return ((int *) g_hash_table_lookup (q->tally->people, q->assignment->id))[block];
  return 1 + count_others (q, cards, block);
}

static void
ask_capacity (Question *q)
{
  if (q->assignment->capacity <= 0)
    return;
  for (int b = q->first; b <= q->last; b++)
    {
      int people = count_people (q, b);

      if (people <= q->assignment->capacity)
        continue;
      raise_breach (q, RELEVE_RULE_CAPACITY, RELEVE_NEEDS_REASON, b, people, q->assignment->capacity);
      return;
    }
}

/* A card that ends before this one begins satisfies, done or still planned: a
 * plan whose order is right breaks no rule (B9). */
static gboolean
has_earlier_card (const Question *q, const char *assignment_id, ReleveDay first_day)
{
  GPtrArray *cards = cards_of_learner (q);

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *other = g_ptr_array_index (cards, i);

      if (!counts (q, other) || g_strcmp0 (other->assignment_id, assignment_id) != 0)
        continue;
      if (releve_dossier_last_block (q->dossier, other) < q->first)
        return TRUE;
      if (other->state == RELEVE_DONE && other->done_on != RELEVE_NO_DAY && other->done_on < first_day)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_done_before (const Question *q, const char *assignment_id)
{
  ReleveDay first_day = releve_dossier_block_number (q->dossier, q->first)->first;

  return releve_experienced_on (q->dossier, q->learner->id, assignment_id) < first_day
         || has_earlier_card (q, assignment_id, first_day);
}

static void
ask_prerequisite (Question *q, const RelevePrerequisite *row)
{
  const char *needs = row->needs_assignment_id;
  ReleveEvidence evidence;

  if (needs != NULL)
    {
      if (!has_done_before (q, needs))
        raise_breach (q, RELEVE_RULE_PREREQUISITE, RELEVE_NEEDS_REASON, q->first, NAN, NAN)->other_id = g_strdup (needs);
      return;
    }
  if (row->needs_competency_id == NULL)
    return;
  releve_evidence_of_competency (q->dossier, q->learner->id, row->needs_competency_id, &evidence);
  if (!(evidence.level >= row->level - TOLERANCE))
    raise_breach (q, RELEVE_RULE_PREREQUISITE, RELEVE_NEEDS_REASON, q->first, evidence.level, row->level)
      ->other_id = g_strdup (row->needs_competency_id);
}

static void
ask_prerequisites (Question *q)
{
  GPtrArray *rows = RELEVE_DOSSIER_OF (q->dossier, releve_prerequisite_kind, RelevePrerequisite,
                                       assignment_id, q->assignment->id);

  for (guint i = 0; i < rows->len; i++)
    ask_prerequisite (q, g_ptr_array_index (rows, i));
}

/* Twice at once is a double booking; too soon again (B10) is a matter of taste. */
static void
ask_distance (Question *q, const RelevePlacement *other, int first, int last)
{
  int between = MAX (q->first, first) - MIN (q->last, last) - 1;

  if (between >= q->assignment->minimum_gap && between >= 0)
    return;
  raise_breach (q, RELEVE_RULE_RECURRENCE, between < 0 ? RELEVE_NEEDS_REASON : RELEVE_WARNS,
                MAX (q->first, first), MAX (between, -1), q->assignment->minimum_gap)
    ->other_id = g_strdup (other->id);
}

static void
ask_recurrence (Question *q)
{
  GPtrArray *cards = cards_of_learner (q), *past = releve_dossier_past_cards (q->dossier, q->learner->id);

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *other = g_ptr_array_index (cards, i);
      int first = releve_dossier_first_block (q->dossier, other);

      if (counts (q, other) && first != 0 && g_strcmp0 (other->assignment_id, q->assignment->id) == 0)
        ask_distance (q, other, first, releve_dossier_last_block (q->dossier, other));
    }
  /* The blocks of earlier years stand before block 1. */
  for (guint i = 0; i < past->len && q->assignment->minimum_gap > 0; i++)
    {
      const RelevePlacement *other = g_ptr_array_index (past, i);
      int since = g_strcmp0 (other->assignment_id, q->assignment->id) == 0 ? releve_dossier_blocks_since (q->dossier, other) : -1;

      if (since >= 0)
        ask_distance (q, other, -since, -since);
    }
}

/* The hard gate of domain.md §4: the score never decides it, and no reason does. */
static void
ask_safety (Question *q)
{
  const ReleveParameters *parameters = releve_dossier_parameters (q->dossier);
  ReleveEvidence evidence;

  if (q->assignment->category != RELEVE_CLINICAL || q->card->present_id != NULL)
    return;
  if (q->levels.v[RELEVE_AUT] < parameters->gate_level && q->levels.v[RELEVE_RSP] < parameters->gate_level)
    return;
  releve_evidence_of_attribute (q->dossier, q->learner->id, RELEVE_TM, &evidence);
  if (!(evidence.observed >= parameters->gate_mastery - TOLERANCE))
    raise_breach (q, RELEVE_RULE_SAFETY, RELEVE_STOPS, q->first, evidence.observed, parameters->gate_mastery);
}

/* L7, editable in the department's facts; level 0 switches it off. */
static void
ask_briefing (Question *q)
{
  const ReleveDepartment *department = releve_dossier_department (q->dossier);
  int from = department != NULL ? department->brief_rule_level : 0;

  if (from <= 0 || (q->levels.v[RELEVE_AUT] < from && q->levels.v[RELEVE_RSP] < from))
    return;
  if (q->levels.v[RELEVE_BRF] < department->brief_rule_minimum)
    raise_breach (q, RELEVE_RULE_BRIEFING, RELEVE_WARNS, q->first, q->levels.v[RELEVE_BRF], department->brief_rule_minimum);
}

const char *
releve_rules_supervisor (const RelevePlacement *card, const ReleveAssignment *assignment)
{
  return card->supervisor_id != NULL ? card->supervisor_id : assignment->supervisor_id;
}

static gboolean
is_debriefed_by (ReleveDossier *dossier, const RelevePlacement *card, const char *supervisor_id)
{
  const ReleveAssignment *assignment = releve_dossier_assignment (dossier, card->assignment_id);

  return assignment != NULL && g_strcmp0 (releve_rules_supervisor (card, assignment), supervisor_id) == 0
         && releve_levels_in_force (dossier, card).v[RELEVE_DBR] >= 1;
}

/* S11: a debriefing falls in the block in which its card ends. */
static int
count_debriefings (const Question *q, const char *supervisor_id)
{
  GPtrArray *cards = releve_dossier_all (q->dossier, &releve_placement_kind);
  int debriefings = 1;

  if (q->tally != NULL)
    return ((int *) g_hash_table_lookup (q->tally->debriefings, supervisor_id))[q->last];
  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *other = g_ptr_array_index (cards, i);

      debriefings += counts (q, other) && releve_dossier_last_block (q->dossier, other) == q->last
                     && is_debriefed_by (q->dossier, other, supervisor_id);
    }
  return debriefings;
}

static gboolean
find_load (const Question *q, ReleveSupervisorLoad *load)
{
  const char *id = releve_rules_supervisor (q->card, q->assignment);
  const ReleveSupervisor *supervisor = releve_dossier_supervisor (q->dossier, id);

  if (supervisor == NULL || q->levels.v[RELEVE_DBR] < 1)
    return FALSE;
  *load = (ReleveSupervisorLoad) { id, q->last, count_debriefings (q, id), MAX (supervisor->duty_limit, 0) };
  return TRUE;
}

static void
ask_supervisor (Question *q)
{
  ReleveSupervisorLoad load;

  if (find_load (q, &load) && load.limit > 0 && load.debriefings > load.limit)
    raise_breach (q, RELEVE_RULE_SUPERVISOR, RELEVE_WARNS, q->last, load.debriefings, load.limit)
      ->other_id = g_strdup (load.supervisor_id);
}

gboolean
releve_rules_supervisor_load (ReleveDossier *dossier, const RelevePlacement *card,
                              const ReleveLevels *levels, ReleveSupervisorLoad *load)
{
  Question q = { dossier, card, .levels = *levels };

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier) && card != NULL && load != NULL, FALSE);

  q.assignment = releve_dossier_assignment (dossier, card->assignment_id);
  q.first = releve_dossier_first_block (dossier, card);
  q.last = releve_dossier_last_block (dossier, card);
  return q.assignment != NULL && q.first > 0 && find_load (&q, load);
}

int
releve_breach_compare (gconstpointer a, gconstpointer b)
{
  const ReleveBreach *x = *(const ReleveBreach *const *) a, *y = *(const ReleveBreach *const *) b;

  if (x->severity != y->severity)
    return (int) y->severity - (int) x->severity;
  if (x->rule != y->rule)
    return (int) x->rule - (int) y->rule;
  return x->block != y->block ? x->block - y->block : g_strcmp0 (x->other_id, y->other_id);
}

GPtrArray *
releve_rules_ask (ReleveDossier *dossier, const RelevePlacement *wanted, const ReleveTally *tally)
{
  g_autoptr (GPtrArray) breaches = releve_breaches_new ();
  Question q = { dossier, wanted, .breaches = breaches, .tally = tally };

  q.learner = releve_dossier_learner (dossier, wanted->learner_id);
  q.assignment = releve_dossier_assignment (dossier, wanted->assignment_id);
  if (wanted->state == RELEVE_DECLINED || q.learner == NULL || q.assignment == NULL)
    return g_steal_pointer (&breaches);
  q.first = releve_dossier_first_block (dossier, wanted);
  q.last = releve_dossier_last_block (dossier, wanted);
  q.levels = releve_levels_in_force (dossier, wanted);
  ask_calendar (&q);
  if (q.first == 0)
    return g_steal_pointer (&breaches);
  ask_employment (&q);
  ask_leave (&q);
  ask_hours (&q);
  ask_capacity (&q);
  ask_prerequisites (&q);
  ask_recurrence (&q);
  ask_safety (&q);
  ask_briefing (&q);
  ask_supervisor (&q);
  g_ptr_array_sort (breaches, releve_breach_compare);
  return g_steal_pointer (&breaches);
}

GPtrArray *
releve_rules_of_placement (ReleveDossier *dossier, const RelevePlacement *wanted)
{
  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier) && wanted != NULL, NULL);

  return releve_rules_ask (dossier, wanted, NULL);
}

/* Whether @other, where it stands, has done before it an assignment that it needs,
 * and would not have without the cards that are gone. */
static gboolean
leans (Question *q, const char *assignment_id)
{
  GPtrArray *rows = RELEVE_DOSSIER_OF (q->dossier, releve_prerequisite_kind, RelevePrerequisite,
                                       assignment_id, q->card->assignment_id);
  const char *const *gone = q->gone;
  gboolean leans = FALSE;

  for (guint i = 0; i < rows->len && !leans; i++)
    {
      if (g_strcmp0 (((const RelevePrerequisite *) rows->pdata[i])->needs_assignment_id, assignment_id) != 0)
        continue;
      leans = !has_done_before (q, assignment_id);
      q->gone = NULL;
      leans &= has_done_before (q, assignment_id);
      q->gone = gone;
    }
  return leans;
}

const RelevePlacement *
releve_rules_first_leaning (ReleveDossier *dossier, const RelevePlacement *placement, const char *const *along)
{
  const char *const itself[] = { placement != NULL ? placement->id : NULL, NULL };
  Question q = { dossier, .gone = along != NULL ? along : itself };
  const RelevePlacement *found = NULL;
  GPtrArray *cards;

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier) && placement != NULL, NULL);

  q.learner = releve_dossier_learner (dossier, placement->learner_id);
  if (q.learner == NULL)
    return NULL;
  cards = cards_of_learner (&q);
  for (guint i = 0; i < cards->len; i++)
    {
      q.card = g_ptr_array_index (cards, i);
      q.first = releve_dossier_first_block (dossier, q.card);
      if (q.first > 0 && q.card->state != RELEVE_DONE && q.card->state != RELEVE_DECLINED
          && !g_strv_contains (q.gone, q.card->id) && leans (&q, placement->assignment_id)
          && (found == NULL || q.first < releve_dossier_first_block (dossier, found)))
        found = q.card;
    }
  return found;
}

ReleveBreach *
releve_rules_of_disturbing (ReleveDossier *dossier, const RelevePlacement *placement)
{
  int block;

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier) && placement != NULL, NULL);

  block = releve_dossier_first_block (dossier, placement);
  if (placement->state == RELEVE_DONE)
    return releve_breach_new (RELEVE_RULE_FINISHED, RELEVE_STOPS, placement, block);
  if (placement->pinned)
    return releve_breach_new (RELEVE_RULE_PINNED, RELEVE_STOPS, placement, block);
  return NULL;
}
