/* The board on paper (P10): how it is set, and what stands on it. */

#include "releve-print-fixture.h"

#include <math.h>
#include <string.h>

#include "releve-board-fit.h"
#include "releve-fixture.h"
#include "releve-palette.h"
#include "releve-pages-private.h"

#define HAS(text, part) g_assert_nonnull (strstr (text, part))
#define LACKS(text, part) g_assert_null (strstr (text, part))

static const RelevePrintOptions english = { RELEVE_LANGUAGE_EN, RELEVE_PAPER_A4, RELEVE_AUDIENCE_COORDINATOR };

/* As many people as @n_rows, each a card a block, on a page of A4 lying down. */
static ReleveBoardFit
fit (int n_rows, int n_blocks, gboolean tiled)
{
  ReleveBoardHeights heights[RELEVE_N_BOARD_DETAILS];

  for (int detail = 0; detail < RELEVE_N_BOARD_DETAILS; detail++)
    heights[detail] = (ReleveBoardHeights) { 29 + n_rows * (releve_board_lane_height ((ReleveBoardDetail) detail) + 4.4), 430 };
  return releve_board_fit (heights, n_blocks, 768, tiled);
}

static void
test_a_small_board_says_most_and_a_large_one_less (void)
{
  g_assert_cmpint (fit (6, 12, FALSE).detail, ==, RELEVE_BOARD_FULL);
  g_assert_cmpint (fit (18, 13, FALSE).detail, ==, RELEVE_BOARD_BRIEF);
  g_assert_cmpint (fit (26, 13, FALSE).detail, ==, RELEVE_BOARD_CODES);
  g_assert_cmpint (fit (26, 13, FALSE).per_tile, ==, 13);
}

static void
test_no_board_is_too_small_to_read (void)
{
  static const int sizes[] = { 1, 2, 3, 7, 13, 26, 52, 60, 200, 300 };

  for (guint rows = 0; rows < G_N_ELEMENTS (sizes); rows++)
    for (guint blocks = 0; blocks < G_N_ELEMENTS (sizes); blocks++)
      for (int tiled = 0; tiled <= 1; tiled++)
        {
          ReleveBoardFit found = fit (sizes[rows], sizes[blocks], tiled);
          double width = RELEVE_BOARD_NAMES + found.per_tile * releve_board_block_width (found.detail);

          g_assert_cmpfloat (found.scale * releve_board_type_size (found.detail), >=, 5.5);
          g_assert_cmpfloat (width * found.scale, <=, 768 + 0.01);
          g_assert_cmpint (found.per_tile, >=, 1);
        }
}

static void
test_tiles_are_full_size_and_alike (void)
{
  ReleveBoardFit found = fit (24, 13, TRUE);

  g_assert_cmpint (found.detail, ==, RELEVE_BOARD_FULL);
  g_assert_cmpfloat (found.scale, ==, 1);
  g_assert_cmpint (found.per_tile, ==, 7); /* 7 and 6, not 11 and 2 */
}

static void
test_codes_on_several_sheets_are_as_large_as_these_hold (void)
{
  for (int rows = 40; rows < 200; rows += 7)
    {
      const ReleveBoardFit found = fit (rows, 13, FALSE);
      double height = 29 + rows * (releve_board_lane_height (RELEVE_BOARD_CODES) + 4.4);

      g_assert_cmpint (found.detail, ==, RELEVE_BOARD_CODES);
      g_assert_cmpfloat (found.scale, >=, 0.7);
      g_assert_cmpfloat (ceil (height * found.scale / 430), ==, ceil (height * 0.7 / 430));
    }
  g_assert_cmpfloat (fit (43, 13, FALSE).scale, >, 0.9);
}

static void
fill (ReleveDossier *dossier)
{
  print_fixture_card (dossier, "L01", "K2", 2, 2, RELEVE_ACCEPTED);
  print_fixture_card (dossier, "L01", "A1", 3, 1, RELEVE_PROPOSED);
  print_fixture_card (dossier, "L02", "G1", 13, 1, RELEVE_DONE);
  print_fixture_card (dossier, "L03", "K1", 4, 1, RELEVE_DECLINED);
}

/* Thirty-nine blocks more than a page can hold. */
static void
lengthen (ReleveDossier *dossier)
{
  for (int number = 14; number <= 52; number++)
    {
      g_autofree char *id = g_strdup_printf ("B%d", number);
      ReleveBlock *block = releve_row_new (&releve_block_kind, id);

      block->number = number;
      block->first = releve_dossier_block_number (dossier, number - 1)->last + 1;
      block->last = block->first + 6;
      releve_dossier_put (dossier, &releve_block_kind, block);
    }
}

static void
test_a_code_is_never_cut (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  ReleveAssignment *assignment = (ReleveAssignment *) releve_dossier_assignment (dossier, "K2");
  g_autofree char *text = NULL;

  lengthen (dossier);
  g_free (assignment->code);
  assignment->code = g_strdup ("K10");
  for (int block = 1; block <= 9; block += 2)
    print_fixture_card (dossier, "L01", "K2", block, 1, RELEVE_ACCEPTED);
  text = print_fixture_text (dossier, RELEVE_PRINTOUT_BOARD, NULL, &english, "-layout");
  if (text == NULL)
    return;
  g_assert_cmpuint (print_fixture_count (text, "K10"), ==, 6); /* and once in the key */
}

static void
test_one_page_holds_everybody_and_every_card (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();

  fill (dossier);
  for (int paper = 0; paper < RELEVE_N_PAPERS; paper++)
    {
      RelevePrintOptions options = { RELEVE_LANGUAGE_EN, paper, RELEVE_AUDIENCE_COORDINATOR };
      g_autoptr (RelevePages) pages = releve_print (dossier, RELEVE_PRINTOUT_BOARD, NULL, &options, NULL);
      g_autofree char *text = print_fixture_text (dossier, RELEVE_PRINTOUT_BOARD, NULL, &options, "-layout");
      double width, height;

      g_assert_cmpuint (releve_pages_count (pages), ==, 1);
      releve_pages_get_size (pages, 0, &width, &height);
      g_assert_cmpfloat (width, >, height);
      if (text == NULL)
        return;
      HAS (text, "Lavoie");
      HAS (text, "N’Diaye");
      HAS (text, "O’Brien");
      HAS (text, "K2");
      HAS (text, "A1");
      HAS (text, "G1");
      HAS (text, "Leave");
      LACKS (text, "K1");
      LACKS (text, "Reasontext");
    }
}

/* Cells are heard under their heads: one for each block, empty ones too. */
static void
test_each_row_has_a_cell_for_each_block (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  g_autoptr (RelevePages) pages = NULL;
  const ReleveFolio *folio;
  guint rows = 0;

  fill (dossier);
  pages = releve_print (dossier, RELEVE_PRINTOUT_BOARD, NULL, &english, NULL);
  folio = pages->folios->pdata[0];
  for (guint i = 0; i < folio->sheet->pieces->len; i++)
    {
      const RelevePiece *piece = folio->sheet->pieces->pdata[i];
      guint cell = 0;

      if (piece->kind != RELEVE_PIECE_ROW)
        continue;
      rows++;
      g_assert_cmpuint (piece->n_cells, ==, 14);
      for (guint j = 0; j < piece->inks->len; j++)
        {
          const ReleveInk *ink = &g_array_index (piece->inks, ReleveInk, j);

          if (ink->layout == NULL)
            continue;
          g_assert_cmpuint (ink->cell, >=, cell);
          cell = ink->cell;
          if (strstr (pango_layout_get_text (ink->layout), "G1") != NULL)
            g_assert_cmpuint (cell, ==, 13);
        }
    }
  g_assert_cmpuint (rows, ==, 3);
}

static void
test_tiles_say_which_blocks_they_hold (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  RelevePrintOptions options = english;
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;

  fill (dossier);
  options.tiled = TRUE;
  text = print_fixture_text (dossier, RELEVE_PRINTOUT_BOARD, NULL, &options, "-layout");
  if (text == NULL)
    return;
  pages = g_strsplit (text, "\f", -1);
  g_assert_cmpuint (g_strv_length (pages), ==, 3); /* and what follows the last */
  HAS (pages[0], "Blocks 1–7");
  HAS (pages[0], "K2");
  LACKS (pages[0], "G1");
  HAS (pages[1], "Blocks 8–13");
  HAS (pages[1], "G1");
  for (int page = 0; page < 2; page++)
    {
      HAS (pages[page], "Lavoie");
      HAS (pages[page], "O’Brien");
    }
}

static void
test_paper_has_no_colour (void)
{
  for (int name = 0; name < RELEVE_N_COLOURS; name++)
    {
      ReleveColour colour = releve_palette_get (RELEVE_SCHEME_PRINT, (ReleveColourName) name);

      g_assert_cmpfloat (colour.red, ==, colour.green);
      g_assert_cmpfloat (colour.green, ==, colour.blue);
    }
  /* Categories are three greys, far enough apart for any copier. */
  for (int a = 0; a < RELEVE_N_CATEGORIES; a++)
    for (int b = 0; b < a; b++)
      g_assert_cmpfloat (ABS (releve_palette_get (RELEVE_SCHEME_PRINT, RELEVE_COLOUR_CLINICAL + a).red
                              - releve_palette_get (RELEVE_SCHEME_PRINT, RELEVE_COLOUR_CLINICAL + b).red), >=, 0.25);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/print/board/P10/a small board says most and a large one less", test_a_small_board_says_most_and_a_large_one_less);
  g_test_add_func ("/print/board/P10/no board is too small to read", test_no_board_is_too_small_to_read);
  g_test_add_func ("/print/board/P10/codes on several sheets are as large as these hold", test_codes_on_several_sheets_are_as_large_as_these_hold);
  g_test_add_func ("/print/board/P10/a code is never cut", test_a_code_is_never_cut);
  g_test_add_func ("/print/board/P10/tiles are full size and alike", test_tiles_are_full_size_and_alike);
  g_test_add_func ("/print/board/P10/one page holds everybody and every card", test_one_page_holds_everybody_and_every_card);
  g_test_add_func ("/print/board/P12/each row has a cell for each block", test_each_row_has_a_cell_for_each_block);
  g_test_add_func ("/print/board/P10/tiles say which blocks they hold", test_tiles_say_which_blocks_they_hold);
  g_test_add_func ("/print/board/P10/paper has no colour", test_paper_has_no_colour);
  return g_test_run ();
}
