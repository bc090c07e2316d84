/* The catalogue in a real window: a role by keyboard, an anchor by mouse, and
 * what is typed is never lost without a question (S1, S8, S9, D6, L15, N4). */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "releve-application.h"
#include "releve-catalogue-page.h"
#include "releve-evidence.h"
#include "releve-exchange.h"
#include "releve-post-dialog.h"
#include "releve-robot.h"
#include "releve-settings.h"
#include "releve-window.h"

#define TODAY releve_day_new (2026, 9, 14)

typedef struct {
  GtkWidget *window;
  ReleveDesk *desk;
  ReleveDossier *dossier;
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

  fixture->path = g_build_filename (g_get_user_data_dir (), "catalogue.releve", NULL);
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_remove (fixture->path);
  releve_exchange_new_department (fixture->path, &wish, &error);
  g_assert_no_error (error);
  fixture->desk = releve_desk_open (fixture->path, &options, &error);
  g_assert_no_error (error);
  fixture->dossier = releve_desk_get_dossier (fixture->desk);
  fixture->document = releve_document_new (fixture->desk, RELEVE_LANGUAGE_EN);
  fixture->window = g_object_ref (GTK_WIDGET (releve_window_new (application (), fixture->document)));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  robot_take (GTK_WINDOW (fixture->window));
  robot_key ("alt+4");
  robot_rest (300);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  robot_close (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->window);
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

static void
click (Fixture *fixture, GType type, const char *text)
{
  GtkWidget *widget = robot_find (fixture->window, type, text);

  g_assert_nonnull (widget);
  robot_click (widget);
  robot_rest (300);
}

static char *
text_of (GtkWidget *widget)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer;

  if (GTK_IS_ENTRY (widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  if (!GTK_IS_TEXT_VIEW (widget))
    return NULL;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* The first mapped field that holds @text. */
static GtkWidget *
find_field (GtkWidget *root, const char *text)
{
  g_autofree char *own = gtk_widget_get_mapped (root) ? text_of (root) : NULL;

  if (own != NULL)
    return g_str_equal (own, text) ? root : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_field (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Clicks into the field and puts keys in place of its text. */
static void
retype (Fixture *fixture, const char *text, const char *const *keys)
{
  GtkWidget *field = find_field (fixture->window, text);

  g_assert_nonnull (field);
  robot_click (field);
  robot_key ("ctrl+a");
  for (; *keys != NULL; keys++)
    robot_key (*keys);
}

#define RETYPE(text, ...) retype (fixture, text, (const char *const[]) { __VA_ARGS__, NULL })

static void
test_role_by_keyboard (Fixture *fixture, gconstpointer data)
{
  double before = releve_role_level (fixture->dossier, "chief", "C1");

  click (fixture, G_TYPE_NONE, "Roles");
  g_assert_cmpfloat (before, ==, 2);
  /* The first "2" of the form is the level of C1: its place in the list is 1. */
  RETYPE ("2", "4");
  robot_key ("ctrl+s");
  robot_rest (300);
  g_assert_cmpfloat (releve_role_level (fixture->dossier, "chief", "C1"), ==, 4);
  g_assert_cmpstr (releve_desk_peek_undo (fixture->desk)->verb, ==, "entry");
  g_assert_cmpint (releve_dossier_department (fixture->dossier)->edition, ==, 1);
  releve_document_undo (fixture->document);
  robot_rest (300);
  g_assert_cmpfloat (releve_role_level (fixture->dossier, "chief", "C1"), ==, 2);
  g_assert_nonnull (find_field (fixture->window, "2"));
  g_assert_null (releve_desk_peek_undo (fixture->desk));
}

static void
test_anchor_by_mouse (Fixture *fixture, gconstpointer data)
{
  GPtrArray *wordings = releve_dossier_all (fixture->dossier, &releve_wording_kind);

  click (fixture, G_TYPE_NONE, "Characteristics");
  RETYPE ("Applies the existing process", "N", "e", "w");
  click (fixture, GTK_TYPE_BUTTON, "Save");
  g_assert_cmpstr (releve_dossier_characteristic (fixture->dossier, RELEVE_CHG)->anchors[0].en, ==, "New");
  g_assert_cmpuint (wordings->len, ==, 1);
  g_assert_cmpstr (((const ReleveWording *) wordings->pdata[0])->subject_id, ==, "CHG");
  g_assert_true (shows (fixture, "made with earlier words and keep them"));
}

static void
test_leaving_asks (Fixture *fixture, gconstpointer data)
{
  RETYPE ("Run the ward for a week", "Z");
  click (fixture, G_TYPE_NONE, "Lead an emergency team");
  g_assert_true (shows (fixture, "Save what you changed in “Z”?"));
  click (fixture, GTK_TYPE_BUTTON, "Keep editing");
  g_assert_nonnull (find_field (fixture->window, "Z"));
  click (fixture, G_TYPE_NONE, "Competencies");
  click (fixture, GTK_TYPE_BUTTON, "Discard");
  g_assert_null (find_field (fixture->window, "Z"));
  g_assert_nonnull (find_field (fixture->window, "Relève leadership competencies"));
  g_assert_null (releve_desk_peek_undo (fixture->desk));
}

static void
test_closing_asks (Fixture *fixture, gconstpointer data)
{
  RETYPE ("Run the ward for a week", "Z");
  gtk_window_close (GTK_WINDOW (fixture->window));
  robot_rest (200);
  g_assert_true (gtk_widget_get_mapped (fixture->window));
  g_assert_true (shows (fixture, "Save what you changed in “Z”?"));
  click (fixture, GTK_TYPE_BUTTON, "Discard");
  g_assert_false (gtk_widget_get_mapped (fixture->window));
}

static void
test_refusal_stays_in_sight (Fixture *fixture, gconstpointer data)
{
  RETYPE ("40", "a", "b");
  robot_key ("ctrl+s");
  g_assert_true (shows (fixture, "“ab” is not a number or a day"));
  RETYPE ("ab", "minus", "1");
  robot_key ("ctrl+s");
  g_assert_true (shows (fixture, "K1: hours are 0 or more, not -1."));
  g_assert_nonnull (find_field (fixture->window, "-1"));
  g_assert_null (releve_desk_peek_undo (fixture->desk));
}

static void
test_missing_translation_is_marked (Fixture *fixture, gconstpointer data)
{
  g_assert_false (shows (fixture, "⚠ Translation missing"));
  RETYPE ("Diriger l’unité une semaine", "BackSpace");
  g_assert_true (shows (fixture, "⚠ Translation missing"));
  robot_key ("ctrl+s");
  robot_rest (300);
  g_assert_true (shows (fixture, "K1 · ⚠ translation missing"));
}

static void
test_duplicate_and_delete (Fixture *fixture, gconstpointer data)
{
  guint n = releve_dossier_all (fixture->dossier, &releve_assignment_kind)->len;

  click (fixture, G_TYPE_NONE, "Lead an emergency team");
  robot_click (gtk_widget_get_ancestor (robot_find (fixture->window, G_TYPE_NONE, "K2"), GTK_TYPE_LIST_BOX_ROW));
  gtk_widget_activate_action (gtk_widget_get_first_child (gtk_widget_get_ancestor (robot_find (fixture->window, G_TYPE_NONE, "Characteristics"), GTK_TYPE_LIST_BOX)),
                              "catalogue.duplicate", NULL);
  robot_rest (300);
  robot_key ("ctrl+s");
  robot_rest (300);
  g_assert_cmpuint (releve_dossier_all (fixture->dossier, &releve_assignment_kind)->len, ==, n + 1);
  g_assert_nonnull (find_field (fixture->window, "K11"));
  gtk_widget_activate_action (find_field (fixture->window, "K11"), "catalogue.delete", NULL);
  robot_rest (300);
  g_assert_cmpuint (releve_dossier_all (fixture->dossier, &releve_assignment_kind)->len, ==, n);
}

static void
test_post_asks (Fixture *fixture, gconstpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *dialog = NULL;

  gtk_widget_activate_action (fixture->window, "win.post-asks", NULL);
  robot_rest (500);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (RELEVE_IS_POST_DIALOG (window))
        dialog = window;
    }
  g_assert_nonnull (dialog);
  g_assert_nonnull (robot_find (dialog, G_TYPE_NONE, "Chief resident"));
  g_assert_nonnull (robot_find (dialog, G_TYPE_NONE, "Asks for feedback and draws one lesson from it"));
  robot_close (GTK_WINDOW (dialog));
}

/* Every section opens, in a window of the smallest size. */
static void
test_every_section_opens (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Assignments", "Competencies", "Characteristics", "Roles", "Trainings", "Supervisors",
                                       "Block calendar", "Matching" };

  GtkWidget *page = gtk_widget_get_ancestor (robot_find (fixture->window, G_TYPE_NONE, "Block calendar"), RELEVE_TYPE_CATALOGUE_PAGE);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int least;

      click (fixture, G_TYPE_NONE, names[i]);
      g_test_message ("%s", names[i]);
      gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_assert_cmpint (least, <=, 1024);
    }
  click (fixture, G_TYPE_NONE, "Parameters");
  RETYPE ("0.7", "0", "period", "6");
  robot_key ("ctrl+s");
  robot_rest (300);
  g_assert_cmpfloat (releve_dossier_parameters (fixture->dossier)->exposure_base, ==, 0.6);
  g_assert_cmpint (releve_dossier_parameters (fixture->dossier)->version, ==, 2);
}

/* Only what is written is kept apart: icons need the system's folders. */
static void
keep_apart (void)
{
  g_autofree char *home = g_dir_make_tmp ("releve-catalogue-XXXXXX", NULL);

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
#define ADD(name, test) g_test_add ("/catalogue/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("S1/a role is edited by keyboard and is one step", test_role_by_keyboard);
  ADD ("S9/an anchor is edited by mouse and records keep theirs", test_anchor_by_mouse);
  ADD ("S8/leaving what was typed asks", test_leaving_asks);
  ADD ("S8/closing the window asks too", test_closing_asks);
  ADD ("S8/a refusal stays in sight with what was typed", test_refusal_stays_in_sight);
  ADD ("N4/a missing translation is marked", test_missing_translation_is_marked);
  ADD ("S8/an entry is duplicated and deleted", test_duplicate_and_delete);
  ADD ("S1/roles are compared side by side", test_post_asks);
  ADD ("L15/every section opens in a small window", test_every_section_opens);
  return g_test_run ();
}
