/* A file of an earlier schema: brought forward after a backup that can be
 * opened, with its history; read where it may not be written. */

#define _GNU_SOURCE
#include "releve-folder-fixture.h"
#include "releve-store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include "releve-store-private.h"

/* A department of schema 1 with one step recorded: the rating that a change made. */
static void
record_step (ReleveStore *old)
{
  sqlite3_session *session;
  sqlite3_stmt *statement;
  void *changes;
  int size;

  g_assert_cmpint (sqlite3session_create (old->db, "main", &session), ==, SQLITE_OK);
  sqlite3session_attach (session, NULL);
  g_assert_cmpint (sqlite3_exec (old->db,
    "INSERT INTO rating (id, learner_id, attribute, level, source, date) VALUES ('r1', 'L01', 'TM', 3, 'self', '2026-09-01')",
    NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3session_changeset (session, &size, &changes);
  sqlite3session_delete (session);
  g_assert_cmpint (sqlite3_prepare_v2 (old->db,
    "INSERT INTO history (uuid, time, who, verb, detail, changeset, state)"
    " VALUES ('u', '2026-09-01T08:00:00Z', 'Test', 'rate', '{}', ?, 'done')", -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_blob (statement, 1, changes, size, SQLITE_TRANSIENT);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  sqlite3_free (changes);
}

static void
make_old_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveStore) old = releve_store_new_blank_at (1, &error);

  g_assert_no_error (error);
  releve_store_exec (old,
    "INSERT INTO department (id, uuid, parameter_version, retention_months, brief_rule_level, brief_rule_minimum)"
    " VALUES ('department', 'd', 1, 24, 3, 2);"
    "INSERT INTO learner (id, code, given, family, percentage, development_hours, commitment)"
    " VALUES ('L01', 'L01', 'Ana', 'Roy', 100, 40, 'acting')", &error);
  g_assert_no_error (error);
  record_step (old);
  releve_store_write_copy (old, path, &error);
  g_assert_no_error (error);
}

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("releve-migrate-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "ward.releve", NULL);
  make_old_file (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  folder_fixture_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static char *
ask (const char *path, const char *question)
{
  g_autoptr (ReleveStore) handle = releve_store_new_handle (path, TRUE);
  g_autoptr (GError) error = NULL;
  char *answer;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle->db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  answer = releve_store_ask (handle, question, &error);
  g_assert_no_error (error);
  return answer;
}

static void
test_forward (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveDossier) dossier = releve_dossier_new (FIXTURE_TODAY);
  g_autoptr (ReleveStore) store = releve_store_open (fixture->path, FALSE, &error);
  g_autofree char *backup = store_fixture_find_backup (fixture->path);
  g_autofree char *version = NULL, *learner = NULL;
  GStatBuf status;

  g_assert_no_error (error);
  g_assert_cmpint (releve_store_get_schema (store), ==, releve_store_newest_schema ());
  g_assert_true (releve_store_load (store, dossier, &error));
  g_assert_cmpstr (releve_dossier_learner (dossier, "L01")->family, ==, "Roy");
  g_assert_cmpint (releve_dossier_department (dossier)->edition, ==, 0);
  g_assert_true (releve_store_verify (store, &error));
  g_assert_nonnull (backup);
  version = ask (backup, "PRAGMA user_version");
  learner = ask (backup, "SELECT family FROM learner");
  g_assert_cmpstr (version, ==, "1");
  g_assert_cmpstr (learner, ==, "Roy");
  g_assert_cmpint (g_stat (backup, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

/* A changeset of fewer columns still applies (rule 7 of the storage design). */
static void
test_undo_across (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveDossier) dossier = releve_dossier_new (FIXTURE_TODAY);
  g_autoptr (ReleveStore) store = releve_store_open (fixture->path, FALSE, &error);

  g_assert_true (releve_store_load (store, dossier, &error));
  g_assert_nonnull (releve_dossier_get (dossier, &releve_rating_kind, "r1"));
  g_assert_true (releve_store_undo (store, NULL, &error));
  g_assert_null (releve_dossier_get (dossier, &releve_rating_kind, "r1"));
  g_assert_true (releve_store_redo (store, NULL, &error));
  g_assert_cmpfloat (((const ReleveRating *) releve_dossier_get (dossier, &releve_rating_kind, "r1"))->level, ==, 3);
  g_assert_no_error (error);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveDossier) dossier = releve_dossier_new (FIXTURE_TODAY);
  g_autofree char *before = NULL, *after = NULL, *backup = NULL;
  gsize size_before, size_after;
  g_autoptr (ReleveStore) store = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &before, &size_before, NULL));
  store = releve_store_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (releve_store_load (store, dossier, &error));
  g_assert_nonnull (releve_dossier_learner (dossier, "L01"));
  g_assert_false (releve_store_begin (store, &error));
  g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_READ_ONLY);
  g_assert_true (g_file_get_contents (fixture->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
  backup = store_fixture_find_backup (fixture->path);
  g_assert_null (backup);
}

/* Without a backup there is no migration. */
static void
test_no_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_strconcat (fixture->path, ".backups", NULL);
  g_autofree char *version = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  g_assert_null (releve_store_open (fixture->path, FALSE, &error));
  g_assert_nonnull (error);
  version = ask (fixture->path, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function) g_test_add ("/store/migrate/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("an older file is backed up and brought forward", test_forward);
  ADD ("undo crosses a migration", test_undo_across);
  ADD ("a file that may not be written is read from a copy", test_read_only);
  ADD ("no migration without a backup", test_no_backup);
  return g_test_run ();
}
