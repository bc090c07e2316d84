#include "releve-window-fixture.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "releve-exchange.h"
#include "releve-robot.h"
#include "releve-settings.h"
#include "releve-verdicts.h"

/* Only what is written is kept apart: icons need the system's folders. */
static void
keep_apart (void)
{
  g_autofree char *home = g_dir_make_tmp ("releve-ui-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
}

void
window_fixture_begin (int *argc, char ***argv)
{
  keep_apart ();
  g_test_init (argc, argv, NULL);
  releve_settings_apply_language (RELEVE_LANGUAGE_EN);
  adw_init ();
}

/* One application a process, as in life. */
static ReleveApplication *
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
  return self;
}

GtkWidget *
window_fixture_find_type (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = window_fixture_find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
window_fixture_set_up (WindowFixture *fixture, gconstpointer today)
{
  ReleveNewDepartment wish = { .example = TRUE, .today = WINDOW_TODAY };
  ReleveDeskOptions options = { .who = "Test", .today = today != NULL ? GPOINTER_TO_INT (today) : WINDOW_TODAY };
  g_autoptr (ReleveDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  fixture->path = g_build_filename (g_get_user_data_dir (), "window.releve", NULL);
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_remove (fixture->path);
  releve_exchange_new_department (fixture->path, &wish, &error);
  g_assert_no_error (error);
  fixture->desk = releve_desk_open (fixture->path, &options, &error);
  g_assert_no_error (error);
  fixture->application = application ();
  document = releve_document_new (fixture->desk, RELEVE_LANGUAGE_EN);
  fixture->window = releve_window_new (GTK_APPLICATION (fixture->application), document);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  releve_window_set_view (fixture->window, "board");
  robot_take (GTK_WINDOW (fixture->window));
  fixture->board = RELEVE_BOARD (window_fixture_find_type (GTK_WIDGET (fixture->window), RELEVE_TYPE_BOARD));
  g_assert_nonnull (fixture->board);
}

void
window_fixture_tear_down (WindowFixture *fixture, gconstpointer data)
{
  robot_close (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->desk);
  g_remove (fixture->path);
  g_free (fixture->path);
}

char *
window_fixture_sum (WindowFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *sum = releve_desk_checksum (fixture->desk, &error);

  g_assert_no_error (error);
  return sum;
}

const ReleveLearner *
window_fixture_find_allowed (WindowFixture *fixture, const char *assignment_id, int *block)
{
  ReleveDossier *dossier = releve_desk_get_dossier (fixture->desk);
  GPtrArray *learners = releve_dossier_all (dossier, &releve_learner_kind);
  g_autoptr (ReleveVerdicts) verdicts = releve_verdicts_new (dossier, assignment_id, NULL);

  for (guint row = 0; row < learners->len; row++)
    for (int b = 1; b <= 9; b++)
      {
        const ReleveLearner *learner = learners->pdata[row];
        graphene_rect_t area;
        ReleveVerdict verdict;

        releve_verdicts_ask (verdicts, releve_verdicts_find_learner (verdicts, learner->id), b, &verdict);
        if (verdict.state != RELEVE_VERDICT_ALLOWED || verdict.drop != RELEVE_DROP_PLACE)
          continue;
        if (releve_board_get_cell_area (fixture->board, learner->id, b, &area) && area.origin.y > 100 && area.origin.y < 400)
          {
            *block = b;
            return learner;
          }
      }
  g_assert_not_reached ();
}

const RelevePlacement *
window_fixture_card_at (WindowFixture *fixture, const char *learner_id, const char *assignment_id, int block)
{
  ReleveDossier *dossier = releve_desk_get_dossier (fixture->desk);
  GPtrArray *cards = RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, learner_id, learner_id);

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = cards->pdata[i];

      if (g_str_equal (card->assignment_id, assignment_id) && releve_dossier_first_block (dossier, card) == block)
        return card;
    }
  return NULL;
}

char *
window_fixture_step (WindowFixture *fixture)
{
  const ReleveStep *step = releve_desk_peek_undo (fixture->desk);

  return step != NULL ? g_strdup_printf ("%s %s", step->verb, step->detail) : g_strdup ("");
}

GtkWindow *
window_fixture_dialog (WindowFixture *fixture)
{
  GList *windows = gtk_window_list_toplevels ();
  GtkWindow *found = NULL;

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (fixture->window) && gtk_widget_get_mapped (l->data))
      found = l->data;
  g_list_free (windows);
  return found;
}

static gboolean
dialog_is_open (gpointer data)
{
  return window_fixture_dialog (data) != NULL;
}

static gboolean
dialog_is_closed (gpointer data)
{
  return window_fixture_dialog (data) == NULL;
}

GtkWidget *
window_fixture_wait_for_dialog (WindowFixture *fixture)
{
  robot_wait (dialog_is_open, fixture, "the dialog opens");
  robot_take (window_fixture_dialog (fixture));
  return GTK_WIDGET (window_fixture_dialog (fixture));
}

void
window_fixture_wait_until_closed (WindowFixture *fixture)
{
  robot_wait (dialog_is_closed, fixture, "the dialog is gone");
  robot_take (GTK_WINDOW (fixture->window)); /* no window manager gives the keyboard back */
}

void
window_fixture_press (GtkWidget *root, const char *label)
{
  GtkWidget *button = robot_find (root, GTK_TYPE_BUTTON, label);

  if (button == NULL)
    g_error ("no button says “%s”", label);
  gtk_widget_grab_focus (button);
  robot_rest (100);
  robot_click (button);
  robot_rest (300);
}

void
window_fixture_type (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    {
      const char key[] = { *c, '\0' };

      robot_key (*c == ' ' ? "space" : key);
    }
}

void
window_fixture_assert_sum (WindowFixture *fixture, const char *expected)
{
  g_autofree char *sum = window_fixture_sum (fixture);

  g_assert_cmpstr (sum, ==, expected);
}
