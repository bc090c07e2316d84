/* Versions of the plan in a real window: drafts, publications, years, and how a
 * year is shared out. */

#include <string.h>

#include "releve-fairness.h"
#include "releve-ink.h"
#include "releve-robot.h"
#include "releve-toast.h"
#include "releve-version-bar.h"
#include "releve-versions.h"
#include "releve-window-fixture.h"

static ReleveDossier *
dossier_of (WindowFixture *fixture)
{
  return releve_desk_get_dossier (fixture->desk);
}

/* A line of the menu of versions. */
static void
choose (WindowFixture *fixture, const char *item)
{
  GtkWidget *bar = window_fixture_find_type (GTK_WIDGET (fixture->window), RELEVE_TYPE_VERSION_BAR), *line;

  robot_rest (200);
  robot_click (window_fixture_find_type (bar, GTK_TYPE_MENU_BUTTON));
  robot_rest (400);
  line = robot_find (bar, G_TYPE_NONE, item);
  if (line == NULL)
    g_error ("the menu does not say “%s”", item);
  robot_click (line);
  robot_rest (400);
}

static void
assert_in_view (WindowFixture *fixture, const char *name)
{
  GtkWidget *bar = window_fixture_find_type (GTK_WIDGET (fixture->window), RELEVE_TYPE_VERSION_BAR);

  g_assert_nonnull (robot_find (bar, GTK_TYPE_MENU_BUTTON, name));
}

static void
make_draft (WindowFixture *fixture)
{
  choose (fixture, "New draft");
  window_fixture_wait_for_dialog (fixture);
  window_fixture_type ("spring");
  robot_key ("Return");
  window_fixture_wait_until_closed (fixture);
  assert_in_view (fixture, "spring");
}

/* The first card in view that may go. */
static const RelevePlacement *
find_free_card (WindowFixture *fixture)
{
  GPtrArray *cards = releve_dossier_all (dossier_of (fixture), &releve_placement_kind);

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = cards->pdata[i];

      if (card->state == RELEVE_PROPOSED && !card->pinned && card->levels_state == RELEVE_LEVELS_NONE
          && releve_dossier_first_block (dossier_of (fixture), card) > 3)
        return card;
    }
  g_assert_not_reached ();
}

static void
remove_a_card (WindowFixture *fixture)
{
  const RelevePlacement *card = find_free_card (fixture);
  guint n = releve_dossier_all (dossier_of (fixture), &releve_placement_kind)->len;

  releve_board_focus_card (fixture->board, card->id);
  robot_rest (300);
  robot_key ("Delete");
  robot_rest (300);
  g_assert_cmpuint (releve_dossier_all (dossier_of (fixture), &releve_placement_kind)->len, ==, n - 1);
}

static void
assert_one_difference (WindowFixture *fixture)
{
  GtkWidget *dialog;

  window_fixture_press (GTK_WIDGET (fixture->window), "Compare");
  dialog = window_fixture_wait_for_dialog (fixture);
  g_assert_nonnull (robot_find (dialog, G_TYPE_NONE, ": 1 difference"));
  g_assert_nonnull (robot_find (dialog, GTK_TYPE_LIST_BOX_ROW, "taken away"));
  robot_key ("Escape");
  window_fixture_wait_until_closed (fixture);
}

static void
test_a_draft_is_compared_and_adopted (WindowFixture *fixture, gconstpointer data)
{
  guint n = releve_dossier_all (dossier_of (fixture), &releve_placement_kind)->len;
  g_autofree char *before = NULL;

  make_draft (fixture);
  g_assert_nonnull (releve_dossier_get_view (dossier_of (fixture)));
  g_assert_null (robot_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Publish"));
  remove_a_card (fixture);
  assert_one_difference (fixture);
  choose (fixture, "Plan in force");
  g_assert_null (releve_dossier_get_view (dossier_of (fixture)));
  g_assert_cmpuint (releve_dossier_all (dossier_of (fixture), &releve_placement_kind)->len, ==, n);
  choose (fixture, "spring");
  before = window_fixture_sum (fixture);
  window_fixture_press (GTK_WIDGET (fixture->window), "Adopt");
  g_assert_null (releve_dossier_get_view (dossier_of (fixture)));
  assert_in_view (fixture, "Plan in force");
  g_assert_cmpuint (releve_dossier_all (dossier_of (fixture), &releve_placement_kind)->len, ==, n - 1);
  robot_key ("ctrl+z");
  robot_rest (300);
  window_fixture_assert_sum (fixture, before);
}

static void
test_a_draft_is_discarded_and_comes_back (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  make_draft (fixture);
  before = window_fixture_sum (fixture);
  window_fixture_press (GTK_WIDGET (fixture->window), "Discard");
  assert_in_view (fixture, "Plan in force");
  drafts = releve_versions (dossier_of (fixture), RELEVE_VERSION_DRAFT);
  g_assert_cmpuint (drafts->len, ==, 0);
  robot_key ("ctrl+z");
  robot_rest (300);
  window_fixture_assert_sum (fixture, before);
}

static void
test_a_plan_is_published_and_taken_back (WindowFixture *fixture, gconstpointer data)
{
  const ReleveVersion *last;

  g_assert_null (robot_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Compare"));
  window_fixture_press (GTK_WIDGET (fixture->window), "Publish");
  window_fixture_press (window_fixture_wait_for_dialog (fixture), "Continue");
  window_fixture_wait_until_closed (fixture);
  last = releve_last_published (dossier_of (fixture));
  g_assert_nonnull (last);
  g_assert_null (robot_find (window_fixture_find_type (GTK_WIDGET (fixture->window), RELEVE_TYPE_TOAST), GTK_TYPE_BUTTON, "Undo"));
  remove_a_card (fixture);
  assert_one_difference (fixture);

  choose (fixture, "Take the last publication back");
  window_fixture_wait_for_dialog (fixture);
  window_fixture_type ("too early");
  robot_key ("Return");
  window_fixture_wait_until_closed (fixture);
  g_assert_null (releve_last_published (dossier_of (fixture)));
}

/* One clinician stays what she is, the others advance. */
static void
test_a_new_year_begins_and_goes_back (WindowFixture *fixture, gconstpointer data)
{
  ReleveDossier *dossier = dossier_of (fixture);
  GPtrArray *learners = releve_dossier_all (dossier, &releve_learner_kind);
  g_autofree char *before = window_fixture_sum (fixture), *stays = NULL, *goes_on = NULL, *next = NULL;
  const char *staying = NULL, *going = NULL;
  GtkWidget *dialog, *check;

  for (guint i = 0; i < learners->len; i++)
    {
      const ReleveLearner *learner = learners->pdata[i];
      ReleveWords advanced = releve_advance_post (&learner->post);

      if (g_strcmp0 (advanced.en, learner->post.en) != 0 && staying == NULL)
        {
          staying = learner->id;
          stays = g_strdup (learner->post.en);
          goes_on = g_strdup (learner->family);
        }
      else if (g_strcmp0 (advanced.en, learner->post.en) != 0)
        {
          going = learner->id;
          g_free (next);
          next = g_strdup (advanced.en);
        }
      releve_words_clear (&advanced);
    }
  g_assert_nonnull (going);
  choose (fixture, "New year");
  dialog = window_fixture_wait_for_dialog (fixture);
  check = robot_find (dialog, GTK_TYPE_CHECK_BUTTON, goes_on);
  g_assert_nonnull (check);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_widget_grab_focus (check);
  robot_key ("space");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  window_fixture_press (dialog, "Save");
  window_fixture_wait_until_closed (fixture);
  g_assert_cmpuint (releve_dossier_all (dossier, &releve_placement_kind)->len, ==, 0);
  g_assert_cmpstr (releve_dossier_learner (dossier, staying)->post.en, ==, stays);
  g_assert_cmpstr (releve_dossier_learner (dossier, going)->post.en, ==, next);

  choose (fixture, "Go back to the year before");
  window_fixture_wait_for_dialog (fixture);
  window_fixture_type ("too early");
  robot_key ("Return");
  window_fixture_wait_until_closed (fixture);
  window_fixture_assert_sum (fixture, before);
}

/* The figures stand beside the name, one cell each. */
static void
assert_figures (GtkWidget *name, const ReleveShare *share)
{
  GtkWidget *cell = name;

  for (int column = 0; column < RELEVE_N_CATEGORIES + RELEVE_N_CHALLENGES; column++)
    {
      g_autofree char *figure = g_strdup_printf ("%d", column < RELEVE_N_CATEGORIES ? share->blocks[column]
                                                                                    : share->totals[column - RELEVE_N_CATEGORIES]);

      cell = gtk_widget_get_next_sibling (cell);
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (cell)), ==, figure);
    }
}

static void
test_the_year_is_shown_as_shared_out (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) shares = releve_shares (dossier_of (fixture), NULL);
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (fixture->board), "board.fairness", NULL);
  dialog = window_fixture_wait_for_dialog (fixture);
  robot_settle ();
  g_assert_nonnull (robot_find (dialog, G_TYPE_NONE, "The group, from least to most"));
  for (guint i = 0; i < shares->len; i++)
    {
      const ReleveShare *share = &g_array_index (shares, ReleveShare, i);

      GtkWidget *name = robot_find (dialog, GTK_TYPE_LABEL, share->learner->family);

      g_assert_nonnull (name);
      assert_figures (name, share);
    }
  robot_key ("Escape");
  window_fixture_wait_until_closed (fixture);
}

/* What a narrow window of large text asks for. */
static void
test_large_text_asks_no_more_than_the_screen (WindowFixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int minimum, before;
  double scale;

  g_object_get (settings, "gtk-xft-dpi", &before, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  robot_settle ();
  scale = releve_ink_scale (GTK_WIDGET (fixture->window));
  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_object_set (settings, "gtk-xft-dpi", before, NULL);
  g_assert_cmpfloat_with_epsilon (scale, 2, 0.2);
  g_assert_cmpint (minimum, <=, 1024);
}

int
main (int argc, char **argv)
{
  window_fixture_begin (&argc, &argv);
#define ADD(name, test) g_test_add ("/ui-versions/" name, WindowFixture, NULL, window_fixture_set_up, test, window_fixture_tear_down)
  ADD ("B21 a draft is compared with the plan in force, and adopted as one step", test_a_draft_is_compared_and_adopted);
  ADD ("B21 a draft is discarded as one step", test_a_draft_is_discarded_and_comes_back);
  ADD ("B13 B22 a plan is published, compared and taken back", test_a_plan_is_published_and_taken_back);
  ADD ("B13 B25 a new year begins with the posts that were ticked, and goes back", test_a_new_year_begins_and_goes_back);
  ADD ("B23 the year is shown as it is shared out", test_the_year_is_shown_as_shared_out);
  ADD ("A7 at 200 % text the window asks no more than 1024 px", test_large_text_asks_no_more_than_the_screen);
  return g_test_run ();
}
