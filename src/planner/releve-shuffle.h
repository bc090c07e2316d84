#pragma once

#include "releve-draft.h"
#include "releve-random.h"

G_BEGIN_DECLS

/* Where cells hold several cards a year is mostly packing, and one card more
 * decides: a card comes to a start by chance, what stands in its way (of her
 * hours, a place, a debriefing) goes out, and both what went out and what else
 * would fit in the gaps is put back where it does. A move never breaks a rule
 * that was kept. Some microseconds each. */
typedef struct _ReleveShuffle ReleveShuffle;

/* @draft, @random and @choice_of (the search's) are borrowed. */
ReleveShuffle *releve_shuffle_new  (const ReleveProblem *problem, ReleveYear **years, const gint8 *choice_of,
                                    ReleveDraft *draft, ReleveRandom *random);
void           releve_shuffle_free (ReleveShuffle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveShuffle, releve_shuffle_free)

/* Reads the draft again, after others changed it. */
void     releve_shuffle_read (ReleveShuffle *self);
/* What each start costs, as releve-prices.h has it; borrowed, NULL = unknown:
 * starts that cost little beside @usual, the worth of a block, are tried most,
 * and cards go where they cost least. */
void     releve_shuffle_set_costs (ReleveShuffle *self, const GPtrArray *costs, gint64 usual);
/* One move; FALSE if there was none. Adds to @work what it took. */
gboolean releve_shuffle_move (ReleveShuffle *self, guint64 *work);
/* Undoes the last move. */
void     releve_shuffle_undo (ReleveShuffle *self);

G_END_DECLS
