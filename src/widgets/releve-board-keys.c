/* Every gesture without a pointer, and the menu of a card. */

#include "releve-board-private.h"

#include <math.h>

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
  if (to == NULL || (rows != 0 && to->learner_id == NULL) || item->block + blocks < 0 || item->block + item->span + blocks > releve_board_n_blocks (self))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  id = g_strdup (placement_id);
  g_signal_emit_by_name (self, "move", id, to->learner_id != NULL ? to->learner_id : item->learner_id, item->block + blocks + 1);
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

/* The card whose levels are asked for is marked. */
static void
open_focused (ReleveBoard *self)
{
  releve_board_set_selected (self, releve_board_focused_card (self));
  emit_for_focused (self, "open");
}

static void
open_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_focused (RELEVE_BOARD (widget));
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

/* The keys stand in the menu, so that it teaches them. */
static void
append_item (GMenu *menu, const char *label, const char *action, const char *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (ReleveBoard *self, const RelevePlacement *card)
{
  g_autoptr (GMenu) first = g_menu_new (), second = g_menu_new (), third = g_menu_new ();
  GMenu *menu = g_menu_new ();

  append_item (first, releve_say (self->book, "Open levels…"), "card.open", "Return");
  append_item (first, releve_say (self->book, "Move to…"), "card.carry", "<Control>m");
  append_item (second, card->pinned ? releve_say (self->book, "Unpin") : releve_say (self->book, "Pin"), "card.pin", "<Control>e");
  append_item (third, releve_say (self->book, "Remove"), "card.remove", "Delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (third));
  return G_MENU_MODEL (menu);
}

static void
show_menu (ReleveBoard *self)
{
  const char *placement_id = releve_board_focused_card (self);
  const RelevePlacement *card = placement_id != NULL ? releve_dossier_placement (self->dossier, placement_id) : NULL;
  g_autoptr (GMenuModel) menu = NULL;
  GtkWidget *popover;

  if (card == NULL || self->carrying)
    return;
  menu = make_menu (self, card);
  popover = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  releve_board_pop_up (self, popover, releve_board_card_widget (self, placement_id));
}

/* Enter ends a carry, opens a card. */
static gboolean
activate (ReleveBoard *self)
{
  if (self->carrying && self->over_row >= 0)
    releve_board_drop_at (self, self->over_row, self->over_block);
  else if (!self->carrying)
    open_focused (self);
  return TRUE;
}

/* Esc puts down what is carried, else closes the levels. */
static gboolean
escape (ReleveBoard *self)
{
  if (self->carrying)
    {
      releve_board_cancel_carry (self);
      return TRUE;
    }
  if (self->selected_id == NULL)
    return FALSE;
  releve_board_set_selected (self, NULL);
  g_signal_emit_by_name (self, "open", NULL);
  return TRUE;
}

static gboolean
page (ReleveBoard *self, int step)
{
  ReleveBoardLayout layout = releve_board_layout (self);
  int first_row, last_row, first_block, last_block;

  releve_board_layout_visible (&layout, &first_row, &last_row, &first_block, &last_block);
  releve_board_focus_at (self, CLAMP (self->focus_row + step * MAX (1, last_row - first_row), 0, (int) self->rows->len - 1),
                         self->focus_block, FALSE);
  return TRUE;
}

static gboolean
arrow (ReleveBoard *self, gboolean control, int rows, int blocks)
{
  if (control && !self->carrying)
    move_card (self, rows, blocks);
  else if (blocks != 0)
    releve_board_step_block (self, blocks);
  else
    releve_board_step_row (self, rows);
  return TRUE;
}

/* Keys that go about. */
static gboolean
go (ReleveBoard *self, guint key, gboolean control)
{
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
    case GDK_KEY_KP_Home:
      releve_board_focus_at (self, control ? 0 : self->focus_row, 0, FALSE);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      releve_board_focus_at (self, control ? (int) self->rows->len - 1 : self->focus_row, releve_board_n_blocks (self) - 1, FALSE);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return page (self, -1);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return page (self, 1);
    default:
      return FALSE;
    }
}

/* Keys that do something to the card. */
static gboolean
act (ReleveBoard *self, guint key, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      return activate (self);
    case GDK_KEY_Escape:
      return escape (self);
    case GDK_KEY_Menu:
      show_menu (self);
      return TRUE;
    case GDK_KEY_F10:
      if ((state & GDK_SHIFT_MASK) != 0)
        show_menu (self);
      return (state & GDK_SHIFT_MASK) != 0;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      if (!self->carrying)
        emit_for_focused (self, "remove");
      return TRUE;
    case GDK_KEY_e:
      if (control && !self->carrying)
        toggle_pin (self);
      return control;
    case GDK_KEY_m:
      if (control && !self->carrying)
        gtk_widget_activate_action (GTK_WIDGET (self), "card.carry", NULL);
      return control;
    default:
      return FALSE;
    }
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, ReleveBoard *self)
{
  if (self->rows->len == 0 || self->popover != NULL || (state & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  return go (self, key, (state & GDK_CONTROL_MASK) != 0) || act (self, key, state);
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
  if (self->carrying)
    releve_board_drop_at (self, row, block);
  else if (widget != NULL && gtk_widget_get_parent (widget) == self->view)
    gtk_widget_grab_focus (widget);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_SECONDARY)
    show_menu (self);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, ReleveBoard *self)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_PRIMARY && RELEVE_IS_BOARD_CARD (widget)
      && widget == gtk_widget_get_focus_child (self->view))
    open_focused (self);
}

/* Without a drag, the pointer may carry as well: a click puts down. To stand
 * still is not to point: cells that come under the pointer do not count. */
static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, ReleveBoard *self)
{
  ReleveBoardLayout layout = releve_board_layout (self);
  gboolean moved = fabs (x - self->pointer_x) > 1 || fabs (y - self->pointer_y) > 1;
  int row, block;

  self->pointer_x = x;
  self->pointer_y = y;
  if (moved && self->carrying && self->keyboard && releve_board_layout_find (&layout, x, y, &row, &block))
    releve_board_set_over (self, row, block);
}

void
releve_board_add_keys (ReleveBoard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
