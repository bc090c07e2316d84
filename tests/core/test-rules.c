#include "releve-rules.h"

#include <math.h>

#include "maker.h"

/* Each test owns thirteen blocks, two learners and two assignments: K1 clinical
 * with gentle levels, A1 academic; 20 hours of the 40 that a learner has. */
typedef struct {
  ReleveDossier *dossier;
  ReleveLearner *learner;
  ReleveAssignment *ward, *talk;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->dossier = maker_dossier (13);
  f->learner = maker_learner (f->dossier, "L01");
  maker_learner (f->dossier, "L02");
  f->ward = maker_assignment (f->dossier, "K1", RELEVE_CLINICAL, "1212122222");
  f->talk = maker_assignment (f->dossier, "A1", RELEVE_ACADEMIC, "0120210121");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->dossier);
}

static const ReleveBreach *
find (GPtrArray *breaches, ReleveRule rule)
{
  for (guint i = 0; i < breaches->len; i++)
    if (((ReleveBreach *) g_ptr_array_index (breaches, i))->rule == rule)
      return g_ptr_array_index (breaches, i);
  return NULL;
}

static guint
count (GPtrArray *breaches, ReleveRule rule)
{
  guint n = 0;

  for (guint i = 0; i < breaches->len; i++)
    n += ((ReleveBreach *) g_ptr_array_index (breaches, i))->rule == rule;
  return n;
}

static void
assert_passes (Fixture *f, const RelevePlacement *card)
{
  g_autoptr (GPtrArray) breaches = releve_rules_of_placement (f->dossier, card);

  g_assert_cmpuint (breaches->len, ==, 0);
}

/* The card breaks @rule alone, in @block; a typed reason excuses it unless the
 * rule stops. */
static void
assert_breaks (Fixture *f, RelevePlacement *card, ReleveRule rule, ReleveSeverity severity, int block,
               double found, double limit, const char *other_id)
{
  g_autoptr (GPtrArray) breaches = releve_rules_of_placement (f->dossier, card);
  g_autoptr (GPtrArray) excused = NULL;
  const ReleveBreach *breach;

  g_assert_cmpuint (breaches->len, ==, 1);
  breach = g_ptr_array_index (breaches, 0);
  g_assert_cmpint (breach->rule, ==, rule);
  g_assert_cmpint (breach->severity, ==, severity);
  g_assert_cmpint (breach->block, ==, block);
  g_assert_true (isnan (found) ? isnan (breach->found) : fabs (breach->found - found) < 1e-9);
  g_assert_true (isnan (limit) ? isnan (breach->limit) : fabs (breach->limit - limit) < 1e-9);
  g_assert_cmpstr (breach->other_id, ==, other_id);
  g_assert_cmpstr (breach->learner_id, ==, card->learner_id);
  g_assert_cmpstr (breach->assignment_id, ==, card->assignment_id);
  g_assert_cmpstr (breach->placement_id, ==, card->id);
  g_assert_false (breach->excused);

  card->reason = g_strdup ("agreed with the head of nursing");
  excused = releve_rules_of_placement (f->dossier, card);
  g_assert_true (((ReleveBreach *) g_ptr_array_index (excused, 0))->excused == (severity != RELEVE_STOPS));
  g_clear_pointer (&card->reason, g_free);
}

static void
test_a_card_past_the_last_block_stops (Fixture *f, gconstpointer data)
{
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "A1", 12, 2);

  assert_passes (f, card);
  card->span = 3;
  assert_breaks (f, card, RELEVE_RULE_CALENDAR, RELEVE_STOPS, 12, 14, 13, NULL);
}

static void
test_arrival_and_departure_bound_the_blocks (Fixture *f, gconstpointer data)
{
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "A1", 5, 2);

  f->learner->arrival = maker_day (5, 1);
  f->learner->departure = maker_day (6, 28);
  assert_passes (f, card);

  f->learner->arrival = maker_day (5, 2);
  assert_breaks (f, card, RELEVE_RULE_EMPLOYMENT, RELEVE_NEEDS_REASON, 5, maker_day (5, 1), maker_day (5, 2), NULL);

  f->learner->arrival = RELEVE_NO_DAY;
  f->learner->departure = maker_day (6, 27);
  assert_breaks (f, card, RELEVE_RULE_EMPLOYMENT, RELEVE_NEEDS_REASON, 6, maker_day (6, 28), maker_day (6, 27), NULL);
}

static void
test_one_day_of_leave_breaks_a_block (Fixture *f, gconstpointer data)
{
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "A1", 5, 2);

  maker_leave (f->dossier, "before", "L01", maker_day (4, 1), maker_day (4, 28));
  maker_leave (f->dossier, "after", "L01", maker_day (7, 1), maker_day (7, 3));
  maker_leave (f->dossier, "someone else", "L02", maker_day (5, 1), maker_day (5, 3));
  assert_passes (f, card);

  maker_leave (f->dossier, "one day", "L01", maker_day (6, 28), maker_day (6, 28));
  assert_breaks (f, card, RELEVE_RULE_LEAVE, RELEVE_NEEDS_REASON, 6, NAN, NAN, "one day");
}

static void
test_cards_share_a_cell_while_their_hours_fit (Fixture *f, gconstpointer data)
{
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "A1", 5, 1);

  maker_card (f->dossier, "other", "L01", "K1", 4, 2);
  f->ward->duration = 2;
  f->ward->hours = 40;
  assert_passes (f, card);

  f->ward->hours = 40.5;
  assert_breaks (f, card, RELEVE_RULE_HOURS, RELEVE_NEEDS_REASON, 5, 40.25, 40, NULL);
}

static void
test_ten_shares_of_a_tenth_fill_the_hours_exactly (Fixture *f, gconstpointer data)
{
  RelevePlacement *card = NULL;

  f->learner->development_hours = 1;
  for (int i = 0; i < 10; i++)
    {
      g_autofree char *id = g_strdup_printf ("A%d", 10 + i);

      maker_assignment (f->dossier, id, RELEVE_ACADEMIC, "0120210121")->hours = 0.1;
      card = maker_card (f->dossier, id, "L01", id, 5, 1);
    }
  assert_passes (f, card);
}

static void
test_an_exclusive_card_leaves_no_hours (Fixture *f, gconstpointer data)
{
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "K1", 5, 1);

  f->ward->exclusive = TRUE;
  f->ward->hours = 4;
  assert_passes (f, card);
  maker_card (f->dossier, "other", "L01", "A1", 5, 1);
  assert_breaks (f, card, RELEVE_RULE_HOURS, RELEVE_NEEDS_REASON, 5, 60, 40, NULL);
}

static void
test_a_percentage_of_employment_scales_the_hours (Fixture *f, gconstpointer data)
{
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "A1", 5, 1);

  f->learner->percentage = 50;
  assert_passes (f, card);
  f->learner->percentage = 40;
  assert_breaks (f, card, RELEVE_RULE_HOURS, RELEVE_NEEDS_REASON, 5, 20, 16, NULL);
}

static void
test_declined_cards_count_nowhere (Fixture *f, gconstpointer data)
{
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "A1", 5, 1);
  RelevePlacement *declined = maker_card (f->dossier, "other", "L01", "A1", 5, 1);

  f->talk->hours = 30;
  f->talk->capacity = 1;
  declined->state = RELEVE_DECLINED;
  assert_passes (f, card);
  assert_passes (f, declined);
}

static void
test_capacity_counts_people_in_each_block (Fixture *f, gconstpointer data)
{
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "A1", 5, 2);

  f->talk->capacity = 1;
  maker_card (f->dossier, "before", "L02", "A1", 4, 1);
  maker_card (f->dossier, "after", "L02", "A1", 7, 1);
  assert_passes (f, card);
  maker_card (f->dossier, "after", "L02", "A1", 6, 1);
  assert_breaks (f, card, RELEVE_RULE_CAPACITY, RELEVE_NEEDS_REASON, 6, 2, 1, NULL);
  f->talk->capacity = 0;
  assert_passes (f, card);
}

static void
test_a_card_does_not_compete_with_itself (Fixture *f, gconstpointer data)
{
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "A1", 5, 1);
  RelevePlacement *wanted = releve_row_copy (&releve_placement_kind, card);

  f->talk->capacity = 1;
  f->talk->hours = 40;
  assert_passes (f, wanted);
  releve_row_free (&releve_placement_kind, wanted);
}

static void
test_a_needed_assignment_is_met_by_an_earlier_card (Fixture *f, gconstpointer data)
{
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "A1", 5, 1);
  RelevePlacement *needed;

  maker_need (f->dossier, "A1", "K1", 0);
  assert_breaks (f, card, RELEVE_RULE_PREREQUISITE, RELEVE_NEEDS_REASON, 5, NAN, NAN, "K1");

  needed = maker_card (f->dossier, "needed", "L01", "K1", 4, 1);
  assert_passes (f, card);
  needed->state = RELEVE_DECLINED;
  assert_breaks (f, card, RELEVE_RULE_PREREQUISITE, RELEVE_NEEDS_REASON, 5, NAN, NAN, "K1");
  needed->state = RELEVE_ACCEPTED;
  needed->span = 2;
  assert_breaks (f, card, RELEVE_RULE_PREREQUISITE, RELEVE_NEEDS_REASON, 5, NAN, NAN, "K1");
}

static void
test_a_needed_assignment_is_met_by_experience (Fixture *f, gconstpointer data)
{
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "A1", 5, 1);

  maker_need (f->dossier, "A1", "K1", 0);
  maker_experience (f->dossier, "L02", "K1", maker_day (1, 1));
  maker_experience (f->dossier, "L01", "K1", maker_day (5, 1));
  assert_breaks (f, card, RELEVE_RULE_PREREQUISITE, RELEVE_NEEDS_REASON, 5, NAN, NAN, "K1");
  maker_experience (f->dossier, "L01", "K1", maker_day (4, 28));
  assert_passes (f, card);
}

static void
test_a_needed_level_is_the_blended_one (Fixture *f, gconstpointer data)
{
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "A1", 5, 1);

  maker_need (f->dossier, "A1", "C5", 2);
  assert_breaks (f, card, RELEVE_RULE_PREREQUISITE, RELEVE_NEEDS_REASON, 5, NAN, 2, "C5");
  maker_rating (f->dossier, "L01", "C5", 1, RELEVE_SUPERVISOR_SAYS);
  assert_breaks (f, card, RELEVE_RULE_PREREQUISITE, RELEVE_NEEDS_REASON, 5, 1, 2, "C5");
  maker_rating (f->dossier, "L01", "C5", 2, RELEVE_SUPERVISOR_SAYS);
  assert_passes (f, card);
}

static void
test_an_assignment_recurs_after_its_gap (Fixture *f, gconstpointer data)
{
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "A1", 7, 1);

  f->talk->minimum_gap = 2;
  maker_card (f->dossier, "other", "L01", "A1", 3, 2);
  assert_passes (f, card);
  maker_card (f->dossier, "other", "L01", "A1", 4, 2);
  assert_breaks (f, card, RELEVE_RULE_RECURRENCE, RELEVE_WARNS, 7, 1, 2, "other");
  maker_card (f->dossier, "other", "L01", "A1", 9, 1);
  assert_breaks (f, card, RELEVE_RULE_RECURRENCE, RELEVE_WARNS, 9, 1, 2, "other");
}

static void
test_an_assignment_does_not_meet_itself (Fixture *f, gconstpointer data)
{
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "A1", 7, 1);

  f->talk->minimum_gap = 0;
  maker_card (f->dossier, "other", "L01", "A1", 6, 1);
  assert_passes (f, card);
  maker_card (f->dossier, "other", "L01", "A1", 6, 2);
  assert_breaks (f, card, RELEVE_RULE_RECURRENCE, RELEVE_NEEDS_REASON, 7, -1, 0, "other");
}

static void
test_the_safety_gate_yields_to_no_reason (Fixture *f, gconstpointer data)
{
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "K1", 5, 1);

  g_assert_true (releve_levels_parse ("1312132222", &f->ward->profile));
  assert_breaks (f, card, RELEVE_RULE_SAFETY, RELEVE_STOPS, 5, NAN, 2, NULL);

  maker_rating (f->dossier, "L01", "TM", 4, RELEVE_SELF);
  assert_breaks (f, card, RELEVE_RULE_SAFETY, RELEVE_STOPS, 5, NAN, 2, NULL);
  maker_rating (f->dossier, "L01", "TM", 1.5, RELEVE_SUPERVISOR_SAYS);
  assert_breaks (f, card, RELEVE_RULE_SAFETY, RELEVE_STOPS, 5, 1.5, 2, NULL);
  maker_rating (f->dossier, "L01", "TM", 2, RELEVE_SUPERVISOR_SAYS);
  assert_passes (f, card);
}

static void
test_the_safety_gate_opens_for_a_supervisor_present (Fixture *f, gconstpointer data)
{
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "K1", 5, 1);

  g_assert_true (releve_levels_parse ("1213122222", &f->ward->profile));
  assert_breaks (f, card, RELEVE_RULE_SAFETY, RELEVE_STOPS, 5, NAN, 2, NULL);
  maker_supervisor (f->dossier, "S1", 3);
  card->present_id = g_strdup ("S1");
  assert_passes (f, card);
}

static void
test_the_safety_gate_reads_the_levels_in_force (Fixture *f, gconstpointer data)
{
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "K1", 5, 1);

  assert_passes (f, card);
  g_assert_true (releve_levels_parse ("1312122222", &card->levels));
  card->levels_state = RELEVE_LEVELS_AGREED;
  assert_breaks (f, card, RELEVE_RULE_SAFETY, RELEVE_STOPS, 5, NAN, 2, NULL);
  f->ward->category = RELEVE_ACADEMIC;
  assert_passes (f, card);
}

static void
test_high_autonomy_asks_for_a_briefing (Fixture *f, gconstpointer data)
{
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "A1", 5, 1);
  ReleveDepartment *department = (ReleveDepartment *) releve_dossier_department (f->dossier);

  g_assert_true (releve_levels_parse ("0320210221", &f->talk->profile));
  assert_passes (f, card);
  g_assert_true (releve_levels_parse ("0320210121", &f->talk->profile));
  assert_breaks (f, card, RELEVE_RULE_BRIEFING, RELEVE_WARNS, 5, 1, 2, NULL);
  department->brief_rule_minimum = 1;
  assert_passes (f, card);
  department->brief_rule_minimum = 2;
  department->brief_rule_level = 4;
  assert_passes (f, card);
}

static void
test_debriefings_of_a_supervisor_are_limited_per_block (Fixture *f, gconstpointer data)
{
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "A1", 5, 2);
  RelevePlacement *other = maker_card (f->dossier, "other", "L02", "A1", 6, 1);

  maker_supervisor (f->dossier, "S1", 1);
  card->supervisor_id = g_strdup ("S1");
  assert_passes (f, card);
  f->talk->supervisor_id = g_strdup ("S1");
  assert_breaks (f, card, RELEVE_RULE_SUPERVISOR, RELEVE_WARNS, 6, 2, 1, "S1");
  other->levels = f->talk->profile;
  other->levels.v[RELEVE_DBR] = 0;
  other->levels_state = RELEVE_LEVELS_AGREED;
  assert_passes (f, card);
}

static void
test_pinned_and_finished_cards_stay (Fixture *f, gconstpointer data)
{
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "A1", 5, 1);
  g_autoptr (ReleveBreach) pinned = NULL;
  g_autoptr (ReleveBreach) finished = NULL;

  g_assert_null (releve_rules_of_disturbing (f->dossier, card));
  card->pinned = TRUE;
  card->reason = g_strdup ("whatever");
  pinned = releve_rules_of_disturbing (f->dossier, card);
  g_assert_cmpint (pinned->rule, ==, RELEVE_RULE_PINNED);
  g_assert_cmpint (pinned->severity, ==, RELEVE_STOPS);
  g_assert_cmpint (pinned->block, ==, 5);
  g_assert_false (pinned->excused);
  card->state = RELEVE_DONE;
  finished = releve_rules_of_disturbing (f->dossier, card);
  g_assert_cmpint (finished->rule, ==, RELEVE_RULE_FINISHED);
}

static void
test_a_minimum_is_missed_in_blocks_to_come (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) breaches = NULL;
  const ReleveBreach *breach;

  f->talk->minimum = 1;
  maker_card (f->dossier, "p", "L01", "A1", 4, 9);
  breaches = releve_rules_of_dossier (f->dossier);

  /* Blocks 1 and 2 are over, 4 to 12 are filled: 3 and 13 remain. */
  g_assert_cmpuint (breaches->len, ==, 2);
  breach = g_ptr_array_index (breaches, 1);
  g_assert_cmpint (breach->rule, ==, RELEVE_RULE_MINIMUM);
  g_assert_cmpint (breach->severity, ==, RELEVE_WARNS);
  g_assert_cmpint (breach->block, ==, 13);
  g_assert_cmpfloat (breach->found, ==, 0);
  g_assert_cmpfloat (breach->limit, ==, 1);
  g_assert_null (breach->learner_id);
  g_assert_null (breach->placement_id);
}

static void
test_the_file_is_asked_once_until_a_row_changes (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) first = releve_rules_of_dossier (f->dossier), again = releve_rules_of_dossier (f->dossier);
  g_autoptr (GPtrArray) later = NULL;

  g_assert_true (again == first);
  maker_leave (f->dossier, "leave", "L01", maker_day (5, 20), maker_day (6, 5));
  maker_card (f->dossier, "p", "L01", "A1", 5, 1);
  later = releve_rules_of_dossier (f->dossier);
  g_assert_cmpuint (count (first, RELEVE_RULE_LEAVE), ==, 0);
  g_assert_cmpuint (count (later, RELEVE_RULE_LEAVE), ==, 1);
}

static void
test_a_year_without_people_misses_no_minimum (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) some = NULL;
  g_autoptr (GPtrArray) none = NULL;

  f->talk->minimum = 1;
  some = releve_rules_of_dossier (f->dossier);
  g_assert_cmpuint (some->len, >, 0);

  releve_dossier_drop (f->dossier, &releve_learner_kind, "L01");
  releve_dossier_drop (f->dossier, &releve_learner_kind, "L02");
  none = releve_rules_of_dossier (f->dossier);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_a_breach_shared_by_cards_is_listed_once (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) breaches = NULL;
  RelevePlacement *card = maker_card (f->dossier, "q", "L02", "A1", 5, 1);

  f->talk->capacity = 1;
  f->talk->hours = 30;
  f->talk->minimum_gap = 3;
  maker_card (f->dossier, "p", "L01", "A1", 5, 1);
  maker_card (f->dossier, "r", "L01", "K1", 5, 1);
  maker_card (f->dossier, "s", "L01", "A1", 7, 1);
  card->reason = g_strdup ("two of them, by agreement");

  breaches = releve_rules_of_dossier (f->dossier);
  g_assert_cmpuint (count (breaches, RELEVE_RULE_CAPACITY), ==, 1);
  g_assert_cmpuint (count (breaches, RELEVE_RULE_HOURS), ==, 1);
  g_assert_cmpuint (count (breaches, RELEVE_RULE_RECURRENCE), ==, 1);
  g_assert_true (find (breaches, RELEVE_RULE_CAPACITY)->excused);
  g_assert_false (find (breaches, RELEVE_RULE_HOURS)->excused);
}

static void
test_what_is_done_is_not_held_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "A1", 1, 1);

  maker_leave (f->dossier, "leave", "L01", maker_day (1, 3), maker_day (1, 9));
  before = releve_rules_of_dossier (f->dossier);
  g_assert_cmpuint (before->len, ==, 1);
  card = releve_row_copy (&releve_placement_kind, card);
  card->state = RELEVE_DONE;
  releve_dossier_put (f->dossier, &releve_placement_kind, card);
  after = releve_rules_of_dossier (f->dossier);
  g_assert_cmpuint (after->len, ==, 0);
}

static void
test_leave_over_cards_lists_them_and_deletes_none (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) breaches = NULL;

  maker_card (f->dossier, "p", "L01", "A1", 5, 1);
  maker_card (f->dossier, "q", "L01", "K1", 6, 1);
  maker_leave (f->dossier, "leave", "L01", maker_day (5, 20), maker_day (6, 5));
  breaches = releve_rules_of_dossier (f->dossier);
  g_assert_cmpuint (count (breaches, RELEVE_RULE_LEAVE), ==, 2);
  g_assert_cmpint (((ReleveBreach *) g_ptr_array_index (breaches, 0))->block, ==, 5);
  g_assert_cmpint (((ReleveBreach *) g_ptr_array_index (breaches, 1))->block, ==, 6);
  g_assert_nonnull (releve_dossier_placement (f->dossier, "p"));
}

static void
test_the_most_severe_breach_comes_first (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) breaches = NULL;
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "K1", 5, 1);

  g_assert_true (releve_levels_parse ("1312132022", &f->ward->profile));
  maker_leave (f->dossier, "leave", "L01", maker_day (5, 20), maker_day (5, 25));
  breaches = releve_rules_of_placement (f->dossier, card);
  g_assert_cmpuint (breaches->len, ==, 3);
  g_assert_cmpint (((ReleveBreach *) g_ptr_array_index (breaches, 0))->rule, ==, RELEVE_RULE_SAFETY);
  g_assert_cmpint (((ReleveBreach *) g_ptr_array_index (breaches, 1))->rule, ==, RELEVE_RULE_LEAVE);
  g_assert_cmpint (((ReleveBreach *) g_ptr_array_index (breaches, 2))->rule, ==, RELEVE_RULE_BRIEFING);
}

#define ADD(path, function) g_test_add ("/rules/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("B2/a-card-past-the-last-block-stops", test_a_card_past_the_last_block_stops);
  ADD ("B11/arrival-and-departure-bound-the-blocks", test_arrival_and_departure_bound_the_blocks);
  ADD ("B7/one-day-of-leave-breaks-a-block", test_one_day_of_leave_breaks_a_block);
  ADD ("B2/cards-share-a-cell-while-their-hours-fit", test_cards_share_a_cell_while_their_hours_fit);
  ADD ("B7/ten-shares-of-a-tenth-fill-the-hours-exactly", test_ten_shares_of_a_tenth_fill_the_hours_exactly);
  ADD ("B2/an-exclusive-card-leaves-no-hours", test_an_exclusive_card_leaves_no_hours);
  ADD ("B11/a-percentage-of-employment-scales-the-hours", test_a_percentage_of_employment_scales_the_hours);
  ADD ("S7/declined-cards-count-nowhere", test_declined_cards_count_nowhere);
  ADD ("B8/capacity-counts-people-in-each-block", test_capacity_counts_people_in_each_block);
  ADD ("B7/a-card-does-not-compete-with-itself", test_a_card_does_not_compete_with_itself);
  ADD ("B9/a-needed-assignment-is-met-by-an-earlier-card", test_a_needed_assignment_is_met_by_an_earlier_card);
  ADD ("B9/a-needed-assignment-is-met-by-experience", test_a_needed_assignment_is_met_by_experience);
  ADD ("B9/a-needed-level-is-the-blended-one", test_a_needed_level_is_the_blended_one);
  ADD ("B10/an-assignment-recurs-after-its-gap", test_an_assignment_recurs_after_its_gap);
  ADD ("B10/an-assignment-does-not-meet-itself", test_an_assignment_does_not_meet_itself);
  ADD ("B7/the-safety-gate-yields-to-no-reason", test_the_safety_gate_yields_to_no_reason);
  ADD ("B7/the-safety-gate-opens-for-a-supervisor-present", test_the_safety_gate_opens_for_a_supervisor_present);
  ADD ("B7/the-safety-gate-reads-the-levels-in-force", test_the_safety_gate_reads_the_levels_in_force);
  ADD ("L7/high-autonomy-asks-for-a-briefing", test_high_autonomy_asks_for_a_briefing);
  ADD ("S11/debriefings-of-a-supervisor-are-limited-per-block", test_debriefings_of_a_supervisor_are_limited_per_block);
  ADD ("B12/pinned-and-finished-cards-stay", test_pinned_and_finished_cards_stay);
  ADD ("B8/a-minimum-is-missed-in-blocks-to-come", test_a_minimum_is_missed_in_blocks_to_come);
  ADD ("B6/the-file-is-asked-once-until-a-row-changes", test_the_file_is_asked_once_until_a_row_changes);
  ADD ("B8/a-year-without-people-misses-no-minimum", test_a_year_without_people_misses_no_minimum);
  ADD ("B6/a-breach-shared-by-cards-is-listed-once", test_a_breach_shared_by_cards_is_listed_once);
  ADD ("B6/what-is-done-is-not-held-up", test_what_is_done_is_not_held_up);
  ADD ("B11/leave-over-cards-lists-them-and-deletes-none", test_leave_over_cards_lists_them_and_deletes_none);
  ADD ("B6/the-most-severe-breach-comes-first", test_the_most_severe_breach_comes_first);

  return g_test_run ();
}
