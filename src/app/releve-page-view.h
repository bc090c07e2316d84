#pragma once

#include <gtk/gtk.h>
#include "releve-print.h"

G_BEGIN_DECLS

/* One printed page on the screen, as wide as it is given room: the very page
 * that is printed, on white paper in any style. It can be focused, so that a
 * keyboard walks from page to page. */
#define RELEVE_TYPE_PAGE_VIEW (releve_page_view_get_type ())
G_DECLARE_FINAL_TYPE (RelevePageView, releve_page_view, RELEVE, PAGE_VIEW, GtkWidget)

/* @pages is borrowed: drop the views before it. */
GtkWidget *releve_page_view_new       (RelevePages *pages, guint page);
/* In pixels; 0, as at first: as wide as it is given room. */
void       releve_page_view_set_width (RelevePageView *self, int width);

G_END_DECLS
