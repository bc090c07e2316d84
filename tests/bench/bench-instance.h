#pragma once

#include "releve-problem.h"

G_BEGIN_DECLS

/* Reads the text format of the planner's benchmark instances: whitespace
 * separated, '#' comments, indices from 0; see README.md. NULL and a sentence
 * in @why (to free) when the text is not one. */
ReleveProblem *bench_instance_parse (const char *text, char **why);
ReleveProblem *bench_instance_read  (const char *path, char **why);

G_END_DECLS
