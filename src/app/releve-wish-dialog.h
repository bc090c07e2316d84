#pragma once

#include <adwaita.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* Records the levels that a clinician wishes for one card (L12). */
#define RELEVE_TYPE_WISH_DIALOG (releve_wish_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ReleveWishDialog, releve_wish_dialog, RELEVE, WISH_DIALOG, AdwWindow)

GtkWidget *releve_wish_dialog_new (ReleveDocument *document, const char *placement_id);

G_END_DECLS
