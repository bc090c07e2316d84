#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where things stand on the board, in pixels: numbers in, numbers out. Rows and
 * blocks are counted from 0. The clinician column and the block header stay in
 * view; everything else moves under them by the scroll offsets. */
typedef struct {
  int n_rows, n_blocks;
  double width, height;      /* of the widget */
  double scale;              /* pixels of the mock-ups to pixels */
  double scroll_x, scroll_y;
} ReleveBoardLayout;

typedef struct { double x, y, width, height; } ReleveBoardArea;

double releve_board_layout_column (const ReleveBoardLayout *self); /* width of the clinician column */
double releve_board_layout_header (const ReleveBoardLayout *self); /* height of the block header */
double releve_board_layout_block  (const ReleveBoardLayout *self); /* width of a block */
double releve_board_layout_row    (const ReleveBoardLayout *self); /* height of a row */
/* The whole board, with what scrolling hides. */
double releve_board_layout_full_width  (const ReleveBoardLayout *self);
double releve_board_layout_full_height (const ReleveBoardLayout *self);

/* The cells from @block on, @span blocks wide, where they stand now. */
ReleveBoardArea releve_board_layout_cell (const ReleveBoardLayout *self, int row, int block, int span);
/* A card: inside its cells, the @lane-th of @n_lanes that share the height. */
ReleveBoardArea releve_board_layout_card (const ReleveBoardLayout *self, int row, int block, int span, int lane, int n_lanes);
/* FALSE where there is no cell, the sticky parts included. */
gboolean releve_board_layout_find (const ReleveBoardLayout *self, double x, double y, int *row, int *block);
/* Rows and blocks in view, first and last. */
void releve_board_layout_visible (const ReleveBoardLayout *self, int *first_row, int *last_row, int *first_block, int *last_block);
/* Scroll offsets that bring a cell into view, changed as little as possible. */
void releve_board_layout_reveal (const ReleveBoardLayout *self, int row, int block, double *scroll_x, double *scroll_y);
/* Pixels a second to scroll for a drag held at @x, @y: within 64 px of an edge,
 * faster with depth (B17). */
void releve_board_layout_autoscroll (const ReleveBoardLayout *self, double x, double y, double *dx, double *dy);

G_END_DECLS
