#pragma once

#include <gtk/gtk.h>
#include "releve-board.h"

G_BEGIN_DECLS

/* The clinicians, by name and still there, who may be dragged onto a board of assignments; Enter
 * on one carries her by keyboard. Whom a filter leaves out is dimmed. */
#define RELEVE_TYPE_PEOPLE_TRAY (releve_people_tray_get_type ())
G_DECLARE_FINAL_TYPE (RelevePeopleTray, releve_people_tray, RELEVE, PEOPLE_TRAY, GtkWidget)

/* @board outlives the tray, or both go with their page. */
GtkWidget *releve_people_tray_new (ReleveDossier *dossier, RelevePhrasebook *book, ReleveBoard *board);

G_END_DECLS
