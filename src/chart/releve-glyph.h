#pragma once

#include <cairo.h>
#include "releve-facts.h"
#include "releve-palette.h"

G_BEGIN_DECLS

/* The small signs that carry meaning without colour, the same on the screen
 * and on paper. */
typedef enum {
  RELEVE_GLYPH_CLINICAL,       /* + ReleveCategory: wide cross, open book, tall clipboard */
  RELEVE_GLYPH_ACADEMIC,
  RELEVE_GLYPH_ADMINISTRATIVE,
  RELEVE_GLYPH_UNSET,          /* + ReleveLevelsState: ring, half, disc */
  RELEVE_GLYPH_DRAFT,
  RELEVE_GLYPH_AGREED,
  RELEVE_GLYPH_CHECK,
  RELEVE_GLYPH_PIN,
  RELEVE_GLYPH_WARNING,        /* triangle with ! */
  RELEVE_GLYPH_EXCLAMATION,
  RELEVE_GLYPH_CROSS,
  RELEVE_GLYPH_CLOCK,
  RELEVE_N_GLYPHS
} ReleveGlyph;

/* Paints @glyph in the square of @size at @x, @y. */
void releve_glyph_paint (cairo_t *cr, ReleveGlyph glyph, double x, double y, double size, ReleveColour colour);

G_END_DECLS
