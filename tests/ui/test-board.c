/* The board's page: the ways to move a card, and the questions that a move raises. */

#include <adwaita.h>
#include <sqlite3.h>

#include "releve-people-tray.h"
#include "releve-robot.h"
#include "releve-verdicts.h"
#include "releve-window-fixture.h"

typedef struct {
  const RelevePlacement *card;
  const char *learner_id;    /* where it might go */
  int block;
} Chance;

typedef gboolean (*ChanceFunc) (WindowFixture *fixture, const RelevePlacement *card, const ReleveVerdict *verdict);

static ReleveDossier *
dossier_of (WindowFixture *fixture)
{
  return releve_desk_get_dossier (fixture->desk);
}

static graphene_rect_t
cell (WindowFixture *fixture, const char *row_id, int block)
{
  graphene_rect_t area;

  g_assert_true (releve_board_get_cell_area (fixture->board, row_id, block, &area));
  return area;
}

static gboolean
is_in_view (WindowFixture *fixture, const char *learner_id, int block)
{
  graphene_rect_t area = cell (fixture, learner_id, block);

  return area.origin.x > 150 && area.origin.x < gtk_widget_get_width (GTK_WIDGET (fixture->board)) - 140
         && area.origin.y > 50 && area.origin.y < gtk_widget_get_height (GTK_WIDGET (fixture->board)) - 130;
}

/* The first card in view, and a cell in view, of which @suits is true. Among
 * cells of its own row @offset blocks away; 0 = any row, any block. */
static Chance
find_chance (WindowFixture *fixture, ChanceFunc suits, int offset)
{
  ReleveDossier *dossier = dossier_of (fixture);
  GPtrArray *cards = releve_dossier_all (dossier, &releve_placement_kind);
  GPtrArray *learners = releve_dossier_all (dossier, &releve_learner_kind);

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = cards->pdata[i];
      int first = releve_dossier_first_block (dossier, card);
      g_autoptr (ReleveVerdicts) verdicts = NULL;

      if (card->state == RELEVE_DONE || card->pinned || card->levels_state == RELEVE_LEVELS_AGREED || card->span > 1
          || releve_dossier_block_number (dossier, first)->first < WINDOW_TODAY || !is_in_view (fixture, card->learner_id, first))
        continue;
      verdicts = releve_verdicts_new (dossier, NULL, card->id);
      for (guint l = 0; l < learners->len; l++)
        for (int block = 4; block <= 12; block++)
          {
            const char *learner_id = ((const ReleveLearner *) learners->pdata[l])->id;
            ReleveVerdict verdict;

            releve_verdicts_ask (verdicts, releve_verdicts_find_learner (verdicts, learner_id), block, &verdict);
            if ((offset == 0 || (g_str_equal (learner_id, card->learner_id) && block == first + offset))
                && is_in_view (fixture, learner_id, block) && suits (fixture, card, &verdict))
              return (Chance) { card, learner_id, block };
          }
    }
  g_error ("the example holds no such chance");
}

static gboolean
is_free (WindowFixture *fixture, const RelevePlacement *card, const ReleveVerdict *verdict)
{
  return verdict->drop == RELEVE_DROP_PLACE && verdict->state != RELEVE_VERDICT_FORBIDDEN && verdict->state != RELEVE_VERDICT_NONE;
}

static gboolean
would_swap (WindowFixture *fixture, const RelevePlacement *card, const ReleveVerdict *verdict)
{
  const RelevePlacement *other = verdict->occupant_id != NULL ? releve_dossier_placement (dossier_of (fixture), verdict->occupant_id) : NULL;
  g_autoptr (ReleveVerdicts) back = NULL;
  ReleveVerdict verdict_back;

  if (verdict->drop != RELEVE_DROP_SWAP || verdict->state == RELEVE_VERDICT_FORBIDDEN || verdict->state == RELEVE_VERDICT_NONE)
    return FALSE;
  back = releve_verdicts_new (dossier_of (fixture), NULL, other->id);
  releve_verdicts_ask (back, releve_verdicts_find_learner (back, card->learner_id),
                       releve_dossier_first_block (dossier_of (fixture), card), &verdict_back);
  return verdict_back.drop == RELEVE_DROP_SWAP && verdict_back.state != RELEVE_VERDICT_FORBIDDEN;
}

static gboolean
wants_reason (WindowFixture *fixture, const RelevePlacement *card, const ReleveVerdict *verdict)
{
  return verdict->state == RELEVE_VERDICT_FORBIDDEN && verdict->severity == RELEVE_NEEDS_REASON
         && verdict->drop == RELEVE_DROP_PLACE && verdict->rule == RELEVE_RULE_LEAVE;
}

static gboolean
is_stopped (WindowFixture *fixture, const RelevePlacement *card, const ReleveVerdict *verdict)
{
  return verdict->state == RELEVE_VERDICT_FORBIDDEN && verdict->severity == RELEVE_STOPS;
}

static void
drag (WindowFixture *fixture, const Chance *chance)
{
  graphene_rect_t from = cell (fixture, chance->card->learner_id, releve_dossier_first_block (dossier_of (fixture), chance->card));
  graphene_rect_t to = cell (fixture, chance->learner_id, chance->block);

  robot_drag (GTK_WIDGET (fixture->board), from.origin.x + 16, from.origin.y + 12, GTK_WIDGET (fixture->board),
              to.origin.x + to.size.width / 2, to.origin.y + to.size.height / 2);
  robot_release ();
  robot_rest (400);
}

/* What the last step recorded, byte for byte. */
static GBytes *
last_changeset (WindowFixture *fixture)
{
  sqlite3 *file = NULL;
  sqlite3_stmt *statement = NULL;
  GBytes *bytes;

  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &file, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (file, "SELECT changeset FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1",
                                       -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  bytes = g_bytes_new (sqlite3_column_blob (statement, 0), (gsize) sqlite3_column_bytes (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (file);
  return bytes;
}

/* The ways. */

static void
by_drop (WindowFixture *fixture, const Chance *chance)
{
  drag (fixture, chance);
}

static void
by_key (WindowFixture *fixture, const Chance *chance)
{
  robot_key ("ctrl+Right");
}

static void
by_menu (WindowFixture *fixture, const Chance *chance)
{
  robot_move (GTK_WIDGET (fixture->window), 1270, 790);
  robot_key ("shift+F10");
  robot_rest (400);
  robot_key ("Down");
  robot_key ("Down");
  robot_key ("Return");
  robot_rest (300);
  g_assert_true (releve_board_is_carrying (fixture->board));
  robot_key ("Right");
  robot_key ("Return");
}

static void
by_dialog (WindowFixture *fixture, const Chance *chance)
{
  GtkWidget *dialog, *when;

  robot_key ("ctrl+m");
  dialog = window_fixture_wait_for_dialog (fixture);
  when = gtk_window_get_focus (GTK_WINDOW (dialog));
  while (!GTK_IS_DROP_DOWN (when))
    when = gtk_widget_get_parent (when);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (when), (guint) chance->block - 1);
  robot_rest (200);
  window_fixture_press (dialog, "Move");
  window_fixture_wait_until_closed (fixture);
}

static void
by_clipboard (WindowFixture *fixture, const Chance *chance)
{
  robot_key ("ctrl+x");
  robot_key ("Right");
  robot_key ("ctrl+v");
}

static void
test_the_ways_to_move_write_the_same (WindowFixture *fixture, gconstpointer data)
{
  static void (*const ways[]) (WindowFixture *, const Chance *) = { by_drop, by_key, by_menu, by_dialog, by_clipboard };
  Chance chance = find_chance (fixture, is_free, 1);
  g_autofree char *before = window_fixture_sum (fixture);
  g_autoptr (GBytes) first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GBytes) changeset = NULL;
      g_autofree char *undone = NULL;

      releve_board_focus_card (fixture->board, chance.card->id);
      robot_rest (100);
      ways[i] (fixture, &chance);
      robot_rest (300);
      g_assert_cmpint (releve_dossier_first_block (dossier_of (fixture), chance.card), ==, chance.block);
      changeset = last_changeset (fixture);
      g_assert_true (first == NULL || g_bytes_equal (first, changeset));
      first = first != NULL ? first : g_bytes_ref (changeset);
      robot_key ("ctrl+z");
      undone = window_fixture_sum (fixture);
      g_assert_cmpstr (undone, ==, before);
    }
}

/* An occupied cell (B4). */

static void
test_a_drop_on_a_card_asks_what_becomes_of_it (WindowFixture *fixture, gconstpointer data)
{
  Chance chance = find_chance (fixture, would_swap, 0);
  ReleveDossier *dossier = dossier_of (fixture);
  int from = releve_dossier_first_block (dossier, chance.card);
  g_autofree char *learner_id = g_strdup (chance.card->learner_id);
  g_autofree char *card_id = g_strdup (chance.card->id);
  g_autofree char *before = window_fixture_sum (fixture);
  GtkWidget *window = GTK_WIDGET (fixture->window);

  drag (fixture, &chance);
  g_assert_nonnull (robot_find (window, GTK_TYPE_BUTTON, "Replace"));
  g_assert_nonnull (robot_find (window, GTK_TYPE_BUTTON, "Push"));
  g_assert_nonnull (robot_find (window, GTK_TYPE_BUTTON, "Cancel"));
  window_fixture_assert_sum (fixture, before);
  robot_key ("Escape");
  robot_rest (300);
  g_assert_null (robot_find (window, GTK_TYPE_BUTTON, "Replace"));
  window_fixture_assert_sum (fixture, before);

  drag (fixture, &chance);
  window_fixture_press (window, "Swap");
  g_assert_cmpstr (chance.card->learner_id, ==, chance.learner_id);
  g_assert_nonnull (releve_dossier_placement (dossier, card_id));
  robot_key ("ctrl+z");
  robot_rest (200);
  window_fixture_assert_sum (fixture, before);

  /* The same question by key and dialog alike; Enter takes the first choice. */
  releve_board_put_cards (fixture->board, (const char *const[]) { card_id, NULL }, chance.learner_id, chance.block);
  robot_rest (300);
  robot_key ("Return");
  robot_rest (300);
  g_assert_cmpstr (releve_dossier_placement (dossier, card_id)->learner_id, ==, chance.learner_id);
  robot_key ("ctrl+z");
  robot_rest (200);
  window_fixture_assert_sum (fixture, before);

  drag (fixture, &chance);
  window_fixture_press (window, "Replace");
  g_assert_cmpstr (releve_dossier_placement (dossier, card_id)->learner_id, ==, chance.learner_id);
  robot_key ("ctrl+z");
  robot_rest (200);
  window_fixture_assert_sum (fixture, before);
  g_assert_cmpint (releve_dossier_first_block (dossier, releve_dossier_placement (dossier, card_id)), ==, from);
  g_assert_cmpstr (releve_dossier_placement (dossier, card_id)->learner_id, ==, learner_id);
}

/* A rule that a typed reason overrides (B7). */

static void
test_a_rule_yields_to_a_typed_reason (WindowFixture *fixture, gconstpointer data)
{
  Chance chance = find_chance (fixture, wants_reason, 0);
  g_autofree char *before = window_fixture_sum (fixture);
  GtkWidget *dialog;

  drag (fixture, &chance);
  dialog = window_fixture_wait_for_dialog (fixture);
  g_assert_nonnull (robot_find (dialog, G_TYPE_NONE, "on leave"));
  window_fixture_press (dialog, "Save");
  g_assert_nonnull (robot_find (dialog, G_TYPE_NONE, "say why it is right all the same"));
  window_fixture_assert_sum (fixture, before);
  robot_key ("Escape");
  window_fixture_wait_until_closed (fixture);
  window_fixture_assert_sum (fixture, before);

  drag (fixture, &chance);
  dialog = window_fixture_wait_for_dialog (fixture);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (window_fixture_find_type (dialog, GTK_TYPE_TEXT_VIEW))),
                            "Back on Mondays", -1);
  window_fixture_press (dialog, "Save");
  window_fixture_wait_until_closed (fixture);
  g_assert_cmpstr (chance.card->learner_id, ==, chance.learner_id);
  g_assert_cmpstr (chance.card->reason, ==, "Back on Mondays");
  robot_key ("ctrl+z");
  robot_rest (200);
  window_fixture_assert_sum (fixture, before);
}

/* What a screen reader hears (A3). */

static void
assert_said (WindowFixture *fixture, const char *sentence)
{
  g_autofree char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (releve_window_get_status (fixture->window)),
                                                               GTK_ACCESSIBLE_PROPERTY_LABEL, sentence);

  g_assert_cmpstr (wrong, ==, NULL);
}

static void
test_move_refusal_and_undo_are_announced (WindowFixture *fixture, gconstpointer data)
{
  Chance chance = find_chance (fixture, is_free, 1), stopped;
  ReleveDossier *dossier = dossier_of (fixture);
  const char *name = releve_dossier_assignment (dossier, chance.card->assignment_id)->name.en;
  const ReleveLearner *learner = releve_dossier_learner (dossier, chance.learner_id);
  g_autofree char *moved = g_strdup_printf ("%s moved to %s %s, block %d", name, learner->title, learner->family, chance.block);
  g_autofree char *undone = g_strdup_printf ("Undone: move %s of %s %s", name, learner->title, learner->family);
  g_autofree char *before = window_fixture_sum (fixture);

  releve_board_focus_card (fixture->board, chance.card->id);
  robot_key ("ctrl+Right");
  robot_rest (200);
  assert_said (fixture, moved);
  robot_key ("ctrl+z");
  robot_rest (200);
  assert_said (fixture, undone);
  stopped = find_chance (fixture, is_stopped, 0);
  releve_board_put_cards (fixture->board, (const char *const[]) { stopped.card->id, NULL }, stopped.learner_id, stopped.block);
  robot_rest (200);
  g_assert_null (window_fixture_dialog (fixture));
  window_fixture_assert_sum (fixture, before);
  {
    g_autofree char *same = gtk_test_accessible_check_property (GTK_ACCESSIBLE (releve_window_get_status (fixture->window)),
                                                                GTK_ACCESSIBLE_PROPERTY_LABEL, undone);

    g_assert_nonnull (same); /* something else was said */
  }
}

/* A clinician of the tray, onto a row of an assignment: by pointer and by keyboard. */

static GtkWidget *
person_row (WindowFixture *fixture, const ReleveLearner *learner)
{
  GtkWidget *tray = window_fixture_find_type (GTK_WIDGET (fixture->window), RELEVE_TYPE_PEOPLE_TRAY);
  GtkWidget *row = robot_find (tray, GTK_TYPE_LIST_BOX_ROW, learner->family);

  g_assert_nonnull (row);
  return row;
}

static void
test_a_clinician_is_placed_among_assignments (WindowFixture *fixture, gconstpointer data)
{
  int block;
  const ReleveLearner *learner = window_fixture_find_allowed (fixture, "K4", &block);
  g_autofree char *before = window_fixture_sum (fixture), *dropped = NULL;
  graphene_rect_t to;

  window_fixture_press (GTK_WIDGET (fixture->window), "By assignment");
  robot_settle ();
  to = cell (fixture, "K4", block);
  robot_drag (person_row (fixture, learner), 40, 8, GTK_WIDGET (fixture->board),
              to.origin.x + to.size.width / 2, to.origin.y + to.size.height - 12);
  g_assert_true (releve_board_is_carrying (fixture->board));
  robot_release ();
  robot_rest (400);
  g_assert_nonnull (window_fixture_card_at (fixture, learner->id, "K4", block));
  dropped = window_fixture_step (fixture);
  robot_key ("ctrl+z");
  robot_rest (300);
  window_fixture_assert_sum (fixture, before);

  gtk_widget_grab_focus (person_row (fixture, learner));
  robot_key ("Return");
  g_assert_true (releve_board_is_carrying (fixture->board));
  robot_key ("Escape");
  g_assert_false (releve_board_is_carrying (fixture->board));
  window_fixture_assert_sum (fixture, before);
  gtk_widget_grab_focus (person_row (fixture, learner));
  robot_key ("Return");
  releve_board_focus_cell (fixture->board, "K4", block);
  robot_rest (100);
  robot_key ("Return");
  robot_rest (300);
  {
    g_autofree char *carried = window_fixture_step (fixture);

    g_assert_cmpstr (carried, ==, dropped);
  }
}

/* The walk: three hundred real events at random, and the file and the screen
 * that agree after each of the gestures. */

#define WALK_EVENTS 300

typedef struct {
  WindowFixture *fixture;
  GRand *rand;
  int events;
} Walk;

static void
press_key (Walk *walk, const char *key)
{
  robot_key (key);
  walk->events++;
}

static const RelevePlacement *
choose_card (Walk *walk)
{
  GPtrArray *cards = releve_dossier_all (dossier_of (walk->fixture), &releve_placement_kind);

  for (int i = 0; i < 200; i++)
    {
      const RelevePlacement *card = cards->pdata[g_rand_int_range (walk->rand, 0, (gint32) cards->len)];

      if (card->state != RELEVE_DECLINED
          && is_in_view (walk->fixture, card->learner_id, releve_dossier_first_block (dossier_of (walk->fixture), card)))
        return card;
    }
  return NULL;
}

static graphene_rect_t
choose_cell (Walk *walk)
{
  GPtrArray *learners = releve_dossier_all (dossier_of (walk->fixture), &releve_learner_kind);

  while (TRUE)
    {
      const char *id = ((const ReleveLearner *) learners->pdata[g_rand_int_range (walk->rand, 0, (gint32) learners->len)])->id;
      int block = g_rand_int_range (walk->rand, 1, 14);

      if (is_in_view (walk->fixture, id, block))
        return cell (walk->fixture, id, block);
    }
}

/* Dropped, put down by Esc, or let go over the toolbar. */
static void
end_drag (Walk *walk)
{
  int how = g_rand_int_range (walk->rand, 0, 8);

  if (how == 0)
    press_key (walk, "Escape");
  else if (how == 1)
    robot_move (GTK_WIDGET (walk->fixture->window), 700, 70);
  robot_release ();
  robot_rest (250);
  walk->events += 3;
}

static void
drag_card (Walk *walk)
{
  const RelevePlacement *card = choose_card (walk);
  graphene_rect_t from, to = choose_cell (walk);

  if (card == NULL)
    return;
  from = cell (walk->fixture, card->learner_id, releve_dossier_first_block (dossier_of (walk->fixture), card));
  robot_drag (GTK_WIDGET (walk->fixture->board), from.origin.x + 16, from.origin.y + 12,
              GTK_WIDGET (walk->fixture->board), to.origin.x + 30, to.origin.y + 30);
  end_drag (walk);
}

static void
drag_from_tray (Walk *walk)
{
  static const char *const codes[] = { "K1", "K2", "K3", "K4" };
  GtkWidget *label = robot_find (GTK_WIDGET (walk->fixture->window), G_TYPE_NONE,
                                 codes[g_rand_int_range (walk->rand, 0, G_N_ELEMENTS (codes))]);
  graphene_rect_t to = choose_cell (walk);

  if (label == NULL)
    return;
  robot_drag (label, 5, 5, GTK_WIDGET (walk->fixture->board), to.origin.x + 30, to.origin.y + 30);
  end_drag (walk);
}

static void
press_keys (Walk *walk)
{
  static const char *const keys[][3] = {
    { "ctrl+Right" }, { "ctrl+Left" }, { "ctrl+Up" }, { "ctrl+Down" }, { "Delete" }, { "ctrl+e" },
    { "ctrl+z" }, { "ctrl+z" }, { "ctrl+shift+z" }, { "shift+Right", "ctrl+Right", "Escape" },
    { "ctrl+x", "Right", "ctrl+v" }, { "ctrl+c", "Down", "ctrl+v" }, { "Return", "Escape" },
    { "ctrl+shift+m", "Right", "Return" }, { "ctrl+shift+m", "Down", "Escape" }, { "shift+F10", "Escape" },
  };
  const char *const *chosen = keys[g_rand_int_range (walk->rand, 0, G_N_ELEMENTS (keys))];
  const RelevePlacement *card = choose_card (walk);

  if (card != NULL)
    releve_board_focus_card (walk->fixture->board, card->id);
  for (int i = 0; i < 3 && chosen[i] != NULL; i++)
    press_key (walk, chosen[i]);
}

/* Whatever a gesture asks gets an answer: yes or Esc. */
static void
answer (Walk *walk)
{
  GtkWidget *popover = window_fixture_find_type (GTK_WIDGET (walk->fixture->board), GTK_TYPE_POPOVER);

  if (popover != NULL && gtk_widget_get_mapped (popover))
    press_key (walk, g_rand_boolean (walk->rand) ? "Return" : "Escape");
  robot_rest (250);
  if (window_fixture_dialog (walk->fixture) != NULL)
    {
      gtk_window_close (window_fixture_dialog (walk->fixture));
      window_fixture_wait_until_closed (walk->fixture);
    }
  if (releve_board_is_carrying (walk->fixture->board))
    press_key (walk, "Escape"); /* refused by keyboard, it is carried on */
}

static guint
count_cards (GtkWidget *root)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (root), g_type_from_name ("ReleveBoardCard")) && gtk_widget_get_mapped (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_cards (child);
  return n;
}

static void
assert_screen_agrees (WindowFixture *fixture)
{
  ReleveDossier *dossier = dossier_of (fixture);
  GPtrArray *cards = releve_dossier_all (dossier, &releve_placement_kind);
  guint shown = 0;

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = cards->pdata[i];
      graphene_rect_t where, expected;

      if (!releve_board_get_card_area (fixture->board, card->id, &where))
        continue;
      shown++;
      expected = cell (fixture, card->learner_id, releve_dossier_first_block (dossier, card));
      g_assert_cmpfloat_with_epsilon (where.origin.x, expected.origin.x, 6);
      g_assert_cmpfloat (where.origin.y, >=, expected.origin.y);
      g_assert_cmpfloat (where.origin.y, <, expected.origin.y + expected.size.height);
    }
  g_assert_cmpuint (shown, ==, count_cards (GTK_WIDGET (fixture->board)));
}

static void
assert_file_agrees (WindowFixture *fixture)
{
  ReleveDeskOptions options = { .today = WINDOW_TODAY, .read_only = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveDesk) other = releve_desk_open (fixture->path, &options, &error);
  GPtrArray *cards = releve_dossier_all (dossier_of (fixture), &releve_placement_kind);

  g_assert_no_error (error);
  g_assert_cmpuint (releve_dossier_all (releve_desk_get_dossier (other), &releve_placement_kind)->len, ==, cards->len);
  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = cards->pdata[i];

      g_assert_true (releve_row_equal (&releve_placement_kind, card, releve_dossier_placement (releve_desk_get_dossier (other), card->id)));
    }
}

static void
test_a_walk_leaves_file_and_screen_in_step (WindowFixture *fixture, gconstpointer data)
{
  Walk walk = { fixture, g_rand_new_with_seed (20260914), 0 };
  g_autofree char *before = window_fixture_sum (fixture);

  while (walk.events < WALK_EVENTS)
    {
      int kind = g_rand_int_range (walk.rand, 0, 10);

      if (kind < 2)
        drag_card (&walk);
      else if (kind < 3)
        drag_from_tray (&walk);
      else
        press_keys (&walk);
      answer (&walk);
      g_assert_false (releve_board_is_carrying (fixture->board));
      g_assert_null (robot_find (GTK_WIDGET (fixture->window), G_TYPE_NONE, "Esc cancels"));
      assert_screen_agrees (fixture);
      assert_file_agrees (fixture);
    }
  g_test_message ("%d events, %u cards", walk.events, releve_dossier_all (dossier_of (fixture), &releve_placement_kind)->len);
  while (releve_desk_peek_undo (fixture->desk) != NULL)
    releve_desk_undo (fixture->desk, NULL, NULL);
  window_fixture_assert_sum (fixture, before);
  g_rand_free (walk.rand);
}

int
main (int argc, char **argv)
{
  window_fixture_begin (&argc, &argv);
#define ADD(name, test) g_test_add ("/ui-board/" name, WindowFixture, NULL, window_fixture_set_up, test, window_fixture_tear_down)
  ADD ("B15 B16 a drop, a key, the menu, the dialog and the clipboard write the same", test_the_ways_to_move_write_the_same);
  ADD ("B4 a drop on a card asks what becomes of it", test_a_drop_on_a_card_asks_what_becomes_of_it);
  ADD ("B7 a rule yields to a typed reason, which is kept", test_a_rule_yields_to_a_typed_reason);
  ADD ("A3 move, refusal and undo are announced", test_move_refusal_and_undo_are_announced);
  ADD ("B1 B3 B16 a clinician of the tray is placed among assignments by pointer and keyboard", test_a_clinician_is_placed_among_assignments);
  ADD ("B18 a walk of 300 events leaves file and screen in step", test_a_walk_leaves_file_and_screen_in_step);
  return g_test_run ();
}
