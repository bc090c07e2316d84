/* The whole program in a real window, with a real pointer and real keys. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "releve-application.h"
#include "releve-board.h"
#include "releve-exchange.h"
#include "releve-lam-editor.h"
#include "releve-level-scale.h"
#include "releve-robot.h"
#include "releve-settings.h"
#include "releve-verdicts.h"
#include "releve-window.h"

#define TODAY releve_day_new (2026, 9, 14)

typedef struct {
  ReleveApplication *application;
  ReleveWindow *window;
  ReleveDesk *desk;
  ReleveBoard *board;
  char *path;
} Fixture;

/* One application a process, as in life. */
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

static GtkWidget *
find_type (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ReleveNewDepartment wish = { .example = TRUE, .today = TODAY };
  ReleveDeskOptions options = { .who = "Test", .today = TODAY };
  g_autoptr (ReleveDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  fixture->path = g_build_filename (g_get_user_data_dir (), "window.releve", NULL);
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_remove (fixture->path);
  releve_exchange_new_department (fixture->path, &wish, &error);
  g_assert_no_error (error);
  fixture->desk = releve_desk_open (fixture->path, &options, &error);
  g_assert_no_error (error);
  fixture->application = application ();
  document = releve_document_new (fixture->desk, RELEVE_LANGUAGE_EN);
  fixture->window = releve_window_new (GTK_APPLICATION (fixture->application), document);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  releve_window_set_view (fixture->window, "board");
  robot_take (GTK_WINDOW (fixture->window));
  fixture->board = RELEVE_BOARD (find_type (GTK_WIDGET (fixture->window), RELEVE_TYPE_BOARD));
  g_assert_nonnull (fixture->board);
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

/* A free cell in view where @assignment_id may go without a word. */
static const ReleveLearner *
find_allowed_cell (Fixture *fixture, const char *assignment_id, int *block)
{
  ReleveDossier *dossier = releve_desk_get_dossier (fixture->desk);
  GPtrArray *learners = releve_dossier_all (dossier, &releve_learner_kind);
  g_autoptr (ReleveVerdicts) verdicts = releve_verdicts_new (dossier, assignment_id, NULL);

  for (guint row = 0; row < learners->len; row++)
    for (int b = 1; b <= 9; b++)
      {
        const ReleveLearner *learner = learners->pdata[row];
        graphene_rect_t area;
        ReleveVerdict verdict;

        releve_verdicts_ask (verdicts, releve_verdicts_find_learner (verdicts, learner->id), b, &verdict);
        if (verdict.state != RELEVE_VERDICT_ALLOWED || verdict.drop != RELEVE_DROP_PLACE)
          continue;
        if (releve_board_get_cell_area (fixture->board, learner->id, b, &area) && area.origin.y > 100 && area.origin.y < 400)
          {
            *block = b;
            return learner;
          }
      }
  g_assert_not_reached ();
}

static const RelevePlacement *
card_at (Fixture *fixture, const char *learner_id, const char *assignment_id, int block)
{
  ReleveDossier *dossier = releve_desk_get_dossier (fixture->desk);
  GPtrArray *cards = RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, learner_id, learner_id);

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = cards->pdata[i];

      if (g_str_equal (card->assignment_id, assignment_id) && releve_dossier_first_block (dossier, card) == block)
        return card;
    }
  return NULL;
}

/* The file itself, read by somebody else. */
static gboolean
file_holds (Fixture *fixture, const char *placement_id)
{
  ReleveDeskOptions options = { .today = TODAY, .read_only = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveDesk) other = releve_desk_open (fixture->path, &options, &error);

  g_assert_no_error (error);
  return releve_dossier_placement (releve_desk_get_dossier (other), placement_id) != NULL;
}

static GtkWidget *
tray_row (Fixture *fixture, const char *code)
{
  GtkWidget *tray = GTK_WIDGET (fixture->window), *label = robot_find (tray, G_TYPE_NONE, code);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW);
}

#define ASSIGNMENT "A2"

static char *
step_of (Fixture *fixture)
{
  const ReleveStep *step = releve_desk_peek_undo (fixture->desk);

  return step != NULL ? g_strdup_printf ("%s %s", step->verb, step->detail) : g_strdup ("");
}

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
drag_to (Fixture *fixture, const char *learner_id, int block)
{
  GtkWidget *row = tray_row (fixture, ASSIGNMENT);
  graphene_rect_t area;

  g_assert_true (releve_board_get_cell_area (fixture->board, learner_id, block, &area));
  robot_drag (row, 30, 10, GTK_WIDGET (fixture->board), area.origin.x + area.size.width / 2, area.origin.y + area.size.height / 2);
  robot_release ();
  robot_rest (300);
}

static void
test_pointer_and_keyboard_place_alike (Fixture *fixture, gconstpointer data)
{
  int block;
  const ReleveLearner *learner = find_allowed_cell (fixture, ASSIGNMENT, &block);
  g_autofree char *before = checksum (fixture), *after = NULL, *undone = NULL, *by_pointer = NULL, *by_key = NULL;
  RelevePlacement *dragged;

  drag_to (fixture, learner->id, block);
  g_assert_nonnull (card_at (fixture, learner->id, ASSIGNMENT, block));
  g_assert_true (file_holds (fixture, card_at (fixture, learner->id, ASSIGNMENT, block)->id));
  dragged = releve_row_copy (&releve_placement_kind, card_at (fixture, learner->id, ASSIGNMENT, block));
  by_pointer = step_of (fixture);
  after = checksum (fixture);
  g_assert_cmpstr (before, !=, after);

  robot_key ("ctrl+z");
  undone = checksum (fixture);
  g_assert_cmpstr (before, ==, undone);
  g_assert_false (file_holds (fixture, dragged->id));

  /* The same by keyboard alone: Enter on the row, Enter in the cell. */
  gtk_widget_grab_focus (tray_row (fixture, ASSIGNMENT));
  robot_key ("Return");
  g_assert_true (releve_board_is_carrying (fixture->board));
  releve_board_focus_cell (fixture->board, learner->id, block);
  robot_key ("Return");
  g_assert_nonnull (card_at (fixture, learner->id, ASSIGNMENT, block));
  by_key = step_of (fixture);
  g_assert_cmpstr (by_pointer, ==, by_key);
  assert_row_without_id (dragged, card_at (fixture, learner->id, ASSIGNMENT, block));
  releve_row_free (&releve_placement_kind, dragged);
}

static void
test_escape_leaves_no_trace (Fixture *fixture, gconstpointer data)
{
  int block;
  const ReleveLearner *learner = find_allowed_cell (fixture, ASSIGNMENT, &block);
  g_autofree char *before = checksum (fixture), *after = NULL;
  graphene_rect_t area;

  g_assert_true (releve_board_get_cell_area (fixture->board, learner->id, block, &area));
  robot_drag (tray_row (fixture, ASSIGNMENT), 30, 10, GTK_WIDGET (fixture->board), area.origin.x + 30, area.origin.y + 30);
  g_assert_true (releve_board_is_carrying (fixture->board));
  robot_key ("Escape");
  robot_release ();
  g_assert_false (releve_board_is_carrying (fixture->board));
  after = checksum (fixture);
  g_assert_cmpstr (before, ==, after);
}

static GtkWindow *
find_dialog (Fixture *fixture)
{
  GList *windows = gtk_window_list_toplevels ();
  GtkWindow *found = NULL;

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (fixture->window) && gtk_widget_get_mapped (l->data))
      found = l->data;
  g_list_free (windows);
  return found;
}

static gboolean
wish_is_open (gpointer data)
{
  return find_dialog (data) != NULL;
}

/* A gesture on a slider is one step; Ctrl+Z takes it back. */
static void
test_one_gesture_one_step (Fixture *fixture, gconstpointer data)
{
  const RelevePlacement *card = card_at (fixture, "L06", "G3", 4);
  g_autofree char *before = checksum (fixture), *after = NULL, *undone = NULL;
  GtkWidget *scale;

  g_assert_nonnull (card);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-card", "s", card->id);
  robot_rest (500);
  scale = find_type (GTK_WIDGET (fixture->window), RELEVE_TYPE_LEVEL_SCALE);
  g_assert_nonnull (scale);
  gtk_widget_grab_focus (scale);
  robot_key ("2");
  robot_rest (900);
  g_assert_cmpint (card_at (fixture, "L06", "G3", 4)->levels.v[RELEVE_CHG], ==, 2);
  after = checksum (fixture);
  g_assert_cmpstr (before, !=, after);
  robot_key ("ctrl+z");
  undone = checksum (fixture);
  g_assert_cmpstr (before, ==, undone);
  g_assert_cmpint (releve_level_scale_get_level (RELEVE_LEVEL_SCALE (scale)), ==, 3);
}

/* What is in draft stays in sight, and the next gesture starts from it. */
static void
test_draft_levels_stay (Fixture *fixture, gconstpointer data)
{
  const RelevePlacement *card = card_at (fixture, "L06", "K2", 7);
  GtkWidget *scale;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-card", "s", card->id);
  robot_rest (500);
  scale = find_type (GTK_WIDGET (fixture->window), RELEVE_TYPE_LEVEL_SCALE);
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
test_wish (Fixture *fixture, gconstpointer data)
{
  const RelevePlacement *card = card_at (fixture, "L06", "G3", 4);
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-card", "s", card->id);
  robot_rest (500);
  robot_click (find_type (find_type (GTK_WIDGET (fixture->window), RELEVE_TYPE_LAM_EDITOR), GTK_TYPE_MENU_BUTTON));
  robot_rest (400);
  robot_key ("Return");
  robot_wait (wish_is_open, fixture, "the dialog of wishes");
  dialog = GTK_WIDGET (find_dialog (fixture));
  gtk_widget_grab_focus (find_type (dialog, RELEVE_TYPE_LEVEL_SCALE));
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
test_compare (Fixture *fixture, gconstpointer data)
{
  const RelevePlacement *card = card_at (fixture, "L06", "G3", 4);
  GtkWidget *dialog, *choice;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.compare", "s", card->id);
  robot_wait (wish_is_open, fixture, "the comparison");
  robot_rest (300);
  dialog = GTK_WIDGET (find_dialog (fixture));
  choice = find_type (dialog, GTK_TYPE_DROP_DOWN);
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
  g_assert_null (find_dialog (fixture));
}

/* Whom a filter leaves out is dimmed on the board and away elsewhere, until cleared (D13). */
static void
test_filter_holds (Fixture *fixture, gconstpointer data)
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
test_languages_change_at_once (Fixture *fixture, gconstpointer data)
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

/* Only what is written is kept apart: icons need the system's folders. */
static void
keep_apart (void)
{
  g_autofree char *home = g_dir_make_tmp ("releve-ui-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
}

int
main (int argc, char **argv)
{
  keep_apart ();
  g_test_init (&argc, &argv, NULL);
  releve_settings_apply_language (RELEVE_LANGUAGE_EN);
  adw_init ();
#define ADD(name, test) g_test_add ("/ui/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("pointer and keyboard place the same card, and Ctrl+Z takes it back", test_pointer_and_keyboard_place_alike);
  ADD ("Esc during a drag leaves no trace", test_escape_leaves_no_trace);
  ADD ("one gesture on a slider is one step", test_one_gesture_one_step);
  ADD ("L9 draft levels stay in sight", test_draft_levels_stay);
  ADD ("L12 a wish is recorded and compared", test_wish);
  ADD ("L14 one card beside another possibility", test_compare);
  ADD ("D13 a filter holds from page to page", test_filter_holds);
  ADD ("languages and styles change at once, on the same page", test_languages_change_at_once);
  return g_test_run ();
}
