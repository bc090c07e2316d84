#pragma once

#include <gtk/gtk.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* The department at a glance: four sentences, each with what it counts, and
 * where each clinician stands. */
#define RELEVE_TYPE_DASHBOARD_PAGE (releve_dashboard_page_get_type ())
G_DECLARE_FINAL_TYPE (ReleveDashboardPage, releve_dashboard_page, RELEVE, DASHBOARD_PAGE, GtkWidget)

GtkWidget *releve_dashboard_page_new (ReleveDocument *document);

G_END_DECLS
