/* The LAM editor's verbs: levels, mid-point, who is present. */

#include "releve-desk-private.h"

#include "releve-wording.h"

#include <string.h>

gboolean
releve_desk_check_levels (const ReleveLevels *levels, GError **error)
{
  for (int i = 0; i < RELEVE_N_LEVELS; i++) {
    g_autofree char *found = g_strdup_printf ("%d", levels->v[i]);

    if (levels->v[i] < 0 || levels->v[i] > RELEVE_LEVEL_MAX)
      return releve_error_set (error, RELEVE_ERROR_INVALID, "level-out-of-range",
                               releve_characteristic_codes[i], found, "0–4");
  }
  return TRUE;
}

static gboolean
ask_note (int index, int level, const char *expected, GError **error)
{
  g_autofree char *found = g_strdup_printf ("%d", level);

  return releve_error_set (error, RELEVE_ERROR_REFUSED, "note-needed", releve_characteristic_codes[index], found, expected);
}

/* A draft answers for the levels it changes; an agreement for all of them. */
static gboolean
check_departures (ReleveDesk *self, const RelevePlacement *card, const ReleveLevels *levels, gboolean agree, GError **error)
{
  const ReleveAssignment *assignment = releve_dossier_assignment (self->dossier, card->assignment_id);
  ReleveLevels before = releve_levels_set_p (&card->levels) ? card->levels : assignment->profile;
  ReleveMatchInput input;
  ReleveMatch match;
  g_autofree char *range = NULL;
  char target[G_ASCII_DTOSTR_BUF_SIZE];
  int index, level;

  releve_fit_input (self->dossier, card->learner_id, card->assignment_id,
                    releve_dossier_first_block (self->dossier, card), card->id, levels, &input);
  releve_match (releve_dossier_parameters (self->dossier), &input, &match);
  index = releve_fit_departure (&input, &match, agree ? NULL : &before);
  if (index < 0)
    return TRUE;
  level = levels->v[index];
  range = g_strdup_printf ("%d–%d", input.low.v[index], input.high.v[index]);
  g_ascii_formatd (target, sizeof target, "%.1f", CLAMP (match.target[index], input.low.v[index], input.high.v[index]));
  return ask_note (index, level, level < input.low.v[index] || level > input.high.v[index] ? range : target, error);
}

/* Levels in force may raise what the safety gate forbids; other breaches of
 * the card are the board's concern and stop no talk about levels. */
static gboolean
check_gate (ReleveDesk *self, const RelevePlacement *card, GError **error)
{
  g_autoptr (GPtrArray) found = releve_rules_of_placement (self->dossier, card);

  for (guint i = 0; i < found->len; i++) {
    const ReleveBreach *breach = found->pdata[i];

    if (breach->rule == RELEVE_RULE_SAFETY && breach->severity == RELEVE_STOPS)
      return releve_error_set (error, RELEVE_ERROR_REFUSED, "against-rule", releve_rule_codes[RELEVE_RULE_SAFETY], NULL, NULL);
  }
  return TRUE;
}

gboolean
releve_desk_check_unfinished (ReleveDesk *self, const RelevePlacement *card, GError **error)
{
  if (card->state != RELEVE_DONE)
    return TRUE;
  return releve_error_set (error, RELEVE_ERROR_REFUSED, "finished-card", releve_desk_assignment_code (self, card), NULL, NULL);
}

/* A supervisor debriefs so many in one block and no more, unless a note says why (S11). */
static gboolean
check_load (ReleveDesk *self, const RelevePlacement *card, GError **error)
{
  ReleveSupervisorLoad load;
  g_autofree char *found = NULL, *limit = NULL;

  if (card->level_note != NULL || !releve_rules_supervisor_load (self->dossier, card, &card->levels, &load)
      || load.limit == 0 || load.debriefings <= load.limit)
    return TRUE;
  found = g_strdup_printf ("%d", load.debriefings);
  limit = g_strdup_printf ("%d", load.limit);
  return releve_error_set (error, RELEVE_ERROR_REFUSED, "supervisor-full",
                           releve_dossier_supervisor (self->dossier, load.supervisor_id)->code, found, limit);
}

static void
agree_on (ReleveDesk *self, RelevePlacement *card)
{
  card->levels_state = RELEVE_LEVELS_AGREED;
  card->agreed_on = self->today;
  card->parameter_version = releve_dossier_parameters (self->dossier)->version;
  card->edition = releve_edition_in_force (self->dossier);
}

static void
unagree (RelevePlacement *card, ReleveLevelsState state)
{
  card->levels_state = state;
  card->agreed_on = RELEVE_NO_DAY;
  card->parameter_version = 0;
  card->edition = 0;
}

gboolean
releve_desk_set_levels (ReleveDesk *self, const char *placement_id, const ReleveLevels *levels,
                        gboolean agree, const char *note, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const RelevePlacement *known;
  RelevePlacement *card;

  g_return_val_if_fail (RELEVE_IS_DESK (self) && levels != NULL, FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  known = releve_desk_find_card (self, placement_id, error);
  if (known == NULL || !releve_desk_check_unfinished (self, known, error) || !releve_desk_check_levels (levels, error))
    return FALSE;
  if (agree && !releve_desk_check_promise (self, known, FALSE, error))
    return FALSE;
  card = releve_edit_row (edit, self->dossier, &releve_placement_kind, placement_id);
  if (note != NULL)
    releve_set_text (&card->level_note, note);
  if (card->level_note == NULL && !check_departures (self, known, levels, agree, error))
    return FALSE;
  card->levels = *levels;
  if (agree)
    agree_on (self, card);
  else
    unagree (card, RELEVE_LEVELS_DRAFT);
  if (agree && (!check_gate (self, card, error) || !check_load (self, card, error)))
    return FALSE;
  if (agree)
    releve_desk_date_duties (self, edit, card);
  return releve_desk_finish (self, edit, agree ? "agree" : "levels", releve_desk_describe_card (self, known), TRUE, error);
}

gboolean
releve_desk_reset_levels (ReleveDesk *self, const char *placement_id, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const RelevePlacement *known;
  RelevePlacement *card;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  known = releve_desk_find_card (self, placement_id, error);
  if (known == NULL || !releve_desk_check_unfinished (self, known, error))
    return FALSE;
  card = releve_edit_row (edit, self->dossier, &releve_placement_kind, placement_id);
  card->levels = RELEVE_LEVELS_UNSET;
  releve_set_text (&card->level_note, NULL);
  unagree (card, RELEVE_LEVELS_NONE);
  releve_desk_date_duties (self, edit, card);
  return releve_desk_finish (self, edit, "reset", releve_desk_describe_card (self, known), TRUE, error);
}

static gboolean
check_midpoint (ReleveDesk *self, const RelevePlacement *card, ReleveDay day, gboolean held, GError **error)
{
  RelevePeriod days = releve_dossier_card_days (self->dossier, card);
  g_autofree char *found = releve_day_to_iso (day);
  g_autofree char *first = releve_day_to_iso (days.first);
  g_autofree char *last = releve_day_to_iso (days.last);
  g_autofree char *expected = g_strconcat (first, "–", last, NULL);

  if (day == RELEVE_NO_DAY)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "date-missing", "midpoint", NULL, NULL);
  if (day < days.first || day > days.last)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "midpoint-outside", "midpoint", found, expected);
  return !held || releve_desk_check_past (self, "midpoint", day, error);
}

gboolean
releve_desk_set_midpoint (ReleveDesk *self, const char *placement_id, ReleveDay day, gboolean held, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const RelevePlacement *known;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  known = releve_desk_find_promise (self, placement_id, TRUE, error);
  if (known == NULL || !check_midpoint (self, known, day, held, error))
    return FALSE;
  releve_desk_hold_midpoint (self, edit, releve_edit_row (edit, self->dossier, &releve_placement_kind, placement_id), day, held);
  return releve_desk_finish (self, edit, "midpoint", releve_desk_describe_card (self, known), TRUE, error);
}

static json_t *
describe_presence (ReleveDesk *self, const RelevePlacement *card, const char *supervisor_id)
{
  const ReleveSupervisor *supervisor = releve_dossier_supervisor (self->dossier, supervisor_id);
  json_t *detail = releve_desk_describe_card (self, card);

  if (supervisor != NULL)
    json_object_set_new (detail, "supervisor", json_string (supervisor->code));
  return detail;
}

gboolean
releve_desk_set_present (ReleveDesk *self, const char *placement_id, const char *supervisor_id, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const RelevePlacement *known;
  RelevePlacement *card;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  known = releve_desk_find_card (self, placement_id, error);
  if (known == NULL || !releve_desk_check_unfinished (self, known, error) || !releve_desk_knows_supervisor (self, supervisor_id, error))
    return FALSE;
  card = releve_edit_row (edit, self->dossier, &releve_placement_kind, placement_id);
  releve_set_text (&card->present_id, supervisor_id);
  if (!check_gate (self, card, error))
    return FALSE;
  return releve_desk_finish (self, edit, "present", describe_presence (self, known, supervisor_id), TRUE, error);
}
