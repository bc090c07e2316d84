/* The verbs about one clinician's path: aim, commitment, barriers, her own
 * voice (self-assessment, wishes, journal). */

#include "releve-desk-private.h"

#include "releve-hearing.h"

static json_t *
describe_learner (const ReleveLearner *learner)
{
  return json_pack ("{s:s}", "learner", learner->code);
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/* Aim (S3, S7) */

static gboolean
check_aim (ReleveDesk *self, const char *role_id, ReleveDay by, GError **error)
{
  g_autofree char *found = releve_day_to_iso (by);
  g_autofree char *today = releve_day_to_iso (self->today);

  if (role_id != NULL && releve_dossier_role (self->dossier, role_id) == NULL)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-role", "role", role_id, NULL);
  if (by != RELEVE_NO_DAY && by < self->today)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "aim-in-past", "aim_by", found, today);
  return TRUE;
}

gboolean
releve_desk_set_aim (ReleveDesk *self, const char *learner_id, const char *role_id, ReleveDay by,
                     const char *aspiration, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const ReleveLearner *known;
  ReleveLearner *learner;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  known = releve_desk_find_learner (self, learner_id, error);
  if (known == NULL || (by != known->aim_by && !check_aim (self, NULL, by, error)) || !check_aim (self, role_id, RELEVE_NO_DAY, error))
    return FALSE;
  learner = releve_edit_row (edit, self->dossier, &releve_learner_kind, learner_id);
  releve_set_text (&learner->role_id, role_id);
  learner->aim_by = by;
  releve_set_text (&learner->aspiration, aspiration);
  return releve_desk_finish (self, edit, "aim", describe_learner (known), TRUE, error);
}

gboolean
releve_desk_set_commitment (ReleveDesk *self, const char *learner_id, ReleveCommitment stage, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const ReleveLearner *known;

  g_return_val_if_fail (RELEVE_IS_DESK (self) && stage <= RELEVE_SUSTAINING, FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  known = releve_desk_find_learner (self, learner_id, error);
  if (known == NULL)
    return FALSE;
  ((ReleveLearner *) releve_edit_row (edit, self->dossier, &releve_learner_kind, learner_id))->commitment = (int) stage;
  return releve_desk_finish (self, edit, "commitment", describe_learner (known), TRUE, error);
}

/* Barriers (S5) */

static const ReleveBarrier *
find_barrier (ReleveDesk *self, const char *learner_id, ReleveBarrierKind kind)
{
  GPtrArray *rows = RELEVE_DOSSIER_OF (self->dossier, releve_barrier_kind, ReleveBarrier, learner_id, learner_id);

  for (guint i = 0; i < rows->len; i++)
    if (((const ReleveBarrier *) rows->pdata[i])->kind == (int) kind)
      return rows->pdata[i];
  return NULL;
}

static ReleveBarrier *
new_barrier (ReleveEdit *edit, const char *learner_id, ReleveBarrierKind kind)
{
  ReleveBarrier *row = releve_desk_new_row (&releve_barrier_kind);

  releve_set_text (&row->learner_id, learner_id);
  row->kind = (int) kind;
  releve_edit_put (edit, &releve_barrier_kind, row);
  return row;
}

gboolean
releve_desk_set_barrier (ReleveDesk *self, const char *learner_id, ReleveBarrierKind kind, gboolean present,
                         const char *note, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const ReleveLearner *learner;
  const ReleveBarrier *known;

  g_return_val_if_fail (RELEVE_IS_DESK (self) && kind <= RELEVE_BARRIER_TIME, FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  learner = releve_desk_find_learner (self, learner_id, error);
  if (learner == NULL)
    return FALSE;
  known = find_barrier (self, learner_id, kind);
  if (present)
    {
      ReleveBarrier *row = known != NULL ? releve_edit_row (edit, self->dossier, &releve_barrier_kind, known->id)
                                         : new_barrier (edit, learner_id, kind);

      releve_set_text (&row->note, note);
    }
  else if (known != NULL)
    releve_edit_drop (edit, &releve_barrier_kind, known->id);
  return releve_desk_finish (self, edit, "barrier", describe_learner (learner), TRUE, error);
}

/* Self-assessment (S2): sealed before what others say opens */

static json_t *
describe_sealing (const ReleveLearner *learner, gsize n)
{
  return json_pack ("{s:s, s:I}", "learner", learner->code, "count", (json_int_t) n);
}

gboolean
releve_desk_ask_self_assessment (ReleveDesk *self, const char *learner_id, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const ReleveLearner *learner;
  const ReleveSelfAssessment *open;
  ReleveSelfAssessment *row;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  learner = releve_desk_find_learner (self, learner_id, error);
  if (learner == NULL)
    return FALSE;
  open = releve_open_self_assessment (self->dossier, learner_id);
  if (open != NULL)
    {
      g_autofree char *asked = releve_day_to_iso (open->asked);

      return releve_error_set (error, RELEVE_ERROR_REFUSED, "self-assessment-open", learner->code, asked, NULL);
    }
  row = releve_desk_new_row (&releve_self_assessment_kind);
  releve_set_text (&row->learner_id, learner_id);
  row->asked = self->today;
  releve_edit_put (edit, &releve_self_assessment_kind, row);
  return releve_desk_finish (self, edit, "ask-self", describe_learner (learner), TRUE, error);
}

gboolean
releve_desk_withdraw_self_assessment (ReleveDesk *self, const char *learner_id, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const ReleveLearner *learner;
  const ReleveSelfAssessment *open;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  learner = releve_desk_find_learner (self, learner_id, error);
  if (learner == NULL)
    return FALSE;
  open = releve_open_self_assessment (self->dossier, learner_id);
  if (open == NULL)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "no-self-assessment", learner->code, NULL, NULL);
  releve_edit_drop (edit, &releve_self_assessment_kind, open->id);
  return releve_desk_finish (self, edit, "withdraw-self", describe_learner (learner), TRUE, error);
}

static gboolean
rate_the_same (const ReleveRating *a, const ReleveRating *b)
{
  return g_strcmp0 (a->competency_id, b->competency_id) == 0 && g_strcmp0 (a->attribute, b->attribute) == 0;
}

static gboolean
check_answers (ReleveDesk *self, const char *learner_id, const ReleveRating *answers, gsize n, GError **error)
{
  if (n == 0)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "no-answer", learner_id, NULL, NULL);
  for (gsize i = 0; i < n; i++)
    {
      if (!releve_desk_check_rating (self, &answers[i], error))
        return FALSE;
      for (gsize j = 0; j < i; j++)
        if (rate_the_same (&answers[i], &answers[j]))
          return releve_error_set (error, RELEVE_ERROR_INVALID, "answered-twice",
                                   answers[i].competency_id != NULL ? answers[i].competency_id : answers[i].attribute, NULL, NULL);
    }
  return TRUE;
}

static void
seal (ReleveDesk *self, ReleveEdit *edit, const char *learner_id)
{
  const ReleveSelfAssessment *open = releve_open_self_assessment (self->dossier, learner_id);
  ReleveSelfAssessment *row;

  if (open != NULL)
    row = releve_edit_row (edit, self->dossier, &releve_self_assessment_kind, open->id);
  else
    {
      row = releve_desk_new_row (&releve_self_assessment_kind);
      releve_set_text (&row->learner_id, learner_id);
      row->asked = self->today;
      releve_edit_put (edit, &releve_self_assessment_kind, row);
    }
  row->sealed = self->today;
}

gboolean
releve_desk_seal_self_assessment (ReleveDesk *self, const char *learner_id, const ReleveRating *answers, gsize n, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  g_autofree ReleveRating *own = g_memdup2 (answers, n * sizeof (ReleveRating));
  const ReleveLearner *learner;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  learner = releve_desk_find_learner (self, learner_id, error);
  if (learner == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      own[i].learner_id = (char *) learner_id;
      own[i].source = RELEVE_SELF;
      own[i].date = self->today;
    }
  if (!check_answers (self, learner->code, own, n, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    releve_desk_put_rating (self, edit, &own[i]);
  seal (self, edit, learner_id);
  return releve_desk_finish (self, edit, "seal", describe_sealing (learner, n), TRUE, error);
}

/* Wishes (L12) */

gboolean
releve_desk_set_wish (ReleveDesk *self, const char *placement_id, const ReleveLevels *wish, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const RelevePlacement *card;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  card = releve_desk_find_promise (self, placement_id, FALSE, error);
  if (card == NULL || !releve_desk_check_unfinished (self, card, error) || (wish != NULL && !releve_desk_check_levels (wish, error)))
    return FALSE;
  ((RelevePlacement *) releve_edit_row (edit, self->dossier, &releve_placement_kind, placement_id))->wish =
    wish != NULL ? *wish : RELEVE_LEVELS_UNSET;
  return releve_desk_finish (self, edit, "wish", releve_desk_describe_card (self, card), TRUE, error);
}

/* Journal (S6) */

static gboolean
check_entry (ReleveDesk *self, const ReleveJournal *entry, const ReleveJournal *known, GError **error)
{
  const RelevePlacement *card = NULL;

  if (entry->id != NULL && known == NULL)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-entry", "journal", entry->id, NULL);
  if (known != NULL && known->shared)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "entry-shared", "journal", NULL, NULL);
  if (is_empty (entry->happened) && is_empty (entry->noticed) && is_empty (entry->attempt))
    return releve_error_set (error, RELEVE_ERROR_INVALID, "entry-empty", "journal", NULL, NULL);
  if (!is_empty (entry->placement_id))
    {
      card = releve_desk_find_promise (self, entry->placement_id, TRUE, error);
      if (card == NULL)
        return FALSE;
      if (g_strcmp0 (card->learner_id, entry->learner_id) != 0)
        return releve_error_set (error, RELEVE_ERROR_INVALID, "foreign-placement", "placement", entry->placement_id, NULL);
    }
  return releve_desk_check_past (self, "date", entry->date, error);
}

gboolean
releve_desk_write_journal (ReleveDesk *self, const ReleveJournal *entry, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  g_autofree char *id = NULL;
  const ReleveLearner *learner;
  ReleveJournal *row;

  g_return_val_if_fail (RELEVE_IS_DESK (self) && entry != NULL, FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  learner = releve_desk_find_learner (self, entry->learner_id, error);
  if (learner == NULL
      || !check_entry (self, entry, releve_dossier_get (self->dossier, &releve_journal_kind, entry->id), error))
    return FALSE;
  id = entry->id != NULL ? g_strdup (entry->id) : g_uuid_string_random ();
  row = releve_row_copy (&releve_journal_kind, entry);
  releve_set_text (&row->id, id);
  releve_edit_put (edit, &releve_journal_kind, row);
  return releve_desk_finish (self, edit, "journal", describe_learner (learner), TRUE, error);
}

static const ReleveJournal *
find_private_entry (ReleveDesk *self, const char *id, GError **error)
{
  const ReleveJournal *entry = releve_dossier_get (self->dossier, &releve_journal_kind, id);

  if (entry == NULL)
    releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-entry", "journal", id, NULL);
  else if (entry->shared)
    releve_error_set (error, RELEVE_ERROR_REFUSED, "entry-shared", "journal", NULL, NULL);
  return entry != NULL && !entry->shared ? entry : NULL;
}

gboolean
releve_desk_share_journal (ReleveDesk *self, const char *entry_id, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const ReleveJournal *entry;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  entry = find_private_entry (self, entry_id, error);
  if (entry == NULL)
    return FALSE;
  ((ReleveJournal *) releve_edit_row (edit, self->dossier, &releve_journal_kind, entry_id))->shared = TRUE;
  return releve_desk_finish (self, edit, "share", describe_learner (releve_dossier_learner (self->dossier, entry->learner_id)), TRUE, error);
}

gboolean
releve_desk_tear_journal (ReleveDesk *self, const char *entry_id, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const ReleveJournal *entry;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  entry = find_private_entry (self, entry_id, error);
  if (entry == NULL)
    return FALSE;
  releve_edit_drop (edit, &releve_journal_kind, entry_id);
  return releve_desk_finish (self, edit, "tear", describe_learner (releve_dossier_learner (self->dossier, entry->learner_id)), TRUE, error);
}
