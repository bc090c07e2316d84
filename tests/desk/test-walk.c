/* A long walk of verbs, then all the way back and forth again. */

#include "releve-desk-fixture.h"

#define STEPS 300

typedef struct {
  DeskFixture *fixture;
  GRand *random;
} Walk;

static int
dice (Walk *walk, int sides)
{
  return g_rand_int_range (walk->random, 0, sides);
}

static const char *
any_learner (Walk *walk)
{
  static const char *const ids[] = { "L01", "L02", "L03" };

  return ids[dice (walk, G_N_ELEMENTS (ids))];
}

static const char *
any_assignment (Walk *walk)
{
  static const char *const ids[] = { "K1", "K2", "A1", "G1" };

  return ids[dice (walk, G_N_ELEMENTS (ids))];
}

/* The id of a card, or one that nobody has. */
static const char *
any_card (Walk *walk)
{
  GPtrArray *cards = releve_dossier_all (walk->fixture->dossier, &releve_placement_kind);

  return cards->len > 0 ? ((const ReleveRow *) cards->pdata[dice (walk, (int) cards->len)])->id : "nobody";
}

static const char *
any_duty (Walk *walk)
{
  GPtrArray *duties = releve_dossier_all (walk->fixture->dossier, &releve_duty_kind);

  return duties->len > 0 ? ((const ReleveRow *) duties->pdata[dice (walk, (int) duties->len)])->id : "nobody";
}

static ReleveLevels
any_levels (Walk *walk)
{
  ReleveLevels levels;

  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    levels.v[i] = (gint8) dice (walk, RELEVE_LEVEL_MAX + 1);
  return levels;
}

static gboolean
rate (Walk *walk, GError **error)
{
  ReleveRating rating = { .learner_id = (char *) any_learner (walk), .level = dice (walk, 9) / 2.0,
                          .source = dice (walk, RELEVE_N_SOURCES), .rater = (char *) "S1",
                          .date = FIXTURE_TODAY - dice (walk, 400) };

  rating.attribute = (char *) releve_attribute_codes[dice (walk, RELEVE_N_ATTRIBUTES)];
  return releve_desk_rate (walk->fixture->desk, &rating, error);
}

static gboolean
take_leave (Walk *walk, GError **error)
{
  ReleveDay first = FIXTURE_TODAY + dice (walk, 200);

  return releve_desk_add_leave (walk->fixture->desk, any_learner (walk),
                                (RelevePeriod) { first, first + dice (walk, 20) - 2 }, NULL, error);
}

/* One verb at random, possible or not. */
static gboolean
take_step (Walk *walk, GError **error)
{
  ReleveDesk *desk = walk->fixture->desk;
  RelevePlacing how = { .reason = dice (walk, 2) ? "Agreed with her" : NULL };
  ReleveLevels levels = any_levels (walk);

  switch (dice (walk, 16)) {
  case 0: case 1: case 2:
    return releve_desk_place (desk, any_learner (walk), any_assignment (walk), dice (walk, 15), &how, NULL, NULL, error);
  case 3: case 4: case 5:
    return releve_desk_move (desk, any_card (walk), any_learner (walk), dice (walk, 15), dice (walk, 4), how.reason, NULL, error);
  case 6:
    return releve_desk_remove (desk, any_card (walk), NULL, error);
  case 7:
    return releve_desk_pin (desk, any_card (walk), dice (walk, 2), error);
  case 8:
    return releve_desk_set_levels (desk, any_card (walk), &levels, dice (walk, 2), how.reason, error);
  case 9:
    return releve_desk_reset_levels (desk, any_card (walk), error);
  case 10:
    return releve_desk_set_midpoint (desk, any_card (walk), FIXTURE_TODAY - 20 + dice (walk, 60), dice (walk, 2), error);
  case 11:
    return releve_desk_set_state (desk, any_card (walk), dice (walk, 4), how.reason, NULL, error);
  case 12:
    return rate (walk, error);
  case 13:
    return take_leave (walk, error);
  case 14:
    return releve_desk_close_duty (desk, any_duty (walk), FIXTURE_TODAY - dice (walk, 30), error);
  default:
    return releve_desk_set_plan (desk, any_learner (walk), dice (walk, 2), how.reason, "en", error);
  }
}

static void
walk_on (Walk *walk)
{
  g_autofree char *before = desk_fixture_sum (walk->fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = take_step (walk, &error);

  after = desk_fixture_sum (walk->fixture);
  g_assert_true (done || error != NULL);
  if (!done)
    g_assert_cmpstr (after, ==, before);
}

static guint
undo_all (DeskFixture *fixture)
{
  guint n = 0;

  while (releve_desk_peek_undo (fixture->desk) != NULL) {
    g_autoptr (GError) error = NULL;

    releve_desk_undo (fixture->desk, NULL, &error);
    g_assert_no_error (error);
    n++;
  }
  return n;
}

static guint
redo_all (DeskFixture *fixture)
{
  guint n = 0;

  while (releve_desk_peek_redo (fixture->desk) != NULL) {
    g_autoptr (GError) error = NULL;

    releve_desk_redo (fixture->desk, NULL, &error);
    g_assert_no_error (error);
    n++;
  }
  return n;
}

static void
test_walk (DeskFixture *fixture, gconstpointer data)
{
  Walk walk = { fixture, g_rand_new_with_seed (20260910) };
  g_autofree char *before = desk_fixture_sum (fixture);
  g_autofree char *after = NULL, *undone = NULL, *redone = NULL;
  guint n;

  for (int i = 0; i < STEPS; i++)
    walk_on (&walk);
  desk_fixture_assert_in_step (fixture);
  after = desk_fixture_sum (fixture);
  desk_fixture_reopen (fixture);
  n = undo_all (fixture);
  g_assert_cmpuint (n, >, STEPS / 4);
  undone = desk_fixture_sum (fixture);
  g_assert_cmpstr (undone, ==, before);
  desk_fixture_reopen (fixture);
  g_assert_cmpuint (redo_all (fixture), ==, n);
  redone = desk_fixture_sum (fixture);
  g_assert_cmpstr (redone, ==, after);
  desk_fixture_assert_in_step (fixture);
  g_rand_free (walk.random);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/desk/walk/a long walk can be undone and redone", DeskFixture, NULL,
              desk_fixture_set_up, test_walk, desk_fixture_tear_down);
  return g_test_run ();
}
