#pragma once

#include "releve-audit.h"
#include "releve-dossier.h"

G_BEGIN_DECLS

/* What is to be planned: the problem copied from a dossier, and what its
 * indices mean. Cards that nobody may move are not in the problem; the hours,
 * places and duties that they take, and what they make possible, are. So a plan
 * that keeps the problem's rules keeps those of the department. Blocks that
 * have begun are over for the planner. */

/* Why a card stays where it is; the first that applies. */
typedef enum {
  RELEVE_STAYS_NOT,       /* it may move */
  RELEVE_STAYS_DONE,
  RELEVE_STAYS_BEGUN,
  RELEVE_STAYS_PINNED,
  RELEVE_STAYS_AGREED,
  RELEVE_STAYS_PUBLISHED, /* as published, where that is wished */
  RELEVE_STAYS_REASON,    /* somebody had a reason to put it there against a rule */
  RELEVE_STAYS_LENGTH,    /* longer or shorter than its assignment is today */
  RELEVE_STAYS_NEEDED,    /* a card that stays needs it done before */
  RELEVE_N_STAYS
} ReleveStay;

typedef struct {
  gboolean published;     /* cards that stand as they were published last stay */
  gint64 least;           /* a card that brings less counts for nothing, in millionths of V */
} RelevePlanningWish;

/* A card of the board, by indices; blocks from 0. */
typedef struct {
  const char *placement_id;  /* owned by the planning */
  int learner, assignment;
  int first, last;
  ReleveStay stay;
} ReleveStandingCard;

typedef struct {
  ReleveProblem *problem;    /* its plan: the cards that may move, once each */
  GStringChunk *ids;
  GPtrArray *learners;       /* of const char *: ids by index */
  GPtrArray *assignments;
  GArray *cards;             /* of ReleveStandingCard, by learner, first block, id; declined ones apart */
  int first_free;            /* the first block to plan, from 0; n_blocks = none */
  gint64 least;
  gatomicrefcount references;
} RelevePlanning;

/* @wish is nullable. Main thread; the planning itself may be read anywhere. */
RelevePlanning *releve_planning_new   (ReleveDossier *dossier, const RelevePlanningWish *wish);
RelevePlanning *releve_planning_ref   (RelevePlanning *self);
void            releve_planning_unref (RelevePlanning *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelevePlanning, releve_planning_unref)

const char *releve_planning_learner    (const RelevePlanning *self, int learner);    /* id */
const char *releve_planning_assignment (const RelevePlanning *self, int assignment); /* id */
guint       releve_planning_count      (const RelevePlanning *self, ReleveStay stay);
/* A card of the board that may move; NULL if there is none such. */
const ReleveStandingCard *releve_planning_find_movable (const RelevePlanning *self, int learner, int assignment);

/* The department with these cards (of ReleveCard) in place of those that may
 * move: a card of the same clinician and assignment is moved, any other is
 * new or gone. What adopting the plan would make of the file, to be looked at
 * and asked about. The caller owns it. */
ReleveDossier *releve_planning_preview (const RelevePlanning *self, ReleveDossier *dossier, const GArray *cards);

/* The whole board that @cards make of it, as a verb wants it: those that stay,
 * then the plan's. Array of ReleveStandingCard without ids; caller unrefs. */
GArray *releve_planning_board (const RelevePlanning *self, const GArray *cards);

/* What keeps @board (the department's, or a preview) from being a plan: breaches
 * in the blocks to plan that want a reason and have none, that no reason helps,
 * or that leave an assignment short of people. Empty after a plan without
 * violations, unless cards that stay clash among themselves. Array of
 * ReleveBreach*; caller unrefs. */
GPtrArray *releve_planning_unsettled (const RelevePlanning *self, ReleveDossier *board);

/* The same of what a proposal itself breaks (its terms): people too many or too
 * few, debriefings too many. Array of ReleveBreach*; caller unrefs. */
GPtrArray *releve_planning_broken (const RelevePlanning *self, ReleveDossier *dossier, const GArray *terms);

G_END_DECLS
