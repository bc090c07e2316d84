#include "releve-planning-private.h"

#include <math.h>
#include <string.h>

#include "releve-fit.h"

/* Sums of hours and means of ratings are binary fractions: this much is nothing
 * (as in the rules). */
#define TOLERANCE 1e-9
#define MOST_HOURS 70000.0 /* what a block can hold in the problem's numbers */

typedef struct {
  RelevePlanning *self;
  ReleveProblem *problem;
  ReleveDossier *dossier;
  double *taken;            /* [block] hours of one learner's cards that stay */
  double available;         /* her development hours */
  ReleveMatchInput portrait;/* her part of the model's input */
  ReleveMatchInput *terms;  /* [assignment] its part */
} Fill;

static const ReleveAssignment *
assignment_at (const Fill *fill, int assignment)
{
  return releve_dossier_assignment (fill->dossier, releve_planning_assignment (fill->self, assignment));
}

static const char *
learner_at (const Fill *fill, int learner)
{
  return releve_planning_learner (fill->self, learner);
}

static int
find_supervisor (const Fill *fill, const char *id)
{
  GPtrArray *rows = releve_dossier_all (fill->dossier, &releve_supervisor_kind);

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (((const ReleveRow *) g_ptr_array_index (rows, i))->id, id) == 0)
      return (int) i;
  return -1;
}

static int
find_assignment (const Fill *fill, const char *id)
{
  for (int i = 0; i < fill->problem->n_assignments; i++)
    if (g_strcmp0 (releve_planning_assignment (fill->self, i), id) == 0)
      return i;
  return -1;
}

/* ---- assignments, their places and who debriefs them ---- */

static void
fill_needs_of (Fill *fill, int at, const ReleveAssignment *assignment)
{
  GPtrArray *rows = RELEVE_DOSSIER_OF (fill->dossier, releve_prerequisite_kind, RelevePrerequisite, assignment_id, assignment->id);
  GArray *before = fill->problem->assignments[at].before;

  for (guint i = 0; i < rows->len; i++)
    {
      int needed = find_assignment (fill, ((const RelevePrerequisite *) g_ptr_array_index (rows, i))->needs_assignment_id);

      if (needed >= 0 && !releve_problem_lists (before, needed))
        g_array_append_val (before, needed);
    }
}

/* A card that is not agreed has its assignment's profile in force. */
static void
fill_assignment (Fill *fill, int at)
{
  const ReleveAssignment *assignment = assignment_at (fill, at);
  ReleveProblemAssignment *facts = &fill->problem->assignments[at];
  gboolean somebody = fill->problem->n_learners > 0;

  facts->category = assignment->category;
  facts->span = MAX (assignment->duration, 1);
  facts->exclusive = assignment->exclusive;
  facts->hours = (int) ceil (MIN (assignment->hours / facts->span, MOST_HOURS) * RELEVE_HOUR - 0.001);
  facts->supervisor = assignment->profile.v[RELEVE_DBR] >= 1 ? find_supervisor (fill, assignment->supervisor_id) : -1;
  fill_needs_of (fill, at, assignment);
  for (int block = 0; block < fill->problem->n_blocks; block++)
    {
      int cell = at * fill->problem->n_blocks + block;

      if (assignment->capacity > 0)
        fill->problem->capacity[cell] = assignment->capacity;
      if (block >= fill->self->first_free && somebody)
        fill->problem->minimum[cell] = MAX (assignment->minimum, 0);
    }
}

static void
fill_supervisors (Fill *fill)
{
  GPtrArray *rows = releve_dossier_all (fill->dossier, &releve_supervisor_kind);

  for (guint i = 0; i < rows->len; i++)
    {
      int limit = ((const ReleveSupervisor *) g_ptr_array_index (rows, i))->duty_limit;

      for (int block = 0; block < fill->problem->n_blocks && limit > 0; block++)
        fill->problem->duty[i * (guint) fill->problem->n_blocks + block] = limit;
    }
}

/* What the cards that stay take of places and of debriefings. */

static void
take_duty (Fill *fill, const ReleveStandingCard *card)
{
  const RelevePlacement *row = releve_dossier_placement (fill->dossier, card->placement_id);
  const char *id = row->supervisor_id != NULL ? row->supervisor_id : assignment_at (fill, card->assignment)->supervisor_id;
  int supervisor = find_supervisor (fill, id);
  int *duty;

  if (supervisor < 0 || releve_levels_in_force (fill->dossier, row).v[RELEVE_DBR] < 1)
    return;
  duty = &fill->problem->duty[supervisor * fill->problem->n_blocks + card->last];
  if (*duty != RELEVE_UNLIMITED)
    *duty = MAX (*duty - 1, 0);
}

static void
take_places (Fill *fill, const ReleveStandingCard *card)
{
  for (int block = card->first; block <= card->last; block++)
    {
      int cell = card->assignment * fill->problem->n_blocks + block;

      if (fill->problem->capacity[cell] != RELEVE_UNLIMITED)
        fill->problem->capacity[cell] = MAX (fill->problem->capacity[cell] - 1, 0);
      fill->problem->minimum[cell] = MAX (fill->problem->minimum[cell] - 1, 0);
    }
}

static void
take_what_stays (Fill *fill)
{
  for (guint i = 0; i < fill->self->cards->len; i++)
    {
      const ReleveStandingCard *card = &g_array_index (fill->self->cards, ReleveStandingCard, i);

      if (card->stay == RELEVE_STAYS_NOT)
        continue;
      take_places (fill, card);
      take_duty (fill, card);
    }
}

/* ---- learners ---- */

static gboolean
is_away (const Fill *fill, const ReleveLearner *learner, const ReleveBlock *block)
{
  GPtrArray *leaves = RELEVE_DOSSIER_OF (fill->dossier, releve_leave_kind, ReleveLeave, learner_id, learner->id);

  if (learner->arrival != RELEVE_NO_DAY && block->first < learner->arrival)
    return TRUE;
  if (learner->departure != RELEVE_NO_DAY && block->last > learner->departure)
    return TRUE;
  for (guint i = 0; i < leaves->len; i++)
    {
      const ReleveLeave *leave = g_ptr_array_index (leaves, i);

      if (releve_period_overlaps ((RelevePeriod) { block->first, block->last }, (RelevePeriod) { leave->first, leave->last }))
        return TRUE;
    }
  return FALSE;
}

static void
take_hours (Fill *fill, int learner)
{
  memset (fill->taken, 0, sizeof (double) * (gsize) fill->problem->n_blocks);
  for (guint i = 0; i < fill->self->cards->len; i++)
    {
      const ReleveStandingCard *card = &g_array_index (fill->self->cards, ReleveStandingCard, i);

      for (int block = card->first; card->learner == learner && card->stay != RELEVE_STAYS_NOT && block <= card->last; block++)
        fill->taken[block] += releve_hours_per_block (fill->dossier, assignment_at (fill, card->assignment), learner_at (fill, learner));
    }
}

static void
fill_room (Fill *fill, int learner)
{
  const ReleveLearner *row = releve_dossier_learner (fill->dossier, learner_at (fill, learner));
  ReleveProblemLearner *facts = &fill->problem->learners[learner];

  fill->available = releve_development_hours (fill->dossier, row->id);
  take_hours (fill, learner);
  for (int block = 0; block < fill->problem->n_blocks; block++)
    {
      double left = CLAMP (fill->available - fill->taken[block], 0, MOST_HOURS);

      facts->room[block] = (int) floor (left * RELEVE_HOUR + 0.001);
      facts->leave[block] = is_away (fill, row, releve_dossier_block_number (fill->dossier, block + 1));
    }
}

/* ---- where a learner may start what ---- */

/* The first block in which every prerequisite can hold; those that a card of
 * the plan has to meet are left to the planner. */
static int
find_earliest (Fill *fill, int learner, int assignment)
{
  GPtrArray *rows = RELEVE_DOSSIER_OF (fill->dossier, releve_prerequisite_kind, RelevePrerequisite, assignment_id,
                                       releve_planning_assignment (fill->self, assignment));
  int earliest = fill->self->first_free;

  for (guint i = 0; i < rows->len; i++)
    {
      const RelevePrerequisite *row = g_ptr_array_index (rows, i);
      int needed = find_assignment (fill, row->needs_assignment_id), met;
      ReleveEvidence evidence;

      if (row->needs_assignment_id != NULL && needed < 0)
        return fill->problem->n_blocks;
      if (needed >= 0)
        {
          met = releve_planning_met_from (fill->self, fill->dossier, learner, needed);
          earliest = met < fill->problem->n_blocks ? MAX (earliest, met) : earliest;
        }
      else if (row->needs_competency_id != NULL)
        {
          releve_evidence_of_competency (fill->dossier, learner_at (fill, learner), row->needs_competency_id, &evidence);
          if (!(evidence.level >= row->level - TOLERANCE))
            return fill->problem->n_blocks;
        }
    }
  return earliest;
}

/* What was declined in this year is not asked of her again. */
static gboolean
has_declined (const Fill *fill, int learner, int assignment)
{
  GPtrArray *cards = RELEVE_DOSSIER_OF (fill->dossier, releve_placement_kind, RelevePlacement, learner_id, learner_at (fill, learner));

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = g_ptr_array_index (cards, i);

      if (card->state == RELEVE_DECLINED
          && g_strcmp0 (card->assignment_id, releve_planning_assignment (fill->self, assignment)) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The clinical gate, unless a supervisor is named present at her card, which
 * then goes where the card goes. */
static gboolean
is_gated (const Fill *fill, int learner, int assignment)
{
  const ReleveParameters *p = releve_dossier_parameters (fill->dossier);
  const ReleveAssignment *row = assignment_at (fill, assignment);
  const ReleveStandingCard *card = releve_planning_find_movable (fill->self, learner, assignment);
  ReleveEvidence evidence;

  if (row->category != RELEVE_CLINICAL
      || (row->profile.v[RELEVE_AUT] < p->gate_level && row->profile.v[RELEVE_RSP] < p->gate_level))
    return FALSE;
  if (card != NULL && releve_dossier_placement (fill->dossier, card->placement_id)->present_id != NULL)
    return FALSE;
  releve_evidence_of_attribute (fill->dossier, learner_at (fill, learner), RELEVE_TM, &evidence);
  return !(evidence.observed >= p->gate_mastery - TOLERANCE);
}

/* B10 as well: the same assignment in a year that is over. */
static gboolean
recurs_after_past (const Fill *fill, int learner, const ReleveAssignment *assignment, int start)
{
  GPtrArray *past = releve_dossier_past_cards (fill->dossier, learner_at (fill, learner));

  for (guint i = 0; i < past->len && assignment->minimum_gap > 0; i++)
    {
      const RelevePlacement *card = g_ptr_array_index (past, i);
      int since = g_strcmp0 (card->assignment_id, assignment->id) == 0 ? releve_dossier_blocks_since (fill->dossier, card) : -1;

      if (since >= 0 && since + start < assignment->minimum_gap)
        return TRUE;
    }
  return FALSE;
}

/* B10, kept apart from the same assignment among the cards that stay. */
static gboolean
recurs_too_soon (const Fill *fill, int learner, int assignment, int start)
{
  int last = start + fill->problem->assignments[assignment].span - 1;
  int gap = MAX (assignment_at (fill, assignment)->minimum_gap, 0);

  if (recurs_after_past (fill, learner, assignment_at (fill, assignment), start))
    return TRUE;
  for (guint i = 0; i < fill->self->cards->len; i++)
    {
      const ReleveStandingCard *card = &g_array_index (fill->self->cards, ReleveStandingCard, i);

      if (card->learner == learner && card->assignment == assignment && card->stay != RELEVE_STAYS_NOT
          && MAX (start, card->first) - MIN (last, card->last) - 1 < gap)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_room (const Fill *fill, int learner, int assignment, int start)
{
  const ReleveProblemAssignment *facts = &fill->problem->assignments[assignment];
  const ReleveProblemLearner *who = &fill->problem->learners[learner];

  if (start + facts->span > fill->problem->n_blocks)
    return FALSE;
  for (int block = start; block < start + facts->span; block++)
    if (who->leave[block] || (facts->exclusive ? fill->taken[block] > TOLERANCE : facts->hours > who->room[block]))
      return FALSE;
  return TRUE;
}

/* ---- what it is worth ---- */

/* Of the cards that stay alone: those of the plan are a matter of room. */
static double
background_load (const Fill *fill, int start, int span)
{
  double sum = 0;

  for (int block = start; block < start + span; block++)
    if (fill->taken[block] > 0)
      sum += fill->taken[block] < fill->available ? fill->taken[block] / fill->available : 1;
  return sum / span;
}

/* Without evidence there is no fit, hence nothing to promise. What brings too
 * little is there for the rules' sake only: nothing is better. */
static gint64
weigh (const Fill *fill, ReleveMatchInput *input, double load)
{
  ReleveMatch match;
  gint64 worth;

  input->load = load;
  releve_match (releve_dossier_parameters (fill->dossier), input, &match);
  worth = isnan (match.value) ? 0 : llround (match.value * RELEVE_MILLION);
  return worth >= fill->self->least ? worth : -1;
}

static ReleveMatchInput
compose_input (const Fill *fill, int assignment)
{
  const ReleveMatchInput *terms = &fill->terms[assignment];
  ReleveMatchInput input = fill->portrait;

  memcpy (input.weights, terms->weights, sizeof input.weights);
  input.hours = terms->hours;
  input.clinical = terms->clinical;
  input.levels = terms->levels;
  input.low = terms->low;
  input.high = terms->high;
  return input;
}

static void
fill_worth (Fill *fill, int learner, int assignment)
{
  gint64 *worth = releve_problem_worth (fill->problem, learner, assignment);
  ReleveMatchInput input = compose_input (fill, assignment);
  int earliest = find_earliest (fill, learner, assignment), span = fill->problem->assignments[assignment].span;
  double known = NAN;
  gint64 value = 0;

  if (has_declined (fill, learner, assignment) || is_gated (fill, learner, assignment))
    return;
  for (int start = earliest; start < fill->problem->n_blocks; start++)
    {
      double load;

      if (!has_room (fill, learner, assignment, start) || recurs_too_soon (fill, learner, assignment, start))
        continue;
      load = background_load (fill, start, span);
      if (load != known)
        value = weigh (fill, &input, known = load);
      worth[start] = value;
    }
}

/* Assignments behind her that something else needs. */
static void
fill_met (Fill *fill, int learner)
{
  GArray *met = fill->problem->learners[learner].met;

  for (int a = 0; a < fill->problem->n_assignments; a++)
    for (guint i = 0; i < fill->problem->assignments[a].before->len; i++)
      {
        int needed = g_array_index (fill->problem->assignments[a].before, int, i);

        if (!releve_problem_lists (met, needed)
            && releve_planning_met_from (fill->self, fill->dossier, learner, needed) < fill->problem->n_blocks)
          g_array_append_val (met, needed);
      }
}

static void
fill_learner (Fill *fill, int learner)
{
  fill_room (fill, learner);
  fill_met (fill, learner);
  if (fill->problem->n_assignments == 0)
    return;
  releve_fit_input (fill->dossier, learner_at (fill, learner), releve_planning_assignment (fill->self, 0), 0, NULL, NULL,
                    &fill->portrait);
  for (int assignment = 0; assignment < fill->problem->n_assignments; assignment++)
    fill_worth (fill, learner, assignment);
}

/* A card that moves keeps who debriefs it. */
static void
fill_debriefer (Fill *fill, const ReleveStandingCard *card)
{
  const RelevePlacement *row = releve_dossier_placement (fill->dossier, card->placement_id);

  if (row->supervisor_id != NULL && assignment_at (fill, card->assignment)->profile.v[RELEVE_DBR] >= 1)
    fill->problem->debriefers[card->learner * fill->problem->n_assignments + card->assignment]
      = find_supervisor (fill, row->supervisor_id);
}

/* ---- the present plan ---- */

typedef struct {
  int *people;              /* [assignment × n_blocks + block] */
  int *hours;               /* [learner × n_blocks + block]; an exclusive card takes more than there is */
} Taken;

#define ALL_HOURS (G_MAXINT / 2)

static gboolean
has_needs (const Fill *fill, const ReleveCard *card)
{
  const GArray *before = fill->problem->assignments[card->assignment].before;

  for (guint i = 0; i < before->len; i++)
    {
      int needed = g_array_index (before, int, i);
      const ReleveCard *earlier = releve_cards_find (fill->problem->plan, card->learner, needed);

      if (!releve_problem_lists (fill->problem->learners[card->learner].met, needed)
          && (earlier == NULL || earlier->start + fill->problem->assignments[needed].span > card->start))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_place (const Fill *fill, const ReleveCard *card, const Taken *taken)
{
  const ReleveProblemAssignment *facts = &fill->problem->assignments[card->assignment];
  int n_blocks = fill->problem->n_blocks;

  if (releve_problem_worth (fill->problem, card->learner, card->assignment)[card->start] == RELEVE_BARRED)
    return FALSE;
  for (int block = card->start; block < card->start + facts->span; block++)
    {
      int cell = card->assignment * n_blocks + block, hours = taken->hours[card->learner * n_blocks + block];

      if (taken->people[cell] >= fill->problem->capacity[cell]
          || (facts->exclusive ? hours > 0 : hours + facts->hours > fill->problem->learners[card->learner].room[block]))
        return FALSE;
    }
  return TRUE;
}

static void
take_place (const Fill *fill, const ReleveCard *card, Taken *taken)
{
  const ReleveProblemAssignment *facts = &fill->problem->assignments[card->assignment];
  int n_blocks = fill->problem->n_blocks;

  for (int block = card->start; block < card->start + facts->span; block++)
    {
      taken->people[card->assignment * n_blocks + block]++;
      taken->hours[card->learner * n_blocks + block] += facts->exclusive ? ALL_HOURS : facts->hours;
    }
}

/* A plan to begin with: today's, as far as it breaks no rule. The planner gives
 * an assignment to a learner once; of two such cards that may move, the first
 * is the present plan's. */
static void
fill_plan (Fill *fill)
{
  gsize n_blocks = (gsize) MAX (fill->problem->n_blocks, 1);
  g_autofree int *people = g_new0 (int, MAX (fill->problem->n_assignments, 1) * n_blocks);
  g_autofree int *hours = g_new0 (int, MAX (fill->problem->n_learners, 1) * n_blocks);
  Taken taken = { people, hours };

  for (guint i = 0; i < fill->self->cards->len; i++)
    {
      const ReleveStandingCard *card = &g_array_index (fill->self->cards, ReleveStandingCard, i);
      ReleveCard planned = { card->learner, card->assignment, card->first };

      if (card->stay != RELEVE_STAYS_NOT || releve_planning_find_movable (fill->self, card->learner, card->assignment) != card)
        continue;
      fill_debriefer (fill, card);
      if (!has_needs (fill, &planned) || !has_place (fill, &planned, &taken))
        continue;
      g_array_append_val (fill->problem->plan, planned);
      take_place (fill, &planned, &taken);
    }
}

static void
fill_terms (Fill *fill)
{
  const char *somebody = fill->problem->n_learners > 0 ? learner_at (fill, 0) : "";

  for (int a = 0; a < fill->problem->n_assignments; a++)
    releve_fit_input (fill->dossier, somebody, releve_planning_assignment (fill->self, a), 0, NULL, NULL, &fill->terms[a]);
}

void
releve_planning_fill (RelevePlanning *self, ReleveDossier *dossier)
{
  g_autofree double *taken = g_new0 (double, MAX (self->problem->n_blocks, 1));
  g_autofree ReleveMatchInput *terms = g_new0 (ReleveMatchInput, MAX (self->problem->n_assignments, 1));
  Fill fill = { self, self->problem, dossier, .taken = taken, .terms = terms };

  fill_supervisors (&fill);
  for (int assignment = 0; assignment < self->problem->n_assignments; assignment++)
    fill_assignment (&fill, assignment);
  take_what_stays (&fill);
  fill_terms (&fill);
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    fill_learner (&fill, learner);
  fill_plan (&fill);
}
