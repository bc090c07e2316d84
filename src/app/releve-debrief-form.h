#pragma once

#include <gtk/gtk.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* The R2C2 form of one card: relationship, reaction, content with the levels
 * that were observed, coaching. It says what saving will do, and moves the
 * figures beside each level as it is chosen (S12, D7).
 *
 * Signal "held" (const char *moved): it was saved, and this is what moved, a
 * line a competency. */
#define RELEVE_TYPE_DEBRIEF_FORM (releve_debrief_form_get_type ())
G_DECLARE_FINAL_TYPE (ReleveDebriefForm, releve_debrief_form, RELEVE, DEBRIEF_FORM, GtkWidget)

GtkWidget *releve_debrief_form_new (ReleveDocument *document, const ReleveDuty *duty);

G_END_DECLS
