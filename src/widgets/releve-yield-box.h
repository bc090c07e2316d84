#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row whose children give way where room is short, those of the highest rank
 * first; it asks for no more room than those that stay need. What gave way has
 * to be reachable otherwise, by a menu that stays. */
#define RELEVE_TYPE_YIELD_BOX (releve_yield_box_get_type ())
G_DECLARE_FINAL_TYPE (ReleveYieldBox, releve_yield_box, RELEVE, YIELD_BOX, GtkWidget)

/* @rank 0 stays. A child that expands takes the room that is left. */
void releve_yield_box_append (ReleveYieldBox *self, GtkWidget *child, guint rank);

G_END_DECLS
