/* A clinician in a real window: five answers at once, five tabs by keyboard,
 * charts that speak and have their tables, and a list that folds. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "releve-application.h"
#include "releve-chart-view.h"
#include "releve-exchange.h"
#include "releve-person-view.h"
#include "releve-robot.h"
#include "releve-settings.h"
#include "releve-window.h"

#define TODAY releve_day_new (2026, 9, 14)

typedef struct {
  GtkWidget *window;
  ReleveDesk *desk;
  ReleveDocument *document;
  char *path;
} Fixture;

typedef struct { int width, height; } Size;

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
  const Size *size = data;
  ReleveNewDepartment wish = { .example = TRUE, .today = TODAY };
  ReleveDeskOptions options = { .who = "Test", .today = TODAY };
  g_autoptr (GError) error = NULL;

  fixture->path = g_build_filename (g_get_user_data_dir (), "person.releve", NULL);
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_remove (fixture->path);
  releve_exchange_new_department (fixture->path, &wish, &error);
  g_assert_no_error (error);
  fixture->desk = releve_desk_open (fixture->path, &options, &error);
  g_assert_no_error (error);
  fixture->document = releve_document_new (fixture->desk, RELEVE_LANGUAGE_EN);
  fixture->window = GTK_WIDGET (releve_window_new (application (), fixture->document));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), size->width, size->height);
  robot_take (GTK_WINDOW (fixture->window));
  gtk_widget_activate_action (fixture->window, "win.show-person", "s", "L06");
  robot_settle ();
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

static GtkWidget *
find_named (GtkWidget *root, const char *name)
{
  if (g_str_equal (gtk_widget_get_name (root), name) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static RelevePersonView *
view_of (Fixture *fixture)
{
  GtkWidget *label = robot_find (fixture->window, RELEVE_TYPE_PERSON_VIEW, "Lavoie");

  g_assert_nonnull (label);
  return RELEVE_PERSON_VIEW (label);
}

/* Every one of the five, and each line of it, lies whole inside the window. */
static void
test_five_answers_without_scrolling (Fixture *fixture, gconstpointer data)
{
  const Size *size = data;
  const char *const answers[] = { "answer-aim", "answer-gaps", "answer-strength", "answer-next", "answer-date" };
  const char *const words[] = { "Division head", "1 → 3", "Integrity", "Handover redesign", "Briefing" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      GtkWidget *answer = find_named (fixture->window, answers[i]);
      graphene_rect_t bounds;

      g_assert_nonnull (answer);
      g_assert_true (gtk_widget_compute_bounds (answer, fixture->window, &bounds));
      g_assert_cmpfloat (bounds.origin.x, >=, 0);
      g_assert_cmpfloat (bounds.origin.y, >=, 0);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, size->width);
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, size->height);
      g_assert_nonnull (robot_find (answer, G_TYPE_NONE, words[i]));
    }
}

static gboolean
says_she_or_he (GtkWidget *root)
{
  if (GTK_IS_LABEL (root))
    {
      g_autofree char *text = g_utf8_casefold (gtk_label_get_text (GTK_LABEL (root)), -1);

      if (g_regex_match_simple ("\\b(she|he|her|his|herself|himself)\\b", text, 0, 0))
        {
          g_test_message ("%s", text);
          return TRUE;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says_she_or_he (child))
      return TRUE;
  return FALSE;
}

/* Ctrl+Page Down walks the tabs; each shows what it is about, and nobody is he or she. */
static void
test_tabs_by_keyboard (Fixture *fixture, gconstpointer data)
{
  const struct { const char *tab, *words; } stops[] = {
    { "competencies", "Competencies, largest gap first" }, { "assignments", "Chair a handover redesign group" },
    { "plan", "Goals" }, { "journal", "journal" },
  };

  releve_person_view_set_tab (view_of (fixture), "profile");
  robot_rest (200);
  g_assert_true (shows (fixture, "Task mastery"));
  g_assert_false (says_she_or_he (GTK_WIDGET (view_of (fixture))));
  gtk_widget_child_focus (GTK_WIDGET (view_of (fixture)), GTK_DIR_TAB_FORWARD);
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      robot_key ("ctrl+Page_Down");
      robot_rest (200);
      g_assert_cmpstr (releve_person_view_get_tab (view_of (fixture)), ==, stops[i].tab);
      if (i + 1 < G_N_ELEMENTS (stops))
        g_assert_true (shows (fixture, stops[i].words));
      g_assert_false (says_she_or_he (GTK_WIDGET (view_of (fixture))));
    }
  robot_key ("ctrl+Page_Down"); /* there is no sixth */
  g_assert_cmpstr (releve_person_view_get_tab (view_of (fixture)), ==, "journal");
  robot_key ("ctrl+Page_Up");
  robot_rest (100);
  g_assert_cmpstr (releve_person_view_get_tab (view_of (fixture)), ==, "plan");
}

/* The next clinician opens at the tab that the last one showed. */
static void
test_the_tab_stays (Fixture *fixture, gconstpointer data)
{
  releve_person_view_set_tab (view_of (fixture), "plan");
  gtk_widget_activate_action (fixture->window, "win.show-person", "s", "L01");
  robot_rest (300);
  g_assert_cmpstr (releve_person_view_get_tab (RELEVE_PERSON_VIEW (robot_find (fixture->window, RELEVE_TYPE_PERSON_VIEW, "Adjei"))), ==, "plan");
}

/* S5: a barrier with its answer, kept by one verb, and taken back by undo. */
static void
test_add_a_barrier (Fixture *fixture, gconstpointer data)
{
  GPtrArray *rows = RELEVE_DOSSIER_OF (releve_desk_get_dossier (fixture->desk), releve_barrier_kind, ReleveBarrier, learner_id, "L06");
  guint before = rows->len;

  releve_person_view_set_tab (view_of (fixture), "profile");
  robot_rest (300);
  gtk_widget_grab_focus (find_named (fixture->window, "time"));
  robot_key ("space");
  robot_rest (300);
  rows = RELEVE_DOSSIER_OF (releve_desk_get_dossier (fixture->desk), releve_barrier_kind, ReleveBarrier, learner_id, "L06");
  g_assert_cmpuint (rows->len, ==, before + 1);
  g_assert_true (gtk_widget_has_focus (find_named (fixture->window, "time")));
  releve_document_undo (fixture->document);
  robot_rest (300);
  rows = RELEVE_DOSSIER_OF (releve_desk_get_dossier (fixture->desk), releve_barrier_kind, ReleveBarrier, learner_id, "L06");
  g_assert_cmpuint (rows->len, ==, before);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_named (fixture->window, "time"))));
}

static guint
count_mapped (GtkWidget *root, const char *type)
{
  guint n = g_str_equal (G_OBJECT_TYPE_NAME (root), type) && gtk_widget_get_mapped (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_mapped (child, type);
  return n;
}

/* Each card of the timeline is a stop with a name; the arrows go along; the
 * table says the same and stays through a change. */
static void
test_the_timeline_is_walked_and_read (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chart = find_named (fixture->window, "timeline"), *first, *spot;

  g_assert_cmpuint (count_mapped (chart, "ReleveChartSpot"), ==, 7);
  gtk_widget_child_focus (chart, GTK_DIR_TAB_FORWARD);
  gtk_widget_child_focus (chart, GTK_DIR_TAB_FORWARD);
  first = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (first), ==, "ReleveChartSpot");
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (first), "K8"));
  robot_key ("Right");
  spot = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (spot != first);
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (spot), "A6"));
  releve_chart_view_set_tabular (RELEVE_CHART_VIEW (chart), TRUE);
  robot_rest (200);
  g_assert_cmpuint (count_mapped (chart, "ReleveChartSpot"), ==, 0);
  g_assert_nonnull (robot_find (chart, G_TYPE_NONE, "G3 Chair a handover redesign group"));
  g_assert_nonnull (robot_find (chart, G_TYPE_NONE, "4–5"));
}

/* Enter on a mark of the quadrant opens the evidence behind it (D3). */
static void
test_the_quadrant_opens_its_evidence (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chart = find_named (fixture->window, "quadrant");

  g_assert_nonnull (chart);
  g_assert_true (shows (fixture, "Hidden strength: Integrity"));
  gtk_widget_child_focus (chart, GTK_DIR_TAB_FORWARD);
  gtk_widget_child_focus (chart, GTK_DIR_TAB_FORWARD);
  robot_rest (200);
  robot_key ("Return");
  robot_rest (400);
  g_assert_nonnull (robot_find (fixture->window, GTK_TYPE_POPOVER, "Integrity"));
}

/* L14: two possibilities side by side, from the person's page. */
static void
test_compare (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button, *dialog = NULL;
  g_autoptr (GList) windows = NULL;

  releve_person_view_set_tab (view_of (fixture), "assignments");
  robot_rest (300);
  button = robot_find (fixture->window, GTK_TYPE_BUTTON, "Compare…");
  g_assert_nonnull (button);
  gtk_widget_grab_focus (button);
  robot_key ("Return");
  robot_rest (500);
  windows = gtk_application_get_windows (application ()) != NULL ? gtk_window_list_toplevels () : NULL;
  for (GList *i = windows; i != NULL; i = i->next)
    if (i->data != fixture->window && gtk_widget_get_mapped (i->data))
      dialog = i->data;
  g_assert_nonnull (dialog);
  g_assert_nonnull (robot_find (dialog, G_TYPE_NONE, "Creating change"));
  robot_close (GTK_WINDOW (dialog));
}

/* A7: narrow, one of list and person at a time, and nothing to scroll sideways to. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  const Size *size = data;
  GtkWidget *view = GTK_WIDGET (view_of (fixture));
  int least;

  for (const char *const *tab = (const char *const[]) { "profile", "competencies", "assignments", "plan", "journal", NULL }; *tab != NULL; tab++)
    {
      releve_person_view_set_tab (RELEVE_PERSON_VIEW (view), *tab);
      robot_rest (200);
      gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_test_message ("%s: %d", *tab, least);
      g_assert_cmpint (least, <=, size->width);
    }
  g_assert_null (robot_find (fixture->window, GTK_TYPE_LIST_BOX, "Adjei"));
  gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
  robot_key ("alt+Left");
  robot_rest (300);
  g_assert_nonnull (robot_find (fixture->window, GTK_TYPE_LIST_BOX, "Adjei"));
  robot_key ("Return");
  robot_rest (300);
  g_assert_null (robot_find (fixture->window, GTK_TYPE_LIST_BOX, "Adjei"));
}

static void
set_text_scale (int percent)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * percent / 100, NULL);
  robot_rest (50);
}

static void
set_up_large (Fixture *fixture, gconstpointer data)
{
  set_text_scale (200);
  set_up (fixture, data);
}

static void
tear_down_large (Fixture *fixture, gconstpointer data)
{
  tear_down (fixture, data);
  set_text_scale (100);
}

/* Only what is written is kept apart: icons need the system's folders. */
static void
keep_apart (void)
{
  g_autofree char *home = g_dir_make_tmp ("releve-person-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
}

int
main (int argc, char **argv)
{
  static const Size usual = { 1280, 800 }, narrow = { 1024, 700 }, large = { 1024, 768 };

  keep_apart ();
  g_test_init (&argc, &argv, NULL);
  releve_settings_apply_language (RELEVE_LANGUAGE_EN);
  adw_init ();
  /* The desktop's own: a bare X server would have a smaller one. */
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11", NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
#define ADD(name, size, test) g_test_add ("/person/" name, Fixture, &size, set_up, test, tear_down)
  ADD ("D1 five answers without scrolling", usual, test_five_answers_without_scrolling);
  ADD ("five tabs by keyboard, and nobody is he or she", usual, test_tabs_by_keyboard);
  ADD ("the tab stays from one clinician to the next", usual, test_the_tab_stays);
  ADD ("S5 a barrier is added and taken back", usual, test_add_a_barrier);
  ADD ("L13 D10 the timeline is walked and read", usual, test_the_timeline_is_walked_and_read);
  ADD ("S4 D3 the quadrant opens its evidence", usual, test_the_quadrant_opens_its_evidence);
  ADD ("L14 two possibilities side by side", usual, test_compare);
  ADD ("D1 five answers at 1024 by 700", narrow, test_five_answers_without_scrolling);
  ADD ("the list folds behind a button", narrow, test_narrow);
  g_test_add ("/person/A7 at 200 % text nothing is wider than the window", Fixture, &large, set_up_large, test_narrow, tear_down_large);
  return g_test_run ();
}
