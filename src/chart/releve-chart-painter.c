#include "releve-chart-painter.h"

#include <math.h>
#include <pango/pangocairo.h>

GArray *
releve_shapes_new (void)
{
  return g_array_new (FALSE, TRUE, sizeof (ReleveShape));
}

static void
set_colour (cairo_t *cr, ReleveScheme scheme, ReleveColourName name)
{
  ReleveColour colour = releve_palette_get (scheme, name);

  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
}

static void
trace (const ReleveShape *shape, cairo_t *cr)
{
  cairo_new_path (cr);
  if (shape->kind == RELEVE_SHAPE_LINE)
    {
      cairo_move_to (cr, shape->x, shape->y);
      cairo_line_to (cr, shape->x2, shape->y2);
      return;
    }
  if (shape->kind == RELEVE_SHAPE_DIAMOND)
    {
      cairo_move_to (cr, shape->x - shape->radius, shape->y);
      cairo_line_to (cr, shape->x, shape->y - shape->radius);
      cairo_line_to (cr, shape->x + shape->radius, shape->y);
      cairo_line_to (cr, shape->x, shape->y + shape->radius);
    }
  else
    {
      cairo_arc (cr, shape->x, shape->y, shape->radius, 0, 2 * G_PI);
    }
  cairo_close_path (cr);
}

static void
paint_label (const ReleveShape *shape, cairo_t *cr, const PangoFontDescription *font)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *sized = font != NULL ? pango_font_description_copy (font) : pango_font_description_from_string ("Sans");
  int width;

  pango_font_description_set_absolute_size (sized, shape->radius * PANGO_SCALE);
  pango_layout_set_font_description (layout, sized);
  pango_layout_set_text (layout, shape->label, -1);
  pango_layout_get_size (layout, &width, NULL);
  cairo_move_to (cr, shape->x - (double) width / PANGO_SCALE / 2,
                 shape->y - (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (sized);
  g_object_unref (layout);
}

static void
paint_shape (const ReleveShape *shape, cairo_t *cr, ReleveScheme scheme, const PangoFontDescription *font)
{
  set_colour (cr, scheme, shape->colour);
  if (shape->kind == RELEVE_SHAPE_LABEL)
    {
      paint_label (shape, cr, font);
      return;
    }
  trace (shape, cr);
  if (shape->kind == RELEVE_SHAPE_DISC)
    {
      cairo_fill (cr);
      return;
    }
  if (shape->kind != RELEVE_SHAPE_LINE)
    {
      set_colour (cr, scheme, RELEVE_COLOUR_VIEW);
      cairo_fill_preserve (cr);
      set_colour (cr, scheme, shape->colour);
    }
  cairo_set_line_width (cr, shape->stroke);
  cairo_stroke (cr);
}

void
releve_chart_paint (GArray *shapes, cairo_t *cr, ReleveScheme scheme, const PangoFontDescription *font)
{
  g_return_if_fail (shapes != NULL && cr != NULL && scheme < RELEVE_N_SCHEMES);

  cairo_save (cr);
  for (guint i = 0; i < shapes->len; i++)
    paint_shape (&g_array_index (shapes, ReleveShape, i), cr, scheme, font);
  cairo_restore (cr);
}
