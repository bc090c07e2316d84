/* Where the keyboard is: one stop of one cell; the arrows go from stop to stop. */

#include "releve-board-private.h"

#include "releve-board-cell.h"

static void
grab (ReleveBoard *self, GtkWidget *child)
{
  gtk_widget_grab_focus (child);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
is_cell (ReleveBoard *self, int row, int block)
{
  return releve_board_row (self, row) != NULL && block >= 0 && block < releve_board_n_blocks (self);
}

void
releve_board_set_focus_cell (ReleveBoard *self, int row, int block)
{
  gboolean other = row != self->focus_row;

  self->focus_row = row;
  self->focus_block = block;
  if (other)
    g_signal_emit_by_name (self, "row");
}

const char *
releve_board_get_learner (ReleveBoard *self)
{
  const ReleveBoardRow *row;

  g_return_val_if_fail (RELEVE_IS_BOARD (self), NULL);

  row = releve_board_row (self, self->focus_row);
  return row != NULL ? row->learner_id : NULL;
}

const char *
releve_board_get_assignment (ReleveBoard *self)
{
  const ReleveBoardRow *row;

  g_return_val_if_fail (RELEVE_IS_BOARD (self), NULL);

  row = releve_board_row (self, self->focus_row);
  return row != NULL ? row->assignment_id : NULL;
}

void
releve_board_focus_at (ReleveBoard *self, int row, int block, gboolean last)
{
  g_autoptr (GPtrArray) stops = NULL;

  if (!is_cell (self, row, block))
    return;
  releve_board_set_focus_cell (self, row, block);
  releve_board_scroll_to (self, row, block);
  stops = releve_board_stops (self, row, block);
  if (stops->len > 0)
    grab (self, stops->pdata[last ? stops->len - 1 : 0]);
  if (self->carrying && self->keyboard)
    releve_board_set_over (self, row, block);
}

const char *
releve_board_focused_card (ReleveBoard *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->view);

  return RELEVE_IS_BOARD_CARD (focus) ? releve_board_card_get_placement (RELEVE_BOARD_CARD (focus)) : NULL;
}

void
releve_board_step_row (ReleveBoard *self, int step)
{
  g_autoptr (GPtrArray) stops = releve_board_stops (self, self->focus_row, self->focus_block);
  guint index = 0;

  if (!self->carrying && g_ptr_array_find (stops, gtk_widget_get_focus_child (self->view), &index)
      && (int) index + step >= 0 && index + step < stops->len)
    grab (self, stops->pdata[index + step]);
  else
    releve_board_focus_at (self, self->focus_row + step, self->focus_block, step < 0);
}

void
releve_board_step_block (ReleveBoard *self, int step)
{
  const char *placement_id = releve_board_focused_card (self);
  const ReleveBoardItem *item = NULL;
  int row, from = self->focus_block;

  if (placement_id != NULL && !self->carrying)
    item = releve_board_rows_find_card (self->rows, placement_id, &row);
  if (item != NULL)
    from = step > 0 ? item->block + item->span - 1 : item->block;
  releve_board_focus_at (self, self->focus_row, from + step, FALSE);
}

void
releve_board_raise (ReleveBoard *self, const char *placement_id)
{
  int row;

  if (releve_board_rows_find_card (self->rows, placement_id, &row) == NULL)
    return;
  g_free (self->raised_id);
  self->raised_id = g_strdup (placement_id);
  releve_board_rows_raise (self->rows, row, placement_id);
  releve_board_place_children (self);
}

void
releve_board_focus_card (ReleveBoard *self, const char *placement_id)
{
  const ReleveBoardItem *item;
  GtkWidget *card;
  int row;

  g_return_if_fail (RELEVE_IS_BOARD (self));

  item = releve_board_rows_find_card (self->rows, placement_id, &row);
  if (item == NULL)
    return;
  if (item->lane >= RELEVE_BOARD_LANES)
    releve_board_raise (self, placement_id);
  item = releve_board_rows_find_card (self->rows, placement_id, &row);
  releve_board_set_focus_cell (self, row, item->block);
  releve_board_scroll_to (self, row, item->block);
  card = releve_board_card_widget (self, placement_id);
  g_clear_pointer (&self->focus_card, g_free);
  if (card != NULL)
    grab (self, card);
  else
    self->focus_card = g_strdup (placement_id);
}

void
releve_board_focus_cell (ReleveBoard *self, const char *row_id, int block)
{
  g_return_if_fail (RELEVE_IS_BOARD (self));
  releve_board_focus_at (self, releve_board_rows_find (self->rows, row_id), block - 1, FALSE);
}

/* Tab comes in to where the keyboard was, and goes out at once. */
gboolean
releve_board_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ReleveBoard *self = RELEVE_BOARD (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child != NULL && child == self->popover)
    return gtk_widget_child_focus (child, direction);
  if (child != NULL || self->rows->len == 0)
    return FALSE;
  self->focus_waits = self->row_height <= 0;
  releve_board_focus_at (self, CLAMP (self->focus_row, 0, (int) self->rows->len - 1), self->focus_block, FALSE);
  return TRUE;
}

/* Two pixels wide, two clear of the card; inside a free cell. */
void
releve_board_draw_focus (ReleveBoard *self, GtkSnapshot *snapshot)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->view);
  double scale = releve_ink_scale (GTK_WIDGET (self));
  graphene_rect_t area;

  if (focus == NULL || !gtk_widget_has_visible_focus (focus) || !gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &area))
    return;
  if (RELEVE_IS_BOARD_CARD (focus))
    graphene_rect_inset (&area, -4, -4);
  else
    graphene_rect_inset (&area, 1, 1);
  releve_ink_frame (snapshot, &area, 9 * scale, 2, RELEVE_COLOUR_ACCENT);
}
