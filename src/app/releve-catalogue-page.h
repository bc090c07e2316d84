#pragma once

#include <gtk/gtk.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* What the department works with, section by section: a list at the left, one
 * entry as a form in both languages at the right. What is typed waits for
 * Save; leaving it behind asks. */
#define RELEVE_TYPE_CATALOGUE_PAGE (releve_catalogue_page_get_type ())
G_DECLARE_FINAL_TYPE (ReleveCataloguePage, releve_catalogue_page, RELEVE, CATALOGUE_PAGE, GtkWidget)

GtkWidget *releve_catalogue_page_new  (ReleveDocument *document);
/* Shows an entry of @kind; NULL: the first of its section. Asks before it leaves another. */
void       releve_catalogue_page_show (ReleveCataloguePage *self, const ReleveKind *kind, const char *id);
/* The role that the form shows, for comparing; NULL for any other entry. */
const char *releve_catalogue_page_get_role (ReleveCataloguePage *self);

/* Whether nothing typed would be lost; if it would, asks in the page and calls
 * @go when the user has answered that it may. */
typedef void (*ReleveCatalogueGo) (gpointer user_data);
gboolean   releve_catalogue_page_may_leave (ReleveCataloguePage *self, ReleveCatalogueGo go, gpointer user_data);

G_END_DECLS
