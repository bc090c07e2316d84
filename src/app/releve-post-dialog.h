#pragma once

#include <adwaita.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* "What the post asks" (S1): up to four roles side by side, level and words of
 * every competency, to read or to print. */
#define RELEVE_TYPE_POST_DIALOG (releve_post_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RelevePostDialog, releve_post_dialog, RELEVE, POST_DIALOG, AdwWindow)

/* @role_id (nullable) comes first. */
GtkWindow *releve_post_dialog_new (ReleveDocument *document, const char *role_id);

G_END_DECLS
