#pragma once

#include "releve-dossier.h"

G_BEGIN_DECLS

/* Which ratings of one subject are heard, and which wait (domain.md §4a, §5).
 *
 * Colleagues are heard in rounds, lest one answer be found by subtracting what
 * was shown before it from what is shown after: answers wait until those of
 * three colleagues have been entered, then count together; a round also ages
 * and enters the past as one. The answers of one day are one entry, and rows
 * without a day of entry stand before all others.
 *
 * While a self-assessment is asked for and not sealed, what others said since
 * the asking waits. */
typedef struct {
  const ReleveRating *rating;
  ReleveDay fresh_by;   /* the day by which it is judged old: of a round, its oldest */
  ReleveDay known_by;   /* the day from which the past knew it: of a round, its newest */
} ReleveHeard;

typedef struct {
  GArray *heard;        /* of ReleveHeard, the latest of each rater not yet sorted out */
  guint n_waiting;      /* colleagues whose round is not full */
  guint n_closed;       /* ratings until the self-assessment is sealed */
} ReleveHearing;

/* Exactly one of @competency_id and @attribute is given. Clear with releve_hearing_clear. */
void releve_hearing_init  (ReleveHearing *self, ReleveDossier *dossier, const ReleveParameters *p, const char *learner_id,
                           const char *competency_id, const char *attribute);
void releve_hearing_clear (ReleveHearing *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReleveHearing, releve_hearing_clear)

/* The open self-assessment of a learner, or NULL. */
const ReleveSelfAssessment *releve_open_self_assessment (ReleveDossier *dossier, const char *learner_id);

G_END_DECLS
