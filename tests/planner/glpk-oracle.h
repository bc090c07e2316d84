#pragma once

#include "releve-problem.h"

G_BEGIN_DECLS

/* The optimum by GLPK, from a model of start variables that shares nothing
 * with the planner. FALSE if it found none within the time. */
gboolean glpk_oracle_solve (const ReleveProblem *problem, gint64 *value);

G_END_DECLS
