/* The cards, free cells and "+1" buttons on the board. Only those in view exist,
 * and the one that has the keyboard. */

#include "releve-board-private.h"

#include "releve-board-cell.h"
#include "releve-text.h"

#define MORE_WIDTH 26

/* Holds the children, clips them, and keeps the pointer off what the sticky
 * parts hide. */
#define RELEVE_TYPE_BOARD_VIEW (releve_board_view_get_type ())
G_DECLARE_FINAL_TYPE (ReleveBoardView, releve_board_view, RELEVE, BOARD_VIEW, GtkWidget)
struct _ReleveBoardView { GtkWidget parent_instance; };
G_DEFINE_FINAL_TYPE (ReleveBoardView, releve_board_view, GTK_TYPE_WIDGET)

static void
releve_board_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  releve_board_place_children (RELEVE_BOARD (gtk_widget_get_parent (widget)));
}

/* The arrows go about by themselves: Tab leaves the board. */
static gboolean
releve_board_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return FALSE;
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
  GTK_WIDGET_CLASS (class)->focus = releve_board_view_focus;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
releve_board_view_init (ReleveBoardView *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
releve_board_view_new (void)
{
  return g_object_new (RELEVE_TYPE_BOARD_VIEW, NULL);
}

static char *
key_of_cell (int row, int block)
{
  return g_strdup_printf ("#%d/%d", row, block);
}

static char *
key_of_more (int row, int block)
{
  return g_strdup_printf ("+%d/%d", row, block);
}

/* Making them. */

static GtkWidget *
make_card (ReleveBoard *self, const ReleveBoardItem *item)
{
  GtkWidget *card = releve_board_card_new (item->placement_id);

  releve_board_card_update (RELEVE_BOARD_CARD (card), self->dossier, self->book, self->by, item->warned);
  releve_board_card_set_selected (RELEVE_BOARD_CARD (card), g_strcmp0 (item->placement_id, self->selected_id) == 0
                                                            || releve_board_is_chosen (self, item->placement_id));
  return card;
}

static void
name_cell (ReleveBoard *self, GtkWidget *cell, int row, int block)
{
  const ReleveBoardRow *of = releve_board_row (self, row);
  const RelevePeriod *leave = releve_board_row_leave_at (of, releve_dossier_block_number (self->dossier, block + 1));
  g_autofree char *where = releve_text_blocks (self->book, block + 1, block + 1);
  g_autofree char *name = NULL;

  if (leave != NULL)
    /* Translators: a cell of the board for a screen reader: %1$s clinician, %2$s block. */
    name = g_strdup_printf (releve_say (self->book, "%1$s, %2$s, on leave"), of->name, where);
  else
    /* Translators: a cell of the board for a screen reader: %1$s clinician or assignment, %2$s block. */
    name = g_strdup_printf (releve_say (self->book, "%1$s, %2$s, free"), of->name, where);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
make_cell (ReleveBoard *self, int row, int block)
{
  GtkWidget *cell = releve_board_cell_new (row, block);

  name_cell (self, cell, row, block);
  return cell;
}

/* A third card and those after it: listed where "+1" is pressed. */

static void
raise_cb (GtkWidget *button, ReleveBoard *self)
{
  g_autofree char *placement_id = g_strdup (g_object_get_data (G_OBJECT (button), "placement"));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  releve_board_focus_card (self, placement_id);
}

static GtkWidget *
make_choice (ReleveBoard *self, const char *placement_id)
{
  const RelevePlacement *card = releve_dossier_placement (self->dossier, placement_id);
  g_autofree char *text = releve_text_card (self->book, self->dossier, card);
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "placement", (gpointer) placement_id);
  g_signal_connect (button, "clicked", G_CALLBACK (raise_cb), self);
  return button;
}

static void
more_cb (GtkWidget *button, ReleveBoard *self)
{
  int row = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "row"));
  int block = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "block"));
  GArray *items = releve_board_row (self, row)->items;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *popover = gtk_popover_new ();
  graphene_rect_t area;

  for (guint i = 0; i < items->len; i++)
    {
      const ReleveBoardItem *item = &g_array_index (items, ReleveBoardItem, i);

      if (item->lane >= RELEVE_BOARD_LANES && item->block == block)
        gtk_box_append (GTK_BOX (box), make_choice (self, item->placement_id));
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  area = releve_board_area_of (self, button);
  releve_board_pop_up (self, popover, &area);
}

static GtkWidget *
make_more (ReleveBoard *self, int row, int block)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "board-more");
  g_object_set_data (G_OBJECT (button), "row", GINT_TO_POINTER (row));
  g_object_set_data (G_OBJECT (button), "block", GINT_TO_POINTER (block));
  g_signal_connect (button, "clicked", G_CALLBACK (more_cb), self);
  return button;
}

static void
name_more (ReleveBoard *self, GtkWidget *button, int hidden)
{
  g_autofree char *label = g_strdup_printf ("+%d", hidden);
  /* Translators: a button that lists the cards for which a cell has no room. */
  g_autofree char *name = g_strdup_printf (releve_say_count (self->book, "%d more card", "%d more cards", hidden), hidden);

  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Placing them. */

typedef struct {
  ReleveBoard *board;
  ReleveBoardLayout layout;
  GHashTable *kept;      /* takes over from board->children */
  GtkWidget *last;       /* placed so far: siblings stand in reading order */
} Placing;

static void
put_child (Placing *placing, char *key, GtkWidget *child, ReleveBoardArea area)
{
  GtkWidget *view = placing->board->view;
  GtkAllocation allocation = { area.x - releve_board_layout_column (&placing->layout),
                               area.y - releve_board_layout_header (&placing->layout), 0, 0 };
  int width, height;

  if (gtk_widget_get_parent (child) == NULL || gtk_widget_get_prev_sibling (child) != placing->last)
    gtk_widget_insert_after (child, view, placing->last);
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  allocation.width = MAX (width, area.width);
  allocation.height = MAX (height, area.height);
  gtk_widget_size_allocate (child, &allocation, -1);
  placing->last = child;
  g_hash_table_insert (placing->kept, key, child);
}

static void
place_card (Placing *placing, int row, const ReleveBoardItem *item)
{
  ReleveBoard *self = placing->board;
  ReleveBoardArea area = releve_board_layout_card (&placing->layout, row, item->block, item->span, item->lane, item->n_lanes);
  GtkWidget *card = g_hash_table_lookup (self->children, item->placement_id);
  gboolean judged = releve_board_judges (self, row, item->block, item->span);
  double hidden = releve_board_layout_column (&placing->layout) - area.x;

  if (card == NULL)
    card = make_card (self, item);
  /* The text of a long card stays in view, short of leaving the card. */
  releve_board_card_set_hidden_left (RELEVE_BOARD_CARD (card),
                                     item->span > 1 ? CLAMP (hidden, 0, area.width - 64 * placing->layout.scale) : 0);
  releve_board_card_set_head_only (RELEVE_BOARD_CARD (card), judged);
  gtk_widget_set_opacity (card, judged && item->lane > 0 ? 0
                          : releve_board_is_carried (self, item->placement_id) || releve_board_is_cut (self, item->placement_id) ? 0.5
                          : releve_board_opacity_of (self, item->learner_id));
  put_child (placing, g_strdup (item->placement_id), card, area);
}

static void
place_more (Placing *placing, int row, int block, int hidden)
{
  ReleveBoard *self = placing->board;
  ReleveBoardArea area = releve_board_layout_card (&placing->layout, row, block, 1, 1, 2);
  g_autofree char *key = key_of_more (row, block);
  GtkWidget *button = g_hash_table_lookup (self->children, key);
  double width = MORE_WIDTH * placing->layout.scale;

  if (button == NULL)
    button = make_more (self, row, block);
  name_more (self, button, hidden);
  gtk_widget_set_opacity (button, releve_board_judges (self, row, block, 1) ? 0 : 1);
  area.x += area.width - width;
  area.width = width;
  put_child (placing, g_steal_pointer (&key), button, area);
}

static void
place_cell (Placing *placing, int row, int block)
{
  g_autofree char *key = key_of_cell (row, block);
  GtkWidget *cell = g_hash_table_lookup (placing->board->children, key);

  if (cell == NULL)
    cell = make_cell (placing->board, row, block);
  put_child (placing, g_steal_pointer (&key), cell, releve_board_layout_cell (&placing->layout, row, block, 1));
}

/* Long cards that begin out of view stand in the first block of the view. */
static void
place_block (Placing *placing, int row, int block, int first)
{
  const ReleveBoardRow *of = releve_board_row (placing->board, row);
  int hidden = 0;

  for (guint i = 0; i < of->items->len; i++)
    {
      const ReleveBoardItem *item = &g_array_index (of->items, ReleveBoardItem, i);
      gboolean begins = item->block == block || (block == first && item->block < first && item->block + item->span > first);

      if (item->lane >= RELEVE_BOARD_LANES)
        hidden += item->block == block;
      else if (begins)
        place_card (placing, row, item);
    }
  if (hidden > 0)
    place_more (placing, row, block, hidden);
  if (releve_board_row_item_at (of, block) == NULL)
    place_cell (placing, row, block);
}

/* What has the keyboard stays where it stands, out of view or not. */
static void
place_focused (Placing *placing)
{
  GtkWidget *focused = gtk_widget_get_focus_child (placing->board->view);
  const ReleveBoardItem *item;
  int row;

  if (RELEVE_IS_BOARD_CARD (focused))
    {
      const char *placement_id = releve_board_card_get_placement (RELEVE_BOARD_CARD (focused));

      item = releve_board_rows_find_card (placing->board->rows, placement_id, &row);
      if (item != NULL && item->lane < RELEVE_BOARD_LANES && !g_hash_table_contains (placing->kept, placement_id))
        place_card (placing, row, item);
    }
  else if (RELEVE_IS_BOARD_CELL (focused))
    {
      int block = releve_board_cell_get_block (RELEVE_BOARD_CELL (focused));
      g_autofree char *key = NULL;

      row = releve_board_cell_get_row (RELEVE_BOARD_CELL (focused));
      key = key_of_cell (row, block);
      if (!g_hash_table_contains (placing->kept, key) && releve_board_row (placing->board, row) != NULL
          && releve_board_row_item_at (releve_board_row (placing->board, row), block) == NULL)
        place_cell (placing, row, block);
    }
}

static void
drop_children (ReleveBoard *self, GHashTable *kept)
{
  GHashTableIter iter;
  gpointer key, child;

  g_hash_table_iter_init (&iter, self->children);
  while (g_hash_table_iter_next (&iter, &key, &child))
    if (g_hash_table_lookup (kept, key) != child)
      gtk_widget_unparent (child);
}

void
releve_board_place_children (ReleveBoard *self)
{
  Placing placing = { self, releve_board_layout (self), NULL, NULL };
  int first_row, last_row, first_block, last_block;

  if (placing.layout.width <= 0)
    return;
  placing.kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  releve_board_layout_visible (&placing.layout, &first_row, &last_row, &first_block, &last_block);
  for (int row = first_row; row <= last_row; row++)
    for (int block = first_block; block <= last_block; block++)
      place_block (&placing, row, block, first_block);
  place_focused (&placing);
  drop_children (self, placing.kept);
  g_hash_table_unref (self->children);
  self->children = placing.kept;
}

void
releve_board_forget_children (ReleveBoard *self)
{
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);

  drop_children (self, none);
  g_hash_table_remove_all (self->children);
}

/* The row reads otherwise now: its cells change place or name. */
void
releve_board_update_row (ReleveBoard *self, int row)
{
  GArray *items = releve_board_row (self, row)->items;

  for (guint i = 0; i < items->len; i++)
    {
      const ReleveBoardItem *item = &g_array_index (items, ReleveBoardItem, i);
      GtkWidget *card = releve_board_card_widget (self, item->placement_id);

      if (card != NULL)
        releve_board_card_update (RELEVE_BOARD_CARD (card), self->dossier, self->book, self->by, item->warned);
    }
  for (int block = 0; block < releve_board_n_blocks (self); block++)
    {
      g_autofree char *key = key_of_cell (row, block);
      GtkWidget *cell = g_hash_table_lookup (self->children, key);

      if (cell != NULL)
        name_cell (self, cell, row, block);
    }
}

GtkWidget *
releve_board_card_widget (ReleveBoard *self, const char *placement_id)
{
  return placement_id != NULL ? g_hash_table_lookup (self->children, placement_id) : NULL;
}

static void
add_stop (ReleveBoard *self, GPtrArray *stops, const char *key)
{
  GtkWidget *child = g_hash_table_lookup (self->children, key);

  if (child != NULL)
    g_ptr_array_add (stops, child);
}

GPtrArray *
releve_board_stops (ReleveBoard *self, int row, int block)
{
  GArray *items = releve_board_row (self, row)->items;
  GPtrArray *stops = g_ptr_array_new ();
  g_autofree char *more = key_of_more (row, block);
  g_autofree char *cell = key_of_cell (row, block);

  for (int lane = 0; lane < RELEVE_BOARD_LANES; lane++)
    for (guint i = 0; i < items->len; i++)
      {
        const ReleveBoardItem *item = &g_array_index (items, ReleveBoardItem, i);

        if (item->lane == lane && item->block <= block && block < item->block + item->span)
          add_stop (self, stops, item->placement_id);
      }
  add_stop (self, stops, more);
  add_stop (self, stops, cell);
  return stops;
}
