#include "releve-wish-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

#include "releve-fit.h"
#include "releve-level-scale.h"
#include "releve-text.h"

struct _ReleveWishDialog {
  AdwWindow parent_instance;

  ReleveDocument *document;
  char *placement_id;
  GtkWidget *anchors[RELEVE_N_LEVELS];
  GtkWidget *scales[RELEVE_N_LEVELS];

  GtkBox *rows;
  GtkLabel *problem;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (ReleveWishDialog, releve_wish_dialog, ADW_TYPE_WINDOW)

static void
end (ReleveWishDialog *self, gboolean done, GError *error)
{
  g_autofree char *sentence = NULL;

  if (done)
    {
      releve_document_report (self->document, TRUE, NULL, NULL);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  sentence = releve_text_error (releve_document_get_book (self->document), error);
  gtk_label_set_label (self->problem, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  return label;
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReleveWishDialog *self = RELEVE_WISH_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  ReleveLevels wish;
  gboolean done;

  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    wish.v[i] = (gint8) releve_level_scale_get_level (RELEVE_LEVEL_SCALE (self->scales[i]));
  done = releve_desk_set_wish (releve_document_get_desk (self->document), self->placement_id, &wish, &error);
  end (self, done, error);
}

static void
clear (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReleveWishDialog *self = RELEVE_WISH_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  gboolean done = releve_desk_set_wish (releve_document_get_desk (self->document), self->placement_id, NULL, &error);

  end (self, done, error);
}

static void
show_level_cb (ReleveWishDialog *self)
{
  ReleveDossier *dossier = releve_document_get_dossier (self->document);
  ReleveLanguage language = releve_document_get_language (self->document);

  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    {
      const ReleveCharacteristic *row = releve_dossier_characteristic (dossier, i);
      int level = releve_level_scale_get_level (RELEVE_LEVEL_SCALE (self->scales[i]));
      const char *anchor = releve_words_get (&row->anchors[level], language, NULL);
      g_autofree char *spoken = g_strdup_printf ("%d, %s", level, anchor);

      gtk_label_set_label (GTK_LABEL (self->anchors[i]), anchor);
      releve_level_scale_set_words (RELEVE_LEVEL_SCALE (self->scales[i]), releve_words_get (&row->name, language, NULL), spoken);
    }
}

static void
add_row (ReleveWishDialog *self, int index, const ReleveLevels *levels, const ReleveAssignment *assignment)
{
  const ReleveCharacteristic *row = releve_dossier_characteristic (releve_document_get_dossier (self->document), index);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  ReleveLevels low, high;

  releve_feasible_range (assignment, &low, &high);
  self->anchors[index] = make_label (NULL, "detail");
  self->scales[index] = releve_level_scale_new ();
  gtk_box_append (GTK_BOX (words), make_label (releve_words_get (&row->name, releve_document_get_language (self->document), NULL), "dense"));
  gtk_box_append (GTK_BOX (words), self->anchors[index]);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), self->scales[index]);
  gtk_box_append (self->rows, box);
  releve_level_scale_set_level (RELEVE_LEVEL_SCALE (self->scales[index]), levels->v[index]);
  releve_level_scale_set_marks (RELEVE_LEVEL_SCALE (self->scales[index]), assignment->profile.v[index], NAN, low.v[index], high.v[index]);
}

static void
releve_wish_dialog_dispose (GObject *object)
{
  ReleveWishDialog *self = RELEVE_WISH_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->placement_id, g_free);
  G_OBJECT_CLASS (releve_wish_dialog_parent_class)->dispose (object);
}

static void
releve_wish_dialog_class_init (ReleveWishDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_wish_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/releve/Releve/ui/wish-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ReleveWishDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, ReleveWishDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, ReleveWishDialog, save);
  gtk_widget_class_install_action (widget_class, "wish.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "wish.clear", NULL, clear);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
releve_wish_dialog_init (ReleveWishDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
releve_wish_dialog_new (ReleveDocument *document, const char *placement_id)
{
  ReleveWishDialog *self = g_object_new (RELEVE_TYPE_WISH_DIALOG, NULL);
  ReleveDossier *dossier = releve_document_get_dossier (document);
  const RelevePlacement *card = releve_dossier_placement (dossier, placement_id);
  const ReleveAssignment *assignment = releve_dossier_assignment (dossier, card->assignment_id);
  ReleveLevels levels = releve_levels_set_p (&card->wish) ? card->wish : releve_levels_chosen (dossier, card);
  g_autofree char *who = releve_text_learner (releve_document_get_book (document), releve_dossier_learner (dossier, card->learner_id), FALSE);
  /* Translators: a dialog’s title; %s is a clinician. */
  g_autofree char *title = g_strdup_printf (_("Levels that %s wishes for"), who);

  self->document = g_object_ref (document);
  self->placement_id = g_strdup (placement_id);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_box_append (self->rows, make_label (releve_words_get (&assignment->name, releve_document_get_language (document), NULL), "heading"));
  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    add_row (self, i, &levels, assignment);
  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    g_signal_connect_object (self->scales[i], "changed", G_CALLBACK (show_level_cb), self, G_CONNECT_SWAPPED);
  show_level_cb (self);
  return GTK_WIDGET (self);
}
