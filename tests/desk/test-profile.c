/* The verbs about one clinician's path: do, assert, undo, assert, redo, assert;
 * and every refusal. */

#include "releve-desk-fixture.h"

#include <math.h>
#include "releve-error.h"
#include "releve-evidence.h"
#include "releve-hearing.h"

static const ReleveLearner *
learner (DeskFixture *fixture, const char *id)
{
  return releve_dossier_learner (fixture->dossier, id);
}

DESK_TEST (aim)
{
  BEGIN_VERB;

  g_assert_true (releve_desk_set_aim (fixture->desk, "L03", "chief", FIXTURE_TODAY + 365, "To lead “R&D <pilot>”", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (learner (fixture, "L03")->role_id, ==, "chief");
  g_assert_cmpint (learner (fixture, "L03")->aim_by, ==, FIXTURE_TODAY + 365);
  desk_fixture_assert_undo_redo (fixture, before);
  g_free (before);
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_set_aim (fixture->desk, "L03", "chief", FIXTURE_TODAY - 1, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "aim-in-past");
  g_clear_error (&error);
  g_assert_false (releve_desk_set_aim (fixture->desk, "L03", "pope", FIXTURE_TODAY, NULL, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "unknown-role");
}

DESK_TEST (commitment)
{
  BEGIN_VERB;

  g_assert_true (releve_desk_set_commitment (fixture->desk, "L01", RELEVE_SUSTAINING, &error));
  g_assert_cmpint (learner (fixture, "L01")->commitment, ==, RELEVE_SUSTAINING);
  desk_fixture_assert_undo_redo (fixture, before);
  g_assert_no_error (error);
}

static GPtrArray *
barriers (DeskFixture *fixture)
{
  return RELEVE_DOSSIER_OF (fixture->dossier, releve_barrier_kind, ReleveBarrier, learner_id, "L01");
}

DESK_TEST (barrier)
{
  BEGIN_VERB;

  g_assert_true (releve_desk_set_barrier (fixture->desk, "L01", RELEVE_BARRIER_TIME, TRUE, NULL, &error));
  g_assert_cmpuint (barriers (fixture)->len, ==, 1);
  desk_fixture_assert_undo_redo (fixture, before);
  g_assert_true (releve_desk_set_barrier (fixture->desk, "L01", RELEVE_BARRIER_TIME, TRUE, "Two clinics", &error));
  g_assert_cmpuint (barriers (fixture)->len, ==, 1);
  g_assert_cmpstr (((const ReleveBarrier *) barriers (fixture)->pdata[0])->note, ==, "Two clinics");
  g_assert_true (releve_desk_set_barrier (fixture->desk, "L01", RELEVE_BARRIER_TIME, FALSE, NULL, &error));
  g_assert_cmpuint (barriers (fixture)->len, ==, 0);
  desk_fixture_assert_in_step (fixture);
}

/* Asked once: at the first acceptance without a dated aim, and then no more. */
DESK_TEST (nudge)
{
  g_autofree char *first = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *second = desk_fixture_place (fixture, "L01", "K1", 7);
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  releve_desk_set_aim (fixture->desk, "L01", "chief", RELEVE_NO_DAY, NULL, &error);
  g_assert_no_error (error);
  before = desk_fixture_sum (fixture);
  g_assert_true (releve_aim_wants_asking (fixture->dossier, "L01"));
  g_assert_true (releve_desk_set_state (fixture->desk, first, RELEVE_ACCEPTED, NULL, NULL, &error));
  g_assert_cmpint (learner (fixture, "L01")->aim_asked, ==, FIXTURE_TODAY);
  g_assert_false (releve_aim_wants_asking (fixture->dossier, "L01"));
  desk_fixture_assert_undo_redo (fixture, before);
  g_assert_true (releve_desk_set_state (fixture->desk, second, RELEVE_ACCEPTED, NULL, NULL, &error));
  g_assert_false (releve_aim_wants_asking (fixture->dossier, "L01"));
}

static double
observed (DeskFixture *fixture)
{
  ReleveEvidence evidence;

  releve_evidence_of_competency (fixture->dossier, "L03", "C4", &evidence);
  return evidence.observed;
}

static void
be_rated (DeskFixture *fixture)
{
  ReleveRating rating = { .learner_id = (char *) "L03", .competency_id = (char *) "C4", .level = 3,
                          .source = RELEVE_SUPERVISOR_SAYS, .rater = (char *) "S1", .date = FIXTURE_TODAY };
  g_autoptr (GError) error = NULL;

  releve_desk_rate (fixture->desk, &rating, &error);
  g_assert_no_error (error);
}

/* What others say opens once she has spoken (S2). */
DESK_TEST (seal)
{
  ReleveRating answers[] = {
    { .competency_id = (char *) "C4", .level = 1, .behaviour = (char *) "Led one meeting" },
    { .attribute = (char *) "TM", .level = 2 },
  };
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (releve_desk_ask_self_assessment (fixture->desk, "L03", &error));
  be_rated (fixture);
  g_assert_true (isnan (observed (fixture)));
  before = desk_fixture_sum (fixture);
  g_assert_true (releve_desk_seal_self_assessment (fixture->desk, "L03", answers, 2, &error));
  g_assert_cmpfloat (observed (fixture), ==, 3);
  g_assert_null (releve_open_self_assessment (fixture->dossier, "L03"));
  desk_fixture_assert_undo_redo (fixture, before);
}

DESK_TEST (seal_unasked)
{
  BEGIN_VERB;
  ReleveRating answer = { .competency_id = (char *) "C4", .level = 1 };

  g_assert_true (releve_desk_seal_self_assessment (fixture->desk, "L03", &answer, 1, &error));
  g_assert_null (releve_open_self_assessment (fixture->dossier, "L03"));
  desk_fixture_assert_undo_redo (fixture, before);
}

DESK_TEST (bad_self_assessment)
{
  ReleveRating answers[] = { { .competency_id = (char *) "C4", .level = 1 }, { .competency_id = (char *) "C4", .level = 2 } };
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_withdraw_self_assessment (fixture->desk, "L03", &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "no-self-assessment");
  g_clear_error (&error);
  g_assert_false (releve_desk_seal_self_assessment (fixture->desk, "L03", NULL, 0, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "no-answer");
  g_clear_error (&error);
  g_assert_false (releve_desk_seal_self_assessment (fixture->desk, "L03", answers, 2, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "answered-twice");
  g_clear_error (&error);
  answers[1] = (ReleveRating) { .competency_id = (char *) "C5", .level = 4.5 };
  g_assert_false (releve_desk_seal_self_assessment (fixture->desk, "L03", answers, 2, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "level-out-of-range");
  g_clear_error (&error);
  g_assert_true (releve_desk_ask_self_assessment (fixture->desk, "L03", &error));
  g_free (before);
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_ask_self_assessment (fixture->desk, "L03", &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "self-assessment-open");
  g_clear_error (&error);
  g_assert_true (releve_desk_withdraw_self_assessment (fixture->desk, "L03", &error));
  desk_fixture_assert_undo_redo (fixture, before);
}

DESK_TEST (wish)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  BEGIN_VERB;
  ReleveLevels wish;

  releve_levels_parse ("2222222222", &wish);
  g_assert_true (releve_desk_set_wish (fixture->desk, id, &wish, &error));
  g_assert_true (releve_levels_equal (&releve_dossier_placement (fixture->dossier, id)->wish, &wish));
  desk_fixture_assert_undo_redo (fixture, before);
  g_assert_true (releve_desk_set_wish (fixture->desk, id, NULL, &error));
  g_assert_false (releve_levels_set_p (&releve_dossier_placement (fixture->dossier, id)->wish));
  g_free (before);
  before = desk_fixture_sum (fixture);
  wish.v[3] = 5;
  g_assert_false (releve_desk_set_wish (fixture->desk, id, &wish, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "level-out-of-range");
}

static const ReleveJournal *
page (DeskFixture *fixture)
{
  GPtrArray *pages = RELEVE_DOSSIER_OF (fixture->dossier, releve_journal_kind, ReleveJournal, learner_id, "L01");

  return pages->len == 1 ? pages->pdata[0] : NULL;
}

DESK_TEST (journal)
{
  BEGIN_VERB;
  ReleveJournal entry = { .learner_id = (char *) "L01", .date = FIXTURE_TODAY, .happened = (char *) "The team met", .attempt = (char *) "Ask first" };
  g_autofree char *id = NULL;

  g_assert_true (releve_desk_write_journal (fixture->desk, &entry, &error));
  g_assert_false (page (fixture)->shared);
  desk_fixture_assert_undo_redo (fixture, before);
  id = g_strdup (page (fixture)->id);
  entry.id = id;
  entry.noticed = (char *) "Nobody spoke";
  g_assert_true (releve_desk_write_journal (fixture->desk, &entry, &error));
  g_assert_cmpstr (page (fixture)->noticed, ==, "Nobody spoke");
  g_free (before);
  before = desk_fixture_sum (fixture);
  g_assert_true (releve_desk_share_journal (fixture->desk, id, &error));
  g_assert_true (page (fixture)->shared);
  desk_fixture_assert_undo_redo (fixture, before);
  g_free (before);
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_write_journal (fixture->desk, &entry, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "entry-shared");
  g_clear_error (&error);
  g_assert_false (releve_desk_tear_journal (fixture->desk, id, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "entry-shared");
}

DESK_TEST (bad_journal)
{
  g_autofree char *card = desk_fixture_place (fixture, "L02", "K1", 4);
  BEGIN_VERB;
  ReleveJournal entry = { .learner_id = (char *) "L01", .date = FIXTURE_TODAY };

  g_assert_false (releve_desk_write_journal (fixture->desk, &entry, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "entry-empty");
  g_clear_error (&error);
  entry.happened = (char *) "Something";
  entry.placement_id = card;
  g_assert_false (releve_desk_write_journal (fixture->desk, &entry, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "foreign-placement");
  g_clear_error (&error);
  entry.placement_id = NULL;
  entry.date = FIXTURE_TODAY + 1;
  g_assert_false (releve_desk_write_journal (fixture->desk, &entry, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "date-in-future");
  g_clear_error (&error);
  g_assert_false (releve_desk_tear_journal (fixture->desk, "nothing", &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "unknown-entry");
}

#define ADD(name, function) \
  g_test_add ("/desk/" name, DeskFixture, NULL, desk_fixture_set_up, test_##function, desk_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("S3 an aim is a role and a day to come", aim);
  ADD ("S5 the stage of commitment is her own word", commitment);
  ADD ("S5 a barrier stands once", barrier);
  ADD ("S7 a dated aim is asked for once", nudge);
  ADD ("S2 sealing opens what others say", seal);
  ADD ("S2 sealing without having been asked is welcome", seal_unasked);
  ADD ("S2 a self-assessment that cannot be", bad_self_assessment);
  ADD ("L12 a wish for levels", wish);
  ADD ("S6 a page is private until shared, then stays", journal);
  ADD ("S6 a page that cannot be", bad_journal);
  return g_test_run ();
}
