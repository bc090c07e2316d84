#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Prices are reckoned finer than worths: so many grains to a millionth. */
#define RELEVE_GRAINS 1000

/* What the bound tells the search; to be copied before the bound runs again. */
typedef struct {
  const gint64 *cells;      /* [assignment × n_blocks + block] of a person there */
  const gint64 *charges;    /* [supervisor × n_blocks + block] of a duty there */
  GPtrArray *costs;         /* where cells hold several cards, of gint64 *: [learner], as her year->worth, how much
                             * less the bound is where she has that start; may be kept, is not written to; NULL
                             * while unknown */
} RelevePrices;

G_END_DECLS
