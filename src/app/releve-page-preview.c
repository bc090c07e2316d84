#include "releve-page-preview.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "releve-page-view.h"

#define PIXELS_A_POINT (96.0 / 72.0)
#define THUMBNAIL      64 /* pixels wide */
static const int zooms[] = { 50, 75, 100, 125, 150, 200 }; /* percent */

struct _RelevePagePreview {
  GtkWidget parent_instance;

  RelevePages *pages;
  int zoom;                 /* percent; 0 = as wide as there is room */
  GtkWidget *box;
  GtkListBox *strip;
  GtkScrolledWindow *scroller;
  GtkBox *sheets;
  GtkLabel *position;
  GtkLabel *percent;
};

G_DEFINE_FINAL_TYPE (RelevePagePreview, releve_page_preview, GTK_TYPE_WIDGET)

static void
show_zoom (RelevePagePreview *self)
{
  /* Translators: a zoom in percent. */
  g_autofree char *text = self->zoom > 0 ? g_strdup_printf (_("%d %%"), self->zoom) : g_strdup (_("Page width"));

  gtk_label_set_label (self->percent, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.zoom-in", self->zoom < zooms[G_N_ELEMENTS (zooms) - 1]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.zoom-out", self->zoom == 0 || self->zoom > zooms[0]);
}

static void
apply_zoom (RelevePagePreview *self)
{
  guint page = 0;

  for (GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (self->sheets)); view != NULL; view = gtk_widget_get_next_sibling (view))
    {
      double width, height;

      releve_pages_get_size (self->pages, page++, &width, &height);
      releve_page_view_set_width (RELEVE_PAGE_VIEW (view), (int) (width * PIXELS_A_POINT * self->zoom / 100));
    }
  show_zoom (self);
}

/* What the eye sees now, in percent, to zoom on from there. */
static int
zoom_in_force (RelevePagePreview *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->sheets));
  double width, height;

  if (self->zoom > 0 || first == NULL || gtk_widget_get_width (first) == 0)
    return self->zoom > 0 ? self->zoom : 100;
  releve_pages_get_size (self->pages, 0, &width, &height);
  return (int) (gtk_widget_get_width (first) / (width * PIXELS_A_POINT) * 100);
}

static void
zoom_in (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelevePagePreview *self = RELEVE_PAGE_PREVIEW (widget);
  int now = zoom_in_force (self);
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (zooms) && zooms[i] <= now)
    i++;
  self->zoom = zooms[i];
  apply_zoom (self);
}

static void
zoom_out (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelevePagePreview *self = RELEVE_PAGE_PREVIEW (widget);
  int now = zoom_in_force (self);
  guint i = G_N_ELEMENTS (zooms) - 1;

  while (i > 0 && zooms[i] >= now)
    i--;
  self->zoom = zooms[i];
  apply_zoom (self);
}

static void
fit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RELEVE_PAGE_PREVIEW (widget)->zoom = 0;
  apply_zoom (RELEVE_PAGE_PREVIEW (widget));
}

/* The page that stands where the eye rests, a third down; the first before any has its place. */
static guint
page_in_view (RelevePagePreview *self)
{
  double eye = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller))
               + gtk_adjustment_get_page_size (gtk_scrolled_window_get_vadjustment (self->scroller)) / 3;
  guint page = 0, at = 0;

  for (GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (self->sheets)); view != NULL; view = gtk_widget_get_next_sibling (view), page++)
    {
      double y;

      if (gtk_widget_translate_coordinates (view, GTK_WIDGET (self->sheets), 0, 0, NULL, &y) && y > 0 && y <= eye)
        at = page;
    }
  return at;
}

static void
show_position_cb (RelevePagePreview *self)
{
  g_autofree char *text = NULL;
  guint page;

  if (self->pages == NULL)
    {
      gtk_label_set_label (self->position, "");
      return;
    }
  page = page_in_view (self);
  /* Translators: number of the page in view, number of pages. */
  text = g_strdup_printf (_("Page %1$u of %2$u"), page + 1, releve_pages_count (self->pages));
  gtk_label_set_label (self->position, text);
  gtk_list_box_select_row (self->strip, gtk_list_box_get_row_at_index (self->strip, (int) page));
}

static void
show_page_cb (RelevePagePreview *self, GtkListBoxRow *row)
{
  GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (self->sheets));
  double y;

  for (int i = 0; i < gtk_list_box_row_get_index (row) && view != NULL; i++)
    view = gtk_widget_get_next_sibling (view);
  if (view != NULL && gtk_widget_translate_coordinates (view, GTK_WIDGET (self->sheets), 0, 0, NULL, &y))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), y);
}

static void
add_thumbnail (RelevePagePreview *self, guint page)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *view = releve_page_view_new (self->pages, page), *label;
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  /* Translators: number of a page, how many there are. */
  g_autofree char *name = g_strdup_printf (_("Page %1$u of %2$u"), page + 1, releve_pages_count (self->pages));

  releve_page_view_set_width (RELEVE_PAGE_VIEW (view), THUMBNAIL);
  gtk_widget_set_focusable (view, FALSE);
  label = gtk_label_new (number);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->strip, row);
}

static void
clear (RelevePagePreview *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sheets))) != NULL)
    gtk_box_remove (self->sheets, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->strip))) != NULL)
    gtk_list_box_remove (self->strip, child);
  g_clear_pointer (&self->pages, releve_pages_free);
}

static void
releve_page_preview_dispose (GObject *object)
{
  RelevePagePreview *self = RELEVE_PAGE_PREVIEW (object);

  if (self->box != NULL)
    clear (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (releve_page_preview_parent_class)->dispose (object);
}

static void
releve_page_preview_class_init (RelevePagePreviewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_page_preview_dispose;
  gtk_widget_class_set_css_name (widget_class, "page-preview");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "preview.fit", NULL, fit);
}

static GtkWidget *
make_button (const char *icon, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_bar (RelevePagePreview *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->position = GTK_LABEL (gtk_label_new (""));
  gtk_widget_set_hexpand (GTK_WIDGET (self->position), TRUE);
  gtk_label_set_xalign (self->position, 0);
  self->percent = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_width_chars (self->percent, 10);
  gtk_widget_add_css_class (GTK_WIDGET (self->position), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->percent), "numeric");
  gtk_widget_add_css_class (bar, "preview-bar");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->position));
  gtk_box_append (GTK_BOX (bar), make_button ("zoom-out-symbolic", _("Smaller"), "preview.zoom-out"));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->percent));
  gtk_box_append (GTK_BOX (bar), make_button ("zoom-in-symbolic", _("Larger"), "preview.zoom-in"));
  gtk_box_append (GTK_BOX (bar), make_button ("zoom-fit-best-symbolic", _("As wide as there is room"), "preview.fit"));
  return bar;
}

static GtkWidget *
make_strip (RelevePagePreview *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->strip = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->strip), "page-strip");
  gtk_list_box_set_selection_mode (self->strip, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->strip), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pages"), -1);
  g_signal_connect_object (self->strip, "row-activated", G_CALLBACK (show_page_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->strip));
  return scroller;
}

static GtkWidget *
make_desk (RelevePagePreview *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->sheets = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_widget_add_css_class (GTK_WIDGET (self->sheets), "sheets");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1800);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 1800);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->sheets));
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->scroller), "desk-top");
  gtk_widget_set_hexpand (GTK_WIDGET (self->scroller), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  gtk_scrolled_window_set_child (self->scroller, clamp);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed", G_CALLBACK (show_position_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->scroller);
}

static void
releve_page_preview_init (RelevePagePreview *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_box_append (GTK_BOX (row), make_strip (self));
  gtk_box_append (GTK_BOX (row), make_desk (self));
  gtk_box_append (GTK_BOX (self->box), row);
  show_zoom (self);
}

GtkWidget *
releve_page_preview_new (void)
{
  return g_object_new (RELEVE_TYPE_PAGE_PREVIEW, NULL);
}

void
releve_page_preview_set_pages (RelevePagePreview *self, RelevePages *pages)
{
  g_return_if_fail (RELEVE_IS_PAGE_PREVIEW (self));

  clear (self);
  self->pages = pages;
  for (guint page = 0; pages != NULL && page < releve_pages_count (pages); page++)
    {
      gtk_box_append (self->sheets, releve_page_view_new (pages, page));
      add_thumbnail (self, page);
    }
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  apply_zoom (self);
  show_position_cb (self);
}

RelevePages *
releve_page_preview_get_pages (RelevePagePreview *self)
{
  g_return_val_if_fail (RELEVE_IS_PAGE_PREVIEW (self), NULL);
  return self->pages;
}
