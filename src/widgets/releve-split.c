#include "releve-split.h"

#include <glib/gi18n.h>
#include <math.h>

#include "releve-ink.h"

struct _ReleveSplit {
  GtkWidget parent_instance;

  GtkWidget *side, *page; /* NULL until they are given */
  GtkWidget *rule, *back;
  int fold;
  gboolean folded;
  gboolean opened;        /* while folded: the page, not the list */
};

enum { SIGNAL_LISTED, SIGNAL_FOLDS, N_SIGNALS };
static guint signals[N_SIGNALS];

static void releve_split_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ReleveSplit, releve_split, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, releve_split_buildable_init))

static gboolean
shows_side (ReleveSplit *self)
{
  return !self->folded || !self->opened;
}

static gboolean
shows_page (ReleveSplit *self)
{
  return !self->folded || self->opened;
}

static int
least_width (GtkWidget *child)
{
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

static void
measure_width (ReleveSplit *self, int *minimum, int *natural)
{
  int side, side_natural, page, page_natural;

  gtk_widget_measure (self->side, GTK_ORIENTATION_HORIZONTAL, -1, &side, &side_natural, NULL, NULL);
  gtk_widget_measure (self->page, GTK_ORIENTATION_HORIZONTAL, -1, &page, &page_natural, NULL, NULL);
  *minimum = MAX (side, page);
  *natural = MAX (*minimum, side_natural + page_natural + 1);
}

static void
measure_height (ReleveSplit *self, int *minimum, int *natural)
{
  int side, side_natural, page, page_natural, back;

  gtk_widget_measure (self->side, GTK_ORIENTATION_VERTICAL, -1, &side, &side_natural, NULL, NULL);
  gtk_widget_measure (self->page, GTK_ORIENTATION_VERTICAL, -1, &page, &page_natural, NULL, NULL);
  gtk_widget_measure (self->back, GTK_ORIENTATION_VERTICAL, -1, &back, NULL, NULL, NULL);
  *minimum = MAX (side, page + back);
  *natural = MAX (side_natural, page_natural + back);
}

static void
releve_split_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                      int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  ReleveSplit *self = RELEVE_SPLIT (widget);

  if (self->side == NULL || self->page == NULL)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, minimum, natural);
  else
    measure_height (self, minimum, natural);
}

static void
place_page (ReleveSplit *self, int x, int width, int height)
{
  int back = 0, back_width = 0;

  if (self->folded)
    {
      gtk_widget_measure (self->back, GTK_ORIENTATION_VERTICAL, -1, &back, NULL, NULL, NULL);
      back_width = least_width (self->back);
      gtk_widget_size_allocate (self->back, &(GtkAllocation) { x, 0, back_width, back }, -1);
    }
  gtk_widget_size_allocate (self->page, &(GtkAllocation) { x, back, width, height - back }, -1);
}

static void
releve_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReleveSplit *self = RELEVE_SPLIT (widget);
  gboolean folded;
  int side;

  if (self->side == NULL || self->page == NULL)
    return;
  side = least_width (self->side);
  folded = width < self->fold * releve_ink_scale (widget) || width < side + 1 + least_width (self->page);
  if (folded != self->folded)
    {
      self->folded = folded;
      g_signal_emit (self, signals[SIGNAL_FOLDS], 0, folded);
    }
  gtk_widget_set_child_visible (self->side, shows_side (self));
  gtk_widget_set_child_visible (self->page, shows_page (self));
  gtk_widget_set_child_visible (self->rule, !self->folded);
  gtk_widget_set_child_visible (self->back, self->folded && self->opened);
  if (shows_side (self))
    gtk_widget_size_allocate (self->side, &(GtkAllocation) { 0, 0, self->folded ? width : side, height }, -1);
  if (!self->folded)
    gtk_widget_size_allocate (self->rule, &(GtkAllocation) { side, 0, 1, height }, -1);
  if (shows_page (self))
    place_page (self, self->folded ? 0 : side + 1, self->folded ? width : width - side - 1, height);
}

static void
show_list (ReleveSplit *self)
{
  if (!self->folded || !self->opened)
    return;
  self->opened = FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_set_child_visible (self->side, TRUE);
  gtk_widget_child_focus (self->side, GTK_DIR_TAB_FORWARD);
  g_signal_emit (self, signals[SIGNAL_LISTED], 0);
}

static void
go_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_list (RELEVE_SPLIT (widget));
}

static void
releve_split_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  ReleveSplit *self = RELEVE_SPLIT (buildable);

  g_return_if_fail (GTK_IS_WIDGET (child) && self->page == NULL);

  if (self->side == NULL)
    self->side = GTK_WIDGET (child);
  else
    self->page = GTK_WIDGET (child);
  gtk_widget_insert_before (GTK_WIDGET (child), GTK_WIDGET (self), self->side == GTK_WIDGET (child) ? self->rule : NULL);
}

static void
releve_split_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = releve_split_add_child;
}

static void
releve_split_dispose (GObject *object)
{
  ReleveSplit *self = RELEVE_SPLIT (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->side = self->page = self->rule = self->back = NULL;
  G_OBJECT_CLASS (releve_split_parent_class)->dispose (object);
}

static void
releve_split_class_init (ReleveSplitClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_split_dispose;
  widget_class->measure = releve_split_measure;
  widget_class->size_allocate = releve_split_size_allocate;
  signals[SIGNAL_LISTED] = g_signal_new ("listed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FOLDS] = g_signal_new ("folds", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_install_action (widget_class, "split.back", NULL, go_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "split.back", NULL);
  gtk_widget_class_set_css_name (widget_class, "split");
}

static void
releve_split_init (ReleveSplit *self)
{
  self->rule = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_add_css_class (self->back, "flat");
  gtk_widget_set_tooltip_text (self->back, _("Back to the list"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back to the list"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "split.back");
  gtk_widget_set_parent (self->rule, GTK_WIDGET (self));
  gtk_widget_set_parent (self->back, GTK_WIDGET (self));
}

void
releve_split_set_fold (ReleveSplit *self, int width)
{
  g_return_if_fail (RELEVE_IS_SPLIT (self));

  if (self->fold == width)
    return;
  self->fold = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gboolean
releve_split_get_folded (ReleveSplit *self)
{
  g_return_val_if_fail (RELEVE_IS_SPLIT (self), FALSE);
  return self->folded;
}

void
releve_split_open (ReleveSplit *self)
{
  g_return_if_fail (RELEVE_IS_SPLIT (self));

  if (self->opened && self->folded)
    return;
  self->opened = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (!self->folded)
    return;
  gtk_widget_set_child_visible (self->page, TRUE);
  gtk_widget_child_focus (self->page, GTK_DIR_TAB_FORWARD);
}
