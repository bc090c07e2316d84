#pragma once

#include "releve-planner.h"
#include "releve-planning.h"

G_BEGIN_DECLS

/* Other plans than @best that are nearly as good (O4): within two per cent of
 * its value, with at least a fifth of the cards elsewhere. Array of
 * ReleveProposal*, values and terms by @planning's own problem; caller unrefs.
 * May be empty. @dossier: what @planning was made of; @aim: how long each of
 * them may take, and the weights. */
#define RELEVE_ALTERNATIVE_LOSS 0.02
#define RELEVE_ALTERNATIVE_SHARE 0.2

GPtrArray *releve_alternatives_find (const RelevePlanning *planning, ReleveDossier *dossier, const RelevePlanningWish *wish,
                                     const ReleveProposal *best, const ReleveAim *aim, GCancellable *cancellable);

/* Of the cards of @one, the share that @other has not (0–1). */
double releve_plans_differ (const GArray *one, const GArray *other);

G_END_DECLS
