#include "releve-text-private.h"

#include <string.h>

/* Every problem that a layer below can name, and its sentence: what, where,
 * what was found and what was expected. */
static const struct {
  const char *problem;
  const char *sentence;
} sentences[] = {
  /* Translators: keep {where}, {found} and {expected} as they are in all the
   * sentences below; they stand for a file, a field or a value. */
  { "missing-file", N_("“{where}” does not exist.") },
  { "missing-folder", N_("“{where}” cannot be made: its folder does not exist.") },
  { "is-a-folder", N_("“{where}” is a folder, not a Relève file.") },
  { "not-a-file", N_("“{where}” is a device, not a Relève file.") },
  { "not-permitted", N_("“{where}” may not be read or written by this account.") },
  { "input-output", N_("“{where}” could not be read or written: the disk or the share failed.") },
  { "empty-file", N_("“{where}” is empty, not a Relève file.") },
  { "not-a-department", N_("“{where}” is not a Relève file.") },
  { "foreign-database", N_("“{where}” is a database of another program, not a Relève file.") },
  { "truncated", N_("“{where}” is cut short: a part of the file is missing.") },
  { "damaged", N_("“{where}” is damaged; a backup of it is needed.") },
  { "dangling-reference", N_("“{where}” contradicts itself: a row refers to one that does not exist ({found}).") },
  { "schema-differs", N_("“{where}” does not have the tables of a Relève file.") },
  { "unreadable-value", N_("{where} holds a value of “{expected}” that cannot be read.") },
  { "setting-refused", N_("The database refused the setting {where}: it is {found} instead of {expected}.") },
  { "damaged-history", N_("The history in “{where}” is damaged; nothing was changed.") },
  { "history-conflict", N_("This step no longer fits what “{where}” holds; nothing was changed.") },
  { "newer-schema", N_("“{where}” was written by a newer Relève (schema {found}, this one knows {expected}); it can be read but not changed.") },
  { "file-exists", N_("“{where}” exists already; choose another name.") },
  { "disk-full", N_("The disk that holds “{where}” is full; nothing was changed.") },
  { "busy", N_("Another program is writing to “{where}”; try again in a moment.") },
  { "read-only", N_("“{where}” can be read but not changed.") },
  { "read-only-folder", N_("The folder of “{where}” cannot be written, so nothing can be changed.") },
  { "nothing-to-undo", N_("There is nothing to undo.") },
  { "nothing-to-redo", N_("There is nothing to redo.") },
  { "not-utf8", N_("The text “{expected}” of {where} is not valid UTF-8.") },
  { "value-out-of-range", N_("{where} holds a value that a Relève file does not allow.") },
  { "history-not-empty", N_("“{where}” has a history already; rows can only be added to it as a step.") },
  { "undo-stops-at-signature", N_("Undo stops before the signature of {where}’s plan, version {found}; take the signature back, with a reason, to reverse it.") },
  { "no-learner", N_("{where} holds no clinician yet.") },
  { "undo-stops-at-publication", N_("Undo stops before the publication of version {found}; take that version back, with a reason.") },
  { "undo-stops-at-year", N_("Undo stops before the new year that followed {where}; go back to {where}, with a reason.") },
  { "unknown-plan-version", N_("The plan of {where} has no version {found}.") },
  { "unknown-version", N_("There is no such version of the plan: {found}.") },
  { "published-stays", N_("Version {where} is published and stays as it is.") },
  { "year-is-over", N_("The year {where} is over and stays as it was.") },
  { "plan-not-in-force", N_("This is done with the plan in force, not with the version in view.") },
  { "card-elsewhere", N_("This card ({where}) belongs to another version of the plan than the one in view.") },
  { "draft-promises-nothing", N_("{where} stands in a draft, which promises nothing to anybody; adopt the draft first.") },
  { "draft-name-missing", N_("A draft needs a name.") },
  { "draft-name-taken", N_("There is a draft called “{where}” already; choose another name.") },
  { "draft-open", N_("The draft “{where}” is open; adopt or discard it first.") },
  { "nothing-to-publish", N_("Nothing has changed since version {where} was published.") },
  { "not-the-last", N_("Only the last published version, {expected}, can be taken back, not {found}.") },
  { "withdrawal-reason", N_("Taking version {where} back needs a reason.") },
  { "year-overlaps", N_("The new year would begin on {found}, before this one ends on {expected}.") },
  { "no-year-before", N_("There is no year before this one to go back to.") },
  { "year-reason", N_("Going back to the year {where} needs a reason.") },
  { "year-has-begun", N_("{where} of {found} was done, debriefed or rated in the new year, so the year stays.") },
  { "year-published", N_("Version {found} of the new year is published; take it back first.") },
  { "unknown-learner", N_("No clinician is called “{found}” here.") },
  { "unknown-assignment", N_("No assignment is called “{found}” here.") },
  { "unknown-supervisor", N_("No supervisor is called “{found}” here.") },
  { "unknown-competency", N_("No competency is called “{found}” here.") },
  { "unknown-attribute", N_("“{found}” is no attribute; one of {expected} was expected.") },
  { "unknown-placement", N_("There is no such card on the board: {found}.") },
  { "unknown-duty", N_("There is no such duty: {found}.") },
  { "unknown-block", N_("There is no block {found}; the year has blocks {expected}.") },
  { "unknown-language", N_("“{found}” is no language of Relève; {expected} was expected.") },
  { "unknown-calendar", N_("“{found}” is no calendar of Relève; one of {expected} was expected.") },
  { "unknown-source", N_("“{found}” is no source of a rating; one of {expected} was expected.") },
  { "against-rule", N_("A rule of the department refuses this: {where}.") },
  { "swap-needs-one", N_("Cards can be swapped one for one only; block {where} holds {found}.") },
  { "level-out-of-range", N_("{where}: level {found} is outside the scale {expected}.") },
  { "note-needed", N_("{where}: level {found} departs from {expected}; a note must say why.") },
  { "supervisor-full", N_("{where} would hold {found} debriefings in one block, {expected} at most; a note must say why.") },
  { "duties-held", N_("{where} of {found} has begun: something about it was held already, so it stays.") },
  { "finished-card", N_("{where} is finished and stays as it was.") },
  { "midpoint-outside", N_("The mid-point {found} is outside the days of the card, {expected}.") },
  { "date-missing", N_("The date “{where}” is missing.") },
  { "date-unreadable", N_("“{found}” is no date; year-month-day was expected.") },
  { "hours-unreadable", N_("“{found}” is no number of hours.") },
  { "date-in-future", N_("The date “{where}” is {found}, after today, {expected}.") },
  { "period-reversed", N_("The period ends on {found}, before it begins on {expected}.") },
  { "state-transition", N_("{where} cannot become “{found}” now.") },
  { "why-needed", N_("{where}: declining wants a word why.") },
  { "not-begun", N_("{where} cannot be done before its first day, {expected}.") },
  { "subject-missing", N_("A rating needs exactly one competency or one attribute.") },
  { "rater-missing", N_("A rating by “{where}” needs the name or the role of who rated.") },
  { "foreign-placement", N_("That card belongs to another clinician: {found}.") },
  { "not-targeted", N_("{found} does not train {where}, so its debriefing does not rate it.") },
  { "debriefed-already", N_("{where} is debriefed already; reverse that first, with a reason.") },
  { "not-debriefed", N_("{where} is not debriefed yet.") },
  { "no-level-observed", N_("{where}: choose at least one level that was observed.") },
  { "reversal-reason", N_("{where}: taking a debriefing back needs a reason.") },
  { "unknown-training", N_("No training is called “{found}” here.") },
  { "unknown-enrolment", N_("There is no such enrolment: {found}.") },
  { "protected-hours", N_("{where}: {found} protected hours are outside {expected}.") },
  { "enrolled-already", N_("{where} is enrolled in that session of {found} already.") },
  { "training-completed", N_("{where} has completed that training; it stays in the record.") },
  { "duty-closed", N_("That duty was closed already, on {found}.") },
  { "unknown-role", N_("No role is called “{found}” here.") },
  { "no-role", N_("This department has no role to compare yet.") },
  { "aim-in-past", N_("An aim lies ahead: {found} is before today, {expected}.") },
  { "self-assessment-open", N_("{where} is asked for a self-assessment already, since {found}.") },
  { "no-self-assessment", N_("{where} is not asked for a self-assessment.") },
  { "no-answer", N_("{where}: a self-assessment needs at least one answer.") },
  { "answered-twice", N_("A self-assessment answers “{where}” once, not twice.") },
  { "unknown-entry", N_("There is no such page in the journal: {found}.") },
  { "entry-shared", N_("A page that is shared stays as it was.") },
  { "entry-empty", N_("An empty page is not kept; write what happened, what was noticed or what to try.") },
  { "no-plan", N_("{where} has no plan yet; draft one first.") },
  { "plan-signed", N_("Version {found} of {where}’s plan is signed and does not change; draft the next version.") },
  { "plan-agreed", N_("Version {found} of {where}’s plan is agreed; take it back to draft, with a reason, to change it.") },
  { "plan-not-agreed", N_("Version {found} of {where}’s plan is a draft; it is read and signed once it is agreed.") },
  { "no-signature", N_("{where} has no signed plan.") },
  { "signature-reason", N_("{where}: taking a signature back needs a reason.") },
  { "override-reason", N_("A rule speaks against it: say why it is right all the same, or cancel.") },
  { "nothing-to-override", N_("No rule speaks against {where} there: it needs no reason.") },
  { "reason-needed", N_("Going back from agreed to draft needs a reason ({where}).") },
  { "plan-nobody", N_("There is nobody to plan for yet.") },
  { "plan-no-assignment", N_("The catalogue has no assignment to plan with.") },
  { "plan-year-over", N_("There is no block left to plan: each has begun or is missing.") },
  { "plan-too-long", N_("A year of {found} blocks is too long to plan; {expected} at most.") },
  { "plan-breaks-rules", N_("This plan breaks a rule, so it is not adopted.") },
  { "cancelled", N_("Cancelled; nothing was changed.") },
  { "no-blocks", N_("A year needs at least one block.") },
  { "block-ends-before-it-begins", N_("Block {where} ends on {found}, before it begins on {expected}.") },
  { "blocks-overlap", N_("Block {where} overlaps the one before it.") },
  { "blocks-out-of-order", N_("Block {where} is out of order.") },
  { "words-changed-since", N_("{where} has other words since this form was opened; read them and rate again.") },
  /* The catalogue. {where} is the code of an entry. */
  { "unknown-entry-of-catalogue", N_("The catalogue has no such entry: {found}.") },
  { "code-missing", N_("An entry of the catalogue needs a code.") },
  { "code-taken", N_("The code “{found}” is taken; choose another.") },
  { "code-is-fixed", N_("The matching model knows {where} by this code, so it stays.") },
  { "characteristics-are-eleven", N_("The characteristics are eleven; {where} cannot be added.") },
  { "model-needs-it", N_("The matching model needs {where}, so it stays.") },
  { "name-missing", N_("{where} needs a name in English or in French.") },
  { "family-missing", N_("{where} needs a family name.") },
  { "part-twice", N_("{where} names {found} twice.") },
  { "profile-missing", N_("{where} needs a level for each of its ten characteristics.") },
  { "range-half", N_("{where}: a feasible range needs both its ends.") },
  { "range-misses-profile", N_("{where}: level {found} lies outside its feasible range, {expected}.") },
  { "weights-are-nothing", N_("{where} trains no competency: its weights sum to nothing.") },
  { "weight-outside", N_("{where}: a weight is above 0 and at most 1, not {found}.") },
  { "hours-outside", N_("{where}: hours are 0 or more, not {found}.") },
  { "cost-negative", N_("{where}: a cost is 0 or more, not {found}.") },
  { "duration-too-short", N_("{where} lasts one block or more, not {found}.") },
  { "people-negative", N_("{where}: a number of people is 0 or more, not {found}.") },
  { "duties-negative", N_("{where}: a number of debriefings is 0 or more, not {found}.") },
  { "recurrence-negative", N_("{where}: the blocks before it comes again are 0 or more, not {found}.") },
  { "retention-negative", N_("Records are kept 0 months or more, not {found}.") },
  { "capacity-below-minimum", N_("{where} takes at most {found} in a block, fewer than the {expected} that it needs.") },
  { "prerequisite-unclear", N_("{where}: a prerequisite is one assignment or one competency.") },
  { "prerequisite-itself", N_("{where} cannot be its own prerequisite.") },
  { "prerequisite-cycle", N_("{where} would wait for itself: {found}.") },
  { "framework-missing", N_("{where} needs a framework.") },
  { "competency-under-itself", N_("{where} cannot stand under itself.") },
  { "version-below-one", N_("{where}: a version is 1 or more, not {found}.") },
  { "block-holds-cards", N_("Block {where} holds a card ({found}), so the calendar keeps it.") },
  { "used-by-cards", N_("{where} is on the board for {found}, so it stays.") },
  { "used-by-log", N_("{where} is in the log of {found}, so it stays.") },
  { "used-by-ratings", N_("{where} is rated for {found}, so it stays.") },
  { "used-by-enrolments", N_("{where} has {found} enrolled, so it stays.") },
  { "used-by-duties", N_("{where} has duties with {found}, so it stays.") },
  { "used-by-learners", N_("{where} is chosen by {found}, so it stays.") },
  { "used-by-prerequisites", N_("{where} comes before {found}, so it stays.") },
  { "used-by-assignments", N_("{where} belongs to {found}, so it stays.") },
  { "used-by-roles", N_("{where} is asked by {found}, so it stays.") },
  { "used-by-trainings", N_("{where} is taught by {found}, so it stays.") },
  { "used-by-competencies", N_("{where} holds {found}, so it stays.") },
  { "parameter-missing", N_("The table of the matching model lacks “{where}”.") },
  { "parameter-table", N_("“{where}” cannot be used: its table of the matching model, version {expected}, lacks “{found}”.") },
  { "parameter-values", N_("“{where}” cannot be used: its table of the matching model, version {expected}, has a wrong value at “{found}”.") },
  { "readiness-sum", N_("The weights of readiness for {where} sum to {found}, not to {expected}.") },
  { "relevance-empty", N_("No competency counts for {where}: its weights sum to nothing.") },
  { "words-reversed", N_("“Strong” growth begins above “moderate”; {found} is not above it.") },
  /* The command line and its JSON. */
  { "malformed-json", N_("{where}: this is not valid JSON, near {found}.") },
  { "json-cut-short", N_("{where}: the JSON ends too early.") },
  { "json-key-twice", N_("{where}: a key stands twice in one object.") },
  { "json-type", N_("{where}: found {found}, expected {expected}.") },
  { "json-field-missing", N_("{where}: “{expected}” is missing.") },
  { "json-field-unknown", N_("{where}: “{found}” is not known here.") },
  { "value-range", N_("{where}: {found} is outside {expected}.") },
  { "unknown-reference", N_("{where}: there is no {expected} “{found}”.") },
  { "row-twice", N_("{where} is described twice.") },
  { "wrong-format", N_("{where}: a Relève export was expected.") },
  { "option-missing", N_("{where} needs {expected}; see releve-cli {where} --help.") },
  { "option-value", N_("{where}: “{found}” is not {expected}.") },
  { "option-unknown", N_("{where}: “{found}” is not an option here; see releve-cli --help.") },
  { "command-unknown", N_("There is no command “{found}”; see releve-cli --help.") },
  { "argument-missing", N_("{where} needs {expected}.") },
  { "argument-extra", N_("{where}: “{found}” is one word too many.") },
  { "file-ending", N_("“{where}”: the name should end in {expected}.") },
  { "no-such-card", N_("{where} has no card {found} in block {expected}.") },
  { "cancelled", N_("Stopped; nothing was written.") },
  { "name-empty", N_("A pattern of names needs a word or a part, and does not begin with a point.") },
  { "name-slash", N_("“{where}” holds a slash, which no name of a file can.") },
  { "name-unknown-part", N_("“{where}”: {found} stands for nothing; {expected} do.") },
  { "name-collides", N_("{found} would both be called “{where}”; add the code to the pattern.") },
  { "name-too-long", N_("“{where}” is too long for the name of a file.") },
  { "printer-failed", N_("The printer did not take it: {found}") },
  { "print-failed", N_("“{where}” could not be printed: {found}.") },
};

char *
releve_text_fill (const char *template, ...)
{
  GString *text = g_string_new (template);
  const char *name;
  va_list pairs;

  va_start (pairs, template);
  while ((name = va_arg (pairs, const char *)) != NULL)
    {
      const char *value = va_arg (pairs, const char *);
      g_autofree char *mark = g_strdup_printf ("{%s}", name);
      g_string_replace (text, mark, value != NULL ? value : "", 0);
    }
  va_end (pairs);
  return g_string_free (text, FALSE);
}

static const char *
find_sentence (const char *problem)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_str_equal (sentences[i].problem, problem))
      return sentences[i].sentence;
  return NULL;
}

/* Dates inside an error are ISO; people read them in their language. */
static char *
value_for_people (RelevePhrasebook *book, const char *value)
{
  ReleveDay day = releve_day_parse (value);

  if (day == RELEVE_NO_DAY)
    return g_strdup (value);
  return releve_day_format (day, releve_phrasebook_get_language (book), RELEVE_DAY_LONG);
}

char *
releve_text_error (RelevePhrasebook *book, const GError *error)
{
  const ReleveErrorDetail *detail = releve_error_get_detail (error);
  const char *sentence = detail != NULL ? find_sentence (detail->problem) : NULL;
  g_autofree char *where = NULL;
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;

  /* The words of a system library: better than silence, and in its language. */
  if (sentence == NULL)
    return g_strdup (error->message);
  where = value_for_people (book, detail->where);
  found = value_for_people (book, detail->found);
  expected = value_for_people (book, detail->expected);
  return releve_text_fill (releve_say (book, sentence), "where", where, "found", found, "expected", expected, NULL);
}

gboolean
releve_text_knows_problem (const char *problem)
{
  return find_sentence (problem) != NULL;
}
