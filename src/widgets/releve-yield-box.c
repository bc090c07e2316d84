#include "releve-yield-box.h"

#define SPACING 6

struct _ReleveYieldBox {
  GtkWidget parent_instance;
};

static void releve_yield_box_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ReleveYieldBox, releve_yield_box, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, releve_yield_box_buildable_init))

static guint
rank_of (GtkWidget *child)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (child), "yield-rank"));
}

/* The children that stay while nothing above @rank does; caller unrefs. */
static GPtrArray *
list_up_to (ReleveYieldBox *self, guint rank)
{
  GPtrArray *children = g_ptr_array_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && rank_of (child) <= rank)
      g_ptr_array_add (children, child);
  return children;
}

static guint
highest_rank (ReleveYieldBox *self)
{
  g_autoptr (GPtrArray) children = list_up_to (self, G_MAXUINT);
  guint highest = 0;

  for (guint i = 0; i < children->len; i++)
    highest = MAX (highest, rank_of (children->pdata[i]));
  return highest;
}

static void
measure_width (ReleveYieldBox *self, guint rank, int *minimum, int *natural)
{
  g_autoptr (GPtrArray) children = list_up_to (self, rank);

  *minimum = *natural = MAX (0, (int) children->len - 1) * SPACING;
  for (guint i = 0; i < children->len; i++)
    {
      int least, most;

      gtk_widget_measure (children->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, &most, NULL, NULL);
      *minimum += least;
      *natural += most;
    }
}

/* What gave way counts, so that nothing jumps when it comes back. */
static void
measure_height (ReleveYieldBox *self, int *minimum, int *natural)
{
  g_autoptr (GPtrArray) children = list_up_to (self, G_MAXUINT);

  for (guint i = 0; i < children->len; i++)
    {
      int least, most;

      gtk_widget_measure (children->pdata[i], GTK_ORIENTATION_VERTICAL, -1, &least, &most, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, most);
    }
}

static void
releve_yield_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                          int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  ReleveYieldBox *self = RELEVE_YIELD_BOX (widget);
  int other;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      measure_height (self, minimum, natural);
      return;
    }
  measure_width (self, 0, minimum, &other);
  measure_width (self, G_MAXUINT, &other, natural);
}

/* The highest rank that has room as it would like to be. */
static guint
choose_rank (ReleveYieldBox *self, int width)
{
  guint rank = highest_rank (self);
  int minimum, natural;

  for (; rank > 0; rank--)
    {
      measure_width (self, rank, &minimum, &natural);
      if (natural <= width)
        break;
    }
  return rank;
}

static guint
count_expanding (GPtrArray *children)
{
  guint n = 0;

  for (guint i = 0; i < children->len; i++)
    n += gtk_widget_get_hexpand (children->pdata[i]);
  return n;
}

/* @sizes (out): one of each child. */
static void
share_width (GPtrArray *children, int width, GtkRequestedSize *sizes)
{
  int left = width - MAX (0, (int) children->len - 1) * SPACING, n_expanding = (int) count_expanding (children);

  for (guint i = 0; i < children->len; i++)
    {
      sizes[i].data = children->pdata[i];
      gtk_widget_measure (children->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, &sizes[i].minimum_size, &sizes[i].natural_size, NULL, NULL);
      left -= sizes[i].minimum_size;
    }
  left = gtk_distribute_natural_allocation (MAX (0, left), children->len, sizes);
  for (guint i = 0; i < children->len && n_expanding > 0; i++)
    if (gtk_widget_get_hexpand (children->pdata[i]))
      {
        sizes[i].minimum_size += left / n_expanding;
        left -= left / n_expanding--;
      }
}

static void
releve_yield_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReleveYieldBox *self = RELEVE_YIELD_BOX (widget);
  guint rank = choose_rank (self, width);
  g_autoptr (GPtrArray) children = list_up_to (self, rank);
  g_autofree GtkRequestedSize *sizes = g_new0 (GtkRequestedSize, MAX (1, children->len));
  int x = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_child_visible (child, rank_of (child) <= rank);
  share_width (children, width, sizes);
  for (guint i = 0; i < children->len; i++)
    {
      gtk_widget_size_allocate (children->pdata[i], &(GtkAllocation) { x, 0, sizes[i].minimum_size, height }, -1);
      x += sizes[i].minimum_size + SPACING;
    }
}

static void
releve_yield_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (releve_yield_box_parent_class)->dispose (object);
}

static void
releve_yield_box_class_init (ReleveYieldBoxClass *class)
{
  G_OBJECT_CLASS (class)->dispose = releve_yield_box_dispose;
  GTK_WIDGET_CLASS (class)->measure = releve_yield_box_measure;
  GTK_WIDGET_CLASS (class)->size_allocate = releve_yield_box_size_allocate;
}

static void
releve_yield_box_init (ReleveYieldBox *self)
{
}

void
releve_yield_box_append (ReleveYieldBox *self, GtkWidget *child, guint rank)
{
  g_return_if_fail (RELEVE_IS_YIELD_BOX (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  g_object_set_data (G_OBJECT (child), "yield-rank", GUINT_TO_POINTER (rank));
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/* In a template, <child type="3"> gives way third from the end. */
static void
releve_yield_box_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  releve_yield_box_append (RELEVE_YIELD_BOX (buildable), GTK_WIDGET (child),
                           type != NULL ? (guint) g_ascii_strtoull (type, NULL, 10) : 0);
}

static void
releve_yield_box_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = releve_yield_box_add_child;
}
