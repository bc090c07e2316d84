/* The settings in force and the schema, read back from SQLite itself. */

#define _GNU_SOURCE /* memmem */
#include "releve-store-fixture.h"

#include <string.h>
/* The one test that looks inside: its questions are about the connection. */
#include "releve-store-private.h"

static void
assert_answer (StoreFixture *fixture, const char *question, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = releve_store_ask (fixture->store, question, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (answer, ==, expected);
}

static void
test_pragmas (StoreFixture *fixture, gconstpointer data)
{
  int defensive = -1;

  assert_answer (fixture, "PRAGMA journal_mode", "delete");
  assert_answer (fixture, "PRAGMA synchronous", "2");
  assert_answer (fixture, "PRAGMA foreign_keys", "1");
  assert_answer (fixture, "PRAGMA temp_store", "2");
  assert_answer (fixture, "PRAGMA trusted_schema", "0");
  assert_answer (fixture, "PRAGMA secure_delete", "1");
  assert_answer (fixture, "PRAGMA application_id", "1380273238"); /* RELV */
  assert_answer (fixture, "PRAGMA user_version", "4");
  sqlite3_db_config (fixture->store->db, SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive);
  g_assert_cmpint (defensive, ==, 1);
}

/* Rules 1 to 3: what a replayed changeset could not satisfy is not there. */
static void
test_nothing_fights_replay (StoreFixture *fixture, gconstpointer data)
{
  assert_answer (fixture, "SELECT count (*) FROM sqlite_schema WHERE type IN ('trigger', 'view')", "0");
  assert_answer (fixture, "SELECT count (*) FROM sqlite_schema WHERE sql LIKE '%CASCADE%' OR sql LIKE '%UNIQUE%'", "0");
  assert_answer (fixture, "SELECT count (*) FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%STRICT%'", "0");
  assert_answer (fixture, "SELECT count (*) FROM sqlite_schema s, pragma_foreign_key_list (s.name) k"
                          " WHERE s.type = 'table' AND s.sql NOT LIKE '%REFERENCES ' || k.\"table\" || ' (id) DEFERRABLE INITIALLY DEFERRED%'", "0");
}

static void
add_column (GString *columns, const char *name, const char *suffix)
{
  g_string_append_printf (columns, "%s%s%s", columns->len > 0 ? " " : "", name, suffix);
}

static void
test_columns_are_fields (StoreFixture *fixture, gconstpointer data)
{
  for (guint k = 0; releve_kinds[k] != NULL; k++) {
    const ReleveKind *kind = releve_kinds[k];
    g_autoptr (GString) columns = g_string_new ("id");
    g_autofree char *question =
      g_strdup_printf ("SELECT group_concat (name, ' ') FROM pragma_table_info ('%s')", kind->name);

    for (guint i = 0; i < kind->n_fields; i++)
      if (kind->fields[i].type == RELEVE_FIELD_WORDS) {
        add_column (columns, kind->fields[i].name, "_en");
        add_column (columns, kind->fields[i].name, "_fr");
      } else {
        add_column (columns, kind->fields[i].name, "");
      }
    assert_answer (fixture, question, columns->str);
  }
}

static void
test_references_are_targets (StoreFixture *fixture, gconstpointer data)
{
  for (guint k = 0; releve_kinds[k] != NULL; k++)
    for (guint i = 0; i < releve_kinds[k]->n_fields; i++) {
      const ReleveField *field = &releve_kinds[k]->fields[i];
      g_autofree char *question =
        g_strdup_printf ("SELECT group_concat (\"table\") FROM pragma_foreign_key_list ('%s') WHERE \"from\" = '%s'",
                         releve_kinds[k]->name, field->name);

      assert_answer (fixture, question, field->type == RELEVE_FIELD_REF ? field->target->name : "");
    }
}

static void
test_tables_are_kinds (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *kinds = NULL;
  guint n = 0;

  while (releve_kinds[n] != NULL)
    n++;
  kinds = g_strdup_printf ("%u", n + 1); /* and the history */
  assert_answer (fixture, "SELECT count (*) FROM sqlite_schema WHERE type = 'table'", kinds);
}

/* Our own books are no part of what is undone. */
static void
test_history_is_not_recorded (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_begin (fixture);
  store_fixture_put (fixture, &releve_placement_kind, store_fixture_card ("a", "L01", "K1", "B4"));
  store_fixture_commit (fixture);
  g_assert_true (releve_store_undo (fixture->store, NULL, NULL));
  assert_answer (fixture, "SELECT count (*) || state FROM history", "1undone");
}

/* secure_delete: what was erased is not left in a free page. */
static void
test_erased_is_gone (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size;
  RelevePlacement *card = store_fixture_card ("a", "L01", "K1", "B4");

  card->reason = g_strdup ("an unmistakable reason");
  store_fixture_begin (fixture);
  store_fixture_put (fixture, &releve_placement_kind, card);
  g_assert_true (releve_store_commit (fixture->store, "Test", "place", "{}", FALSE, &error));
  store_fixture_begin (fixture);
  g_assert_true (releve_store_drop (fixture->store, &releve_placement_kind, "a", &error));
  g_assert_true (releve_store_commit (fixture->store, "Test", "remove", "{}", FALSE, &error));
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  g_assert_null (memmem (bytes, size, "unmistakable", 12));
}

#define ADD_TEST(name, function) \
  g_test_add ("/store/schema/" name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD_TEST ("every setting reads back", test_pragmas);
  ADD_TEST ("nothing in the schema fights a replay", test_nothing_fights_replay);
  ADD_TEST ("columns are the fields of their kind", test_columns_are_fields);
  ADD_TEST ("references are the targets of their fields", test_references_are_targets);
  ADD_TEST ("tables are the kinds and the history", test_tables_are_kinds);
  ADD_TEST ("the history is not part of a change", test_history_is_not_recorded);
  ADD_TEST ("what was erased is gone from the file", test_erased_is_gone);
  return g_test_run ();
}
