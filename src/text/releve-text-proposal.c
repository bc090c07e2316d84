#include "releve-text-private.h"

#include <math.h>

#include "releve-fold.h"

/* What the planner found, as sentences: how good, what changes, why not. */

static char *
name_learner (RelevePhrasebook *book, ReleveDossier *dossier, const char *id)
{
  const ReleveLearner *learner = id != NULL ? releve_dossier_learner (dossier, id) : NULL;

  return learner != NULL ? releve_text_learner (book, learner, TRUE) : g_strdup ("");
}

static const char *
name_assignment (RelevePhrasebook *book, ReleveDossier *dossier, const char *id)
{
  const ReleveAssignment *assignment = id != NULL ? releve_dossier_assignment (dossier, id) : NULL;

  return assignment != NULL ? releve_words_get (&assignment->name, releve_phrasebook_get_language (book), NULL) : "";
}

char *
releve_text_per_cent (RelevePhrasebook *book, double share)
{
  g_autofree char *number = releve_number_format (100 * share, 1, releve_phrasebook_get_language (book));

  /* Translators: a share, {n} is a number. */
  return releve_text_fill (releve_say (book, "{n} %"), "n", number, NULL);
}

char *
releve_text_gap (RelevePhrasebook *book, double gap)
{
  g_autofree char *share = NULL;

  if (isnan (gap))
    return g_strdup (releve_say (book, "How good it is will show in a moment"));
  if (gap <= 0)
    return g_strdup (releve_say (book, "No plan is better"));
  share = releve_text_per_cent (book, MAX (gap, 0.001));
  /* Translators: {gap} is a share such as 1.4 %. */
  return releve_text_fill (releve_say (book, "Within {gap} of the best possible"), "gap", share, NULL);
}

char *
releve_text_change (RelevePhrasebook *book, ReleveDossier *dossier, const char *learner_id, const char *assignment_id,
                    int from_block, int to_block)
{
  g_autofree char *who = name_learner (book, dossier, learner_id);
  g_autofree char *from = g_strdup_printf ("%d", from_block), *to = g_strdup_printf ("%d", to_block);
  const char *sentence;

  if (from_block == 0)
    /* Translators: in these four {who} is a clinician, {what} an assignment, {from} and {to} block numbers. */
    sentence = releve_say (book, "{who}: “{what}” is new in block {to}.");
  else if (to_block == 0)
    sentence = releve_say (book, "{who}: “{what}” of block {from} goes.");
  else if (to_block == from_block)
    sentence = releve_say (book, "{who}: “{what}” stays in block {to}.");
  else
    sentence = releve_say (book, "{who}: “{what}” moves from block {from} to block {to}.");
  return releve_text_fill (sentence, "who", who, "what", name_assignment (book, dossier, assignment_id), "from", from, "to", to, NULL);
}

char *
releve_text_shortage (RelevePhrasebook *book, ReleveDossier *dossier, const char *assignment_id, int block, int found, int limit)
{
  g_autofree char *where = g_strdup_printf ("%d", block), *there = g_strdup_printf ("%d", found), *asked = g_strdup_printf ("%d", limit);
  const char *sentence;

  if (assignment_id == NULL)
    /* Translators: {limit} people asked by all assignments of {block} together, {found} that there are. */
    sentence = releve_say_count (book, "Block {block}: its assignments ask {limit} person at once, {found} could be given.",
                                 "Block {block}: its assignments ask {limit} people at once, {found} could be given.", (gulong) limit);
  else
    /* Translators: {what} is an assignment; {limit} people that it asks, {found} that could be there. */
    sentence = releve_say_count (book, "Block {block}: “{what}” asks {limit} person, {found} could be there.",
                                 "Block {block}: “{what}” asks {limit} people, {found} could be there.", (gulong) limit);
  return releve_text_fill (sentence, "block", where, "what", name_assignment (book, dossier, assignment_id),
                           "found", there, "limit", asked, NULL);
}
