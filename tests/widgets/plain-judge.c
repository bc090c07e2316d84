#include "plain-judge.h"

#include <math.h>

#include "releve-text.h"
#include "releve-verdicts.h"

struct _PlainJudge {
  ReleveDossier *dossier;
  RelevePhrasebook *book;
  GPtrArray *verdicts;      /* of each card */
  char *assignment_id;
};

PlainJudge *
plain_judge_new (ReleveDossier *dossier, RelevePhrasebook *book)
{
  PlainJudge *judge = g_new0 (PlainJudge, 1);

  judge->dossier = dossier;
  judge->book = book;
  judge->verdicts = g_ptr_array_new_with_free_func ((GDestroyNotify) releve_verdicts_free);
  return judge;
}

static void
end (gpointer data)
{
  PlainJudge *judge = data;

  g_ptr_array_set_size (judge->verdicts, 0);
  g_clear_pointer (&judge->assignment_id, g_free);
}

void
plain_judge_free (PlainJudge *judge)
{
  end (judge);
  g_ptr_array_unref (judge->verdicts);
  g_free (judge);
}

static void
begin (const char *assignment_id, const char *const *placement_ids, gpointer data)
{
  PlainJudge *judge = data;

  end (judge);
  judge->assignment_id = g_strdup (assignment_id);
  if (placement_ids == NULL)
    g_ptr_array_add (judge->verdicts, releve_verdicts_new (judge->dossier, assignment_id, NULL));
  for (guint i = 0; placement_ids != NULL && placement_ids[i] != NULL; i++)
    g_ptr_array_add (judge->verdicts, releve_verdicts_new_along (judge->dossier, NULL, placement_ids[i], placement_ids));
}

static char *
say_why (PlainJudge *judge, const ReleveVerdict *verdict, const char *learner_id, int block)
{
  ReleveBreach breach = {
    .rule = verdict->rule, .severity = verdict->severity, .block = block, .learner_id = (char *) learner_id,
    .assignment_id = judge->assignment_id, .other_id = (char *) verdict->other_id,
    .found = verdict->found, .limit = verdict->limit,
  };

  switch (verdict->why)
    {
    case RELEVE_WHY_STARTED:
      return g_strdup ("started");
    case RELEVE_WHY_AGREED:
      return g_strdup ("agreed card");
    case RELEVE_WHY_EVIDENCE:
      return g_strdup ("no ratings");
    case RELEVE_WHY_FIT:
      return g_strdup (releve_text_cost_short (judge->book, verdict->cost, verdict->under));
    case RELEVE_WHY_RULE:
      return releve_text_breach_short (judge->book, judge->dossier, &breach);
    case RELEVE_WHY_NOTHING:
    default:
      return g_strdup ("");
    }
}

static char *
say_action (PlainJudge *judge, const ReleveVerdict *verdict)
{
  static const char *const verbs[] = {
    [RELEVE_DROP_SHARE] = "with", [RELEVE_DROP_REPLACE] = "replace", [RELEVE_DROP_SWAP] = "swap", [RELEVE_DROP_PUSH] = "push",
  };
  const RelevePlacement *card = verdict->occupant_id != NULL ? releve_dossier_placement (judge->dossier, verdict->occupant_id) : NULL;

  if (card == NULL || verdict->drop < RELEVE_DROP_SHARE)
    return g_strdup ("");
  return g_strdup_printf ("%s %s", verbs[verdict->drop], releve_dossier_assignment (judge->dossier, card->assignment_id)->code);
}

static gboolean
ask (guint card, const char *learner_id, int block, ReleveCellVerdict *cell, gpointer data)
{
  PlainJudge *judge = data;
  g_autofree char *why = NULL, *action = NULL;
  ReleveVerdict verdict;

  if (card >= judge->verdicts->len)
    return FALSE;
  releve_verdicts_ask (judge->verdicts->pdata[card], releve_verdicts_find_learner (judge->verdicts->pdata[card], learner_id),
                       block, &verdict);
  why = say_why (judge, &verdict, learner_id, block);
  action = say_action (judge, &verdict);
  cell->state = (ReleveVerdictKind) verdict.state;
  cell->fit = verdict.fit;
  g_strlcpy (cell->reason, why, sizeof cell->reason);
  g_strlcpy (cell->action, action, sizeof cell->action);
  return TRUE;
}

static char *
sentence (guint card, const char *learner_id, int block, gpointer data)
{
  PlainJudge *judge = data;
  g_autofree char *who = releve_text_learner (judge->book, releve_dossier_learner (judge->dossier, learner_id), TRUE);

  return g_strdup_printf ("%s › %s, block %d", releve_dossier_assignment (judge->dossier, judge->assignment_id)->code, who, block);
}

const ReleveBoardJudge plain_judge_interface = { begin, ask, sentence, end };
