#pragma once

#include <gtk/gtk.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* "Suggest" for a free cell (B24): what a clinician could do in a block, the
 * most growth first; or who could take an assignment, by name. Nothing changes
 * until a row is accepted, which calls @accept: the board's own verb. */
typedef void (*ReleveSuggestAccept) (const char *learner_id, const char *assignment_id, int block, gpointer data);

/* One of @learner_id and @assignment_id is NULL. */
GtkWidget *releve_suggest_dialog_new (ReleveDocument *document, const char *learner_id, const char *assignment_id, int block,
                                      ReleveSuggestAccept accept, gpointer data);

G_END_DECLS
