#pragma once

#include "releve-problem.h"

G_BEGIN_DECLS

/* The checker: it reads a plan against the problem's raw facts, rule by rule,
 * and shares no code with the search. What it finds are named terms, which
 * `text` turns into sentences. */

typedef enum {
  RELEVE_TERM_UNKNOWN,      /* a card outside the problem or its eligible starts */
  RELEVE_TERM_TWICE,        /* an assignment taken again */
  RELEVE_TERM_PREREQUISITE, /* other: the assignment that had to come first */
  RELEVE_TERM_LEAVE,
  RELEVE_TERM_ROOM,         /* amount: hours beyond the room */
  RELEVE_TERM_NEED,         /* other: what no card teaches */
  RELEVE_TERM_LOW,          /* other: category; amount: blocks missing */
  RELEVE_TERM_HIGH,         /* other: category; amount: blocks too many */
  RELEVE_TERM_CAPACITY,     /* amount: people too many */
  RELEVE_TERM_MINIMUM,      /* amount: people missing */
  RELEVE_TERM_DUTY,         /* other: supervisor; amount: duties too many */
  RELEVE_TERM_PIN,          /* a pinned card that is not in the plan */
  RELEVE_N_TERMS
} ReleveTermKind;
extern const char *const releve_term_codes[];

/* −1 where a field does not apply. */
typedef struct {
  ReleveTermKind kind;
  int learner, assignment, block, other;
  int amount;
} ReleveTerm;

/* Array of ReleveTerm in the order of the rules; empty = every rule kept.
 * @cards in any order. */
GArray *releve_audit_plan     (const ReleveProblem *problem, const GArray *cards);

/* Worth of the cards, and how many of them stand in the present plan. */
gint64  releve_audit_worth    (const ReleveProblem *problem, const GArray *cards);
gint64  releve_audit_learner  (const ReleveProblem *problem, const GArray *cards, int learner);
int     releve_audit_kept     (const ReleveProblem *problem, const GArray *cards);
/* The least of everybody's worth ÷ @uppers, in millionths; a million where no
 * upper is above 0. */
gint64  releve_audit_least_share (const ReleveProblem *problem, const GArray *cards, const gint64 *uppers);

/* Sum of the amounts. */
gint64  releve_audit_violations (const GArray *terms);

G_END_DECLS
