/* "Propose a plan" and "Suggest" in a real window, with real keys. */

#include <string.h>

#include "releve-entry.h"
#include "releve-robot.h"
#include "releve-window-fixture.h"

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
         || robot_find (dialog, GTK_TYPE_LABEL, "No plan is better") != NULL
         || robot_find (dialog, GTK_TYPE_LABEL, "its quality is not known") != NULL;
}

static gboolean
has_ended (gpointer dialog)
{
  return robot_find (dialog, GTK_TYPE_BUTTON, "Search again") != NULL;
}

static GtkWindow *
open_dialog (WindowFixture *fixture)
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
test_adopt (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *before = window_fixture_sum (fixture), *searched = NULL, *adopted = NULL, *undone = NULL;
  GtkWindow *dialog = open_dialog (fixture);
  GtkWidget *adopt = robot_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Adopt plan A");

  g_assert_false (gtk_widget_get_sensitive (adopt));
  search_and_stop (dialog);
  searched = window_fixture_sum (fixture);
  g_assert_cmpstr (searched, ==, before);
  g_assert_true (gtk_widget_get_sensitive (adopt));
  robot_click (adopt);
  robot_wait (is_gone, "Propose a plan", "the dialog closes");
  adopted = window_fixture_sum (fixture);
  g_assert_cmpstr (adopted, !=, before);
  robot_take (GTK_WINDOW (fixture->window));
  robot_key ("ctrl+z");
  robot_rest (300);
  undone = window_fixture_sum (fixture);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_cancel (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *before = window_fixture_sum (fixture), *after = NULL;

  open_dialog (fixture);
  robot_key ("Escape");
  robot_wait (is_gone, "Propose a plan", "the dialog closes");
  robot_rest (500); /* what still ran in the task ends quietly */
  after = window_fixture_sum (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (releve_desk_history (fixture->desk, NULL)->len, ==, 0);
}

static void
test_look (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *before = window_fixture_sum (fixture), *after = NULL;
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
  after = window_fixture_sum (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* The words follow the slider; a search under way begins again. */
static void
test_weights (WindowFixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = open_dialog (fixture);

  g_assert_nonnull (robot_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "every hour may be used"));
  gtk_widget_grab_focus (window_fixture_find_type (GTK_WIDGET (dialog), GTK_TYPE_SCALE) /* the first: growth */);
  robot_key ("Home");
  robot_rest (100);
  g_assert_nonnull (robot_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "only what the rules ask for"));
  robot_key ("Right");
  robot_rest (100);
  g_assert_nonnull (robot_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "only cards that bring much"));
  robot_wait (has_plan, dialog, "the search has begun again");
  robot_key ("Escape");
  robot_wait (is_gone, "Propose a plan", "the dialog closes");
}

/* ---- what cannot be planned (O3) ---- */

static gboolean
says_no_block (gpointer dialog)
{
  return robot_find (dialog, GTK_TYPE_LABEL, "There is no block left to plan") != NULL;
}

static void
test_year_over (WindowFixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = open_dialog (fixture);

  robot_wait (says_no_block, dialog, "the dialog says that there is no block left");
  g_assert_true (has_ended (dialog));
  g_assert_false (gtk_widget_get_sensitive (robot_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Adopt plan A")));
  robot_click (robot_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Search again"));
  robot_wait (says_no_block, dialog, "the dialog says it again");
  robot_key ("Escape");
  robot_wait (is_gone, "Propose a plan", "the dialog closes");
}

/* An assignment that wants more people than there are. */
static void
ask_too_many (WindowFixture *fixture)
{
  const ReleveAssignment *assignment = releve_dossier_by_code (releve_desk_get_dossier (fixture->desk), &releve_assignment_kind, "A1");
  g_autoptr (ReleveEntry) entry = releve_entry_of (releve_desk_get_dossier (fixture->desk), &releve_assignment_kind, assignment->id);
  g_autoptr (GError) error = NULL;

  ((ReleveAssignment *) entry->row)->minimum = 30;
  ((ReleveAssignment *) entry->row)->capacity = 0;
  releve_desk_save_entry (fixture->desk, entry, &error);
  g_assert_no_error (error);
}

static gboolean
says_no_plan (gpointer dialog)
{
  return robot_find (dialog, GTK_TYPE_LABEL, "No plan keeps every rule") != NULL;
}

static gboolean
seeks_a_plan (gpointer dialog)
{
  return robot_find (dialog, GTK_TYPE_LABEL, "Looking for a plan that keeps every rule") != NULL;
}

/* The plan that breaks least is looked at and cannot be adopted. */
static void
test_conflict (WindowFixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  ask_too_many (fixture);
  dialog = open_dialog (fixture);
  robot_wait (seeks_a_plan, dialog, "the search begins");
  robot_rest (500);
  robot_click (robot_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Stop here"));
  robot_wait (says_no_plan, dialog, "the dialog says that there is no plan");
  g_assert_nonnull (robot_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "asks 30 people"));
  g_assert_nonnull (robot_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "It can be looked at, not adopted."));
  g_assert_false (gtk_widget_get_sensitive (robot_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Adopt plan A")));
  robot_click (robot_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Show A on the board"));
  robot_wait (is_there, "nothing is written", "the board opens");
  robot_take (find_window ("nothing is written"));
  robot_key ("Escape");
  robot_wait (is_gone, "nothing is written", "the board closes");
  robot_take (dialog);
  robot_key ("Escape");
  robot_wait (is_gone, "Propose a plan", "the dialog closes");
}

/* ---- Suggest (B24) ---- */

static guint
count_steps (WindowFixture *fixture)
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
suggest_and_accept (WindowFixture *fixture, const char *row_id, const char *words)
{
  GtkWindow *window;

  releve_board_focus_cell (fixture->board, row_id, 12);
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
test_suggest_assignment (WindowFixture *fixture, gconstpointer data)
{
  suggest_and_accept (fixture, "L24", "the most growth first");
}

static void
test_suggest_clinician (WindowFixture *fixture, gconstpointer data)
{
  releve_board_set_by (fixture->board, RELEVE_BOARD_BY_ASSIGNMENT);
  robot_rest (200);
  suggest_and_accept (fixture, "A1", "nobody is ranked");
}

#define ADD(path, function) g_test_add ("/propose/" path, WindowFixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)

int
main (int argc, char **argv)
{
  window_fixture_begin (&argc, &argv);

  ADD ("O2 A plan is adopted in one step, and one undo brings today's back", test_adopt);
  ADD ("O2 Cancel leaves everything as it was", test_cancel);
  ADD ("O7 A plan is looked at, with its reasons, and nothing is written", test_look);
  ADD ("O5 The words follow the weights, and the search begins again", test_weights);
  ADD ("O3 A conflict is named, and the plan that breaks least is only looked at", test_conflict);
  g_test_add ("/propose/O1 A year that is over is refused in a sentence", WindowFixture, GINT_TO_POINTER (releve_day_new (2031, 1, 1)),
              window_fixture_set_up, test_year_over, window_fixture_tear_down);
  ADD ("B24 an assignment is suggested by key, and placed once accepted", test_suggest_assignment);
  ADD ("B24 clinicians are suggested by name for an assignment's cell", test_suggest_clinician);
  return g_test_run ();
}
