#include "releve-quadrant-view.h"

#include <math.h>

#include "releve-data-table.h"
#include "releve-ink.h"

/* Pixels at 11 pt text. */
#define WIDTH 340
#define HEIGHT 300
#define TARGET 20 /* the least that a pointer should have to hit */

/* One mark: a place for the keyboard and the pointer; the view draws it. */
#define RELEVE_TYPE_QUADRANT_SPOT (releve_quadrant_spot_get_type ())
G_DECLARE_FINAL_TYPE (ReleveQuadrantSpot, releve_quadrant_spot, RELEVE, QUADRANT_SPOT, GtkWidget)
struct _ReleveQuadrantSpot { GtkWidget parent_instance; guint index; };
G_DEFINE_FINAL_TYPE (ReleveQuadrantSpot, releve_quadrant_spot, GTK_TYPE_WIDGET)

struct _ReleveQuadrantView {
  GtkWidget parent_instance;

  ReleveQuadrant *quadrant;
  GPtrArray *places;    /* of ReleveQuadrantSpot */
};

G_DEFINE_FINAL_TYPE (ReleveQuadrantView, releve_quadrant_view, GTK_TYPE_WIDGET)

enum { SIGNAL_OPEN_MARK, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
open_place (GtkWidget *place)
{
  GtkWidget *view = gtk_widget_get_parent (place);
  GtkAllocation area;

  gtk_widget_get_allocation (place, &area);
  g_signal_emit (view, signals[SIGNAL_OPEN_MARK], 0, RELEVE_QUADRANT_SPOT (place)->index, &area);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, GtkWidget *place)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_space)
    return FALSE;
  open_place (place);
  return TRUE;
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkWidget *place)
{
  gtk_widget_grab_focus (place);
  open_place (place);
}

static void
redraw_cb (GtkWidget *place)
{
  gtk_widget_queue_draw (gtk_widget_get_parent (place));
}

static void
releve_quadrant_spot_class_init (ReleveQuadrantSpotClass *class)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
releve_quadrant_spot_init (ReleveQuadrantSpot *self)
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

static void
draw_focus (ReleveQuadrantView *self, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      GtkAllocation area;

      if (!gtk_widget_has_visible_focus (self->places->pdata[i]))
        continue;
      gtk_widget_get_allocation (self->places->pdata[i], &area);
      releve_ink_frame (snapshot, &GRAPHENE_RECT_INIT (area.x, area.y, area.width, area.height), 6, 2, RELEVE_COLOUR_ACCENT);
    }
}

static void
releve_quadrant_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReleveQuadrantView *self = RELEVE_QUADRANT_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->quadrant == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  releve_quadrant_paint (self->quadrant, cr, width, height, releve_scheme_get (),
                         pango_context_get_font_description (gtk_widget_get_pango_context (widget)));
  cairo_destroy (cr);
  draw_focus (self, snapshot);
}

static void
releve_quadrant_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                              int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  double pixels = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;

  *minimum = *natural = ceil (pixels * releve_ink_scale (widget));
}

static void
releve_quadrant_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReleveQuadrantView *self = RELEVE_QUADRANT_VIEW (widget);

  for (guint i = 0; i < self->places->len; i++)
    {
      const ReleveQuadrantMark *mark = releve_quadrant_mark (self->quadrant, i);
      double x, y, half = fmax (TARGET / 2.0, releve_quadrant_radius (mark, height) + 4);

      releve_quadrant_place (width, height, mark->x, mark->y, &x, &y);
      gtk_widget_size_allocate (self->places->pdata[i], &(GtkAllocation) { x - half, y - half, 2 * half, 2 * half }, -1);
    }
}

static void
releve_quadrant_view_dispose (GObject *object)
{
  ReleveQuadrantView *self = RELEVE_QUADRANT_VIEW (object);

  if (self->places != NULL)
    g_ptr_array_set_size (self->places, 0);
  g_clear_pointer (&self->quadrant, releve_quadrant_free);
  G_OBJECT_CLASS (releve_quadrant_view_parent_class)->dispose (object);
}

static void
releve_quadrant_view_finalize (GObject *object)
{
  g_ptr_array_unref (RELEVE_QUADRANT_VIEW (object)->places);
  G_OBJECT_CLASS (releve_quadrant_view_parent_class)->finalize (object);
}

static void
releve_quadrant_view_class_init (ReleveQuadrantViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_quadrant_view_dispose;
  G_OBJECT_CLASS (class)->finalize = releve_quadrant_view_finalize;
  widget_class->snapshot = releve_quadrant_view_snapshot;
  widget_class->measure = releve_quadrant_view_measure;
  widget_class->size_allocate = releve_quadrant_view_size_allocate;
  signals[SIGNAL_OPEN_MARK] = g_signal_new ("open-mark", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_POINTER);
  gtk_widget_class_set_css_name (widget_class, "quadrant");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
releve_quadrant_view_init (ReleveQuadrantView *self)
{
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
}

GtkWidget *
releve_quadrant_view_new (void)
{
  return g_object_new (RELEVE_TYPE_QUADRANT_VIEW, NULL);
}

static void
add_place (ReleveQuadrantView *self, guint index)
{
  GtkWidget *place = g_object_new (RELEVE_TYPE_QUADRANT_SPOT, NULL);
  g_autofree char *name = releve_quadrant_describe_mark (self->quadrant, index);

  RELEVE_QUADRANT_SPOT (place)->index = index;
  gtk_widget_set_tooltip_text (place, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (place), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_parent (place, GTK_WIDGET (self));
  g_ptr_array_add (self->places, place);
}

void
releve_quadrant_view_set_quadrant (ReleveQuadrantView *self, ReleveQuadrant *quadrant)
{
  g_autofree char *summary = NULL;

  g_return_if_fail (RELEVE_IS_QUADRANT_VIEW (self));

  g_ptr_array_set_size (self->places, 0);
  g_clear_pointer (&self->quadrant, releve_quadrant_free);
  self->quadrant = quadrant;
  for (guint i = 0; quadrant != NULL && i < releve_quadrant_n_marks (quadrant); i++)
    add_place (self, i);
  summary = quadrant != NULL ? releve_quadrant_summary (quadrant) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

ReleveQuadrant *
releve_quadrant_view_get_quadrant (ReleveQuadrantView *self)
{
  g_return_val_if_fail (RELEVE_IS_QUADRANT_VIEW (self), NULL);
  return self->quadrant;
}

GtkWidget *
releve_quadrant_view_make_table (ReleveQuadrantView *self)
{
  const char *titles[RELEVE_N_QUADRANT_COLUMNS + 1] = { NULL };
  GtkWidget *table;

  g_return_val_if_fail (RELEVE_IS_QUADRANT_VIEW (self) && self->quadrant != NULL, NULL);

  for (int column = 0; column < RELEVE_N_QUADRANT_COLUMNS; column++)
    titles[column] = releve_quadrant_column (self->quadrant, column);
  table = releve_data_table_new (titles, "001110");
  for (guint row = 0; row < releve_quadrant_n_points (self->quadrant); row++)
    {
      char *cells[RELEVE_N_QUADRANT_COLUMNS];

      for (int column = 0; column < RELEVE_N_QUADRANT_COLUMNS; column++)
        cells[column] = releve_quadrant_cell (self->quadrant, row, column);
      releve_data_table_add (table, (const char *const *) cells);
      for (int column = 0; column < RELEVE_N_QUADRANT_COLUMNS; column++)
        g_free (cells[column]);
    }
  return table;
}
