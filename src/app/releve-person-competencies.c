/* Competencies: the plot and its table share their rows (D1, D10); then what
 * each assignment asks (L13) and how the two views compare (S4). */

#include "releve-person-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "releve-chart-view.h"
#include "releve-fold.h"
#include "releve-ink.h"
#include "releve-quadrant.h"
#include "releve-text.h"
#include "releve-timeline.h"

/* Pixels at 11 pt text. */
#define ROW 22
#define SCALE_HEAD 34
#define PLOT_LEAST 180
#define WORDS_FROM 84   /* room that the word over one level needs */

static double
unit (GtkWidget *widget)
{
  return releve_ink_scale (widget);
}

static void
draw_row_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer row)
{
  RelevePersonView *self = g_object_get_data (G_OBJECT (area), "view");

  releve_dot_plot_paint_row (self->plot, GPOINTER_TO_UINT (row), cr, width, height, releve_scheme_get ());
}

/* The five words of the scale over its figures, where there is room for them. */
static void
draw_scale_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  RelevePersonView *self = g_object_get_data (G_OBJECT (area), "view");
  const PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (area)));
  double scale = unit (GTK_WIDGET (area)), row = ROW * scale;
  g_autoptr (GArray) words = releve_shapes_new ();

  for (int level = 0; level <= RELEVE_LEVEL_MAX && width >= WORDS_FROM * 5 * scale; level++)
    {
      ReleveShape shape = { .kind = level == RELEVE_LEVEL_MAX ? RELEVE_SHAPE_LABEL_TO : level == 0 ? RELEVE_SHAPE_LABEL_FROM : RELEVE_SHAPE_LABEL,
                            .colour = RELEVE_COLOUR_SEC, .x = releve_dot_plot_x (width, row, level), .y = 12 * scale, .radius = 12 * scale };

      if (level == RELEVE_LEVEL_MAX)
        shape.x = width;
      if (level == 0)
        shape.x = 0;
      releve_shape_set_label (&shape, releve_text_scale_short (releve_person_book (self), level));
      g_array_append_val (words, shape);
    }
  releve_chart_paint (words, cr, releve_scheme_get (), font);
  cairo_translate (cr, 0, height - row);
  releve_dot_plot_paint_scale (cr, width, row, releve_scheme_get (), font);
}

static GtkWidget *
make_area (RelevePersonView *self, GtkDrawingAreaDrawFunc draw, guint row, double height)
{
  GtkWidget *area = gtk_drawing_area_new ();
  double scale = unit (GTK_WIDGET (self));

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), PLOT_LEAST * scale);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), height * scale);
  gtk_widget_set_hexpand (area, TRUE);
  g_object_set_data (G_OBJECT (area), "view", self);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, GUINT_TO_POINTER (row), NULL);
  return area;
}

/* Where nobody has observed, the way to an observation stands in the plot. */

static void
observe_cb (RelevePersonView *self, GtkWidget *button)
{
  releve_person_rate (self, g_object_get_data (G_OBJECT (button), "competency"));
}

static gboolean
place_link_cb (GtkOverlay *overlay, GtkWidget *link, GdkRectangle *area, RelevePersonView *self)
{
  const ReleveDotPoint *point = releve_dot_plot_point (self->plot, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (link), "row")));
  int width = gtk_widget_get_width (GTK_WIDGET (overlay)), height = gtk_widget_get_height (GTK_WIDGET (overlay)), wanted;
  double highest = fmax (fmax (isnan (point->now) ? 0 : point->now, isnan (point->self) ? 0 : point->self), isnan (point->role) ? 0 : point->role);
  double lowest = fmin (fmin (isnan (point->now) ? 4 : point->now, isnan (point->self) ? 4 : point->self), isnan (point->role) ? 4 : point->role);
  double x = releve_dot_plot_x (width, height, highest) + 0.5 * height;

  gtk_widget_measure (link, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
  if (x + wanted > width)
    x = fmax (0, releve_dot_plot_x (width, height, lowest) - 0.5 * height - wanted);
  *area = (GdkRectangle) { x, 0, MIN (wanted, width), height };
  return TRUE;
}

static GtkWidget *
make_plot (RelevePersonView *self, guint row, const ReleveStanding *standing)
{
  GtkWidget *overlay, *link, *area = make_area (self, draw_row_cb, row, ROW);
  g_autofree char *name = NULL;

  if (standing->evidence.n_raters > 0 || !releve_person_editable (self))
    return area;
  overlay = gtk_overlay_new ();
  name = g_strdup_printf ("observe-%s", standing->competency->id);
  link = releve_person_button (self, name, _("unexplored: observe"), G_CALLBACK (observe_cb), self);
  gtk_widget_add_css_class (link, "flat");
  gtk_widget_add_css_class (link, "plot-link");
  g_object_set_data_full (G_OBJECT (link), "competency", g_strdup (standing->competency->id), g_free);
  g_object_set_data (G_OBJECT (link), "row", GUINT_TO_POINTER (row));
  gtk_overlay_set_child (GTK_OVERLAY (overlay), area);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), link);
  g_signal_connect (overlay, "get-child-position", G_CALLBACK (place_link_cb), self);
  return overlay;
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

/* ⚠ is also said in the row's tooltip and accessible name. */
static char *
describe_row (RelevePersonView *self, guint row, const ReleveStanding *standing)
{
  g_autofree char *plain = releve_dot_plot_describe_row (self->plot, row);

  return g_strdup_printf ("%s%s%s%s%s", plain,
                          standing->differs ? " " : "", standing->differs ? _("Self and observed differ by two levels or more.") : "",
                          standing->evidence.stale ? " " : "", standing->evidence.stale ? _("Observations are too old to count.") : "");
}

static GtkWidget *
make_mark (const ReleveStanding *standing)
{
  GtkWidget *mark = releve_person_label (standing->differs ? "⚠" : standing->evidence.stale ? "◷" : "", "warning-mark", 0.5);

  if (standing->differs)
    gtk_widget_set_tooltip_text (mark, _("Self and observed differ by two levels or more."));
  else if (standing->evidence.stale)
    gtk_widget_set_tooltip_text (mark, _("Observations are too old to count."));
  return mark;
}

static void
attach_standing (RelevePersonView *self, GtkWidget *grid, guint row)
{
  const ReleveStanding *standing = releve_dot_plot_standing (self->plot, row);
  const ReleveEvidence *evidence = &standing->evidence;
  g_autofree char *now = releve_person_level (self, evidence->level), *role = releve_person_level (self, standing->required);
  g_autofree char *gap = isnan (evidence->level) ? g_strdup ("·") : releve_person_level (self, standing->gap);
  g_autofree char *trend = trend_text (self, evidence), *n = g_strdup_printf ("%d", evidence->n_raters);
  g_autofree char *last = releve_person_month (self, evidence->last_on), *spoken = describe_row (self, row, standing);
  GtkWidget *name = releve_person_row_button (self, releve_person_words (self, &standing->competency->name), standing->competency->id, 0);
  int y = row + 1;

  gtk_widget_set_tooltip_text (name, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_grid_attach (GTK_GRID (grid), name, 0, y, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_plot (self, row, standing), 1, y, 1, 1);
  releve_person_attach_number (grid, now, 2, y, NULL);
  releve_person_attach_number (grid, role, 3, y, NULL);
  releve_person_attach_number (grid, gap, 4, y, standing->gap >= 1 ? "strong" : standing->gap > 0 ? NULL : "secondary");
  if (self->width == RELEVE_PERSON_WIDE)
    {
      releve_person_attach_number (grid, trend, 5, y, NULL);
      releve_person_attach_number (grid, n, 6, y, evidence->n_raters == 0 ? "secondary" : NULL);
      releve_person_attach_number (grid, last, 7, y, evidence->stale ? "secondary" : NULL);
    }
  gtk_grid_attach (GTK_GRID (grid), make_mark (standing), 8, y, 1, 1);
}

static void
add_rating_cb (RelevePersonView *self)
{
  releve_person_rate (self, NULL);
}

static void
add_title (RelevePersonView *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *button, *title;

  title = releve_person_wrapped (_("Competencies, largest gap first"), "heading");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line), title);
  if (releve_person_editable (self))
    {
      button = releve_person_button (self, "rating", _("Add a _rating…"), G_CALLBACK (add_rating_cb), self);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "chart-toggle");
      gtk_box_append (GTK_BOX (line), button);
    }
  gtk_box_append (GTK_BOX (self->box), line);
}

static void
add_table (RelevePersonView *self)
{
  const char *heads[] = { _("now"), _("role"), _("gap"), _("12 months"), _("sources"), _("last") };
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *summary = releve_dot_plot_summary (self->plot);

  gtk_grid_attach (GTK_GRID (grid), make_area (self, draw_scale_cb, 0, SCALE_HEAD), 1, 0, 1, 1);
  for (guint i = 0; i < (self->width == RELEVE_PERSON_WIDE ? G_N_ELEMENTS (heads) : 3); i++)
    {
      GtkWidget *head = releve_person_label (heads[i], "detail", 1);

      gtk_widget_set_valign (head, GTK_ALIGN_END);
      gtk_grid_attach (GTK_GRID (grid), head, i + 2, 0, 1, 1);
    }
  for (guint row = 0; row < releve_dot_plot_n_rows (self->plot); row++)
    attach_standing (self, grid, row);
  gtk_widget_add_css_class (grid, "competencies");
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  gtk_box_append (GTK_BOX (self->box), grid);
  gtk_box_append (GTK_BOX (self->box), releve_person_wrapped (_("● now   ┃ the role asks   ○ self   ◇ observed   ⚠ self and observed differ by two levels or more   ◷ observations too old to count"), "detail"));
}

/* What each assignment asks. */

static void
open_card_cb (RelevePersonView *self, guint index, GdkRectangle *area, ReleveChartView *view)
{
  const ReleveTimelineItem *item = releve_timeline_item (releve_chart_view_get_chart (view), index);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-card", "s", item->card->id);
}

/* What was shown as a table stays one through a refill. */
static void
keep_form_cb (GtkWidget *chart)
{
  gboolean *kept = g_object_get_data (G_OBJECT (chart), "kept");

  *kept = releve_chart_view_get_tabular (RELEVE_CHART_VIEW (chart));
}

static void
keep_form (GtkWidget *chart, gboolean *kept)
{
  releve_chart_view_set_tabular (RELEVE_CHART_VIEW (chart), *kept);
  g_object_set_data (G_OBJECT (chart), "kept", kept);
  g_signal_connect (chart, "turned", G_CALLBACK (keep_form_cb), NULL);
}

void
releve_person_add_timeline (RelevePersonView *self)
{
  GtkWidget *chart = releve_chart_view_new (_("What each assignment asks"), _("Table"));
  ReleveTimeline *timeline = releve_timeline_new (releve_person_dossier (self), self->learner_id, releve_person_book (self));
  gboolean any = releve_timeline_n_items (timeline) > 0;

  gtk_widget_set_name (chart, "timeline");
  gtk_widget_add_css_class (chart, "section");
  releve_chart_view_set_chart (RELEVE_CHART_VIEW (chart), &releve_timeline_chart, timeline);
  keep_form (chart, &self->tabular[0]);
  g_signal_connect_swapped (chart, "open-mark", G_CALLBACK (open_card_cb), self);
  gtk_box_append (GTK_BOX (self->box), chart);
  gtk_box_append (GTK_BOX (self->box), releve_person_wrapped (any ? _("Levels 0–4, paler where not yet discussed; the line is today.")
                                                  : _("No assignment this year yet. Place one on the board."), "detail"));
}

/* Self × observed. */

static void
open_mark_cb (RelevePersonView *self, guint index, GdkRectangle *area, ReleveChartView *view)
{
  ReleveQuadrant *quadrant = releve_chart_view_get_chart (view);
  const ReleveQuadrantMark *mark = releve_quadrant_mark (quadrant, index);
  const ReleveQuadrantPoint *point = releve_quadrant_point (quadrant, g_array_index (mark->points, guint, 0));

  releve_person_open_evidence (self, GTK_WIDGET (view), area, point->competency->id, 0);
}

static GtkWidget *
make_quadrant (RelevePersonView *self)
{
  GtkWidget *chart = releve_chart_view_new (_("Seen from within, seen by others"), _("Table"));

  gtk_widget_set_name (chart, "quadrant");
  releve_chart_view_set_chart (RELEVE_CHART_VIEW (chart), &releve_quadrant_chart,
                               releve_quadrant_new_of_person (releve_person_dossier (self), self->learner_id, releve_person_book (self)));
  keep_form (chart, &self->tabular[1]);
  g_signal_connect_swapped (chart, "open-mark", G_CALLBACK (open_mark_cb), self);
  gtk_widget_set_hexpand (chart, TRUE);
  gtk_widget_set_valign (chart, GTK_ALIGN_START);
  return chart;
}

/* What each reading says and asks for, hidden strengths first. */

static const struct { ReleveAwareness awareness; const char *mark; } readings[] = {
  { RELEVE_HIDDEN_STRENGTH, "◆" }, { RELEVE_RECOGNISED, "●" }, { RELEVE_BLIND_SPOT, "□" },
  { RELEVE_ACKNOWLEDGED_NEED, "▽" }, { RELEVE_BORDERLINE, "○" }, { RELEVE_UNEXPLORED, "·" },
};

/* Names of one kind, with commas; NULL for none. */
static char *
list_names (RelevePersonView *self, GArray *standings, ReleveAwareness awareness)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < standings->len; i++)
    {
      const ReleveStanding *standing = &g_array_index (standings, ReleveStanding, i);

      if (standing->awareness == awareness)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", releve_person_words (self, &standing->competency->short_name));
    }
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static GtkWidget *
make_readings (RelevePersonView *self)
{
  g_autoptr (GArray) standings = releve_standings (releve_person_dossier (self), self->learner_id);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autofree char *names = list_names (self, standings, readings[i].awareness), *title = NULL;
      GtkWidget *block, *label;

      if (names == NULL)
        continue;
      block = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      /* Translators: %1$s is a mark, %2$s a kind such as hidden strength, %3$s competencies. */
      title = g_strdup_printf (_("%1$s %2$s: %3$s"), readings[i].mark, releve_text_awareness (releve_person_book (self), readings[i].awareness), names);
      label = releve_person_wrapped (title, "person-name");
      if (readings[i].awareness == RELEVE_HIDDEN_STRENGTH)
        gtk_widget_add_css_class (label, "hidden-strength");
      gtk_box_append (GTK_BOX (block), label);
      gtk_box_append (GTK_BOX (block), releve_person_wrapped (releve_text_response (releve_person_book (self), readings[i].awareness), "dense"));
      gtk_box_append (GTK_BOX (texts), block);
    }
  gtk_widget_set_hexpand (texts, TRUE);
  return texts;
}

static void
add_quadrant (RelevePersonView *self)
{
  GtkWidget *pair = gtk_box_new (self->width == RELEVE_PERSON_WIDE ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, 24);

  gtk_widget_add_css_class (pair, "section");
  gtk_box_append (GTK_BOX (pair), make_quadrant (self));
  gtk_box_append (GTK_BOX (pair), make_readings (self));
  gtk_box_append (GTK_BOX (self->box), pair);
}

void
releve_person_add_competencies (RelevePersonView *self, const RelevePortrait *portrait)
{
  g_clear_pointer (&self->plot, releve_dot_plot_free);
  self->plot = releve_dot_plot_new (releve_person_dossier (self), self->learner_id, releve_person_book (self));
  add_title (self);
  add_table (self);
  releve_person_add_timeline (self);
  add_quadrant (self);
}
