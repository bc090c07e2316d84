#pragma once

#include <gtk/gtk.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* One clinician: what she aims at, where she stands by every source, her
 * profile and her year. Kept in step with the dossier. */
#define RELEVE_TYPE_PERSON_VIEW (releve_person_view_get_type ())
G_DECLARE_FINAL_TYPE (RelevePersonView, releve_person_view, RELEVE, PERSON_VIEW, GtkWidget)

GtkWidget *releve_person_view_new (ReleveDocument *document, const char *learner_id);
/* "profile", "competencies", "assignments", "plan" or "journal"; the same for the next person. */
void       releve_person_view_set_tab (RelevePersonView *self, const char *tab);

G_END_DECLS
