#include "releve-rating-dialog.h"

#include <glib/gi18n.h>

#include "releve-text.h"
#include "releve-wording.h"

struct _ReleveRatingDialog {
  AdwWindow parent_instance;

  ReleveDocument *document;
  char *learner_id;
  int edition;             /* of the words that the dialog shows (D6) */

  AdwComboRow *subject;
  AdwComboRow *source;
  AdwEntryRow *rater;
  AdwEntryRow *date;
  AdwEntryRow *behaviour;
  GtkSpinButton *level;
  GtkLabel *anchor;
  GtkLabel *problem;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (ReleveRatingDialog, releve_rating_dialog, ADW_TYPE_WINDOW)

static GPtrArray *
competencies_of (ReleveRatingDialog *self)
{
  return releve_dossier_all (releve_document_get_dossier (self->document), &releve_competency_kind);
}

static const ReleveCompetency *
chosen_competency (ReleveRatingDialog *self)
{
  guint index = adw_combo_row_get_selected (self->subject);

  return index < competencies_of (self)->len ? g_ptr_array_index (competencies_of (self), index) : NULL;
}

static char *
typed (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* A level means what its anchor says. */
static void
show_anchor_cb (ReleveRatingDialog *self)
{
  const ReleveCompetency *competency;
  int level;

  if (self->document == NULL)
    return;
  competency = chosen_competency (self);
  if (competency != NULL)
    competency = releve_row_as_of (releve_document_get_dossier (self->document), &releve_competency_kind, competency->id, self->edition);
  level = (int) gtk_spin_button_get_value (self->level);
  gtk_label_set_label (self->anchor, competency != NULL
    ? releve_words_get (&competency->anchors[level], releve_document_get_language (self->document), NULL)
    : releve_text_scale (releve_document_get_book (self->document), level));
}

static void
source_cb (ReleveRatingDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->rater), adw_combo_row_get_selected (self->source) != RELEVE_SELF);
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReleveRatingDialog *self = RELEVE_RATING_DIALOG (widget);
  const ReleveCompetency *competency = chosen_competency (self);
  int attribute = adw_combo_row_get_selected (self->subject) - competencies_of (self)->len;
  g_autofree char *rater = typed (self->rater), *date = typed (self->date), *behaviour = typed (self->behaviour);
  g_autoptr (GError) error = NULL;
  ReleveRating rating = {
    .learner_id = self->learner_id,
    .competency_id = competency != NULL ? competency->id : NULL,
    .attribute = competency == NULL ? (char *) releve_attribute_codes[attribute] : NULL,
    .level = gtk_spin_button_get_value (self->level),
    .source = adw_combo_row_get_selected (self->source),
    .rater = adw_combo_row_get_selected (self->source) == RELEVE_SELF || *rater == '\0' ? NULL : rater,
    .date = releve_day_parse (date),
    .behaviour = *behaviour != '\0' ? behaviour : NULL,
    .edition = self->edition,
  };
  g_autofree char *sentence = NULL;

  if (releve_desk_rate (releve_document_get_desk (self->document), &rating, &error))
    {
      releve_document_report (self->document, TRUE, NULL, NULL);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  sentence = releve_text_error (releve_document_get_book (self->document), error);
  gtk_label_set_label (self->problem, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static void
releve_rating_dialog_dispose (GObject *object)
{
  ReleveRatingDialog *self = RELEVE_RATING_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->learner_id, g_free);
  G_OBJECT_CLASS (releve_rating_dialog_parent_class)->dispose (object);
}

static void
releve_rating_dialog_class_init (ReleveRatingDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_rating_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/releve/Releve/ui/rating-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ReleveRatingDialog, subject);
  gtk_widget_class_bind_template_child (widget_class, ReleveRatingDialog, source);
  gtk_widget_class_bind_template_child (widget_class, ReleveRatingDialog, rater);
  gtk_widget_class_bind_template_child (widget_class, ReleveRatingDialog, date);
  gtk_widget_class_bind_template_child (widget_class, ReleveRatingDialog, behaviour);
  gtk_widget_class_bind_template_child (widget_class, ReleveRatingDialog, level);
  gtk_widget_class_bind_template_child (widget_class, ReleveRatingDialog, anchor);
  gtk_widget_class_bind_template_child (widget_class, ReleveRatingDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, ReleveRatingDialog, save);
  gtk_widget_class_bind_template_callback (widget_class, show_anchor_cb);
  gtk_widget_class_bind_template_callback (widget_class, source_cb);
  gtk_widget_class_install_action (widget_class, "rating.save", NULL, save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
releve_rating_dialog_init (ReleveRatingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_subjects (ReleveRatingDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *competencies = competencies_of (self);

  for (guint i = 0; i < competencies->len; i++)
    gtk_string_list_append (names, releve_words_get (&((const ReleveCompetency *) competencies->pdata[i])->name,
                                                     releve_document_get_language (self->document), NULL));
  for (int a = 0; a < RELEVE_N_ATTRIBUTES; a++)
    gtk_string_list_append (names, releve_text_attribute (releve_document_get_book (self->document), a));
  adw_combo_row_set_model (self->subject, G_LIST_MODEL (names));
}

static void
fill_sources (ReleveRatingDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int source = 0; source < RELEVE_N_SOURCES; source++)
    gtk_string_list_append (names, releve_text_source (releve_document_get_book (self->document), source));
  adw_combo_row_set_model (self->source, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->source, RELEVE_SUPERVISOR_SAYS);
}

GtkWidget *
releve_rating_dialog_new (ReleveDocument *document, const char *learner_id)
{
  ReleveRatingDialog *self = g_object_new (RELEVE_TYPE_RATING_DIALOG, NULL);
  ReleveDossier *dossier = releve_document_get_dossier (document);
  g_autofree char *today = releve_day_to_iso (releve_dossier_get_today (dossier));
  g_autofree char *who = releve_text_learner (releve_document_get_book (document), releve_dossier_learner (dossier, learner_id), FALSE);
  /* Translators: a dialog’s title; %s is a clinician. */
  g_autofree char *title = g_strdup_printf (_("Rating of %s"), who);

  self->document = g_object_ref (document);
  self->learner_id = g_strdup (learner_id);
  self->edition = releve_edition_in_force (releve_document_get_dossier (document));
  gtk_window_set_title (GTK_WINDOW (self), title);
  fill_subjects (self);
  fill_sources (self);
  gtk_editable_set_text (GTK_EDITABLE (self->date), today);
  source_cb (self);
  show_anchor_cb (self);
  return GTK_WIDGET (self);
}

void
releve_rating_dialog_set_subject (ReleveRatingDialog *self, const char *competency_id, ReleveAttribute attribute)
{
  GPtrArray *competencies;
  guint index;

  g_return_if_fail (RELEVE_IS_RATING_DIALOG (self));

  competencies = competencies_of (self);
  index = competencies->len + attribute;
  if (competency_id != NULL)
    g_ptr_array_find (competencies, releve_dossier_competency (releve_document_get_dossier (self->document), competency_id), &index);
  adw_combo_row_set_selected (self->subject, index);
}
