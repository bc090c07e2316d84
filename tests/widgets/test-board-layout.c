#include <glib.h>

#include "maker.h"
#include "releve-board-layout.h"
#include "releve-board-rows.h"

/* Thirteen blocks beside the tray of a window 1280 wide: 1084 = 148 + 13 × 72. */
static ReleveBoardLayout
mockup (void)
{
  return (ReleveBoardLayout) { .n_rows = 24, .n_blocks = 13, .width = 1084, .height = 622, .scale = 1 };
}

static void
assert_cell (const ReleveBoardLayout *layout, double x, double y, int row, int block)
{
  int found_row = -1, found_block = -1;

  g_assert_true (releve_board_layout_find (layout, x, y, &found_row, &found_block));
  g_assert_cmpint (found_row, ==, row);
  g_assert_cmpint (found_block, ==, block);
}

static void
assert_none (const ReleveBoardLayout *layout, double x, double y)
{
  int row, block;

  g_assert_false (releve_board_layout_find (layout, x, y, &row, &block));
}

static void
test_every_cell_is_found_at_its_corners (void)
{
  ReleveBoardLayout layout = mockup ();

  for (int row = 0; row < 10; row++)
    for (int block = 0; block < layout.n_blocks; block++)
      {
        ReleveBoardArea area = releve_board_layout_cell (&layout, row, block, 1);

        assert_cell (&layout, area.x, area.y, row, block);
        if (area.y + area.height < layout.height)
          assert_cell (&layout, area.x + area.width - 1, area.y + area.height - 1, row, block);
      }
}

static void
test_sticky_parts_and_the_outside_are_no_cell (void)
{
  ReleveBoardLayout layout = mockup ();

  layout.scroll_y = 300;
  assert_none (&layout, 147, 300);
  assert_none (&layout, 300, 41);
  assert_none (&layout, -1, 300);
  assert_none (&layout, 1084, 300);
  assert_none (&layout, 300, 622);
  assert_cell (&layout, 148, 42, 5, 0);
}

static void
test_nothing_stands_past_the_last_row_and_block (void)
{
  ReleveBoardLayout layout = mockup ();

  layout.n_rows = 2;
  layout.n_blocks = 3;
  layout.width = 148 + 4 * 312;
  assert_cell (&layout, 148, 42 + 58, 1, 0);
  assert_none (&layout, 148, 42 + 2 * 58);
  layout.n_blocks = 0;
  assert_none (&layout, 200, 60);
  layout.n_blocks = 3;
  layout.n_rows = 0;
  assert_none (&layout, 200, 60);
}

static void
test_scrolling_moves_cells_under_the_sticky_parts (void)
{
  ReleveBoardLayout layout = mockup ();
  ReleveBoardArea still = releve_board_layout_cell (&layout, 3, 4, 2), moved;

  layout.scroll_x = 10;
  layout.scroll_y = 100;
  moved = releve_board_layout_cell (&layout, 3, 4, 2);
  g_assert_cmpfloat (still.x - moved.x, ==, 10);
  g_assert_cmpfloat (still.y - moved.y, ==, 100);
  g_assert_cmpfloat (moved.width, ==, 144);
  assert_cell (&layout, moved.x, moved.y, 3, 4);
}

static void
test_thirteen_blocks_fit_beside_the_tray (void)
{
  ReleveBoardLayout layout = mockup ();

  g_assert_cmpfloat (releve_board_layout_block (&layout), ==, 72);
  g_assert_cmpfloat (releve_board_layout_full_width (&layout), ==, layout.width);
  layout.width = 148 + 13 * 100 + 7;
  g_assert_cmpfloat (releve_board_layout_block (&layout), ==, 100);
  layout.width = 600;
  g_assert_cmpfloat (releve_board_layout_block (&layout), ==, 72);
}

static void
test_frame_grows_with_the_text (void)
{
  ReleveBoardLayout layout = mockup ();

  layout.scale = 2;
  g_assert_cmpfloat (releve_board_layout_row (&layout), ==, 116);
  g_assert_cmpfloat (releve_board_layout_block (&layout), ==, 144);
  g_assert_cmpfloat (releve_board_layout_card (&layout, 0, 0, 1, 0, 1).height, ==, 106);
}

static void
test_cards_stay_inside_their_cells (void)
{
  ReleveBoardLayout layout = mockup ();
  ReleveBoardArea cell = releve_board_layout_cell (&layout, 2, 3, 2);

  for (int lane = 0; lane < 2; lane++)
    {
      ReleveBoardArea card = releve_board_layout_card (&layout, 2, 3, 2, lane, 2);

      g_assert_cmpfloat (card.x, >, cell.x);
      g_assert_cmpfloat (card.y, >, cell.y);
      g_assert_cmpfloat (card.x + card.width, <, cell.x + cell.width);
      g_assert_cmpfloat (card.y + card.height, <, cell.y + cell.height);
    }
  g_assert_cmpfloat (releve_board_layout_card (&layout, 2, 3, 2, 0, 1).height, ==, 53);
  g_assert_cmpfloat (releve_board_layout_card (&layout, 2, 3, 2, 0, 1).width, ==, 2 * 72 - 3);
}

static void
test_revealing_scrolls_no_further_than_needed (void)
{
  ReleveBoardLayout layout = mockup ();
  double x, y;

  releve_board_layout_reveal (&layout, 0, 0, &x, &y);
  g_assert_cmpfloat (x, ==, 0);
  g_assert_cmpfloat (y, ==, 0);
  releve_board_layout_reveal (&layout, 23, 12, &x, &y);
  g_assert_cmpfloat (x, ==, 0);
  g_assert_cmpfloat (y, ==, 24 * 58 - (622 - 42));
  layout.scroll_y = y;
  releve_board_layout_reveal (&layout, 23, 12, &x, &y);
  g_assert_cmpfloat (y, ==, layout.scroll_y);
  releve_board_layout_reveal (&layout, 2, 0, &x, &y);
  g_assert_cmpfloat (y, ==, 2 * 58);
}

static void
test_a_drag_near_an_edge_scrolls_faster_with_depth (void)
{
  ReleveBoardLayout layout = mockup ();
  double dx, dy, near, deep;

  releve_board_layout_autoscroll (&layout, 600, 300, &dx, &dy);
  g_assert_cmpfloat (dx, ==, 0);
  g_assert_cmpfloat (dy, ==, 0);
  releve_board_layout_autoscroll (&layout, 600, layout.height - 64, &dx, &dy);
  g_assert_cmpfloat (dy, ==, 0);
  releve_board_layout_autoscroll (&layout, 600, layout.height - 50, &dx, &near);
  releve_board_layout_autoscroll (&layout, 600, layout.height - 5, &dx, &deep);
  g_assert_cmpfloat (near, >, 0);
  g_assert_cmpfloat (deep, >, near);
  releve_board_layout_autoscroll (&layout, 150, 43, &dx, &dy);
  g_assert_cmpfloat (dx, <, 0);
  g_assert_cmpfloat (dy, <, 0);
  /* Held on a sticky part it goes on as fast as it can. */
  releve_board_layout_autoscroll (&layout, 600, 5, &dx, &deep);
  g_assert_cmpfloat (deep, <=, dy);
}

/* Rows. */

static const ReleveBoardItem *
item (GPtrArray *rows, const char *placement_id)
{
  int row;

  return releve_board_rows_find_card (rows, placement_id, &row);
}

static ReleveDossier *
small_department (void)
{
  ReleveDossier *dossier = maker_dossier (8);

  for (int i = 1; i <= 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("L%d", i);
      maker_learner (dossier, id);
    }
  maker_assignment (dossier, "A1", RELEVE_ACADEMIC, "1111111222")->hours = 5;
  maker_assignment (dossier, "A2", RELEVE_ACADEMIC, "1111111222")->hours = 5;
  maker_assignment (dossier, "A3", RELEVE_ACADEMIC, "1113111222")->hours = 5;
  return dossier;
}

static void
test_cards_that_meet_share_the_height (void)
{
  g_autoptr (ReleveDossier) dossier = small_department ();
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);
  g_autoptr (GPtrArray) rows = NULL;

  maker_card (dossier, "a", "L1", "A1", 2, 2);
  maker_card (dossier, "b", "L1", "A2", 3, 1);
  maker_card (dossier, "c", "L1", "A3", 3, 1);
  maker_card (dossier, "d", "L1", "A3", 5, 1);
  rows = releve_board_rows_new (dossier, book, RELEVE_BOARD_BY_CLINICIAN);
  g_assert_cmpint (item (rows, "a")->lane, ==, 0);
  g_assert_cmpint (item (rows, "a")->n_lanes, ==, 2);
  g_assert_cmpint (item (rows, "b")->lane, ==, 1);
  g_assert_cmpint (item (rows, "c")->lane, ==, 2);
  g_assert_cmpint (item (rows, "d")->n_lanes, ==, 1);
  releve_board_rows_raise (rows, 0, "c");
  g_assert_cmpint (item (rows, "c")->lane, ==, 0);
  g_assert_cmpint (item (rows, "b")->lane, ==, 2);
}

static void
test_a_row_counts_its_blocks_and_high_stakes (void)
{
  g_autoptr (ReleveDossier) dossier = small_department ();
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);
  g_autoptr (GPtrArray) rows = NULL;
  const ReleveBoardRow *row;

  maker_card (dossier, "a", "L1", "A1", 1, 2);
  maker_card (dossier, "b", "L1", "A3", 4, 1);
  maker_card (dossier, "gone", "L1", "A3", 6, 1)->state = RELEVE_DECLINED;
  /* Cut at the end of the calendar. */
  maker_card (dossier, "late", "L1", "A1", 8, 3);
  maker_leave (dossier, "v", "L1", maker_day (5, 1), maker_day (5, 7));
  rows = releve_board_rows_new (dossier, book, RELEVE_BOARD_BY_CLINICIAN);
  row = rows->pdata[0];
  g_assert_cmpint (row->n_blocks, ==, 4);
  g_assert_cmpint (row->n_high_stakes, ==, 1);
  g_assert_null (item (rows, "gone"));
  g_assert_cmpint (item (rows, "late")->span, ==, 1);
  g_assert_nonnull (releve_board_row_leave_at (row, releve_dossier_block_number (dossier, 5)));
  g_assert_null (releve_board_row_leave_at (row, releve_dossier_block_number (dossier, 4)));
}

/* B1, B8: the same cards, a row an assignment. */
static void
test_assignments_as_rows_count_their_people (void)
{
  g_autoptr (ReleveDossier) dossier = small_department ();
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);
  g_autoptr (GPtrArray) rows = NULL;
  const ReleveBoardRow *row;

  ((ReleveAssignment *) releve_dossier_assignment (dossier, "A1"))->minimum = 2;
  ((ReleveAssignment *) releve_dossier_assignment (dossier, "A1"))->capacity = 3;
  maker_card (dossier, "a", "L1", "A1", 4, 2);
  maker_card (dossier, "b", "L2", "A1", 5, 1);
  maker_card (dossier, "c", "L2", "A3", 5, 1);
  rows = releve_board_rows_new (dossier, book, RELEVE_BOARD_BY_ASSIGNMENT);
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpint (releve_board_rows_find (rows, "L1"), ==, -1);
  row = rows->pdata[releve_board_rows_find (rows, "A1")];
  g_assert_cmpuint (row->items->len, ==, 2);
  g_assert_cmpint (row->people[3], ==, 1);
  g_assert_cmpint (row->people[4], ==, 2);
  g_assert_cmpstr (row->detail, ==, "2–3 people a block");
  /* Today is in block 3: block 4 is planned next. */
  g_assert_cmpstr (row->note, ==, "block 4: 1/2");
  g_assert_true (row->lacking);
  g_assert_cmpstr (((const ReleveBoardRow *) rows->pdata[releve_board_rows_find (rows, "A3")])->note, ==, "block 4: 0");
}

static void
test_a_change_reads_only_the_rows_that_it_names (void)
{
  g_autoptr (ReleveDossier) dossier = small_department ();
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (ReleveChange));
  g_autoptr (GArray) updated = NULL, again = NULL;
  ReleveChange change = { &releve_placement_kind, "a" };
  RelevePlacement *moved;

  maker_card (dossier, "a", "L1", "A1", 5, 1);
  maker_card (dossier, "b", "L3", "A1", 7, 1);
  rows = releve_board_rows_new (dossier, book, RELEVE_BOARD_BY_CLINICIAN);
  moved = releve_row_copy (&releve_placement_kind, releve_dossier_placement (dossier, "a"));
  g_free (moved->learner_id);
  moved->learner_id = g_strdup ("L2");
  releve_dossier_put (dossier, &releve_placement_kind, moved);
  g_array_append_val (changes, change);

  updated = releve_board_rows_refresh (rows, dossier, book, RELEVE_BOARD_BY_CLINICIAN, changes, NULL);
  g_assert_cmpuint (updated->len, ==, 2);
  g_assert_cmpint (g_array_index (updated, int, 0), ==, 0);
  g_assert_cmpint (g_array_index (updated, int, 1), ==, 1);
  g_assert_cmpuint (((const ReleveBoardRow *) rows->pdata[0])->items->len, ==, 0);
  g_assert_cmpuint (((const ReleveBoardRow *) rows->pdata[1])->items->len, ==, 1);

  maker_learner (dossier, "L4");
  change = (ReleveChange) { &releve_learner_kind, "L4" };
  g_array_append_val (changes, change);
  again = releve_board_rows_refresh (rows, dossier, book, RELEVE_BOARD_BY_CLINICIAN, changes, NULL);
  g_assert_cmpuint (rows->len, ==, 4);
  g_assert_cmpuint (again->len, ==, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/board-layout/every-cell-is-found-at-its-corners", test_every_cell_is_found_at_its_corners);
  g_test_add_func ("/board-layout/sticky-parts-and-the-outside-are-no-cell", test_sticky_parts_and_the_outside_are_no_cell);
  g_test_add_func ("/board-layout/nothing-stands-past-the-last-row-and-block", test_nothing_stands_past_the_last_row_and_block);
  g_test_add_func ("/board-layout/scrolling-moves-cells-under-the-sticky-parts", test_scrolling_moves_cells_under_the_sticky_parts);
  g_test_add_func ("/board-layout/thirteen-blocks-fit-beside-the-tray", test_thirteen_blocks_fit_beside_the_tray);
  g_test_add_func ("/board-layout/frame-grows-with-the-text", test_frame_grows_with_the_text);
  g_test_add_func ("/board-layout/cards-stay-inside-their-cells", test_cards_stay_inside_their_cells);
  g_test_add_func ("/board-layout/revealing-scrolls-no-further-than-needed", test_revealing_scrolls_no_further_than_needed);
  g_test_add_func ("/board-layout/a-drag-near-an-edge-scrolls-faster-with-depth", test_a_drag_near_an_edge_scrolls_faster_with_depth);
  g_test_add_func ("/board-rows/cards-that-meet-share-the-height", test_cards_that_meet_share_the_height);
  g_test_add_func ("/board-rows/a-row-counts-its-blocks-and-high-stakes", test_a_row_counts_its_blocks_and_high_stakes);
  g_test_add_func ("/board-rows/B1 B8 assignments as rows count their people", test_assignments_as_rows_count_their_people);
  g_test_add_func ("/board-rows/a-change-reads-only-the-rows-that-it-names", test_a_change_reads_only_the_rows_that_it_names);
  return g_test_run ();
}
