/* S12, D7, D8, D16: a late debriefing from the dashboard's sentence to the
 * evidence, once by pointer and once by keys alone. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "releve-application.h"
#include "releve-evidence.h"
#include "releve-exchange.h"
#include "releve-followup.h"
#include "releve-robot.h"
#include "releve-sentence-card.h"
#include "releve-settings.h"
#include "releve-window.h"

#define TODAY releve_day_new (2026, 9, 14)
#define MOST_TABS 60
/* Names and words are never markup. */
#define SEEN "Led <b>it</b> & said so"

typedef struct {
  GtkWidget *window;
  ReleveDesk *desk;
  ReleveDocument *document;
  char *path;
  char *placement_id, *duty_id, *learner_id; /* of the debriefing that is late */
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

static ReleveDossier *
dossier_of (Fixture *fixture)
{
  return releve_document_get_dossier (fixture->document);
}

static void
choose_late_debriefing (Fixture *fixture)
{
  g_autoptr (GPtrArray) open = releve_open_duties (dossier_of (fixture), NULL, RELEVE_DUTY_DEBRIEFING);
  const ReleveDuty *duty = open->pdata[0];

  g_assert_cmpint (releve_due_group (duty->due, TODAY), ==, RELEVE_DUE_LATE);
  fixture->duty_id = g_strdup (duty->id);
  fixture->placement_id = g_strdup (duty->placement_id);
  fixture->learner_id = g_strdup (duty->learner_id);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ReleveNewDepartment wish = { .example = TRUE, .today = TODAY };
  ReleveDeskOptions options = { .who = "Test", .today = TODAY };
  g_autoptr (GError) error = NULL;

  fixture->path = g_build_filename (g_get_user_data_dir (), "followup.releve", NULL);
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_remove (fixture->path);
  releve_exchange_new_department (fixture->path, &wish, &error);
  g_assert_no_error (error);
  fixture->desk = releve_desk_open (fixture->path, &options, &error);
  g_assert_no_error (error);
  fixture->document = releve_document_new (fixture->desk, RELEVE_LANGUAGE_EN);
  choose_late_debriefing (fixture);
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
  g_free (fixture->placement_id);
  g_free (fixture->duty_id);
  g_free (fixture->learner_id);
}

static char *
checksum (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *sum = releve_desk_checksum (fixture->desk, &error);

  g_assert_no_error (error);
  return sum;
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  return robot_find (fixture->window, G_TYPE_NONE, text) != NULL;
}

static GPtrArray *
ratings_of (Fixture *fixture)
{
  return RELEVE_DOSSIER_OF (dossier_of (fixture), releve_rating_kind, ReleveRating, placement_id, fixture->placement_id);
}

static const RelevePlacement *
card_of (Fixture *fixture)
{
  return releve_dossier_placement (dossier_of (fixture), fixture->placement_id);
}

static const ReleveDuty *
duty_of (Fixture *fixture)
{
  return releve_dossier_get (dossier_of (fixture), &releve_duty_kind, fixture->duty_id);
}

static guint
badge (Fixture *fixture)
{
  AdwViewStack *views = ADW_VIEW_STACK (gtk_widget_get_ancestor (robot_find (fixture->window, G_TYPE_NONE, "Save debriefing"), ADW_TYPE_VIEW_STACK));

  return adw_view_stack_page_get_badge_number (adw_view_stack_get_page (views, adw_view_stack_get_child_by_name (views, "followup")));
}

/* The first toggle that says @level: those of the first competency. */
static GtkWidget *
find_toggle (Fixture *fixture, const char *level)
{
  GtkWidget *toggle = robot_find (fixture->window, GTK_TYPE_TOGGLE_BUTTON, level);

  g_assert_nonnull (toggle);
  g_assert_true (gtk_widget_has_css_class (toggle, "level-toggle"));
  return toggle;
}

static gboolean
is_held (gpointer data)
{
  return duty_of (data)->done != RELEVE_NO_DAY;
}

static gboolean
is_open (gpointer data)
{
  return !is_held (data);
}

/* What was announced is what happened; Ctrl+Z is exact (S12, D8, B13). */
static void
assert_held_then_undone (Fixture *fixture, double level, const char *before)
{
  const ReleveRating *rating;
  g_autofree char *after = checksum (fixture), *undone = NULL;

  g_assert_cmpstr (after, !=, before);
  g_assert_cmpint (card_of (fixture)->state, ==, RELEVE_DONE);
  g_assert_cmpint (duty_of (fixture)->done, ==, TODAY);
  g_assert_cmpuint (ratings_of (fixture)->len, ==, 1);
  rating = ratings_of (fixture)->pdata[0];
  g_assert_cmpfloat (rating->level, ==, level);
  g_assert_cmpint (rating->source, ==, RELEVE_SUPERVISOR_SAYS);
  g_assert_nonnull (rating->rater);
  g_assert_false (shows (fixture, "Save debriefing")); /* its duty left the list */
  robot_key ("ctrl+z"); /* from wherever saving left the focus */
  robot_wait (is_open, fixture, "Ctrl+Z opens the duty again");
  undone = checksum (fixture);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpint (duty_of (fixture)->done, ==, RELEVE_NO_DAY);
}

/* The pointer */

static void
open_from_dashboard (Fixture *fixture)
{
  GtkWidget *sentence = robot_find (fixture->window, RELEVE_TYPE_SENTENCE_CARD, "due"), *line;

  g_assert_nonnull (sentence);
  robot_click (sentence);
  robot_rest (400);
  line = robot_find (fixture->window, G_TYPE_NONE, "Debriefing, "); /* late ones first */
  g_assert_nonnull (line);
  robot_click (line);
  robot_rest (400);
  g_assert_true (shows (fixture, "Save debriefing"));
}

static void
test_pointer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = checksum (fixture);
  guint pressing = releve_count_pressing (dossier_of (fixture));

  open_from_dashboard (fixture);
  g_assert_cmpuint (badge (fixture), ==, pressing);
  g_assert_true (shows (fixture, "Choose at least one level"));
  robot_click (find_toggle (fixture, "2"));
  robot_click (find_toggle (fixture, "4")); /* one of five: 2 springs back */
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_toggle (fixture, "2"))));
  g_assert_true (shows (fixture, "Saving records 1 rating"));
  robot_click (robot_find (fixture->window, GTK_TYPE_BUTTON, "Save debriefing"));
  robot_wait (is_held, fixture, "the debriefing is saved");
  g_assert_cmpuint (releve_count_pressing (dossier_of (fixture)), ==, pressing - 1);
  assert_held_then_undone (fixture, 4, before);
}

/* A refusal leaves no row, and says why where the eye is. */
static void
test_no_level (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = checksum (fixture), *after = NULL;

  gtk_widget_activate_action (fixture->window, "win.show-followup", "s", fixture->duty_id);
  robot_rest (300);
  robot_click (robot_find (fixture->window, GTK_TYPE_BUTTON, "Save debriefing"));
  robot_rest (200);
  after = checksum (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (shows (fixture, "Save debriefing"));
  g_assert_cmpint (duty_of (fixture)->done, ==, RELEVE_NO_DAY);
}

/* Keys alone */

static GtkWidget *
focused (Fixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

static void
tab_to (Fixture *fixture, GtkWidget *wanted)
{
  for (int i = 0; i < MOST_TABS && focused (fixture) != wanted; i++)
    robot_key ("Tab");
  g_assert_true (focused (fixture) == wanted);
}

static void
tab_to_text (Fixture *fixture, int n)
{
  while (n > 0)
    {
      robot_key ("Tab");
      n -= GTK_IS_TEXT_VIEW (focused (fixture));
    }
}

/* Tab goes by place on the screen, which a form has once it was laid out. */
static gboolean
is_laid_out (gpointer data)
{
  GtkWidget *button = robot_find (((Fixture *) data)->window, GTK_TYPE_BUTTON, "Save debriefing");

  return button != NULL && gtk_widget_get_width (button) > 0;
}

static void
open_by_keys (Fixture *fixture)
{
  gtk_widget_activate_action (fixture->window, "win.show-followup", "s", fixture->duty_id);
  robot_wait (is_laid_out, fixture, "the form is laid out");
  g_assert_true (GTK_IS_LIST_BOX_ROW (focused (fixture)));
  robot_key ("Return"); /* past the rows, into the form */
  g_assert_true (GTK_IS_TEXT_VIEW (focused (fixture)));
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = checksum (fixture);

  open_by_keys (fixture);
  tab_to (fixture, find_toggle (fixture, "3"));
  robot_key ("space");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_toggle (fixture, "3"))));
  tab_to (fixture, robot_find (fixture->window, GTK_TYPE_BUTTON, "Save debriefing"));
  robot_key ("Return");
  robot_wait (is_held, fixture, "the debriefing is saved");
  assert_held_then_undone (fixture, 3, before);
}

/* A draft survives the form, its words too. */
static void
test_draft (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  open_by_keys (fixture);
  tab_to_text (fixture, 2); /* from relationship over reaction to content */
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focused (fixture))), SEEN, -1);
  tab_to (fixture, find_toggle (fixture, "1"));
  robot_key ("space");
  tab_to (fixture, robot_find (fixture->window, GTK_TYPE_BUTTON, "Keep as draft"));
  robot_key ("Return");
  robot_rest (300);
  g_assert_cmpuint (ratings_of (fixture)->len, ==, 0);
  g_assert_cmpint (card_of (fixture)->state, !=, RELEVE_DONE);
  open_by_keys (fixture);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_toggle (fixture, "1"))));
  tab_to_text (fixture, 2);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focused (fixture)));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (text, ==, SEEN);
}

/* Only what is written is kept apart: icons need the system's folders. */
static void
keep_apart (void)
{
  g_autofree char *home = g_dir_make_tmp ("releve-followup-XXXXXX", NULL);

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
#define ADD(name, test) g_test_add ("/followup/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("S12 D16 a late debriefing from the dashboard, by pointer", test_pointer);
  ADD ("S12 A1 a debriefing by keys alone", test_keys);
  ADD ("S12 without a level nothing is written", test_no_level);
  ADD ("S12 a draft comes back as it was", test_draft);
  return g_test_run ();
}
