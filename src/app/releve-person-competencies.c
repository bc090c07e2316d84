/* Where she stands, competency by competency: the plot and its table, what she
 * sees of herself, what each assignment asks. */

#include "releve-person-private.h"

#include <math.h>
#include <glib/gi18n.h>

#include "releve-data-table.h"
#include "releve-fold.h"
#include "releve-ink.h"
#include "releve-quadrant-view.h"
#include "releve-rating-dialog.h"
#include "releve-text.h"
#include "releve-timeline.h"

/* Pixels at 11 pt text. */
#define ROW 22
#define PLOT_LEAST 180

/* Competencies: the plot and its table share their rows. */

static void
draw_row_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  RelevePersonView *self = g_object_get_data (G_OBJECT (area), "view");

  releve_dot_plot_paint_row (self->plot, GPOINTER_TO_UINT (data), cr, width, height, releve_scheme_get ());
}

static void
draw_scale_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (area));

  releve_dot_plot_paint_scale (cr, width, height, releve_scheme_get (), pango_context_get_font_description (context));
}

static GtkWidget *
make_plot (RelevePersonView *self, GtkDrawingAreaDrawFunc draw, guint row)
{
  GtkWidget *area = gtk_drawing_area_new ();
  double scale = releve_ink_scale (GTK_WIDGET (self));

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), PLOT_LEAST * scale);
  gtk_widget_set_hexpand (area, TRUE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), ROW * scale);
  g_object_set_data (G_OBJECT (area), "view", self);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, GUINT_TO_POINTER (row), NULL);
  return area;
}

static GtkWidget *
make_name (RelevePersonView *self, guint row, const ReleveStanding *standing)
{
  GtkWidget *button = releve_person_row_button (self, releve_words_get (&standing->competency->name, releve_person_language (self), NULL),
                                       standing->competency->id, 0);
  g_autofree char *spoken = releve_dot_plot_describe_row (self->plot, row);

  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return button;
}

static char *
trend_text (RelevePersonView *self, const ReleveEvidence *evidence)
{
  double change = round ((evidence->level - evidence->year_ago) * 2) / 2;
  g_autofree char *size = releve_level_format (fabs (change), releve_person_language (self));

  if (isnan (change) || change == 0)
    return g_strdup ("·");
  return g_strdup_printf ("%s%s", change > 0 ? "+" : "−", size);
}

static void
attach_standing (RelevePersonView *self, GtkWidget *grid, guint row)
{
  const ReleveStanding *standing = releve_dot_plot_standing (self->plot, row);
  const ReleveEvidence *evidence = &standing->evidence;
  g_autofree char *now = releve_person_level (self, evidence->level), *role = releve_person_level (self, standing->required);
  g_autofree char *gap = isnan (evidence->level) ? g_strdup ("·") : releve_person_level (self, standing->gap);
  g_autofree char *trend = trend_text (self, evidence), *n = g_strdup_printf ("%d", evidence->n_raters);
  g_autofree char *last = evidence->last_on != RELEVE_NO_DAY ? releve_day_format (evidence->last_on, releve_person_language (self), RELEVE_DAY_MONTH) : g_strdup ("—");
  GtkWidget *warning = releve_person_label (standing->differs ? "⚠" : "", "warning-mark", 0.5);
  int y = row + 1;

  gtk_grid_attach (GTK_GRID (grid), make_name (self, row, standing), 0, y, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_plot (self, draw_row_cb, row), 1, y, 1, 1);
  releve_person_attach_number (grid, now, 2, y, NULL);
  releve_person_attach_number (grid, role, 3, y, NULL);
  releve_person_attach_number (grid, gap, 4, y, standing->gap >= 1 ? "strong" : NULL);
  if (!self->narrow)
    {
      releve_person_attach_number (grid, trend, 5, y, NULL);
      releve_person_attach_number (grid, n, 6, y, NULL);
      releve_person_attach_number (grid, last, 7, y, evidence->stale ? "secondary" : NULL);
    }
  if (standing->differs)
    gtk_widget_set_tooltip_text (warning, _("Self and observed differ by two levels or more"));
  gtk_grid_attach (GTK_GRID (grid), warning, 8, y, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), releve_person_label (releve_text_awareness (releve_person_book (self), standing->awareness), "detail", 0), 9, y, 1, 1);
}

static void
add_table (RelevePersonView *self)
{
  const char *heads[] = { _("now"), _("role"), _("gap"), _("12 months"), _("observers"), _("last") };
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *summary = NULL;

  g_clear_pointer (&self->plot, releve_dot_plot_free);
  self->plot = releve_dot_plot_new (releve_person_dossier (self), self->learner_id, releve_person_book (self));
  summary = releve_dot_plot_summary (self->plot);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_grid_attach (GTK_GRID (grid), make_plot (self, draw_scale_cb, 0), 1, 0, 1, 1);
  for (guint i = 0; i < (self->narrow ? 3 : G_N_ELEMENTS (heads)); i++)
    gtk_grid_attach (GTK_GRID (grid), releve_person_label (heads[i], "detail", 1), i + 2, 0, 1, 1);
  for (guint row = 0; row < releve_dot_plot_n_rows (self->plot); row++)
    attach_standing (self, grid, row);
  gtk_widget_add_css_class (grid, "competencies");
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  gtk_box_append (GTK_BOX (self->box), grid);
  gtk_box_append (GTK_BOX (self->box), releve_person_label (_("● now   ┃ the role asks   ○ own rating   ◇ observed   ⚠ the two differ by two levels or more"), "detail", 0));
}

/* Profile: the attributes that matching reads. */

static void
add_rating_cb (RelevePersonView *self)
{
  GtkWidget *dialog = releve_rating_dialog_new (self->document, self->learner_id);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Self × observed (S4): the plot, and what each reading asks for. */

static GtkWidget *
make_readings (ReleveQuadrant *quadrant, RelevePersonView *self)
{
  static const ReleveAwareness order[] = { RELEVE_HIDDEN_STRENGTH, RELEVE_RECOGNISED, RELEVE_BLIND_SPOT,
                                           RELEVE_ACKNOWLEDGED_NEED, RELEVE_BORDERLINE, RELEVE_UNEXPLORED };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint n = releve_quadrant_count (quadrant, order[i]);
      g_autofree char *heading = g_strdup_printf ("%s, %u", releve_text_awareness (releve_person_book (self), order[i]), n);

      if (n == 0)
        continue;
      gtk_box_append (GTK_BOX (box), releve_person_label (heading, "person-name", 0));
      gtk_box_append (GTK_BOX (box), releve_person_wrapped (releve_text_response (releve_person_book (self), order[i]), "dense"));
    }
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

/* The chart or its table, in the same place. */
static void
table_cb (GtkToggleButton *button, GtkWidget *stack)
{
  gtk_stack_set_visible_child_name (GTK_STACK (stack), gtk_toggle_button_get_active (button) ? "table" : "chart");
}

static GtkWidget *
make_either (RelevePersonView *self, const char *heading, const char *name, GtkWidget *chart, GtkWidget *table)
{
  GtkWidget *stack = gtk_stack_new (), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_toggle_button_new_with_label (_("Table"));

  gtk_stack_set_vhomogeneous (GTK_STACK (stack), FALSE);
  gtk_stack_add_named (GTK_STACK (stack), chart, "chart");
  gtk_stack_add_named (GTK_STACK (stack), table, "table");
  gtk_box_append (GTK_BOX (head), releve_person_label (heading, "heading", 0));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dense");
  gtk_widget_set_name (button, name);
  g_signal_connect_object (button, "toggled", G_CALLBACK (table_cb), stack, 0);
  gtk_box_append (GTK_BOX (head), button);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), stack);
  return stack;
}

static void
add_quadrant (RelevePersonView *self)
{
  ReleveQuadrant *quadrant = releve_quadrant_new_of_person (releve_person_dossier (self), self->learner_id, releve_person_book (self));
  GtkWidget *view = releve_quadrant_view_new (), *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);

  releve_quadrant_view_set_quadrant (RELEVE_QUADRANT_VIEW (view), quadrant);
  gtk_box_append (GTK_BOX (row), view);
  gtk_box_append (GTK_BOX (row), make_readings (quadrant, self));
  make_either (self, _("Own view and that of others; arrows from a year ago"), "quadrant-table", row,
               releve_quadrant_view_make_table (RELEVE_QUADRANT_VIEW (view)));
}

/* The year (L13) */

static void
draw_timeline_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer timeline)
{
  double scale = releve_ink_scale (GTK_WIDGET (area));
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (area));

  releve_timeline_paint (timeline, cr, width, 13 * scale, releve_scheme_get (), pango_context_get_font_description (context));
}

static GtkWidget *
make_timeline_table (ReleveTimeline *timeline)
{
  const char *titles[RELEVE_TIMELINE_COLUMNS + 1] = { NULL };
  GtkWidget *table;

  for (guint column = 0; column < RELEVE_TIMELINE_COLUMNS; column++)
    titles[column] = releve_timeline_column (timeline, column);
  table = releve_data_table_new (titles, "0001111111");
  for (guint row = 0; row < releve_timeline_n_cards (timeline); row++)
    {
      g_auto (GStrv) cells = g_new0 (char *, RELEVE_TIMELINE_COLUMNS + 1);

      for (guint column = 0; column < RELEVE_TIMELINE_COLUMNS; column++)
        cells[column] = releve_timeline_cell (timeline, row, column);
      releve_data_table_add (table, (const char *const *) cells);
    }
  return table;
}

static void
add_timeline (RelevePersonView *self)
{
  ReleveTimeline *timeline = releve_timeline_new (releve_person_dossier (self), self->learner_id, releve_person_book (self));
  GtkWidget *area = gtk_drawing_area_new ();
  g_autofree char *summary = releve_timeline_summary (timeline);
  double scale = releve_ink_scale (GTK_WIDGET (self));

  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int) releve_timeline_height (13 * scale));
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), (int) (560 * scale));
  gtk_widget_set_hexpand (area, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  make_either (self, _("What each assignment asks: levels 0–4, paler where not yet agreed"), "timeline-table", area, make_timeline_table (timeline));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_timeline_cb, timeline, (GDestroyNotify) releve_timeline_free);
}

static void
add_competency_head (RelevePersonView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *label = releve_person_label (_("Competencies, largest gap first"), "heading", 0);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  if (releve_person_editable (self))
    gtk_box_append (GTK_BOX (head), releve_person_button (self, "rating", _("Add a _rating…"), G_CALLBACK (add_rating_cb), self));
  gtk_box_append (GTK_BOX (self->box), head);
}

void
releve_person_add_competencies (RelevePersonView *self, const RelevePortrait *portrait)
{
  add_competency_head (self);
  add_table (self);
  add_timeline (self);
  add_quadrant (self);
}
