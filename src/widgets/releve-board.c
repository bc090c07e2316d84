#include "releve-board-private.h"

static void scrollable_init (GtkScrollableInterface *iface) { }

/* Of what a filter leaves out. */
#define DIMMED 0.3

G_DEFINE_FINAL_TYPE_WITH_CODE (ReleveBoard, releve_board, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, scrollable_init))

enum { PROP_0, PROP_HADJUSTMENT, PROP_VADJUSTMENT, PROP_HSCROLL_POLICY, PROP_VSCROLL_POLICY };

int
releve_board_n_blocks (ReleveBoard *self)
{
  return releve_dossier_n_blocks (self->dossier);
}

const ReleveBoardRow *
releve_board_row (ReleveBoard *self, int row)
{
  return row >= 0 && row < (int) self->rows->len ? self->rows->pdata[row] : NULL;
}

static double
offset (ReleveBoard *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

ReleveBoardLayout
releve_board_layout (ReleveBoard *self)
{
  return (ReleveBoardLayout) {
    .n_rows = self->rows->len,
    .n_blocks = releve_board_n_blocks (self),
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
    .scale = releve_ink_scale (GTK_WIDGET (self)),
    .scroll_x = offset (self, GTK_ORIENTATION_HORIZONTAL),
    .scroll_y = offset (self, GTK_ORIENTATION_VERTICAL),
  };
}

/* Scrolling. */

/* @length of a row or a block, and what it was: the first cell in view stays. */
static void
configure (ReleveBoard *self, GtkOrientation orientation, double full, double view, double length, double *was)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double grown = *was > 0 ? length / *was : 1;
  double value;

  *was = length;
  if (adjustment == NULL)
    return;
  value = CLAMP (gtk_adjustment_get_value (adjustment) * grown, 0, MAX (0, full - view));
  gtk_adjustment_configure (adjustment, value, 0, MAX (full, view), view * 0.1, view * 0.9, view);
}

/* A card, or the cell of the keyboard, that was asked for before the board had a size. */
static void
focus_late (ReleveBoard *self)
{
  GtkWidget *card = releve_board_card_widget (self, self->focus_card);

  if (card != NULL)
    gtk_widget_grab_focus (card);
  else if (self->focus_waits)
    releve_board_focus_at (self, self->focus_row, self->focus_block, FALSE);
  g_clear_pointer (&self->focus_card, g_free);
  self->focus_waits = FALSE;
}

static void
releve_board_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReleveBoard *self = RELEVE_BOARD (widget);
  ReleveBoardLayout layout = releve_board_layout (self);
  double column, header;

  layout.width = width;
  layout.height = height;
  configure (self, GTK_ORIENTATION_HORIZONTAL, releve_board_layout_full_width (&layout), width,
             releve_board_layout_block (&layout), &self->block_width);
  configure (self, GTK_ORIENTATION_VERTICAL, releve_board_layout_full_height (&layout), height,
             releve_board_layout_row (&layout), &self->row_height);
  column = releve_board_layout_column (&layout);
  header = releve_board_layout_header (&layout);
  gtk_widget_measure (self->view, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->view, &(GtkAllocation) { column, header, MAX (1, width - column), MAX (1, height - header) }, -1);
  if (self->focus_card != NULL || self->focus_waits)
    focus_late (self);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
releve_board_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                      int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  ReleveBoardLayout layout = releve_board_layout (RELEVE_BOARD (widget));

  layout.width = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = releve_board_layout_column (&layout) + releve_board_layout_block (&layout);
      *natural = MAX (*minimum, releve_board_layout_full_width (&layout));
    }
  else
    {
      *minimum = releve_board_layout_header (&layout) + releve_board_layout_row (&layout);
      *natural = MAX (*minimum, releve_board_layout_full_height (&layout));
    }
}

static void
scrolled_cb (ReleveBoard *self)
{
  gtk_widget_queue_allocate (self->view);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (ReleveBoard *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], scrolled_cb, self);
  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
releve_board_scroll_to (ReleveBoard *self, int row, int block)
{
  ReleveBoardLayout layout = releve_board_layout (self);
  double x, y;

  if (layout.width <= 0)
    return;
  releve_board_layout_reveal (&layout, row, block, &x, &y);
  if (self->adjustments[GTK_ORIENTATION_HORIZONTAL] != NULL)
    gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL], x);
  if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
    gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], y);
  releve_board_place_children (self);
}

static gboolean
releve_board_grab_focus (GtkWidget *widget)
{
  return releve_board_focus (widget, GTK_DIR_TAB_FORWARD);
}

/* Menus and lists. */

static gboolean
drop_popover_cb (gpointer data)
{
  ReleveBoard *self = data;

  self->dropping = 0;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  return G_SOURCE_REMOVE;
}

/* The key that chose an item goes on to the board: until then the popover
 * stays, and keys are its own. */
static void
popover_closed_cb (ReleveBoard *self)
{
  if (!self->carrying && gtk_widget_get_focus_child (self->view) == NULL)
    releve_board_focus_at (self, self->focus_row, self->focus_block, FALSE);
  if (self->dropping == 0)
    self->dropping = g_idle_add (drop_popover_cb, self);
}

graphene_rect_t
releve_board_area_of (ReleveBoard *self, GtkWidget *child)
{
  graphene_rect_t area;

  if (!gtk_widget_compute_bounds (child, GTK_WIDGET (self), &area))
    area = GRAPHENE_RECT_INIT (0, 0, 1, 1);
  return area;
}

void
releve_board_pop_up_at (ReleveBoard *self, GtkWidget *popover, const char *row_id, int block)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, 1, 1);

  g_return_if_fail (RELEVE_IS_BOARD (self));
  g_return_if_fail (GTK_IS_POPOVER (popover));

  releve_board_focus_cell (self, row_id, block);
  releve_board_get_cell_area (self, row_id, block, &area);
  releve_board_pop_up (self, popover, &area);
}

void
releve_board_pop_up (ReleveBoard *self, GtkWidget *popover, const graphene_rect_t *area)
{
  g_clear_handle_id (&self->dropping, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = popover;
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                               &(GdkRectangle) { area->origin.x, area->origin.y, area->size.width, area->size.height });
  g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* Drawing. */

static void
releve_board_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReleveBoard *self = RELEVE_BOARD (widget);
  ReleveBoardLayout layout = releve_board_layout (self);
  double column = releve_board_layout_column (&layout), header = releve_board_layout_header (&layout);
  graphene_rect_t cells = GRAPHENE_RECT_INIT (column, header, layout.width - column, layout.height - header);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, layout.width, layout.height));
  releve_board_draw_ground (self, snapshot);
  gtk_snapshot_push_clip (snapshot, &cells);
  if (self->carrying)
    releve_board_draw_verdicts (self, snapshot);
  releve_board_draw_leave (self, snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (widget, self->view, snapshot);
  gtk_snapshot_push_clip (snapshot, &cells);
  if (self->carrying)
    releve_board_draw_target (self, snapshot);
  releve_board_draw_focus (self, snapshot);
  gtk_snapshot_pop (snapshot);
  releve_board_draw_frame (self, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
releve_board_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (releve_board_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

/* Everything that the first column says, in full. */
static char *
say_row (const ReleveBoardRow *row)
{
  return *row->detail != '\0' ? g_strdup_printf ("%s\n%s\n%s", row->full_name, row->full_detail, row->note)
    : g_strdup_printf ("%s\n%s", row->full_name, row->note);
}

static gboolean
releve_board_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  ReleveBoard *self = RELEVE_BOARD (widget);
  ReleveBoardLayout layout = releve_board_layout (self);
  const ReleveBoardRow *row;
  g_autofree char *text = NULL;

  if (keyboard || self->carrying || x >= releve_board_layout_column (&layout) || y < releve_board_layout_header (&layout))
    return FALSE;
  row = releve_board_row (self, (y - releve_board_layout_header (&layout) + layout.scroll_y) / releve_board_layout_row (&layout));
  if (row == NULL)
    return FALSE;
  text = say_row (row);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* The dossier has changed. */

/* A card that goes leaves the keyboard in its cell, one that comes takes it there. */
static void
keep_focus (ReleveBoard *self, const char *focused)
{
  int row;

  if (gtk_widget_get_focus_child (self->view) != NULL)
    return;
  if (focused != NULL && releve_board_rows_find_card (self->rows, focused, &row) != NULL)
    releve_board_focus_card (self, focused);
  else
    releve_board_focus_at (self, MIN (self->focus_row, (int) self->rows->len - 1), self->focus_block, FALSE);
}

/* A card that went elsewhere takes the keyboard along. */
static void
follow_focus (ReleveBoard *self)
{
  const char *focused = releve_board_focused_card (self);
  int row;
  const ReleveBoardItem *item = focused != NULL ? releve_board_rows_find_card (self->rows, focused, &row) : NULL;

  if (item == NULL || (row == self->focus_row && item->block <= self->focus_block && self->focus_block < item->block + item->span))
    return;
  releve_board_set_focus_cell (self, row, item->block);
  releve_board_scroll_to (self, row, item->block);
}

static void
changed_cb (ReleveBoard *self, GArray *changes)
{
  gboolean has_keyboard = gtk_widget_get_focus_child (self->view) != NULL;
  g_autofree char *focused = g_strdup (releve_board_focused_card (self));
  g_autoptr (GArray) updated = NULL;

  releve_board_end_carry (self);
  releve_board_prune_chosen (self);
  updated = releve_board_rows_refresh (self->rows, self->dossier, self->book, self->by, changes, self->raised_id);
  for (guint i = 0; i < updated->len; i++)
    releve_board_update_row (self, g_array_index (updated, int, i));
  self->focus_row = CLAMP (self->focus_row, 0, MAX (0, (int) self->rows->len - 1));
  self->focus_block = CLAMP (self->focus_block, 0, MAX (0, releve_board_n_blocks (self) - 1));
  releve_board_place_children (self);
  follow_focus (self);
  if (has_keyboard)
    keep_focus (self, focused);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
releve_board_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  ReleveBoard *self = RELEVE_BOARD (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
releve_board_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  ReleveBoard *self = RELEVE_BOARD (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
releve_board_dispose (GObject *object)
{
  ReleveBoard *self = RELEVE_BOARD (object);

  releve_filter_clear (&self->filter);
  releve_board_forget_drop (self);
  releve_board_end_carry (self);
  releve_board_stop_autoscroll (self);
  g_clear_handle_id (&self->dropping, g_source_remove);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_hash_table_remove_all (self->children);
  if (self->dossier != NULL)
    g_signal_handlers_disconnect_by_func (self->dossier, changed_cb, self);
  g_clear_object (&self->dossier);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (releve_board_parent_class)->dispose (object);
}

static void
releve_board_finalize (GObject *object)
{
  ReleveBoard *self = RELEVE_BOARD (object);

  g_hash_table_unref (self->children);
  g_hash_table_unref (self->chosen);
  g_ptr_array_unref (self->rows);
  g_strfreev (self->clip);
  g_free (self->selected_id);
  g_free (self->focus_card);
  g_free (self->raised_id);
  G_OBJECT_CLASS (releve_board_parent_class)->finalize (object);
}

static void
add_signal (GObjectClass *class, const char *name, guint n, GType a, GType b)
{
  GType types[] = { a, b };

  g_signal_newv (name, G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, NULL, NULL, NULL, NULL, G_TYPE_NONE, n, types);
}

static void
releve_board_class_init (ReleveBoardClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = releve_board_get_property;
  object_class->set_property = releve_board_set_property;
  object_class->dispose = releve_board_dispose;
  object_class->finalize = releve_board_finalize;
  widget_class->measure = releve_board_measure;
  widget_class->size_allocate = releve_board_size_allocate;
  widget_class->snapshot = releve_board_snapshot;
  widget_class->css_changed = releve_board_css_changed;
  widget_class->focus = releve_board_focus;
  widget_class->grab_focus = releve_board_grab_focus;
  widget_class->query_tooltip = releve_board_query_tooltip;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  add_signal (object_class, "put", 1, G_TYPE_ARRAY, 0);
  add_signal (object_class, "move-to", 1, G_TYPE_STRV, 0);
  add_signal (object_class, "remove", 1, G_TYPE_STRV, 0);
  add_signal (object_class, "pin", 2, G_TYPE_STRV, G_TYPE_BOOLEAN);
  add_signal (object_class, "open", 1, G_TYPE_STRING, 0);
  add_signal (object_class, "suggest", 2, G_TYPE_STRING, G_TYPE_INT);
  add_signal (object_class, "row", 0, 0, 0);
  add_signal (object_class, "refused", 1, G_TYPE_STRING, 0);
  add_signal (object_class, "sentence", 1, G_TYPE_STRING, 0);
  gtk_widget_class_set_css_name (widget_class, "releve-board");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  releve_board_install_actions (widget_class);
}

/* Everything on the board grows with its text: the style sheet says how much. */
static const char *const zooms[] = {
  "zoom-50", "zoom-60", "zoom-70", "zoom-80", "zoom-90", "zoom-100", "zoom-110", "zoom-125", "zoom-150", "zoom-175", "zoom-200",
};
#define PLAIN_ZOOM 5

gboolean
releve_board_can_zoom (ReleveBoard *self, int step)
{
  int zoom = (int) self->zoom + step;

  g_return_val_if_fail (RELEVE_IS_BOARD (self), FALSE);
  return step == 0 ? self->zoom != PLAIN_ZOOM : zoom >= 0 && zoom < (int) G_N_ELEMENTS (zooms);
}

void
releve_board_zoom (ReleveBoard *self, int step)
{
  g_return_if_fail (RELEVE_IS_BOARD (self));

  if (!releve_board_can_zoom (self, step))
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self), zooms[self->zoom]);
  self->zoom = step == 0 ? PLAIN_ZOOM : self->zoom + step;
  gtk_widget_add_css_class (GTK_WIDGET (self), zooms[self->zoom]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
scroll_cb (GtkEventControllerScroll *scroll, double dx, double dy, ReleveBoard *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if ((state & GDK_CONTROL_MASK) == 0)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), dy < 0 ? "board.zoom-in" : "board.zoom-out", NULL);
  return TRUE;
}

static void
add_zoom (ReleveBoard *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL
                                                                | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  self->zoom = PLAIN_ZOOM;
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

static void
releve_board_init (ReleveBoard *self)
{
  self->children = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_ptr_array_new ();
  self->over_row = self->over_block = -1;
  self->chosen = g_hash_table_new (g_str_hash, g_str_equal);
  self->anchor_row = -1;
  self->view = releve_board_view_new ();
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  releve_board_add_drag (self);
  releve_board_add_keys (self);
  add_zoom (self);
}

/* The keyboard begins where the year stands. */
static int
current_block (ReleveBoard *self)
{
  const ReleveBlock *block = releve_dossier_block_at (self->dossier, releve_dossier_get_today (self->dossier));

  return block != NULL ? block->number - 1 : 0;
}

double
releve_board_opacity_of (ReleveBoard *self, const char *learner_id)
{
  const ReleveLearner *learner = learner_id != NULL ? releve_dossier_learner (self->dossier, learner_id) : NULL;

  return learner == NULL || releve_filter_matches (&self->filter, learner) ? 1 : DIMMED;
}

void
releve_board_set_by (ReleveBoard *self, ReleveBoardBy by)
{
  g_autofree char *focused = NULL;

  g_return_if_fail (RELEVE_IS_BOARD (self));

  if (self->by == by)
    return;
  releve_board_end_carry (self);
  focused = g_strdup (releve_board_focused_card (self));
  self->by = by;
  g_ptr_array_unref (self->rows);
  self->rows = releve_board_rows_new (self->dossier, self->book, by);
  releve_board_forget_children (self);
  self->focus_row = 0;
  self->anchor_row = -1;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (focused != NULL)
    releve_board_focus_card (self, focused);
}

ReleveBoardBy
releve_board_get_by (ReleveBoard *self)
{
  g_return_val_if_fail (RELEVE_IS_BOARD (self), RELEVE_BOARD_BY_CLINICIAN);
  return self->by;
}

void
releve_board_set_filter (ReleveBoard *self, const ReleveFilter *filter)
{
  g_return_if_fail (RELEVE_IS_BOARD (self));

  releve_filter_clear (&self->filter);
  if (filter != NULL)
    self->filter = (ReleveFilter) { g_strdup (filter->role_id), g_strdup (filter->service) };
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
releve_board_new (ReleveDossier *dossier, RelevePhrasebook *book)
{
  ReleveBoard *self = g_object_new (RELEVE_TYPE_BOARD, NULL);

  self->dossier = g_object_ref (dossier);
  self->book = g_object_ref (book);
  g_ptr_array_unref (self->rows);
  self->rows = releve_board_rows_new (dossier, book, self->by);
  self->focus_block = current_block (self);
  g_signal_connect_swapped (dossier, "changed", G_CALLBACK (changed_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, releve_say (book, "Rotation board"), -1);
  return GTK_WIDGET (self);
}

void
releve_board_set_selected (ReleveBoard *self, const char *placement_id)
{
  GtkWidget *card;

  g_return_if_fail (RELEVE_IS_BOARD (self));

  if (g_strcmp0 (placement_id, self->selected_id) == 0)
    return;
  card = releve_board_card_widget (self, self->selected_id);
  if (card != NULL)
    releve_board_card_set_selected (RELEVE_BOARD_CARD (card), releve_board_is_chosen (self, self->selected_id));
  g_free (self->selected_id);
  self->selected_id = g_strdup (placement_id);
  card = releve_board_card_widget (self, placement_id);
  if (card != NULL)
    releve_board_card_set_selected (RELEVE_BOARD_CARD (card), TRUE);
}

gboolean
releve_board_get_cell_area (ReleveBoard *self, const char *row_id, int block, graphene_rect_t *area)
{
  ReleveBoardLayout layout = releve_board_layout (self);
  int row = releve_board_rows_find (self->rows, row_id);
  ReleveBoardArea cell;

  if (row < 0 || block < 1 || block > layout.n_blocks)
    return FALSE;
  cell = releve_board_layout_cell (&layout, row, block - 1, 1);
  graphene_rect_init (area, cell.x, cell.y, cell.width, cell.height);
  return TRUE;
}

gboolean
releve_board_get_card_area (ReleveBoard *self, const char *placement_id, graphene_rect_t *area)
{
  GtkWidget *card;

  g_return_val_if_fail (RELEVE_IS_BOARD (self), FALSE);

  card = releve_board_card_widget (self, placement_id);
  return card != NULL && gtk_widget_compute_bounds (card, GTK_WIDGET (self), area);
}
