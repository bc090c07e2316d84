#pragma once

#include "releve-year.h"

G_BEGIN_DECLS

/* The best year of one learner, proven. Depth-first over the blocks; a branch
 * is cut when even a relaxed year cannot make it better than the best known,
 * or when the same cards were spent in the same time for more. */
typedef struct _ReleveExact ReleveExact;

typedef struct {
  gboolean feasible;    /* @starts holds a year that keeps every rule of its own */
  gboolean proven;      /* nothing is better; with feasible FALSE: there is no year */
  gint64 value;         /* of @starts */
  gint64 bound;         /* no year is worth more; meaningful unless proven infeasible */
  guint64 nodes;
  gint8 starts[RELEVE_MAX_CHOICES]; /* −1 = not taken */
} ReleveExactResult;

/* One for each choice taken once at most, each need, each prerequisite. */
#define RELEVE_N_MULTIPLIERS (2 * RELEVE_MAX_CHOICES + RELEVE_MAX_NEEDS)

/* Scratch of one thread. */
ReleveExact *releve_exact_new  (void);
void         releve_exact_free (ReleveExact *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveExact, releve_exact_free)

/* The relaxed year alone: what it takes, how far it is from the rules that it
 * forgets, and its bound (RELEVE_BARRED if even that has no year). */
typedef struct {
  gint64 bound;
  int n_cards;
  struct { int choice, start; } cards[RELEVE_MAX_CHOICES * 2];
  int slopes[RELEVE_N_MULTIPLIERS];
} ReleveRelaxedYear;
void releve_exact_relax (ReleveExact *self, const ReleveYear *year, const gint64 *offers, gint64 *multipliers,
                         ReleveRelaxedYear *relaxed);

/* @offers: what each start is worth now, like year->worth (prices taken off,
 * barred stays barred). @multipliers: of the relaxation; all 0 at first, kept
 * by the caller between calls, improved in at most @rounds steps. @hint: a
 * year known before, or NULL. */
void releve_exact_solve (ReleveExact       *self,
                         const ReleveYear  *year,
                         const gint64      *offers,
                         gint64            *multipliers,
                         int                rounds,
                         guint64            node_limit,
                         const gint8       *hint,
                         ReleveExactResult *result);

G_END_DECLS
