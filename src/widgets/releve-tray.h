#pragma once

#include <gtk/gtk.h>
#include "releve-board.h"

G_BEGIN_DECLS

/* The assignments that may be dragged onto a board, by category, each with how
 * many people it has in the first block to come and how many it needs. Enter
 * on a row carries it by keyboard; a card dropped here is taken off the board.
 *
 * Signal "remove" (GStrv placement_ids). */
#define RELEVE_TYPE_TRAY (releve_tray_get_type ())
G_DECLARE_FINAL_TYPE (ReleveTray, releve_tray, RELEVE, TRAY, GtkWidget)

/* @board outlives the tray, or both go with their page. */
GtkWidget *releve_tray_new (ReleveDossier *dossier, RelevePhrasebook *book, ReleveBoard *board);

G_END_DECLS
