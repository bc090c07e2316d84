#include "releve-coverage-list.h"

#include "releve-ink.h"
#include "releve-text.h"

/* Pixels at 11 pt text. */
#define SQUARE 9
#define STEP 11

struct _ReleveCoverageList {
  GtkWidget parent_instance;

  RelevePhrasebook *book;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (ReleveCoverageList, releve_coverage_list, GTK_TYPE_WIDGET)

enum { SIGNAL_OPEN, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct {
  guint n_trained, n_open;
  guint n_most;         /* squares of the longest line: all are of one size */
} Squares;

/* Filled for those who are trained, empty for the rest; shape first, then colour. */
static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const Squares *squares = data;
  double scale = releve_ink_scale (GTK_WIDGET (area)), step = STEP * scale, side = SQUARE * scale;
  guint n = squares->n_trained + squares->n_open;
  ReleveColour accent = releve_palette_get (releve_scheme_get (), RELEVE_COLOUR_ACCENT);
  ReleveColour fg = releve_palette_get (releve_scheme_get (), RELEVE_COLOUR_FG);

  if (squares->n_most * step > width)
    {
      step = (double) width / squares->n_most;
      side = MIN (side, step - 1);
    }
  cairo_set_line_width (cr, 1.2);
  for (guint i = 0; i < n; i++)
    {
      gboolean trained = i < squares->n_trained;
      ReleveColour colour = trained ? accent : fg;

      cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
      cairo_rectangle (cr, i * step + 0.6, (height - side) / 2, side - 1.2, side - 1.2);
      if (trained)
        cairo_fill_preserve (cr);
      cairo_stroke (cr);
    }
}

static GtkWidget *
make_squares (const ReleveCoverage *line, guint n_most, double scale)
{
  GtkWidget *area = gtk_drawing_area_new ();
  Squares *squares = g_new (Squares, 1);

  *squares = (Squares) { line->n_trained, line->n_open, n_most };
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, squares, g_free);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int) (12 * scale));
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), (int) (9 * STEP * scale));
  gtk_widget_set_hexpand (area, TRUE);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  return area;
}

static char *
describe (ReleveCoverageList *self, const ReleveCoverage *line, const char *name)
{
  g_autofree char *trained = g_strdup_printf ("%u", line->n_trained), *open = g_strdup_printf ("%u", line->n_open);

  /* Translators: of one competency: {what}; {trained} gaps have an assignment to come, {open} have none. */
  return releve_text_fill (line->nobody ? releve_say (self->book, "{what}: {trained} gaps trained this year, {open} by nothing; nobody trains it at all")
                                        : releve_say (self->book, "{what}: {trained} gaps trained this year, {open} by nothing"),
                           "what", name, "trained", trained, "open", open, NULL);
}

static void
clicked_cb (GtkWidget *button, ReleveCoverageList *self)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, g_object_get_data (G_OBJECT (button), "competency"), button);
}

static void
add_line (ReleveCoverageList *self, GtkSizeGroup *names, guint n_most, const ReleveCoverage *line)
{
  const char *name = releve_words_get (&line->competency->name, releve_phrasebook_get_language (self->book), NULL);
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (name), *number = gtk_label_new (NULL);
  g_autofree char *figure = g_strdup_printf ("%u", line->n_open), *spoken = describe (self, line, name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dense");
  gtk_size_group_add_widget (names, label);
  gtk_label_set_label (GTK_LABEL (number), figure);
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (number, line->n_open > 0 ? "strong" : "detail");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_squares (line, n_most, releve_ink_scale (GTK_WIDGET (self))));
  gtk_box_append (GTK_BOX (box), number);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row-name");
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "competency", g_strdup (line->competency->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
releve_coverage_list_dispose (GObject *object)
{
  ReleveCoverageList *self = RELEVE_COVERAGE_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (releve_coverage_list_parent_class)->dispose (object);
}

static void
releve_coverage_list_class_init (ReleveCoverageListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_coverage_list_dispose;
  signals[SIGNAL_OPEN] = g_signal_new ("open-competency", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, GTK_TYPE_WIDGET);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "coverage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
releve_coverage_list_init (ReleveCoverageList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
releve_coverage_list_new (RelevePhrasebook *book)
{
  ReleveCoverageList *self = g_object_new (RELEVE_TYPE_COVERAGE_LIST, NULL);

  self->book = g_object_ref (book);
  return GTK_WIDGET (self);
}

void
releve_coverage_list_set_lines (ReleveCoverageList *self, GArray *lines)
{
  g_autoptr (GtkSizeGroup) names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  guint n_most = 1;
  GtkWidget *child;

  g_return_if_fail (RELEVE_IS_COVERAGE_LIST (self) && lines != NULL);

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i < lines->len; i++)
    n_most = MAX (n_most, g_array_index (lines, ReleveCoverage, i).n_trained + g_array_index (lines, ReleveCoverage, i).n_open);
  for (guint i = 0; i < lines->len; i++)
    add_line (self, names, n_most, &g_array_index (lines, ReleveCoverage, i));
}
