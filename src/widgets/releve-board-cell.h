#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A free cell: nothing to draw, but a place for the keyboard and a name for a
 * screen reader. */
#define RELEVE_TYPE_BOARD_CELL (releve_board_cell_get_type ())
G_DECLARE_FINAL_TYPE (ReleveBoardCell, releve_board_cell, RELEVE, BOARD_CELL, GtkWidget)

/* Row and block are counted from 0. */
GtkWidget *releve_board_cell_new (int row, int block);
int releve_board_cell_get_row   (ReleveBoardCell *self);
int releve_board_cell_get_block (ReleveBoardCell *self);

G_END_DECLS
