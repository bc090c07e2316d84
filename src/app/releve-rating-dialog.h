#pragma once

#include <gtk/gtk.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* Asks for one rating (D4): of what, how high, by whom, when, what was seen. */
GtkWidget *releve_rating_dialog_new (ReleveDocument *document, const char *learner_id);

G_END_DECLS
