/* Every gesture without a pointer, and the menu of a card. */

#include "releve-board-private.h"

#include <math.h>

/* Ctrl+arrow: the same verb as a drag (B15), for all that are chosen with the card. */
static void
move_cards (ReleveBoard *self, int rows, int blocks)
{
  g_auto (GStrv) ids = releve_board_focused_group (self);
  g_autoptr (GArray) group = NULL;
  const ReleveBoardMember *first;

  if (ids == NULL)
    return;
  group = releve_board_group_new (self, NULL, (const char *const *) ids);
  if (group->len == 0)
    return;
  first = &g_array_index (group, ReleveBoardMember, 0);
  releve_board_put_group (self, group, first->row + rows, first->block + blocks, FALSE);
}

static void
emit_for_focused (ReleveBoard *self, const char *signal)
{
  g_auto (GStrv) ids = releve_board_focused_group (self);

  if (ids != NULL)
    g_signal_emit_by_name (self, signal, ids);
}

/* While one of them is not pinned, all are to be. */
static gboolean
are_pinned (ReleveBoard *self, char **ids)
{
  gboolean pinned = TRUE;

  for (guint i = 0; ids[i] != NULL; i++)
    pinned &= releve_dossier_placement (self->dossier, ids[i])->pinned;
  return pinned;
}

static void
toggle_pin (ReleveBoard *self)
{
  g_auto (GStrv) ids = releve_board_focused_group (self);

  if (ids != NULL)
    g_signal_emit_by_name (self, "pin", ids, !are_pinned (self, ids));
}

/* The card whose levels are asked for is marked. */
static void
open_focused (ReleveBoard *self)
{
  g_autofree char *placement_id = g_strdup (releve_board_focused_card (self));

  releve_board_set_selected (self, placement_id);
  if (placement_id != NULL)
    g_signal_emit_by_name (self, "open", placement_id);
}

/* Picks the cards up, to be carried by the arrows. */
static void
carry_focused (ReleveBoard *self)
{
  g_auto (GStrv) ids = releve_board_focused_group (self);
  const RelevePlacement *card = ids != NULL ? releve_dossier_placement (self->dossier, ids[0]) : NULL;

  if (card != NULL)
    releve_board_begin_carry (self, card->assignment_id, (const char *const *) ids, TRUE);
}

/* What may be done with the card, by menu and by key. */

static void
open_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_focused (RELEVE_BOARD (widget));
}

static void
move_to_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  emit_for_focused (RELEVE_BOARD (widget), "move-to");
}

static void
carry_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  carry_focused (RELEVE_BOARD (widget));
}

static void
cut_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  releve_board_clip (RELEVE_BOARD (widget), TRUE);
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  releve_board_clip (RELEVE_BOARD (widget), FALSE);
}

static void
paste_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  releve_board_paste (RELEVE_BOARD (widget));
}

static void
pin_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  toggle_pin (RELEVE_BOARD (widget));
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  emit_for_focused (RELEVE_BOARD (widget), "remove");
}

/* Of a cell, whatever stands in it (B24). */
static void
suggest_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReleveBoard *self = RELEVE_BOARD (widget);
  const ReleveBoardRow *row = self->focus_row < (int) self->rows->len ? g_ptr_array_index (self->rows, self->focus_row) : NULL;

  if (row != NULL && !self->carrying)
    g_signal_emit_by_name (self, "suggest", row->learner_id != NULL ? row->learner_id : row->assignment_id, self->focus_block + 1);
}

static const struct {
  const char *action;
  GtkWidgetActionActivateFunc activate;
  guint key;
  GdkModifierType state;
} deeds[] = {
  { "card.open", open_action, 0, 0 },
  { "card.move-to", move_to_action, GDK_KEY_m, GDK_CONTROL_MASK },
  { "card.carry", carry_action, GDK_KEY_m, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
  { "card.cut", cut_action, GDK_KEY_x, GDK_CONTROL_MASK },
  { "card.copy", copy_action, GDK_KEY_c, GDK_CONTROL_MASK },
  { "card.paste", paste_action, GDK_KEY_v, GDK_CONTROL_MASK },
  { "card.pin", pin_action, GDK_KEY_e, GDK_CONTROL_MASK },
  { "cell.suggest", suggest_action, GDK_KEY_g, GDK_CONTROL_MASK },
  { "card.remove", remove_action, GDK_KEY_Delete, 0 },
  { "card.remove", remove_action, GDK_KEY_KP_Delete, 0 },
};

void
releve_board_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (i == 0 || !g_str_equal (deeds[i].action, deeds[i - 1].action))
      gtk_widget_class_install_action (widget_class, deeds[i].action, NULL, deeds[i].activate);
}

/* The keys stand in the menu, so that it teaches them. */
static void
append_item (GMenu *menu, const char *label, const char *action, const char *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static GMenu *
make_moves (ReleveBoard *self, guint n_cards)
{
  GMenu *section = g_menu_new ();

  if (n_cards == 1)
    append_item (section, releve_say (self->book, "Open levels…"), "card.open", "Return");
  append_item (section, releve_say (self->book, "Move to…"), "card.move-to", "<Control>m");
  append_item (section, releve_say (self->book, "Carry by the arrows"), "card.carry", "<Control><Shift>m");
  return section;
}

static GMenu *
make_clips (ReleveBoard *self, guint n_cards)
{
  GMenu *section = g_menu_new ();

  if (n_cards > 0)
    {
      append_item (section, releve_say (self->book, "Cut"), "card.cut", "<Control>x");
      append_item (section, releve_say (self->book, "Copy"), "card.copy", "<Control>c");
    }
  append_item (section, releve_say (self->book, "Paste"), "card.paste", "<Control>v");
  append_item (section, releve_say (self->book, "Suggest…"), "cell.suggest", "<Control>g");
  return section;
}

static GMenu *
make_ends (ReleveBoard *self, char **ids)
{
  GMenu *section = g_menu_new ();

  append_item (section, are_pinned (self, ids) ? releve_say (self->book, "Unpin") : releve_say (self->book, "Pin"),
               "card.pin", "<Control>e");
  append_item (section, releve_say (self->book, "Remove"), "card.remove", "Delete");
  return section;
}

/* Of the cards that go with the focused one, or of a free cell. */
static GMenuModel *
make_menu (ReleveBoard *self)
{
  g_auto (GStrv) ids = releve_board_focused_group (self);
  guint n_cards = ids != NULL ? g_strv_length (ids) : 0;
  GMenu *menu = g_menu_new ();

  if (n_cards > 0)
    append_section (menu, make_moves (self, n_cards));
  append_section (menu, make_clips (self, n_cards));
  if (n_cards > 0)
    append_section (menu, make_ends (self, ids));
  return G_MENU_MODEL (menu);
}

static void
show_menu (ReleveBoard *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->view);
  g_autoptr (GMenuModel) menu = NULL;
  graphene_rect_t area;
  GtkWidget *popover;

  if (focus == NULL || self->carrying)
    return;
  menu = make_menu (self);
  area = releve_board_area_of (self, focus);
  popover = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  releve_board_pop_up (self, popover, &area);
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

/* Esc puts down what is carried, else what was chosen or cut, else closes the levels. */
static gboolean
escape (ReleveBoard *self)
{
  if (self->carrying)
    {
      releve_board_cancel_carry (self);
      return TRUE;
    }
  if (releve_board_forget_cut (self))
    return TRUE;
  if (g_hash_table_size (self->chosen) > 0)
    {
      releve_board_choose_none (self);
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

/* Shift+arrow: all between where it began and where it goes. */
static void
choose_on (ReleveBoard *self, int rows, int blocks)
{
  int row = CLAMP (self->focus_row + rows, 0, (int) self->rows->len - 1);
  int block = CLAMP (self->focus_block + blocks, 0, releve_board_n_blocks (self) - 1);

  releve_board_choose_to (self, row, block);
  releve_board_focus_at (self, row, block, FALSE);
}

static gboolean
arrow (ReleveBoard *self, GdkModifierType state, int rows, int blocks)
{
  if ((state & GDK_CONTROL_MASK) != 0 && !self->carrying)
    {
      move_cards (self, rows, blocks);
      return TRUE;
    }
  if ((state & GDK_SHIFT_MASK) != 0 && !self->carrying)
    {
      choose_on (self, rows, blocks);
      return TRUE;
    }
  releve_board_choose_none (self);
  if (blocks != 0)
    releve_board_step_block (self, blocks);
  else
    releve_board_step_row (self, rows);
  return TRUE;
}

/* Keys that go about. */
static gboolean
go (ReleveBoard *self, guint key, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return arrow (self, state, 0, -1);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return arrow (self, state, 0, 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return arrow (self, state, -1, 0);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return arrow (self, state, 1, 0);
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

/* Ctrl+Space: with the others, or no longer. */
static gboolean
toggle_focused (ReleveBoard *self)
{
  const char *placement_id = releve_board_focused_card (self);

  if (placement_id != NULL)
    releve_board_toggle_chosen (self, placement_id);
  return TRUE;
}

static gboolean
do_deed (ReleveBoard *self, guint key, GdkModifierType state)
{
  GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK);

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (deeds[i].key != 0 && deeds[i].key == gdk_keyval_to_lower (key) && deeds[i].state == modifiers)
      {
        if (!self->carrying)
          deeds[i].activate (GTK_WIDGET (self), deeds[i].action, NULL);
        return TRUE;
      }
  return FALSE;
}

/* Keys that do something to the card. */
static gboolean
act (ReleveBoard *self, guint key, GdkModifierType state)
{
  switch (key)
    {
    case GDK_KEY_space:
      return (state & GDK_CONTROL_MASK) != 0 ? toggle_focused (self) : activate (self);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
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
    default:
      return do_deed (self, key, state);
    }
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, ReleveBoard *self)
{
  if (self->rows->len == 0 || self->popover != NULL || (state & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  return go (self, key, state) || act (self, key, state);
}

/* The pointer. */

/* A press of Ctrl adds the card to those chosen, one of Shift all up to it; a
 * plain one leaves them be where it may begin to drag them. */
static void
choose_by_press (ReleveBoard *self, GdkModifierType state, GtkWidget *widget, int row, int block)
{
  const char *placement_id = RELEVE_IS_BOARD_CARD (widget) ? releve_board_card_get_placement (RELEVE_BOARD_CARD (widget)) : NULL;

  if ((state & GDK_SHIFT_MASK) != 0)
    releve_board_choose_to (self, row, block);
  else if ((state & GDK_CONTROL_MASK) != 0 && placement_id != NULL)
    releve_board_toggle_chosen (self, placement_id);
  else if (placement_id == NULL || !releve_board_is_chosen (self, placement_id))
    releve_board_choose_none (self);
}

/* A press puts the keyboard where the pointer is; a click opens a card. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, ReleveBoard *self)
{
  ReleveBoardLayout layout = releve_board_layout (self);
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  int row, block;

  self->pressed_at = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (gesture));
  if (!releve_board_layout_find (&layout, x, y, &row, &block))
    return;
  if (!self->carrying)
    choose_by_press (self, gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)), widget, row, block);
  releve_board_set_focus_cell (self, row, block);
  if (self->carrying)
    releve_board_drop_at (self, row, block);
  else if (widget != NULL && gtk_widget_get_parent (widget) == self->view)
    gtk_widget_grab_focus (widget);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_SECONDARY)
    show_menu (self);
}

/* To press and hold is to wait for a drag, not to click. */
static gboolean
was_held (ReleveBoard *self, GtkGesture *gesture)
{
  guint32 now = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (gesture));
  guint longest;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-long-press-time", &longest, NULL);
  return now - self->pressed_at >= longest;
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, ReleveBoard *self)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) != GDK_BUTTON_PRIMARY || !RELEVE_IS_BOARD_CARD (widget)
      || widget != gtk_widget_get_focus_child (self->view) || (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0
      || was_held (self, GTK_GESTURE (gesture)))
    return;
  releve_board_choose_none (self);
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
