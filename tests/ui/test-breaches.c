/* The list of points to settle under the board, and what its lines do. */

#include "releve-breach-line.h"
#include "releve-lam-editor.h"
#include "releve-robot.h"
#include "releve-window-fixture.h"

static ReleveDossier *
dossier_of (WindowFixture *fixture)
{
  return releve_desk_get_dossier (fixture->desk);
}

static guint
count_open (WindowFixture *fixture, ReleveRule rule)
{
  g_autoptr (GPtrArray) breaches = releve_rules_of_dossier (dossier_of (fixture));
  guint n = 0;

  for (guint i = 0; i < breaches->len; i++)
    n += ((const ReleveBreach *) breaches->pdata[i])->rule == rule && !((const ReleveBreach *) breaches->pdata[i])->excused;
  return n;
}

static void
open_list (WindowFixture *fixture)
{
  robot_rest (300);
  robot_click (robot_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "to settle"));
  robot_settle ();
}

static GtkWidget *
find_line (WindowFixture *fixture, const char *sentence)
{
  GtkWidget *line = robot_find (GTK_WIDGET (fixture->window), RELEVE_TYPE_BREACH_LINE, sentence);

  if (line == NULL)
    g_error ("no line says “%s”", sentence);
  return line;
}

/* A card in the first blocks, with a leave that came over it. */
static const RelevePlacement *
send_on_leave (WindowFixture *fixture)
{
  const RelevePlacement *card = window_fixture_card_at (fixture, "L01", "A6", 5);
  const ReleveBlock *block = releve_dossier_block (dossier_of (fixture), card->block_id);

  g_assert_true (releve_desk_add_leave (fixture->desk, "L01", (RelevePeriod) { block->first, block->last }, NULL, NULL));
  return card;
}

static void
test_a_reason_is_given_from_the_line (WindowFixture *fixture, gconstpointer data)
{
  const RelevePlacement *card = send_on_leave (fixture);
  guint open = count_open (fixture, RELEVE_RULE_LEAVE);
  g_autofree char *before = window_fixture_sum (fixture), *step = NULL;
  GtkWidget *dialog;

  open_list (fixture);
  window_fixture_press (find_line (fixture, "Adjei, block 5: on leave"), "Give a reason");
  dialog = window_fixture_wait_for_dialog (fixture);
  g_assert_nonnull (robot_find (dialog, G_TYPE_NONE, "on leave during"));
  window_fixture_press (dialog, "Save");
  g_assert_nonnull (robot_find (dialog, G_TYPE_NONE, "say why it is right all the same"));
  window_fixture_assert_sum (fixture, before);
  gtk_widget_grab_focus (window_fixture_find_type (dialog, GTK_TYPE_TEXT_VIEW));
  window_fixture_type ("on mondays");
  window_fixture_press (dialog, "Save");
  window_fixture_wait_until_closed (fixture);
  g_assert_cmpstr (card->reason, ==, "on mondays");
  g_assert_cmpuint (count_open (fixture, RELEVE_RULE_LEAVE), ==, open - 1);
  robot_settle ();
  g_assert_null (robot_find (GTK_WIDGET (fixture->window), RELEVE_TYPE_BREACH_LINE, "Adjei, block 5: on leave"));
  step = window_fixture_step (fixture);
  g_assert_true (g_str_has_prefix (step, "excuse "));
  robot_key ("ctrl+z");
  robot_rest (200);
  window_fixture_assert_sum (fixture, before);
}

static void
test_a_card_is_removed_or_moved_from_the_line (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *card_id = g_strdup (send_on_leave (fixture)->id), *before = window_fixture_sum (fixture);
  GtkWidget *dialog;

  open_list (fixture);
  window_fixture_press (find_line (fixture, "Adjei, block 5: on leave"), "Move to");
  dialog = window_fixture_wait_for_dialog (fixture);
  g_assert_nonnull (robot_find (dialog, G_TYPE_NONE, "Mentor a student"));
  robot_key ("Escape");
  window_fixture_wait_until_closed (fixture);
  window_fixture_assert_sum (fixture, before);

  window_fixture_press (find_line (fixture, "Adjei, block 5: on leave"), "Remove");
  g_assert_null (releve_dossier_placement (dossier_of (fixture), card_id));
  robot_key ("ctrl+z");
  robot_rest (200);
  window_fixture_assert_sum (fixture, before);
}

/* The only one who coordinates beds in that block. */
static const RelevePlacement *
find_bed_lead (WindowFixture *fixture, int block)
{
  GPtrArray *cards = releve_dossier_all (dossier_of (fixture), &releve_placement_kind);

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = cards->pdata[i];

      if (g_str_equal (card->assignment_id, "K10") && releve_dossier_first_block (dossier_of (fixture), card) == block)
        return card;
    }
  g_assert_not_reached ();
}

static void
test_somebody_is_suggested_from_the_line (WindowFixture *fixture, gconstpointer data)
{
  const RelevePlacement *card = find_bed_lead (fixture, 6);
  g_autofree char *before = NULL;
  guint lacking;
  GtkWidget *dialog;

  g_assert_true (releve_desk_remove (fixture->desk, card->id, NULL, NULL, NULL));
  lacking = count_open (fixture, RELEVE_RULE_MINIMUM);
  before = window_fixture_sum (fixture);
  open_list (fixture);
  window_fixture_press (find_line (fixture, "Block 6: “Bed-flow lead”"), "Suggest someone");
  dialog = window_fixture_wait_for_dialog (fixture);
  window_fixture_press (dialog, "Place");
  window_fixture_wait_until_closed (fixture);
  g_assert_cmpuint (count_open (fixture, RELEVE_RULE_MINIMUM), ==, lacking - 1);
  robot_key ("ctrl+z");
  robot_rest (200);
  window_fixture_assert_sum (fixture, before);
}

static void
test_a_line_goes_to_its_card_and_its_levels (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window), *line;
  ReleveLamEditor *editor = RELEVE_LAM_EDITOR (window_fixture_find_type (window, RELEVE_TYPE_LAM_EDITOR));

  open_list (fixture);
  line = find_line (fixture, "Okafor, block 5");
  robot_move (line, 60, gtk_widget_get_height (line) / 2.0);
  robot_press ();
  robot_release ();
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_WIDGET (fixture->board)));
  g_assert_null (releve_lam_editor_get_placement (editor));
  window_fixture_press (find_line (fixture, "Okafor, block 5"), "Open levels");
  g_assert_cmpstr (releve_lam_editor_get_placement (editor), !=, NULL);
}

int
main (int argc, char **argv)
{
  window_fixture_begin (&argc, &argv);
#define ADD(name, test) g_test_add ("/ui-breaches/" name, WindowFixture, NULL, window_fixture_set_up, test, window_fixture_tear_down)
  ADD ("B7 B11 a reason is given from the line of a point to settle", test_a_reason_is_given_from_the_line);
  ADD ("B11 B16 a card is moved or removed from its line", test_a_card_is_removed_or_moved_from_the_line);
  ADD ("B8 B24 somebody is suggested where people lack", test_somebody_is_suggested_from_the_line);
  ADD ("B6 a line goes to its card and opens its levels", test_a_line_goes_to_its_card_and_its_levels);
  return g_test_run ();
}
