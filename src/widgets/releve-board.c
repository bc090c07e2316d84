#include "releve-board-private.h"

#include "releve-board-cell.h"
#include "releve-text.h"

static void scrollable_init (GtkScrollableInterface *iface) { }

G_DEFINE_FINAL_TYPE_WITH_CODE (ReleveBoard, releve_board, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, scrollable_init))

enum { PROP_0, PROP_HADJUSTMENT, PROP_VADJUSTMENT, PROP_HSCROLL_POLICY, PROP_VSCROLL_POLICY };

/* What cards and cells stand on: clips them and keeps the pointer off what the
 * sticky parts hide. The board allocates its children. */
#define RELEVE_TYPE_BOARD_VIEW (releve_board_view_get_type ())
G_DECLARE_FINAL_TYPE (ReleveBoardView, releve_board_view, RELEVE, BOARD_VIEW, GtkWidget)
struct _ReleveBoardView { GtkWidget parent_instance; };
G_DEFINE_FINAL_TYPE (ReleveBoardView, releve_board_view, GTK_TYPE_WIDGET)

static void place_children (ReleveBoard *self);

static void
releve_board_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  place_children (RELEVE_BOARD (gtk_widget_get_parent (widget)));
}

static void
releve_board_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (releve_board_view_parent_class)->dispose (object);
}

static void
releve_board_view_class_init (ReleveBoardViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = releve_board_view_dispose;
  GTK_WIDGET_CLASS (class)->size_allocate = releve_board_view_size_allocate;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
releve_board_view_init (ReleveBoardView *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

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

/* Children: cards and free cells in view. */

static GtkWidget *
make_card (ReleveBoard *self, const ReleveBoardItem *item)
{
  GtkWidget *card = releve_board_card_new (item->placement_id);

  releve_board_card_update (RELEVE_BOARD_CARD (card), self->dossier, self->book, item->warned);
  releve_board_card_set_selected (RELEVE_BOARD_CARD (card), g_strcmp0 (item->placement_id, self->selected_id) == 0);
  gtk_widget_set_parent (card, self->view);
  return card;
}

static void
name_cell (ReleveBoard *self, GtkWidget *cell, int row, int block)
{
  g_autofree char *where = releve_text_blocks (self->book, block + 1, block + 1);
  /* Translators: a cell of the board for a screen reader: %1$s clinician, %2$s block. */
  g_autofree char *name = g_strdup_printf (releve_say (self->book, "%1$s, %2$s, free"),
                                           releve_board_row (self, row)->name, where);

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
make_cell (ReleveBoard *self, int row, int block)
{
  GtkWidget *cell = releve_board_cell_new (row, block);

  name_cell (self, cell, row, block);
  gtk_widget_set_parent (cell, self->view);
  return cell;
}

static void
put_child (ReleveBoard *self, GHashTable *kept, char *key, GtkWidget *child, ReleveBoardArea area)
{
  ReleveBoardLayout layout = releve_board_layout (self);
  GtkAllocation allocation = { area.x - releve_board_layout_column (&layout), area.y - releve_board_layout_header (&layout),
                               MAX (1, area.width), MAX (1, area.height) };

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &allocation, -1);
  g_hash_table_insert (kept, key, child);
}

static void
place_card (ReleveBoard *self, GHashTable *kept, const ReleveBoardLayout *layout, int row, const ReleveBoardItem *item)
{
  ReleveBoardArea area = releve_board_layout_card (layout, row, item->block, item->span, item->lane, item->n_lanes);
  GtkWidget *card = g_hash_table_lookup (self->children, item->placement_id);
  double hidden = releve_board_layout_column (layout) - area.x;

  if (card == NULL)
    card = make_card (self, item);
  /* The text of a long card stays in view, short of leaving the card. */
  releve_board_card_set_hidden_left (RELEVE_BOARD_CARD (card),
                                     item->span > 1 ? CLAMP (hidden, 0, area.width - 60 * layout->scale) : 0);
  put_child (self, kept, g_strdup (item->placement_id), card, area);
}

static void
place_row (ReleveBoard *self, GHashTable *kept, const ReleveBoardLayout *layout, int row, int first, int last)
{
  GArray *items = releve_board_row (self, row)->items;

  for (guint i = 0; i < items->len; i++)
    {
      const ReleveBoardItem *item = &g_array_index (items, ReleveBoardItem, i);

      if (item->block <= last && item->block + item->span > first)
        place_card (self, kept, layout, row, item);
    }
  for (int block = first; block <= last; block++)
    {
      char *key = g_strdup_printf ("#%d/%d", row, block);
      GtkWidget *cell = g_hash_table_lookup (self->children, key);

      if (releve_board_row_item_at (releve_board_row (self, row), block) == NULL)
        put_child (self, kept, key, cell != NULL ? cell : make_cell (self, row, block),
                   releve_board_layout_cell (layout, row, block, 1));
      else
        g_free (key);
    }
}

/* Whatever left the view goes, unless the keyboard is on it. */
static void
drop_children (ReleveBoard *self, GHashTable *kept)
{
  GHashTableIter iter;
  gpointer key, child;

  g_hash_table_iter_init (&iter, self->children);
  while (g_hash_table_iter_next (&iter, &key, &child))
    if (!g_hash_table_contains (kept, key))
      gtk_widget_unparent (child);
}

static void
place_children (ReleveBoard *self)
{
  ReleveBoardLayout layout = releve_board_layout (self);
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int first_row, last_row, first_block, last_block;

  if (layout.width <= 0)
    return;
  releve_board_layout_visible (&layout, &first_row, &last_row, &first_block, &last_block);
  for (int row = first_row; row <= last_row; row++)
    place_row (self, kept, &layout, row, first_block, last_block);
  drop_children (self, kept);
  g_hash_table_unref (self->children);
  self->children = g_steal_pointer (&kept);
  if (self->focus_card != NULL && g_hash_table_contains (self->children, self->focus_card))
    {
      g_autofree char *placement_id = g_steal_pointer (&self->focus_card);

      gtk_widget_grab_focus (g_hash_table_lookup (self->children, placement_id));
    }
}

GtkWidget *
releve_board_card_widget (ReleveBoard *self, const char *placement_id)
{
  return placement_id != NULL ? g_hash_table_lookup (self->children, placement_id) : NULL;
}

/* Scrolling. */

static void
configure (ReleveBoard *self, GtkOrientation orientation, double full, double view)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double value;

  if (adjustment == NULL)
    return;
  value = CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (0, full - view));
  gtk_adjustment_configure (adjustment, value, 0, MAX (full, view), view * 0.1, view * 0.9, view);
}

static void
releve_board_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReleveBoard *self = RELEVE_BOARD (widget);
  ReleveBoardLayout layout = releve_board_layout (self);
  double column, header;

  layout.width = width;
  layout.height = height;
  configure (self, GTK_ORIENTATION_HORIZONTAL, releve_board_layout_full_width (&layout), width);
  configure (self, GTK_ORIENTATION_VERTICAL, releve_board_layout_full_height (&layout), height);
  column = releve_board_layout_column (&layout);
  header = releve_board_layout_header (&layout);
  gtk_widget_measure (self->view, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->view, &(GtkAllocation) { column, header, MAX (1, width - column), MAX (1, height - header) }, -1);
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
      *natural = releve_board_layout_full_width (&layout);
    }
  else
    {
      *minimum = releve_board_layout_header (&layout) + releve_board_layout_row (&layout);
      *natural = releve_board_layout_full_height (&layout);
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
  place_children (self);
}

/* Focus. */

const char *
releve_board_focused_card (ReleveBoard *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->view);

  return RELEVE_IS_BOARD_CARD (focus) ? releve_board_card_get_placement (RELEVE_BOARD_CARD (focus)) : NULL;
}

void
releve_board_focus_at (ReleveBoard *self, int row, int block)
{
  const ReleveBoardRow *of = releve_board_row (self, row);
  const ReleveBoardItem *item;
  g_autofree char *key = g_strdup_printf ("#%d/%d", row, block);
  GtkWidget *child;

  if (of == NULL || block < 0 || block >= releve_board_n_blocks (self))
    return;
  self->focus_row = row;
  self->focus_block = block;
  releve_board_scroll_to (self, row, block);
  item = releve_board_row_item_at (of, block);
  child = g_hash_table_lookup (self->children, item != NULL ? item->placement_id : key);
  if (child != NULL)
    gtk_widget_grab_focus (child);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->carrying && self->keyboard)
    releve_board_set_over (self, row, block);
}

void
releve_board_focus_card (ReleveBoard *self, const char *placement_id)
{
  const ReleveBoardItem *item;
  int row;

  g_return_if_fail (RELEVE_IS_BOARD (self));

  item = releve_board_rows_find_card (self->rows, placement_id, &row);
  if (item == NULL)
    return;
  self->focus_row = row;
  self->focus_block = item->block;
  releve_board_scroll_to (self, row, item->block);
  if (releve_board_card_widget (self, placement_id) != NULL)
    gtk_widget_grab_focus (releve_board_card_widget (self, placement_id));
  else
    {
      g_free (self->focus_card);
      self->focus_card = g_strdup (placement_id);
    }
}

void
releve_board_focus_cell (ReleveBoard *self, const char *learner_id, int block)
{
  g_return_if_fail (RELEVE_IS_BOARD (self));
  releve_board_focus_at (self, releve_board_rows_find_learner (self->rows, learner_id), block - 1);
}

/* Tab goes in and out; arrows go about inside. */
static gboolean
releve_board_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ReleveBoard *self = RELEVE_BOARD (widget);

  if (gtk_widget_get_focus_child (widget) != NULL || self->rows->len == 0)
    return FALSE;
  releve_board_focus_at (self, CLAMP (self->focus_row, 0, (int) self->rows->len - 1), self->focus_block);
  return TRUE;
}

static gboolean
releve_board_grab_focus (GtkWidget *widget)
{
  return releve_board_focus (widget, GTK_DIR_TAB_FORWARD);
}

/* Drawing. */

static void
draw_focus (ReleveBoard *self, GtkSnapshot *snapshot)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->view);
  double scale = releve_ink_scale (GTK_WIDGET (self));
  graphene_rect_t area;

  if (focus == NULL || !gtk_widget_has_visible_focus (focus) || !gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &area))
    return;
  if (RELEVE_IS_BOARD_CARD (focus))
    graphene_rect_inset (&area, -3, -3);
  releve_ink_frame (snapshot, &area, 8 * scale, 2, RELEVE_COLOUR_ACCENT);
}

static void
releve_board_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReleveBoard *self = RELEVE_BOARD (widget);
  ReleveBoardLayout layout = releve_board_layout (self);
  double column = releve_board_layout_column (&layout), header = releve_board_layout_header (&layout);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, layout.width, layout.height));
  releve_board_draw_ground (self, snapshot);
  gtk_widget_snapshot_child (widget, self->view, snapshot);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (column, header, layout.width - column, layout.height - header));
  if (self->carrying)
    releve_board_draw_verdicts (self, snapshot);
  draw_focus (self, snapshot);
  gtk_snapshot_pop (snapshot);
  releve_board_draw_frame (self, snapshot);
  gtk_snapshot_pop (snapshot);
}

static gboolean
releve_board_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  ReleveBoard *self = RELEVE_BOARD (widget);
  ReleveBoardLayout layout = releve_board_layout (self);
  const ReleveBoardRow *row;
  g_autofree char *text = NULL;

  if (keyboard || x >= releve_board_layout_column (&layout) || y < releve_board_layout_header (&layout))
    return FALSE;
  row = releve_board_row (self, (y - releve_board_layout_header (&layout) + layout.scroll_y) / releve_board_layout_row (&layout));
  if (row == NULL)
    return FALSE;
  text = *row->role != '\0' ? g_strdup_printf ("%s → %s", row->full_name, row->role) : g_strdup (row->full_name);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* The dossier has changed. */

static void
refresh_children (ReleveBoard *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GArray *items = releve_board_row (self, i)->items;

      for (guint j = 0; j < items->len; j++)
        {
          const ReleveBoardItem *item = &g_array_index (items, ReleveBoardItem, j);
          GtkWidget *card = g_hash_table_lookup (self->children, item->placement_id);

          if (card != NULL)
            releve_board_card_update (RELEVE_BOARD_CARD (card), self->dossier, self->book, item->warned);
        }
    }
}

/* A card that goes leaves the keyboard in its cell. */
static void
keep_focus (ReleveBoard *self, const char *focused)
{
  int row;
  const ReleveBoardItem *item = focused != NULL ? releve_board_rows_find_card (self->rows, focused, &row) : NULL;

  if (focused == NULL)
    return;
  if (item != NULL)
    releve_board_focus_card (self, focused);
  else
    releve_board_focus_at (self, MIN (self->focus_row, (int) self->rows->len - 1), self->focus_block);
}

static void
changed_cb (ReleveBoard *self)
{
  g_autofree char *focused = g_strdup (releve_board_focused_card (self));

  releve_board_end_carry (self);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = releve_board_rows_new (self->dossier, self->book);
  refresh_children (self);
  place_children (self);
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

  releve_board_end_carry (self);
  releve_board_stop_autoscroll (self);
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
  g_ptr_array_unref (self->rows);
  g_free (self->selected_id);
  g_free (self->focus_card);
  G_OBJECT_CLASS (releve_board_parent_class)->finalize (object);
}

static void
add_signal (GObjectClass *class, const char *name, guint n, GType a, GType b, GType c)
{
  GType types[] = { a, b, c };

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
  widget_class->focus = releve_board_focus;
  widget_class->grab_focus = releve_board_grab_focus;
  widget_class->query_tooltip = releve_board_query_tooltip;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  add_signal (object_class, "place", 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT);
  add_signal (object_class, "move", 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT);
  add_signal (object_class, "remove", 1, G_TYPE_STRING, 0, 0);
  add_signal (object_class, "pin", 2, G_TYPE_STRING, G_TYPE_BOOLEAN, 0);
  add_signal (object_class, "open", 1, G_TYPE_STRING, 0, 0);
  add_signal (object_class, "refused", 2, G_TYPE_STRING, G_TYPE_INT, 0);
  add_signal (object_class, "sentence", 1, G_TYPE_STRING, 0, 0);
  gtk_widget_class_set_css_name (widget_class, "releve-board");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  releve_board_install_actions (widget_class);
}

static void
releve_board_init (ReleveBoard *self)
{
  self->children = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_ptr_array_new ();
  self->over_row = self->over_block = -1;
  self->view = g_object_new (RELEVE_TYPE_BOARD_VIEW, NULL);
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  releve_board_add_drag (self);
  releve_board_add_keys (self);
}

/* The keyboard begins where the year stands. */
static int
current_block (ReleveBoard *self)
{
  const ReleveBlock *block = releve_dossier_block_at (self->dossier, releve_dossier_get_today (self->dossier));

  return block != NULL ? block->number - 1 : 0;
}

GtkWidget *
releve_board_new (ReleveDossier *dossier, RelevePhrasebook *book)
{
  ReleveBoard *self = g_object_new (RELEVE_TYPE_BOARD, NULL);

  self->dossier = g_object_ref (dossier);
  self->book = g_object_ref (book);
  g_ptr_array_unref (self->rows);
  self->rows = releve_board_rows_new (dossier, book);
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
    releve_board_card_set_selected (RELEVE_BOARD_CARD (card), FALSE);
  g_free (self->selected_id);
  self->selected_id = g_strdup (placement_id);
  card = releve_board_card_widget (self, placement_id);
  if (card != NULL)
    releve_board_card_set_selected (RELEVE_BOARD_CARD (card), TRUE);
}

gboolean
releve_board_get_cell_area (ReleveBoard *self, const char *learner_id, int block, graphene_rect_t *area)
{
  ReleveBoardLayout layout = releve_board_layout (self);
  int row = releve_board_rows_find_learner (self->rows, learner_id);
  ReleveBoardArea cell;

  if (row < 0 || block < 1 || block > layout.n_blocks)
    return FALSE;
  cell = releve_board_layout_cell (&layout, row, block - 1, 1);
  graphene_rect_init (area, cell.x, cell.y, cell.width, cell.height);
  return TRUE;
}
