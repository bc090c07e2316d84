/* The levels of one card under real keys and a real pointer. */

#include <gtk/gtk.h>
#include <math.h>

#include "releve-exchange-fixture.h"
#include "releve-fit.h"
#include "releve-heatmap.h"
#include "releve-lam-editor.h"
#include "releve-level-scale.h"
#include "releve-robot.h"
#include "releve-text.h"

typedef struct {
  ExchangeFixture example;
  RelevePhrasebook *book;
  GtkWidget *window, *child;
  GString *signals;
} Fixture;

static void
show (Fixture *fixture, GtkWidget *child)
{
  fixture->child = child;
  gtk_window_set_child (GTK_WINDOW (fixture->window), child);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 780);
  robot_take (GTK_WINDOW (fixture->window));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  exchange_fixture_set_up (&fixture->example, data);
  fixture->book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);
  fixture->window = gtk_window_new ();
  fixture->signals = g_string_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  robot_close (GTK_WINDOW (fixture->window));
  g_string_free (fixture->signals, TRUE);
  g_object_unref (fixture->book);
  exchange_fixture_tear_down (&fixture->example, data);
}

static void
changed_cb (ReleveLevelScale *scale, int level, Fixture *fixture)
{
  g_string_append_printf (fixture->signals, "~%d ", level);
}

static void
committed_cb (ReleveLevelScale *scale, int level, Fixture *fixture)
{
  g_string_append_printf (fixture->signals, "=%d ", level);
}

static ReleveLevelScale *
show_scale (Fixture *fixture)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scale = releve_level_scale_new ();

  gtk_widget_set_halign (scale, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), scale);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("elsewhere"));
  releve_level_scale_set_level (RELEVE_LEVEL_SCALE (scale), 2);
  g_signal_connect (scale, "changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect (scale, "committed", G_CALLBACK (committed_cb), fixture);
  show (fixture, box);
  return RELEVE_LEVEL_SCALE (scale);
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  ReleveLevelScale *scale = show_scale (fixture);

  gtk_widget_grab_focus (GTK_WIDGET (scale));
  robot_key ("Right");
  robot_key ("Right");
  robot_key ("Right"); /* 4 is the end */
  robot_rest (800);
  g_assert_cmpstr (fixture->signals->str, ==, "~3 ~4 =4 ");
  g_string_truncate (fixture->signals, 0);
  robot_key ("Home");
  robot_key ("1");
  robot_key ("Tab"); /* leaving ends the burst at once */
  g_assert_cmpstr (fixture->signals->str, ==, "~0 ~1 =1 ");
}

static void
test_pointer (Fixture *fixture, gconstpointer data)
{
  ReleveLevelScale *scale = show_scale (fixture);
  GtkWidget *widget = GTK_WIDGET (scale);
  double step = gtk_widget_get_width (widget) * 34.5 / 158, first = gtk_widget_get_width (widget) * 10 / 158.0;

  robot_drag (widget, first + 2 * step, 18, widget, first + 4 * step, 18);
  g_assert_null (strchr (fixture->signals->str, '='));
  robot_release ();
  g_assert_true (g_str_has_suffix (fixture->signals->str, "~4 =4 "));
}

static void
test_scroll (Fixture *fixture, gconstpointer data)
{
  ReleveLevelScale *scale = show_scale (fixture);

  gtk_widget_grab_focus (gtk_widget_get_next_sibling (GTK_WIDGET (scale)));
  robot_move (GTK_WIDGET (scale), 40, 18);
  g_spawn_command_line_sync ("xdotool click 4 click 4", NULL, NULL, NULL, NULL);
  robot_rest (800);
  g_assert_cmpstr (fixture->signals->str, ==, "");
  releve_level_scale_set_level (scale, 0);
  g_assert_cmpstr (fixture->signals->str, ==, "");
  g_assert_cmpint (releve_level_scale_at (10 + 34.5 * 2.4, 1), ==, 2);
  g_assert_cmpint (releve_level_scale_at (10 + 34.5 * 2.6, 1), ==, 3);
  g_assert_cmpint (releve_level_scale_at (-50, 1), ==, 0);
  gtk_test_accessible_assert_role (scale, GTK_ACCESSIBLE_ROLE_SLIDER);
}

/* The editor. */

static const RelevePlacement *
find_card (Fixture *fixture, const char *learner, const char *assignment)
{
  GPtrArray *cards = RELEVE_DOSSIER_OF (fixture->example.dossier, releve_placement_kind, RelevePlacement, learner_id, learner);

  for (guint i = 0; i < cards->len; i++)
    if (g_str_equal (((const RelevePlacement *) cards->pdata[i])->assignment_id, assignment))
      return cards->pdata[i];
  g_assert_not_reached ();
}

static void
levels_cb (ReleveLamEditor *editor, const ReleveLevels *levels, const char *note, Fixture *fixture)
{
  g_autofree char *digits = releve_levels_to_text (levels);

  g_string_append_printf (fixture->signals, "%s %s;", digits, note != NULL ? note : "-");
}

static GtkWidget *
show_editor (Fixture *fixture, const char *learner, const char *assignment)
{
  GtkWidget *editor = releve_lam_editor_new (fixture->example.dossier, fixture->book);

  g_signal_connect (editor, "set-levels", G_CALLBACK (levels_cb), fixture);
  releve_lam_editor_set_placement (RELEVE_LAM_EDITOR (editor), find_card (fixture, learner, assignment)->id);
  show (fixture, editor);
  return editor;
}

static GtkWidget *
find_scale (GtkWidget *root)
{
  if (RELEVE_IS_LEVEL_SCALE (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (find_scale (child) != NULL)
      return find_scale (child);
  return NULL;
}

/* Plan C of the worked example (domain.md §4). */
static void
test_worked_example (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show_editor (fixture, "L06", "G3"), *match = NULL;
  const RelevePlacement *card = find_card (fixture, "L06", "G3");
  ReleveLevels levels = releve_levels_in_force (fixture->example.dossier, card), matched;
  ReleveMatchInput input;
  g_autofree char *expected = NULL;

  g_assert_nonnull (robot_find (editor, G_TYPE_NONE, "95 of 100"));
  g_assert_nonnull (robot_find (editor, G_TYPE_NONE, "moderate"));
  releve_fit_input (fixture->example.dossier, "L06", "G3", releve_dossier_first_block (fixture->example.dossier, card), card->id, &levels, &input);
  matched = releve_match_levels (releve_dossier_parameters (fixture->example.dossier), &input);
  expected = releve_levels_to_text (&matched);
  match = robot_find (editor, GTK_TYPE_BUTTON, "Match target");
  robot_click (match);
  robot_rest (200);
  g_assert_true (g_str_has_prefix (fixture->signals->str, expected));
}

static void
test_note (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show_editor (fixture, "L06", "G3");

  gtk_widget_grab_focus (find_scale (editor));
  robot_key ("0"); /* outside the range of the assignment */
  robot_rest (900);
  g_assert_cmpstr (fixture->signals->str, ==, "");
  g_assert_nonnull (robot_find (editor, G_TYPE_NONE, "departs from what fits"));
  g_spawn_command_line_sync ("xdotool type Why", NULL, NULL, NULL, NULL);
  robot_rest (300);
  robot_key ("Return");
  g_assert_true (g_str_has_suffix (fixture->signals->str, " Why;"));
  g_assert_true (g_str_has_prefix (fixture->signals->str, "0"));
}

static void
test_gate_and_done (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show_editor (fixture, "L09", "K1");
  GPtrArray *cards = releve_dossier_all (fixture->example.dossier, &releve_placement_kind);

  g_assert_nonnull (robot_find (editor, G_TYPE_NONE, "name a supervisor who is present"));
  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = cards->pdata[i];

      if (card->state != RELEVE_DONE)
        continue;
      releve_lam_editor_set_placement (RELEVE_LAM_EDITOR (editor), card->id);
      g_assert_false (gtk_widget_get_sensitive (find_scale (editor)));
      releve_lam_editor_set_placement (RELEVE_LAM_EDITOR (editor), NULL);
      g_assert_null (releve_lam_editor_get_placement (RELEVE_LAM_EDITOR (editor)));
      return;
    }
  g_assert_not_reached ();
}

static int
least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* Beside the board, which needs 590 of 1280 pixels then. */
static void
test_large_letters (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show_editor (fixture, "L06", "G3");
  GtkSettings *settings = gtk_settings_get_default ();
  int usual = least_width (editor);

  g_object_set (settings, "gtk-font-name", "Cantarell 22", NULL);
  robot_rest (200);
  g_assert_cmpint (least_width (editor), <=, 690);
  gtk_settings_reset_property (settings, "gtk-font-name");
  robot_rest (200);
  g_assert_cmpint (least_width (editor), ==, usual);
}

static void
test_closed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show_editor (fixture, "L06", "G3");

  releve_lam_editor_set_closed (RELEVE_LAM_EDITOR (editor), "Version 1 is published and stays as it is.");
  g_assert_nonnull (robot_find (editor, G_TYPE_NONE, "Version 1 is published and stays as it is."));
  g_assert_false (gtk_widget_get_sensitive (find_scale (editor)));
  gtk_widget_grab_focus (find_scale (editor));
  robot_key ("0");
  robot_rest (900);
  g_assert_cmpstr (fixture->signals->str, ==, "");
  releve_lam_editor_set_closed (RELEVE_LAM_EDITOR (editor), NULL);
  g_assert_true (gtk_widget_get_sensitive (find_scale (editor)));
}

/* A target names its evidence, or says that there is none. */
static void
test_insufficient (Fixture *fixture, gconstpointer data)
{
  ReleveDossier *dossier = fixture->example.dossier;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (ReleveChange));
  GPtrArray *ratings = RELEVE_DOSSIER_OF (dossier, releve_rating_kind, ReleveRating, learner_id, "L06");
  GtkWidget *editor = show_editor (fixture, "L06", "G3");

  g_assert_null (robot_find (editor, G_TYPE_NONE, "insufficient evidence"));
  g_assert_nonnull (robot_find (editor, G_TYPE_NONE, "self and 3 observers"));
  for (guint i = 0; i < ratings->len; i++)
    if (g_strcmp0 (((const ReleveRating *) ratings->pdata[i])->attribute, "AM") == 0)
      g_ptr_array_add (ids, g_strdup (((const ReleveRating *) ratings->pdata[i])->id));
  for (guint i = 0; i < ids->len; i++)
    releve_dossier_drop (dossier, &releve_rating_kind, ids->pdata[i]);
  releve_dossier_announce (dossier, changes);
  robot_rest (200);
  g_assert_nonnull (robot_find (editor, G_TYPE_NONE, "insufficient evidence"));
  g_assert_nonnull (robot_find (editor, G_TYPE_NONE, "no ratings")); /* nor is there a fit */
}

/* Fit, growth and stretch follow while the slider moves, before it is let go. */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show_editor (fixture, "L06", "G3");

  gtk_widget_grab_focus (find_scale (editor));
  robot_key ("4");
  g_assert_null (robot_find (editor, G_TYPE_NONE, "95 of 100"));
  g_assert_nonnull (robot_find (editor, G_TYPE_NONE, "would be right"));
  robot_key ("3");
  g_assert_nonnull (robot_find (editor, G_TYPE_NONE, "95 of 100"));
}

/* Default, target and level are told apart in words too. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show_editor (fixture, "L06", "G3");

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_scale (editor)), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "3, Leads a unit change; target 2.3; default 3");
}

/* High autonomy with a short briefing warns, by a rule of the department. */
static void
test_briefing_rule (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show_editor (fixture, "L06", "G3");
  ReleveDepartment *department = (ReleveDepartment *) releve_dossier_department (fixture->example.dossier);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (ReleveChange));

  g_assert_null (robot_find (editor, G_TYPE_NONE, "asks for a briefing of at least"));
  department->brief_rule_minimum = 4;
  releve_dossier_announce (fixture->example.dossier, changes);
  robot_rest (100);
  g_assert_nonnull (robot_find (editor, G_TYPE_NONE, "asks for a briefing of at least 4"));
  department->brief_rule_level = 0; /* off */
  releve_dossier_announce (fixture->example.dossier, changes);
  robot_rest (100);
  g_assert_null (robot_find (editor, G_TYPE_NONE, "asks for a briefing of at least"));
}

static void
test_duties (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show_editor (fixture, "L06", "G3");
  g_autofree char *name = releve_text_card (fixture->book, fixture->example.dossier, find_card (fixture, "L06", "G3"));

  g_assert_nonnull (robot_find (editor, G_TYPE_NONE, "Duties of both sides"));
  g_assert_nonnull (robot_find (editor, G_TYPE_NONE, "Briefing: Dre Savary with Dre Lavoie"));
  g_assert_nonnull (robot_find (editor, G_TYPE_NONE, "debriefings in block 5"));
  g_assert_nonnull (strstr (name, "agreed"));
}

/* The heatmap. */

static void
cell_cb (ReleveHeatmap *heatmap, const char *learner, const char *competency, Fixture *fixture)
{
  g_string_append_printf (fixture->signals, "%s/%s;", learner, competency);
}

static void
learner_cb (ReleveHeatmap *heatmap, const char *learner, Fixture *fixture)
{
  g_string_append_printf (fixture->signals, "%s;", learner);
}

static void
test_heatmap (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ReleveOverview) overview = releve_overview_new (fixture->example.dossier);
  GtkWidget *heatmap = releve_heatmap_new (fixture->example.dossier, fixture->book);

  releve_heatmap_set_overview (RELEVE_HEATMAP (heatmap), overview);
  g_signal_connect (heatmap, "open-cell", G_CALLBACK (cell_cb), fixture);
  g_signal_connect (heatmap, "open-learner", G_CALLBACK (learner_cb), fixture);
  show (fixture, heatmap);
  gtk_widget_child_focus (heatmap, GTK_DIR_TAB_FORWARD);
  robot_key ("Home");
  robot_key ("Return");
  robot_key ("Right");
  robot_key ("Right");
  robot_key ("Return");
  g_assert_cmpstr (fixture->signals->str, ==, "L01;L01/C2;"); /* Adjei is first of the alphabet */
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
#define ADD(name, test) g_test_add ("/lam/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("L2 L9 a burst of keys commits once", test_keys);
  ADD ("a drag commits on release", test_pointer);
  ADD ("L3 scrolling elsewhere changes nothing", test_scroll);
  ADD ("L1 L9 S10 the worked example fits 95, and Match is one pass", test_worked_example);
  ADD ("L8 a departure asks for a note first", test_note);
  ADD ("L5 a target without evidence says so", test_insufficient);
  ADD ("L6 S10 the sums follow a slider", test_follows);
  ADD ("L4 marks are told apart without colour", test_marks);
  ADD ("L7 the briefing rule is the department's", test_briefing_rule);
  ADD ("L10 L11 duties with both names, the state on the card", test_duties);
  ADD ("the gate asks who is present, and what is done stays", test_gate_and_done);
  ADD ("A7 letters of twice the size fit beside the board", test_large_letters);
  ADD ("B22 B25 levels that nobody may change say why", test_closed);
  ADD ("D2 D3 arrows walk the heatmap and Enter opens", test_heatmap);
  return g_test_run ();
}
