#pragma once

#include <adwaita.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* Asks for one rating (D4): of what, how high, by whom, when, what was seen. */
#define RELEVE_TYPE_RATING_DIALOG (releve_rating_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ReleveRatingDialog, releve_rating_dialog, RELEVE, RATING_DIALOG, AdwWindow)

GtkWidget *releve_rating_dialog_new (ReleveDocument *document, const char *learner_id);
/* @competency_id is NULL for an attribute. */
void       releve_rating_dialog_set_subject (ReleveRatingDialog *self, const char *competency_id, ReleveAttribute attribute);

G_END_DECLS
