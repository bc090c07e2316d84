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
    return g_strdup (releve_say (book, "A plan is found; its quality is not known yet"));
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

/* What no plan can do, as a breach is said. */
static char *
say_conflict (RelevePhrasebook *book, const RelevePlanning *planning, ReleveDossier *dossier, const ReleveConflict *conflict)
{
  g_autofree char *block = g_strdup_printf ("%d", conflict->block + 1), *found = g_strdup_printf ("%d", conflict->found);
  g_autofree char *limit = g_strdup_printf ("%d", conflict->limit);
  const char *what = conflict->assignment >= 0 ? releve_planning_assignment (planning, conflict->assignment) : NULL;
  const char *sentence;

  if (what == NULL)
    /* Translators: {limit} people asked by all assignments of {block} together, {found} that there are. */
    sentence = releve_say_count (book, "Block {block}: its assignments ask {limit} person at once, {found} could be given.",
                                 "Block {block}: its assignments ask {limit} people at once, {found} could be given.", (gulong) conflict->limit);
  else
    /* Translators: {what} is an assignment; {limit} people that it asks, {found} that could be there. */
    sentence = releve_say_count (book, "Block {block}: “{what}” asks {limit} person, {found} could be there.",
                                 "Block {block}: “{what}” asks {limit} people, {found} could be there.", (gulong) conflict->limit);
  return releve_text_fill (sentence, "block", block, "what", name_assignment (book, dossier, what), "found", found, "limit", limit, NULL);
}

static void
append_closest (RelevePhrasebook *book, const RelevePlanning *planning, ReleveDossier *dossier, const GArray *terms, GPtrArray *lines)
{
  g_autoptr (GPtrArray) breaches = releve_planning_broken (planning, dossier, terms);

  g_ptr_array_add (lines, g_strdup (releve_say (book, "No plan was found that keeps every rule; the closest breaks these.")));
  for (guint i = 0; i < breaches->len; i++)
    g_ptr_array_add (lines, releve_text_breach (book, dossier, g_ptr_array_index (breaches, i)));
}

char *
releve_text_conflicts (RelevePhrasebook *book, const RelevePlanning *planning, ReleveDossier *dossier,
                       const GArray *conflicts, const GArray *terms, const char *separator)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < conflicts->len; i++)
    g_ptr_array_add (lines, say_conflict (book, planning, dossier, &g_array_index (conflicts, ReleveConflict, i)));
  if (conflicts->len == 0)
    append_closest (book, planning, dossier, terms, lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv (separator, (char **) lines->pdata);
}

/* Why here, and why not there (O7). */

static const char *
choose_why (RelevePhrasebook *book, const ReleveWhyHere *why)
{
  if (why->kind == RELEVE_HERE_UNKNOWN)
    return releve_say (book, "Ratings are missing, so nothing can be promised.");
  if (why->kind == RELEVE_HERE_MINIMUM)
    /* Translators: in these sentences {fit} is a number, {who} a clinician, {growth} modest, moderate or strong. */
    return releve_say (book, "Fit {fit}; block {block} needs somebody there.");
  if (why->competency_id == NULL)
    return releve_say (book, "Fit {fit}; the role asks nothing more there.");
  if (why->kind == RELEVE_HERE_ONLY)
    return releve_say (book, "Fit {fit}, and nothing else to come puts “{competency}” first for {who}.");
  return releve_say (book, "Fit {fit}, {growth} growth in “{competency}”.");
}

char *
releve_text_why_here (RelevePhrasebook *book, ReleveDossier *dossier, const ReleveWhyHere *why)
{
  ReleveLanguage language = releve_phrasebook_get_language (book);
  const ReleveCompetency *competency = why->competency_id != NULL ? releve_dossier_competency (dossier, why->competency_id) : NULL;
  g_autofree char *fit = isnan (why->fit) ? NULL : releve_number_format (why->fit, 0, language);
  g_autofree char *who = name_learner (book, dossier, why->learner_id);
  g_autofree char *block = g_strdup_printf ("%d", why->block);

  return releve_text_fill (choose_why (book, why), "fit", fit, "who", who, "block", block,
                           "growth", releve_text_growth_word (book, why->growth),
                           "competency", competency != NULL ? releve_words_get (&competency->name, language, NULL) : NULL, NULL);
}

char *
releve_text_why_not_there (RelevePhrasebook *book, ReleveDossier *dossier, const char *learner_id, const ReleveWhyNot *why)
{
  g_autofree char *who = name_learner (book, dossier, learner_id);
  g_autofree char *block = g_strdup_printf ("%d", why->block);
  const char *sentence;

  if (why->kind == RELEVE_THERE_RULE)
    return releve_text_breach (book, dossier, why->breach);
  if (why->kind == RELEVE_THERE_BEGUN)
    sentence = releve_say (book, "Block {block} has begun, or is left as it is.");
  else if (why->kind == RELEVE_THERE_LESS)
    sentence = releve_say (book, "In block {block} {who} would learn less: much else runs there.");
  else
    sentence = releve_say (book, "Block {block} would be as good for {who}; the rest of the plan is better this way.");
  return releve_text_fill (sentence, "block", block, "who", who, NULL);
}
