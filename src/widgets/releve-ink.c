#include "releve-ink.h"

/* 11 pt at 96 dots per inch. */
#define EM_OF_MOCKUPS 14.667

double
releve_ink_scale (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72.0;
  return size / EM_OF_MOCKUPS;
}

PangoLayout *
releve_ink_layout (GtkWidget *widget, const char *text, const ReleveInkText *style)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  PangoFontDescription *font = pango_font_description_copy (
    pango_context_get_font_description (gtk_widget_get_pango_context (widget)));
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font, style->size * releve_ink_scale (widget) * PANGO_SCALE);
  pango_font_description_set_weight (font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_alignment (layout, style->align);
  if (style->width > 0)
    pango_layout_set_width (layout, style->width * PANGO_SCALE);
  if (style->lines > 0)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (layout, -style->lines);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
    }
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  return layout;
}

int
releve_ink_width (GtkWidget *widget, const char *text, const ReleveInkText *style)
{
  g_autoptr (PangoLayout) layout = releve_ink_layout (widget, text, style);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

int
releve_ink_text (GtkSnapshot *snapshot, GtkWidget *widget, const char *text, const ReleveInkText *style,
                 double x, double y, ReleveColourName colour)
{
  g_autoptr (PangoLayout) layout = releve_ink_layout (widget, text, style);
  GdkRGBA rgba = releve_scheme_colour (colour);
  int height;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &rgba);
  gtk_snapshot_restore (snapshot);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

void
releve_ink_glyph (GtkSnapshot *snapshot, ReleveGlyph glyph, double x, double y, double size, ReleveColourName colour)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x - 1, y - 1, size + 2, size + 2));

  releve_glyph_paint (cr, glyph, x, y, size, releve_palette_get (releve_scheme_get (), colour));
  cairo_destroy (cr);
}

void
releve_ink_fill (GtkSnapshot *snapshot, const graphene_rect_t *area, ReleveColourName colour)
{
  GdkRGBA rgba = releve_scheme_colour (colour);

  gtk_snapshot_append_color (snapshot, &rgba, area);
}

void
releve_ink_frame (GtkSnapshot *snapshot, const graphene_rect_t *area, double radius, double width, ReleveColourName colour)
{
  GdkRGBA rgba = releve_scheme_colour (colour);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, area, radius);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { rgba, rgba, rgba, rgba });
}

static void
set_source (cairo_t *cr, ReleveColourName name)
{
  ReleveColour colour = releve_palette_get (releve_scheme_get (), name);

  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
}

static void
trace_rounded (cairo_t *cr, const graphene_rect_t *area, double radius)
{
  double x = area->origin.x + 0.5, y = area->origin.y + 0.5;
  double right = x + area->size.width - 1, bottom = y + area->size.height - 1;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

void
releve_ink_dash (GtkSnapshot *snapshot, const graphene_rect_t *area, double radius, ReleveColourName colour)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, area);

  set_source (cr, colour);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, (double[]) { 3, 2 }, 2, 0);
  trace_rounded (cr, area, radius);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

void
releve_ink_hatch (GtkSnapshot *snapshot, const graphene_rect_t *area, ReleveColourName ground, ReleveColourName lines)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, area);
  double x = area->origin.x, y = area->origin.y, height = area->size.height;

  cairo_rectangle (cr, x, y, area->size.width, height);
  cairo_clip (cr);
  set_source (cr, ground);
  cairo_paint (cr);
  set_source (cr, lines);
  cairo_set_line_width (cr, 1);
  for (double start = x - height; start < x + area->size.width; start += 7)
    {
      cairo_move_to (cr, start, y + height);
      cairo_line_to (cr, start + height, y);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
}
