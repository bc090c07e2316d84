#include "releve-timeline.h"

#include <math.h>

#include "releve-portrait.h"

#define NC_(context, message) (message)

/* Pixels at 11 pt text. */
#define NAMES       180.0
#define NAMES_SHORT 118.0 /* where the chart is narrower than … */
#define NARROW      760.0
#define LEAST_WIDTH 420.0
#define HEADER      22.0
#define CARD        53.0
#define ROW         17.7
#define GAP         6.0
#define DATED       56.0  /* a block narrower than this has no date in its head */
#define NUMBERED    18.0  /* and than this, not even a number of its own */
#define TYPE        12.0
#define TYPE_CARD   11.0
/* Undiscussed levels stand at 55 %. */
#define PALER       0.45

struct _ReleveTimeline {
  RelevePhrasebook *book;
  ReleveDossier *dossier;
  GArray *items;            /* of ReleveTimelineItem */
  int n_blocks;
  int n_bands;
  int n_past, n_now, n_to_come;
  double today;             /* blocks from the first, NAN = outside */
};

void
releve_timeline_free (ReleveTimeline *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  g_object_unref (self->dossier);
  g_object_unref (self->book);
  g_free (self);
}

/* The first band where nothing stands in the way. */
static int
find_band (ReleveTimeline *self, int first)
{
  for (int band = 0; ; band++)
    {
      gboolean free = TRUE;

      for (guint i = 0; i < self->items->len; i++)
        {
          const ReleveTimelineItem *item = &g_array_index (self->items, ReleveTimelineItem, i);

          free &= item->band != band || item->last < first;
        }
      if (free)
        return band;
    }
}

static void
add_card (ReleveTimeline *self, const RelevePlacement *card)
{
  ReleveTimelineItem item = {
    .card = card, .assignment = releve_dossier_assignment (self->dossier, card->assignment_id),
    .first = releve_dossier_first_block (self->dossier, card), .last = releve_dossier_last_block (self->dossier, card),
    .levels = releve_levels_chosen (self->dossier, card),
    .discussed = card->levels_state == RELEVE_LEVELS_AGREED || card->state == RELEVE_DONE,
  };
  ReleveCardTime time = releve_card_time (self->dossier, card);

  if (time == RELEVE_CARD_DECLINED || item.assignment == NULL || item.first < 1)
    return;
  self->n_past += time == RELEVE_CARD_PAST;
  self->n_now += time == RELEVE_CARD_NOW;
  self->n_to_come += time == RELEVE_CARD_TO_COME;
  item.band = find_band (self, item.first);
  self->n_bands = MAX (self->n_bands, item.band + 1);
  g_array_append_val (self->items, item);
}

static double
find_today (ReleveDossier *dossier)
{
  ReleveDay today = releve_dossier_get_today (dossier);
  const ReleveBlock *block = releve_dossier_block_at (dossier, today);

  return block != NULL ? block->number - 1 + (today - block->first + 0.5) / (block->last - block->first + 1) : NAN;
}

ReleveTimeline *
releve_timeline_new (ReleveDossier *dossier, const char *learner_id, RelevePhrasebook *book)
{
  g_autoptr (GPtrArray) cards = NULL;
  ReleveTimeline *self;

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier) && RELEVE_IS_PHRASEBOOK (book), NULL);

  self = g_new0 (ReleveTimeline, 1);
  self->dossier = g_object_ref (dossier);
  self->book = g_object_ref (book);
  self->items = g_array_new (FALSE, FALSE, sizeof (ReleveTimelineItem));
  self->n_blocks = releve_dossier_n_blocks (dossier);
  self->n_bands = 1;
  self->today = find_today (dossier);
  cards = releve_cards_in_order (dossier, learner_id);
  for (guint i = 0; i < cards->len; i++)
    add_card (self, cards->pdata[i]);
  return self;
}

guint
releve_timeline_n_items (ReleveTimeline *self)
{
  return self->items->len;
}

const ReleveTimelineItem *
releve_timeline_item (ReleveTimeline *self, guint index)
{
  g_return_val_if_fail (index < self->items->len, NULL);
  return &g_array_index (self->items, ReleveTimelineItem, index);
}

/* Geometry */

static double
band_height (double scale)
{
  return (CARD + GAP + RELEVE_N_CHALLENGES * ROW + GAP) * scale;
}

double
releve_timeline_height (ReleveTimeline *self, double scale)
{
  return HEADER * scale + self->n_bands * band_height (scale);
}

static gboolean
is_narrow (double width, double scale)
{
  return width < NARROW * scale;
}

double
releve_timeline_block_x (ReleveTimeline *self, double width, double scale, int block)
{
  double left = MIN ((is_narrow (width, scale) ? NAMES_SHORT : NAMES) * scale, width / 2);

  return left + (width - left) * (block - 1) / MAX (1, self->n_blocks);
}

double
releve_timeline_today_x (ReleveTimeline *self, double width, double scale)
{
  double left = releve_timeline_block_x (self, width, scale, 1);

  return left + (width - left) * self->today / MAX (1, self->n_blocks);
}

static ReleveChartArea
card_area (ReleveTimeline *self, const ReleveTimelineItem *item, double width, double scale)
{
  double x = releve_timeline_block_x (self, width, scale, item->first);
  double x2 = releve_timeline_block_x (self, width, scale, item->last + 1);
  double inset = MIN (scale, (x2 - x) / 6);

  return (ReleveChartArea) { x + inset, HEADER * scale + item->band * band_height (scale), x2 - x - 3 * inset, CARD * scale };
}

static ReleveShape *
add_shape (GArray *shapes, ReleveShapeKind kind, ReleveColourName colour, double x, double y, double x2, double y2)
{
  ReleveShape shape = { .kind = kind, .colour = colour, .x = x, .y = y, .x2 = x2, .y2 = y2 };

  g_array_append_val (shapes, shape);
  return &g_array_index (shapes, ReleveShape, shapes->len - 1);
}

static ReleveShape *
add_words (GArray *shapes, ReleveShapeKind kind, ReleveColourName colour, double x, double y, double size, const char *text)
{
  ReleveShape *shape = add_shape (shapes, kind, colour, x, y, 0, 0);

  shape->radius = size;
  releve_shape_set_label (shape, text);
  return shape;
}

static void
add_heads (ReleveTimeline *self, GArray *shapes, double width, double scale)
{
  double block_width = releve_timeline_block_x (self, width, scale, 2) - releve_timeline_block_x (self, width, scale, 1);
  int step = MAX (1, (int) ceil (NUMBERED * scale / MAX (block_width, 1)));

  for (int number = 1; number <= self->n_blocks; number += step)
    {
      const ReleveBlock *block = releve_dossier_block_number (self->dossier, number);
      double x = releve_timeline_block_x (self, width, scale, number), y = (HEADER - 6) * scale;
      g_autofree char *text = g_strdup_printf ("%d", number);
      g_autofree char *date = releve_day_format (block->first, releve_phrasebook_get_language (self->book), RELEVE_DAY_SHORT);

      add_words (shapes, RELEVE_SHAPE_LABEL_FROM, RELEVE_COLOUR_FG, x + 3 * scale, y, TYPE * scale, text)->bold = TRUE;
      if (block_width >= DATED * scale)
        add_words (shapes, RELEVE_SHAPE_LABEL_TO, RELEVE_COLOUR_SEC, x + block_width - 4 * scale, y, TYPE_CARD * scale, date);
    }
}

static const char *
name_of (ReleveTimeline *self, int index, gboolean brief)
{
  const ReleveCharacteristic *row = releve_dossier_characteristic (self->dossier, (guint) index);
  ReleveLanguage language = releve_phrasebook_get_language (self->book);

  if (row == NULL)
    return releve_characteristic_codes[index];
  return releve_words_get (brief ? &row->short_name : &row->name, language, NULL);
}

static void
add_names (ReleveTimeline *self, GArray *shapes, double width, double scale)
{
  for (int band = 0; band < self->n_bands; band++)
    for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
      {
        double y = HEADER * scale + band * band_height (scale) + (CARD + GAP + d * ROW) * scale;
        ReleveShape *shape = add_words (shapes, RELEVE_SHAPE_TEXT, RELEVE_COLOUR_FG, 0, y, TYPE * scale,
                                         name_of (self, d, is_narrow (width, scale)));

        shape->x2 = releve_timeline_block_x (self, width, scale, 1) - 8 * scale;
        shape->y2 = y + ROW * scale;
      }
}

static ReleveGlyph
glyph_of (const ReleveTimelineItem *item)
{
  return item->card->state == RELEVE_DONE ? RELEVE_GLYPH_CHECK : RELEVE_GLYPH_UNSET + item->card->levels_state;
}

/* The short title as on the board: soft hyphens only break it. */
static void
add_card_words (ReleveTimeline *self, GArray *shapes, const ReleveTimelineItem *item, const ReleveChartArea *area, double scale)
{
  const char *title = releve_words_get (&item->assignment->short_name, releve_phrasebook_get_language (self->book), NULL);
  gboolean tight = area->width < 44 * scale;
  double x = area->x + 7 * scale, right = area->x + area->width - 3 * scale;
  ReleveShape *shape;

  if (!tight)
    {
      shape = add_shape (shapes, RELEVE_SHAPE_GLYPH, RELEVE_COLOUR_CLINICAL + item->assignment->category, x, area->y + 5 * scale, 0, 0);
      shape->glyph = RELEVE_GLYPH_CLINICAL + item->assignment->category;
      shape->radius = 12 * scale;
      shape = add_shape (shapes, RELEVE_SHAPE_GLYPH, RELEVE_COLOUR_FG, right - 9 * scale, area->y + 7 * scale, 0, 0);
      shape->glyph = glyph_of (item);
      shape->radius = 9 * scale;
    }
  shape = add_words (shapes, RELEVE_SHAPE_TEXT, RELEVE_COLOUR_FG, tight ? x - 1 * scale : x + 14.5 * scale, area->y + 4 * scale, TYPE * scale, item->assignment->code);
  shape->bold = TRUE;
  shape->x2 = tight ? right + 3 * scale : right - 8 * scale;
  shape->y2 = area->y + 19 * scale;
  if (tight)
    return;
  shape = add_words (shapes, RELEVE_SHAPE_TEXT, RELEVE_COLOUR_FG, x, area->y + 21 * scale, TYPE_CARD * scale, title);
  shape->x2 = right + 2 * scale;
  shape->y2 = area->y + area->height - 2 * scale;
}

static void
add_card_shapes (ReleveTimeline *self, GArray *shapes, const ReleveTimelineItem *item, double width, double scale)
{
  ReleveChartArea area = card_area (self, item, width, scale);
  ReleveShape *shape = add_shape (shapes, RELEVE_SHAPE_CELL, RELEVE_COLOUR_CLINICAL_TINT + item->assignment->category,
                                  area.x, area.y, area.x + area.width, area.y + area.height);

  shape->radius = MIN (5 * scale, area.width / 2);
  shape->stroke = 1;
  shape->edge = RELEVE_COLOUR_LINE;
  add_shape (shapes, RELEVE_SHAPE_FIELD, RELEVE_COLOUR_CLINICAL + item->assignment->category,
             area.x, area.y + 3 * scale, area.x + MIN (4 * scale, area.width), area.y + area.height - 3 * scale);
  add_card_words (self, shapes, item, &area, scale);
}

static void
add_levels (ReleveTimeline *self, GArray *shapes, const ReleveTimelineItem *item, double width, double scale)
{
  ReleveChartArea area = card_area (self, item, width, scale);

  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    {
      int level = CLAMP (item->levels.v[d], 0, RELEVE_LEVEL_MAX);
      double y = area.y + (CARD + GAP + d * ROW) * scale, y2 = y + (ROW - 2) * scale;
      ReleveShape *shape = add_shape (shapes, RELEVE_SHAPE_CELL, RELEVE_COLOUR_HEAT + level, area.x, y, area.x + area.width, y2);
      char digit[2] = { (char) ('0' + level), '\0' };

      shape->radius = MIN (3 * scale, area.width / 2);
      shape->fade = item->discussed ? 0 : PALER;
      shape->stroke = level == 0 ? 1 : 0;
      shape->edge = RELEVE_COLOUR_LINE;
      /* On a pale ground the text of the window reads better than that of the step. */
      add_words (shapes, RELEVE_SHAPE_LABEL, item->discussed ? RELEVE_COLOUR_HEAT_TEXT + level : RELEVE_COLOUR_FG,
                 area.x + area.width / 2, y2 - 3.5 * scale, TYPE * scale, digit);
    }
}

/* Behind the cards and cells: it must not cross a figure. */
static void
add_today (ReleveTimeline *self, GArray *shapes, double width, double scale)
{
  double x = releve_timeline_today_x (self, width, scale);

  if (!isnan (x))
    add_shape (shapes, RELEVE_SHAPE_LINE, RELEVE_COLOUR_ACCENT, x, (HEADER - 3) * scale, x, releve_timeline_height (self, scale))->stroke = 2;
}

GArray *
releve_timeline_shapes (ReleveTimeline *self, double width, double scale)
{
  GArray *shapes = releve_shapes_new ();

  if (!(width > 0) || !(scale > 0) || isinf (width) || isinf (scale))
    return shapes;
  add_heads (self, shapes, width, scale);
  add_names (self, shapes, width, scale);
  add_today (self, shapes, width, scale);
  for (guint i = 0; i < self->items->len; i++)
    {
      add_card_shapes (self, shapes, releve_timeline_item (self, i), width, scale);
      add_levels (self, shapes, releve_timeline_item (self, i), width, scale);
    }
  return shapes;
}

/* Words */

char *
releve_timeline_summary (ReleveTimeline *self)
{
  g_autofree char *past = g_strdup_printf ("%d", self->n_past), *now = g_strdup_printf ("%d", self->n_now);
  g_autofree char *to_come = g_strdup_printf ("%d", self->n_to_come), *paler = NULL;
  guint undiscussed = 0;

  for (guint i = 0; i < self->items->len; i++)
    undiscussed += !releve_timeline_item (self, i)->discussed;
  paler = g_strdup_printf ("%u", undiscussed);
  if (self->items->len == 0)
    return g_strdup (releve_say (self->book, "No assignment this year yet."));
  /* Translators: the words in braces are numbers of assignments. */
  return releve_text_fill (releve_say (self->book, "Assignments this year: {past} past, {now} under way, {coming} to come; levels not yet discussed: {paler}."),
                           "past", past, "now", now, "coming", to_come, "paler", paler, NULL);
}

char *
releve_timeline_describe (ReleveTimeline *self, guint index)
{
  const ReleveTimelineItem *item = releve_timeline_item (self, index);
  g_autofree char *blocks = releve_text_blocks (self->book, item->first, item->last);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s %s, %s, %s. %s",
                          item->assignment->code, releve_words_get (&item->assignment->name, releve_phrasebook_get_language (self->book), NULL),
                          blocks, releve_text_placement_state (self->book, item->card->state),
                          item->discussed ? releve_say (self->book, "Levels discussed:") : releve_say (self->book, "Levels not yet discussed:"));
  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    g_string_append_printf (text, "%s %s %d", d > 0 ? "," : "", name_of (self, d, FALSE), item->levels.v[d]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The same as a table: one row a card. */
enum { COLUMN_CARD, COLUMN_BLOCKS, COLUMN_STATE, COLUMN_FIRST_LEVEL, N_COLUMNS = COLUMN_FIRST_LEVEL + RELEVE_N_CHALLENGES };

static void
chart_measure (gpointer chart, double scale, double *least_width, double *height)
{
  *least_width = LEAST_WIDTH * scale;
  *height = releve_timeline_height (chart, scale);
}

static GArray *
chart_shapes (gpointer chart, double width, double height, double scale, ReleveScheme scheme)
{
  return releve_timeline_shapes (chart, width, scale);
}

static guint
chart_n_marks (gpointer chart)
{
  return releve_timeline_n_items (chart);
}

static void
chart_place (gpointer chart, guint mark, double width, double height, double scale, ReleveChartArea *area)
{
  *area = card_area (chart, releve_timeline_item (chart, mark), width, scale);
}

static char *
chart_describe (gpointer chart, guint mark)
{
  return releve_timeline_describe (chart, mark);
}

static char *
chart_summary (gpointer chart)
{
  return releve_timeline_summary (chart);
}

static guint
chart_n_columns (gpointer chart)
{
  return N_COLUMNS;
}

static const char *
chart_column (gpointer chart, guint column)
{
  static const char *const titles[] = { NC_("timeline", "Assignment"), NC_("timeline", "Blocks"), NC_("timeline", "State") };
  ReleveTimeline *self = chart;

  return column < COLUMN_FIRST_LEVEL ? releve_say_in (self->book, "timeline", titles[column])
                                     : name_of (self, (int) column - COLUMN_FIRST_LEVEL, TRUE);
}

static gboolean
chart_numeric (gpointer chart, guint column)
{
  return column >= COLUMN_FIRST_LEVEL;
}

static char *
chart_cell (gpointer chart, guint row, guint column)
{
  ReleveTimeline *self = chart;
  const ReleveTimelineItem *item = releve_timeline_item (self, row);

  switch (column)
    {
    case COLUMN_CARD:
      return g_strdup_printf ("%s %s", item->assignment->code,
                              releve_words_get (&item->assignment->name, releve_phrasebook_get_language (self->book), NULL));
    case COLUMN_BLOCKS:
      return item->first == item->last ? g_strdup_printf ("%d", item->first) : g_strdup_printf ("%d–%d", item->first, item->last);
    case COLUMN_STATE:
      return g_strdup (releve_text_levels_state (self->book, item->card->levels_state, item->card->state));
    default:
      return g_strdup_printf ("%d", item->levels.v[column - COLUMN_FIRST_LEVEL]);
    }
}

static void
chart_free (gpointer chart)
{
  releve_timeline_free (chart);
}

const ReleveChartInterface releve_timeline_chart = {
  chart_measure, chart_shapes, chart_n_marks, chart_place, chart_describe, chart_summary,
  chart_n_marks, chart_n_columns, chart_column, chart_numeric, chart_cell, chart_free,
};
