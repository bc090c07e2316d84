#include "releve-plan-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "releve-compat.h"
#include "releve-error.h"
#include "releve-page-view.h"
#include "releve-print.h"
#include "releve-text.h"

#define RELEVE_TYPE_PLAN_DIALOG (releve_plan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RelevePlanDialog, releve_plan_dialog, RELEVE, PLAN_DIALOG, AdwWindow)

struct _RelevePlanDialog {
  AdwWindow parent_instance;

  ReleveDocument *document;
  char *learner_id;
  RelevePages *pages;
  GFile *exported;          /* the last file written */

  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkDropDown *audience;
  GtkDropDown *language;
  GtkDropDown *paper;
  GtkLabel *position;
  GtkScrolledWindow *scroller;
  GtkBox *sheets;
  GtkStack *content;
  AdwStatusPage *problem;
  GtkLabel *status;
};

G_DEFINE_FINAL_TYPE (RelevePlanDialog, releve_plan_dialog, ADW_TYPE_WINDOW)

static RelevePrintOptions
chosen_options (RelevePlanDialog *self)
{
  return (RelevePrintOptions) {
    .language = gtk_drop_down_get_selected (self->language),
    .paper = gtk_drop_down_get_selected (self->paper),
    .audience = gtk_drop_down_get_selected (self->audience),
  };
}

static void
remove_sheets (RelevePlanDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sheets))) != NULL)
    gtk_box_remove (self->sheets, child);
  g_clear_pointer (&self->pages, releve_pages_free);
}

/* The page whose middle is nearest the top third of what is seen. */
static guint
page_in_view (RelevePlanDialog *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  guint n = releve_pages_count (self->pages);
  double upper = gtk_adjustment_get_upper (adjustment);
  double eye = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) / 3;

  if (upper <= 0)
    return 0;
  return MIN ((guint) (eye / upper * n), n - 1);
}

static void
show_position_cb (RelevePlanDialog *self)
{
  g_autofree char *text = NULL;

  if (self->pages == NULL)
    return;
  /* Translators: number of the page in view, number of pages. */
  text = g_strdup_printf (_("Page %1$u of %2$u"), page_in_view (self) + 1, releve_pages_count (self->pages));
  gtk_label_set_label (self->position, text);
}

static void
show_problem (RelevePlanDialog *self, const GError *error)
{
  g_autofree char *sentence = releve_text_error (releve_document_get_book (self->document), error);
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->problem, markup);
  gtk_stack_set_visible_child_name (self->content, "problem");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.export", FALSE);
}

static void
show_pages (RelevePlanDialog *self)
{
  for (guint i = 0; i < releve_pages_count (self->pages); i++)
    gtk_box_append (self->sheets, releve_page_view_new (self->pages, i));
  gtk_stack_set_visible_child_name (self->content, "pages");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.export", TRUE);
  show_position_cb (self);
}

static void
rebuild_cb (RelevePlanDialog *self)
{
  RelevePrintOptions options;
  g_autoptr (GError) error = NULL;

  if (self->document == NULL)
    return;
  options = chosen_options (self);
  remove_sheets (self);
  self->pages = releve_print_plan (releve_document_get_dossier (self->document), self->learner_id, &options, &error);
  if (self->pages != NULL)
    show_pages (self);
  else
    show_problem (self, error);
}

static void
show_toast (RelevePlanDialog *self, const char *sentence, gboolean with_file)
{
  g_autofree char *title = g_markup_escape_text (sentence, -1);
  AdwToast *toast = adw_toast_new (title);

  if (with_file)
    {
      adw_toast_set_button_label (toast, _("Show"));
      adw_toast_set_action_name (toast, "plan.show-file");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
  releve_compat_announce (GTK_WIDGET (self->status), sentence);
}

static void
export_to (RelevePlanDialog *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  const char *path = g_file_peek_path (file);

  if (path == NULL)
    releve_error_set (&error, RELEVE_ERROR_UNREADABLE, "not-permitted", name, NULL, NULL);
  if (path == NULL || !releve_pages_write_pdf (self->pages, path, &error))
    {
      sentence = releve_text_error (releve_document_get_book (self->document), error);
      show_toast (self, sentence, FALSE);
      return;
    }
  g_set_object (&self->exported, file);
  /* Translators: %s is the name of a file. */
  sentence = g_strdup_printf (_("Exported “%s”"), name);
  show_toast (self, sentence, TRUE);
}

static void
target_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (RelevePlanDialog) self = user_data;

  if (file != NULL && self->pages != NULL)
    export_to (self, file);
}

static void
export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelevePlanDialog *self = RELEVE_PLAN_DIALOG (widget);
  RelevePrintOptions options = chosen_options (self);
  g_autofree char *name = releve_print_file_name (releve_document_get_dossier (self->document), RELEVE_PRINTOUT_PLAN, self->learner_id, &options);

  releve_compat_choose_target (GTK_WINDOW (self), _("Export the Career Plan"), name, target_chosen_cb, g_object_ref (self));
}

static void
show_file (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelevePlanDialog *self = RELEVE_PLAN_DIALOG (widget);

  if (self->exported != NULL)
    releve_compat_show_file (GTK_WINDOW (self), self->exported);
}

static void
changed_cb (ReleveDossier *dossier, GArray *changes, RelevePlanDialog *self)
{
  if (releve_dossier_learner (dossier, self->learner_id) == NULL)
    gtk_window_close (GTK_WINDOW (self));
  else
    rebuild_cb (self);
}

static void
releve_plan_dialog_dispose (GObject *object)
{
  RelevePlanDialog *self = RELEVE_PLAN_DIALOG (object);

  if (self->sheets != NULL)
    remove_sheets (self);
  g_clear_object (&self->document);
  g_clear_object (&self->exported);
  G_OBJECT_CLASS (releve_plan_dialog_parent_class)->dispose (object);
}

static void
releve_plan_dialog_finalize (GObject *object)
{
  g_free (RELEVE_PLAN_DIALOG (object)->learner_id);
  G_OBJECT_CLASS (releve_plan_dialog_parent_class)->finalize (object);
}

static void
releve_plan_dialog_class_init (RelevePlanDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_plan_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = releve_plan_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/releve/Releve/ui/plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RelevePlanDialog, title);
  gtk_widget_class_bind_template_child (widget_class, RelevePlanDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, RelevePlanDialog, audience);
  gtk_widget_class_bind_template_child (widget_class, RelevePlanDialog, language);
  gtk_widget_class_bind_template_child (widget_class, RelevePlanDialog, paper);
  gtk_widget_class_bind_template_child (widget_class, RelevePlanDialog, position);
  gtk_widget_class_bind_template_child (widget_class, RelevePlanDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, RelevePlanDialog, sheets);
  gtk_widget_class_bind_template_child (widget_class, RelevePlanDialog, content);
  gtk_widget_class_bind_template_child (widget_class, RelevePlanDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, RelevePlanDialog, status);
  gtk_widget_class_bind_template_callback (widget_class, rebuild_cb);
  gtk_widget_class_install_action (widget_class, "plan.export", NULL, export);
  gtk_widget_class_install_action (widget_class, "plan.show-file", NULL, show_file);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "plan.export", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
releve_plan_dialog_init (RelevePlanDialog *self)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (show_position_cb), self, G_CONNECT_SWAPPED);
}

GtkWindow *
releve_plan_dialog_new (ReleveDocument *document, const char *learner_id)
{
  RelevePlanDialog *self;
  const ReleveLearner *learner;
  g_autofree char *name = NULL;

  g_return_val_if_fail (RELEVE_IS_DOCUMENT (document), NULL);
  learner = releve_dossier_learner (releve_document_get_dossier (document), learner_id);
  g_return_val_if_fail (learner != NULL, NULL);

  self = g_object_new (RELEVE_TYPE_PLAN_DIALOG, NULL);
  self->learner_id = g_strdup (learner_id);
  name = releve_text_learner (releve_document_get_book (document), learner, FALSE);
  adw_window_title_set_subtitle (self->title, name);
  gtk_drop_down_set_selected (self->language, releve_document_get_language (document));
  self->document = g_object_ref (document);
  g_signal_connect_object (releve_document_get_dossier (document), "changed", G_CALLBACK (changed_cb), self, 0);
  rebuild_cb (self);
  return GTK_WINDOW (self);
}
