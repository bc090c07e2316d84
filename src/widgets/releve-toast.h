#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One sentence at the foot of a window, with a button that takes back what it
 * says. It says the newest in place, stays while it is looked at, and leaves by
 * itself. libadwaita's own leaves when its button is clicked, before anybody can
 * read that the step was undone. */
#define RELEVE_TYPE_TOAST (releve_toast_get_type ())
G_DECLARE_FINAL_TYPE (ReleveToast, releve_toast, RELEVE, TOAST, GtkWidget)

GtkWidget *releve_toast_new (void);
/* @button is NULL for none; it activates @action, which needs no parameter. */
void       releve_toast_say (ReleveToast *self, const char *sentence, const char *button, const char *action);
/* What it says now; NULL when it is gone. */
const char *releve_toast_get_sentence (ReleveToast *self);

G_END_DECLS
