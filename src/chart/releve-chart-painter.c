#include "releve-chart-painter.h"

#include <math.h>
#include <pango/pangocairo.h>

GArray *
releve_shapes_new (void)
{
  return g_array_new (FALSE, TRUE, sizeof (ReleveShape));
}

void
releve_shape_set_label (ReleveShape *shape, const char *text)
{
  const char *end;

  g_strlcpy (shape->label, text, sizeof shape->label);
  if (!g_utf8_validate (shape->label, -1, &end))
    shape->label[end - shape->label] = '\0';
}

static void
set_faded (cairo_t *cr, ReleveScheme scheme, ReleveColourName name, double fade)
{
  ReleveColour colour = releve_palette_get (scheme, name);

  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, 1 - CLAMP (fade, 0, 1));
}

static void
set_colour (cairo_t *cr, ReleveScheme scheme, ReleveColourName name)
{
  set_faded (cr, scheme, name, 0);
}

static void
trace_arrow (const ReleveShape *shape, cairo_t *cr)
{
  double angle = atan2 (shape->y2 - shape->y, shape->x2 - shape->x);

  cairo_move_to (cr, shape->x, shape->y);
  cairo_line_to (cr, shape->x2, shape->y2);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (cr, shape->x2, shape->y2);
      cairo_line_to (cr, shape->x2 - shape->radius * cos (angle + side * G_PI / 6),
                     shape->y2 - shape->radius * sin (angle + side * G_PI / 6));
    }
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
  if (shape->kind == RELEVE_SHAPE_ARROW)
    {
      trace_arrow (shape, cr);
      return;
    }
  if (shape->kind == RELEVE_SHAPE_FIELD)
    cairo_rectangle (cr, shape->x, shape->y, shape->x2 - shape->x, shape->y2 - shape->y);
  else if (shape->kind == RELEVE_SHAPE_SQUARE)
    cairo_rectangle (cr, shape->x - shape->radius, shape->y - shape->radius, 2 * shape->radius, 2 * shape->radius);
  else if (shape->kind == RELEVE_SHAPE_TRIANGLE)
    {
      cairo_move_to (cr, shape->x - shape->radius, shape->y - shape->radius * 0.8);
      cairo_line_to (cr, shape->x + shape->radius, shape->y - shape->radius * 0.8);
      cairo_line_to (cr, shape->x, shape->y + shape->radius);
    }
  else if (shape->kind == RELEVE_SHAPE_DIAMOND || shape->kind == RELEVE_SHAPE_FULL_DIAMOND)
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

/* Where the type begins, as a share of its width left of x. */
static double
align_of (const ReleveShape *shape)
{
  return shape->kind == RELEVE_SHAPE_LABEL_FROM ? 0 : shape->kind == RELEVE_SHAPE_LABEL_TO ? 1 : 0.5;
}

static PangoLayout *
make_layout (const ReleveShape *shape, cairo_t *cr, const PangoFontDescription *font)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *sized = font != NULL ? pango_font_description_copy (font) : pango_font_description_from_string ("Sans");

  pango_font_description_set_absolute_size (sized, shape->radius * PANGO_SCALE);
  if (shape->bold)
    pango_font_description_set_weight (sized, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, sized);
  pango_layout_set_text (layout, shape->label, -1);
  pango_font_description_free (sized);
  return layout;
}

static void
paint_label (const ReleveShape *shape, cairo_t *cr, const PangoFontDescription *font)
{
  PangoLayout *layout = make_layout (shape, cr, font);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  cairo_move_to (cr, shape->x - (double) width / PANGO_SCALE * align_of (shape),
                 shape->y - (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);
}

/* As many lines as there is room for. */
static void
paint_text (const ReleveShape *shape, cairo_t *cr, const PangoFontDescription *font)
{
  PangoLayout *layout = make_layout (shape, cr, font);

  pango_layout_set_width (layout, MAX (0, shape->x2 - shape->x) * PANGO_SCALE);
  pango_layout_set_height (layout, MAX (0, shape->y2 - shape->y) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cairo_move_to (cr, shape->x, shape->y);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);
}

static void
trace_cell (const ReleveShape *shape, cairo_t *cr)
{
  double radius = shape->radius, inset = shape->stroke / 2;
  double left = shape->x + inset, top = shape->y + inset, right = shape->x2 - inset, bottom = shape->y2 - inset;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, top + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, left + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, left + radius, top + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
paint_cell (const ReleveShape *shape, cairo_t *cr, ReleveScheme scheme)
{
  trace_cell (shape, cr);
  set_colour (cr, scheme, RELEVE_COLOUR_VIEW);
  cairo_fill_preserve (cr);
  set_faded (cr, scheme, shape->colour, shape->fade);
  cairo_fill_preserve (cr);
  if (shape->stroke > 0)
    {
      set_colour (cr, scheme, shape->edge);
      cairo_set_line_width (cr, shape->stroke);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
}

static void
paint_shape (const ReleveShape *shape, cairo_t *cr, ReleveScheme scheme, const PangoFontDescription *font)
{
  set_colour (cr, scheme, shape->colour);
  if (shape->kind == RELEVE_SHAPE_CELL)
    {
      paint_cell (shape, cr, scheme);
      return;
    }
  if (shape->kind == RELEVE_SHAPE_GLYPH)
    {
      releve_glyph_paint (cr, shape->glyph, shape->x, shape->y, shape->radius, releve_palette_get (scheme, shape->colour));
      return;
    }
  if (shape->kind == RELEVE_SHAPE_TEXT)
    {
      paint_text (shape, cr, font);
      return;
    }
  if (shape->kind >= RELEVE_SHAPE_LABEL)
    {
      paint_label (shape, cr, font);
      return;
    }
  trace (shape, cr);
  if (shape->kind == RELEVE_SHAPE_DISC || shape->kind == RELEVE_SHAPE_FIELD || shape->kind == RELEVE_SHAPE_FULL_DIAMOND)
    {
      cairo_fill (cr);
      return;
    }
  if (shape->kind != RELEVE_SHAPE_LINE && shape->kind != RELEVE_SHAPE_ARROW)
    {
      set_colour (cr, scheme, RELEVE_COLOUR_VIEW);
      cairo_fill_preserve (cr);
      set_colour (cr, scheme, shape->colour);
    }
  cairo_set_line_width (cr, shape->stroke);
  cairo_set_dash (cr, (double[]) { 2, 2 }, shape->kind == RELEVE_SHAPE_DASHED ? 2 : 0, 0);
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
