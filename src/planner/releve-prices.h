#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the bound tells the search; to be copied before the bound runs again. */
typedef struct {
  const gint64 *cells;      /* [assignment × n_blocks + block] of a person there */
  const gint64 *charges;    /* [supervisor × n_blocks + block] of a duty there */
  const gint64 *const *own; /* [learner][choice × n_blocks + start] of her own hours and
                             * limits; NULL where she has one card at a time */
} RelevePrices;

G_END_DECLS
