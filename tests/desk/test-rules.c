/* Every rule, asked through the verbs: where it passes, where it breaks, and
 * whether a reason overrides it, which is then kept on the card (B6–B12). */

#include "releve-desk-fixture.h"

#include "releve-error.h"

static void
put (DeskFixture *fixture, const ReleveKind *kind, gpointer row)
{
  ReleveImportRow item = { kind, row };
  g_autoptr (GError) error = NULL;

  releve_desk_import (fixture->desk, "import", &item, 1, TRUE, &error);
  g_assert_no_error (error);
  releve_row_free (kind, row);
}

static gpointer
take (DeskFixture *fixture, const ReleveKind *kind, const char *id)
{
  return releve_row_copy (kind, releve_dossier_get (fixture->dossier, kind, id));
}

static void
nothing (DeskFixture *fixture)
{
}

static void
arrive_in_block_four (DeskFixture *fixture)
{
  ReleveLearner *learner = take (fixture, &releve_learner_kind, "L03");

  learner->arrival = releve_dossier_block (fixture->dossier, "B4")->first;
  put (fixture, &releve_learner_kind, learner);
}

static void
place (DeskFixture *fixture, const char *learner, const char *assignment, int block)
{
  g_autofree char *id = desk_fixture_place (fixture, learner, assignment, block);
}

static void
work_thirty_hours (DeskFixture *fixture)
{
  place (fixture, "L01", "G1", 7);
}

static void
take_the_only_place (DeskFixture *fixture)
{
  place (fixture, "L01", "K1", 7);
}

static void
do_what_is_needed (DeskFixture *fixture)
{
  place (fixture, "L01", "K2", 3);
}

static void
ask_a_gap (DeskFixture *fixture)
{
  ReleveAssignment *assignment = take (fixture, &releve_assignment_kind, "G1");

  assignment->minimum_gap = 2;
  put (fixture, &releve_assignment_kind, assignment);
  place (fixture, "L01", "G1", 7);
}

static void
do_it_already (DeskFixture *fixture)
{
  ReleveAssignment *assignment = take (fixture, &releve_assignment_kind, "A1");

  assignment->hours = 1;
  put (fixture, &releve_assignment_kind, assignment);
  do_what_is_needed (fixture);
  place (fixture, "L01", "A1", 7);
}

static void
set_profile (DeskFixture *fixture, const char *id, const char *profile)
{
  ReleveAssignment *assignment = take (fixture, &releve_assignment_kind, id);

  g_assert_true (releve_levels_parse (profile, &assignment->profile));
  put (fixture, &releve_assignment_kind, assignment);
}

static void
ask_for_mastery (DeskFixture *fixture)
{
  set_profile (fixture, "K1", "1313111222");
}

static void
brief_too_little (DeskFixture *fixture)
{
  set_profile (fixture, "G1", "1113111122");
}

static void
limit_debriefings (DeskFixture *fixture)
{
  ReleveSupervisor *supervisor = take (fixture, &releve_supervisor_kind, "S1");

  supervisor->duty_limit = 1;
  put (fixture, &releve_supervisor_kind, supervisor);
  place (fixture, "L01", "G1", 7);
}

typedef struct {
  ReleveRule rule;
  ReleveSeverity severity;
  void (*arrange) (DeskFixture *fixture);
  const char *assignment;
  const char *breaks;  int breaks_at;   /* a learner and a block */
  const char *passes;  int passes_at;
} Case;

static const Case cases[] = {
  { RELEVE_RULE_CALENDAR, RELEVE_STOPS, nothing, "K2", "L01", 13, "L01", 12 },
  { RELEVE_RULE_EMPLOYMENT, RELEVE_NEEDS_REASON, arrive_in_block_four, "K1", "L03", 3, "L03", 4 },
  { RELEVE_RULE_LEAVE, RELEVE_NEEDS_REASON, nothing, "K1", "L02", 5, "L02", 6 },
  { RELEVE_RULE_HOURS, RELEVE_NEEDS_REASON, work_thirty_hours, "K1", "L01", 7, "L01", 8 },
  { RELEVE_RULE_CAPACITY, RELEVE_NEEDS_REASON, take_the_only_place, "K1", "L03", 7, "L03", 8 },
  { RELEVE_RULE_PREREQUISITE, RELEVE_NEEDS_REASON, do_what_is_needed, "A1", "L01", 4, "L01", 5 },
  { RELEVE_RULE_RECURRENCE, RELEVE_WARNS, ask_a_gap, "G1", "L01", 9, "L01", 10 },
  { RELEVE_RULE_RECURRENCE, RELEVE_NEEDS_REASON, do_it_already, "A1", "L01", 7, "L01", 9 },
  { RELEVE_RULE_SAFETY, RELEVE_STOPS, ask_for_mastery, "K1", "L03", 8, "L01", 8 },
  { RELEVE_RULE_BRIEFING, RELEVE_WARNS, brief_too_little, "G1", "L01", 8, NULL, 0 },
  { RELEVE_RULE_SUPERVISOR, RELEVE_WARNS, limit_debriefings, "G1", "L03", 7, "L03", 8 },
};

static const ReleveBreach *
find_breach (GPtrArray *breaches, ReleveRule rule)
{
  for (guint i = 0; breaches != NULL && i < breaches->len; i++)
    if (((const ReleveBreach *) breaches->pdata[i])->rule == rule)
      return breaches->pdata[i];
  return NULL;
}

static void
assert_passes (DeskFixture *fixture, const Case *item)
{
  g_autoptr (GPtrArray) breaches = NULL;
  g_autoptr (GError) error = NULL;

  if (item->passes == NULL)
    return;
  releve_desk_place (fixture->desk, item->passes, item->assignment, item->passes_at, NULL, NULL, &breaches, &error);
  g_assert_no_error (error);
  g_assert_null (find_breach (breaches, item->rule));
  g_assert_true (releve_desk_undo (fixture->desk, NULL, NULL));
}

/* Without a reason: a warning lets it pass, anything else refuses and leaves nothing. */
static void
assert_breaks (DeskFixture *fixture, const Case *item)
{
  g_autofree char *before = desk_fixture_sum (fixture);
  g_autoptr (GPtrArray) breaches = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = releve_desk_place (fixture->desk, item->breaks, item->assignment, item->breaks_at, NULL, NULL, &breaches, &error);
  const ReleveBreach *breach = find_breach (breaches, item->rule);

  g_assert_nonnull (breach);
  g_assert_cmpint (breach->severity, ==, item->severity);
  if (item->severity != RELEVE_WARNS) {
    desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "against-rule");
    return;
  }
  g_assert_true (done);
  g_assert_true (releve_desk_undo (fixture->desk, NULL, NULL));
}

static void
assert_overridden (DeskFixture *fixture, const Case *item)
{
  RelevePlacing how = { .reason = "The head knows why" };
  g_autofree char *before = desk_fixture_sum (fixture), *id = NULL;
  g_autoptr (GPtrArray) breaches = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = releve_desk_place (fixture->desk, item->breaks, item->assignment, item->breaks_at, &how, &id, &breaches, &error);

  if (item->severity == RELEVE_STOPS) {
    desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "against-rule");
    return;
  }
  g_assert_no_error (error);
  g_assert_true (done);
  /* A reason is kept where it overrode something, and only there. */
  g_assert_cmpstr (releve_dossier_placement (fixture->dossier, id)->reason, ==,
                   item->severity == RELEVE_NEEDS_REASON ? how.reason : NULL);
  if (item->severity == RELEVE_NEEDS_REASON)
    desk_fixture_assert_undo_redo (fixture, before);
}

static void
test_rule (DeskFixture *fixture, gconstpointer data)
{
  const Case *item = data;

  item->arrange (fixture);
  assert_passes (fixture, item);
  assert_breaks (fixture, item);
  assert_overridden (fixture, item);
}

/* The rules that are about moving and taking away. */

static void
test_pinned (DeskFixture *fixture, gconstpointer data)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 5);
  g_autofree char *before = NULL;
  g_autoptr (GPtrArray) breaches = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (releve_desk_pin (fixture->desk, id, TRUE, NULL));
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_move (fixture->desk, id, NULL, 6, RELEVE_OCCUPIED_REFUSE, "The head knows why", &breaches, &error));
  g_assert_nonnull (find_breach (breaches, RELEVE_RULE_PINNED));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "against-rule");
  g_assert_true (releve_desk_pin (fixture->desk, id, FALSE, NULL));
  g_assert_true (releve_desk_move (fixture->desk, id, NULL, 6, RELEVE_OCCUPIED_REFUSE, NULL, NULL, NULL));
}

static void
test_finished (DeskFixture *fixture, gconstpointer data)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K1", 1);
  g_autofree char *before = NULL;
  g_autoptr (GPtrArray) breaches = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (releve_desk_set_state (fixture->desk, id, RELEVE_ACCEPTED, NULL, NULL, NULL));
  g_assert_true (releve_desk_set_state (fixture->desk, id, RELEVE_DONE, "No time for a debriefing", NULL, NULL));
  before = desk_fixture_sum (fixture);
  g_assert_false (releve_desk_remove (fixture->desk, id, NULL, &breaches, &error));
  g_assert_nonnull (find_breach (breaches, RELEVE_RULE_FINISHED));
  desk_fixture_assert_refused (fixture, before, error, RELEVE_ERROR_REFUSED, "against-rule");
}

static void
test_minimum (DeskFixture *fixture, gconstpointer data)
{
  ReleveAssignment *assignment = take (fixture, &releve_assignment_kind, "G1");
  g_autofree char *one = NULL, *other = NULL;
  g_autoptr (GPtrArray) enough = NULL, short_of = NULL;

  assignment->minimum = 1;
  put (fixture, &releve_assignment_kind, assignment);
  one = desk_fixture_place (fixture, "L01", "G1", 7);
  other = desk_fixture_place (fixture, "L03", "G1", 7);
  g_assert_true (releve_desk_remove (fixture->desk, one, NULL, &enough, NULL));
  g_assert_null (find_breach (enough, RELEVE_RULE_MINIMUM));
  g_assert_true (releve_desk_remove (fixture->desk, other, NULL, &short_of, NULL));
  g_assert_cmpint (find_breach (short_of, RELEVE_RULE_MINIMUM)->severity, ==, RELEVE_WARNS);
}

/* A card that another needs before it: A1 in block 7 needs K2, which stands in 3 and 4. */

typedef enum { GO_BEHIND, GO_TO_ANOTHER, GO_WITH_OTHERS, GO_AWAY, GO_AWAY_WITH_OTHERS, GIVE_WAY, N_GOINGS } Going;

static gboolean
go (DeskFixture *fixture, Going going, const char *id, const char *other, const char *reason, GPtrArray **breaches, GError **error)
{
  const char *const both[] = { id, other, NULL };
  const ReleveArrangement later[] = { { id, NULL, "L01", 8 }, { other, NULL, "L03", 10 } };
  RelevePlacing how = { .reason = reason, .occupied = RELEVE_OCCUPIED_REPLACE };

  switch (going) {
  case GO_BEHIND:
    return releve_desk_move (fixture->desk, id, NULL, 8, RELEVE_OCCUPIED_REFUSE, reason, breaches, error);
  case GO_TO_ANOTHER:
    return releve_desk_move (fixture->desk, id, "L03", 3, RELEVE_OCCUPIED_REFUSE, reason, breaches, error);
  case GO_WITH_OTHERS:
    return releve_desk_arrange (fixture->desk, later, G_N_ELEMENTS (later), reason, breaches, error);
  case GO_AWAY:
    return releve_desk_remove (fixture->desk, id, reason, breaches, error);
  case GO_AWAY_WITH_OTHERS:
    return releve_desk_remove_several (fixture->desk, both, reason, breaches, error);
  case GIVE_WAY:
    return releve_desk_place (fixture->desk, "L01", "K1", 3, &how, NULL, breaches, error);
  case N_GOINGS:
  default:
    g_assert_not_reached ();
  }
}

static void
test_order (DeskFixture *fixture, gconstpointer data)
{
  Going going = GPOINTER_TO_UINT (data);
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K2", 3), *needing = desk_fixture_place (fixture, "L01", "A1", 7);
  g_autofree char *other = desk_fixture_place (fixture, "L03", "K1", 9), *before = desk_fixture_sum (fixture);
  g_autoptr (GPtrArray) breaches = NULL;
  g_autoptr (GError) refused = NULL, error = NULL;
  const ReleveBreach *breach;

  g_assert_false (go (fixture, going, id, other, NULL, &breaches, &refused));
  desk_fixture_assert_refused (fixture, before, refused, RELEVE_ERROR_REFUSED, "against-rule");
  breach = find_breach (breaches, RELEVE_RULE_PREREQUISITE);
  g_assert_cmpint (breach->severity, ==, RELEVE_NEEDS_REASON);
  g_assert_cmpstr (breach->placement_id, ==, needing);
  g_assert_cmpstr (breach->assignment_id, ==, "A1");
  g_assert_cmpstr (breach->other_id, ==, "K2");
  g_assert_cmpint (breach->block, ==, 7);

  go (fixture, going, id, other, "She has done it elsewhere", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (releve_dossier_placement (fixture->dossier, needing)->reason, ==, "She has done it elsewhere");
  desk_fixture_assert_undo_redo (fixture, before);
}

static void
test_order_kept (DeskFixture *fixture, gconstpointer data)
{
  g_autofree char *id = desk_fixture_place (fixture, "L01", "K2", 3), *needing = desk_fixture_place (fixture, "L01", "A1", 7);
  const ReleveArrangement later[] = { { id, NULL, "L01", 8 }, { needing, NULL, "L01", 10 } };
  g_autoptr (GError) error = NULL;

  releve_desk_move (fixture->desk, id, NULL, 5, RELEVE_OCCUPIED_REFUSE, NULL, NULL, &error);
  g_assert_no_error (error);
  releve_desk_arrange (fixture->desk, later, G_N_ELEMENTS (later), NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (releve_dossier_placement (fixture->dossier, needing)->reason);
}

/* What the plan lacked before is listed, and stands in nobody's way. */
static void
test_order_lacking (DeskFixture *fixture, gconstpointer data)
{
  RelevePlacing how = { .reason = "Agreed with her" };
  g_autofree char *needing = NULL, *id = NULL;
  g_autoptr (GError) error = NULL;

  releve_desk_place (fixture->desk, "L01", "A1", 4, &how, &needing, NULL, &error);
  g_assert_no_error (error);
  id = desk_fixture_place (fixture, "L01", "K2", 6);
  releve_desk_move (fixture->desk, id, NULL, 9, RELEVE_OCCUPIED_REFUSE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (releve_desk_remove (fixture->desk, id, NULL, NULL, NULL));
}

/* A rule that is added has its line above. */
static void
test_every_rule (void)
{
  gboolean asked[RELEVE_N_RULES] = { [RELEVE_RULE_PINNED] = TRUE, [RELEVE_RULE_FINISHED] = TRUE, [RELEVE_RULE_MINIMUM] = TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    asked[cases[i].rule] = TRUE;
  for (int rule = 0; rule < RELEVE_N_RULES; rule++)
    g_assert_true (asked[rule]);
}

#define ADD(sentence, function, data) \
  g_test_add (sentence, DeskFixture, data, desk_fixture_set_up, function, desk_fixture_tear_down)

int
main (int argc, char *argv[])
{
  static const char *const severities[] = { "warns", "yields to a reason", "stops" };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *sentence = g_strdup_printf ("/desk/rules/B7 %s passes, breaks and %s", releve_rule_codes[cases[i].rule], severities[cases[i].severity]);

    ADD (sentence, test_rule, &cases[i]);
  }
  ADD ("/desk/rules/B12 a pinned card moves once it is unpinned, whatever the reason", test_pinned, NULL);
  ADD ("/desk/rules/B12 a finished card stays", test_finished, NULL);
  ADD ("/desk/rules/B8 a minimum warns when the last one goes", test_minimum, NULL);
  for (guint i = 0; i < N_GOINGS; i++) {
    static const char *const ways[] = { "behind it", "to another learner", "behind it with others", "off the board", "off the board with others", "where another replaces it" };
    g_autofree char *sentence = g_strdup_printf ("/desk/rules/B9 a card that a later one needs goes %s only for a reason", ways[i]);

    ADD (sentence, test_order, GUINT_TO_POINTER (i));
  }
  ADD ("/desk/rules/B9 a needed card may go where the order stays", test_order_kept, NULL);
  ADD ("/desk/rules/B9 what was lacking before refuses no move", test_order_lacking, NULL);
  g_test_add_func ("/desk/rules/B6 every rule has its test", test_every_rule);
  return g_test_run ();
}
