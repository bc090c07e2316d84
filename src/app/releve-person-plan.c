/* The career plan of a clinician: its goals and words, who has read it, its versions. */

#include "releve-person-private.h"

#include <glib/gi18n.h>

#include "releve-form-dialog.h"
#include "releve-overview.h"
#include "releve-text.h"

static void
print_cb (RelevePersonView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.print", "(ss)", "plan", self->learner_id);
}

static void
set_plan (RelevePersonView *self, RelevePlanState state)
{
  GError *error = NULL;
  gboolean done = releve_desk_set_plan (releve_person_desk (self), self->learner_id, state, NULL,
                                        releve_language_tag (releve_person_language (self)), &error);

  releve_person_report (self, done, error);
}

static void
draft_cb (RelevePersonView *self)
{
  set_plan (self, RELEVE_PLAN_DRAFT);
}

static void
agree_cb (RelevePersonView *self)
{
  set_plan (self, RELEVE_PLAN_AGREED);
}

/* Going back wants a reason, signing a confirmation (D12). */

static gboolean
apply_back (ReleveDocument *document, const char *const *answers, gpointer learner_id, GError **error)
{
  return releve_desk_set_plan (releve_document_get_desk (document), learner_id, RELEVE_PLAN_DRAFT, answers[0], NULL, error);
}

static void
back_cb (RelevePersonView *self)
{
  const ReleveFormField fields[] = { { RELEVE_FORM_TEXT, _("Why it goes back"), NULL, NULL } };

  releve_form_dialog_present (GTK_WIDGET (self), self->document, _("Back to draft"), NULL, fields, G_N_ELEMENTS (fields),
                              apply_back, g_strdup (self->learner_id), g_free);
}

static gboolean
apply_sign (ReleveDocument *document, const char *const *answers, gpointer learner_id, GError **error)
{
  return releve_desk_set_plan (releve_document_get_desk (document), learner_id, RELEVE_PLAN_SIGNED, NULL,
                               releve_language_tag (g_str_equal (answers[0], "1") ? RELEVE_LANGUAGE_FR : RELEVE_LANGUAGE_EN), error);
}

static void
sign_cb (RelevePersonView *self)
{
  static const char *const languages[] = { "English", "Français", NULL };
  const ReleveFormField fields[] = {
    { RELEVE_FORM_CHOICE, _("Language of the signed copy"), releve_person_language (self) == RELEVE_LANGUAGE_FR ? "1" : "0", languages },
  };

  releve_form_dialog_present (GTK_WIDGET (self), self->document, _("Sign the plan"),
                              _("Both sides have signed, on paper or as recorded here. A change after this makes the next version, and undo stops here; the signature can be taken back, with a reason."),
                              fields, G_N_ELEMENTS (fields), apply_sign, g_strdup (self->learner_id), g_free);
}

static gboolean
apply_withdrawal (ReleveDocument *document, const char *const *answers, gpointer learner_id, GError **error)
{
  return releve_desk_withdraw_signature (releve_document_get_desk (document), learner_id, answers[0], error);
}

static void
withdraw_cb (RelevePersonView *self)
{
  const ReleveFormField fields[] = { { RELEVE_FORM_TEXT, _("Why the signature is taken back"), NULL, NULL } };

  releve_form_dialog_present (GTK_WIDGET (self), self->document, _("Take the signature back"),
                              _("What was signed stays on record, marked as taken back; the version before it counts again."),
                              fields, G_N_ELEMENTS (fields), apply_withdrawal, g_strdup (self->learner_id), g_free);
}

/* Who has read it: to read is not to agree. */

static void
acknowledge (RelevePersonView *self, ReleveParty party, gboolean agrees)
{
  GError *error = NULL;
  gboolean done = releve_desk_acknowledge_plan (releve_person_desk (self), self->learner_id, party, agrees, &error);

  releve_person_report (self, done, error);
}

static void
learner_read_cb (RelevePersonView *self)
{
  acknowledge (self, RELEVE_PARTY_LEARNER, FALSE);
}

static void
learner_agrees_cb (RelevePersonView *self)
{
  acknowledge (self, RELEVE_PARTY_LEARNER, TRUE);
}

static void
head_read_cb (RelevePersonView *self)
{
  acknowledge (self, RELEVE_PARTY_HEAD, FALSE);
}

static void
head_agrees_cb (RelevePersonView *self)
{
  acknowledge (self, RELEVE_PARTY_HEAD, TRUE);
}

static char *
say_reading (RelevePersonView *self, const char *who, ReleveDay read, ReleveDay agreed)
{
  g_autofree char *read_on = releve_day_format (read, releve_person_language (self), RELEVE_DAY_LONG);
  g_autofree char *agreed_on = releve_day_format (agreed, releve_person_language (self), RELEVE_DAY_LONG);

  if (read == RELEVE_NO_DAY)
    /* Translators: {who} is a person. */
    return releve_text_fill (_("{who}: nothing recorded; signs on paper"), "who", who, NULL);
  if (agreed == RELEVE_NO_DAY)
    /* Translators: {who} is a person, {read} a date. */
    return releve_text_fill (_("{who}: has read it, {read}"), "who", who, "read", read_on, NULL);
  /* Translators: {who} is a person, {read} and {agreed} are dates. */
  return releve_text_fill (_("{who}: has read it, {read}, and agrees, {agreed}"), "who", who, "read", read_on, "agreed", agreed_on, NULL);
}

static void
add_reading (RelevePersonView *self, const char *who, ReleveDay read, ReleveDay agreed, gboolean open,
             const char *read_name, GCallback read_cb, const char *agrees_name, GCallback agrees_cb)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *label;
  g_autofree char *text = say_reading (self, who, read, agreed);

  label = releve_person_wrapped (text, "dense");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  if (open && read == RELEVE_NO_DAY)
    gtk_box_append (GTK_BOX (row), releve_person_button (self, read_name, _("Has read it"), read_cb, self));
  if (open && agreed == RELEVE_NO_DAY)
    gtk_box_append (GTK_BOX (row), releve_person_button (self, agrees_name, _("Has read it and agrees"), agrees_cb, self));
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
add_readings (RelevePersonView *self, const ReleveLearner *learner, const RelevePlan *plan)
{
  const ReleveDepartment *department = releve_dossier_department (releve_person_dossier (self));
  g_autofree char *name = releve_text_learner (releve_person_book (self), learner, FALSE);
  gboolean open = plan->state == RELEVE_PLAN_AGREED && releve_person_editable (self);

  if (plan->state == RELEVE_PLAN_DRAFT)
    return;
  releve_person_add_heading (self, _("Read and agreed to"));
  add_reading (self, name, plan->learner_read, plan->learner_agreed, open,
               "learner-read", G_CALLBACK (learner_read_cb), "learner-agrees", G_CALLBACK (learner_agrees_cb));
  add_reading (self, department != NULL && department->head != NULL ? department->head : _("Head of department"),
               plan->head_read, plan->head_agreed, open,
               "head-read", G_CALLBACK (head_read_cb), "head-agrees", G_CALLBACK (head_agrees_cb));
}

/* Words */

static gboolean
apply_words (ReleveDocument *document, const char *const *answers, gpointer learner_id, GError **error)
{
  const RelevePlan words = {
    .strengths = (char *) answers[0], .priorities = (char *) answers[1], .support = (char *) answers[2],
    .head_commits = (char *) answers[3], .learner_commits = (char *) answers[4],
    .comment = (char *) answers[5], .disagreement = (char *) answers[6],
  };

  return releve_desk_write_plan (releve_document_get_desk (document), learner_id, &words, error);
}

static void
words_cb (RelevePersonView *self)
{
  const RelevePlan *plan = releve_newest_plan (releve_person_dossier (self), self->learner_id);
  const ReleveFormField fields[] = {
    { RELEVE_FORM_LONG, _("Strengths, hidden ones first, as agreed"), plan->strengths, NULL },
    { RELEVE_FORM_LONG, _("Priorities, as agreed"), plan->priorities, NULL },
    { RELEVE_FORM_LONG, _("Support"), plan->support, NULL },
    { RELEVE_FORM_LONG, _("What the head commits to"), plan->head_commits, NULL },
    { RELEVE_FORM_LONG, _("What the clinician commits to"), plan->learner_commits, NULL },
    { RELEVE_FORM_LONG, _("Comment of the clinician"), plan->comment, NULL },
    { RELEVE_FORM_LONG, _("Disagreement of the clinician"), plan->disagreement, NULL },
  };

  releve_form_dialog_present (GTK_WIDGET (self), self->document, _("Words of the plan"), _("No patient data."), fields, G_N_ELEMENTS (fields),
                              apply_words, g_strdup (self->learner_id), g_free);
}

/* Goals */

typedef struct {
  char *learner_id;
  int position;
} Place;

static void
free_place (gpointer data)
{
  g_free (((Place *) data)->learner_id);
  g_free (data);
}

static gboolean
apply_goal (ReleveDocument *document, const char *const *answers, gpointer data, GError **error)
{
  const Place *place = data;
  ReleveDay due = releve_day_parse (answers[2]);

  if (due == RELEVE_NO_DAY && *answers[2] != '\0')
    return releve_error_set (error, RELEVE_ERROR_INVALID, "date-unreadable", NULL, answers[2], NULL);
  return releve_desk_set_goal (releve_document_get_desk (document), place->learner_id, place->position, answers[0], answers[1], due, error);
}

static const ReleveGoal *
find_goal (RelevePersonView *self, const RelevePlan *plan, int position)
{
  GPtrArray *goals = RELEVE_DOSSIER_OF (releve_person_dossier (self), releve_goal_kind, ReleveGoal, plan_id, plan->id);

  for (guint i = 0; i < goals->len; i++)
    if (((const ReleveGoal *) goals->pdata[i])->position == position)
      return goals->pdata[i];
  return NULL;
}

static void
goal_cb (GtkWidget *button, RelevePersonView *self)
{
  int position = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "position"));
  const ReleveGoal *goal = find_goal (self, releve_newest_plan (releve_person_dossier (self), self->learner_id), position);
  g_autofree char *due = goal != NULL ? releve_day_to_iso (goal->due) : NULL;
  const ReleveFormField fields[] = {
    { RELEVE_FORM_TEXT, _("Goal (left empty, it is taken away)"), goal != NULL ? goal->aim : NULL, NULL },
    { RELEVE_FORM_TEXT, _("How it will be seen"), goal != NULL ? goal->indicator : NULL, NULL },
    { RELEVE_FORM_DATE, _("By (year-month-day)"), due, NULL },
  };
  Place *place = g_new (Place, 1);

  *place = (Place) { g_strdup (self->learner_id), position };
  releve_form_dialog_present (GTK_WIDGET (self), self->document, _("Goal"), NULL, fields, G_N_ELEMENTS (fields), apply_goal, place, free_place);
}

static void
add_goal (RelevePersonView *self, const RelevePlan *plan, int position)
{
  const ReleveGoal *goal = find_goal (self, plan, position);
  gboolean editable = plan->state == RELEVE_PLAN_DRAFT && releve_person_editable (self);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *label, *button;
  g_autofree char *due = goal != NULL ? releve_day_format (goal->due, releve_person_language (self), RELEVE_DAY_LONG) : NULL;
  g_autofree char *text = goal == NULL ? g_strdup (_("No goal here yet"))
    : g_strdup_printf ("%s · %s%s%s", goal->aim, due, goal->indicator != NULL ? " · " : "", goal->indicator != NULL ? goal->indicator : "");
  g_autofree char *name = g_strdup_printf ("goal-%d", position);

  if (goal == NULL && !editable)
    return;
  label = releve_person_wrapped (text, goal != NULL ? "dense" : "detail");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  if (editable)
    {
      button = gtk_button_new_with_label (goal != NULL ? _("Change…") : _("Add a goal…"));
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_name (button, name);
      g_object_set_data (G_OBJECT (button), "position", GINT_TO_POINTER (position));
      g_signal_connect (button, "clicked", G_CALLBACK (goal_cb), self);
      gtk_box_append (GTK_BOX (row), button);
    }
  gtk_box_append (GTK_BOX (self->box), row);
}

/* The page */

static void
add_words (RelevePersonView *self, const char *heading, const char *text)
{
  if (text == NULL)
    return;
  releve_person_add_heading (self, heading);
  gtk_box_append (GTK_BOX (self->box), releve_person_wrapped (text, "dense"));
}

static void
add_plan_buttons (RelevePersonView *self, const RelevePlan *plan)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  if (releve_person_editable (self) && (plan == NULL || plan->state == RELEVE_PLAN_SIGNED))
    gtk_box_append (GTK_BOX (row), releve_person_button (self, "draft", plan == NULL ? _("_Draft a plan") : _("_Draft the next version"), G_CALLBACK (draft_cb), self));
  if (releve_person_editable (self) && plan != NULL && plan->state == RELEVE_PLAN_DRAFT)
    {
      gtk_box_append (GTK_BOX (row), releve_person_button (self, "words", _("_Write…"), G_CALLBACK (words_cb), self));
      gtk_box_append (GTK_BOX (row), releve_person_button (self, "agree-plan", _("_Agree"), G_CALLBACK (agree_cb), self));
    }
  if (releve_person_editable (self) && plan != NULL && plan->state == RELEVE_PLAN_AGREED)
    {
      gtk_box_append (GTK_BOX (row), releve_person_button (self, "sign", _("_Sign…"), G_CALLBACK (sign_cb), self));
      gtk_box_append (GTK_BOX (row), releve_person_button (self, "back", _("_Back to draft…"), G_CALLBACK (back_cb), self));
    }
  if (releve_person_editable (self) && releve_plan_stands (plan))
    gtk_box_append (GTK_BOX (row), releve_person_button (self, "withdraw", _("_Take the signature back…"), G_CALLBACK (withdraw_cb), self));
  gtk_box_append (GTK_BOX (row), releve_person_button (self, "plan-print", _("_Preview and print…"), G_CALLBACK (print_cb), self));
  gtk_box_append (GTK_BOX (self->box), row);
}

/* "Version 2: signed 14 September 2026, replaces version 1, checksum 7F3A 91C2". */
static char *
say_version (RelevePersonView *self, const RelevePlan *plan)
{
  const RelevePlan *before = releve_dossier_get (releve_person_dossier (self), &releve_plan_kind, plan->replaces_id);
  g_autofree char *former = g_strdup_printf ("%d", before != NULL ? before->version : 0);
  g_autofree char *sum = plan->checksum != NULL ? releve_text_checksum (plan->checksum) : NULL;
  g_autofree char *text = releve_text_plan_version (releve_person_book (self), plan);
  /* Translators: after a version of a plan; {n} is the version before it. */
  g_autofree char *link = before != NULL ? releve_text_fill (_("replaces version {n}"), "n", former, NULL) : NULL;
  /* Translators: {sum} is a short checksum such as 7F3A 91C2. */
  g_autofree char *frozen = sum != NULL ? releve_text_fill (_("checksum {sum}"), "sum", sum, NULL) : NULL;

  return g_strconcat (text, link != NULL ? " · " : "", link != NULL ? link : "", frozen != NULL ? " · " : "", frozen, NULL);
}

static void
print_version_cb (GtkWidget *button, RelevePersonView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.print-version", "(si)", self->learner_id,
                              GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "version")));
}

static GtkWidget *
make_print_button (RelevePersonView *self, const RelevePlan *plan)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("printer-symbolic");
  g_autofree char *version = g_strdup_printf ("%d", plan->version);
  /* Translators: {n} is the number of a version of a career plan. */
  g_autofree char *name = releve_text_fill (_("Print version {n}…"), "n", version, NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "version", GINT_TO_POINTER (plan->version));
  g_signal_connect (button, "clicked", G_CALLBACK (print_version_cb), self);
  return button;
}

static void
add_version (RelevePersonView *self, const RelevePlan *plan)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *label;
  g_autofree char *text = say_version (self, plan);

  label = releve_person_wrapped (text, "dense");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), make_print_button (self, plan));
  gtk_box_append (GTK_BOX (self->box), row);
  if (plan->reason != NULL)
    gtk_box_append (GTK_BOX (self->box), releve_person_wrapped (plan->reason, "detail"));
  if (plan->withdrawn_why != NULL)
    gtk_box_append (GTK_BOX (self->box), releve_person_wrapped (plan->withdrawn_why, "detail"));
}

static int
compare_versions (gconstpointer a, gconstpointer b)
{
  return (*(const RelevePlan *const *) b)->version - (*(const RelevePlan *const *) a)->version;
}

static void
add_versions (RelevePersonView *self)
{
  GPtrArray *rows = RELEVE_DOSSIER_OF (releve_person_dossier (self), releve_plan_kind, RelevePlan, learner_id, self->learner_id);
  g_autoptr (GPtrArray) plans = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (plans, rows->pdata[i]);
  g_ptr_array_sort (plans, compare_versions);
  if (plans->len > 0)
    releve_person_add_heading (self, _("Versions"));
  for (guint i = 0; i < plans->len; i++)
    add_version (self, plans->pdata[i]);
}

void
releve_person_add_plan (RelevePersonView *self, const ReleveLearner *learner)
{
  const RelevePlan *plan = releve_newest_plan (releve_person_dossier (self), learner->id);

  add_plan_buttons (self, plan);
  if (plan == NULL)
    {
      gtk_box_append (GTK_BOX (self->box), releve_person_wrapped (_("No plan yet. A plan holds aims, assignments, training and support, agreed by both sides."), "dense"));
      return;
    }
  releve_person_add_heading (self, _("Goals, three at most"));
  for (int position = 0; position < RELEVE_MAX_GOALS; position++)
    add_goal (self, plan, position);
  add_words (self, _("Strengths, hidden ones first, as agreed"), plan->strengths);
  add_words (self, _("Priorities, as agreed"), plan->priorities);
  add_words (self, _("Support"), plan->support);
  add_words (self, _("What the head commits to"), plan->head_commits);
  add_words (self, _("What the clinician commits to"), plan->learner_commits);
  add_words (self, _("Comment of the clinician"), plan->comment);
  add_words (self, _("Disagreement of the clinician"), plan->disagreement);
  add_readings (self, learner, plan);
  add_versions (self);
}
