#include "releve-printer.h"

#include "releve-error.h"
#include "releve-settings.h"

#define SETTINGS_GROUP "printer"

/* A page is its own paper: sheets of one job may differ and lie on their side. */
static GtkPageSetup *
setup_of_page (RelevePages *pages, guint page)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  double width, height;
  GtkPaperSize *paper;

  releve_pages_get_size (pages, page, &width, &height);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  /* GTK knows A4 and Letter by their size, and shows them by their name. */
  paper = gtk_paper_size_new_from_ipp ("", MIN (width, height), MAX (width, height));
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_POINTS);
  return setup;
}

static void
request_page_setup_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, GtkPageSetup *setup, RelevePages *pages)
{
  g_autoptr (GtkPageSetup) wanted = setup_of_page (pages, (guint) page);

  gtk_page_setup_set_orientation (setup, gtk_page_setup_get_orientation (wanted));
  gtk_page_setup_set_paper_size (setup, gtk_page_setup_get_paper_size (wanted));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, RelevePages *pages)
{
  releve_pages_paint (pages, (guint) page, gtk_print_context_get_cairo_context (context));
}

static GtkPrintSettings *
load_settings (void)
{
  g_autofree char *text = g_settings_get_string (releve_settings (), "printer");
  g_autoptr (GKeyFile) file = g_key_file_new ();
  GtkPrintSettings *settings = NULL;

  if (*text != '\0' && g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    settings = gtk_print_settings_new_from_key_file (file, SETTINGS_GROUP, NULL);
  return settings != NULL ? settings : gtk_print_settings_new ();
}

/* The printer, not the paper: that is chosen before. Pages of one job and where
 * its file went say nothing of the next. */
static void
save_settings (GtkPrintSettings *settings)
{
  static const char *const passing[] = { GTK_PRINT_SETTINGS_PAGE_RANGES, GTK_PRINT_SETTINGS_PRINT_PAGES, GTK_PRINT_SETTINGS_N_COPIES,
    GTK_PRINT_SETTINGS_OUTPUT_URI, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, GTK_PRINT_SETTINGS_OUTPUT_DIR };
  g_autoptr (GtkPrintSettings) lasting = gtk_print_settings_copy (settings);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (passing); i++)
    gtk_print_settings_unset (lasting, passing[i]);
  gtk_print_settings_to_key_file (lasting, file, SETTINGS_GROUP);
  text = g_key_file_to_data (file, NULL, NULL);
  g_settings_set_string (releve_settings (), "printer", text);
}

GtkPrintOperation *
releve_printer_operation_new (RelevePages *pages)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = setup_of_page (pages, 0);
  g_autoptr (GtkPrintSettings) settings = load_settings ();

  gtk_print_operation_set_n_pages (operation, (int) releve_pages_count (pages));
  gtk_print_operation_set_job_name (operation, releve_pages_get_title (pages));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, FALSE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (request_page_setup_cb), pages);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), pages);
  g_object_set_data_full (G_OBJECT (operation), "pages", pages, (GDestroyNotify) releve_pages_free);
  return operation;
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result)
{
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    save_settings (gtk_print_operation_get_print_settings (operation));
}

GtkPrintOperationResult
releve_printer_run (GtkPrintOperation *operation, GtkWindow *parent, GError **error)
{
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), NULL);
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, error);
}
