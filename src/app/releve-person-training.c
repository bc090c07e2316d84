/* The trainings of one clinician: enrolment, protected hours, completion (S13). */

#include "releve-person-private.h"

#include <math.h>
#include <glib/gi18n.h>

#include "releve-fold.h"
#include "releve-form-dialog.h"
#include "releve-text.h"

static gboolean
parse_hours (const char *text, ReleveLanguage language, double *hours)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), ",", '.');
  char *end;

  *hours = *plain == '\0' ? 0 : g_ascii_strtod (plain, &end);
  return *plain == '\0' || (*end == '\0' && end != plain);
}

static gboolean
read_day (const char *text, ReleveDay *day, GError **error)
{
  *day = releve_day_parse (text);
  return *text == '\0' || *day != RELEVE_NO_DAY || releve_error_set (error, RELEVE_ERROR_INVALID, "date-unreadable", NULL, text, NULL);
}

static gboolean
apply_enrolment (ReleveDocument *document, const char *const *answers, gpointer learner_id, GError **error)
{
  GPtrArray *trainings = releve_dossier_all (releve_document_get_dossier (document), &releve_training_kind);
  guint chosen = (guint) g_ascii_strtoull (answers[0], NULL, 10);
  ReleveEnrolment enrolment = { .learner_id = learner_id };

  if (chosen < trainings->len)
    enrolment.training_id = ((ReleveTraining *) trainings->pdata[chosen])->id;
  if (!read_day (answers[1], &enrolment.first, error) || !read_day (answers[2], &enrolment.last, error))
    return FALSE;
  if (!parse_hours (answers[3], releve_document_get_language (document), &enrolment.protected_hours))
    return releve_error_set (error, RELEVE_ERROR_INVALID, "hours-unreadable", NULL, answers[3], NULL);
  enrolment.funding = releve_document_get_language (document) == RELEVE_LANGUAGE_FR
    ? (ReleveWords) { NULL, (char *) answers[4] } : (ReleveWords) { (char *) answers[4], NULL };
  return releve_desk_enrol (releve_document_get_desk (document), &enrolment, error);
}

static void
enrol_cb (RelevePersonView *self)
{
  GPtrArray *trainings = releve_dossier_all (releve_person_dossier (self), &releve_training_kind);
  g_auto (GStrv) names = g_new0 (char *, trainings->len + 1);

  for (guint i = 0; i < trainings->len; i++)
    {
      const ReleveTraining *training = trainings->pdata[i];
      g_autofree char *hours = releve_number_format (training->hours, 0, releve_person_language (self));

      /* Translators: {name} of a training, {provider}, {hours}. */
      names[i] = releve_text_fill (_("{name} · {provider} · {hours} h"), "name", releve_words_get (&training->name, releve_person_language (self), NULL),
                                   "provider", releve_words_get (&training->provider, releve_person_language (self), NULL), "hours", hours, NULL);
    }
  {
    const ReleveFormField fields[] = {
      { RELEVE_FORM_CHOICE, _("Training"), NULL, (const char *const *) names },
      { RELEVE_FORM_DATE, _("First day (year-month-day)"), NULL, NULL },
      { RELEVE_FORM_DATE, _("Last day (year-month-day)"), NULL, NULL },
      { RELEVE_FORM_TEXT, _("Protected hours"), NULL, NULL },
      { RELEVE_FORM_TEXT, _("Funding"), NULL, NULL },
    };

    releve_form_dialog_present (GTK_WIDGET (self), self->document, _("Enrol in a training"),
                                _("Protected hours are a line of the plan: without them training does not happen."), fields, G_N_ELEMENTS (fields),
                                apply_enrolment, g_strdup (self->learner_id), g_free);
  }
}

static gboolean
apply_completion (ReleveDocument *document, const char *const *answers, gpointer enrolment_id, GError **error)
{
  ReleveDay day;

  return read_day (answers[0], &day, error) && releve_desk_complete_training (releve_document_get_desk (document), enrolment_id, day, error);
}

static void
complete_cb (GtkWidget *button, RelevePersonView *self)
{
  g_autofree char *today = releve_day_to_iso (releve_dossier_get_today (releve_person_dossier (self)));
  const ReleveFormField fields[] = { { RELEVE_FORM_DATE, _("Completed on (year-month-day)"), today, NULL } };

  releve_form_dialog_present (GTK_WIDGET (self), self->document, _("Training completed"), NULL, fields, G_N_ELEMENTS (fields),
                              apply_completion, g_strdup (g_object_get_data (G_OBJECT (button), "enrolment")), g_free);
}

static void
withdraw_cb (GtkWidget *button, RelevePersonView *self)
{
  GError *error = NULL;
  gboolean done = releve_desk_withdraw_training (releve_person_desk (self), g_object_get_data (G_OBJECT (button), "enrolment"), &error);

  releve_person_report (self, done, error);
}

static void
add_button (RelevePersonView *self, GtkWidget *box, const ReleveEnrolment *enrolment, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dense");
  g_object_set_data_full (G_OBJECT (button), "enrolment", g_strdup (enrolment->id), g_free);
  g_signal_connect (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
}

static char *
say_enrolment (RelevePersonView *self, const ReleveEnrolment *enrolment)
{
  ReleveLanguage language = releve_person_language (self);
  g_autofree char *days = enrolment->first == RELEVE_NO_DAY ? g_strdup (_("no date yet"))
    : enrolment->last == RELEVE_NO_DAY ? releve_day_format (enrolment->first, language, RELEVE_DAY_LONG)
    : releve_period_format ((RelevePeriod) { enrolment->first, enrolment->last }, language);
  g_autofree char *hours = releve_number_format (isnan (enrolment->protected_hours) ? 0 : enrolment->protected_hours, 0, language);
  g_autofree char *done = enrolment->completed != RELEVE_NO_DAY ? releve_day_format (enrolment->completed, language, RELEVE_DAY_LONG) : NULL;

  if (done != NULL)
    /* Translators: {days} of a training, {hours} protected, {done} the day of completion. */
    return releve_text_fill (_("{days} · {hours} protected hours · completed {done}"), "days", days, "hours", hours, "done", done, NULL);
  /* Translators: {days} of a training, {hours} protected. */
  return releve_text_fill (_("{days} · {hours} protected hours"), "days", days, "hours", hours, NULL);
}

static void
add_enrolment (RelevePersonView *self, const ReleveEnrolment *enrolment)
{
  const ReleveTraining *training = releve_dossier_get (releve_person_dossier (self), &releve_training_kind, enrolment->training_id);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *detail = say_enrolment (self, enrolment);

  gtk_box_append (GTK_BOX (words), releve_person_wrapped (training != NULL ? releve_words_get (&training->name, releve_person_language (self), NULL) : "–", "person-name"));
  gtk_box_append (GTK_BOX (words), releve_person_wrapped (detail, "detail"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  if (releve_person_editable (self) && enrolment->completed == RELEVE_NO_DAY)
    {
      add_button (self, row, enrolment, _("Completed…"), G_CALLBACK (complete_cb));
      add_button (self, row, enrolment, _("Withdraw"), G_CALLBACK (withdraw_cb));
    }
  gtk_widget_add_css_class (row, "ruled");
  gtk_box_append (GTK_BOX (self->box), row);
}

void
releve_person_add_trainings (RelevePersonView *self, const ReleveLearner *learner)
{
  GPtrArray *rows = RELEVE_DOSSIER_OF (releve_person_dossier (self), releve_enrolment_kind, ReleveEnrolment, learner_id, learner->id);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *label = releve_person_label (_("Trainings"), "heading", 0);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  if (releve_person_editable (self))
    gtk_box_append (GTK_BOX (head), releve_person_button (self, "enrol", _("_Enrol…"), G_CALLBACK (enrol_cb), self));
  gtk_box_append (GTK_BOX (self->box), head);
  if (rows->len == 0)
    gtk_box_append (GTK_BOX (self->box), releve_person_wrapped (_("None yet."), "dense"));
  for (guint i = 0; i < rows->len; i++)
    add_enrolment (self, rows->pdata[i]);
}
