#pragma once

#include "releve-facts.h"
#include <glib.h>

G_BEGIN_DECLS

/* The planning problem as values only: indices instead of ids, worth in
 * millionths, blocks from 0. It is filled once and then only read, by any
 * number of threads. What it knows, and what the checker holds plans to:
 *
 * - a learner takes an assignment at most once, only where its worth is set;
 * - the cards of a learner in a block take at most the learner's room, an
 *   exclusive assignment all of it, and none in a block of leave;
 * - prerequisites have ended before a card starts, or were done before;
 * - every need of a learner is taught by one of the cards;
 * - blocks per category lie between a low and a high;
 * - people on an assignment in a block lie between minimum and capacity;
 * - a supervisor's duties in a block stay within a limit: a card is one duty
 *   in its last block and, if problem->briefs, one in its first (a card of
 *   one block is one duty);
 * - pins stand. */

#define RELEVE_MILLION G_GINT64_CONSTANT (1000000)
#define RELEVE_BARRED G_MININT64  /* the worth of a start that is not offered */
#define RELEVE_UNLIMITED G_MAXINT

typedef struct {
  int category;
  int span;             /* blocks */
  int supervisor;       /* −1 = none */
  gboolean exclusive;   /* takes the whole room of a block */
  int hours;            /* per block, unless exclusive */
  GArray *before;       /* of int: assignments that must have ended */
  GArray *teaches;      /* of int: what it covers */
} ReleveProblemAssignment;

typedef struct {
  int *room;            /* [block] hours for cards */
  gboolean *leave;      /* [block] */
  GArray *done;         /* of int: assignments completed before the first block, not taken again */
  GArray *met;          /* of int: assignments behind her as well, which she may take again */
  GArray *needs;        /* of int: each taught by at least one card */
  int low[RELEVE_N_CATEGORIES], high[RELEVE_N_CATEGORIES];
} ReleveProblemLearner;

typedef struct {
  int learner, assignment, start;
} ReleveCard;

typedef struct {
  char *name;
  int n_learners, n_blocks, n_assignments, n_supervisors;
  gboolean briefs;
  ReleveProblemLearner *learners;
  ReleveProblemAssignment *assignments;
  int *capacity, *minimum;  /* [assignment × n_blocks + block] */
  int *duty;                /* [supervisor × n_blocks + block] */
  int *debriefers;          /* [learner × n_assignments + assignment] −1 = the assignment's own supervisor */
  gint64 *worth;            /* [(learner × n_assignments + assignment) × n_blocks + start] */
  GArray *pins;             /* of ReleveCard */
  GArray *plan;             /* of ReleveCard: the present plan, from which changes count */
} ReleveProblem;

/* No limit is set, nothing is eligible; every room is 1. */
ReleveProblem *releve_problem_new  (const char *name, int n_learners, int n_blocks, int n_assignments, int n_supervisors);
void           releve_problem_free (ReleveProblem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveProblem, releve_problem_free)

gint64 *releve_problem_worth       (const ReleveProblem *self, int learner, int assignment);
/* Whose duty the learner's card would be; −1 = nobody's. */
int      releve_problem_supervisor (const ReleveProblem *self, int learner, int assignment);
gboolean releve_problem_is_pinned  (const ReleveProblem *self, const ReleveCard *card);
gboolean releve_problem_is_planned (const ReleveProblem *self, const ReleveCard *card);
/* Whether one of the lists above, of int, holds @wanted. */
gboolean releve_problem_lists      (const GArray *list, int wanted);

/* Cards ordered by learner, start, assignment: the canonical order of plans. */
int releve_card_compare (gconstpointer a, gconstpointer b);

/* Whether @cards (of ReleveCard) hold exactly this one; and the card by which a
 * learner has an assignment, NULL if there is none. */
gboolean          releve_cards_hold (const GArray *cards, const ReleveCard *card);
const ReleveCard *releve_cards_find (const GArray *cards, int learner, int assignment);

G_END_DECLS
