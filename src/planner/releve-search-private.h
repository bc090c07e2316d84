#pragma once

#include "releve-guide.h"
#include "releve-search.h"
#include "releve-shuffle.h"

G_BEGIN_DECLS

#define RELEVE_MAX_GROUP 5

/* Learners taken out together. */
typedef struct {
  int n;
  int learners[RELEVE_MAX_GROUP];
} ReleveGroup;

struct _ReleveSearch {
  const ReleveProblem *problem;
  ReleveYear **years;
  ReleveDraft *draft;
  ReleveBeam *beam;
  ReleveGuides *guides;
  ReleveShuffle *shuffle; /* NULL where everybody has one card at a time */
  GPtrArray *costs;     /* of the bound, for the shuffle; NULL = unknown */
  ReleveSearchAim aim;
  gint8 *choice_of;     /* [learner × n_assignments + assignment], −1 = none */
  gint64 *prices, *charges, *offers;
  gint8 *saved;         /* the rows of a group */
  gint8 *best;
  ReleveSearchStand standing;
  ReleveRandom random;
  guint64 work, iterations;
  gint64 unit;          /* typical worth of a block */
  gint64 floor_weight;  /* of a shortfall beside worth, in 16ths */
  gint64 temperature;
  int width;
  gboolean warm;
  gboolean guided;      /* from now on cold, near plans found elsewhere */
  int rest;             /* rounds since the last gain */
  gint64 sought;        /* score of a plan that is mended; G_MININT64 = none */
};

void releve_search_choose_group (ReleveSearch *self, ReleveGroup *group);

G_END_DECLS
