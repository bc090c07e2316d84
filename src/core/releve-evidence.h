#pragma once

#include "releve-dossier.h"

G_BEGIN_DECLS

/* What the ratings of one learner say of one attribute or competency, blended
 * by domain.md §4a. Absent numbers are NAN, absent days RELEVE_NO_DAY. */
typedef struct {
  double level;         /* blended: ω·observed + (1−ω)·self */
  double self;          /* latest self-rating */
  double observed;      /* mean over sources of each source's mean */
  int n_raters;         /* N: raters counted in observed */
  int n_ratings;        /* ratings counted, self included */
  ReleveDay self_on;
  ReleveDay last_on;    /* newest rating of any source */
  gboolean stale;       /* there are observations, but none is young enough to count */
  double self_year_ago, observed_year_ago;
  double year_ago;      /* the blended level twelve months before today (trend); NAN if none */
  double colleagues;    /* mean of the colleagues counted; NAN while they are not */
  int n_colleagues;
  guint n_waiting;      /* colleagues who wait until three are new (D14) */
  guint n_closed;       /* ratings of others, closed until the self-assessment is sealed (S2) */
} ReleveEvidence;

void releve_evidence_of_competency (ReleveDossier *dossier, const char *learner_id,
                                    const char *competency_id, ReleveEvidence *evidence);
void releve_evidence_of_attribute  (ReleveDossier *dossier, const char *learner_id,
                                    ReleveAttribute attribute, ReleveEvidence *evidence);
/* The same by another table than the one in force (D6). */
void releve_evidence_of_competency_by (ReleveDossier *dossier, const ReleveParameters *p, const char *learner_id,
                                       const char *competency_id, ReleveEvidence *evidence);
void releve_evidence_of_attribute_by  (ReleveDossier *dossier, const ReleveParameters *p, const char *learner_id,
                                       ReleveAttribute attribute, ReleveEvidence *evidence);
/* The ratings behind one level that may be shown, newest first; one of the two
 * subjects is given. Array of ReleveRating owned by the dossier; caller unrefs. */
GPtrArray *releve_evidence_ratings (ReleveDossier *dossier, const char *learner_id,
                                    const char *competency_id, const char *attribute);
/* The first day of evidence that is not stale today (D9). */
ReleveDay releve_evidence_fresh_from (ReleveDossier *dossier);

/* n_d of domain.md §4: finished, debriefed, level in force ≥ 2; from experience
 * rows and from done placements whose debriefing duty is done. */
/* The day after which an assignment is behind a learner, by her log and her years
 * that are over, where what is still planned counts as it does within a year; RELEVE_NO_DAY when nobody wrote it down, G_MAXINT when it is not. */
ReleveDay releve_experienced_on (ReleveDossier *dossier, const char *learner_id, const char *assignment_id);
void releve_evidence_exposure (ReleveDossier *dossier, const char *learner_id, int exposure[RELEVE_N_CHALLENGES]);

/* The level that the learner's aimed-at role asks; NAN without role or row. */
double releve_required_level (ReleveDossier *dossier, const char *learner_id, const char *competency_id);
/* The same by the role's levels as a record of @edition saw them (releve-wording.h). */
double releve_required_level_as_of (ReleveDossier *dossier, const char *learner_id, const char *competency_id, int edition);

/* The level that a role asks; NAN where it is silent. */
double releve_role_level (ReleveDossier *dossier, const char *role_id, const char *competency_id);

/* Whether she has no dated aim and was never asked for one (S7). */
gboolean releve_aim_wants_asking (ReleveDossier *dossier, const char *learner_id);

/* Self × observed against the requirement (domain.md §5). */
typedef enum {
  RELEVE_UNEXPLORED, RELEVE_BORDERLINE, RELEVE_RECOGNISED, RELEVE_BLIND_SPOT,
  RELEVE_HIDDEN_STRENGTH, RELEVE_ACKNOWLEDGED_NEED
} ReleveAwareness;
ReleveAwareness releve_awareness (double self, double observed, double required, double band);

/* One line of a clinician's competency table (D1), sorted by gap, largest first. */
typedef struct {
  const ReleveCompetency *competency;
  ReleveEvidence evidence;
  double required;      /* NAN when the role is silent */
  double gap;           /* max(0, required − level) in levels; 0 when unexplored */
  ReleveAwareness awareness;
  gboolean differs;     /* self and observed two levels or more apart (D5) */
} ReleveStanding;
/* Array of ReleveStanding; caller unrefs. */
GArray *releve_standings (ReleveDossier *dossier, const char *learner_id);

G_END_DECLS
