#pragma once

#include <gtk/gtk.h>
#include "releve-print.h"

G_BEGIN_DECLS

/* Printed pages one below the other, a strip of them all at the left, and zoom
 * (P1): as wide as the room at first, else in percent of paper at 96 pixels an
 * inch. Ctrl+plus, Ctrl+minus and Ctrl+0 zoom.
 *
 * Actions: preview.zoom-in, preview.zoom-out, preview.fit. CSS name: page-preview. */
#define RELEVE_TYPE_PAGE_PREVIEW (releve_page_preview_get_type ())
G_DECLARE_FINAL_TYPE (RelevePagePreview, releve_page_preview, RELEVE, PAGE_PREVIEW, GtkWidget)

GtkWidget *releve_page_preview_new (void);
/* Takes @pages (NULL: an empty desk). */
void         releve_page_preview_set_pages (RelevePagePreview *self, RelevePages *pages);
RelevePages *releve_page_preview_get_pages (RelevePagePreview *self); /* nullable, owned by @self */

G_END_DECLS
