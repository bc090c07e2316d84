#pragma once

#include <gtk/gtk.h>
#include "releve-glyph.h"

G_BEGIN_DECLS

/* One of our signs as a widget, @size pixels at 11 pt text, in a colour of the
 * scheme in force. It says nothing to a screen reader: words stand beside it. */
#define RELEVE_TYPE_GLYPH_IMAGE (releve_glyph_image_get_type ())
G_DECLARE_FINAL_TYPE (ReleveGlyphImage, releve_glyph_image, RELEVE, GLYPH_IMAGE, GtkWidget)

GtkWidget *releve_glyph_image_new (ReleveGlyph glyph, double size, ReleveColourName colour);

G_END_DECLS
