#include "releve-drag-escape.h"

#ifdef GDK_WINDOWING_X11

#include <gdk/x11/gdkx.h>
#include <X11/extensions/XInput2.h>

static gboolean
is_escape (Display *display, XGenericEventCookie *cookie)
{
  gboolean ours = cookie->data == NULL && XGetEventData (display, cookie);
  const XIDeviceEvent *event = cookie->data;
  gboolean escape = event != NULL && cookie->evtype == XI_KeyPress
                    && event->detail == XKeysymToKeycode (display, GDK_KEY_Escape);

  if (ours)
    XFreeEventData (display, cookie);
  return escape;
}

static gboolean
xevent_cb (GdkDisplay *display, gpointer data, GtkDragSource *source)
{
  XEvent *event = data;
  GdkDrag *drag = gtk_drag_source_get_drag (source);

  if (drag == NULL || event->type != GenericEvent || !is_escape (gdk_x11_display_get_xdisplay (display), &event->xcookie))
    return FALSE;
  /* What GDK itself does where it hears of the key. */
  g_signal_emit_by_name (drag, "cancel", GDK_DRAG_CANCEL_USER_CANCELLED);
  return TRUE;
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer data)
{
  GdkDisplay *display = gdk_drag_get_display (drag);

  if (GDK_IS_X11_DISPLAY (display))
    g_signal_connect_object (display, "xevent", G_CALLBACK (xevent_cb), source, 0);
}

static void
end_cb (GtkDragSource *source, GdkDrag *drag, gboolean deleted, gpointer data)
{
  g_signal_handlers_disconnect_by_func (gdk_drag_get_display (drag), xevent_cb, source);
}

void
releve_drag_escape_cancels (GtkDragSource *source)
{
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), NULL);
  g_signal_connect (source, "drag-end", G_CALLBACK (end_cb), NULL);
}

#else

void
releve_drag_escape_cancels (GtkDragSource *source)
{
}

#endif
