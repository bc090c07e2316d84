#include "releve-verdicts-private.h"

#include <math.h>
#include <string.h>

/* What releve_verdicts_new() has at hand while it copies. */
typedef struct {
  ReleveVerdicts *self;
  ReleveDossier *dossier;
  const ReleveAssignment *assignment;
  const RelevePlacement *moved;   /* NULL from the tray */
  const char *const *along;       /* ids of cards that leave with it, or NULL */
} Preparation;

static const char *
keep (ReleveVerdicts *self, const char *id)
{
  return id != NULL ? g_string_chunk_insert_const (self->ids, id) : NULL;
}

static gboolean
counts (const Preparation *p, const RelevePlacement *card)
{
  return card->state != RELEVE_DECLINED && card != p->moved
         && (p->along == NULL || !g_strv_contains (p->along, card->id));
}

static const char *
supervisor_of (const RelevePlacement *card, const ReleveAssignment *assignment)
{
  return card != NULL && card->supervisor_id != NULL ? card->supervisor_id : assignment->supervisor_id;
}

static void
prepare_blocks (Preparation *p)
{
  ReleveVerdicts *self = p->self;

  self->n_blocks = releve_dossier_n_blocks (p->dossier);
  self->blocks = g_new0 (RelevePeriod, self->n_blocks + 1);
  self->people = g_new0 (int, self->n_blocks + 1);
  self->debriefings = g_new0 (int, self->n_blocks + 1);
  for (int b = 1; b <= self->n_blocks; b++)
    {
      const ReleveBlock *block = releve_dossier_block_number (p->dossier, b);

      if (block != NULL)
        self->blocks[b] = (RelevePeriod) { block->first, block->last };
    }
}

static void
prepare_limits (Preparation *p)
{
  ReleveVerdicts *self = p->self;
  const char *supervisor_id = supervisor_of (p->moved, p->assignment);
  const ReleveSupervisor *supervisor = releve_dossier_supervisor (p->dossier, supervisor_id);

  self->capacity = p->assignment->capacity;
  self->minimum_gap = p->assignment->minimum_gap;
  if (supervisor == NULL)
    return;
  self->supervisor_id = keep (self, supervisor_id);
  self->duty_limit = MAX (supervisor->duty_limit, 0);
}

static void
add_to_cell (Preparation *p, const RelevePlacement *card, int learner, int block, double hours)
{
  VerdictCell *cell = verdict_cell (p->self, learner, block);
  int first = releve_dossier_first_block (p->dossier, card);
  int span = releve_dossier_last_block (p->dossier, card) - first + 1;

  if (cell->n_occupants++ == 0)
    cell->occupant_id = keep (p->self, card->id);
  cell->n_starting += first == block;
  cell->hours += hours;
  if (card->state == RELEVE_DONE || p->self->blocks[first].first <= p->self->today)
    cell->flags |= CELL_STARTED;
  if (card->pinned)
    cell->flags |= CELL_PINNED;
  if (card->levels_state == RELEVE_LEVELS_AGREED)
    cell->flags |= CELL_AGREED;
  if (span != p->self->span)
    cell->flags |= CELL_LONG;
  if (span > 1)
    cell->flags |= CELL_SPANNING;
}

static void
prepare_card (Preparation *p, const RelevePlacement *card, const ReleveLearner *row, int learner)
{
  const ReleveAssignment *assignment = releve_dossier_assignment (p->dossier, card->assignment_id);
  int first = releve_dossier_first_block (p->dossier, card);
  int last = releve_dossier_last_block (p->dossier, card);
  double hours;

  if (assignment == NULL || first == 0 || !counts (p, card))
    return;
  hours = releve_hours_per_block (p->dossier, assignment, row->id);
  for (int b = first; b <= last; b++)
    add_to_cell (p, card, learner, b, hours);
  if (assignment == p->assignment)
    {
      VerdictTwin twin = { first, last, keep (p->self, card->id) };

      g_array_append_val (p->self->twins, twin);
      p->self->learners[learner].n_twins++;
      for (int b = first; b <= last; b++)
        p->self->people[b]++;
    }
  if (p->self->supervisor_id != NULL
      && g_strcmp0 (supervisor_of (card, assignment), p->self->supervisor_id) == 0
      && releve_levels_in_force (p->dossier, card).v[RELEVE_DBR] >= 1)
    p->self->debriefings[last]++;
}

/* Cards of earlier years, before block 1. */
static void
prepare_past (Preparation *p, const ReleveLearner *row, int learner)
{
  GPtrArray *past = releve_dossier_past_cards (p->dossier, row->id);

  for (guint i = 0; i < past->len && p->assignment->minimum_gap > 0; i++)
    {
      const RelevePlacement *card = g_ptr_array_index (past, i);
      int since = g_strcmp0 (card->assignment_id, p->assignment->id) == 0 ? releve_dossier_blocks_since (p->dossier, card) : -1;
      VerdictTwin twin = { -since, -since, NULL };

      if (since < 0)
        continue;
      twin.id = keep (p->self, card->id);
      g_array_append_val (p->self->twins, twin);
      p->self->learners[learner].n_twins++;
    }
}

static void
prepare_leave (Preparation *p, const ReleveLearner *row, int learner)
{
  GPtrArray *leaves = RELEVE_DOSSIER_OF (p->dossier, releve_leave_kind, ReleveLeave, learner_id, row->id);

  for (guint i = 0; i < leaves->len; i++)
    {
      const ReleveLeave *leave = g_ptr_array_index (leaves, i);

      for (int b = 1; b <= p->self->n_blocks; b++)
        {
          VerdictCell *cell = verdict_cell (p->self, learner, b);

          if (!releve_period_overlaps (p->self->blocks[b], (RelevePeriod) { leave->first, leave->last }))
            continue;
          if (cell->leave_id == NULL || strcmp (leave->id, cell->leave_id) < 0)
            cell->leave_id = keep (p->self, leave->id);
        }
    }
}

/* The day from which a needed assignment is behind the learner, or G_MAXINT. */
static ReleveDay
experienced_on (Preparation *p, const char *learner_id, const char *assignment_id)
{
  GPtrArray *cards = RELEVE_DOSSIER_OF (p->dossier, releve_placement_kind, RelevePlacement, learner_id, learner_id);
  ReleveDay day = releve_experienced_on (p->dossier, learner_id, assignment_id);

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = g_ptr_array_index (cards, i);

      if (counts (p, card) && g_strcmp0 (card->assignment_id, assignment_id) == 0
          && card->state == RELEVE_DONE && card->done_on != RELEVE_NO_DAY)
        day = MIN (day, card->done_on);
    }
  return day;
}

static int
met_from (Preparation *p, const char *learner_id, const char *assignment_id)
{
  GPtrArray *cards = RELEVE_DOSSIER_OF (p->dossier, releve_placement_kind, RelevePlacement, learner_id, learner_id);
  ReleveDay day = experienced_on (p, learner_id, assignment_id);
  int block = p->self->n_blocks + 1;

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = g_ptr_array_index (cards, i);

      if (counts (p, card) && g_strcmp0 (card->assignment_id, assignment_id) == 0)
        block = MIN (block, releve_dossier_last_block (p->dossier, card) + 1);
    }
  for (int b = p->self->n_blocks; b >= 1; b--)
    if (day < p->self->blocks[b].first)
      block = MIN (block, b);
  return block;
}

static void
prepare_need (Preparation *p, const RelevePrerequisite *row, const char *learner_id, VerdictNeed *need)
{
  ReleveEvidence evidence;

  need->found = need->limit = NAN;
  need->met_from = 1;
  if (row->needs_assignment_id != NULL)
    {
      need->other_id = keep (p->self, row->needs_assignment_id);
      need->met_from = met_from (p, learner_id, row->needs_assignment_id);
    }
  else if (row->needs_competency_id != NULL)
    {
      releve_evidence_of_competency (p->dossier, learner_id, row->needs_competency_id, &evidence);
      need->other_id = keep (p->self, row->needs_competency_id);
      need->found = evidence.level;
      need->limit = row->level;
      if (!(evidence.level >= row->level - VERDICT_TOLERANCE))
        need->met_from = p->self->n_blocks + 1;
    }
}

static int
compare_needs_cb (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (((const VerdictNeed *) a)->other_id, ((const VerdictNeed *) b)->other_id);
}

static void
prepare_needs (Preparation *p, const char *learner_id, int learner)
{
  GPtrArray *rows = RELEVE_DOSSIER_OF (p->dossier, releve_prerequisite_kind, RelevePrerequisite,
                                       assignment_id, p->assignment->id);
  VerdictNeed *needs = p->self->needs + learner * p->self->n_needs;

  for (guint i = 0; i < rows->len; i++)
    prepare_need (p, g_ptr_array_index (rows, i), learner_id, &needs[i]);
  if (rows->len > 1)
    qsort (needs, rows->len, sizeof *needs, compare_needs_cb);
}

/* Levels are agreed with one person: dropped on another's row, the card is
 * back at its profile until she agrees too. */
static ReleveLevels
levels_for (const Preparation *p, const char *learner_id)
{
  if (p->moved != NULL && g_strcmp0 (p->moved->learner_id, learner_id) == 0)
    return releve_levels_in_force (p->dossier, p->moved);
  return p->assignment->profile;
}

static void
prepare_briefing (Preparation *p, const ReleveLevels *levels, VerdictLearner *learner)
{
  const ReleveDepartment *department = releve_dossier_department (p->dossier);
  int from = department != NULL ? department->brief_rule_level : 0;

  learner->debriefed = levels->v[RELEVE_DBR] >= 1;
  if (from <= 0 || (levels->v[RELEVE_AUT] < from && levels->v[RELEVE_RSP] < from)
      || levels->v[RELEVE_BRF] >= department->brief_rule_minimum)
    return;
  learner->brief_found = levels->v[RELEVE_BRF];
  learner->brief_limit = department->brief_rule_minimum;
}

static void
prepare_gate (Preparation *p, const char *learner_id, const ReleveLevels *levels, VerdictLearner *learner)
{
  double gate = p->self->parameters.gate_level;
  ReleveEvidence evidence;

  if (p->assignment->category != RELEVE_CLINICAL || (p->moved != NULL && p->moved->present_id != NULL))
    return;
  if (levels->v[RELEVE_AUT] < gate && levels->v[RELEVE_RSP] < gate)
    return;
  releve_evidence_of_attribute (p->dossier, learner_id, RELEVE_TM, &evidence);
  learner->mastery = evidence.observed;
  learner->gate_closed = !(evidence.observed >= p->self->parameters.gate_mastery - VERDICT_TOLERANCE);
}

/* Within her own row an agreed card stays agreed, by the terms of its agreement. */
static ReleveTerms
terms_for (const Preparation *p, const char *learner_id)
{
  gboolean own = p->moved != NULL && g_strcmp0 (p->moved->learner_id, learner_id) == 0;

  return releve_terms_of_placement (p->dossier, own ? p->moved : NULL);
}

static void
prepare_learner (Preparation *p, const ReleveLearner *row, int number)
{
  VerdictLearner *learner = &p->self->learners[number];
  ReleveLevels levels = levels_for (p, row->id);
  ReleveTerms terms = terms_for (p, row->id);
  GPtrArray *cards = RELEVE_DOSSIER_OF (p->dossier, releve_placement_kind, RelevePlacement, learner_id, row->id);

  g_hash_table_insert (p->self->index, (gpointer) keep (p->self, row->id), GINT_TO_POINTER (number));
  learner->arrival = row->arrival;
  learner->departure = row->departure;
  learner->own_hours = releve_hours_per_block (p->dossier, p->assignment, row->id);
  learner->limit_hours = releve_development_hours (p->dossier, row->id);
  learner->first_twin = p->self->twins->len;
  learner->unloaded.load = learner->loaded.load = NAN;
  for (guint i = 0; i < cards->len; i++)
    prepare_card (p, g_ptr_array_index (cards, i), row, number);
  prepare_past (p, row, number);
  prepare_leave (p, row, number);
  prepare_needs (p, row->id, number);
  prepare_briefing (p, &levels, learner);
  prepare_gate (p, row->id, &levels, learner);
  releve_fit_input_by (p->dossier, &terms, row->id, p->assignment->id, 0, p->moved != NULL ? p->moved->id : NULL,
                       &levels, &learner->input);
}

static void
prepare_home (Preparation *p)
{
  g_autoptr (ReleveBreach) breach = NULL;
  const RelevePlacement *leaning;

  p->self->stuck = RELEVE_N_RULES;
  p->self->home_learner = -1;
  if (p->moved == NULL)
    return;
  breach = releve_rules_of_disturbing (p->dossier, p->moved);
  if (breach != NULL)
    p->self->stuck = breach->rule;
  p->self->home_learner = releve_verdicts_find_learner (p->self, p->moved->learner_id);
  p->self->home_block = releve_dossier_first_block (p->dossier, p->moved);
  leaning = releve_rules_first_leaning (p->dossier, p->moved, p->along);
  if (leaning == NULL)
    return;
  p->self->leaning_block = releve_dossier_first_block (p->dossier, leaning);
  p->self->leaning_id = keep (p->self, leaning->id);
}

static void
prepare (Preparation *p)
{
  ReleveVerdicts *self = p->self;
  GPtrArray *learners = releve_dossier_all (p->dossier, &releve_learner_kind);

  self->parameters = *releve_dossier_parameters (p->dossier);
  self->home_parameters = *releve_terms_of_placement (p->dossier, p->moved).parameters;
  self->today = releve_dossier_get_today (p->dossier);
  self->from_tray = p->moved == NULL;
  self->span = MAX (p->moved != NULL ? p->moved->span : p->assignment->duration, 1);
  self->ids = g_string_chunk_new (1024);
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  self->twins = g_array_new (FALSE, FALSE, sizeof (VerdictTwin));
  self->n_learners = (int) learners->len;
  self->n_needs = (int) RELEVE_DOSSIER_OF (p->dossier, releve_prerequisite_kind, RelevePrerequisite,
                                           assignment_id, p->assignment->id)->len;
  prepare_blocks (p);
  prepare_limits (p);
  self->learners = g_new0 (VerdictLearner, learners->len);
  self->cells = g_new0 (VerdictCell, learners->len * (gsize) (self->n_blocks + 1));
  self->needs = g_new0 (VerdictNeed, learners->len * (gsize) self->n_needs);
  for (guint i = 0; i < learners->len; i++)
    prepare_learner (p, g_ptr_array_index (learners, i), (int) i);
  prepare_home (p);
}

ReleveVerdicts *
releve_verdicts_new (ReleveDossier *dossier, const char *assignment_id, const char *placement_id)
{
  return releve_verdicts_new_along (dossier, assignment_id, placement_id, NULL);
}

ReleveVerdicts *
releve_verdicts_new_along (ReleveDossier *dossier, const char *assignment_id, const char *placement_id,
                           const char *const *along)
{
  Preparation p = { .dossier = dossier, .along = along };

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier), NULL);

  p.moved = releve_dossier_placement (dossier, placement_id);
  p.assignment = releve_dossier_assignment (dossier, p.moved != NULL ? p.moved->assignment_id : assignment_id);
  if (p.assignment == NULL || (placement_id != NULL && p.moved == NULL))
    return NULL;
  p.self = g_new0 (ReleveVerdicts, 1);
  prepare (&p);
  return p.self;
}

void
releve_verdicts_free (ReleveVerdicts *self)
{
  if (self == NULL)
    return;
  g_string_chunk_free (self->ids);
  g_hash_table_unref (self->index);
  g_array_unref (self->twins);
  g_free (self->blocks);
  g_free (self->people);
  g_free (self->debriefings);
  g_free (self->learners);
  g_free (self->cells);
  g_free (self->needs);
  g_free (self);
}
