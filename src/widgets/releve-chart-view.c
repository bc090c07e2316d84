#include "releve-chart-view.h"

#include <math.h>

#include "releve-data-table.h"
#include "releve-ink.h"

/* One mark: a place for the keyboard and the pointer; the picture draws it. */
#define RELEVE_TYPE_CHART_SPOT (releve_chart_spot_get_type ())
G_DECLARE_FINAL_TYPE (ReleveChartSpot, releve_chart_spot, RELEVE, CHART_SPOT, GtkWidget)
struct _ReleveChartSpot { GtkWidget parent_instance; guint index; };
G_DEFINE_FINAL_TYPE (ReleveChartSpot, releve_chart_spot, GTK_TYPE_WIDGET)

/* The picture, apart from its head and its table. */
#define RELEVE_TYPE_CHART_PICTURE (releve_chart_picture_get_type ())
G_DECLARE_FINAL_TYPE (ReleveChartPicture, releve_chart_picture, RELEVE, CHART_PICTURE, GtkWidget)
struct _ReleveChartPicture {
  GtkWidget parent_instance;

  const ReleveChartInterface *interface;
  gpointer chart;
  GPtrArray *spots;     /* of ReleveChartSpot */
};
G_DEFINE_FINAL_TYPE (ReleveChartPicture, releve_chart_picture, GTK_TYPE_WIDGET)

struct _ReleveChartView {
  GtkWidget parent_instance;

  ReleveChartPicture *picture;
  GtkWidget *box;
  GtkWidget *toggle;
  GtkWidget *table;     /* NULL while the picture is shown */
};

G_DEFINE_FINAL_TYPE (ReleveChartView, releve_chart_view, GTK_TYPE_WIDGET)

enum { SIGNAL_OPEN_MARK, SIGNAL_TURNED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Spots */

static void
open_spot (GtkWidget *spot)
{
  GtkWidget *view = gtk_widget_get_ancestor (spot, RELEVE_TYPE_CHART_VIEW);
  graphene_rect_t bounds;
  GdkRectangle area;

  if (!gtk_widget_compute_bounds (spot, view, &bounds))
    return;
  area = (GdkRectangle) { bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height };
  g_signal_emit (view, signals[SIGNAL_OPEN_MARK], 0, RELEVE_CHART_SPOT (spot)->index, &area);
}

static void
move_focus (GtkWidget *spot, int step)
{
  ReleveChartPicture *picture = RELEVE_CHART_PICTURE (gtk_widget_get_parent (spot));
  int index = (int) RELEVE_CHART_SPOT (spot)->index + step;

  if (index >= 0 && index < (int) picture->spots->len)
    gtk_widget_grab_focus (picture->spots->pdata[index]);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, GtkWidget *spot)
{
  gboolean mirrored = gtk_widget_get_direction (spot) == GTK_TEXT_DIR_RTL;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      open_spot (spot);
      return TRUE;
    case GDK_KEY_Left:
      move_focus (spot, mirrored ? 1 : -1);
      return TRUE;
    case GDK_KEY_Right:
      move_focus (spot, mirrored ? -1 : 1);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkWidget *spot)
{
  gtk_widget_grab_focus (spot);
  open_spot (spot);
}

static void
redraw_cb (GtkWidget *spot)
{
  gtk_widget_queue_draw (gtk_widget_get_parent (spot));
}

static void
releve_chart_spot_class_init (ReleveChartSpotClass *class)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
releve_chart_spot_init (ReleveChartSpot *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (redraw_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* Picture */

static void
draw_focus (ReleveChartPicture *self, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->spots->len; i++)
    {
      GtkAllocation area;

      if (!gtk_widget_has_visible_focus (self->spots->pdata[i]))
        continue;
      gtk_widget_get_allocation (self->spots->pdata[i], &area);
      releve_ink_frame (snapshot, &GRAPHENE_RECT_INIT (area.x - 2, area.y - 2, area.width + 4, area.height + 4), 7, 2, RELEVE_COLOUR_ACCENT);
    }
}

static void
releve_chart_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReleveChartPicture *self = RELEVE_CHART_PICTURE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (GArray) shapes = NULL;
  cairo_t *cr;

  if (self->chart == NULL || width <= 0 || height <= 0)
    return;
  shapes = self->interface->shapes (self->chart, width, height, releve_ink_scale (widget), releve_scheme_get ());
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  releve_chart_paint (shapes, cr, releve_scheme_get (), pango_context_get_font_description (gtk_widget_get_pango_context (widget)));
  cairo_destroy (cr);
  draw_focus (self, snapshot);
}

static void
releve_chart_picture_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                              int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  ReleveChartPicture *self = RELEVE_CHART_PICTURE (widget);
  double width = 0, height = 0;

  if (self->chart != NULL)
    self->interface->measure (self->chart, releve_ink_scale (widget), &width, &height);
  *minimum = *natural = ceil (orientation == GTK_ORIENTATION_HORIZONTAL ? width : height);
}

static void
releve_chart_picture_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReleveChartPicture *self = RELEVE_CHART_PICTURE (widget);

  for (guint i = 0; i < self->spots->len; i++)
    {
      ReleveChartArea area;

      self->interface->place (self->chart, i, width, height, releve_ink_scale (widget), &area);
      gtk_widget_measure (self->spots->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->spots->pdata[i], &(GtkAllocation) { area.x, area.y, ceil (area.width), ceil (area.height) }, -1);
    }
}

/* Spots ask their chart where they stand: they go first. */
static void
drop_chart (ReleveChartPicture *self)
{
  g_ptr_array_set_size (self->spots, 0);
  if (self->chart != NULL)
    self->interface->free (self->chart);
  self->chart = NULL;
}

static void
releve_chart_picture_dispose (GObject *object)
{
  drop_chart (RELEVE_CHART_PICTURE (object));
  G_OBJECT_CLASS (releve_chart_picture_parent_class)->dispose (object);
}

static void
releve_chart_picture_finalize (GObject *object)
{
  g_ptr_array_unref (RELEVE_CHART_PICTURE (object)->spots);
  G_OBJECT_CLASS (releve_chart_picture_parent_class)->finalize (object);
}

static void
releve_chart_picture_class_init (ReleveChartPictureClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_chart_picture_dispose;
  G_OBJECT_CLASS (class)->finalize = releve_chart_picture_finalize;
  widget_class->snapshot = releve_chart_picture_snapshot;
  widget_class->measure = releve_chart_picture_measure;
  widget_class->size_allocate = releve_chart_picture_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
releve_chart_picture_init (ReleveChartPicture *self)
{
  self->spots = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
}

static void
add_spot (ReleveChartPicture *self, guint index)
{
  GtkWidget *spot = g_object_new (RELEVE_TYPE_CHART_SPOT, NULL);
  g_autofree char *name = self->interface->describe (self->chart, index);

  RELEVE_CHART_SPOT (spot)->index = index;
  gtk_widget_set_tooltip_text (spot, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spot), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_parent (spot, GTK_WIDGET (self));
  g_ptr_array_add (self->spots, spot);
}

/* Table */

static GtkWidget *
make_table (ReleveChartView *self)
{
  const ReleveChartInterface *interface = self->picture->interface;
  gpointer chart = self->picture->chart;
  guint n_columns = interface->n_columns (chart);
  g_autofree const char **titles = g_new0 (const char *, n_columns + 1);
  g_autofree char *numeric = g_new0 (char, n_columns + 1);
  GtkWidget *scroller = gtk_scrolled_window_new (), *table;

  for (guint column = 0; column < n_columns; column++)
    {
      titles[column] = interface->column (chart, column);
      numeric[column] = interface->numeric (chart, column) ? '1' : '0';
    }
  table = releve_data_table_new (titles, numeric);
  for (guint row = 0; row < interface->n_rows (chart); row++)
    {
      g_auto (GStrv) cells = g_new0 (char *, n_columns + 1);

      for (guint column = 0; column < n_columns; column++)
        cells[column] = interface->cell (chart, row, column);
      releve_data_table_add (table, (const char *const *) cells);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), table);
  return scroller;
}

static void
show_form (ReleveChartView *self)
{
  gboolean tabular = releve_chart_view_get_tabular (self);

  if (self->table != NULL)
    gtk_box_remove (GTK_BOX (self->box), self->table);
  self->table = NULL;
  if (tabular && self->picture->chart != NULL)
    {
      self->table = make_table (self);
      gtk_box_append (GTK_BOX (self->box), self->table);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->picture), !tabular);
}

static void
toggled_cb (ReleveChartView *self)
{
  show_form (self);
  g_signal_emit (self, signals[SIGNAL_TURNED], 0);
}

static void
releve_chart_view_dispose (GObject *object)
{
  ReleveChartView *self = RELEVE_CHART_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (releve_chart_view_parent_class)->dispose (object);
}

static void
releve_chart_view_class_init (ReleveChartViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_chart_view_dispose;
  signals[SIGNAL_OPEN_MARK] = g_signal_new ("open-mark", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_POINTER);
  signals[SIGNAL_TURNED] = g_signal_new ("turned", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
releve_chart_view_init (ReleveChartView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
releve_chart_view_new (const char *title, const char *table)
{
  ReleveChartView *self = g_object_new (RELEVE_TYPE_CHART_VIEW, NULL);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *label = gtk_label_new (title);

  self->picture = g_object_new (RELEVE_TYPE_CHART_PICTURE, NULL);
  self->toggle = gtk_toggle_button_new_with_label (table);
  gtk_widget_add_css_class (self->toggle, "flat");
  gtk_widget_add_css_class (self->toggle, "chart-toggle");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), self->toggle);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->picture));
  g_signal_connect_object (self->toggle, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

void
releve_chart_view_set_chart (ReleveChartView *self, const ReleveChartInterface *interface, gpointer chart)
{
  g_autofree char *summary = NULL;

  g_return_if_fail (RELEVE_IS_CHART_VIEW (self) && (chart == NULL || interface != NULL));

  drop_chart (self->picture);
  self->picture->interface = interface;
  self->picture->chart = chart;
  for (guint i = 0; chart != NULL && i < interface->n_marks (chart); i++)
    add_spot (self->picture, i);
  summary = chart != NULL ? interface->summary (chart) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  gtk_widget_set_visible (self->toggle, chart != NULL && interface->n_rows (chart) > 0);
  show_form (self);
  gtk_widget_queue_resize (GTK_WIDGET (self->picture));
}

gpointer
releve_chart_view_get_chart (ReleveChartView *self)
{
  g_return_val_if_fail (RELEVE_IS_CHART_VIEW (self), NULL);
  return self->picture->chart;
}

gboolean
releve_chart_view_get_tabular (ReleveChartView *self)
{
  g_return_val_if_fail (RELEVE_IS_CHART_VIEW (self), FALSE);
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggle));
}

void
releve_chart_view_set_tabular (ReleveChartView *self, gboolean tabular)
{
  g_return_if_fail (RELEVE_IS_CHART_VIEW (self));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggle), tabular);
}
