/* L13: the timeline of levels: none, one, shared, undiscussed, missing, many. */

#include "maker.h"

#include <math.h>
#include <string.h>
#include "releve-timeline.h"

#define WIDTH 1000.0
#define LEFT 180.0
#define BLOCK ((WIDTH - LEFT) / 13)

static ReleveDossier *
make (void)
{
  ReleveDossier *dossier = maker_dossier (13);

  maker_learner (dossier, "L1");
  maker_assignment (dossier, "K1", RELEVE_CLINICAL, "0123401222")->name.en = g_strdup ("R&D <pilot>");
  return dossier;
}

static ReleveTimeline *
draw (ReleveDossier *dossier, ReleveLanguage language)
{
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (language);

  return releve_timeline_new (dossier, "L1", book);
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
test_none (void)
{
  g_autoptr (ReleveDossier) dossier = make (), bare = releve_dossier_new (MAKER_TODAY);
  g_autoptr (ReleveTimeline) none = draw (dossier, RELEVE_LANGUAGE_EN), empty = draw (bare, RELEVE_LANGUAGE_EN);
  g_autoptr (GArray) shapes = releve_timeline_shapes (none, WIDTH, 1), nothing = releve_timeline_shapes (empty, WIDTH, 1);
  g_autofree char *summary = releve_timeline_summary (none);

  g_assert_cmpuint (releve_timeline_n_items (none), ==, 0);
  g_assert_cmpuint (count (shapes, RELEVE_SHAPE_CELL), ==, 0);
  g_assert_cmpuint (count (nothing, RELEVE_SHAPE_CELL), ==, 0);
  g_assert_true (isnan (releve_timeline_today_x (empty, WIDTH, 1)));
  g_assert_cmpstr (summary, ==, "No assignment this year yet.");
}

/* A card and its seven levels stand over its blocks; today is day 20 of block 3. */
static void
test_one (void)
{
  g_autoptr (ReleveDossier) dossier = make ();
  g_autoptr (ReleveTimeline) timeline = NULL;
  g_autoptr (GArray) shapes = NULL;
  guint cells = 0;

  maker_card (dossier, "P1", "L1", "K1", 4, 2);
  timeline = draw (dossier, RELEVE_LANGUAGE_EN);
  shapes = releve_timeline_shapes (timeline, WIDTH, 1);
  for (guint i = 0; i < shapes->len; i++)
    {
      const ReleveShape *shape = &g_array_index (shapes, ReleveShape, i);

      if (shape->kind != RELEVE_SHAPE_CELL)
        continue;
      g_assert_cmpfloat_with_epsilon (shape->x, LEFT + 3 * BLOCK + 1, 1e-9);
      g_assert_cmpfloat_with_epsilon (shape->x2, LEFT + 5 * BLOCK - 2, 1e-9);
      if (cells > 0) /* after the card, its levels 0 1 2 3 4 0 1 */
        g_assert_cmpint (shape->colour, ==, RELEVE_COLOUR_HEAT + "0123401"[cells - 1] - '0');
      cells++;
    }
  g_assert_cmpuint (cells, ==, 1 + RELEVE_N_CHALLENGES);
  g_assert_cmpfloat_with_epsilon (releve_timeline_today_x (timeline, WIDTH, 1), LEFT + (2 + 19.5 / 28) * BLOCK, 1e-9);
}

/* Undiscussed levels stand at 55 %, agreed and done ones in full. */
static void
test_undiscussed (void)
{
  g_autoptr (ReleveDossier) dossier = make ();
  g_autoptr (ReleveTimeline) timeline = NULL;
  g_autoptr (GArray) shapes = NULL;
  guint faded = 0, full = 0;
  RelevePlacement *agreed;

  maker_card (dossier, "P1", "L1", "K1", 5, 1)->levels_state = RELEVE_LEVELS_DRAFT;
  agreed = maker_card (dossier, "P2", "L1", "K1", 6, 1);
  agreed->levels_state = RELEVE_LEVELS_AGREED;
  releve_levels_parse ("4444444222", &agreed->levels);
  timeline = draw (dossier, RELEVE_LANGUAGE_EN);
  shapes = releve_timeline_shapes (timeline, WIDTH, 1);
  for (guint i = 0; i < shapes->len; i++)
    {
      const ReleveShape *shape = &g_array_index (shapes, ReleveShape, i);

      if (shape->kind != RELEVE_SHAPE_CELL || shape->colour < RELEVE_COLOUR_HEAT)
        continue;
      faded += fabs (shape->fade - 0.45) < 1e-9;
      full += shape->fade == 0 && shape->colour == RELEVE_COLOUR_HEAT_4;
    }
  g_assert_cmpuint (faded, ==, RELEVE_N_CHALLENGES);
  g_assert_cmpuint (full, ==, RELEVE_N_CHALLENGES);
}

/* Cards that share a block never cover one another. */
static void
test_shared_blocks (void)
{
  g_autoptr (ReleveDossier) dossier = make ();
  g_autoptr (ReleveTimeline) timeline = NULL;

  maker_card (dossier, "P1", "L1", "K1", 2, 3);
  maker_card (dossier, "P2", "L1", "K1", 3, 1);
  maker_card (dossier, "P3", "L1", "K1", 4, 2);
  maker_card (dossier, "P4", "L1", "K1", 5, 1)->state = RELEVE_DECLINED;
  timeline = draw (dossier, RELEVE_LANGUAGE_EN);
  g_assert_cmpuint (releve_timeline_n_items (timeline), ==, 3);
  for (guint i = 0; i < 3; i++)
    for (guint j = 0; j < i; j++)
      {
        const ReleveTimelineItem *a = releve_timeline_item (timeline, i), *b = releve_timeline_item (timeline, j);

        g_assert_true (a->band != b->band || a->first > b->last || b->first > a->last);
      }
  g_assert_cmpint (releve_timeline_item (timeline, 2)->band, ==, 1);
  g_assert_cmpfloat (releve_timeline_height (timeline, 1), >, 300);
}

/* Everything stays inside, at any width, size of type and number of blocks. */
static void
test_everything_stays_inside (void)
{
  const double widths[] = { 1, 200, 1000, 4000 };

  for (int n = 0; n <= 60; n += 12)
    for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
      {
        g_autoptr (ReleveDossier) dossier = maker_dossier (n);
        g_autoptr (ReleveTimeline) timeline = NULL;
        g_autoptr (GArray) shapes = NULL;

        maker_learner (dossier, "L1");
        maker_assignment (dossier, "K1", RELEVE_ACADEMIC, "4444444222");
        for (int i = 1; i <= n; i++)
          {
            g_autofree char *id = g_strdup_printf ("P%d", i);

            maker_card (dossier, id, "L1", "K1", i, 1 + i % 3);
          }
        timeline = draw (dossier, RELEVE_LANGUAGE_FR);
        shapes = releve_timeline_shapes (timeline, widths[w], 1.7);
        for (guint i = 0; i < shapes->len; i++)
          {
            const ReleveShape *shape = &g_array_index (shapes, ReleveShape, i);

            g_assert_true (isfinite (shape->x) && isfinite (shape->y) && isfinite (shape->x2) && isfinite (shape->y2));
            if (shape->kind == RELEVE_SHAPE_CELL && widths[w] > 100)
              g_assert_cmpfloat (shape->x2, <=, widths[w] + 1e-9);
            g_assert_cmpfloat (shape->y2, <=, releve_timeline_height (timeline, 1.7) + 1e-9);
          }
      }
}

static void
test_a_timeline_without_room_has_no_shapes (void)
{
  const double sizes[] = { 0, -5, NAN, INFINITY };
  g_autoptr (ReleveDossier) dossier = make ();
  g_autoptr (ReleveTimeline) timeline = draw (dossier, RELEVE_LANGUAGE_EN);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GArray) shapes = releve_timeline_shapes (timeline, sizes[i], 1);

      g_assert_cmpuint (shapes->len, ==, 0);
    }
}

/* The sentence, the name of a card and the table say what the picture shows. */
static void
test_words (void)
{
  g_autoptr (ReleveDossier) dossier = make ();
  g_autoptr (ReleveTimeline) timeline = NULL;
  g_autofree char *summary = NULL, *name = NULL, *blocks = NULL, *level = NULL;
  const ReleveChartInterface *chart = &releve_timeline_chart;

  maker_card (dossier, "P1", "L1", "K1", 1, 1)->state = RELEVE_DONE;
  maker_card (dossier, "P2", "L1", "K1", 4, 2);
  timeline = draw (dossier, RELEVE_LANGUAGE_EN);
  summary = releve_timeline_summary (timeline);
  name = releve_timeline_describe (timeline, 1);
  g_assert_cmpstr (summary, ==, "Assignments this year: 1 past, 0 under way, 1 to come; levels not yet discussed: 1.");
  g_assert_true (g_str_has_prefix (name, "K1 R&D <pilot>, blocks 4–5, proposed. Levels not yet discussed: CHG 0, AUT 1"));
  g_assert_cmpuint (chart->n_rows (timeline), ==, 2);
  g_assert_cmpuint (chart->n_columns (timeline), ==, 10);
  blocks = chart->cell (timeline, 1, 1);
  level = chart->cell (timeline, 1, 7);
  g_assert_cmpstr (blocks, ==, "4–5");
  g_assert_cmpstr (level, ==, "4");
  g_assert_true (chart->numeric (timeline, 7) && !chart->numeric (timeline, 0));
}

/* A cell reaches the pixels, paler where nothing was discussed. */
static guint32
pixel_of_level (ReleveLevelsState state)
{
  g_autoptr (ReleveDossier) dossier = make ();
  g_autoptr (ReleveTimeline) timeline = NULL;
  g_autoptr (GArray) shapes = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) WIDTH, 400);
  cairo_t *cr = cairo_create (surface);
  RelevePlacement *card = maker_card (dossier, "P1", "L1", "K1", 4, 1);
  const ReleveShape *cell = NULL;
  guint32 pixel;

  card->levels_state = state;
  releve_levels_parse ("4444444222", &card->levels);
  timeline = draw (dossier, RELEVE_LANGUAGE_EN);
  shapes = releve_timeline_shapes (timeline, WIDTH, 1);
  releve_chart_paint (shapes, cr, RELEVE_SCHEME_LIGHT, NULL);
  for (guint i = 0; i < shapes->len; i++)
    if (g_array_index (shapes, ReleveShape, i).kind == RELEVE_SHAPE_CELL)
      cell = &g_array_index (shapes, ReleveShape, i);
  g_assert_true (cairo_status (cr) == CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  pixel = *(const guint32 *) (const void *) (cairo_image_surface_get_data (surface)
                                             + (int) (cell->y + 6) * cairo_image_surface_get_stride (surface) + (int) (cell->x + 6) * 4);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return pixel & 0xffffff;
}

static void
test_pixels (void)
{
  guint32 agreed = pixel_of_level (RELEVE_LEVELS_AGREED), draft = pixel_of_level (RELEVE_LEVELS_DRAFT);

  g_assert_cmphex (agreed, ==, 0x5f97d3);
  g_assert_cmphex (draft & 0xff, >, agreed & 0xff);
  g_assert_cmphex (draft >> 16, >, agreed >> 16);
}

/* Half a letter would not be UTF-8. */
static void
test_labels_are_whole_letters (void)
{
  g_autofree char *text = g_strnfill (70, 'x');
  ReleveShape shape;

  for (guint at = 58; at < 66; at++)
    {
      memcpy (text + at, "é", 2);
      releve_shape_set_label (&shape, text);
      g_assert_true (g_utf8_validate (shape.label, -1, NULL));
      g_assert_cmpuint (strlen (shape.label), >=, 62);
      memcpy (text + at, "xx", 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart/timeline/L13 no card and no calendar", test_none);
  g_test_add_func ("/chart/timeline/L13 a card stands over its blocks, its levels under it", test_one);
  g_test_add_func ("/chart/timeline/L13 undiscussed levels are paler", test_undiscussed);
  g_test_add_func ("/chart/timeline/L13 cards that share a block stand in bands", test_shared_blocks);
  g_test_add_func ("/chart/timeline/L13 everything stays inside at any size", test_everything_stays_inside);
  g_test_add_func ("/chart/timeline/L13 without room there are no shapes", test_a_timeline_without_room_has_no_shapes);
  g_test_add_func ("/chart/timeline/D10 sentence, names and table say what the picture shows", test_words);
  g_test_add_func ("/chart/timeline/L13 the painter draws paler cells paler", test_pixels);
  g_test_add_func ("/chart/painter/labels are cut at whole letters", test_labels_are_whole_letters);
  return g_test_run ();
}
