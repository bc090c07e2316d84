#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where pages end: a function from heights to places, in points from the top
 * of the page. */

/* Something that is never cut: a line, a table row, the signatures. */
typedef struct {
  double height;
  double before;  /* space above it, dropped at the top of a page */
  guint section;  /* sections follow one another */
  gboolean keep;  /* stays on the page of the next one */
  gboolean turn;  /* begins a page */
  int header;     /* the piece repeated above it at the top of a page, −1 for none */
} ReleveBreakPiece;

/* A margin head stands beside its section, and again where it goes on overleaf. */
typedef struct {
  double head, continued; /* heights of the two forms */
} ReleveBreakSection;

typedef struct {
  double first_top;   /* where the first page begins */
  double top, bottom; /* of all others, and the end of all */
  double section_gap; /* between the end of a section and the next one's rule */
  double rule_pad;    /* between that rule and what follows it */
} ReleveBreakPage;

typedef struct {
  guint page;
  guint piece;
  double y;
  gboolean repeated; /* a table head that stands again */
  gboolean opens;    /* the first of its section on this page: rule and margin head go here */
} RelevePlace;

/* Array of RelevePlace in reading order; caller unrefs. A piece higher than a
 * page stands alone on one. */
GArray *releve_break_pages (const ReleveBreakPiece *pieces, guint n, const ReleveBreakSection *sections,
                            const ReleveBreakPage *page);

G_END_DECLS
