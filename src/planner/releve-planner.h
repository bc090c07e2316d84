#pragma once

#include <gio/gio.h>

#include "releve-audit.h"

G_BEGIN_DECLS

/* Proposes a plan: search and bound in rounds, side by side, which exchange
 * prices and values only between rounds; so the same problem, aim, seed and
 * effort give the same plan on one thread and on two. */

typedef struct {
  guint64 seed;
  guint effort;         /* rounds; one is about 25 ms of one core; 0 = as long as the time lasts */
  double seconds;       /* stop after; 0 = never. With an effort of 0 one of them must be set */
  int threads;          /* 1 or 2 */
  gint64 keeping;       /* worth of a card of the present plan that stays */
  gint64 fairness;      /* worth of the least share F/U being 1, added to the total */
  int enough;           /* thousandths of the bound that the value may lack for the run to end; 0 = none */
  int floor;            /* per cent of the best least share found that every learner must get; 0 = no floor */
  gboolean warm;        /* start from the present plan */
  /* Of an earlier run of the same people, borrowed; NULL, NULL and 0 without one. */
  const GArray *start;  /* of ReleveCard: start from these instead */
  const gint64 *uppers; /* what her best year is worth, by learner: neither it nor a floor is looked for */
  gint64 share;         /* the floor to keep then, in millionths */
} ReleveAim;
#define RELEVE_AIM_INIT { .seed = 1, .effort = 80, .threads = 2 }

typedef struct {
  gint64 value, bound;  /* worth with keeping and fairness; bound G_MAXINT64 while unknown */
  int violations;
  double seconds;
} ReleveProgress;
/* From the calling thread, at most twenty times a second and at improvements
 * when @each is wanted. */
typedef void (*ReleveProgressFunc) (const ReleveProgress *progress, gpointer data);

typedef struct {
  GArray *cards;        /* of ReleveCard, canonical order */
  gint64 *uppers;       /* [learner] what her best year would be worth if nobody else were there */
  GArray *terms;        /* of ReleveTerm: what the plan breaks; empty = feasible */
  gint64 value, bound;
  gint64 floor;         /* least share asked for, in millionths */
  gint64 share;         /* the greatest least share found, in millionths; 0 = not looked for */
  gboolean floor_proven; /* no plan gives everybody one per cent more; else the best found */
  gint64 least_share;   /* found, in millionths */
  gint64 violations;
  guint64 iterations;
  gint64 first_feasible_us; /* −1 = never */
  int stuck;            /* a learner proven to have no year of her own; −1 = none known */
  gboolean proven;      /* value = bound */
  gboolean reproducible; /* another run with the same effort gives the same bytes */
  gboolean cancelled;
} ReleveProposal;
void releve_proposal_free (ReleveProposal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveProposal, releve_proposal_free)

/* Blocks, since it runs in a task; @cancellable stops it within 50 ms with the
 * best plan so far. NULL if the problem is too long (RELEVE_MAX_BLOCKS). */
ReleveProposal *releve_planner_run (const ReleveProblem *problem,
                                    const ReleveAim     *aim,
                                    GCancellable        *cancellable,
                                    ReleveProgressFunc   progress,
                                    gboolean             each,
                                    gpointer             data);

G_END_DECLS
