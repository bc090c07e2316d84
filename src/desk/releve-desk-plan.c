/* The career plan's life: draft → agreed → signed, then the next version (D12).
 * What both agree on is frozen at that moment; reading, agreeing and signing are
 * about that text, so that each copy of it bears the same checksum. */

#include "releve-desk-private.h"

#include "releve-overview.h"
#include "releve-snapshot.h"

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

/* What was frozen melts, and what was said of it is void. */
static void
thaw (RelevePlan *plan)
{
  plan->agreed = RELEVE_NO_DAY;
  plan->learner_read = plan->learner_agreed = plan->head_read = plan->head_agreed = RELEVE_NO_DAY;
  releve_set_text (&plan->snapshot, NULL);
  releve_set_text (&plan->checksum, NULL);
}

/* Its words and goals alone go on. */
static RelevePlan *
make_next_version (const RelevePlan *signed_plan)
{
  RelevePlan *plan = releve_row_copy (&releve_plan_kind, signed_plan);
  g_autofree char *id = g_uuid_string_random ();

  thaw (plan);
  releve_set_text (&plan->replaces_id, signed_plan->id);
  releve_set_text (&plan->id, id);
  plan->version = signed_plan->version + 1;
  plan->signed_on = plan->withdrawn = RELEVE_NO_DAY;
  releve_set_text (&plan->withdrawn_why, NULL);
  releve_set_text (&plan->language, NULL);
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
  thaw (plan);
  releve_set_text (&plan->reason, reason);
  releve_desk_drop_plan_duties (self, edit, plan->id);
  return plan;
}

/* The reviews that it dates are part of what it says. */
static RelevePlan *
agree (ReleveDesk *self, ReleveEdit *edit, const RelevePlan *known, const char *reason)
{
  RelevePlan *plan = releve_edit_row (edit, self->dossier, &releve_plan_kind, known->id);
  g_autoptr (ReleveDossier) after = NULL;

  plan->state = RELEVE_PLAN_AGREED;
  plan->agreed = self->today;
  if (reason != NULL)
    releve_set_text (&plan->reason, reason);
  releve_desk_date_plan_duties (self, edit, plan);
  after = releve_edit_preview (edit, self->dossier);
  releve_snapshot_freeze (after, plan);
  return plan;
}

static RelevePlan *
sign (ReleveDesk *self, ReleveEdit *edit, const RelevePlan *known, const char *language)
{
  RelevePlan *plan = releve_edit_row (edit, self->dossier, &releve_plan_kind, known->id);

  plan->state = RELEVE_PLAN_SIGNED;
  plan->signed_on = self->today;
  releve_set_text (&plan->language, language);
  if (plan->snapshot == NULL) /* agreed by a Relève that froze at the signature */
    releve_snapshot_freeze (self->dossier, plan);
  releve_desk_close_plan_signature (self, edit, plan->id);
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

  if (!releve_desk_start (self, error) || !releve_desk_check_in_force (self, error) || !choose_language (language, &language, error))
    return FALSE;
  learner = releve_desk_find_learner (self, learner_id, error);
  if (learner == NULL)
    return FALSE;
  known = releve_newest_plan (self->dossier, learner_id);
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

/* Read is not agreed: each side says the one or both of the frozen text. */

static gboolean
refuse_acknowledgement (const RelevePlan *known, const ReleveLearner *learner, GError **error)
{
  g_autofree char *version = known != NULL ? g_strdup_printf ("%d", known->version) : NULL;

  if (known == NULL || known->state == RELEVE_PLAN_SIGNED)
    return refuse_transition (known, learner, RELEVE_PLAN_AGREED, error);
  return releve_error_set (error, RELEVE_ERROR_REFUSED, "plan-not-agreed", learner->code, version, NULL);
}

static void
set_acknowledged (ReleveDesk *self, ReleveDay *read, ReleveDay *agreed, gboolean agrees)
{
  if (*read == RELEVE_NO_DAY)
    *read = self->today;
  if (!agrees)
    *agreed = RELEVE_NO_DAY;
  else if (*agreed == RELEVE_NO_DAY)
    *agreed = self->today;
}

static json_t *
describe_acknowledgement (const ReleveLearner *learner, const RelevePlan *plan, ReleveParty party, gboolean agrees)
{
  g_autofree char *state = g_strdup_printf ("%s-%s", agrees ? "agrees" : "read", releve_party_codes[party]);

  return json_pack ("{s:s, s:s, s:i}", "learner", learner->code, "state", state, "version", plan->version);
}

gboolean
releve_desk_acknowledge_plan (ReleveDesk *self, const char *learner_id, ReleveParty party, gboolean agrees, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const ReleveLearner *learner;
  const RelevePlan *known;
  RelevePlan *plan;

  g_return_val_if_fail (RELEVE_IS_DESK (self) && party < RELEVE_N_PARTIES, FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  learner = releve_desk_find_learner (self, learner_id, error);
  if (learner == NULL)
    return FALSE;
  known = releve_newest_plan (self->dossier, learner_id);
  if (known == NULL || known->state != RELEVE_PLAN_AGREED)
    return refuse_acknowledgement (known, learner, error);
  plan = releve_edit_row (edit, self->dossier, &releve_plan_kind, known->id);
  if (party == RELEVE_PARTY_LEARNER)
    set_acknowledged (self, &plan->learner_read, &plan->learner_agreed, agrees);
  else
    set_acknowledged (self, &plan->head_read, &plan->head_agreed, agrees);
  if (releve_row_equal (&releve_plan_kind, plan, known))
    return TRUE;
  return releve_desk_finish (self, edit, "plan-read", describe_acknowledgement (learner, known, party, agrees), TRUE, error);
}

/* The reverse of a signature: what was signed stays on record, and no longer counts. */
gboolean
releve_desk_withdraw_signature (ReleveDesk *self, const char *learner_id, const char *reason, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const ReleveLearner *learner;
  const RelevePlan *known;
  RelevePlan *plan;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  learner = releve_desk_find_learner (self, learner_id, error);
  known = learner != NULL ? releve_plan_in_force (self->dossier, learner_id) : NULL;
  if (learner == NULL)
    return FALSE;
  if (known == NULL)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "no-signature", learner->code, NULL, NULL);
  if (reason == NULL || *reason == '\0')
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "signature-reason", learner->code, NULL, NULL);
  plan = releve_edit_row (edit, self->dossier, &releve_plan_kind, known->id);
  plan->withdrawn = self->today;
  releve_set_text (&plan->withdrawn_why, reason);
  releve_desk_drop_plan_duties (self, edit, plan->id);
  return releve_desk_finish (self, edit, "plan-withdrawn", json_pack ("{s:s, s:i}", "learner", learner->code, "version", plan->version),
                             TRUE, error);
}
