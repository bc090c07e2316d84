#pragma once

#include "releve-planning.h"

G_BEGIN_DECLS

/* Hours are whole numbers in the problem. One of these divides by every number
 * of blocks up to twelve, so that thirds of forty hours still make forty. */
#define RELEVE_HOUR 27720

/* releve-planning-fill.c: everything of the problem but its sizes. */
void releve_planning_fill (RelevePlanning *self, ReleveDossier *dossier);

/* The block from which @needed is behind the learner, whatever moves; n_blocks
 * if it never is. */
int releve_planning_met_from (const RelevePlanning *self, ReleveDossier *dossier, int learner, int needed);

G_END_DECLS
