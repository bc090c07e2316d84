#include "releve-robot.h"

#include <gdk/x11/gdkx.h>

#define LONGEST_WAIT (10 * G_USEC_PER_SEC)
#define DRAG_STEPS 8
#define SETTLING 300 /* milliseconds without a frame */

static GtkWindow *taken;

static void
run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

void
robot_rest (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

void
robot_wait (RobotCondition condition, gpointer data, const char *what)
{
  gint64 end = g_get_monotonic_time () + LONGEST_WAIT;

  while (!condition (data))
    {
      if (g_get_monotonic_time () > end)
        g_error ("waited in vain: %s", what);
      robot_rest (5);
    }
}

static gboolean
is_drawn (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0 &&
         gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (data)) >= 1;
}

static Window
xid_of_taken (void)
{
  return gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (taken)));
}

void
robot_take (GtkWindow *window)
{
  g_autofree char *xid = NULL;

  taken = window;
  gtk_window_present (window);
  robot_wait (is_drawn, window, "the window is drawn");
  xid = g_strdup_printf ("%lu", xid_of_taken ());
  run ((const char *const[]) { "xdotool", "windowfocus", "--sync", xid, NULL });
  robot_rest (100);
}

void
robot_settle (void)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (taken));
  gint64 end = g_get_monotonic_time () + LONGEST_WAIT;
  gint64 before;

  robot_rest (SETTLING);
  do
    {
      before = gdk_frame_clock_get_frame_counter (clock);
      robot_rest (SETTLING);
    }
  while (gdk_frame_clock_get_frame_counter (clock) != before && g_get_monotonic_time () < end);
}

/* Where the widget's point lies on the screen. */
static void
to_screen (GtkWidget *widget, double x, double y, int *screen_x, int *screen_y)
{
  Display *display = gdk_x11_display_get_xdisplay (gtk_widget_get_display (widget));
  GtkNative *native = gtk_widget_get_native (widget);
  Window xid = gdk_x11_surface_get_xid (gtk_native_get_surface (native)), child;
  double native_x, native_y, surface_x, surface_y;

  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &native_x, &native_y));
  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  XTranslateCoordinates (display, xid, DefaultRootWindow (display), (int) (native_x + surface_x),
                         (int) (native_y + surface_y), screen_x, screen_y, &child);
}

static void
move_to (int x, int y)
{
  g_autofree char *left = g_strdup_printf ("%d", x);
  g_autofree char *top = g_strdup_printf ("%d", y);

  run ((const char *const[]) { "xdotool", "mousemove", left, top, NULL });
  robot_rest (40);
}

void
robot_move (GtkWidget *widget, double x, double y)
{
  int screen_x, screen_y;

  to_screen (widget, x, y, &screen_x, &screen_y);
  move_to (screen_x, screen_y);
}

void
robot_press (void)
{
  run ((const char *const[]) { "xdotool", "mousedown", "1", NULL });
  robot_rest (60);
}

void
robot_release (void)
{
  run ((const char *const[]) { "xdotool", "mouseup", "1", NULL });
  robot_rest (150);
}

void
robot_click (GtkWidget *widget)
{
  robot_move (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
  robot_press ();
  robot_release ();
}

void
robot_drag (GtkWidget *from, double x, double y, GtkWidget *to, double to_x, double to_y)
{
  int x0, y0, x1, y1;

  to_screen (from, x, y, &x0, &y0);
  to_screen (to, to_x, to_y, &x1, &y1);
  move_to (x0, y0);
  robot_press ();
  for (int i = 1; i <= DRAG_STEPS; i++)
    move_to (x0 + (x1 - x0) * i / DRAG_STEPS, y0 + (y1 - y0) * i / DRAG_STEPS);
  robot_rest (150);
}

void
robot_key (const char *keys)
{
  run ((const char *const[]) { "xdotool", "key", keys, NULL });
  robot_rest (120);
}

void
robot_hold (const char *key)
{
  run ((const char *const[]) { "xdotool", "keydown", key, NULL });
  robot_rest (40);
}

void
robot_let_go (const char *key)
{
  run ((const char *const[]) { "xdotool", "keyup", key, NULL });
  robot_rest (40);
}

void
robot_close (GtkWindow *window)
{
  robot_hold ("shift");
  robot_let_go ("shift");
  gtk_window_destroy (window);
  robot_rest (50);
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  const char *said = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget))
    : GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;

  return said != NULL && strstr (said, text) != NULL;
}

static gboolean
contains (GtkWidget *widget, const char *text)
{
  if (says (widget, text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (contains (child, text))
      return TRUE;
  return FALSE;
}

GtkWidget *
robot_find (GtkWidget *root, GType type, const char *text)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if ((type == G_TYPE_NONE ? says (root, text) : g_type_is_a (G_OBJECT_TYPE (root), type) && contains (root, text)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = robot_find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}
