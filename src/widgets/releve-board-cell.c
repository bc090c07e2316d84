#include "releve-board-cell.h"

struct _ReleveBoardCell {
  GtkWidget parent_instance;

  int row, block;
};

G_DEFINE_FINAL_TYPE (ReleveBoardCell, releve_board_cell, GTK_TYPE_WIDGET)

static void
releve_board_cell_class_init (ReleveBoardCellClass *class)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "board-cell");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
releve_board_cell_init (ReleveBoardCell *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
releve_board_cell_new (int row, int block)
{
  ReleveBoardCell *self = g_object_new (RELEVE_TYPE_BOARD_CELL, NULL);

  self->row = row;
  self->block = block;
  return GTK_WIDGET (self);
}

int
releve_board_cell_get_row (ReleveBoardCell *self)
{
  return self->row;
}

int
releve_board_cell_get_block (ReleveBoardCell *self)
{
  return self->block;
}
