#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Esc cancels a drag of @source (B18). On Wayland the compositor sees to it; on
 * X11 GTK grabs the key on the root window and then finds no surface of ours
 * for it, so that nobody would. */
void releve_drag_escape_cancels (GtkDragSource *source);

G_END_DECLS
