#include "releve-plan-sheet.h"

#include <math.h>
#include <string.h>

#include "releve-fold.h"

#define N_(message) (message)

#define PLOT_WIDTH    84.0
#define LARGEST_GAPS   3
#define WRITING_LINES  3
#define RUNNING_NAME   48  /* characters */

static gboolean
appraised_p (RelevePlanSheet *self)
{
  return self->audience != RELEVE_AUDIENCE_COORDINATOR;
}

static void
begin (RelevePlanSheet *self, int number, const char *head)
{
  releve_sheet_begin_section (self->sheet, number, head);
}

static void
say (RelevePlanSheet *self, const char *text)
{
  releve_sheet_say (self->sheet, RELEVE_TYPE_BODY, text);
}

static const char *
head_role (RelevePlanSheet *self)
{
  const char *own = releve_plan_text (json_object_get (self->plan, "department"), "head_role");

  return own != NULL ? own : releve_say (self->book, "Head of department");
}

static char *
learner_name (RelevePlanSheet *self)
{
  char *name = releve_plan_person (json_object_get (self->plan, "learner"));
  const char *code = releve_plan_text (json_object_get (self->plan, "learner"), "code");

  return name != NULL ? name : g_strdup (code != NULL ? code : "");
}

static void
add_pair (RelevePlanSheet *self, const char *key, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  releve_sheet_cell (self->sheet, key);
  releve_sheet_cell (self->sheet, value);
}

/* "2, draft; replaces version 1 of 8 July 2026". */
static char *
version_text (RelevePlanSheet *self)
{
  int version = releve_plan_count (self->plan, "version"), before = releve_plan_count (self->plan, "replaces");
  const char *state = releve_text_plan_standing (self->book, self->row);
  g_autofree char *when = releve_plan_long_day (self, releve_plan_day (self->plan, "replaced_on"));

  if (!self->planned)
    return g_strdup (releve_say (self->book, "draft; no plan has been begun yet"));
  if (before == 0)
    /* Translators: number of a version and its state: "1, draft". */
    return g_strdup_printf (releve_say (self->book, "%1$d, %2$s"), version, state);
  /* Translators: number of a version, its state, the version before and its date. */
  return g_strdup_printf (releve_say (self->book, "%1$d, %2$s; replaces version %3$d of %4$s"), version, state, before, when);
}

static void
add_identity (RelevePlanSheet *self)
{
  static const ReleveColumn columns[] = {
    { .type = RELEVE_TYPE_HEAD },
    { .type = RELEVE_TYPE_BODY, .flexible = TRUE },
  };
  json_t *learner = json_object_get (self->plan, "learner"), *department = json_object_get (self->plan, "department");
  g_autofree char *name = learner_name (self), *mentor = releve_plan_person (json_object_get (self->plan, "mentor"));
  g_autofree char *post = releve_plan_lower (releve_plan_words (self, learner, "post"));
  g_autofree char *full = *post != '\0' ? g_strdup_printf ("%s, %s", name, post) : g_strdup (name);
  g_autofree char *version = version_text (self);

  begin (self, 1, releve_say_in (self->book, "plan", "Identity"));
  releve_sheet_begin_table (self->sheet, columns, G_N_ELEMENTS (columns), FALSE);
  add_pair (self, releve_say_in (self->book, "plan", "Clinician"), full);
  add_pair (self, releve_say_in (self->book, "plan", "Service"), releve_plan_words (self, learner, "service"));
  add_pair (self, head_role (self), releve_plan_text (department, "head"));
  add_pair (self, releve_say_in (self->book, "plan", "Mentor"), mentor);
  add_pair (self, releve_say_in (self->book, "plan", "Version"), version);
  releve_sheet_end_table (self->sheet);
}

static char *
aim_text (RelevePlanSheet *self)
{
  const char *role = releve_plan_words (self, json_object_get (self->plan, "role"), "name");
  ReleveDay by = releve_plan_day (self->plan, "aim_by");
  g_autofree char *when = releve_plan_month (self, by);

  if (*role == '\0')
    return g_strdup (releve_say (self->book, "No role is aimed at yet."));
  if (by == RELEVE_NO_DAY)
    return g_strdup_printf ("%s.", role);
  /* Translators: a role and the month by which it is aimed at. */
  return g_strdup_printf (releve_say (self->book, "%1$s, by %2$s."), role, when);
}

static void
add_aspirations (RelevePlanSheet *self)
{
  const char *own = releve_plan_text (self->plan, "aspiration");
  g_autofree char *aim = aim_text (self);
  g_autoptr (ReleveRich) rich = releve_sheet_rich (self->sheet);

  begin (self, 2, releve_say_in (self->book, "plan", "Aspirations, target role"));
  releve_rich_add (rich, aim);
  if (own != NULL)
    {
      /* Translators: a quotation, in the quotation marks of the language. */
      g_autofree char *quoted = g_strdup_printf (releve_say (self->book, "“%s”"), own);

      releve_rich_add (rich, " ");
      releve_rich_add (rich, quoted);
    }
  releve_sheet_paragraph (self->sheet, RELEVE_TYPE_BODY, rich);
}

static char *
number_text (RelevePlanSheet *self, double level)
{
  return isnan (level) ? g_strdup ("–") : releve_number_format (level, 1, self->language);
}

static ReleveDotPlot *
make_plot (RelevePlanSheet *self, json_t *competencies)
{
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (ReleveDotPoint));
  json_t *competency;
  size_t i;

  json_array_foreach (competencies, i, competency)
    {
      ReleveDotPoint point = {
        releve_plan_words (self, competency, "name"), releve_plan_number (competency, "level"),
        releve_plan_number (competency, "required"), NAN, NAN,
      };

      g_array_append_val (points, point);
    }
  return releve_dot_plot_new_of_points ((const ReleveDotPoint *) (const void *) points->data, points->len, self->book);
}

static void
add_plotted_rows (RelevePlanSheet *self, json_t *competencies, ReleveDotPlot *plot)
{
  json_t *competency;
  size_t i;

  json_array_foreach (competencies, i, competency)
    {
      g_autofree char *now = number_text (self, releve_plan_number (competency, "level"));
      g_autofree char *required = number_text (self, releve_plan_number (competency, "required"));

      releve_sheet_cell (self->sheet, releve_plan_words (self, competency, "name"));
      releve_sheet_plot_cell (self->sheet, plot, (guint) i);
      releve_sheet_cell (self->sheet, now);
      releve_sheet_cell (self->sheet, required);
    }
}

/* ● and ┃ are drawn in the plot; the note says what they mean, then the scale. */
static void
add_plot_note (RelevePlanSheet *self, ReleveDotPlot *plot)
{
  g_autofree char *summary = releve_dot_plot_summary (plot);
  g_autoptr (GString) scale = g_string_new (NULL);
  g_autofree char *note = NULL, *both = NULL;

  for (int level = 0; level <= RELEVE_LEVEL_MAX; level++)
    g_string_append_printf (scale, "%s%d %s", level > 0 ? ", " : "", level, releve_text_scale (self->book, level));
  /* Translators: %s is the scale: "0 observes, 1 with direct supervision, …". */
  note = g_strdup_printf (releve_say (self->book, "Dot: the level now, from self-assessment and observations; bar: the level required. Scale: %s."),
                          scale->str);
  both = g_strconcat (note, " ", summary, NULL);
  releve_sheet_say (self->sheet, RELEVE_TYPE_NOTE, both);
}

static void
add_plotted_table (RelevePlanSheet *self, json_t *competencies)
{
  const ReleveColumn columns[] = {
    { .head = releve_say_in (self->book, "column", "Competency"), .type = RELEVE_TYPE_CELL, .flexible = TRUE },
    { .head = "", .type = RELEVE_TYPE_CELL, .plot = PLOT_WIDTH },
    { .head = releve_say_in (self->book, "column", "now"), .type = RELEVE_TYPE_CELL, .flush_right = TRUE },
    { .head = releve_say_in (self->book, "column", "required"), .type = RELEVE_TYPE_CELL, .flush_right = TRUE },
  };
  ReleveDotPlot *plot = make_plot (self, competencies);

  releve_sheet_keep_plot (self->sheet, plot);
  releve_sheet_begin_table (self->sheet, columns, G_N_ELEMENTS (columns), TRUE);
  add_plotted_rows (self, competencies, plot);
  releve_sheet_end_table (self->sheet);
  add_plot_note (self, plot);
}

/* What the level asked of a competency means, by its anchor. */
static const char *
required_words (RelevePlanSheet *self, json_t *competency)
{
  double required = releve_plan_number (competency, "required");
  json_t *anchor;
  ReleveWords words;

  if (isnan (required))
    return "–";
  anchor = json_array_get (json_object_get (competency, "anchors"), (size_t) CLAMP (lround (required), 0, RELEVE_LEVEL_MAX));
  words = (ReleveWords) { (char *) releve_plan_text (anchor, "en"), (char *) releve_plan_text (anchor, "fr") };
  return releve_words_get (&words, self->language, NULL);
}

/* The coordinator reads what the role asks, never where somebody stands; the
 * order is that of the framework, for the gap would tell. */
static int
compare_codes (const void *a, const void *b)
{
  const char *first = releve_plan_text (*(json_t *const *) a, "code"), *second = releve_plan_text (*(json_t *const *) b, "code");
  gsize first_length = first != NULL ? strlen (first) : 0, second_length = second != NULL ? strlen (second) : 0;

  if (first_length != second_length)
    return first_length < second_length ? -1 : 1;
  return g_strcmp0 (first, second);
}

static void
add_required_row (RelevePlanSheet *self, json_t *competency)
{
  g_autofree char *required = number_text (self, releve_plan_number (competency, "required"));

  releve_sheet_cell (self->sheet, releve_plan_words (self, competency, "name"));
  releve_sheet_cell (self->sheet, required_words (self, competency));
  releve_sheet_cell (self->sheet, required);
}

static void
add_required_table (RelevePlanSheet *self, json_t *competencies)
{
  const ReleveColumn columns[] = {
    { .head = releve_say_in (self->book, "column", "Competency"), .type = RELEVE_TYPE_CELL },
    { .head = releve_say_in (self->book, "column", "What the role asks"), .type = RELEVE_TYPE_CELL, .flexible = TRUE },
    { .head = releve_say_in (self->book, "column", "required"), .type = RELEVE_TYPE_CELL, .flush_right = TRUE },
  };
  size_t n = json_array_size (competencies);
  g_autofree json_t **sorted = g_new (json_t *, n + 1);

  for (size_t i = 0; i < n; i++)
    sorted[i] = json_array_get (competencies, i);
  qsort (sorted, n, sizeof *sorted, compare_codes);
  releve_sheet_begin_table (self->sheet, columns, G_N_ELEMENTS (columns), TRUE);
  for (size_t i = 0; i < n; i++)
    add_required_row (self, sorted[i]);
  releve_sheet_end_table (self->sheet);
}

static void
add_competencies (RelevePlanSheet *self)
{
  json_t *competencies = json_object_get (self->plan, "competencies");

  begin (self, 3, releve_say_in (self->book, "plan", "Required competencies"));
  if (json_array_size (competencies) == 0)
    say (self, releve_say (self->book, "No competency is described yet."));
  else if (appraised_p (self))
    add_plotted_table (self, competencies);
  else
    add_required_table (self, competencies);
}

static void
append_hidden (RelevePlanSheet *self, GString *list, json_t *competency)
{
  g_autofree char *observed = number_text (self, releve_plan_number (competency, "observed"));
  g_autofree char *own = number_text (self, releve_plan_number (competency, "self"));

  if (list->len > 0)
    g_string_append (list, releve_say_in (self->book, "list", "; "));
  /* Translators: a competency, the level observed, the level of the self-assessment. */
  g_string_append_printf (list, releve_say (self->book, "%1$s, observed at %2$s and self-assessed at %3$s"),
                          releve_plan_words (self, competency, "name"), observed, own);
}

static void
add_hidden_strengths (RelevePlanSheet *self)
{
  json_t *competencies = json_object_get (self->plan, "competencies"), *competency;
  g_autoptr (GString) list = g_string_new (NULL);
  size_t i;

  json_array_foreach (competencies, i, competency)
    if (g_strcmp0 (releve_plan_text (competency, "awareness"), "hidden-strength") == 0)
      append_hidden (self, list, competency);
  if (list->len > 0)
    releve_plan_run_in (self, releve_say (self->book, "Hidden strengths."), g_string_append_c (list, '.')->str);
}

/* Without priorities agreed, the largest gaps stand in for them, and say so. */
static void
add_largest_gaps (RelevePlanSheet *self)
{
  json_t *competencies = json_object_get (self->plan, "competencies"), *competency;
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = 0;
  size_t i;

  json_array_foreach (competencies, i, competency)
    if (n < LARGEST_GAPS && releve_plan_number (competency, "required") > releve_plan_number (competency, "level"))
      g_string_append_printf (list, "%s%s", n++ > 0 ? ", " : "", releve_plan_words (self, competency, "name"));
  if (n > 0)
    releve_plan_run_in (self, releve_say (self->book, "Largest gaps."), g_string_append_c (list, '.')->str);
}

static void
add_appraisal (RelevePlanSheet *self)
{
  const char *strengths = releve_plan_text (self->plan, "strengths"), *priorities = releve_plan_text (self->plan, "priorities");

  begin (self, 4, releve_say_in (self->book, "plan", "Agreed appraisal"));
  if (strengths == NULL && priorities == NULL)
    say (self, releve_say (self->book, "The appraisal has not been agreed yet."));
  releve_plan_run_in (self, releve_say (self->book, "Strengths."), strengths);
  add_hidden_strengths (self);
  if (priorities != NULL)
    releve_plan_run_in (self, releve_say (self->book, "Priorities."), priorities);
  else
    add_largest_gaps (self);
}

static void
add_goals (RelevePlanSheet *self)
{
  const ReleveColumn columns[] = {
    { .head = releve_say_in (self->book, "column", "Goal"), .type = RELEVE_TYPE_CELL, .flexible = TRUE },
    { .head = releve_say_in (self->book, "column", "Indicator"), .type = RELEVE_TYPE_CELL, .flexible = TRUE },
    { .head = releve_say_in (self->book, "column", "Due"), .type = RELEVE_TYPE_CELL, .flush_right = TRUE },
  };
  json_t *goals = json_object_get (self->plan, "goals"), *goal;
  size_t i;

  begin (self, 5, releve_say_in (self->book, "plan", "Goals"));
  if (json_array_size (goals) == 0)
    {
      say (self, releve_say (self->book, "No goal is set yet."));
      return;
    }
  releve_sheet_begin_table (self->sheet, columns, G_N_ELEMENTS (columns), TRUE);
  json_array_foreach (goals, i, goal)
    {
      const char *indicator = releve_plan_text (goal, "indicator");
      g_autofree char *due = releve_plan_dated_day (self, releve_plan_day (goal, "due"));

      releve_sheet_cell (self->sheet, releve_plan_text (goal, "aim"));
      releve_sheet_cell (self->sheet, indicator != NULL ? indicator : "–");
      releve_sheet_cell (self->sheet, *due != '\0' ? due : "–");
    }
  releve_sheet_end_table (self->sheet);
}

static void
add_quote (RelevePlanSheet *self, const char *text)
{
  g_autofree char *quoted = NULL, *name = NULL;
  g_autoptr (ReleveRich) rich = releve_sheet_rich (self->sheet);

  if (text == NULL)
    return;
  quoted = g_strdup_printf (releve_say (self->book, "“%s”"), text);
  name = learner_name (self);
  releve_rich_add (rich, quoted);
  releve_rich_add (rich, " ");
  releve_rich_add_italic (rich, name);
  releve_sheet_paragraph (self->sheet, RELEVE_TYPE_BODY, rich);
}

/* A plan that is not signed leaves room for a pen. */
static void
add_comments (RelevePlanSheet *self)
{
  const char *comment = releve_plan_text (self->plan, "comment"), *disagreement = releve_plan_text (self->plan, "disagreement");

  begin (self, 10, releve_say_in (self->book, "plan", "Comments, disagreement"));
  add_quote (self, comment);
  if (disagreement != NULL)
    releve_plan_run_in (self, releve_say (self->book, "Disagreement."), disagreement);
  if (comment == NULL && disagreement == NULL && self->row->state == RELEVE_PLAN_SIGNED)
    say (self, releve_say (self->book, "No comment was made."));
  else if (comment == NULL && disagreement == NULL)
    releve_sheet_writing_lines (self->sheet, WRITING_LINES);
}

/* Until when it is kept: a day once the departure is known. */
static char *
retention_text (RelevePlanSheet *self)
{
  int months = releve_plan_count (json_object_get (self->plan, "department"), "retention_months");
  ReleveDay departure = releve_plan_day (self->plan, "departure");
  g_autofree char *day = NULL;

  if (months <= 0)
    return g_strdup ("");
  if (departure == RELEVE_NO_DAY)
    /* Translators: %d is a number of months. */
    return g_strdup_printf (releve_say_count (self->book, "It is kept until %d month after departure from the department.",
                                              "It is kept until %d months after departure from the department.", (gulong) months),
                            months);
  day = releve_plan_long_day (self, releve_day_add_months (departure, months));
  /* Translators: %1$s is a date, %2$d a number of months. */
  return g_strdup_printf (releve_say_count (self->book, "It is kept until %1$s, %2$d month after departure from the department.",
                                            "It is kept until %1$s, %2$d months after departure from the department.", (gulong) months),
                          day, months);
}

static void
add_privacy (RelevePlanSheet *self)
{
  g_autofree char *kept = retention_text (self);
  g_autofree char *notice = NULL;

  begin (self, 11, releve_say_in (self->book, "plan", "Privacy"));
  notice = g_strconcat (releve_say (self->book, "This plan serves development and nothing else. The person concerned may consult it at any time, have it corrected and reply to it."),
                        " ", kept, *kept != '\0' ? " " : "",
                        releve_say (self->book, "It holds no data on any patient."), NULL);
  say (self, notice);
  /* Nobody signs a page that says nothing. */
  releve_sheet_keep (self->sheet);
}

/* "Read on 3 September 2026, agreed to on 5 September 2026; recorded in the file."; NULL: in ink. */
static char *
record_text (RelevePlanSheet *self, ReleveDay read, ReleveDay agreed)
{
  g_autofree char *read_on = releve_plan_long_day (self, read), *agreed_on = releve_plan_long_day (self, agreed);

  if (read == RELEVE_NO_DAY)
    return NULL;
  if (agreed == RELEVE_NO_DAY)
    /* Translators: %s is a date. */
    return g_strdup_printf (releve_say (self->book, "Read on %s; recorded in the file."), read_on);
  /* Translators: two dates. */
  return g_strdup_printf (releve_say (self->book, "Read on %1$s, agreed to on %2$s; recorded in the file."), read_on, agreed_on);
}

static void
say_kept (RelevePlanSheet *self, ReleveType type, const char *format, ReleveDay date)
{
  g_autofree char *day = releve_plan_long_day (self, date);
  g_autofree char *sentence = NULL;

  if (date == RELEVE_NO_DAY)
    return;
  sentence = releve_text_fill (format, "date", day, NULL);
  releve_sheet_say (self->sheet, type, sentence);
  releve_sheet_keep (self->sheet);
}

static void
say_signed (RelevePlanSheet *self)
{
  ReleveLanguage language;

  if (self->row->language != NULL && releve_language_parse (self->row->language, &language))
    /* Translators: keep {date} as it is; it stands for a date. */
    say_kept (self, RELEVE_TYPE_BODY, language == RELEVE_LANGUAGE_FR ? releve_say (self->book, "Signed in French on {date}.")
                                                                     : releve_say (self->book, "Signed in English on {date}."), self->row->signed_on);
  else
    /* Translators: keep {date} as it is; it stands for a date. */
    say_kept (self, RELEVE_TYPE_BODY, releve_say (self->book, "Signed on {date}."), self->row->signed_on);
  /* Translators: keep {date} as it is; it stands for a date. */
  say_kept (self, RELEVE_TYPE_BODY, releve_say (self->book, "The signature was taken back on {date}."), self->row->withdrawn);
}

/* What the frozen text was made with; an edition is counted from 0 in the file. */
static void
say_basis (RelevePlanSheet *self)
{
  int parameters = releve_plan_count (self->plan, "parameter_version");
  json_t *edition = json_object_get (self->plan, "edition");
  g_autofree char *words = g_strdup_printf ("%d", (int) json_integer_value (edition) + 1);
  g_autofree char *version = g_strdup_printf ("%d", parameters);
  g_autofree char *note = NULL;

  if (self->row->snapshot == NULL || !json_is_integer (edition))
    return;
  /* Translators: keep {edition} and {version}; they stand for numbers. */
  note = releve_text_fill (releve_say (self->book, "Frozen with edition {edition} of the catalogue and its anchors and version {version} of the matching model."),
                           "edition", words, "version", version, NULL);
  releve_sheet_keep (self->sheet);
  releve_sheet_say (self->sheet, RELEVE_TYPE_NOTE, note);
}

static void
add_signatures (RelevePlanSheet *self)
{
  const RelevePlan *row = self->row;
  g_autofree char *name = learner_name (self);
  g_autofree char *post = releve_plan_lower (releve_say_in (self->book, "plan", "Clinician"));
  g_autofree char *head_post = releve_plan_lower (head_role (self));
  g_autofree char *learner_record = record_text (self, row->learner_read, row->learner_agreed);
  g_autofree char *head_record = record_text (self, row->head_read, row->head_agreed);
  const char *head = releve_plan_text (json_object_get (self->plan, "department"), "head");
  const ReleveSigner signers[] = {
    { name, post, learner_record, row->learner_read != RELEVE_NO_DAY, row->learner_agreed != RELEVE_NO_DAY },
    { head != NULL ? head : "", head_post, head_record, row->head_read != RELEVE_NO_DAY, row->head_agreed != RELEVE_NO_DAY },
  };
  ReleveDay next = releve_plan_next_review (self);

  begin (self, 12, releve_say_in (self->book, "plan", "Signatures"));
  say (self, releve_say (self->book, "To sign attests reading; agreement is ticked apart."));
  releve_sheet_keep (self->sheet);
  say_signed (self);
  releve_sheet_signatures (self->sheet, signers, G_N_ELEMENTS (signers), releve_say_in (self->book, "signature", "Read"),
                           releve_say_in (self->book, "signature", "Agree"), releve_say_in (self->book, "signature", "Date"));
  if (next != RELEVE_NO_DAY)
    {
      g_autofree char *day = releve_plan_long_day (self, next);
      /* Translators: %s is a date. */
      g_autofree char *sentence = g_strdup_printf (releve_say (self->book, "Next review: %s."), day);

      releve_sheet_keep (self->sheet);
      say (self, sentence);
    }
  say_basis (self);
}

static void
set_title (RelevePlanSheet *self)
{
  g_autofree char *name = learner_name (self);
  g_autofree char *first = releve_plan_long_day (self, releve_plan_day (self->plan, "first"));
  g_autofree char *last = releve_plan_long_day (self, releve_plan_day (self->plan, "last"));
  /* Translators: a clinician, first and last day of the plan. */
  g_autofree char *subtitle = g_strdup_printf (releve_say (self->book, "%1$s, from %2$s to %3$s"), name, first, last);

  releve_sheet_set_label (self->sheet, name);
  releve_sheet_set_title (self->sheet, releve_say (self->book, "Career plan"), *first != '\0' && *last != '\0' ? subtitle : name);
}

/* The title has all of a name that would crowd the head of each page. */
static char *
brief_name (RelevePlanSheet *self)
{
  g_autofree char *name = learner_name (self);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (name, -1) <= RUNNING_NAME)
    return g_steal_pointer (&name);
  start = g_utf8_substring (name, 0, RUNNING_NAME - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

static void
set_running (RelevePlanSheet *self)
{
  static const char *const copies[] = { N_("Coordinator’s copy"), N_("Head’s copy"), N_("Clinician’s copy") };
  json_t *department = json_object_get (self->plan, "department");
  const char *site = releve_plan_words (self, department, "site"), *name = releve_plan_words (self, department, "name");
  g_autofree char *both = *site != '\0' && *name != '\0' ? g_strdup_printf ("%s · %s", site, name) : g_strconcat (site, name, NULL);
  g_autofree char *learner = brief_name (self);
  g_autofree char *copy = g_strdup_printf ("%s · %s", learner, releve_say (self->book, copies[self->audience]));

  releve_sheet_set_running (self->sheet, both, copy);
}

static void
set_foot (RelevePlanSheet *self, const char *checksum)
{
  static const char *const notices[] = {
    N_("Confidential: for the coordination, without the appraisal"),
    N_("Confidential: for the head of department"),
    N_("Confidential: for the clinician and the head of department"),
  };
  g_autofree char *brief = releve_text_checksum (checksum);
  g_autofree char *day = releve_plan_long_day (self, releve_plan_dated (self));
  int version = releve_plan_count (self->plan, "version");
  const char *state = releve_text_plan_standing (self->book, self->row);
  /* Translators: number of a version, its state, its date, a checksum. */
  g_autofree char *known = g_strdup_printf (releve_say (self->book, "Version %1$d, %2$s · %3$s · checksum %4$s"), version, state, day, brief);
  /* Translators: a date, a checksum. */
  g_autofree char *bare = g_strdup_printf (releve_say (self->book, "Draft · %1$s · checksum %2$s"), day, brief);

  releve_sheet_set_foot (self->sheet, releve_say (self->book, notices[self->audience]), self->planned ? known : bare);
}

void
releve_plan_compose (RelevePlanSheet *self, const char *checksum)
{
  set_title (self);
  set_running (self);
  set_foot (self, checksum);
  /* Translators: %s is the head of a section that goes on overleaf. */
  releve_sheet_set_continued (self->sheet, releve_say (self->book, "%s (continued)"));
  add_identity (self);
  add_aspirations (self);
  add_competencies (self);
  if (appraised_p (self))
    add_appraisal (self);
  add_goals (self);
  releve_plan_add_year (self);
  if (appraised_p (self))
    add_comments (self);
  add_privacy (self);
  add_signatures (self);
}
