#include "releve-dot-plot.h"

#include <math.h>

#include "releve-fold.h"

#define NC_(context, message) (message)

/* Nominal lengths of a row 22 units high. */
#define ROW_HEIGHT     22.0
#define EDGE           10.0  /* so that the widest mark stays inside at 0 and 4 */
#define DOT            3.6
#define DOT_NESTED     2.2
#define RING           4.8
#define DIAMOND        6.5
#define DIAMOND_NESTED 9.5
#define MARK_STROKE    1.5
#define LINK_STROKE    1.25
#define ROLE_STROKE    2.6
#define ROLE_HALF      8.0
#define GRID_STROKE    1.0
#define TICK_HALF      2.2
#define NEAR           4.0   /* marks nearer than this nest */
#define SCALE_TYPE     12.0

struct _ReleveDotPlot {
  RelevePhrasebook *book;
  GArray *points;      /* of ReleveDotPoint; names owned by @names */
  GStringChunk *names;
  GArray *standings;   /* of ReleveStanding, or NULL */
};

static ReleveDotPlot *
new_empty (RelevePhrasebook *book)
{
  ReleveDotPlot *self = g_new0 (ReleveDotPlot, 1);

  self->book = g_object_ref (book);
  self->points = g_array_new (FALSE, TRUE, sizeof (ReleveDotPoint));
  self->names = g_string_chunk_new (256);
  return self;
}

/* A number outside the scale would leave the picture; none is a gap in it. */
static double
on_scale (double level)
{
  return isnan (level) ? NAN : CLAMP (level, 0, RELEVE_LEVEL_MAX);
}

static void
add_point (ReleveDotPlot *self, const ReleveDotPoint *from)
{
  ReleveDotPoint point = {
    .name = g_string_chunk_insert (self->names, from->name != NULL ? from->name : ""),
    .now = on_scale (from->now), .role = on_scale (from->role),
    .self = on_scale (from->self), .observed = on_scale (from->observed),
  };

  g_array_append_val (self->points, point);
}

ReleveDotPlot *
releve_dot_plot_new (ReleveDossier *dossier, const char *learner_id, RelevePhrasebook *book)
{
  ReleveDotPlot *self;

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier) && RELEVE_IS_PHRASEBOOK (book), NULL);

  self = new_empty (book);
  self->standings = releve_standings (dossier, learner_id);
  for (guint i = 0; i < self->standings->len; i++)
    {
      const ReleveStanding *standing = &g_array_index (self->standings, ReleveStanding, i);
      ReleveDotPoint point = {
        releve_words_get (&standing->competency->name, releve_phrasebook_get_language (book), NULL),
        standing->evidence.level, standing->required, standing->evidence.self, standing->evidence.observed,
      };

      add_point (self, &point);
    }
  return self;
}

ReleveDotPlot *
releve_dot_plot_new_of_points (const ReleveDotPoint *points, guint n, RelevePhrasebook *book)
{
  ReleveDotPlot *self;

  g_return_val_if_fail (RELEVE_IS_PHRASEBOOK (book) && (n == 0 || points != NULL), NULL);

  self = new_empty (book);
  for (guint i = 0; i < n; i++)
    add_point (self, &points[i]);
  return self;
}

void
releve_dot_plot_free (ReleveDotPlot *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->standings, g_array_unref);
  g_string_chunk_free (self->names);
  g_array_unref (self->points);
  g_object_unref (self->book);
  g_free (self);
}

guint
releve_dot_plot_n_rows (ReleveDotPlot *self)
{
  return self->points->len;
}

const ReleveDotPoint *
releve_dot_plot_point (ReleveDotPlot *self, guint row)
{
  g_return_val_if_fail (row < self->points->len, NULL);
  return &g_array_index (self->points, ReleveDotPoint, row);
}

const ReleveStanding *
releve_dot_plot_standing (ReleveDotPlot *self, guint row)
{
  if (self->standings == NULL || row >= self->standings->len)
    return NULL;
  return &g_array_index (self->standings, ReleveStanding, row);
}

double
releve_dot_plot_x (double width, double height, double level)
{
  double edge = MIN (EDGE * height / ROW_HEIGHT, width / 2);

  return edge + CLAMP (level, 0, RELEVE_LEVEL_MAX) / RELEVE_LEVEL_MAX * (width - 2 * edge);
}

/* One row under construction. */
typedef struct {
  GArray *shapes;
  double width, height, unit;
} Row;

static void
add_line (Row *row, ReleveColourName colour, double x, double y, double x2, double y2, double stroke)
{
  ReleveShape shape = { .kind = RELEVE_SHAPE_LINE, .colour = colour, .x = x, .y = y, .x2 = x2, .y2 = y2,
                        .stroke = stroke * row->unit };

  g_array_append_val (row->shapes, shape);
}

static void
add_mark (Row *row, ReleveShapeKind kind, ReleveColourName colour, double level, double radius)
{
  ReleveShape shape = { .kind = kind, .colour = colour, .radius = radius * row->unit, .stroke = MARK_STROKE * row->unit,
                        .x = releve_dot_plot_x (row->width, row->height, level), .y = row->height / 2 };

  g_array_append_val (row->shapes, shape);
}

static void
add_grid (Row *row)
{
  for (int level = 0; level <= RELEVE_LEVEL_MAX; level++)
    {
      double x = releve_dot_plot_x (row->width, row->height, level);

      add_line (row, RELEVE_COLOUR_INNER_LINE, x, 0, x, row->height, GRID_STROKE);
    }
}

static void
add_ticked_scale (Row *row)
{
  double y = row->height / 2, tick = TICK_HALF * row->unit;

  add_line (row, RELEVE_COLOUR_INNER_LINE, releve_dot_plot_x (row->width, row->height, 0), y,
            releve_dot_plot_x (row->width, row->height, RELEVE_LEVEL_MAX), y, GRID_STROKE);
  for (int level = 0; level <= RELEVE_LEVEL_MAX; level++)
    {
      double x = releve_dot_plot_x (row->width, row->height, level);

      add_line (row, RELEVE_COLOUR_INNER_LINE, x, y - tick, x, y + tick, GRID_STROKE);
    }
}

static void
add_role (Row *row, double level)
{
  double x = releve_dot_plot_x (row->width, row->height, level);
  double y = row->height / 2, half = ROLE_HALF * row->unit;

  add_line (row, RELEVE_COLOUR_FG, x, y - half, x, y + half, ROLE_STROKE);
}

/* Whether two marks would cover one another; an absent one is near nothing. */
static gboolean
near_p (const Row *row, double a, double b)
{
  double distance = releve_dot_plot_x (row->width, row->height, a) - releve_dot_plot_x (row->width, row->height, b);

  return !isnan (a) && !isnan (b) && fabs (distance) < NEAR * row->unit;
}

/* From the largest to the smallest, so that nested marks all stay visible. */
static void
add_marks (Row *row, const ReleveDotPoint *point)
{
  gboolean diamond_holds = near_p (row, point->observed, point->self) || near_p (row, point->observed, point->now);
  gboolean ring_holds = near_p (row, point->self, point->now);

  if (!isnan (point->observed))
    add_mark (row, RELEVE_SHAPE_DIAMOND, RELEVE_COLOUR_ACCENT, point->observed, diamond_holds ? DIAMOND_NESTED : DIAMOND);
  if (!isnan (point->self))
    add_mark (row, RELEVE_SHAPE_RING, RELEVE_COLOUR_FG, point->self, RING);
  if (!isnan (point->now))
    add_mark (row, RELEVE_SHAPE_DISC, RELEVE_COLOUR_FG, point->now, ring_holds ? DOT_NESTED : DOT);
}

GArray *
releve_dot_plot_shapes (ReleveDotPlot *self, guint index, double width, double height, ReleveScheme scheme)
{
  Row row = { releve_shapes_new (), width, height, height / ROW_HEIGHT };
  const ReleveDotPoint *point;

  g_return_val_if_fail (index < self->points->len, row.shapes);
  if (!(width > 0) || !(height > 0) || isinf (width) || isinf (height))
    return row.shapes;

  point = releve_dot_plot_point (self, index);
  if (scheme == RELEVE_SCHEME_PRINT)
    add_ticked_scale (&row);
  else
    add_grid (&row);
  if (!isnan (point->now) && !isnan (point->role) && point->now != point->role)
    add_line (&row, RELEVE_COLOUR_FG, releve_dot_plot_x (width, height, point->now), height / 2,
              releve_dot_plot_x (width, height, point->role), height / 2, LINK_STROKE);
  if (!isnan (point->role))
    add_role (&row, point->role);
  add_marks (&row, point);
  return row.shapes;
}

GArray *
releve_dot_plot_scale (double width, double height)
{
  GArray *shapes = releve_shapes_new ();

  if (!(width > 0) || !(height > 0))
    return shapes;
  for (int level = 0; level <= RELEVE_LEVEL_MAX; level++)
    {
      ReleveShape shape = { .kind = RELEVE_SHAPE_LABEL, .colour = RELEVE_COLOUR_SEC,
                            .x = releve_dot_plot_x (width, height, level), .y = height * 0.7,
                            .radius = SCALE_TYPE * height / ROW_HEIGHT, .label = { (char) ('0' + level) } };

      g_array_append_val (shapes, shape);
    }
  return shapes;
}

void
releve_dot_plot_paint_row (ReleveDotPlot *self, guint row, cairo_t *cr, double width, double height, ReleveScheme scheme)
{
  g_autoptr (GArray) shapes = releve_dot_plot_shapes (self, row, width, height, scheme);

  releve_chart_paint (shapes, cr, scheme, NULL);
}

void
releve_dot_plot_paint_scale (cairo_t *cr, double width, double height, ReleveScheme scheme, const PangoFontDescription *font)
{
  g_autoptr (GArray) shapes = releve_dot_plot_scale (width, height);

  releve_chart_paint (shapes, cr, scheme, font);
}

static double
gap_of (const ReleveDotPoint *point)
{
  return isnan (point->now) || isnan (point->role) ? NAN : MAX (0, point->role - point->now);
}

static char *
level_text (ReleveDotPlot *self, double level)
{
  if (isnan (level))
    return g_strdup ("");
  return releve_level_format (level, releve_phrasebook_get_language (self->book));
}

const char *
releve_dot_plot_column (ReleveDotPlot *self, ReleveDotColumn column)
{
  static const char *const titles[] = {
    NC_("dot plot", "Competency"), NC_("dot plot", "now"), NC_("dot plot", "role"),
    NC_("dot plot", "self"), NC_("dot plot", "observed"), NC_("dot plot", "gap"),
  };

  g_return_val_if_fail (column < RELEVE_N_DOT_COLUMNS, "");
  return releve_say_in (self->book, "dot plot", titles[column]);
}

char *
releve_dot_plot_cell (ReleveDotPlot *self, guint row, ReleveDotColumn column)
{
  const ReleveDotPoint *point = releve_dot_plot_point (self, row);

  g_return_val_if_fail (point != NULL, g_strdup (""));
  switch (column)
    {
    case RELEVE_DOT_NAME:
      return g_strdup (point->name);
    case RELEVE_DOT_NOW:
      return level_text (self, point->now);
    case RELEVE_DOT_ROLE:
      return level_text (self, point->role);
    case RELEVE_DOT_SELF:
      return level_text (self, point->self);
    case RELEVE_DOT_OBSERVED:
      return level_text (self, point->observed);
    case RELEVE_DOT_GAP:
      return level_text (self, gap_of (point));
    case RELEVE_N_DOT_COLUMNS:
    default:
      return g_strdup ("");
    }
}

static char *
level_or_none (ReleveDotPlot *self, double level)
{
  /* Translators: there is no level: "the role asks none". */
  return isnan (level) ? g_strdup (releve_say_in (self->book, "dot plot", "none")) : level_text (self, level);
}

char *
releve_dot_plot_describe_row (ReleveDotPlot *self, guint row)
{
  const ReleveDotPoint *point = releve_dot_plot_point (self, row);
  g_autofree char *now = NULL, *role = NULL, *own = NULL, *observed = NULL;

  g_return_val_if_fail (point != NULL, g_strdup (""));
  if (isnan (point->now) && isnan (point->role))
    /* Translators: %s is a competency. */
    return g_strdup_printf (releve_say_in (self->book, "dot plot", "%s: not rated."), point->name);
  now = level_or_none (self, point->now);
  role = level_or_none (self, point->role);
  own = level_or_none (self, point->self);
  observed = level_or_none (self, point->observed);
  /* Translators: a competency, then four levels, each of which may be "none". */
  return g_strdup_printf (releve_say_in (self->book, "dot plot",
                                         "%1$s: now %2$s, the role asks %3$s, self %4$s, observed %5$s."),
                          point->name, now, role, own, observed);
}

typedef struct {
  guint rated, below;
  const ReleveDotPoint *largest;
} Tally;

static Tally
tally_points (ReleveDotPlot *self)
{
  Tally tally = { 0 };

  for (guint i = 0; i < self->points->len; i++)
    {
      const ReleveDotPoint *point = releve_dot_plot_point (self, i);
      double gap = gap_of (point);

      tally.rated += !isnan (point->now);
      tally.below += gap > 0;
      if (gap > 0 && (tally.largest == NULL || gap > gap_of (tally.largest)))
        tally.largest = point;
    }
  return tally;
}

char *
releve_dot_plot_summary (ReleveDotPlot *self)
{
  Tally tally = tally_points (self);
  g_autofree char *now = NULL, *role = NULL;

  if (tally.rated == 0)
    return g_strdup (releve_say (self->book, "No competency is rated yet."));
  if (tally.below == 0)
    /* Translators: %u is a number of competencies. */
    return g_strdup_printf (releve_say_count (self->book, "The %u rated competency reaches what the role asks.",
                                              "The %u rated competencies all reach what the role asks.", tally.rated),
                            tally.rated);
  now = level_text (self, tally.largest->now);
  role = level_text (self, tally.largest->role);
  /* Translators: number below, number rated, the competency of the largest gap, its level now, the level asked. */
  return g_strdup_printf (releve_say_count (self->book,
                                            "%1$u of %2$u rated competencies is below what the role asks: %3$s, %4$s where %5$s is asked.",
                                            "%1$u of %2$u rated competencies are below what the role asks; the largest gap is in %3$s, %4$s where %5$s is asked.",
                                            tally.below),
                          tally.below, tally.rated, tally.largest->name, now, role);
}
