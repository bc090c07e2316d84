/* What a draft of a career plan says: its words and goals. */

#include "releve-desk-private.h"

#include "releve-overview.h"

static const RelevePlan *
find_draft (ReleveDesk *self, const ReleveLearner *learner, GError **error)
{
  const RelevePlan *known = releve_newest_plan (self->dossier, learner->id);
  g_autofree char *version = known != NULL ? g_strdup_printf ("%d", known->version) : NULL;

  if (known == NULL)
    releve_error_set (error, RELEVE_ERROR_REFUSED, "no-plan", learner->code, NULL, NULL);
  else if (known->state != RELEVE_PLAN_DRAFT)
    releve_error_set (error, RELEVE_ERROR_REFUSED, known->state == RELEVE_PLAN_SIGNED ? "plan-signed" : "plan-agreed", learner->code, version, NULL);
  return known != NULL && known->state == RELEVE_PLAN_DRAFT ? known : NULL;
}

static json_t *
describe_words (const ReleveLearner *learner, const RelevePlan *plan)
{
  return json_pack ("{s:s, s:i}", "learner", learner->code, "version", plan->version);
}

gboolean
releve_desk_write_plan (ReleveDesk *self, const char *learner_id, const RelevePlan *words, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const ReleveLearner *learner;
  const RelevePlan *known;
  RelevePlan *plan;

  g_return_val_if_fail (RELEVE_IS_DESK (self) && words != NULL, FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  learner = releve_desk_find_learner (self, learner_id, error);
  known = learner != NULL ? find_draft (self, learner, error) : NULL;
  if (known == NULL)
    return FALSE;
  plan = releve_edit_row (edit, self->dossier, &releve_plan_kind, known->id);
  releve_set_text (&plan->strengths, words->strengths);
  releve_set_text (&plan->priorities, words->priorities);
  releve_set_text (&plan->support, words->support);
  releve_set_text (&plan->head_commits, words->head_commits);
  releve_set_text (&plan->learner_commits, words->learner_commits);
  releve_set_text (&plan->comment, words->comment);
  releve_set_text (&plan->disagreement, words->disagreement);
  return releve_desk_finish (self, edit, "plan-words", describe_words (learner, known), TRUE, error);
}

static const ReleveGoal *
find_goal (ReleveDesk *self, const RelevePlan *plan, int position)
{
  GPtrArray *goals = RELEVE_DOSSIER_OF (self->dossier, releve_goal_kind, ReleveGoal, plan_id, plan->id);

  for (guint i = 0; i < goals->len; i++)
    if (((const ReleveGoal *) goals->pdata[i])->position == position)
      return goals->pdata[i];
  return NULL;
}

static ReleveGoal *
new_goal (ReleveEdit *edit, const RelevePlan *plan, int position)
{
  ReleveGoal *goal = releve_desk_new_row (&releve_goal_kind);

  releve_set_text (&goal->plan_id, plan->id);
  goal->position = position;
  releve_edit_put (edit, &releve_goal_kind, goal);
  return goal;
}

gboolean
releve_desk_set_goal (ReleveDesk *self, const char *learner_id, int position, const char *aim,
                      const char *indicator, ReleveDay due, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const ReleveLearner *learner;
  const RelevePlan *plan;
  const ReleveGoal *known;
  ReleveGoal *goal;
  gboolean empty = aim == NULL || *aim == '\0';

  g_return_val_if_fail (RELEVE_IS_DESK (self) && position >= 0 && position < RELEVE_MAX_GOALS, FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  learner = releve_desk_find_learner (self, learner_id, error);
  plan = learner != NULL ? find_draft (self, learner, error) : NULL;
  if (plan == NULL)
    return FALSE;
  if (!empty && due == RELEVE_NO_DAY)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "date-missing", "due", NULL, NULL);
  known = find_goal (self, plan, position);
  if (empty && known != NULL)
    releve_edit_drop (edit, &releve_goal_kind, known->id);
  if (!empty) {
    goal = known != NULL ? releve_edit_row (edit, self->dossier, &releve_goal_kind, known->id) : new_goal (edit, plan, position);
    releve_set_text (&goal->aim, aim);
    releve_set_text (&goal->indicator, indicator);
    goal->due = due;
  }
  return releve_desk_finish (self, edit, "goal", describe_words (learner, plan), TRUE, error);
}
