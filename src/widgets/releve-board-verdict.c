/* What a drop would meet, painted in every cell in view: fill, line, mark and
 * words together, never colour alone. */

#include "releve-board-private.h"

#include <math.h>

/* From the left edge of a cell, at 11 pt text. */
#define MARK_X 9
#define FIT_X 24
#define WORDS_X 7
#define MARK_SIZE 10

guint
releve_board_judged_card (ReleveBoard *self, guint card, int row)
{
  return self->carried_clinician != NULL ? (guint) row : card;
}

static gboolean
ask (ReleveBoard *self, guint card, int row, int block, ReleveBoardPut *put, ReleveCellVerdict *verdict)
{
  *verdict = (ReleveCellVerdict) { .fit = NAN };
  return self->judge != NULL && releve_board_group_target (self, self->group, card, row, block, put)
         && self->judge->ask (releve_board_judged_card (self, card, row), put->learner_id, put->block, verdict, self->judge_data);
}

/* What no typed reason allows is worse than what one does; a card alone may
 * make room for itself, several may not. */
static int
badness (ReleveBoard *self, const ReleveCellVerdict *verdict)
{
  if (verdict->state == RELEVE_CELL_NONE || (self->group->len > 1 && verdict->crowded))
    return RELEVE_CELL_FORBIDDEN + 1;
  return (int) verdict->state + (verdict->state == RELEVE_CELL_FORBIDDEN && !verdict->reasoned);
}

/* The verdict of a group is that of the card which fares worst, with the least
 * fit of all. */
static gboolean
find_worst (ReleveBoard *self, int row, int block, guint *card, ReleveBoardPut *put, ReleveCellVerdict *verdict)
{
  double fit = NAN;

  for (guint i = 0; i < self->group->len; i++)
    {
      ReleveBoardPut target;
      ReleveCellVerdict found;

      if (!ask (self, i, row, block, &target, &found))
        return FALSE;
      fit = isnan (fit) || found.fit < fit ? found.fit : fit;
      if (i > 0 && badness (self, &found) <= badness (self, verdict))
        continue;
      *card = i;
      *put = target;
      *verdict = found;
    }
  verdict->fit = fit;
  return self->group->len > 0;
}

gboolean
releve_board_worst (ReleveBoard *self, int row, int block, guint *card, ReleveBoardPut *put)
{
  ReleveCellVerdict verdict = { 0 };

  return find_worst (self, row, block, card, put, &verdict);
}

static void
judge_cell (ReleveBoard *self, int row, int block, ReleveCellVerdict *verdict)
{
  ReleveBoardPut put;
  guint card;

  if (!find_worst (self, row, block, &card, &put, verdict))
    *verdict = (ReleveCellVerdict) { .fit = NAN };
  else if (self->group->len > 1 && verdict->state != RELEVE_CELL_NONE && verdict->crowded)
    {
      verdict->state = RELEVE_CELL_FORBIDDEN;
      verdict->reasoned = FALSE;
      g_strlcpy (verdict->reason, releve_say_in (self->book, "cell", "occupied"), sizeof verdict->reason);
    }
}

const ReleveCellVerdict *
releve_board_verdict (ReleveBoard *self, int row, int block)
{
  int index = row * releve_board_n_blocks (self) + block;

  if (!self->asked[index])
    judge_cell (self, row, block, &self->verdicts[index]);
  self->asked[index] = TRUE;
  return &self->verdicts[index];
}

gboolean
releve_board_judges (ReleveBoard *self, int row, int block, int span)
{
  for (int i = block; self->carrying && i < block + span; i++)
    if (releve_board_verdict (self, row, i)->state != RELEVE_CELL_NONE)
      return TRUE;
  return FALSE;
}

static void
draw_ground (GtkWidget *widget, GtkSnapshot *snapshot, const graphene_rect_t *area, ReleveVerdictKind state)
{
  gboolean contrast = releve_scheme_get () == RELEVE_SCHEME_CONTRAST_LIGHT || releve_scheme_get () == RELEVE_SCHEME_CONTRAST_DARK;

  if (state == RELEVE_CELL_FORBIDDEN)
    releve_ink_hatch (snapshot, widget, area, RELEVE_COLOUR_FORBIDDEN_FILL, RELEVE_COLOUR_FORBIDDEN_HATCH);
  else
    releve_ink_fill (snapshot, area, state == RELEVE_CELL_ALLOWED ? RELEVE_COLOUR_ALLOWED_FILL : RELEVE_COLOUR_WARNING_FILL);
  if (state == RELEVE_CELL_ALLOWED)
    releve_ink_frame (snapshot, area, 0, contrast ? 2 : 1.5, RELEVE_COLOUR_ALLOWED_LINE);
  else if (state == RELEVE_CELL_WARNING)
    releve_ink_dash (snapshot, area, 0, RELEVE_COLOUR_WARNING_LINE);
}

static const struct { ReleveGlyph glyph; ReleveColourName mark, words; } looks[] = {
  [RELEVE_CELL_ALLOWED] = { RELEVE_GLYPH_CHECK, RELEVE_COLOUR_ALLOWED_TEXT, RELEVE_COLOUR_ALLOWED_TEXT },
  [RELEVE_CELL_WARNING] = { RELEVE_GLYPH_EXCLAMATION, RELEVE_COLOUR_WARNING_TEXT, RELEVE_COLOUR_WARNING_TEXT },
  [RELEVE_CELL_FORBIDDEN] = { RELEVE_GLYPH_CROSS, RELEVE_COLOUR_FORBIDDEN_ICON, RELEVE_COLOUR_FG },
};

/* Words and marks stand on plain ground, not on the hatching. */
static void
clear_hatch (GtkSnapshot *snapshot, const ReleveCellVerdict *verdict, double x, double y, double width, double height)
{
  if (verdict->state == RELEVE_CELL_FORBIDDEN)
    releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (x - 2, y, width + 4, height), RELEVE_COLOUR_FORBIDDEN_FILL);
}

/* A line 17 high. */
static void
draw_mark (ReleveBoard *self, GtkSnapshot *snapshot, const ReleveCellVerdict *verdict, double x, double y, double scale)
{
  ReleveInkText style = { .size = 13, .bold = TRUE };
  g_autofree char *fit = NULL;

  clear_hatch (snapshot, verdict, x + MARK_X * scale, y + 3 * scale, MARK_SIZE * scale, (MARK_SIZE + 2) * scale);
  releve_ink_glyph (snapshot, looks[verdict->state].glyph, x + MARK_X * scale, y + 4 * scale, MARK_SIZE * scale,
                    looks[verdict->state].mark);
  if (verdict->state == RELEVE_CELL_FORBIDDEN || isnan (verdict->fit))
    return;
  fit = g_strdup_printf ("%.0f", verdict->fit);
  releve_ink_text (snapshot, GTK_WIDGET (self), fit, &style, x + FIT_X * scale, y, looks[verdict->state].mark);
}

static double
draw_words (ReleveBoard *self, GtkSnapshot *snapshot, const ReleveCellVerdict *verdict, const char *words,
            ReleveBoardArea cell, double left, double y, int lines)
{
  ReleveInkText style = { .size = 11, .lines = lines, .width = MAX (1, cell.width - left - 3) };
  g_autoptr (PangoLayout) layout = releve_ink_layout (GTK_WIDGET (self), words, &style);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  clear_hatch (snapshot, verdict, cell.x + left, y, MIN (width, style.width), height);
  return releve_ink_text (snapshot, GTK_WIDGET (self), words, &style, cell.x + left, y, looks[verdict->state].words);
}

/* Two lines of words at most, under the mark, in the middle of the height. */
static void
draw_free (ReleveBoard *self, GtkSnapshot *snapshot, const ReleveCellVerdict *verdict, ReleveBoardArea cell, double scale)
{
  const char *words = *verdict->reason != '\0' ? verdict->reason : verdict->action;
  ReleveInkText style = { .size = 11, .lines = 2, .width = MAX (1, cell.width - WORDS_X * scale - 3) };
  g_autoptr (PangoLayout) layout = releve_ink_layout (GTK_WIDGET (self), words, &style);
  int height = 0;
  double y;

  if (*words != '\0')
    pango_layout_get_pixel_size (layout, NULL, &height);
  y = floor (cell.y + (cell.height - 17 * scale - height) / 2);
  draw_mark (self, snapshot, verdict, cell.x, y, scale);
  if (*words != '\0')
    draw_words (self, snapshot, verdict, words, cell, WORDS_X * scale, y + 17 * scale, 2);
}

/* Under the card’s head: what a drop would do to it, or why not. */
static void
draw_occupied (ReleveBoard *self, GtkSnapshot *snapshot, const ReleveCellVerdict *verdict, ReleveBoardArea cell, double scale)
{
  double y = cell.y + (RELEVE_BOARD_CARD_HEAD + 2) * scale;
  const char *words = verdict->state == RELEVE_CELL_ALLOWED && *verdict->action != '\0' ? verdict->action
    : *verdict->reason != '\0' ? verdict->reason : verdict->action;

  draw_mark (self, snapshot, verdict, cell.x, y, scale);
  if (verdict->state == RELEVE_CELL_FORBIDDEN)
    draw_words (self, snapshot, verdict, words, cell, 22 * scale, y + 1, 2);
  else
    draw_words (self, snapshot, verdict, words, cell, WORDS_X * scale, y + 16 * scale, 1);
}

static gboolean
is_occupied (ReleveBoard *self, int row, int block)
{
  const ReleveBoardRow *of = releve_board_row (self, row);

  return releve_board_row_item_at (of, block) != NULL
         || releve_board_row_leave_at (of, releve_dossier_block_number (self->dossier, block + 1)) != NULL;
}

static void
draw_verdict (ReleveBoard *self, GtkSnapshot *snapshot, const ReleveBoardLayout *layout, int row, int block)
{
  const ReleveCellVerdict *verdict = releve_board_verdict (self, row, block);
  ReleveBoardArea cell = releve_board_layout_cell (layout, row, block, 1);
  graphene_rect_t area = GRAPHENE_RECT_INIT (cell.x + 2, cell.y + 1, cell.width - 4, cell.height - 3);

  if (verdict->state == RELEVE_CELL_NONE)
    return;
  draw_ground (GTK_WIDGET (self), snapshot, &area, verdict->state);
  if (is_occupied (self, row, block))
    draw_occupied (self, snapshot, verdict, cell, layout->scale);
  else
    draw_free (self, snapshot, verdict, cell, layout->scale);
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
}

/* Where a drop would put them: the first card strongly, the others with it. */
void
releve_board_draw_target (ReleveBoard *self, GtkSnapshot *snapshot)
{
  ReleveBoardLayout layout = releve_board_layout (self);

  for (guint i = 0; self->over_row >= 0 && i < self->group->len; i++)
    {
      const ReleveBoardMember *first = &g_array_index (self->group, ReleveBoardMember, 0);
      const ReleveBoardMember *member = &g_array_index (self->group, ReleveBoardMember, i);
      int block = self->over_block + member->block - first->block;
      int span = CLAMP (member->span, 1, MAX (1, layout.n_blocks - block));
      ReleveBoardArea cell = releve_board_layout_cell (&layout, self->over_row + member->row - first->row, block, span);

      releve_ink_frame (snapshot, &GRAPHENE_RECT_INIT (cell.x - 1, cell.y - 2, cell.width + 1, cell.height + 3),
                        6 * layout.scale, i == 0 ? 3 : 2, RELEVE_COLOUR_ACCENT);
    }
}
