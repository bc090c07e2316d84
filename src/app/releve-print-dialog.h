#pragma once

#include <adwaita.h>
#include "releve-document.h"
#include "releve-print.h"

G_BEGIN_DECLS

/* Choices at the left, the very pages that are printed at the right (P1), and at
 * the foot Print… and Export PDF…; several clinicians become one PDF each or one
 * document, in the background (P7). The preview follows the file.
 *
 * Actions: print.print, print.export, print.stop, print.previous, print.next,
 * print.show-file; Ctrl+P and Ctrl+E. */
#define RELEVE_TYPE_PRINT_DIALOG (releve_print_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RelevePrintDialog, releve_print_dialog, RELEVE, PRINT_DIALOG, AdwWindow)

/* @learner_id is nullable: nobody in particular. */
GtkWindow *releve_print_dialog_new (ReleveDocument *document, RelevePrintout printout, const char *learner_id);

/* An older version of the plan of the one clinician who is ticked; 0 is the newest. */
void       releve_print_dialog_choose_version (RelevePrintDialog *self, int version);
/* The roles of what the post asks, four at most, in place of the first four. */
void       releve_print_dialog_choose_roles   (RelevePrintDialog *self, const char *const *role_ids);

/* What Export PDF… does once the file, or the folder of several, is chosen. */
void       releve_print_dialog_export_to (RelevePrintDialog *self, GFile *target);

G_END_DECLS
