/* The print dialog in a real window, with a real pointer and real keys (P1, P4, P6, P7). */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "releve-page-preview.h"
#include "releve-print-dialog.h"
#include "releve-robot.h"
#include "releve-window-fixture.h"

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (RELEVE_IS_PRINT_DIALOG (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
is_there (gpointer data)
{
  return find_dialog () != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return find_dialog () == NULL;
}

static gpointer
child (GtkWindow *dialog, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (dialog), RELEVE_TYPE_PRINT_DIALOG, name);
}

static RelevePages *
shown_pages (GtkWindow *dialog)
{
  return releve_page_preview_get_pages (child (dialog, "preview"));
}

/* Ctrl+P prints what is shown. */
static GtkWindow *
open_dialog (WindowFixture *fixture)
{
  GtkWindow *dialog;

  robot_take (GTK_WINDOW (fixture->window));
  robot_key ("ctrl+p");
  robot_wait (is_there, NULL, "the print dialog opens");
  dialog = find_dialog ();
  robot_take (dialog);
  return dialog;
}

static void
close_dialog (void)
{
  robot_key ("Escape");
  robot_wait (is_gone, NULL, "the print dialog closes");
}

typedef struct {
  GtkWidget *menu;
  const char *item;
} Choice;

static GtkWidget *
find_item (const Choice *choice)
{
  return robot_find (window_fixture_find_type (choice->menu, GTK_TYPE_POPOVER), GTK_TYPE_LABEL, choice->item);
}

static gboolean
is_open (gpointer choice)
{
  return find_item (choice) != NULL;
}

static gboolean
is_shut (gpointer choice)
{
  return !gtk_widget_get_mapped (window_fixture_find_type (((Choice *) choice)->menu, GTK_TYPE_POPOVER));
}

/* The focus brings the menu into view; then opens it and clicks the item. */
static void
choose (GtkWindow *dialog, const char *menu, const char *item)
{
  Choice choice = { child (dialog, menu), item };
  guint before = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice.menu));

  gtk_widget_grab_focus (choice.menu);
  robot_settle ();
  robot_click (choice.menu);
  robot_wait (is_open, &choice, "the menu opens");
  robot_settle ();
  robot_click (find_item (&choice));
  robot_wait (is_shut, &choice, "the menu closes");
  robot_settle ();
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice.menu)), !=, before);
}

static void
test_the_board_in_another_language_and_on_other_paper (WindowFixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = open_dialog (fixture);
  double width, height, wider, higher;

  g_assert_cmpuint (gtk_drop_down_get_selected (child (dialog, "what")), ==, RELEVE_PRINTOUT_BOARD);
  g_assert_cmpstr (releve_pages_get_title (shown_pages (dialog)), ==, "Rotation board");
  releve_pages_get_size (shown_pages (dialog), 0, &width, &height);
  choose (dialog, "language", "Français");
  g_assert_cmpstr (releve_pages_get_title (shown_pages (dialog)), ==, "Grille des affectations");
  gtk_drop_down_set_selected (child (dialog, "paper"), RELEVE_PAPER_A3);
  robot_settle ();
  releve_pages_get_size (shown_pages (dialog), 0, &wider, &higher);
  g_assert_true (width != wider || height != higher);
  close_dialog ();
}

static void
test_the_plan_of_the_clinician_who_is_shown (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("releve-ui-print-XXXXXX", NULL), *path = g_build_filename (folder, "plan.pdf", NULL);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  GtkWindow *dialog;

  robot_take (GTK_WINDOW (fixture->window));
  robot_key ("alt+3");
  robot_settle ();
  dialog = open_dialog (fixture);
  g_assert_cmpuint (gtk_drop_down_get_selected (child (dialog, "what")), ==, RELEVE_PRINTOUT_PLAN);
  g_assert_nonnull (shown_pages (dialog));
  releve_print_dialog_export_to (RELEVE_PRINT_DIALOG (dialog), target); /* the chooser belongs to the desktop */
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  close_dialog ();
  g_unlink (path);
  g_rmdir (folder);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (names) != NULL)
    n++;
  return n;
}

static gboolean
at_rest (gpointer dialog)
{
  return g_str_equal (gtk_stack_get_visible_child_name (child (dialog, "foot")), "rest");
}

/* Forms, so that the job lasts long enough for a hand. */
static void
test_a_batch_is_stopped_by_its_button (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("releve-ui-print-XXXXXX", NULL);
  g_autoptr (GFile) target = g_file_new_for_path (folder);
  GtkWindow *dialog = open_dialog (fixture);

  gtk_drop_down_set_selected (child (dialog, "what"), RELEVE_PRINTOUT_FORMS);
  robot_rest (300);
  robot_click (child (dialog, "everybody"));
  robot_rest (600);
  g_assert_true (gtk_check_button_get_active (child (dialog, "everybody")));
  releve_print_dialog_export_to (RELEVE_PRINT_DIALOG (dialog), target);
  g_assert_false (at_rest (dialog));
  robot_key ("space"); /* the focus is on Stop */
  robot_wait (at_rest, dialog, "the job ends");
  g_assert_cmpuint (count_files (folder), ==, 0);
  g_assert_true (gtk_widget_get_sensitive (child (dialog, "settings")));
  close_dialog ();
  g_rmdir (folder);
}

#define ADD(name, function) g_test_add ("/ui/print/" name, WindowFixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)

int
main (int argc, char *argv[])
{
  window_fixture_begin (&argc, &argv);
  ADD ("P1 P4 P6 the board in another language and on other paper", test_the_board_in_another_language_and_on_other_paper);
  ADD ("P1 the plan of the clinician who is shown", test_the_plan_of_the_clinician_who_is_shown);
  ADD ("P7 a batch is stopped by its button", test_a_batch_is_stopped_by_its_button);
  return g_test_run ();
}
