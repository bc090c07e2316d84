#include "releve-glyph-image.h"

#include <math.h>

#include "releve-ink.h"

struct _ReleveGlyphImage {
  GtkWidget parent_instance;

  ReleveGlyph glyph;
  double size;
  ReleveColourName colour;
};

G_DEFINE_FINAL_TYPE (ReleveGlyphImage, releve_glyph_image, GTK_TYPE_WIDGET)

static void
releve_glyph_image_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = ceil (RELEVE_GLYPH_IMAGE (widget)->size * releve_ink_scale (widget));
}

static void
releve_glyph_image_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReleveGlyphImage *self = RELEVE_GLYPH_IMAGE (widget);
  double size = self->size * releve_ink_scale (widget);

  releve_ink_glyph (snapshot, self->glyph, round ((gtk_widget_get_width (widget) - size) / 2),
                    round ((gtk_widget_get_height (widget) - size) / 2), size, self->colour);
}

static void
releve_glyph_image_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (releve_glyph_image_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
releve_glyph_image_class_init (ReleveGlyphImageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->measure = releve_glyph_image_measure;
  widget_class->snapshot = releve_glyph_image_snapshot;
  widget_class->css_changed = releve_glyph_image_css_changed;
  gtk_widget_class_set_css_name (widget_class, "releve-glyph");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
releve_glyph_image_init (ReleveGlyphImage *self)
{
}

GtkWidget *
releve_glyph_image_new (ReleveGlyph glyph, double size, ReleveColourName colour)
{
  ReleveGlyphImage *self = g_object_new (RELEVE_TYPE_GLYPH_IMAGE, NULL);

  self->glyph = glyph;
  self->size = size;
  self->colour = colour;
  return GTK_WIDGET (self);
}
