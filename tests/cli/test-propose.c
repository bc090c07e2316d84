/* propose: the planner on a file. */

#include "releve-cli-fixture.h"

#include <signal.h>
#include <string.h>

static double
get_number (json_t *object, const char *key)
{
  json_t *value = json_object_get (object, key);

  g_assert_true (json_is_number (value));
  return json_number_value (value);
}

static void
test_same_bytes (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *once = NULL, *checksum = cli_checksum (fixture), *after = NULL;

  cli_do (fixture, "propose", "FILE", "--effort=10", "--seed=7", "--json", NULL);
  once = g_strdup (fixture->out);
  cli_do (fixture, "propose", "FILE", "--effort=10", "--seed=7", "--json", NULL);
  g_assert_cmpstr (fixture->out, ==, once);
  after = cli_checksum (fixture);
  g_assert_cmpstr (after, ==, checksum);
}

/* Growth, coverage and the least share, each at least today's, one a tenth better. */
static void
test_better (CliFixture *fixture, gconstpointer data)
{
  json_t *answer = cli_ask (fixture, "propose", "FILE", "--effort=20", "--stability=0", NULL);
  json_t *today = json_object_get (answer, "today"), *plan = json_object_get (answer, "plan");

  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_true (json_is_true (json_object_get (answer, "reproducible")));
  g_assert_cmpint (json_integer_value (json_object_get (answer, "violations")), ==, 0);
  g_assert_cmpfloat (get_number (answer, "bound"), >=, get_number (answer, "value"));
  g_assert_cmpfloat (get_number (plan, "value"), >, 1.1 * get_number (today, "value"));
  g_assert_cmpfloat (get_number (plan, "open_gaps"), <, get_number (today, "open_gaps"));
  g_assert_cmpfloat (get_number (plan, "least_share"), >=, get_number (today, "least_share"));
  json_decref (answer);
}

static void
test_few_changes (CliFixture *fixture, gconstpointer data)
{
  json_t *freely = cli_ask (fixture, "propose", "FILE", "--effort=20", "--stability=0", NULL);
  json_t *hardly = cli_ask (fixture, "propose", "FILE", "--effort=20", "--stability=100", NULL);
  json_t *few = cli_ask (fixture, "propose", "FILE", "--effort=20", "--growth=50", NULL);

  g_assert_cmpfloat (get_number (json_object_get (hardly, "plan"), "moved"), <, get_number (json_object_get (freely, "plan"), "moved"));
  g_assert_cmpfloat (get_number (json_object_get (few, "plan"), "cards"), <, get_number (json_object_get (freely, "plan"), "cards"));
  json_decref (freely);
  json_decref (hardly);
  json_decref (few);
}

static void
test_words (CliFixture *fixture, gconstpointer data)
{
  cli_do (fixture, "propose", "FILE", "--effort=10", "--lang=en", NULL);
  g_assert_nonnull (strstr (fixture->out, "is new in block"));
  cli_do (fixture, "propose", "FILE", "--effort=10", "--lang=fr", NULL);
  g_assert_nonnull (strstr (fixture->out, "au bloc"));
  g_assert_null (strstr (fixture->out, "{"));
}

static void
test_adopt (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *before = cli_checksum (fixture), *after = NULL, *undone = NULL;
  json_t *proposed = cli_ask (fixture, "propose", "FILE", "--effort=10", NULL);
  json_t *adopted = cli_ask (fixture, "propose", "FILE", "--effort=10", "--adopt", NULL);
  json_t *history = cli_ask (fixture, "history", "FILE", NULL);
  json_t *again;

  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_true (json_equal (proposed, adopted));
  g_assert_cmpuint (json_array_size (history), ==, 1);
  again = cli_ask (fixture, "propose", "FILE", "--effort=10", NULL);
  g_assert_cmpfloat (get_number (json_object_get (again, "today"), "cards"), ==, get_number (json_object_get (proposed, "plan"), "cards"));
  g_assert_cmpfloat (get_number (json_object_get (again, "today"), "open_gaps"), ==,
                     get_number (json_object_get (proposed, "plan"), "open_gaps"));
  after = cli_checksum (fixture);
  g_assert_cmpstr (after, !=, before);
  cli_do (fixture, "undo", "FILE", NULL);
  undone = cli_checksum (fixture);
  g_assert_cmpstr (undone, ==, before);
  json_decref (proposed);
  json_decref (adopted);
  json_decref (history);
  json_decref (again);
}

static void
test_cut (CliFixture *fixture, gconstpointer data)
{
  json_t *answer;

  /* Without limits any plan keeps the rules, however little time there is. */
  cli_sql (fixture, "UPDATE assignment SET minimum = 0, capacity = 0");
  g_assert_cmpint (cli_run (fixture, "propose", "FILE", "--seconds=0.3", "--json", NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->err, "time limit"));
  answer = json_loads (fixture->out, 0, NULL);
  g_assert_true (json_is_false (json_object_get (answer, "reproducible")));
  json_decref (answer);
}

static void
test_conflict (CliFixture *fixture, gconstpointer data)
{
  cli_sql (fixture, "UPDATE assignment SET minimum = 30, capacity = 0 WHERE code = 'A1'");
  cli_refused (fixture, 3, "asks 30 people", "propose", "FILE", "--effort=1", NULL);
}

static void
test_nothing_to_plan (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = cli_fixture_name (fixture, "empty.releve");
  const char *const later[] = { "propose", "FILE", "--today=2031-01-01", "--lang=en", NULL };

  g_assert_cmpint (cli_runv (fixture, later, NULL), ==, 3);
  g_assert_nonnull (strstr (fixture->err, "no block left"));
  cli_do (fixture, "new", path, NULL);
  cli_refused (fixture, 3, "nobody to plan for", "propose", path, NULL);
}

static void
test_away_all_year (CliFixture *fixture, gconstpointer data)
{
  json_t *answer, *cards, *card;
  gsize i;

  cli_sql (fixture, "UPDATE learner SET departure = '2026-07-05' WHERE code = 'L01';"
                    "UPDATE learner SET development_hours = 0 WHERE code = 'L02'");
  answer = cli_ask (fixture, "propose", "FILE", "--effort=10", NULL);
  cards = json_object_get (answer, "cards");
  json_array_foreach (cards, i, card)
    {
      g_assert_cmpstr (json_string_value (json_object_get (card, "learner")), !=, "L01");
      g_assert_cmpstr (json_string_value (json_object_get (card, "learner")), !=, "L02");
    }
  json_decref (answer);
}

static void
test_contradictory_pins (CliFixture *fixture, gconstpointer data)
{
  json_t *answer;

  cli_sql (fixture, "UPDATE placement SET pinned = 1, block_id = 'B12' WHERE learner_id = 'L24' AND span = 1"
                    " AND block_id IN ('B8', 'B9', 'B10', 'B11', 'B12', 'B13')");
  answer = cli_ask (fixture, "propose", "FILE", "--effort=10", "--lang=en", NULL);
  g_assert_cmpuint (json_array_size (json_object_get (answer, "stays")), >=, 2);
  json_decref (answer);
}

static void
test_options (CliFixture *fixture, gconstpointer data)
{
  cli_refused (fixture, 3, "--fairness", "propose", "FILE", "--fairness=101", NULL);
  cli_refused (fixture, 3, "--stability", "propose", "FILE", "--stability=-1", NULL);
  cli_refused (fixture, 3, "--effort", "propose", "FILE", "--effort=0", NULL);
  cli_refused (fixture, 3, "--seconds", "propose", "FILE", "--seconds=nan", NULL);
  cli_refused (fixture, 3, "--seed", "propose", "FILE", "--seed=one", NULL);
}

static void
interrupted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (data);
}

static gboolean
interrupt_cb (gpointer data)
{
  g_subprocess_send_signal (data, SIGINT);
  return G_SOURCE_REMOVE;
}

static void
test_interrupt (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_PIPE, &error, RELEVE_CLI, "propose", fixture->path,
                                                      "--effort=100000", "--today=" CLI_TODAY, NULL);

  g_assert_no_error (error);
  g_timeout_add (1500, interrupt_cb, process);
  g_subprocess_wait_async (process, NULL, interrupted_cb, loop);
  g_main_loop_run (loop);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 5);
}

#define ADD(path, function) \
  g_test_add ("/propose/" path, CliFixture, NULL, cli_fixture_set_up, function, cli_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("O6 The same file, seed and effort say the same bytes", test_same_bytes);
  ADD ("O1 The example's plan serves growth, coverage and fairness", test_better);
  ADD ("O5 The weights of change and growth are felt", test_few_changes);
  ADD ("C1 The changes are said in both languages", test_words);
  ADD ("O2 Adopting is one step, and makes what was proposed", test_adopt);
  ADD ("O6 A time limit says when it cut", test_cut);
  ADD ("O3 A minimum beyond the people is named", test_conflict);
  ADD ("O1 Nobody, or no block left, is refused", test_nothing_to_plan);
  ADD ("O1 Who is away all year, or has no hours, gets nothing", test_away_all_year);
  ADD ("O3 Contradictory pins stay and are named", test_contradictory_pins);
  ADD ("C1 Weights out of range are refused", test_options);
  ADD ("O2 An interrupt cancels with its own status", test_interrupt);
  return g_test_run ();
}
