/* A whole department of each earlier schema, made with that schema's own SQL:
 * opened, every row and every column of it is what it was, each card stands in
 * the plan in force, and a kill at any moment of it loses nothing. */

#define _GNU_SOURCE
#include "releve-folder-fixture.h"
#include "releve-store-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include "releve-store-private.h"

#define KILLS 12
#define LONGEST 60000 /* microseconds: opening, backup and migration */
#define SNAPSHOT "{\"version\": 1}"

typedef struct {
  char *folder;
  char *path;
  int schema;
} Fixture;

/* The fixture department with what a year of work adds to it. */
static const char year_of_work[] =
  "INSERT INTO placement (id, learner_id, assignment_id, block_id, span, supervisor_id, state, pinned, reason, levels_state, levels,"
  " level_note, agreed_on, parameter_version, midpoint, midpoint_held, done_on) VALUES"
  " ('p1', 'L01', 'K2', 'B1', 2, 'S1', 'done', 0, NULL, 'agreed', '2122111222', NULL, '2026-07-02', 1, '2026-07-20', 1, '2026-08-25'),"
  " ('p2', 'L01', 'A1', 'B4', 1, 'S1', 'accepted', 1, 'The head knows why', 'draft', '1222111222', 'One step at a time', NULL, 1, NULL, 0, NULL),"
  " ('p3', 'L03', 'K1', 'B9', 1, NULL, 'proposed', 0, NULL, 'none', NULL, NULL, NULL, 0, NULL, 0, NULL);"
  "INSERT INTO rating (id, learner_id, competency_id, level, source, rater, date, placement_id) VALUES"
  " ('r1', 'L01', 'C4', 2.5, 'supervisor', 'S1', '2026-08-25', 'p1');"
  "INSERT INTO duty (id, learner_id, placement_id, kind, due, done) VALUES ('d1', 'L01', 'p1', 'debriefing', '2026-08-25', '2026-08-25');"
  "INSERT INTO experience (id, learner_id, assignment_id, finished, debriefed) VALUES ('e1', 'L02', 'K2', '2026-05-01', 1);"
  "INSERT INTO plan (id, learner_id, version, state, first, last, drafted, agreed, signed_on, language, strengths, snapshot, checksum) VALUES"
  " ('plan', 'L01', 1, 'signed', '2026-07-01', '2027-06-29', '2026-07-01', '2026-07-05', '2026-07-08', 'fr', 'Calm', '" SNAPSHOT "', 'abc');"
  "INSERT INTO goal (id, plan_id, position, aim, indicator, due) VALUES ('g1', 'plan', 0, 'Lead a unit', 'One redesign', '2027-03-01')";

/* The user tables of the schema. */
static char **
list_tables (ReleveStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *names = releve_store_ask (store,
    "SELECT group_concat (name) FROM (SELECT name FROM sqlite_master WHERE type = 'table'"
    " AND name NOT LIKE 'sqlite_%' AND name <> 'history' ORDER BY name)", &error);

  g_assert_no_error (error);
  return g_strsplit (names, ",", -1);
}

static char *
list_columns (ReleveStore *store, const char *table, const char *wrap)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *question = g_strdup_printf ("SELECT group_concat (%s, ', ') FROM pragma_table_info ('%s')", wrap, table);
  char *columns = releve_store_ask (store, question, &error);

  g_assert_no_error (error);
  return columns;
}

static void
fill (ReleveStore *old, const char *newest)
{
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS newest", newest);
  g_auto (GStrv) tables = list_tables (old);
  g_autoptr (GError) error = NULL;

  releve_store_exec (old, attach, &error);
  g_assert_no_error (error);
  releve_store_exec (old, "BEGIN", &error);
  for (char **table = tables; *table != NULL; table++) {
    g_autofree char *columns = list_columns (old, *table, "name");
    g_autofree char *copy = g_strdup_printf ("INSERT INTO main.%s (%s) SELECT %s FROM newest.%s", *table, columns, columns, *table);

    releve_store_exec (old, copy, &error);
    g_assert_no_error (error);
  }
  releve_store_exec (old, year_of_work, &error);
  g_assert_no_error (error);
  releve_store_exec (old, "COMMIT; DETACH newest", &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer schema)
{
  g_autofree char *newest = NULL;
  g_autoptr (ReleveStore) old = NULL;
  g_autoptr (GError) error = NULL;

  fixture->schema = GPOINTER_TO_INT (schema);
  fixture->folder = g_dir_make_tmp ("releve-earlier-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "ward.releve", NULL);
  newest = g_build_filename (fixture->folder, "newest", NULL);
  store_fixture_make_file (newest);
  old = releve_store_new_blank_at (fixture->schema, &error);
  g_assert_no_error (error);
  fill (old, newest);
  releve_store_write_copy (old, fixture->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  folder_fixture_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static ReleveStore *
look_into (const char *path)
{
  ReleveStore *handle = releve_store_new_handle (path, TRUE);

  g_assert_cmpint (sqlite3_open_v2 (path, &handle->db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  return handle;
}

/* Every value of every column of @schema that the file at @path holds. */
static char *
dump (const char *path, int schema)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveStore) shape = releve_store_new_blank_at (schema, &error), file = look_into (path);
  g_auto (GStrv) tables = list_tables (shape);
  GString *all = g_string_new (NULL);

  for (char **table = tables; *table != NULL; table++) {
    g_autofree char *columns = list_columns (shape, *table, "'quote (' || name || ')'");
    g_auto (GStrv) each = g_strsplit (columns, ", ", -1);
    g_autofree char *values = g_strjoinv (" || ',' || ", each);
    g_autofree char *question = g_strdup_printf ("SELECT group_concat (row, char (10)) FROM (SELECT %s AS row FROM %s ORDER BY id)", values, *table);
    g_autofree char *rows = releve_store_ask (file, question, &error);

    g_assert_no_error (error);
    g_string_append_printf (all, "%s\n%s\n", *table, rows != NULL ? rows : "");
  }
  return g_string_free (all, FALSE);
}

static int
schema_of (const char *path)
{
  g_autoptr (ReleveStore) file = look_into (path);
  g_autofree char *version = releve_store_ask (file, "PRAGMA user_version", NULL);

  return (int) g_ascii_strtoll (version, NULL, 10);
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump (fixture->path, fixture->schema), *after = NULL, *kept = NULL, *backup = NULL;
  g_autoptr (ReleveDossier) dossier = releve_dossier_new (FIXTURE_TODAY);
  g_autoptr (ReleveStore) store = NULL;
  g_autoptr (GError) error = NULL;
  const RelevePlan *plan;
  GPtrArray *cards;

  g_assert_cmpint (schema_of (fixture->path), ==, fixture->schema);
  store = releve_store_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
  releve_store_load (store, dossier, &error);
  g_assert_no_error (error);
  g_assert_true (releve_store_verify (store, &error));

  cards = releve_dossier_all (dossier, &releve_placement_kind);
  g_assert_cmpuint (cards->len, ==, 3);
  for (guint i = 0; i < cards->len; i++)
    g_assert_null (((const RelevePlacement *) cards->pdata[i])->version_id);
  g_assert_cmpuint (releve_dossier_all (dossier, &releve_block_kind)->len, ==, 13);
  g_assert_cmpstr (releve_dossier_placement (dossier, "p2")->reason, ==, "The head knows why");
  plan = releve_dossier_get (dossier, &releve_plan_kind, "plan");
  g_assert_cmpint (plan->state, ==, RELEVE_PLAN_SIGNED);
  g_assert_cmpstr (plan->snapshot, ==, SNAPSHOT);
  g_assert_cmpint (plan->withdrawn, ==, RELEVE_NO_DAY);
  g_clear_pointer (&store, releve_store_close);

  g_assert_cmpint (schema_of (fixture->path), ==, releve_store_newest_schema ());
  after = dump (fixture->path, fixture->schema);
  g_assert_cmpstr (after, ==, before);
  backup = store_fixture_find_backup (fixture->path);
  g_assert_cmpint (schema_of (backup), ==, fixture->schema);
  kept = dump (backup, fixture->schema);
  g_assert_cmpstr (kept, ==, before);
}

/* A child opens the file and is killed on the way. */
static void
kill_opening (const char *path, gulong after)
{
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    g_autoptr (ReleveStore) store = releve_store_open (path, FALSE, NULL);

    _exit (store != NULL ? 0 : 1);
  }
  g_usleep (after);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
}

static void
test_kill (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump (fixture->path, fixture->schema);
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  for (int i = 0; i < KILLS; i++) {
    g_autofree char *after = NULL, *opened = NULL, *journal = g_strconcat (fixture->path, "-journal", NULL);
    g_autoptr (ReleveStore) store = NULL;
    g_autoptr (GError) error = NULL;

    g_unlink (journal);
    g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) size, NULL));
    kill_opening (fixture->path, (gulong) i * LONGEST / KILLS);
    after = dump (fixture->path, fixture->schema);
    g_assert_cmpstr (after, ==, before);
    store = releve_store_open (fixture->path, FALSE, &error);
    g_assert_no_error (error);
    g_assert_cmpint (releve_store_get_schema (store), ==, releve_store_newest_schema ());
    g_assert_true (releve_store_verify (store, &error));
    g_clear_pointer (&store, releve_store_close);
    opened = dump (fixture->path, fixture->schema);
    g_assert_cmpstr (opened, ==, before);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (int schema = 1; schema < releve_store_newest_schema (); schema++) {
    g_autofree char *rows = g_strdup_printf ("/store/earlier/a department of schema %d opens with every row, its cards in the plan in force", schema);
    g_autofree char *killed = g_strdup_printf ("/store/earlier/a kill while schema %d is brought forward loses nothing", schema);

    g_test_add (rows, Fixture, GINT_TO_POINTER (schema), set_up, test_rows, tear_down);
    g_test_add (killed, Fixture, GINT_TO_POINTER (schema), set_up, test_kill, tear_down);
  }
  return g_test_run ();
}
