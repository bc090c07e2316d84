#pragma once

#include "releve-rows.h"

G_BEGIN_DECLS

/* What blocks for themselves leave open of a bound (releve-blocks.h), learner
 * by learner: at the same prices each gets the year that is proven best for her
 * (releve-shared.h), first with little search, then with more for those who are
 * left. In grains (releve-prices.h). */
typedef struct _ReleveProof ReleveProof;

/* @prices: of the rows, copied; the rest is borrowed. */
ReleveProof *releve_proof_new   (const ReleveProblem *problem, ReleveYear **years, ReleveRows *rows, const gint64 *prices, gint64 grains);
void         releve_proof_free  (ReleveProof *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveProof, releve_proof_free)

/* Of every learner, before the first step: no year of hers is worth more than
 * @bound, as her @own prices show, which are copied. */
void         releve_proof_claim (ReleveProof *self, int learner, const gint64 *own, gint64 bound);

/* One learner; adds what it took to @work. */
void         releve_proof_step  (ReleveProof *self, guint64 *work);
/* By how much less everybody's years are worth than was claimed. */
gint64       releve_proof_gain  (const ReleveProof *self);
/* A learner of whom there is no year; −1 = none. */
int          releve_proof_stuck (const ReleveProof *self);
gboolean     releve_proof_is_over (const ReleveProof *self);

G_END_DECLS
