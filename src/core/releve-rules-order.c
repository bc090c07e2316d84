#include "releve-rules-private.h"

/* What has to be done in order (B9), asked of a board before and after a change. */

static gboolean
holds_same (GPtrArray *breaches, const ReleveBreach *breach)
{
  for (guint i = 0; i < breaches->len; i++)
    {
      const ReleveBreach *other = g_ptr_array_index (breaches, i);

      if (other->rule == breach->rule && g_strcmp0 (other->other_id, breach->other_id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What @after says of a card that stands where it stood, and @before did not. */
static void
ask_order (ReleveDossier *before, ReleveDossier *after, const RelevePlacement *card, GPtrArray *all)
{
  const RelevePlacement *stood = releve_dossier_placement (before, card->id);
  g_autoptr (GPtrArray) had = NULL, has = NULL;

  if (stood == NULL || stood->state == RELEVE_DECLINED || card->state == RELEVE_DONE
      || g_strcmp0 (stood->learner_id, card->learner_id) != 0 || g_strcmp0 (stood->block_id, card->block_id) != 0)
    return;
  has = releve_rules_ask (after, card, NULL);
  for (guint i = 0; i < has->len; i++)
    {
      const ReleveBreach *breach = g_ptr_array_index (has, i);

      if (breach->rule != RELEVE_RULE_PREREQUISITE)
        continue;
      if (had == NULL)
        had = releve_rules_ask (before, stood, NULL);
      if (!holds_same (had, breach))
        g_ptr_array_add (all, releve_breach_copy (breach));
    }
}

GPtrArray *
releve_rules_of_order (ReleveDossier *before, ReleveDossier *after, const char *learner_id)
{
  GPtrArray *all = releve_breaches_new ();
  GPtrArray *cards;

  g_return_val_if_fail (RELEVE_IS_DOSSIER (before) && RELEVE_IS_DOSSIER (after), all);

  cards = RELEVE_DOSSIER_OF (after, releve_placement_kind, RelevePlacement, learner_id, learner_id);
  for (guint i = 0; i < cards->len; i++)
    ask_order (before, after, g_ptr_array_index (cards, i), all);
  return all;
}
