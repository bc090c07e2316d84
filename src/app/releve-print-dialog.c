#include "releve-print-private.h"

#include <glib/gi18n.h>

#include "releve-compat.h"
#include "releve-error.h"
#include "releve-fold.h"
#include "releve-name-pattern.h"
#include "releve-text.h"

G_DEFINE_FINAL_TYPE (RelevePrintDialog, releve_print_dialog, ADW_TYPE_WINDOW)

void
releve_print_dialog_say (RelevePrintDialog *self, const char *sentence, gboolean with_file)
{
  releve_toast_say (self->toast, sentence, with_file ? _("Show") : NULL, "print.show-file");
  releve_compat_announce (self->status, sentence);
}

void
releve_print_dialog_report (RelevePrintDialog *self, const GError *error)
{
  g_autofree char *sentence = releve_text_error (releve_document_get_book (self->document), error);

  releve_print_dialog_say (self, sentence, FALSE);
}

static char *
name_of (RelevePrintDialog *self, const char *learner_id)
{
  const ReleveLearner *learner = releve_dossier_learner (releve_document_get_dossier (self->document), learner_id);

  return learner != NULL ? releve_text_learner (releve_document_get_book (self->document), learner, FALSE) : g_strdup ("");
}

/* What the choices mean, in words. */

static void
show_copy (RelevePrintDialog *self)
{
  static const char *const meanings[] = {
    N_("No scores, no comments, no appraisal"), N_("With the notes of the head"), N_("Without the notes of the head"),
  };
  gboolean plan = releve_print_dialog_printout (self) == RELEVE_PRINTOUT_PLAN;

  gtk_widget_set_visible (self->audience_row, plan);
  gtk_widget_set_visible (self->size_row, releve_print_dialog_printout (self) == RELEVE_PRINTOUT_BOARD);
  adw_preferences_group_set_description (self->how_group, plan ? _(meanings[gtk_drop_down_get_selected (self->audience)]) : NULL);
}

static void
show_chosen (RelevePrintDialog *self, guint n)
{
  RelevePrintSubject subject = releve_printout_subject (releve_print_dialog_printout (self));
  /* Translators: how many clinicians are ticked. */
  g_autofree char *several = g_strdup_printf (ngettext ("%u clinician chosen", "%u clinicians chosen", n), n);
  const char *text = n > 0 ? several : subject == RELEVE_ABOUT_ONE ? _("Tick at least one clinician.")
                   : _("Nobody ticked: for the whole department, or without a name.");

  gtk_widget_set_visible (self->who_group, subject != RELEVE_ABOUT_NOBODY);
  gtk_label_set_label (self->chosen_note, text);
  self->filling = TRUE;
  gtk_check_button_set_inconsistent (self->everybody, n > 0 && n < self->checks->len);
  gtk_check_button_set_active (self->everybody, n > 0 && n == self->checks->len);
  self->filling = FALSE;
}

/* The first name that the pattern makes, or what is wrong with it. */
static gboolean
show_names (RelevePrintDialog *self, GPtrArray *ids)
{
  gboolean several = ids->len > 2, each = several && !releve_print_dialog_in_one (self);
  RelevePrintOptions options = releve_print_dialog_options (self);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = each ? releve_name_pattern_apply (gtk_editable_get_text (self->pattern), releve_document_get_dossier (self->document),
                                                           releve_print_dialog_printout (self), (const char *const *) ids->pdata, &options, &error) : NULL;
  g_autofree char *sentence = error != NULL ? releve_text_error (releve_document_get_book (self->document), error)
                            : g_strdup (names != NULL ? names[0] : "");

  gtk_widget_set_visible (self->files_group, several);
  gtk_widget_set_visible (GTK_WIDGET (self->pattern), each);
  gtk_widget_set_visible (GTK_WIDGET (self->names_note), each);
  gtk_label_set_label (self->names_note, sentence);
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->names_note), "problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->names_note), "problem");
  return error == NULL;
}

static void
show_problem (RelevePrintDialog *self, const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  releve_page_preview_set_pages (self->preview, NULL);
  adw_status_page_set_description (self->problem, markup);
  gtk_stack_set_visible_child_name (self->content, "problem");
}

/* The preview */

static void
show_whose (RelevePrintDialog *self, GPtrArray *ids)
{
  guint n = ids->len - 1;
  g_autofree char *name = n > 0 ? name_of (self, ids->pdata[self->shown_at]) : NULL;
  /* Translators: {who} is a clinician, {at} of {n} how many are chosen. */
  g_autofree char *at = g_strdup_printf ("%u", self->shown_at + 1), *all = g_strdup_printf ("%u", n);
  g_autofree char *text = n > 1 ? releve_text_fill (_("{who}, {at} of {n}"), "who", name, "at", at, "n", all, NULL) : NULL;

  gtk_widget_set_visible (self->turner, n > 1);
  gtk_label_set_label (self->shown, text != NULL ? text : "");
  adw_window_title_set_subtitle (self->title, n == 1 ? name : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.previous", self->shown_at > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.next", self->shown_at + 1 < n);
}

/* What the pages lack is seen before they are printed. */
static void
show_note (RelevePrintDialog *self, RelevePages *pages)
{
  g_autofree char *missing = releve_pages_missing (pages);
  g_autofree char *sentence = missing != NULL ? releve_text_missing_glyphs (releve_document_get_book (self->document), missing)
                            : g_strdup (_("These very pages are printed."));

  gtk_label_set_label (self->note, sentence);
}

/* What is lacking for this printout to be about somebody or something. */
static const char *
lacking (RelevePrintDialog *self, const char *learner_id)
{
  RelevePrintout printout = releve_print_dialog_printout (self);

  if (learner_id == NULL && releve_printout_subject (printout) == RELEVE_ABOUT_ONE)
    return _("Tick at least one clinician at the left.");
  if (printout == RELEVE_PRINTOUT_POST && self->roles->len > 0 && self->role_ids->pdata[0] == NULL)
    return _("Tick at least one role at the left.");
  return NULL;
}

static gboolean
show_pages (RelevePrintDialog *self, GPtrArray *ids)
{
  RelevePrintout printout = releve_print_dialog_printout (self);
  RelevePrintOptions options = releve_print_dialog_options (self);
  const char *learner_id = ids->pdata[self->shown_at];
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  RelevePages *pages;

  if (lacking (self, learner_id) != NULL)
    {
      show_problem (self, lacking (self, learner_id));
      return FALSE;
    }
  pages = releve_print (releve_document_get_dossier (self->document), printout, learner_id, &options, &error);
  if (pages == NULL)
    {
      sentence = releve_text_error (releve_document_get_book (self->document), error);
      show_problem (self, sentence);
      return FALSE;
    }
  releve_page_preview_set_pages (self->preview, pages);
  show_note (self, pages);
  gtk_stack_set_visible_child_name (self->content, "pages");
  return TRUE;
}

void
releve_print_dialog_rebuild (RelevePrintDialog *self)
{
  g_autoptr (GPtrArray) ids = NULL;
  gboolean pages, names;

  if (self->document == NULL || self->filling || self->cancellable != NULL)
    return;
  ids = releve_print_dialog_chosen (self);
  self->shown_at = MIN (self->shown_at, ids->len > 1 ? ids->len - 2 : 0);
  releve_print_dialog_show_versions (self);
  releve_print_dialog_show_roles (self);
  show_copy (self);
  show_chosen (self, ids->len - 1);
  show_whose (self, ids);
  pages = show_pages (self, ids);
  names = show_names (self, ids);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.print", pages);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.export", pages && names);
}

static void
rebuild_cb (RelevePrintDialog *self)
{
  releve_print_dialog_rebuild (self);
}

static void
what_cb (RelevePrintDialog *self)
{
  if (gtk_drop_down_get_selected (self->what) != GTK_INVALID_LIST_POSITION)
    releve_print_dialog_rebuild (self);
}

static void
names_cb (RelevePrintDialog *self)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (self->document == NULL || self->filling)
    return;
  ids = releve_print_dialog_chosen (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.export",
                                 show_names (self, ids) && releve_page_preview_get_pages (self->preview) != NULL);
}

static void
search_cb (RelevePrintDialog *self)
{
  const char *query = gtk_editable_get_text (self->search);

  for (guint i = 0; i < self->checks->len; i++)
    gtk_widget_set_visible (self->checks->pdata[i], releve_fold_matches (gtk_check_button_get_label (self->checks->pdata[i]), query));
  gtk_widget_set_visible (GTK_WIDGET (self->everybody), *query == '\0');
}

/* Escape: what is searched for goes first, then the dialog. */
static void
stop_search_cb (RelevePrintDialog *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
everybody_cb (RelevePrintDialog *self)
{
  gboolean all = gtk_check_button_get_active (self->everybody);

  if (self->filling)
    return;
  self->filling = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i], all);
  self->filling = FALSE;
  releve_print_dialog_rebuild (self);
}

/* A preview is of the file as it is. Somebody who left it goes with her row. */
static void
changed_cb (RelevePrintDialog *self)
{
  for (guint i = self->checks->len; i > 0; i--)
    {
      GtkWidget *check = self->checks->pdata[i - 1];

      if (releve_dossier_learner (releve_document_get_dossier (self->document), g_object_get_data (G_OBJECT (check), "learner")) != NULL)
        continue;
      g_ptr_array_remove_index (self->checks, i - 1);
      gtk_box_remove (self->people, check);
    }
  releve_print_dialog_rebuild (self);
}

/* Actions */

static void
turn (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelevePrintDialog *self = RELEVE_PRINT_DIALOG (widget);

  self->shown_at += g_str_equal (action, "print.next") ? 1 : -1;
  releve_print_dialog_rebuild (self);
}

static void
print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  releve_print_dialog_print (RELEVE_PRINT_DIALOG (widget));
}

static void
export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  releve_print_dialog_export (RELEVE_PRINT_DIALOG (widget));
}

static void
stop (GtkWidget *widget, const char *action, GVariant *parameter)
{
  releve_print_dialog_stop (RELEVE_PRINT_DIALOG (widget));
}

static void
show_file (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelevePrintDialog *self = RELEVE_PRINT_DIALOG (widget);

  if (self->exported != NULL)
    releve_compat_show_file (GTK_WINDOW (self), self->exported);
}

/* A closed window wants nothing more, though its job still holds it. */
static void
releve_print_dialog_unrealize (GtkWidget *widget)
{
  RelevePrintDialog *self = RELEVE_PRINT_DIALOG (widget);

  releve_print_dialog_stop (self);
  g_clear_handle_id (&self->composing, g_source_remove);
  GTK_WIDGET_CLASS (releve_print_dialog_parent_class)->unrealize (widget);
}

static void
releve_print_dialog_dispose (GObject *object)
{
  RelevePrintDialog *self = RELEVE_PRINT_DIALOG (object);

  g_clear_pointer (&self->composed, releve_pages_free);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->roles, g_ptr_array_unref);
  g_clear_pointer (&self->role_ids, g_ptr_array_unref);
  g_clear_pointer (&self->version_of, g_free);
  g_clear_object (&self->document);
  g_clear_object (&self->exported);
  G_OBJECT_CLASS (releve_print_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, toast);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, title);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, settings);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, what);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, audience);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, language);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, paper);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, files);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, who_group);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, roles_group);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, role_list);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, version_row);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, version);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, audience_row);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, size);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, size_row);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, files_group);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, how_group);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, search);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, people);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, everybody);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, chosen_note);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, names_note);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, note);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, shown);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, busy_label);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, pattern);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, turner);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, print_button);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, stop);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, content);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, foot);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, preview);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, problem);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, progress);
  gtk_widget_class_bind_template_child (class, RelevePrintDialog, status);
  gtk_widget_class_bind_template_callback (class, rebuild_cb);
  gtk_widget_class_bind_template_callback (class, what_cb);
  gtk_widget_class_bind_template_callback (class, names_cb);
  gtk_widget_class_bind_template_callback (class, search_cb);
  gtk_widget_class_bind_template_callback (class, stop_search_cb);
  gtk_widget_class_bind_template_callback (class, everybody_cb);
}

/* Zoom keys work wherever the focus is: the preview hears them by its action. */
static gboolean
zoom_cb (GtkWidget *widget, GVariant *action, gpointer data)
{
  return gtk_widget_activate_action (GTK_WIDGET (RELEVE_PRINT_DIALOG (widget)->preview), g_variant_get_string (action, NULL), NULL);
}

static void
add_keys (GtkWidgetClass *class)
{
  gtk_widget_class_add_binding_action (class, GDK_KEY_p, GDK_CONTROL_MASK, "print.print", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_e, GDK_CONTROL_MASK, "print.export", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_plus, GDK_CONTROL_MASK, zoom_cb, "s", "preview.zoom-in");
  gtk_widget_class_add_binding (class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, zoom_cb, "s", "preview.zoom-in");
  gtk_widget_class_add_binding (class, GDK_KEY_minus, GDK_CONTROL_MASK, zoom_cb, "s", "preview.zoom-out");
  gtk_widget_class_add_binding (class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, zoom_cb, "s", "preview.zoom-out");
  gtk_widget_class_add_binding (class, GDK_KEY_0, GDK_CONTROL_MASK, zoom_cb, "s", "preview.fit");
}

static void
releve_print_dialog_class_init (RelevePrintDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_print_dialog_dispose;
  widget_class->unrealize = releve_print_dialog_unrealize;
  g_type_ensure (RELEVE_TYPE_PAGE_PREVIEW);
  g_type_ensure (RELEVE_TYPE_TOAST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/releve/Releve/ui/print-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "print.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "print.export", NULL, export);
  gtk_widget_class_install_action (widget_class, "print.stop", NULL, stop);
  gtk_widget_class_install_action (widget_class, "print.previous", NULL, turn);
  gtk_widget_class_install_action (widget_class, "print.next", NULL, turn);
  gtk_widget_class_install_action (widget_class, "print.show-file", NULL, show_file);
  add_keys (widget_class);
}

static void
releve_print_dialog_init (RelevePrintDialog *self)
{
  self->checks = g_ptr_array_new ();
  self->roles = g_ptr_array_new ();
  self->role_ids = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.stop", FALSE);
}

GtkWindow *
releve_print_dialog_new (ReleveDocument *document, RelevePrintout printout, const char *learner_id)
{
  RelevePrintDialog *self;

  g_return_val_if_fail (RELEVE_IS_DOCUMENT (document) && printout < RELEVE_N_PRINTOUTS, NULL);

  self = g_object_new (RELEVE_TYPE_PRINT_DIALOG, NULL);
  self->document = g_object_ref (document);
  releve_print_dialog_fill (self, printout, learner_id);
  g_signal_connect_object (releve_document_get_dossier (document), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  releve_print_dialog_rebuild (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->what));
  return GTK_WINDOW (self);
}
