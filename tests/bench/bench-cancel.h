#pragma once

#include "releve-planner.h"

G_BEGIN_DECLS

/* Runs the planner, cancels it after so many milliseconds, and prints in one
 * JSON line how long it then took to end. */
void bench_cancel (const ReleveProblem *problem, const ReleveAim *aim, int after);

G_END_DECLS
