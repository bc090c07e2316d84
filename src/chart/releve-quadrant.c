#include "releve-quadrant.h"

#include <math.h>

#include "releve-fold.h"

#define NC_(context, message) (message)

/* Levels shown on each side of what the role asks. */
#define REACH 2.0
/* Shares of the height: type, the largest mark of one point, what a count adds. */
#define TYPE 0.043
#define MARK 0.022
#define CLEAR 0.036 /* between an arrow's head and the middle of its mark */
/* Names stand beside so many of the furthest hidden strengths. */
#define NAMED 2

struct _ReleveQuadrant {
  RelevePhrasebook *book;
  GArray *points;       /* of ReleveQuadrantPoint */
  GPtrArray *marks;     /* of ReleveQuadrantMark */
  guint n_pairs;
  double band;
  gboolean person;
};

static void
free_mark (gpointer data)
{
  g_array_unref (((ReleveQuadrantMark *) data)->points);
  g_free (data);
}

void
releve_quadrant_free (ReleveQuadrant *self)
{
  g_array_unref (self->points);
  g_ptr_array_unref (self->marks);
  g_object_unref (self->book);
  g_free (self);
}

static double
to_half (double value)
{
  return CLAMP (round (value * 2) / 2, -REACH, REACH);
}

static ReleveQuadrantMark *
find_mark (ReleveQuadrant *self, double x, double y, ReleveAwareness awareness)
{
  ReleveQuadrantMark *mark;

  for (guint i = 0; i < self->marks->len; i++)
    {
      mark = self->marks->pdata[i];
      if (mark->x == x && mark->y == y && mark->awareness == awareness)
        return mark;
    }
  mark = g_new (ReleveQuadrantMark, 1);
  *mark = (ReleveQuadrantMark) { x, y, awareness, g_array_new (FALSE, FALSE, sizeof (guint)) };
  g_ptr_array_add (self->marks, mark);
  return mark;
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const ReleveQuadrantMark *x = *(const ReleveQuadrantMark *const *) a, *y = *(const ReleveQuadrantMark *const *) b;
  gboolean x_hidden = x->awareness == RELEVE_HIDDEN_STRENGTH, y_hidden = y->awareness == RELEVE_HIDDEN_STRENGTH;

  if (x_hidden != y_hidden)
    return y_hidden - x_hidden;
  if (x_hidden && x->y - x->x != y->y - y->x)
    return y->y - y->x > x->y - x->x ? 1 : -1;
  if (x->y != y->y)
    return y->y > x->y ? 1 : -1;
  return (x->x > y->x) - (x->x < y->x);
}

static void
add_learner (ReleveQuadrant *self, ReleveDossier *dossier, const ReleveLearner *learner)
{
  g_autoptr (GArray) standings = releve_standings (dossier, learner->id);

  for (guint i = 0; i < standings->len; i++)
    {
      const ReleveStanding *standing = &g_array_index (standings, ReleveStanding, i);
      const ReleveEvidence *evidence = &standing->evidence;
      ReleveQuadrantPoint point = { learner, standing->competency, evidence->self, evidence->observed, standing->required,
                                    evidence->self_year_ago, evidence->observed_year_ago, standing->awareness };
      guint index = self->points->len;

      self->n_pairs += !isnan (standing->required);
      if (standing->awareness == RELEVE_UNEXPLORED)
        continue;
      g_array_append_val (self->points, point);
      g_array_append_val (find_mark (self, to_half (point.self - point.required), to_half (point.observed - point.required),
                                     point.awareness)->points, index);
    }
}

static ReleveQuadrant *
begin (ReleveDossier *dossier, RelevePhrasebook *book)
{
  ReleveQuadrant *self = g_new0 (ReleveQuadrant, 1);

  self->book = g_object_ref (book);
  self->points = g_array_new (FALSE, FALSE, sizeof (ReleveQuadrantPoint));
  self->marks = g_ptr_array_new_with_free_func (free_mark);
  self->band = releve_dossier_parameters (dossier)->hidden_band;
  return self;
}

ReleveQuadrant *
releve_quadrant_new (ReleveDossier *dossier, const ReleveFilter *filter, RelevePhrasebook *book)
{
  ReleveQuadrant *self = begin (dossier, book);
  GPtrArray *learners = releve_dossier_all (dossier, &releve_learner_kind);

  for (guint i = 0; i < learners->len; i++)
    if (releve_filter_matches (filter, learners->pdata[i]))
      add_learner (self, dossier, learners->pdata[i]);
  g_ptr_array_sort (self->marks, compare_marks);
  return self;
}

ReleveQuadrant *
releve_quadrant_new_of_person (ReleveDossier *dossier, const char *learner_id, RelevePhrasebook *book)
{
  ReleveQuadrant *self = begin (dossier, book);
  const ReleveLearner *learner = releve_dossier_learner (dossier, learner_id);

  self->person = TRUE;
  if (learner != NULL)
    add_learner (self, dossier, learner);
  g_ptr_array_sort (self->marks, compare_marks);
  return self;
}

guint
releve_quadrant_n_points (ReleveQuadrant *self)
{
  return self->points->len;
}

const ReleveQuadrantPoint *
releve_quadrant_point (ReleveQuadrant *self, guint index)
{
  g_return_val_if_fail (index < self->points->len, NULL);
  return &g_array_index (self->points, ReleveQuadrantPoint, index);
}

guint
releve_quadrant_n_pairs (ReleveQuadrant *self)
{
  return self->n_pairs;
}

guint
releve_quadrant_count (ReleveQuadrant *self, ReleveAwareness awareness)
{
  guint n = 0;

  if (awareness == RELEVE_UNEXPLORED)
    return self->n_pairs - self->points->len;
  for (guint i = 0; i < self->points->len; i++)
    n += releve_quadrant_point (self, i)->awareness == awareness;
  return n;
}

guint
releve_quadrant_n_marks (ReleveQuadrant *self)
{
  return self->marks->len;
}

const ReleveQuadrantMark *
releve_quadrant_mark (ReleveQuadrant *self, guint index)
{
  g_return_val_if_fail (index < self->marks->len, NULL);
  return self->marks->pdata[index];
}

/* Geometry */

/* Room for the words above and below, and for the names of the axes. */
void
releve_quadrant_place (double width, double height, double x, double y, double *at_x, double *at_y)
{
  double left = 0.09 * height, right = width - 0.05 * height, top = 0.09 * height, bottom = 0.83 * height;

  *at_x = left + (right - left) * (x + REACH) / (2 * REACH);
  *at_y = bottom - (bottom - top) * (y + REACH) / (2 * REACH);
}

double
releve_quadrant_radius (const ReleveQuadrantMark *mark, double height)
{
  return MARK * height * CLAMP (sqrt (mark->points->len) * 0.6, 1, 1.7);
}

static void
add_field (GArray *shapes, double width, double height, double x, double y, double x2, double y2, ReleveColourName colour)
{
  ReleveShape shape = { .kind = RELEVE_SHAPE_FIELD, .colour = colour };

  releve_quadrant_place (width, height, x, y, &shape.x, &shape.y);
  releve_quadrant_place (width, height, x2, y2, &shape.x2, &shape.y2);
  g_array_append_val (shapes, shape);
}

static void
add_line (GArray *shapes, double width, double height, double x, double y, double x2, double y2, ReleveColourName colour)
{
  ReleveShape shape = { .kind = RELEVE_SHAPE_LINE, .colour = colour, .stroke = 1 };

  releve_quadrant_place (width, height, x, y, &shape.x, &shape.y);
  releve_quadrant_place (width, height, x2, y2, &shape.x2, &shape.y2);
  g_array_append_val (shapes, shape);
}

static void
add_label (GArray *shapes, ReleveShapeKind kind, double x, double y, double size, const char *text, ReleveColourName colour)
{
  ReleveShape shape = { .kind = kind, .colour = colour, .x = x, .y = y, .radius = size };

  releve_shape_set_label (&shape, text);
  g_array_append_val (shapes, shape);
}

static void
add_ground (ReleveQuadrant *self, GArray *shapes, double width, double height)
{
  add_field (shapes, width, height, -REACH, REACH, 0, 0, RELEVE_COLOUR_ACCENT_SOFT);
  add_field (shapes, width, height, -REACH, self->band, REACH, -self->band, RELEVE_COLOUR_INNER_LINE);
  add_field (shapes, width, height, -self->band, REACH, self->band, -REACH, RELEVE_COLOUR_INNER_LINE);
  add_line (shapes, width, height, -REACH, 0, REACH, 0, RELEVE_COLOUR_SEC);
  add_line (shapes, width, height, 0, REACH, 0, -REACH, RELEVE_COLOUR_SEC);
}

static void
add_title (ReleveQuadrant *self, GArray *shapes, double width, double height, ReleveAwareness awareness)
{
  gboolean right = awareness == RELEVE_RECOGNISED || awareness == RELEVE_BLIND_SPOT;
  gboolean top = awareness == RELEVE_RECOGNISED || awareness == RELEVE_HIDDEN_STRENGTH;
  g_autofree char *text = g_strdup_printf ("%s, %u", releve_text_awareness (self->book, awareness), releve_quadrant_count (self, awareness));
  double x, y;

  releve_quadrant_place (width, height, right ? REACH : -REACH, top ? REACH : -REACH, &x, &y);
  add_label (shapes, right ? RELEVE_SHAPE_LABEL_TO : RELEVE_SHAPE_LABEL_FROM, x, top ? y - 0.025 * height : y + 0.075 * height, TYPE * height, text,
             awareness == RELEVE_HIDDEN_STRENGTH ? RELEVE_COLOUR_ACCENT : RELEVE_COLOUR_FG);
}

static void
add_words (ReleveQuadrant *self, GArray *shapes, double width, double height)
{
  double x, y;

  add_title (self, shapes, width, height, RELEVE_HIDDEN_STRENGTH);
  add_title (self, shapes, width, height, RELEVE_RECOGNISED);
  add_title (self, shapes, width, height, RELEVE_ACKNOWLEDGED_NEED);
  add_title (self, shapes, width, height, RELEVE_BLIND_SPOT);
  releve_quadrant_place (width, height, 0, -REACH, &x, &y);
  add_label (shapes, RELEVE_SHAPE_LABEL, x, y + 0.135 * height, TYPE * 0.92 * height,
             releve_say (self->book, "← rates own level below the role · above →"), RELEVE_COLOUR_SEC);
}

static const struct { ReleveShapeKind kind; ReleveColourName colour; } looks[] = {
  [RELEVE_BORDERLINE] = { RELEVE_SHAPE_DASHED, RELEVE_COLOUR_SEC },
  [RELEVE_RECOGNISED] = { RELEVE_SHAPE_DISC, RELEVE_COLOUR_SEC },
  [RELEVE_BLIND_SPOT] = { RELEVE_SHAPE_SQUARE, RELEVE_COLOUR_FG },
  [RELEVE_HIDDEN_STRENGTH] = { RELEVE_SHAPE_FULL_DIAMOND, RELEVE_COLOUR_ACCENT },
  [RELEVE_ACKNOWLEDGED_NEED] = { RELEVE_SHAPE_TRIANGLE, RELEVE_COLOUR_FG },
};

static char *
name_mark (ReleveQuadrant *self, const ReleveQuadrantMark *mark)
{
  const ReleveQuadrantPoint *point = releve_quadrant_point (self, g_array_index (mark->points, guint, 0));
  const char *what = releve_words_get (&point->competency->short_name, releve_phrasebook_get_language (self->book), NULL);

  if (self->person)
    return g_strdup (what);
  return mark->points->len > 1 ? g_strdup_printf ("%s +%u", point->learner->family, mark->points->len - 1)
                               : g_strdup_printf ("%s, %s", point->learner->family, what);
}

/* A name needs the place of the two half levels at its right. */
static gboolean
has_room (ReleveQuadrant *self, const ReleveQuadrantMark *mark)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const ReleveQuadrantMark *other = self->marks->pdata[i];

      if (other != mark && other->y == mark->y && other->x >= mark->x && other->x <= mark->x + 1)
        return FALSE;
    }
  return TRUE;
}

/* Over the mark; of two that stand half a level apart, one goes under it, or
 * where the words of the quadrant stand, a line higher. At an edge the name begins or ends there, lest it leave the picture. */
static void
add_name_apart (ReleveQuadrant *self, GArray *shapes, double height, const ReleveQuadrantMark *mark, const ReleveShape *at, const char *text)
{
  gboolean apart = ((int) round (mark->x * 2)) % 2 != 0;
  double over = at->y - at->radius - 0.012 * height;
  double y = !apart ? over : mark->y <= -REACH ? over - TYPE * height : at->y + at->radius + TYPE * 0.8 * height;
  ReleveShapeKind kind = mark->x <= -1.5 ? RELEVE_SHAPE_LABEL_FROM : mark->x >= 1.5 ? RELEVE_SHAPE_LABEL_TO : RELEVE_SHAPE_LABEL;
  double edge = kind == RELEVE_SHAPE_LABEL_FROM ? -at->radius : kind == RELEVE_SHAPE_LABEL_TO ? at->radius : 0;

  add_label (shapes, kind, at->x + edge, y, TYPE * 0.9 * height, text, RELEVE_COLOUR_FG);
}

/* Names beside the furthest hidden strengths, elsewhere the count from two. */
static void
add_mark (ReleveQuadrant *self, GArray *shapes, double width, double height, guint index)
{
  const ReleveQuadrantMark *mark = releve_quadrant_mark (self, index);
  ReleveShape shape = { .kind = looks[mark->awareness].kind, .colour = looks[mark->awareness].colour, .stroke = 1.4,
                        .radius = releve_quadrant_radius (mark, height) };
  g_autofree char *text = NULL;
  gboolean named = (mark->awareness == RELEVE_HIDDEN_STRENGTH && index < NAMED) || (self->person && mark->points->len == 1);
  gboolean above = named && !has_room (self, mark);

  releve_quadrant_place (width, height, mark->x, mark->y, &shape.x, &shape.y);
  g_array_append_val (shapes, shape);
  if (named)
    text = name_mark (self, mark);
  else if (mark->points->len > 1)
    text = g_strdup_printf ("%u", mark->points->len);
  if (text != NULL && above)
    add_name_apart (self, shapes, height, mark, &shape, text);
  else if (text != NULL)
    add_label (shapes, mark->x >= 1.5 ? RELEVE_SHAPE_LABEL_TO : RELEVE_SHAPE_LABEL_FROM,
               shape.x + (mark->x >= 1.5 ? -1 : 1) * (shape.radius + 0.012 * height), shape.y + TYPE * 0.36 * height, TYPE * 0.9 * height,
               text, RELEVE_COLOUR_FG);
}

/* From where a person's point stood a year ago. */
static void
add_arrow (ReleveQuadrant *self, GArray *shapes, double width, double height, const ReleveQuadrantPoint *point)
{
  ReleveShape shape = { .kind = RELEVE_SHAPE_ARROW, .colour = RELEVE_COLOUR_SEC, .stroke = 1, .radius = 0.02 * height };
  double x = to_half (point->self_then - point->required), y = to_half (point->observed_then - point->required);
  double x2 = to_half (point->self - point->required), y2 = to_half (point->observed - point->required);
  double length;

  if (isnan (x) || isnan (y) || (x == x2 && y == y2))
    return;
  releve_quadrant_place (width, height, x, y, &shape.x, &shape.y);
  releve_quadrant_place (width, height, x2, y2, &shape.x2, &shape.y2);
  /* The head stands beside the mark, not under it. */
  length = hypot (shape.x2 - shape.x, shape.y2 - shape.y);
  shape.x2 -= (shape.x2 - shape.x) * MIN (1, CLEAR * height / length);
  shape.y2 -= (shape.y2 - shape.y) * MIN (1, CLEAR * height / length);
  g_array_append_val (shapes, shape);
}

GArray *
releve_quadrant_shapes (ReleveQuadrant *self, double width, double height, ReleveScheme scheme)
{
  GArray *shapes = releve_shapes_new ();

  add_ground (self, shapes, width, height);
  add_words (self, shapes, width, height);
  for (guint i = 0; self->person && i < self->points->len; i++)
    add_arrow (self, shapes, width, height, releve_quadrant_point (self, i));
  for (guint i = 0; i < self->marks->len; i++)
    add_mark (self, shapes, width, height, i);
  return shapes;
}

void
releve_quadrant_paint (ReleveQuadrant *self, cairo_t *cr, double width, double height, ReleveScheme scheme, const PangoFontDescription *font)
{
  g_autoptr (GArray) shapes = releve_quadrant_shapes (self, width, height, scheme);

  releve_chart_paint (shapes, cr, scheme, font);
}

/* Words */

char *
releve_quadrant_summary (ReleveQuadrant *self)
{
  static const ReleveAwareness order[] = { RELEVE_HIDDEN_STRENGTH, RELEVE_RECOGNISED, RELEVE_BLIND_SPOT,
                                           RELEVE_ACKNOWLEDGED_NEED, RELEVE_BORDERLINE, RELEVE_UNEXPLORED };
  static const char *const names[] = { "hidden", "recognised", "blind", "acknowledged", "borderline", "unexplored" };
  char *numbers[G_N_ELEMENTS (order)], *text;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    numbers[i] = g_strdup_printf ("%u", releve_quadrant_count (self, order[i]));
  /* Translators: the words in braces are counts. */
  text = releve_text_fill (releve_say (self->book, "Hidden strengths: {hidden}; recognised: {recognised}; blind spots: {blind}; "
                                                   "acknowledged needs: {acknowledged}; borderline: {borderline}; unexplored: {unexplored}."),
                           names[0], numbers[0], names[1], numbers[1], names[2], numbers[2], names[3], numbers[3],
                           names[4], numbers[4], names[5], numbers[5], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_free (numbers[i]);
  return text;
}

char *
releve_quadrant_describe_mark (ReleveQuadrant *self, guint index)
{
  const ReleveQuadrantMark *mark = releve_quadrant_mark (self, index);
  g_autoptr (GString) text = g_string_new (releve_text_awareness (self->book, mark->awareness));

  for (guint i = 0; i < mark->points->len; i++)
    {
      const ReleveQuadrantPoint *point = releve_quadrant_point (self, g_array_index (mark->points, guint, i));
      g_autofree char *who = releve_text_learner (self->book, point->learner, TRUE);
      const char *what = releve_words_get (&point->competency->name, releve_phrasebook_get_language (self->book), NULL);

      g_string_append_printf (text, "\n%s%s%s", self->person ? "" : who, self->person ? "" : ", ", what);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

const char *
releve_quadrant_column (ReleveQuadrant *self, ReleveQuadrantColumn column)
{
  static const char *const titles[] = { NC_("quadrant", "Clinician"), NC_("quadrant", "Competency"), NC_("quadrant", "Self"),
                                        NC_("quadrant", "Observed"), NC_("quadrant", "Role asks"), NC_("quadrant", "Reading") };

  g_return_val_if_fail (column < RELEVE_N_QUADRANT_COLUMNS, "");
  return releve_say_in (self->book, "quadrant", titles[column]);
}

static char *
say_level (ReleveQuadrant *self, double level)
{
  return releve_level_format (round (level * 4) / 4, releve_phrasebook_get_language (self->book));
}

char *
releve_quadrant_cell (ReleveQuadrant *self, guint index, ReleveQuadrantColumn column)
{
  const ReleveQuadrantPoint *point = releve_quadrant_point (self, index);

  switch (column)
    {
    case RELEVE_QUADRANT_WHO:
      return releve_text_learner (self->book, point->learner, TRUE);
    case RELEVE_QUADRANT_WHAT:
      return g_strdup (releve_words_get (&point->competency->name, releve_phrasebook_get_language (self->book), NULL));
    case RELEVE_QUADRANT_SELF:
      return say_level (self, point->self);
    case RELEVE_QUADRANT_OBSERVED:
      return say_level (self, point->observed);
    case RELEVE_QUADRANT_ROLE:
      return say_level (self, point->required);
    case RELEVE_QUADRANT_VERDICT:
      return g_strdup (releve_text_awareness (self->book, point->awareness));
    case RELEVE_N_QUADRANT_COLUMNS:
    default:
      return g_strdup ("");
    }
}

/* As any chart. Pixels at 11 pt text; the least that a pointer should have to hit. */
#define LEAST_WIDTH 340.0
#define HEIGHT      300.0
#define TARGET      20.0

static void
chart_measure (gpointer chart, double scale, double *least_width, double *height)
{
  *least_width = LEAST_WIDTH * scale;
  *height = HEIGHT * scale;
}

static GArray *
chart_shapes (gpointer chart, double width, double height, double scale, ReleveScheme scheme)
{
  return releve_quadrant_shapes (chart, width, height, scheme);
}

static guint
chart_n_marks (gpointer chart)
{
  return releve_quadrant_n_marks (chart);
}

static void
chart_place (gpointer chart, guint index, double width, double height, double scale, ReleveChartArea *area)
{
  const ReleveQuadrantMark *mark = releve_quadrant_mark (chart, index);
  double half = fmax (TARGET * scale / 2, releve_quadrant_radius (mark, height) + 4), x, y;

  releve_quadrant_place (width, height, mark->x, mark->y, &x, &y);
  *area = (ReleveChartArea) { x - half, y - half, 2 * half, 2 * half };
}

static char *
chart_describe (gpointer chart, guint mark)
{
  return releve_quadrant_describe_mark (chart, mark);
}

static char *
chart_summary (gpointer chart)
{
  return releve_quadrant_summary (chart);
}

static guint
chart_n_rows (gpointer chart)
{
  return releve_quadrant_n_points (chart);
}

static guint
chart_n_columns (gpointer chart)
{
  return RELEVE_N_QUADRANT_COLUMNS;
}

static const char *
chart_column (gpointer chart, guint column)
{
  return releve_quadrant_column (chart, column);
}

static gboolean
chart_numeric (gpointer chart, guint column)
{
  return column >= RELEVE_QUADRANT_SELF && column <= RELEVE_QUADRANT_ROLE;
}

static char *
chart_cell (gpointer chart, guint row, guint column)
{
  return releve_quadrant_cell (chart, row, column);
}

static void
chart_free (gpointer chart)
{
  releve_quadrant_free (chart);
}

const ReleveChartInterface releve_quadrant_chart = {
  chart_measure, chart_shapes, chart_n_marks, chart_place, chart_describe, chart_summary,
  chart_n_rows, chart_n_columns, chart_column, chart_numeric, chart_cell, chart_free,
};
