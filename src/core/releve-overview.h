#pragma once

#include "releve-filter.h"
#include "releve-fit.h"
#include "releve-rules.h"

G_BEGIN_DECLS

/* What a head wants to know first: values of the whole department, without
 * words and without order of merit. A snapshot: take a new one after a change. */

/* One briefing or debriefing that is due within a week, or late. */
typedef struct {
  const ReleveDuty *duty;
  gboolean late;
} ReleveDueDuty;

/* A gap of a level or more that no assignment to come trains. */
typedef struct {
  const ReleveLearner *learner;
  const ReleveCompetency *competency;
  double gap;
} ReleveOpenGap;

/* Absent numbers are NAN. */
typedef struct {
  double now;      /* blended level */
  double after;    /* now and what the cards to come are expected to add, at most 4 */
  double required; /* by the role aimed at */
} ReleveHeat;

typedef struct {
  GArray *due;         /* of ReleveDueDuty, by date */
  guint n_late;
  GArray *gaps;        /* of ReleveOpenGap */
  GPtrArray *unsigned_plans; /* of ReleveLearner: no plan, or no signature stands under the newest */
  GPtrArray *safety;   /* of ReleveBreach: gate and briefing rules, without a reason */
  GPtrArray *learners; /* of ReleveLearner, in the order of the dossier */
  GPtrArray *competencies; /* of ReleveCompetency */
  ReleveHeat *heat;    /* learners × competencies, row by row */
} ReleveOverview;

ReleveOverview *releve_overview_new  (ReleveDossier *dossier);
/* Of those alone whom @filter (nullable) lets through. */
ReleveOverview *releve_overview_new_filtered (ReleveDossier *dossier, const ReleveFilter *filter);
void            releve_overview_free (ReleveOverview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveOverview, releve_overview_free)

const ReleveHeat *releve_overview_heat (const ReleveOverview *self, guint learner, guint competency);
/* max(0, required − level), NAN when either is unknown. */
double releve_heat_gap (const ReleveHeat *heat);
/* Whether nothing to come trains this gap. */
gboolean releve_overview_is_open (const ReleveOverview *self, const ReleveLearner *learner, const ReleveCompetency *competency);
/* Step of the heat scale for a level: rounded down after a quarter is added; −1 for NAN. */
int    releve_heat_step (double level);
/* From which gap on a clinician or a cell counts. */
#define RELEVE_GAP_COUNTS 1.0
/* A card that is proposed or accepted: it will train. */
gboolean releve_is_to_come (const RelevePlacement *card);
/* The newest plan of a learner, or NULL; that version of it, or NULL. */
const RelevePlan *releve_newest_plan (ReleveDossier *dossier, const char *learner_id);
const RelevePlan *releve_plan_version (ReleveDossier *dossier, const char *learner_id, int version);
/* The newest whose signature stands, or NULL: a draft beside it changes nothing. */
const RelevePlan *releve_plan_in_force (ReleveDossier *dossier, const char *learner_id);
/* Signed, and the signature was not taken back. FALSE for NULL. */
gboolean          releve_plan_stands (const RelevePlan *plan);

G_END_DECLS
