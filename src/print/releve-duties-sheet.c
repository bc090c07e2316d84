/* The list of due duties: late ones first, each with a box to tick. */

#include "releve-duties-sheet.h"
#include "releve-printouts.h"

#include "releve-followup.h"
#include "releve-print-text.h"

#define N_(message) (message)

#define NEAR 183 /* days within which a date needs no year */

static char *
say_due (const ReleveComposer *self, ReleveDay due)
{
  ReleveDay today = releve_dossier_get_today (self->dossier);

  if (ABS (due - today) > NEAR)
    return releve_print_dated_day (due, self->language);
  return releve_composer_day (self, due, RELEVE_DAY_WEEKDAY);
}

/* The assignment or the training that a duty is about. */
static const char *
subject_of (const ReleveComposer *self, const ReleveDuty *duty)
{
  const RelevePlacement *card = duty->placement_id != NULL ? releve_dossier_placement (self->dossier, duty->placement_id) : NULL;
  const ReleveAssignment *assignment = card != NULL ? releve_dossier_assignment (self->dossier, card->assignment_id) : NULL;
  const ReleveEnrolment *enrolment = duty->enrolment_id != NULL
    ? releve_dossier_get (self->dossier, &releve_enrolment_kind, duty->enrolment_id) : NULL;
  const ReleveTraining *training = enrolment != NULL
    ? releve_dossier_get (self->dossier, &releve_training_kind, enrolment->training_id) : NULL;

  if (assignment != NULL)
    return releve_composer_words (self, &assignment->name);
  if (training != NULL)
    return releve_composer_words (self, &training->name);
  return duty->kind == RELEVE_DUTY_REVIEW || duty->kind == RELEVE_DUTY_SIGNATURE ? releve_say (self->book, "Career plan") : "–";
}

static void
add_row (ReleveComposer *self, const ReleveDuty *duty, gboolean named, gboolean ticked)
{
  g_autofree char *due = say_due (self, duty->due);
  g_autofree char *who = releve_composer_brief_learner (self, releve_dossier_learner (self->dossier, duty->learner_id));
  g_autofree char *with = releve_composer_brief_supervisor (self, duty->supervisor_id);

  if (ticked)
    releve_sheet_box_cell (self->sheet);
  releve_sheet_cell (self->sheet, due);
  releve_sheet_cell (self->sheet, releve_text_duty_kind (self->book, (ReleveDutyKind) duty->kind));
  if (named)
    releve_sheet_cell (self->sheet, who);
  releve_sheet_cell (self->sheet, with);
  releve_sheet_cell (self->sheet, subject_of (self, duty));
}

void
releve_duties_add_table (ReleveComposer *self, GPtrArray *duties, gboolean named, gboolean ticked)
{
  ReleveColumn columns[6];
  guint n = 0;

  if (ticked)
    columns[n++] = (ReleveColumn) { .head = "", .type = RELEVE_TYPE_CELL };
  columns[n++] = (ReleveColumn) { .head = releve_say_in (self->book, "column", "Due"), .type = RELEVE_TYPE_CELL, .share = ticked ? 0.13 : 0 };
  columns[n++] = (ReleveColumn) { .head = releve_say_in (self->book, "column", "What"), .type = RELEVE_TYPE_CELL, .share = ticked ? 0.2 : 0 };
  if (named)
    columns[n++] = (ReleveColumn) { .head = releve_say_in (self->book, "column", "Clinician"), .type = RELEVE_TYPE_CELL, .share = 0.18 };
  columns[n++] = (ReleveColumn) { .head = releve_say_in (self->book, "column", "With"), .type = RELEVE_TYPE_CELL, .share = ticked ? 0.17 : 0, .flexible = !ticked };
  columns[n++] = (ReleveColumn) { .head = releve_say_in (self->book, "column", "About"), .type = RELEVE_TYPE_CELL, .flexible = TRUE };
  releve_sheet_begin_table (self->sheet, columns, n, TRUE);
  for (guint i = 0; i < duties->len; i++)
    add_row (self, duties->pdata[i], named, ticked);
  releve_sheet_end_table (self->sheet);
}

/* Those of @learner_id, or of everybody. */
static GPtrArray *
open_duties (ReleveDossier *dossier, const char *learner_id)
{
  g_autoptr (GPtrArray) all = releve_open_duties (dossier, NULL, -1);
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (learner_id == NULL || g_strcmp0 (((const ReleveDuty *) all->pdata[i])->learner_id, learner_id) == 0)
      g_ptr_array_add (own, all->pdata[i]);
  return own;
}

static void
add_group (ReleveComposer *self, GPtrArray *open, ReleveDueGroup group, int *number, gboolean named)
{
  static const char *const heads[RELEVE_N_DUE_GROUPS] = { N_("Late"), N_("This week"), N_("Next four weeks"), N_("Later") };
  g_autoptr (GPtrArray) duties = g_ptr_array_new ();

  for (guint i = 0; i < open->len; i++)
    if (releve_due_group (((const ReleveDuty *) open->pdata[i])->due, releve_dossier_get_today (self->dossier)) == group)
      g_ptr_array_add (duties, open->pdata[i]);
  if (duties->len == 0)
    return;
  releve_sheet_begin_section (self->sheet, ++*number, releve_say (self->book, heads[group]));
  releve_duties_add_table (self, duties, named, TRUE);
}

/* What is far off is counted, so that the list stays one to work through. */
static void
add_later (ReleveComposer *self, GPtrArray *open)
{
  g_autofree char *note = NULL;
  guint n = 0;

  for (guint i = 0; i < open->len; i++)
    n += releve_due_group (((const ReleveDuty *) open->pdata[i])->due, releve_dossier_get_today (self->dossier)) == RELEVE_DUE_LATER;
  if (n == 0)
    return;
  note = g_strdup_printf (releve_say_count (self->book, "%u more duty falls later.", "%u more duties fall later.", n), n);
  releve_sheet_say (self->sheet, RELEVE_TYPE_NOTE, note);
}

static void
set_title (ReleveComposer *self, const ReleveLearner *learner, guint n)
{
  g_autofree char *name = releve_composer_learner (self, learner);
  g_autofree char *department = releve_composer_department (self);
  /* Translators: a person or the department, number of duties. */
  g_autofree char *count = g_strdup_printf (releve_say_count (self->book, "%1$s: %2$u open duty", "%1$s: %2$u open duties", n),
                                            learner != NULL ? name : department, n);

  releve_composer_title (self, releve_say (self->book, "Due duties"), count, learner != NULL ? name : NULL);
}

RelevePages *
releve_print_duties (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error)
{
  ReleveComposer self;
  const ReleveLearner *learner = learner_id != NULL ? releve_dossier_learner (dossier, learner_id) : NULL;
  g_autoptr (GPtrArray) open = open_duties (dossier, learner_id);
  int number = 0;

  releve_composer_begin (&self, dossier, options);
  releve_sheet_use_full_width (self.sheet);
  set_title (&self, learner, open->len);
  for (int group = 0; group < (learner != NULL ? RELEVE_N_DUE_GROUPS : RELEVE_DUE_LATER); group++)
    add_group (&self, open, (ReleveDueGroup) group, &number, learner == NULL);
  if (number == 0)
    {
      releve_sheet_begin_section (self.sheet, 1, releve_say (self.book, "Due duties"));
      releve_sheet_say (self.sheet, RELEVE_TYPE_BODY, releve_say (self.book, "Nothing is due."));
    }
  if (learner == NULL)
    add_later (&self, open);
  return releve_composer_finish (&self, releve_say (self.book, "Confidential: for those who are named here and the coordination"));
}
