/* The duties that an agreed career plan dates: its reviews and its signature. */

#include "releve-desk-private.h"

#define SIGNATURE_AFTER 14 /* days after the agreement */
static const int review_months[] = { 3, 6, 12 };

static GPtrArray *
duties_of (ReleveDesk *self, const char *plan_id)
{
  return RELEVE_DOSSIER_OF (self->dossier, releve_duty_kind, ReleveDuty, plan_id, plan_id);
}

static gboolean
has_review (ReleveDesk *self, const char *plan_id)
{
  GPtrArray *duties = duties_of (self, plan_id);

  for (guint i = 0; i < duties->len; i++)
    if (((const ReleveDuty *) duties->pdata[i])->kind == RELEVE_DUTY_REVIEW)
      return TRUE;
  return FALSE;
}

static void
put_duty (ReleveEdit *edit, const RelevePlan *plan, ReleveDutyKind kind, ReleveDay due)
{
  ReleveDuty *duty = releve_desk_new_row (&releve_duty_kind);

  duty->kind = kind;
  duty->due = due;
  releve_set_text (&duty->learner_id, plan->learner_id);
  releve_set_text (&duty->plan_id, plan->id);
  releve_edit_put (edit, &releve_duty_kind, duty);
}

void
releve_desk_drop_plan_duties (ReleveDesk *self, ReleveEdit *edit, const char *plan_id)
{
  GPtrArray *duties = duties_of (self, plan_id);

  for (guint i = 0; i < duties->len; i++) {
    const ReleveDuty *duty = duties->pdata[i];

    if (duty->done == RELEVE_NO_DAY)
      releve_edit_drop (edit, &releve_duty_kind, duty->id);
  }
}

/* The newest version alone is reviewed: what it replaces keeps the reviews held. */
void
releve_desk_date_plan_duties (ReleveDesk *self, ReleveEdit *edit, const RelevePlan *plan)
{
  if (plan->replaces_id != NULL)
    releve_desk_drop_plan_duties (self, edit, plan->replaces_id);
  put_duty (edit, plan, RELEVE_DUTY_SIGNATURE, plan->agreed + SIGNATURE_AFTER);
  if (has_review (self, plan->id))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (review_months); i++)
    put_duty (edit, plan, RELEVE_DUTY_REVIEW, releve_day_add_months (plan->agreed, review_months[i]));
}

void
releve_desk_close_plan_signature (ReleveDesk *self, ReleveEdit *edit, const char *plan_id)
{
  GPtrArray *duties = duties_of (self, plan_id);

  for (guint i = 0; i < duties->len; i++) {
    const ReleveDuty *duty = duties->pdata[i];

    if (duty->kind == RELEVE_DUTY_SIGNATURE && duty->done == RELEVE_NO_DAY)
      ((ReleveDuty *) releve_edit_row (edit, self->dossier, &releve_duty_kind, duty->id))->done = self->today;
  }
}
