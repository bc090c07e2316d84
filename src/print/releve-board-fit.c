#include "releve-board-fit.h"

#include <math.h>

static const struct {
  double block, lane, size;
  double least; /* size of type below which this much detail is not worth it */
} details[RELEVE_N_BOARD_DETAILS] = {
  [RELEVE_BOARD_FULL] = { 60, 42, 9.3, 6.8 },
  [RELEVE_BOARD_BRIEF] = { 58, 27, 9.3, 6.0 },
  [RELEVE_BOARD_CODES] = { 38, 15.5, 9.3, 5.6 },
};

#define LARGEST 1.4    /* a small department does not shout */
#define TILED_CODES 0.7 /* scale of a board too large for more than codes: 6.5 points */

double
releve_board_block_width (ReleveBoardDetail detail)
{
  return details[detail].block;
}

double
releve_board_lane_height (ReleveBoardDetail detail)
{
  return details[detail].lane;
}

double
releve_board_type_size (ReleveBoardDetail detail)
{
  return details[detail].size;
}

/* Tiles take an even number of blocks, so that the last is not a stub. */
static int
count_per_tile (ReleveBoardDetail detail, double scale, int n_blocks, double width)
{
  int most = MAX (1, (int) floor ((width / scale - RELEVE_BOARD_NAMES) / details[detail].block));
  int n_tiles = (MAX (n_blocks, 1) + most - 1) / most;

  return (MAX (n_blocks, 1) + n_tiles - 1) / n_tiles;
}

static double
scale_for_one_page (ReleveBoardDetail detail, const ReleveBoardHeights *heights, int n_blocks, double width)
{
  double board_width = RELEVE_BOARD_NAMES + n_blocks * details[detail].block;

  return MIN (LARGEST, MIN (width / board_width, heights->room / MAX (heights->board, 1)));
}

/* Codes over several sheets: as large as they can be without one sheet more. A
 * row that is not split may leave room for another below it. */
static ReleveBoardFit
fit_codes (const ReleveBoardHeights *heights, int n_blocks, double width)
{
  int per_tile = count_per_tile (RELEVE_BOARD_CODES, TILED_CODES, n_blocks, width);
  int n_high = (int) ceil (heights->board * TILED_CODES / MAX (heights->room, 1));
  double high = n_high * heights->room / MAX (heights->board + n_high * heights->tallest, 1);
  double wide = width / (RELEVE_BOARD_NAMES + per_tile * details[RELEVE_BOARD_CODES].block);

  return (ReleveBoardFit) { RELEVE_BOARD_CODES, CLAMP (MIN (high, wide), TILED_CODES, 1), per_tile };
}

ReleveBoardFit
releve_board_fit (const ReleveBoardHeights heights[RELEVE_N_BOARD_DETAILS], int n_blocks, double width, gboolean tiled)
{
  for (int detail = 0; detail < RELEVE_N_BOARD_DETAILS && !tiled; detail++)
    {
      double scale = scale_for_one_page (detail, &heights[detail], n_blocks, width);

      if (scale * details[detail].size >= details[detail].least)
        return (ReleveBoardFit) { detail, scale, MAX (n_blocks, 1) };
    }
  for (int detail = 0; detail < RELEVE_N_BOARD_DETAILS && tiled; detail++)
    if (heights[detail].tallest <= heights[detail].room)
      return (ReleveBoardFit) { detail, 1, count_per_tile (detail, 1, n_blocks, width) };
  return fit_codes (&heights[RELEVE_BOARD_CODES], n_blocks, width);
}
