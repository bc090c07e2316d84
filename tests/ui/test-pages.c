/* The dashboard and the people in a real window: what they show follows the
 * file at once, whatever is open. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "releve-application.h"
#include "releve-exchange.h"
#include "releve-robot.h"
#include "releve-settings.h"
#include "releve-window.h"

#define TODAY releve_day_new (2026, 9, 14)
/* Names and words are never markup. */
#define SEEN "Said <b>so</b> & meant it"

typedef struct {
  GtkWidget *window;
  ReleveDesk *desk;
  ReleveDocument *document;
  char *path;
} Fixture;

/* One application a process, as in life. */
static GtkApplication *
application (void)
{
  static ReleveApplication *self;
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    {
      self = releve_application_new ();
      g_application_register (G_APPLICATION (self), NULL, &error);
      g_assert_no_error (error);
    }
  return GTK_APPLICATION (self);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ReleveNewDepartment wish = { .example = TRUE, .today = TODAY };
  ReleveDeskOptions options = { .who = "Test", .today = TODAY };
  g_autoptr (GError) error = NULL;

  fixture->path = g_build_filename (g_get_user_data_dir (), "pages.releve", NULL);
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_remove (fixture->path);
  releve_exchange_new_department (fixture->path, &wish, &error);
  g_assert_no_error (error);
  fixture->desk = releve_desk_open (fixture->path, &options, &error);
  g_assert_no_error (error);
  fixture->document = releve_document_new (fixture->desk, RELEVE_LANGUAGE_EN);
  fixture->window = GTK_WIDGET (releve_window_new (application (), fixture->document));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  robot_take (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  robot_close (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->document);
  g_object_unref (fixture->desk);
  g_remove (fixture->path);
  g_free (fixture->path);
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  return robot_find (fixture->window, G_TYPE_NONE, text) != NULL;
}

typedef struct {
  Fixture *fixture;
  const char *text;
} Sought;

static gboolean
is_shown (gpointer data)
{
  Sought *sought = data;

  return shows (sought->fixture, sought->text);
}

static void
wait_for (Fixture *fixture, const char *text)
{
  robot_wait (is_shown, &(Sought) { fixture, text }, text);
}

static void
rate (Fixture *fixture, const char *competency_id, double level, ReleveSource source, const char *rater)
{
  ReleveRating rating = {
    .learner_id = (char *) "L06", .competency_id = (char *) competency_id, .level = level, .source = source,
    .rater = (char *) rater, .date = TODAY, .behaviour = (char *) SEEN,
  };
  g_autoptr (GError) error = NULL;

  releve_desk_rate (fixture->desk, &rating, &error);
  g_assert_no_error (error);
}

static void
open_person (Fixture *fixture)
{
  gtk_widget_activate_action (fixture->window, "win.show-person", "s", "L06");
  robot_settle ();
}

static GtkWidget *
row_button (Fixture *fixture, const char *competency)
{
  GtkWidget *label = robot_find (fixture->window, G_TYPE_NONE, competency);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
}

static void
open_evidence (Fixture *fixture, const char *competency)
{
  robot_click (row_button (fixture, competency));
  robot_rest (400);
}

/* A critical or a warning would end the test. */
static void
test_undo_under_open_evidence (Fixture *fixture, gconstpointer data)
{
  rate (fixture, "C9", 4, RELEVE_SUPERVISOR_SAYS, "Dre Savary");
  open_person (fixture);
  open_evidence (fixture, "Resource stewardship");
  wait_for (fixture, SEEN);
  releve_document_undo (fixture->document);
  robot_rest (300);
  g_assert_false (shows (fixture, SEEN));
}

/* Three answers of one colleague are one colleague (D14). */
static void
test_colleagues_are_counted_by_head (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 3; i++)
    rate (fixture, "C9", 4, RELEVE_COLLEAGUE, "Dr Hughes");
  open_person (fixture);
  open_evidence (fixture, "Resource stewardship");
  g_assert_true (shows (fixture, "answer of a colleague shows once there are three new ones"));
  g_assert_false (shows (fixture, SEEN));
}

/* Only what is written is kept apart: icons need the system's folders. */
static void
keep_apart (void)
{
  g_autofree char *home = g_dir_make_tmp ("releve-pages-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
}

int
main (int argc, char **argv)
{
  keep_apart ();
  g_test_init (&argc, &argv, NULL);
  releve_settings_apply_language (RELEVE_LANGUAGE_EN);
  adw_init ();
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
#define ADD(name, test) g_test_add ("/pages/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("D3 Ctrl+Z under open evidence", test_undo_under_open_evidence);
  ADD ("D14 three answers of one colleague stay hidden", test_colleagues_are_counted_by_head);
  return g_test_run ();
}
