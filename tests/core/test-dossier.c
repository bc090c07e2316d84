#include "releve-people.h"

static ReleveDossier *
make_dossier (void)
{
  return releve_dossier_new (releve_day_new (2026, 9, 14));
}

static gpointer
put_assignment (ReleveDossier *dossier, const char *code, int position)
{
  ReleveAssignment *row = releve_row_new (&releve_assignment_kind, code);

  row->code = g_strdup (code);
  row->position = position;
  releve_dossier_put (dossier, &releve_assignment_kind, row);
  return row;
}

static void
put_learner (ReleveDossier *dossier, const char *id, const char *code)
{
  ReleveLearner *row = releve_row_new (&releve_learner_kind, id);

  row->code = g_strdup (code);
  releve_dossier_put (dossier, &releve_learner_kind, row);
}

static void
put_placement (ReleveDossier *dossier, const char *id, const char *learner, const char *block)
{
  RelevePlacement *row = releve_row_new (&releve_placement_kind, id);

  row->learner_id = g_strdup (learner);
  row->block_id = g_strdup (block);
  row->span = 1;
  releve_dossier_put (dossier, &releve_placement_kind, row);
}

static void
put_blocks (ReleveDossier *dossier, int n)
{
  ReleveDay start = releve_day_new (2026, 7, 1);

  for (int i = n; i >= 1; i--)
    {
      g_autofree char *id = g_strdup_printf ("B%d", i);
      ReleveBlock *row = releve_row_new (&releve_block_kind, id);

      row->number = i;
      row->first = start + (i - 1) * 28;
      row->last = row->first + 27;
      releve_dossier_put (dossier, &releve_block_kind, row);
    }
}

static char *
ids_of (GPtrArray *rows)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%s ", ((ReleveRow *) g_ptr_array_index (rows, i))->id);
  return g_strdup (g_strchomp (text->str));
}

static void
assert_ids (GPtrArray *rows, const char *expected)
{
  g_autofree char *ids = ids_of (rows);

  g_assert_cmpstr (ids, ==, expected);
}

#define CARDS_OF(dossier, learner) \
  RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, learner_id, learner)

static void
test_a_row_keeps_its_address_when_put_again (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  gconstpointer first = put_assignment (dossier, "K1", 1);
  ReleveAssignment *again = releve_row_new (&releve_assignment_kind, "K1");

  again->code = g_strdup ("K1");
  again->capacity = 2;
  releve_dossier_put (dossier, &releve_assignment_kind, again);

  g_assert_true (releve_dossier_assignment (dossier, "K1") == first);
  g_assert_cmpint (releve_dossier_assignment (dossier, "K1")->capacity, ==, 2);
  g_assert_cmpuint (releve_dossier_all (dossier, &releve_assignment_kind)->len, ==, 1);
}

static void
test_rows_are_ordered_by_position_then_code_as_a_person_counts (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();

  put_assignment (dossier, "K10", 2);
  put_assignment (dossier, "G1", 3);
  put_assignment (dossier, "K2", 2);
  put_assignment (dossier, "A1", 1);
  assert_ids (releve_dossier_all (dossier, &releve_assignment_kind), "A1 K2 K10 G1");

  put_learner (dossier, "x", "L10");
  put_learner (dossier, "y", "L9");
  put_learner (dossier, "z", NULL);
  assert_ids (releve_dossier_all (dossier, &releve_learner_kind), "z y x");
}

static void
test_a_changed_position_moves_the_row (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();

  put_assignment (dossier, "A1", 1);
  put_assignment (dossier, "A2", 2);
  assert_ids (releve_dossier_all (dossier, &releve_assignment_kind), "A1 A2");
  put_assignment (dossier, "A1", 3);
  assert_ids (releve_dossier_all (dossier, &releve_assignment_kind), "A2 A1");
}

static void
test_references_follow_put_and_drop (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();

  put_placement (dossier, "p2", "L02", "B1");
  put_placement (dossier, "p1", "L01", "B1");
  put_placement (dossier, "p3", "L01", "B2");
  assert_ids (CARDS_OF (dossier, "L01"), "p1 p3");

  put_placement (dossier, "p3", "L02", "B2");
  assert_ids (CARDS_OF (dossier, "L01"), "p1");
  assert_ids (CARDS_OF (dossier, "L02"), "p2 p3");
  assert_ids (RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, block_id, "B1"), "p1 p2");

  releve_dossier_drop (dossier, &releve_placement_kind, "p2");
  releve_dossier_drop (dossier, &releve_placement_kind, "p2");
  releve_dossier_drop (dossier, &releve_placement_kind, "never there");
  assert_ids (CARDS_OF (dossier, "L02"), "p3");
  g_assert_null (releve_dossier_placement (dossier, "p2"));
  assert_ids (releve_dossier_all (dossier, &releve_placement_kind), "p1 p3");
}

static void
test_an_unknown_id_has_no_rows (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();

  g_assert_cmpuint (CARDS_OF (dossier, "L99")->len, ==, 0);
  g_assert_cmpuint (CARDS_OF (dossier, NULL)->len, ==, 0);
  g_assert_null (releve_dossier_learner (dossier, NULL));
  g_assert_null (releve_dossier_department (dossier));
  g_assert_null (releve_dossier_by_code (dossier, &releve_learner_kind, "L99"));
}

static void
test_a_row_is_found_by_its_code (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();

  put_learner (dossier, "uuid", "L07");
  g_assert_cmpstr (((const ReleveLearner *) releve_dossier_by_code (dossier, &releve_learner_kind, "L07"))->id, ==, "uuid");
}

static void
test_blocks_are_found_by_number_and_by_day (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();

  put_blocks (dossier, 13);
  g_assert_cmpint (releve_dossier_n_blocks (dossier), ==, 13);
  g_assert_cmpstr (releve_dossier_block_number (dossier, 10)->id, ==, "B10");
  g_assert_null (releve_dossier_block_number (dossier, 14));
  g_assert_cmpint (releve_dossier_block_at (dossier, releve_dossier_get_today (dossier))->number, ==, 3);
  g_assert_null (releve_dossier_block_at (dossier, releve_day_new (2026, 6, 30)));
}

static void
test_a_span_ends_with_the_calendar (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  RelevePlacement *card;

  put_blocks (dossier, 3);
  put_placement (dossier, "p", "L01", "B2");
  card = (RelevePlacement *) releve_dossier_placement (dossier, "p");
  g_assert_cmpint (releve_dossier_first_block (dossier, card), ==, 2);
  g_assert_cmpint (releve_dossier_last_block (dossier, card), ==, 2);
  card->span = 5;
  g_assert_cmpint (releve_dossier_last_block (dossier, card), ==, 3);
}

static void
put_parameter (ReleveDossier *dossier, int version, const char *name, double value)
{
  g_autofree char *id = g_strdup_printf ("%d/%s", version, name);
  ReleveParameter *row = releve_row_new (&releve_parameter_kind, id);

  row->version = version;
  row->name = g_strdup (name);
  row->value = value;
  releve_dossier_put (dossier, &releve_parameter_kind, row);
}

static void
test_an_incomplete_parameter_table_yields_to_the_shipped_one (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  ReleveDepartment *department = releve_row_new (&releve_department_kind, "department");

  department->parameter_version = 7;
  releve_dossier_put (dossier, &releve_department_kind, department);
  put_parameter (dossier, 7, "fit.enough", 12);

  g_assert_cmpfloat (releve_dossier_parameters (dossier)->fit_enough, ==, releve_parameters_default ()->fit_enough);
  g_assert_cmpint (releve_dossier_parameters (dossier)->version, ==, releve_parameters_default ()->version);
}

static void
note_change_cb (ReleveDossier *dossier, GArray *changes, gpointer data)
{
  const ReleveChange *change = &g_array_index (changes, ReleveChange, 0);

  g_assert_true (change->kind == &releve_learner_kind);
  g_assert_nonnull (releve_dossier_learner (dossier, change->id));
  *(int *) data += 1;
}

static void
test_changes_are_announced_once (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (ReleveChange));
  ReleveChange change = { &releve_learner_kind, g_intern_static_string ("L01") };
  int heard = 0;

  g_signal_connect (dossier, "changed", G_CALLBACK (note_change_cb), &heard);
  put_learner (dossier, "L01", "L01");
  g_assert_cmpint (heard, ==, 0);
  g_array_append_val (changes, change);
  releve_dossier_announce (dossier, changes);
  g_assert_cmpint (heard, ==, 1);
}

static void
put_person (ReleveDossier *dossier, const char *id, const char *family, const char *given, ReleveDay departure)
{
  ReleveLearner *row = releve_row_new (&releve_learner_kind, id);

  row->family = g_strdup (family);
  row->given = g_strdup (given);
  row->departure = departure;
  releve_dossier_put (dossier, &releve_learner_kind, row);
}

static void
test_people_stand_by_name_and_who_has_left_is_not_among_those_staying (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  ReleveDay today = releve_dossier_get_today (dossier);
  g_autoptr (GPtrArray) all = NULL, staying = NULL;
  g_autofree char *all_ids = NULL, *staying_ids = NULL;

  put_person (dossier, "L1", "Zola", "Anne", RELEVE_NO_DAY);
  put_person (dossier, "L2", "Émard", "Luc", today);
  put_person (dossier, "L3", "Émard", "Ève", today - 1);
  put_person (dossier, "L4", "Adjei", "Kofi", today + 90);
  all = releve_people_by_name (dossier, RELEVE_LANGUAGE_FR);
  staying = releve_people_staying (dossier, today, RELEVE_LANGUAGE_FR);
  all_ids = ids_of (all);
  staying_ids = ids_of (staying);
  g_assert_cmpstr (all_ids, ==, "L4 L3 L2 L1");
  g_assert_cmpstr (staying_ids, ==, "L4 L2 L1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/dossier/a-row-keeps-its-address-when-put-again", test_a_row_keeps_its_address_when_put_again);
  g_test_add_func ("/dossier/rows-are-ordered-by-position-then-code-as-a-person-counts", test_rows_are_ordered_by_position_then_code_as_a_person_counts);
  g_test_add_func ("/dossier/a-changed-position-moves-the-row", test_a_changed_position_moves_the_row);
  g_test_add_func ("/dossier/references-follow-put-and-drop", test_references_follow_put_and_drop);
  g_test_add_func ("/dossier/an-unknown-id-has-no-rows", test_an_unknown_id_has_no_rows);
  g_test_add_func ("/dossier/a-row-is-found-by-its-code", test_a_row_is_found_by_its_code);
  g_test_add_func ("/dossier/blocks-are-found-by-number-and-by-day", test_blocks_are_found_by_number_and_by_day);
  g_test_add_func ("/dossier/a-span-ends-with-the-calendar", test_a_span_ends_with_the_calendar);
  g_test_add_func ("/dossier/an-incomplete-parameter-table-yields-to-the-shipped-one", test_an_incomplete_parameter_table_yields_to_the_shipped_one);
  g_test_add_func ("/dossier/people-stand-by-name-and-who-has-left-is-not-among-those-staying", test_people_stand_by_name_and_who_has_left_is_not_among_those_staying);
  g_test_add_func ("/dossier/changes-are-announced-once", test_changes_are_announced_once);

  return g_test_run ();
}
