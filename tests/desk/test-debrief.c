/* Closing the loop: do, assert, undo, assert, redo, assert; and every refusal. */

#include "releve-desk-fixture.h"

#include <math.h>
#include "releve-error.h"
#include "releve-evidence.h"
#include "releve-followup.h"

/* An agreed card of today for L01, its targeted competency first. */
static char *
begin_card (DeskFixture *fixture, char **competency_id)
{
  char *id = desk_fixture_place (fixture, "L01", "K1", 3);
  ReleveLevels levels;
  GPtrArray *parts;

  releve_levels_parse ("1111111222", &levels);
  g_assert_true (releve_desk_set_levels (fixture->desk, id, &levels, TRUE, "Agreed for the test", NULL));
  g_assert_true (releve_desk_set_state (fixture->desk, id, RELEVE_ACCEPTED, NULL, NULL, NULL));
  parts = RELEVE_DOSSIER_OF (fixture->dossier, releve_assignment_competency_kind, ReleveAssignmentCompetency, assignment_id, "K1");
  g_assert_cmpuint (parts->len, >, 0);
  *competency_id = g_strdup (((const ReleveAssignmentCompetency *) parts->pdata[0])->competency_id);
  return id;
}

static guint
count_ratings (DeskFixture *fixture, const char *placement_id)
{
  return RELEVE_DOSSIER_OF (fixture->dossier, releve_rating_kind, ReleveRating, placement_id, placement_id)->len;
}

static const ReleveDuty *
debriefing_of (DeskFixture *fixture, const char *placement_id)
{
  GPtrArray *duties = RELEVE_DOSSIER_OF (fixture->dossier, releve_duty_kind, ReleveDuty, placement_id, placement_id);

  for (guint i = 0; i < duties->len; i++)
    if (((const ReleveDuty *) duties->pdata[i])->kind == RELEVE_DUTY_DEBRIEFING)
      return duties->pdata[i];
  return NULL;
}

DESK_TEST (hold)
{
  g_autofree char *competency = NULL, *id = begin_card (fixture, &competency);
  BEGIN_VERB;
  ReleveObservedLevel level = { competency, 4 };
  ReleveDebriefing what = { .placement_id = id, .held = FIXTURE_TODAY, .content = "Led the round “R&D <pilot>”", .action = "Ask first",
                            .next_date = FIXTURE_TODAY + 30, .levels = &level, .n_levels = 1 };
  ReleveEvidence then, now;
  int exposure_before[RELEVE_N_CHALLENGES], exposure_after[RELEVE_N_CHALLENGES];
  g_autoptr (GArray) moved = releve_desk_preview_debrief (fixture->desk, &what);

  releve_evidence_of_competency (fixture->dossier, "L01", competency, &then);
  releve_evidence_exposure (fixture->dossier, "L01", exposure_before);
  g_assert_true (releve_desk_hold_debrief (fixture->desk, &what, &error));
  g_assert_no_error (error);
  releve_evidence_of_competency (fixture->dossier, "L01", competency, &now);
  releve_evidence_exposure (fixture->dossier, "L01", exposure_after);
  g_assert_cmpint (now.n_raters, ==, then.n_raters + 1);
  g_assert_cmpfloat_with_epsilon (g_array_index (moved, ReleveMovedLevel, 0).after, now.level, 1e-12); /* as was announced */
  g_assert_cmpuint (count_ratings (fixture, id), ==, 1);
  g_assert_cmpint (releve_dossier_placement (fixture->dossier, id)->state, ==, RELEVE_DONE);
  g_assert_cmpint (debriefing_of (fixture, id)->done, ==, FIXTURE_TODAY);
  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    g_assert_cmpint (exposure_after[d], ==, exposure_before[d]); /* levels of 1 expose nobody */
  desk_fixture_assert_undo_redo (fixture, before);
}

DESK_TEST (draft)
{
  g_autofree char *competency = NULL, *id = begin_card (fixture, &competency);
  BEGIN_VERB;
  ReleveObservedLevel level = { competency, 2 };
  ReleveDebriefing what = { .placement_id = id, .content = "So far", .levels = &level, .n_levels = 1 };
  GPtrArray *drafts;

  g_assert_true (releve_desk_draft_debrief (fixture->desk, &what, &error));
  drafts = RELEVE_DOSSIER_OF (fixture->dossier, releve_debrief_kind, ReleveDebrief, placement_id, id);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpint (((const ReleveDebrief *) drafts->pdata[0])->held, ==, RELEVE_NO_DAY);
  g_assert_cmpuint (count_ratings (fixture, id), ==, 0);
  desk_fixture_assert_undo_redo (fixture, before);
  what.content = "And more";
  g_assert_true (releve_desk_draft_debrief (fixture->desk, &what, &error));
  drafts = RELEVE_DOSSIER_OF (fixture->dossier, releve_debrief_kind, ReleveDebrief, placement_id, id);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_true (releve_desk_remove (fixture->desk, id, NULL, NULL, &error)); /* a draft goes with its card */
  g_assert_no_error (error);
  desk_fixture_assert_in_step (fixture);
}

/* D12: reversal demands a reason; both are in the history. */
DESK_TEST (reverse)
{
  g_autofree char *competency = NULL, *id = begin_card (fixture, &competency);
  ReleveObservedLevel level = { competency, 4 };
  ReleveDebriefing what = { .placement_id = id, .held = FIXTURE_TODAY, .next_date = FIXTURE_TODAY + 9, .levels = &level, .n_levels = 1 };
  guint n_duties = releve_dossier_all (fixture->dossier, &releve_duty_kind)->len;
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (releve_desk_reverse_debrief (fixture->desk, id, "Wrong card", &error));
  g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_REFUSED);
  g_clear_error (&error);
  /* A completion without a debriefing is taken back the same way. */
  g_assert_true (releve_desk_set_state (fixture->desk, id, RELEVE_DONE, NULL, NULL, &error));
  g_assert_true (releve_desk_reverse_debrief (fixture->desk, id, "Too early", &error));
  g_assert_cmpint (releve_dossier_placement (fixture->dossier, id)->state, ==, RELEVE_ACCEPTED);
  g_assert_true (releve_desk_hold_debrief (fixture->desk, &what, &error));
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_reverse_debrief (fixture->desk, id, "", &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "reversal-reason");
  g_clear_error (&error);
  g_assert_true (releve_desk_reverse_debrief (fixture->desk, id, "Wrong card", &error));
  g_assert_cmpuint (count_ratings (fixture, id), ==, 0);
  g_assert_cmpint (releve_dossier_placement (fixture->dossier, id)->state, ==, RELEVE_ACCEPTED);
  g_assert_cmpint (debriefing_of (fixture, id)->done, ==, RELEVE_NO_DAY);
  g_assert_cmpuint (releve_dossier_all (fixture->dossier, &releve_duty_kind)->len, ==, n_duties);
  g_assert_cmpstr (releve_desk_peek_undo (fixture->desk)->verb, ==, "debrief-reversed");
  desk_fixture_assert_undo_redo (fixture, before);
}

static void
refuse (DeskFixture *fixture, ReleveDebriefing what, int code, const char *problem)
{
  BEGIN_VERB;

  g_assert_false (releve_desk_hold_debrief (fixture->desk, &what, &error));
  desk_fixture_assert_refused (fixture, before, error, code, problem);
}

DESK_TEST (bad_debrief)
{
  g_autofree char *competency = NULL, *id = begin_card (fixture, &competency), *later = desk_fixture_place (fixture, "L02", "G1", 9);
  ReleveObservedLevel level = { competency, 4 };
  ReleveDebriefing good = { .placement_id = id, .held = FIXTURE_TODAY, .levels = &level, .n_levels = 1 }, bad = good;

  bad.held = FIXTURE_TODAY + 1;
  refuse (fixture, bad, RELEVE_ERROR_INVALID, "date-in-future");
  bad = good, bad.n_levels = 0;
  refuse (fixture, bad, RELEVE_ERROR_REFUSED, "no-level-observed");
  bad = good, bad.next_placement_id = later;
  refuse (fixture, bad, RELEVE_ERROR_INVALID, "foreign-placement");
  level.level = 4.5;
  refuse (fixture, good, RELEVE_ERROR_INVALID, "level-out-of-range");
  level.level = NAN;
  refuse (fixture, good, RELEVE_ERROR_INVALID, "level-out-of-range");
  level = (ReleveObservedLevel) { "C99", 2 };
  refuse (fixture, good, RELEVE_ERROR_INVALID, "unknown-competency");
  bad = good, bad.placement_id = later, bad.n_levels = 0;
  refuse (fixture, bad, RELEVE_ERROR_REFUSED, "not-begun");
  level = (ReleveObservedLevel) { competency, 3 };
  g_assert_true (releve_desk_hold_debrief (fixture->desk, &good, NULL));
  refuse (fixture, good, RELEVE_ERROR_REFUSED, "debriefed-already");
}

/* Trainings (S13) */

static void
put_training (DeskFixture *fixture)
{
  ReleveTraining *row = releve_row_new (&releve_training_kind, "T9");
  ReleveImportRow item = { &releve_training_kind, row };

  row->code = g_strdup ("T9");
  row->hours = 14;
  g_assert_true (releve_desk_import (fixture->desk, "import", &item, 1, TRUE, NULL));
  releve_row_free (&releve_training_kind, row);
}

static const ReleveEnrolment *
enrolment_of (DeskFixture *fixture)
{
  GPtrArray *rows = RELEVE_DOSSIER_OF (fixture->dossier, releve_enrolment_kind, ReleveEnrolment, learner_id, "L01");

  return rows->len == 1 ? rows->pdata[0] : NULL;
}

DESK_TEST (training)
{
  ReleveEnrolment wanted = { .learner_id = (char *) "L01", .training_id = (char *) "T9", .first = FIXTURE_TODAY + 10,
                             .last = FIXTURE_TODAY + 11, .protected_hours = 14 }, bad = wanted;
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *duties;

  put_training (fixture);
  before = desk_fixture_sum (fixture);
  g_assert_true (releve_desk_enrol (fixture->desk, &wanted, &error));
  desk_fixture_assert_undo_redo (fixture, before);
  duties = RELEVE_DOSSIER_OF (fixture->dossier, releve_duty_kind, ReleveDuty, enrolment_id, enrolment_of (fixture)->id);
  g_assert_cmpuint (duties->len, ==, 1);
  g_assert_cmpint (((const ReleveDuty *) duties->pdata[0])->due, ==, FIXTURE_TODAY + 10);
  g_free (before);
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_enrol (fixture->desk, &wanted, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "enrolled-already");
  g_clear_error (&error);
  bad.protected_hours = 15, bad.first = FIXTURE_TODAY;
  g_assert_false (releve_desk_enrol (fixture->desk, &bad, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "protected-hours");
  g_clear_error (&error);
  bad = wanted, bad.last = FIXTURE_TODAY;
  g_assert_false (releve_desk_enrol (fixture->desk, &bad, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "period-reversed");
  g_clear_error (&error);
  g_assert_false (releve_desk_complete_training (fixture->desk, enrolment_of (fixture)->id, FIXTURE_TODAY + 1, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "date-in-future");
  g_clear_error (&error);
  g_assert_true (releve_desk_complete_training (fixture->desk, enrolment_of (fixture)->id, FIXTURE_TODAY, &error));
  duties = RELEVE_DOSSIER_OF (fixture->dossier, releve_duty_kind, ReleveDuty, enrolment_id, enrolment_of (fixture)->id);
  g_assert_cmpint (((const ReleveDuty *) duties->pdata[0])->done, ==, FIXTURE_TODAY);
  desk_fixture_assert_undo_redo (fixture, before);
  g_free (before);
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_complete_training (fixture->desk, enrolment_of (fixture)->id, FIXTURE_TODAY - 1, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "training-completed");
  g_clear_error (&error);
  g_assert_false (releve_desk_withdraw_training (fixture->desk, enrolment_of (fixture)->id, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "training-completed");
}

/* Words and goals of a draft plan */

DESK_TEST (goals)
{
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  const RelevePlan words = { .strengths = (char *) "Listens", .head_commits = (char *) "One hour a week" };

  g_assert_false (releve_desk_set_goal (fixture->desk, "L01", 0, "Lead", NULL, FIXTURE_TODAY + 90, &error));
  g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (releve_desk_set_plan (fixture->desk, "L01", RELEVE_PLAN_DRAFT, NULL, "en", &error));
  before = desk_fixture_sum (fixture);
  g_assert_true (releve_desk_set_goal (fixture->desk, "L01", 0, "Lead a change", "Adopted by two units", FIXTURE_TODAY + 90, &error));
  desk_fixture_assert_undo_redo (fixture, before);
  g_free (before);
  before = desk_fixture_sum (fixture);
  g_assert_true (releve_desk_write_plan (fixture->desk, "L01", &words, &error));
  desk_fixture_assert_undo_redo (fixture, before);
  g_assert_true (releve_desk_set_goal (fixture->desk, "L01", 0, "", NULL, RELEVE_NO_DAY, &error));
  g_assert_cmpuint (releve_dossier_all (fixture->dossier, &releve_goal_kind)->len, ==, 0);
  g_assert_true (releve_desk_set_plan (fixture->desk, "L01", RELEVE_PLAN_AGREED, NULL, "en", &error));
  g_free (before);
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_write_plan (fixture->desk, "L01", &words, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "plan-agreed");
}

/* What is due, by when (S11) */

static void
test_groups (void)
{
  static const struct { int days; ReleveDueGroup group; } rows[] = {
    { -1, RELEVE_DUE_LATE }, { 0, RELEVE_DUE_WEEK }, { 6, RELEVE_DUE_WEEK }, { 7, RELEVE_DUE_MONTH },
    { 28, RELEVE_DUE_MONTH }, { 29, RELEVE_DUE_LATER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (releve_due_group (1000 + rows[i].days, 1000), ==, rows[i].group);
}

DESK_TEST (loads)
{
  g_autofree char *competency = NULL, *id = begin_card (fixture, &competency);
  g_autoptr (GPtrArray) loads = releve_supervisor_loads (fixture->dossier), open = releve_open_duties (fixture->dossier, NULL, RELEVE_DUTY_DEBRIEFING);
  const RelevePlacement *card = releve_dossier_placement (fixture->dossier, id);
  guint sum = 0;

  for (guint i = 0; i < loads->len; i++)
    {
      const ReleveLoad *load = loads->pdata[i];

      for (guint block = 0; block < load->debriefings->len; block++)
        sum += g_array_index (load->debriefings, guint, block);
      if (g_strcmp0 (load->supervisor->id, card->supervisor_id) == 0)
        g_assert_cmpuint (g_array_index (load->debriefings, guint, 2), ==, 1);
    }
  g_assert_cmpuint (sum, ==, 1);
  g_assert_cmpuint (open->len, ==, 1);
}

/* One debriefing more than the limit wants a note. */
DESK_TEST (limit)
{
  g_autofree char *first = NULL, *second = NULL, *competency = NULL;
  g_autoptr (GError) error = NULL;
  RelevePlacement *moved;
  ReleveLevels levels;

  first = begin_card (fixture, &competency);
  ((ReleveSupervisor *) releve_dossier_supervisor (fixture->dossier, releve_dossier_placement (fixture->dossier, first)->supervisor_id))->duty_limit = 1;
  second = desk_fixture_place (fixture, "L02", "G1", 3);
  moved = (RelevePlacement *) releve_dossier_placement (fixture->dossier, second);
  g_free (moved->supervisor_id);
  moved->supervisor_id = g_strdup (releve_dossier_placement (fixture->dossier, first)->supervisor_id);
  levels = releve_dossier_assignment (fixture->dossier, "G1")->profile;
  levels.v[RELEVE_DBR] = 1;
  g_assert_false (releve_desk_set_levels (fixture->desk, second, &levels, TRUE, NULL, &error));
  g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (releve_desk_set_levels (fixture->desk, second, &levels, TRUE, "A short one", &error));
}

#define ADD(name, function) \
  g_test_add ("/desk/" name, DeskFixture, NULL, desk_fixture_set_up, test_##function, desk_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("S12 D7 D8 a debriefing becomes evidence and completes its card", hold);
  ADD ("S12 a draft records nothing and goes with its card", draft);
  ADD ("D12 a reversal wants a reason and leaves the draft", reverse);
  ADD ("S12 a debriefing that cannot be", bad_debrief);
  ADD ("S13 enrolment, protected hours, completion", training);
  ADD ("S3 words and goals of a draft plan", goals);
  ADD ("S11 a supervisor's debriefings by block", loads);
  ADD ("S11 one more than the limit wants a note", limit);
  g_test_add_func ("/desk/S11 late, this week, four weeks, later", test_groups);
  return g_test_run ();
}
