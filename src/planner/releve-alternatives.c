#include "releve-alternatives.h"

/* The best plan's cards are made a little less worth, so that a search that
 * begins there leaves it for what is as good; then the plan is weighed by the
 * true problem. The second asks for the fairest, the third for few changes. */

#define LESS 40 /* a fortieth less: more than a tie, less than the loss allowed */

double
releve_plans_differ (const GArray *one, const GArray *other)
{
  guint n = 0;

  for (guint i = 0; i < one->len; i++)
    n += !releve_cards_hold (other, &g_array_index (one, ReleveCard, i));
  return one->len > 0 ? (double) n / one->len : 0;
}

/* What keeping earns becomes part of the worth, so that the plan to begin with
 * may be another than today's. */
static void
fold_keeping (ReleveProblem *problem, gint64 keeping)
{
  for (guint i = 0; i < problem->plan->len; i++)
    {
      const ReleveCard *card = &g_array_index (problem->plan, ReleveCard, i);
      gint64 *worth = &releve_problem_worth (problem, card->learner, card->assignment)[card->start];

      if (*worth != RELEVE_BARRED)
        *worth += keeping;
    }
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

static void
begin_with (ReleveProblem *problem, const GArray *cards)
{
  g_array_set_size (problem->plan, 0);
  g_array_append_vals (problem->plan, cards->data, cards->len);
}

/* By the true problem; what the search bounded was another. */
static void
weigh (const RelevePlanning *planning, const ReleveProposal *best, const ReleveAim *aim, ReleveProposal *proposal)
{
  proposal->value = releve_audit_worth (planning->problem, proposal->cards)
                    + aim->keeping * releve_audit_kept (planning->problem, proposal->cards);
  proposal->bound = best->bound;
  proposal->proven = FALSE;
  g_clear_pointer (&proposal->terms, g_array_unref);
  proposal->terms = releve_audit_plan (planning->problem, proposal->cards);
  proposal->violations = releve_audit_violations (proposal->terms);
}

static gboolean
is_another (const ReleveProposal *best, GPtrArray *others, const ReleveProposal *proposal)
{
  if (proposal->violations > 0 || proposal->value < best->value - best->value * RELEVE_ALTERNATIVE_LOSS
      || releve_plans_differ (best->cards, proposal->cards) < RELEVE_ALTERNATIVE_SHARE)
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    if (releve_plans_differ (((ReleveProposal *) g_ptr_array_index (others, i))->cards, proposal->cards) < RELEVE_ALTERNATIVE_SHARE)
      return FALSE;
  return TRUE;
}

static void
search (const RelevePlanning *planning, ReleveDossier *dossier, const RelevePlanningWish *wish, const ReleveProposal *best,
        const ReleveAim *aim, GCancellable *cancellable, GPtrArray *others)
{
  g_autoptr (RelevePlanning) changed = releve_planning_new (dossier, wish);
  ReleveAim other_aim = *aim;
  ReleveProposal *proposal;

  fold_keeping (changed->problem, aim->keeping * (others->len == 0 ? 1 : 2));
  lessen (changed->problem, best->cards);
  for (guint i = 0; i < others->len; i++)
    lessen (changed->problem, ((ReleveProposal *) g_ptr_array_index (others, i))->cards);
  begin_with (changed->problem, best->cards);
  other_aim.seed += others->len + 1;
  other_aim.keeping = 0;
  other_aim.floor = others->len == 0 ? 100 : aim->floor;
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
    search (planning, dossier, wish, best, aim, cancellable, others);
  return others;
}
