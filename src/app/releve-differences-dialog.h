#pragma once

#include "releve-document.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What leads from one version of the plan to another, as sentences grouped by
 * clinician (B21, B22); NULL names the plan in force. A line whose card is in
 * view calls @jump with it and closes the dialog. */
typedef void (*ReleveDifferencesJump) (const char *placement_id, gpointer data);
void releve_differences_dialog_present (GtkWidget *parent, ReleveDocument *document, const char *from, const char *to,
                                        ReleveDifferencesJump jump, GObject *data);

G_END_DECLS
