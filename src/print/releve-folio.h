#pragma once

#include "releve-sheet-private.h"

G_BEGIN_DECLS

/* The pages of one sheet, numbered from 1/n: RelevePages are one or several. */
typedef struct {
  ReleveSheet *sheet;
  GArray *places; /* of RelevePlace */
  guint n_pages;
  PangoLayout *title, *subtitle; /* NULL without */
} ReleveFolio;

ReleveFolio *releve_folio_new   (ReleveSheet *sheet); /* takes it */
void         releve_folio_free  (ReleveFolio *self);
void         releve_folio_paint (ReleveFolio *self, guint page, cairo_t *cr);

/* How much of the first page is left below the title, which is set. */
double releve_sheet_first_room (ReleveSheet *sheet);

/* Where a section begins, for the outline; y in points from the top. */
typedef struct {
  const char *head;
  int number;
  guint page;
  double y;
} ReleveOutlineEntry;
GArray *releve_folio_outline (ReleveFolio *self); /* of ReleveOutlineEntry; caller unrefs */

G_END_DECLS
