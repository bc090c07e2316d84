#pragma once

#include "releve-conflict.h"
#include "releve-plan-figures.h"
#include "releve-planner.h"
#include "releve-reason.h"

G_BEGIN_DECLS

/* "Propose a plan" from end to end: what a head may weigh, the run on a copy of
 * the department, and the answer with all that is asked of it afterwards. */

/* The three weights are 0–100. */
typedef struct {
  int growth;           /* how little a card may bring and still count; 100 = anything, 0 = nothing counts */
  int fairness;         /* per cent of the best least share that everybody gets */
  int stability;        /* what a card that stays earns; 0 = nothing */
  gboolean published;   /* as in RelevePlanningWish */
  guint64 seed;
  guint effort;         /* rounds; 0 = as long as the time lasts */
  double seconds;       /* 0 = no limit */
  int enough;           /* as in ReleveAim */
  gboolean alternatives;/* a fifth of effort and time goes to each of two more plans (O4) */
} ReleveProposeWish;
#define RELEVE_PROPOSE_WISH_INIT { .growth = 100, .fairness = 75, .stability = 50, .seed = 1, .effort = 60 }

/* What a weight comes to, in millionths of V: the least that a card has to
 * bring, G_MAXINT64 if no card brings enough; and what one that stays earns. */
gint64 releve_wish_least   (const ReleveProposeWish *wish);
gint64 releve_wish_keeping (const ReleveProposeWish *wish);

typedef struct {
  ReleveProposal *proposal;
  RelevePlanFigures figures;
  ReleveDossier *board;        /* what it would look like */
  GArray *reasons;             /* of ReleveWhyHere, card by card */
} ReleveOption;

typedef struct {
  ReleveProposeWish wish;
  ReleveDossier *dossier;      /* as it was when asked */
  RelevePlanning *planning;
  RelevePlanFigures today;
  GPtrArray *options;          /* of ReleveOption, the best first */
  GArray *conflicts;           /* of ReleveConflict, proven, when the best breaks a rule */
} ReleveAnswer;
void releve_answer_free (ReleveAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveAnswer, releve_answer_free)

/* How a run stands, in millionths: the value of the best plan, RELEVE_BARRED
 * while there is none to compare; the bound, G_MAXINT64 while there is none. */
typedef struct {
  gint64 value, bound, today;
  int violations;
  double seconds;
} ReleveProposeProgress;
typedef void (*ReleveProposeProgressFunc) (const ReleveProposeProgress *progress, gpointer data);

/* Whether the option keeps every rule that a plan can keep. */
gboolean releve_option_is_sound (const ReleveOption *option);

/* Blocks; @dossier is a copy that belongs to the calling thread and, from then
 * on, to the answer. Cancelling stops with the best so far. @progress comes
 * from the calling thread. REFUSED "plan-nobody", "plan-no-assignment",
 * "plan-year-over", "plan-too-long" when there is nothing to ask. */
ReleveAnswer *releve_propose (ReleveDossier *dossier, const ReleveProposeWish *wish, GCancellable *cancellable,
                              ReleveProposeProgressFunc progress, gpointer data, GError **error);

/* The same in a task: @dossier is copied at once, @progress comes in the
 * caller's main context, at most twenty times a second and never after the end. */
void          releve_propose_async  (ReleveDossier *dossier, const ReleveProposeWish *wish, GCancellable *cancellable,
                                     ReleveProposeProgressFunc progress, gpointer progress_data,
                                     GAsyncReadyCallback callback, gpointer data);
ReleveAnswer *releve_propose_finish (GAsyncResult *result, GError **error);

G_END_DECLS
