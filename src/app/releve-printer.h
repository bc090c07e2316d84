#pragma once

#include <gtk/gtk.h>
#include "releve-print.h"

G_BEGIN_DECLS

/* Pages to the printer, by the system's dialog or portal. Every choice of ours
 * was made before it (P6): paper, language and copy are those of the pages. */

/* Prints the very pages of the preview. Takes @pages. New. */
GtkPrintOperation *releve_printer_operation_new (RelevePages *pages);
/* Runs it with the printer's settings of last time, which are remembered. */
GtkPrintOperationResult releve_printer_run (GtkPrintOperation *operation, GtkWindow *parent, GError **error);

G_END_DECLS
