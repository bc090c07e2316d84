/* What the board paints itself: ground, leave, and the parts that stay in view. */

#include "releve-board-private.h"

#include <math.h>

#define RADIUS 6
/* Of the text colour over the ground of blocks that have ended. */
#define PAST_SHADE 0.045f

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
  GdkRGBA shade = releve_scheme_colour (RELEVE_COLOUR_FG);

  shade.alpha = PAST_SHADE;
  for (int block = 0; block < layout->n_blocks; block++)
    {
      const ReleveBlock *row = releve_dossier_block_number (self->dossier, block + 1);
      ReleveBoardArea area = releve_board_layout_cell (layout, 0, block, 1);

      if (row->last < today)
        gtk_snapshot_append_color (snapshot, &shade, &GRAPHENE_RECT_INIT (area.x, 0, area.width, layout->height));
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
static gboolean
find_leave_blocks (ReleveBoard *self, RelevePeriod leave, int *first, int *span)
{
  *first = -1;
  *span = 0;
  for (int block = 0; block < releve_board_n_blocks (self); block++)
    {
      const ReleveBlock *of = releve_dossier_block_number (self->dossier, block + 1);

      if (!releve_period_overlaps (leave, (RelevePeriod) { of->first, of->last }))
        continue;
      if (*first < 0)
        *first = block;
      (*span)++;
    }
  return *span > 0;
}

static void
draw_leave_label (ReleveBoard *self, GtkSnapshot *snapshot, ReleveBoardArea area, double scale)
{
  ReleveInkText style = { .size = 12, .bold = TRUE, .lines = 1, .width = MAX (1, area.width - 24 * scale) };

  int words = releve_ink_width (GTK_WIDGET (self), releve_say (self->book, "Leave"), &(ReleveInkText) { .size = 12, .bold = TRUE });

  releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (area.x + 4 * scale, area.y + 3 * scale,
                                                  MIN (words + 20 * scale, area.width - 8 * scale), 17 * scale),
                   RELEVE_COLOUR_FORBIDDEN_FILL);
  releve_ink_glyph (snapshot, RELEVE_GLYPH_CLOCK, area.x + 6 * scale, area.y + 5 * scale, 13 * scale, RELEVE_COLOUR_SEC);
  releve_ink_text (snapshot, GTK_WIDGET (self), releve_say (self->book, "Leave"), &style,
                   area.x + 22 * scale, area.y + 3 * scale, RELEVE_COLOUR_SEC);
}

static void
draw_leave (ReleveBoard *self, GtkSnapshot *snapshot, const ReleveBoardLayout *layout, int row, RelevePeriod leave)
{
  ReleveBoardArea area;
  graphene_rect_t rect;
  double hidden;
  int first, span;

  if (!find_leave_blocks (self, leave, &first, &span))
    return;
  area = releve_board_layout_card (layout, row, first, span, 0, 1);
  if (releve_board_judges (self, row, first, span))
    area.height = RELEVE_BOARD_CARD_HEAD * layout->scale;
  rect = to_rect (area);
  releve_ink_hatch (snapshot, GTK_WIDGET (self), &rect, RELEVE_COLOUR_FORBIDDEN_FILL, RELEVE_COLOUR_FORBIDDEN_HATCH);
  releve_ink_dash (snapshot, &rect, RADIUS * layout->scale, RELEVE_COLOUR_LINE);
  hidden = CLAMP (releve_board_layout_column (layout) - area.x, 0, MAX (0, area.width - 64 * layout->scale));
  area.x += hidden;
  area.width -= hidden;
  draw_leave_label (self, snapshot, area, layout->scale);
}

void
releve_board_draw_leave (ReleveBoard *self, GtkSnapshot *snapshot)
{
  ReleveBoardLayout layout = releve_board_layout (self);
  int first_row, last_row, first_block, last_block;

  releve_board_layout_visible (&layout, &first_row, &last_row, &first_block, &last_block);
  for (int row = first_row; row <= last_row; row++)
    for (guint i = 0; i < releve_board_row (self, row)->leave->len; i++)
      draw_leave (self, snapshot, &layout, row, g_array_index (releve_board_row (self, row)->leave, RelevePeriod, i));
}

/* Blocks to come where an assignment wants more people (B8). */
static void
draw_shortage (ReleveBoard *self, GtkSnapshot *snapshot, const ReleveBoardLayout *layout, int row, int block)
{
  const ReleveBoardRow *of = releve_board_row (self, row);
  ReleveBoardArea cell = releve_board_layout_cell (layout, row, block, 1);
  ReleveInkText style = { .size = 12, .bold = TRUE };
  double scale = layout->scale;
  g_autofree char *count = NULL;

  if (of->people == NULL || of->minimum == 0 || of->people[block] > 0 || self->carrying
      || releve_dossier_block_number (self->dossier, block + 1)->last < releve_dossier_get_today (self->dossier))
    return;
  count = g_strdup_printf ("%d/%d", of->people[block], of->minimum);
  releve_ink_glyph (snapshot, RELEVE_GLYPH_WARNING, cell.x + 8 * scale, cell.y + 8 * scale, 12 * scale, RELEVE_COLOUR_WARNING_TEXT);
  releve_ink_text (snapshot, GTK_WIDGET (self), count, &style, cell.x + 24 * scale, cell.y + 6 * scale, RELEVE_COLOUR_WARNING_TEXT);
}

static void
draw_shortages (ReleveBoard *self, GtkSnapshot *snapshot, const ReleveBoardLayout *layout)
{
  int first_row, last_row, first_block, last_block;

  releve_board_layout_visible (layout, &first_row, &last_row, &first_block, &last_block);
  for (int row = first_row; row <= last_row; row++)
    for (int block = first_block; block <= last_block; block++)
      draw_shortage (self, snapshot, layout, row, block);
}

/* Today, under the cards: where in its block the year stands. */
static void
draw_today (ReleveBoard *self, GtkSnapshot *snapshot, const ReleveBoardLayout *layout)
{
  ReleveDay today = releve_dossier_get_today (self->dossier);
  const ReleveBlock *block = releve_dossier_block_at (self->dossier, today);
  double bottom = MIN (layout->height, releve_board_layout_full_height (layout) - layout->scroll_y);
  ReleveBoardArea area;

  if (block == NULL)
    return;
  area = releve_board_layout_cell (layout, 0, block->number - 1, 1);
  releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (floor (area.x + area.width * (today - block->first + 0.5) / (block->last - block->first + 1)),
                                                  0, 2, bottom), RELEVE_COLOUR_ACCENT);
}

void
releve_board_draw_ground (ReleveBoard *self, GtkSnapshot *snapshot)
{
  ReleveBoardLayout layout = releve_board_layout (self);

  releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (0, 0, layout.width, layout.height), RELEVE_COLOUR_VIEW);
  draw_past (self, snapshot, &layout);
  draw_rules (snapshot, &layout);
  draw_today (self, snapshot, &layout);
  if (self->by == RELEVE_BOARD_BY_ASSIGNMENT)
    draw_shortages (self, snapshot, &layout);
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
  releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (area.x - 1, 0, 1, releve_board_layout_header (layout)), RELEVE_COLOUR_INNER_LINE);
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

static void
draw_name (ReleveBoard *self, GtkSnapshot *snapshot, const ReleveBoardLayout *layout, int number)
{
  const ReleveBoardRow *row = releve_board_row (self, number);
  double scale = layout->scale, y = releve_board_layout_cell (layout, number, 0, 1).y, x = 10 * scale;
  double width = releve_board_layout_column (layout) - 14 * scale;
  ReleveInkText name = { .size = 13, .bold = TRUE, .lines = 1, .width = width };
  ReleveInkText detail = { .size = 12, .lines = 1, .width = width };
  ReleveInkText note = { .size = 12, .lines = 1, .width = width, .bold = row->lacking };
  gboolean fits = releve_ink_width (GTK_WIDGET (self), row->full_name, &(ReleveInkText) { .size = 13, .bold = TRUE }) <= width;

  releve_ink_text (snapshot, GTK_WIDGET (self), fits ? row->full_name : row->name, &name, x, y + 4 * scale, RELEVE_COLOUR_FG);
  if (*row->detail != '\0')
    releve_ink_text (snapshot, GTK_WIDGET (self), row->detail, &detail, x, y + 21 * scale, RELEVE_COLOUR_SEC);
  if (row->lacking)
    {
      releve_ink_glyph (snapshot, RELEVE_GLYPH_WARNING, x, y + 39 * scale, 12 * scale, RELEVE_COLOUR_WARNING_TEXT);
      x += 15 * scale;
    }
  releve_ink_text (snapshot, GTK_WIDGET (self), row->note, &note, x, y + 37 * scale,
                   row->lacking ? RELEVE_COLOUR_WARNING_TEXT : RELEVE_COLOUR_SEC);
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
    {
      gtk_snapshot_push_opacity (snapshot, releve_board_opacity_of (self, releve_board_row (self, row)->learner_id));
      draw_name (self, snapshot, layout, row);
      gtk_snapshot_pop (snapshot);
    }
  gtk_snapshot_pop (snapshot);
}

static void
draw_count (ReleveBoard *self, GtkSnapshot *snapshot, const ReleveBoardLayout *layout)
{
  double header = releve_board_layout_header (layout), column = releve_board_layout_column (layout);
  ReleveInkText style = { .size = 12, .lines = 1, .width = column - 14 * layout->scale };
  guint n = self->rows->len;
  g_autofree char *count = g_strdup_printf (self->by == RELEVE_BOARD_BY_CLINICIAN
                                            ? releve_say_count (self->book, "%u clinician", "%u clinicians", n)
                                            : releve_say_count (self->book, "%u assignment", "%u assignments", n), n);

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
