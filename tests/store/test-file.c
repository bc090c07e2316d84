/* What is believed of a file, and what is refused in one word. */

#include "releve-store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <signal.h>
#include <unistd.h>
#include "releve-error.h"

static void
assert_refused (const char *path, int code, const char *problem)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (releve_store_open (path, FALSE, &error));
  g_assert_error (error, RELEVE_ERROR, code);
  g_assert_cmpstr (releve_error_get_detail (error)->problem, ==, problem);
}

static char *
beside (StoreFixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
test_missing (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = beside (fixture, "none.releve");

  assert_refused (path, RELEVE_ERROR_UNREADABLE, "missing-file");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  assert_refused (fixture->folder, RELEVE_ERROR_UNREADABLE, "is-a-folder");
}

static void
test_other_files (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = beside (fixture, "letter.releve");

  g_assert_true (g_file_set_contents (path, "Dear colleague,\n", -1, NULL));
  assert_refused (path, RELEVE_ERROR_FOREIGN, "not-a-department");
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_refused (path, RELEVE_ERROR_FOREIGN, "empty-file");
  g_assert_true (g_file_set_contents (path, "SQLite format 3\0more", 20, NULL));
  assert_refused (path, RELEVE_ERROR_CORRUPT, "truncated");
}

/* Changes a file behind the store's back. */
static void
meddle (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_foreign_database (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = beside (fixture, "music.db");

  meddle (path, "CREATE TABLE song (name TEXT)");
  assert_refused (path, RELEVE_ERROR_FOREIGN, "foreign-database");
}

static void
test_other_schema (StoreFixture *fixture, gconstpointer data)
{
  meddle (fixture->path, "CREATE TRIGGER t AFTER UPDATE ON learner BEGIN DELETE FROM rating; END");
  assert_refused (fixture->path, RELEVE_ERROR_CORRUPT, "schema-differs");
}

static void
test_dangling (StoreFixture *fixture, gconstpointer data)
{
  meddle (fixture->path, "PRAGMA foreign_keys = OFF; DELETE FROM role WHERE id = 'chief'");
  assert_refused (fixture->path, RELEVE_ERROR_CORRUPT, "dangling-reference");
}

static void
test_bad_value (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveStore) store = NULL;
  g_autoptr (ReleveDossier) dossier = releve_dossier_new (FIXTURE_TODAY);

  meddle (fixture->path, "UPDATE block SET first = '2026-02-31' WHERE id = 'B1'");
  store = releve_store_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_false (releve_store_load (store, dossier, &error));
  g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_CORRUPT);
  g_assert_cmpstr (releve_error_get_detail (error)->where, ==, "block B1");
  g_assert_cmpstr (releve_error_get_detail (error)->expected, ==, "first");
  g_assert_cmpuint (releve_dossier_all (dossier, &releve_learner_kind)->len, ==, 0); /* all or nothing */
}

static void
test_newer (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  meddle (fixture->path, "ALTER TABLE learner ADD COLUMN pager TEXT; PRAGMA user_version = 99");
  store_fixture_reopen (fixture);
  g_assert_true (releve_store_is_read_only (fixture->store));
  g_assert_cmpint (releve_store_get_schema (fixture->store), ==, 99);
  g_assert_nonnull (releve_dossier_learner (fixture->dossier, "L01"));
  g_assert_false (releve_store_begin (fixture->store, &error));
  g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_NEWER);
  g_assert_cmpstr (releve_error_get_detail (error)->found, ==, "99");
}

static char *
read_file (const char *path, gsize *size)
{
  char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, size, NULL));
  return bytes;
}

/* Whatever comes: an error of ours, or a department that loads and verifies. */
static gboolean
opens_whole (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveStore) store = releve_store_open (path, TRUE, &error);
  g_autoptr (ReleveDossier) dossier = releve_dossier_new (FIXTURE_TODAY);
  gboolean whole = store != NULL && releve_store_load (store, dossier, &error) && releve_store_verify (store, &error);

  g_assert_true (whole || error->domain == RELEVE_ERROR);
  return whole;
}

static void
test_truncated (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = beside (fixture, "cut.releve");
  gsize size;
  g_autofree char *bytes = read_file (fixture->path, &size);

  for (gsize length = 0; length < size; length += 1531) {
    g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
    g_assert_false (opens_whole (path));
  }
}

static void
test_flipped (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = beside (fixture, "flipped.releve");
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);
  gsize size;
  g_autofree char *bytes = read_file (fixture->path, &size);
  int refused = 0;

  for (int i = 0; i < 400; i++) {
    gsize at = (gsize) g_rand_int_range (random, 0, (int) size);
    char kept;

    /* Half of the hits go where they hurt: into the head of a page. */
    if (i % 2)
      at = at / 4096 * 4096 + at % 12;
    kept = bytes[at];
    bytes[at] ^= (char) (1 << g_rand_int_range (random, 0, 8));
    g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
    refused += !opens_whole (path);
    bytes[at] = kept;
  }
  g_assert_cmpint (refused, >, 100);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  g_assert_true (opens_whole (path));
}

static void
test_mode (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = beside (fixture, "new.releve");
  mode_t mask = umask (0);
  struct stat status;

  store_fixture_make_file (path);
  umask (mask);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
  g_unlink (path);
  mask = umask (0777);
  store_fixture_make_file (path);
  umask (mask);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
}

static void
test_mode_kept (StoreFixture *fixture, gconstpointer data)
{
  struct stat status;

  g_assert_cmpint (g_chmod (fixture->path, 0640), ==, 0);
  store_fixture_begin (fixture);
  store_fixture_put (fixture, &releve_placement_kind, store_fixture_card ("a", "L01", "K1", "B4"));
  store_fixture_commit (fixture);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0640);
}

static void
test_existing (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveStore) blank = releve_store_new_blank (&error);
  g_autofree char *absent = beside (fixture, "no/where.releve");

  g_assert_false (releve_store_publish (blank, fixture->path, &error));
  g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_INVALID);
  g_assert_cmpstr (releve_error_get_detail (error)->problem, ==, "file-exists");
  g_clear_error (&error);
  g_assert_false (releve_store_publish (blank, absent, &error));
  g_assert_cmpstr (releve_error_get_detail (error)->problem, ==, "missing-folder");
  store_fixture_assert_in_step (fixture);
}

/* A limit on file size stops writing as a full disk does. */
static void
limit_files (rlim_t size)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = size;
  setrlimit (RLIMIT_FSIZE, &limit);
}

static void
test_full_disk (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = store_fixture_sum (fixture);
  g_autofree char *after = NULL;
  g_autofree char *long_text = g_strnfill (200000, 'x');
  g_autoptr (GError) error = NULL;
  RelevePlacement *card = store_fixture_card ("a", "L01", "K1", "B4");
  struct stat status;

  g_stat (fixture->path, &status);
  card->reason = g_strdup (long_text);
  store_fixture_begin (fixture);
  limit_files ((rlim_t) status.st_size);
  store_fixture_put (fixture, &releve_placement_kind, card);
  g_assert_false (releve_store_commit (fixture->store, "Test", "place", "{}", TRUE, &error));
  limit_files (RLIM_INFINITY);
  g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_FULL);
  g_assert_cmpstr (releve_error_get_detail (error)->problem, ==, "disk-full");
  after = store_fixture_sum (fixture);
  g_assert_cmpstr (after, ==, before);
  store_fixture_assert_in_step (fixture);
}

static void
test_full_disk_for_new (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = beside (fixture, "new.releve");
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveStore) blank = releve_store_new_blank (&error);
  gboolean published;

  limit_files (8192);
  published = releve_store_publish (blank, path, &error);
  limit_files (RLIM_INFINITY);
  g_assert_false (published);
  g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_FULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

#define NOBODY 65534

/* Permissions mean nothing to root: the question is asked as somebody else. */
static void
assert_reader (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveStore) store = NULL;

  if (geteuid () == 0)
    g_assert_cmpint (setuid (NOBODY), ==, 0);
  store = releve_store_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (releve_store_is_read_only (store));
  g_assert_false (releve_store_begin (store, &error));
  g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_READ_ONLY);
}

static void
ask_somebody_else (const char *path)
{
  int status = -1;
  pid_t child = fork ();

  if (child == 0) {
    assert_reader (path);
    _exit (0);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

static void
test_read_only_folder (StoreFixture *fixture, gconstpointer data)
{
  g_chmod (fixture->path, 0666);
  g_chmod (fixture->folder, 0555);
  ask_somebody_else (fixture->path);
  g_chmod (fixture->folder, 0700);
}

static void
test_read_only_file (StoreFixture *fixture, gconstpointer data)
{
  g_chmod (fixture->path, 0444);
  g_chmod (fixture->folder, 0777);
  ask_somebody_else (fixture->path);
}

static void
test_wish_to_read (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveStore) store = releve_store_open (fixture->path, TRUE, &error);
  gsize size, size_after;
  g_autofree char *bytes = read_file (fixture->path, &size);
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  g_assert_true (releve_store_verify (store, &error));
  g_assert_false (releve_store_begin (store, &error));
  g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_READ_ONLY);
  after = read_file (fixture->path, &size_after);
  g_assert_cmpmem (bytes, size, after, size_after);
}

#define ADD_TEST(name, function) \
  g_test_add ("/store/file/" name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD_TEST ("a missing file and a folder are told apart", test_missing);
  ADD_TEST ("other files are not departments", test_other_files);
  ADD_TEST ("the database of another program is refused", test_foreign_database);
  ADD_TEST ("a schema of another making is refused", test_other_schema);
  ADD_TEST ("a reference that leads nowhere is damage", test_dangling);
  ADD_TEST ("a value that cannot be is damage", test_bad_value);
  ADD_TEST ("a newer schema opens for reading", test_newer);
  ADD_TEST ("a truncated file never opens", test_truncated);
  ADD_TEST ("a flipped bit never crashes", test_flipped);
  ADD_TEST ("a new file is for its owner alone", test_mode);
  ADD_TEST ("an existing file keeps its mode", test_mode_kept);
  ADD_TEST ("a new file never replaces one", test_existing);
  ADD_TEST ("a full disk loses nothing", test_full_disk);
  ADD_TEST ("a full disk leaves no half made file", test_full_disk_for_new);
  ADD_TEST ("a folder that cannot be written makes a reader", test_read_only_folder);
  ADD_TEST ("a file that cannot be written makes a reader", test_read_only_file);
  ADD_TEST ("who wishes to read writes nothing", test_wish_to_read);
  return g_test_run ();
}
