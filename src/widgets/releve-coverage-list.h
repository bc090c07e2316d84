#pragma once

#include <gtk/gtk.h>
#include "releve-coverage.h"
#include "releve-phrasebook.h"

G_BEGIN_DECLS

/* Who trains what is missing (D11): a line a competency, a square a clinician
 * with a gap, filled when an assignment to come trains it. The figures stand
 * in the lines, so that it is its own table.
 *
 * Signal "open-competency" (const char *competency_id, GtkWidget *line).
 * CSS name: coverage. */
#define RELEVE_TYPE_COVERAGE_LIST (releve_coverage_list_get_type ())
G_DECLARE_FINAL_TYPE (ReleveCoverageList, releve_coverage_list, RELEVE, COVERAGE_LIST, GtkWidget)

GtkWidget *releve_coverage_list_new       (RelevePhrasebook *book);
/* @lines of ReleveCoverage: read now, not kept. */
void       releve_coverage_list_set_lines (ReleveCoverageList *self, GArray *lines);

G_END_DECLS
