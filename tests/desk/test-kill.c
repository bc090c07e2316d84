/* What a verb has acknowledged outlives the program: a child performs verbs,
 * says each one through a pipe once it has returned, and is killed at a random
 * moment, a hundred times. */

#include "releve-desk-fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "releve-error.h"

#define ROUNDS 100
#define LONGEST 20000 /* microseconds: a few commits */

/* Rates with a number that names the verb, until killed. */
static void
work_until_killed (const char *path, int pipe_end, int round)
{
  ReleveDesk *desk = desk_fixture_open (path);

  for (int n = 0;; n++) {
    char name[32];
    ReleveRating rating = { .learner_id = (char *) "L01", .attribute = (char *) "TM", .level = 3,
                            .source = RELEVE_TEAM, .rater = name, .date = FIXTURE_TODAY };

    g_snprintf (name, sizeof name, "%d/%d\n", round, n);
    if (!releve_desk_rate (desk, &rating, NULL) || write (pipe_end, name, strlen (name)) < 0)
      _exit (1);
  }
}

static char *
read_acknowledged (int pipe_end)
{
  GString *text = g_string_new (NULL);
  char buffer[4096];
  gssize length;

  while ((length = read (pipe_end, buffer, sizeof buffer)) > 0)
    g_string_append_len (text, buffer, length);
  close (pipe_end);
  return g_string_free (text, FALSE);
}

/* Returns what the child had acknowledged when it was killed. */
static char *
kill_one (const char *path, int round, gulong wait)
{
  int ends[2], status;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0) {
    close (ends[0]);
    work_until_killed (path, ends[1], round);
  }
  close (ends[1]);
  /* Every other child lives to say its first change; the rest may die sooner. */
  if (round % 2 == 0)
    g_poll (&(GPollFD) { .fd = ends[0], .events = G_IO_IN }, 1, 10000);
  g_usleep (wait);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  return read_acknowledged (ends[0]);
}

static GHashTable *
list_raters (ReleveDossier *dossier)
{
  GHashTable *raters = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *ratings = releve_dossier_all (dossier, &releve_rating_kind);

  for (guint i = 0; i < ratings->len; i++)
    g_hash_table_add (raters, ((const ReleveRating *) ratings->pdata[i])->rater);
  return raters;
}

static guint
assert_all_there (const char *path, const char *acknowledged)
{
  g_autoptr (ReleveDesk) desk = desk_fixture_open (path);
  g_autoptr (GHashTable) raters = list_raters (releve_desk_get_dossier (desk));
  g_auto (GStrv) names = g_strsplit (acknowledged, "\n", -1);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  releve_desk_verify (desk, &error); /* PRAGMA integrity_check and more */
  g_assert_no_error (error);
  for (char **name = names; *name != NULL; name++) {
    g_autofree char *line = g_strconcat (*name, "\n", NULL);

    if (**name == '\0')
      continue;
    g_assert_true (g_hash_table_contains (raters, line));
    n++;
  }
  return n;
}

/* Steps and rows are written together: undoing all gives the first file back. */
static void
assert_history_complete (DeskFixture *fixture, const char *before)
{
  g_autofree char *sum = NULL;

  fixture->desk = desk_fixture_open (fixture->path);
  fixture->dossier = releve_desk_get_dossier (fixture->desk);
  while (releve_desk_peek_undo (fixture->desk) != NULL)
    g_assert_true (releve_desk_undo (fixture->desk, NULL, NULL));
  sum = desk_fixture_sum (fixture);
  g_assert_cmpstr (sum, ==, before);
}

static void
test_kill (DeskFixture *fixture, gconstpointer data)
{
  g_autofree char *before = desk_fixture_sum (fixture);
  guint acknowledged = 0;

  g_assert_finalize_object (g_steal_pointer (&fixture->desk));
  for (int round = 0; round < ROUNDS; round++) {
    g_autofree char *said = kill_one (fixture->path, round, (gulong) g_test_rand_int_range (2000, LONGEST));

    acknowledged += assert_all_there (fixture->path, said);
  }
  g_test_message ("%u changes were acknowledged", acknowledged);
  g_assert_cmpuint (acknowledged, >=, ROUNDS / 2);
  assert_history_complete (fixture, before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/desk/kill/nothing acknowledged is lost by a kill", DeskFixture, NULL,
              desk_fixture_set_up, test_kill, desk_fixture_tear_down);
  return g_test_run ();
}
