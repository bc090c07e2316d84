/* The career plan of a clinician: its versions, goals and words. */

#include "releve-person-private.h"

#include <glib/gi18n.h>

#include "releve-form-dialog.h"
#include "releve-overview.h"
#include "releve-text.h"

static void
print_cb (RelevePersonView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.career-plan", "s", self->learner_id);
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
                              _("Both sides have signed. The version is frozen with its words and figures; a change after this makes the next version, and undo stops here."),
                              fields, G_N_ELEMENTS (fields), apply_sign, g_strdup (self->learner_id), g_free);
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
  gtk_box_append (GTK_BOX (row), releve_person_button (self, "plan-print", _("_Preview and print…"), G_CALLBACK (print_cb), self));
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
add_version (RelevePersonView *self, const RelevePlan *plan)
{
  ReleveDay when = plan->state == RELEVE_PLAN_SIGNED ? plan->signed_on : plan->state == RELEVE_PLAN_AGREED ? plan->agreed : plan->drafted;
  g_autofree char *date = when != RELEVE_NO_DAY ? releve_day_format (when, releve_person_language (self), RELEVE_DAY_LONG) : g_strdup ("");
  g_autofree char *version = g_strdup_printf ("%d", plan->version);
  /* Translators: {n} version of a plan, {state} draft, agreed or signed, {date} of that. */
  g_autofree char *text = releve_text_fill (_("Version {n}: {state} {date}"), "n", version,
                                            "state", releve_text_plan_state (releve_person_book (self), plan->state), "date", date, NULL);

  gtk_box_append (GTK_BOX (self->box), releve_person_wrapped (text, "dense"));
  if (plan->reason != NULL)
    gtk_box_append (GTK_BOX (self->box), releve_person_wrapped (plan->reason, "detail"));
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
  add_versions (self);
}
