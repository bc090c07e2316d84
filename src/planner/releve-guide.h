#pragma once

#include "releve-beam.h"
#include "releve-prices.h"

G_BEGIN_DECLS

/* For each learner, what the bound's prices say of her year: what a relaxed
 * year can still get from a block on. Made when it is first asked for after
 * the prices changed. */
typedef struct _ReleveGuides ReleveGuides;

ReleveGuides *releve_guides_new  (const ReleveProblem *problem, ReleveYear **years);
void          releve_guides_free (ReleveGuides *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveGuides, releve_guides_free)

void          releve_guides_price (ReleveGuides *self, const RelevePrices *prices);

/* NULL before the first prices, and where cells hold several cards. Adds to @work what it took. */
const ReleveGuide *releve_guides_get (ReleveGuides *self, int learner, guint64 *work);

G_END_DECLS
