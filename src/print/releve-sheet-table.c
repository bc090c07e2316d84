#include "releve-sheet-private.h"

/* Tables: measured when complete, one piece a row, the head repeated overleaf. */

#define COLUMN_GAP    9.5
#define ROW_PAD       2.3   /* above and below the words of a row */
#define TABLE_GAP     6.0
#define SIGN_SIZE     7.4
#define SIGN_GAP      5.0
/* A row higher than this is a text, not a row, and goes on in the next piece. */
#define MOST_LINES   36
#define BAR_HEIGHT    6.4
#define SHORT_TABLE   5  /* rows */

typedef struct {
  char *text;
  int category;
  gboolean box;
  double full, hollow; /* of a bar */
  ReleveDotPlot *plot;
  guint row;
} Cell;

typedef struct _ReleveTable {
  ReleveColumn *columns;
  guint n;
  gboolean ruled;
  GArray *cells;    /* of Cell, row by row */
  double *widths, *starts;
  guint group;
  int header;       /* index of the head's piece, −1 */
} Table;

static void
clear_cell (gpointer data)
{
  g_free (((Cell *) data)->text);
}

void
releve_sheet_begin_table (ReleveSheet *self, const ReleveColumn *columns, guint n, gboolean ruled)
{
  Table *table = g_new0 (Table, 1);

  g_assert (self->table == NULL);
  table->columns = g_memdup2 (columns, n * sizeof (ReleveColumn));
  table->n = n;
  table->ruled = ruled;
  table->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  g_array_set_clear_func (table->cells, clear_cell);
  table->widths = g_new0 (double, n);
  table->starts = g_new0 (double, n);
  table->group = ++self->n_groups;
  table->header = -1;
  self->table = table;
}

static void
free_table (Table *table)
{
  g_array_unref (table->cells);
  g_free (table->columns);
  g_free (table->widths);
  g_free (table->starts);
  g_free (table);
}

void
releve_sheet_category_cell (ReleveSheet *self, int category, const char *text)
{
  Cell cell = { .text = g_strdup (text != NULL ? text : ""), .category = category };

  g_array_append_val (self->table->cells, cell);
}

void
releve_sheet_cell (ReleveSheet *self, const char *text)
{
  releve_sheet_category_cell (self, -1, text);
}

void
releve_sheet_box_cell (ReleveSheet *self)
{
  Cell cell = { .text = g_strdup (""), .category = -1, .box = TRUE };

  g_array_append_val (self->table->cells, cell);
}

void
releve_sheet_bar_cell (ReleveSheet *self, double full, double hollow)
{
  Cell cell = { .text = g_strdup (""), .category = -1, .full = full, .hollow = hollow };

  g_array_append_val (self->table->cells, cell);
}

void
releve_sheet_plot_cell (ReleveSheet *self, ReleveDotPlot *plot, guint row)
{
  Cell cell = { .text = g_strdup (""), .category = -1, .plot = plot, .row = row };

  g_array_append_val (self->table->cells, cell);
}

static const Cell *
cell_at (const Table *table, guint row, guint column)
{
  return &g_array_index (table->cells, Cell, row * table->n + column);
}

static double
indent_of (const Cell *cell)
{
  return cell->category >= 0 ? SIGN_SIZE + SIGN_GAP : 0;
}

static double
natural_width (ReleveSheet *self, ReleveType type, const char *text)
{
  g_autoptr (PangoLayout) layout = releve_typeset_plain (self->typesetter, type, text, 0);

  /* The last line must not break for a rounding of a thousandth. */
  return releve_layout_width (layout) + 0.1;
}

static double
natural_width_of_column (ReleveSheet *self, guint column)
{
  const Table *table = self->table;
  const ReleveColumn *wish = &table->columns[column];
  double width = wish->head != NULL ? natural_width (self, RELEVE_TYPE_COLUMN, wish->head) : 0;

  width = MAX (width, MAX (wish->plot, wish->bar));
  for (guint row = 0; (row + 1) * table->n <= table->cells->len; row++)
    {
      const Cell *cell = cell_at (table, row, column);

      width = MAX (width, cell->box ? RELEVE_BOX_SIDE : natural_width (self, wish->type, cell->text) + indent_of (cell));
    }
  return width;
}

/* What all columns of a kind take, and the least that flexible ones need. */
static double
sum_widths (const Table *table, gboolean flexible)
{
  double sum = 0;

  for (guint i = 0; i < table->n; i++)
    sum += table->columns[i].flexible == flexible ? table->widths[i] : 0;
  return sum;
}

static double
least_of_flexible (const Table *table, double even)
{
  double sum = 0;

  for (guint i = 0; i < table->n; i++)
    sum += table->columns[i].flexible ? MIN (table->widths[i], even * 0.75) : 0;
  return sum;
}

/* While others starve, a column takes no more than its even share. */
static void
cap_fixed (Table *table, double even)
{
  for (guint i = 0; i < table->n; i++)
    if (!table->columns[i].flexible)
      table->widths[i] = MIN (table->widths[i], MAX (even * 1.1, MAX (table->columns[i].plot, table->columns[i].bar)));
}

/* By what they need, and none less than three quarters of its even share: a goal
 * of a line beside an indicator of a page is still read. */
static void
share_rest (Table *table, double rest, double even)
{
  g_autofree gboolean *settled = g_new0 (gboolean, table->n);
  double need = sum_widths (table, TRUE);
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < table->n; i++)
        {
          double least = MIN (table->widths[i], even * 0.75);

          if (!table->columns[i].flexible || settled[i] || table->widths[i] * rest >= least * need)
            continue;
          rest -= least;
          need -= table->widths[i];
          table->widths[i] = least;
          settled[i] = again = TRUE;
        }
    }
  for (guint i = 0; i < table->n; i++)
    if (table->columns[i].flexible && !settled[i])
      table->widths[i] *= rest / MAX (need, 1);
}

/* The flexible columns share what is left when the others have what they need,
 * which they must leave at least three quarters of their even share. */
static void
measure_columns (ReleveSheet *self)
{
  Table *table = self->table;
  double room = self->text_width - COLUMN_GAP * (table->n - 1), even = room / table->n;
  double shrink, x = 0;

  for (guint i = 0; i < table->n; i++)
    table->widths[i] = table->columns[i].share > 0 ? room * table->columns[i].share : natural_width_of_column (self, i);
  if (sum_widths (table, FALSE) > room - least_of_flexible (table, even))
    cap_fixed (table, even);
  shrink = MIN (1, (room - least_of_flexible (table, even)) / MAX (sum_widths (table, FALSE), 1));
  share_rest (table, room - sum_widths (table, FALSE) * shrink, even);
  for (guint i = 0; i < table->n; i++)
    {
      table->widths[i] *= table->columns[i].flexible ? 1 : shrink;
      table->starts[i] = x;
      x += table->widths[i] + COLUMN_GAP;
    }
}

/* The figures 0…4 over a column of plots. */
static void
add_plot_scale (ReleveSheet *self, RelevePiece *piece, guint column)
{
  const Table *table = self->table;
  double leading = releve_type_leading (RELEVE_TYPE_COLUMN);

  for (int level = 0; level <= RELEVE_LEVEL_MAX; level++)
    {
      g_autofree char *figure = g_strdup_printf ("%d", level);
      g_autoptr (PangoLayout) layout = releve_typeset_plain (self->typesetter, RELEVE_TYPE_COLUMN, figure, 0);
      double x = table->starts[column] + releve_dot_plot_x (table->columns[column].plot, leading, level);
      ReleveInk *ink = releve_piece_add_text (piece, layout, RELEVE_TYPE_COLUMN, x - 10, ROW_PAD, 20);

      ink->centred = TRUE;
      ink->cell = column;
    }
}

static void
add_head_row (ReleveSheet *self)
{
  Table *table = self->table;
  RelevePiece *piece;
  int lines = 1;

  if (table->columns[0].head == NULL)
    return;
  table->header = (int) self->pieces->len;
  piece = releve_sheet_add_piece (self, RELEVE_PIECE_HEAD_ROW, table->group, TABLE_GAP);
  for (guint i = 0; i < table->n; i++)
    {
      g_autoptr (PangoLayout) layout = releve_typeset_plain (self->typesetter, RELEVE_TYPE_COLUMN, table->columns[i].head, table->widths[i]);
      ReleveInk *ink = releve_piece_add_text (piece, layout, RELEVE_TYPE_COLUMN, table->starts[i], 0, table->widths[i]);

      ink->flush_right = table->columns[i].flush_right;
      ink->centred = table->columns[i].centred;
      ink->cell = i;
      lines = MAX (lines, releve_layout_n_lines (layout));
      if (table->columns[i].plot > 0)
        add_plot_scale (self, piece, i);
    }
  /* Heads of several lines end together above the rule. */
  for (guint i = 0; i < piece->inks->len; i++)
    {
      ReleveInk *ink = &g_array_index (piece->inks, ReleveInk, i);

      ink->y = (lines - ink->n_lines) * releve_type_leading (RELEVE_TYPE_COLUMN);
    }
  piece->measure.height = lines * releve_type_leading (RELEVE_TYPE_COLUMN) + 2 * ROW_PAD;
  piece->measure.keep = TRUE;
  releve_piece_add_rule (piece, 0, piece->measure.height - 0.4, self->text_width, RELEVE_RULE_STROKE, RELEVE_COLOUR_LINE);
}

static void
add_sign (RelevePiece *piece, int category, double x, double y)
{
  ReleveInk ink = { .kind = RELEVE_INK_GLYPH, .x = x, .y = y, .width = SIGN_SIZE,
                    .colour = RELEVE_COLOUR_FG, .glyph = RELEVE_GLYPH_CLINICAL + category };

  g_array_append_val (piece->inks, ink);
}

static void
add_plot (RelevePiece *piece, const Cell *cell, guint column, double x, double width, double height)
{
  ReleveInk ink = { .kind = RELEVE_INK_PLOT, .x = x, .y = ROW_PAD, .width = width, .stroke = height,
                    .plot = cell->plot, .row = cell->row, .cell = column };

  g_array_append_val (piece->inks, ink);
}

/* Both parts lie on the words' baseline. */
static void
add_bar (RelevePiece *piece, const Cell *cell, guint column, const ReleveColumn *wish, double x, double pad)
{
  double y = pad + releve_type_baseline (wish->type) - BAR_HEIGHT, full = wish->bar * cell->full, hollow = wish->bar * cell->hollow;

  if (full > 0)
    releve_piece_add_field (piece, x, y, full, BAR_HEIGHT, RELEVE_COLOUR_FG)->cell = column;
  if (hollow > 0)
    {
      ReleveInk *ink = releve_piece_add_field (piece, x + full, y, MAX (hollow, 2 * RELEVE_RULE_STROKE), BAR_HEIGHT, RELEVE_COLOUR_FG);

      ink->stroke = RELEVE_RULE_STROKE;
      ink->cell = column;
    }
}

/* Above the first words of a table without a head there is no room, so that they
 * stand on the line of the section's. */
static double
pad_above (const Table *table, guint row, int first_line)
{
  return table->ruled && (table->header >= 0 || row > 0 || first_line > 0) ? ROW_PAD : 0;
}

/* The lines from @first_line on of every cell of @row; how many stand here. */
static int
add_row_part (ReleveSheet *self, guint row, PangoLayout **layouts, int first_line, int n_lines)
{
  Table *table = self->table;
  RelevePiece *piece = releve_sheet_add_piece (self, RELEVE_PIECE_ROW, table->group, 0);
  double height = 0, pad = pad_above (table, row, first_line);

  for (guint i = 0; i < table->n; i++)
    {
      const Cell *cell = cell_at (table, row, i);
      double x = table->starts[i] + indent_of (cell), leading = releve_type_leading (table->columns[i].type);
      int left = MAX (0, releve_layout_n_lines (layouts[i]) - first_line);
      ReleveInk *ink;

      if (first_line == 0 && cell->category >= 0)
        add_sign (piece, cell->category, table->starts[i],
                  pad + releve_type_baseline (table->columns[i].type) - SIGN_SIZE * 0.92);
      if (first_line == 0 && cell->box)
        releve_piece_add_box (piece, table->starts[i] + (table->widths[i] - RELEVE_BOX_SIDE) / 2,
                              pad + releve_type_baseline (table->columns[i].type) - RELEVE_BOX_SIDE)->cell = i;
      if (first_line == 0)
        add_bar (piece, cell, i, &table->columns[i], table->starts[i], pad);
      if (first_line == 0 && cell->plot != NULL)
        add_plot (piece, cell, i, table->starts[i], table->columns[i].plot, leading);
      height = MAX (height, MIN (left, n_lines) * leading);
      if (left == 0)
        continue;
      ink = releve_piece_add_text (piece, layouts[i], table->columns[i].type, x, pad, table->widths[i] - indent_of (cell));
      ink->first_line = first_line;
      ink->n_lines = MIN (left, n_lines);
      ink->flush_right = table->columns[i].flush_right;
      ink->centred = table->columns[i].centred;
      ink->cell = i;
    }
  piece->measure.height = height + pad + (table->ruled ? ROW_PAD : 0);
  piece->measure.header = table->header;
  return n_lines;
}

static void
add_row_rule (ReleveSheet *self)
{
  RelevePiece *piece = self->pieces->pdata[self->pieces->len - 1];

  releve_piece_add_rule (piece, 0, piece->measure.height, self->text_width, RELEVE_INNER_STROKE, RELEVE_COLOUR_INNER_LINE);
}

static void
add_row (ReleveSheet *self, guint row)
{
  Table *table = self->table;
  PangoLayout **layouts = g_new (PangoLayout *, table->n);
  int lines = 1;

  for (guint i = 0; i < table->n; i++)
    {
      const Cell *cell = cell_at (table, row, i);

      layouts[i] = releve_typeset_plain (self->typesetter, table->columns[i].type, cell->text,
                                         MAX (1, table->widths[i] - indent_of (cell)));
      lines = MAX (lines, releve_layout_n_lines (layouts[i]));
    }
  for (int line = 0; line < lines;)
    line += add_row_part (self, row, layouts, line, MIN (MOST_LINES, lines - line));
  for (guint i = 0; i < table->n; i++)
    g_object_unref (layouts[i]);
  g_free (layouts);
}

/* A short table is not broken; of a long one the last two rows stay together. */
static void
bind_rows (ReleveSheet *self, guint first_piece)
{
  guint n = self->pieces->len, from = n - first_piece <= SHORT_TABLE ? first_piece : MAX (n, 2) - 2;

  for (guint i = from; i + 1 < n; i++)
    ((RelevePiece *) self->pieces->pdata[i])->measure.keep = TRUE;
}

void
releve_sheet_end_table (ReleveSheet *self)
{
  Table *table = self->table;
  guint n_rows = table->cells->len / table->n, first;

  g_assert (table->cells->len % table->n == 0);
  measure_columns (self);
  add_head_row (self);
  first = self->pieces->len;
  for (guint row = 0; row < n_rows; row++)
    {
      add_row (self, row);
      if (table->ruled && row + 1 < n_rows)
        add_row_rule (self);
    }
  bind_rows (self, first);
  free_table (table);
  self->table = NULL;
}
