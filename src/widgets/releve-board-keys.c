/* Every gesture without a pointer, and the menu of a card. */

#include "releve-board-private.h"

static void
move_focus (ReleveBoard *self, int rows, int blocks)
{
  releve_board_focus_at (self, CLAMP (self->focus_row + rows, 0, (int) self->rows->len - 1),
                         CLAMP (self->focus_block + blocks, 0, releve_board_n_blocks (self) - 1));
}

/* Past a long card in one step. */
static void
step_block (ReleveBoard *self, int step)
{
  const ReleveBoardItem *item = releve_board_row_item_at (releve_board_row (self, self->focus_row), self->focus_block);
  int from = item == NULL || self->carrying ? self->focus_block : step > 0 ? item->block + item->span - 1 : item->block;

  releve_board_focus_at (self, self->focus_row, CLAMP (from + step, 0, releve_board_n_blocks (self) - 1));
}

/* Ctrl+arrow: the same verb as a drag (B15). */
static void
move_card (ReleveBoard *self, int rows, int blocks)
{
  const char *placement_id = releve_board_focused_card (self);
  int row;
  const ReleveBoardItem *item = placement_id != NULL ? releve_board_rows_find_card (self->rows, placement_id, &row) : NULL;
  const ReleveBoardRow *to;
  g_autofree char *id = NULL;

  if (item == NULL)
    return;
  to = releve_board_row (self, row + rows);
  if (to == NULL || item->block + blocks < 0 || item->block + item->span + blocks > releve_board_n_blocks (self))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  id = g_strdup (placement_id);
  g_signal_emit_by_name (self, "move", id, to->learner_id, item->block + blocks + 1);
}

static void
emit_for_focused (ReleveBoard *self, const char *signal)
{
  g_autofree char *placement_id = g_strdup (releve_board_focused_card (self));

  if (placement_id != NULL)
    g_signal_emit_by_name (self, signal, placement_id);
}

static void
toggle_pin (ReleveBoard *self)
{
  g_autofree char *placement_id = g_strdup (releve_board_focused_card (self));
  const RelevePlacement *card = placement_id != NULL ? releve_dossier_placement (self->dossier, placement_id) : NULL;

  if (card != NULL)
    g_signal_emit_by_name (self, "pin", placement_id, !card->pinned);
}

static void
open_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  emit_for_focused (RELEVE_BOARD (widget), "open");
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  emit_for_focused (RELEVE_BOARD (widget), "remove");
}

static void
pin_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  toggle_pin (RELEVE_BOARD (widget));
}

/* Picks the card up, to be carried by the arrows. */
static void
carry_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReleveBoard *self = RELEVE_BOARD (widget);
  const char *placement_id = releve_board_focused_card (self);
  const RelevePlacement *card = placement_id != NULL ? releve_dossier_placement (self->dossier, placement_id) : NULL;

  if (card != NULL)
    releve_board_begin_carry (self, card->assignment_id, card->id, TRUE);
}

void
releve_board_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "card.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "card.carry", NULL, carry_action);
  gtk_widget_class_install_action (widget_class, "card.pin", NULL, pin_action);
  gtk_widget_class_install_action (widget_class, "card.remove", NULL, remove_action);
}

static GMenuModel *
make_menu (ReleveBoard *self, const RelevePlacement *card)
{
  GMenu *menu = g_menu_new (), *second = g_menu_new (), *third = g_menu_new ();

  g_menu_append (menu, releve_say (self->book, "Open levels…"), "card.open");
  g_menu_append (menu, releve_say (self->book, "Move with the arrow keys"), "card.carry");
  g_menu_append (second, card->pinned ? releve_say (self->book, "Unpin") : releve_say (self->book, "Pin"), "card.pin");
  g_menu_append (third, releve_say (self->book, "Remove"), "card.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (third));
  g_object_unref (second);
  g_object_unref (third);
  return G_MENU_MODEL (menu);
}

static void
show_menu (ReleveBoard *self)
{
  const char *placement_id = releve_board_focused_card (self);
  const RelevePlacement *card = placement_id != NULL ? releve_dossier_placement (self->dossier, placement_id) : NULL;
  g_autoptr (GMenuModel) menu = NULL;
  graphene_rect_t area;

  if (card == NULL || !gtk_widget_compute_bounds (releve_board_card_widget (self, placement_id), GTK_WIDGET (self), &area))
    return;
  menu = make_menu (self, card);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle) { area.origin.x, area.origin.y, area.size.width, area.size.height });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* Enter ends a carry, opens a card. */
static gboolean
activate (ReleveBoard *self)
{
  if (self->carrying && self->keyboard)
    {
      releve_board_drop_at (self, self->focus_row, self->focus_block);
      return TRUE;
    }
  emit_for_focused (self, "open");
  return TRUE;
}

static gboolean
arrow (ReleveBoard *self, gboolean control, int rows, int blocks)
{
  if (control && !self->carrying)
    move_card (self, rows, blocks);
  else if (blocks != 0)
    step_block (self, blocks);
  else
    move_focus (self, rows, 0);
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, ReleveBoard *self)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  if (self->rows->len == 0 || (state & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return arrow (self, control, 0, -1);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return arrow (self, control, 0, 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return arrow (self, control, -1, 0);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return arrow (self, control, 1, 0);
    case GDK_KEY_Home:
      releve_board_focus_at (self, control ? 0 : self->focus_row, 0);
      return TRUE;
    case GDK_KEY_End:
      releve_board_focus_at (self, control ? (int) self->rows->len - 1 : self->focus_row, releve_board_n_blocks (self) - 1);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      return activate (self);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      emit_for_focused (self, "remove");
      return TRUE;
    case GDK_KEY_e:
      if (control)
        toggle_pin (self);
      return control;
    case GDK_KEY_m:
      if (control)
        gtk_widget_activate_action (GTK_WIDGET (self), "card.carry", NULL);
      return control;
    case GDK_KEY_F10:
      if ((state & GDK_SHIFT_MASK) == 0)
        return FALSE;
      show_menu (self);
      return TRUE;
    case GDK_KEY_Menu:
      show_menu (self);
      return TRUE;
    case GDK_KEY_Escape:
      if (!self->carrying)
        return FALSE;
      releve_board_end_carry (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/* A press puts the keyboard where the pointer is; a click opens a card. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, ReleveBoard *self)
{
  ReleveBoardLayout layout = releve_board_layout (self);
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  int row, block;

  if (!releve_board_layout_find (&layout, x, y, &row, &block))
    return;
  self->focus_row = row;
  self->focus_block = block;
  if (self->carrying && self->keyboard)
    releve_board_drop_at (self, row, block);
  else if (widget != NULL && widget != GTK_WIDGET (self))
    gtk_widget_grab_focus (widget);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_SECONDARY)
    show_menu (self);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, ReleveBoard *self)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_PRIMARY && RELEVE_IS_BOARD_CARD (widget))
    emit_for_focused (self, "open");
}

void
releve_board_add_keys (ReleveBoard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
