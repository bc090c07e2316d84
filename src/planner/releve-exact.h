#pragma once

#include "releve-tuning.h"

G_BEGIN_DECLS

/* The best year of one learner, proven. Where a card takes the whole of a
 * block, depth-first over the blocks; a branch is cut when even a relaxed year
 * (releve-relax.h) cannot make it better than the best known, or when the same
 * cards were spent in the same time for more. Where a search is long, one more
 * choice is recalled by the relaxed year. Where cells hold several cards, see
 * releve-shared.h. */
typedef struct _ReleveExact ReleveExact;

typedef struct {
  gboolean feasible;    /* @starts holds a year that keeps every rule of its own */
  gboolean proven;      /* nothing is better; with feasible FALSE: there is no year */
  gint64 value;         /* of @starts */
  gint64 bound;         /* no year is worth more; meaningful unless proven infeasible */
  guint64 nodes;        /* where cells hold several cards one is some two microseconds */
  guint64 work;         /* time it took, in about 25 ns, the same on every machine */
  gint8 starts[RELEVE_MAX_CHOICES]; /* −1 = not taken */
} ReleveExactResult;

/* Scratch of one thread. */
ReleveExact *releve_exact_new  (void);
void         releve_exact_free (ReleveExact *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveExact, releve_exact_free)

/* @offers: what each start is worth now, like year->worth (prices taken off,
 * barred stays barred). @tuning: kept by the caller between solves of the same
 * year, improved in at most @rounds steps. @hint: a year known before, or NULL. */
void releve_exact_solve (ReleveExact       *self,
                         const ReleveYear  *year,
                         const gint64      *offers,
                         ReleveTuning      *tuning,
                         int                rounds,
                         guint64            node_limit,
                         const gint8       *hint,
                         ReleveExactResult *result);

/* A year that is worth more than was asked for. */
typedef struct {
  gint64 value;
  gint8 starts[RELEVE_MAX_CHOICES];
} ReleveListedYear;

/* Every year worth more than @floor, unordered: array of ReleveListedYear, or
 * NULL if there are more than @most or the search takes too many nodes. Only
 * of a year whose cards come one after the other. */
GArray *releve_exact_list (ReleveExact      *self,
                           const ReleveYear *year,
                           const gint64     *offers,
                           ReleveTuning     *tuning,
                           gint64            floor,
                           guint             most,
                           guint64           node_limit);

G_END_DECLS
