/* Print… and Export PDF…: one printout at once, several in the background. */

#include "releve-print-private.h"

#include <glib/gi18n.h>

#include "releve-compat.h"
#include "releve-error.h"
#include "releve-print-batch.h"
#include "releve-printer.h"
#include "releve-text.h"

static ReleveDossier *
dossier_of (RelevePrintDialog *self)
{
  return releve_document_get_dossier (self->document);
}

/* The foot while a job runs */

static void
show_progress (guint done, guint all, gpointer data)
{
  RelevePrintDialog *self = data;
  /* Translators: how many of how many printouts are made. */
  g_autofree char *text = g_strdup_printf (_("%1$u of %2$u"), done, all);

  gtk_label_set_label (self->busy_label, text);
  gtk_progress_bar_set_fraction (self->progress, all > 0 ? (double) done / all : 0);
}

static void
begin_job (RelevePrintDialog *self, guint all)
{
  self->cancellable = g_cancellable_new ();
  show_progress (0, all, self);
  gtk_widget_set_sensitive (self->settings, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.export", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.stop", TRUE);
  gtk_stack_set_visible_child_name (self->foot, "busy");
  gtk_widget_grab_focus (self->stop);
}

static void
end_job (RelevePrintDialog *self)
{
  g_clear_object (&self->cancellable);
  gtk_widget_set_sensitive (self->settings, TRUE);
  gtk_stack_set_visible_child_name (self->foot, "rest");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.stop", FALSE);
  releve_print_dialog_rebuild (self);
  gtk_widget_grab_focus (self->print_button);
}

void
releve_print_dialog_stop (RelevePrintDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* Export */

static void
exported (RelevePrintDialog *self, GFile *target)
{
  g_autofree char *name = g_file_get_basename (target);
  guint n = releve_print_dialog_n_chosen (self);
  g_autofree char *sentence = NULL;

  g_set_object (&self->exported, target);
  releve_print_dialog_remember (self);
  if (n > 1 && !releve_print_dialog_in_one (self))
    /* Translators: number of files, name of a folder. */
    sentence = g_strdup_printf (ngettext ("%1$u file exported into “%2$s”", "%1$u files exported into “%2$s”", n), n, name);
  else
    /* Translators: %s is the name of a file. */
    sentence = g_strdup_printf (_("Exported “%s”"), name);
  releve_print_dialog_say (self, sentence, TRUE);
}

/* Of a batch only one printout was seen. */
static void
say_missing (RelevePrintDialog *self, const char *missing)
{
  g_autofree char *sentence = releve_text_missing_glyphs (releve_document_get_book (self->document), missing);

  gtk_label_set_label (self->note, sentence);
}

static void
batch_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelevePrintDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = NULL;
  gboolean done = releve_print_batch_finish (result, &missing, &error);
  g_autoptr (GFile) target = g_steal_pointer (&self->exported);

  if (!gtk_widget_get_realized (GTK_WIDGET (self))) /* closed meanwhile */
    return;
  end_job (self);
  if (done)
    exported (self, target);
  if (done && missing != NULL)
    say_missing (self, missing);
  else if (!done)
    releve_print_dialog_report (self, error);
}

static void
export_several (RelevePrintDialog *self, GFile *target)
{
  g_autoptr (GPtrArray) ids = releve_print_dialog_chosen (self);
  const ReleveBatch batch = {
    .printout = releve_print_dialog_printout (self), .options = releve_print_dialog_options (self),
    .learner_ids = (const char *const *) ids->pdata,
    .pattern = releve_print_dialog_in_one (self) ? NULL : gtk_editable_get_text (self->pattern),
    .path = g_file_peek_path (target),
  };

  begin_job (self, ids->len - 1);
  g_set_object (&self->exported, target);
  releve_print_batch_start (dossier_of (self), &batch, self->cancellable, show_progress, batch_done_cb, g_object_ref (self));
}

void
releve_print_dialog_export_to (RelevePrintDialog *self, GFile *target)
{
  RelevePages *pages;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (RELEVE_IS_PRINT_DIALOG (self) && G_IS_FILE (target));

  pages = releve_page_preview_get_pages (self->preview);
  name = g_file_get_basename (target);
  if (g_file_peek_path (target) == NULL)
    releve_error_set (&error, RELEVE_ERROR_UNREADABLE, "not-permitted", name, NULL, NULL);
  else if (releve_print_dialog_n_chosen (self) > 1)
    export_several (self, target);
  else if (pages != NULL && releve_pages_write_pdf (pages, g_file_peek_path (target), &error))
    exported (self, target);
  if (error != NULL)
    releve_print_dialog_report (self, error);
}

static void
target_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (RelevePrintDialog) self = user_data;

  if (file != NULL && gtk_widget_get_realized (GTK_WIDGET (self)))
    releve_print_dialog_export_to (self, file);
}

void
releve_print_dialog_export (RelevePrintDialog *self)
{
  RelevePrintOptions options = releve_print_dialog_options (self);
  RelevePrintout printout = releve_print_dialog_printout (self);
  g_autoptr (GPtrArray) ids = releve_print_dialog_chosen (self);
  g_autofree char *name = releve_print_file_name (dossier_of (self), printout, ids->len == 2 ? ids->pdata[0] : NULL, &options);

  if (ids->len > 2 && !releve_print_dialog_in_one (self))
    releve_compat_choose_folder (GTK_WINDOW (self), _("Export into a Folder"), target_chosen_cb, g_object_ref (self));
  else
    releve_compat_choose_target (GTK_WINDOW (self), _("Export PDF"), name, target_chosen_cb, g_object_ref (self));
}

/* Print */

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, RelevePrintDialog *self)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      releve_print_dialog_remember (self);
      releve_print_dialog_say (self, _("Sent to the printer"), FALSE);
    }
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &problem);
  releve_error_set (&error, RELEVE_ERROR_INVALID, "printer-failed", NULL, problem != NULL ? problem->message : NULL, NULL);
  releve_print_dialog_report (self, error);
}

/* What goes wrong is told by "done" as well. */
static void
print_pages (RelevePrintDialog *self, RelevePages *pages)
{
  g_autoptr (GtkPrintOperation) operation = releve_printer_operation_new (pages);

  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  releve_printer_run (operation, GTK_WINDOW (self), NULL);
}

static RelevePages *
compose (RelevePrintDialog *self, const char *learner_id, GError **error)
{
  RelevePrintOptions options = releve_print_dialog_options (self);

  return releve_print (dossier_of (self), releve_print_dialog_printout (self), learner_id, &options, error);
}

static gboolean
finish_composing (RelevePrintDialog *self)
{
  RelevePages *pages = g_steal_pointer (&self->composed);

  self->composing = 0;
  end_job (self);
  if (pages != NULL)
    print_pages (self, pages);
  return G_SOURCE_REMOVE;
}

static gboolean
give_up_composing (RelevePrintDialog *self, GError *error)
{
  g_autoptr (GError) why = error;

  g_clear_pointer (&self->composed, releve_pages_free);
  if (why == NULL)
    releve_error_set (&why, RELEVE_ERROR_CANCELLED, "cancelled", NULL, NULL, NULL);
  finish_composing (self);
  releve_print_dialog_report (self, why);
  return G_SOURCE_REMOVE;
}

/* One printout an idle turn: layouts belong to the thread that draws them. */
static gboolean
compose_next_cb (gpointer data)
{
  RelevePrintDialog *self = data;
  g_autoptr (GPtrArray) ids = releve_print_dialog_chosen (self);
  GError *error = NULL;
  RelevePages *pages;

  if (g_cancellable_is_cancelled (self->cancellable))
    return give_up_composing (self, NULL);
  pages = compose (self, ids->pdata[self->n_composed], &error);
  if (pages == NULL)
    return give_up_composing (self, error);
  if (self->composed == NULL)
    self->composed = pages;
  else
    releve_pages_append (self->composed, pages);
  show_progress (++self->n_composed, ids->len - 1, self);
  return self->n_composed + 1 < ids->len ? G_SOURCE_CONTINUE : finish_composing (self);
}

void
releve_print_dialog_print (RelevePrintDialog *self)
{
  g_autoptr (GPtrArray) ids = releve_print_dialog_chosen (self);
  g_autoptr (GError) error = NULL;
  RelevePages *pages;

  if (ids->len > 2)
    {
      self->n_composed = 0;
      begin_job (self, ids->len - 1);
      self->composing = g_idle_add (compose_next_cb, self);
      return;
    }
  pages = compose (self, ids->pdata[0], &error);
  if (pages != NULL)
    print_pages (self, pages);
  else
    releve_print_dialog_report (self, error);
}
