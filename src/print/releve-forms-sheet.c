/* Forms to be filled in by hand: self-assessment, colleague feedback, briefing
 * and R2C2 debriefing. They ask what the window asks, in the same words, so
 * that an answer on paper can be typed in as it stands. */

#include "releve-composer.h"
#include "releve-printouts.h"

#define WRITING_LINES 3

typedef struct {
  ReleveComposer composer;
  const ReleveLearner *learner; /* NULL: the name is written by hand */
  int number;                   /* of the section */
} Form;

static void
begin (Form *self, ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options)
{
  releve_composer_begin (&self->composer, dossier, options);
  self->learner = learner_id != NULL ? releve_dossier_learner (dossier, learner_id) : NULL;
  self->number = 0;
}

static void
set_title (Form *self, const char *title, const char *subtitle)
{
  g_autofree char *name = releve_composer_learner (&self->composer, self->learner);

  releve_composer_title (&self->composer, title, subtitle, self->learner != NULL ? name : title);
}

static RelevePages *
finish (Form *self)
{
  return releve_composer_finish (&self->composer, releve_say (self->composer.book, "Confidential once filled in; no patient data"));
}

static void
begin_section (Form *self, const char *head)
{
  releve_sheet_begin_section (self->composer.sheet, ++self->number, head);
}

static void
say (Form *self, ReleveType type, const char *text)
{
  releve_sheet_say (self->composer.sheet, type, text);
}

/* One line with one word before it. */
static void
add_field (Form *self, const char *label, const char *text)
{
  ReleveBlank field = { label, text, 1 };

  releve_sheet_fields (self->composer.sheet, &field, 1);
}

static void
add_two_fields (Form *self, const char *first, const char *second)
{
  ReleveBlank fields[] = { { first, NULL, 0.5 }, { second, NULL, 0.5 } };

  releve_sheet_fields (self->composer.sheet, fields, G_N_ELEMENTS (fields));
}

static void
add_clinician (Form *self)
{
  g_autofree char *name = releve_composer_learner (&self->composer, self->learner);

  add_field (self, releve_say_in (self->composer.book, "form", "Clinician"), name);
}

static void
add_lines (Form *self, const char *head, const char *prompt, int n)
{
  begin_section (self, head);
  say (self, RELEVE_TYPE_NOTE, prompt);
  releve_sheet_writing_lines (self->composer.sheet, n);
  releve_sheet_keep_section (self->composer.sheet);
}

/* The levels in a row, and one box more for what was not seen. */
static void
add_levels_in_a_row (Form *self)
{
  static const char *const levels[] = { "0", "1", "2", "3", "4" };
  const char *words[G_N_ELEMENTS (levels) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    words[i] = levels[i];
  words[G_N_ELEMENTS (levels)] = releve_say_in (self->composer.book, "form", "not seen");
  releve_sheet_choices (self->composer.sheet, words, G_N_ELEMENTS (words), TRUE);
}

/* Five narrow columns of boxes behind those of @columns; how many there are. */
static guint
append_box_columns (ReleveColumn *columns, guint n)
{
  static const char *const heads[] = { "0", "1", "2", "3", "4" };

  for (guint level = 0; level <= RELEVE_LEVEL_MAX; level++)
    columns[n++] = (ReleveColumn) { .head = heads[level], .type = RELEVE_TYPE_CELL, .centred = TRUE };
  return n;
}

static void
add_boxes (Form *self)
{
  for (int level = 0; level <= RELEVE_LEVEL_MAX; level++)
    releve_sheet_box_cell (self->composer.sheet);
}

/* Self-assessment */

/* The level's number and its anchor, each to tick. */
static void
add_anchors (Form *self, const ReleveCompetency *competency)
{
  char *words[RELEVE_LEVEL_MAX + 1];

  for (int level = 0; level <= RELEVE_LEVEL_MAX; level++)
    words[level] = g_strdup_printf ("%d\u2002%s", level, releve_composer_words (&self->composer, &competency->anchors[level]));
  releve_sheet_choices (self->composer.sheet, (const char *const *) words, G_N_ELEMENTS (words), FALSE);
  for (int level = 0; level <= RELEVE_LEVEL_MAX; level++)
    g_free (words[level]);
}

static void
add_definition (Form *self, const ReleveCompetency *competency)
{
  const char *definition = releve_composer_words (&self->composer, &competency->definition);

  begin_section (self, releve_composer_words (&self->composer, &competency->name));
  if (*definition != '\0')
    say (self, RELEVE_TYPE_NOTE, definition);
}

static void
add_attributes (Form *self)
{
  ReleveColumn columns[1 + RELEVE_LEVEL_MAX + 1] = {
    { .head = releve_say_in (self->composer.book, "column", "Attribute"), .type = RELEVE_TYPE_CELL, .flexible = TRUE },
  };

  begin_section (self, releve_say (self->composer.book, "Attributes"));
  releve_sheet_begin_table (self->composer.sheet, columns, append_box_columns (columns, 1), TRUE);
  for (int attribute = 0; attribute < RELEVE_N_ATTRIBUTES; attribute++)
    {
      releve_sheet_cell (self->composer.sheet, releve_text_attribute (self->composer.book, (ReleveAttribute) attribute));
      add_boxes (self);
    }
  releve_sheet_end_table (self->composer.sheet);
  releve_composer_scale_note (&self->composer);
  releve_sheet_keep_section (self->composer.sheet);
}

RelevePages *
releve_print_self_form (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error)
{
  GPtrArray *competencies = releve_dossier_all (dossier, &releve_competency_kind);
  Form self;

  begin (&self, dossier, learner_id, options);
  set_title (&self, releve_say (self.composer.book, "Self-assessment"),
             releve_say (self.composer.book, "Tick the level that describes how you work today, not on the best day"));
  begin_section (&self, releve_say_in (self.composer.book, "form", "Who and when"));
  add_clinician (&self);
  add_two_fields (&self, releve_say_in (self.composer.book, "form", "Date"), releve_say_in (self.composer.book, "form", "Role aimed at"));
  say (&self, RELEVE_TYPE_BODY, releve_say (self.composer.book, "Hand it in sealed. What others say of the same opens only then, and a sealed answer stays. "
                                            "What is left without an answer stays unexplored."));
  for (guint i = 0; i < competencies->len; i++)
    {
      add_definition (&self, competencies->pdata[i]);
      add_anchors (&self, competencies->pdata[i]);
      add_field (&self, releve_say_in (self.composer.book, "form", "An example"), NULL);
      releve_sheet_keep_section (self.composer.sheet);
    }
  add_attributes (&self);
  add_lines (&self, releve_say_in (self.composer.book, "form", "In my own words"),
             releve_say (self.composer.book, "Where I want to be in two years, and what I would like to try first"), WRITING_LINES);
  return finish (&self);
}

/* Colleague feedback */

RelevePages *
releve_print_colleague_form (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error)
{
  GPtrArray *competencies = releve_dossier_all (dossier, &releve_competency_kind);
  Form self;

  begin (&self, dossier, learner_id, options);
  set_title (&self, releve_say (self.composer.book, "Colleague feedback"),
             releve_say (self.composer.book, "Tick what you saw yourself; each level goes with one behaviour observed"));
  begin_section (&self, releve_say_in (self.composer.book, "form", "Who and when"));
  add_clinician (&self);
  add_two_fields (&self, releve_say_in (self.composer.book, "form", "Colleague"), releve_say_in (self.composer.book, "form", "Date"));
  say (&self, RELEVE_TYPE_BODY, releve_say (self.composer.book, "The head of department enters it. The clinician reads what colleagues say once three have answered, "
                                            "and never who said what."));
  releve_composer_scale_note (&self.composer);
  for (guint i = 0; i < competencies->len; i++)
    {
      add_definition (&self, competencies->pdata[i]);
      add_levels_in_a_row (&self);
      add_field (&self, releve_say_in (self.composer.book, "form", "What I saw"), NULL);
      releve_sheet_keep_section (self.composer.sheet);
    }
  add_lines (&self, releve_say_in (self.composer.book, "form", "Anything else"),
             releve_say (self.composer.book, "What should be kept, and what one thing should change"), WRITING_LINES);
  return finish (&self);
}

/* Briefing and debriefing */

/* What both conversations are about. */
static void
add_assignment (Form *self, const char *meeting)
{
  begin_section (self, releve_say_in (self->composer.book, "form", "Assignment"));
  add_clinician (self);
  add_field (self, releve_say_in (self->composer.book, "form", "Assignment"), NULL);
  add_two_fields (self, releve_say_in (self->composer.book, "form", "Block and dates"), releve_say_in (self->composer.book, "form", "Supervisor"));
  add_two_fields (self, meeting, releve_say_in (self->composer.book, "form", "Mentor"));
}

/* The ten levels that are agreed beforehand. */
static void
add_characteristics (Form *self)
{
  GPtrArray *all = releve_dossier_all (self->composer.dossier, &releve_characteristic_kind);
  ReleveColumn columns[2 + RELEVE_LEVEL_MAX + 1] = {
    { .head = releve_say_in (self->composer.book, "column", "Characteristic"), .type = RELEVE_TYPE_CELL },
    { .head = releve_say_in (self->composer.book, "column", "What it measures"), .type = RELEVE_TYPE_CELL, .flexible = TRUE },
  };

  begin_section (self, releve_say_in (self->composer.book, "form", "Levels agreed"));
  releve_sheet_begin_table (self->composer.sheet, columns, append_box_columns (columns, 2), TRUE);
  for (guint i = 0; i < all->len && i < RELEVE_N_LEVELS; i++)
    {
      const ReleveCharacteristic *characteristic = all->pdata[i];
      gboolean brief = characteristic->short_name.en != NULL || characteristic->short_name.fr != NULL;

      releve_sheet_cell (self->composer.sheet, releve_composer_words (&self->composer, brief ? &characteristic->short_name : &characteristic->name));
      releve_sheet_cell (self->composer.sheet, releve_composer_words (&self->composer, &characteristic->definition));
      add_boxes (self);
    }
  releve_sheet_end_table (self->composer.sheet);
}

static void
add_signatures (Form *self)
{
  RelevePhrasebook *book = self->composer.book;
  g_autofree char *name = releve_composer_learner (&self->composer, self->learner);
  ReleveSigner signers[] = { { name, releve_say_in (book, "form", "Clinician") }, { "", releve_say_in (book, "form", "Supervisor") } };

  begin_section (self, releve_say_in (book, "plan", "Signatures"));
  say (self, RELEVE_TYPE_BODY, releve_say (book, "To sign attests reading; agreement is ticked apart."));
  releve_sheet_keep (self->composer.sheet);
  releve_sheet_signatures (self->composer.sheet, signers, G_N_ELEMENTS (signers), releve_say_in (book, "signature", "Read"),
                           releve_say_in (book, "signature", "Agree"), releve_say_in (book, "signature", "Date"));
}

RelevePages *
releve_print_briefing_form (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error)
{
  RelevePhrasebook *book;
  Form self;

  begin (&self, dossier, learner_id, options);
  book = self.composer.book;
  set_title (&self, releve_text_duty_kind (book, RELEVE_DUTY_BRIEFING),
             releve_say (book, "The supervisor says goal, limits and when to call; the clinician says it back."));
  add_assignment (&self, releve_say_in (book, "form", "Briefing on"));
  add_lines (&self, releve_say_in (book, "form", "Goal"), releve_say (book, "What is to exist at the end, and how both will see it"), WRITING_LINES);
  begin_section (&self, releve_say_in (book, "form", "Limits"));
  add_field (&self, releve_say_in (book, "form", "Decides alone"), NULL);
  add_field (&self, releve_say_in (book, "form", "Asks first"), NULL);
  add_field (&self, releve_say_in (book, "form", "Calls at once when"), NULL);
  add_field (&self, releve_say_in (book, "form", "Call whom"), NULL);
  add_characteristics (&self);
  begin_section (&self, releve_say_in (book, "form", "Means"));
  add_two_fields (&self, releve_say_in (book, "form", "Protected hours"), releve_say_in (book, "form", "Budget"));
  add_field (&self, releve_say_in (book, "form", "People who help"), NULL);
  add_lines (&self, releve_say_in (book, "form", "What could go wrong"), releve_say (book, "Two scenarios, and what would be done"), WRITING_LINES);
  add_lines (&self, releve_say_in (book, "form", "Said back"), releve_say (book, "Goal, limits and when to call, in the clinician’s own words"), WRITING_LINES);
  begin_section (&self, releve_say_in (book, "form", "Next dates"));
  add_two_fields (&self, releve_text_duty_kind (book, RELEVE_DUTY_MIDPOINT), releve_text_duty_kind (book, RELEVE_DUTY_DEBRIEFING));
  add_field (&self, releve_text_duty_kind (book, RELEVE_DUTY_ACCOUNTABILITY), NULL);
  add_signatures (&self);
  return finish (&self);
}

/* The competencies that were seen in the assignment, with a level each. */
static void
add_observed_levels (Form *self)
{
  GPtrArray *competencies = releve_dossier_all (self->composer.dossier, &releve_competency_kind);
  ReleveColumn columns[1 + RELEVE_LEVEL_MAX + 1] = {
    { .head = releve_say_in (self->composer.book, "column", "Competency"), .type = RELEVE_TYPE_CELL, .flexible = TRUE },
  };

  begin_section (self, releve_say (self->composer.book, "Observed in this assignment"));
  if (competencies->len > 0)
    {
      releve_sheet_begin_table (self->composer.sheet, columns, append_box_columns (columns, 1), TRUE);
      for (guint i = 0; i < competencies->len; i++)
        {
          releve_sheet_cell (self->composer.sheet, releve_composer_words (&self->composer, &((const ReleveCompetency *) competencies->pdata[i])->name));
          add_boxes (self);
        }
      releve_sheet_end_table (self->composer.sheet);
    }
  releve_composer_scale_note (&self->composer);
  add_field (self, releve_say_in (self->composer.book, "form", "One behaviour"), NULL);
  releve_sheet_keep_section (self->composer.sheet);
}

RelevePages *
releve_print_debriefing_form (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error)
{
  RelevePhrasebook *book;
  Form self;

  begin (&self, dossier, learner_id, options);
  book = self.composer.book;
  set_title (&self, releve_say (book, "R2C2 debriefing"), releve_say (book, "Thirty minutes; the supervisor leads, the clinician speaks first"));
  add_assignment (&self, releve_say_in (book, "form", "Debriefing on"));
  add_lines (&self, releve_say (book, "Relationship"), releve_say (book, "5 min · what went well for you"), WRITING_LINES);
  add_lines (&self, releve_say (book, "Reaction"), releve_say (book, "5 min · to what others saw"), WRITING_LINES);
  begin_section (&self, releve_say (book, "Content"));
  say (&self, RELEVE_TYPE_NOTE, releve_say (book, "10 min · two agreements, one surprise"));
  add_field (&self, releve_say_in (book, "form", "First agreement"), NULL);
  add_field (&self, releve_say_in (book, "form", "Second agreement"), NULL);
  add_field (&self, releve_say_in (book, "form", "Surprise"), NULL);
  releve_sheet_keep_section (self.composer.sheet);
  begin_section (&self, releve_say (book, "Coaching"));
  say (&self, RELEVE_TYPE_NOTE, releve_say (book, "10 min · one action, one assignment, one date"));
  add_field (&self, releve_say_in (book, "form", "Action"), NULL);
  add_two_fields (&self, releve_say_in (book, "form", "Assignment"), releve_say_in (book, "form", "Date"));
  releve_sheet_keep_section (self.composer.sheet);
  add_observed_levels (&self);
  add_signatures (&self);
  return finish (&self);
}

RelevePages *
releve_print_forms (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error)
{
  RelevePages *pages = releve_print_self_form (dossier, learner_id, options, error);

  releve_pages_append (pages, releve_print_colleague_form (dossier, learner_id, options, error));
  releve_pages_append (pages, releve_print_briefing_form (dossier, learner_id, options, error));
  releve_pages_append (pages, releve_print_debriefing_form (dossier, learner_id, options, error));
  return pages;
}
