#pragma once

#include <adwaita.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* A clinician's own appraisal of every competency and attribute, without sight
 * of what others say; sealing it opens that (S2). */
#define RELEVE_TYPE_SELF_DIALOG (releve_self_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ReleveSelfDialog, releve_self_dialog, RELEVE, SELF_DIALOG, AdwWindow)

GtkWidget *releve_self_dialog_new (ReleveDocument *document, const char *learner_id);

G_END_DECLS
