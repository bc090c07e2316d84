/* What a verb has acknowledged outlives the program: a child performs verbs,
 * says each one through a pipe once it has returned, and is killed at a random
 * moment, a hundred times. */

#include "releve-desk-fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "releve-error.h"
#include "releve-versions.h"

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

/* A draft and its adoption, a new year and its reverse: each is said once it is done. */

static gboolean
draft_and_adopt (ReleveDesk *desk, int pipe_end, int n)
{
  g_autofree char *draft = NULL;
  gboolean done = releve_desk_new_draft (desk, "Spring", NULL, &draft, NULL) && releve_desk_set_view (desk, draft, NULL)
                  && releve_desk_place (desk, "L03", "G1", 1 + n % 13, NULL, NULL, NULL, NULL)
                  && write (pipe_end, "draft\n", 6) > 0
                  && releve_desk_adopt_draft (desk, draft, NULL, NULL, NULL) && write (pipe_end, "adopted\n", 8) > 0;

  for (int i = 0; done && i < 3; i++)
    done = releve_desk_undo (desk, NULL, NULL);
  return done;
}

static gboolean
begin_and_go_back (ReleveDesk *desk, int pipe_end)
{
  return releve_desk_start_year (desk, NULL, NULL) && write (pipe_end, "year\n", 5) > 0
         && releve_desk_reverse_year (desk, "Too early", NULL) && write (pipe_end, "reversed\n", 9) > 0;
}

static void
plan_until_killed (const char *path, int pipe_end, int round)
{
  ReleveDesk *desk = desk_fixture_open (path);

  for (int n = 0;; n++)
    if (!(round / 2 % 2 == 0 ? draft_and_adopt (desk, pipe_end, n) : begin_and_go_back (desk, pipe_end)))
      _exit (1);
}

typedef void (*Work) (const char *path, int pipe_end, int round);

/* Returns what the child had acknowledged when it was killed. */
static char *
kill_one (Work work, const char *path, int round, gulong wait)
{
  int ends[2], status;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0) {
    close (ends[0]);
    work (path, ends[1], round);
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
    g_autofree char *said = kill_one (work_until_killed, fixture->path, round, (gulong) g_test_rand_int_range (2000, LONGEST));

    acknowledged += assert_all_there (fixture->path, said);
  }
  g_test_message ("%u changes were acknowledged", acknowledged);
  g_assert_cmpuint (acknowledged, >=, ROUNDS / 2);
  assert_history_complete (fixture, before);
}

#define YEAR_BLOCKS 13

/* Whichever moment it was: a draft is whole or not there, and so is a year. */
static void
assert_versions_whole (const char *path, guint n_cards)
{
  g_autoptr (ReleveDesk) desk = desk_fixture_open (path);
  ReleveDossier *dossier = releve_desk_get_dossier (desk);
  GPtrArray *versions = releve_dossier_all (dossier, &releve_version_kind);
  const ReleveVersion *version = versions->len > 0 ? versions->pdata[0] : NULL;
  gboolean year = version != NULL && version->state == RELEVE_VERSION_ARCHIVED;
  g_autoptr (GPtrArray) blocks = releve_dossier_every (dossier, &releve_block_kind);
  g_autoptr (GPtrArray) stages = releve_dossier_every (dossier, &releve_stage_kind);
  g_autoptr (GPtrArray) copies = releve_dossier_cards_of (dossier, version != NULL ? version->id : "none");
  guint n_here = releve_dossier_all (dossier, &releve_placement_kind)->len;
  g_autoptr (GError) error = NULL;

  releve_desk_verify (desk, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, <=, 1);
  g_assert_cmpuint (blocks->len, ==, year ? 2 * YEAR_BLOCKS : YEAR_BLOCKS);
  g_assert_cmpuint (stages->len, ==, year ? 3 : 0);
  if (year)
    g_assert_true (n_here == 0 && copies->len == n_cards);
  else
    g_assert_true (n_here >= n_cards && n_here <= n_cards + 1 && (version == NULL || copies->len >= n_cards));
}

/* The next round begins where nothing is in the making. */
static void
clear_versions (const char *path)
{
  g_autoptr (ReleveDesk) desk = desk_fixture_open (path);
  ReleveDossier *dossier = releve_desk_get_dossier (desk);
  g_autoptr (GPtrArray) drafts = releve_versions (dossier, RELEVE_VERSION_DRAFT), years = releve_past_years (dossier);
  GPtrArray *cards;

  if (years->len > 0)
    g_assert_true (releve_desk_reverse_year (desk, "Killed", NULL));
  if (drafts->len > 0)
    g_assert_true (releve_desk_discard_draft (desk, ((const ReleveVersion *) drafts->pdata[0])->id, NULL));
  cards = RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, learner_id, "L03");
  if (cards->len > 0)
    g_assert_true (releve_desk_remove (desk, ((const ReleveRow *) cards->pdata[0])->id, NULL, NULL, NULL));
}

static void
test_kill_versions (DeskFixture *fixture, gconstpointer data)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autoptr (GString) said = g_string_new (NULL);

  g_assert_finalize_object (g_steal_pointer (&fixture->desk));
  for (int round = 0; round < ROUNDS; round++) {
    g_autofree char *lines = kill_one (plan_until_killed, fixture->path, round, (gulong) g_test_rand_int_range (0, 3 * LONGEST));

    g_string_append (said, lines);
    assert_versions_whole (fixture->path, 1);
    clear_versions (fixture->path);
  }
  g_assert_true (strstr (said->str, "adopted") != NULL && strstr (said->str, "reversed") != NULL);
  fixture->desk = desk_fixture_open (fixture->path);
  fixture->dossier = releve_desk_get_dossier (fixture->desk);
  g_assert_nonnull (releve_dossier_placement (fixture->dossier, id));
  /* What a kill left of a journal goes with the next write. */
  g_assert_true (releve_desk_pin (fixture->desk, id, TRUE, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/desk/kill/nothing acknowledged is lost by a kill", DeskFixture, NULL,
              desk_fixture_set_up, test_kill, desk_fixture_tear_down);
  g_test_add ("/desk/kill/a draft, its adoption, a new year and its reverse survive a kill at any moment", DeskFixture, NULL,
              desk_fixture_set_up, test_kill_versions, desk_fixture_tear_down);
  return g_test_run ();
}
