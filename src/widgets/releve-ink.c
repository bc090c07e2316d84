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

static PangoLayout *
make_layout (GtkWidget *widget, const char *text, const ReleveInkText *style)
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
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  return layout;
}

/* A board says a few words in hundreds of cells: each text is shaped once and
 * kept with its widget, until the font or its size changes. */
#define MOST_LAYOUTS 2000

typedef struct {
  guint serial;         /* of the pango context */
  GHashTable *layouts;  /* style and text → PangoLayout */
} Shaped;

static void
free_shaped (gpointer data)
{
  Shaped *shaped = data;

  g_hash_table_unref (shaped->layouts);
  g_free (shaped);
}

static GHashTable *
layouts_of (GtkWidget *widget)
{
  guint serial = pango_context_get_serial (gtk_widget_get_pango_context (widget));
  Shaped *shaped = g_object_get_data (G_OBJECT (widget), "releve-layouts");

  if (shaped == NULL)
    {
      shaped = g_new0 (Shaped, 1);
      shaped->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
      g_object_set_data_full (G_OBJECT (widget), "releve-layouts", shaped, free_shaped);
    }
  if (shaped->serial != serial || g_hash_table_size (shaped->layouts) > MOST_LAYOUTS)
    g_hash_table_remove_all (shaped->layouts);
  shaped->serial = serial;
  return shaped->layouts;
}

PangoLayout *
releve_ink_layout (GtkWidget *widget, const char *text, const ReleveInkText *style)
{
  GHashTable *layouts = layouts_of (widget);
  g_autofree char *key = g_strdup_printf ("%g/%d/%d/%g/%d/%s", style->size, style->bold, style->lines,
                                          style->width, style->align, text);
  PangoLayout *layout = g_hash_table_lookup (layouts, key);

  if (layout == NULL)
    {
      layout = make_layout (widget, text, style);
      g_hash_table_insert (layouts, g_steal_pointer (&key), layout);
    }
  return g_object_ref (layout);
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

/* What cairo paints is made once for each size and colour, and moved about. */
#define MOST_NODES 500

static GHashTable *
nodes (void)
{
  static GHashTable *table = NULL;

  if (table == NULL)
    table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) gsk_render_node_unref);
  if (g_hash_table_size (table) > MOST_NODES)
    g_hash_table_remove_all (table);
  return table;
}

static void
append_node (GtkSnapshot *snapshot, GskRenderNode *node, double x, double y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

void
releve_ink_glyph (GtkSnapshot *snapshot, ReleveGlyph glyph, double x, double y, double size, ReleveColourName colour)
{
  ReleveScheme scheme = releve_scheme_get ();
  g_autofree char *key = g_strdup_printf ("glyph/%d/%d/%d/%g", glyph, scheme, colour, size);
  GskRenderNode *node = g_hash_table_lookup (nodes (), key);

  if (node == NULL)
    {
      graphene_rect_t area = GRAPHENE_RECT_INIT (-1, -1, size + 2, size + 2);
      cairo_t *cr;

      node = gsk_cairo_node_new (&area);
      cr = gsk_cairo_node_get_draw_context (node);
      releve_glyph_paint (cr, glyph, 0, 0, size, releve_palette_get (scheme, colour));
      cairo_destroy (cr);
      g_hash_table_insert (nodes (), g_steal_pointer (&key), node);
    }
  append_node (snapshot, node, x, y);
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
trace_rounded (cairo_t *cr, double width, double height, double radius)
{
  double left = 0.5, top = 0.5, right = width - 0.5, bottom = height - 0.5;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, top + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, left + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, left + radius, top + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

void
releve_ink_dash (GtkSnapshot *snapshot, const graphene_rect_t *area, double radius, ReleveColourName colour)
{
  double width = area->size.width, height = area->size.height;
  g_autofree char *key = g_strdup_printf ("dash/%d/%d/%g/%g/%g", releve_scheme_get (), colour, width, height, radius);
  GskRenderNode *node = g_hash_table_lookup (nodes (), key);

  if (node == NULL)
    {
      cairo_t *cr;

      node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, width, height));
      cr = gsk_cairo_node_get_draw_context (node);
      set_source (cr, colour);
      cairo_set_line_width (cr, 1);
      cairo_set_dash (cr, (double[]) { 3, 2 }, 2, 0);
      trace_rounded (cr, width, height, radius);
      cairo_stroke (cr);
      cairo_destroy (cr);
      g_hash_table_insert (nodes (), g_steal_pointer (&key), node);
    }
  append_node (snapshot, node, area->origin.x, area->origin.y);
}

/* A square of the hatching, which repeats: painting it is copying, where strokes
 * would be filled anew in each frame. */
#define HATCH_PERIOD 8

static cairo_surface_t *
make_hatch (ReleveColourName ground, ReleveColourName lines, int scale)
{
  cairo_surface_t *tile = cairo_image_surface_create (CAIRO_FORMAT_RGB24, HATCH_PERIOD * scale, HATCH_PERIOD * scale);
  cairo_t *cr;

  /* As many dots as the screen has, so that the lines are as fine as all others. */
  cairo_surface_set_device_scale (tile, scale, scale);
  cr = cairo_create (tile);
  set_source (cr, ground);
  cairo_paint (cr);
  set_source (cr, lines);
  cairo_set_line_width (cr, 1);
  for (int start = -HATCH_PERIOD; start <= HATCH_PERIOD; start += HATCH_PERIOD)
    {
      cairo_move_to (cr, start - 1, HATCH_PERIOD + 1);
      cairo_line_to (cr, start + HATCH_PERIOD + 1, -1);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
  return tile;
}

static void
paint_hatch (cairo_t *cr, double width, double height, ReleveColourName ground, ReleveColourName lines, int scale)
{
  cairo_surface_t *tile = make_hatch (ground, lines, scale);

  cairo_set_source_surface (cr, tile, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  cairo_surface_destroy (tile);
}

void
releve_ink_hatch (GtkSnapshot *snapshot, GtkWidget *widget, const graphene_rect_t *area,
                  ReleveColourName ground, ReleveColourName lines)
{
  double width = area->size.width, height = area->size.height;
  int scale = gtk_widget_get_scale_factor (widget);
  g_autofree char *key = g_strdup_printf ("hatch/%d/%d/%d/%g/%g/%d", releve_scheme_get (), ground, lines, width, height, scale);
  GskRenderNode *node = g_hash_table_lookup (nodes (), key);

  if (node == NULL)
    {
      cairo_t *cr;

      node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, width, height));
      cr = gsk_cairo_node_get_draw_context (node);
      paint_hatch (cr, width, height, ground, lines, scale);
      cairo_destroy (cr);
      g_hash_table_insert (nodes (), g_steal_pointer (&key), node);
    }
  append_node (snapshot, node, area->origin.x, area->origin.y);
}
