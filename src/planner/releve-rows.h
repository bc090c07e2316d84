#pragma once

#include "releve-bundle.h"
#include "releve-year.h"

G_BEGIN_DECLS

/* The limits that learners share and that get a price in the bound, and what a
 * card uses of them: people in a cell (at most, at least), duties of a
 * supervisor in a block; where fairness counts, each learner's worth against
 * her share. Limits that cannot be reached get no row. */
typedef struct _ReleveRows ReleveRows;

typedef struct {
  const gint64 *uppers; /* [learner] the whole that a share is of; NULL = no shares */
  gint64 floor;         /* least share of everybody, in millionths */
} ReleveRowsAim;

/* Worth is counted in thousandths of a point in the rows of shares. */
#define RELEVE_SHARE_UNIT 1000

ReleveRows *releve_rows_new    (const ReleveProblem *problem, ReleveYear **years, const ReleveRowsAim *aim);
void        releve_rows_free   (ReleveRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveRows, releve_rows_free)

int         releve_rows_count  (const ReleveRows *self);
gint64      releve_rows_limit  (const ReleveRows *self, int row);
/* About how much a card uses. */
int         releve_rows_scale  (const ReleveRows *self, int row);

/* What a card uses; the array lives until the next call. */
const ReleveUse *releve_rows_card  (ReleveRows *self, int learner, int choice, int start, int *n_uses);
/* What each start is worth to her in @grains, less what it uses at the @prices
 * of the rows; barred stays barred. Returns what it took, in about 25 ns. */
guint64 releve_rows_offer (ReleveRows *self, int learner, const gint64 *prices, gint64 grains, gint64 *offers);
/* What a least share of one uses of everybody. */
const ReleveUse *releve_rows_share (ReleveRows *self, int *n_uses);

/* Per cell and per supervisor and block, for the search: −1 where none. */
const int  *releve_rows_over   (const ReleveRows *self);
const int  *releve_rows_under  (const ReleveRows *self);
const int  *releve_rows_duties (const ReleveRows *self);

G_END_DECLS
