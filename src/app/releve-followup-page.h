#pragma once

#include <gtk/gtk.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* What is due, late first: briefings, mid-points, debriefings, accountability,
 * reviews, trainings, signatures (S11). A debriefing opens the R2C2 form, the
 * others a short one; with nothing chosen, each supervisor's load. */
#define RELEVE_TYPE_FOLLOWUP_PAGE (releve_followup_page_get_type ())
G_DECLARE_FINAL_TYPE (ReleveFollowupPage, releve_followup_page, RELEVE, FOLLOWUP_PAGE, GtkWidget)

GtkWidget *releve_followup_page_new  (ReleveDocument *document);
/* Chooses the duty; "" or an unknown id: the first. */
void       releve_followup_page_show (ReleveFollowupPage *self, const char *duty_id);

G_END_DECLS
