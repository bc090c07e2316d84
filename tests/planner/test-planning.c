#include "releve-planning.h"

#include "maker.h"
#include "releve-planner.h"
#include "releve-alternatives.h"
#include "releve-fold.h"
#include "releve-reason.h"
#include "releve-rules.h"
#include "releve-suggest.h"
#include "releve-verdicts.h"

#define N_BLOCKS 9
#define FIRST_FREE 3 /* block 4: the third is under way */

static ReleveProposal *
propose (const RelevePlanning *planning)
{
  ReleveAim aim = RELEVE_AIM_INIT;

  aim.effort = 3;
  return releve_planner_run (planning->problem, &aim, NULL, NULL, FALSE, NULL);
}

static gboolean
is_free (const RelevePlanning *planning, const RelevePlacement *card)
{
  for (guint i = 0; i < planning->cards->len; i++)
    {
      const ReleveStandingCard *known = &g_array_index (planning->cards, ReleveStandingCard, i);

      if (g_str_equal (known->placement_id, card->id))
        return known->stay == RELEVE_STAYS_NOT;
    }
  return card->state != RELEVE_DECLINED;
}

/* A short briefing is the assignment's own; all else the planner answers for. */
static void
assert_keeps_rules (ReleveDossier *board, const RelevePlacement *card)
{
  g_autoptr (GPtrArray) breaches = releve_rules_of_placement (board, card);

  for (guint i = 0; i < breaches->len; i++)
    {
      const ReleveBreach *breach = g_ptr_array_index (breaches, i);

      if (breach->rule != RELEVE_RULE_BRIEFING)
        g_error ("%s, %s, block %d: %s %g of %g", card->learner_id, card->assignment_id, breach->block,
                 releve_rule_codes[breach->rule], breach->found, breach->limit);
    }
}

static void
assert_board_keeps_rules (const RelevePlanning *planning, ReleveDossier *board)
{
  GPtrArray *cards = releve_dossier_all (board, &releve_placement_kind);

  for (guint i = 0; i < cards->len; i++)
    if (is_free (planning, g_ptr_array_index (cards, i)))
      assert_keeps_rules (board, g_ptr_array_index (cards, i));
}

/* What nobody may move may clash already; a plan adds nothing to it. */
static void
assert_adds_no_clash (const RelevePlanning *planning, ReleveDossier *dossier, ReleveDossier *board)
{
  g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, sizeof (ReleveCard));
  g_autoptr (ReleveDossier) bare = releve_planning_preview (planning, dossier, nothing);
  g_autoptr (GPtrArray) before = releve_planning_unsettled (planning, bare);
  g_autoptr (GPtrArray) after = releve_planning_unsettled (planning, board);

  g_assert_cmpuint (after->len, <=, before->len);
}

static gboolean
has_minimum (ReleveDossier *dossier)
{
  GPtrArray *rows = releve_dossier_all (dossier, &releve_assignment_kind);

  for (guint i = 0; i < rows->len; i++)
    if (((const ReleveAssignment *) g_ptr_array_index (rows, i))->minimum > 0)
      return TRUE;
  return FALSE;
}

/* Half of the dossiers ask for nobody in particular, so that a plan exists. */
static ReleveDossier *
generate (guint32 seed)
{
  ReleveDossier *dossier = maker_generate (seed, 6 + (int) seed % 7, N_BLOCKS, 8);
  GPtrArray *rows = releve_dossier_all (dossier, &releve_assignment_kind);

  for (guint i = 0; i < rows->len && seed % 2 == 0; i++)
    ((ReleveAssignment *) g_ptr_array_index (rows, i))->minimum = 0;
  rows = releve_dossier_all (dossier, &releve_placement_kind);
  for (guint i = 0; i < rows->len; i += 2) /* some have a supervisor of their own */
    ((RelevePlacement *) g_ptr_array_index (rows, i))->supervisor_id = g_strdup_printf ("S%u", 1 + i % 4);
  return dossier;
}

static void
test_rules (void)
{
  for (guint32 seed = 1; seed <= 60; seed++)
    {
      g_autoptr (ReleveDossier) dossier = generate (seed);
      g_autoptr (RelevePlanning) planning = releve_planning_new (dossier, NULL);
      g_autoptr (ReleveProposal) proposal = propose (planning);
      g_autoptr (ReleveDossier) board = releve_planning_preview (planning, dossier, proposal->cards);

      g_assert_cmpint (planning->first_free, ==, FIRST_FREE);
      g_assert_true (proposal->terms->len == 0 || has_minimum (dossier));
      if (proposal->terms->len > 0)
        continue;
      assert_board_keeps_rules (planning, board);
      assert_adds_no_clash (planning, dossier, board);
    }
}

/* ---- one clinician, one rule ---- */

typedef struct {
  ReleveDossier *dossier;
  ReleveLearner *learner;
  ReleveAssignment *ward, *talk;
  RelevePlanning *planning;
} Fixture;

enum { TALK, WARD }; /* by code */

static void
set_up (Fixture *f, gconstpointer data)
{
  f->dossier = maker_dossier (N_BLOCKS);
  f->learner = maker_learner (f->dossier, "L01");
  f->talk = maker_assignment (f->dossier, "A1", RELEVE_ACADEMIC, "0120210121");
  f->ward = maker_assignment (f->dossier, "K1", RELEVE_CLINICAL, "2222222333");
  for (int a = 0; a < RELEVE_N_ATTRIBUTES; a++)
    {
      maker_rating (f->dossier, "L01", releve_attribute_codes[a], 3, RELEVE_SELF);
      maker_rating (f->dossier, "L01", releve_attribute_codes[a], 3, RELEVE_SUPERVISOR_SAYS);
    }
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  releve_planning_unref (f->planning);
  g_assert_finalize_object (f->dossier);
}

static void
plan (Fixture *f)
{
  g_clear_pointer (&f->planning, releve_planning_unref);
  f->planning = releve_planning_new (f->dossier, NULL);
}

/* Blocks, from 1, in which @assignment may start: "4 5 7". */
static void
assert_starts (Fixture *f, int assignment, const char *expected)
{
  const gint64 *worth = releve_problem_worth (f->planning->problem, 0, assignment);
  g_autoptr (GString) starts = g_string_new (NULL);

  for (int block = 0; block < N_BLOCKS; block++)
    if (worth[block] != RELEVE_BARRED)
      g_string_append_printf (starts, "%s%d", starts->len > 0 ? " " : "", block + 1);
  g_assert_cmpstr (starts->str, ==, expected);
}

static void
test_begun (Fixture *f, gconstpointer data)
{
  plan (f);
  assert_starts (f, WARD, "4 5 6 7 8 9");
  f->ward->duration = 3;
  plan (f);
  assert_starts (f, WARD, "4 5 6 7");
}

static void
test_away (Fixture *f, gconstpointer data)
{
  maker_leave (f->dossier, "leave", "L01", maker_day (6, 3), maker_day (6, 5));
  f->learner->departure = maker_day (9, 10);
  plan (f);
  assert_starts (f, WARD, "4 5 7 8");
}

static void
test_pins (Fixture *f, gconstpointer data)
{
  maker_card (f->dossier, "p", "L01", "K1", 6, 1)->pinned = TRUE;
  f->ward->minimum_gap = 1;
  f->ward->exclusive = TRUE;
  plan (f);
  g_assert_cmpuint (releve_planning_count (f->planning, RELEVE_STAYS_PINNED), ==, 1);
  assert_starts (f, WARD, "4 8 9");
  assert_starts (f, TALK, "4 5 7 8 9");
}

static void
test_hours (Fixture *f, gconstpointer data)
{
  maker_card (f->dossier, "p", "L01", "K1", 6, 1)->pinned = TRUE;
  f->ward->hours = 40 / 3.0;
  f->talk->hours = 80 / 3.0;
  plan (f);
  assert_starts (f, TALK, "4 5 6 7 8 9");
  f->talk->hours += 0.01;
  plan (f);
  assert_starts (f, TALK, "4 5 7 8 9");
}

static void
test_needs (Fixture *f, gconstpointer data)
{
  maker_need (f->dossier, "K1", "C5", 2);
  plan (f);
  assert_starts (f, WARD, "");
  maker_rating (f->dossier, "L01", "C5", 2, RELEVE_SUPERVISOR_SAYS);
  plan (f);
  assert_starts (f, WARD, "4 5 6 7 8 9");
  maker_need (f->dossier, "K1", "A1", 0);
  maker_card (f->dossier, "p", "L01", "A1", 6, 1)->pinned = TRUE;
  plan (f);
  assert_starts (f, WARD, "7 8 9");
}

static void
test_supports (Fixture *f, gconstpointer data)
{
  maker_need (f->dossier, "K1", "A1", 0);
  maker_card (f->dossier, "first", "L01", "A1", 5, 1);
  maker_card (f->dossier, "then", "L01", "K1", 7, 1)->pinned = TRUE;
  plan (f);
  g_assert_cmpuint (releve_planning_count (f->planning, RELEVE_STAYS_NEEDED), ==, 1);
  g_assert_cmpuint (releve_planning_count (f->planning, RELEVE_STAYS_NOT), ==, 0);
}

static void
test_gate (Fixture *f, gconstpointer data)
{
  RelevePlacement *card;

  g_assert_true (releve_levels_parse ("2422222333", &f->ward->profile));
  plan (f);
  assert_starts (f, WARD, "4 5 6 7 8 9");
  releve_dossier_drop (f->dossier, &releve_rating_kind, "L01/TM/1");
  plan (f);
  assert_starts (f, WARD, "");
  card = maker_card (f->dossier, "p", "L01", "K1", 6, 1);
  card->present_id = g_strdup (maker_supervisor (f->dossier, "S1", 0)->id);
  plan (f);
  assert_starts (f, WARD, "4 5 6 7 8 9");
}

static void
test_declined (Fixture *f, gconstpointer data)
{
  maker_card (f->dossier, "p", "L01", "K1", 6, 1)->state = RELEVE_DECLINED;
  plan (f);
  assert_starts (f, WARD, "");
}

/* The ward brings her something, and less beside a card that stays. */
static void
promise_growth (Fixture *f)
{
  maker_card (f->dossier, "p", "L01", "A1", 6, 1)->pinned = TRUE;
  for (int c = 1; c <= RELEVE_N_COMPETENCIES; c++)
    {
      g_autofree char *code = g_strdup_printf ("C%d", c), *id = g_strdup_printf ("K1/C%d", c);
      ReleveAssignmentCompetency *row = releve_row_new (&releve_assignment_competency_kind, id);

      maker_rating (f->dossier, "L01", code, 1, RELEVE_SUPERVISOR_SAYS);
      row->assignment_id = g_strdup ("K1");
      row->competency_id = g_steal_pointer (&code);
      row->weight = 1;
      releve_dossier_put (f->dossier, &releve_assignment_competency_kind, row);
    }
}

static void
test_background (Fixture *f, gconstpointer data)
{
  const gint64 *worth;

  promise_growth (f);
  plan (f);
  worth = releve_problem_worth (f->planning->problem, 0, WARD);
  g_assert_cmpint (worth[3], >, 0);
  g_assert_cmpint (worth[3], ==, worth[4]);
  g_assert_cmpint (worth[5], !=, worth[4]);
}

static gint64
find_greatest (const ReleveProblem *problem, int n)
{
  gint64 greatest = RELEVE_BARRED;

  for (int i = 0; i < n; i++)
    greatest = MAX (greatest, problem->worth[i]);
  return greatest;
}

/* At every start: as much as without the wish, or nothing. */
static void
test_least (Fixture *f, gconstpointer data)
{
  RelevePlanningWish wish = { 0 };
  g_autoptr (RelevePlanning) freely = NULL, hardly = NULL, never = NULL;
  int n, n_counted = 0, n_left_out = 0;

  promise_growth (f);
  freely = releve_planning_new (f->dossier, NULL);
  n = freely->problem->n_learners * freely->problem->n_assignments * freely->problem->n_blocks;
  wish.least = find_greatest (freely->problem, n);
  hardly = releve_planning_new (f->dossier, &wish);
  wish.least = G_MAXINT64;
  never = releve_planning_new (f->dossier, &wish);
  for (int i = 0; i < n; i++)
    {
      gint64 worth = freely->problem->worth[i];
      gboolean offered = worth != RELEVE_BARRED, counts = offered && worth == hardly->least;

      n_counted += counts;
      n_left_out += offered && !counts;
      g_assert_cmpint (hardly->problem->worth[i], ==, counts || !offered ? worth : -1);
      g_assert_cmpint (never->problem->worth[i], ==, offered ? -1 : worth);
    }
  g_assert_cmpint (n_counted, >, 0);
  g_assert_cmpint (n_left_out, >, 0);
}

static void
test_published (Fixture *f, gconstpointer data)
{
  RelevePlanningWish wish = { .published = TRUE };
  ReleveVersion *version = releve_row_new (&releve_version_kind, "v1");
  RelevePlacement *told;

  version->state = RELEVE_VERSION_PUBLISHED;
  version->number = 1;
  releve_dossier_put (f->dossier, &releve_version_kind, version);
  maker_card (f->dossier, "p", "L01", "A1", 6, 1);
  maker_card (f->dossier, "q", "L01", "K1", 8, 1);
  told = releve_row_copy (&releve_placement_kind, releve_dossier_placement (f->dossier, "p"));
  g_free (told->id);
  told->id = g_strdup ("v1/p");
  told->version_id = g_strdup ("v1");
  told->origin_id = g_strdup ("p");
  releve_dossier_put (f->dossier, &releve_placement_kind, told);
  f->planning = releve_planning_new (f->dossier, &wish);
  g_assert_cmpuint (releve_planning_count (f->planning, RELEVE_STAYS_PUBLISHED), ==, 1);
  g_assert_cmpuint (releve_planning_count (f->planning, RELEVE_STAYS_NOT), ==, 1);
}

static void
assert_unsettled (Fixture *f, guint n)
{
  g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, sizeof (ReleveCard));
  g_autoptr (ReleveDossier) board = NULL;
  g_autoptr (GPtrArray) breaches = NULL;

  plan (f);
  board = releve_planning_preview (f->planning, f->dossier, nothing);
  breaches = releve_planning_unsettled (f->planning, board);
  g_assert_cmpuint (breaches->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (((ReleveBreach *) g_ptr_array_index (breaches, i))->rule, ==, RELEVE_RULE_LEAVE);
}

static void
test_clash (Fixture *f, gconstpointer data)
{
  RelevePlacement *card = maker_card (f->dossier, "p", "L01", "A1", 6, 1);

  maker_leave (f->dossier, "leave", "L01", maker_day (6, 3), maker_day (6, 5));
  assert_unsettled (f, 0);
  card->pinned = TRUE;
  assert_unsettled (f, 1);
  card->reason = g_strdup ("She asked for it.");
  assert_unsettled (f, 0);
}

/* A moved card is the same card; what is new is proposed. */
static void
test_preview (Fixture *f, gconstpointer data)
{
  ReleveCard cards[] = { { 0, TALK, 7 }, { 0, WARD, 8 } };
  g_autoptr (GArray) plan_wanted = g_array_new (FALSE, FALSE, sizeof (ReleveCard));
  g_autoptr (ReleveDossier) board = NULL;

  maker_card (f->dossier, "p", "L01", "A1", 6, 1)->state = RELEVE_ACCEPTED;
  plan (f);
  g_array_append_vals (plan_wanted, cards, 2);
  board = releve_planning_preview (f->planning, f->dossier, plan_wanted);
  g_assert_cmpuint (releve_dossier_all (board, &releve_placement_kind)->len, ==, 2);
  g_assert_cmpstr (releve_dossier_placement (board, "p")->block_id, ==, "B8");
  g_assert_cmpint (releve_dossier_placement (board, "p")->state, ==, RELEVE_ACCEPTED);
  g_assert_cmpstr (releve_dossier_placement (f->dossier, "p")->block_id, ==, "B6");
}

/* ---- alternatives and reasons ---- */

static void
test_alternatives (void)
{
  guint n_found = 0, n_fair = 0;

  for (guint32 seed = 2; seed <= 12; seed += 2)
    {
      g_autoptr (ReleveDossier) dossier = generate (seed);
      g_autoptr (RelevePlanning) planning = releve_planning_new (dossier, NULL);
      ReleveAim aim = { .seed = 1, .effort = 4, .threads = 1, .keeping = 1000, .floor = seed % 4 == 0 ? 75 : 0 };
      g_autoptr (ReleveProposal) best = releve_planner_run (planning->problem, &aim, NULL, NULL, FALSE, NULL);
      g_autoptr (GPtrArray) others = NULL;

      others = releve_alternatives_find (planning, dossier, NULL, best, &aim, NULL);
      n_found += others->len;
      n_fair += best->floor > 0 ? others->len : 0;
      for (guint i = 0; i < others->len; i++)
        {
          const ReleveProposal *other = g_ptr_array_index (others, i);

          g_assert_cmpint (other->terms->len, ==, 0);
          g_assert_cmpfloat (other->value, >=, best->value * (1 - RELEVE_ALTERNATIVE_LOSS) - 1);
          g_assert_cmpfloat (releve_plans_differ (best->cards, other->cards), >=, RELEVE_ALTERNATIVE_SHARE);
          g_assert_cmpint (releve_audit_least_share (planning->problem, other->cards, best->uppers), >=, best->floor);
        }
    }
  g_assert_cmpuint (n_found, >, n_fair);
  g_assert_cmpuint (n_fair, >, 0);
}

static void
test_reasons (Fixture *f, gconstpointer data)
{
  ReleveCard cards[] = { { 0, TALK, 4 }, { 0, WARD, 6 } };
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (ReleveCard)), reasons = NULL;
  g_autoptr (ReleveDossier) board = NULL;
  g_auto (ReleveWhyNot) begun = { 0 }, away = { 0 }, as_good = { 0 };

  maker_leave (f->dossier, "leave", "L01", maker_day (6, 3), maker_day (6, 5));
  f->talk->minimum = 1;
  plan (f);
  g_array_append_vals (wanted, cards, 2);
  board = releve_planning_preview (f->planning, f->dossier, wanted);
  reasons = releve_why_here (f->planning, board, wanted);
  g_assert_cmpint (g_array_index (reasons, ReleveWhyHere, 0).kind, ==, RELEVE_HERE_MINIMUM);
  g_assert_cmpint (g_array_index (reasons, ReleveWhyHere, 1).kind, ==, RELEVE_HERE_GROWTH);
  g_assert_cmpint (g_array_index (reasons, ReleveWhyHere, 1).block, ==, 7);
  releve_why_not_there (f->planning, board, &cards[1], 2, &begun);
  g_assert_cmpint (begun.kind, ==, RELEVE_THERE_BEGUN);
  releve_why_not_there (f->planning, board, &cards[1], 6, &away);
  g_assert_cmpint (away.kind, ==, RELEVE_THERE_RULE);
  g_assert_cmpint (away.breach->rule, ==, RELEVE_RULE_LEAVE);
  releve_why_not_there (f->planning, board, &cards[1], 8, &as_good);
  g_assert_cmpint (as_good.kind, ==, RELEVE_THERE_PLACE);
}

static void
assert_may_stand (ReleveDossier *dossier, const char *learner_id, const char *assignment_id, int block)
{
  g_autoptr (ReleveVerdicts) verdicts = releve_verdicts_new (dossier, assignment_id, NULL);
  ReleveVerdict verdict;

  releve_verdicts_ask (verdicts, releve_verdicts_find_learner (verdicts, learner_id), block, &verdict);
  g_assert_cmpint (verdict.state, !=, RELEVE_VERDICT_FORBIDDEN);
}

/* What is suggested may be placed; clinicians stand by name, assignments by growth. */
static void
test_suggest (void)
{
  for (guint32 seed = 1; seed <= 6; seed++)
    {
      g_autoptr (ReleveDossier) dossier = maker_generate (seed, 9, N_BLOCKS, 8);
      g_autoptr (GArray) assignments = releve_suggest_assignments (dossier, "L01", 5);
      g_autoptr (GArray) learners = NULL;

      ((ReleveLearner *) releve_dossier_learner (dossier, "L03"))->family = g_strdup ("Élie");
      ((ReleveLearner *) releve_dossier_learner (dossier, "L05"))->family = g_strdup ("Zoé");
      for (guint i = 1; i < assignments->len; i++)
        g_assert_cmpfloat (g_array_index (assignments, ReleveSuggestion, i - 1).growth, >=,
                           g_array_index (assignments, ReleveSuggestion, i).growth);
      learners = releve_suggest_learners (dossier, "K2", 5, RELEVE_LANGUAGE_FR);
      for (guint i = 1; i < learners->len; i++)
        g_assert_cmpint (releve_fold_compare (
          releve_dossier_learner (dossier, g_array_index (learners, ReleveSuggestion, i - 1).learner_id)->family,
          releve_dossier_learner (dossier, g_array_index (learners, ReleveSuggestion, i).learner_id)->family, RELEVE_LANGUAGE_FR), <=, 0);
      for (guint i = 0; i < learners->len; i++)
        assert_may_stand (dossier, g_array_index (learners, ReleveSuggestion, i).learner_id, "K2", 5);
    }
}

static void
test_odd (void)
{
  static const struct { int learners, blocks, assignments; } sizes[] = { { 0, 9, 3 }, { 1, 1, 1 }, { 3, 9, 0 }, { 2, 3, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (ReleveDossier) dossier = maker_dossier (sizes[i].blocks);
      g_autoptr (RelevePlanning) planning = NULL;
      g_autoptr (ReleveProposal) proposal = NULL;
      g_autoptr (ReleveDossier) board = NULL;

      for (int a = 0; a < sizes[i].assignments; a++)
        maker_assignment (dossier, a == 0 ? "A1" : a == 1 ? "A2" : "A3", RELEVE_ACADEMIC, "0120210121")->minimum = 1;
      for (int l = 0; l < sizes[i].learners; l++)
        maker_learner (dossier, l == 0 ? "L01" : l == 1 ? "L02" : "L03");
      planning = releve_planning_new (dossier, NULL);
      proposal = propose (planning);
      board = releve_planning_preview (planning, dossier, proposal->cards);
      assert_board_keeps_rules (planning, board);
    }
}

#define ADD(path, function) g_test_add ("/planning/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/planning/O1 What the rules deny, no proposal holds", test_rules);
  g_test_add_func ("/planning/O1 No learners, no assignments, a year that is over", test_odd);
  g_test_add_func ("/planning/B24 What is suggested may be placed, people by name", test_suggest);
  g_test_add_func ("/planning/O4 Alternatives are nearly as good, and a fifth of them is elsewhere", test_alternatives);
  ADD ("O7 A card says why it is here, and why not there", test_reasons);
  ADD ("O1 Blocks that have begun are over", test_begun);
  ADD ("B11 Nobody is planned while away", test_away);
  ADD ("B10 A pinned card keeps its twin at a distance", test_pins);
  ADD ("B2 Thirds of the hours make the whole", test_hours);
  ADD ("B9 A need bars every block until it is met", test_needs);
  ADD ("B12 What a pinned card needs stays as well", test_supports);
  ADD ("B7 The safety gate is open beside a supervisor alone", test_gate);
  ADD ("S7 What was declined is not asked again", test_declined);
  ADD ("O1 A card is worth less beside those that stay", test_background);
  ADD ("O1 A card that brings less than is wished counts for nothing", test_least);
  ADD ("O1 What stands as published stays, if wished", test_published);
  ADD ("O3 What stays may clash by itself", test_clash);
  ADD ("O2 The preview moves cards and leaves the file", test_preview);
  return g_test_run ();
}
