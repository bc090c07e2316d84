/* The board's verbs: place, remove, pin. */

#include "releve-desk-private.h"

#include <math.h>

static gboolean
stops (const ReleveBreach *breach, const char *reason)
{
  gboolean reasoned = reason != NULL && *reason != '\0';

  return breach->severity == RELEVE_STOPS || (breach->severity == RELEVE_NEEDS_REASON && !reasoned);
}

static char *
format_number (double value)
{
  return isnan (value) ? NULL : g_strdup_printf ("%g", value);
}

gboolean
releve_desk_judge (GPtrArray *breaches, const char *reason, GError **error)
{
  for (guint i = 0; i < breaches->len; i++) {
    const ReleveBreach *breach = breaches->pdata[i];
    g_autofree char *found = format_number (breach->found);
    g_autofree char *limit = format_number (breach->limit);

    if (stops (breach, reason))
      return releve_error_set (error, RELEVE_ERROR_REFUSED, "against-rule", releve_rule_codes[breach->rule], found, limit);
  }
  return TRUE;
}

gboolean
releve_desk_check_disturbing (ReleveDesk *self, const RelevePlacement *card, GPtrArray **breaches, GError **error)
{
  ReleveBreach *breach = releve_rules_of_disturbing (self->dossier, card);

  if (breach == NULL)
    return TRUE;
  releve_error_set (error, RELEVE_ERROR_REFUSED, "against-rule", releve_rule_codes[breach->rule], NULL, NULL);
  if (breaches != NULL) {
    *breaches = g_ptr_array_new_with_free_func ((GDestroyNotify) releve_breach_free);
    g_ptr_array_add (*breaches, g_steal_pointer (&breach));
  }
  releve_breach_free (breach);
  return FALSE;
}

/* A reason is kept where it overrode something, and only there: kept anywhere
 * else it would excuse what nobody has looked at yet. */
void
releve_desk_keep_reason (RelevePlacement *card, GPtrArray *breaches, const char *reason)
{
  gboolean needed = FALSE;

  for (guint i = 0; i < breaches->len; i++)
    needed |= ((const ReleveBreach *) breaches->pdata[i])->severity == RELEVE_NEEDS_REASON;
  releve_set_text (&card->reason, needed ? reason : NULL);
}

RelevePlacement *
releve_desk_new_card (ReleveDesk *self, const ReleveLearner *learner, const ReleveAssignment *assignment, const ReleveBlock *block)
{
  RelevePlacement *card = releve_desk_new_row (&releve_placement_kind);

  releve_set_text (&card->learner_id, learner->id);
  releve_set_text (&card->assignment_id, assignment->id);
  releve_set_text (&card->block_id, block->id);
  releve_set_text (&card->supervisor_id, assignment->supervisor_id);
  releve_set_text (&card->version_id, releve_dossier_get_view (self->dossier));
  card->span = MAX (assignment->duration, 1);
  return card;
}

static RelevePlacement *
make_card (ReleveDesk *self, const ReleveLearner *learner, const ReleveAssignment *assignment, const ReleveBlock *block, const RelevePlacing *how)
{
  RelevePlacement *card = releve_desk_new_card (self, learner, assignment, block);

  if (how == NULL)
    return card;
  if (how->supervisor_id != NULL)
    releve_set_text (&card->supervisor_id, how->supervisor_id);
  releve_set_text (&card->present_id, how->present_id);
  releve_set_text (&card->reason, how->reason);
  card->pinned = how->pinned != FALSE;
  return card;
}

gboolean
releve_desk_place (ReleveDesk *self, const char *learner_id, const char *assignment_id, int block,
                   const RelevePlacing *how, char **placement_id, GPtrArray **breaches, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const ReleveLearner *learner;
  const ReleveAssignment *assignment;
  const ReleveBlock *first;
  RelevePlacement *card;
  gboolean done;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error)
      || !releve_desk_check_plan (self, error)
      || (learner = releve_desk_find_learner (self, learner_id, error)) == NULL
      || (assignment = releve_desk_find_assignment (self, assignment_id, error)) == NULL
      || (first = releve_desk_find_block (self, block, error)) == NULL
      || !releve_desk_knows_supervisor (self, how != NULL ? how->supervisor_id : NULL, error)
      || !releve_desk_knows_supervisor (self, how != NULL ? how->present_id : NULL, error))
    return FALSE;
  card = make_card (self, learner, assignment, first, how);
  releve_edit_put (edit, &releve_placement_kind, card);
  done = releve_desk_settle (self, edit, card, how, breaches, error)
         && releve_desk_finish (self, edit, "place", releve_desk_describe_card (self, card), TRUE, error);
  if (done && placement_id != NULL)
    *placement_id = g_strdup (card->id);
  return done;
}

/* What was learnt in the assignment stays known when its card goes. */
static void
keep_ratings (ReleveDesk *self, ReleveEdit *edit, const char *placement_id)
{
  GPtrArray *ratings = RELEVE_DOSSIER_OF (self->dossier, releve_rating_kind, ReleveRating, placement_id, placement_id);

  for (guint i = 0; i < ratings->len; i++) {
    const ReleveRating *rating = ratings->pdata[i];
    ReleveRating *row = releve_edit_row (edit, self->dossier, &releve_rating_kind, rating->id);

    releve_set_text (&row->placement_id, NULL);
  }
}

/* Pages of the journal and plans of a debriefing outlive the card; a draft about it does not. */
static void
keep_words (ReleveDesk *self, ReleveEdit *edit, const char *placement_id)
{
  GPtrArray *pages = RELEVE_DOSSIER_OF (self->dossier, releve_journal_kind, ReleveJournal, placement_id, placement_id);
  GPtrArray *plans = RELEVE_DOSSIER_OF (self->dossier, releve_debrief_kind, ReleveDebrief, next_placement_id, placement_id);
  GPtrArray *drafts = RELEVE_DOSSIER_OF (self->dossier, releve_debrief_kind, ReleveDebrief, placement_id, placement_id);

  for (guint i = 0; i < pages->len; i++)
    releve_set_text (&((ReleveJournal *) releve_edit_row (edit, self->dossier, &releve_journal_kind, ((ReleveRow *) pages->pdata[i])->id))->placement_id, NULL);
  for (guint i = 0; i < plans->len; i++)
    releve_set_text (&((ReleveDebrief *) releve_edit_row (edit, self->dossier, &releve_debrief_kind, ((ReleveRow *) plans->pdata[i])->id))->next_placement_id, NULL);
  for (guint i = 0; i < drafts->len; i++)
    releve_edit_drop (edit, &releve_debrief_kind, ((ReleveRow *) drafts->pdata[i])->id);
}

gboolean
releve_desk_check_unheld (ReleveDesk *self, const RelevePlacement *card, GError **error)
{
  GPtrArray *duties = RELEVE_DOSSIER_OF (self->dossier, releve_duty_kind, ReleveDuty, placement_id, card->id);
  gboolean held = card->midpoint_held;

  for (guint i = 0; i < duties->len; i++)
    held |= ((const ReleveDuty *) duties->pdata[i])->done != RELEVE_NO_DAY;
  return !held || releve_error_set (error, RELEVE_ERROR_REFUSED, "duties-held", releve_desk_assignment_code (self, card),
                                    releve_desk_learner_code (self, card->learner_id), NULL);
}

void
releve_desk_take_card (ReleveDesk *self, ReleveEdit *edit, const char *placement_id)
{
  keep_ratings (self, edit, placement_id);
  releve_desk_drop_duties (self, edit, placement_id, TRUE);
  keep_words (self, edit, placement_id);
  releve_edit_drop (edit, &releve_placement_kind, placement_id);
}

/* Blocks that the card's going leaves under the assignment's minimum (B8). */
static GPtrArray *
list_shortages (ReleveDesk *self, const RelevePlacement *card)
{
  GPtrArray *shortages = g_ptr_array_new_with_free_func ((GDestroyNotify) releve_breach_free);
  const ReleveAssignment *assignment = releve_dossier_assignment (self->dossier, card->assignment_id);
  int last = releve_dossier_last_block (self->dossier, card);

  for (int block = releve_dossier_first_block (self->dossier, card); card->state != RELEVE_DECLINED && block <= last; block++) {
    int left = releve_rules_count_people (self->dossier, card->assignment_id, block) - 1;
    ReleveBreach *breach;

    if (left >= assignment->minimum)
      continue;
    breach = g_new0 (ReleveBreach, 1);
    *breach = (ReleveBreach) { .rule = RELEVE_RULE_MINIMUM, .severity = RELEVE_WARNS,
                               .assignment_id = g_strdup (assignment->id), .block = block,
                               .found = left, .limit = assignment->minimum };
    g_ptr_array_add (shortages, breach);
  }
  return shortages;
}

gboolean
releve_desk_remove (ReleveDesk *self, const char *placement_id, const char *reason, GPtrArray **breaches, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  g_autoptr (GPtrArray) found = NULL;
  const RelevePlacement *card;
  gboolean done;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  card = releve_desk_find_card (self, placement_id, error);
  if (card == NULL || !releve_desk_check_disturbing (self, card, breaches, error))
    return FALSE;
  found = list_shortages (self, card);
  releve_desk_take_card (self, edit, card->id);
  done = releve_desk_judge_going (self, edit, reason, found, error)
         && releve_desk_finish (self, edit, "remove", releve_desk_describe_card (self, card), TRUE, error);
  if (breaches != NULL)
    *breaches = g_steal_pointer (&found);
  return done;
}

gboolean
releve_desk_pin (ReleveDesk *self, const char *placement_id, gboolean pinned, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const RelevePlacement *card;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  card = releve_desk_find_card (self, placement_id, error);
  if (card == NULL || !card->pinned == !pinned)
    return card != NULL;
  ((RelevePlacement *) releve_edit_row (edit, self->dossier, &releve_placement_kind, placement_id))->pinned = !!pinned;
  return releve_desk_finish (self, edit, pinned ? "pin" : "unpin", releve_desk_describe_card (self, card), TRUE, error);
}

/* Several cards as one step. */

static json_t *
count_several (const char *const *placement_ids)
{
  return json_pack ("{s:i}", "count", (int) g_strv_length ((char **) placement_ids));
}

gboolean
releve_desk_remove_several (ReleveDesk *self, const char *const *placement_ids, const char *reason,
                            GPtrArray **breaches, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) releve_breach_free);
  gboolean done;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);
  g_return_val_if_fail (placement_ids != NULL && placement_ids[0] != NULL, FALSE);

  if (placement_ids[1] == NULL)
    return releve_desk_remove (self, placement_ids[0], reason, breaches, error);
  if (!releve_desk_start (self, error))
    return FALSE;
  for (guint i = 0; placement_ids[i] != NULL; i++) {
    const RelevePlacement *card = releve_desk_find_card (self, placement_ids[i], error);

    if (card == NULL || !releve_desk_check_disturbing (self, card, breaches, error))
      return FALSE;
    releve_desk_take_card (self, edit, card->id);
  }
  done = releve_desk_judge_going (self, edit, reason, found, error)
         && releve_desk_finish (self, edit, "remove-several", count_several (placement_ids), TRUE, error);
  if (breaches != NULL)
    *breaches = g_steal_pointer (&found);
  return done;
}

gboolean
releve_desk_pin_several (ReleveDesk *self, const char *const *placement_ids, gboolean pinned, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  gboolean changed = FALSE;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);
  g_return_val_if_fail (placement_ids != NULL && placement_ids[0] != NULL, FALSE);

  if (placement_ids[1] == NULL)
    return releve_desk_pin (self, placement_ids[0], pinned, error);
  if (!releve_desk_start (self, error))
    return FALSE;
  for (guint i = 0; placement_ids[i] != NULL; i++) {
    const RelevePlacement *card = releve_desk_find_card (self, placement_ids[i], error);

    if (card == NULL)
      return FALSE;
    if (!card->pinned == !pinned)
      continue;
    changed = TRUE;
    ((RelevePlacement *) releve_edit_row (edit, self->dossier, &releve_placement_kind, card->id))->pinned = !!pinned;
  }
  return !changed || releve_desk_finish (self, edit, pinned ? "pin-several" : "unpin-several",
                                         count_several (placement_ids), TRUE, error);
}
