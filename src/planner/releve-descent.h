#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Prices that move against what they break, so that a bound comes down:
 * Polyak's step along a course that keeps a part of the one before (P. M.
 * Camerini, L. Fratta and F. Maffioli, Mathematical Programming Study 3, 1975).
 * For bounds that are quickly asked for; releve-bundle.h is for slow ones. */
typedef struct {
  int n;                /* prices */
  gint64 *prices;       /* to ask at, never below 0 */
  gint64 *best;         /* of the least bound */
  gint64 *slopes;       /* to be filled: what is broken at the prices, below 0 where there is some left */
  double *weights;      /* how far a price goes beside others; 1 at first */
  double *course;
  gint64 bound;         /* the least; G_MAXINT64 at first */
  gint64 now;           /* at the prices */
  int reach;            /* part of the step that is taken */
  int stalled;
} ReleveDescent;

ReleveDescent *releve_descent_new   (int n);
void           releve_descent_free  (ReleveDescent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveDescent, releve_descent_free)

/* From @prices on, with as long steps as @like takes (NULL: whole ones). */
void           releve_descent_begin (ReleveDescent *self, const gint64 *prices, const ReleveDescent *like);
/* The bound at the prices was @bound, G_MAXINT64 = none; TRUE if that is the least. */
gboolean       releve_descent_judge (ReleveDescent *self, gint64 bound);
/* To new prices; @target: what the bound may come down to. FALSE if nothing is broken. */
gboolean       releve_descent_move  (ReleveDescent *self, gint64 target);
/* What the target may be where none is known. */
gint64         releve_descent_guess (const ReleveDescent *self);

G_END_DECLS
