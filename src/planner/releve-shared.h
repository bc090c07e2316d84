#pragma once

#include "releve-exact.h"

G_BEGIN_DECLS

/* The best year of a learner whose cells hold several cards, proven: branch and
 * bound over where a choice starts, the one first about which the packed
 * blocks (releve-spread.h) are at odds. */
typedef struct _ReleveShared ReleveShared;

/* Scratch of one thread. */
ReleveShared *releve_shared_new   (void);
void          releve_shared_free  (ReleveShared *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveShared, releve_shared_free)

/* As releve_exact_solve, of a year that neither clashes nor is of single cards;
 * @rounds: steps of the prices before the first branch. @result holds a year to
 * begin with, or is feasible = FALSE. */
void          releve_shared_solve (ReleveShared *self, const ReleveYear *year, const gint64 *offers, ReleveTuning *tuning,
                                   int rounds, guint64 node_limit, ReleveExactResult *result);

G_END_DECLS
