#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the bound tells the search; to be copied before the bound runs again. */
typedef struct {
  const gint64 *cells;      /* [assignment × n_blocks + block] of a person there */
  const gint64 *charges;    /* [supervisor × n_blocks + block] of a duty there */
} RelevePrices;

G_END_DECLS
