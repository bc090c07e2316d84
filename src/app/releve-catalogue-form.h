#pragma once

#include <gtk/gtk.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* One entry of the catalogue, both languages side by side, or the parameters
 * of the matching model. It holds what was and what is typed; nothing is
 * written before releve_catalogue_form_save().
 *
 * Signal "edited": what is typed differs from what was, or no longer does. */
#define RELEVE_TYPE_CATALOGUE_FORM (releve_catalogue_form_get_type ())
G_DECLARE_FINAL_TYPE (ReleveCatalogueForm, releve_catalogue_form, RELEVE, CATALOGUE_FORM, GtkWidget)

/* Takes @entry; @fresh: it is not in the file yet. */
GtkWidget *releve_catalogue_form_new            (ReleveDocument *document, ReleveEntry *entry, gboolean fresh);
GtkWidget *releve_catalogue_form_new_parameters (ReleveDocument *document);

gboolean releve_catalogue_form_is_edited (ReleveCatalogueForm *self);
/* One undo step; says what was done, or why not and where. */
gboolean releve_catalogue_form_save      (ReleveCatalogueForm *self);
const ReleveEntry *releve_catalogue_form_get_entry (ReleveCatalogueForm *self); /* as typed; NULL for the parameters */
/* What it is called, as typed. Caller frees. */
char    *releve_catalogue_form_name      (ReleveCatalogueForm *self);
void     releve_catalogue_form_focus     (ReleveCatalogueForm *self); /* its first field */

G_END_DECLS
