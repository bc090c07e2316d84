/* The verbs about people: ratings, leave, the state of a card, duties, imports. */

#include "releve-desk-private.h"

#include <math.h>
#include "releve-evidence.h"
#include "releve-wording.h"

/* Ratings */

static gboolean
check_subject (ReleveDesk *self, const ReleveRating *rating, GError **error)
{
  gboolean competency = rating->competency_id != NULL && *rating->competency_id != '\0';
  gboolean attribute = rating->attribute != NULL && *rating->attribute != '\0';

  if (competency == attribute)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "subject-missing", "competency attribute", NULL, NULL);
  if (competency && releve_dossier_competency (self->dossier, rating->competency_id) == NULL)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-competency", "competency", rating->competency_id, NULL);
  if (attribute && releve_code_parse (releve_attribute_codes, rating->attribute) < 0)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-attribute", "attribute", rating->attribute, "TM SE HS CI IC AM OR LO");
  return TRUE;
}

static const char *
subject_code (ReleveDesk *self, const ReleveRating *rating)
{
  const ReleveCompetency *competency = releve_dossier_competency (self->dossier, rating->competency_id);

  return competency != NULL ? competency->code : rating->attribute;
}

static gboolean
check_level (ReleveDesk *self, const ReleveRating *rating, GError **error)
{
  char found[G_ASCII_DTOSTR_BUF_SIZE];

  if (rating->level >= 0 && rating->level <= RELEVE_LEVEL_MAX) /* FALSE for NAN */
    return TRUE;
  g_ascii_formatd (found, sizeof found, "%g", rating->level);
  return releve_error_set (error, RELEVE_ERROR_INVALID, "level-out-of-range", subject_code (self, rating),
                           isnan (rating->level) ? NULL : found, "0–4");
}

/* Whoever speaks of somebody else is named (D4). */
static gboolean
check_source (const ReleveRating *rating, GError **error)
{
  g_autofree char *found = g_strdup_printf ("%d", rating->source);

  if (rating->source < 0 || rating->source >= RELEVE_N_SOURCES)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-source", "source", found, "self supervisor colleague team record");
  if (rating->source != RELEVE_SELF && (rating->rater == NULL || *rating->rater == '\0'))
    return releve_error_set (error, RELEVE_ERROR_INVALID, "rater-missing", releve_source_codes[rating->source], NULL, NULL);
  return TRUE;
}

static gboolean
check_rated_card (ReleveDesk *self, const ReleveRating *rating, GError **error)
{
  const RelevePlacement *card;

  if (rating->placement_id == NULL)
    return TRUE;
  card = releve_desk_find_promise (self, rating->placement_id, TRUE, error);
  if (card == NULL)
    return FALSE;
  return g_strcmp0 (card->learner_id, rating->learner_id) == 0
         || releve_error_set (error, RELEVE_ERROR_INVALID, "foreign-placement", "placement", rating->placement_id, NULL);
}

static json_t *
describe_rating (ReleveDesk *self, const ReleveRating *rating)
{
  json_t *detail = json_pack ("{s:s, s:f, s:s}",
                              "learner", releve_desk_learner_code (self, rating->learner_id),
                              "level", rating->level,
                              "source", releve_source_codes[rating->source]);

  json_object_set_new (detail, rating->attribute != NULL ? "attribute" : "competency", json_string (subject_code (self, rating)));
  return detail;
}

gboolean
releve_desk_check_rating (ReleveDesk *self, const ReleveRating *rating, GError **error)
{
  return check_subject (self, rating, error)
         && check_level (self, rating, error)
         && check_source (rating, error)
         && releve_desk_check_past (self, "date", rating->date, error)
         && check_rated_card (self, rating, error);
}

void
releve_desk_put_rating (ReleveDesk *self, ReleveEdit *edit, const ReleveRating *rating)
{
  g_autofree char *id = g_uuid_string_random ();
  ReleveRating *row = releve_row_copy (&releve_rating_kind, rating);

  releve_set_text (&row->id, id);
  row->recorded = self->today;
  row->edition = releve_edition_in_force (self->dossier);
  if (row->source == RELEVE_SELF)
    releve_set_text (&row->rater, NULL);
  releve_edit_put (edit, &releve_rating_kind, row);
}

/* Who read other words meant another level. */
static gboolean
check_edition (ReleveDesk *self, const ReleveRating *rating, GError **error)
{
  int edition = releve_edition_in_force (self->dossier);

  if (rating->competency_id == NULL || rating->edition == edition)
    return TRUE;
  if (rating->edition >= 0 && rating->edition < edition
      && !releve_words_changed_since (self->dossier, &releve_competency_kind, rating->competency_id, rating->edition))
    return TRUE;
  return releve_error_set (error, RELEVE_ERROR_REFUSED, "words-changed-since", subject_code (self, rating), NULL, NULL);
}

gboolean
releve_desk_rate (ReleveDesk *self, const ReleveRating *rating, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();

  g_return_val_if_fail (RELEVE_IS_DESK (self) && rating != NULL, FALSE);

  if (!releve_desk_start (self, error)
      || releve_desk_find_learner (self, rating->learner_id, error) == NULL
      || !releve_desk_check_rating (self, rating, error)
      || !check_edition (self, rating, error))
    return FALSE;
  releve_desk_put_rating (self, edit, rating);
  return releve_desk_finish (self, edit, "rate", describe_rating (self, rating), TRUE, error);
}

/* Leave */

static gboolean
check_period (RelevePeriod period, GError **error)
{
  g_autofree char *first = releve_day_to_iso (period.first);
  g_autofree char *last = releve_day_to_iso (period.last);

  if (first == NULL || last == NULL)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "date-missing", first == NULL ? "first" : "last", NULL, NULL);
  return period.first <= period.last
         || releve_error_set (error, RELEVE_ERROR_INVALID, "period-reversed", "last", last, first);
}

static gboolean
is_hit (ReleveDesk *self, const ReleveBreach *breach, RelevePeriod period)
{
  const ReleveBlock *block = releve_dossier_block_number (self->dossier, breach->block);

  return breach->rule == RELEVE_RULE_LEAVE && block != NULL
         && releve_period_overlaps ((RelevePeriod) { block->first, block->last }, period);
}

/* Cards under the leave stay where they are and are listed (B11). */
static GPtrArray *
list_cards_under (ReleveDesk *self, const char *learner_id, RelevePeriod period)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) releve_breach_free);
  GPtrArray *cards = RELEVE_DOSSIER_OF (self->dossier, releve_placement_kind, RelevePlacement, learner_id, learner_id);

  for (guint i = 0; i < cards->len; i++) {
    g_autoptr (GPtrArray) breaches = releve_rules_of_placement (self->dossier, cards->pdata[i]);

    for (guint j = 0; j < breaches->len; j++)
      if (is_hit (self, breaches->pdata[j], period)) {
        ReleveBreach *breach = g_memdup2 (breaches->pdata[j], sizeof (ReleveBreach));

        breach->learner_id = g_strdup (breach->learner_id);
        breach->assignment_id = g_strdup (breach->assignment_id);
        breach->placement_id = g_strdup (breach->placement_id);
        breach->other_id = g_strdup (breach->other_id);
        g_ptr_array_add (hits, breach);
      }
  }
  return hits;
}

gboolean
releve_desk_add_leave (ReleveDesk *self, const char *learner_id, RelevePeriod period, GPtrArray **breaches, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const ReleveLearner *learner;
  ReleveLeave *leave;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error) || !check_period (period, error))
    return FALSE;
  learner = releve_desk_find_learner (self, learner_id, error);
  if (learner == NULL)
    return FALSE;
  leave = releve_desk_new_row (&releve_leave_kind);
  releve_set_text (&leave->learner_id, learner_id);
  leave->first = period.first;
  leave->last = period.last;
  releve_edit_put (edit, &releve_leave_kind, leave);
  if (!releve_desk_finish (self, edit, "leave", json_pack ("{s:s}", "learner", learner->code), TRUE, error))
    return FALSE;
  if (breaches != NULL)
    *breaches = list_cards_under (self, learner_id, period);
  return TRUE;
}

/* The state of a card (S7) */

/* What may follow each state; a done card is history, taken back only by undo. */
static const guint followers[] = {
  [RELEVE_PROPOSED] = 1 << RELEVE_ACCEPTED | 1 << RELEVE_DECLINED,
  [RELEVE_ACCEPTED] = 1 << RELEVE_PROPOSED | 1 << RELEVE_DECLINED | 1 << RELEVE_DONE,
  [RELEVE_DECLINED] = 1 << RELEVE_PROPOSED,
  [RELEVE_DONE] = 0,
};

static gboolean
check_transition (ReleveDesk *self, const RelevePlacement *card, RelevePlacementState state, GError **error)
{
  g_autoptr (GPtrArray) allowed = g_ptr_array_new ();
  g_autofree char *expected = NULL;

  if (followers[card->state] & 1u << state)
    return TRUE;
  for (int i = RELEVE_PROPOSED; i <= RELEVE_DONE; i++)
    if (followers[card->state] & 1u << i)
      g_ptr_array_add (allowed, (gpointer) releve_placement_state_codes[i]);
  g_ptr_array_add (allowed, NULL);
  expected = allowed->len > 1 ? g_strjoinv (" ", (char **) allowed->pdata) : NULL;
  return releve_error_set (error, RELEVE_ERROR_REFUSED, "state-transition", releve_desk_assignment_code (self, card),
                           releve_placement_state_codes[state], expected);
}

static gboolean
check_begun (ReleveDesk *self, const RelevePlacement *card, GError **error)
{
  RelevePeriod days = releve_dossier_card_days (self->dossier, card);
  g_autofree char *today = releve_day_to_iso (self->today);
  g_autofree char *first = releve_day_to_iso (days.first);

  return days.first <= self->today
         || releve_error_set (error, RELEVE_ERROR_REFUSED, "not-begun", releve_desk_assignment_code (self, card), today, first);
}

/* A card that comes back to the board, or is agreed to, answers to its rules. */
static gboolean
check_rules (ReleveDesk *self, RelevePlacement *card, RelevePlacementState before, const char *why,
             GPtrArray **breaches, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  gboolean allowed;

  if (card->state != RELEVE_ACCEPTED && before != RELEVE_DECLINED)
    return TRUE;
  if (card->reason == NULL)
    releve_set_text (&card->reason, why);
  found = releve_rules_of_placement (self->dossier, card);
  allowed = releve_desk_judge (found, card->reason, error);
  if (breaches != NULL)
    *breaches = g_steal_pointer (&found);
  return allowed;
}

static void
enter_state (ReleveDesk *self, ReleveEdit *edit, RelevePlacement *card, RelevePlacementState state, const char *why)
{
  card->state = state;
  if (state == RELEVE_ACCEPTED && releve_aim_wants_asking (self->dossier, card->learner_id))
    ((ReleveLearner *) releve_edit_row (edit, self->dossier, &releve_learner_kind, card->learner_id))->aim_asked = self->today;
  releve_set_text (&card->declined_why, state == RELEVE_DECLINED ? why : NULL);
  if (state == RELEVE_DECLINED)
    releve_desk_drop_duties (self, edit, card->id, FALSE);
  if (state == RELEVE_DONE)
    card->done_on = MIN (self->today, releve_dossier_card_days (self->dossier, card).last);
}

static json_t *
describe_state (ReleveDesk *self, const RelevePlacement *card, RelevePlacementState state)
{
  json_t *detail = releve_desk_describe_card (self, card);

  json_object_set_new (detail, "state", json_string (releve_placement_state_codes[state]));
  return detail;
}

gboolean
releve_desk_set_state (ReleveDesk *self, const char *placement_id, RelevePlacementState state,
                       const char *why, GPtrArray **breaches, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const RelevePlacement *known;
  RelevePlacement *card;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);
  g_return_val_if_fail (state <= RELEVE_DONE, FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  known = releve_desk_find_promise (self, placement_id, state == RELEVE_DONE, error);
  if (known == NULL || known->state == (int) state)
    return known != NULL;
  if (!check_transition (self, known, state, error) || (state == RELEVE_DONE && !check_begun (self, known, error)))
    return FALSE;
  if (state == RELEVE_DECLINED && (why == NULL || *why == '\0'))
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "why-needed", releve_desk_assignment_code (self, known), NULL, NULL);
  card = releve_edit_row (edit, self->dossier, &releve_placement_kind, placement_id);
  enter_state (self, edit, card, state, why);
  if (!check_rules (self, card, known->state, why, breaches, error))
    return FALSE;
  if (known->state == RELEVE_DECLINED)
    releve_desk_date_duties (self, edit, card);
  return releve_desk_finish (self, edit, "state", describe_state (self, known, state), TRUE, error);
}

/* Duties */

static json_t *
describe_duty (ReleveDesk *self, const ReleveDuty *duty, const RelevePlacement *card)
{
  json_t *detail = card != NULL ? releve_desk_describe_card (self, card)
                                : json_pack ("{s:s}", "learner", releve_desk_learner_code (self, duty->learner_id));

  json_object_set_new (detail, "state", json_string (releve_duty_kind_codes[duty->kind]));
  return detail;
}

static gboolean
check_duty (ReleveDesk *self, const ReleveDuty *duty, const char *id, ReleveDay done, GError **error)
{
  g_autofree char *closed = NULL;

  if (duty == NULL)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-duty", "duty", id, NULL);
  closed = releve_day_to_iso (duty->done);
  if (closed != NULL)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "duty-closed", releve_duty_kind_codes[duty->kind], closed, NULL);
  return releve_desk_check_past (self, "done", done, error);
}

gboolean
releve_desk_close_duty (ReleveDesk *self, const char *duty_id, ReleveDay done, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const ReleveDuty *duty;
  const RelevePlacement *card;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  duty = releve_dossier_get (self->dossier, &releve_duty_kind, duty_id);
  if (!check_duty (self, duty, duty_id, done, error))
    return FALSE;
  card = releve_dossier_placement (self->dossier, duty->placement_id);
  ((ReleveDuty *) releve_edit_row (edit, self->dossier, &releve_duty_kind, duty_id))->done = done;
  if (duty->kind == RELEVE_DUTY_MIDPOINT && card != NULL) {
    RelevePlacement *row = releve_edit_row (edit, self->dossier, &releve_placement_kind, card->id);

    row->midpoint = done;
    row->midpoint_held = TRUE;
  }
  return releve_desk_finish (self, edit, "duty", describe_duty (self, duty, card), TRUE, error);
}

/* Imports */

gboolean
releve_desk_import (ReleveDesk *self, const char *verb, const ReleveImportRow *rows, gsize n_rows,
                    gboolean record, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  g_autoptr (GPtrArray) steps = NULL;

  g_return_val_if_fail (RELEVE_IS_DESK (self) && verb != NULL, FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  steps = releve_store_history (self->store, error);
  if (steps == NULL)
    return FALSE;
  /* Undo could not step over rows that no step knows of. */
  if (!record && steps->len > 0)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "history-not-empty", self->path, NULL, NULL);
  for (gsize i = 0; i < n_rows; i++)
    releve_edit_put (edit, rows[i].kind, releve_row_copy (rows[i].kind, rows[i].row));
  return releve_desk_finish (self, edit, verb, json_pack ("{s:I}", "count", (json_int_t) n_rows), record, error);
}
