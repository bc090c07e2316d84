#pragma once

#include <adwaita.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* One card beside another possibility (L14): the same assignment for another
 * clinician, or another assignment for the same one. Facts in two columns, in
 * no order of merit. */
#define RELEVE_TYPE_COMPARE_DIALOG (releve_compare_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ReleveCompareDialog, releve_compare_dialog, RELEVE, COMPARE_DIALOG, AdwWindow)

GtkWidget *releve_compare_dialog_new (ReleveDocument *document, const char *placement_id);

G_END_DECLS
