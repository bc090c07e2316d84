#pragma once

#include <gtk/gtk.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* The career plan of one clinician as it will be printed: for whom, in which
 * language and on which paper, its pages, and their export as PDF. It follows
 * every change of the file. */
GtkWindow *releve_plan_dialog_new (ReleveDocument *document, const char *learner_id);

G_END_DECLS
