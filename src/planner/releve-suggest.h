#pragma once

#include "releve-fit.h"

G_BEGIN_DECLS

/* What could stand in a free cell (B24). Only what every rule allows is
 * suggested, and nothing is written. */
typedef struct {
  const char *learner_id, *assignment_id; /* owned by the dossier */
  double fit;           /* NAN: ratings are missing */
  double growth;        /* the largest Δ; 0 without one */
  ReleveGrowthWord growth_word;
  const char *competency_id;  /* interned; of the largest growth; NULL = none */
  gboolean wanted;      /* the assignment is short of people in the block */
  ReleveDay last_on;    /* when she last finished that assignment; RELEVE_NO_DAY = never */
} ReleveSuggestion;

/* Assignments for a clinician's cell, the most growth first. Array of
 * ReleveSuggestion; caller unrefs. */
GArray *releve_suggest_assignments (ReleveDossier *dossier, const char *learner_id, int block);
/* Clinicians for an assignment's cell, by family name in @language: facts side
 * by side, no order of merit. */
GArray *releve_suggest_learners    (ReleveDossier *dossier, const char *assignment_id, int block, ReleveLanguage language);

G_END_DECLS
