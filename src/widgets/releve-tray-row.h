#pragma once

#include <gtk/gtk.h>
#include "releve-board.h"

G_BEGIN_DECLS

/* What both trays and their rows have in common. */

typedef GdkContentProvider *(*ReleveTrayPrepare) (GtkDragSource *source, double x, double y, GtkListBoxRow *row);
typedef void                (*ReleveTrayBegin)   (GtkDragSource *source, GdkDrag *drag, GtkListBoxRow *row);

/* A tray has one width, whatever the names in its @box are and whatever height is
 * left: they wrap. Any other would be sought by setting all of them again and again. */
void releve_tray_measure_box (GtkWidget *tray, GtkWidget *box, GtkOrientation orientation, int *minimum, int *natural);

/* @row of a list may be dragged: it is selected meanwhile, and what @board
 * (nullable, may go before the row) carries ends with the drag. */
void releve_tray_row_add_drag (GtkWidget *row, ReleveBoard *board, ReleveTrayPrepare prepare, ReleveTrayBegin begin);

/* What a filter leaves out stays in its place, dimmed, and says so. */
void releve_tray_row_dim (GtkWidget *row, RelevePhrasebook *book, gboolean left_out);

G_END_DECLS
