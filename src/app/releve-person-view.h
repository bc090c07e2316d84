#pragma once

#include <gtk/gtk.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* One clinician: five answers at a glance, and five tabs: Profile,
 * Competencies, Assignments, Career plan, Journal. Kept in step with the
 * dossier. Ctrl+Page Up and Ctrl+Page Down go from tab to tab.
 *
 * Actions: person.tab ("s": the tab's name). CSS name: person-view. */
#define RELEVE_TYPE_PERSON_VIEW (releve_person_view_get_type ())
G_DECLARE_FINAL_TYPE (RelevePersonView, releve_person_view, RELEVE, PERSON_VIEW, GtkWidget)

GtkWidget *releve_person_view_new (ReleveDocument *document, const char *learner_id);

/* "profile", "competencies" (at first), "assignments", "plan" or "journal". */
const char *releve_person_view_get_tab (RelevePersonView *self);
void        releve_person_view_set_tab (RelevePersonView *self, const char *tab);

G_END_DECLS
