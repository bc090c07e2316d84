/* The dated duties of an agreed card (L10, S11). */

#include "releve-desk-private.h"

/* Days around the card, as people plan them. */
#define BRIEFING_BEFORE      7   /* before its first day */
#define DEBRIEFING_AFTER     2   /* after its last day */
#define ACCOUNTABILITY_AFTER 14  /* after its last day: indicators need time */

static GPtrArray *
duties_of (ReleveDesk *self, const char *placement_id)
{
  return RELEVE_DOSSIER_OF (self->dossier, releve_duty_kind, ReleveDuty, placement_id, placement_id);
}

static const ReleveDuty *
find_duty (ReleveDesk *self, const char *placement_id, ReleveDutyKind kind)
{
  GPtrArray *duties = duties_of (self, placement_id);
  const ReleveDuty *found = NULL;

  for (guint i = 0; i < duties->len; i++) {
    const ReleveDuty *duty = duties->pdata[i];

    /* An open one says more of what is to do than a closed one. */
    if (duty->kind == (int) kind && (found == NULL || duty->done == RELEVE_NO_DAY))
      found = duty;
  }
  return found;
}

static ReleveDay
middle_of (RelevePeriod days)
{
  return days.first + (days.last - days.first) / 2;
}

/* A duty made today cannot be late already. */
static ReleveDay
due_day (ReleveDesk *self, ReleveDutyKind kind, RelevePeriod days)
{
  switch (kind) {
  case RELEVE_DUTY_BRIEFING:
    return MAX (days.first - BRIEFING_BEFORE, self->today);
  case RELEVE_DUTY_MIDPOINT:
    return MAX (middle_of (days), self->today);
  case RELEVE_DUTY_DEBRIEFING:
    return MAX (days.last + DEBRIEFING_AFTER, self->today);
  case RELEVE_DUTY_ACCOUNTABILITY:
    return MAX (days.last + ACCOUNTABILITY_AFTER, self->today);
  case RELEVE_DUTY_REVIEW:
  case RELEVE_DUTY_TRAINING:
  case RELEVE_DUTY_SIGNATURE:
  default:
    g_assert_not_reached ();
  }
}

/* Level 0 of briefing, debriefing or accountability means none; the mid-point
 * review belongs to every agreed card. */
static gboolean
is_wanted (const RelevePlacement *card, ReleveDutyKind kind)
{
  switch (kind) {
  case RELEVE_DUTY_BRIEFING:
    return card->levels.v[RELEVE_BRF] >= 1;
  case RELEVE_DUTY_DEBRIEFING:
    return card->levels.v[RELEVE_DBR] >= 1;
  case RELEVE_DUTY_ACCOUNTABILITY:
    return card->levels.v[RELEVE_ACC] >= 1;
  case RELEVE_DUTY_MIDPOINT:
    return TRUE;
  case RELEVE_DUTY_REVIEW:
  case RELEVE_DUTY_TRAINING:
  case RELEVE_DUTY_SIGNATURE:
  default:
    return FALSE;
  }
}

static ReleveDuty *
put_duty (ReleveDesk *self, ReleveEdit *edit, const RelevePlacement *card, ReleveDutyKind kind)
{
  const ReleveDuty *known = find_duty (self, card->id, kind);
  ReleveDuty *duty;

  if (known != NULL) {
    duty = releve_edit_row (edit, self->dossier, &releve_duty_kind, known->id);
  } else {
    duty = releve_desk_new_row (&releve_duty_kind);
    duty->kind = kind;
    releve_set_text (&duty->placement_id, card->id);
    releve_edit_put (edit, &releve_duty_kind, duty);
  }
  releve_set_text (&duty->learner_id, card->learner_id);
  releve_set_text (&duty->supervisor_id, card->supervisor_id);
  return duty;
}

static void
date_duty (ReleveDesk *self, ReleveEdit *edit, RelevePlacement *card, ReleveDutyKind kind, RelevePeriod days)
{
  const ReleveDuty *known = find_duty (self, card->id, kind);

  if (known != NULL && known->done != RELEVE_NO_DAY)
    return;
  if (is_wanted (card, kind))
    put_duty (self, edit, card, kind)->due = due_day (self, kind, days);
  else if (known != NULL)
    releve_edit_drop (edit, &releve_duty_kind, known->id);
}

void
releve_desk_date_duties (ReleveDesk *self, ReleveEdit *edit, RelevePlacement *card)
{
  RelevePeriod days = releve_dossier_card_days (self->dossier, card);

  if (card->version_id != NULL) /* a draft makes no promises */
    return;
  if (card->levels_state != RELEVE_LEVELS_AGREED) {
    releve_desk_drop_duties (self, edit, card->id, FALSE);
    return;
  }
  for (ReleveDutyKind kind = RELEVE_DUTY_BRIEFING; kind <= RELEVE_DUTY_ACCOUNTABILITY; kind++)
    date_duty (self, edit, card, kind, days);
  if (!card->midpoint_held)
    card->midpoint = due_day (self, RELEVE_DUTY_MIDPOINT, days);
}

void
releve_desk_drop_duties (ReleveDesk *self, ReleveEdit *edit, const char *placement_id, gboolean closed_too)
{
  GPtrArray *duties = duties_of (self, placement_id);

  for (guint i = 0; i < duties->len; i++) {
    const ReleveDuty *duty = duties->pdata[i];

    if (duty->done == RELEVE_NO_DAY)
      releve_edit_drop (edit, &releve_duty_kind, duty->id);
    else if (closed_too) /* it was held: that stays true without the card */
      releve_set_text (&((ReleveDuty *) releve_edit_row (edit, self->dossier, &releve_duty_kind, duty->id))->placement_id, NULL);
  }
}

void
releve_desk_hold_midpoint (ReleveDesk *self, ReleveEdit *edit, RelevePlacement *card, ReleveDay day, gboolean held)
{
  ReleveDuty *duty = put_duty (self, edit, card, RELEVE_DUTY_MIDPOINT);

  card->midpoint = day;
  card->midpoint_held = held;
  if (!held || duty->due == RELEVE_NO_DAY)
    duty->due = day;
  duty->done = held ? day : RELEVE_NO_DAY;
}
