#pragma once

#include "releve-problem.h"

G_BEGIN_DECLS

/* The problem as an integer programme in CPLEX LP format, for solvers that
 * share nothing with the planner: a binary variable per learner, assignment and
 * start. Cells may hold several cards; debriefings alone are duties unless the
 * problem says that briefings are. */
gboolean bench_model_write (const ReleveProblem *problem, const char *path, GError **error);

G_END_DECLS
