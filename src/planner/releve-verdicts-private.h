#pragma once

#include "releve-verdicts.h"

G_BEGIN_DECLS

/* Sums of hours are binary fractions: this much is nothing (as in the rules). */
#define VERDICT_TOLERANCE 1e-9

enum {
  CELL_STARTED = 1 << 0,    /* a card that has begun or is done */
  CELL_PINNED = 1 << 1,
  CELL_AGREED = 1 << 2,
  CELL_LONG = 1 << 3,       /* a card whose length is not the dragged card's */
  CELL_SPANNING = 1 << 4,   /* a card of more than one block */
};

/* One clinician in one block, the dragged card apart. */
typedef struct {
  double hours;             /* of the cards that stand there */
  const char *leave_id;     /* the least id of the leaves that touch the block */
  const char *occupant_id;
  guint16 n_occupants;
  guint16 n_starting;       /* of those, how many begin in this block */
  guint16 flags;
} VerdictCell;

/* One prerequisite of the assignment for one clinician. */
typedef struct {
  const char *other_id;
  int met_from;             /* the first block in which it is met */
  double found, limit;
} VerdictNeed;

/* Another card of the same assignment (B10). */
typedef struct {
  int first, last;
  const char *id;
} VerdictTwin;

/* The part of a match that a cell shows. */
typedef struct {
  double load;              /* for which it holds; NAN = not computed */
  double fit;
  ReleveGrowthWord growth;
  int growth_competency;
  int cost;
  gboolean under;
} VerdictMatch;

typedef struct {
  ReleveDay arrival, departure;
  double own_hours;         /* what the dragged card takes in a block */
  double limit_hours;
  gboolean gate_closed;     /* the clinical safety gate */
  double mastery;           /* observed TM */
  int brief_found, brief_limit; /* limit 0 = rule L7 is kept */
  gboolean debriefed;       /* the card brings its supervisor a debriefing */
  guint first_twin, n_twins;
  ReleveMatchInput input;
  VerdictMatch unloaded;    /* at load 0: most cells */
  VerdictMatch loaded;      /* the last other load asked for */
} VerdictLearner;

struct _ReleveVerdicts {
  ReleveParameters parameters;
  ReleveParameters home_parameters; /* of the moved card's agreement, for its own row (D6) */
  GStringChunk *ids;
  GHashTable *index;        /* learner id → number */
  int n_learners, n_blocks, n_needs;
  int span;
  ReleveDay today;
  gboolean from_tray;
  ReleveRule stuck;         /* PINNED or FINISHED: the card may not move; else RELEVE_N_RULES */
  int home_learner, home_block;
  int leaning_block;        /* the moved card has to end before it, in its row; 0 = no card leans on it */
  const char *leaning_id;   /* of that card */
  int capacity, minimum_gap;
  int duty_limit;           /* 0 = no limit */
  const char *supervisor_id;
  RelevePeriod *blocks;     /* [number]; 0 is unused */
  int *people;              /* [number], of this assignment */
  int *debriefings;         /* [number], of its supervisor */
  VerdictLearner *learners;
  VerdictCell *cells;       /* [learner × (n_blocks + 1) + number] */
  VerdictNeed *needs;       /* [learner × n_needs], by other_id */
  GArray *twins;            /* of VerdictTwin, by learner */
};

static inline VerdictCell *
verdict_cell (const ReleveVerdicts *self, int learner, int block)
{
  return &self->cells[(gsize) learner * (gsize) (self->n_blocks + 1) + (gsize) block];
}

G_END_DECLS
