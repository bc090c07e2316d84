#include "releve-overview.h"

#include <math.h>

/* A duty shows a week ahead. */
#define DAYS_AHEAD 7

void
releve_overview_free (ReleveOverview *self)
{
  g_array_unref (self->due);
  g_array_unref (self->gaps);
  g_ptr_array_unref (self->unsigned_plans);
  g_ptr_array_unref (self->safety);
  g_ptr_array_unref (self->learners);
  g_ptr_array_unref (self->competencies);
  g_free (self->heat);
  g_free (self);
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  return ((const ReleveDueDuty *) a)->duty->due - ((const ReleveDueDuty *) b)->duty->due;
}

static gboolean
holds (ReleveOverview *self, const char *learner_id)
{
  for (guint i = 0; i < self->learners->len; i++)
    if (g_strcmp0 (((const ReleveLearner *) self->learners->pdata[i])->id, learner_id) == 0)
      return TRUE;
  return FALSE;
}

static void
collect_due (ReleveOverview *self, ReleveDossier *dossier)
{
  GPtrArray *duties = releve_dossier_all (dossier, &releve_duty_kind);
  ReleveDay today = releve_dossier_get_today (dossier);

  for (guint i = 0; i < duties->len; i++)
    {
      const ReleveDuty *duty = duties->pdata[i];
      ReleveDueDuty due = { duty, duty->due < today };

      if (duty->kind != RELEVE_DUTY_BRIEFING && duty->kind != RELEVE_DUTY_DEBRIEFING)
        continue;
      if (!holds (self, duty->learner_id))
        continue;
      if (duty->done != RELEVE_NO_DAY || duty->due > today + DAYS_AHEAD)
        continue;
      self->n_late += due.late;
      g_array_append_val (self->due, due);
    }
  g_array_sort (self->due, compare_due);
}

gboolean
releve_plan_stands (const RelevePlan *plan)
{
  return plan != NULL && plan->state == RELEVE_PLAN_SIGNED && plan->withdrawn == RELEVE_NO_DAY;
}

static gboolean
any_plan (const RelevePlan *plan)
{
  return TRUE;
}

static const RelevePlan *
newest_of (ReleveDossier *dossier, const char *learner_id, gboolean (*wanted) (const RelevePlan *plan))
{
  GPtrArray *plans = RELEVE_DOSSIER_OF (dossier, releve_plan_kind, RelevePlan, learner_id, learner_id);
  const RelevePlan *newest = NULL;

  for (guint i = 0; i < plans->len; i++)
    if (wanted (plans->pdata[i]) && (newest == NULL || ((const RelevePlan *) plans->pdata[i])->version > newest->version))
      newest = plans->pdata[i];
  return newest;
}

const RelevePlan *
releve_newest_plan (ReleveDossier *dossier, const char *learner_id)
{
  return newest_of (dossier, learner_id, any_plan);
}

const RelevePlan *
releve_plan_in_force (ReleveDossier *dossier, const char *learner_id)
{
  return newest_of (dossier, learner_id, releve_plan_stands);
}

const RelevePlan *
releve_plan_version (ReleveDossier *dossier, const char *learner_id, int version)
{
  GPtrArray *plans = RELEVE_DOSSIER_OF (dossier, releve_plan_kind, RelevePlan, learner_id, learner_id);

  for (guint i = 0; i < plans->len; i++)
    if (((const RelevePlan *) plans->pdata[i])->version == version)
      return plans->pdata[i];
  return NULL;
}

static void
collect_plans (ReleveOverview *self, ReleveDossier *dossier)
{
  for (guint i = 0; i < self->learners->len; i++)
    {
      const ReleveLearner *learner = self->learners->pdata[i];
      const RelevePlan *plan = releve_newest_plan (dossier, learner->id);

      if (!releve_plan_stands (plan))
        g_ptr_array_add (self->unsigned_plans, (gpointer) learner);
    }
}

static void
collect_safety (ReleveOverview *self, ReleveDossier *dossier)
{
  g_autoptr (GPtrArray) breaches = releve_rules_of_dossier (dossier);

  for (guint i = 0; i < breaches->len; i++)
    {
      const ReleveBreach *breach = breaches->pdata[i];

      if ((breach->rule == RELEVE_RULE_SAFETY || breach->rule == RELEVE_RULE_BRIEFING) && !breach->excused
          && holds (self, breach->learner_id))
        g_ptr_array_add (self->safety, releve_breach_copy (breach));
    }
}

gboolean
releve_is_to_come (const RelevePlacement *card)
{
  return card->state == RELEVE_PROPOSED || card->state == RELEVE_ACCEPTED;
}

/* What the cards to come add to each competency, and which they train at all. */
static void
sum_growth (ReleveDossier *dossier, const char *learner_id, double growth[RELEVE_N_COMPETENCIES])
{
  GPtrArray *cards = RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, learner_id, learner_id);

  for (guint i = 0; i < cards->len; i++)
    {
      ReleveMatch match;

      if (!releve_is_to_come (cards->pdata[i]))
        continue;
      releve_fit_of_placement (dossier, cards->pdata[i], &match);
      for (int c = 0; c < RELEVE_N_COMPETENCIES; c++)
        growth[c] += isnan (match.growth[c]) ? 0 : match.growth[c];
    }
}

static gboolean
trains (ReleveDossier *dossier, const char *learner_id, const char *competency_id)
{
  GPtrArray *cards = RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, learner_id, learner_id);

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = cards->pdata[i];
      GPtrArray *trained = RELEVE_DOSSIER_OF (dossier, releve_assignment_competency_kind, ReleveAssignmentCompetency,
                                              assignment_id, card->assignment_id);

      for (guint j = 0; releve_is_to_come (card) && j < trained->len; j++)
        if (g_strcmp0 (((const ReleveAssignmentCompetency *) trained->pdata[j])->competency_id, competency_id) == 0)
          return TRUE;
    }
  return FALSE;
}

static void
add_gap (ReleveOverview *self, ReleveDossier *dossier, const ReleveLearner *learner, const ReleveCompetency *competency,
         const ReleveHeat *heat)
{
  ReleveOpenGap gap = { learner, competency, releve_heat_gap (heat) };

  if (gap.gap >= RELEVE_GAP_COUNTS && !trains (dossier, learner->id, competency->id)) /* FALSE for NAN */
    g_array_append_val (self->gaps, gap);
}

static void
fill_heat_of (ReleveOverview *self, ReleveDossier *dossier, guint row)
{
  const ReleveLearner *learner = self->learners->pdata[row];
  double growth[RELEVE_N_COMPETENCIES] = { 0 };

  sum_growth (dossier, learner->id, growth);
  for (guint c = 0; c < self->competencies->len; c++)
    {
      const ReleveCompetency *competency = self->competencies->pdata[c];
      ReleveHeat *heat = &self->heat[row * self->competencies->len + c];
      ReleveEvidence evidence;

      releve_evidence_of_competency (dossier, learner->id, competency->id, &evidence);
      heat->now = evidence.level;
      heat->after = fmin (4, evidence.level + (c < RELEVE_N_COMPETENCIES ? growth[c] : 0));
      if (isnan (evidence.level))
        heat->after = NAN;
      heat->required = releve_required_level (dossier, learner->id, competency->id);
      add_gap (self, dossier, learner, competency, heat);
    }
}

static GPtrArray *
list_learners (ReleveDossier *dossier, const ReleveFilter *filter)
{
  GPtrArray *all = releve_dossier_all (dossier, &releve_learner_kind);
  GPtrArray *learners = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (releve_filter_matches (filter, all->pdata[i]))
      g_ptr_array_add (learners, all->pdata[i]);
  return learners;
}

ReleveOverview *
releve_overview_new (ReleveDossier *dossier)
{
  return releve_overview_new_filtered (dossier, NULL);
}

ReleveOverview *
releve_overview_new_filtered (ReleveDossier *dossier, const ReleveFilter *filter)
{
  ReleveOverview *self = g_new0 (ReleveOverview, 1);

  self->due = g_array_new (FALSE, FALSE, sizeof (ReleveDueDuty));
  self->gaps = g_array_new (FALSE, FALSE, sizeof (ReleveOpenGap));
  self->unsigned_plans = g_ptr_array_new ();
  self->safety = g_ptr_array_new_with_free_func ((GDestroyNotify) releve_breach_free);
  self->learners = list_learners (dossier, filter);
  self->competencies = g_ptr_array_ref (releve_dossier_all (dossier, &releve_competency_kind));
  self->heat = g_new0 (ReleveHeat, self->learners->len * self->competencies->len);
  collect_due (self, dossier);
  collect_plans (self, dossier);
  collect_safety (self, dossier);
  for (guint i = 0; i < self->learners->len; i++)
    fill_heat_of (self, dossier, i);
  return self;
}

const ReleveHeat *
releve_overview_heat (const ReleveOverview *self, guint learner, guint competency)
{
  g_return_val_if_fail (learner < self->learners->len && competency < self->competencies->len, NULL);
  return &self->heat[learner * self->competencies->len + competency];
}

gboolean
releve_overview_is_open (const ReleveOverview *self, const ReleveLearner *learner, const ReleveCompetency *competency)
{
  for (guint i = 0; i < self->gaps->len; i++)
    {
      const ReleveOpenGap *gap = &g_array_index (self->gaps, ReleveOpenGap, i);

      if (gap->learner == learner && gap->competency == competency)
        return TRUE;
    }
  return FALSE;
}

double
releve_heat_gap (const ReleveHeat *heat)
{
  double gap = heat->required - heat->now;

  return isnan (gap) ? NAN : fmax (0, gap);
}

int
releve_heat_step (double level)
{
  return isnan (level) ? -1 : CLAMP ((int) floor (level + 0.25), 0, 4);
}
