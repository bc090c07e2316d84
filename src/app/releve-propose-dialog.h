#pragma once

#include <gtk/gtk.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* "Propose a plan" (O1–O7): what to weigh, the search as it goes, the plans
 * worth choosing between. The search begins when the dialog does, on a copy;
 * nothing is written before a plan is adopted. */
GtkWidget *releve_propose_dialog_new (ReleveDocument *document, int width, int height); /* of the window beneath */

G_END_DECLS
