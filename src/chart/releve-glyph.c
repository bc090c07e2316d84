#include "releve-glyph.h"

#include <math.h>

/* Every glyph is drawn on a grid of sixteen. */
#define GRID 16.0

static void
paint_clinical (cairo_t *cr)
{
  cairo_rectangle (cr, 1, 5.5, 14, 5);
  cairo_rectangle (cr, 5.5, 1, 5, 14);
  cairo_fill (cr);
}

static void
paint_page (cairo_t *cr, double spine, double edge)
{
  cairo_move_to (cr, spine, 4.2);
  cairo_curve_to (cr, spine + (edge - spine) * 0.35, 2.2, edge - (edge - spine) * 0.3, 2.2, edge, 3);
  cairo_line_to (cr, edge, 13);
  cairo_curve_to (cr, edge - (edge - spine) * 0.3, 12.2, spine + (edge - spine) * 0.35, 12.2, spine, 14.2);
  cairo_close_path (cr);
}

static void
paint_academic (cairo_t *cr)
{
  paint_page (cr, 7.5, 0.5);
  paint_page (cr, 8.5, 15.5);
  cairo_fill (cr);
}

static void
paint_administrative (cairo_t *cr)
{
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_rectangle (cr, 2.5, 2, 11, 14);
  cairo_rectangle (cr, 5, 0, 6, 3.6);
  for (int line = 0; line < 3; line++)
    cairo_rectangle (cr, 5, 6 + 2.8 * line, 6, 1.3);
  cairo_fill (cr);
}

static void
paint_ring (cairo_t *cr)
{
  cairo_set_line_width (cr, 2);
  cairo_arc (cr, 8, 8, 5.5, 0, 2 * G_PI);
  cairo_stroke (cr);
}

static void
paint_half (cairo_t *cr)
{
  paint_ring (cr);
  cairo_arc (cr, 8, 8, 5.5, G_PI_2, 3 * G_PI_2);
  cairo_fill (cr);
}

static void
paint_disc (cairo_t *cr)
{
  cairo_arc (cr, 8, 8, 6.5, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
paint_check (cairo_t *cr)
{
  cairo_set_line_width (cr, 2.4);
  cairo_move_to (cr, 2.5, 8.5);
  cairo_line_to (cr, 6.3, 12.3);
  cairo_line_to (cr, 13.5, 4);
  cairo_stroke (cr);
}

static void
paint_pin (cairo_t *cr)
{
  cairo_rectangle (cr, 4, 1, 8, 2);
  cairo_rectangle (cr, 5.5, 3, 5, 5);
  cairo_rectangle (cr, 3, 8, 10, 2);
  cairo_rectangle (cr, 7.2, 10, 1.6, 5.5);
  cairo_fill (cr);
}

static void
paint_warning (cairo_t *cr)
{
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_move_to (cr, 8, 1);
  cairo_line_to (cr, 15.5, 14.5);
  cairo_line_to (cr, 0.5, 14.5);
  cairo_close_path (cr);
  cairo_rectangle (cr, 7.1, 5.5, 1.8, 4.5);
  cairo_rectangle (cr, 7.1, 11.2, 1.8, 1.8);
  cairo_fill (cr);
}

static void
paint_exclamation (cairo_t *cr)
{
  cairo_rectangle (cr, 6.9, 2, 2.2, 8);
  cairo_rectangle (cr, 6.9, 11.8, 2.2, 2.2);
  cairo_fill (cr);
}

static void
paint_cross (cairo_t *cr)
{
  cairo_set_line_width (cr, 2.4);
  cairo_move_to (cr, 3.5, 3.5);
  cairo_line_to (cr, 12.5, 12.5);
  cairo_move_to (cr, 12.5, 3.5);
  cairo_line_to (cr, 3.5, 12.5);
  cairo_stroke (cr);
}

static void
paint_clock (cairo_t *cr)
{
  cairo_set_line_width (cr, 1.6);
  cairo_arc (cr, 8, 8, 6.5, 0, 2 * G_PI);
  cairo_move_to (cr, 8, 4);
  cairo_line_to (cr, 8, 8.3);
  cairo_line_to (cr, 11.5, 8.3);
  cairo_stroke (cr);
}

static void (*const painters[RELEVE_N_GLYPHS]) (cairo_t *cr) = {
  [RELEVE_GLYPH_CLINICAL] = paint_clinical,
  [RELEVE_GLYPH_ACADEMIC] = paint_academic,
  [RELEVE_GLYPH_ADMINISTRATIVE] = paint_administrative,
  [RELEVE_GLYPH_UNSET] = paint_ring,
  [RELEVE_GLYPH_DRAFT] = paint_half,
  [RELEVE_GLYPH_AGREED] = paint_disc,
  [RELEVE_GLYPH_CHECK] = paint_check,
  [RELEVE_GLYPH_PIN] = paint_pin,
  [RELEVE_GLYPH_WARNING] = paint_warning,
  [RELEVE_GLYPH_EXCLAMATION] = paint_exclamation,
  [RELEVE_GLYPH_CROSS] = paint_cross,
  [RELEVE_GLYPH_CLOCK] = paint_clock,
};

void
releve_glyph_paint (cairo_t *cr, ReleveGlyph glyph, double x, double y, double size, ReleveColour colour)
{
  g_return_if_fail (glyph < RELEVE_N_GLYPHS);

  cairo_save (cr);
  cairo_new_path (cr); /* words leave a point behind, from which an arc would draw a line */
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / GRID, size / GRID);
  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
  painters[glyph] (cr);
  cairo_restore (cr);
}
