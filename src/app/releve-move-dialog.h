#pragma once

#include <adwaita.h>
#include "releve-board.h"
#include "releve-document.h"

G_BEGIN_DECLS

/* "Move to…" (B16): a row and a block chosen from lists, and what a drop there
 * would do, said while choosing. Ends in the same way as a drop. */
#define RELEVE_TYPE_MOVE_DIALOG (releve_move_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ReleveMoveDialog, releve_move_dialog, RELEVE, MOVE_DIALOG, AdwWindow)

/* The first of @placement_ids goes to the chosen cell, the others with it. */
GtkWidget *releve_move_dialog_new (ReleveDocument *document, ReleveBoard *board, const char *const *placement_ids);

G_END_DECLS
