/* Bad input: one clear sentence in both languages, the right exit status,
 * nothing changed, no crash. */

#include "releve-cli-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SUBJECT "--learner=L01", "--attribute=TM"
#define RATE "rate", "FILE", SUBJECT, "--level=3", "--source=team", "--rater=me"
#define CARD "--learner=L01", "--assignment=A1", "--block=12"

static void
replace_file (CliFixture *fixture, const char *contents, gssize length)
{
  g_unlink (fixture->path); /* GLib does not shorten a file in place */
  g_assert_true (g_file_set_contents_full (fixture->path, contents, length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* Reading, checking and writing all refuse with @status and @fragment. */
static void
assert_unusable (CliFixture *fixture, int status, const char *fragment)
{
  cli_refused (fixture, status, fragment, "info", "FILE", NULL);
  cli_refused (fixture, status, fragment, "check", "FILE", NULL);
  cli_refused (fixture, status, fragment, "undo", "FILE", NULL);
  cli_refused (fixture, status, fragment, RATE, NULL);
  cli_refused (fixture, status, fragment, "export", "FILE", "-", NULL);
}

static void
test_missing (CliFixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  assert_unusable (fixture, 3, "does not exist");
  cli_refused (fixture, 3, "folder does not exist", "new", "nowhere/ward.releve", NULL);
}

static void
test_folder (CliFixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  assert_unusable (fixture, 3, "is a folder");
}

static void
test_text (CliFixture *fixture, gconstpointer data)
{
  replace_file (fixture, "Dear colleague,\nthis is a letter, not a department; it is longer than a hundred bytes, to be sure of it.\n", -1);
  assert_unusable (fixture, 3, "not a Relève file");
  replace_file (fixture, "", 0);
  assert_unusable (fixture, 3, "empty");
}

static void
test_device (CliFixture *fixture, gconstpointer data)
{
  cli_refused (fixture, 3, "device", "info", "/dev/null", NULL);
}

static void
test_truncated (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) whole = cli_bytes (fixture);
  gsize size = g_bytes_get_size (whole);
  const gsize lengths[] = { 50, 99, 100, 1024, 4096, 8192, size / 2, size - 4096, size - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++) {
    replace_file (fixture, g_bytes_get_data (whole, NULL), (gssize) lengths[i]);
    g_test_message ("%" G_GSIZE_FORMAT " bytes of %" G_GSIZE_FORMAT, lengths[i], size);
    assert_unusable (fixture, 3, "");
  }
}

/* A flipped bit may lie in free space; then all must go on as if nothing was. */
static void
assert_survives (CliFixture *fixture, gsize offset)
{
  int checked = cli_run (fixture, "check", "FILE", NULL);

  if (checked == 3) {
    cli_refused (fixture, 3, "", "check", "FILE", NULL);
    return;
  }
  if (checked < 0 || checked > 1)
    g_error ("check ends with %d after a flip at byte %" G_GSIZE_FORMAT ": %s", checked, offset, fixture->err);
}

static void
test_flipped (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) whole = cli_bytes (fixture);
  gsize size = g_bytes_get_size (whole);
  int n_found = 0;

  for (int i = 0; i < 60; i++) {
    gsize offset = (gsize) g_test_rand_int_range (0, (int) size);
    g_autofree char *spoilt = g_memdup2 (g_bytes_get_data (whole, NULL), size);

    spoilt[offset] ^= (char) (1 << g_test_rand_int_range (0, 8));
    replace_file (fixture, spoilt, (gssize) size);
    assert_survives (fixture, offset);
    n_found += fixture->status == 3;
    cli_run (fixture, RATE, NULL);
    if (fixture->status != 0 && fixture->status != 3)
      g_error ("rate ends with %d after a flip at byte %" G_GSIZE_FORMAT ": %s", fixture->status, offset, fixture->err);
  }
  g_test_message ("%d flips were found", n_found);
}

static void
test_spoilt_pages (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) whole = cli_bytes (fixture);
  gsize size = g_bytes_get_size (whole);
  static const gsize offsets[] = { 0, 16, 100, 103 }; /* magic, page size, kind of page, its cells */

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++) {
    g_autofree char *spoilt = g_memdup2 (g_bytes_get_data (whole, NULL), size);

    spoilt[offsets[i]] ^= 0x55;
    replace_file (fixture, spoilt, (gssize) size);
    assert_unusable (fixture, 3, "");
  }
  for (gsize page = 1; page < 40 && (page + 1) * 4096 <= size; page++) {
    g_autofree char *spoilt = g_memdup2 (g_bytes_get_data (whole, NULL), size);

    memset (spoilt + page * 4096, 0xff, 4096);
    replace_file (fixture, spoilt, (gssize) size);
    cli_refused (fixture, 3, "", "check", "FILE", NULL);
  }
}

static void
test_foreign (CliFixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  cli_sql (fixture, "CREATE TABLE bookmark (url TEXT); INSERT INTO bookmark VALUES ('x')");
  assert_unusable (fixture, 3, "another program");
  cli_sql (fixture, "PRAGMA application_id = 1380273238; PRAGMA user_version = 1"); /* “RELV” */
  assert_unusable (fixture, 3, "tables");
}

static void
test_contradiction (CliFixture *fixture, gconstpointer data)
{
  cli_sql (fixture, "PRAGMA foreign_keys = OFF; UPDATE placement SET assignment_id = 'nobody' WHERE id IN (SELECT id FROM placement LIMIT 1)");
  cli_refused (fixture, 3, "contradicts itself", "check", "FILE", NULL);
}

static void
test_newer (CliFixture *fixture, gconstpointer data)
{
  json_t *info;

  cli_sql (fixture, "PRAGMA user_version = 99; CREATE TABLE hologram (id TEXT)");
  cli_refused (fixture, 3, "newer Relève (schema 99, this one knows 4)", RATE, NULL);
  cli_refused (fixture, 3, "newer Relève", "undo", "FILE", NULL);
  info = cli_ask (fixture, "info", "FILE", NULL);
  g_assert_cmpint (json_integer_value (json_object_get (info, "schema")), ==, 99);
  g_assert_cmpint (json_integer_value (json_object_get (info, "learners")), ==, 24);
  json_decref (info);
  g_assert_cmpint (cli_run (fixture, "check", "FILE", NULL), ==, 1);
}

static void
test_read_only_folder (CliFixture *fixture, gconstpointer data)
{
  json_t *info;

  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  cli_fixture_bind_hands (fixture);
  cli_refused (fixture, 4, "nothing can be changed", RATE, NULL);
  cli_refused (fixture, 4, "nothing can be changed", "place", "FILE", CARD, NULL);
  cli_refused (fixture, 4, "folder", "new", "other.releve", NULL);
  cli_refused (fixture, 3, "may not be", "export", "FILE", "out.json", NULL);
  cli_refused (fixture, 3, "may not be", "history", "FILE", "--csv", "out.csv", NULL);
  cli_refused (fixture, 3, "", "print", "FILE", "--learner=L01", "-o", "out.pdf", NULL);
  info = cli_ask (fixture, "info", "FILE", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  json_decref (info);
}

static void
test_read_only_file (CliFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_chmod (fixture->path, 0400), ==, 0);
  cli_fixture_bind_hands (fixture);
  cli_refused (fixture, 4, "can be read but not changed", RATE, NULL);
  cli_do (fixture, "info", "FILE", NULL);
  g_assert_cmpint (g_chmod (fixture->path, 0), ==, 0);
  cli_refused (fixture, 3, "may not be", "info", "FILE", NULL);
}

static void
test_full_disk (CliFixture *fixture, gconstpointer data)
{
  static const gsize sizes[] = { 0, 512, 4096 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    cli_fixture_limit_files (fixture, sizes[i]);
    cli_refused (fixture, 3, "is full", RATE, NULL);
    cli_refused (fixture, 3, "is full", "place", "FILE", CARD, NULL);
    cli_refused (fixture, 3, "is full", "new", "other.releve", NULL);
    cli_refused (fixture, 3, "disk", "export", "FILE", "out.json", NULL);
    cli_refused (fixture, 3, "disk", "print", "FILE", "--learner=L01", "-o", "out.pdf", NULL);
  }
  cli_fixture_limit_files (fixture, 0);
  cli_refused (fixture, 3, "disk", "history", "FILE", "--csv", "out.csv", NULL);
}

static void
test_full_pipe (CliFixture *fixture, gconstpointer data)
{
  static const char script[] =
    "\"$0\" export \"$1\" - --lang=en >/dev/full; code=$?; \"$0\" info \"$1\" --lang=en >/dev/full; exit $((code * 10 + $?))";
  const char *argv[] = { "sh", "-c", script, RELEVE_CLI, fixture->path, NULL };
  g_autofree char *said = NULL;
  g_auto (GStrv) lines = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &said, &status, NULL));
  g_test_message ("%s", said);
  g_assert_cmpint (WEXITSTATUS (status), ==, 33);
  lines = g_strsplit (said, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3); /* one each, and the end */
}

/* The file may not grow, yet its pages may be written: a rollback is needed. */
static void
test_full_disk_in_the_middle (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = cli_bytes (fixture);
  g_autofree char *text = g_strnfill (100000, 'x');
  g_autofree char *rater = g_strconcat ("--rater=", text, NULL);
  g_autofree char *before = cli_checksum (fixture), *after = NULL;

  cli_fixture_limit_files (fixture, g_bytes_get_size (bytes));
  g_assert_cmpint (cli_run (fixture, "rate", "FILE", SUBJECT, "--level=3", "--source=team", rater, NULL), ==, 3);
  g_assert_nonnull (strstr (fixture->err, "full"));
  cli_fixture_free_hands (fixture);
  after = cli_checksum (fixture);
  g_assert_cmpstr (after, ==, before);
  cli_do (fixture, RATE, NULL);
}

/* Another process that is about to write, until it is killed: a lock of this
 * one would end with any other handle on the file. */
static pid_t
spawn_writer (CliFixture *fixture)
{
  int ends[2];
  char ready;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0) {
    sqlite3 *db;

    if (sqlite3_open (fixture->path, &db) != SQLITE_OK || sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK
        || write (ends[1], "!", 1) != 1)
      _exit (1);
    for (;;)
      pause ();
  }
  close (ends[1]);
  g_assert_cmpint (read (ends[0], &ready, 1), ==, 1);
  close (ends[0]);
  return child;
}

static void
test_busy (CliFixture *fixture, gconstpointer data)
{
  pid_t writer = spawn_writer (fixture);

  cli_refused (fixture, 4, "Another program", RATE, NULL);
  cli_do (fixture, "info", "FILE", NULL);
  kill (writer, SIGKILL);
  g_assert_cmpint (waitpid (writer, NULL, 0), ==, writer);
  cli_do (fixture, RATE, NULL);
}

static void
test_existing (CliFixture *fixture, gconstpointer data)
{
  cli_refused (fixture, 3, "exists already", "new", "FILE", NULL);
  cli_refused (fixture, 3, "exists already", "new", "FILE", "--example", NULL);
}

static void
test_codes (CliFixture *fixture, gconstpointer data)
{
  cli_refused (fixture, 3, "L99", "place", "FILE", "--learner=L99", "--assignment=A1", "--block=12", NULL);
  cli_refused (fixture, 3, "Z9", "place", "FILE", "--learner=L01", "--assignment=Z9", "--block=12", NULL);
  cli_refused (fixture, 3, "S99", "place", "FILE", CARD, "--supervisor=S99", NULL);
  cli_refused (fixture, 3, "14", "place", "FILE", "--learner=L01", "--assignment=A1", "--block=14", NULL);
  cli_refused (fixture, 3, "0", "place", "FILE", "--learner=L01", "--assignment=A1", "--block=0", NULL);
  cli_refused (fixture, 3, "99", "fit", "FILE", "--learner=L01", "--assignment=A1", "--block=99", NULL);
  cli_refused (fixture, 3, "twelve", "place", "FILE", "--learner=L01", "--assignment=A1", "--block=twelve", NULL);
  cli_refused (fixture, 3, "no card", "remove", "FILE", CARD, NULL);
  cli_refused (fixture, 3, "C13", "rate", "FILE", "--learner=L01", "--competency=C13", "--level=3", "--source=self", NULL);
  cli_refused (fixture, 3, "XX", "rate", "FILE", "--learner=L01", "--attribute=XX", "--level=3", "--source=self", NULL);
  cli_refused (fixture, 3, "gossip", "rate", "FILE", SUBJECT, "--level=3", "--source=gossip", NULL);
  cli_refused (fixture, 3, "L99", "plan", "FILE", "draft", "--learner=L99", NULL);
  cli_refused (fixture, 3, "perfect", "plan", "FILE", "perfect", "--learner=L01", NULL);
  cli_refused (fixture, 3, "perfect", "state", "FILE", "perfect", CARD, NULL);
  cli_refused (fixture, 3, "sonnet", "print", "FILE", "--what=sonnet", "-o", "x.pdf", "--learner=L01", NULL);
  cli_refused (fixture, 3, "lunar", "new", "x.releve", "--calendar=lunar", NULL);
}

static void
test_levels (CliFixture *fixture, gconstpointer data)
{
  static const char *const levels[] = { "5", "-1", "4.01", "nan", "inf", "three", "", "1e999", "3,5" };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    cli_refused (fixture, 3, "", "rate", "FILE", SUBJECT, "--source=self", "--level", levels[i], NULL);
  cli_do (fixture, "place", "FILE", CARD, NULL);
  cli_refused (fixture, 3, "5", "level", "FILE", CARD, "CHG=5", NULL);
  cli_refused (fixture, 3, "ABC", "level", "FILE", CARD, "ABC=2", NULL);
  cli_refused (fixture, 3, "LAM", "level", "FILE", CARD, "LAM=2", NULL);
  cli_refused (fixture, 3, "CHG", "level", "FILE", CARD, "CHG", NULL);
  cli_refused (fixture, 3, "5", "fit", "FILE", "--learner=L01", "--assignment=A1", "--level=CHG=5", NULL);
}

static void
test_dates (CliFixture *fixture, gconstpointer data)
{
  cli_refused (fixture, 3, "2026-02-30", "rate", "FILE", SUBJECT, "--level=3", "--source=self", "--date=2026-02-30", NULL);
  cli_refused (fixture, 3, "after today", "rate", "FILE", SUBJECT, "--level=3", "--source=self", "--date=2026-09-15", NULL);
  cli_refused (fixture, 3, "before it begins", "leave", "FILE", "--learner=L01", "--from=2027-01-10", "--to=2027-01-09", NULL);
  cli_refused (fixture, 3, "tomorrow", "leave", "FILE", "--learner=L01", "--from=tomorrow", "--to=2027-01-09", NULL);
  cli_refused (fixture, 3, "soon", "new", "x.releve", "--start=soon", NULL);
}

static void
test_rules (CliFixture *fixture, gconstpointer data)
{
  json_t *all = cli_ask (fixture, "fit", "FILE", "--all", NULL), *card;
  gsize i;

  /* The same assignment for the same clinician in the same block. */
  json_array_foreach (all, i, card) {
    g_autofree char *block = g_strdup_printf ("%" JSON_INTEGER_FORMAT, json_integer_value (json_object_get (card, "block")));

    if (i % 40 == 0)
      cli_refused (fixture, 3, "", "place", "FILE", "--learner", json_string_value (json_object_get (card, "learner")),
                   "--assignment", json_string_value (json_object_get (card, "assignment")), "--block", block, NULL);
  }
  json_decref (all);
}

static void
test_usage (CliFixture *fixture, gconstpointer data)
{
  cli_refused (fixture, 2, "dance", "dance", "FILE", NULL);
  cli_refused (fixture, 2, "--colour", "info", "FILE", "--colour", NULL);
  cli_refused (fixture, 2, "--learner", "info", "FILE", "--learner=L01", NULL);
  cli_refused (fixture, 2, "-x", "info", "FILE", "-x", NULL);
  cli_refused (fixture, 2, "FILE", "info", NULL);
  cli_refused (fixture, 2, "extra", "info", "FILE", "extra", NULL);
  cli_refused (fixture, 2, "--block", "place", "FILE", "--learner=L01", "--assignment=A1", NULL);
  cli_refused (fixture, 2, "--attribute", "rate", "FILE", "--learner=L01", "--level=3", "--source=self", NULL);
  cli_refused (fixture, 2, "--all", "fit", "FILE", NULL);
  cli_refused (fixture, 2, "-o", "print", "FILE", NULL);
  cli_refused (fixture, 2, ".json", "export", "FILE", "out.doc", NULL);
  cli_refused (fixture, 2, ".pdf", "print", "FILE", "--learner=L01", "-o", "out.doc", NULL);
}

static void
test_no_words (CliFixture *fixture, gconstpointer data)
{
  static const char *const nothing[] = { NULL };
  static const char *const value[] = { "info", "x.releve", "--today", NULL };
  static const char *const day[] = { "info", "FILE", "--today", "yesterday", NULL };
  static const char *const language[] = { "info", "x.releve", "--lang", "tlh", NULL };

  g_assert_cmpint (cli_runv (fixture, nothing, NULL), ==, 2);
  g_assert_cmpint (cli_runv (fixture, value, NULL), ==, 2);
  g_assert_cmpint (cli_runv (fixture, language, NULL), ==, 2);
  g_assert_nonnull (strstr (fixture->err, "tlh"));
  g_assert_cmpint (cli_runv (fixture, day, NULL), ==, 3);
  g_assert_nonnull (strstr (fixture->err, "yesterday"));
}

/* A name with a line break or a mark-up sign is still one line of text. */
static void
test_odd_names (CliFixture *fixture, gconstpointer data)
{
  cli_refused (fixture, 3, "<b>", "info", "a\n<b>&.releve", NULL);
  cli_refused (fixture, 3, "", "place", "FILE", "--learner=L\n01", "--assignment=A1", "--block=12", NULL);
  cli_refused (fixture, 3, "%s%n", "place", "FILE", "--learner=%s%n", "--assignment=A1", "--block=12", NULL);
  cli_refused (fixture, 3, "", "place", "FILE", "--learner=\xff\xfe", "--assignment=A1", "--block=12", NULL);
  cli_refused (fixture, 3, "UTF-8", RATE "\xff", NULL);
  cli_refused (fixture, 3, "", "new", "n.releve", "--name=\xff\xfe", NULL);
}

static void
test_match_files (CliFixture *fixture, gconstpointer data)
{
  cli_refused (fixture, 3, "does not exist", "match", "nowhere.json", NULL);
  cli_refused (fixture, 3, "folder", "match", fixture->folder, NULL);
  cli_refused (fixture, 3, "JSON", "match", "FILE", NULL);
}

#define ADD(name, function) \
  g_test_add ("/cli/bad/" name, CliFixture, NULL, cli_fixture_set_up, function, cli_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("a missing file", test_missing);
  ADD ("a folder", test_folder);
  ADD ("a text or an empty file", test_text);
  ADD ("a device", test_device);
  ADD ("a truncated department", test_truncated);
  ADD ("a department with a flipped bit", test_flipped);
  ADD ("a department with a spoilt page", test_spoilt_pages);
  ADD ("the database of another program", test_foreign);
  ADD ("rows that contradict each other", test_contradiction);
  ADD ("a newer schema can be read only", test_newer);
  ADD ("a folder that is read-only", test_read_only_folder);
  ADD ("a file that is read-only or closed", test_read_only_file);
  ADD ("a full disk", test_full_disk);
  ADD ("an answer that nobody can take", test_full_pipe);
  ADD ("a disk that fills in the middle", test_full_disk_in_the_middle);
  ADD ("another program writing", test_busy);
  ADD ("a file that exists already", test_existing);
  ADD ("codes that nobody has", test_codes);
  ADD ("levels outside the scale", test_levels);
  ADD ("dates that cannot be", test_dates);
  ADD ("cards against the rules", test_rules);
  ADD ("wrong words", test_usage);
  ADD ("no words", test_no_words);
  ADD ("odd names", test_odd_names);
  ADD ("input of match that is no JSON", test_match_files);
  return g_test_run ();
}
