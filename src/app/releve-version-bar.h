#pragma once

#include "releve-document.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which version of the plan the board shows, and what is done with it: drafts
 * are made, compared, adopted and discarded, the plan in force is published, a
 * new year begun. While the board is out of sight the plan in force is in view
 * again, so that no other page ever speaks of a draft.
 *
 * Signal "jump" (const char *placement_id): a difference was chosen. */
#define RELEVE_TYPE_VERSION_BAR (releve_version_bar_get_type ())
G_DECLARE_FINAL_TYPE (ReleveVersionBar, releve_version_bar, RELEVE, VERSION_BAR, GtkBox)

/* @page is the board's page, whose coming and going the view follows. It gets the
 * actions "version.compare", "publish", "adopt", "discard", "new-draft", "new-year",
 * "withdraw" and "reverse-year", each enabled where it is possible. */
GtkWidget *releve_version_bar_new (ReleveDocument *document, GtkWidget *page);

G_END_DECLS
