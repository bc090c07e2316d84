#pragma once

#include "releve-document.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How the plan in view is shared out, as a table with the group's spread (B23). */
void releve_fairness_dialog_present (GtkWidget *parent, ReleveDocument *document);

G_END_DECLS
