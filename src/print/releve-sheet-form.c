#include "releve-sheet-private.h"

/* What is filled in by hand: lines with a word before them, boxes to tick. */

#define PEN_ROOM       6.4 /* above a line to write on */
#define LEAST_RULE    30.0
#define FIELD_GAP     16.0 /* between fields side by side */
#define LABEL_GAP      5.0
#define CHOICE_INDENT (RELEVE_BOX_SIDE + 6.0)
#define CHOICE_GAP    16.0 /* between choices in a row */

/* What is known of it; the height that it takes. */
static double
add_known (ReleveSheet *self, RelevePiece *piece, const char *text, double x, double y, double width)
{
  g_autoptr (PangoLayout) layout = releve_typeset_plain (self->typesetter, RELEVE_TYPE_CELL, text, width);

  releve_piece_add_text (piece, layout, RELEVE_TYPE_CELL, x, y, width);
  return releve_layout_n_lines (layout) * releve_type_leading (RELEVE_TYPE_CELL);
}

/* The word, then what is known or a rule; where it ends. */
static double
add_field (ReleveSheet *self, RelevePiece *piece, const ReleveBlank *field, double x, double y, double width)
{
  g_autoptr (PangoLayout) label = releve_typeset_plain (self->typesetter, RELEVE_TYPE_COLUMN, field->label, width);
  double leading = releve_type_leading (RELEVE_TYPE_CELL), last = y + (releve_layout_n_lines (label) - 1) * leading;
  double start = MIN (releve_layout_width (label) + LABEL_GAP, width - LEAST_RULE);

  releve_piece_add_text (piece, label, RELEVE_TYPE_COLUMN, x, y, width);
  if (field->text != NULL && *field->text != '\0')
    return last + add_known (self, piece, field->text, x + start, last, width - start);
  releve_piece_add_rule (piece, x + start, last + leading - 2.5, width - start, RELEVE_INNER_STROKE, RELEVE_COLOUR_LINE);
  return last + leading;
}

void
releve_sheet_fields (ReleveSheet *self, const ReleveBlank *fields, guint n)
{
  gboolean first = releve_sheet_starts_section (self);
  RelevePiece *piece = releve_sheet_add_piece (self, RELEVE_PIECE_FORM, ++self->n_groups, 0);
  double room = self->text_width - FIELD_GAP * (n - 1), x = 0, y = first ? 0 : PEN_ROOM;

  for (guint i = 0; i < n; i++)
    {
      double width = room * fields[i].share, end = add_field (self, piece, &fields[i], x, y, width);

      piece->measure.height = MAX (piece->measure.height, end);
      x += width + FIELD_GAP;
    }
}

static RelevePiece *
begin_choices (ReleveSheet *self, guint group, double gap)
{
  RelevePiece *piece = releve_sheet_add_piece (self, RELEVE_PIECE_TEXT, group, gap);

  piece->measure.height = releve_type_leading (RELEVE_TYPE_CELL);
  return piece;
}

static void
add_choice (RelevePiece *piece, PangoLayout *words, double x, double width)
{
  releve_piece_add_box (piece, x, releve_type_baseline (RELEVE_TYPE_CELL) - RELEVE_BOX_SIDE);
  releve_piece_add_text (piece, words, RELEVE_TYPE_CELL, x + CHOICE_INDENT, 0, width - CHOICE_INDENT);
}

static void
add_column (ReleveSheet *self, const char *const *words, guint n, guint group, double gap)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PangoLayout) layout = releve_typeset_plain (self->typesetter, RELEVE_TYPE_CELL, words[i], self->text_width - CHOICE_INDENT);
      RelevePiece *piece = begin_choices (self, group, i == 0 ? gap : 0);

      add_choice (piece, layout, 0, self->text_width);
      piece->measure.height = releve_layout_n_lines (layout) * releve_type_leading (RELEVE_TYPE_CELL);
      piece->measure.keep = i + 1 < n;
    }
}

static void
add_row (ReleveSheet *self, const char *const *words, guint n, guint group, double gap)
{
  RelevePiece *piece = NULL;
  double x = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PangoLayout) layout = releve_typeset_plain (self->typesetter, RELEVE_TYPE_CELL, words[i], 0);
      double width = CHOICE_INDENT + releve_layout_width (layout) + 1;

      if (piece == NULL || x + width > self->text_width)
        {
          if (piece != NULL)
            piece->measure.keep = TRUE;
          piece = begin_choices (self, group, piece == NULL ? gap : 0);
          x = 0;
        }
      add_choice (piece, layout, x, width);
      x += width + CHOICE_GAP;
    }
}

void
releve_sheet_choices (ReleveSheet *self, const char *const *words, guint n, gboolean in_a_row)
{
  double gap = releve_sheet_gap_before (self, RELEVE_TYPE_CELL);

  (in_a_row ? add_row : add_column) (self, words, n, ++self->n_groups, gap);
}
