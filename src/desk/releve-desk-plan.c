/* The career plan's life: draft → agreed → signed, then the next version (D12). */

#include "releve-desk-private.h"

#include "releve-snapshot.h"

static const RelevePlan *
newest_plan (ReleveDesk *self, const char *learner_id)
{
  GPtrArray *plans = RELEVE_DOSSIER_OF (self->dossier, releve_plan_kind, RelevePlan, learner_id, learner_id);
  const RelevePlan *newest = NULL;

  for (guint i = 0; i < plans->len; i++) {
    const RelevePlan *plan = plans->pdata[i];

    if (newest == NULL || plan->version > newest->version)
      newest = plan;
  }
  return newest;
}

/* The year of the block calendar, or a year from today where there is none. */
static RelevePeriod
plan_period (ReleveDesk *self)
{
  int n_blocks = releve_dossier_n_blocks (self->dossier);
  const ReleveBlock *first = releve_dossier_block_number (self->dossier, 1);
  const ReleveBlock *last = releve_dossier_block_number (self->dossier, n_blocks);

  if (first != NULL && last != NULL)
    return (RelevePeriod) { first->first, last->last };
  return (RelevePeriod) { self->today, releve_day_add_months (self->today, 12) - 1 };
}

static RelevePlan *
make_first_version (ReleveDesk *self, const ReleveLearner *learner)
{
  RelevePlan *plan = releve_desk_new_row (&releve_plan_kind);

  releve_set_text (&plan->learner_id, learner->id);
  plan->version = 1;
  return plan;
}

/* Everything but what the signature froze. */
static RelevePlan *
make_next_version (const RelevePlan *signed_plan)
{
  RelevePlan *plan = releve_row_copy (&releve_plan_kind, signed_plan);
  g_autofree char *id = g_uuid_string_random ();

  releve_set_text (&plan->replaces_id, signed_plan->id);
  releve_set_text (&plan->id, id);
  plan->version = signed_plan->version + 1;
  plan->agreed = plan->signed_on = RELEVE_NO_DAY;
  releve_set_text (&plan->language, NULL);
  releve_set_text (&plan->snapshot, NULL);
  releve_set_text (&plan->checksum, NULL);
  releve_set_text (&plan->comment, NULL);
  releve_set_text (&plan->disagreement, NULL);
  return plan;
}

static void
copy_goals (ReleveDesk *self, ReleveEdit *edit, const RelevePlan *from, const RelevePlan *to)
{
  GPtrArray *goals = RELEVE_DOSSIER_OF (self->dossier, releve_goal_kind, ReleveGoal, plan_id, from->id);

  for (guint i = 0; i < goals->len; i++) {
    ReleveGoal *goal = releve_row_copy (&releve_goal_kind, goals->pdata[i]);
    g_autofree char *id = g_uuid_string_random ();

    releve_set_text (&goal->id, id);
    releve_set_text (&goal->plan_id, to->id);
    releve_edit_put (edit, &releve_goal_kind, goal);
  }
}

static RelevePlan *
draft_version (ReleveDesk *self, ReleveEdit *edit, const ReleveLearner *learner, const RelevePlan *known, const char *reason)
{
  RelevePlan *plan = known != NULL ? make_next_version (known) : make_first_version (self, learner);
  RelevePeriod period = plan_period (self);

  plan->state = RELEVE_PLAN_DRAFT;
  plan->first = period.first;
  plan->last = period.last;
  plan->drafted = self->today;
  releve_set_text (&plan->reason, reason);
  releve_edit_put (edit, &releve_plan_kind, plan);
  if (known != NULL)
    copy_goals (self, edit, known, plan);
  return plan;
}

static gboolean
refuse_transition (const RelevePlan *known, const ReleveLearner *learner, RelevePlanState state, GError **error)
{
  g_autofree char *version = known != NULL ? g_strdup_printf ("%d", known->version) : NULL;

  if (known == NULL)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "no-plan", learner->code, NULL, NULL);
  if (known->state == RELEVE_PLAN_SIGNED)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "plan-signed", learner->code, version, NULL);
  return releve_error_set (error, RELEVE_ERROR_REFUSED, "state-transition", "plan",
                           releve_plan_state_codes[state], releve_plan_state_codes[RELEVE_PLAN_AGREED]);
}

static RelevePlan *
take_back (ReleveDesk *self, ReleveEdit *edit, const ReleveLearner *learner, const RelevePlan *known,
           const char *reason, GError **error)
{
  RelevePlan *plan;

  if (reason == NULL || *reason == '\0') {
    releve_error_set (error, RELEVE_ERROR_REFUSED, "reason-needed", learner->code, NULL, NULL);
    return NULL;
  }
  plan = releve_edit_row (edit, self->dossier, &releve_plan_kind, known->id);
  plan->state = RELEVE_PLAN_DRAFT;
  plan->agreed = RELEVE_NO_DAY;
  releve_set_text (&plan->reason, reason);
  return plan;
}

static RelevePlan *
agree (ReleveDesk *self, ReleveEdit *edit, const RelevePlan *known, const char *reason)
{
  RelevePlan *plan = releve_edit_row (edit, self->dossier, &releve_plan_kind, known->id);

  plan->state = RELEVE_PLAN_AGREED;
  plan->agreed = self->today;
  if (reason != NULL)
    releve_set_text (&plan->reason, reason);
  return plan;
}

/* What is signed is a text; its checksum tells whether it is still the same. */
static RelevePlan *
sign (ReleveDesk *self, ReleveEdit *edit, const RelevePlan *known, const char *language)
{
  RelevePlan *plan = releve_edit_row (edit, self->dossier, &releve_plan_kind, known->id);

  plan->state = RELEVE_PLAN_SIGNED;
  plan->signed_on = self->today;
  releve_set_text (&plan->language, language);
  g_free (plan->snapshot);
  plan->snapshot = releve_snapshot_of_plan (self->dossier, plan, language);
  g_free (plan->checksum);
  plan->checksum = releve_snapshot_checksum (plan->snapshot);
  return plan;
}

/* The plan as it will be; NULL with @error when it may not. */
static RelevePlan *
change_plan (ReleveDesk *self, ReleveEdit *edit, const ReleveLearner *learner, const RelevePlan *known,
             RelevePlanState state, const char *reason, const char *language, GError **error)
{
  if (state == RELEVE_PLAN_DRAFT && (known == NULL || known->state == RELEVE_PLAN_SIGNED))
    return draft_version (self, edit, learner, known, reason);
  if (known != NULL && state == RELEVE_PLAN_DRAFT && known->state == RELEVE_PLAN_AGREED)
    return take_back (self, edit, learner, known, reason, error);
  if (known != NULL && state == RELEVE_PLAN_AGREED && known->state == RELEVE_PLAN_DRAFT)
    return agree (self, edit, known, reason);
  if (known != NULL && state == RELEVE_PLAN_SIGNED && known->state == RELEVE_PLAN_AGREED)
    return sign (self, edit, known, language);
  refuse_transition (known, learner, state, error);
  return NULL;
}

static gboolean
choose_language (const char *wish, const char **language, GError **error)
{
  ReleveLanguage parsed = releve_language_of_environment ();

  if (wish != NULL && !releve_language_parse (wish, &parsed))
    return releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-language", "language", wish, "en fr");
  *language = releve_language_tag (parsed);
  return TRUE;
}

gboolean
releve_desk_set_plan (ReleveDesk *self, const char *learner_id, RelevePlanState state,
                      const char *reason, const char *language, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const ReleveLearner *learner;
  const RelevePlan *known;
  RelevePlan *plan;

  g_return_val_if_fail (RELEVE_IS_DESK (self) && state <= RELEVE_PLAN_SIGNED, FALSE);

  if (!releve_desk_start (self, error) || !choose_language (language, &language, error))
    return FALSE;
  learner = releve_desk_find_learner (self, learner_id, error);
  if (learner == NULL)
    return FALSE;
  known = newest_plan (self, learner_id);
  /* Signing twice is refused; the other two may be asked for again. */
  if (known != NULL && known->state == (int) state && state != RELEVE_PLAN_SIGNED)
    return TRUE;
  plan = change_plan (self, edit, learner, known, state, reason, language, error);
  if (plan == NULL)
    return FALSE;
  return releve_desk_finish (self, edit, "plan",
                             json_pack ("{s:s, s:s, s:i}", "learner", learner->code,
                                        "state", releve_plan_state_codes[state], "version", plan->version),
                             TRUE, error);
}

/* The words of a draft */

static const RelevePlan *
find_draft (ReleveDesk *self, const ReleveLearner *learner, GError **error)
{
  const RelevePlan *known = newest_plan (self, learner->id);
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
