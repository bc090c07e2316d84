#pragma once

#include "releve-rows.h"

G_BEGIN_DECLS

/* What no plan can exceed where cells hold several cards: the limits that
 * learners share have a price (releve-rows.h), and beside it each learner's
 * blocks are packed at prices of her own (releve-spread.h). All of them move
 * together (releve-descent.h). Where that rests, it is told what each start
 * costs, and learner by learner what is left open is proven (releve-proof.h).
 * Bounds are in grains (releve-prices.h). */
typedef struct _ReleveBlocks ReleveBlocks;

/* @grains: to a millionth of worth; 0 where worth does not count. @fairness: in
 * grains, what the least share being 1 is worth. All is borrowed. */
ReleveBlocks *releve_blocks_new    (const ReleveProblem *problem, ReleveYear **years, ReleveRows *rows, gint64 grains, gint64 fairness);
void          releve_blocks_free   (ReleveBlocks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveBlocks, releve_blocks_free)

/* A learner of whom there is no year; −1 = none. */
int           releve_blocks_stuck  (const ReleveBlocks *self);

/* One learner, or when the prices rest one choice of hers. @target: a bound that
 * is reached, in grains, or RELEVE_BARRED. */
void          releve_blocks_step   (ReleveBlocks *self, gint64 target);
gint64        releve_blocks_bound  (const ReleveBlocks *self);
gboolean      releve_blocks_is_resting (const ReleveBlocks *self);
gboolean      releve_blocks_is_over (const ReleveBlocks *self);

/* Of the rows, at the least bound. */
const gint64 *releve_blocks_prices (const ReleveBlocks *self);
/* What each start costs (releve-prices.h); NULL before it is known, and where
 * worth does not count. */
GPtrArray    *releve_blocks_costs  (const ReleveBlocks *self);

guint64       releve_blocks_sweeps (const ReleveBlocks *self);
guint64       releve_blocks_work   (const ReleveBlocks *self);

G_END_DECLS
