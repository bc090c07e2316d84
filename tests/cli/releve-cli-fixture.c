#include "releve-cli-fixture.h"

#include "releve-folder-fixture.h"

#include <glib/gstdio.h>
#include <linux/capability.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* What the program may do, read by the child before it becomes the program. */
static struct {
  gboolean bound;
  gboolean limited;
  gsize size;
} hands;

static void
prepare_child_cb (gpointer data)
{
  struct rlimit limit = { hands.size, hands.size };

  /* Without these two, the modes of files bind root as they bind anybody. */
  if (hands.bound && geteuid () == 0
      && (prctl (PR_CAPBSET_DROP, CAP_DAC_OVERRIDE) != 0 || prctl (PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH) != 0))
    _exit (99);
  if (!hands.limited)
    return;
  signal (SIGXFSZ, SIG_IGN);
  if (setrlimit (RLIMIT_FSIZE, &limit) != 0)
    _exit (98);
}

void
cli_fixture_limit_files (CliFixture *fixture, gsize size)
{
  hands.limited = TRUE;
  hands.size = size;
}

void
cli_fixture_bind_hands (CliFixture *fixture)
{
  hands.bound = TRUE;
}

void
cli_fixture_free_hands (CliFixture *fixture)
{
  hands.bound = FALSE;
  hands.limited = FALSE;
}

static const char *
word_of (CliFixture *fixture, const char *word)
{
  return g_str_equal (word, "FILE") ? fixture->path : word;
}

static GSubprocess *
spawn (CliFixture *fixture, const char *const *words)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                                                        | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_ptr_array_add (argv, (gpointer) RELEVE_CLI);
  for (; *words != NULL; words++)
    g_ptr_array_add (argv, (gpointer) word_of (fixture, *words));
  g_ptr_array_add (argv, NULL);
  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  g_subprocess_launcher_set_child_setup (launcher, prepare_child_cb, NULL, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  return process;
}

/* Empty bytes have no data, yet are a text. */
static char *
text_of (GBytes *bytes)
{
  gsize size = g_bytes_get_size (bytes);

  return size > 0 ? g_strndup (g_bytes_get_data (bytes, NULL), size) : g_strdup ("");
}

int
cli_runv (CliFixture *fixture, const char *const *words, const char *input)
{
  g_autoptr (GSubprocess) process = spawn (fixture, words);
  g_autoptr (GBytes) in = g_bytes_new (input != NULL ? input : "", input != NULL ? strlen (input) : 0);
  g_autoptr (GBytes) out = NULL, err = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate (process, in, NULL, &out, &err, &error);
  g_assert_true (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE));
  g_free (fixture->out);
  g_free (fixture->err);
  fixture->out = text_of (out);
  fixture->err = text_of (err);
  fixture->status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
  g_assert_null (strstr (fixture->err, "Sanitizer"));
  g_assert_null (strstr (fixture->err, "runtime error"));
  return fixture->status;
}

static GPtrArray *
collect (va_list words)
{
  GPtrArray *array = g_ptr_array_new ();
  const char *word;

  while ((word = va_arg (words, const char *)) != NULL)
    g_ptr_array_add (array, (gpointer) word);
  g_ptr_array_add (array, (gpointer) "--today=" CLI_TODAY);
  g_ptr_array_add (array, NULL);
  return array;
}

int
cli_run (CliFixture *fixture, ...)
{
  g_autoptr (GPtrArray) words = NULL;
  va_list list;

  va_start (list, fixture);
  words = collect (list);
  va_end (list);
  return cli_runv (fixture, (const char *const *) words->pdata, NULL);
}

void
cli_do (CliFixture *fixture, ...)
{
  g_autoptr (GPtrArray) words = NULL;
  va_list list;

  va_start (list, fixture);
  words = collect (list);
  va_end (list);
  cli_runv (fixture, (const char *const *) words->pdata, NULL);
  g_assert_cmpstr (fixture->err, ==, "");
  g_assert_cmpint (fixture->status, ==, 0);
}

json_t *
cli_ask (CliFixture *fixture, ...)
{
  g_autoptr (GPtrArray) words = NULL;
  json_error_t problem;
  json_t *answer;
  va_list list;

  va_start (list, fixture);
  words = collect (list);
  va_end (list);
  g_ptr_array_insert (words, (int) words->len - 1, (gpointer) "--json");
  cli_runv (fixture, (const char *const *) words->pdata, NULL);
  g_assert_cmpstr (fixture->err, ==, "");
  answer = json_loads (fixture->out, JSON_REJECT_DUPLICATES, &problem);
  g_assert_nonnull (answer);
  return answer;
}

/* One complaint in one language. */
static char *
complain (CliFixture *fixture, int status, GPtrArray *words, const char *language)
{
  g_ptr_array_insert (words, (int) words->len - 1, (gpointer) language);
  cli_runv (fixture, (const char *const *) words->pdata, NULL);
  g_ptr_array_remove_index (words, words->len - 2);
  g_test_message ("%d: %s", fixture->status, fixture->err);
  g_assert_cmpint (fixture->status, ==, status);
  g_assert_cmpstr (fixture->out, ==, "");
  g_assert_true (g_utf8_validate (fixture->err, -1, NULL));
  g_assert_cmpuint (strlen (fixture->err), >, 10);
  g_assert_true (strchr (fixture->err, '\n') == fixture->err + strlen (fixture->err) - 1);
  g_assert_null (strchr (fixture->err, '{')); /* a placeholder left unfilled */
  return g_strdup (fixture->err);
}

void
cli_refused (CliFixture *fixture, int status, const char *fragment, ...)
{
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GBytes) before = cli_bytes (fixture), after = NULL;
  g_autofree char *english = NULL, *french = NULL;
  int n_files = cli_count_files (fixture);
  va_list list;

  va_start (list, fragment);
  words = collect (list);
  va_end (list);
  english = complain (fixture, status, words, "--lang=en");
  french = complain (fixture, status, words, "--lang=fr");
  if (strstr (english, fragment) == NULL)
    g_error ("no “%s” in: %s", fragment, english);
  g_assert_cmpstr (english, !=, french);
  after = cli_bytes (fixture);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpint (cli_count_files (fixture), ==, n_files);
}

char *
cli_checksum (CliFixture *fixture)
{
  json_t *answer = cli_ask (fixture, "info", "FILE", NULL);
  char *checksum = g_strdup (json_string_value (json_object_get (answer, "checksum")));

  g_assert_nonnull (checksum);
  json_decref (answer);
  return checksum;
}

GBytes *
cli_bytes (CliFixture *fixture)
{
  char *contents;
  gsize length;

  if (!g_file_get_contents (fixture->path, &contents, &length, NULL))
    return g_bytes_new (NULL, 0);
  return g_bytes_new_take (contents, length);
}

int
cli_count_files (CliFixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  int n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

void
cli_sql (CliFixture *fixture, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

char *
cli_fixture_name (CliFixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

/* The example, written once and copied for each test. */
static GBytes *
example (CliFixture *fixture)
{
  static GBytes *bytes;

  if (bytes == NULL) {
    cli_do (fixture, "new", "FILE", "--example", NULL);
    bytes = cli_bytes (fixture);
  }
  return bytes;
}

void
cli_fixture_set_up (CliFixture *fixture, gconstpointer data)
{
  GBytes *bytes;

  fixture->folder = g_dir_make_tmp ("releve-cli-XXXXXX", NULL);
  fixture->path = cli_fixture_name (fixture, "ward.releve");
  bytes = example (fixture);
  g_assert_true (g_file_set_contents_full (fixture->path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

void
cli_fixture_tear_down (CliFixture *fixture, gconstpointer data)
{
  cli_fixture_free_hands (fixture);
  g_chmod (fixture->folder, 0700);
  folder_fixture_remove (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
  g_clear_pointer (&fixture->out, g_free);
  g_clear_pointer (&fixture->err, g_free);
}
