#pragma once

#include <gtk/gtk.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* What the plan still breaks: a line that counts, and a list that unfolds, each
 * entry one sentence and what may be done about it.
 *
 * Signals:
 *  jump (const char *placement_id): go to this card
 *  deed (int ReleveBreachDeed, const ReleveBreach *breach): do this about it */
#define RELEVE_TYPE_BREACH_BAR (releve_breach_bar_get_type ())
G_DECLARE_FINAL_TYPE (ReleveBreachBar, releve_breach_bar, RELEVE, BREACH_BAR, GtkWidget)

GtkWidget *releve_breach_bar_new (ReleveDocument *document);

G_END_DECLS
