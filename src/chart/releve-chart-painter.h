#pragma once

#include <cairo.h>
#include <pango/pango.h>
#include "releve-glyph.h"

G_BEGIN_DECLS

/* What a chart's geometry says, in the units of the cairo context: charts
 * compute shapes from numbers, and one painter draws them on screen and paper. */
typedef enum {
  RELEVE_SHAPE_LINE,    /* from (x, y) to (x2, y2) */
  RELEVE_SHAPE_DISC,    /* filled, centre (x, y) */
  RELEVE_SHAPE_RING,    /* ground inside, stroke outside */
  RELEVE_SHAPE_DIAMOND, /* ground inside, stroke outside; radius is half a diagonal */
  RELEVE_SHAPE_FULL_DIAMOND, /* filled */
  RELEVE_SHAPE_SQUARE,  /* ground inside, stroke outside; radius is half a side */
  RELEVE_SHAPE_TRIANGLE,/* tip down, ground inside, stroke outside */
  RELEVE_SHAPE_DASHED,  /* a ring of dashes */
  RELEVE_SHAPE_FIELD,   /* filled, from (x, y) to (x2, y2) */
  RELEVE_SHAPE_ARROW,   /* a line with a head at (x2, y2) */
  RELEVE_SHAPE_CELL,    /* the same with corners of radius, and an edge where stroke > 0 */
  RELEVE_SHAPE_GLYPH,   /* from (x, y), radius is its size */
  RELEVE_SHAPE_TEXT,    /* wrapped and cut short inside (x, y)–(x2, y2), radius is the height of the type */
  RELEVE_SHAPE_LABEL,   /* centred on x, baseline at y, radius is the height of the type */
  RELEVE_SHAPE_LABEL_FROM, /* the same, beginning at x */
  RELEVE_SHAPE_LABEL_TO,   /* the same, ending at x */
} ReleveShapeKind;

typedef struct {
  ReleveShapeKind kind;
  ReleveColourName colour;
  double x, y, x2, y2;
  double radius;
  double stroke;
  double fade;          /* how much of the ground shows through, 0–1 */
  ReleveColourName edge;/* of a cell */
  ReleveGlyph glyph;
  gboolean bold;
  char label[64];
} ReleveShape;

GArray *releve_shapes_new (void); /* of ReleveShape; caller unrefs */

/* As much of @text as fits, never half a letter. */
void releve_shape_set_label (ReleveShape *shape, const char *text);

/* Draws @shapes in order. @font is only needed for labels; NULL = "Sans". */
void releve_chart_paint (GArray *shapes, cairo_t *cr, ReleveScheme scheme, const PangoFontDescription *font);

G_END_DECLS
