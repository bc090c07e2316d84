/* The board on paper: a row each clinician, a column each block, on one page or
 * in tiles, told apart by sign, stripe and word so that a grey copy reads as well. */

#include "releve-composer.h"
#include "releve-printouts.h"

#include "releve-board-fit.h"
#include "releve-folio.h"
#include "releve-portrait.h"

#define NC_(context, message) (message)

#define ROW_PAD     2.2
#define CARD_PAD    3.0
#define CARD_GAP    1.5
#define STRIPE      3.0
#define SIGN        7.0
#define TODAY_RULE  2.2
#define NAMES_GAP   6.0
#define KEYS_GAP   12.0 /* around the keys below the board */
#define NARROW     50.0 /* a block with room for one date alone, a card without room for its state */
#define UNTITLED   70.0 /* a card on which three letters of a title would tell nothing */
#define WORD_ROOM  44.0 /* of a leave that says so */

typedef struct {
  const RelevePlacement *card;
  const ReleveAssignment *assignment;
  int first, last;  /* blocks, from 1 */
  int lane;
} Card;

typedef struct {
  const ReleveLearner *learner;
  GArray *cards;    /* of Card, by first block */
  int n_lanes;      /* at least one */
} Line;

typedef struct {
  ReleveComposer composer;
  GPtrArray *lines; /* of Line */
  int n_blocks;
  ReleveBoardFit fit;
  /* Of the tile being set. */
  int first, last;
  double block_width;
  guint group;
  int header;
} Board;

static void
free_line (gpointer data)
{
  g_array_unref (((Line *) data)->cards);
  g_free (data);
}

/* Lines and lanes */

static gboolean
lane_is_free (const Line *line, const Card *card, int lane)
{
  for (guint i = 0; i < line->cards->len; i++)
    {
      const Card *other = &g_array_index (line->cards, Card, i);

      if (other->lane == lane && card->first <= other->last && other->first <= card->last)
        return FALSE;
    }
  return TRUE;
}

static void
add_card (Line *line, ReleveDossier *dossier, const RelevePlacement *placement)
{
  Card card = { placement, releve_dossier_assignment (dossier, placement->assignment_id),
                releve_dossier_first_block (dossier, placement), releve_dossier_last_block (dossier, placement), 0 };

  if (placement->state == RELEVE_DECLINED || card.assignment == NULL || card.first < 1)
    return;
  while (!lane_is_free (line, &card, card.lane))
    card.lane++;
  line->n_lanes = MAX (line->n_lanes, card.lane + 1);
  g_array_append_val (line->cards, card);
}

static void
collect_lines (Board *self)
{
  ReleveDossier *dossier = self->composer.dossier;
  GPtrArray *learners = releve_dossier_all (dossier, &releve_learner_kind);

  self->lines = g_ptr_array_new_with_free_func (free_line);
  self->n_blocks = releve_dossier_n_blocks (dossier);
  for (guint i = 0; i < learners->len; i++)
    {
      Line *line = g_new0 (Line, 1);
      g_autoptr (GPtrArray) cards = releve_cards_in_order (dossier, ((const ReleveLearner *) learners->pdata[i])->id);

      *line = (Line) { learners->pdata[i], g_array_new (FALSE, TRUE, sizeof (Card)), 1 };
      for (guint j = 0; j < cards->len; j++)
        add_card (line, dossier, cards->pdata[j]);
      g_ptr_array_add (self->lines, line);
    }
}

/* Sizes */

static PangoLayout *
set_name (const Board *self, const Line *line)
{
  g_autofree char *name = releve_composer_brief_learner (&self->composer, line->learner);

  return releve_typeset_plain (releve_sheet_get_typesetter (self->composer.sheet), RELEVE_TYPE_CELL, name, RELEVE_BOARD_NAMES - NAMES_GAP);
}

static double
height_of_line (const Board *self, const Line *line, ReleveBoardDetail detail)
{
  g_autoptr (PangoLayout) name = set_name (self, line);
  double names = releve_layout_n_lines (name) * releve_type_leading (RELEVE_TYPE_CELL);

  return MAX (names, line->n_lanes * releve_board_lane_height (detail)) + 2 * ROW_PAD;
}

static double
height_of_head (void)
{
  return 2 * releve_type_leading (RELEVE_TYPE_NOTE) + 2 * ROW_PAD;
}

static double
height_of_tallest (const Board *self, ReleveBoardDetail detail)
{
  double height = 0;

  for (guint i = 0; i < self->lines->len; i++)
    height = MAX (height, height_of_line (self, self->lines->pdata[i], detail));
  return height_of_head () + height;
}

static double
height_of_board (const Board *self, ReleveBoardDetail detail)
{
  double height = height_of_head ();

  for (guint i = 0; i < self->lines->len; i++)
    height += height_of_line (self, self->lines->pdata[i], detail);
  return height;
}

/* Where a block begins, from the left edge of the row. */
static double
x_of (const Board *self, int block)
{
  return RELEVE_BOARD_NAMES + (block - self->first) * self->block_width;
}

static double
row_width (const Board *self)
{
  return x_of (self, self->last + 1);
}

/* Rows */

static RelevePiece *
begin_row (Board *self, RelevePieceKind kind, double height)
{
  RelevePiece *piece = releve_sheet_add_piece (self->composer.sheet, kind, self->group, 0);

  piece->scale = self->fit.scale;
  piece->measure.height = height * self->fit.scale;
  piece->measure.header = self->header;
  piece->n_cells = (guint) (self->last - self->first) + 2;
  for (int block = self->first; block <= self->last + 1; block++)
    releve_piece_add_ornament (piece, RELEVE_INK_UPRIGHT, x_of (self, block), 0, 0, height, 0.35, RELEVE_COLOUR_INNER_LINE);
  return piece;
}

static void
add_words (Board *self, RelevePiece *piece, guint cell, ReleveType type, const char *text, double x, double y, double width, int most, gboolean flush_right)
{
  g_autoptr (PangoLayout) layout = releve_typeset_plain (releve_sheet_get_typesetter (self->composer.sheet), type, text, width);
  ReleveInk *ink;

  if (most > 0)
    {
      pango_layout_set_height (layout, -most);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  ink = releve_piece_add_text (piece, layout, type, x, y, width);
  ink->flush_right = flush_right;
  ink->cell = cell;
}

static void
add_block_head (Board *self, RelevePiece *piece, int number, double height)
{
  const ReleveBlock *block = releve_dossier_block_number (self->composer.dossier, number);
  g_autofree char *figure = g_strdup_printf ("%d", number);
  g_autofree char *from = releve_composer_day (&self->composer, block->first, RELEVE_DAY_SHORT);
  g_autofree char *to = releve_composer_day (&self->composer, block->last, RELEVE_DAY_SHORT);
  g_autofree char *first = g_strconcat (" ", from, NULL), *last = g_strconcat (" ", to, NULL); /* read aloud, they stand apart */
  gboolean narrow = self->block_width < NARROW;
  double x = x_of (self, number) + CARD_PAD, width = self->block_width - 2 * CARD_PAD, line = releve_type_leading (RELEVE_TYPE_NOTE);
  guint cell = (guint) (number - self->first) + 1;
  ReleveDay today = releve_dossier_get_today (self->composer.dossier);

  add_words (self, piece, cell, RELEVE_TYPE_CELL, figure, x, ROW_PAD - 1, width, 1, FALSE);
  add_words (self, piece, cell, RELEVE_TYPE_NOTE, first, x, ROW_PAD + (narrow ? line : 0), width, 1, TRUE);
  if (!narrow)
    add_words (self, piece, cell, RELEVE_TYPE_NOTE, last, x, ROW_PAD + line, width, 1, TRUE);
  if (block->first <= today && today <= block->last)
    releve_piece_add_rule (piece, x_of (self, number), height - TODAY_RULE / 2, self->block_width, TODAY_RULE, RELEVE_COLOUR_FG);
}

static void
add_head_row (Board *self)
{
  double height = height_of_head ();
  RelevePiece *piece;

  self->header = -1;
  piece = begin_row (self, RELEVE_PIECE_HEAD_ROW, height);
  self->header = (int) self->composer.sheet->pieces->len - 1;
  piece->measure.keep = TRUE;
  add_words (self, piece, 0, RELEVE_TYPE_COLUMN, releve_say_in (self->composer.book, "column", "Clinician"), 0,
             height - ROW_PAD - releve_type_leading (RELEVE_TYPE_COLUMN), RELEVE_BOARD_NAMES - NAMES_GAP, 1, FALSE);
  for (int block = self->first; block <= self->last; block++)
    add_block_head (self, piece, block, height);
  releve_piece_add_rule (piece, 0, height, row_width (self), RELEVE_RULE_STROKE, RELEVE_COLOUR_LINE);
}

/* Cards */

static ReleveGlyph
state_glyph (const RelevePlacement *card)
{
  return card->state == RELEVE_DONE ? RELEVE_GLYPH_CHECK : RELEVE_GLYPH_UNSET + card->levels_state;
}

static const char *
title_of (const Board *self, const ReleveAssignment *assignment)
{
  const char *brief = releve_composer_words (&self->composer, &assignment->short_name);

  return *brief != '\0' ? brief : releve_composer_words (&self->composer, &assignment->name);
}

/* Sign, code and title, as many lines as the detail gives. */
static void
add_card_words (Board *self, RelevePiece *piece, const Card *card, guint cell, double x, double y, double width, gboolean titled, gboolean stated)
{
  const char *title = title_of (self, card->assignment);
  double line = releve_type_leading (RELEVE_TYPE_NOTE), indent = SIGN + 2.5;
  g_autofree char *both = g_strdup_printf ("%s %s", card->assignment->code, title);
  g_autofree char *code = g_strconcat (card->assignment->code, " ", NULL); /* as above */

  releve_piece_add_glyph (piece, RELEVE_GLYPH_CLINICAL + card->assignment->category, x, y + line * 0.725 - SIGN * 0.9, SIGN)->cell = cell;
  switch (self->fit.detail)
    {
    case RELEVE_BOARD_FULL:
      add_words (self, piece, cell, RELEVE_TYPE_NOTE, code, x + indent, y, width - indent - SIGN, 1, FALSE);
      add_words (self, piece, cell, RELEVE_TYPE_NOTE, title, x, y + line, width, 2, FALSE);
      break;
    case RELEVE_BOARD_BRIEF:
      add_words (self, piece, cell, RELEVE_TYPE_NOTE, both, x + indent, y, width - indent - SIGN, 2, FALSE);
      break;
    default:
      add_words (self, piece, cell, RELEVE_TYPE_NOTE, titled ? both : card->assignment->code,
                 x + indent, y, width - indent - (stated ? SIGN : 0), 1, FALSE);
    }
}

static void
add_card_to_row (Board *self, RelevePiece *piece, const Card *card)
{
  double lane = releve_board_lane_height (self->fit.detail);
  int first = MAX (card->first, self->first), last = MIN (card->last, self->last);
  double x = x_of (self, first) + CARD_GAP, right = x_of (self, last + 1) - CARD_GAP, y = ROW_PAD + card->lane * lane + CARD_GAP / 2;
  double height = lane - CARD_GAP, inner = x + STRIPE + CARD_PAD, words = y + 0.8, width = right - inner - CARD_PAD;
  gboolean stated = right - x >= NARROW - 2 * CARD_GAP;
  guint cell = (guint) (first - self->first) + 1;
  ReleveColourName stripe = RELEVE_COLOUR_CLINICAL + card->assignment->category;

  releve_piece_add_ornament (piece, RELEVE_INK_BLANK, x, y, right - x, height, 0, RELEVE_COLOUR_VIEW);
  releve_piece_add_ornament (piece, RELEVE_INK_FRAME, x, y, right - x, height, RELEVE_INNER_STROKE, RELEVE_COLOUR_LINE)->dashed
    = card->card->state == RELEVE_PROPOSED;
  releve_piece_add_field (piece, x, y, STRIPE, height, stripe)->cell = cell;
  add_card_words (self, piece, card, cell, inner, words, width, right - x >= UNTITLED, stated);
  if (stated)
    releve_piece_add_glyph (piece, state_glyph (card->card), right - SIGN - 1.5, y + 2.2, SIGN - 1)->cell = cell;
}

/* Leave */

/* The part of a leave that lies in @block, as shares of its width. */
static gboolean
leave_in_block (const ReleveLeave *leave, const ReleveBlock *block, double *from, double *to)
{
  double days = block->last - block->first + 1;
  ReleveDay last = leave->last == RELEVE_NO_DAY ? block->last : leave->last;

  *from = MAX (0, leave->first - block->first) / days;
  *to = (MIN (last, block->last) - block->first + 1) / days;
  return *to > *from;
}

static gboolean
card_in_block (const Line *line, int block)
{
  for (guint i = 0; i < line->cards->len; i++)
    if (g_array_index (line->cards, Card, i).first <= block && block <= g_array_index (line->cards, Card, i).last)
      return TRUE;
  return FALSE;
}

static void
add_leave_to_row (Board *self, RelevePiece *piece, const Line *line, const ReleveLeave *leave, double height)
{
  for (int number = self->first; number <= self->last; number++)
    {
      double from, to, x, width, y = (height - releve_type_leading (RELEVE_TYPE_NOTE)) / 2;
      guint cell = (guint) (number - self->first) + 1;

      if (!leave_in_block (leave, releve_dossier_block_number (self->composer.dossier, number), &from, &to))
        continue;
      x = x_of (self, number) + from * self->block_width, width = (to - from) * self->block_width;
      releve_piece_add_ornament (piece, RELEVE_INK_HATCH, x, ROW_PAD, width, height - 2 * ROW_PAD, 0.35, RELEVE_COLOUR_FORBIDDEN_HATCH);
      if (card_in_block (line, number))
        continue;
      if (width > SIGN)
        releve_piece_add_glyph (piece, RELEVE_GLYPH_CLOCK, x + 2, y + 2.5, SIGN)->cell = cell;
      if (width > WORD_ROOM)
        add_words (self, piece, cell, RELEVE_TYPE_NOTE, releve_say (self->composer.book, "Leave"), x + SIGN + 5, y, width - SIGN - 6, 1, FALSE);
    }
}

static void
add_leaves (Board *self, RelevePiece *piece, const Line *line, double height)
{
  GPtrArray *leaves = RELEVE_DOSSIER_OF (self->composer.dossier, releve_leave_kind, ReleveLeave, learner_id, line->learner->id);

  for (guint i = 0; i < leaves->len; i++)
    add_leave_to_row (self, piece, line, leaves->pdata[i], height);
}

/* Cells are heard in their order, whatever was drawn first. */
static int
compare_cells (gconstpointer a, gconstpointer b)
{
  return (int) ((const ReleveInk *) a)->cell - (int) ((const ReleveInk *) b)->cell;
}

static void
add_line (Board *self, const Line *line)
{
  double height = height_of_line (self, line, self->fit.detail);
  RelevePiece *piece = begin_row (self, RELEVE_PIECE_ROW, height);
  g_autoptr (PangoLayout) name = set_name (self, line);

  releve_piece_add_text (piece, name, RELEVE_TYPE_CELL, 0, ROW_PAD, RELEVE_BOARD_NAMES - NAMES_GAP);
  add_leaves (self, piece, line, height);
  for (guint i = 0; i < line->cards->len; i++)
    {
      const Card *card = &g_array_index (line->cards, Card, i);

      if (card->last >= self->first && card->first <= self->last)
        add_card_to_row (self, piece, card);
    }
  g_array_sort (piece->inks, compare_cells);
  releve_piece_add_rule (piece, 0, height, row_width (self), RELEVE_INNER_STROKE, RELEVE_COLOUR_INNER_LINE);
}

/* The whole */

/* Nobody stands alone on a sheet, nor do the keys. */
static void
bind_last_lines (const Board *self)
{
  GPtrArray *pieces = self->composer.sheet->pieces;

  for (guint i = 1; i <= 3 && i < self->lines->len && i <= pieces->len; i++)
    ((RelevePiece *) pieces->pdata[pieces->len - i])->measure.keep = i > 1 || self->last == self->n_blocks;
}

static void
add_tile (Board *self, gboolean several)
{
  ReleveSheet *sheet = self->composer.sheet;
  g_autofree char *head = g_strdup_printf (releve_say_in (self->composer.book, "board", "Blocks %1$d–%2$d"), self->first, self->last);
  guint first_piece = sheet->pieces->len;

  releve_sheet_begin_section (sheet, 0, several ? head : "");
  self->group = ++sheet->n_groups;
  self->block_width = (sheet->text_width / self->fit.scale - RELEVE_BOARD_NAMES) / (self->last - self->first + 1);
  add_head_row (self);
  for (guint i = 0; i < self->lines->len; i++)
    add_line (self, self->lines->pdata[i]);
  ((RelevePiece *) sheet->pieces->pdata[first_piece])->measure.turn = self->first > 1;
  bind_last_lines (self);
}

static void
add_tiles (Board *self)
{
  for (int block = 1; block <= self->n_blocks; block += self->fit.per_tile)
    {
      self->first = block;
      self->last = MIN (block + self->fit.per_tile - 1, self->n_blocks);
      add_tile (self, self->fit.per_tile < self->n_blocks);
    }
}

/* "K1 Run the ward for a week": what each code on the board stands for. */
static ReleveRich *
spell_codes (const Board *self)
{
  GPtrArray *all = releve_dossier_all (self->composer.dossier, &releve_assignment_kind);
  ReleveRich *rich = releve_sheet_rich (self->composer.sheet);

  for (guint i = 0; i < all->len; i++)
    {
      const ReleveAssignment *assignment = all->pdata[i];
      gboolean used = RELEVE_DOSSIER_OF (self->composer.dossier, releve_placement_kind, RelevePlacement, assignment_id, assignment->id)->len > 0;

      if (!used)
        continue;
      releve_rich_add (rich, releve_rich_is_empty (rich) ? "" : " · ");
      releve_rich_add (rich, assignment->code);
      releve_rich_add (rich, "\u00a0");
      releve_rich_add (rich, releve_composer_words (&self->composer, &assignment->name));
    }
  return rich;
}

static void
add_signs (const Board *self)
{
  static const char *const states[] = { NC_("board", "levels not set"), NC_("board", "draft"), NC_("board", "agreed"), NC_("board", "done") };
  ReleveSign signs[RELEVE_N_CATEGORIES + G_N_ELEMENTS (states) + 2];
  guint n = 0;

  for (int i = 0; i < RELEVE_N_CATEGORIES; i++)
    signs[n++] = (ReleveSign) { RELEVE_GLYPH_CLINICAL + i, releve_text_category (self->composer.book, (ReleveCategory) i) };
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    signs[n++] = (ReleveSign) { i + 1 < G_N_ELEMENTS (states) ? RELEVE_GLYPH_UNSET + i : RELEVE_GLYPH_CHECK,
                                releve_say_in (self->composer.book, "board", states[i]) };
  signs[n++] = (ReleveSign) { RELEVE_SIGN_DASHED, releve_say_in (self->composer.book, "board", "proposed") };
  signs[n++] = (ReleveSign) { RELEVE_GLYPH_CLOCK, releve_say (self->composer.book, "Leave") };
  releve_sheet_key (self->composer.sheet, signs, n);
}

/* How high the signs and the spelled codes will be below the board. */
static double
height_of_keys (const Board *self, ReleveBoardDetail detail)
{
  g_autoptr (ReleveRich) codes = spell_codes (self);
  g_autoptr (PangoLayout) layout = releve_typeset (releve_sheet_get_typesetter (self->composer.sheet), RELEVE_TYPE_NOTE, codes,
                                                   self->composer.sheet->text_width);

  return ((detail == RELEVE_BOARD_CODES ? releve_layout_n_lines (layout) : 0) + 1) * releve_type_leading (RELEVE_TYPE_NOTE) + KEYS_GAP;
}

static void
add_keys (Board *self)
{
  g_autoptr (ReleveRich) codes = spell_codes (self);

  add_signs (self);
  if (self->fit.detail == RELEVE_BOARD_CODES && !releve_rich_is_empty (codes))
    releve_sheet_paragraph (self->composer.sheet, RELEVE_TYPE_NOTE, codes);
}

static void
choose_fit (Board *self, gboolean tiled)
{
  ReleveSheet *sheet = self->composer.sheet;
  ReleveBoardHeights heights[RELEVE_N_BOARD_DETAILS];

  for (int detail = 0; detail < RELEVE_N_BOARD_DETAILS; detail++)
    {
      heights[detail].board = height_of_board (self, (ReleveBoardDetail) detail);
      heights[detail].tallest = height_of_tallest (self, (ReleveBoardDetail) detail);
      heights[detail].room = releve_sheet_first_room (sheet) - height_of_keys (self, (ReleveBoardDetail) detail);
    }
  self->fit = releve_board_fit (heights, self->n_blocks, sheet->text_width, tiled);
}

static void
compose (Board *self, gboolean tiled)
{
  collect_lines (self);
  if (self->lines->len == 0 || self->n_blocks == 0)
    {
      releve_sheet_begin_section (self->composer.sheet, 0, "");
      releve_sheet_say (self->composer.sheet, RELEVE_TYPE_BODY,
                        self->n_blocks == 0 ? releve_say (self->composer.book, "The year has no blocks yet.")
                                            : releve_say (self->composer.book, "No clinician is in the department yet."));
      return;
    }
  choose_fit (self, tiled);
  add_tiles (self);
  add_keys (self);
}

RelevePages *
releve_print_board (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error)
{
  Board self = { .n_blocks = 0 };
  g_autofree char *year = NULL;

  releve_composer_begin (&self.composer, dossier, options);
  releve_sheet_turn (self.composer.sheet, options->paper);
  year = releve_composer_year (&self.composer);
  releve_composer_title_of_plan (&self.composer, releve_say (self.composer.book, "Rotation board"), year, NULL);
  compose (&self, options->tiled);
  g_ptr_array_unref (self.lines);
  return releve_composer_finish (&self.composer, releve_say (self.composer.book, "Confidential: for the department"));
}
