#pragma once

#include "releve-desk.h"

G_BEGIN_DECLS

#define BENCH_TODAY releve_day_new (2026, 9, 14)

/* A file of @n_learners × @n_blocks grown from the example department, with a
 * third as many cards as cells at random, for benchmarks of the whole program. */
ReleveDesk *bench_department_create (const char *path, guint32 seed, int n_learners, int n_blocks, GError **error);

G_END_DECLS
