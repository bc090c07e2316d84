#pragma once

#include <gtk/gtk.h>
#include "releve-coverage.h"
#include "releve-document.h"

G_BEGIN_DECLS

/* Who prepares for which role (D15): what is reached, what is not known, and
 * how old the evidence is; by role, then alphabetical, never ranked. Names
 * open the person. */
GtkWidget *releve_succession_view_new (ReleveDocument *document, const ReleveOverview *overview);

G_END_DECLS
