/* The whole program in a real window, with a real pointer and real keys. */

#include <adwaita.h>
#include <string.h>

#include "releve-lam-editor.h"
#include "releve-level-scale.h"
#include "releve-robot.h"
#include "releve-toast.h"
#include "releve-window-fixture.h"

/* The file itself, read by somebody else. */
static gboolean
file_holds (WindowFixture *fixture, const char *placement_id)
{
  ReleveDeskOptions options = { .today = WINDOW_TODAY, .read_only = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveDesk) other = releve_desk_open (fixture->path, &options, &error);

  g_assert_no_error (error);
  return releve_dossier_placement (releve_desk_get_dossier (other), placement_id) != NULL;
}

static GtkWidget *
tray_row (WindowFixture *fixture, const char *code)
{
  GtkWidget *tray = GTK_WIDGET (fixture->window), *label = robot_find (tray, G_TYPE_NONE, code);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW);
}

#define ASSIGNMENT "A2"

static void
assert_row_without_id (const RelevePlacement *card, const RelevePlacement *other)
{
  RelevePlacement *copy = releve_row_copy (&releve_placement_kind, other);

  g_free (copy->id);
  copy->id = g_strdup (card->id);
  g_assert_true (releve_row_equal (&releve_placement_kind, card, copy));
  releve_row_free (&releve_placement_kind, copy);
}

static void
drag_to (WindowFixture *fixture, const char *learner_id, int block)
{
  GtkWidget *row = tray_row (fixture, ASSIGNMENT);
  graphene_rect_t area;

  g_assert_true (releve_board_get_cell_area (fixture->board, learner_id, block, &area));
  robot_drag (row, 30, 10, GTK_WIDGET (fixture->board), area.origin.x + area.size.width / 2, area.origin.y + area.size.height / 2);
  robot_release ();
  robot_rest (300);
}

static void
test_pointer_and_keyboard_place_alike (WindowFixture *fixture, gconstpointer data)
{
  int block;
  const ReleveLearner *learner = window_fixture_find_allowed (fixture, ASSIGNMENT, &block);
  g_autofree char *before = window_fixture_sum (fixture), *after = NULL, *undone = NULL, *by_pointer = NULL, *by_key = NULL;
  RelevePlacement *dragged;

  drag_to (fixture, learner->id, block);
  g_assert_nonnull (window_fixture_card_at (fixture, learner->id, ASSIGNMENT, block));
  g_assert_true (file_holds (fixture, window_fixture_card_at (fixture, learner->id, ASSIGNMENT, block)->id));
  dragged = releve_row_copy (&releve_placement_kind, window_fixture_card_at (fixture, learner->id, ASSIGNMENT, block));
  by_pointer = window_fixture_step (fixture);
  after = window_fixture_sum (fixture);
  g_assert_cmpstr (before, !=, after);

  robot_key ("ctrl+z");
  undone = window_fixture_sum (fixture);
  g_assert_cmpstr (before, ==, undone);
  g_assert_false (file_holds (fixture, dragged->id));

  /* The same by keyboard alone: Enter on the row, Enter in the cell. */
  gtk_widget_grab_focus (tray_row (fixture, ASSIGNMENT));
  robot_key ("Return");
  g_assert_true (releve_board_is_carrying (fixture->board));
  releve_board_focus_cell (fixture->board, learner->id, block);
  robot_key ("Return");
  g_assert_nonnull (window_fixture_card_at (fixture, learner->id, ASSIGNMENT, block));
  by_key = window_fixture_step (fixture);
  g_assert_cmpstr (by_pointer, ==, by_key);
  assert_row_without_id (dragged, window_fixture_card_at (fixture, learner->id, ASSIGNMENT, block));
  releve_row_free (&releve_placement_kind, dragged);
}

static void
test_escape_leaves_no_trace (WindowFixture *fixture, gconstpointer data)
{
  int block;
  const ReleveLearner *learner = window_fixture_find_allowed (fixture, ASSIGNMENT, &block);
  g_autofree char *before = window_fixture_sum (fixture), *after = NULL;
  graphene_rect_t area;

  g_assert_true (releve_board_get_cell_area (fixture->board, learner->id, block, &area));
  robot_drag (tray_row (fixture, ASSIGNMENT), 30, 10, GTK_WIDGET (fixture->board), area.origin.x + 30, area.origin.y + 30);
  g_assert_true (releve_board_is_carrying (fixture->board));
  robot_key ("Escape");
  robot_release ();
  g_assert_false (releve_board_is_carrying (fixture->board));
  after = window_fixture_sum (fixture);
  g_assert_cmpstr (before, ==, after);
}

static gboolean
wish_is_open (gpointer data)
{
  return window_fixture_dialog (data) != NULL;
}

/* A gesture on a slider is one step; Ctrl+Z takes it back. */
static void
test_one_gesture_one_step (WindowFixture *fixture, gconstpointer data)
{
  const RelevePlacement *card = window_fixture_card_at (fixture, "L06", "G3", 4);
  g_autofree char *before = window_fixture_sum (fixture), *after = NULL, *undone = NULL;
  GtkWidget *scale;

  g_assert_nonnull (card);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-card", "s", card->id);
  robot_rest (500);
  scale = window_fixture_find_type (GTK_WIDGET (fixture->window), RELEVE_TYPE_LEVEL_SCALE);
  g_assert_nonnull (scale);
  gtk_widget_grab_focus (scale);
  robot_key ("2");
  robot_rest (900);
  g_assert_cmpint (window_fixture_card_at (fixture, "L06", "G3", 4)->levels.v[RELEVE_CHG], ==, 2);
  after = window_fixture_sum (fixture);
  g_assert_cmpstr (before, !=, after);
  robot_key ("ctrl+z");
  undone = window_fixture_sum (fixture);
  g_assert_cmpstr (before, ==, undone);
  g_assert_cmpint (releve_level_scale_get_level (RELEVE_LEVEL_SCALE (scale)), ==, 3);
}

/* What is in draft stays in sight, and the next gesture starts from it. */
static void
test_draft_levels_stay (WindowFixture *fixture, gconstpointer data)
{
  const RelevePlacement *card = window_fixture_card_at (fixture, "L06", "K2", 7);
  GtkWidget *scale;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-card", "s", card->id);
  robot_rest (500);
  scale = window_fixture_find_type (GTK_WIDGET (fixture->window), RELEVE_TYPE_LEVEL_SCALE);
  gtk_widget_grab_focus (scale);
  robot_key ("1");
  robot_rest (900);
  g_assert_cmpint (card->levels_state, ==, RELEVE_LEVELS_DRAFT);
  g_assert_cmpint (releve_level_scale_get_level (RELEVE_LEVEL_SCALE (scale)), ==, 1);
  robot_key ("Down");
  robot_click (robot_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Reset to default"));
  robot_rest (300);
  g_assert_cmpint (card->levels_state, ==, RELEVE_LEVELS_NONE);
  g_assert_cmpint (releve_level_scale_get_level (RELEVE_LEVEL_SCALE (scale)), ==, 0);
}

/* The wish of a clinician, by the menu of the editor (L12). */
static void
test_wish (WindowFixture *fixture, gconstpointer data)
{
  const RelevePlacement *card = window_fixture_card_at (fixture, "L06", "G3", 4);
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-card", "s", card->id);
  robot_rest (500);
  robot_click (window_fixture_find_type (window_fixture_find_type (GTK_WIDGET (fixture->window), RELEVE_TYPE_LAM_EDITOR), GTK_TYPE_MENU_BUTTON));
  robot_rest (400);
  robot_key ("Return");
  dialog = window_fixture_wait_for_dialog (fixture);
  gtk_widget_grab_focus (window_fixture_find_type (dialog, RELEVE_TYPE_LEVEL_SCALE));
  robot_key ("1");
  robot_rest (300);
  robot_click (robot_find (dialog, GTK_TYPE_BUTTON, "Save"));
  robot_rest (300);
  g_assert_cmpint (card->wish.v[RELEVE_CHG], ==, 1);
  g_assert_cmpint (card->wish.v[RELEVE_AUT], ==, 3);
  g_assert_nonnull (robot_find (GTK_WIDGET (fixture->window), G_TYPE_NONE, "1 here, 3 chosen."));
}

/* One card beside another clinician, then beside another assignment (L14). */
static void
test_compare (WindowFixture *fixture, gconstpointer data)
{
  const RelevePlacement *card = window_fixture_card_at (fixture, "L06", "G3", 4);
  GtkWidget *dialog, *choice;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.compare", "s", card->id);
  robot_wait (wish_is_open, fixture, "the comparison");
  robot_rest (300);
  dialog = GTK_WIDGET (window_fixture_dialog (fixture));
  choice = window_fixture_find_type (dialog, GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
  robot_rest (200);
  g_assert_nonnull (robot_find (dialog, G_TYPE_NONE, "Dr Adjei"));
  g_assert_nonnull (robot_find (dialog, G_TYPE_NONE, "95"));
  choice = gtk_widget_get_next_sibling (choice);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
  robot_rest (200);
  g_assert_null (robot_find (dialog, G_TYPE_NONE, "Dr Adjei"));
  g_assert_nonnull (robot_find (dialog, G_TYPE_NONE, "Run the ward for a week"));
  robot_key ("Escape");
  robot_rest (300);
  g_assert_null (window_fixture_dialog (fixture));
}

/* Whom a filter leaves out is dimmed on the board and away elsewhere, until cleared (D13). */
static void
test_filter_holds (WindowFixture *fixture, gconstpointer data)
{
  ReleveDocument *document = releve_window_get_document (fixture->window);
  ReleveDossier *dossier = releve_desk_get_dossier (fixture->desk);
  const ReleveLearner *lavoie = releve_dossier_learner (dossier, "L06");

  releve_document_set_filter (document, lavoie->role_id, NULL);
  releve_window_set_view (fixture->window, "people");
  robot_rest (400);
  g_assert_nonnull (robot_find (GTK_WIDGET (fixture->window), G_TYPE_NONE, "Dre Camille Lavoie"));
  g_assert_null (robot_find (GTK_WIDGET (fixture->window), G_TYPE_NONE, "Dr Owen Hughes"));
  releve_document_set_filter (document, NULL, NULL);
  robot_rest (400);
  g_assert_nonnull (robot_find (GTK_WIDGET (fixture->window), G_TYPE_NONE, "Dr Owen Hughes"));
}

static void
show_views (ReleveWindow *window)
{
  static const char *const views[] = { "dashboard", "board", "catalogue", "followup", "people" };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      releve_window_set_view (window, views[i]);
      robot_rest (300);
    }
}

static ReleveWindow *
window_of (ReleveApplication *self)
{
  return RELEVE_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (self)));
}

/* Every page in both languages and styles; a critical would end the test. */
static void
test_languages_change_at_once (WindowFixture *fixture, gconstpointer data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  show_views (fixture->window);
  g_assert_nonnull (robot_find (GTK_WIDGET (fixture->window), G_TYPE_NONE, "Competencies, largest gap first"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "language", g_variant_new_string ("fr"));
  robot_rest (500);
  fixture->window = window_of (fixture->application);
  g_assert_cmpstr (releve_window_get_view (fixture->window), ==, "people");
  g_assert_nonnull (robot_find (GTK_WIDGET (fixture->window), G_TYPE_NONE, "Compétences, plus grand écart d’abord"));
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  show_views (fixture->window);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "language", g_variant_new_string ("en"));
  robot_rest (300);
  fixture->window = window_of (fixture->application);
}

/* Whoever clicks Undo reads that it was undone. */
static void
test_undo_on_the_toast (WindowFixture *fixture, gconstpointer data)
{
  const RelevePlacement *card = window_fixture_card_at (fixture, "L06", "K2", 7);
  ReleveToast *toast = RELEVE_TOAST (window_fixture_find_type (GTK_WIDGET (fixture->window), RELEVE_TYPE_TOAST));
  g_autofree char *before = window_fixture_sum (fixture);

  g_assert_null (releve_toast_get_sentence (toast));
  releve_board_focus_card (fixture->board, card->id);
  robot_key ("ctrl+e");
  robot_rest (400);
  g_assert_nonnull (strstr (releve_toast_get_sentence (toast), "pinned"));
  window_fixture_press (GTK_WIDGET (toast), "Undo");
  window_fixture_assert_sum (fixture, before);
  g_assert_true (g_str_has_prefix (releve_toast_get_sentence (toast), "Undone: "));
  g_assert_null (robot_find (GTK_WIDGET (toast), GTK_TYPE_BUTTON, "Undo"));

  /* A second step says the newest in place. */
  releve_board_focus_card (fixture->board, card->id);
  robot_key ("ctrl+e");
  robot_key ("ctrl+z");
  robot_key ("ctrl+e");
  robot_rest (200);
  g_assert_nonnull (robot_find (GTK_WIDGET (toast), GTK_TYPE_BUTTON, "Undo"));
}

int
main (int argc, char **argv)
{
  window_fixture_begin (&argc, &argv);
#define ADD(name, test) g_test_add ("/ui/" name, WindowFixture, NULL, window_fixture_set_up, test, window_fixture_tear_down)
  ADD ("pointer and keyboard place the same card, and Ctrl+Z takes it back", test_pointer_and_keyboard_place_alike);
  ADD ("Esc during a drag leaves no trace", test_escape_leaves_no_trace);
  ADD ("one gesture on a slider is one step", test_one_gesture_one_step);
  ADD ("L9 draft levels stay in sight", test_draft_levels_stay);
  ADD ("L12 a wish is recorded and compared", test_wish);
  ADD ("L14 one card beside another possibility", test_compare);
  ADD ("B14 the Undo of the toast says what was undone", test_undo_on_the_toast);
  ADD ("D13 a filter holds from page to page", test_filter_holds);
  ADD ("languages and styles change at once, on the same page", test_languages_change_at_once);
  return g_test_run ();
}
