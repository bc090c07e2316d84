/* Trainings (S13): enrolment, protected hours, completion. */

#include "releve-desk-private.h"

static json_t *
describe_training (ReleveDesk *self, const char *learner_id, const char *training_id)
{
  const ReleveTraining *training = releve_dossier_get (self->dossier, &releve_training_kind, training_id);

  return json_pack ("{s:s, s:s}", "learner", releve_desk_learner_code (self, learner_id),
                    "training", training != NULL ? training->code : training_id);
}

static gboolean
check_hours (const ReleveTraining *training, double hours, GError **error)
{
  g_autofree char *found = g_strdup_printf ("%g", hours), *most = g_strdup_printf ("0–%g", training->hours);

  if (hours < 0 || hours > training->hours) /* FALSE for NAN on either side */
    return releve_error_set (error, RELEVE_ERROR_INVALID, "protected-hours", training->code, found, most);
  return TRUE;
}

static gboolean
check_days (ReleveDay first, ReleveDay last, GError **error)
{
  g_autofree char *from = releve_day_to_iso (first), *to = releve_day_to_iso (last);

  if (first != RELEVE_NO_DAY && last != RELEVE_NO_DAY && last < first)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "period-reversed", "last", to, from);
  return TRUE;
}

static gboolean
check_twice (ReleveDesk *self, const ReleveEnrolment *wanted, const ReleveTraining *training, GError **error)
{
  GPtrArray *rows = RELEVE_DOSSIER_OF (self->dossier, releve_enrolment_kind, ReleveEnrolment, learner_id, wanted->learner_id);

  for (guint i = 0; i < rows->len; i++)
    {
      const ReleveEnrolment *known = rows->pdata[i];

      if (g_strcmp0 (known->id, wanted->id) != 0 && g_strcmp0 (known->training_id, wanted->training_id) == 0
          && known->completed == RELEVE_NO_DAY && known->first == wanted->first)
        return releve_error_set (error, RELEVE_ERROR_REFUSED, "enrolled-already",
                                 releve_desk_learner_code (self, wanted->learner_id), training->code, NULL);
    }
  return TRUE;
}

static const ReleveDuty *
find_duty (ReleveDesk *self, const char *enrolment_id)
{
  GPtrArray *duties = RELEVE_DOSSIER_OF (self->dossier, releve_duty_kind, ReleveDuty, enrolment_id, enrolment_id);

  return duties->len > 0 ? duties->pdata[0] : NULL;
}

/* A training without a date has no duty. */
static void
date_duty (ReleveDesk *self, ReleveEdit *edit, const ReleveEnrolment *enrolment)
{
  const ReleveDuty *known = find_duty (self, enrolment->id);
  ReleveDuty *duty;

  if (enrolment->first == RELEVE_NO_DAY)
    {
      if (known != NULL)
        releve_edit_drop (edit, &releve_duty_kind, known->id);
      return;
    }
  duty = known != NULL ? releve_edit_row (edit, self->dossier, &releve_duty_kind, known->id) : releve_desk_new_row (&releve_duty_kind);
  duty->kind = RELEVE_DUTY_TRAINING;
  duty->due = enrolment->first;
  duty->done = enrolment->completed;
  releve_set_text (&duty->learner_id, enrolment->learner_id);
  releve_set_text (&duty->enrolment_id, enrolment->id);
  if (known == NULL)
    releve_edit_put (edit, &releve_duty_kind, duty);
}

static gboolean
check_open (ReleveDesk *self, const ReleveEnrolment *known, GError **error)
{
  return known->completed == RELEVE_NO_DAY
         || releve_error_set (error, RELEVE_ERROR_REFUSED, "training-completed", releve_desk_learner_code (self, known->learner_id), NULL, NULL);
}

gboolean
releve_desk_enrol (ReleveDesk *self, const ReleveEnrolment *enrolment, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  g_autofree char *id = enrolment->id != NULL ? g_strdup (enrolment->id) : g_uuid_string_random ();
  const ReleveTraining *training;
  const ReleveEnrolment *known;
  ReleveEnrolment *row;

  g_return_val_if_fail (RELEVE_IS_DESK (self) && enrolment != NULL, FALSE);

  if (!releve_desk_start (self, error) || releve_desk_find_learner (self, enrolment->learner_id, error) == NULL)
    return FALSE;
  known = enrolment->id != NULL ? releve_dossier_get (self->dossier, &releve_enrolment_kind, enrolment->id) : NULL;
  if (known != NULL && !check_open (self, known, error))
    return FALSE;
  training = releve_dossier_get (self->dossier, &releve_training_kind, enrolment->training_id);
  if (training == NULL)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-training", "training", enrolment->training_id, NULL);
  if (!check_hours (training, enrolment->protected_hours, error) || !check_days (enrolment->first, enrolment->last, error)
      || !check_twice (self, enrolment, training, error))
    return FALSE;
  row = releve_row_copy (&releve_enrolment_kind, enrolment);
  releve_set_text (&row->id, id);
  row->completed = RELEVE_NO_DAY; /* only completion completes */
  releve_edit_put (edit, &releve_enrolment_kind, row);
  date_duty (self, edit, row);
  return releve_desk_finish (self, edit, "enrol", describe_training (self, row->learner_id, row->training_id), TRUE, error);
}

static const ReleveEnrolment *
find_enrolment (ReleveDesk *self, const char *id, GError **error)
{
  const ReleveEnrolment *enrolment = releve_dossier_get (self->dossier, &releve_enrolment_kind, id);

  if (enrolment == NULL)
    releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-enrolment", "enrolment", id, NULL);
  return enrolment;
}

gboolean
releve_desk_complete_training (ReleveDesk *self, const char *enrolment_id, ReleveDay day, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const ReleveEnrolment *known;
  ReleveEnrolment *row;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  known = find_enrolment (self, enrolment_id, error);
  if (known == NULL || !check_open (self, known, error) || !releve_desk_check_past (self, "completed", day, error))
    return FALSE;
  row = releve_edit_row (edit, self->dossier, &releve_enrolment_kind, enrolment_id);
  row->completed = day;
  date_duty (self, edit, row);
  return releve_desk_finish (self, edit, "training-done", describe_training (self, known->learner_id, known->training_id), TRUE, error);
}

gboolean
releve_desk_withdraw_training (ReleveDesk *self, const char *enrolment_id, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const ReleveEnrolment *known;
  const ReleveDuty *duty;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  known = find_enrolment (self, enrolment_id, error);
  if (known == NULL || !check_open (self, known, error))
    return FALSE;
  duty = find_duty (self, enrolment_id);
  if (duty != NULL)
    releve_edit_drop (edit, &releve_duty_kind, duty->id);
  releve_edit_drop (edit, &releve_enrolment_kind, enrolment_id);
  return releve_desk_finish (self, edit, "withdraw-training", describe_training (self, known->learner_id, known->training_id), TRUE, error);
}
