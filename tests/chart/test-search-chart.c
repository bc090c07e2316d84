/* O2: value, bound and gap by seconds: none, one, many, missing, huge, equal. */

#include "releve-search-chart.h"

#include <math.h>
#include <string.h>

#define WIDTH 600.0
#define HEIGHT 206.0

static ReleveSearchChart *
draw (const ReleveSearchPoint *points, guint n, double today)
{
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (ReleveSearchPoint));

  g_array_append_vals (array, points, n);
  return releve_search_chart_new (array, today, 30, book);
}

static guint
count (ReleveSearchChart *chart, ReleveShapeKind kind)
{
  g_autoptr (GArray) shapes = releve_search_chart_shapes (chart, WIDTH, HEIGHT, 1);
  guint n = 0;

  for (guint i = 0; i < shapes->len; i++)
    {
      const ReleveShape *shape = &g_array_index (shapes, ReleveShape, i);

      g_assert_true (isfinite (shape->x) && isfinite (shape->y));
      g_assert_cmpfloat (shape->x, >=, -1);
      g_assert_cmpfloat (shape->x, <=, WIDTH + 1);
      g_assert_cmpfloat (shape->y, >=, 0);
      g_assert_cmpfloat (shape->y, <=, HEIGHT);
      n += shape->kind == kind;
    }
  return n;
}

static void
test_none (void)
{
  g_autoptr (ReleveSearchChart) chart = draw (NULL, 0, NAN);
  g_autofree char *summary = releve_search_chart_summary (chart);

  g_assert_cmpuint (count (chart, RELEVE_SHAPE_FIELD), ==, 0);
  g_assert_cmpuint (count (chart, RELEVE_SHAPE_LABEL_FROM), ==, 0); /* no value, no scale */
  g_assert_cmpuint (releve_search_chart.n_marks (chart), ==, 0);
  g_assert_cmpstr (summary, ==, "No plan has been found yet.");
}

static void
test_gap (void)
{
  ReleveSearchPoint points[] = { { 0.1, NAN, NAN }, { 0.5, 160, 900 }, { 2, 200, 240 }, { 12, 229.2, 232.4 } };
  g_autoptr (ReleveSearchChart) chart = draw (points, G_N_ELEMENTS (points), 197.4);
  g_autofree char *summary = releve_search_chart_summary (chart), *bound = NULL;

  g_assert_cmpuint (count (chart, RELEVE_SHAPE_FIELD), ==, 2);
  g_assert_cmpuint (count (chart, RELEVE_SHAPE_DISC), ==, 2);
  /* The first bound is off the scale and stands at its edge. */
  g_assert_cmpfloat (releve_search_chart_y (chart, HEIGHT, 1, 900), ==, releve_search_chart_y (chart, HEIGHT, 1, 1000));
  g_assert_cmpfloat (releve_search_chart_y (chart, HEIGHT, 1, 232.4), >, releve_search_chart_y (chart, HEIGHT, 1, 900));
  g_assert_cmpfloat (releve_search_chart_y (chart, HEIGHT, 1, 229.2), <, releve_search_chart_y (chart, HEIGHT, 1, 197.4));
  g_assert_cmpstr (summary, ==, "After 12 s: best so far 229.2, no plan can pass 232.4, today’s plan 197.4.");
  bound = releve_search_chart.describe (chart, 0);
  g_assert_cmpstr (bound, ==, "no plan can pass 232.4");
}

static void
test_table (void)
{
  ReleveSearchPoint points[] = { { 0.5, 1, NAN }, { 2, 2, 4 } };
  g_autoptr (ReleveSearchChart) chart = draw (points, G_N_ELEMENTS (points), NAN);
  g_autofree char *missing = releve_search_chart.cell (chart, 0, 2), *seconds = releve_search_chart.cell (chart, 0, 0);

  g_assert_cmpuint (releve_search_chart.n_rows (chart), ==, 2);
  g_assert_cmpuint (releve_search_chart.n_columns (chart), ==, 3);
  g_assert_cmpuint (releve_search_chart.n_marks (chart), ==, 2);
  g_assert_cmpstr (missing, ==, "–");
  g_assert_cmpstr (seconds, ==, "0.5");
}

static void
test_equal_and_huge (void)
{
  ReleveSearchPoint equal[] = { { 0, 5, 5 }, { 1, 5, 5 } }, huge[] = { { 0, 1, 1e12 }, { 1e6, 1e9, 1e9 } };
  g_autoptr (ReleveSearchChart) one = draw (equal, 2, 5), other = draw (huge, 2, 0);

  count (one, RELEVE_SHAPE_LINE);
  count (other, RELEVE_SHAPE_LINE);
  g_assert_cmpfloat (releve_search_chart_x (other, WIDTH, 1, 1e6), ==, releve_search_chart_x (other, WIDTH, 1, 2e6));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-chart/O2 Nothing found yet is said, not drawn", test_none);
  g_test_add_func ("/search-chart/O2 The space between the steps is the gap", test_gap);
  g_test_add_func ("/search-chart/D10 The same figures stand in a table", test_table);
  g_test_add_func ("/search-chart/O2 Equal and huge figures stay on the picture", test_equal_and_huge);
  return g_test_run ();
}
