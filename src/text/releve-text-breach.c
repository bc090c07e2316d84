#include "releve-text-private.h"

#include <math.h>

#include "releve-fold.h"

/* The names and numbers that any sentence about a breach may use. */
typedef struct {
  char *who;       /* Dr Gagnon */
  char *what;      /* Bed-flow lead */
  char *other;     /* the assignment, competency or supervisor concerned */
  char *block;     /* 4 */
  char *found;
  char *limit;
} Names;

static void
names_clear (Names *names)
{
  g_free (names->who);
  g_free (names->what);
  g_free (names->other);
  g_free (names->block);
  g_free (names->found);
  g_free (names->limit);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Names, names_clear)

static char *
name_other (RelevePhrasebook *book, ReleveDossier *dossier, const char *id)
{
  ReleveLanguage language = releve_phrasebook_get_language (book);
  const ReleveAssignment *assignment = id != NULL ? releve_dossier_assignment (dossier, id) : NULL;
  const ReleveCompetency *competency = id != NULL ? releve_dossier_competency (dossier, id) : NULL;
  const ReleveSupervisor *supervisor = id != NULL ? releve_dossier_supervisor (dossier, id) : NULL;

  if (assignment != NULL)
    return g_strdup (releve_words_get (&assignment->name, language, NULL));
  if (competency != NULL)
    return g_strdup (releve_words_get (&competency->name, language, NULL));
  if (supervisor != NULL)
    return releve_text_supervisor (book, supervisor, TRUE);
  return g_strdup ("");
}

static char *
name_number (RelevePhrasebook *book, ReleveRule rule, double number)
{
  ReleveLanguage language = releve_phrasebook_get_language (book);

  if (isnan (number))
    return g_strdup ("–");
  if (rule == RELEVE_RULE_EMPLOYMENT)
    return releve_day_format ((ReleveDay) number, language, RELEVE_DAY_LONG);
  return releve_number_format (number, 1, language);
}

static void
find_names (RelevePhrasebook *book, ReleveDossier *dossier, const ReleveBreach *breach, Names *names)
{
  ReleveLanguage language = releve_phrasebook_get_language (book);
  const ReleveLearner *learner = breach->learner_id != NULL ? releve_dossier_learner (dossier, breach->learner_id) : NULL;
  const ReleveAssignment *assignment =
    breach->assignment_id != NULL ? releve_dossier_assignment (dossier, breach->assignment_id) : NULL;

  names->who = learner != NULL ? releve_text_learner (book, learner, TRUE) : g_strdup ("");
  names->what = g_strdup (assignment != NULL ? releve_words_get (&assignment->name, language, NULL) : "");
  names->other = name_other (book, dossier, breach->other_id);
  names->block = g_strdup_printf ("%d", breach->block);
  names->found = name_number (book, breach->rule, breach->found);
  names->limit = name_number (book, breach->rule, breach->limit);
}

/* Translators: in these sentences {who} is a clinician, {what} an assignment,
 * {other} another assignment, a competency or a supervisor, {block} the number
 * of a block, {found} and {limit} numbers or dates. */
static const char *
choose_sentence (ReleveDossier *dossier, const ReleveBreach *breach)
{
  switch (breach->rule)
    {
    case RELEVE_RULE_CALENDAR:
      return N_("{who}, block {block}: “{what}” would run to block {found}, but the year ends with block {limit}.");
    case RELEVE_RULE_EMPLOYMENT:
      return breach->found < breach->limit
        ? N_("{who}, block {block}: begins on {found}, but arrives on {limit}.")
        : N_("{who}, block {block}: ends on {found}, but leaves on {limit}.");
    case RELEVE_RULE_LEAVE:
      return N_("{who}, block {block}: on leave during “{what}”.");
    case RELEVE_RULE_HOURS:
      return N_("{who}, block {block}: {found} development hours asked, {limit} available.");
    case RELEVE_RULE_PREREQUISITE:
      if (breach->other_id != NULL && releve_dossier_competency (dossier, breach->other_id) != NULL)
        return N_("{who}, block {block}: “{what}” needs “{other}” at level {limit}; found {found}.");
      return N_("{who}, block {block}: “{what}” needs “{other}” done before.");
    case RELEVE_RULE_RECURRENCE:
      return N_("{who}, block {block}: “{what}” stands there already.");
    case RELEVE_RULE_PINNED:
      return N_("{who}, block {block}: “{what}” is pinned; unpin it first.");
    case RELEVE_RULE_FINISHED:
      return N_("{who}, block {block}: “{what}” is done and stays where it was.");
    case RELEVE_RULE_SAFETY:
      return isnan (breach->found)
        ? N_("{who}, block {block}: “{what}” asks autonomy or responsibility 3, and task mastery was never observed; name a supervisor who is present.")
        : N_("{who}, block {block}: “{what}” asks autonomy or responsibility 3 for an observed mastery of {found}, where {limit} is needed; name a supervisor who is present.");
    case RELEVE_RULE_BRIEFING:
      return N_("{who}, block {block}: “{what}” asks much with briefing {found}; the rule asks {limit}.");
    case RELEVE_RULE_CAPACITY:
    case RELEVE_RULE_MINIMUM:
    case RELEVE_RULE_SUPERVISOR:
    case RELEVE_N_RULES:
    default:
      return "";
    }
}

/* A sentence whose words follow a number; NULL for a rule that has none such. */
static const char *
say_counted (RelevePhrasebook *book, const ReleveBreach *breach)
{
  switch (breach->rule)
    {
    case RELEVE_RULE_CAPACITY: /* Translators: the plural is that of {limit}. */
      return releve_say_count (book, "Block {block}: “{what}” would have {found} people for {limit} place.",
                               "Block {block}: “{what}” would have {found} people for {limit} places.", (gulong) breach->limit);
    case RELEVE_RULE_MINIMUM: /* Translators: the plural is that of {limit}. */
      return releve_say_count (book, "Block {block}: “{what}” has {found} of {limit} person required.",
                               "Block {block}: “{what}” has {found} of {limit} people required.", (gulong) breach->limit);
    case RELEVE_RULE_RECURRENCE: /* Translators: the plural is that of {found}. */
      return breach->found < 0 ? NULL
        : releve_say_count (book, "{who}, block {block}: “{what}” again after {found} block; the rule asks {limit} between.",
                            "{who}, block {block}: “{what}” again after {found} blocks; the rule asks {limit} between.", (gulong) breach->found);
    case RELEVE_RULE_SUPERVISOR: /* Translators: the plural is that of {found}. */
      return releve_say_count (book, "Block {block}: {other} would lead {found} debriefing for a limit of {limit}.",
                               "Block {block}: {other} would lead {found} debriefings for a limit of {limit}.", (gulong) breach->found);
    default:
      return NULL;
    }
}

char *
releve_text_breach (RelevePhrasebook *book, ReleveDossier *dossier, const ReleveBreach *breach)
{
  g_auto (Names) names = { NULL };
  const char *counted = say_counted (book, breach);

  find_names (book, dossier, breach, &names);
  return releve_text_fill (counted != NULL ? counted : releve_say (book, choose_sentence (dossier, breach)),
                           "who", names.who, "what", names.what, "other", names.other,
                           "block", names.block, "found", names.found, "limit", names.limit, NULL);
}

/* A code says more than a name in eleven letters. */
static const char *
code_of_other (ReleveDossier *dossier, const char *id)
{
  const ReleveAssignment *assignment = id != NULL ? releve_dossier_assignment (dossier, id) : NULL;
  const ReleveCompetency *competency = id != NULL ? releve_dossier_competency (dossier, id) : NULL;

  if (assignment != NULL)
    return assignment->code;
  return competency != NULL ? competency->code : "";
}

static const char *
choose_short (const ReleveBreach *breach)
{
  switch (breach->rule)
    {
    case RELEVE_RULE_CALENDAR:
      return NC_("cell", "year ends");
    case RELEVE_RULE_EMPLOYMENT:
      return NC_("cell", "not here");
    case RELEVE_RULE_LEAVE:
      return NC_("cell", "on leave");
    case RELEVE_RULE_HOURS:
      return NC_("cell", "no hours");
    case RELEVE_RULE_CAPACITY:
      return NC_("cell", "full {limit}/{limit}");
    case RELEVE_RULE_MINIMUM:
      return NC_("cell", "{found}/{limit}");
    case RELEVE_RULE_PREREQUISITE:
      return NC_("cell", "needs {other}");
    case RELEVE_RULE_RECURRENCE:
      return breach->found < 0 ? NC_("cell", "already") : NC_("cell", "too near");
    case RELEVE_RULE_PINNED:
      return NC_("cell", "pinned");
    case RELEVE_RULE_FINISHED:
      return NC_("cell", "finished");
    case RELEVE_RULE_SAFETY:
      return NC_("cell", "safety gate");
    case RELEVE_RULE_BRIEFING:
      return NC_("cell", "short brief");
    case RELEVE_RULE_SUPERVISOR:
      return NC_("cell", "busy lead");
    case RELEVE_N_RULES:
    default:
      return "";
    }
}

char *
releve_text_breach_short (RelevePhrasebook *book, ReleveDossier *dossier, const ReleveBreach *breach)
{
  g_autofree char *found = name_number (book, breach->rule, breach->found);
  g_autofree char *limit = name_number (book, breach->rule, breach->limit);

  return releve_text_fill (releve_say_in (book, "cell", choose_short (breach)), "found", found, "limit", limit,
                           "other", code_of_other (dossier, breach->other_id), NULL);
}
