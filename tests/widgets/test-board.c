/* The board and its tray under a real pointer and a real keyboard. */

#include <math.h>

#include "maker.h"
#include "releve-board-card.h"
#include "releve-board-cell.h"
#include "releve-robot.h"
#include "releve-tray.h"

/* L1 has a card "one" in block 5 and "long" in blocks 6–7; L2 has "two" in block
 * 5; nothing may go to L3, and nothing into a block that has ended. */
typedef struct {
  ReleveDossier *dossier;
  RelevePhrasebook *book;
  GtkWidget *window, *board, *tray, *outside, *scroller;
  GString *signals;       /* one line each */
  char *sentence;         /* the last, NULL at rest */
  int begun, ended;
} Fixture;

/* The judge. */

static void
begin (const char *assignment_id, const char *const *placement_ids, gpointer data)
{
  ((Fixture *) data)->begun++;
}

static gboolean
ask (guint card, const char *learner_id, int block, ReleveCellVerdict *verdict, gpointer data)
{
  verdict->state = block < 3 ? RELEVE_CELL_NONE
    : g_str_equal (learner_id, "L3") ? RELEVE_CELL_FORBIDDEN
    : block == 4 ? RELEVE_CELL_WARNING : RELEVE_CELL_ALLOWED;
  verdict->fit = verdict->state == RELEVE_CELL_WARNING ? NAN : 84;
  g_strlcpy (verdict->reason, verdict->state == RELEVE_CELL_ALLOWED ? "" : "safety gate", sizeof verdict->reason);
  g_strlcpy (verdict->action, "swap K1", sizeof verdict->action);
  return TRUE;
}

static char *
sentence (guint card, const char *learner_id, int block, gpointer data)
{
  return g_strdup_printf ("to %s, block %d", learner_id, block);
}

static void
end (gpointer data)
{
  ((Fixture *) data)->ended++;
}

static const ReleveBoardJudge judge = { begin, ask, sentence, end };

/* What the page would hear. */

static void
put_cb (ReleveBoard *board, GArray *puts, Fixture *fixture)
{
  for (guint i = 0; i < puts->len; i++)
    {
      const ReleveBoardPut *put = &g_array_index (puts, ReleveBoardPut, i);

      g_string_append_printf (fixture->signals, "%s %s %s %d\n", put->placement_id != NULL ? "move" : "place",
                              put->placement_id != NULL ? put->placement_id : put->assignment_id, put->learner_id, put->block);
    }
}

static void
move_to_cb (ReleveBoard *board, char **placement_ids, Fixture *fixture)
{
  g_autofree char *ids = g_strjoinv (" ", placement_ids);

  g_string_append_printf (fixture->signals, "move-to %s\n", ids);
}

static void
remove_cb (GObject *sender, char **placement_ids, Fixture *fixture)
{
  g_autofree char *ids = g_strjoinv (" ", placement_ids);

  g_string_append_printf (fixture->signals, "remove %s\n", ids);
}

static void
pin_cb (ReleveBoard *board, char **placement_ids, gboolean pinned, Fixture *fixture)
{
  g_autofree char *ids = g_strjoinv (" ", placement_ids);

  g_string_append_printf (fixture->signals, "pin %s %d\n", ids, pinned);
}

static void
open_cb (ReleveBoard *board, const char *placement_id, Fixture *fixture)
{
  g_string_append_printf (fixture->signals, "open %s\n", placement_id != NULL ? placement_id : "nothing");
}

static void
refused_cb (ReleveBoard *board, const char *why, Fixture *fixture)
{
  g_string_append_printf (fixture->signals, "refused %s\n", why);
}

static void
sentence_cb (ReleveBoard *board, const char *said, Fixture *fixture)
{
  g_free (fixture->sentence);
  fixture->sentence = g_strdup (said);
}

static void
fill_dossier (Fixture *fixture, int n_learners)
{
  static const char *const families[] = { "Adjei", "R&D <pilot>", "O’Brien" };

  fixture->dossier = maker_dossier (13);
  for (int i = 1; i <= n_learners; i++)
    {
      g_autofree char *id = g_strdup_printf ("L%d", i);
      ReleveLearner *learner = maker_learner (fixture->dossier, id);

      learner->title = g_strdup ("Dr");
      learner->family = i <= 3 ? g_strdup (families[i - 1]) : g_strdup_printf ("Zed %02d", i);
    }
  /* In the order of the alphabet: Adjei, O’Brien, R&D. */
  maker_assignment (fixture->dossier, "K1", RELEVE_CLINICAL, "1111111222")->minimum = 1;
  maker_assignment (fixture->dossier, "A1", RELEVE_ACADEMIC, "1111111222");
  for (int i = 1; i <= 2; i++)
    {
      const ReleveAssignment *assignment = releve_dossier_assignment (fixture->dossier, i == 1 ? "K1" : "A1");

      ((ReleveAssignment *) assignment)->name.en = g_strdup (i == 1 ? "Run the ward" : "Teach <them>");
      ((ReleveAssignment *) assignment)->short_name.en = g_strdup (i == 1 ? "Ward week" : "Mixed teaching");
    }
  maker_card (fixture->dossier, "one", "L1", "K1", 5, 1);
  maker_card (fixture->dossier, "long", "L1", "A1", 6, 2);
  maker_card (fixture->dossier, "two", "L2", "A1", 5, 1)->pinned = TRUE;
}

static void
connect (Fixture *fixture)
{
  GtkWidget *board = fixture->board;

  g_signal_connect (board, "put", G_CALLBACK (put_cb), fixture);
  g_signal_connect (board, "move-to", G_CALLBACK (move_to_cb), fixture);
  g_signal_connect (board, "remove", G_CALLBACK (remove_cb), fixture);
  g_signal_connect (board, "pin", G_CALLBACK (pin_cb), fixture);
  g_signal_connect (board, "open", G_CALLBACK (open_cb), fixture);
  g_signal_connect (board, "refused", G_CALLBACK (refused_cb), fixture);
  g_signal_connect (board, "sentence", G_CALLBACK (sentence_cb), fixture);
  g_signal_connect (fixture->tray, "remove", G_CALLBACK (remove_cb), fixture);
  releve_board_set_judge (RELEVE_BOARD (board), &judge, fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *plan = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  fill_dossier (fixture, data != NULL ? GPOINTER_TO_INT (data) : 3);
  fixture->signals = g_string_new (NULL);
  fixture->book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);
  fixture->board = releve_board_new (fixture->dossier, fixture->book);
  fixture->tray = releve_tray_new (fixture->dossier, fixture->book, RELEVE_BOARD (fixture->board));
  fixture->scroller = gtk_scrolled_window_new ();
  fixture->outside = gtk_label_new ("outside");
  connect (fixture);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scroller), fixture->board);
  gtk_widget_set_hexpand (fixture->scroller, TRUE);
  gtk_widget_set_vexpand (fixture->scroller, TRUE);
  gtk_widget_set_size_request (fixture->outside, -1, 40);
  gtk_box_append (GTK_BOX (plan), fixture->tray);
  gtk_box_append (GTK_BOX (plan), fixture->scroller);
  gtk_box_append (GTK_BOX (box), fixture->outside);
  gtk_box_append (GTK_BOX (box), plan);
  fixture->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 420);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  robot_take (GTK_WINDOW (fixture->window));
}

/* Everything goes with its window. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWidget *board = g_object_ref (fixture->board), *tray = g_object_ref (fixture->tray);

  robot_close (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (tray);
  g_assert_finalize_object (board);
  g_assert_finalize_object (fixture->book);
  g_assert_finalize_object (fixture->dossier);
  g_string_free (fixture->signals, TRUE);
  g_free (fixture->sentence);
}

static void
assert_signals (Fixture *fixture, const char *expected)
{
  g_assert_cmpstr (fixture->signals->str, ==, expected);
  g_string_truncate (fixture->signals, 0);
}

static void
assert_at_rest (Fixture *fixture)
{
  g_assert_false (releve_board_is_carrying (RELEVE_BOARD (fixture->board)));
  g_assert_null (fixture->sentence);
  g_assert_cmpint (fixture->begun, ==, fixture->ended);
}

static graphene_rect_t
cell (Fixture *fixture, const char *learner_id, int block)
{
  graphene_rect_t area;

  g_assert_true (releve_board_get_cell_area (RELEVE_BOARD (fixture->board), learner_id, block, &area));
  return area;
}

static void
drag_to (Fixture *fixture, GtkWidget *from, double x, double y, const char *learner_id, int block)
{
  graphene_rect_t area = cell (fixture, learner_id, block);

  robot_drag (from, x, y, fixture->board, area.origin.x + area.size.width / 2, area.origin.y + area.size.height / 2);
}

static void
drag_card (Fixture *fixture, const char *learner_id, int block, const char *to_learner, int to_block)
{
  graphene_rect_t area = cell (fixture, learner_id, block);

  drag_to (fixture, fixture->board, area.origin.x + 20, area.origin.y + 30, to_learner, to_block);
}

static GtkWidget *
tray_row (Fixture *fixture, const char *name)
{
  GtkWidget *row = robot_find (fixture->tray, GTK_TYPE_LIST_BOX_ROW, name);

  g_assert_nonnull (row);
  return row;
}

static GtkWidget *
focused (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

static void
assert_focus_on_card (Fixture *fixture, const char *placement_id)
{
  GtkWidget *focus = focused (fixture);

  g_assert_true (RELEVE_IS_BOARD_CARD (focus));
  g_assert_cmpstr (releve_board_card_get_placement (RELEVE_BOARD_CARD (focus)), ==, placement_id);
}

static void
assert_focus_on_cell (Fixture *fixture, int row, int block)
{
  GtkWidget *focus = focused (fixture);

  g_assert_true (RELEVE_IS_BOARD_CELL (focus));
  g_assert_cmpint (releve_board_cell_get_row (RELEVE_BOARD_CELL (focus)), ==, row);
  g_assert_cmpint (releve_board_cell_get_block (RELEVE_BOARD_CELL (focus)), ==, block - 1);
}

/* By pointer. */

static void
test_a_drag_from_the_tray_places (Fixture *fixture, gconstpointer data)
{
  drag_to (fixture, tray_row (fixture, "Run the ward"), 60, 10, "L1", 8);
  g_assert_true (releve_board_is_carrying (RELEVE_BOARD (fixture->board)));
  g_assert_cmpstr (fixture->sentence, ==, "to L1, block 8");
  assert_signals (fixture, "");
  robot_release ();
  assert_signals (fixture, "place K1 L1 8\n");
  assert_at_rest (fixture);
}

static void
test_a_drag_of_a_card_moves_it (Fixture *fixture, gconstpointer data)
{
  drag_card (fixture, "L1", 5, "L2", 8);
  g_assert_cmpstr (fixture->sentence, ==, "to L2, block 8");
  robot_release ();
  assert_signals (fixture, "move one L2 8\n");
  assert_at_rest (fixture);
}

static void
test_a_card_dropped_on_another_asks_the_page (Fixture *fixture, gconstpointer data)
{
  drag_card (fixture, "L1", 5, "L2", 5);
  robot_release ();
  assert_signals (fixture, "move one L2 5\n");
}

static void
test_a_card_dropped_on_the_tray_leaves_the_board (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t area = cell (fixture, "L1", 5);

  robot_drag (fixture->board, area.origin.x + 20, area.origin.y + 30, fixture->tray, 80, 250);
  robot_release ();
  assert_signals (fixture, "remove one\n");
  assert_at_rest (fixture);
}

static void
test_a_drop_where_nothing_may_go_is_refused (Fixture *fixture, gconstpointer data)
{
  drag_card (fixture, "L1", 5, "L3", 5);
  robot_release ();
  assert_signals (fixture, "refused to L3, block 5\n");
  assert_at_rest (fixture);
  drag_card (fixture, "L1", 5, "L1", 1);
  robot_release ();
  assert_signals (fixture, "refused to L1, block 1\n");
  assert_at_rest (fixture);
}

static void
test_escape_during_a_drag_changes_nothing (Fixture *fixture, gconstpointer data)
{
  drag_card (fixture, "L1", 5, "L2", 8);
  g_assert_nonnull (fixture->sentence);
  robot_key ("Escape");
  robot_rest (300);
  assert_at_rest (fixture);
  robot_release ();
  assert_signals (fixture, "");
}

static void
test_a_drop_outside_changes_nothing (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t area = cell (fixture, "L1", 5);

  robot_drag (fixture->board, area.origin.x + 20, area.origin.y + 30, fixture->outside, 500, 20);
  /* Nothing is under the pointer: the toolbar names what is carried. */
  g_assert_cmpstr (fixture->sentence, ==, "Run the ward");
  robot_release ();
  robot_rest (300);
  assert_signals (fixture, "");
  assert_at_rest (fixture);
}

static void
test_a_click_opens_a_card (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t area = cell (fixture, "L1", 5);

  robot_move (fixture->board, area.origin.x + 20, area.origin.y + 30);
  robot_press ();
  robot_release ();
  assert_signals (fixture, "open one\n");
  assert_focus_on_card (fixture, "one");
  robot_key ("Escape");
  assert_signals (fixture, "open nothing\n");
}

static void
test_a_click_in_the_tray_and_one_on_the_board_place (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t area = cell (fixture, "L2", 9);

  robot_click (tray_row (fixture, "Teach"));
  g_assert_true (releve_board_is_carrying (RELEVE_BOARD (fixture->board)));
  robot_move (fixture->board, area.origin.x + 20, area.origin.y + 20);
  g_assert_cmpstr (fixture->sentence, ==, "to L2, block 9");
  robot_press ();
  robot_release ();
  assert_signals (fixture, "place A1 L2 9\n");
  assert_at_rest (fixture);
}

static gboolean
is_at_the_end (gpointer adjustment)
{
  return gtk_adjustment_get_value (adjustment)
         >= gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - 1;
}

static gboolean
is_at_the_start (gpointer adjustment)
{
  return gtk_adjustment_get_value (adjustment) <= 0;
}

static void
test_a_drag_held_at_an_edge_scrolls_to_the_last_cell (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (fixture->scroller));
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (fixture->scroller));
  GtkWidget *board = fixture->board;
  graphene_rect_t area = cell (fixture, "L1", 5);

  robot_drag (board, area.origin.x + 20, area.origin.y + 30, board,
              gtk_widget_get_width (board) - 8, gtk_widget_get_height (board) - 8);
  robot_wait (is_at_the_end, across, "the last block is in view");
  robot_wait (is_at_the_end, down, "the last row is in view");
  g_assert_cmpstr (fixture->sentence, ==, "to L30, block 13");
  robot_move (board, 152, 46);
  robot_wait (is_at_the_start, across, "the first block is in view");
  robot_wait (is_at_the_start, down, "the first row is in view");
  robot_release ();
  assert_signals (fixture, "refused to L1, block 1\n");
  assert_at_rest (fixture);
}

/* Among assignments a card moves along its own row and nowhere else. */
static void
test_the_board_turns_to_assignments_and_back (Fixture *fixture, gconstpointer data)
{
  ReleveBoard *board = RELEVE_BOARD (fixture->board);

  releve_board_focus_card (board, "one");
  releve_board_set_by (board, RELEVE_BOARD_BY_ASSIGNMENT);
  robot_rest (100);
  assert_focus_on_card (fixture, "one");
  drag_card (fixture, "K1", 5, "K1", 8);
  g_assert_cmpstr (fixture->sentence, ==, "to L1, block 8");
  robot_release ();
  assert_signals (fixture, "move one L1 8\n");
  drag_card (fixture, "K1", 5, "A1", 9);
  robot_release ();
  assert_signals (fixture, "refused ✕ Among assignments, a card stays in the row of its own.\n");
  robot_key ("ctrl+Right");
  assert_signals (fixture, "move one L1 6\n");
  robot_key ("ctrl+Down");
  assert_signals (fixture, "refused Among assignments, a card stays in the row of its own.\n");
  releve_board_set_by (board, RELEVE_BOARD_BY_CLINICIAN);
  robot_rest (100);
  assert_focus_on_card (fixture, "one");
  assert_at_rest (fixture);
}

/* By keyboard. */

static void
test_arrows_go_from_cell_to_cell (Fixture *fixture, gconstpointer data)
{
  releve_board_focus_card (RELEVE_BOARD (fixture->board), "one");
  assert_focus_on_card (fixture, "one");
  robot_key ("Right");
  assert_focus_on_card (fixture, "long");
  robot_key ("Right");
  assert_focus_on_cell (fixture, 0, 8);
  robot_key ("Left");
  assert_focus_on_card (fixture, "long");
  robot_key ("Left");
  robot_key ("Left");
  assert_focus_on_cell (fixture, 0, 4);
  robot_key ("Down");
  assert_focus_on_cell (fixture, 1, 4);
  robot_key ("Home");
  assert_focus_on_cell (fixture, 1, 1);
  robot_key ("Left");
  assert_focus_on_cell (fixture, 1, 1);
  robot_key ("End");
  assert_focus_on_cell (fixture, 1, 13);
  robot_key ("ctrl+End");
  assert_focus_on_cell (fixture, 2, 13);
  robot_key ("ctrl+Home");
  assert_focus_on_cell (fixture, 0, 1);
  robot_key ("Page_Down");
  assert_focus_on_cell (fixture, 2, 1);
  assert_signals (fixture, "");
}

static void
test_keys_ask_for_what_a_drag_asks_for (Fixture *fixture, gconstpointer data)
{
  releve_board_focus_card (RELEVE_BOARD (fixture->board), "one");
  robot_key ("ctrl+Right");
  assert_signals (fixture, "move one L1 6\n");
  robot_key ("ctrl+Left");
  assert_signals (fixture, "move one L1 4\n");
  /* By name: O’Brien, who is L3, stands below. */
  robot_key ("ctrl+Down");
  assert_signals (fixture, "move one L3 5\n");
  /* Nobody stands above. */
  robot_key ("ctrl+Up");
  assert_signals (fixture, "refused The board ends here.\n");
  robot_key ("Return");
  assert_signals (fixture, "open one\n");
  robot_key ("Delete");
  assert_signals (fixture, "remove one\n");
  robot_key ("ctrl+e");
  assert_signals (fixture, "pin one 1\n");
}

static void
test_a_tray_row_is_carried_by_keyboard (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = tray_row (fixture, "Run the ward");

  gtk_widget_grab_focus (row);
  robot_key ("Return");
  g_assert_true (releve_board_is_carrying (RELEVE_BOARD (fixture->board)));
  /* The first cell that would take it. */
  assert_focus_on_cell (fixture, 0, 3);
  g_assert_cmpstr (fixture->sentence, ==, "to L1, block 3");
  robot_key ("Right");
  robot_key ("Right");
  g_assert_cmpstr (fixture->sentence, ==, "to L1, block 5");
  robot_key ("Down");
  robot_key ("Return");
  /* Refused and still carried: another cell may do. */
  assert_signals (fixture, "refused to L3, block 5\n");
  g_assert_true (releve_board_is_carrying (RELEVE_BOARD (fixture->board)));
  robot_key ("Down");
  robot_key ("Right");
  robot_key ("Return");
  assert_signals (fixture, "place K1 L2 6\n");
  assert_at_rest (fixture);
}

static void
test_escape_goes_back_to_the_tray (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = tray_row (fixture, "Run the ward");

  gtk_widget_grab_focus (row);
  robot_key ("Return");
  robot_key ("Right");
  robot_key ("Escape");
  assert_at_rest (fixture);
  assert_signals (fixture, "");
  g_assert_true (focused (fixture) == row);
}

static void
test_the_menu_moves_a_card_without_a_drag (Fixture *fixture, gconstpointer data)
{
  /* A pointer over the menu would choose for itself. */
  robot_move (fixture->outside, 900, 20);
  releve_board_focus_card (RELEVE_BOARD (fixture->board), "one");
  robot_key ("shift+F10");
  robot_rest (500);
  robot_key ("Down");
  robot_key ("Return");
  robot_rest (400);
  assert_signals (fixture, "move-to one\n");
  robot_key ("shift+F10");
  robot_rest (500);
  robot_key ("Down");
  robot_key ("Down");
  robot_key ("Return");
  robot_rest (400);
  g_assert_true (releve_board_is_carrying (RELEVE_BOARD (fixture->board)));
  robot_key ("Left");
  robot_key ("Return");
  assert_signals (fixture, "move one L1 4\n");
  assert_at_rest (fixture);
  releve_board_focus_card (RELEVE_BOARD (fixture->board), "one");
  robot_key ("ctrl+m");
  assert_signals (fixture, "move-to one\n");
  robot_key ("ctrl+shift+m");
  robot_key ("Right");
  robot_key ("Escape");
  assert_signals (fixture, "");
  assert_at_rest (fixture);
  assert_focus_on_card (fixture, "one");
}

static void
test_tab_leaves_the_board_at_once (Fixture *fixture, gconstpointer data)
{
  releve_board_focus_card (RELEVE_BOARD (fixture->board), "one");
  robot_key ("Tab");
  g_assert_false (gtk_widget_is_ancestor (focused (fixture), fixture->board));
  robot_key ("shift+Tab");
  assert_focus_on_card (fixture, "one");
}

/* Several together (B20). */

static void
test_several_cards_go_together (Fixture *fixture, gconstpointer data)
{
  releve_board_focus_card (RELEVE_BOARD (fixture->board), "one");
  robot_key ("shift+Right");
  assert_focus_on_card (fixture, "long");
  robot_key ("ctrl+Right");
  assert_signals (fixture, "move long L1 7\nmove one L1 6\n");
  /* Nobody stands above. */
  robot_key ("ctrl+Up");
  assert_signals (fixture, "refused One of the cards would leave the board, so none moves.\n");
  robot_key ("ctrl+e");
  assert_signals (fixture, "pin long one 1\n");
  robot_key ("Delete");
  assert_signals (fixture, "remove long one\n");
  robot_key ("ctrl+m");
  assert_signals (fixture, "move-to long one\n");
  /* By the arrows, as long as the judge agrees to each of them. */
  robot_key ("ctrl+shift+m");
  robot_key ("Right");
  robot_key ("Right");
  robot_key ("Return");
  assert_signals (fixture, "move long L1 8\nmove one L1 7\n");
  assert_at_rest (fixture);
  /* A plain arrow lets them go. */
  robot_key ("Left");
  assert_focus_on_card (fixture, "long");
  robot_key ("ctrl+e");
  assert_signals (fixture, "pin long 1\n");
}

static void
click_with (Fixture *fixture, const char *key, const char *learner_id, int block)
{
  graphene_rect_t area = cell (fixture, learner_id, block);

  robot_move (fixture->board, area.origin.x + 20, area.origin.y + 30);
  robot_hold (key);
  robot_press ();
  robot_release ();
  robot_let_go (key);
}

static void
test_the_pointer_chooses_several_and_drags_them (Fixture *fixture, gconstpointer data)
{
  click_with (fixture, "ctrl", "L1", 5);
  click_with (fixture, "ctrl", "L2", 5);
  assert_signals (fixture, "");
  /* L2 stands last of the three: two rows below L1. */
  drag_card (fixture, "L1", 5, "L1", 9);
  g_assert_cmpstr (fixture->sentence, ==, "to L1, block 9");
  robot_release ();
  assert_signals (fixture, "move one L1 9\nmove two L2 9\n");
  assert_at_rest (fixture);
  /* Two rows below nobody stands: none moves. */
  drag_card (fixture, "L1", 5, "L3", 9);
  robot_release ();
  assert_signals (fixture, "refused ✕ One of the cards would leave the board, so none moves.\n");
  robot_key ("Escape");
  click_with (fixture, "shift", "L2", 6);
  robot_key ("Escape");
  assert_at_rest (fixture);
}

static void
test_cards_are_cut_copied_and_pasted (Fixture *fixture, gconstpointer data)
{
  releve_board_focus_card (RELEVE_BOARD (fixture->board), "one");
  robot_key ("ctrl+x");
  releve_board_focus_cell (RELEVE_BOARD (fixture->board), "L2", 9);
  robot_key ("ctrl+v");
  assert_signals (fixture, "move one L2 9\n");
  releve_board_focus_card (RELEVE_BOARD (fixture->board), "one");
  robot_key ("ctrl+c");
  releve_board_focus_cell (RELEVE_BOARD (fixture->board), "L3", 10);
  robot_key ("ctrl+v");
  robot_key ("ctrl+v");
  assert_signals (fixture, "place K1 L3 10\nplace K1 L3 10\n");
}

static void
test_to_press_and_hold_opens_nothing (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t area = cell (fixture, "L1", 5);

  robot_move (fixture->board, area.origin.x + 20, area.origin.y + 30);
  robot_press ();
  robot_rest (700);
  robot_release ();
  assert_signals (fixture, "");
  assert_focus_on_card (fixture, "one");
}

/* The dossier changes. */

static void
announce (Fixture *fixture, const char *placement_id)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (ReleveChange));
  ReleveChange change = { &releve_placement_kind, g_intern_string (placement_id) };

  g_array_append_val (changes, change);
  releve_dossier_announce (fixture->dossier, changes);
  robot_rest (50);
}

static void
test_the_keyboard_follows_its_card (Fixture *fixture, gconstpointer data)
{
  RelevePlacement *moved = releve_row_copy (&releve_placement_kind, releve_dossier_placement (fixture->dossier, "one"));

  releve_board_focus_card (RELEVE_BOARD (fixture->board), "one");
  g_free (moved->block_id);
  moved->block_id = g_strdup ("B12");
  releve_dossier_put (fixture->dossier, &releve_placement_kind, moved);
  announce (fixture, "one");
  assert_focus_on_card (fixture, "one");
  robot_key ("Right");
  assert_focus_on_cell (fixture, 0, 13);
}

static void
test_a_card_that_goes_leaves_the_keyboard_in_its_cell (Fixture *fixture, gconstpointer data)
{
  releve_board_focus_card (RELEVE_BOARD (fixture->board), "one");
  releve_dossier_drop (fixture->dossier, &releve_placement_kind, "one");
  announce (fixture, "one");
  assert_focus_on_cell (fixture, 0, 5);
}

static void
test_a_third_card_stands_behind_a_button (Fixture *fixture, gconstpointer data)
{
  GtkWidget *more;

  maker_card (fixture->dossier, "second", "L1", "A1", 5, 1);
  maker_card (fixture->dossier, "third", "L1", "A1", 5, 1);
  announce (fixture, "second");
  more = robot_find (fixture->board, GTK_TYPE_BUTTON, "+1");
  g_assert_nonnull (more);
  releve_board_focus_card (RELEVE_BOARD (fixture->board), "one");
  robot_key ("Down");
  assert_focus_on_card (fixture, "second");
  robot_key ("Down");
  g_assert_true (focused (fixture) == more);
  robot_key ("Return");
  robot_rest (200);
  robot_key ("Return");
  robot_rest (200);
  assert_focus_on_card (fixture, "third");
  assert_signals (fixture, "");
}

static void
test_people_may_come_and_go (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (ReleveChange));
  ReleveChange change = { &releve_learner_kind, "L2" };

  releve_board_focus_cell (RELEVE_BOARD (fixture->board), "L2", 9);
  g_array_append_val (changes, change);
  releve_dossier_drop (fixture->dossier, &releve_placement_kind, "two");
  releve_dossier_drop (fixture->dossier, &releve_learner_kind, "L2");
  releve_dossier_announce (fixture->dossier, changes);
  robot_rest (50);
  releve_board_focus_cell (RELEVE_BOARD (fixture->board), "L3", 9);
  robot_key ("Down");
  assert_focus_on_cell (fixture, 1, 9);
  maker_learner (fixture->dossier, "L2")->family = g_strdup ("Zuber");
  releve_dossier_announce (fixture->dossier, changes);
  robot_rest (50);
  robot_key ("Down");
  assert_focus_on_cell (fixture, 2, 9);
}

static void
test_a_board_of_nobody_stands_still (void)
{
  ReleveDossier *dossier = maker_dossier (0);
  RelevePhrasebook *book = releve_phrasebook_new (RELEVE_LANGUAGE_FR);
  GtkWidget *window = gtk_window_new (), *board = releve_board_new (dossier, book);

  g_object_ref (board);
  maker_assignment (dossier, "K1", RELEVE_CLINICAL, "1111111222");
  releve_board_set_judge (RELEVE_BOARD (board), &judge, NULL);
  gtk_window_set_child (GTK_WINDOW (window), board);
  gtk_window_present (GTK_WINDOW (window));
  robot_rest (200);
  releve_board_begin_carry (RELEVE_BOARD (board), "K1", NULL, TRUE);
  g_assert_false (releve_board_is_carrying (RELEVE_BOARD (board)));
  g_assert_false (gtk_widget_child_focus (board, GTK_DIR_TAB_FORWARD));
  releve_board_focus_card (RELEVE_BOARD (board), "nobody");
  robot_close (GTK_WINDOW (window));
  g_assert_finalize_object (board);
  g_assert_finalize_object (book);
  g_assert_finalize_object (dossier);
}

/* For a screen reader. */

static void
assert_named (GtkWidget *widget)
{
  if (gtk_widget_get_focusable (widget) && gtk_widget_get_mapped (widget) && !GTK_IS_WINDOW (widget) && !GTK_IS_TEXT (widget))
    {
      if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
        g_error ("a %s has no name", G_OBJECT_TYPE_NAME (widget));
      g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)), !=, GTK_ACCESSIBLE_ROLE_WIDGET);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    assert_named (child);
}

static void
assert_label (GtkWidget *widget, const char *label)
{
  g_autofree char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label);

  g_assert_cmpstr (wrong, ==, NULL);
}

static void
test_everything_that_takes_the_keyboard_has_a_name (Fixture *fixture, gconstpointer data)
{
  assert_named (fixture->board);
  assert_named (fixture->tray);
  releve_board_focus_cell (RELEVE_BOARD (fixture->board), "L2", 9);
  assert_label (focused (fixture), "Dr R&D <pilot>, block 9, free");
  releve_board_focus_card (RELEVE_BOARD (fixture->board), "two");
  robot_rest (50);
  g_assert_true (RELEVE_IS_BOARD_CARD (focused (fixture)));
  assert_label (tray_row (fixture, "Run the ward"), "K1, Run the ward, 0 in block 4, 1 required");
}

static void
assert_dimmed (Fixture *fixture, const char *name, gboolean dimmed)
{
  g_assert_cmpint (gtk_widget_has_css_class (tray_row (fixture, name), "dimmed"), ==, dimmed);
}

static void
test_the_tray_filters_by_words_and_category (Fixture *fixture, gconstpointer data)
{
  GtkWidget *search = robot_find (fixture->tray, GTK_TYPE_SEARCH_ENTRY, "");
  GtkWidget *toggle = robot_find (fixture->tray, GTK_TYPE_TOGGLE_BUTTON, "");

  for (GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_first_child (fixture->tray)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      search = GTK_IS_SEARCH_ENTRY (child) ? child : search;
      toggle = GTK_IS_BOX (child) ? gtk_widget_get_first_child (child) : toggle;
    }
  gtk_editable_set_text (GTK_EDITABLE (search), "teach");
  robot_rest (300);
  g_assert_null (robot_find (fixture->tray, GTK_TYPE_LIST_BOX_ROW, "Run the ward"));
  g_assert_nonnull (robot_find (fixture->tray, GTK_TYPE_LIST_BOX_ROW, "Teach"));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  robot_rest (300);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  robot_rest (50);
  assert_dimmed (fixture, "Run the ward", FALSE);
  assert_dimmed (fixture, "Teach", TRUE);
}

/* Whose row the keyboard is on decides what the filter leaves. */
static void
test_the_tray_shows_what_closes_a_gap (Fixture *fixture, gconstpointer data)
{
  ReleveRole *role = releve_row_new (&releve_role_kind, "R1");
  ReleveRoleLevel *asked = releve_row_new (&releve_role_level_kind, "R1/C5");
  ReleveAssignmentCompetency *trains = releve_row_new (&releve_assignment_competency_kind, "K1/C5");
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (ReleveChange));
  GtkWidget *toggle = NULL;

  asked->role_id = g_strdup ("R1");
  asked->competency_id = g_strdup ("C5");
  asked->level = 3;
  trains->assignment_id = g_strdup ("K1");
  trains->competency_id = g_strdup ("C5");
  trains->weight = 1;
  releve_dossier_put (fixture->dossier, &releve_role_kind, role);
  releve_dossier_put (fixture->dossier, &releve_role_level_kind, asked);
  releve_dossier_put (fixture->dossier, &releve_assignment_competency_kind, trains);
  ((ReleveLearner *) releve_dossier_learner (fixture->dossier, "L1"))->role_id = g_strdup ("R1");
  maker_rating (fixture->dossier, "L1", "C5", 1, RELEVE_SUPERVISOR_SAYS);
  releve_dossier_announce (fixture->dossier, changes);
  releve_board_focus_cell (RELEVE_BOARD (fixture->board), "L1", 9);
  for (GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_first_child (fixture->tray)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    toggle = GTK_IS_BOX (child) ? gtk_widget_get_last_child (child) : toggle;
  assert_label (toggle, "Closes a gap of Dr Adjei");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  robot_rest (50);
  assert_dimmed (fixture, "Run the ward", FALSE);
  assert_dimmed (fixture, "Teach", TRUE);
  releve_board_focus_cell (RELEVE_BOARD (fixture->board), "L2", 9);
  robot_rest (50);
  assert_dimmed (fixture, "Run the ward", TRUE);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), FALSE);
  assert_dimmed (fixture, "Run the ward", FALSE);
  assert_dimmed (fixture, "Teach", FALSE);
  gtk_widget_activate_action (fixture->tray, "tray.competency", "s", "C5");
  assert_dimmed (fixture, "Run the ward", FALSE);
  assert_dimmed (fixture, "Teach", TRUE);
  gtk_widget_activate_action (fixture->tray, "tray.competency", "s", "");
  assert_dimmed (fixture, "Teach", FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
#define TEST(name, function) g_test_add ("/board/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("B3 a-drag-from-the-tray-places", test_a_drag_from_the_tray_places);
  TEST ("a-drag-of-a-card-moves-it", test_a_drag_of_a_card_moves_it);
  TEST ("a-card-dropped-on-another-asks-the-page", test_a_card_dropped_on_another_asks_the_page);
  TEST ("a-card-dropped-on-the-tray-leaves-the-board", test_a_card_dropped_on_the_tray_leaves_the_board);
  TEST ("a-drop-where-nothing-may-go-is-refused", test_a_drop_where_nothing_may_go_is_refused);
  TEST ("B18 escape-during-a-drag-changes-nothing", test_escape_during_a_drag_changes_nothing);
  TEST ("B18 a-drop-outside-changes-nothing", test_a_drop_outside_changes_nothing);
  TEST ("a-click-opens-a-card", test_a_click_opens_a_card);
  TEST ("A5 a-click-in-the-tray-and-one-on-the-board-place", test_a_click_in_the_tray_and_one_on_the_board_place);
  g_test_add ("/board/B17 a-drag-held-at-an-edge-scrolls-to-the-last-cell", Fixture, GINT_TO_POINTER (30), set_up,
              test_a_drag_held_at_an_edge_scrolls_to_the_last_cell, tear_down);
  TEST ("B1 the board turns to assignments and back", test_the_board_turns_to_assignments_and_back);
  TEST ("B15 arrows-go-from-cell-to-cell", test_arrows_go_from_cell_to_cell);
  TEST ("B15 keys-ask-for-what-a-drag-asks-for", test_keys_ask_for_what_a_drag_asks_for);
  TEST ("a-tray-row-is-carried-by-keyboard", test_a_tray_row_is_carried_by_keyboard);
  TEST ("escape-goes-back-to-the-tray", test_escape_goes_back_to_the_tray);
  TEST ("B16 A5 the-menu-moves-a-card-without-a-drag", test_the_menu_moves_a_card_without_a_drag);
  TEST ("B20 several cards go together", test_several_cards_go_together);
  TEST ("B20 the pointer chooses several and drags them", test_the_pointer_chooses_several_and_drags_them);
  TEST ("B16 cards are cut, copied and pasted", test_cards_are_cut_copied_and_pasted);
  TEST ("to press and hold opens nothing", test_to_press_and_hold_opens_nothing);
  TEST ("tab-leaves-the-board-at-once", test_tab_leaves_the_board_at_once);
  TEST ("the-keyboard-follows-its-card", test_the_keyboard_follows_its_card);
  TEST ("a-card-that-goes-leaves-the-keyboard-in-its-cell", test_a_card_that_goes_leaves_the_keyboard_in_its_cell);
  TEST ("a-third-card-stands-behind-a-button", test_a_third_card_stands_behind_a_button);
  TEST ("people-may-come-and-go", test_people_may_come_and_go);
  g_test_add_func ("/board/a-board-of-nobody-stands-still", test_a_board_of_nobody_stands_still);
  TEST ("everything-that-takes-the-keyboard-has-a-name", test_everything_that_takes_the_keyboard_has_a_name);
  TEST ("the-tray-filters-by-words-and-category", test_the_tray_filters_by_words_and_category);
  TEST ("the-tray-shows-what-closes-a-gap", test_the_tray_shows_what_closes_a_gap);
  return g_test_run ();
}
