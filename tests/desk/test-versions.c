/* Versions of the plan and years: do, assert, undo or reverse, assert. */

#include "releve-desk-fixture.h"

#include <string.h>
#include "releve-error.h"
#include "releve-calendar.h"
#include "releve-verdicts.h"
#include "releve-versions.h"

static guint
count (DeskFixture *fixture, const ReleveKind *kind)
{
  return releve_dossier_all (fixture->dossier, kind)->len;
}

static char *
make_draft (DeskFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *id = NULL;

  releve_desk_new_draft (fixture->desk, name, NULL, &id, &error);
  g_assert_no_error (error);
  return id;
}

static void
view (DeskFixture *fixture, const char *version_id)
{
  g_autoptr (GError) error = NULL;

  releve_desk_set_view (fixture->desk, version_id, &error);
  g_assert_no_error (error);
}

/* The copy that @version_id holds of the card @id. */
static const RelevePlacement *
copy_of (DeskFixture *fixture, const char *version_id, const char *id)
{
  g_autoptr (GPtrArray) cards = releve_dossier_cards_of (fixture->dossier, version_id);

  for (guint i = 0; i < cards->len; i++)
    if (g_strcmp0 (((const RelevePlacement *) cards->pdata[i])->origin_id, id) == 0)
      return cards->pdata[i];
  return NULL;
}

static ReleveCardChange
change_at (GArray *differences, guint i)
{
  return g_array_index (differences, ReleveDifference, i).change;
}

static void
agree (DeskFixture *fixture, const char *id)
{
  ReleveLevels levels = releve_dossier_assignment (fixture->dossier, desk_fixture_card (fixture, id)->assignment_id)->profile;
  g_autoptr (GError) error = NULL;

  releve_desk_set_levels (fixture->desk, id, &levels, TRUE, "As agreed", &error);
  g_assert_no_error (error);
}

/* Drafts */

DESK_TEST (draft)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  BEGIN_VERB;
  g_autofree char *draft = make_draft (fixture, "Spring");

  g_assert_cmpuint (count (fixture, &releve_placement_kind), ==, 1);
  g_assert_cmpstr (copy_of (fixture, draft, id)->block_id, ==, "B5");
  desk_fixture_assert_undo_redo (fixture, before);
  g_assert_no_error (error);
}

/* What is done in a draft is seen in the draft and nowhere else. */
DESK_TEST (draft_is_apart)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *draft = make_draft (fixture, "Spring");
  BEGIN_VERB;
  const char *copy = copy_of (fixture, draft, id)->id;

  view (fixture, draft);
  g_assert_true (releve_desk_move (fixture->desk, copy, "L01", 7, RELEVE_OCCUPIED_REFUSE, NULL, NULL, &error));
  g_assert_cmpuint (count (fixture, &releve_placement_kind), ==, 1);
  g_assert_cmpint (releve_rules_count_people (fixture->dossier, "K1", 7), ==, 1);
  view (fixture, NULL);
  g_assert_cmpint (releve_rules_count_people (fixture->dossier, "K1", 7), ==, 0);
  g_assert_cmpstr (desk_fixture_card (fixture, id)->block_id, ==, "B5");
  desk_fixture_assert_undo_redo (fixture, before);
}

/* Two cards where one fits: each version asks the rules for itself. */
DESK_TEST (draft_has_its_own_rules)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *draft = make_draft (fixture, "Spring");
  g_autofree char *other = NULL;
  g_autoptr (GError) error = NULL;

  view (fixture, draft);
  g_assert_true (releve_desk_remove (fixture->desk, copy_of (fixture, draft, id)->id, NULL, NULL, &error));
  g_assert_true (releve_desk_place (fixture->desk, "L03", "K1", 5, NULL, &other, NULL, &error));
  g_assert_cmpstr (desk_fixture_card (fixture, other)->version_id, ==, draft);
  view (fixture, NULL);
  g_assert_false (releve_desk_place (fixture->desk, "L03", "K1", 5, NULL, NULL, NULL, &error));
  g_assert_cmpstr (releve_error_get_detail (error)->problem, ==, "against-rule");
}

DESK_TEST (draft_promises_nothing)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *draft = make_draft (fixture, "Spring");
  const char *copy = copy_of (fixture, draft, id)->id;
  ReleveLevels levels = releve_dossier_assignment (fixture->dossier, "K1")->profile;
  BEGIN_VERB;

  g_assert_false (releve_desk_set_state (fixture->desk, copy, RELEVE_ACCEPTED, NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "draft-promises-nothing");
  g_clear_error (&error);
  view (fixture, draft);
  g_assert_false (releve_desk_set_levels (fixture->desk, copy, &levels, TRUE, "Now", &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "draft-promises-nothing");
  g_clear_error (&error);
  g_assert_false (releve_desk_move (fixture->desk, id, "L01", 7, RELEVE_OCCUPIED_REFUSE, NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "card-elsewhere");
}

DESK_TEST (draft_refused)
{
  g_autofree char *draft = make_draft (fixture, "Spring");
  BEGIN_VERB;

  g_assert_false (releve_desk_new_draft (fixture->desk, "Spring", NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "draft-name-taken");
  g_clear_error (&error);
  g_assert_false (releve_desk_new_draft (fixture->desk, "", NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "draft-name-missing");
  g_clear_error (&error);
  g_assert_false (releve_desk_adopt_draft (fixture->desk, "nobody", NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "unknown-version");
  g_assert_nonnull (draft);
}

DESK_TEST (differences)
{
  g_autofree char *moves = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *goes = desk_fixture_place (fixture, "L01", "G1", 8);
  g_autofree char *passes = desk_fixture_place (fixture, "L03", "G1", 9);
  g_autofree char *draft = NULL;
  RelevePlacing how = { .reason = "Knows it from elsewhere" };
  g_autoptr (GArray) differences = NULL;
  g_autoptr (GError) error = NULL;

  (void) passes;
  draft = make_draft (fixture, "Spring");
  view (fixture, draft);
  g_assert_true (releve_desk_move (fixture->desk, copy_of (fixture, draft, moves)->id, "L01", 7, 0, NULL, NULL, &error));
  g_assert_true (releve_desk_remove (fixture->desk, copy_of (fixture, draft, goes)->id, NULL, NULL, &error));
  g_assert_true (releve_desk_move (fixture->desk, copy_of (fixture, draft, passes)->id, "L01", 10, 0, how.reason, NULL, &error));
  g_assert_true (releve_desk_place (fixture->desk, "L03", "K2", 4, &how, NULL, NULL, &error));
  differences = releve_differences (fixture->dossier, NULL, draft);
  g_assert_cmpuint (differences->len, ==, 4);
  g_assert_cmpint (change_at (differences, 0), ==, RELEVE_CARD_MOVED);
  g_assert_cmpint (change_at (differences, 1), ==, RELEVE_CARD_REMOVED);
  g_assert_cmpint (change_at (differences, 2), ==, RELEVE_CARD_HANDED_OVER);
  g_assert_cmpint (change_at (differences, 3), ==, RELEVE_CARD_ADDED);
}

/* Taken away and put back is no difference; so is the same work elsewhere one move. */
DESK_TEST (differences_pair_the_same_work)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *draft = make_draft (fixture, "Spring");
  g_autoptr (GArray) differences = NULL;

  view (fixture, draft);
  g_assert_true (releve_desk_remove (fixture->desk, copy_of (fixture, draft, id)->id, NULL, NULL, NULL));
  g_assert_true (releve_desk_place (fixture->desk, "L01", "K1", 6, NULL, NULL, NULL, NULL));
  differences = releve_differences (fixture->dossier, NULL, draft);
  g_assert_cmpuint (differences->len, ==, 1);
  g_assert_cmpint (change_at (differences, 0), ==, RELEVE_CARD_MOVED);
}

DESK_TEST (adopt)
{
  g_autofree char *moves = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *goes = desk_fixture_place (fixture, "L01", "G1", 8);
  g_autofree char *draft = NULL, *added = NULL, *before = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *duties;

  agree (fixture, moves);
  draft = make_draft (fixture, "Spring");
  view (fixture, draft);
  g_assert_true (releve_desk_move (fixture->desk, copy_of (fixture, draft, moves)->id, "L01", 7, 0, NULL, NULL, NULL));
  g_assert_true (releve_desk_remove (fixture->desk, copy_of (fixture, draft, goes)->id, NULL, NULL, NULL));
  g_assert_true (releve_desk_place (fixture->desk, "L03", "K2", 4, NULL, &added, NULL, NULL));
  before = desk_fixture_sum (fixture);
  releve_desk_adopt_draft (fixture->desk, draft, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (releve_dossier_get_view (fixture->dossier));
  g_assert_null (releve_dossier_version (fixture->dossier, draft));
  g_assert_cmpuint (count (fixture, &releve_placement_kind), ==, 2);
  g_assert_cmpstr (desk_fixture_card (fixture, moves)->block_id, ==, "B7");
  g_assert_cmpint (desk_fixture_card (fixture, moves)->levels_state, ==, RELEVE_LEVELS_AGREED);
  g_assert_null (desk_fixture_card (fixture, goes));
  g_assert_null (desk_fixture_card (fixture, added)->version_id);
  duties = RELEVE_DOSSIER_OF (fixture->dossier, releve_duty_kind, ReleveDuty, placement_id, moves);
  g_assert_cmpuint (duties->len, ==, 4);
  desk_fixture_assert_undo_redo (fixture, before);
}

/* What happened in the plan in force meanwhile is not undone by an older draft. */
DESK_TEST (adopt_keeps_what_was_agreed_since)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *draft = make_draft (fixture, "Spring");

  agree (fixture, id);
  g_assert_true (releve_desk_adopt_draft (fixture->desk, draft, NULL, NULL, NULL));
  g_assert_cmpint (desk_fixture_card (fixture, id)->levels_state, ==, RELEVE_LEVELS_AGREED);
}

DESK_TEST (adopt_refuses_pinned)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *draft = make_draft (fixture, "Spring");
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (releve_desk_pin (fixture->desk, id, TRUE, NULL));
  view (fixture, draft);
  g_assert_true (releve_desk_move (fixture->desk, copy_of (fixture, draft, id)->id, "L01", 7, 0, NULL, NULL, NULL));
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_adopt_draft (fixture->desk, draft, NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "against-rule");
}

/* The plan in force may have filled the place meanwhile. */
DESK_TEST (adopt_asks_the_rules)
{
  g_autofree char *draft = make_draft (fixture, "Spring");
  g_autofree char *other = NULL, *before = NULL;
  g_autoptr (GError) error = NULL;
  ReleveLeave leave = { "new leave", "L01", FIXTURE_TODAY + 100, FIXTURE_TODAY + 140 };
  ReleveImportRow row = { &releve_leave_kind, &leave };

  view (fixture, draft);
  g_assert_true (releve_desk_place (fixture->desk, "L01", "K1", 7, NULL, &other, NULL, NULL));
  view (fixture, NULL);
  g_assert_true (releve_desk_import (fixture->desk, "import", &row, 1, TRUE, NULL));
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_adopt_draft (fixture->desk, draft, NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "against-rule");
  g_assert_true (releve_desk_adopt_draft (fixture->desk, draft, "She comes back for it", NULL, NULL));
  g_assert_cmpstr (desk_fixture_card (fixture, other)->reason, ==, "She comes back for it");
}

DESK_TEST (discard)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *draft = make_draft (fixture, "Spring");
  BEGIN_VERB;

  view (fixture, draft);
  g_assert_true (releve_desk_discard_draft (fixture->desk, draft, &error));
  g_assert_null (releve_dossier_get_view (fixture->dossier));
  g_assert_nonnull (desk_fixture_card (fixture, id));
  desk_fixture_assert_undo_redo (fixture, before);
}

/* The draft in view may be undone: the plan in force comes back into view. */
DESK_TEST (undone_draft_leaves_the_view)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *draft = make_draft (fixture, "Spring");

  view (fixture, draft);
  g_assert_true (releve_desk_undo (fixture->desk, NULL, NULL));
  g_assert_null (releve_dossier_get_view (fixture->dossier));
  g_assert_cmpuint (count (fixture, &releve_placement_kind), ==, 1);
  desk_fixture_assert_in_step (fixture);
  g_assert_nonnull (id);
}

/* Publishing */

static char *
publish (DeskFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *id = NULL;

  releve_desk_publish (fixture->desk, &id, &error);
  g_assert_no_error (error);
  return id;
}

DESK_TEST (publish)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  gboolean might = releve_desk_may_undo (fixture->desk);
  g_autofree char *version = publish (fixture);
  g_autofree char *before = desk_fixture_sum (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (might);
  g_assert_cmpint (releve_dossier_version (fixture->dossier, version)->number, ==, 1);
  g_assert_false (releve_desk_may_undo (fixture->desk));
  g_assert_false (releve_desk_undo (fixture->desk, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "undo-stops-at-publication");
  g_clear_error (&error);
  g_assert_false (releve_desk_publish (fixture->desk, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "nothing-to-publish");
  g_clear_error (&error);
  view (fixture, version);
  g_assert_false (releve_desk_remove (fixture->desk, copy_of (fixture, version, id)->id, NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "published-stays");
}

DESK_TEST (changed_since)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *version = publish (fixture);
  g_autoptr (GArray) none = releve_changes_since_publication (fixture->dossier);
  g_autoptr (GArray) some = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (releve_desk_pin (fixture->desk, id, TRUE, NULL));
  agree (fixture, id);
  g_assert_true (releve_desk_pin (fixture->desk, id, FALSE, NULL));
  g_assert_true (releve_desk_move (fixture->desk, id, "L01", 6, 0, NULL, NULL, NULL));
  some = releve_changes_since_publication (fixture->dossier);
  g_assert_cmpuint (some->len, ==, 1);
  g_assert_cmpint (change_at (some, 0), ==, RELEVE_CARD_MOVED);
  g_assert_cmpstr (g_array_index (some, ReleveDifference, 0).after->id, ==, id);
  g_assert_true (releve_changed_since_publication (fixture->dossier, desk_fixture_card (fixture, id)));
  g_assert_true (releve_desk_undo (fixture->desk, NULL, NULL));
  g_assert_false (releve_changed_since_publication (fixture->dossier, desk_fixture_card (fixture, id)));
  g_assert_nonnull (version);
}

DESK_TEST (withdraw)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *first = publish (fixture);
  g_autofree char *second = NULL, *third = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (releve_desk_move (fixture->desk, id, "L01", 6, 0, NULL, NULL, NULL));
  second = publish (fixture);
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_withdraw (fixture->desk, first, "Too early", &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "not-the-last");
  g_clear_error (&error);
  g_assert_false (releve_desk_withdraw (fixture->desk, second, "", &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "withdrawal-reason");
  g_clear_error (&error);
  g_assert_true (releve_desk_withdraw (fixture->desk, second, "Too early", &error));
  g_assert_true (releve_last_published (fixture->dossier) == releve_dossier_version (fixture->dossier, first));
  desk_fixture_assert_undo_redo (fixture, before);
  third = publish (fixture);
  g_assert_cmpint (releve_dossier_version (fixture->dossier, third)->number, ==, 3);
}

/* Years */

static void
finish_card (DeskFixture *fixture, const char *id)
{
  ReleveDebriefing what = { .placement_id = id, .held = FIXTURE_TODAY, .content = "Well done" };
  ReleveObservedLevel level = { "C4", 3 };
  g_autoptr (GError) error = NULL;

  what.levels = &level;
  what.n_levels = 1;
  what.relationship = what.reaction = what.action = "Talked";
  releve_desk_hold_debrief (fixture->desk, &what, &error);
  g_assert_no_error (error);
}

static void
start_year (DeskFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  releve_desk_start_year (fixture->desk, NULL, &error);
  g_assert_no_error (error);
}

DESK_TEST (year)
{
  g_autofree char *done = desk_fixture_place (fixture, "L01", "K2", 1);
  g_autofree char *planned = desk_fixture_place (fixture, "L01", "G1", 9);
  g_autoptr (GPtrArray) years = NULL, breaches = NULL;
  g_autofree char *before = NULL, *after = NULL, *next = NULL;
  g_autoptr (GError) error = NULL;
  const ReleveBlock *first;
  int exposure[RELEVE_N_CHALLENGES], exposure_after[RELEVE_N_CHALLENGES];

  agree (fixture, done);
  g_assert_true (releve_desk_set_state (fixture->desk, done, RELEVE_ACCEPTED, NULL, NULL, NULL));
  finish_card (fixture, done);
  releve_evidence_exposure (fixture->dossier, "L01", exposure);
  before = desk_fixture_sum (fixture);
  start_year (fixture);
  after = desk_fixture_sum (fixture);
  years = releve_past_years (fixture->dossier);
  g_assert_cmpuint (years->len, ==, 1);
  g_assert_cmpstr (((const ReleveVersion *) years->pdata[0])->name, ==, "2026–2027");
  g_assert_cmpuint (count (fixture, &releve_placement_kind), ==, 0);
  g_assert_cmpint (releve_dossier_n_blocks (fixture->dossier), ==, 13);
  first = releve_dossier_block_number (fixture->dossier, 1);
  g_assert_cmpint (first->first, ==, releve_dossier_block (fixture->dossier, "B13")->last + 1);
  g_assert_cmpint (releve_dossier_first_block (fixture->dossier, desk_fixture_card (fixture, planned)), ==, 9);
  releve_evidence_exposure (fixture->dossier, "L01", exposure_after);
  g_assert_cmpmem (exposure, sizeof exposure, exposure_after, sizeof exposure_after);
  g_assert_cmpint (exposure[RELEVE_CHG], >, 0);
  desk_fixture_assert_in_step (fixture);
  /* K2 was done last year, so A1, which needs it, may follow; B9. */
  g_assert_true (releve_desk_place (fixture->desk, "L01", "A1", 1, NULL, &next, NULL, &error));
  g_assert_true (releve_desk_undo (fixture->desk, NULL, NULL));
  g_assert_false (releve_desk_undo (fixture->desk, NULL, &error));
  desk_fixture_assert_refused (fixture, after, error, RELEVE_ERROR_REFUSED, "undo-stops-at-year");
  g_clear_error (&error);
  g_assert_false (releve_desk_reverse_year (fixture->desk, NULL, &error));
  desk_fixture_assert_refused (fixture, after, error, RELEVE_ERROR_REFUSED, "year-reason");
  g_clear_error (&error);
  g_assert_true (releve_desk_reverse_year (fixture->desk, "Too early", &error));
  {
    g_autofree char *reversed = desk_fixture_sum (fixture);

    g_assert_cmpstr (reversed, ==, before);
  }
  desk_fixture_assert_undo_redo (fixture, after);
}

/* The block of the new year counts on from the last of the old one. */
DESK_TEST (gap_across_years)
{
  ReleveAssignment *assignment = releve_row_copy (&releve_assignment_kind, releve_dossier_assignment (fixture->dossier, "G1"));
  ReleveImportRow item = { &releve_assignment_kind, assignment };
  g_autofree char *last_year = NULL, *near = NULL, *far = NULL;
  g_autoptr (GPtrArray) told = NULL, silent = NULL;
  g_autoptr (GError) error = NULL;
  const ReleveBreach *breach;

  assignment->minimum_gap = 3;
  assignment->hours = 1;
  assignment->capacity = 9;
  releve_desk_import (fixture->desk, "import", &item, 1, TRUE, &error);
  g_assert_no_error (error);
  releve_row_free (&releve_assignment_kind, assignment);
  last_year = desk_fixture_place (fixture, "L01", "G1", 12);
  start_year (fixture);

  releve_desk_place (fixture->desk, "L01", "G1", 2, NULL, &near, &told, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (told->len, ==, 1);
  breach = told->pdata[0];
  g_assert_cmpint (breach->rule, ==, RELEVE_RULE_RECURRENCE);
  g_assert_cmpint (breach->severity, ==, RELEVE_WARNS);
  g_assert_cmpfloat (breach->found, ==, 2); /* block 13, and block 1 */
  g_assert_cmpfloat (breach->limit, ==, 3);
  g_assert_cmpstr (breach->other_id, ==, last_year);
  {
    g_autoptr (ReleveVerdicts) verdicts = releve_verdicts_new (fixture->dossier, NULL, near);
    int learner = releve_verdicts_find_learner (verdicts, "L01");
    ReleveVerdict verdict;

    releve_verdicts_ask (verdicts, learner, 2, &verdict);
    g_assert_cmpint (verdict.rule, ==, RELEVE_RULE_RECURRENCE);
    g_assert_cmpfloat (verdict.found, ==, 2);
    g_assert_cmpstr (verdict.other_id, ==, last_year);
    releve_verdicts_ask (verdicts, learner, 3, &verdict);
    g_assert_cmpint (verdict.rule, !=, RELEVE_RULE_RECURRENCE);
  }
  g_assert_true (releve_desk_undo (fixture->desk, NULL, NULL));
  releve_desk_place (fixture->desk, "L01", "G1", 3, NULL, &far, &silent, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (silent->len, ==, 0);
}

/* What is planned at the end of a year is done before the next. */
DESK_TEST (order_across_years)
{
  g_autofree char *needed = desk_fixture_place (fixture, "L01", "K2", 12);
  g_autoptr (GError) error = NULL;

  start_year (fixture);
  releve_desk_place (fixture->desk, "L01", "A1", 1, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (releve_desk_place (fixture->desk, "L03", "A1", 1, NULL, NULL, NULL, NULL));
}

DESK_TEST (year_is_read_only)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 2);
  g_autofree char *planned = desk_fixture_place (fixture, "L01", "G1", 9);
  g_autofree char *before = NULL;
  g_autoptr (GPtrArray) years = NULL;
  g_autoptr (GError) error = NULL;
  const char *year;

  agree (fixture, id);
  g_assert_true (releve_desk_set_state (fixture->desk, id, RELEVE_ACCEPTED, NULL, NULL, NULL));
  start_year (fixture);
  years = releve_past_years (fixture->dossier);
  year = ((const ReleveVersion *) years->pdata[0])->id;
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_move (fixture->desk, planned, "L01", 3, 0, NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "card-elsewhere");
  g_clear_error (&error);
  view (fixture, year);
  g_assert_cmpuint (count (fixture, &releve_placement_kind), ==, 2);
  g_assert_cmpstr (releve_dossier_block_number (fixture->dossier, 1)->id, ==, "B1");
  g_assert_false (releve_desk_move (fixture->desk, planned, "L01", 3, 0, NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "year-is-over");
  g_clear_error (&error);
  g_assert_false (releve_desk_place (fixture->desk, "L03", "K1", 3, NULL, NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "year-is-over");
  g_clear_error (&error);
  g_assert_false (releve_desk_set_state (fixture->desk, planned, RELEVE_ACCEPTED, NULL, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "year-is-over");
  /* What is still owed of it can be held: the debriefing becomes evidence. */
  finish_card (fixture, id);
  g_assert_cmpint (desk_fixture_card (fixture, id)->state, ==, RELEVE_DONE);
}

DESK_TEST (year_reversal_names_what_goes)
{
  g_autofree char *old = desk_fixture_place (fixture, "L01", "G1", 9);
  g_autofree char *before = desk_fixture_sum (fixture);
  g_autofree char *lived = NULL, *reversed = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  start_year (fixture);
  lived = desk_fixture_place (fixture, "L01", "K1", 1);
  {
    ReleveRating rating = { .learner_id = (char *) "L01", .competency_id = (char *) "C4", .level = 2, .source = RELEVE_TEAM,
                            .rater = (char *) "Ward", .date = FIXTURE_TODAY, .placement_id = lived };
    g_assert_true (releve_desk_rate (fixture->desk, &rating, NULL));
  }
  after = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_reverse_year (fixture->desk, "Too early", &error));
  desk_fixture_assert_refused (fixture, after, error, RELEVE_ERROR_REFUSED, "year-has-begun");
  g_assert_true (releve_desk_undo (fixture->desk, NULL, NULL));
  g_assert_true (releve_desk_reverse_year (fixture->desk, "Too early", NULL));
  g_assert_true (strstr (releve_desk_peek_undo (fixture->desk)->detail, "\"count\":1") != NULL);
  reversed = desk_fixture_sum (fixture);
  g_assert_cmpstr (reversed, ==, before);
  g_assert_nonnull (old);
}

DESK_TEST (year_refused)
{
  g_autofree char *draft = make_draft (fixture, "Spring");
  g_autoptr (GPtrArray) blocks = releve_calendar_new (RELEVE_TWELVE_MONTHS, releve_day_new (2026, 9, 1));
  ReleveNewYear how = { .blocks = blocks };
  BEGIN_VERB;

  g_assert_false (releve_desk_start_year (fixture->desk, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "draft-open");
  g_clear_error (&error);
  g_assert_true (releve_desk_undo (fixture->desk, NULL, NULL));
  g_assert_false (releve_desk_start_year (fixture->desk, &how, &error));
  g_assert_cmpstr (releve_error_get_detail (error)->problem, ==, "year-overlaps");
  g_clear_error (&error);
  g_assert_false (releve_desk_reverse_year (fixture->desk, "Why not", &error));
  g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_NOTHING);
  g_assert_nonnull (draft);
}

/* Publications stay with their year and are counted anew in the next. */
DESK_TEST (year_keeps_publications)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *old = publish (fixture);
  g_autofree char *next = NULL, *new = NULL;

  start_year (fixture);
  g_assert_null (releve_last_published (fixture->dossier));
  next = desk_fixture_place (fixture, "L01", "K1", 5);
  new = publish (fixture);
  g_assert_cmpint (releve_dossier_version (fixture->dossier, new)->number, ==, 1);
  g_assert_false (releve_desk_reverse_year (fixture->desk, "Too early", NULL));
  g_assert_true (releve_desk_withdraw (fixture->desk, new, "Too early", NULL));
  g_assert_true (releve_desk_reverse_year (fixture->desk, "Too early", NULL));
  g_assert_true (releve_last_published (fixture->dossier) == releve_dossier_version (fixture->dossier, old));
  desk_fixture_assert_in_step (fixture);
  g_assert_nonnull (id);
}

/* A second year counts both that are over. */
DESK_TEST (two_years)
{
  g_autofree char *done = desk_fixture_place (fixture, "L01", "K1", 1);
  int exposure[RELEVE_N_CHALLENGES];
  g_autoptr (GPtrArray) years = NULL;

  agree (fixture, done);
  finish_card (fixture, done);
  start_year (fixture);
  start_year (fixture);
  years = releve_past_years (fixture->dossier);
  g_assert_cmpuint (years->len, ==, 2);
  releve_evidence_exposure (fixture->dossier, "L01", exposure);
  view (fixture, ((const ReleveVersion *) years->pdata[1])->id);
  g_assert_cmpuint (count (fixture, &releve_placement_kind), ==, 1);
  view (fixture, NULL);
  g_assert_cmpuint (count (fixture, &releve_placement_kind), ==, 0);
  desk_fixture_assert_in_step (fixture);
}

DESK_TEST (advances)
{
  static const struct { const char *en, *fr, *next_en, *next_fr; } posts[] = {
    { "Third-year resident", "Résidente de troisième année", "Fourth-year resident", "Résidente de quatrième année" },
    { "first year fellow", "Première année", "second year fellow", "Deuxième année" },
    { "R2, internal medicine", "R2, médecine interne", "R3, internal medicine", "R3, médecine interne" },
    { "PGY-3", "Résident, 1re année", "PGY-4", "Résident, 2e année" },
    { "3rd-year resident", "3e année", "4th-year resident", "4e année" },
    { "Attending physician", "Médecin adjointe", "Attending physician", "Médecin adjointe" },
    { "Seventh-year resident", NULL, "Seventh-year resident", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (posts); i++) {
    ReleveWords post = { (char *) posts[i].en, (char *) posts[i].fr };
    ReleveWords next = releve_advance_post (&post);

    g_assert_cmpstr (next.en, ==, posts[i].next_en);
    g_assert_cmpstr (next.fr, ==, posts[i].next_fr);
    releve_words_clear (&next);
  }
}

#define ADD(name, sentence) \
  g_test_add ("/desk/versions/" sentence, DeskFixture, NULL, desk_fixture_set_up, test_##name, desk_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD (draft, "B21 a draft is a copy, as one step");
  ADD (draft_is_apart, "B21 what is done in a draft is seen in the draft only");
  ADD (draft_has_its_own_rules, "B21 each version asks the rules for itself");
  ADD (draft_promises_nothing, "B21 nothing is agreed, accepted or held in a draft");
  ADD (draft_refused, "a draft has a name of its own");
  ADD (differences, "B21 a draft is compared as a list of differences");
  ADD (differences_pair_the_same_work, "taken away and placed anew is one move");
  ADD (adopt, "B21 a draft is adopted in one step, with ids, levels and duties");
  ADD (adopt_keeps_what_was_agreed_since, "an older draft takes no agreement back");
  ADD (adopt_refuses_pinned, "a draft does not move what was pinned since");
  ADD (adopt_asks_the_rules, "B7 the rules judge an adoption, and a reason is kept on the card");
  ADD (discard, "B21 a draft is discarded in one step");
  ADD (undone_draft_leaves_the_view, "a draft that goes leaves the plan in force in view");
  ADD (publish, "B22 a published version is frozen and undo stops before it (B13)");
  ADD (changed_since, "B22 what changed since publication is listed");
  ADD (withdraw, "B13 the last publication is taken back with a reason");
  ADD (year, "B25 a new year keeps the old one, whose work counts, and is reversed exactly (B13)");
  ADD (gap_across_years, "B10 the distance of cards is kept across a new year");
  ADD (order_across_years, "B9 what is planned last year comes before this one");
  ADD (year_is_read_only, "B25 the old year is read-only, but what is owed of it can be held");
  ADD (year_reversal_names_what_goes, "B13 going back drops what was only planned, never what was lived");
  ADD (year_refused, "a new year begins after the old one and without drafts");
  ADD (year_keeps_publications, "B22 publications stay with their year");
  ADD (two_years, "years that are over are kept apart from one another");
  ADD (advances, "B25 a post advances by a year in both languages");
  return g_test_run ();
}
