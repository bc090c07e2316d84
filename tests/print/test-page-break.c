#include "releve-page-break.h"

static const ReleveBreakPage page = { .first_top = 200, .top = 50, .bottom = 750, .section_gap = 12, .rule_pad = 8 };
static const ReleveBreakSection sections[] = { { 14, 14 }, { 28, 42 }, { 14, 14 } };

static GArray *
break_pieces (const ReleveBreakPiece *pieces, guint n)
{
  return releve_break_pages (pieces, n, sections, &page);
}

static const RelevePlace *
at (GArray *places, guint i)
{
  return &g_array_index (places, RelevePlace, i);
}

/* Every piece stands once, in order, and none leaves its page. */
static void
assert_sound (GArray *places, const ReleveBreakPiece *pieces, guint n)
{
  guint next = 0;

  for (guint i = 0; i < places->len; i++)
    {
      const RelevePlace *place = at (places, i);

      g_assert_cmpfloat (place->y, >=, place->page == 0 ? page.first_top : page.top);
      g_assert_cmpfloat (place->y + pieces[place->piece].height, <=, page.bottom + 1e-6);
      if (!place->repeated)
        g_assert_cmpuint (place->piece, ==, next++);
      if (i > 0 && place->page == at (places, i - 1)->page)
        g_assert_cmpfloat (place->y, >=, at (places, i - 1)->y + pieces[at (places, i - 1)->piece].height - 1e-6);
    }
  g_assert_cmpuint (next, ==, n);
}

static void
test_nothing_has_no_place (void)
{
  g_autoptr (GArray) places = break_pieces (NULL, 0);

  g_assert_cmpuint (places->len, ==, 0);
}

static void
test_a_piece_may_begin_a_page (void)
{
  ReleveBreakPiece pieces[4];
  g_autoptr (GArray) places = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    pieces[i] = (ReleveBreakPiece) { .height = 20, .header = -1, .turn = i == 0 || i == 2 };
  places = break_pieces (pieces, G_N_ELEMENTS (pieces));
  assert_sound (places, pieces, G_N_ELEMENTS (pieces));
  g_assert_cmpuint (at (places, 1)->page, ==, 0);
  g_assert_cmpuint (at (places, 2)->page, ==, 1);
  g_assert_cmpuint (at (places, 3)->page, ==, 1);
}

static void
test_a_full_page_turns (void)
{
  ReleveBreakPiece pieces[60];
  g_autoptr (GArray) places = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    pieces[i] = (ReleveBreakPiece) { .height = 20, .before = 2, .header = -1 };
  places = break_pieces (pieces, G_N_ELEMENTS (pieces));
  assert_sound (places, pieces, G_N_ELEMENTS (pieces));
  g_assert_cmpuint (at (places, places->len - 1)->page, ==, 2);
  /* The space above the first piece of a page is dropped; its rule's stands instead. */
  g_assert_cmpfloat (at (places, 24)->y, ==, page.top + page.rule_pad);
  g_assert_true (at (places, 24)->opens);
}

static void
test_a_table_head_stands_again_overleaf (void)
{
  ReleveBreakPiece pieces[80] = { [0] = { .height = 25, .header = -1, .keep = TRUE } };
  g_autoptr (GArray) places = NULL;
  guint repeated = 0;

  for (guint i = 1; i < G_N_ELEMENTS (pieces); i++)
    pieces[i] = (ReleveBreakPiece) { .height = 20, .header = 0 };
  places = break_pieces (pieces, G_N_ELEMENTS (pieces));
  assert_sound (places, pieces, G_N_ELEMENTS (pieces));
  for (guint i = 0; i < places->len; i++)
    if (at (places, i)->repeated)
      {
        repeated++;
        g_assert_cmpuint (at (places, i)->piece, ==, 0);
        g_assert_cmpfloat (at (places, i)->y, ==, page.top + page.rule_pad);
        g_assert_cmpuint (at (places, i - 1)->page, <, at (places, i)->page);
      }
  g_assert_cmpuint (repeated, ==, at (places, places->len - 1)->page);
  g_assert_cmpuint (repeated, >, 0);
}

static void
test_what_is_kept_together_moves_together (void)
{
  const ReleveBreakPiece pieces[] = {
    { .height = 500, .header = -1 }, { .height = 30, .header = -1, .keep = TRUE }, { .height = 30, .header = -1 },
  };
  g_autoptr (GArray) places = break_pieces (pieces, G_N_ELEMENTS (pieces));

  assert_sound (places, pieces, G_N_ELEMENTS (pieces));
  g_assert_cmpuint (at (places, 0)->page, ==, 0);
  g_assert_cmpuint (at (places, 1)->page, ==, 1);
  g_assert_cmpuint (at (places, 2)->page, ==, 1);
}

static void
test_what_is_kept_but_too_high_falls_apart (void)
{
  ReleveBreakPiece pieces[10];
  g_autoptr (GArray) places = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    pieces[i] = (ReleveBreakPiece) { .height = 300, .header = -1, .keep = TRUE };
  places = break_pieces (pieces, G_N_ELEMENTS (pieces));
  g_assert_cmpuint (places->len, ==, G_N_ELEMENTS (pieces));
  assert_sound (places, pieces, G_N_ELEMENTS (pieces));
}

/* A table that is kept whole but higher than a page: it flows on, and its head
 * has a row below it. */
static void
test_what_falls_apart_fills_its_pages (void)
{
  ReleveBreakPiece pieces[80];
  g_autoptr (GArray) places = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    pieces[i] = (ReleveBreakPiece) { .height = 20, .header = -1, .keep = i > 25 };
  places = break_pieces (pieces, G_N_ELEMENTS (pieces));
  assert_sound (places, pieces, G_N_ELEMENTS (pieces));
  g_assert_cmpuint (at (places, places->len - 1)->page, ==, 2);
}

static void
test_a_margin_head_keeps_out_of_the_foot (void)
{
  static const ReleveBreakSection tall[] = { { 14, 14 }, { 200, 14 } };
  const ReleveBreakPiece pieces[] = { { .height = 400, .header = -1 }, { .height = 14, .section = 1, .header = -1 } };
  g_autoptr (GArray) places = releve_break_pages (pieces, G_N_ELEMENTS (pieces), tall, &page);

  g_assert_cmpuint (at (places, 1)->page, ==, 1);
}

static void
test_a_margin_head_is_never_overprinted (void)
{
  const ReleveBreakPiece pieces[] = {
    { .height = 14, .section = 1, .header = -1 }, { .height = 14, .section = 2, .header = -1 },
  };
  g_autoptr (GArray) places = break_pieces (pieces, G_N_ELEMENTS (pieces));

  /* The head of the first is two lines beside one line of text. */
  g_assert_cmpfloat (at (places, 1)->y, ==, page.first_top + page.rule_pad + 28 + page.section_gap + page.rule_pad);
  g_assert_true (at (places, 0)->opens && at (places, 1)->opens);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/print/page-break/nothing has no place", test_nothing_has_no_place);
  g_test_add_func ("/print/page-break/a piece may begin a page", test_a_piece_may_begin_a_page);
  g_test_add_func ("/print/page-break/a full page turns", test_a_full_page_turns);
  g_test_add_func ("/print/page-break/a table head stands again overleaf", test_a_table_head_stands_again_overleaf);
  g_test_add_func ("/print/page-break/what is kept together moves together", test_what_is_kept_together_moves_together);
  g_test_add_func ("/print/page-break/what is kept but too high falls apart", test_what_is_kept_but_too_high_falls_apart);
  g_test_add_func ("/print/page-break/what falls apart fills its pages", test_what_falls_apart_fills_its_pages);
  g_test_add_func ("/print/page-break/a margin head keeps out of the foot", test_a_margin_head_keeps_out_of_the_foot);
  g_test_add_func ("/print/page-break/a margin head is never overprinted", test_a_margin_head_is_never_overprinted);
  return g_test_run ();
}
