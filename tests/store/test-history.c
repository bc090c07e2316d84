/* One test a rule on which the storage rests. */

#include "releve-store-fixture.h"

#include "releve-error.h"

static void
place_two (StoreFixture *fixture)
{
  store_fixture_begin (fixture);
  store_fixture_put (fixture, &releve_placement_kind, store_fixture_card ("a", "L01", "K1", "B4"));
  store_fixture_put (fixture, &releve_placement_kind, store_fixture_card ("b", "L03", "K1", "B5"));
  store_fixture_commit (fixture);
}

static void
undo (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  releve_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  store_fixture_assert_in_step (fixture);
}

static void
redo (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  releve_store_redo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  store_fixture_assert_in_step (fixture);
}

static void
test_put_undo_redo (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = store_fixture_sum (fixture);
  g_autofree char *after = NULL, *undone = NULL, *redone = NULL;

  place_two (fixture);
  store_fixture_assert_in_step (fixture);
  g_assert_nonnull (releve_dossier_placement (fixture->dossier, "a"));
  after = store_fixture_sum (fixture);
  g_assert_cmpstr (after, !=, before);
  undo (fixture);
  g_assert_null (releve_dossier_placement (fixture->dossier, "a"));
  undone = store_fixture_sum (fixture);
  g_assert_cmpstr (undone, ==, before);
  redo (fixture);
  redone = store_fixture_sum (fixture);
  g_assert_cmpstr (redone, ==, after);
}

static void
test_survives_reopening (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = store_fixture_sum (fixture);
  g_autofree char *undone = NULL;
  g_autoptr (ReleveStep) step = NULL;

  place_two (fixture);
  store_fixture_reopen (fixture);
  undo (fixture);
  store_fixture_reopen (fixture);
  undone = store_fixture_sum (fixture);
  g_assert_cmpstr (undone, ==, before);
  step = releve_store_peek_redo (fixture->store, NULL);
  g_assert_nonnull (step);
  g_assert_cmpstr (step->who, ==, "Test");
  redo (fixture);
  g_assert_nonnull (releve_dossier_placement (fixture->dossier, "b"));
}

/* Rule 3: a cycle of updates has no order that a UNIQUE constraint would allow. */
static void
test_swap (StoreFixture *fixture, gconstpointer data)
{
  place_two (fixture);
  store_fixture_begin (fixture);
  store_fixture_put (fixture, &releve_placement_kind, store_fixture_card ("a", "L03", "K1", "B5"));
  store_fixture_put (fixture, &releve_placement_kind, store_fixture_card ("b", "L01", "K1", "B4"));
  store_fixture_commit (fixture);
  g_assert_cmpstr (releve_dossier_placement (fixture->dossier, "a")->learner_id, ==, "L03");
  undo (fixture);
  g_assert_cmpstr (releve_dossier_placement (fixture->dossier, "a")->learner_id, ==, "L01");
  redo (fixture);
  g_assert_cmpstr (releve_dossier_placement (fixture->dossier, "b")->learner_id, ==, "L01");
}

static ReleveDuty *
make_duty (const char *id, const char *placement)
{
  ReleveDuty *duty = releve_row_new (&releve_duty_kind, id);

  duty->learner_id = g_strdup ("L01");
  duty->placement_id = g_strdup (placement);
  duty->due = FIXTURE_TODAY;
  return duty;
}

/* Rule 2: children are deleted by name, so that a replay meets them once. */
static void
test_children_go_and_come_back (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  place_two (fixture);
  store_fixture_begin (fixture);
  store_fixture_put (fixture, &releve_duty_kind, make_duty ("d", "a"));
  store_fixture_commit (fixture);
  store_fixture_begin (fixture);
  g_assert_true (releve_store_drop (fixture->store, &releve_placement_kind, "a", &error)); /* the parent first: deferred */
  g_assert_true (releve_store_drop (fixture->store, &releve_duty_kind, "d", &error));
  store_fixture_commit (fixture);
  g_assert_null (releve_dossier_get (fixture->dossier, &releve_duty_kind, "d"));
  undo (fixture);
  g_assert_nonnull (releve_dossier_get (fixture->dossier, &releve_duty_kind, "d"));
  redo (fixture);
  g_assert_null (releve_dossier_placement (fixture->dossier, "a"));
}

static void
assert_failed (StoreFixture *fixture, const char *before, GError *error, int code, const char *problem)
{
  g_autofree char *after = store_fixture_sum (fixture);
  g_autoptr (ReleveStep) step = releve_store_peek_undo (fixture->store, NULL);

  g_assert_error (error, RELEVE_ERROR, code);
  g_assert_cmpstr (releve_error_get_detail (error)->problem, ==, problem);
  g_assert_cmpstr (after, ==, before);
  g_assert_null (step);
  store_fixture_assert_in_step (fixture);
}

static void
test_foreign_keys (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = store_fixture_sum (fixture);
  g_autoptr (GError) error = NULL;

  store_fixture_begin (fixture);
  store_fixture_put (fixture, &releve_placement_kind, store_fixture_card ("a", "nobody", "K1", "B4"));
  g_assert_false (releve_store_commit (fixture->store, "Test", "place", "{}", TRUE, &error));
  assert_failed (fixture, before, error, RELEVE_ERROR_INVALID, "dangling-reference");
  g_assert_cmpstr (releve_error_get_detail (error)->found, ==, "placement → learner");
}

static void
test_failed_verb_rolls_back (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = store_fixture_sum (fixture);
  g_autoptr (GError) error = NULL;
  RelevePlacement *bad = store_fixture_card ("b", "L01", "K1", "B4");

  bad->span = 0;
  store_fixture_begin (fixture);
  store_fixture_put (fixture, &releve_placement_kind, store_fixture_card ("a", "L01", "K1", "B4"));
  g_assert_false (releve_store_put (fixture->store, &releve_placement_kind, bad, &error));
  releve_store_rollback (fixture->store);
  assert_failed (fixture, before, error, RELEVE_ERROR_INVALID, "value-out-of-range");
  g_assert_cmpstr (releve_error_get_detail (error)->where, ==, "placement b");
  releve_row_free (&releve_placement_kind, bad);
}

static void
test_nothing_changed_leaves_no_step (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) steps = NULL;

  place_two (fixture);
  place_two (fixture);
  steps = releve_store_history (fixture->store, NULL);
  g_assert_cmpuint (steps->len, ==, 1);
}

static void
test_new_change_ends_redo (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  place_two (fixture);
  undo (fixture);
  store_fixture_begin (fixture);
  store_fixture_put (fixture, &releve_placement_kind, store_fixture_card ("c", "L01", "K1", "B4"));
  store_fixture_commit (fixture);
  g_assert_false (releve_store_redo (fixture->store, NULL, &error));
  g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_NOTHING);
  steps = releve_store_history (fixture->store, NULL);
  g_assert_cmpuint (steps->len, ==, 1);
}

static void
test_nothing_to_undo (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = store_fixture_sum (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (releve_store_undo (fixture->store, NULL, &error));
  assert_failed (fixture, before, error, RELEVE_ERROR_NOTHING, "nothing-to-undo");
}

static void
note_changes_cb (ReleveDossier *dossier, GArray *changes, GString *seen)
{
  for (guint i = 0; i < changes->len; i++)
    g_string_append_printf (seen, "%s ", g_array_index (changes, ReleveChange, i).id);
}

static void
test_refreshes_only_named_rows (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) seen = g_string_new (NULL);
  gconstpointer learner = releve_dossier_learner (fixture->dossier, "L01");

  place_two (fixture);
  g_signal_connect (fixture->dossier, "changed", G_CALLBACK (note_changes_cb), seen);
  store_fixture_begin (fixture);
  store_fixture_put (fixture, &releve_placement_kind, store_fixture_card ("a", "L01", "K1", "B6"));
  store_fixture_put (fixture, &releve_placement_kind, store_fixture_card ("b", "L03", "K1", "B5")); /* as it was */
  store_fixture_commit (fixture);
  g_assert_cmpstr (seen->str, ==, "a ");
  g_assert_true (learner == releve_dossier_learner (fixture->dossier, "L01"));
}

static void
test_second_writer (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveStore) other = releve_store_open (fixture->path, FALSE, &error);

  g_assert_no_error (error);
  store_fixture_begin (fixture);
  g_assert_false (releve_store_begin (other, &error));
  g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_BUSY);
  releve_store_rollback (fixture->store);
}

static void
test_sees_what_another_wrote (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  StoreFixture other = { .path = fixture->path };

  store_fixture_reopen (&other);
  place_two (&other);
  g_assert_false (releve_store_begin (fixture->store, &error));
  g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_true (releve_store_refresh (fixture->store, &error));
  g_assert_nonnull (releve_dossier_placement (fixture->dossier, "a"));
  undo (fixture);
  g_assert_true (releve_store_refresh (other.store, &error));
  g_assert_null (releve_dossier_placement (other.dossier, "a"));
  releve_store_close (other.store);
  g_object_unref (other.dossier);
}

/* The checksum knows keys and values, not where a row lies. */
static void
test_checksum_ignores_order (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *one = NULL, *two = NULL;

  place_two (fixture);
  one = store_fixture_sum (fixture);
  undo (fixture);
  store_fixture_begin (fixture);
  store_fixture_put (fixture, &releve_placement_kind, store_fixture_card ("b", "L03", "K1", "B5"));
  store_fixture_put (fixture, &releve_placement_kind, store_fixture_card ("a", "L01", "K1", "B4"));
  store_fixture_commit (fixture);
  two = store_fixture_sum (fixture);
  g_assert_cmpstr (one, ==, two);
}

#define ADD_TEST(name, function) \
  g_test_add ("/store/" name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD_TEST ("undo restores and redo repeats a change", test_put_undo_redo);
  ADD_TEST ("undo and redo survive reopening", test_survives_reopening);
  ADD_TEST ("a swap can be undone and redone", test_swap);
  ADD_TEST ("children deleted by name come back and go again", test_children_go_and_come_back);
  ADD_TEST ("a reference that leads nowhere is refused", test_foreign_keys);
  ADD_TEST ("a failed change leaves nothing", test_failed_verb_rolls_back);
  ADD_TEST ("a change that changes nothing leaves no step", test_nothing_changed_leaves_no_step);
  ADD_TEST ("a new change ends what could be redone", test_new_change_ends_redo);
  ADD_TEST ("nothing to undo is its own error", test_nothing_to_undo);
  ADD_TEST ("only the rows named are refreshed", test_refreshes_only_named_rows);
  ADD_TEST ("a second writer finds the file busy", test_second_writer);
  ADD_TEST ("what another program wrote is taken over", test_sees_what_another_wrote);
  ADD_TEST ("the checksum ignores the order of writing", test_checksum_ignores_order);
  return g_test_run ();
}
