#pragma once

#include <gtk/gtk.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* What the plan still breaks: a line that counts, and a list that unfolds, each
 * entry one sentence. A button and a list, nothing to be drawn.
 *
 * Signal "jump" (const char *placement_id): show this card. */
#define RELEVE_TYPE_BREACH_BAR (releve_breach_bar_get_type ())
G_DECLARE_FINAL_TYPE (ReleveBreachBar, releve_breach_bar, RELEVE, BREACH_BAR, GtkWidget)

GtkWidget *releve_breach_bar_new (ReleveDocument *document);

G_END_DECLS
