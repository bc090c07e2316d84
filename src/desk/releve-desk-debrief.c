/* Closing the loop (S12, D7): what an R2C2 conversation leaves behind. Its
 * ratings become evidence, its duty is done, its card is completed, and what
 * was agreed for next becomes a date. */

#include "releve-desk-private.h"

#include <math.h>
#include "releve-evidence.h"
#include "releve-wording.h"

static const ReleveDebrief *
find_debrief (ReleveDesk *self, const char *placement_id)
{
  GPtrArray *rows = RELEVE_DOSSIER_OF (self->dossier, releve_debrief_kind, ReleveDebrief, placement_id, placement_id);

  return rows->len > 0 ? rows->pdata[rows->len - 1] : NULL;
}

/* Checks */

static gboolean
is_targeted (ReleveDesk *self, const RelevePlacement *card, const char *competency_id)
{
  g_autoptr (GPtrArray) parts = releve_parts_as_of (self->dossier, &releve_assignment_kind, card->assignment_id,
                                                    &releve_assignment_competency_kind, releve_edition_of_placement (card));

  for (guint i = 0; i < parts->len; i++)
    if (g_strcmp0 (((const ReleveAssignmentCompetency *) parts->pdata[i])->competency_id, competency_id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
check_level (ReleveDesk *self, const RelevePlacement *card, const ReleveObservedLevel *level, GError **error)
{
  const ReleveCompetency *competency = releve_dossier_competency (self->dossier, level->competency_id);
  char found[G_ASCII_DTOSTR_BUF_SIZE];

  if (competency == NULL)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-competency", "competency", level->competency_id, NULL);
  if (!is_targeted (self, card, level->competency_id))
    return releve_error_set (error, RELEVE_ERROR_INVALID, "not-targeted", competency->code, releve_desk_assignment_code (self, card), NULL);
  if (level->level >= 0 && level->level <= RELEVE_LEVEL_MAX)
    return TRUE;
  g_ascii_formatd (found, sizeof found, "%g", level->level);
  return releve_error_set (error, RELEVE_ERROR_INVALID, "level-out-of-range", competency->code, found, "0–4");
}

static gboolean
check_levels (ReleveDesk *self, const RelevePlacement *card, const ReleveDebriefing *what, GError **error)
{
  for (guint i = 0; i < what->n_levels; i++)
    if (!check_level (self, card, &what->levels[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
check_next (ReleveDesk *self, const RelevePlacement *card, const ReleveDebriefing *what, GError **error)
{
  const RelevePlacement *next;

  if (what->next_placement_id == NULL || *what->next_placement_id == '\0')
    return TRUE;
  next = releve_desk_find_promise (self, what->next_placement_id, FALSE, error);
  if (next == NULL)
    return FALSE;
  return g_strcmp0 (next->learner_id, card->learner_id) == 0
         || releve_error_set (error, RELEVE_ERROR_INVALID, "foreign-placement", "placement", what->next_placement_id, NULL);
}

static gboolean
check_holding (ReleveDesk *self, const RelevePlacement *card, const ReleveDebriefing *what, GError **error)
{
  const ReleveDebrief *known = find_debrief (self, card->id);
  RelevePeriod days = releve_dossier_card_days (self->dossier, card);
  g_autofree char *first = releve_day_to_iso (days.first);
  g_autofree char *found = releve_day_to_iso (what->held);

  if (known != NULL && known->held != RELEVE_NO_DAY)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "debriefed-already", releve_desk_assignment_code (self, card), NULL, NULL);
  if (card->state == RELEVE_DECLINED)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "state-transition", releve_desk_assignment_code (self, card), "done", "proposed");
  if (!releve_desk_check_past (self, "held", what->held, error))
    return FALSE;
  if (what->held < days.first)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "not-begun", releve_desk_assignment_code (self, card), found, first);
  if (what->n_levels == 0)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "no-level-observed", releve_desk_assignment_code (self, card), NULL, NULL);
  return TRUE;
}

/* Rows */

/* "C4=3 C7=2": the levels that a draft has chosen so far. */
static char *
write_levels (ReleveDesk *self, const ReleveDebriefing *what)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < what->n_levels; i++)
    g_string_append_printf (text, "%s%s=%g", i > 0 ? " " : "", what->levels[i].competency_id, what->levels[i].level);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static ReleveDebrief *
put_debrief (ReleveDesk *self, ReleveEdit *edit, const RelevePlacement *card, const ReleveDebriefing *what)
{
  const ReleveDebrief *known = find_debrief (self, card->id);
  ReleveDebrief *row = known != NULL ? releve_edit_row (edit, self->dossier, &releve_debrief_kind, known->id)
                                     : releve_desk_new_row (&releve_debrief_kind);
  g_autofree char *levels = write_levels (self, what);

  releve_set_text (&row->learner_id, card->learner_id);
  releve_set_text (&row->placement_id, card->id);
  releve_set_text (&row->relationship, what->relationship);
  releve_set_text (&row->reaction, what->reaction);
  releve_set_text (&row->content, what->content);
  releve_set_text (&row->action, what->action);
  releve_set_text (&row->next_placement_id, what->next_placement_id);
  row->next_date = what->next_date;
  releve_set_text (&row->draft_levels, levels);
  if (known == NULL)
    releve_edit_put (edit, &releve_debrief_kind, row);
  return row;
}

/* Whoever debriefs is the source, by name. */
static char *
name_rater (ReleveDesk *self, const RelevePlacement *card)
{
  const ReleveAssignment *assignment = releve_dossier_assignment (self->dossier, card->assignment_id);
  const ReleveSupervisor *supervisor = releve_dossier_supervisor (self->dossier, card->supervisor_id != NULL ? card->supervisor_id : assignment->supervisor_id);

  if (supervisor == NULL)
    return g_strdup (self->who);
  return supervisor->title != NULL ? g_strdup_printf ("%s %s %s", supervisor->title, supervisor->given, supervisor->family)
                                   : g_strdup_printf ("%s %s", supervisor->given, supervisor->family);
}

/* The rating's id follows from the debrief's, so that a reversal finds it. */
static char *
rating_id (const ReleveDebrief *debrief, const char *competency_id)
{
  return g_strdup_printf ("%s/%s", debrief->id, competency_id);
}

static void
put_ratings (ReleveDesk *self, ReleveEdit *edit, const RelevePlacement *card, const ReleveDebrief *debrief, const ReleveDebriefing *what)
{
  g_autofree char *rater = name_rater (self, card);

  for (guint i = 0; i < what->n_levels; i++)
    {
      g_autofree char *id = rating_id (debrief, what->levels[i].competency_id);
      ReleveRating *row = releve_row_new (&releve_rating_kind, id);

      releve_set_text (&row->learner_id, card->learner_id);
      releve_set_text (&row->competency_id, what->levels[i].competency_id);
      releve_set_text (&row->rater, rater);
      releve_set_text (&row->behaviour, what->content);
      releve_set_text (&row->placement_id, card->id);
      row->source = RELEVE_SUPERVISOR_SAYS;
      row->level = what->levels[i].level;
      row->date = what->held;
      row->recorded = self->today;
      row->edition = releve_edition_in_force (self->dossier);
      releve_edit_put (edit, &releve_rating_kind, row);
    }
}

static ReleveDuty *
find_duty (ReleveDesk *self, ReleveEdit *edit, const RelevePlacement *card, gboolean open)
{
  GPtrArray *duties = RELEVE_DOSSIER_OF (self->dossier, releve_duty_kind, ReleveDuty, placement_id, card->id);

  for (guint i = 0; i < duties->len; i++)
    {
      const ReleveDuty *duty = duties->pdata[i];

      if (duty->kind == RELEVE_DUTY_DEBRIEFING && (duty->done == RELEVE_NO_DAY) == open)
        return releve_edit_row (edit, self->dossier, &releve_duty_kind, duty->id);
    }
  return NULL;
}

/* A card that was never agreed has no duty yet: that it was debriefed counts all the same. */
static void
close_debriefing (ReleveDesk *self, ReleveEdit *edit, const RelevePlacement *card, ReleveDay held)
{
  ReleveDuty *duty = find_duty (self, edit, card, TRUE);

  if (duty == NULL)
    {
      duty = releve_desk_new_row (&releve_duty_kind);
      duty->kind = RELEVE_DUTY_DEBRIEFING;
      duty->due = held;
      releve_set_text (&duty->learner_id, card->learner_id);
      releve_set_text (&duty->placement_id, card->id);
      releve_set_text (&duty->supervisor_id, card->supervisor_id);
      releve_edit_put (edit, &releve_duty_kind, duty);
    }
  duty->done = held;
}

/* One action, one assignment, one date: the date is kept as a review. */
static void
date_action (ReleveDesk *self, ReleveEdit *edit, const RelevePlacement *card, const ReleveDebrief *debrief)
{
  g_autofree char *id = g_strconcat (debrief->id, "/next", NULL);
  ReleveDuty *duty;

  if (debrief->next_date == RELEVE_NO_DAY)
    return;
  duty = releve_row_new (&releve_duty_kind, id);
  duty->kind = RELEVE_DUTY_REVIEW;
  duty->due = debrief->next_date;
  releve_set_text (&duty->learner_id, card->learner_id);
  releve_set_text (&duty->placement_id, debrief->next_placement_id);
  releve_set_text (&duty->supervisor_id, card->supervisor_id);
  releve_set_text (&duty->note, debrief->action);
  releve_edit_put (edit, &releve_duty_kind, duty);
}

static void
complete (ReleveDesk *self, ReleveEdit *edit, const RelevePlacement *card, ReleveDay held)
{
  RelevePlacement *row = releve_edit_row (edit, self->dossier, &releve_placement_kind, card->id);

  if (row->state == RELEVE_DONE)
    return;
  row->state = RELEVE_DONE;
  row->done_on = MIN (held, releve_dossier_card_days (self->dossier, card).last);
}

static void
hold (ReleveDesk *self, ReleveEdit *edit, const RelevePlacement *card, const ReleveDebriefing *what)
{
  ReleveDebrief *debrief = put_debrief (self, edit, card, what);

  debrief->held = what->held;
  put_ratings (self, edit, card, debrief, what);
  close_debriefing (self, edit, card, what->held);
  date_action (self, edit, card, debrief);
  complete (self, edit, card, what->held);
}

/* The verbs */

static const RelevePlacement *
check_debriefing (ReleveDesk *self, const ReleveDebriefing *what, gboolean holding, GError **error)
{
  const RelevePlacement *card = releve_desk_find_promise (self, what->placement_id, TRUE, error);

  if (card == NULL || !check_levels (self, card, what, error) || !check_next (self, card, what, error)
      || (holding && !check_holding (self, card, what, error)))
    return NULL;
  return card;
}

gboolean
releve_desk_draft_debrief (ReleveDesk *self, const ReleveDebriefing *what, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const RelevePlacement *card;
  const ReleveDebrief *known;

  g_return_val_if_fail (RELEVE_IS_DESK (self) && what != NULL, FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  card = check_debriefing (self, what, FALSE, error);
  if (card == NULL)
    return FALSE;
  known = find_debrief (self, card->id);
  if (known != NULL && known->held != RELEVE_NO_DAY)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "debriefed-already", releve_desk_assignment_code (self, card), NULL, NULL);
  put_debrief (self, edit, card, what);
  return releve_desk_finish (self, edit, "debrief-draft", releve_desk_describe_card (self, card), TRUE, error);
}

gboolean
releve_desk_hold_debrief (ReleveDesk *self, const ReleveDebriefing *what, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const RelevePlacement *card;

  g_return_val_if_fail (RELEVE_IS_DESK (self) && what != NULL, FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  card = check_debriefing (self, what, TRUE, error);
  if (card == NULL)
    return FALSE;
  hold (self, edit, card, what);
  return releve_desk_finish (self, edit, "debrief", releve_desk_describe_card (self, card), TRUE, error);
}

/* Reversal: the draft stays, so that it may be held again. */

static void
drop_if_there (ReleveDesk *self, ReleveEdit *edit, const ReleveKind *kind, const char *id)
{
  if (releve_dossier_get (self->dossier, kind, id) != NULL)
    releve_edit_drop (edit, kind, id);
}

static void
take_back (ReleveDesk *self, ReleveEdit *edit, const RelevePlacement *card, const ReleveDebrief *debrief, const char *reason)
{
  GPtrArray *competencies = releve_dossier_all (self->dossier, &releve_competency_kind);
  ReleveDuty *duty = find_duty (self, edit, card, FALSE);
  g_autofree char *next = g_strconcat (debrief->id, "/next", NULL);

  for (guint i = 0; i < competencies->len; i++)
    {
      g_autofree char *id = rating_id (debrief, ((const ReleveCompetency *) competencies->pdata[i])->id);

      drop_if_there (self, edit, &releve_rating_kind, id);
    }
  drop_if_there (self, edit, &releve_duty_kind, next);
  if (duty != NULL)
    {
      duty->done = RELEVE_NO_DAY;
      releve_set_text (&duty->note, reason);
    }
  ((ReleveDebrief *) releve_edit_row (edit, self->dossier, &releve_debrief_kind, debrief->id))->held = RELEVE_NO_DAY;
}

gboolean
releve_desk_reverse_debrief (ReleveDesk *self, const char *placement_id, const char *reason, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const RelevePlacement *card;
  const ReleveDebrief *debrief;
  RelevePlacement *row;
  gboolean held;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  card = releve_desk_find_promise (self, placement_id, TRUE, error);
  if (card == NULL)
    return FALSE;
  debrief = find_debrief (self, placement_id);
  held = debrief != NULL && debrief->held != RELEVE_NO_DAY;
  if (!held && card->state != RELEVE_DONE)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "not-debriefed", releve_desk_assignment_code (self, card), NULL, NULL);
  if (reason == NULL || *reason == '\0')
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "reversal-reason", releve_desk_assignment_code (self, card), NULL, NULL);
  if (held)
    take_back (self, edit, card, debrief, reason);
  row = releve_edit_row (edit, self->dossier, &releve_placement_kind, placement_id);
  row->state = RELEVE_ACCEPTED;
  row->done_on = RELEVE_NO_DAY;
  return releve_desk_finish (self, edit, "debrief-reversed", releve_desk_describe_card (self, card), TRUE, error);
}

/* What saving would move */

static void
measure (ReleveDossier *before, ReleveDossier *after, const char *learner_id, ReleveMovedLevel *moved)
{
  ReleveEvidence evidence;

  releve_evidence_of_competency (before, learner_id, moved->competency_id, &evidence);
  moved->before = evidence.level;
  releve_evidence_of_competency (after, learner_id, moved->competency_id, &evidence);
  moved->after = evidence.level;
  moved->gap = releve_required_level (after, learner_id, moved->competency_id) - evidence.level;
  if (moved->gap < 0)
    moved->gap = 0;
}

GArray *
releve_desk_preview_debrief (ReleveDesk *self, const ReleveDebriefing *what)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const RelevePlacement *card = releve_dossier_placement (self->dossier, what->placement_id);
  GArray *moved = g_array_new (FALSE, FALSE, sizeof (ReleveMovedLevel));
  g_autoptr (ReleveDossier) after = NULL;

  if (card == NULL)
    return moved;
  hold (self, edit, card, what);
  after = releve_edit_preview (edit, self->dossier);
  for (guint i = 0; i < what->n_levels; i++)
    {
      ReleveMovedLevel line = { what->levels[i].competency_id, NAN, NAN, NAN };

      measure (self->dossier, after, card->learner_id, &line);
      g_array_append_val (moved, line);
    }
  return moved;
}
