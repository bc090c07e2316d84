#pragma once

#include "releve-filter.h"
#include "releve-fit.h"

G_BEGIN_DECLS

/* How the year is shared out (B23): counts and sums of the plan in view, to be
 * read beside one another. No mean and no order of merit: what is fair depends
 * on what each needs. */
typedef struct {
  const ReleveLearner *learner;        /* NULL in a spread */
  int blocks[RELEVE_N_CATEGORIES];     /* blocks of cards, declined ones apart */
  int totals[RELEVE_N_CHALLENGES];     /* levels in force, added over the cards */
} ReleveShare;

/* Of those whom @filter (nullable) lets through, in the order of the dossier;
 * array of ReleveShare, caller unrefs. */
GArray *releve_shares        (ReleveDossier *dossier, const ReleveFilter *filter);
/* The least and the most of each figure; zeros of nobody. */
void    releve_shares_spread (GArray *shares, ReleveShare *least, ReleveShare *most);

G_END_DECLS
