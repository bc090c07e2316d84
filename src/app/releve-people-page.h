#pragma once

#include <gtk/gtk.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* The clinicians by name, and one of them at a time. */
#define RELEVE_TYPE_PEOPLE_PAGE (releve_people_page_get_type ())
G_DECLARE_FINAL_TYPE (RelevePeoplePage, releve_people_page, RELEVE, PEOPLE_PAGE, GtkWidget)

GtkWidget *releve_people_page_new (ReleveDocument *document);
void       releve_people_page_show (RelevePeoplePage *self, const char *learner_id);
const char *releve_people_page_get_shown (RelevePeoplePage *self); /* a learner's id, or NULL */

G_END_DECLS
