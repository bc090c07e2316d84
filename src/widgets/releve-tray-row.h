#pragma once

#include <gtk/gtk.h>
#include "releve-board.h"

G_BEGIN_DECLS

/* What the rows of both trays have in common. */

/* At 11 pt text, without the rule at its end. */
#define RELEVE_TRAY_WIDTH 195

typedef GdkContentProvider *(*ReleveTrayPrepare) (GtkDragSource *source, double x, double y, GtkListBoxRow *row);
typedef void                (*ReleveTrayBegin)   (GtkDragSource *source, GdkDrag *drag, GtkListBoxRow *row);

/* @row of a list may be dragged: it is selected meanwhile, and what @board
 * (nullable, may go before the row) carries ends with the drag. */
void releve_tray_row_add_drag (GtkWidget *row, ReleveBoard *board, ReleveTrayPrepare prepare, ReleveTrayBegin begin);

/* What a filter leaves out stays in its place, dimmed, and says so. */
void releve_tray_row_dim (GtkWidget *row, RelevePhrasebook *book, gboolean left_out);

G_END_DECLS
