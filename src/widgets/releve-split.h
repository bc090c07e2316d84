#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list beside what it opens; where both have no room, one at a time, with a
 * button (and Alt+Left) back to the list. In a template the first child is the
 * list, the second what it opens.
 *
 * Signals: "listed": the list was asked for; "folds" (gboolean folded): it
 * folded or unfolded. CSS name: split. */
#define RELEVE_TYPE_SPLIT (releve_split_get_type ())
G_DECLARE_FINAL_TYPE (ReleveSplit, releve_split, RELEVE, SPLIT, GtkWidget)

/* Narrower than @width, in pixels at 11 pt text, it folds. */
void     releve_split_set_fold   (ReleveSplit *self, int width);
gboolean releve_split_get_folded (ReleveSplit *self);
/* While folded: shows what the list opened, and gives it the keyboard. */
void     releve_split_open       (ReleveSplit *self);

G_END_DECLS
