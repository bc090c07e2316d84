#pragma once

#include "releve-bound.h"
#include "releve-blocks.h"
#include "releve-exact.h"

G_BEGIN_DECLS

#define GRAINS_PER_POINT ((double) RELEVE_GRAINS * RELEVE_MILLION)

/* What is known of a learner. */
typedef struct {
  ReleveTuning *tuning;
  gboolean has_year;
  gboolean fixed;       /* in a dive */
  gint8 starts[RELEVE_MAX_CHOICES]; /* her last year */
} Known;

struct _ReleveBound {
  const ReleveProblem *problem;
  ReleveYear **years;
  ReleveBoundAim aim;
  gint64 *uppers;
  ReleveExact *exact;
  ReleveRows *rows;
  ReleveBundle *bundle; /* a group for each learner, and one for the least share; or NULL */
  ReleveBlocks *blocks; /* where cells hold several cards, in place of the bundle; else NULL */
  Known *known;         /* [learner]; or NULL */
  int share_group;      /* of the least share, −1 = none */
  gint64 *best_prices;  /* [row] of the least bound */
  gint64 tried;         /* the gap when closing was last tried */
  gint64 *prices;       /* [row] of the sweep, in grains; so are offers and sums */
  gint64 *cell_prices, *charges; /* of the least bound, for the search */
  gint64 *offers;
  gint64 *left;         /* of a dive: [row] of the limit beside those who are fixed; else NULL */
  GArray *uses;         /* of ReleveUse, of a whole year */
  gint64 value;         /* least, in millionths */
  gint64 sum;           /* of the present sweep */
  int cursor, stuck;
  gboolean feeling, partial, borrowed; /* borrowed: the rows are another's */
  guint64 work, sweeps, stalled;
};

G_END_DECLS
