/* The quadrant: zero, one, equal, missing and many. */

#include "maker.h"

#include <math.h>
#include <string.h>
#include "releve-quadrant.h"

#define WIDTH 340.0
#define HEIGHT 300.0

static void
rate (ReleveDossier *dossier, const char *learner, const char *competency, double self, double observed, int age)
{
  for (int other = 0; other < 2; other++)
    {
      g_autofree char *id = g_strdup_printf ("%s/%s/%d/%d", learner, competency, other, age);
      ReleveRating *row = releve_row_new (&releve_rating_kind, id);

      row->learner_id = g_strdup (learner);
      row->competency_id = g_strdup (competency);
      row->source = other ? RELEVE_SUPERVISOR_SAYS : RELEVE_SELF;
      row->rater = other ? g_strdup ("S1") : NULL;
      row->level = other ? observed : self;
      row->date = MAKER_TODAY - age;
      releve_dossier_put (dossier, &releve_rating_kind, row);
    }
}

static ReleveDossier *
make (int n_learners)
{
  ReleveDossier *dossier = maker_dossier (13);

  for (int i = 0; i < n_learners; i++)
    {
      g_autofree char *id = g_strdup_printf ("L%d", i);

      maker_learner (dossier, id)->family = g_strdup ("R&D <pilot>");
    }
  return dossier;
}

static ReleveQuadrant *
draw (ReleveDossier *dossier)
{
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);

  return releve_quadrant_new (dossier, NULL, book);
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
test_nobody (void)
{
  g_autoptr (ReleveDossier) dossier = make (0);
  g_autoptr (ReleveQuadrant) quadrant = draw (dossier);
  g_autoptr (GArray) shapes = releve_quadrant_shapes (quadrant, WIDTH, HEIGHT, RELEVE_SCHEME_LIGHT);

  g_assert_cmpuint (releve_quadrant_n_marks (quadrant), ==, 0);
  g_assert_cmpuint (releve_quadrant_n_pairs (quadrant), ==, 0);
  g_assert_cmpuint (count (shapes, RELEVE_SHAPE_FIELD), ==, 3);
}

/* The role asks 3 throughout: every kind by its own shape. */
static void
test_kinds (void)
{
  g_autoptr (ReleveDossier) dossier = make (1);
  g_autoptr (ReleveQuadrant) quadrant = NULL;
  g_autoptr (GArray) shapes = NULL;

  rate (dossier, "L0", "C1", 2, 4, 30);
  rate (dossier, "L0", "C2", 4, 4, 30);
  rate (dossier, "L0", "C3", 4, 2, 30);
  rate (dossier, "L0", "C4", 1, 2, 30);
  rate (dossier, "L0", "C5", 3, 2, 30);
  quadrant = draw (dossier);
  shapes = releve_quadrant_shapes (quadrant, WIDTH, HEIGHT, RELEVE_SCHEME_LIGHT);
  g_assert_cmpuint (releve_quadrant_n_marks (quadrant), ==, 5);
  g_assert_cmpuint (releve_quadrant_n_pairs (quadrant), ==, 12);
  g_assert_cmpuint (releve_quadrant_count (quadrant, RELEVE_UNEXPLORED), ==, 7);
  g_assert_cmpuint (count (shapes, RELEVE_SHAPE_FULL_DIAMOND), ==, 1);
  g_assert_cmpuint (count (shapes, RELEVE_SHAPE_DISC), ==, 1);
  g_assert_cmpuint (count (shapes, RELEVE_SHAPE_SQUARE), ==, 1);
  g_assert_cmpuint (count (shapes, RELEVE_SHAPE_TRIANGLE), ==, 1);
  g_assert_cmpuint (count (shapes, RELEVE_SHAPE_DASHED), ==, 1);
  g_assert_cmpint (releve_quadrant_mark (quadrant, 0)->awareness, ==, RELEVE_HIDDEN_STRENGTH); /* first */
  g_assert_cmpfloat (releve_quadrant_mark (quadrant, 0)->x, ==, -1);
  g_assert_cmpfloat (releve_quadrant_mark (quadrant, 0)->y, ==, 1);
}

static void
test_equal (void)
{
  g_autoptr (ReleveDossier) dossier = make (40);
  g_autoptr (ReleveQuadrant) quadrant = NULL;
  const ReleveQuadrantMark *mark;

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *id = g_strdup_printf ("L%d", i);

      rate (dossier, id, "C1", 2, 2, 30);
    }
  quadrant = draw (dossier);
  g_assert_cmpuint (releve_quadrant_n_marks (quadrant), ==, 1);
  mark = releve_quadrant_mark (quadrant, 0);
  g_assert_cmpuint (mark->points->len, ==, 40);
  g_assert_cmpfloat (releve_quadrant_radius (mark, HEIGHT), <, HEIGHT / 20);
}

/* Every mark stands inside, however far out its levels are. */
static void
test_many (void)
{
  g_autoptr (ReleveDossier) dossier = make (60);
  g_autoptr (ReleveQuadrant) quadrant = NULL;
  guint sum = 0;

  for (int i = 0; i < 60; i++)
    for (int c = 1; c <= 12; c++)
      {
        g_autofree char *id = g_strdup_printf ("L%d", i), *code = g_strdup_printf ("C%d", c);

        rate (dossier, id, code, (i + c) % 9 / 2.0, (i * c) % 9 / 2.0, 30);
      }
  quadrant = draw (dossier);
  for (guint i = 0; i < releve_quadrant_n_marks (quadrant); i++)
    {
      const ReleveQuadrantMark *mark = releve_quadrant_mark (quadrant, i);
      double x, y;

      releve_quadrant_place (WIDTH, HEIGHT, mark->x, mark->y, &x, &y);
      g_assert_true (x > 0 && x < WIDTH && y > 0 && y < HEIGHT);
      sum += mark->points->len;
    }
  g_assert_cmpuint (sum, ==, 720);
  g_assert_cmpuint (sum, ==, releve_quadrant_n_points (quadrant));
}

/* Arrows through time, for one person and only where she has moved. */
static void
test_arrows (void)
{
  g_autoptr (ReleveDossier) dossier = make (1);
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);
  g_autoptr (ReleveQuadrant) quadrant = NULL;
  g_autoptr (GArray) shapes = NULL;

  rate (dossier, "L0", "C1", 1, 1, 400);
  rate (dossier, "L0", "C1", 2, 2, 20);
  rate (dossier, "L0", "C2", 2, 2, 400);
  rate (dossier, "L0", "C2", 2, 2, 20);
  rate (dossier, "L0", "C3", 2, 2, 20);
  quadrant = releve_quadrant_new_of_person (dossier, "L0", book);
  shapes = releve_quadrant_shapes (quadrant, WIDTH, HEIGHT, RELEVE_SCHEME_LIGHT);
  g_assert_cmpuint (count (shapes, RELEVE_SHAPE_ARROW), ==, 1);
}

static void
test_table (void)
{
  g_autoptr (ReleveDossier) dossier = make (1);
  g_autoptr (ReleveQuadrant) quadrant = NULL;
  g_autofree char *self = NULL, *verdict = NULL, *summary = NULL;

  rate (dossier, "L0", "C1", 1.5, 4, 30);
  quadrant = draw (dossier);
  self = releve_quadrant_cell (quadrant, 0, RELEVE_QUADRANT_SELF);
  verdict = releve_quadrant_cell (quadrant, 0, RELEVE_QUADRANT_VERDICT);
  summary = releve_quadrant_summary (quadrant);
  g_assert_cmpstr (self, ==, "1½");
  g_assert_cmpstr (verdict, ==, "Hidden strength");
  g_assert_nonnull (strstr (summary, "Hidden strengths: 1; recognised: 0"));
  g_assert_nonnull (strstr (summary, "unexplored: 11."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/quadrant/nobody is an empty ground", test_nobody);
  g_test_add_func ("/chart/quadrant/S4 every kind has its shape, hidden strengths first", test_kinds);
  g_test_add_func ("/chart/quadrant/equal pairs share one mark", test_equal);
  g_test_add_func ("/chart/quadrant/many marks stay inside", test_many);
  g_test_add_func ("/chart/quadrant/S4 arrows show who has moved", test_arrows);
  g_test_add_func ("/chart/quadrant/D10 summary and table", test_table);
  return g_test_run ();
}
