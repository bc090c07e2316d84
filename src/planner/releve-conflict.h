#pragma once

#include "releve-year.h"

G_BEGIN_DECLS

/* Why no plan can keep every rule, as values. Only what is proven is said:
 *
 * - LEARNER: one learner's own rules leave her no year at all. The groups are
 *   a least set: without any one of them there would be a year (found by
 *   leaving out group after group, each time asking the exact solver).
 * - PINNED: more pins than places, in one block of an assignment.
 * - MINIMUM: fewer people could be on an assignment in a block than must, or
 *   than there may be.
 * - BLOCK: the assignments of a block want more people at once than can be
 *   given to them, each learner counted once (a matching). */
typedef enum {
  RELEVE_CONFLICT_LEARNER,
  RELEVE_CONFLICT_PINNED,
  RELEVE_CONFLICT_MINIMUM,
  RELEVE_CONFLICT_BLOCK,
} ReleveConflictKind;

typedef struct {
  ReleveConflictKind kind;
  int learner;          /* LEARNER; else −1 */
  guint groups;         /* LEARNER: ReleveRuleGroup */
  int need;             /* LEARNER: the need that is the trouble by itself, −1 = none */
  int assignment, block; /* −1 where there is none */
  int found, limit;     /* people that could be there, people that must */
} ReleveConflict;

/* Array of ReleveConflict, in a fixed order; empty = none proven. */
GArray *releve_conflict_find (const ReleveProblem *problem);

G_END_DECLS
