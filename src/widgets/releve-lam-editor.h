#pragma once

#include <gtk/gtk.h>
#include "releve-dossier.h"
#include "releve-phrasebook.h"

G_BEGIN_DECLS

/* The levels of one card: seven learner-driven and three supervisor-driven
 * characteristics, then matching, whose level its checklist earns. Fit, growth,
 * stretch and targets follow while a slider moves. It never writes.
 *
 * Signals:
 *  set-levels   (const ReleveLevels *levels, const char *note): one finished gesture
 *  agree        (const ReleveLevels *levels, const char *note)
 *  reset        ()
 *  set-midpoint (int day, gboolean held)
 *  set-present  (const char *supervisor_id)
 *  open-wish, open-comparison (): from the menu
 *  close        ()
 * A note is NULL where none is asked for. */
#define RELEVE_TYPE_LAM_EDITOR (releve_lam_editor_get_type ())
G_DECLARE_FINAL_TYPE (ReleveLamEditor, releve_lam_editor, RELEVE, LAM_EDITOR, GtkWidget)

GtkWidget  *releve_lam_editor_new (ReleveDossier *dossier, RelevePhrasebook *book);
/* NULL, or an unknown id, shows nothing. */
void        releve_lam_editor_set_placement (ReleveLamEditor *self, const char *placement_id);
const char *releve_lam_editor_get_placement (ReleveLamEditor *self);
/* Why and what lowers the fit stand beside the sliders, or below them. */
void        releve_lam_editor_set_narrow (ReleveLamEditor *self, gboolean narrow);
/* @why: one sentence, shown with levels that cannot be changed (a file that cannot
 * be written, a published plan, a year that is over); NULL = they can. */
void        releve_lam_editor_set_closed (ReleveLamEditor *self, const char *why);

G_END_DECLS
