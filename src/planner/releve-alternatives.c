#include "releve-alternatives.h"

/* The best plan's cards are made a little less worth, so that a search that
 * begins there leaves it for what is as good; then the plan is weighed by the
 * true problem. The second asks for the fairest, the third for few changes. */

#define LESS 40 /* a fortieth less: more than a tie, less than the loss allowed */
/* A fairer floor may cost no more than that loss either: on the example half of
 * the way costs five per cent, an eighth one and a half. */
#define FAIRER_PART 8

double
releve_plans_differ (const GArray *one, const GArray *other)
{
  guint n = 0;

  for (guint i = 0; i < one->len; i++)
    n += !releve_cards_hold (other, &g_array_index (one, ReleveCard, i));
  return one->len > 0 ? (double) n / one->len : 0;
}

static void
lessen (ReleveProblem *problem, const GArray *cards)
{
  for (guint i = 0; i < cards->len; i++)
    {
      const ReleveCard *card = &g_array_index (cards, ReleveCard, i);
      gint64 *worth = &releve_problem_worth (problem, card->learner, card->assignment)[card->start];

      if (*worth != RELEVE_BARRED)
        *worth -= ABS (*worth) / LESS + 1;
    }
}

/* By the true problem; what the search bounded was another. */
static void
weigh (const RelevePlanning *planning, const ReleveProposal *best, const ReleveAim *aim, ReleveProposal *proposal)
{
  proposal->value = releve_audit_worth (planning->problem, proposal->cards)
                    + aim->keeping * releve_audit_kept (planning->problem, proposal->cards);
  proposal->least_share = releve_audit_least_share (planning->problem, proposal->cards, best->uppers);
  proposal->bound = best->bound;
  proposal->proven = FALSE;
  g_clear_pointer (&proposal->terms, g_array_unref);
  proposal->terms = releve_audit_plan (planning->problem, proposal->cards);
  proposal->violations = releve_audit_violations (proposal->terms);
}

static gboolean
is_another (const ReleveProposal *best, GPtrArray *others, const ReleveProposal *proposal)
{
  if (proposal->violations > 0 || proposal->least_share < best->floor || proposal->value < best->value - best->value * RELEVE_ALTERNATIVE_LOSS
      || releve_plans_differ (best->cards, proposal->cards) < RELEVE_ALTERNATIVE_SHARE)
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    if (releve_plans_differ (((ReleveProposal *) g_ptr_array_index (others, i))->cards, proposal->cards) < RELEVE_ALTERNATIVE_SHARE)
      return FALSE;
  return TRUE;
}

/* Everybody gets what @best gives; the fairest goes a part of the way from there
 * to the greatest least share. */
static void
keep_floor (ReleveAim *aim, const ReleveProposal *best, gboolean fairest)
{
  aim->uppers = best->uppers;
  aim->share = best->floor + (fairest ? MAX (best->share - best->floor, 0) / FAIRER_PART : 0);
}

static void
search (const RelevePlanning *planning, ReleveDossier *dossier, const RelevePlanningWish *wish, const ReleveProposal *best,
        const ReleveAim *aim, gboolean fairest, GCancellable *cancellable, GPtrArray *others)
{
  g_autoptr (RelevePlanning) changed = releve_planning_new (dossier, wish);
  ReleveAim other_aim = *aim;
  ReleveProposal *proposal;

  lessen (changed->problem, best->cards);
  for (guint i = 0; i < others->len; i++)
    lessen (changed->problem, ((ReleveProposal *) g_ptr_array_index (others, i))->cards);
  other_aim.seed += fairest ? 1 : 2;
  other_aim.start = best->cards;
  if (!fairest)
    other_aim.keeping *= 2;
  if (best->floor > 0)
    keep_floor (&other_aim, best, fairest);
  else
    other_aim.floor = fairest ? 100 : 0;
  proposal = releve_planner_run (changed->problem, &other_aim, cancellable, NULL, FALSE, NULL);
  weigh (planning, best, aim, proposal);
  if (is_another (best, others, proposal))
    g_ptr_array_add (others, proposal);
  else
    releve_proposal_free (proposal);
}

GPtrArray *
releve_alternatives_find (const RelevePlanning *planning, ReleveDossier *dossier, const RelevePlanningWish *wish,
                          const ReleveProposal *best, const ReleveAim *aim, GCancellable *cancellable)
{
  GPtrArray *others = g_ptr_array_new_with_free_func ((GDestroyNotify) releve_proposal_free);

  for (int i = 0; i < 2 && !g_cancellable_is_cancelled (cancellable); i++)
    search (planning, dossier, wish, best, aim, i == 0, cancellable, others);
  return others;
}
