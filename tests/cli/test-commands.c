/* Every command the normal way: do, look, undo, compare, redo. */

#include "releve-cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define CARD "--learner=L01", "--assignment=A1", "--block=12"

static int
get_int (json_t *object, const char *key)
{
  json_t *value = json_object_get (object, key);

  g_assert_true (json_is_integer (value));
  return (int) json_integer_value (value);
}

static int
count_of (CliFixture *fixture, const char *key)
{
  json_t *info = cli_ask (fixture, "info", "FILE", NULL);
  int n = get_int (info, key);

  json_decref (info);
  return n;
}

static const char *
get_text (json_t *object, const char *key)
{
  const char *text = json_string_value (json_object_get (object, key));

  g_assert_nonnull (text);
  return text;
}

/* The last step was @verb; without it the file is as @before, with it as now. */
static void
assert_undo_redo (CliFixture *fixture, const char *before, const char *verb)
{
  g_autofree char *after = cli_checksum (fixture);
  g_autofree char *undone = NULL, *redone = NULL;
  json_t *history = cli_ask (fixture, "history", "FILE", NULL);
  json_t *last = json_array_get (history, json_array_size (history) - 1);

  g_assert_cmpstr (get_text (last, "verb"), ==, verb);
  g_assert_false (json_is_true (json_object_get (last, "undone")));
  json_decref (history);
  g_assert_cmpstr (after, !=, before);
  cli_do (fixture, "undo", "FILE", NULL);
  undone = cli_checksum (fixture);
  g_assert_cmpstr (undone, ==, before);
  cli_do (fixture, "redo", "FILE", NULL);
  redone = cli_checksum (fixture);
  g_assert_cmpstr (redone, ==, after);
}

/* An acceptance without a dated aim asks for one, once (S7). */
static void
test_nudge (CliFixture *fixture, gconstpointer data)
{
  cli_sql (fixture, "UPDATE learner SET aim_by = NULL, aim_asked = NULL WHERE id = 'L06';"
                    "UPDATE placement SET state = 'proposed' WHERE learner_id = 'L06' AND assignment_id IN ('G7', 'G9')");
  g_assert_cmpint (cli_run (fixture, "state", "FILE", "--learner", "L06", "--assignment", "G7", "--block", "9", "accepted", NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->err, "without a dated aim"));
  g_assert_cmpint (cli_run (fixture, "state", "FILE", "--learner", "L06", "--assignment", "G9", "--block", "13", "accepted", NULL), ==, 0);
  g_assert_null (strstr (fixture->err, "without a dated aim"));
}

static void
test_new (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = cli_fixture_name (fixture, "new ward é.releve");
  json_t *info, *breaches;
  GStatBuf status;

  cli_do (fixture, "new", path, "--name", "Médecine & <soins>", "--start", "2027-01-01", "--calendar", "months", NULL);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
  info = cli_ask (fixture, "info", path, NULL);
  g_assert_cmpstr (get_text (info, "department"), ==, "Médecine & <soins>");
  g_assert_cmpint (get_int (info, "blocks"), ==, 12);
  g_assert_cmpint (get_int (info, "assignments"), ==, 30);
  g_assert_cmpint (get_int (info, "learners"), ==, 0);
  json_decref (info);
  breaches = cli_ask (fixture, "check", path, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpuint (json_array_size (breaches), ==, 0);
  json_decref (breaches);
}

static void
test_calendars (CliFixture *fixture, gconstpointer data)
{
  static const struct { const char *calendar; int blocks; } known[] = { { "13x28", 13 }, { "26x14", 26 }, { "months", 12 } };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++) {
    g_autofree char *name = g_strdup_printf ("%s.releve", known[i].calendar);
    json_t *info;

    cli_do (fixture, "new", name, "--calendar", known[i].calendar, NULL);
    info = cli_ask (fixture, "info", name, NULL);
    g_assert_cmpint (get_int (info, "blocks"), ==, known[i].blocks);
    json_decref (info);
  }
}

static void
test_info (CliFixture *fixture, gconstpointer data)
{
  json_t *info = cli_ask (fixture, "info", "FILE", NULL);

  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpint (get_int (info, "learners"), ==, 24);
  g_assert_cmpint (get_int (info, "blocks"), ==, 13);
  g_assert_cmpint (get_int (info, "schema"), ==, 4);
  g_assert_cmpint (get_int (info, "history"), ==, 0);
  g_assert_cmpuint (strlen (get_text (info, "checksum")), >=, 32);
  g_assert_true (json_is_false (json_object_get (info, "protected")));
  for (const char *const *key = (const char *const[]) { "placements", "ratings", "plans", "duties", NULL }; *key != NULL; key++)
    g_assert_cmpint (get_int (info, *key), >, 0);
  json_decref (info);
}

static void
test_check (CliFixture *fixture, gconstpointer data)
{
  json_t *breaches = cli_ask (fixture, "check", "FILE", NULL);

  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_cmpuint (json_array_size (breaches), ==, 2); /* the two deliberate ones */
  for (gsize i = 0; i < json_array_size (breaches); i++) {
    json_t *breach = json_array_get (breaches, i);

    for (const char *const *key = (const char *const[]) { "rule", "learner", "assignment", "text", NULL }; *key != NULL; key++)
      get_text (breach, *key);
    g_assert_cmpint (get_int (breach, "block"), >=, 1);
    g_assert_nonnull (json_object_get (breach, "found"));
    g_assert_nonnull (json_object_get (breach, "limit"));
  }
  json_decref (breaches);
}

static void
test_fit (CliFixture *fixture, gconstpointer data)
{
  json_t *profile = cli_ask (fixture, "fit", "FILE", "--learner=L01", "--assignment=G3", "--block=12", NULL);
  json_t *routine = cli_ask (fixture, "fit", "FILE", "--learner=L01", "--assignment=G3", "--level=CHG=0", "--level", "AUT=0", NULL);
  json_t *all;
  double fit = json_number_value (json_object_get (profile, "fit"));

  g_assert_true (fit > 0 && fit <= 100);
  g_assert_cmpfloat (json_number_value (json_object_get (routine, "fit")), !=, fit);
  g_assert_true (json_is_array (json_object_get (profile, "missing")));
  g_assert_true (json_is_array (json_object_get (profile, "unexplored")));
  g_assert_nonnull (json_object_get (json_object_get (json_object_get (profile, "evidence"), "attributes"), "TM"));
  json_decref (profile);
  json_decref (routine);
  all = cli_ask (fixture, "fit", "FILE", "--all", NULL);
  g_assert_cmpuint (json_array_size (all), >, 150);
  json_decref (all);
}

static void
test_board (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *empty = cli_checksum (fixture);
  g_autofree char *placed = NULL, *moved = NULL, *removed = NULL;
  int n = count_of (fixture, "placements");

  cli_do (fixture, "place", "FILE", CARD, "--supervisor=S1", "--pin", NULL);
  g_assert_cmpint (count_of (fixture, "placements"), ==, n + 1);
  assert_undo_redo (fixture, empty, "place");
  cli_do (fixture, "undo", "FILE", NULL);
  cli_do (fixture, "place", "FILE", CARD, NULL);
  placed = cli_checksum (fixture);
  cli_do (fixture, "move", "FILE", CARD, "--to-block=13", NULL);
  assert_undo_redo (fixture, placed, "move");
  moved = cli_checksum (fixture);
  cli_do (fixture, "remove", "FILE", "--learner=L01", "--assignment=A1", "--block=13", NULL);
  assert_undo_redo (fixture, moved, "remove");
  removed = cli_checksum (fixture);
  g_assert_cmpstr (removed, ==, empty); /* ids of rows made since play no part */
  cli_do (fixture, "undo", "FILE", "--steps=3", NULL);
  g_clear_pointer (&removed, g_free);
  removed = cli_checksum (fixture);
  g_assert_cmpstr (removed, ==, empty);
}

static void
test_levels_and_state (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *placed = NULL, *levelled = NULL;

  cli_do (fixture, "place", "FILE", CARD, NULL);
  placed = cli_checksum (fixture);
  cli_do (fixture, "level", "FILE", CARD, "AUT=2", "COM=3", "--agree", "--note", "She wants it", NULL);
  assert_undo_redo (fixture, placed, "agree");
  levelled = cli_checksum (fixture);
  cli_do (fixture, "state", "FILE", "accepted", CARD, NULL);
  assert_undo_redo (fixture, levelled, "state");
}

static void
test_people (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *before = cli_checksum (fixture);
  g_autofree char *rated = NULL, *left = NULL;
  int n = count_of (fixture, "ratings");

  cli_do (fixture, "rate", "FILE", "--learner=L01", "--competency=C5", "--level=3", "--source=supervisor", "--rater=S1", NULL);
  assert_undo_redo (fixture, before, "rate");
  cli_do (fixture, "rate", "FILE", "--learner=L01", "--attribute=TM", "--level=2.5", "--source=self", "--date=2026-09-01", NULL);
  g_assert_cmpint (count_of (fixture, "ratings"), ==, n + 2);
  rated = cli_checksum (fixture);
  g_assert_cmpint (cli_run (fixture, "leave", "FILE", "--learner=L02", "--from=2027-06-01", "--to=2027-06-02", NULL), ==, 0);
  assert_undo_redo (fixture, rated, "leave");
  left = cli_checksum (fixture);
  cli_do (fixture, "plan", "FILE", "draft", "--learner=L01", NULL);
  assert_undo_redo (fixture, left, "plan");
  cli_do (fixture, "plan", "FILE", "agreed", "--learner=L01", NULL);
  cli_do (fixture, "plan", "FILE", "read", "--learner=L01", NULL);
  cli_do (fixture, "plan", "FILE", "agrees", "--learner=L01", "--by=head", NULL);
  cli_do (fixture, "plan", "FILE", "signed", "--learner=L01", NULL);
  g_assert_cmpint (cli_run (fixture, "plan", "FILE", "withdrawn", "--learner=L01", NULL), ==, 3);
  cli_do (fixture, "plan", "FILE", "withdrawn", "--learner=L01", "--reason=By mistake", NULL);
}

static void
test_history (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *csv = NULL, *contents = NULL;
  json_t *history;

  g_assert_cmpint (cli_run (fixture, "undo", "FILE", NULL), ==, 1);
  g_assert_cmpint (cli_run (fixture, "redo", "FILE", NULL), ==, 1);
  cli_do (fixture, "place", "FILE", CARD, NULL);
  history = cli_ask (fixture, "history", "FILE", NULL);
  g_assert_cmpuint (json_array_size (history), ==, 1);
  g_assert_cmpint (get_int (json_array_get (history, 0), "number"), ==, 1);
  g_assert_cmpstr (get_text (json_object_get (json_array_get (history, 0), "detail"), "assignment"), ==, "A1");
  json_decref (history);
  cli_do (fixture, "history", "FILE", "--csv", "steps.csv", NULL);
  csv = cli_fixture_name (fixture, "steps.csv");
  g_assert_true (g_file_get_contents (csv, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "\"place\""));
}

static void
assert_pdf (const char *path)
{
  g_autofree char *contents = NULL;
  GStatBuf status;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

/* S1: role profiles side by side, and what is wrong with the asking. */
static void
test_print_post (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *before = cli_checksum (fixture), *after = NULL, *path = cli_fixture_name (fixture, "post.pdf");
  g_autofree char *contents = NULL;
  gsize length;

  cli_do (fixture, "print", "FILE", "--what=post", "--lang=fr", "--paper=letter", "-o", "post.pdf", NULL);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF"));
  cli_do (fixture, "print", "FILE", "--what", "post", "--role", "chief,medical", "-o", "post.pdf", NULL);
  cli_refused (fixture, 3, "pope", "print", "FILE", "--what=post", "--role=chief,pope", "-o", "post.pdf", NULL);
  cli_refused (fixture, 2, "--role", "print", "FILE", "--what=post", "--role=chief,programme,division,department,medical", "-o", "post.pdf", NULL);
  cli_refused (fixture, 2, ".pdf", "print", "FILE", "--what=post", "-o", "post", NULL);
  after = cli_checksum (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* P2, P11: every printout without a display, each as one file of its owner's. */
static void
test_print_everything (CliFixture *fixture, gconstpointer data)
{
  static const char *const whats[] = { "board", "calendar", "duties", "forms", "briefing", "changes", "summary" };
  g_autofree char *path = cli_fixture_name (fixture, "out.pdf");

  for (guint i = 0; i < G_N_ELEMENTS (whats); i++)
    {
      g_remove (path);
      cli_do (fixture, "print", "FILE", "--what", whats[i], "--combined", "--paper=a3", "--lang=fr", "-o", "out.pdf", NULL);
      assert_pdf (path);
    }
  cli_do (fixture, "print", "FILE", "--what=board", "--tiled", "-o", "out.pdf", NULL);
  cli_refused (fixture, 3, "L99", "print", "FILE", "--what=calendar", "--learner=L99", "-o", "out.pdf", NULL);
  cli_refused (fixture, 2, ".pdf", "print", "FILE", "--what=plan", "--combined", "-o", "plans", NULL);
  cli_refused (fixture, 3, "a5", "print", "FILE", "--what=board", "--paper=a5", "-o", "out.pdf", NULL);
  cli_refused (fixture, 3, "missing", "print", "FILE", "--what=duties", "-o", "missing/out.pdf", NULL);
}

/* P9: the versions of a plan, each as it was frozen. */
static void
test_print_version (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *one = cli_fixture_name (fixture, "one.pdf");

  cli_do (fixture, "print", "FILE", "--learner=L05", "--version=1", "-o", "one.pdf", NULL);
  assert_pdf (one);
  cli_refused (fixture, 3, "99", "print", "FILE", "--learner=L05", "--version=99", "-o", "two.pdf", NULL);
  cli_refused (fixture, 3, "--version", "print", "FILE", "--learner=L05", "--version=0", "-o", "two.pdf", NULL);
}

/* P7: all of them, or a sentence and none. */
static void
test_print_all_or_none (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *plans = cli_fixture_name (fixture, "plans"), *file = cli_fixture_name (fixture, "file");

  cli_refused (fixture, 3, "99", "print", "FILE", "--learner=all", "--version=99", "-o", "plans", NULL);
  g_assert_false (g_file_test (plans, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  cli_refused (fixture, 3, "file", "print", "FILE", "--learner=all", "-o", "file", NULL);
  cli_refused (fixture, 3, "missing", "print", "FILE", "--learner=all", "--combined", "-o", "missing/all.pdf", NULL);
}

static void
test_print (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *one = cli_fixture_name (fixture, "one.pdf");
  g_auto (GStrv) written = NULL;
  g_autofree char *before = cli_checksum (fixture), *after = NULL;

  cli_do (fixture, "print", "FILE", "--what=plan", "--learner=L01", "--lang=fr", "--paper=letter", "--audience=head", "-o", "one.pdf", NULL);
  assert_pdf (one);
  cli_do (fixture, "print", "FILE", "--what", "plan", "-o", "plans", NULL);
  written = g_strsplit (fixture->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (written), ==, 25);
  for (int i = 0; i < 24; i++) {
    g_autofree char *path = cli_fixture_name (fixture, written[i]);

    assert_pdf (path);
  }
  after = cli_checksum (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_export (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = cli_fixture_name (fixture, "all.json"), *contents = NULL;
  json_t *export = cli_ask (fixture, "export", "FILE", "-", NULL);
  json_t *saved;

  g_assert_cmpuint (json_array_size (json_object_get (json_object_get (export, "rows"), "learner")), ==, 24);
  cli_do (fixture, "export", "FILE", "all.json", NULL);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  saved = json_loads (contents, 0, NULL);
  g_assert_true (json_equal (saved, export));
  json_decref (saved);
  json_decref (export);
}

static void
test_help (CliFixture *fixture, gconstpointer data)
{
  static const char *const commands[] = { "new", "info", "check", "match", "fit", "place", "move", "remove", "level", "rate",
                                          "leave", "state", "plan", "undo", "redo", "history", "print", "export" };

  cli_do (fixture, "--help", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    g_autofree char *line = g_strdup_printf ("\n  %s ", commands[i]);
    g_autofree char *english = NULL;

    cli_do (fixture, "--help", NULL);
    g_assert_nonnull (strstr (fixture->out, line));
    cli_do (fixture, commands[i], "--help", "--lang=en", NULL);
    english = g_strdup (fixture->out);
    cli_do (fixture, commands[i], "--help", "--lang=fr", NULL);
    g_assert_cmpstr (fixture->out, !=, english);
  }
}

/* A walk over the board: each step is undone one by one, and done again. */
static void
test_walk (CliFixture *fixture, gconstpointer data)
{
  static const char *const assignments[] = { "A1", "A2", "A4", "A6", "G2", "G8" };
  GPtrArray *sums = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (sums, cli_checksum (fixture));
  for (guint i = 0; i < G_N_ELEMENTS (assignments); i++)
    if (cli_run (fixture, "place", "FILE", "--learner=L05", "--block=13", "--assignment", assignments[i], NULL) == 0)
      g_ptr_array_add (sums, cli_checksum (fixture));
  g_assert_cmpuint (sums->len, >, 1);
  for (guint i = sums->len - 1; i > 0; i--) {
    g_autofree char *sum = NULL;

    cli_do (fixture, "undo", "FILE", NULL);
    sum = cli_checksum (fixture);
    g_assert_cmpstr (sum, ==, sums->pdata[i - 1]);
  }
  for (guint i = 1; i < sums->len; i++) {
    g_autofree char *sum = NULL;

    cli_do (fixture, "redo", "FILE", NULL);
    sum = cli_checksum (fixture);
    g_assert_cmpstr (sum, ==, sums->pdata[i]);
  }
  g_ptr_array_unref (sums);
}

static void
test_mode_is_kept (CliFixture *fixture, gconstpointer data)
{
  GStatBuf status;

  g_assert_cmpint (g_chmod (fixture->path, 0640), ==, 0);
  cli_do (fixture, "place", "FILE", CARD, NULL);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0640);
}

#define ADD(name, function) \
  g_test_add ("/cli/commands/" name, CliFixture, NULL, cli_fixture_set_up, function, cli_fixture_tear_down)

/* B21: a draft is edited beside the plan in force, compared, adopted. */
static void
test_draft (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  json_t *differences;

  cli_do (fixture, "draft", "FILE", "new", "--name=Spring", NULL);
  cli_do (fixture, "place", "FILE", CARD, "--draft=Spring", "--reason=To see", NULL);
  cli_run (fixture, "draft", "FILE", "compare", "--name=Spring", "--json", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  differences = json_loads (fixture->out, 0, NULL);
  g_assert_cmpuint (json_array_size (differences), ==, 1);
  g_assert_cmpstr (get_text (json_array_get (differences, 0), "change"), ==, "added");
  json_decref (differences);
  before = cli_checksum (fixture);
  cli_refused (fixture, 3, "There is no such version", "draft", "FILE", "adopt", "--name=Autumn", NULL);
  cli_do (fixture, "draft", "FILE", "adopt", "--name=Spring", NULL);
  assert_undo_redo (fixture, before, "adopt-draft");
}

/* B22: what changed since publication is listed; B13: taken back with a reason. */
static void
test_publish (CliFixture *fixture, gconstpointer data)
{
  cli_do (fixture, "publish", "FILE", NULL);
  cli_do (fixture, "publish", "FILE", "changes", NULL);
  cli_refused (fixture, 3, "Undo stops before the publication", "undo", "FILE", NULL);
  cli_do (fixture, "place", "FILE", CARD, "--reason=To see", NULL);
  cli_run (fixture, "publish", "FILE", "changes", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->out, "added"));
  cli_refused (fixture, 3, "needs a reason", "publish", "FILE", "withdraw", NULL);
  cli_do (fixture, "publish", "FILE", "withdraw", "--reason=Too early", NULL);
}

/* B25: a new year and its reverse, exactly. */
static void
test_year (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *before = cli_checksum (fixture), *after = NULL;
  int n = count_of (fixture, "placements");

  cli_do (fixture, "year", "FILE", NULL);
  g_assert_cmpint (count_of (fixture, "placements"), ==, 0);
  cli_refused (fixture, 3, "Undo stops before the new year", "undo", "FILE", NULL);
  cli_refused (fixture, 3, "needs a reason", "year", "FILE", "reverse", NULL);
  cli_do (fixture, "year", "FILE", "reverse", "--reason=Too early", NULL);
  after = cli_checksum (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (count_of (fixture, "placements"), ==, n);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("S7 a dated aim is asked for once", test_nudge);
  ADD ("new makes a department that only its owner reads", test_new);
  ADD ("new knows three calendars", test_calendars);
  ADD ("info counts what the example holds", test_info);
  ADD ("check finds the two breaches of the example", test_check);
  ADD ("fit answers for one card, other levels and the board", test_fit);
  ADD ("place, move and remove can be undone and redone", test_board);
  ADD ("level and state can be undone and redone", test_levels_and_state);
  ADD ("rate, leave and plan can be undone and redone", test_people);
  ADD ("history tells the steps", test_history);
  ADD ("print writes one plan or all and changes nothing", test_print);
  ADD ("P11 print writes every printout, combined or tiled", test_print_everything);
  ADD ("P9 an older version is printed", test_print_version);
  ADD ("P7 all are printed or none", test_print_all_or_none);
  ADD ("S1 print writes what the post asks", test_print_post);
  ADD ("export writes the same to a file and to a pipe", test_export);
  ADD ("help tells every command in both languages", test_help);
  ADD ("a draft is edited, compared and adopted (B21)", test_draft);
  ADD ("publishing lists what changes since, and is taken back (B22)", test_publish);
  ADD ("a new year begins and is reversed exactly (B25)", test_year);
  ADD ("a walk leads back and forth", test_walk);
  ADD ("the mode of a file is kept", test_mode_is_kept);
  return g_test_run ();
}
