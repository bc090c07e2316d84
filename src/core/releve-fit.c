#include "releve-fit.h"

#include <math.h>

ReleveLevels
releve_levels_in_force (ReleveDossier *dossier, const RelevePlacement *placement)
{
  const ReleveAssignment *assignment;

  g_return_val_if_fail (placement != NULL, RELEVE_LEVELS_UNSET);

  if (placement->levels_state == RELEVE_LEVELS_AGREED && releve_levels_set_p (&placement->levels))
    return placement->levels;
  assignment = releve_assignment_of_placement (dossier, placement);
  return assignment != NULL ? assignment->profile : RELEVE_LEVELS_UNSET;
}

ReleveLevels
releve_levels_chosen (ReleveDossier *dossier, const RelevePlacement *placement)
{
  g_return_val_if_fail (placement != NULL, RELEVE_LEVELS_UNSET);

  return releve_levels_set_p (&placement->levels) ? placement->levels : releve_levels_in_force (dossier, placement);
}

void
releve_feasible_range (const ReleveAssignment *assignment, ReleveLevels *low, ReleveLevels *high)
{
  g_return_if_fail (assignment != NULL && low != NULL && high != NULL);

  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    {
      int level = assignment->profile.v[i];

      low->v[i] = releve_levels_set_p (&assignment->low) ? assignment->low.v[i] : MAX (level - 1, 0);
      high->v[i] = releve_levels_set_p (&assignment->high) ? assignment->high.v[i] : MIN (level + 1, RELEVE_LEVEL_MAX);
    }
}

double
releve_development_hours (ReleveDossier *dossier, const char *learner_id)
{
  const ReleveLearner *learner = releve_dossier_learner (dossier, learner_id);

  return learner != NULL ? learner->development_hours * learner->percentage / 100 : 0;
}

double
releve_hours_per_block (ReleveDossier *dossier, const ReleveAssignment *assignment, const char *learner_id)
{
  g_return_val_if_fail (assignment != NULL, 0);

  if (assignment->exclusive)
    return releve_development_hours (dossier, learner_id);
  return assignment->hours / MAX (assignment->duration, 1);
}

static double
sum_hours (ReleveDossier *dossier, const char *learner_id, int block, const char *except_id)
{
  GPtrArray *cards = RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, learner_id, learner_id);
  double hours = 0;

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = g_ptr_array_index (cards, i);
      const ReleveAssignment *assignment = releve_dossier_assignment (dossier, card->assignment_id);

      if (assignment == NULL || card->state == RELEVE_DECLINED || g_strcmp0 (card->id, except_id) == 0)
        continue;
      if (releve_dossier_first_block (dossier, card) <= block && block <= releve_dossier_last_block (dossier, card))
        hours += releve_hours_per_block (dossier, assignment, learner_id);
    }
  return hours;
}

double
releve_load (ReleveDossier *dossier, const char *learner_id, int first, int span, const char *except_id)
{
  double available = releve_development_hours (dossier, learner_id);
  int last = MIN (first + MAX (span, 1) - 1, releve_dossier_n_blocks (dossier));
  double sum = 0;

  if (first < 1 || last < first)
    return 0;
  for (int block = first; block <= last; block++)
    {
      double hours = sum_hours (dossier, learner_id, block, except_id);

      if (hours > 0)
        sum += hours < available ? hours / available : 1;
    }
  return sum / (last - first + 1);
}

/* The table M speaks of the competencies coded C1 … C12; −1 for any other. */
static int
index_of_competency (const ReleveCompetency *competency)
{
  guint64 number = 0;

  if (competency == NULL || competency->code == NULL || competency->code[0] != 'C')
    return -1;
  if (!g_ascii_string_to_unsigned (competency->code + 1, 10, 1, RELEVE_N_COMPETENCIES, &number, NULL))
    return -1;
  return (int) number - 1;
}

static void
fill_attributes (ReleveDossier *dossier, const ReleveParameters *p, const char *learner_id, ReleveMatchInput *input)
{
  for (int a = 0; a < RELEVE_N_ATTRIBUTES; a++)
    {
      ReleveEvidence evidence;

      releve_evidence_of_attribute_by (dossier, p, learner_id, a, &evidence);
      input->attributes[a] = evidence.level;
      input->observed[a] = evidence.observed;
    }
  input->observed_known = TRUE;
  releve_evidence_exposure (dossier, learner_id, input->exposure);
}

static void
fill_competences (ReleveDossier *dossier, const ReleveTerms *terms, const char *learner_id, ReleveMatchInput *input)
{
  GPtrArray *competencies = releve_dossier_all (dossier, &releve_competency_kind);

  for (int c = 0; c < RELEVE_N_COMPETENCIES; c++)
    input->competence[c] = input->target[c] = NAN;
  for (guint i = 0; i < competencies->len; i++)
    {
      const ReleveCompetency *competency = g_ptr_array_index (competencies, i);
      int c = index_of_competency (competency);
      ReleveEvidence evidence;

      if (c < 0)
        continue;
      releve_evidence_of_competency_by (dossier, terms->parameters, learner_id, competency->id, &evidence);
      input->competence[c] = evidence.level;
      input->target[c] = releve_required_level_as_of (dossier, learner_id, competency->id, terms->edition);
    }
}

/* Whether the safety gate concerns it is asked of the assignment as it stands. */
static void
fill_assignment (ReleveDossier *dossier, const ReleveTerms *terms, const char *assignment_id, ReleveMatchInput *input)
{
  g_autoptr (GPtrArray) rows = releve_parts_as_of (dossier, &releve_assignment_kind, assignment_id,
                                                   &releve_assignment_competency_kind, terms->edition);
  const ReleveAssignment *assignment = releve_row_as_of (dossier, &releve_assignment_kind, assignment_id, terms->edition);

  for (guint i = 0; i < rows->len; i++)
    {
      const ReleveAssignmentCompetency *row = g_ptr_array_index (rows, i);
      int c = index_of_competency (releve_dossier_competency (dossier, row->competency_id));

      if (c >= 0)
        input->weights[c] = row->weight;
    }
  input->hours = assignment->hours;
  input->clinical = releve_dossier_assignment (dossier, assignment_id)->category == RELEVE_CLINICAL;
  input->levels = assignment->profile;
  releve_feasible_range (assignment, &input->low, &input->high);
}

ReleveTerms
releve_terms_of_placement (ReleveDossier *dossier, const RelevePlacement *placement)
{
  if (placement == NULL || placement->levels_state != RELEVE_LEVELS_AGREED)
    return (ReleveTerms) { releve_dossier_parameters (dossier), RELEVE_EDITION_NOW };
  return (ReleveTerms) { releve_dossier_parameters_of (dossier, placement->parameter_version),
                         releve_edition_of_placement (placement) };
}

ReleveTerms
releve_terms_of_levels (ReleveDossier *dossier, const RelevePlacement *placement, const ReleveLevels *levels)
{
  g_return_val_if_fail (placement != NULL && levels != NULL, releve_terms_of_placement (dossier, NULL));

  return releve_terms_of_placement (dossier, releve_levels_equal (levels, &placement->levels) ? placement : NULL);
}

/* A card that is only moved keeps its length and the supervisor at its side. */
void
releve_fit_input_by (ReleveDossier *dossier, const ReleveTerms *terms, const char *learner_id, const char *assignment_id,
                     int first, const char *except_id, const ReleveLevels *levels, ReleveMatchInput *input)
{
  const ReleveAssignment *assignment = releve_dossier_assignment (dossier, assignment_id);
  const RelevePlacement *card = except_id != NULL ? releve_dossier_placement (dossier, except_id) : NULL;
  gboolean same;

  g_return_if_fail (terms != NULL && assignment != NULL && input != NULL);

  same = card != NULL && g_strcmp0 (card->assignment_id, assignment_id) == 0;
  *input = (ReleveMatchInput) { .supervised = same && card->present_id != NULL };
  fill_attributes (dossier, terms->parameters, learner_id, input);
  fill_competences (dossier, terms, learner_id, input);
  fill_assignment (dossier, terms, assignment_id, input);
  if (levels != NULL && releve_levels_set_p (levels))
    input->levels = *levels;
  input->load = releve_load (dossier, learner_id, first, same ? card->span : assignment->duration, except_id);
}

void
releve_fit_input (ReleveDossier *dossier, const char *learner_id, const char *assignment_id,
                  int first, const char *except_id, const ReleveLevels *levels, ReleveMatchInput *input)
{
  ReleveTerms terms = releve_terms_of_placement (dossier, NULL);

  releve_fit_input_by (dossier, &terms, learner_id, assignment_id, first, except_id, levels, input);
}

void
releve_fit_of_placement (ReleveDossier *dossier, const RelevePlacement *placement, ReleveMatch *match)
{
  ReleveLevels levels = releve_levels_in_force (dossier, placement);
  ReleveTerms terms = releve_terms_of_placement (dossier, placement);
  ReleveMatchInput input;

  g_return_if_fail (placement != NULL && match != NULL);

  releve_fit_input_by (dossier, &terms, placement->learner_id, placement->assignment_id,
                       releve_dossier_first_block (dossier, placement), placement->id, &levels, &input);
  releve_match (terms.parameters, &input, match);
}

/* The oldest of the newest ratings of the eight attributes. */
static ReleveDay
find_evidence_day (ReleveDossier *dossier, const char *learner_id)
{
  ReleveDay oldest = G_MAXINT;

  for (int a = 0; a < RELEVE_N_ATTRIBUTES; a++)
    {
      ReleveEvidence evidence;

      releve_evidence_of_attribute (dossier, learner_id, a, &evidence);
      if (evidence.last_on == RELEVE_NO_DAY)
        return RELEVE_NO_DAY;
      oldest = MIN (oldest, evidence.last_on);
    }
  return oldest;
}

static gboolean
is_current (ReleveDossier *dossier, ReleveDay day)
{
  const ReleveParameters *p = releve_dossier_parameters (dossier);
  int months = (int) floor (p->stale_months + 0.5);

  return day != RELEVE_NO_DAY && day >= releve_day_add_months (releve_dossier_get_today (dossier), -months);
}

/* A fit below the threshold may be agreed all the same, with a note that says why. */
static gboolean
is_discussed (ReleveDossier *dossier, const RelevePlacement *placement)
{
  ReleveMatch match;

  if (placement->levels_state != RELEVE_LEVELS_AGREED)
    return FALSE;
  if (placement->level_note != NULL && *placement->level_note != '\0')
    return TRUE;
  releve_fit_of_placement (dossier, placement, &match);
  return match.fit >= releve_terms_of_placement (dossier, placement).parameters->fit_enough;
}

void
releve_checklist (ReleveDossier *dossier, const RelevePlacement *placement, ReleveChecklist *checklist)
{
  gboolean met[4];

  g_return_if_fail (RELEVE_IS_DOSSIER (dossier) && placement != NULL && checklist != NULL);

  checklist->evidence_on = find_evidence_day (dossier, placement->learner_id);
  met[0] = checklist->evidence_current = is_current (dossier, checklist->evidence_on);
  met[1] = checklist->levels_set = placement->levels_state != RELEVE_LEVELS_NONE
                                   && releve_levels_set_p (&placement->levels);
  met[2] = checklist->discussed = is_discussed (dossier, placement);
  met[3] = checklist->retuned = placement->midpoint != RELEVE_NO_DAY && placement->midpoint_held;
  for (checklist->level = 0; checklist->level < 4 && met[checklist->level]; checklist->level++)
    continue;
}

/* The target within what the assignment can offer; NAN stays so. */
static double
reachable_target (const ReleveMatchInput *input, const ReleveMatch *match, int index)
{
  return CLAMP (match->target[index], input->low.v[index], input->high.v[index]);
}

int
releve_fit_departure (const ReleveMatchInput *input, const ReleveMatch *match, const ReleveLevels *before)
{
  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    {
      int level = input->levels.v[i];

      if (before != NULL && before->v[i] == level)
        continue;
      if (level < input->low.v[i] || level > input->high.v[i]
          || fabs (level - reachable_target (input, match, i)) >= RELEVE_DEPARTURE)
        return i;
    }
  return -1;
}
