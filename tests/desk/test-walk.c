/* A long walk of verbs, then all the way back and forth again. */

#include "releve-desk-fixture.h"

#define STEPS 300
#define GESTURES 10000
#define LOOK 500     /* gestures between two comparisons with a fresh load */

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
    return releve_desk_remove (desk, any_card (walk), NULL, NULL, error);
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

/* Ten thousand gestures of the board, undone and redone on the way. */

typedef struct {
  Walk walk;
  GPtrArray *sums;    /* of the file, from the first: one more with each step */
  guint at;           /* where undo and redo have led to */
  guint n_undone, n_redone, n_refused, n_excused, n_disordered;
} Stroll;

/* Not of a file that is as it was: refused, or nothing to do. */
static void
remember (Stroll *stroll)
{
  char *sum = desk_fixture_sum (stroll->walk.fixture);

  if (g_str_equal (sum, stroll->sums->pdata[stroll->at])) {
    g_free (sum);
    return;
  }
  g_ptr_array_set_size (stroll->sums, (int) ++stroll->at);
  g_ptr_array_add (stroll->sums, sum);
}

static void
undo_one (Stroll *stroll)
{
  g_autofree char *sum = NULL;
  g_autoptr (GError) error = NULL;

  if (stroll->at == 0)
    return;
  releve_desk_undo (stroll->walk.fixture->desk, NULL, &error);
  g_assert_no_error (error);
  sum = desk_fixture_sum (stroll->walk.fixture);
  g_assert_cmpstr (sum, ==, stroll->sums->pdata[--stroll->at]);
  stroll->n_undone++;
}

static void
redo_one (Stroll *stroll)
{
  g_autofree char *sum = NULL;

  if (stroll->at + 1 >= stroll->sums->len) {
    g_assert_false (releve_desk_redo (stroll->walk.fixture->desk, NULL, NULL));
    return;
  }
  g_assert_true (releve_desk_redo (stroll->walk.fixture->desk, NULL, NULL));
  sum = desk_fixture_sum (stroll->walk.fixture);
  g_assert_cmpstr (sum, ==, stroll->sums->pdata[++stroll->at]);
  stroll->n_redone++;
}

/* No breach that the rules deny stands: each is excused by a reason on a card. */
static void
assert_allowed (Stroll *stroll)
{
  g_autoptr (GPtrArray) breaches = releve_rules_of_dossier (stroll->walk.fixture->dossier);

  for (guint i = 0; i < breaches->len; i++) {
    const ReleveBreach *breach = breaches->pdata[i];

    stroll->n_excused += breach->excused;
    stroll->n_disordered += breach->excused && breach->rule == RELEVE_RULE_PREREQUISITE;
    g_assert_true (breach->severity == RELEVE_WARNS || breach->excused);
  }
}

static void
make_gesture (Stroll *stroll)
{
  Walk *walk = &stroll->walk;
  ReleveDesk *desk = walk->fixture->desk;
  RelevePlacing how = { .reason = dice (walk, 4) == 0 ? "Agreed with her" : NULL, .occupied = dice (walk, 2) ? RELEVE_OCCUPIED_PUSH : RELEVE_OCCUPIED_REFUSE };
  gboolean done;

  switch (dice (walk, 8)) {
  case 0: case 1: case 2:
    done = releve_desk_place (desk, any_learner (walk), any_assignment (walk), 1 + dice (walk, 13), &how, NULL, NULL, NULL);
    break;
  case 3: case 4: case 5:
    done = releve_desk_move (desk, any_card (walk), any_learner (walk), 1 + dice (walk, 13), dice (walk, 4), how.reason, NULL, NULL);
    break;
  case 6:
    done = releve_desk_remove (desk, any_card (walk), how.reason, NULL, NULL);
    break;
  default:
    done = releve_desk_pin (desk, any_card (walk), dice (walk, 3) == 0, NULL);
  }
  stroll->n_refused += !done;
  remember (stroll);
  assert_allowed (stroll);
}

static void
test_stroll (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) sums = g_ptr_array_new_with_free_func (g_free);
  Stroll stroll = { { fixture, g_rand_new_with_seed (20261128) }, sums };

  g_ptr_array_add (sums, desk_fixture_sum (fixture));
  for (int i = 1; i <= GESTURES; i++) {
    int chance = dice (&stroll.walk, 10);

    if (chance < 2)
      undo_one (&stroll);
    else if (chance == 2)
      redo_one (&stroll);
    else
      make_gesture (&stroll);
    if (i % LOOK == 0)
      desk_fixture_assert_in_step (fixture);
  }
  g_test_message ("%u undone, %u redone, %u refused, %u breaches seen excused, %u steps kept",
                  stroll.n_undone, stroll.n_redone, stroll.n_refused, stroll.n_excused, stroll.at);
  g_assert_cmpuint (stroll.n_undone, >, GESTURES / 10);
  g_assert_cmpuint (stroll.n_redone, >, GESTURES / 50);
  g_assert_cmpuint (stroll.n_refused, >, GESTURES / 50);
  g_assert_cmpuint (stroll.n_excused, >, 0);
  g_assert_cmpuint (stroll.n_disordered, >, 0);
  g_rand_free (stroll.walk.random);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/desk/walk/a long walk can be undone and redone", DeskFixture, NULL,
              desk_fixture_set_up, test_walk, desk_fixture_tear_down);
  g_test_add ("/desk/walk/B13 ten thousand gestures: undo gives each file back, memory is what the file says, no denied breach stands",
              DeskFixture, NULL, desk_fixture_set_up, test_stroll, desk_fixture_tear_down);
  return g_test_run ();
}
