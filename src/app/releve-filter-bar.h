#pragma once

#include <gtk/gtk.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* Two choices, the role aimed at and the service, that every page respects
 * until they are cleared (D13). */
#define RELEVE_TYPE_FILTER_BAR (releve_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (ReleveFilterBar, releve_filter_bar, RELEVE, FILTER_BAR, GtkWidget)

GtkWidget *releve_filter_bar_new (ReleveDocument *document);

G_END_DECLS
