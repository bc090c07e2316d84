/* The print dialog: the very pages of what was chosen, always those of the file
 * as it is; printed, exported, several in the background. */

#include <adwaita.h>
#include <locale.h>

#include "releve-app-resources.h"
#include "releve-desk-fixture.h"
#include "releve-folder-fixture.h"
#include "releve-page-preview.h"
#include "releve-page-view.h"
#include "releve-print-dialog.h"
#include "releve-printer.h"
#include "releve-settings.h"

typedef struct {
  DeskFixture desk;
  ReleveDocument *document;
  GtkWindow *dialog;
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (&fixture->desk, NULL);
  fixture->document = releve_document_new (fixture->desk.desk, RELEVE_LANGUAGE_EN);
  fixture->dialog = releve_print_dialog_new (fixture->document, RELEVE_PRINTOUT_PLAN, "L01");
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  fixture->folder = g_dir_make_tmp ("releve-print-XXXXXX", NULL);
  gtk_window_present (fixture->dialog);
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) names = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (names) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (fixture->dialog);
  while (g_main_context_iteration (NULL, FALSE));
  g_assert_null (fixture->dialog);
  g_assert_finalize_object (fixture->document);
  folder_fixture_remove (fixture->folder);
  g_free (fixture->folder);
  desk_fixture_tear_down (&fixture->desk, NULL);
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static gpointer
child (Fixture *fixture, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (fixture->dialog), RELEVE_TYPE_PRINT_DIALOG, name);
}

static void
choose (Fixture *fixture, const char *menu, guint item)
{
  gtk_drop_down_set_selected (child (fixture, menu), item);
}

/* The box of a clinician, or of everybody. */
static void
tick (Fixture *fixture, const char *name, gboolean active)
{
  g_autoptr (GPtrArray) checks = g_ptr_array_new ();

  collect (child (fixture, "people"), GTK_TYPE_CHECK_BUTTON, checks);
  for (guint i = 0; i < checks->len; i++)
    if (strstr (gtk_check_button_get_label (checks->pdata[i]), name) != NULL)
      {
        gtk_check_button_set_active (checks->pdata[i], active);
        return;
      }
  g_assert_not_reached ();
}

static RelevePages *
shown_pages (Fixture *fixture)
{
  return releve_page_preview_get_pages (child (fixture, "preview"));
}

/* Those of the desk, not of the strip: what a keyboard reaches. */
static GPtrArray *
shown_views (Fixture *fixture)
{
  GPtrArray *views = g_ptr_array_new ();

  collect (child (fixture, "preview"), RELEVE_TYPE_PAGE_VIEW, views);
  for (guint i = views->len; i > 0; i--)
    if (!gtk_widget_get_focusable (views->pdata[i - 1]))
      g_ptr_array_remove_index (views, i - 1);
  return views;
}

static guint
expected_pages (Fixture *fixture, ReleveLanguage language, RelevePaper paper, ReleveAudience audience)
{
  RelevePrintOptions options = { language, paper, audience };
  g_autoptr (RelevePages) pages = releve_print (fixture->desk.dossier, RELEVE_PRINTOUT_PLAN, "L01", &options, NULL);

  return releve_pages_count (pages);
}

static void
test_it_shows_the_pages_that_are_printed (Fixture *fixture, gconstpointer data)
{
  for (guint paper = 0; paper <= RELEVE_PAPER_LETTER; paper++)
    for (guint audience = 0; audience < RELEVE_N_AUDIENCES; audience++)
      for (guint language = 0; language < 2; language++)
        {
          g_autoptr (GPtrArray) views = NULL;

          choose (fixture, "paper", paper);
          choose (fixture, "audience", audience);
          choose (fixture, "language", language);
          views = shown_views (fixture);
          g_assert_cmpuint (views->len, ==, expected_pages (fixture, language, paper, audience));
          g_assert_cmpuint (releve_pages_count (shown_pages (fixture)), ==, views->len);
        }
}

static void
test_paper_changes_the_shape_of_a_page (Fixture *fixture, gconstpointer data)
{
  double width, height;

  choose (fixture, "paper", RELEVE_PAPER_A4);
  releve_pages_get_size (shown_pages (fixture), 0, &width, &height);
  g_assert_cmpfloat_with_epsilon (height / width, 297.0 / 210.0, 0.001);
  choose (fixture, "paper", RELEVE_PAPER_LETTER);
  releve_pages_get_size (shown_pages (fixture), 0, &width, &height);
  g_assert_cmpfloat_with_epsilon (height / width, 11 / 8.5, 0.001);
}

static void
test_it_follows_the_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = shown_views (fixture), after = NULL;
  GtkWidget *first = g_object_ref (g_ptr_array_index (before, 0));
  g_autofree char *card = desk_fixture_place (&fixture->desk, "L01", "G1", 9);

  g_assert_null (gtk_widget_get_parent (first));
  after = shown_views (fixture);
  g_assert_cmpuint (after->len, >, 0);
  g_object_unref (first);
}

static void
test_every_page_can_be_reached_and_has_a_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) views = shown_views (fixture);

  for (guint i = 0; i < views->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("Career plan, page %u of %u", i + 1, views->len);

      g_assert_null (gtk_test_accessible_check_property (g_ptr_array_index (views, i), GTK_ACCESSIBLE_PROPERTY_LABEL, name));
    }
}

static void
export_to (Fixture *fixture, const char *path)
{
  g_autoptr (GFile) target = g_file_new_for_path (path);

  releve_print_dialog_export_to (RELEVE_PRINT_DIALOG (fixture->dialog), target);
}

static gboolean
busy (Fixture *fixture)
{
  return g_str_equal (gtk_stack_get_visible_child_name (child (fixture, "foot")), "busy");
}

static void
wait_for_the_job (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

  while (busy (fixture) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (busy (fixture));
}

static guint
pages_of_pdf (const char *path)
{
  g_autofree char *contents = NULL;
  g_autofree char *command = g_strdup_printf ("pdfinfo '%s'", path), *output = NULL;
  const char *at;

  g_assert_true (g_spawn_command_line_sync (command, &output, NULL, NULL, NULL));
  at = strstr (output, "Pages:");
  g_assert_nonnull (at);
  return (guint) g_ascii_strtoull (at + strlen ("Pages:") + strspn (at + strlen ("Pages:"), " "), NULL, 10);
}

static void
test_export_writes_the_pages_of_the_preview (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "plan.pdf", NULL);

  choose (fixture, "audience", RELEVE_AUDIENCE_CLINICIAN);
  choose (fixture, "language", RELEVE_LANGUAGE_FR);
  export_to (fixture, path);
  g_assert_false (busy (fixture));
  g_assert_cmpuint (pages_of_pdf (path), ==, releve_pages_count (shown_pages (fixture)));
}

static void
test_several_become_one_file_each (Fixture *fixture, gconstpointer data)
{
  tick (fixture, "N’Diaye", TRUE);
  choose (fixture, "files", 0);
  export_to (fixture, fixture->folder);
  g_assert_true (busy (fixture));
  wait_for_the_job (fixture);
  g_assert_cmpuint (count_files (fixture), ==, 2);
}

static void
test_several_become_one_document (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "plans.pdf", NULL);
  guint first = releve_pages_count (shown_pages (fixture));

  tick (fixture, "N’Diaye", TRUE);
  choose (fixture, "files", 1);
  export_to (fixture, path);
  wait_for_the_job (fixture);
  g_assert_cmpuint (count_files (fixture), ==, 1);
  g_assert_cmpuint (pages_of_pdf (path), >, first);
}

static void
test_stop_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  tick (fixture, "Everybody", TRUE);
  choose (fixture, "files", 0);
  export_to (fixture, fixture->folder);
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "print.stop", NULL);
  wait_for_the_job (fixture);
  g_assert_cmpuint (count_files (fixture), ==, 0);
  /* And all can be done again. */
  export_to (fixture, fixture->folder);
  wait_for_the_job (fixture);
  g_assert_cmpuint (count_files (fixture), >, 1);
}

static void
test_closing_while_it_works_stops_it (Fixture *fixture, gconstpointer data)
{
  tick (fixture, "Everybody", TRUE);
  choose (fixture, "files", 0);
  export_to (fixture, fixture->folder);
  gtk_window_destroy (fixture->dialog);
  for (gint64 end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND; fixture->dialog != NULL && g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (fixture->dialog);
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

static gboolean
enabled (Fixture *fixture, const char *button)
{
  return gtk_widget_is_sensitive (child (fixture, button));
}

static void
test_a_bad_pattern_says_why_and_exports_nothing (Fixture *fixture, gconstpointer data)
{
  tick (fixture, "N’Diaye", TRUE);
  choose (fixture, "files", 0);
  gtk_editable_set_text (child (fixture, "pattern"), "a/b");
  g_assert_nonnull (strstr (gtk_label_get_label (child (fixture, "names_note")), "slash"));
  gtk_editable_set_text (child (fixture, "pattern"), "plan");
  g_assert_nonnull (strstr (gtk_label_get_label (child (fixture, "names_note")), "L01, L02"));
  gtk_editable_set_text (child (fixture, "pattern"), "{code}");
  g_assert_cmpstr (gtk_label_get_label (child (fixture, "names_note")), ==, "L01.pdf");
}

static void
test_a_plan_wants_somebody (Fixture *fixture, gconstpointer data)
{
  tick (fixture, "Lavoie", FALSE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child (fixture, "content")), ==, "problem");
  g_assert_false (enabled (fixture, "print_button"));
  tick (fixture, "N’Diaye", TRUE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child (fixture, "content")), ==, "pages");
  g_assert_true (enabled (fixture, "print_button"));
}

/* P6: the printer gets the pages that were chosen before any dialog of its own. */
static void
test_the_printer_gets_the_very_pages (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "printed.pdf", NULL);
  RelevePrintOptions options = { RELEVE_LANGUAGE_EN, RELEVE_PAPER_LETTER, RELEVE_AUDIENCE_HEAD };
  RelevePages *pages = releve_print (fixture->desk.dossier, RELEVE_PRINTOUT_PLAN, "L01", &options, NULL);
  guint n = releve_pages_count (pages);
  g_autoptr (GtkPrintOperation) operation = releve_printer_operation_new (pages);
  g_autoptr (GError) error = NULL;
  g_autofree char *command = g_strdup_printf ("pdfinfo '%s'", path), *output = NULL;

  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_cmpuint (pages_of_pdf (path), ==, n);
  g_assert_true (g_spawn_command_line_sync (command, &output, NULL, NULL, NULL));
  g_assert_nonnull (strstr (output, "612 x 792 pts"));
}

static void
test_the_page_setup_is_remembered (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "plan.pdf", NULL), *code = NULL;
  GtkWindow *next;

  choose (fixture, "paper", RELEVE_PAPER_LETTER);
  export_to (fixture, path);
  code = g_settings_get_string (releve_settings (), "paper");
  g_assert_cmpstr (code, ==, "letter");
  next = releve_print_dialog_new (fixture->document, RELEVE_PRINTOUT_PLAN, "L02");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (gtk_widget_get_template_child (GTK_WIDGET (next), RELEVE_TYPE_PRINT_DIALOG, "paper"))), ==, RELEVE_PAPER_LETTER);
  gtk_window_destroy (next);
  g_settings_reset (releve_settings (), "paper");
}

static gboolean
step_plan (Fixture *fixture, RelevePlanState state)
{
  return releve_desk_set_plan (fixture->desk.desk, "L01", state, NULL, "en", NULL);
}

/* An older version is chosen from the list, or by whoever opens the dialog. */
static void
test_an_older_version_can_be_printed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = child (fixture, "version_row");
  GtkDropDown *version = child (fixture, "version");
  g_autofree char *path = g_build_filename (fixture->folder, "old.pdf", NULL);
  g_autofree char *command = NULL, *output = NULL;

  g_assert_false (gtk_widget_get_visible (row));
  g_assert_true (step_plan (fixture, RELEVE_PLAN_DRAFT) && step_plan (fixture, RELEVE_PLAN_AGREED) && step_plan (fixture, RELEVE_PLAN_SIGNED));
  g_assert_false (gtk_widget_get_visible (row));
  g_assert_true (step_plan (fixture, RELEVE_PLAN_DRAFT));
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (version)), ==, 2);
  g_assert_cmpuint (gtk_drop_down_get_selected (version), ==, 0);
  releve_print_dialog_choose_version (RELEVE_PRINT_DIALOG (fixture->dialog), 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (version), ==, 1);
  export_to (fixture, path);
  command = g_strdup_printf ("pdftotext -layout '%s' -", path);
  g_assert_true (g_spawn_command_line_sync (command, &output, NULL, NULL, NULL));
  g_assert_nonnull (strstr (output, "1, signed"));
  tick (fixture, "N’Diaye", TRUE);
  g_assert_false (gtk_widget_get_visible (row));
  tick (fixture, "N’Diaye", FALSE);
  g_assert_cmpuint (gtk_drop_down_get_selected (version), ==, 0);
}

static void
test_roles_are_chosen_four_at_most (Fixture *fixture, gconstpointer data)
{
  const char *const none[] = { NULL };
  GtkStack *content = child (fixture, "content");

  g_assert_false (gtk_widget_get_visible (child (fixture, "roles_group")));
  choose (fixture, "what", RELEVE_PRINTOUT_POST);
  g_assert_true (gtk_widget_get_visible (child (fixture, "roles_group")));
  g_assert_false (gtk_widget_get_visible (child (fixture, "who_group")));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (content), ==, "pages");
  releve_print_dialog_choose_roles (RELEVE_PRINT_DIALOG (fixture->dialog), none);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (content), ==, "problem");
}

static void
test_every_printout_can_be_shown (Fixture *fixture, gconstpointer data)
{
  for (guint what = 0; what < RELEVE_N_PRINTOUTS; what++)
    {
      choose (fixture, "what", what);
      g_assert_nonnull (shown_pages (fixture));
    }
}

static void
test_zoom_goes_by_steps_and_back (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preview = child (fixture, "preview");
  g_autoptr (GPtrArray) views = shown_views (fixture);
  int minimum, wide;

  gtk_widget_measure (views->pdata[0], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_activate_action (preview, "preview.zoom-in", NULL);
  gtk_widget_measure (views->pdata[0], GTK_ORIENTATION_HORIZONTAL, -1, &wide, NULL, NULL, NULL);
  g_assert_cmpint (wide, >, minimum);
  gtk_widget_activate_action (preview, "preview.fit", NULL);
  gtk_widget_measure (views->pdata[0], GTK_ORIENTATION_HORIZONTAL, -1, &wide, NULL, NULL, NULL);
  g_assert_cmpint (wide, ==, minimum);
}

#define ADD(name, function) g_test_add ("/app/print-dialog/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  /* Not isolated: icons are recognised by the shared MIME database. */
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;
  adw_init ();
  releve_app_get_resource ();
  ADD ("P1 it shows the pages that are printed, in each language and copy", test_it_shows_the_pages_that_are_printed);
  ADD ("paper changes the shape of a page", test_paper_changes_the_shape_of_a_page);
  ADD ("it follows the file", test_it_follows_the_file);
  ADD ("every page can be reached and has a name", test_every_page_can_be_reached_and_has_a_name);
  ADD ("P1 P2 export writes the pages of the preview", test_export_writes_the_pages_of_the_preview);
  ADD ("P7 several become one file each", test_several_become_one_file_each);
  ADD ("P7 several become one document", test_several_become_one_document);
  ADD ("P7 stopping leaves nothing, and all can be done again", test_stop_leaves_nothing);
  ADD ("P7 closing while it works stops it", test_closing_while_it_works_stops_it);
  ADD ("P7 a bad pattern says why and exports nothing", test_a_bad_pattern_says_why_and_exports_nothing);
  ADD ("a plan wants somebody", test_a_plan_wants_somebody);
  ADD ("P6 the printer gets the very pages, on the paper chosen", test_the_printer_gets_the_very_pages);
  ADD ("the page setup is remembered", test_the_page_setup_is_remembered);
  ADD ("P9 an older version can be printed", test_an_older_version_can_be_printed);
  ADD ("S1 roles are chosen in the one dialog", test_roles_are_chosen_four_at_most);
  ADD ("every printout can be shown", test_every_printout_can_be_shown);
  ADD ("zoom goes by steps and back", test_zoom_goes_by_steps_and_back);
  return g_test_run ();
}
