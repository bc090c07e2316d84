/* A whole plan at once: what a proposal changes is one step, under every rule. */

#include "releve-desk-fixture.h"

#include "releve-error.h"

static guint
count_cards (DeskFixture *fixture)
{
  return releve_dossier_all (fixture->dossier, &releve_placement_kind)->len;
}

DESK_TEST (adopt)
{
  g_autofree char *stays = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *moves = desk_fixture_place (fixture, "L01", "G1", 7);
  g_autofree char *goes = desk_fixture_place (fixture, "L03", "G1", 7);
  g_autofree char *before = desk_fixture_sum (fixture);
  g_autoptr (GError) error = NULL;
  RelevePlannedCard plan[] = { { "L01", "G1", 9, 0 }, { "L03", "K2", 4, 0 }, { "L01", "K1", 5, 0 } };

  releve_desk_adopt_cards (fixture->desk, plan, G_N_ELEMENTS (plan), NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_cards (fixture), ==, 3);
  g_assert_cmpstr (desk_fixture_card (fixture, stays)->block_id, ==, "B5");
  g_assert_cmpstr (desk_fixture_card (fixture, moves)->block_id, ==, "B9");
  g_assert_null (desk_fixture_card (fixture, goes));
  g_assert_cmpstr (releve_desk_peek_undo (fixture->desk)->detail, ==, "{\"added\":1,\"count\":3,\"moved\":1,\"removed\":1}");
  desk_fixture_assert_undo_redo (fixture, before);
}

DESK_TEST (adopt_same)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  gint64 step = releve_desk_peek_undo (fixture->desk)->number;
  RelevePlannedCard plan[] = { { "L01", "K1", 5, 1 } };

  g_assert_true (releve_desk_adopt_cards (fixture->desk, plan, 1, NULL, NULL, NULL));
  g_assert_cmpint (releve_desk_peek_undo (fixture->desk)->number, ==, step);
  g_assert_nonnull (id);
}

/* A pinned card stays, whether the plan names it, forgets it or wants it elsewhere. */
DESK_TEST (adopt_pinned)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  RelevePlannedCard plan[] = { { "L03", "K1", 6, 0 } };

  g_assert_true (releve_desk_pin (fixture->desk, id, TRUE, NULL));
  g_assert_true (releve_desk_adopt_cards (fixture->desk, plan, 1, NULL, NULL, NULL));
  g_assert_cmpuint (count_cards (fixture), ==, 2);
  g_assert_cmpstr (desk_fixture_card (fixture, id)->block_id, ==, "B5");
}

DESK_TEST (adopt_twice_the_same_work)
{
  g_autofree char *late = desk_fixture_place (fixture, "L01", "G1", 9);
  g_autofree char *early = desk_fixture_place (fixture, "L01", "G1", 5);
  RelevePlannedCard plan[] = { { "L01", "G1", 10, 0 }, { "L01", "G1", 6, 0 } };

  g_assert_true (releve_desk_adopt_cards (fixture->desk, plan, 2, NULL, NULL, NULL));
  g_assert_cmpstr (desk_fixture_card (fixture, early)->block_id, ==, "B6");
  g_assert_cmpstr (desk_fixture_card (fixture, late)->block_id, ==, "B10");
}

DESK_TEST (adopt_keeps_agreement)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  ReleveLevels levels = releve_dossier_assignment (fixture->dossier, "K1")->profile;
  RelevePlannedCard plan[] = { { "L01", "K1", 7, 0 } };
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *duties;

  releve_desk_set_levels (fixture->desk, id, &levels, TRUE, "As agreed", &error);
  g_assert_no_error (error);
  before = desk_fixture_sum (fixture);
  g_assert_true (releve_desk_adopt_cards (fixture->desk, plan, 1, NULL, NULL, NULL));
  g_assert_cmpint (desk_fixture_card (fixture, id)->levels_state, ==, RELEVE_LEVELS_AGREED);
  duties = RELEVE_DOSSIER_OF (fixture->dossier, releve_duty_kind, ReleveDuty, placement_id, id);
  for (guint i = 0; i < duties->len; i++)
    if (((const ReleveDuty *) duties->pdata[i])->kind == RELEVE_DUTY_BRIEFING)
      g_assert_cmpint (((const ReleveDuty *) duties->pdata[i])->due, ==, releve_dossier_block (fixture->dossier, "B7")->first - 7);
  desk_fixture_assert_undo_redo (fixture, before);
}

/* What a plan leaves out goes, unless something was already held about it. */
DESK_TEST (adopt_held)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  ReleveLevels levels = releve_dossier_assignment (fixture->dossier, "K1")->profile;
  GPtrArray *duties;
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (releve_desk_set_levels (fixture->desk, id, &levels, TRUE, "As agreed", NULL));
  duties = RELEVE_DOSSIER_OF (fixture->dossier, releve_duty_kind, ReleveDuty, placement_id, id);
  g_assert_true (releve_desk_close_duty (fixture->desk, ((const ReleveRow *) duties->pdata[0])->id, FIXTURE_TODAY, NULL));
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_adopt_cards (fixture->desk, NULL, 0, NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "duties-held");
}

DESK_TEST (adopt_against_rules)
{
  g_autoptr (GPtrArray) breaches = NULL;
  g_autofree char *before = desk_fixture_sum (fixture);
  g_autoptr (GError) error = NULL;
  RelevePlannedCard plan[] = { { "L01", "K1", 4, 0 }, { "L02", "K1", 5, 0 } };

  g_assert_false (releve_desk_adopt_cards (fixture->desk, plan, 2, NULL, &breaches, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "against-rule");
  g_assert_cmpint (((ReleveBreach *) breaches->pdata[0])->rule, ==, RELEVE_RULE_LEAVE);
  g_clear_error (&error);
  g_assert_true (releve_desk_adopt_cards (fixture->desk, plan, 2, "She asked for it", NULL, &error));
  desk_fixture_assert_undo_redo (fixture, before);
}

DESK_TEST (adopt_unknown)
{
  g_autofree char *before = desk_fixture_sum (fixture);
  g_autoptr (GError) error = NULL;
  RelevePlannedCard plan[] = { { "L01", "K1", 14, 0 } };

  g_assert_false (releve_desk_adopt_cards (fixture->desk, plan, 1, NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "unknown-block");
}

#define ADD(name, sentence) \
  g_test_add ("/desk/adopt/" sentence, DeskFixture, NULL, desk_fixture_set_up, test_##name, desk_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD (adopt, "a plan adds, moves and removes cards as one step, keeping ids (O2)");
  ADD (adopt_same, "a plan that is there already leaves no step");
  ADD (adopt_pinned, "a pinned card stays whatever the plan says (B12)");
  ADD (adopt_twice_the_same_work, "the earlier of two stays the earlier");
  ADD (adopt_keeps_agreement, "a moved agreement keeps its levels and dates its duties anew");
  ADD (adopt_held, "a card with something held is not swept away");
  ADD (adopt_against_rules, "the rules refuse a plan, a reason overrides, whole or not at all (B7)");
  ADD (adopt_unknown, "a plan outside the year is refused");
  return g_test_run ();
}
