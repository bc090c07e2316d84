#include "releve-level-scale.h"

#include <math.h>

#include "releve-ink.h"
#include "releve-levels.h"

/* Pixels at 11 pt: level v stands at FIRST + STEP·v. */
#define FIRST 10
#define STEP 34.5
#define WIDTH 158
#define HEIGHT 36
#define TROUGH_Y 19
#define DEFAULT_Y 4.8
#define TARGET_Y 25.5
/* A burst of keys is over after this pause, in milliseconds. */
#define PAUSE 600

struct _ReleveLevelScale {
  GtkWidget parent_instance;

  int level, standard, low, high;
  int wish;            /* −1 = none */
  char *words;         /* of the value, for a screen reader */
  double target;
  int committed;       /* the level at the last signal */
  guint pause;         /* source that ends a burst of keys */
  gboolean dragging;
};

G_DEFINE_FINAL_TYPE (ReleveLevelScale, releve_level_scale, GTK_TYPE_WIDGET)

enum { SIGNAL_CHANGED, SIGNAL_COMMITTED, N_SIGNALS };
static guint signals[N_SIGNALS];

int
releve_level_scale_at (double x, double scale)
{
  return CLAMP ((int) floor ((x / scale - FIRST) / STEP + 0.5), 0, RELEVE_LEVEL_MAX);
}

static void
commit (ReleveLevelScale *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->level == self->committed)
    return;
  self->committed = self->level;
  g_signal_emit (self, signals[SIGNAL_COMMITTED], 0, self->level);
}

static gboolean
pause_cb (gpointer data)
{
  ReleveLevelScale *self = data;

  self->pause = 0;
  commit (self);
  return G_SOURCE_REMOVE;
}

static void
show_level (ReleveLevelScale *self, int level)
{
  self->level = level;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) level, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* By hand: tells while it goes on. */
static void
change (ReleveLevelScale *self, int level)
{
  level = CLAMP (level, 0, RELEVE_LEVEL_MAX);
  if (level == self->level)
    return;
  show_level (self, level);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, level);
}

static void
change_by_key (ReleveLevelScale *self, int level)
{
  /* First, so that whoever hears of the change knows that it goes on. */
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE, pause_cb, self);
  change (self, level);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, ReleveLevelScale *self)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (key >= GDK_KEY_0 && key <= GDK_KEY_4)
    change_by_key (self, key - GDK_KEY_0);
  else if (key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_4)
    change_by_key (self, key - GDK_KEY_KP_0);
  else if (key == GDK_KEY_Left || key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract)
    change_by_key (self, self->level - 1);
  else if (key == GDK_KEY_Right || key == GDK_KEY_plus || key == GDK_KEY_KP_Add)
    change_by_key (self, self->level + 1);
  else if (key == GDK_KEY_Home)
    change_by_key (self, 0);
  else if (key == GDK_KEY_End)
    change_by_key (self, RELEVE_LEVEL_MAX);
  else
    return FALSE;
  return TRUE;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, ReleveLevelScale *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->dragging = TRUE;
  change (self, releve_level_scale_at (x, releve_ink_scale (GTK_WIDGET (self))));
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, ReleveLevelScale *self)
{
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  change (self, releve_level_scale_at (x + dx, releve_ink_scale (GTK_WIDGET (self))));
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, ReleveLevelScale *self)
{
  self->dragging = FALSE;
  commit (self);
}

/* An unfocused scale lets the page scroll (L3). */
static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, ReleveLevelScale *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    return FALSE;
  change_by_key (self, self->level + (dy + dx < 0 ? 1 : -1));
  return TRUE;
}

static void
focus_left_cb (GtkEventControllerFocus *controller, ReleveLevelScale *self)
{
  commit (self);
}

static void
releve_level_scale_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  double pixels = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;

  *minimum = *natural = ceil (pixels * releve_ink_scale (widget));
}

static void
set_source (cairo_t *cr, ReleveColourName name)
{
  ReleveColour colour = releve_palette_get (releve_scheme_get (), name);

  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
}

/* All in pixels of the mock-ups. */

static void
paint_bar (cairo_t *cr, double from, double to, double width, ReleveColourName colour)
{
  set_source (cr, colour);
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, FIRST + STEP * from, TROUGH_Y);
  cairo_line_to (cr, FIRST + STEP * to, TROUGH_Y);
  cairo_stroke (cr);
}

/* Thin where the assignment cannot go, thicker where it can. */
static void
paint_trough (cairo_t *cr, ReleveLevelScale *self)
{
  paint_bar (cr, 0, RELEVE_LEVEL_MAX, 1.5, RELEVE_COLOUR_SEC);
  paint_bar (cr, self->low, self->high, 7, RELEVE_COLOUR_LINE);
  if (self->level > 0)
    paint_bar (cr, 0, self->level, 4, RELEVE_COLOUR_ACCENT);
  set_source (cr, RELEVE_COLOUR_SEC);
  for (int level = 0; level <= RELEVE_LEVEL_MAX; level++)
    cairo_rectangle (cr, FIRST + STEP * level - 0.5, TROUGH_Y + 8, 1, 3);
  cairo_fill (cr);
}

static void
paint_default (cairo_t *cr, ReleveLevelScale *self)
{
  set_source (cr, RELEVE_COLOUR_FG);
  cairo_set_line_width (cr, 1.6);
  cairo_arc (cr, FIRST + STEP * self->standard, DEFAULT_Y, 3.5, 0, 2 * G_PI);
  cairo_stroke (cr);
}

/* ▽ round the default when both are the same. */
static void
paint_wish (cairo_t *cr, ReleveLevelScale *self)
{
  double x = FIRST + STEP * self->wish, grown = self->wish == self->standard ? 3.2 : 0;

  if (self->wish < 0)
    return;
  set_source (cr, RELEVE_COLOUR_FG);
  cairo_set_line_width (cr, grown > 0 ? 1.2 : 1.6);
  cairo_move_to (cr, x, DEFAULT_Y + 4 + 1.3 * grown);
  cairo_line_to (cr, x + 4.5 + grown, DEFAULT_Y - 3.5 - grown / 2);
  cairo_line_to (cr, x - 4.5 - grown, DEFAULT_Y - 3.5 - grown / 2);
  cairo_close_path (cr);
  cairo_stroke (cr);
}

static void
paint_target (cairo_t *cr, ReleveLevelScale *self)
{
  double x = FIRST + STEP * self->target;

  if (isnan (self->target))
    return;
  set_source (cr, RELEVE_COLOUR_FG);
  cairo_move_to (cr, x, TARGET_Y);
  cairo_line_to (cr, x + 5, TARGET_Y + 8.5);
  cairo_line_to (cr, x - 5, TARGET_Y + 8.5);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
paint_level (cairo_t *cr, ReleveLevelScale *self)
{
  double x = FIRST + STEP * self->level;

  set_source (cr, RELEVE_COLOUR_ACCENT);
  if (gtk_widget_has_focus (GTK_WIDGET (self)))
    {
      cairo_set_line_width (cr, 2);
      cairo_arc (cr, x, TROUGH_Y, 10, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
  cairo_arc (cr, x, TROUGH_Y, 7.5, 0, 2 * G_PI);
  cairo_fill_preserve (cr);
  set_source (cr, RELEVE_COLOUR_VIEW);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

static void
releve_level_scale_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReleveLevelScale *self = RELEVE_LEVEL_SCALE (widget);
  double scale = releve_ink_scale (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (-4, -4, gtk_widget_get_width (widget) + 8,
                                                                           gtk_widget_get_height (widget) + 8));

  cairo_translate (cr, 0, floor ((gtk_widget_get_height (widget) - HEIGHT * scale) / 2));
  cairo_scale (cr, scale, scale);
  paint_trough (cr, self);
  paint_default (cr, self);
  paint_wish (cr, self);
  paint_target (cr, self);
  paint_level (cr, self);
  cairo_destroy (cr);
}

static void
releve_level_scale_state_flags_changed (GtkWidget *widget, GtkStateFlags previous)
{
  gtk_widget_queue_draw (widget);
  GTK_WIDGET_CLASS (releve_level_scale_parent_class)->state_flags_changed (widget, previous);
}

static void
releve_level_scale_dispose (GObject *object)
{
  g_clear_handle_id (&RELEVE_LEVEL_SCALE (object)->pause, g_source_remove);
  g_clear_pointer (&RELEVE_LEVEL_SCALE (object)->words, g_free);
  G_OBJECT_CLASS (releve_level_scale_parent_class)->dispose (object);
}

static void
releve_level_scale_class_init (ReleveLevelScaleClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_level_scale_dispose;
  widget_class->measure = releve_level_scale_measure;
  widget_class->snapshot = releve_level_scale_snapshot;
  widget_class->state_flags_changed = releve_level_scale_state_flags_changed;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_COMMITTED] = g_signal_new ("committed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "level-scale");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
add_controllers (ReleveLevelScale *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
}

static void
releve_level_scale_init (ReleveLevelScale *self)
{
  self->target = NAN;
  self->wish = -1;
  self->high = RELEVE_LEVEL_MAX;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) RELEVE_LEVEL_MAX,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 0.0, -1);
  add_controllers (self);
}

GtkWidget *
releve_level_scale_new (void)
{
  return g_object_new (RELEVE_TYPE_LEVEL_SCALE, NULL);
}

int
releve_level_scale_get_level (ReleveLevelScale *self)
{
  g_return_val_if_fail (RELEVE_IS_LEVEL_SCALE (self), 0);
  return self->level;
}

void
releve_level_scale_set_level (ReleveLevelScale *self, int level)
{
  g_return_if_fail (RELEVE_IS_LEVEL_SCALE (self));
  g_return_if_fail (level >= 0 && level <= RELEVE_LEVEL_MAX);

  if (self->dragging || self->pause != 0)
    return;
  self->committed = level;
  if (self->level != level)
    show_level (self, level);
}

void
releve_level_scale_set_marks (ReleveLevelScale *self, int standard, double target, int low, int high)
{
  g_return_if_fail (RELEVE_IS_LEVEL_SCALE (self));

  if (self->standard == standard && self->low == low && self->high == high
      && (self->target == target || (isnan (self->target) && isnan (target))))
    return;
  self->standard = standard;
  self->target = target;
  self->low = low;
  self->high = high;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
releve_level_scale_set_wish (ReleveLevelScale *self, int wish)
{
  g_return_if_fail (RELEVE_IS_LEVEL_SCALE (self));

  if (self->wish == wish)
    return;
  self->wish = wish;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
releve_level_scale_set_words (ReleveLevelScale *self, const char *name, const char *value_text)
{
  g_return_if_fail (RELEVE_IS_LEVEL_SCALE (self));

  if (g_strcmp0 (self->words, value_text) == 0)
    return;
  g_free (self->words);
  self->words = g_strdup (value_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, value_text, -1);
}

/* The digits over a group of scales. */
static void
draw_axis_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  GtkWidget *widget = GTK_WIDGET (area);
  double scale = releve_ink_scale (widget);
  ReleveInkText style = { .size = 12 };

  set_source (cr, RELEVE_COLOUR_SEC);
  for (int level = 0; level <= RELEVE_LEVEL_MAX; level++)
    {
      g_autofree char *digit = g_strdup_printf ("%d", level);
      g_autoptr (PangoLayout) layout = releve_ink_layout (widget, digit, &style);
      int text_width;

      pango_layout_get_pixel_size (layout, &text_width, NULL);
      cairo_move_to (cr, (FIRST + STEP * level) * scale - text_width / 2.0, 0);
      pango_cairo_show_layout (cr, layout);
    }
}

GtkWidget *
releve_level_scale_axis_new (void)
{
  GtkWidget *area = gtk_drawing_area_new ();
  double scale = releve_ink_scale (area);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), ceil (WIDTH * scale));
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), ceil (16 * scale));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_axis_cb, NULL, NULL);
  return area;
}
