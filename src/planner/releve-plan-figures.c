#include "releve-plan-figures.h"

#include "releve-audit.h"
#include "releve-overview.h"

static void
count_changes (const RelevePlanning *planning, const GArray *cards, RelevePlanFigures *figures)
{
  guint n_kept = 0;

  for (guint i = 0; i < planning->cards->len; i++)
    {
      const ReleveStandingCard *today = &g_array_index (planning->cards, ReleveStandingCard, i);
      const ReleveCard *card = releve_cards_find (cards, today->learner, today->assignment);

      if (today->stay != RELEVE_STAYS_NOT)
        continue;
      if (card == NULL || releve_planning_find_movable (planning, today->learner, today->assignment) != today)
        figures->n_gone++;
      else if (card->start != today->first)
        figures->n_moved++;
      else
        n_kept++;
    }
  figures->n_new = cards->len - figures->n_moved - n_kept;
}

void
releve_plan_figures (const RelevePlanning *planning, ReleveDossier *dossier, const gint64 *uppers,
                     const GArray *cards, gint64 keeping, RelevePlanFigures *figures)
{
  const GArray *plan = cards != NULL ? cards : planning->problem->plan;
  g_autoptr (ReleveDossier) board = cards != NULL ? releve_planning_preview (planning, dossier, cards) : g_object_ref (dossier);
  g_autoptr (ReleveOverview) overview = releve_overview_new (board);
  g_autoptr (GPtrArray) unsettled = releve_planning_unsettled (planning, board);

  *figures = (RelevePlanFigures) { .n_cards = plan->len, .n_open = overview->gaps->len, .n_unsettled = unsettled->len };
  figures->value = releve_audit_worth (planning->problem, plan) + keeping * releve_audit_kept (planning->problem, plan);
  figures->least_share = releve_audit_least_share (planning->problem, plan, uppers);
  if (cards != NULL)
    count_changes (planning, cards, figures);
}
