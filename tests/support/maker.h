#pragma once

#include "releve-dossier.h"

/* Small dossiers for tests and benches. Every function puts a row and returns
 * it, so that a test can adjust what it is about before it asks. Today is
 * 14 September 2026, day 20 of the third of 28-day blocks. */

#define MAKER_TODAY (releve_day_new (2026, 9, 14))

ReleveDossier    *maker_dossier    (int n_blocks);
ReleveDay         maker_day        (int block, int day); /* day 1 is the block's first */
ReleveLearner    *maker_learner    (ReleveDossier *dossier, const char *id);
ReleveSupervisor *maker_supervisor (ReleveDossier *dossier, const char *id, int duty_limit);
ReleveAssignment *maker_assignment (ReleveDossier *dossier, const char *id, ReleveCategory category, const char *profile);
RelevePlacement  *maker_card       (ReleveDossier *dossier, const char *id, const char *learner_id,
                                    const char *assignment_id, int block, int span);
void maker_leave      (ReleveDossier *dossier, const char *id, const char *learner_id, ReleveDay first, ReleveDay last);
void maker_experience (ReleveDossier *dossier, const char *learner_id, const char *assignment_id, ReleveDay finished);
void maker_rating     (ReleveDossier *dossier, const char *learner_id, const char *what, double level, ReleveSource source);
void maker_need       (ReleveDossier *dossier, const char *assignment_id, const char *needs, double level);

/* All of it at random: leave, arrivals, needs, pins, agreed and declined cards. */
ReleveDossier *maker_generate (guint32 seed, int n_learners, int n_blocks, int n_assignments);
