#include "releve-portrait.h"

#include <math.h>

ReleveCardTime
releve_card_time (ReleveDossier *dossier, const RelevePlacement *card)
{
  ReleveDay today = releve_dossier_get_today (dossier);
  RelevePeriod days = releve_dossier_card_days (dossier, card);

  if (card->state == RELEVE_DECLINED)
    return RELEVE_CARD_DECLINED;
  if (card->state == RELEVE_DONE || (days.last != RELEVE_NO_DAY && days.last < today))
    return RELEVE_CARD_PAST;
  return days.first > today ? RELEVE_CARD_TO_COME : RELEVE_CARD_NOW;
}

static int
compare_cards (gconstpointer a, gconstpointer b, gpointer dossier)
{
  const RelevePlacement *x = *(const RelevePlacement *const *) a, *y = *(const RelevePlacement *const *) b;
  int order = releve_dossier_first_block (dossier, x) - releve_dossier_first_block (dossier, y);

  if (order == 0)
    order = g_strcmp0 (x->assignment_id, y->assignment_id);
  return order != 0 ? order : g_strcmp0 (x->id, y->id);
}

GPtrArray *
releve_cards_in_order (ReleveDossier *dossier, const char *learner_id)
{
  GPtrArray *rows, *cards = g_ptr_array_new ();

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier), cards);

  rows = RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, learner_id, learner_id);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (cards, rows->pdata[i]);
  g_ptr_array_sort_with_data (cards, compare_cards, dossier);
  return cards;
}

static const RelevePlacement *
first_card (ReleveDossier *dossier, const char *learner_id, ReleveCardTime time)
{
  g_autoptr (GPtrArray) cards = releve_cards_in_order (dossier, learner_id);

  for (guint i = 0; i < cards->len; i++)
    if (releve_card_time (dossier, cards->pdata[i]) == time)
      return cards->pdata[i];
  return NULL;
}

const RelevePlacement *
releve_card_under_way (ReleveDossier *dossier, const char *learner_id)
{
  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier), NULL);

  return first_card (dossier, learner_id, RELEVE_CARD_NOW);
}

/* Standings come with the largest gap first. */
static void
take_gaps (RelevePortrait *portrait, GArray *standings)
{
  for (guint i = 0; i < standings->len && portrait->n_gaps < RELEVE_PORTRAIT_GAPS; i++)
    {
      const ReleveStanding *standing = &g_array_index (standings, ReleveStanding, i);

      if (standing->gap > 0)
        portrait->gaps[portrait->n_gaps++] = *standing;
    }
}

static double
hidden_by (const ReleveStanding *standing)
{
  return standing->evidence.observed - standing->evidence.self;
}

static void
take_strength (RelevePortrait *portrait, GArray *standings)
{
  for (guint i = 0; i < standings->len; i++)
    {
      const ReleveStanding *standing = &g_array_index (standings, ReleveStanding, i);

      if (standing->awareness != RELEVE_HIDDEN_STRENGTH
          || (portrait->has_strength && hidden_by (standing) <= hidden_by (&portrait->strength)))
        continue;
      portrait->has_strength = TRUE;
      portrait->strength = *standing;
    }
}

static void
take_next (RelevePortrait *portrait, ReleveDossier *dossier, const char *learner_id)
{
  GPtrArray *competencies = releve_dossier_all (dossier, &releve_competency_kind);
  int index;

  portrait->next = first_card (dossier, learner_id, RELEVE_CARD_TO_COME);
  if (portrait->next == NULL)
    return;
  releve_fit_of_placement (dossier, portrait->next, &portrait->match);
  index = portrait->match.growth_competency;
  if (index >= 0 && (guint) index < competencies->len)
    portrait->grows = competencies->pdata[index];
}

static void
take_date (RelevePortrait *portrait, ReleveDossier *dossier, const char *learner_id)
{
  GPtrArray *duties = RELEVE_DOSSIER_OF (dossier, releve_duty_kind, ReleveDuty, learner_id, learner_id);

  for (guint i = 0; i < duties->len; i++)
    {
      const ReleveDuty *duty = duties->pdata[i];

      if (duty->done == RELEVE_NO_DAY && (portrait->due == NULL || duty->due < portrait->due->due))
        portrait->due = duty;
    }
  portrait->late = portrait->due != NULL && portrait->due->due < releve_dossier_get_today (dossier);
}

void
releve_portrait_of (ReleveDossier *dossier, const char *learner_id, RelevePortrait *portrait)
{
  const ReleveLearner *learner;
  g_autoptr (GArray) standings = NULL;

  g_return_if_fail (RELEVE_IS_DOSSIER (dossier) && portrait != NULL);

  *portrait = (RelevePortrait) { .match = { .fit = NAN, .value = NAN, .growth_competency = -1 } };
  learner = releve_dossier_learner (dossier, learner_id);
  if (learner == NULL)
    return;
  portrait->role = learner->role_id != NULL ? releve_dossier_role (dossier, learner->role_id) : NULL;
  portrait->by = learner->aim_by;
  standings = releve_standings (dossier, learner_id);
  take_gaps (portrait, standings);
  take_strength (portrait, standings);
  take_next (portrait, dossier, learner_id);
  take_date (portrait, dossier, learner_id);
}
