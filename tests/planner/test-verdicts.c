#include "releve-verdicts.h"

#include <math.h>

#include "maker.h"

#define N_BLOCKS 9

/* The card as it would stand if dropped on the cell; somebody else's agreement
 * is not taken along. */
static RelevePlacement *
make_wanted (ReleveDossier *dossier, const char *assignment_id, const RelevePlacement *moved,
             const char *learner_id, int block)
{
  RelevePlacement *wanted = moved != NULL ? releve_row_copy (&releve_placement_kind, moved)
                                          : releve_row_new (&releve_placement_kind, "wanted");

  if (moved != NULL && g_strcmp0 (moved->learner_id, learner_id) != 0 && wanted->levels_state == RELEVE_LEVELS_AGREED)
    wanted->levels_state = RELEVE_LEVELS_DRAFT;
  g_free (wanted->learner_id);
  g_free (wanted->block_id);
  wanted->learner_id = g_strdup (learner_id);
  wanted->block_id = g_strdup_printf ("B%d", block);
  if (moved != NULL)
    return wanted;
  wanted->assignment_id = g_strdup (assignment_id);
  wanted->span = releve_dossier_assignment (dossier, assignment_id)->duration;
  return wanted;
}

static gboolean
is_same (double a, double b)
{
  return (isnan (a) && isnan (b)) || fabs (a - b) < 1e-9;
}

/* The first breach that a drop would not put right by moving what is there. */
static const ReleveBreach *
first_breach (GPtrArray *breaches, const ReleveVerdict *verdict, double own_hours)
{
  gboolean displaces = verdict->drop >= RELEVE_DROP_REPLACE;

  for (guint i = 0; i < breaches->len; i++)
    {
      const ReleveBreach *breach = g_ptr_array_index (breaches, i);

      if (breach->rule != RELEVE_RULE_HOURS || !displaces || own_hours > breach->limit + 1e-9)
        return breach;
    }
  return NULL;
}

static void
assert_same_breach (const ReleveVerdict *verdict, const ReleveBreach *breach)
{
  g_assert_cmpint (verdict->rule, ==, breach->rule);
  g_assert_cmpint (verdict->severity, ==, breach->severity);
  g_assert_true (is_same (verdict->found, breach->found));
  g_assert_true (is_same (verdict->limit, breach->limit));
  g_assert_cmpstr (verdict->other_id, ==, breach->other_id);
  g_assert_cmpint (verdict->state, ==,
                   breach->severity == RELEVE_WARNS ? RELEVE_VERDICT_WARNING : RELEVE_VERDICT_FORBIDDEN);
}

static void
assert_same_fit (ReleveDossier *dossier, const RelevePlacement *wanted, int block, const ReleveVerdict *verdict)
{
  ReleveLevels levels = releve_levels_in_force (dossier, wanted);
  ReleveMatchInput input;
  ReleveMatch match;

  releve_fit_input (dossier, wanted->learner_id, wanted->assignment_id, block, wanted->id, &levels, &input);
  releve_match (releve_dossier_parameters (dossier), &input, &match);
  g_assert_true (is_same (verdict->fit, match.fit));
  g_assert_cmpint (verdict->cost, ==, match.drivers[0]);
  g_assert_cmpint (verdict->growth, ==, match.growth_word);
  g_assert_cmpint (verdict->growth_competency, ==, match.growth_competency);
}

/* What is in the way and cannot go is the verdicts' own knowledge. */
static gboolean
is_about_occupants (const ReleveVerdict *verdict)
{
  return verdict->why == RELEVE_WHY_STARTED
         || (verdict->why == RELEVE_WHY_RULE && verdict->rule == RELEVE_RULE_PINNED);
}

static gboolean
is_needed (ReleveDossier *dossier, const char *assignment_id)
{
  return RELEVE_DOSSIER_OF (dossier, releve_prerequisite_kind, RelevePrerequisite, needs_assignment_id, assignment_id)->len > 0;
}

/* The card that would be left without what it needs, if @wanted stood there;
 * @after is a copy of the dossier, to be changed, where some card may be. */
static ReleveBreach *
first_left_without (ReleveDossier *dossier, ReleveDossier *after, const RelevePlacement *moved, const RelevePlacement *wanted)
{
  g_autoptr (GPtrArray) order = NULL;

  if (after == NULL)
    return NULL;
  releve_dossier_put (after, &releve_placement_kind, releve_row_copy (&releve_placement_kind, wanted));
  order = releve_rules_of_order (dossier, after, moved->learner_id);
  return order->len > 0 ? g_ptr_array_steal_index (order, 0) : NULL;
}

static gboolean
outranks_order (const ReleveBreach *breach)
{
  return breach->severity == RELEVE_STOPS
         || (breach->severity == RELEVE_NEEDS_REASON && breach->rule <= RELEVE_RULE_PREREQUISITE);
}

static void
compare_cell (ReleveDossier *dossier, ReleveDossier *after, ReleveVerdicts *verdicts, const char *assignment_id,
              const RelevePlacement *moved, int learner, int block)
{
  const ReleveLearner *row = g_ptr_array_index (releve_dossier_all (dossier, &releve_learner_kind), learner);
  RelevePlacement *wanted = make_wanted (dossier, assignment_id, moved, row->id, block);
  const ReleveAssignment *assignment = releve_dossier_assignment (dossier, wanted->assignment_id);
  g_autoptr (GPtrArray) breaches = releve_rules_of_placement (dossier, wanted);
  g_autoptr (ReleveBreach) left = first_left_without (dossier, after, moved, wanted);
  const ReleveBreach *breach;
  ReleveVerdict verdict;

  releve_verdicts_ask (verdicts, learner, block, &verdict);
  breach = first_breach (breaches, &verdict, releve_hours_per_block (dossier, assignment, row->id));
  if (releve_dossier_block_number (dossier, block)->last < releve_dossier_get_today (dossier))
    g_assert_cmpint (verdict.state, ==, RELEVE_VERDICT_NONE);
  else if (is_about_occupants (&verdict))
    g_assert_cmpint (verdict.state, ==, RELEVE_VERDICT_FORBIDDEN);
  else if (left != NULL && (breach == NULL || !outranks_order (breach)))
    {
      g_assert_cmpint (verdict.state, ==, RELEVE_VERDICT_FORBIDDEN);
      g_assert_cmpint (verdict.rule, ==, RELEVE_RULE_PREREQUISITE);
      g_assert_cmpint (verdict.severity, ==, RELEVE_NEEDS_REASON);
      g_assert_nonnull (verdict.leaning_id);
    }
  else if (breach != NULL)
    assert_same_breach (&verdict, breach);
  else if (verdict.why == RELEVE_WHY_NOTHING)
    g_assert_cmpint (verdict.state, ==, RELEVE_VERDICT_ALLOWED);
  else
    {
      g_assert_cmpint (verdict.state, ==, RELEVE_VERDICT_WARNING);
      g_assert_true (verdict.why == RELEVE_WHY_AGREED || !(verdict.fit >= 70));
    }
  if (verdict.state != RELEVE_VERDICT_NONE && verdict.drop < RELEVE_DROP_REPLACE && verdict.rule != RELEVE_RULE_CALENDAR)
    assert_same_fit (dossier, wanted, block, &verdict);
  releve_row_free (&releve_placement_kind, wanted);
}

static void
compare_board (ReleveDossier *dossier, const char *assignment_id, const RelevePlacement *moved)
{
  g_autoptr (ReleveVerdicts) verdicts = releve_verdicts_new (dossier, assignment_id, moved != NULL ? moved->id : NULL);
  g_autoptr (ReleveDossier) after = moved != NULL && is_needed (dossier, moved->assignment_id) ? releve_dossier_copy (dossier) : NULL;

  for (int l = 0; l < releve_verdicts_n_learners (verdicts); l++)
    for (int b = 1; b <= releve_verdicts_n_blocks (verdicts); b++)
      compare_cell (dossier, after, verdicts, assignment_id, moved, l, b);
}

static void
test_every_cell_says_what_the_rules_say (void)
{
  for (guint32 seed = 1; seed <= 12; seed++)
    {
      g_autoptr (ReleveDossier) dossier = maker_generate (seed, 12, N_BLOCKS, 8);
      GPtrArray *assignments = releve_dossier_all (dossier, &releve_assignment_kind);
      GPtrArray *cards = releve_dossier_all (dossier, &releve_placement_kind);

      for (guint i = 0; i < assignments->len; i++)
        compare_board (dossier, ((ReleveAssignment *) g_ptr_array_index (assignments, i))->id, NULL);
      for (guint i = 0; i < cards->len; i++)
        {
          const RelevePlacement *card = g_ptr_array_index (cards, i);

          if (!card->pinned && card->state != RELEVE_DONE && card->state != RELEVE_DECLINED)
            compare_board (dossier, card->assignment_id, card);
        }
    }
}

typedef struct {
  ReleveDossier *dossier;
  ReleveAssignment *ward;
  ReleveVerdicts *verdicts;
  ReleveVerdict verdict;
} Fixture;

/* One learner whose evidence fits K1 well, as domain.md's plan C does. */
static void
set_up (Fixture *f, gconstpointer data)
{
  static const double levels[RELEVE_N_ATTRIBUTES] = { 3, 2, 3, 2, 3, 1.5, 3, 3 };

  f->dossier = maker_dossier (13);
  maker_learner (f->dossier, "L01");
  f->ward = maker_assignment (f->dossier, "K1", RELEVE_CLINICAL, "2222222333");
  maker_assignment (f->dossier, "A1", RELEVE_ACADEMIC, "0120210121");
  for (int a = 0; a < RELEVE_N_ATTRIBUTES; a++)
    {
      maker_rating (f->dossier, "L01", releve_attribute_codes[a], levels[a], RELEVE_SELF);
      maker_rating (f->dossier, "L01", releve_attribute_codes[a], levels[a], RELEVE_SUPERVISOR_SAYS);
    }
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_pointer (&f->verdicts, releve_verdicts_free);
  g_assert_finalize_object (f->dossier);
}

static void
ask (Fixture *f, const char *placement_id, int block)
{
  g_clear_pointer (&f->verdicts, releve_verdicts_free);
  f->verdicts = releve_verdicts_new (f->dossier, "K1", placement_id);
  releve_verdicts_ask (f->verdicts, releve_verdicts_find_learner (f->verdicts, "L01"), block, &f->verdict);
}

static void
test_a_free_cell_allows (Fixture *f, gconstpointer data)
{
  ask (f, NULL, 5);
  g_assert_cmpfloat (f->verdict.fit, >=, 70);
  g_assert_cmpint (f->verdict.state, ==, RELEVE_VERDICT_ALLOWED);
  g_assert_cmpint (f->verdict.why, ==, RELEVE_WHY_NOTHING);
  g_assert_cmpint (f->verdict.drop, ==, RELEVE_DROP_PLACE);
}

static void
test_a_past_cell_has_no_mark (Fixture *f, gconstpointer data)
{
  ask (f, NULL, 2);
  g_assert_cmpint (f->verdict.state, ==, RELEVE_VERDICT_NONE);
  ask (f, NULL, 3);
  g_assert_cmpint (f->verdict.state, ==, RELEVE_VERDICT_ALLOWED);
}

static void
test_a_poor_fit_warns_by_its_largest_cost (Fixture *f, gconstpointer data)
{
  g_assert_true (releve_levels_parse ("4242424000", &f->ward->profile));
  ask (f, NULL, 5);
  g_assert_cmpfloat (f->verdict.fit, <, 70);
  g_assert_cmpint (f->verdict.state, ==, RELEVE_VERDICT_WARNING);
  g_assert_cmpint (f->verdict.why, ==, RELEVE_WHY_FIT);
  g_assert_cmpint (f->verdict.cost, >=, 0);
  g_assert_false (f->verdict.under && f->verdict.cost < RELEVE_COST_TOTAL);
}

static void
test_missing_evidence_warns (Fixture *f, gconstpointer data)
{
  releve_dossier_drop (f->dossier, &releve_rating_kind, "L01/AM/0");
  releve_dossier_drop (f->dossier, &releve_rating_kind, "L01/AM/1");
  ask (f, NULL, 5);
  g_assert_true (isnan (f->verdict.fit));
  g_assert_cmpint (f->verdict.why, ==, RELEVE_WHY_EVIDENCE);
  g_assert_cmpint (f->verdict.state, ==, RELEVE_VERDICT_WARNING);
}

static void
test_the_last_place_is_told (Fixture *f, gconstpointer data)
{
  f->ward->capacity = 2;
  ask (f, NULL, 5);
  g_assert_false (f->verdict.takes_last_place);
  maker_learner (f->dossier, "L02");
  maker_card (f->dossier, "p", "L02", "K1", 5, 1);
  ask (f, NULL, 5);
  g_assert_true (f->verdict.takes_last_place);
}

static void
test_hours_that_fit_share_the_cell (Fixture *f, gconstpointer data)
{
  maker_card (f->dossier, "p", "L01", "A1", 5, 1);
  ask (f, NULL, 5);
  g_assert_cmpint (f->verdict.drop, ==, RELEVE_DROP_SHARE);
  g_assert_cmpuint (f->verdict.n_occupants, ==, 1);
  g_assert_cmpstr (f->verdict.occupant_id, ==, "p");
}

static void
test_an_occupied_cell_says_what_a_drop_would_do (Fixture *f, gconstpointer data)
{
  RelevePlacement *there = maker_card (f->dossier, "p", "L01", "A1", 5, 1);

  f->ward->exclusive = TRUE;
  ask (f, NULL, 5);
  g_assert_cmpint (f->verdict.drop, ==, RELEVE_DROP_REPLACE);
  g_assert_cmpint (f->verdict.state, ==, RELEVE_VERDICT_ALLOWED);

  there->levels_state = RELEVE_LEVELS_AGREED;
  ask (f, NULL, 5);
  g_assert_cmpint (f->verdict.why, ==, RELEVE_WHY_AGREED);
  g_assert_cmpint (f->verdict.state, ==, RELEVE_VERDICT_WARNING);

  there->span = 2;
  ask (f, NULL, 6);
  g_assert_cmpint (f->verdict.drop, ==, RELEVE_DROP_PUSH);

  there->span = 1;
  maker_card (f->dossier, "moved", "L01", "K1", 8, 1);
  ask (f, "moved", 5);
  g_assert_cmpint (f->verdict.drop, ==, RELEVE_DROP_SWAP);
  ask (f, "moved", 8);
  g_assert_cmpint (f->verdict.drop, ==, RELEVE_DROP_NOTHING);
}

static void
test_what_cannot_go_forbids (Fixture *f, gconstpointer data)
{
  RelevePlacement *there = maker_card (f->dossier, "p", "L01", "A1", 5, 1);

  f->ward->exclusive = TRUE;
  there->pinned = TRUE;
  ask (f, NULL, 5);
  g_assert_cmpint (f->verdict.state, ==, RELEVE_VERDICT_FORBIDDEN);
  g_assert_cmpint (f->verdict.rule, ==, RELEVE_RULE_PINNED);
  g_assert_cmpstr (f->verdict.other_id, ==, "p");

  maker_card (f->dossier, "begun", "L01", "A1", 3, 1);
  ask (f, NULL, 3);
  g_assert_cmpint (f->verdict.state, ==, RELEVE_VERDICT_FORBIDDEN);
  g_assert_cmpint (f->verdict.why, ==, RELEVE_WHY_STARTED);
}

static void
test_a_pinned_card_goes_nowhere (Fixture *f, gconstpointer data)
{
  maker_card (f->dossier, "p", "L01", "K1", 5, 1)->pinned = TRUE;
  ask (f, "p", 8);
  g_assert_cmpint (f->verdict.state, ==, RELEVE_VERDICT_FORBIDDEN);
  g_assert_cmpint (f->verdict.rule, ==, RELEVE_RULE_PINNED);
}

static void
test_a_card_spanning_the_cell_counts_once (Fixture *f, gconstpointer data)
{
  f->ward->duration = 3;
  maker_card (f->dossier, "p", "L01", "A1", 4, 4);
  maker_card (f->dossier, "q", "L01", "A1", 7, 1);
  ask (f, NULL, 5);
  g_assert_cmpuint (f->verdict.n_occupants, ==, 2);
  g_assert_cmpstr (f->verdict.occupant_id, ==, "p");
}

/* Cards that go together are not in one another's way. */
static void
test_what_goes_along_counts_nowhere (Fixture *f, gconstpointer data)
{
  const char *const both[] = { "p", "q", NULL };

  maker_card (f->dossier, "p", "L01", "K1", 5, 1);
  maker_card (f->dossier, "q", "L01", "A1", 6, 1);
  ((ReleveAssignment *) releve_dossier_assignment (f->dossier, "A1"))->exclusive = TRUE;
  ask (f, "p", 6);
  g_assert_cmpstr (f->verdict.occupant_id, ==, "q");
  g_clear_pointer (&f->verdicts, releve_verdicts_free);
  f->verdicts = releve_verdicts_new_along (f->dossier, NULL, "p", both);
  releve_verdicts_ask (f->verdicts, releve_verdicts_find_learner (f->verdicts, "L01"), 6, &f->verdict);
  g_assert_null (f->verdict.occupant_id);
  g_assert_cmpint (f->verdict.drop, ==, RELEVE_DROP_PLACE);
}

/* A card that another needs before it may go up to that one, and not to anybody else. */
static void
test_a_needed_card_stays_before_what_needs_it (Fixture *f, gconstpointer data)
{
  maker_need (f->dossier, "A1", "K1", 0);
  maker_card (f->dossier, "needed", "L01", "K1", 5, 1);
  maker_card (f->dossier, "needing", "L01", "A1", 7, 1);
  ask (f, "needed", 6);
  g_assert_null (f->verdict.leaning_id);
  ask (f, "needed", 8);
  g_assert_cmpint (f->verdict.state, ==, RELEVE_VERDICT_FORBIDDEN);
  g_assert_cmpint (f->verdict.rule, ==, RELEVE_RULE_PREREQUISITE);
  g_assert_cmpint (f->verdict.severity, ==, RELEVE_NEEDS_REASON);
  g_assert_cmpstr (f->verdict.leaning_id, ==, "needing");
  maker_card (f->dossier, "again", "L01", "K1", 4, 1);
  ask (f, "needed", 8);
  g_assert_null (f->verdict.leaning_id);
}

static void
test_an_unknown_assignment_has_no_verdicts (Fixture *f, gconstpointer data)
{
  g_assert_null (releve_verdicts_new (f->dossier, "K99", NULL));
  g_assert_null (releve_verdicts_new (f->dossier, "K1", "no such card"));
}

#define ADD(path, function) g_test_add ("/verdicts/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/verdicts/B5/every-cell-says-what-the-rules-say", test_every_cell_says_what_the_rules_say);
  ADD ("B5/a-free-cell-allows", test_a_free_cell_allows);
  ADD ("B5/a-past-cell-has-no-mark", test_a_past_cell_has_no_mark);
  ADD ("B5/a-poor-fit-warns-by-its-largest-cost", test_a_poor_fit_warns_by_its_largest_cost);
  ADD ("B5/missing-evidence-warns", test_missing_evidence_warns);
  ADD ("B8/the-last-place-is-told", test_the_last_place_is_told);
  ADD ("B2/hours-that-fit-share-the-cell", test_hours_that_fit_share_the_cell);
  ADD ("B4/an-occupied-cell-says-what-a-drop-would-do", test_an_occupied_cell_says_what_a_drop_would_do);
  ADD ("B12/what-cannot-go-forbids", test_what_cannot_go_forbids);
  ADD ("B12/a-pinned-card-goes-nowhere", test_a_pinned_card_goes_nowhere);
  ADD ("B4/a-card-spanning-the-cell-counts-once", test_a_card_spanning_the_cell_counts_once);
  ADD ("B20/what-goes-along-counts-nowhere", test_what_goes_along_counts_nowhere);
  ADD ("B9/a-needed-card-stays-before-what-needs-it", test_a_needed_card_stays_before_what_needs_it);
  ADD ("B5/an-unknown-assignment-has-no-verdicts", test_an_unknown_assignment_has_no_verdicts);

  return g_test_run ();
}
