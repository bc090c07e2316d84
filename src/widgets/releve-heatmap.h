#pragma once

#include <gtk/gtk.h>
#include "releve-overview.h"
#include "releve-phrasebook.h"

G_BEGIN_DECLS

/* Clinicians × competencies, the level printed in each cell, with the blocks of
 * each kind and those of high stakes at the end of a row. Rows are alphabetical:
 * nobody is ranked. One row is one place for Tab; arrows walk its cells.
 *
 * Signals: "open-cell" (const char *learner_id, const char *competency_id),
 * "open-learner" (const char *learner_id).
 * CSS name: heatmap. Accessible role: grid. */
#define RELEVE_TYPE_HEATMAP (releve_heatmap_get_type ())
G_DECLARE_FINAL_TYPE (ReleveHeatmap, releve_heatmap, RELEVE, HEATMAP, GtkWidget)

typedef enum { RELEVE_HEAT_NOW, RELEVE_HEAT_AFTER, RELEVE_HEAT_GAP } ReleveHeatMode;

GtkWidget *releve_heatmap_new (ReleveDossier *dossier, RelevePhrasebook *book);
/* @overview stays the caller's, until the next call. */
void       releve_heatmap_set_overview (ReleveHeatmap *self, const ReleveOverview *overview);
void       releve_heatmap_set_mode     (ReleveHeatmap *self, ReleveHeatMode mode);
/* Where a cell stands, to point a popover at; FALSE if there is none such. */
gboolean   releve_heatmap_get_cell_area (ReleveHeatmap *self, const char *learner_id, const char *competency_id, GdkRectangle *area);

G_END_DECLS
