#pragma once

#include <gtk/gtk.h>
#include "releve-quadrant.h"

G_BEGIN_DECLS

/* The quadrant on the screen: each mark is a place for Tab with a name in
 * words, and opens on a click or Enter.
 *
 * Signal "open-mark" (guint index, GdkRectangle *area).
 * CSS name: quadrant. */
#define RELEVE_TYPE_QUADRANT_VIEW (releve_quadrant_view_get_type ())
G_DECLARE_FINAL_TYPE (ReleveQuadrantView, releve_quadrant_view, RELEVE, QUADRANT_VIEW, GtkWidget)

GtkWidget      *releve_quadrant_view_new          (void);
/* Takes @quadrant; NULL empties. */
void            releve_quadrant_view_set_quadrant (ReleveQuadrantView *self, ReleveQuadrant *quadrant);
ReleveQuadrant *releve_quadrant_view_get_quadrant (ReleveQuadrantView *self);
/* The same as a table (D10); of the quadrant of now. */
GtkWidget      *releve_quadrant_view_make_table   (ReleveQuadrantView *self);

G_END_DECLS
