/* Editing what the department works with: do, assert, undo, assert, redo,
 * assert; and records that keep their words and numbers (S1, S8, D6, L15). */

#include "releve-desk-fixture.h"

#include <math.h>
#include <string.h>
#include "releve-error.h"
#include "releve-fit.h"
#include "releve-snapshot.h"

static void
set (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static ReleveEntry *
entry_of (DeskFixture *fixture, const ReleveKind *kind, const char *id)
{
  ReleveEntry *entry = releve_entry_of (fixture->dossier, kind, id);

  g_assert_nonnull (entry);
  return entry;
}

static void
save (DeskFixture *fixture, const ReleveEntry *entry)
{
  g_autoptr (GError) error = NULL;

  releve_desk_save_entry (fixture->desk, entry, &error);
  g_assert_no_error (error);
}

static int
edition (DeskFixture *fixture)
{
  return releve_edition_in_force (fixture->dossier);
}

/* Entries */

DESK_TEST (role)
{
  g_autoptr (ReleveEntry) entry = entry_of (fixture, &releve_role_kind, "chief");
  g_autoptr (GPtrArray) levels = releve_entry_parts (entry, &releve_role_level_kind);
  BEGIN_VERB;

  set (&((ReleveRole *) entry->row)->mission.en, "Runs “R&D <pilot>”");
  ((ReleveRoleLevel *) levels->pdata[0])->level = 3.5;
  releve_entry_remove (entry, levels->pdata[11]);
  g_assert_true (releve_desk_save_entry (fixture->desk, entry, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (releve_dossier_role (fixture->dossier, "chief")->mission.en, ==, "Runs “R&D <pilot>”");
  g_assert_cmpfloat (releve_required_level (fixture->dossier, "L01", "C1"), ==, 3.5);
  g_assert_cmpuint (RELEVE_DOSSIER_OF (fixture->dossier, releve_role_level_kind, ReleveRoleLevel, role_id, "chief")->len, ==, 11);
  g_assert_cmpint (edition (fixture), ==, 1);
  g_assert_cmpstr (releve_desk_peek_undo (fixture->desk)->verb, ==, "entry");
  desk_fixture_assert_undo_redo (fixture, before);
}

DESK_TEST (no_change)
{
  g_autoptr (ReleveEntry) entry = entry_of (fixture, &releve_assignment_kind, "A1");
  g_autofree char *before = desk_fixture_sum (fixture), *after = NULL;

  save (fixture, entry);
  after = desk_fixture_sum (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_null (releve_desk_peek_undo (fixture->desk));
}

DESK_TEST (new_and_delete)
{
  g_autoptr (ReleveEntry) entry = releve_entry_new (fixture->dossier, &releve_assignment_kind);
  ReleveAssignmentCompetency *weight = releve_entry_add (entry, &releve_assignment_competency_kind);
  const char *id = ((ReleveRow *) entry->row)->id;
  BEGIN_VERB;
  g_autofree char *with = NULL;

  set (&((ReleveAssignment *) entry->row)->name.fr, "Salle d’attente");
  weight->competency_id = g_strdup ("C5");
  weight->weight = 1;
  save (fixture, entry);
  g_assert_cmpstr (releve_dossier_assignment (fixture->dossier, id)->code, ==, "X1");
  g_assert_cmpint (edition (fixture), ==, 0); /* nobody read other words */
  desk_fixture_assert_undo_redo (fixture, before);
  with = desk_fixture_sum (fixture);
  g_assert_true (releve_desk_delete_entry (fixture->desk, &releve_assignment_kind, id, &error));
  g_assert_no_error (error);
  g_assert_null (releve_dossier_assignment (fixture->dossier, id));
  desk_fixture_assert_undo_redo (fixture, with);
}

DESK_TEST (delete_used)
{
  BEGIN_VERB;

  g_assert_false (releve_desk_delete_entry (fixture->desk, &releve_role_kind, "chief", &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "used-by-learners");
  g_clear_error (&error);
  g_assert_false (releve_desk_delete_entry (fixture->desk, &releve_role_kind, "pope", &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "unknown-entry-of-catalogue");
}

DESK_TEST (bad_entry)
{
  g_autoptr (ReleveEntry) entry = entry_of (fixture, &releve_assignment_kind, "K1");
  BEGIN_VERB;

  ((ReleveAssignment *) entry->row)->hours = -3;
  g_assert_false (releve_desk_save_entry (fixture->desk, entry, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "hours-outside");
}

DESK_TEST (calendar)
{
  g_autoptr (ReleveEntry) calendar = entry_of (fixture, &releve_block_kind, NULL);
  ReleveBlock *early = releve_entry_add (calendar, &releve_block_kind);
  BEGIN_VERB;

  early->last = releve_dossier_block_number (fixture->dossier, 1)->first - 1;
  early->first = early->last - 6;
  save (fixture, calendar);
  g_assert_cmpint (releve_dossier_n_blocks (fixture->dossier), ==, 14);
  g_assert_cmpint (releve_dossier_block (fixture->dossier, "B1")->number, ==, 2);
  desk_fixture_assert_undo_redo (fixture, before);
  g_assert_no_error (error);
}

/* The rule is the head's; what the file knows of itself is not. */
DESK_TEST (rule)
{
  g_autoptr (ReleveEntry) entry = entry_of (fixture, &releve_department_kind, "department");
  BEGIN_VERB;
  ReleveDepartment *row = entry->row;

  row->brief_rule_level = 2;
  row->edition = 77;
  set (&row->uuid, "other");
  save (fixture, entry);
  g_assert_cmpint (releve_dossier_department (fixture->dossier)->brief_rule_level, ==, 2);
  g_assert_cmpint (edition (fixture), ==, 0);
  g_assert_cmpstr (releve_dossier_department (fixture->dossier)->uuid, !=, "other");
  desk_fixture_assert_undo_redo (fixture, before);
  g_assert_no_error (error);
}

/* Editions (D6) */

static void
reword (DeskFixture *fixture, const char *anchor)
{
  g_autoptr (ReleveEntry) entry = entry_of (fixture, &releve_competency_kind, "C4");

  set (&((ReleveCompetency *) entry->row)->anchors[2].en, anchor);
  save (fixture, entry);
}

static gboolean
rate_learner (DeskFixture *fixture, const char *learner_id, int with_edition, const char *rater, GError **error)
{
  ReleveRating rating = { .learner_id = (char *) learner_id, .competency_id = (char *) "C4", .level = 2,
                          .source = RELEVE_SUPERVISOR_SAYS, .rater = (char *) rater, .date = FIXTURE_TODAY,
                          .edition = with_edition };

  return releve_desk_rate (fixture->desk, &rating, error);
}

static gboolean
rate (DeskFixture *fixture, int with_edition, const char *rater, GError **error)
{
  return rate_learner (fixture, "L03", with_edition, rater, error);
}

/* What the words of level 2 said to @rater; NULL when she has not rated. */
static const char *
read_by (DeskFixture *fixture, const char *rater)
{
  GPtrArray *ratings = RELEVE_DOSSIER_OF (fixture->dossier, releve_rating_kind, ReleveRating, learner_id, "L03");

  for (guint i = 0; i < ratings->len; i++)
    {
      const ReleveRating *rating = ratings->pdata[i];

      if (g_strcmp0 (rating->rater, rater) == 0 && g_strcmp0 (rating->competency_id, "C4") == 0)
        return releve_competency_of_rating (fixture->dossier, rating)->anchors[2].en;
    }
  return NULL;
}

DESK_TEST (anchor)
{
  g_autofree char *before = NULL;

  reword (fixture, "Old words");
  g_assert_true (rate (fixture, edition (fixture), "Dre Old", NULL));
  before = desk_fixture_sum (fixture);
  reword (fixture, "New words");
  g_assert_true (rate (fixture, edition (fixture), "Dre New", NULL));
  g_assert_cmpstr (read_by (fixture, "Dre Old"), ==, "Old words");
  g_assert_cmpstr (read_by (fixture, "Dre New"), ==, "New words");
  g_assert_cmpuint (releve_records_of_earlier_words (fixture->dossier, &releve_competency_kind, "C4"), ==, 1);
  desk_fixture_assert_in_step (fixture);
  g_assert_true (releve_desk_undo (fixture->desk, NULL, NULL));
  desk_fixture_assert_undo_redo (fixture, before);
  desk_fixture_reopen (fixture);
  g_assert_cmpstr (read_by (fixture, "Dre Old"), ==, "Old words");
}

/* "A competency of another framework version". */
DESK_TEST (other_words)
{
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  int opened = edition (fixture);

  reword (fixture, "New words");
  before = desk_fixture_sum (fixture);
  g_assert_false (rate (fixture, opened, "Dre Late", &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "words-changed-since");
  g_clear_error (&error);
  g_assert_false (rate (fixture, edition (fixture) + 1, "Dre Early", &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "words-changed-since");
}

/* Words of another competency changed: hers did not. */
DESK_TEST (other_competency)
{
  g_autoptr (ReleveEntry) entry = entry_of (fixture, &releve_competency_kind, "C7");
  int opened = edition (fixture);

  set (&((ReleveCompetency *) entry->row)->definition.fr, "Autre");
  save (fixture, entry);
  g_assert_true (rate (fixture, opened, "Dre Late", NULL));
}

static char *
agreed_card (DeskFixture *fixture, const char *assignment_id, int block, gboolean agree)
{
  char *id = desk_fixture_place (fixture, "L01", assignment_id, block);
  ReleveLevels levels = releve_dossier_assignment (fixture->dossier, assignment_id)->profile;
  g_autoptr (GError) error = NULL;

  releve_desk_set_levels (fixture->desk, id, &levels, agree, "as it is", &error);
  g_assert_no_error (error);
  return id;
}

/* So that the growth of her card is a number. */
static void
explore (DeskFixture *fixture)
{
  g_assert_true (rate_learner (fixture, "L01", edition (fixture), "S1", NULL));
}

static ReleveMatch
match_of (DeskFixture *fixture, const char *card_id)
{
  ReleveMatch match;

  releve_fit_of_placement (fixture->dossier, releve_dossier_placement (fixture->dossier, card_id), &match);
  return match;
}

static void
assert_same_match (const ReleveMatch *a, const ReleveMatch *b)
{
  g_assert_cmpfloat (a->fit, ==, b->fit);
  g_assert_cmpmem (a->target, sizeof a->target, b->target, sizeof b->target);
  g_assert_cmpmem (a->costs, sizeof a->costs, b->costs, sizeof b->costs);
  g_assert_cmpfloat (a->growth[3], ==, b->growth[3]);
}

/* Every way in which an edit could reach a fit. */
static void
change_everything (DeskFixture *fixture)
{
  ReleveParameters parameters = *releve_dossier_parameters (fixture->dossier);
  g_autoptr (ReleveEntry) assignment = entry_of (fixture, &releve_assignment_kind, "G1");
  g_autoptr (ReleveEntry) role = entry_of (fixture, &releve_role_kind, "chief");
  g_autoptr (GPtrArray) levels = releve_entry_parts (role, &releve_role_level_kind);
  g_autoptr (GPtrArray) weights = releve_entry_parts (assignment, &releve_assignment_competency_kind);
  ReleveAssignment *row = assignment->row;
  g_autoptr (GError) error = NULL;

  parameters.blend_half = 5;
  parameters.dead_band = 0.1;
  parameters.over_scale = 4;
  parameters.gap_scale = 1;
  parameters.fit_enough = 95;
  releve_desk_save_parameters (fixture->desk, &parameters, &error);
  g_assert_no_error (error);
  releve_levels_parse ("2422111222", &row->profile);
  row->low = row->high = row->profile;
  row->hours = 35;
  ((ReleveAssignmentCompetency *) weights->pdata[0])->weight = 0.2;
  save (fixture, assignment);
  for (guint i = 0; i < levels->len; i++)
    ((ReleveRoleLevel *) levels->pdata[i])->level = 4;
  save (fixture, role);
}

DESK_TEST (agreed_keeps_its_numbers)
{
  g_autofree char *agreed = agreed_card (fixture, "G1", 6, TRUE), *draft = agreed_card (fixture, "G1", 8, FALSE);
  g_autofree char *before = NULL;
  ReleveMatch then, drafted, now;

  explore (fixture);
  before = desk_fixture_sum (fixture);
  then = match_of (fixture, agreed);
  drafted = match_of (fixture, draft);
  g_assert_cmpfloat (then.growth[3], >, 0);
  change_everything (fixture);
  now = match_of (fixture, agreed);
  assert_same_match (&then, &now);
  g_assert_cmpfloat (match_of (fixture, draft).fit, !=, drafted.fit);
  g_assert_cmpint (releve_assignment_of_placement (fixture->dossier, releve_dossier_placement (fixture->dossier, agreed))->profile.v[0], ==, 1);
  g_assert_cmpuint (releve_records_of_earlier_words (fixture->dossier, &releve_assignment_kind, "G1"), ==, 1);
  desk_fixture_reopen (fixture);
  now = match_of (fixture, agreed);
  assert_same_match (&then, &now);
  for (int i = 0; i < 3; i++)
    g_assert_true (releve_desk_undo (fixture->desk, NULL, NULL));
  now = match_of (fixture, draft);
  assert_same_match (&drafted, &now);
  {
    g_autofree char *after = desk_fixture_sum (fixture);

    g_assert_cmpstr (after, ==, before);
  }
}

static void
say_of_change (DeskFixture *fixture, const char *anchor)
{
  g_autoptr (ReleveEntry) entry = entry_of (fixture, &releve_characteristic_kind, "CHG");

  set (&((ReleveCharacteristic *) entry->row)->name.en, "Change");
  set (&((ReleveCharacteristic *) entry->row)->anchors[1].en, anchor);
  save (fixture, entry);
}

/* The printed plan is set from this text. */
DESK_TEST (plan_says_what_was_agreed)
{
  g_autofree char *agreed = NULL, *before = NULL, *after = NULL;
  const RelevePlan plan = { .id = (char *) "plan", .learner_id = (char *) "L01", .version = 1 };

  say_of_change (fixture, "Old words");
  agreed = agreed_card (fixture, "G1", 6, TRUE);
  before = releve_snapshot_of_plan (fixture->dossier, &plan);
  say_of_change (fixture, "New words");
  after = releve_snapshot_of_plan (fixture->dossier, &plan);
  g_assert_nonnull (strstr (before, "Old words"));
  g_assert_null (strstr (before, "New words"));
  g_assert_nonnull (strstr (after, "Old words"));
  g_assert_nonnull (strstr (after, "New words"));
  g_assert_true (releve_desk_reset_levels (fixture->desk, agreed, NULL));
  g_free (after);
  after = releve_snapshot_of_plan (fixture->dossier, &plan);
  g_assert_null (strstr (after, "Old words"));
}

/* Agreed again, it is judged by what is in force then. */
DESK_TEST (agreed_again)
{
  g_autofree char *agreed = agreed_card (fixture, "G1", 6, TRUE);
  const RelevePlacement *card;
  ReleveLevels levels;
  ReleveMatchInput input;
  ReleveMatch fresh, again;

  change_everything (fixture);
  levels = releve_dossier_placement (fixture->dossier, agreed)->levels;
  g_assert_true (releve_desk_set_levels (fixture->desk, agreed, &levels, TRUE, "again", NULL));
  card = releve_dossier_placement (fixture->dossier, agreed);
  g_assert_cmpint (card->edition, ==, edition (fixture));
  g_assert_cmpint (card->parameter_version, ==, releve_dossier_parameters (fixture->dossier)->version);
  releve_fit_input (fixture->dossier, "L01", "G1", 6, agreed, &levels, &input);
  releve_match (releve_dossier_parameters (fixture->dossier), &input, &fresh);
  again = match_of (fixture, agreed);
  g_assert_cmpmem (again.costs, sizeof again.costs, fresh.costs, sizeof fresh.costs);
}

/* Parameters (L15) */

DESK_TEST (parameters)
{
  ReleveParameters parameters = *releve_dossier_parameters (fixture->dossier);
  BEGIN_VERB;

  parameters.blend_half = 3;
  g_assert_true (releve_desk_save_parameters (fixture->desk, &parameters, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (releve_dossier_parameters (fixture->dossier)->blend_half, ==, 3);
  g_assert_cmpint (releve_dossier_parameters (fixture->dossier)->version, ==, 2);
  desk_fixture_assert_undo_redo (fixture, before);
  g_assert_true (releve_desk_save_parameters (fixture->desk, &parameters, &error));
  g_assert_cmpint (releve_dossier_parameters (fixture->dossier)->version, ==, 2);
  desk_fixture_reopen (fixture);
  g_assert_cmpfloat (releve_dossier_parameters (fixture->dossier)->blend_half, ==, 3);
}

static const struct {
  const char *name, *parameter;
  double value;
  const char *problem;
} bad[] = {
  { "a missing number", "blend.half", NAN, "parameter-missing" },
  { "no number", "over.scale", INFINITY, "value-range" },
  { "a number off its scale", "fit.enough", 170, "value-range" },
  { "a group of two colleagues", "colleague.minimum", 2, "value-range" },
  { "a divisor of zero", "gap.scale", 0, "value-range" },
  { "a readiness that does not sum to one", "W.CHG.AM", 0.4, "readiness-sum" },
  { "a negative weight", "M.CHG.C11", -0.5, "value-range" },
  { "growth words out of order", "word.strong", 0.05, "words-reversed" },
};

static void
test_bad_parameters (DeskFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      ReleveParameters parameters = *releve_dossier_parameters (fixture->dossier);
      BEGIN_VERB;

      g_test_message ("%s", bad[i].name);
      g_assert_true (releve_parameters_set (&parameters, bad[i].parameter, bad[i].value));
      g_assert_false (releve_desk_save_parameters (fixture->desk, &parameters, &error));
      desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, bad[i].problem);
    }
}

DESK_TEST (relevance_of_nothing)
{
  ReleveParameters parameters = *releve_dossier_parameters (fixture->dossier);
  BEGIN_VERB;

  memset (parameters.relevance[RELEVE_DIV], 0, sizeof parameters.relevance[RELEVE_DIV]);
  g_assert_false (releve_desk_save_parameters (fixture->desk, &parameters, &error));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_INVALID, "relevance-empty");
}

/* A row that somebody took out by hand: of the model's numbers, of W, of M. */
static void
test_table_with_a_hole (DeskFixture *fixture, gconstpointer name)
{
  ReleveParameters parameters = *releve_dossier_parameters (fixture->dossier);
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;
  ReleveParameter *row = NULL;
  ReleveImportRow item = { &releve_parameter_kind, NULL };

  parameters.blend_half = 3;
  g_assert_true (releve_desk_save_parameters (fixture->desk, &parameters, NULL));
  rows = releve_dossier_all (fixture->dossier, &releve_parameter_kind);
  for (guint i = 0; i < rows->len && row == NULL; i++)
    if (g_str_equal (((const ReleveParameter *) rows->pdata[i])->name, name))
      row = releve_row_copy (&releve_parameter_kind, rows->pdata[i]);
  g_assert_nonnull (row);
  set (&row->name, "elsewhere");
  item.row = row;
  g_assert_true (releve_desk_import (fixture->desk, "import", &item, 1, TRUE, NULL));
  releve_row_free (&releve_parameter_kind, row);
  g_assert_null (releve_desk_open (fixture->path, NULL, &error));
  g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_CORRUPT);
  g_assert_cmpstr (releve_error_get_detail (error)->problem, ==, "parameter-table");
  g_assert_cmpstr (releve_error_get_detail (error)->found, ==, name);
  g_assert_cmpstr (releve_error_get_detail (error)->expected, ==, "2");
}

#define ADD(path, function) \
  g_test_add ("/desk/catalogue/" path, DeskFixture, NULL, desk_fixture_set_up, test_##function, desk_fixture_tear_down)
#define ADD_HOLE(name) \
  g_test_add ("/desk/catalogue/L15/a table without " name " is refused at the door", DeskFixture, name, \
              desk_fixture_set_up, test_table_with_a_hole, desk_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("S1/a role is edited with its levels as one step", role);
  ADD ("S8/nothing changed leaves no step", no_change);
  ADD ("S8/an entry is made and deleted", new_and_delete);
  ADD ("S8/what is used is not deleted", delete_used);
  ADD ("S8/a bad entry leaves nothing", bad_entry);
  ADD ("B2/blocks are numbered by date", calendar);
  ADD ("L7/the briefing rule is editable", rule);
  ADD ("D6/an old rating keeps the old words", anchor);
  ADD ("D6/a rating by other words is refused", other_words);
  ADD ("D6/a rating by the same words is not", other_competency);
  ADD ("D6/an agreed card keeps its numbers, a draft moves", agreed_keeps_its_numbers);
  ADD ("D6/a plan says what was agreed", plan_says_what_was_agreed);
  ADD ("D6/agreed again it is judged anew", agreed_again);
  ADD ("L15/a new version of the parameters", parameters);
  ADD ("L15/a wrong table is refused", bad_parameters);
  ADD ("L15/competencies that count for nothing are refused", relevance_of_nothing);
  ADD_HOLE ("blend.half");
  ADD_HOLE ("W.CHG.AM");
  ADD_HOLE ("M.DIV.C7");
  return g_test_run ();
}
