#include "releve-text-private.h"

#include <jansson.h>

/* What each verb is called: as a name for "Undo: …", and once done for a toast. */
static const struct {
  const char *verb;
  const char *name;
  const char *done;
} verbs[] = {
  /* Translators: in these pairs {who} and {to} are clinicians, {what} is an
   * assignment, a competency or an attribute, {block} and {to_block} are block
   * numbers, {n} is a number, {entry} an entry of the catalogue. Keep the words in braces as they are. */
  { "place", N_("place {what} for {who}"), N_("{what} placed for {who}, block {block}") },
  { "move", N_("move {what} of {who}"), N_("{what} moved to {to}, block {to_block}") },
  { "remove", N_("remove {what} of {who}"), N_("{what} removed from {who}, block {block}") },
  { "excuse", N_("reason for {what} of {who}"), N_("Reason kept with {what} of {who}, block {block}") },
  { "pin", N_("pin {what} of {who}"), N_("{what} of {who} pinned") },
  { "unpin", N_("unpin {what} of {who}"), N_("{what} of {who} unpinned") },
  { "levels", N_("levels of {what} for {who}"), N_("Levels of {what} set for {who}") },
  { "agree", N_("agree {what} with {who}"), N_("{what} agreed with {who}; its duties are dated") },
  { "reset", N_("reset {what} of {who}"), N_("{what} of {who} is back to its default levels") },
  { "midpoint", N_("mid-point of {what} for {who}"), N_("Mid-point of {what} dated for {who}") },
  { "present", N_("supervisor present at {what} of {who}"), N_("Presence at {what} of {who} recorded") },
  { "state", N_("state of {what} for {who}"), N_("{what} of {who}: {state}") },
  { "rate", N_("rating of {who}, {what}"), N_("{who} rated on {what}") },
  { "leave", N_("leave of {who}"), N_("Leave of {who} entered") },
  { "duty", N_("duty of {who}"), N_("Duty of {who} closed") },
  { "plan", N_("plan of {who}, version {n}"), N_("Plan of {who}, version {n}: {state}") },
  { "plan-read", N_("reading of {who}’s plan, version {n}"), N_("Plan of {who}, version {n}: {state}") },
  { "plan-withdrawn", N_("signature of {who}’s plan, version {n}, taken back"), N_("Signature of {who}’s plan, version {n}, taken back") },
  { "plan-words", N_("words of {who}’s plan"), N_("Words of {who}’s plan, version {n}, written") },
  { "goal", N_("goal of {who}"), N_("Goal of {who} recorded") },
  { "debrief-draft", N_("draft of the debriefing of {what} with {who}"), N_("Draft of the debriefing of {what} with {who} kept") },
  { "debrief", N_("debriefing of {what} with {who}"), N_("{what} debriefed with {who}: its ratings count, the card is done") },
  { "debrief-reversed", N_("reversal of the debriefing of {what} with {who}"), N_("Debriefing of {what} with {who} taken back") },
  { "enrol", N_("training of {who}"), N_("{who} enrolled in a training") },
  { "training-done", N_("training completed by {who}"), N_("Training of {who} completed") },
  { "withdraw-training", N_("withdrawal of {who} from a training"), N_("{who} withdrawn from a training") },
  { "aim", N_("aim of {who}"), N_("Aim of {who} recorded") },
  { "commitment", N_("stage of {who}"), N_("Stage of {who} recorded") },
  { "barrier", N_("barrier of {who}"), N_("Barriers of {who} recorded") },
  { "ask-self", N_("asking {who} for a self-assessment"), N_("{who} is asked for a self-assessment; what others say waits") },
  { "withdraw-self", N_("no self-assessment of {who}"), N_("{who} is no longer asked for a self-assessment") },
  { "seal", N_("self-assessment of {who}"), N_("Self-assessment of {who} sealed; what others say is open") },
  { "wish", N_("wish of {who} for {what}"), N_("Wish of {who} for {what} recorded") },
  { "journal", N_("journal of {who}"), N_("Journal of {who} written") },
  { "share", N_("sharing a page of {who}"), N_("A page of {who}’s journal is shared") },
  { "tear", N_("removing a page of {who}"), N_("A page of {who}’s journal is removed") },
  { "entry", N_("edit of “{entry}”"), N_("“{entry}” saved") },
  { "entry-new", N_("new entry “{entry}”"), N_("“{entry}” added to the catalogue") },
  { "entry-delete", N_("deletion of “{entry}”"), N_("“{entry}” deleted from the catalogue") },
  { "calendar", N_("the block calendar"), N_("The block calendar saved") },
  { "parameters", N_("version {n} of the matching model"), N_("The matching model is at version {n}; what was agreed keeps its own") },
  { "draft", N_("draft “{entry}”"), N_("Draft “{entry}” begun as a copy; the plan in force stays") },
  { "adopt-draft", N_("adoption of the draft “{entry}”"), N_("Draft “{entry}” adopted: it is the plan in force") },
  { "discard-draft", N_("discarding of the draft “{entry}”"), N_("Draft “{entry}” discarded") },
  { "publish", N_("publication of version {n}"), N_("Version {n} published; what changes from now on is marked") },
  { "withdraw", N_("withdrawal of version {n}"), N_("Version {n} taken back") },
  { "year", N_("new year after {entry}"), N_("A new year begins; {entry} stays as it was, to be read") },
  { "year-reversed", N_("return to the year {entry}"), N_("Back in the year {entry}") },
  { "department", N_("the department’s facts"), N_("The department’s facts changed") },
};

static const char *
state_word (RelevePhrasebook *book, const char *state)
{
  static const struct { const char *code; const char *word; } words[] = {
    { "proposed", N_("proposed") }, { "accepted", N_("accepted") }, { "declined", N_("declined") },
    { "done", N_("done") }, { "draft", N_("draft") }, { "agreed", N_("agreed") }, { "signed", N_("signed") },
    { "read-clinician", N_("read by the clinician") }, { "agrees-clinician", N_("read and agreed to by the clinician") },
    { "read-head", N_("read by the head") }, { "agrees-head", N_("read and agreed to by the head") },
  };

  for (guint i = 0; state != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].code, state))
      return releve_say (book, words[i].word);
  return state;
}

static const char *
text_of (json_t *detail, const char *key)
{
  return json_string_value (json_object_get (detail, key));
}

static char *
number_of (json_t *detail, const char *key)
{
  json_t *number = json_object_get (detail, key);

  return json_is_integer (number) ? g_strdup_printf ("%" JSON_INTEGER_FORMAT, json_integer_value (number)) : NULL;
}

/* Somebody erased since is still named by her code. */
static char *
name_learner (RelevePhrasebook *book, ReleveDossier *dossier, const char *code)
{
  const ReleveLearner *learner = code != NULL ? releve_dossier_by_code (dossier, &releve_learner_kind, code) : NULL;

  return learner != NULL ? releve_text_learner (book, learner, TRUE) : g_strdup (code);
}

static char *
name_subject (RelevePhrasebook *book, ReleveDossier *dossier, json_t *detail)
{
  ReleveLanguage language = releve_phrasebook_get_language (book);
  const char *assignment_code = text_of (detail, "assignment");
  const char *competency_code = text_of (detail, "competency");
  const char *attribute_code = text_of (detail, "attribute");
  int attribute = attribute_code != NULL ? releve_code_parse (releve_attribute_codes, attribute_code) : -1;

  if (competency_code != NULL)
    {
      const ReleveCompetency *competency = releve_dossier_by_code (dossier, &releve_competency_kind, competency_code);
      return g_strdup (competency != NULL ? releve_words_get (&competency->name, language, NULL) : competency_code);
    }
  if (attribute_code != NULL)
    return g_strdup (attribute >= 0 ? releve_text_attribute (book, attribute) : attribute_code);
  if (assignment_code != NULL)
    {
      const ReleveAssignment *assignment = releve_dossier_by_code (dossier, &releve_assignment_kind, assignment_code);
      return g_strdup (assignment != NULL ? releve_words_get (&assignment->name, language, NULL) : assignment_code);
    }
  return g_strdup ("");
}

/* An entry deleted since is still named by its code. */
static char *
name_entry (RelevePhrasebook *book, ReleveDossier *dossier, json_t *detail)
{
  const char *code = text_of (detail, "code");
  const ReleveKind *kind = releve_kind_by_name (text_of (detail, "kind"));
  gconstpointer row = kind != NULL && releve_kind_field (kind, "code") != NULL ? releve_dossier_by_code (dossier, kind, code) : NULL;
  const ReleveField *name = row != NULL ? releve_kind_field (kind, "name") : NULL;

  if (row != NULL && kind == &releve_supervisor_kind)
    return releve_text_supervisor (book, row, TRUE);
  if (name == NULL)
    return g_strdup (code);
  return g_strdup (releve_words_get (RELEVE_ROW_FIELD (row, name), releve_phrasebook_get_language (book), NULL));
}

static char *
compose (RelevePhrasebook *book, ReleveDossier *dossier, const char *sentence, const char *detail_text)
{
  json_t *detail = json_loads (detail_text != NULL ? detail_text : "{}", 0, NULL);
  g_autofree char *who = name_learner (book, dossier, text_of (detail, "learner"));
  g_autofree char *to = name_learner (book, dossier, text_of (detail, "to_learner"));
  g_autofree char *what = name_subject (book, dossier, detail);
  g_autofree char *block = number_of (detail, "block");
  g_autofree char *to_block = number_of (detail, "to_block");
  g_autofree char *version = number_of (detail, "version");
  g_autofree char *entry = name_entry (book, dossier, detail);
  char *text = releve_text_fill (releve_say (book, sentence), "who", who, "to", to != NULL ? to : who,
                                 "what", what, "block", block, "to_block", to_block != NULL ? to_block : block,
                                 "n", version, "entry", entry,
                                 "state", state_word (book, text_of (detail, "state")), NULL);

  json_decref (detail);
  return text;
}

/* Steps that count what they changed; NULL when @verb is none. */
static const char *
say_counted (RelevePhrasebook *book, const char *verb, gboolean done, gulong n)
{
  if (g_str_equal (verb, "import"))
    return done ? releve_say_count (book, "{n} row imported", "{n} rows imported", n)
                : releve_say_count (book, "import of {n} row", "import of {n} rows", n);
  if (g_str_equal (verb, "adopt-cards"))
    return done ? releve_say_count (book, "Proposal adopted: {n} card changed", "Proposal adopted: {n} cards changed", n)
                : releve_say_count (book, "adoption of a proposal ({n} card)", "adoption of a proposal ({n} cards)", n);
  if (g_str_equal (verb, "place-several"))
    return done ? releve_say_count (book, "{n} card placed", "{n} cards placed", n)
                : releve_say_count (book, "place {n} card", "place {n} cards", n);
  if (g_str_equal (verb, "move-several"))
    return done ? releve_say_count (book, "{n} card moved", "{n} cards moved", n)
                : releve_say_count (book, "move {n} card", "move {n} cards", n);
  if (g_str_equal (verb, "remove-several"))
    return done ? releve_say_count (book, "{n} card removed", "{n} cards removed", n)
                : releve_say_count (book, "remove {n} card", "remove {n} cards", n);
  if (g_str_equal (verb, "pin-several"))
    return done ? releve_say_count (book, "{n} card pinned", "{n} cards pinned", n)
                : releve_say_count (book, "pin {n} card", "pin {n} cards", n);
  if (g_str_equal (verb, "unpin-several"))
    return done ? releve_say_count (book, "{n} card unpinned", "{n} cards unpinned", n)
                : releve_say_count (book, "unpin {n} card", "unpin {n} cards", n);
  return NULL;
}

static char *
count_changes (RelevePhrasebook *book, const char *verb, const char *detail_text, gboolean done)
{
  json_t *detail = json_loads (detail_text != NULL ? detail_text : "{}", 0, NULL);
  g_autofree char *count = number_of (detail, "count");
  const char *sentence = say_counted (book, verb, done, (gulong) json_integer_value (json_object_get (detail, "count")));

  json_decref (detail);
  return sentence != NULL ? releve_text_fill (sentence, "n", count, NULL) : g_strdup (verb);
}

static char *
name_step (RelevePhrasebook *book, ReleveDossier *dossier, const char *verb, const char *detail, gboolean done)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].verb, verb))
      return compose (book, dossier, done ? verbs[i].done : verbs[i].name, detail);
  return count_changes (book, verb, detail, done);
}

char *
releve_text_step_done (RelevePhrasebook *book, ReleveDossier *dossier, const char *verb, const char *detail)
{
  return name_step (book, dossier, verb, detail, TRUE);
}

char *
releve_text_step_name (RelevePhrasebook *book, ReleveDossier *dossier, const char *verb, const char *detail)
{
  return name_step (book, dossier, verb, detail, FALSE);
}
