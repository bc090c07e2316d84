#include "releve-coverage.h"

#include <math.h>

static gboolean
is_trained_by_anything (ReleveDossier *dossier, const char *competency_id)
{
  GPtrArray *weights = RELEVE_DOSSIER_OF (dossier, releve_assignment_competency_kind, ReleveAssignmentCompetency, competency_id, competency_id);

  for (guint i = 0; i < weights->len; i++)
    {
      const ReleveAssignmentCompetency *weight = weights->pdata[i];
      GPtrArray *cards = RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, assignment_id, weight->assignment_id);

      for (guint j = 0; j < cards->len; j++)
        if (releve_is_to_come (cards->pdata[j]))
          return TRUE;
    }
  return FALSE;
}

static ReleveCoverage
cover (ReleveDossier *dossier, const ReleveOverview *overview, guint column)
{
  ReleveCoverage line = { overview->competencies->pdata[column], 0, 0, FALSE };

  for (guint row = 0; row < overview->learners->len; row++)
    {
      if (!(releve_heat_gap (releve_overview_heat (overview, row, column)) >= RELEVE_GAP_COUNTS))
        continue;
      if (releve_overview_is_open (overview, overview->learners->pdata[row], line.competency))
        line.n_open++;
      else
        line.n_trained++;
    }
  line.nobody = !is_trained_by_anything (dossier, line.competency->id);
  return line;
}

/* Insertion keeps the framework's order among equals. */
GArray *
releve_coverage (ReleveDossier *dossier, const ReleveOverview *overview)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (ReleveCoverage));

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier) && overview != NULL, lines);

  for (guint column = 0; column < overview->competencies->len; column++)
    {
      ReleveCoverage line = cover (dossier, overview, column);
      guint at = lines->len;

      while (at > 0 && g_array_index (lines, ReleveCoverage, at - 1).n_open < line.n_open)
        at--;
      g_array_insert_val (lines, at, line);
    }
  return lines;
}

static void
weigh (ReleveDossier *dossier, const ReleveOverview *overview, guint row, guint column, ReleveCandidate *candidate)
{
  const ReleveHeat *heat = releve_overview_heat (overview, row, column);
  const ReleveCompetency *competency = overview->competencies->pdata[column];
  ReleveEvidence evidence;

  if (isnan (heat->required))
    return;
  releve_evidence_of_competency (dossier, candidate->learner->id, competency->id, &evidence);
  candidate->n_asked++;
  candidate->n_reached += heat->now >= heat->required; /* FALSE for NAN */
  candidate->n_unexplored += isnan (heat->now);
  candidate->n_ratings += evidence.n_ratings;
  candidate->last_on = MAX (candidate->last_on, evidence.last_on);
  if (releve_heat_gap (heat) > candidate->gap)
    {
      candidate->gap = releve_heat_gap (heat);
      candidate->widest = competency;
    }
}

static void
add_candidates (ReleveDossier *dossier, const ReleveOverview *overview, const ReleveRole *role, GArray *found)
{
  for (guint row = 0; row < overview->learners->len; row++)
    {
      ReleveCandidate candidate = { role, overview->learners->pdata[row] };

      if (g_strcmp0 (candidate.learner->role_id, role->id) != 0)
        continue;
      for (guint column = 0; column < overview->competencies->len; column++)
        weigh (dossier, overview, row, column, &candidate);
      g_array_append_val (found, candidate);
    }
}

GArray *
releve_candidates (ReleveDossier *dossier, const ReleveOverview *overview)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (ReleveCandidate));
  GPtrArray *roles;

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier) && overview != NULL, found);

  roles = releve_dossier_all (dossier, &releve_role_kind);
  for (guint i = 0; i < roles->len; i++)
    add_candidates (dossier, overview, roles->pdata[i], found);
  return found;
}
