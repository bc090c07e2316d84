/* What the board paints itself: ground, leave, verdicts, and the parts that
 * stay in view. */

#include "releve-board-private.h"

#include <math.h>

#define RADIUS 6
/* Of an occupied cell, this much of its card stays in view during a drag. */
#define CARD_HEAD 23

static graphene_rect_t
to_rect (ReleveBoardArea area)
{
  return GRAPHENE_RECT_INIT (area.x, area.y, area.width, area.height);
}

static int
today_block (ReleveBoard *self)
{
  const ReleveBlock *block = releve_dossier_block_at (self->dossier, releve_dossier_get_today (self->dossier));

  return block != NULL ? block->number - 1 : -1;
}

/* Ground: blocks that have ended are grey; thin rules between the rest. */

static void
draw_past (ReleveBoard *self, GtkSnapshot *snapshot, const ReleveBoardLayout *layout)
{
  ReleveDay today = releve_dossier_get_today (self->dossier);

  for (int block = 0; block < layout->n_blocks; block++)
    {
      const ReleveBlock *row = releve_dossier_block_number (self->dossier, block + 1);
      ReleveBoardArea area = releve_board_layout_cell (layout, 0, block, 1);

      if (row->last < today)
        releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (area.x, 0, area.width, layout->height), RELEVE_COLOUR_FORBIDDEN_FILL);
    }
}

static void
draw_rules (GtkSnapshot *snapshot, const ReleveBoardLayout *layout)
{
  double bottom = MIN (layout->height, releve_board_layout_full_height (layout) - layout->scroll_y);

  for (int block = 0; block <= layout->n_blocks; block++)
    {
      ReleveBoardArea area = releve_board_layout_cell (layout, 0, block, 1);

      releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (area.x - 1, 0, 1, bottom), RELEVE_COLOUR_INNER_LINE);
    }
  for (int row = 1; row <= layout->n_rows; row++)
    {
      ReleveBoardArea area = releve_board_layout_cell (layout, row, 0, 1);

      releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (0, area.y - 1, layout->width, 1), RELEVE_COLOUR_INNER_LINE);
    }
}

/* Leave covers every block that it touches: a card there would break a rule. */
static void
draw_leave (ReleveBoard *self, GtkSnapshot *snapshot, const ReleveBoardLayout *layout, int row, RelevePeriod leave)
{
  ReleveInkText style = { .size = 11, .bold = TRUE, .lines = 1 };
  int first = -1, last = -1;
  ReleveBoardArea area;
  graphene_rect_t rect;

  for (int block = 0; block < layout->n_blocks; block++)
    {
      const ReleveBlock *of = releve_dossier_block_number (self->dossier, block + 1);

      if (!releve_period_overlaps (leave, (RelevePeriod) { of->first, of->last }))
        continue;
      first = first < 0 ? block : first;
      last = block;
    }
  if (first < 0)
    return;
  area = releve_board_layout_card (layout, row, first, last - first + 1, 0, 1);
  rect = to_rect (area);
  releve_ink_hatch (snapshot, &rect, RELEVE_COLOUR_FORBIDDEN_FILL, RELEVE_COLOUR_FORBIDDEN_HATCH);
  releve_ink_dash (snapshot, &rect, RADIUS * layout->scale, RELEVE_COLOUR_SEC);
  style.width = MAX (1, area.width - 26 * layout->scale);
  releve_ink_glyph (snapshot, RELEVE_GLYPH_CLOCK, area.x + 6 * layout->scale, area.y + 6 * layout->scale,
                    12 * layout->scale, RELEVE_COLOUR_SEC);
  releve_ink_text (snapshot, GTK_WIDGET (self), releve_say (self->book, "Leave"), &style,
                   area.x + 22 * layout->scale, area.y + 4 * layout->scale, RELEVE_COLOUR_SEC);
}

void
releve_board_draw_ground (ReleveBoard *self, GtkSnapshot *snapshot)
{
  ReleveBoardLayout layout = releve_board_layout (self);
  int first_row, last_row, first_block, last_block;

  releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (0, 0, layout.width, layout.height), RELEVE_COLOUR_VIEW);
  draw_past (self, snapshot, &layout);
  draw_rules (snapshot, &layout);
  releve_board_layout_visible (&layout, &first_row, &last_row, &first_block, &last_block);
  for (int row = first_row; row <= last_row; row++)
    for (guint i = 0; i < releve_board_row (self, row)->leave->len; i++)
      draw_leave (self, snapshot, &layout, row, g_array_index (releve_board_row (self, row)->leave, RelevePeriod, i));
}

/* Verdicts: fill, line, mark and words together, never colour alone. */

static void
draw_verdict_ground (GtkSnapshot *snapshot, const graphene_rect_t *area, ReleveVerdictKind state)
{
  if (state == RELEVE_CELL_FORBIDDEN)
    releve_ink_hatch (snapshot, area, RELEVE_COLOUR_FORBIDDEN_FILL, RELEVE_COLOUR_FORBIDDEN_HATCH);
  else
    releve_ink_fill (snapshot, area, state == RELEVE_CELL_ALLOWED ? RELEVE_COLOUR_ALLOWED_FILL : RELEVE_COLOUR_WARNING_FILL);
  if (state == RELEVE_CELL_ALLOWED)
    releve_ink_frame (snapshot, area, 0, 1.5, RELEVE_COLOUR_ALLOWED_LINE);
  else if (state == RELEVE_CELL_WARNING)
    releve_ink_dash (snapshot, area, 0, RELEVE_COLOUR_WARNING_LINE);
}

static const struct { ReleveGlyph glyph; ReleveColourName colour; } marks[] = {
  [RELEVE_CELL_ALLOWED] = { RELEVE_GLYPH_CHECK, RELEVE_COLOUR_ALLOWED_TEXT },
  [RELEVE_CELL_WARNING] = { RELEVE_GLYPH_EXCLAMATION, RELEVE_COLOUR_WARNING_TEXT },
  [RELEVE_CELL_FORBIDDEN] = { RELEVE_GLYPH_CROSS, RELEVE_COLOUR_FORBIDDEN_ICON },
};

/* The mark and, but for what is forbidden, the fit; returns the width. */
static double
draw_mark (ReleveBoard *self, GtkSnapshot *snapshot, const ReleveCellVerdict *verdict, double x, double y, double scale, gboolean is_small, gboolean draw)
{
  ReleveInkText style = { .size = is_small ? 12 : 13, .bold = TRUE };
  g_autofree char *fit = NULL;
  double width = 10 * scale;

  if (draw)
    releve_ink_glyph (snapshot, marks[verdict->state].glyph, x, y + 4 * scale, 10 * scale, marks[verdict->state].colour);
  if (verdict->state == RELEVE_CELL_FORBIDDEN || isnan (verdict->fit))
    return width;
  fit = g_strdup_printf ("%.0f", verdict->fit);
  if (draw)
    releve_ink_text (snapshot, GTK_WIDGET (self), fit, &style, x + 14 * scale, y - 1, marks[verdict->state].colour);
  return 14 * scale + releve_ink_width (GTK_WIDGET (self), fit, &style);
}

static const char *
words_of (const ReleveCellVerdict *verdict)
{
  return verdict->state == RELEVE_CELL_FORBIDDEN || *verdict->action == '\0' ? verdict->reason : verdict->action;
}

static void
draw_free_verdict (ReleveBoard *self, GtkSnapshot *snapshot, const ReleveCellVerdict *verdict, ReleveBoardArea cell, double scale)
{
  ReleveInkText style = { .size = 11, .lines = 2, .width = cell.width - 4, .align = PANGO_ALIGN_CENTER };
  graphene_rect_t area = GRAPHENE_RECT_INIT (cell.x + 1, cell.y + 1, cell.width - 3, cell.height - 3);
  double width = draw_mark (self, snapshot, verdict, 0, 0, scale, FALSE, FALSE);
  gboolean words = *words_of (verdict) != '\0';

  draw_verdict_ground (snapshot, &area, verdict->state);
  draw_mark (self, snapshot, verdict, cell.x + (cell.width - width) / 2, cell.y + (words ? 8 : 19) * scale, scale, FALSE, TRUE);
  if (words)
    releve_ink_text (snapshot, GTK_WIDGET (self), words_of (verdict), &style, cell.x + 2, cell.y + 26 * scale,
                     verdict->state == RELEVE_CELL_FORBIDDEN ? RELEVE_COLOUR_FG : marks[verdict->state].colour);
}

static void
draw_occupied_verdict (ReleveBoard *self, GtkSnapshot *snapshot, const ReleveCellVerdict *verdict, ReleveBoardArea cell, double scale)
{
  double head = CARD_HEAD * scale;
  graphene_rect_t area = GRAPHENE_RECT_INIT (cell.x + 1, cell.y + head + 2, cell.width - 3, cell.height - head - 4);
  ReleveInkText style = { .size = 11, .lines = 1 };
  double width = draw_mark (self, snapshot, verdict, 0, 0, scale, TRUE, FALSE), x = cell.x + 5 * scale, y = cell.y + head;

  draw_verdict_ground (snapshot, &area, verdict->state);
  draw_mark (self, snapshot, verdict, x, y + 2, scale, TRUE, TRUE);
  style.width = verdict->state == RELEVE_CELL_FORBIDDEN ? cell.width - width - 10 * scale : cell.width - 8 * scale;
  if (verdict->state == RELEVE_CELL_FORBIDDEN)
    {
      style.lines = 2;
      releve_ink_text (snapshot, GTK_WIDGET (self), words_of (verdict), &style, x + width + 3 * scale, y + 2 * scale, RELEVE_COLOUR_FG);
    }
  else
    releve_ink_text (snapshot, GTK_WIDGET (self), words_of (verdict), &style, x, y + 16 * scale, marks[verdict->state].colour);
}

static gboolean
is_occupied (ReleveBoard *self, int row, int block)
{
  const ReleveBoardItem *item = releve_board_row_item_at (releve_board_row (self, row), block);

  return item != NULL && g_strcmp0 (item->placement_id, self->carried_placement) != 0;
}

static void
draw_verdict (ReleveBoard *self, GtkSnapshot *snapshot, const ReleveBoardLayout *layout, int row, int block)
{
  const ReleveCellVerdict *verdict = releve_board_verdict (self, row, block);
  ReleveBoardArea cell = releve_board_layout_cell (layout, row, block, 1);

  if (verdict->state == RELEVE_CELL_NONE)
    return;
  if (is_occupied (self, row, block))
    draw_occupied_verdict (self, snapshot, verdict, cell, layout->scale);
  else
    draw_free_verdict (self, snapshot, verdict, cell, layout->scale);
}

void
releve_board_draw_verdicts (ReleveBoard *self, GtkSnapshot *snapshot)
{
  ReleveBoardLayout layout = releve_board_layout (self);
  int first_row, last_row, first_block, last_block;

  releve_board_layout_visible (&layout, &first_row, &last_row, &first_block, &last_block);
  for (int row = first_row; row <= last_row; row++)
    for (int block = first_block; block <= last_block; block++)
      draw_verdict (self, snapshot, &layout, row, block);
  if (self->over_row >= 0)
    {
      graphene_rect_t area = to_rect (releve_board_layout_cell (&layout, self->over_row, self->over_block, 1));

      releve_ink_frame (snapshot, &area, 4 * layout.scale, 3, RELEVE_COLOUR_ACCENT);
    }
}

/* Sticky parts. */

static void
draw_block_head (ReleveBoard *self, GtkSnapshot *snapshot, const ReleveBoardLayout *layout, int block)
{
  const ReleveBlock *of = releve_dossier_block_number (self->dossier, block + 1);
  ReleveLanguage language = releve_phrasebook_get_language (self->book);
  ReleveBoardArea area = releve_board_layout_cell (layout, 0, block, 1);
  ReleveInkText number = { .size = block < 9 ? 17 : 15, .bold = TRUE };
  ReleveInkText dates = { .size = 11, .align = PANGO_ALIGN_RIGHT };
  g_autofree char *digits = g_strdup_printf ("%d", block + 1);
  g_autofree char *first = releve_day_format (of->first, language, RELEVE_DAY_SHORT);
  g_autofree char *last = releve_day_format (of->last, language, RELEVE_DAY_SHORT);
  g_autofree char *both = g_strdup_printf ("%s\n–%s", first, last);
  double scale = layout->scale;

  dates.width = area.width - 8 * scale;
  releve_ink_text (snapshot, GTK_WIDGET (self), digits, &number, area.x + 7 * scale, (block < 9 ? 8 : 10) * scale, RELEVE_COLOUR_FG);
  releve_ink_text (snapshot, GTK_WIDGET (self), both, &dates, area.x + 3 * scale, 6 * scale, RELEVE_COLOUR_SEC);
}

static void
draw_header (ReleveBoard *self, GtkSnapshot *snapshot, const ReleveBoardLayout *layout)
{
  double header = releve_board_layout_header (layout), column = releve_board_layout_column (layout);
  int first_row, last_row, first_block, last_block;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (column, 0, layout->width - column, header));
  releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (column, 0, layout->width, header), RELEVE_COLOUR_WINDOW);
  releve_board_layout_visible (layout, &first_row, &last_row, &first_block, &last_block);
  for (int block = first_block; block <= last_block; block++)
    draw_block_head (self, snapshot, layout, block);
  gtk_snapshot_pop (snapshot);
}

static char *
say_load (ReleveBoard *self, const ReleveBoardRow *row)
{
  /* Translators: blocks of the year with an assignment; %d is how many. */
  g_autofree char *blocks = g_strdup_printf (releve_say_count (self->book, "%d block", "%d blocks", row->n_blocks), row->n_blocks);
  /* Translators: %1$s is "9 blocks"; %2$d of them carry high responsibility. */
  return g_strdup_printf (releve_say_count (self->book, "%1$s, %2$d high stakes", "%1$s, %2$d high stakes", row->n_high_stakes),
                          blocks, row->n_high_stakes);
}

static void
draw_name (ReleveBoard *self, GtkSnapshot *snapshot, const ReleveBoardLayout *layout, int number)
{
  const ReleveBoardRow *row = releve_board_row (self, number);
  double scale = layout->scale, y = releve_board_layout_cell (layout, number, 0, 1).y, x = 10 * scale;
  double width = releve_board_layout_column (layout) - 14 * scale;
  ReleveInkText name = { .size = 13, .bold = TRUE, .lines = 1, .width = width };
  ReleveInkText detail = { .size = 12, .lines = 1, .width = width };
  g_autofree char *role = g_strdup_printf ("→ %s", row->role);
  g_autofree char *load = say_load (self, row);

  releve_ink_text (snapshot, GTK_WIDGET (self), row->name, &name, x, y + 4 * scale, RELEVE_COLOUR_FG);
  if (*row->role != '\0')
    releve_ink_text (snapshot, GTK_WIDGET (self), role, &detail, x, y + 21 * scale, RELEVE_COLOUR_SEC);
  releve_ink_text (snapshot, GTK_WIDGET (self), load, &detail, x, y + 37 * scale, RELEVE_COLOUR_SEC);
  releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (0, y + releve_board_layout_row (layout) - 1, releve_board_layout_column (layout), 1),
                   RELEVE_COLOUR_INNER_LINE);
}

static void
draw_column (ReleveBoard *self, GtkSnapshot *snapshot, const ReleveBoardLayout *layout)
{
  double header = releve_board_layout_header (layout), column = releve_board_layout_column (layout);
  int first_row, last_row, first_block, last_block;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, header, column, layout->height - header));
  releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (0, 0, column, layout->height), RELEVE_COLOUR_WINDOW);
  releve_board_layout_visible (layout, &first_row, &last_row, &first_block, &last_block);
  for (int row = first_row; row <= last_row; row++)
    draw_name (self, snapshot, layout, row);
  gtk_snapshot_pop (snapshot);
}

static void
draw_count (ReleveBoard *self, GtkSnapshot *snapshot, const ReleveBoardLayout *layout)
{
  double header = releve_board_layout_header (layout), column = releve_board_layout_column (layout);
  ReleveInkText style = { .size = 12, .lines = 1, .width = column - 14 * layout->scale };
  g_autofree char *count = g_strdup_printf (releve_say_count (self->book, "%u clinician", "%u clinicians", self->rows->len),
                                            self->rows->len);

  releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (0, 0, column, header), RELEVE_COLOUR_WINDOW);
  releve_ink_text (snapshot, GTK_WIDGET (self), count, &style, 10 * layout->scale, 12 * layout->scale, RELEVE_COLOUR_SEC);
}

void
releve_board_draw_frame (ReleveBoard *self, GtkSnapshot *snapshot)
{
  ReleveBoardLayout layout = releve_board_layout (self);
  double header = releve_board_layout_header (&layout), column = releve_board_layout_column (&layout);

  draw_header (self, snapshot, &layout);
  draw_column (self, snapshot, &layout);
  draw_count (self, snapshot, &layout);
  releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (0, header - 1, layout.width, 1), RELEVE_COLOUR_LINE);
  releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (column - 1, 0, 1, layout.height), RELEVE_COLOUR_LINE);
  if (today_block (self) >= 0)
    {
      ReleveBoardArea area = releve_board_layout_cell (&layout, 0, today_block (self), 1);

      if (area.x >= column - 1)
        releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (area.x, header - 3, area.width - 1, 3), RELEVE_COLOUR_ACCENT);
    }
}
