#pragma once

#include "releve-problem.h"

G_BEGIN_DECLS

/* What cards are worth; G_MININT64 = they may not be. NULL counts their worth. */
typedef gint64 (*TryAllValue) (const GArray *cards, gconstpointer data);

/* The most that any plan is worth of those that keep every rule and, unless it
 * is NULL, hold the @wanted card: by trying every one. G_MININT64 = there is none. */
gint64 try_all (const ReleveProblem *problem, const ReleveCard *wanted, TryAllValue value, gconstpointer data);

G_END_DECLS
