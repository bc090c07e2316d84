#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a board is set on paper: a function from sizes to sizes, all in points. */

/* How much a card says. */
typedef enum {
  RELEVE_BOARD_FULL,   /* code and state, and two lines of title */
  RELEVE_BOARD_BRIEF,  /* two lines, the code before the title */
  RELEVE_BOARD_CODES,  /* one line: the code, and of the title what there is room for */
  RELEVE_N_BOARD_DETAILS
} ReleveBoardDetail;

#define RELEVE_BOARD_NAMES 96.0 /* width of the column of names, unscaled */

double releve_board_block_width (ReleveBoardDetail detail);
double releve_board_lane_height (ReleveBoardDetail detail); /* of a card */
double releve_board_type_size   (ReleveBoardDetail detail); /* of its smallest letters */

typedef struct {
  ReleveBoardDetail detail;
  double scale;        /* of everything on the board */
  int per_tile;        /* blocks side by side on a sheet */
} ReleveBoardFit;

/* By detail: how high the board is, unscaled, and how high the page's room is
 * when the keys that this detail needs stand below; how high its head and its
 * highest row are together. */
typedef struct {
  double board, room, tallest;
} ReleveBoardHeights;

/* The board of @n_blocks on pages that are @width wide. On one page with the
 * most detail that can be read there; when none can, or when @tiled, on as few
 * pages as that takes, in a detail whose highest row has room on a page. */
ReleveBoardFit releve_board_fit (const ReleveBoardHeights heights[RELEVE_N_BOARD_DETAILS], int n_blocks, double width, gboolean tiled);

G_END_DECLS
