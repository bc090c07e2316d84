/* The year of one clinician planned by the keyboard alone (A1). */

#include <adwaita.h>

#include "releve-board-page.h"
#include "releve-breach-bar.h"
#include "releve-robot.h"
#include "releve-tray.h"
#include "releve-verdicts.h"
#include "releve-window-fixture.h"

#define MOST_TABS 80
/* Free blocks side by side that the card goes about in. */
#define N_FREE 2

static ReleveDossier *
dossier_of (WindowFixture *fixture)
{
  return releve_desk_get_dossier (fixture->desk);
}

static GtkWidget *
part (WindowFixture *fixture, GType type)
{
  return window_fixture_find_type (GTK_WIDGET (fixture->window), type);
}

static gboolean
is_in (WindowFixture *fixture, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
assert_in (WindowFixture *fixture, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  if (!is_in (fixture, widget))
    g_error ("the keyboard is in %s, not in %s", focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "nothing", G_OBJECT_TYPE_NAME (widget));
}

/* From the header to the points to settle, as they stand on the screen. */
static void
list_parts (WindowFixture *fixture, GtkWidget *parts[5])
{
  parts[0] = part (fixture, ADW_TYPE_HEADER_BAR);
  parts[1] = part (fixture, g_type_from_name ("ReleveYieldBox"));
  parts[2] = part (fixture, RELEVE_TYPE_TRAY);
  parts[3] = GTK_WIDGET (fixture->board);
  parts[4] = part (fixture, RELEVE_TYPE_BREACH_BAR);
}

static void
test_every_part_is_reached (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *parts[5];
  int seen = 0;

  list_parts (fixture, parts);
  g_assert_nonnull (robot_find (parts[4], GTK_TYPE_TOGGLE_BUTTON, "to settle"));
  robot_key ("alt+1");
  robot_rest (300);
  robot_key ("alt+2");
  robot_rest (300);
  assert_in (fixture, parts[3]);
  for (int i = 2; i >= 0; i--)
    {
      robot_key ("shift+F6");
      assert_in (fixture, parts[i]);
    }
  for (int i = 1; i <= 5; i++)
    {
      robot_key ("F6");
      assert_in (fixture, parts[i % 5]);
    }
  /* Tab takes the same way, through every control, and comes round. */
  for (int i = 0; i < MOST_TABS && seen < 5; i++)
    {
      robot_key ("Tab");
      seen += is_in (fixture, parts[(seen + 1) % 5]);
      assert_in (fixture, parts[seen % 5]);
    }
  g_assert_cmpint (seen, ==, 5);
}

static void
test_the_tray_opens_from_the_header (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *parts[5];

  list_parts (fixture, parts);
  robot_key ("alt+2");
  robot_key ("F6");
  robot_key ("F6");
  assert_in (fixture, parts[0]);
  robot_key ("F9");
  g_assert_false (gtk_widget_get_mapped (parts[2]));
  robot_key ("F9");
  g_assert_true (gtk_widget_get_mapped (parts[2]));
  robot_key ("alt+1");
  robot_rest (300);
  robot_key ("F9"); /* of another page it is not */
  robot_key ("alt+2");
  robot_rest (300);
  g_assert_true (gtk_widget_get_mapped (parts[2]));
}

static gboolean
is_welcome (ReleveVerdicts *verdicts, const char *learner_id, int block)
{
  ReleveVerdict verdict;

  releve_verdicts_ask (verdicts, releve_verdicts_find_learner (verdicts, learner_id), block, &verdict);
  return verdict.drop == RELEVE_DROP_PLACE && (verdict.state == RELEVE_VERDICT_ALLOWED || verdict.state == RELEVE_VERDICT_WARNING);
}

/* What may be placed where without a question, and moved to the block after. */
typedef struct {
  const ReleveAssignment *assignment;
  const ReleveLearner *learner;
  int block;
} Room;

static gboolean
find_room_for (WindowFixture *fixture, Room *room)
{
  GPtrArray *learners = releve_dossier_all (dossier_of (fixture), &releve_learner_kind);
  g_autoptr (ReleveVerdicts) verdicts = releve_verdicts_new (dossier_of (fixture), room->assignment->id, NULL);

  for (guint i = 0; i < learners->len; i++)
    for (room->block = 1; room->block + N_FREE - 1 <= releve_dossier_n_blocks (dossier_of (fixture)); room->block++)
      {
        int n = 0;

        room->learner = learners->pdata[i];
        while (n < N_FREE && is_welcome (verdicts, room->learner->id, room->block + n))
          n++;
        if (n == N_FREE)
          return TRUE;
      }
  return FALSE;
}

static Room
find_room (WindowFixture *fixture)
{
  GPtrArray *all = releve_dossier_all (dossier_of (fixture), &releve_assignment_kind);
  Room room;

  for (guint i = 0; i < all->len; i++)
    {
      room.assignment = all->pdata[i];
      if (find_room_for (fixture, &room))
        return room;
    }
  g_error ("the example has no such room");
}

static void
go_to (WindowFixture *fixture, const char *learner_id, int block)
{
  robot_key ("ctrl+Home");
  for (guint i = 0; g_strcmp0 (releve_board_get_learner (fixture->board), learner_id) != 0; i++)
    {
      g_assert_cmpuint (i, <, releve_dossier_all (dossier_of (fixture), &releve_learner_kind)->len);
      robot_key ("Down");
    }
  for (int i = 1; i < block; i++)
    robot_key ("Right");
}

static gboolean
is_there (WindowFixture *fixture, const Room *room, int offset)
{
  return window_fixture_card_at (fixture, room->learner->id, room->assignment->id, room->block + offset) != NULL;
}

/* By its search, its list, and the arrows. */
static void
place (WindowFixture *fixture, const Room *room)
{
  g_autofree char *code = g_ascii_strdown (room->assignment->code, -1);

  robot_key ("alt+2");
  robot_key ("shift+F6");
  window_fixture_type (code);
  robot_rest (400);
  for (int i = 0; i < MOST_TABS && !GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (GTK_WINDOW (fixture->window))); i++)
    robot_key ("Tab");
  robot_key ("Return");
  g_assert_true (releve_board_is_carrying (fixture->board));
  assert_in (fixture, GTK_WIDGET (fixture->board));
  go_to (fixture, room->learner->id, room->block);
  robot_key ("Return");
  robot_rest (300);
  g_assert_true (is_there (fixture, room, 0));
}

static void
press_and_expect (WindowFixture *fixture, const Room *room, int offset, const char *const *keys)
{
  for (int i = 0; keys[i] != NULL; i++)
    robot_key (keys[i]);
  robot_rest (300);
  if (!is_there (fixture, room, offset))
    g_error ("after %s there is no card %d blocks on", keys[0], offset);
  assert_in (fixture, GTK_WIDGET (fixture->board));
}

/* A question that is left by Esc gives the keyboard back to its card. */
static void
look_and_leave (WindowFixture *fixture, const char *key)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  robot_key (key);
  window_fixture_wait_for_dialog (fixture);
  robot_key ("Escape");
  window_fixture_wait_until_closed (fixture);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == focus);
}

static void
test_a_year_is_planned (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *before = window_fixture_sum (fixture);
  Room room = find_room (fixture);

#define PRESS(offset, ...) press_and_expect (fixture, &room, offset, (const char *const[]) { __VA_ARGS__, NULL })
  place (fixture, &room);
  PRESS (1, "ctrl+Right");
  PRESS (0, "ctrl+Left");
  PRESS (1, "shift+Right", "ctrl+x", "ctrl+v"); /* the cell that it was chosen up to */
  PRESS (0, "ctrl+x", "Left", "ctrl+v");
  PRESS (0, "ctrl+e");
  PRESS (0, "ctrl+Right"); /* pinned it stays (B12) */
  PRESS (0, "ctrl+e");
  look_and_leave (fixture, "ctrl+m");
  look_and_leave (fixture, "ctrl+g");
  robot_key ("Delete");
  robot_rest (300);
  g_assert_false (is_there (fixture, &room, 0));
  PRESS (0, "ctrl+z");
  robot_key ("Delete");
  while (releve_desk_peek_undo (fixture->desk) != NULL)
    robot_key ("ctrl+z");
  robot_rest (300);
  window_fixture_assert_sum (fixture, before);
  assert_in (fixture, GTK_WIDGET (fixture->board));
#undef PRESS
}

int
main (int argc, char **argv)
{
  window_fixture_begin (&argc, &argv);
#define ADD(name, test) g_test_add ("/ui-keyboard/" name, WindowFixture, NULL, window_fixture_set_up, test, window_fixture_tear_down)
  ADD ("A1 F6 and Tab go from the header through every part of the board and back", test_every_part_is_reached);
  ADD ("A1 F9 opens the tray wherever the keyboard is on the page", test_the_tray_opens_from_the_header);
  ADD ("A1 B15 B16 B20 a clinician’s year is planned by the keyboard alone", test_a_year_is_planned);
  return g_test_run ();
}
