/* "Propose a plan" and "Suggest" in a real window, with real keys. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "releve-application.h"
#include "releve-board.h"
#include "releve-exchange.h"
#include "releve-robot.h"
#include "releve-settings.h"
#include "releve-window.h"

#define TODAY releve_day_new (2026, 9, 14)

typedef struct {
  ReleveWindow *window;
  ReleveDesk *desk;
  char *path;
} Fixture;

static ReleveApplication *
application (void)
{
  static ReleveApplication *self;
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    {
      self = releve_application_new ();
      g_application_register (G_APPLICATION (self), NULL, &error);
      g_assert_no_error (error);
    }
  return self;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ReleveNewDepartment wish = { .example = TRUE, .today = TODAY };
  ReleveDeskOptions options = { .who = "Test", .today = TODAY };
  g_autoptr (ReleveDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  fixture->path = g_build_filename (g_get_user_data_dir (), "propose.releve", NULL);
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_remove (fixture->path);
  releve_exchange_new_department (fixture->path, &wish, &error);
  g_assert_no_error (error);
  fixture->desk = releve_desk_open (fixture->path, &options, &error);
  g_assert_no_error (error);
  document = releve_document_new (fixture->desk, RELEVE_LANGUAGE_EN);
  fixture->window = releve_window_new (GTK_APPLICATION (application ()), document);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  releve_window_set_view (fixture->window, "board");
  robot_take (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  robot_rest (50);
  g_object_unref (fixture->desk);
  g_remove (fixture->path);
  g_free (fixture->path);
}

static char *
checksum (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *sum = releve_desk_checksum (fixture->desk, &error);

  g_assert_no_error (error);
  return sum;
}

/* The topmost window of that title, NULL if there is none. */
static GtkWindow *
find_window (const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (GTK_WIDGET (window)) && gtk_window_get_title (window) != NULL
          && strstr (gtk_window_get_title (window), title) != NULL)
        return window;
    }
  return NULL;
}

static gboolean
is_there (gpointer title)
{
  return find_window (title) != NULL;
}

static gboolean
is_gone (gpointer title)
{
  return find_window (title) == NULL;
}

static gboolean
has_plan (gpointer dialog)
{
  return robot_find (dialog, GTK_TYPE_LABEL, "of the best possible") != NULL
         || robot_find (dialog, GTK_TYPE_LABEL, "show in a moment") != NULL;
}

static gboolean
has_ended (gpointer dialog)
{
  return robot_find (dialog, GTK_TYPE_BUTTON, "Search again") != NULL;
}

static GtkWindow *
open_dialog (Fixture *fixture)
{
  GtkWindow *dialog;

  robot_click (robot_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Propose a plan"));
  robot_wait (is_there, "Propose a plan", "the dialog opens");
  dialog = find_window ("Propose a plan");
  robot_take (dialog);
  return dialog;
}

/* A plan first; how good it is does not matter here. */
static void
search_and_stop (GtkWindow *dialog)
{
  robot_wait (has_plan, dialog, "a plan is found");
  robot_click (robot_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Stop here"));
  robot_wait (has_ended, dialog, "the search ends");
}

static void
test_adopt (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = checksum (fixture), *searched = NULL, *adopted = NULL, *undone = NULL;
  GtkWindow *dialog = open_dialog (fixture);
  GtkWidget *adopt = robot_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Adopt plan A");

  g_assert_false (gtk_widget_get_sensitive (adopt));
  search_and_stop (dialog);
  searched = checksum (fixture);
  g_assert_cmpstr (searched, ==, before);
  g_assert_true (gtk_widget_get_sensitive (adopt));
  robot_click (adopt);
  robot_wait (is_gone, "Propose a plan", "the dialog closes");
  adopted = checksum (fixture);
  g_assert_cmpstr (adopted, !=, before);
  robot_take (GTK_WINDOW (fixture->window));
  robot_key ("ctrl+z");
  robot_rest (300);
  undone = checksum (fixture);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = checksum (fixture), *after = NULL;

  open_dialog (fixture);
  robot_key ("Escape");
  robot_wait (is_gone, "Propose a plan", "the dialog closes");
  robot_rest (500); /* what still ran in the task ends quietly */
  after = checksum (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (releve_desk_history (fixture->desk, NULL)->len, ==, 0);
}

static void
test_look (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = checksum (fixture), *after = NULL;
  GtkWindow *dialog = open_dialog (fixture), *window;

  search_and_stop (dialog);
  gtk_widget_grab_focus (robot_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, " changes"));
  robot_key ("Return");
  robot_wait (is_there, "what changes", "the changes open");
  window = find_window ("what changes");
  robot_take (window);
  g_assert_nonnull (robot_find (GTK_WIDGET (window), G_TYPE_NONE, "is new in block"));
  g_assert_nonnull (robot_find (GTK_WIDGET (window), G_TYPE_NONE, "Fit "));
  robot_key ("Escape");
  robot_wait (is_gone, "what changes", "the changes close");
  robot_take (dialog);
  robot_click (robot_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Show A on the board"));
  robot_wait (is_there, "nothing is written", "the board opens");
  robot_take (find_window ("nothing is written"));
  robot_key ("Escape");
  robot_wait (is_gone, "nothing is written", "the board closes");
  after = checksum (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* The first: growth. */
static GtkWidget *
find_scale (GtkWidget *root)
{
  if (GTK_IS_SCALE (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_scale (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The words follow the slider; a search under way begins again. */
static void
test_weights (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = open_dialog (fixture);

  g_assert_nonnull (robot_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "every hour may be used"));
  gtk_widget_grab_focus (find_scale (GTK_WIDGET (dialog)));
  robot_key ("Home");
  robot_rest (100);
  g_assert_nonnull (robot_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "only what the rules ask for"));
  robot_key ("Right");
  robot_rest (100);
  g_assert_nonnull (robot_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "only cards that bring much"));
  robot_rest (500);
  g_assert_nonnull (robot_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Stop here"));
  robot_key ("Escape");
  robot_wait (is_gone, "Propose a plan", "the dialog closes");
}

/* ---- Suggest (B24) ---- */

static GtkWidget *
find_board (GtkWidget *root)
{
  if (RELEVE_IS_BOARD (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_board (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static guint
count_steps (Fixture *fixture)
{
  g_autoptr (GPtrArray) steps = releve_desk_history (fixture->desk, NULL);

  return steps->len;
}

static gboolean
has_step (gpointer data)
{
  return count_steps (data) == 1;
}

/* By key on @row_id's cell; nothing changes until a row is accepted. */
static void
suggest_and_accept (Fixture *fixture, const char *row_id, const char *words)
{
  ReleveBoard *board = RELEVE_BOARD (find_board (GTK_WIDGET (fixture->window)));
  GtkWindow *window;

  releve_board_focus_cell (board, row_id, 12);
  robot_rest (100);
  robot_key ("ctrl+g");
  robot_wait (is_there, "Suggest", "the suggestions open");
  window = find_window ("Suggest");
  robot_take (window);
  g_assert_nonnull (robot_find (GTK_WIDGET (window), GTK_TYPE_LABEL, words));
  g_assert_cmpuint (count_steps (fixture), ==, 0);
  robot_click (robot_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Place"));
  robot_wait (has_step, fixture, "the suggestion is placed");
  robot_wait (is_gone, "Suggest", "the suggestions close");
}

static void
test_suggest_assignment (Fixture *fixture, gconstpointer data)
{
  suggest_and_accept (fixture, "L24", "the most growth first");
}

static void
test_suggest_clinician (Fixture *fixture, gconstpointer data)
{
  releve_board_set_by (RELEVE_BOARD (find_board (GTK_WIDGET (fixture->window))), RELEVE_BOARD_BY_ASSIGNMENT);
  robot_rest (200);
  suggest_and_accept (fixture, "A1", "nobody is ranked");
}

/* Only what is written is kept apart: icons need the system's folders. */
static void
keep_apart (void)
{
  g_autofree char *home = g_dir_make_tmp ("releve-ui-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
}

#define ADD(path, function) g_test_add ("/propose/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  keep_apart ();
  g_test_init (&argc, &argv, NULL);
  releve_settings_apply_language (RELEVE_LANGUAGE_EN);
  adw_init ();

  ADD ("O2 A plan is adopted in one step, and one undo brings today's back", test_adopt);
  ADD ("O2 Cancel leaves everything as it was", test_cancel);
  ADD ("O7 A plan is looked at, with its reasons, and nothing is written", test_look);
  ADD ("O5 The words follow the weights, and the search begins again", test_weights);
  ADD ("B24 an assignment is suggested by key, and placed once accepted", test_suggest_assignment);
  ADD ("B24 clinicians are suggested by name for an assignment's cell", test_suggest_clinician);
  return g_test_run ();
}
