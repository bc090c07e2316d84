#include "releve-board-layout.h"

#include <math.h>

/* Pixels at 11 pt text, as in the mock-ups. */
#define COLUMN 148
#define HEADER 42
#define ROW 58
#define NARROWEST_BLOCK 72
#define CARD_INSET 2
#define CARD_HEIGHT 53
#define SCROLL_ZONE 64
#define SCROLL_SPEED 1000 /* pixels a second at the edge */

double
releve_board_layout_column (const ReleveBoardLayout *self)
{
  return round (COLUMN * self->scale);
}

double
releve_board_layout_header (const ReleveBoardLayout *self)
{
  return round (HEADER * self->scale);
}

double
releve_board_layout_row (const ReleveBoardLayout *self)
{
  return round (ROW * self->scale);
}

double
releve_board_layout_block (const ReleveBoardLayout *self)
{
  double free_width = self->width - releve_board_layout_column (self);
  double shared = self->n_blocks > 0 ? floor (free_width / self->n_blocks) : 0;

  return MAX (round (NARROWEST_BLOCK * self->scale), shared);
}

double
releve_board_layout_full_width (const ReleveBoardLayout *self)
{
  return releve_board_layout_column (self) + self->n_blocks * releve_board_layout_block (self);
}

double
releve_board_layout_full_height (const ReleveBoardLayout *self)
{
  return releve_board_layout_header (self) + self->n_rows * releve_board_layout_row (self);
}

ReleveBoardArea
releve_board_layout_cell (const ReleveBoardLayout *self, int row, int block, int span)
{
  double width = releve_board_layout_block (self), height = releve_board_layout_row (self);

  return (ReleveBoardArea) { releve_board_layout_column (self) + block * width - self->scroll_x,
                             releve_board_layout_header (self) + row * height - self->scroll_y,
                             span * width, height };
}

ReleveBoardArea
releve_board_layout_card (const ReleveBoardLayout *self, int row, int block, int span, int lane, int n_lanes)
{
  ReleveBoardArea area = releve_board_layout_cell (self, row, block, span);
  double inset = round (CARD_INSET * self->scale);
  double height = round (CARD_HEIGHT * self->scale) / n_lanes;

  area.x += inset;
  area.width -= inset + 1;
  area.y += inset + lane * height;
  area.height = n_lanes > 1 ? height - 1 : height;
  return area;
}

gboolean
releve_board_layout_find (const ReleveBoardLayout *self, double x, double y, int *row, int *block)
{
  double left = releve_board_layout_column (self), top = releve_board_layout_header (self);

  if (x < left || y < top || x >= self->width || y >= self->height)
    return FALSE;
  *block = (int) floor ((x - left + self->scroll_x) / releve_board_layout_block (self));
  *row = (int) floor ((y - top + self->scroll_y) / releve_board_layout_row (self));
  return *row >= 0 && *row < self->n_rows && *block >= 0 && *block < self->n_blocks;
}

void
releve_board_layout_visible (const ReleveBoardLayout *self, int *first_row, int *last_row, int *first_block, int *last_block)
{
  double width = releve_board_layout_block (self), height = releve_board_layout_row (self);
  double view_width = self->width - releve_board_layout_column (self);
  double view_height = self->height - releve_board_layout_header (self);

  *first_row = CLAMP ((int) floor (self->scroll_y / height), 0, MAX (0, self->n_rows - 1));
  *last_row = MIN (self->n_rows - 1, (int) floor ((self->scroll_y + view_height) / height));
  *first_block = CLAMP ((int) floor (self->scroll_x / width), 0, MAX (0, self->n_blocks - 1));
  *last_block = MIN (self->n_blocks - 1, (int) floor ((self->scroll_x + view_width) / width));
}

static double
reveal (double offset, double start, double length, double view)
{
  if (start < offset)
    return start;
  return start + length > offset + view ? start + length - view : offset;
}

void
releve_board_layout_reveal (const ReleveBoardLayout *self, int row, int block, double *scroll_x, double *scroll_y)
{
  double width = releve_board_layout_block (self), height = releve_board_layout_row (self);

  *scroll_x = reveal (self->scroll_x, block * width, width, self->width - releve_board_layout_column (self));
  *scroll_y = reveal (self->scroll_y, row * height, height, self->height - releve_board_layout_header (self));
}

static double
pull (double position, double start, double end)
{
  double zone = MIN (SCROLL_ZONE, (end - start) / 3);

  if (position < start + zone)
    return -SCROLL_SPEED * MIN (1, (start + zone - position) / zone);
  if (position > end - zone)
    return SCROLL_SPEED * MIN (1, (position - end + zone) / zone);
  return 0;
}

void
releve_board_layout_autoscroll (const ReleveBoardLayout *self, double x, double y, double *dx, double *dy)
{
  *dx = pull (x, releve_board_layout_column (self), self->width);
  *dy = pull (y, releve_board_layout_header (self), self->height);
}
