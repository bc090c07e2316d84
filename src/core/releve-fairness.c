#include "releve-fairness.h"

static void
add_card (ReleveDossier *dossier, const RelevePlacement *card, ReleveShare *share)
{
  const ReleveAssignment *assignment = releve_dossier_assignment (dossier, card->assignment_id);
  ReleveLevels levels = releve_levels_in_force (dossier, card);

  if (card->state == RELEVE_DECLINED || assignment == NULL)
    return;
  share->blocks[assignment->category] += releve_dossier_last_block (dossier, card) - releve_dossier_first_block (dossier, card) + 1;
  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    share->totals[d] += levels.v[d];
}

static ReleveShare
share_of (ReleveDossier *dossier, const ReleveLearner *learner)
{
  GPtrArray *cards = RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, learner_id, learner->id);
  ReleveShare share = { learner, { 0 }, { 0 } };

  for (guint i = 0; i < cards->len; i++)
    add_card (dossier, g_ptr_array_index (cards, i), &share);
  return share;
}

GArray *
releve_shares (ReleveDossier *dossier, const ReleveFilter *filter)
{
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (ReleveShare));
  GPtrArray *learners;

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier), shares);

  learners = releve_dossier_all (dossier, &releve_learner_kind);
  for (guint i = 0; i < learners->len; i++)
    {
      const ReleveLearner *learner = g_ptr_array_index (learners, i);
      ReleveShare share;

      if (!releve_filter_matches (filter, learner))
        continue;
      share = share_of (dossier, learner);
      g_array_append_val (shares, share);
    }
  return shares;
}

static void
widen (int *least, int *most, const int *figures, int n, gboolean first)
{
  for (int i = 0; i < n; i++)
    {
      least[i] = first ? figures[i] : MIN (least[i], figures[i]);
      most[i] = first ? figures[i] : MAX (most[i], figures[i]);
    }
}

void
releve_shares_spread (GArray *shares, ReleveShare *least, ReleveShare *most)
{
  g_return_if_fail (shares != NULL && least != NULL && most != NULL);

  *least = *most = (ReleveShare) { NULL, { 0 }, { 0 } };
  for (guint i = 0; i < shares->len; i++)
    {
      const ReleveShare *share = &g_array_index (shares, ReleveShare, i);

      widen (least->blocks, most->blocks, share->blocks, RELEVE_N_CATEGORIES, i == 0);
      widen (least->totals, most->totals, share->totals, RELEVE_N_CHALLENGES, i == 0);
    }
}
