#pragma once

#include <gtk/gtk.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* Every rating behind one level (D3): date, source, level, assignment and what
 * was seen; one more can be added. A popover, to be given a parent and a place;
 * it leaves its parent once it has closed. @competency_id is NULL for an attribute. */
GtkWidget *releve_evidence_popover_new (ReleveDocument *document, const char *learner_id,
                                        const char *competency_id, ReleveAttribute attribute);

G_END_DECLS
