#include "releve-dot-plot.h"

#include <math.h>
#include "releve-fixture.h"

#define WIDTH  332.0
#define HEIGHT 22.0

static ReleveDotPlot *
plot_of (double now, double role, double self, double observed)
{
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);
  ReleveDotPoint point = { "R&D <pilot>", now, role, self, observed };

  return releve_dot_plot_new_of_points (&point, 1, book);
}

static const ReleveShape *
find (GArray *shapes, ReleveShapeKind kind)
{
  for (guint i = 0; i < shapes->len; i++)
    if (g_array_index (shapes, ReleveShape, i).kind == kind)
      return &g_array_index (shapes, ReleveShape, i);
  return NULL;
}

static guint
count (GArray *shapes, ReleveShapeKind kind)
{
  guint n = 0;

  for (guint i = 0; i < shapes->len; i++)
    n += g_array_index (shapes, ReleveShape, i).kind == kind;
  return n;
}

static void
test_marks_stand_at_their_levels (void)
{
  g_autoptr (ReleveDotPlot) plot = plot_of (1, 3, 2, 0.5);
  g_autoptr (GArray) shapes = releve_dot_plot_shapes (plot, 0, WIDTH, HEIGHT, RELEVE_SCHEME_LIGHT);

  g_assert_cmpfloat_with_epsilon (find (shapes, RELEVE_SHAPE_DISC)->x, 10 + 78, 1e-9);
  g_assert_cmpfloat_with_epsilon (find (shapes, RELEVE_SHAPE_RING)->x, 10 + 2 * 78, 1e-9);
  g_assert_cmpfloat_with_epsilon (find (shapes, RELEVE_SHAPE_DIAMOND)->x, 10 + 0.5 * 78, 1e-9);
  /* Five levels of the grid, the link from now to role, and the role. */
  g_assert_cmpuint (count (shapes, RELEVE_SHAPE_LINE), ==, 5 + 1 + 1);
}

static void
test_equal_marks_nest_and_none_hides_another (void)
{
  g_autoptr (ReleveDotPlot) plot = plot_of (2, 2, 2, 2);
  g_autoptr (GArray) shapes = releve_dot_plot_shapes (plot, 0, WIDTH, HEIGHT, RELEVE_SCHEME_LIGHT);

  g_assert_cmpfloat (find (shapes, RELEVE_SHAPE_DIAMOND)->radius, ==, 9.5);
  g_assert_cmpfloat (find (shapes, RELEVE_SHAPE_RING)->radius, ==, 4.8);
  g_assert_cmpfloat (find (shapes, RELEVE_SHAPE_DISC)->radius, ==, 2.2);
  g_assert_true (g_array_index (shapes, ReleveShape, shapes->len - 1).kind == RELEVE_SHAPE_DISC);
  g_assert_true (g_array_index (shapes, ReleveShape, shapes->len - 3).kind == RELEVE_SHAPE_DIAMOND);
  /* No link where now is the role already. */
  g_assert_cmpuint (count (shapes, RELEVE_SHAPE_LINE), ==, 5 + 1);
}

static void
test_every_mark_stays_inside_at_both_ends (void)
{
  const double levels[] = { 0, 4, -3, 1e9, INFINITY, -INFINITY };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autoptr (ReleveDotPlot) plot = plot_of (levels[i], levels[i], levels[i], levels[i]);
      g_autoptr (GArray) shapes = releve_dot_plot_shapes (plot, 0, WIDTH, HEIGHT, RELEVE_SCHEME_DARK);

      for (guint s = 0; s < shapes->len; s++)
        {
          const ReleveShape *shape = &g_array_index (shapes, ReleveShape, s);

          g_assert_cmpfloat (shape->x - shape->radius, >=, 0);
          g_assert_cmpfloat (shape->x + shape->radius, <=, WIDTH);
        }
    }
}

static void
test_missing_levels_are_missing_marks (void)
{
  g_autoptr (ReleveDotPlot) none = plot_of (NAN, NAN, NAN, NAN);
  g_autoptr (ReleveDotPlot) role = plot_of (NAN, 3, NAN, NAN);
  g_autoptr (GArray) bare = releve_dot_plot_shapes (none, 0, WIDTH, HEIGHT, RELEVE_SCHEME_LIGHT);
  g_autoptr (GArray) bar = releve_dot_plot_shapes (role, 0, WIDTH, HEIGHT, RELEVE_SCHEME_LIGHT);
  g_autofree char *sentence = releve_dot_plot_describe_row (none, 0);
  g_autofree char *cell = releve_dot_plot_cell (none, 0, RELEVE_DOT_GAP);

  g_assert_cmpuint (bare->len, ==, 5);
  g_assert_cmpuint (bar->len, ==, 6);
  g_assert_cmpstr (sentence, ==, "R&D <pilot>: not rated.");
  g_assert_cmpstr (cell, ==, "");
}

static void
test_a_plot_without_room_has_no_shapes (void)
{
  const double sizes[] = { 0, -5, NAN, INFINITY };
  g_autoptr (ReleveDotPlot) plot = plot_of (1, 2, 3, 4);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GArray) flat = releve_dot_plot_shapes (plot, 0, WIDTH, sizes[i], RELEVE_SCHEME_LIGHT);
      g_autoptr (GArray) thin = releve_dot_plot_shapes (plot, 0, sizes[i], HEIGHT, RELEVE_SCHEME_LIGHT);

      g_assert_cmpuint (flat->len, ==, 0);
      g_assert_cmpuint (thin->len, ==, 0);
    }
}

static void
test_paper_has_a_ticked_scale_and_labels_have_five_figures (void)
{
  g_autoptr (ReleveDotPlot) plot = plot_of (1, 3, NAN, NAN);
  g_autoptr (GArray) shapes = releve_dot_plot_shapes (plot, 0, WIDTH, HEIGHT, RELEVE_SCHEME_PRINT);
  g_autoptr (GArray) labels = releve_dot_plot_scale (WIDTH, HEIGHT);

  g_assert_cmpuint (count (shapes, RELEVE_SHAPE_LINE), ==, 1 + 5 + 1 + 1);
  g_assert_cmpuint (labels->len, ==, 5);
  g_assert_cmpstr (g_array_index (labels, ReleveShape, 4).label, ==, "4");
  g_assert_cmpfloat (g_array_index (labels, ReleveShape, 4).x, ==, releve_dot_plot_x (WIDTH, HEIGHT, 4));
}

static void
test_the_summary_counts_and_names_the_largest_gap (void)
{
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);
  ReleveDotPoint points[] = {
    { "Leading change", 1, 3, 1, 1 }, { "Leading teams", 2, 3, NAN, 2 }, { "Integrity", 3, 3, 2, 4 }, { "Quality", NAN, 3, NAN, NAN },
  };
  g_autoptr (ReleveDotPlot) none = releve_dot_plot_new_of_points (NULL, 0, book);
  g_autoptr (ReleveDotPlot) one = releve_dot_plot_new_of_points (points + 1, 1, book);
  g_autoptr (ReleveDotPlot) met = releve_dot_plot_new_of_points (points + 2, 1, book);
  g_autoptr (ReleveDotPlot) all = releve_dot_plot_new_of_points (points, 4, book);
  g_autofree char *nothing = releve_dot_plot_summary (none);
  g_autofree char *single = releve_dot_plot_summary (one);
  g_autofree char *reached = releve_dot_plot_summary (met);
  g_autofree char *several = releve_dot_plot_summary (all);

  g_assert_cmpstr (nothing, ==, "No competency is rated yet.");
  g_assert_cmpstr (single, ==, "1 of 1 rated competencies is below what the role asks: Leading teams, 2 where 3 is asked.");
  g_assert_cmpstr (reached, ==, "The 1 rated competency reaches what the role asks.");
  g_assert_cmpstr (several, ==, "2 of 3 rated competencies are below what the role asks; the largest gap is in Leading change, 1 where 3 is asked.");
}

static void
test_the_table_says_what_the_picture_shows (void)
{
  g_autoptr (ReleveDotPlot) plot = plot_of (1.5, 3, 2, NAN);
  g_autofree char *sentence = releve_dot_plot_describe_row (plot, 0);
  g_autofree char *now = releve_dot_plot_cell (plot, 0, RELEVE_DOT_NOW);
  g_autofree char *observed = releve_dot_plot_cell (plot, 0, RELEVE_DOT_OBSERVED);
  g_autofree char *gap = releve_dot_plot_cell (plot, 0, RELEVE_DOT_GAP);

  g_assert_cmpstr (sentence, ==, "R&D <pilot>: now 1½, the role asks 3, self 2, observed none.");
  g_assert_cmpstr (now, ==, "1½");
  g_assert_cmpstr (observed, ==, "");
  g_assert_cmpstr (gap, ==, "1½");
}

static void
keep_row (const ReleveKind *kind, gpointer row, gpointer dossier)
{
  releve_dossier_put (dossier, kind, row);
}

static void
test_a_dossier_gives_one_row_a_competency_largest_gap_first (void)
{
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);
  g_autoptr (ReleveDossier) dossier = releve_dossier_new (releve_day_new (2026, 9, 14));
  g_autoptr (ReleveDotPlot) plot = NULL;

  fixture_build (keep_row, dossier);
  plot = releve_dot_plot_new (dossier, "L01", book);
  g_assert_cmpuint (releve_dot_plot_n_rows (plot), ==, 12);
  for (guint i = 1; i < 12; i++)
    g_assert_cmpfloat (releve_dot_plot_standing (plot, i - 1)->gap, >=, releve_dot_plot_standing (plot, i)->gap);
}

/* The picture reaches the pixels: a mark where the geometry says, ground elsewhere. */
static void
test_the_painter_draws_on_any_surface (void)
{
  g_autoptr (ReleveDotPlot) plot = plot_of (2, 2, NAN, NAN);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) WIDTH, (int) HEIGHT);
  cairo_t *cr = cairo_create (surface);
  const guint32 *pixels;
  int stride;

  releve_dot_plot_paint_row (plot, 0, cr, WIDTH, HEIGHT, RELEVE_SCHEME_PRINT);
  cairo_surface_flush (surface);
  pixels = (const guint32 *) (const void *) cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface) / 4;
  g_assert_cmphex (pixels[11 * stride + 166], ==, 0xff000000);
  g_assert_cmphex (pixels[2 * stride + 40], ==, 0);
  g_assert_true (cairo_status (cr) == CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart/dot-plot/marks stand at their levels", test_marks_stand_at_their_levels);
  g_test_add_func ("/chart/dot-plot/equal marks nest and none hides another", test_equal_marks_nest_and_none_hides_another);
  g_test_add_func ("/chart/dot-plot/every mark stays inside at both ends", test_every_mark_stays_inside_at_both_ends);
  g_test_add_func ("/chart/dot-plot/missing levels are missing marks", test_missing_levels_are_missing_marks);
  g_test_add_func ("/chart/dot-plot/a plot without room has no shapes", test_a_plot_without_room_has_no_shapes);
  g_test_add_func ("/chart/dot-plot/paper has a ticked scale and labels have five figures", test_paper_has_a_ticked_scale_and_labels_have_five_figures);
  g_test_add_func ("/chart/dot-plot/the summary counts and names the largest gap", test_the_summary_counts_and_names_the_largest_gap);
  g_test_add_func ("/chart/dot-plot/the table says what the picture shows", test_the_table_says_what_the_picture_shows);
  g_test_add_func ("/chart/dot-plot/a dossier gives one row a competency, largest gap first", test_a_dossier_gives_one_row_a_competency_largest_gap_first);
  g_test_add_func ("/chart/dot-plot/the painter draws on any surface", test_the_painter_draws_on_any_surface);
  return g_test_run ();
}
