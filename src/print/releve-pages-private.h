#pragma once

#include "releve-sheet-private.h"

G_BEGIN_DECLS

struct _RelevePages {
  ReleveSheet *sheet;
  GArray *places; /* of RelevePlace */
  guint n_pages;
  PangoLayout *title, *subtitle; /* NULL without */
};

/* Where a section begins, for the outline. */
typedef struct {
  const char *head;
  int number;
  guint page;
  double y;
} ReleveOutlineEntry;
GArray *releve_pages_outline (RelevePages *self); /* of ReleveOutlineEntry; caller unrefs */

G_END_DECLS
