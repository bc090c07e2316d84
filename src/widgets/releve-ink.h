#pragma once

#include <gtk/gtk.h>
#include "releve-glyph.h"
#include "releve-scheme.h"

G_BEGIN_DECLS

/* What custom widgets draw with: lengths that grow with the text, sized text,
 * glyphs and boxes, all in colours of the scheme in force. */

/* Pixels of the mock-ups (at 11 pt text) in pixels of @widget. */
double releve_ink_scale (GtkWidget *widget);

typedef struct {
  double size;          /* in pixels at 11 pt */
  gboolean bold;
  int lines;            /* at most; 0 = one line without end */
  double width;         /* pixels; 0 = as long as it is */
  PangoAlignment align;
} ReleveInkText;

/* A layout with tabular figures, shared by all who ask for the same: never
 * change it. Caller unrefs. */
PangoLayout *releve_ink_layout (GtkWidget *widget, const char *text, const ReleveInkText *style);
/* Draws at @x, @y (top left) and returns the height. */
int  releve_ink_text  (GtkSnapshot *snapshot, GtkWidget *widget, const char *text, const ReleveInkText *style,
                       double x, double y, ReleveColourName colour);
int  releve_ink_width (GtkWidget *widget, const char *text, const ReleveInkText *style);
void releve_ink_glyph (GtkSnapshot *snapshot, ReleveGlyph glyph, double x, double y, double size, ReleveColourName colour);
void releve_ink_fill  (GtkSnapshot *snapshot, const graphene_rect_t *area, ReleveColourName colour);
/* A border inside @area. */
void releve_ink_frame (GtkSnapshot *snapshot, const graphene_rect_t *area, double radius, double width, ReleveColourName colour);
/* Dashes, and hatching for what is closed. */
void releve_ink_dash  (GtkSnapshot *snapshot, const graphene_rect_t *area, double radius, ReleveColourName colour);
void releve_ink_hatch (GtkSnapshot *snapshot, GtkWidget *widget, const graphene_rect_t *area,
                       ReleveColourName ground, ReleveColourName lines);

G_END_DECLS
