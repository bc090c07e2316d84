#pragma once

#include "releve-overview.h"

G_BEGIN_DECLS

/* Which gaps of a level or more an assignment to come trains, and which
 * nothing does (D11). */
typedef struct {
  const ReleveCompetency *competency;
  guint n_trained;
  guint n_open;         /* gaps that nothing to come trains */
  gboolean nobody;      /* no assignment to come trains it, for anybody */
} ReleveCoverage;

/* A line for each competency, most open gaps first, else in the framework's
 * order. Array of ReleveCoverage; caller unrefs. The sum of n_open is the
 * number of the overview's gaps. */
GArray *releve_coverage (ReleveDossier *dossier, const ReleveOverview *overview);

/* Who prepares for which role, and what is there to see it by (D15). A fact
 * sheet: no order of merit, no label. */
typedef struct {
  const ReleveRole *role;
  const ReleveLearner *learner;
  guint n_asked;        /* competencies that the role asks a level of */
  guint n_reached;      /* at that level today */
  guint n_unexplored;   /* without any rating */
  const ReleveCompetency *widest; /* the largest gap; NULL when there is none */
  double gap;           /* in levels; 0 without one */
  guint n_ratings;      /* that the levels rest on */
  ReleveDay last_on;    /* the newest of them */
} ReleveCandidate;

/* By role in the catalogue's order, then in the order of the overview. Those
 * without an aim are left out. Array of ReleveCandidate; caller unrefs. */
GArray *releve_candidates (ReleveDossier *dossier, const ReleveOverview *overview);

G_END_DECLS
