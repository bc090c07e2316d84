/* Every verb: do, assert, undo, assert, redo, assert; and every refusal. */

#include "releve-desk-fixture.h"

#include <math.h>
#include <string.h>
#include "releve-error.h"
#include "releve-overview.h"

static ReleveLevels
levels_of (const char *digits)
{
  ReleveLevels levels;

  g_assert_true (releve_levels_parse (digits, &levels));
  return levels;
}

static const ReleveDuty *
duty_of (DeskFixture *fixture, const char *id, ReleveDutyKind kind)
{
  GPtrArray *duties = RELEVE_DOSSIER_OF (fixture->dossier, releve_duty_kind, ReleveDuty, placement_id, id);

  for (guint i = 0; i < duties->len; i++)
    if (((const ReleveDuty *) duties->pdata[i])->kind == (int) kind)
      return duties->pdata[i];
  return NULL;
}

DESK_TEST (place)
{
  BEGIN_VERB;
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K2", 5);

  g_assert_cmpint (desk_fixture_card (fixture, id)->span, ==, 2);
  g_assert_cmpstr (desk_fixture_card (fixture, id)->supervisor_id, ==, "S1");
  g_assert_cmpstr (releve_desk_peek_undo (fixture->desk)->verb, ==, "place");
  g_assert_cmpstr (releve_desk_peek_undo (fixture->desk)->who, ==, "Test");
  g_assert_cmpstr (releve_desk_peek_undo (fixture->desk)->detail, ==,
                   "{\"assignment\":\"K2\",\"block\":5,\"learner\":\"L01\"}");
  desk_fixture_assert_undo_redo (fixture, before);
  g_assert_no_error (error);
}

DESK_TEST (place_on_leave)
{
  BEGIN_VERB;
  g_autoptr (GPtrArray) breaches = NULL;
  RelevePlacing how = { .reason = "Back for one day a week" };
  g_autofree char *id = NULL;

  g_assert_false (releve_desk_place (fixture->desk, "L02", "K1", 5, NULL, NULL, &breaches, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "against-rule");
  g_assert_cmpint (((ReleveBreach *) breaches->pdata[0])->rule, ==, RELEVE_RULE_LEAVE);
  g_clear_error (&error);
  g_assert_true (releve_desk_place (fixture->desk, "L02", "K1", 5, &how, &id, NULL, &error));
  g_assert_cmpstr (desk_fixture_card (fixture, id)->reason, ==, "Back for one day a week");
  desk_fixture_assert_undo_redo (fixture, before);
}

/* Leave entered over a card (B11): the card stays, and may be right all the same. */
DESK_TEST (excuse)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 4);
  const ReleveBlock *block = releve_dossier_block (fixture->dossier, desk_fixture_card (fixture, id)->block_id);
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (releve_desk_add_leave (fixture->desk, "L01", (RelevePeriod) { block->first, block->last }, NULL, NULL));
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_excuse (fixture->desk, id, "", NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "override-reason");
  g_clear_error (&error);
  g_assert_true (releve_desk_excuse (fixture->desk, id, "Comes in on Mondays", NULL, &error));
  g_assert_cmpstr (desk_fixture_card (fixture, id)->reason, ==, "Comes in on Mondays");
  g_assert_cmpstr (releve_desk_peek_undo (fixture->desk)->verb, ==, "excuse");
  desk_fixture_assert_undo_redo (fixture, before);
}

DESK_TEST (excuse_nothing)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 4);
  BEGIN_VERB;

  g_assert_false (releve_desk_excuse (fixture->desk, id, "Because", NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "nothing-to-override");
}

/* A reason where none is needed would excuse what nobody looked at. */
DESK_TEST (unneeded_reason)
{
  g_autofree char *id = NULL;
  RelevePlacing how = { .reason = "Because" };

  g_assert_true (releve_desk_place (fixture->desk, "L01", "K1", 4, &how, &id, NULL, NULL));
  g_assert_null (desk_fixture_card (fixture, id)->reason);
}

DESK_TEST (place_unknown)
{
  BEGIN_VERB;

  g_assert_false (releve_desk_place (fixture->desk, "L99", "K1", 4, NULL, NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "unknown-learner");
  g_clear_error (&error);
  g_assert_false (releve_desk_place (fixture->desk, "L01", "K99", 4, NULL, NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "unknown-assignment");
  g_clear_error (&error);
  g_assert_false (releve_desk_place (fixture->desk, "L01", "K1", 14, NULL, NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "unknown-block");
  g_assert_cmpstr (releve_error_get_detail (error)->expected, ==, "1–13");
}

DESK_TEST (move)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  BEGIN_VERB;

  g_assert_true (releve_desk_move (fixture->desk, id, "L03", 7, RELEVE_OCCUPIED_REFUSE, NULL, NULL, &error));
  g_assert_cmpstr (desk_fixture_card (fixture, id)->block_id, ==, "B7");
  g_assert_cmpstr (desk_fixture_card (fixture, id)->learner_id, ==, "L03");
  desk_fixture_assert_undo_redo (fixture, before);
}

DESK_TEST (move_nowhere)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  BEGIN_VERB;
  gint64 step = releve_desk_peek_undo (fixture->desk)->number;

  g_assert_true (releve_desk_move (fixture->desk, id, "L01", 5, RELEVE_OCCUPIED_REFUSE, NULL, NULL, &error));
  g_assert_cmpint (releve_desk_peek_undo (fixture->desk)->number, ==, step);
  g_assert_nonnull (before);
}

DESK_TEST (occupied_refuses)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *other = desk_fixture_place (fixture, "L01", "G1", 7);
  BEGIN_VERB;

  g_assert_false (releve_desk_move (fixture->desk, id, "L01", 7, RELEVE_OCCUPIED_REFUSE, NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "against-rule");
  g_assert_nonnull (other);
}

DESK_TEST (replace)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *other = desk_fixture_place (fixture, "L01", "G1", 7);
  BEGIN_VERB;

  g_assert_true (releve_desk_move (fixture->desk, id, "L01", 7, RELEVE_OCCUPIED_REPLACE, NULL, NULL, &error));
  g_assert_null (desk_fixture_card (fixture, other));
  desk_fixture_assert_undo_redo (fixture, before);
}

DESK_TEST (swap)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *other = desk_fixture_place (fixture, "L03", "G1", 7);
  BEGIN_VERB;

  g_assert_true (releve_desk_move (fixture->desk, id, "L03", 7, RELEVE_OCCUPIED_SWAP, NULL, NULL, &error));
  g_assert_cmpstr (desk_fixture_card (fixture, other)->learner_id, ==, "L01");
  g_assert_cmpstr (desk_fixture_card (fixture, other)->block_id, ==, "B5");
  g_assert_cmpstr (desk_fixture_card (fixture, id)->learner_id, ==, "L03");
  desk_fixture_assert_undo_redo (fixture, before);
}

DESK_TEST (push)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *first = desk_fixture_place (fixture, "L01", "G1", 7);
  g_autofree char *second = desk_fixture_place (fixture, "L01", "G1", 8);
  g_autofree char *third = desk_fixture_place (fixture, "L01", "G1", 11);
  BEGIN_VERB;

  g_assert_true (releve_desk_move (fixture->desk, id, "L01", 7, RELEVE_OCCUPIED_PUSH, NULL, NULL, &error));
  g_assert_cmpstr (desk_fixture_card (fixture, first)->block_id, ==, "B8");
  g_assert_cmpstr (desk_fixture_card (fixture, second)->block_id, ==, "B9");
  g_assert_cmpstr (desk_fixture_card (fixture, third)->block_id, ==, "B11"); /* there was a gap */
  desk_fixture_assert_undo_redo (fixture, before);
}

DESK_TEST (place_makes_room)
{
  g_autofree char *first = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *second = desk_fixture_place (fixture, "L01", "G1", 7);
  RelevePlacing push = { .occupied = RELEVE_OCCUPIED_PUSH }, replace = { .occupied = RELEVE_OCCUPIED_REPLACE };
  BEGIN_VERB;

  g_assert_true (releve_desk_place (fixture->desk, "L01", "K1", 7, &push, NULL, NULL, &error));
  g_assert_cmpstr (desk_fixture_card (fixture, second)->block_id, ==, "B8");
  desk_fixture_assert_undo_redo (fixture, before);
  g_assert_true (releve_desk_undo (fixture->desk, NULL, &error));
  g_assert_true (releve_desk_place (fixture->desk, "L01", "K1", 7, &replace, NULL, NULL, &error));
  g_assert_null (desk_fixture_card (fixture, second));
  desk_fixture_assert_undo_redo (fixture, before);
  g_assert_nonnull (first);
}

/* B20: both move, also each into the other's place; or neither. */
DESK_TEST (several)
{
  g_autofree char *first = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *second = desk_fixture_place (fixture, "L01", "G1", 7);
  ReleveArrangement on[] = { { first, NULL, "L01", 7 }, { second, NULL, "L01", 9 } };
  ReleveArrangement off[] = { { first, NULL, "L01", 12 }, { second, NULL, "L01", 14 } };
  ReleveArrangement copies[] = { { NULL, "K1", "L03", 5 }, { NULL, "G1", "L03", 7 } };
  gint64 step;
  BEGIN_VERB;

  g_assert_true (releve_desk_arrange (fixture->desk, on, 2, NULL, NULL, &error));
  g_assert_cmpstr (desk_fixture_card (fixture, first)->block_id, ==, "B7");
  g_assert_cmpstr (desk_fixture_card (fixture, second)->block_id, ==, "B9");
  g_assert_cmpstr (releve_desk_peek_undo (fixture->desk)->verb, ==, "move-several");
  g_assert_cmpstr (releve_desk_peek_undo (fixture->desk)->detail, ==, "{\"count\":2}");
  desk_fixture_assert_undo_redo (fixture, before);
  step = releve_desk_peek_undo (fixture->desk)->number;
  g_assert_true (releve_desk_arrange (fixture->desk, on, 2, NULL, NULL, &error));
  g_assert_cmpint (releve_desk_peek_undo (fixture->desk)->number, ==, step);
  g_free (before);
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_arrange (fixture->desk, off, 2, NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "unknown-block");
  g_clear_error (&error);
  g_assert_true (releve_desk_arrange (fixture->desk, copies, 2, NULL, NULL, &error));
  g_assert_cmpstr (releve_desk_peek_undo (fixture->desk)->verb, ==, "place-several");
  desk_fixture_assert_undo_redo (fixture, before);
}

/* B20, B12: one pinned card keeps all of them where they are. */
DESK_TEST (several_with_a_pinned_one)
{
  g_autofree char *first = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *second = desk_fixture_place (fixture, "L01", "G1", 7);
  ReleveArrangement on[] = { { first, NULL, "L01", 6 }, { second, NULL, "L01", 8 } };
  const char *const both[] = { first, second, NULL };
  g_autoptr (GPtrArray) breaches = NULL;
  BEGIN_VERB;

  g_assert_true (releve_desk_pin_several (fixture->desk, both, TRUE, &error));
  g_assert_true (desk_fixture_card (fixture, first)->pinned && desk_fixture_card (fixture, second)->pinned);
  desk_fixture_assert_undo_redo (fixture, before);
  g_assert_true (releve_desk_pin (fixture->desk, first, FALSE, &error));
  g_free (before);
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_arrange (fixture->desk, on, 2, NULL, &breaches, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "against-rule");
  g_assert_cmpstr (((ReleveBreach *) breaches->pdata[0])->placement_id, ==, second);
  g_clear_error (&error);
  g_assert_false (releve_desk_remove_several (fixture->desk, both, NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "against-rule");
  g_clear_error (&error);
  g_assert_true (releve_desk_pin_several (fixture->desk, both, FALSE, &error));
  g_free (before);
  before = desk_fixture_sum (fixture);
  g_assert_true (releve_desk_remove_several (fixture->desk, both, NULL, NULL, &error));
  g_assert_null (desk_fixture_card (fixture, first));
  g_assert_null (desk_fixture_card (fixture, second));
  desk_fixture_assert_undo_redo (fixture, before);
}

DESK_TEST (push_past_the_year)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *last = desk_fixture_place (fixture, "L01", "G1", 13);
  BEGIN_VERB;

  g_autoptr (GPtrArray) breaches = NULL;

  g_assert_false (releve_desk_move (fixture->desk, id, "L01", 13, RELEVE_OCCUPIED_PUSH, NULL, &breaches, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "against-rule");
  g_assert_cmpstr (((ReleveBreach *) breaches->pdata[0])->placement_id, ==, last);
}

DESK_TEST (pinned)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *other = desk_fixture_place (fixture, "L03", "G1", 7);
  BEGIN_VERB;
  g_autofree char *pinned = NULL;
  g_autoptr (GPtrArray) breaches = NULL;

  g_assert_true (releve_desk_pin (fixture->desk, id, TRUE, &error));
  desk_fixture_assert_undo_redo (fixture, before);
  pinned = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_move (fixture->desk, id, "L01", 6, RELEVE_OCCUPIED_REFUSE, "But", &breaches, &error));
  desk_fixture_assert_refused (fixture, pinned, error, RELEVE_ERROR_REFUSED, "against-rule");
  g_assert_cmpint (((ReleveBreach *) breaches->pdata[0])->rule, ==, RELEVE_RULE_PINNED);
  g_clear_error (&error);
  g_assert_false (releve_desk_move (fixture->desk, other, "L01", 5, RELEVE_OCCUPIED_SWAP, "But", NULL, &error));
  desk_fixture_assert_refused (fixture, pinned, error, RELEVE_ERROR_REFUSED, "against-rule");
  g_clear_error (&error);
  g_assert_false (releve_desk_remove (fixture->desk, id, NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, pinned, error, RELEVE_ERROR_REFUSED, "against-rule");
}

static void
agree (DeskFixture *fixture, const char *id, const char *digits)
{
  ReleveLevels levels = levels_of (digits);
  g_autoptr (GError) error = NULL;

  releve_desk_set_levels (fixture->desk, id, &levels, TRUE, "Talked about", &error);
  g_assert_no_error (error);
}

DESK_TEST (agree)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K2", 5);
  BEGIN_VERB;
  ReleveDay first = releve_dossier_block_number (fixture->dossier, 5)->first;
  ReleveDay last = releve_dossier_block_number (fixture->dossier, 6)->last;

  agree (fixture, id, "2122111220");
  g_assert_cmpint (duty_of (fixture, id, RELEVE_DUTY_BRIEFING)->due, ==, first - 7);
  g_assert_cmpint (duty_of (fixture, id, RELEVE_DUTY_MIDPOINT)->due, ==, first + (last - first) / 2);
  g_assert_cmpint (duty_of (fixture, id, RELEVE_DUTY_DEBRIEFING)->due, ==, last + 2);
  g_assert_null (duty_of (fixture, id, RELEVE_DUTY_ACCOUNTABILITY)); /* level 0 */
  g_assert_cmpint (desk_fixture_card (fixture, id)->levels_state, ==, RELEVE_LEVELS_AGREED);
  g_assert_cmpint (desk_fixture_card (fixture, id)->agreed_on, ==, FIXTURE_TODAY);
  g_assert_cmpint (desk_fixture_card (fixture, id)->midpoint, ==, first + (last - first) / 2);
  desk_fixture_assert_undo_redo (fixture, before);
  g_assert_no_error (error);
}

/* A duty made today is not late already. */
DESK_TEST (agree_late)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 3);

  agree (fixture, id, "1111111222");
  g_assert_cmpint (duty_of (fixture, id, RELEVE_DUTY_BRIEFING)->due, ==, FIXTURE_TODAY);
}

DESK_TEST (agree_again)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K2", 5);
  const ReleveDuty *briefing;

  agree (fixture, id, "2122111222");
  briefing = duty_of (fixture, id, RELEVE_DUTY_BRIEFING);
  agree (fixture, id, "2122111121");
  g_assert_true (briefing == duty_of (fixture, id, RELEVE_DUTY_BRIEFING));
  g_assert_cmpuint (RELEVE_DOSSIER_OF (fixture->dossier, releve_duty_kind, ReleveDuty, placement_id, id)->len, ==, 4);
}

DESK_TEST (move_agreed)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K2", 5);
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  agree (fixture, id, "2122111222");
  before = desk_fixture_sum (fixture);
  g_assert_true (releve_desk_move (fixture->desk, id, NULL, 7, RELEVE_OCCUPIED_REFUSE, NULL, NULL, &error));
  g_assert_cmpint (duty_of (fixture, id, RELEVE_DUTY_BRIEFING)->due, ==,
                   releve_dossier_block_number (fixture->dossier, 7)->first - 7);
  desk_fixture_assert_undo_redo (fixture, before);
  g_assert_true (releve_desk_move (fixture->desk, id, "L03", 7, RELEVE_OCCUPIED_REFUSE, NULL, NULL, &error));
  g_assert_cmpint (desk_fixture_card (fixture, id)->levels_state, ==, RELEVE_LEVELS_DRAFT);
  g_assert_null (duty_of (fixture, id, RELEVE_DUTY_BRIEFING));
}

DESK_TEST (levels)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K2", 5);
  BEGIN_VERB;
  ReleveLevels levels = levels_of ("2122111222");

  levels.v[RELEVE_CHG] = 5;
  g_assert_false (releve_desk_set_levels (fixture->desk, id, &levels, FALSE, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "level-out-of-range");
  g_clear_error (&error);
  levels.v[RELEVE_CHG] = 4; /* the range ends at 3 */
  g_assert_false (releve_desk_set_levels (fixture->desk, id, &levels, FALSE, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "note-needed");
  g_assert_cmpstr (releve_error_get_detail (error)->where, ==, "CHG");
  g_clear_error (&error);
  g_assert_true (releve_desk_set_levels (fixture->desk, id, &levels, FALSE, "She asked for it", &error));
  g_assert_cmpint (desk_fixture_card (fixture, id)->levels_state, ==, RELEVE_LEVELS_DRAFT);
  desk_fixture_assert_undo_redo (fixture, before);
  g_free (before);
  before = desk_fixture_sum (fixture);
  g_assert_true (releve_desk_reset_levels (fixture->desk, id, &error));
  g_assert_false (releve_levels_set_p (&desk_fixture_card (fixture, id)->levels));
  desk_fixture_assert_undo_redo (fixture, before);
}

/* No reason helps: a supervisor is named present, or the levels stay. */
DESK_TEST (safety_gate)
{
  g_autofree char *id = desk_fixture_place (fixture, "L03", "K2", 5);
  BEGIN_VERB;
  ReleveLevels levels = levels_of ("2322111222");

  g_assert_false (releve_desk_set_levels (fixture->desk, id, &levels, TRUE, "Brave", &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "against-rule");
  g_clear_error (&error);
  g_assert_true (releve_desk_set_present (fixture->desk, id, "S2", &error));
  desk_fixture_assert_undo_redo (fixture, before);
  g_assert_true (releve_desk_set_levels (fixture->desk, id, &levels, TRUE, "Brave", &error));
  g_free (before);
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_set_present (fixture->desk, id, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "against-rule");
}

DESK_TEST (midpoint)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 3);
  BEGIN_VERB;

  g_assert_true (releve_desk_set_midpoint (fixture->desk, id, FIXTURE_TODAY, TRUE, &error));
  g_assert_true (desk_fixture_card (fixture, id)->midpoint_held);
  g_assert_cmpint (duty_of (fixture, id, RELEVE_DUTY_MIDPOINT)->done, ==, FIXTURE_TODAY);
  desk_fixture_assert_undo_redo (fixture, before);
  g_free (before);
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_set_midpoint (fixture->desk, id, FIXTURE_TODAY + 1, TRUE, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "date-in-future");
  g_clear_error (&error);
  g_assert_false (releve_desk_set_midpoint (fixture->desk, id, FIXTURE_TODAY + 100, FALSE, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "midpoint-outside");
}

DESK_TEST (state)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 3);
  BEGIN_VERB;

  g_assert_false (releve_desk_set_state (fixture->desk, id, RELEVE_DONE, NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "state-transition");
  g_assert_cmpstr (releve_error_get_detail (error)->expected, ==, "accepted declined");
  g_clear_error (&error);
  g_assert_false (releve_desk_set_state (fixture->desk, id, RELEVE_DECLINED, "", NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "why-needed");
  g_clear_error (&error);
  g_assert_true (releve_desk_set_state (fixture->desk, id, RELEVE_ACCEPTED, NULL, NULL, &error));
  desk_fixture_assert_undo_redo (fixture, before);
  g_free (before);
  before = desk_fixture_sum (fixture);
  g_assert_true (releve_desk_set_state (fixture->desk, id, RELEVE_DONE, NULL, NULL, &error));
  g_assert_cmpint (desk_fixture_card (fixture, id)->done_on, ==, FIXTURE_TODAY);
  desk_fixture_assert_undo_redo (fixture, before);
  g_free (before);
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_remove (fixture->desk, id, NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "against-rule");
}

DESK_TEST (done_too_early)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;

  g_assert_true (releve_desk_set_state (fixture->desk, id, RELEVE_ACCEPTED, NULL, NULL, &error));
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_set_state (fixture->desk, id, RELEVE_DONE, NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "not-begun");
}

DESK_TEST (remove)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K2", 5);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  ReleveRating rating = { .learner_id = (char *) "L01", .attribute = (char *) "TM", .level = 3,
                          .source = RELEVE_SUPERVISOR_SAYS, .rater = (char *) "S1", .date = FIXTURE_TODAY, .placement_id = id };

  agree (fixture, id, "2122111222");
  g_assert_true (releve_desk_rate (fixture->desk, &rating, &error));
  before = desk_fixture_sum (fixture);
  g_assert_true (releve_desk_remove (fixture->desk, id, NULL, NULL, &error));
  g_assert_null (desk_fixture_card (fixture, id));
  g_assert_cmpuint (releve_dossier_all (fixture->dossier, &releve_duty_kind)->len, ==, 0);
  g_assert_cmpuint (releve_dossier_all (fixture->dossier, &releve_rating_kind)->len, ==, 9); /* evidence stays */
  desk_fixture_assert_undo_redo (fixture, before);
}

static void
refuse_rating (DeskFixture *fixture, ReleveRating rating, const char *problem)
{
  BEGIN_VERB;

  g_assert_false (releve_desk_rate (fixture->desk, &rating, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, problem);
}

DESK_TEST (rate)
{
  BEGIN_VERB;
  ReleveRating good = { .learner_id = (char *) "L03", .competency_id = (char *) "C4", .level = 2.5,
                        .source = RELEVE_COLLEAGUE, .rater = (char *) "R&D <pilot>", .date = FIXTURE_TODAY };
  ReleveRating bad = good;

  g_assert_true (releve_desk_rate (fixture->desk, &good, &error));
  desk_fixture_assert_undo_redo (fixture, before);
  bad.level = 4.5;
  refuse_rating (fixture, bad, "level-out-of-range");
  bad.level = NAN;
  refuse_rating (fixture, bad, "level-out-of-range");
  bad = good, bad.date = FIXTURE_TODAY + 1;
  refuse_rating (fixture, bad, "date-in-future");
  bad = good, bad.date = RELEVE_NO_DAY;
  refuse_rating (fixture, bad, "date-missing");
  bad = good, bad.rater = NULL;
  refuse_rating (fixture, bad, "rater-missing");
  bad = good, bad.attribute = (char *) "TM";
  refuse_rating (fixture, bad, "subject-missing");
  bad = good, bad.competency_id = NULL, bad.attribute = (char *) "XX";
  refuse_rating (fixture, bad, "unknown-attribute");
  bad = good, bad.competency_id = (char *) "C99";
  refuse_rating (fixture, bad, "unknown-competency");
  bad = good, bad.source = 9;
  refuse_rating (fixture, bad, "unknown-source");
}

DESK_TEST (leave)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  BEGIN_VERB;
  g_autoptr (GPtrArray) breaches = NULL;
  const ReleveBlock *block = releve_dossier_block_number (fixture->dossier, 5);

  g_assert_true (releve_desk_add_leave (fixture->desk, "L01", (RelevePeriod) { block->first, block->last }, &breaches, &error));
  g_assert_cmpuint (breaches->len, ==, 1);
  g_assert_cmpstr (((ReleveBreach *) breaches->pdata[0])->placement_id, ==, id);
  g_assert_nonnull (desk_fixture_card (fixture, id)); /* listed, not deleted */
  desk_fixture_assert_undo_redo (fixture, before);
  g_free (before);
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_add_leave (fixture->desk, "L01", (RelevePeriod) { block->last, block->first }, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "period-reversed");
}

DESK_TEST (duty)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 3);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  const ReleveDuty *duty;

  agree (fixture, id, "1111111222");
  duty = duty_of (fixture, id, RELEVE_DUTY_MIDPOINT);
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_close_duty (fixture->desk, duty->id, FIXTURE_TODAY + 1, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "date-in-future");
  g_clear_error (&error);
  g_assert_true (releve_desk_close_duty (fixture->desk, duty->id, FIXTURE_TODAY, &error));
  g_assert_true (desk_fixture_card (fixture, id)->midpoint_held);
  desk_fixture_assert_undo_redo (fixture, before);
  g_free (before);
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_close_duty (fixture->desk, duty->id, FIXTURE_TODAY, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "duty-closed");
}

static const RelevePlan *
plan_version (DeskFixture *fixture, int version)
{
  GPtrArray *plans = releve_dossier_all (fixture->dossier, &releve_plan_kind);

  for (guint i = 0; i < plans->len; i++)
    if (((const RelevePlan *) plans->pdata[i])->version == version)
      return plans->pdata[i];
  return NULL;
}

static void
set_plan (DeskFixture *fixture, RelevePlanState state, const char *reason)
{
  g_autofree char *before = desk_fixture_sum (fixture);
  g_autoptr (GError) error = NULL;

  releve_desk_set_plan (fixture->desk, "L01", state, reason, "fr", &error);
  g_assert_no_error (error);
  if (state != RELEVE_PLAN_SIGNED)
    desk_fixture_assert_undo_redo (fixture, before);
}

static void
refuse_plan (DeskFixture *fixture, RelevePlanState state, const char *problem)
{
  BEGIN_VERB;

  g_assert_false (releve_desk_set_plan (fixture->desk, "L01", state, NULL, "fr", &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, problem);
}

DESK_TEST (plan)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sum = NULL, *checksum = NULL;

  refuse_plan (fixture, RELEVE_PLAN_AGREED, "no-plan");
  set_plan (fixture, RELEVE_PLAN_DRAFT, NULL);
  refuse_plan (fixture, RELEVE_PLAN_SIGNED, "state-transition");
  set_plan (fixture, RELEVE_PLAN_AGREED, NULL);
  refuse_plan (fixture, RELEVE_PLAN_DRAFT, "reason-needed");
  set_plan (fixture, RELEVE_PLAN_DRAFT, "New post in view");
  set_plan (fixture, RELEVE_PLAN_AGREED, NULL);
  set_plan (fixture, RELEVE_PLAN_SIGNED, NULL);
  refuse_plan (fixture, RELEVE_PLAN_SIGNED, "plan-signed");
  refuse_plan (fixture, RELEVE_PLAN_AGREED, "plan-signed");
  checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, plan_version (fixture, 1)->snapshot, -1);
  g_assert_cmpstr (plan_version (fixture, 1)->checksum, ==, checksum);
  g_assert_nonnull (strstr (plan_version (fixture, 1)->snapshot, "Lavoie"));
  sum = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_undo (fixture->desk, NULL, &error));
  desk_fixture_assert_refused (fixture, sum, error, RELEVE_ERROR_REFUSED, "undo-stops-at-signature");
  set_plan (fixture, RELEVE_PLAN_DRAFT, NULL);
  g_assert_cmpstr (plan_version (fixture, 2)->replaces_id, ==, plan_version (fixture, 1)->id);
  g_assert_null (plan_version (fixture, 2)->snapshot);
  g_assert_cmpint (plan_version (fixture, 1)->state, ==, RELEVE_PLAN_SIGNED);
}

static void
agree_on_plan (DeskFixture *fixture)
{
  set_plan (fixture, RELEVE_PLAN_DRAFT, NULL);
  set_plan (fixture, RELEVE_PLAN_AGREED, NULL);
}

/* Whatever moves on the board between the agreement and the signature. */
DESK_TEST (frozen_text)
{
  g_autofree char *snapshot = NULL, *card_id = NULL;

  agree_on_plan (fixture);
  snapshot = g_strdup (plan_version (fixture, 1)->snapshot);
  g_assert_nonnull (strstr (snapshot, "\"edition\":0"));
  g_assert_nonnull (strstr (snapshot, "\"parameter_version\":1"));
  g_assert_nonnull (strstr (snapshot, "\"frameworks\":[{"));
  card_id = desk_fixture_place (fixture, "L01", "K1", 3);
  set_plan (fixture, RELEVE_PLAN_SIGNED, NULL);
  g_assert_cmpstr (plan_version (fixture, 1)->snapshot, ==, snapshot);
  g_assert_cmpstr (plan_version (fixture, 1)->language, ==, "fr");
}

static void
acknowledge (DeskFixture *fixture, ReleveParty party, gboolean agrees)
{
  BEGIN_VERB;

  releve_desk_acknowledge_plan (fixture->desk, "L01", party, agrees, &error);
  g_assert_no_error (error);
  desk_fixture_assert_undo_redo (fixture, before);
}

static void
refuse_reading (DeskFixture *fixture, const char *problem)
{
  BEGIN_VERB;

  g_assert_false (releve_desk_acknowledge_plan (fixture->desk, "L01", RELEVE_PARTY_LEARNER, TRUE, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, problem);
}

DESK_TEST (reading)
{
  g_autofree char *checksum = NULL;
  const RelevePlan *plan;

  refuse_reading (fixture, "no-plan");
  set_plan (fixture, RELEVE_PLAN_DRAFT, NULL);
  refuse_reading (fixture, "plan-not-agreed");
  set_plan (fixture, RELEVE_PLAN_AGREED, NULL);
  checksum = g_strdup (plan_version (fixture, 1)->checksum);
  acknowledge (fixture, RELEVE_PARTY_LEARNER, FALSE);
  g_assert_cmpint (plan_version (fixture, 1)->learner_read, ==, FIXTURE_TODAY);
  g_assert_cmpint (plan_version (fixture, 1)->learner_agreed, ==, RELEVE_NO_DAY);
  acknowledge (fixture, RELEVE_PARTY_LEARNER, TRUE);
  acknowledge (fixture, RELEVE_PARTY_HEAD, TRUE);
  set_plan (fixture, RELEVE_PLAN_DRAFT, "New post in view");
  plan = plan_version (fixture, 1);
  g_assert_true (plan->learner_read == RELEVE_NO_DAY && plan->head_agreed == RELEVE_NO_DAY && plan->snapshot == NULL);
  set_plan (fixture, RELEVE_PLAN_AGREED, NULL);
  acknowledge (fixture, RELEVE_PARTY_HEAD, FALSE);
  set_plan (fixture, RELEVE_PLAN_SIGNED, NULL);
  refuse_reading (fixture, "plan-signed");
}

static guint
open_plan_duties (DeskFixture *fixture, int version, ReleveDutyKind kind)
{
  const char *id = plan_version (fixture, version)->id;
  GPtrArray *duties = RELEVE_DOSSIER_OF (fixture->dossier, releve_duty_kind, ReleveDuty, plan_id, id);
  guint n = 0;

  for (guint i = 0; i < duties->len; i++)
    n += ((const ReleveDuty *) duties->pdata[i])->kind == (int) kind && ((const ReleveDuty *) duties->pdata[i])->done == RELEVE_NO_DAY;
  return n;
}

DESK_TEST (plan_duties)
{
  agree_on_plan (fixture);
  g_assert_cmpuint (open_plan_duties (fixture, 1, RELEVE_DUTY_REVIEW), ==, 3);
  g_assert_cmpuint (open_plan_duties (fixture, 1, RELEVE_DUTY_SIGNATURE), ==, 1);
  g_assert_nonnull (strstr (plan_version (fixture, 1)->snapshot, "\"reviews\":[{\"due\":"));
  set_plan (fixture, RELEVE_PLAN_DRAFT, "Too early");
  g_assert_cmpuint (open_plan_duties (fixture, 1, RELEVE_DUTY_REVIEW), ==, 0);
  set_plan (fixture, RELEVE_PLAN_AGREED, NULL);
  set_plan (fixture, RELEVE_PLAN_SIGNED, NULL);
  g_assert_cmpuint (open_plan_duties (fixture, 1, RELEVE_DUTY_SIGNATURE), ==, 0);
  agree_on_plan (fixture);
  g_assert_cmpuint (open_plan_duties (fixture, 1, RELEVE_DUTY_REVIEW), ==, 0);
  g_assert_cmpuint (open_plan_duties (fixture, 2, RELEVE_DUTY_REVIEW), ==, 3);
}

static void
refuse_withdrawal (DeskFixture *fixture, const char *reason, const char *problem)
{
  BEGIN_VERB;

  g_assert_false (releve_desk_withdraw_signature (fixture->desk, "L01", reason, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, problem);
}

DESK_TEST (withdrawal)
{
  g_autofree char *before = NULL, *checksum = NULL;
  g_autoptr (GError) error = NULL;

  refuse_withdrawal (fixture, "By mistake", "no-signature");
  agree_on_plan (fixture);
  set_plan (fixture, RELEVE_PLAN_SIGNED, NULL);
  checksum = g_strdup (plan_version (fixture, 1)->checksum);
  refuse_withdrawal (fixture, NULL, "signature-reason");
  refuse_withdrawal (fixture, "", "signature-reason");
  before = desk_fixture_sum (fixture);
  releve_desk_withdraw_signature (fixture->desk, "L01", "Signed by mistake", &error);
  g_assert_no_error (error);
  desk_fixture_assert_undo_redo (fixture, before);
  g_assert_cmpstr (plan_version (fixture, 1)->checksum, ==, checksum);
  g_assert_cmpstr (plan_version (fixture, 1)->withdrawn_why, ==, "Signed by mistake");
  g_assert_null (releve_plan_in_force (fixture->dossier, "L01"));
  refuse_withdrawal (fixture, "Again", "no-signature");
  refuse_plan (fixture, RELEVE_PLAN_SIGNED, "plan-signed");
  set_plan (fixture, RELEVE_PLAN_DRAFT, NULL);
  g_assert_cmpint (plan_version (fixture, 2)->withdrawn, ==, RELEVE_NO_DAY);
  g_assert_null (plan_version (fixture, 2)->withdrawn_why);
}

DESK_TEST (unrecorded_import)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 3);
  BEGIN_VERB;

  g_assert_false (releve_desk_import (fixture->desk, "import", NULL, 0, FALSE, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "history-not-empty");
}

DESK_TEST (history_survives)
{
  g_autofree char *before = desk_fixture_sum (fixture);
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 3);

  desk_fixture_reopen (fixture);
  g_assert_cmpstr (releve_desk_peek_undo (fixture->desk)->verb, ==, "place");
  desk_fixture_assert_undo_redo (fixture, before);
  g_assert_true (releve_desk_undo (fixture->desk, NULL, NULL));
  desk_fixture_reopen (fixture);
  g_assert_null (releve_desk_peek_undo (fixture->desk));
  g_assert_cmpstr (releve_desk_peek_redo (fixture->desk)->verb, ==, "place");
  g_assert_true (releve_desk_redo (fixture->desk, NULL, NULL));
  g_assert_nonnull (desk_fixture_card (fixture, id));
}

static void
count_cb (ReleveDesk *desk, guint *count)
{
  ++*count;
}

DESK_TEST (signal)
{
  g_autofree char *id = NULL;
  guint count = 0;

  g_signal_connect (fixture->desk, "history-changed", G_CALLBACK (count_cb), &count);
  id = desk_fixture_place (fixture, "L01", "K1", 3);
  g_assert_cmpuint (count, ==, 1);
  g_assert_false (releve_desk_remove (fixture->desk, "nothing", NULL, NULL, NULL));
  g_assert_cmpuint (count, ==, 1);
  g_assert_true (releve_desk_undo (fixture->desk, NULL, NULL));
  g_assert_cmpuint (count, ==, 2);
}

#define ADD(name, function) \
  g_test_add ("/desk/" name, DeskFixture, NULL, desk_fixture_set_up, test_##function, desk_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("placing a card is one step", place);
  ADD ("leave refuses a card until a reason is given", place_on_leave);
  ADD ("B7 B11 a card that a leave came over is excused by a reason", excuse);
  ADD ("B7 a card that breaks no rule needs no excuse", excuse_nothing);
  ADD ("a reason that overrides nothing is not kept", unneeded_reason);
  ADD ("unknown people, assignments and blocks are refused", place_unknown);
  ADD ("a card moves to another learner and block", move);
  ADD ("a move to the same place records nothing", move_nowhere);
  ADD ("an occupied cell refuses unless told otherwise", occupied_refuses);
  ADD ("replace takes the card that was there", replace);
  ADD ("swap exchanges two cards", swap);
  ADD ("push moves those in the way and keeps gaps", push);
  ADD ("push never leaves the calendar", push_past_the_year);
  ADD ("a new card may push or replace what is in its way", place_makes_room);
  ADD ("a pinned card stays where it is", pinned);
  ADD ("B20 several cards go as one step, or none goes", several);
  ADD ("B20 one pinned card keeps all of them", several_with_a_pinned_one);
  ADD ("agreeing dates the duties", agree);
  ADD ("agreeing late makes no late duty", agree_late);
  ADD ("agreeing again keeps one duty of each kind", agree_again);
  ADD ("an agreed card that moves takes its duties along", move_agreed);
  ADD ("L8 levels outside their range want a note", levels);
  ADD ("the safety gate opens only to a supervisor", safety_gate);
  ADD ("a mid-point lies within its card", midpoint);
  ADD ("a card is accepted, declined or done", state);
  ADD ("no card is done before it begins", done_too_early);
  ADD ("removing a card keeps the evidence", remove);
  ADD ("D4 a rating wants source, date, level, subject and rater", rate);
  ADD ("leave lists the cards under it", leave);
  ADD ("a duty is closed once", duty);
  ADD ("a plan is drafted, agreed, signed, then versioned", plan);
  ADD ("D6 P9 what is signed is what was agreed, with its versions", frozen_text);
  ADD ("S3 to have read a plan is not to agree to it", reading);
  ADD ("S3 an agreed plan dates its signature and its reviews", plan_duties);
  ADD ("B13 D12 a signature is taken back by its own verb, with a reason", withdrawal);
  ADD ("rows without a step come first or not at all", unrecorded_import);
  ADD ("undo and redo survive closing", history_survives);
  ADD ("one verb makes one signal", signal);
  return g_test_run ();
}
