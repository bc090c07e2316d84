#include "releve-page-view.h"

#include <glib/gi18n.h>
#include <math.h>

#define MINIMUM_WIDTH 240
#define NATURAL_WIDTH 720

struct _RelevePageView {
  GtkWidget parent_instance;

  RelevePages *pages;
  guint page;
  int width;   /* 0 = as wide as there is room */
};

G_DEFINE_FINAL_TYPE (RelevePageView, releve_page_view, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
releve_page_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
releve_page_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                          int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  RelevePageView *self = RELEVE_PAGE_VIEW (widget);
  double width, height;

  releve_pages_get_size (self->pages, self->page, &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->width > 0 ? self->width : MINIMUM_WIDTH;
      *natural = self->width > 0 ? self->width : NATURAL_WIDTH;
    }
  else
    *minimum = *natural = (int) ceil ((self->width > 0 ? self->width : for_size > 0 ? for_size : MINIMUM_WIDTH) * height / width);
}

static void
releve_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RelevePageView *self = RELEVE_PAGE_VIEW (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  double width, height, zoom;
  cairo_t *cr;

  if (bounds.size.width < 1 || bounds.size.height < 1)
    return;
  releve_pages_get_size (self->pages, self->page, &width, &height);
  zoom = bounds.size.width / width;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, zoom, zoom);
  releve_pages_paint (self->pages, self->page, cr);
  cairo_destroy (cr);
}

static void
releve_page_view_class_init (RelevePageViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->get_request_mode = releve_page_view_get_request_mode;
  widget_class->measure = releve_page_view_measure;
  widget_class->snapshot = releve_page_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "page-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
releve_page_view_init (RelevePageView *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_VISIBLE);
}

GtkWidget *
releve_page_view_new (RelevePages *pages, guint page)
{
  RelevePageView *self = g_object_new (RELEVE_TYPE_PAGE_VIEW, NULL);
  g_autofree char *name = NULL;

  self->pages = pages;
  self->page = page;
  /* Translators: title of a document, number of a page, how many there are. */
  name = g_strdup_printf (_("%1$s, page %2$u of %3$u"), releve_pages_get_title (pages), page + 1, releve_pages_count (pages));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

void
releve_page_view_set_width (RelevePageView *self, int width)
{
  g_return_if_fail (RELEVE_IS_PAGE_VIEW (self) && width >= 0);

  if (self->width == width)
    return;
  self->width = width;
  gtk_widget_set_halign (GTK_WIDGET (self), width > 0 ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
