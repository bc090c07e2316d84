#include "releve-search-chart.h"

#include <math.h>

#include "releve-fold.h"

/* Pixels at 11 pt. */
#define LEAST_WIDTH 320.0
#define HEIGHT 184.0
#define LEFT 8.0
#define RIGHT 44.0   /* for the figures of the scale */
#define TOP 12.0
#define BOTTOM 24.0
#define TYPE 12.0
#define LABEL_WIDTH 170.0
#define LABEL_STEP 15.0
#define MOST_LINES 6
#define LEAST_ROOM 0.05 /* of V, above and below: two decimals then tell the lines apart */

enum { MARK_BOUND, MARK_VALUE, MARK_TODAY, N_MARKS };
enum { COLUMN_SECONDS, COLUMN_VALUE, COLUMN_BOUND, N_COLUMNS };

struct _ReleveSearchChart {
  GArray *points;
  double today, limit;
  double low, high;     /* of the scale */
  RelevePhrasebook *book;
};

static const ReleveSearchPoint *
point_at (ReleveSearchChart *self, guint i)
{
  return &g_array_index (self->points, ReleveSearchPoint, i);
}

/* The latest that is known. */
static double
last_of (ReleveSearchChart *self, gboolean bound)
{
  for (guint i = self->points->len; i > 0; i--)
    {
      double known = bound ? point_at (self, i - 1)->bound : point_at (self, i - 1)->value;

      if (!isnan (known))
        return known;
    }
  return NAN;
}

/* First bounds are far above: the scale serves the last ones. */
static void
find_scale (ReleveSearchChart *self)
{
  double room;

  self->low = INFINITY;
  for (guint i = 0; i < self->points->len; i++)
    self->low = fmin (self->low, isnan (point_at (self, i)->value) ? INFINITY : point_at (self, i)->value);
  self->low = fmin (self->low, isnan (self->today) ? INFINITY : self->today);
  self->high = fmax (fmax (last_of (self, TRUE), last_of (self, FALSE)), self->today);
  if (!isfinite (self->low))
    self->low = isfinite (self->high) ? self->high : 0;
  if (!isfinite (self->high))
    self->high = self->low;
  room = fmax ((self->high - self->low) * 0.08, LEAST_ROOM);
  self->low = fmax (self->low - room, fmin (self->low, 0));
  self->high += room;
}

ReleveSearchChart *
releve_search_chart_new (GArray *points, double today, double limit, RelevePhrasebook *book)
{
  ReleveSearchChart *self = g_new0 (ReleveSearchChart, 1);

  g_return_val_if_fail (points != NULL && RELEVE_IS_PHRASEBOOK (book), NULL);

  self->points = g_array_copy (points);
  self->today = today;
  self->book = g_object_ref (book);
  self->limit = limit;
  if (points->len > 0)
    self->limit = fmax (limit, point_at (self, points->len - 1)->seconds);
  self->limit = fmax (self->limit, 1);
  find_scale (self);
  return self;
}

void
releve_search_chart_free (ReleveSearchChart *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->points);
  g_object_unref (self->book);
  g_free (self);
}

/* ---- geometry ---- */

double
releve_search_chart_x (ReleveSearchChart *self, double width, double scale, double seconds)
{
  double left = LEFT * scale, right = width - RIGHT * scale;

  return left + (right - left) * CLAMP (seconds / self->limit, 0, 1);
}

double
releve_search_chart_y (ReleveSearchChart *self, double height, double scale, double value)
{
  double top = TOP * scale, bottom = height - BOTTOM * scale;

  return bottom - (bottom - top) * CLAMP ((value - self->low) / (self->high - self->low), 0, 1);
}

typedef struct {
  ReleveSearchChart *chart;
  double width, height, scale;
  GArray *shapes;
} Drawing;

static double
x_of (const Drawing *d, double seconds)
{
  return releve_search_chart_x (d->chart, d->width, d->scale, seconds);
}

static double
y_of (const Drawing *d, double value)
{
  return releve_search_chart_y (d->chart, d->height, d->scale, value);
}

static void
add_line (Drawing *d, double x, double y, double x2, double y2, ReleveColourName colour, double stroke)
{
  ReleveShape shape = { .kind = RELEVE_SHAPE_LINE, .colour = colour, .x = x, .y = y, .x2 = x2, .y2 = y2, .stroke = stroke * d->scale };

  g_array_append_val (d->shapes, shape);
}

static void
add_label (Drawing *d, ReleveShapeKind kind, double x, double y, ReleveColourName colour, const char *text)
{
  ReleveShape shape = { .kind = kind, .colour = colour, .x = x, .y = y, .radius = TYPE * d->scale };

  releve_shape_set_label (&shape, text);
  g_array_append_val (d->shapes, shape);
}

/* A round step that cuts @range into few parts: 1, 2 or 5 of a power of ten. */
static double
round_step (double range)
{
  double step = pow (10, floor (log10 (range / MOST_LINES)));

  for (int i = 0; range / step > MOST_LINES; i++)
    step *= i % 3 == 1 ? 2.5 : 2;
  return step;
}

static char *
say_number (ReleveSearchChart *self, double number, double step)
{
  int decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : 2;

  return isnan (number) ? g_strdup ("–") : releve_number_format (number, decimals, releve_phrasebook_get_language (self->book));
}

static void
draw_scale (Drawing *d)
{
  ReleveSearchChart *self = d->chart;
  double step = round_step (self->high - self->low);

  if (isnan (last_of (self, TRUE)) && isnan (last_of (self, FALSE)) && isnan (self->today))
    return;
  for (double value = ceil (self->low / step) * step; value <= self->high; value += step)
    {
      g_autofree char *figure = say_number (self, value, step);
      double y = y_of (d, value);

      add_line (d, x_of (d, 0), y, x_of (d, self->limit), y, RELEVE_COLOUR_INNER_LINE, 1);
      add_label (d, RELEVE_SHAPE_LABEL_FROM, x_of (d, self->limit) + 8 * d->scale, y + 4 * d->scale, RELEVE_COLOUR_SEC, figure);
    }
}

static void
draw_seconds (Drawing *d)
{
  double step = round_step (d->chart->limit);

  for (double second = 0; second <= d->chart->limit; second += step)
    {
      g_autofree char *figure = say_number (d->chart, second, step);
      gboolean last = second + step > d->chart->limit;
      /* Translators: {n} seconds, at the end of an axis. */
      g_autofree char *with_unit = last ? releve_text_fill (releve_say (d->chart->book, "{n} s"), "n", figure, NULL) : NULL;

      add_label (d, RELEVE_SHAPE_LABEL, x_of (d, second), d->height - 6 * d->scale, RELEVE_COLOUR_SEC, last ? with_unit : figure);
    }
}

static double
end_of (const Drawing *d, guint i)
{
  const ReleveSearchChart *self = d->chart;

  return i + 1 < self->points->len ? x_of (d, point_at (d->chart, i + 1)->seconds) : x_of (d, point_at (d->chart, i)->seconds);
}

static void
draw_gap (Drawing *d)
{
  for (guint i = 0; i + 1 < d->chart->points->len; i++)
    {
      const ReleveSearchPoint *point = point_at (d->chart, i);
      ReleveShape field = { .kind = RELEVE_SHAPE_FIELD, .colour = RELEVE_COLOUR_ACCENT_SOFT };

      if (isnan (point->value) || isnan (point->bound))
        continue;
      field.x = floor (x_of (d, point->seconds)); /* whole pixels leave no seams */
      field.x2 = floor (end_of (d, i));
      field.y = y_of (d, point->bound);
      field.y2 = y_of (d, point->value);
      g_array_append_val (d->shapes, field);
    }
}

static void
draw_steps (Drawing *d, gboolean bound, ReleveColourName colour, double stroke)
{
  double before = NAN;

  for (guint i = 0; i < d->chart->points->len; i++)
    {
      const ReleveSearchPoint *point = point_at (d->chart, i);
      double known = bound ? point->bound : point->value, x = x_of (d, point->seconds), y;

      if (isnan (known))
        continue;
      y = y_of (d, known);
      if (!isnan (before) && before != y)
        add_line (d, x, before, x, y, colour, stroke);
      add_line (d, x, y, end_of (d, i), y, colour, stroke);
      before = y;
    }
}

static void
draw_today (Drawing *d)
{
  double y = y_of (d, d->chart->today), step = 5 * d->scale;

  for (double x = x_of (d, 0); x < x_of (d, d->chart->limit); x += step)
    add_line (d, x, y, fmin (x + step * 0.6, x_of (d, d->chart->limit)), y, RELEVE_COLOUR_FG, 1);
}

static double
value_of (ReleveSearchChart *self, guint mark)
{
  return mark == MARK_TODAY ? self->today : last_of (self, mark == MARK_BOUND);
}

static char *
say_end (ReleveSearchChart *self, guint mark)
{
  g_autofree char *number = say_number (self, value_of (self, mark), 0.01);
  /* Translators: labels at the ends of lines; {n} is the value of a plan. */
  const char *words = mark == MARK_BOUND ? releve_say (self->book, "no plan can pass {n}")
                      : mark == MARK_VALUE ? releve_say (self->book, "best so far {n}") : releve_say (self->book, "today’s plan {n}");

  return releve_text_fill (words, "n", number, NULL);
}

/* Bound above its line, value below, today clear of both. */
static void
draw_ends (Drawing *d)
{
  ReleveSearchChart *self = d->chart;
  static const ReleveColourName colours[] = { RELEVE_COLOUR_FG, RELEVE_COLOUR_ACCENT, RELEVE_COLOUR_SEC };
  double end = self->points->len > 0 ? x_of (d, point_at (self, self->points->len - 1)->seconds) : x_of (d, 0);
  gboolean after = end + LABEL_WIDTH * d->scale < x_of (d, self->limit);
  double floor_y = -INFINITY;

  for (guint mark = 0; mark < N_MARKS; mark++)
    {
      g_autofree char *text = NULL;
      double y;

      if (isnan (value_of (self, mark)))
        continue;
      text = say_end (self, mark);
      y = y_of (d, value_of (self, mark)) + (mark == MARK_BOUND ? -5 : 14) * d->scale;
      y = fmin (fmax (y, floor_y + LABEL_STEP * d->scale), d->height - (BOTTOM - 2) * d->scale);
      y = fmax (y, TYPE * d->scale);
      add_label (d, after ? RELEVE_SHAPE_LABEL_FROM : RELEVE_SHAPE_LABEL_TO, end + (after ? 8 : -8) * d->scale, y, colours[mark], text);
      floor_y = y;
    }
}

static void
draw_points (Drawing *d)
{
  ReleveSearchChart *self = d->chart;

  for (guint mark = 0; mark < MARK_TODAY && self->points->len > 0; mark++)
    {
      ReleveShape disc = { .kind = RELEVE_SHAPE_DISC, .radius = (mark == MARK_VALUE ? 3.5 : 2.5) * d->scale };

      if (isnan (value_of (self, mark)))
        continue;
      disc.colour = mark == MARK_VALUE ? RELEVE_COLOUR_ACCENT : RELEVE_COLOUR_FG;
      disc.x = x_of (d, point_at (self, self->points->len - 1)->seconds);
      disc.y = y_of (d, value_of (self, mark));
      g_array_append_val (d->shapes, disc);
    }
}

GArray *
releve_search_chart_shapes (ReleveSearchChart *self, double width, double height, double scale)
{
  Drawing d = { self, width, height, scale, releve_shapes_new () };

  draw_gap (&d);
  draw_scale (&d);
  draw_seconds (&d);
  if (!isnan (self->today))
    draw_today (&d);
  draw_steps (&d, TRUE, RELEVE_COLOUR_FG, 1.5);
  draw_steps (&d, FALSE, RELEVE_COLOUR_ACCENT, 2);
  draw_points (&d);
  draw_ends (&d);
  return d.shapes;
}

/* ---- words ---- */

char *
releve_search_chart_summary (ReleveSearchChart *self)
{
  double seconds = self->points->len > 0 ? point_at (self, self->points->len - 1)->seconds : 0;
  g_autofree char *after = say_number (self, seconds, 1), *best = say_number (self, value_of (self, MARK_VALUE), 0.01);
  g_autofree char *bound = say_number (self, value_of (self, MARK_BOUND), 0.01), *today = say_number (self, self->today, 0.01);

  if (isnan (value_of (self, MARK_VALUE)))
    return g_strdup (releve_say (self->book, "No plan has been found yet."));
  /* Translators: {seconds}, then three values: of the best plan, of the bound, of today's plan. */
  return releve_text_fill (releve_say (self->book, "After {seconds} s: best so far {best}, no plan can pass {bound}, today’s plan {today}."),
                           "seconds", after, "best", best, "bound", bound, "today", today, NULL);
}

/* ---- any chart ---- */

static void
chart_measure (gpointer chart, double scale, double *least_width, double *height)
{
  *least_width = LEAST_WIDTH * scale;
  *height = HEIGHT * scale;
}

static GArray *
chart_shapes (gpointer chart, double width, double height, double scale, ReleveScheme scheme)
{
  return releve_search_chart_shapes (chart, width, height, scale);
}

/* Marks are there once their value is. */
static guint
chart_n_marks (gpointer chart)
{
  guint n = 0;

  for (guint mark = 0; mark < N_MARKS; mark++)
    n += !isnan (value_of (chart, mark));
  return n;
}

static guint
find_mark (ReleveSearchChart *self, guint index)
{
  for (guint mark = 0; mark < N_MARKS; mark++)
    if (!isnan (value_of (self, mark)) && index-- == 0)
      return mark;
  return MARK_TODAY;
}

static void
chart_place (gpointer chart, guint mark, double width, double height, double scale, ReleveChartArea *area)
{
  ReleveSearchChart *self = chart;
  double seconds = self->points->len > 0 ? point_at (self, self->points->len - 1)->seconds : 0;
  double x = releve_search_chart_x (self, width, scale, seconds);
  double y = releve_search_chart_y (self, height, scale, value_of (self, find_mark (self, mark)));

  *area = (ReleveChartArea) { x - 6 * scale, y - 6 * scale, 12 * scale, 12 * scale };
}

static char *
chart_describe (gpointer chart, guint mark)
{
  return say_end (chart, find_mark (chart, mark));
}

static char *
chart_summary (gpointer chart)
{
  return releve_search_chart_summary (chart);
}

static guint
chart_n_rows (gpointer chart)
{
  return ((ReleveSearchChart *) chart)->points->len;
}

static guint
chart_n_columns (gpointer chart)
{
  return N_COLUMNS;
}

static const char *
chart_column (gpointer chart, guint column)
{
  RelevePhrasebook *book = ((ReleveSearchChart *) chart)->book;

  return column == COLUMN_SECONDS ? releve_say (book, "Seconds")
         : column == COLUMN_VALUE ? releve_say (book, "Best so far") : releve_say (book, "No plan can pass");
}

static gboolean
chart_numeric (gpointer chart, guint column)
{
  return TRUE;
}

static char *
chart_cell (gpointer chart, guint row, guint column)
{
  const ReleveSearchPoint *point = point_at (chart, row);

  return column == COLUMN_SECONDS ? say_number (chart, point->seconds, 0.1)
         : say_number (chart, column == COLUMN_VALUE ? point->value : point->bound, 0.01);
}

static void
chart_free (gpointer chart)
{
  releve_search_chart_free (chart);
}

const ReleveChartInterface releve_search_chart = {
  chart_measure, chart_shapes, chart_n_marks, chart_place, chart_describe, chart_summary,
  chart_n_rows, chart_n_columns, chart_column, chart_numeric, chart_cell, chart_free,
};
