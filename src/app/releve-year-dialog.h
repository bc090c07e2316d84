#pragma once

#include <gtk/gtk.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* Begins a new year (B25): its first day, its calendar, and what each clinician
 * becomes, one check for each post that names a year of training. Who has left
 * by then is not asked about and stays what she was. */
void releve_year_dialog_present (GtkWidget *parent, ReleveDocument *document);

G_END_DECLS
