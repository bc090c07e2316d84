#include "releve-text-private.h"

#include "releve-versions.h"

/* What a difference between two versions says, without the clinician's name:
 * lists are grouped by it. Translators: {what} is an assignment, {blocks} "block
 * 4" or "blocks 4–5", {from} and {to} the same before and after, {who} a
 * clinician, {supervisor} a supervisor. */
static const char *
choose_sentence (RelevePhrasebook *book, const ReleveDifference *difference)
{
  const RelevePlacement *after = difference->after;

  switch (difference->change)
    {
    case RELEVE_CARD_ADDED:
      return releve_say (book, "“{what}”, {blocks}: added");
    case RELEVE_CARD_REMOVED:
      return releve_say (book, "“{what}”, {from}: taken away");
    case RELEVE_CARD_HANDED_OVER:
      return releve_say (book, "“{what}”, {blocks}: taken over from {who}, {from}");
    case RELEVE_CARD_MOVED:
      return releve_say (book, "“{what}”: {from} → {blocks}");
    case RELEVE_CARD_SUPERVISED:
      return after->supervisor_id != NULL ? releve_say (book, "“{what}”, {blocks}: supervised by {supervisor}")
                                          : releve_say (book, "“{what}”, {blocks}: without a supervisor");
    case RELEVE_CARD_ATTENDED:
      return after->present_id != NULL ? releve_say (book, "“{what}”, {blocks}: {supervisor} is present")
                                       : releve_say (book, "“{what}”, {blocks}: nobody is named present");
    case RELEVE_CARD_PINNED:
      return after->pinned ? releve_say (book, "“{what}”, {blocks}: pinned") : releve_say (book, "“{what}”, {blocks}: no longer pinned");
    case RELEVE_CARD_LEVELLED:
      return releve_say (book, "“{what}”, {blocks}: other levels");
    case RELEVE_N_CHANGES:
    default:
      g_assert_not_reached ();
    }
}

static char *
say_blocks (RelevePhrasebook *book, ReleveDossier *dossier, const RelevePlacement *card)
{
  if (card == NULL)
    return NULL;
  return releve_text_blocks (book, releve_dossier_first_block (dossier, card), releve_dossier_last_block (dossier, card));
}

static char *
say_supervisor (RelevePhrasebook *book, ReleveDossier *dossier, const ReleveDifference *difference)
{
  const char *id = difference->after == NULL ? NULL
                 : difference->change == RELEVE_CARD_ATTENDED ? difference->after->present_id : difference->after->supervisor_id;
  const ReleveSupervisor *supervisor = releve_dossier_supervisor (dossier, id);

  return supervisor != NULL ? releve_text_supervisor (book, supervisor, TRUE) : NULL;
}

char *
releve_text_difference (RelevePhrasebook *book, ReleveDossier *dossier, const ReleveDifference *difference)
{
  const RelevePlacement *card = difference->after != NULL ? difference->after : difference->before;
  const ReleveAssignment *assignment = releve_dossier_assignment (dossier, card->assignment_id);
  const ReleveLearner *learner = difference->before != NULL ? releve_dossier_learner (dossier, difference->before->learner_id) : NULL;
  g_autofree char *who = learner != NULL ? releve_text_learner (book, learner, TRUE) : NULL;
  g_autofree char *from = say_blocks (book, dossier, difference->before);
  g_autofree char *blocks = say_blocks (book, dossier, difference->after);
  g_autofree char *supervisor = say_supervisor (book, dossier, difference);

  return releve_text_fill (choose_sentence (book, difference),
                           "what", releve_words_get (&assignment->name, releve_phrasebook_get_language (book), NULL),
                           "who", who, "from", from, "blocks", blocks, "supervisor", supervisor, NULL);
}

char *
releve_text_version (RelevePhrasebook *book, const ReleveVersion *version)
{
  g_autofree char *number = version != NULL ? g_strdup_printf ("%d", version->number) : NULL;
  g_autofree char *made = NULL;

  if (version == NULL)
    return g_strdup (releve_say (book, "Plan in force"));
  if (version->state == RELEVE_VERSION_DRAFT)
    /* Translators: {name} was typed by a person. */
    return releve_text_fill (releve_say (book, "Draft “{name}”"), "name", version->name, NULL);
  if (releve_version_is_year (version))
    return releve_text_fill (releve_say (book, "Year {name}"), "name", version->name, NULL);
  made = releve_day_format (version->made, releve_phrasebook_get_language (book), RELEVE_DAY_LONG);
  return releve_text_fill (version->state == RELEVE_VERSION_PUBLISHED
                             /* Translators: {n} is the number of a published plan, {day} a date. */
                             ? releve_say (book, "Version {n}, published on {day}")
                             : releve_say (book, "Version {n}, taken back"),
                           "n", number, "day", made, NULL);
}

char *
releve_text_view (RelevePhrasebook *book, ReleveDossier *dossier)
{
  const ReleveVersion *view = releve_dossier_version (dossier, releve_dossier_get_view (dossier));
  const ReleveVersion *published = releve_last_published (dossier);
  g_autoptr (GArray) changes = NULL;
  g_autofree char *version = NULL;

  if (view != NULL)
    return releve_text_version (book, view);
  if (published == NULL)
    return g_strdup (releve_say (book, "Not published yet"));
  changes = releve_changes_since_publication (dossier);
  version = releve_text_version (book, published);
  if (changes->len == 0)
    return g_steal_pointer (&version);
  /* Translators: {version} is "Version 3, published on 1 July 2026". */
  return releve_text_fill (releve_say (book, "{version}, changed since"), "version", version, NULL);
}
