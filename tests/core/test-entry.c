/* What may stand in the catalogue: every refusal by one edit of a good entry
 * (S1, S8, S13, L15), and what records keep of it (D6). */

#include "releve-entry.h"

#include <math.h>
#include <string.h>
#include "releve-error.h"
#include "releve-fixture.h"
#include "releve-wording.h"

static void
put_cb (const ReleveKind *kind, gpointer row, gpointer dossier)
{
  releve_dossier_put (dossier, kind, row);
}

static ReleveDossier *
make_dossier (void)
{
  ReleveDossier *dossier = releve_dossier_new (FIXTURE_TODAY);

  fixture_build (put_cb, dossier);
  return dossier;
}

static void
set (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

#define SPOIL(name) static void spoil_##name (ReleveEntry *entry)
#define WORK ((ReleveAssignment *) entry->row)

SPOIL (nothing) { (void) entry; }
SPOIL (code) { set (&WORK->code, NULL); }
SPOIL (blank_code) { set (&WORK->code, "  "); }
SPOIL (twin_code) { set (&WORK->code, "K2"); }
SPOIL (name) { set (&WORK->name.en, NULL); set (&WORK->name.fr, " "); }
SPOIL (profile) { WORK->profile = RELEVE_LEVELS_UNSET; }
SPOIL (level) { WORK->profile.v[3] = 5; }
SPOIL (half_range) { WORK->low = WORK->profile; }
SPOIL (low) { WORK->low = WORK->high = WORK->profile; WORK->low.v[2] = 3; WORK->high.v[2] = 4; }
SPOIL (high) { WORK->low = WORK->high = WORK->profile; WORK->low.v[2] = WORK->high.v[2] = 0; }
SPOIL (hours) { WORK->hours = -1; }
SPOIL (no_hours) { WORK->hours = NAN; }
SPOIL (duration) { WORK->duration = 0; }
SPOIL (capacity) { WORK->minimum = 3; WORK->capacity = 2; }
SPOIL (people) { WORK->minimum = -1; }
SPOIL (recurrence) { WORK->minimum_gap = -1; }
SPOIL (supervisor) { set (&WORK->supervisor_id, "S9"); }

static ReleveAssignmentCompetency *
first_weight (ReleveEntry *entry)
{
  g_autoptr (GPtrArray) rows = releve_entry_parts (entry, &releve_assignment_competency_kind);

  return rows->pdata[0];
}

static void
add_need (ReleveEntry *entry, const char *assignment_id, const char *competency_id, double level)
{
  RelevePrerequisite *row = releve_entry_add (entry, &releve_prerequisite_kind);

  row->needs_assignment_id = g_strdup (assignment_id);
  row->needs_competency_id = g_strdup (competency_id);
  row->level = level;
}

SPOIL (weight) { first_weight (entry)->weight = 1.5; }
SPOIL (negative_weight)
{
  ReleveAssignmentCompetency *other = releve_entry_add (entry, &releve_assignment_competency_kind);

  other->competency_id = g_strdup ("C5");
  other->weight = -0.2;
}
SPOIL (no_weight) { first_weight (entry)->weight = 0; }
SPOIL (untrained) { releve_entry_remove (entry, first_weight (entry)); }
SPOIL (twin_weight)
{
  ReleveAssignmentCompetency *twin = releve_entry_add (entry, &releve_assignment_competency_kind);

  twin->competency_id = g_strdup ("C4");
  twin->weight = 0.5;
}
SPOIL (foreign_weight) { set (&first_weight (entry)->competency_id, "C99"); }
SPOIL (need_itself) { add_need (entry, "K2", NULL, NAN); }
SPOIL (need_cycle) { add_need (entry, "A1", NULL, NAN); }       /* A1 waits for K2 */
SPOIL (need_nothing) { add_need (entry, NULL, NULL, NAN); }
SPOIL (need_both) { add_need (entry, "K1", "C4", 2); }
SPOIL (need_level) { add_need (entry, NULL, "C4", 4.5); }

static ReleveRoleLevel *
first_level (ReleveEntry *entry)
{
  g_autoptr (GPtrArray) rows = releve_entry_parts (entry, &releve_role_level_kind);

  return rows->pdata[0];
}

SPOIL (role_level) { first_level (entry)->level = 4.1; }
SPOIL (role_twin) { set (&first_level (entry)->competency_id, "C2"); }
SPOIL (competency_code) { set (&((ReleveCompetency *) entry->row)->code, "Z1"); }
SPOIL (competency_parent) { set (&((ReleveCompetency *) entry->row)->parent_id, "C4"); }
SPOIL (competency_framework) { set (&((ReleveCompetency *) entry->row)->framework_id, NULL); }
SPOIL (characteristic_code) { set (&((ReleveCharacteristic *) entry->row)->code, "XXX"); }
SPOIL (proficient) { set (&((ReleveFramework *) entry->row)->name.fr, "F"); ((ReleveFramework *) entry->row)->proficient = 5; }
SPOIL (version) { set (&((ReleveFramework *) entry->row)->name.en, "F"); ((ReleveFramework *) entry->row)->version = 0; }
SPOIL (family) { set (&((ReleveSupervisor *) entry->row)->family, NULL); }
SPOIL (duties) { ((ReleveSupervisor *) entry->row)->duty_limit = -1; }
SPOIL (rule) { ((ReleveDepartment *) entry->row)->brief_rule_level = 5; }
SPOIL (rule_minimum) { ((ReleveDepartment *) entry->row)->brief_rule_minimum = -1; }

static ReleveBlock *
block (ReleveEntry *entry, guint i)
{
  return ((ReleveEntryPart *) entry->parts->pdata[i])->row;
}

SPOIL (overlap) { block (entry, 3)->first -= 1; }
SPOIL (reversed) { block (entry, 3)->last = block (entry, 3)->first - 1; }
SPOIL (no_blocks) { while (entry->parts->len > 0) releve_entry_remove (entry, block (entry, 0)); }

static const struct {
  const char *name;
  const ReleveKind *kind;
  const char *id;
  void (*spoil) (ReleveEntry *entry);
  const char *problem;
} cases[] = {
  { "S8/a good assignment stands", &releve_assignment_kind, "K2", spoil_nothing, NULL },
  { "S8/an assignment without code", &releve_assignment_kind, "K2", spoil_code, "code-missing" },
  { "S8/an assignment with a blank code", &releve_assignment_kind, "K2", spoil_blank_code, "code-missing" },
  { "S8/a code that is taken", &releve_assignment_kind, "K1", spoil_twin_code, "code-taken" },
  { "N4/no name in either language", &releve_assignment_kind, "K2", spoil_name, "name-missing" },
  { "L15/no profile", &releve_assignment_kind, "K2", spoil_profile, "profile-missing" },
  { "L15/a level outside the scale", &releve_assignment_kind, "K2", spoil_level, "level-out-of-range" },
  { "L15/half a range", &releve_assignment_kind, "K2", spoil_half_range, "range-half" },
  { "L15/a range above the profile", &releve_assignment_kind, "K2", spoil_low, "range-misses-profile" },
  { "L15/a range below the profile", &releve_assignment_kind, "K2", spoil_high, "range-misses-profile" },
  { "S8/negative hours", &releve_assignment_kind, "K2", spoil_hours, "hours-outside" },
  { "S8/hours left empty", &releve_assignment_kind, "K2", spoil_no_hours, "hours-outside" },
  { "S8/no block long", &releve_assignment_kind, "K2", spoil_duration, "duration-too-short" },
  { "S8/fewer places than people needed", &releve_assignment_kind, "K2", spoil_capacity, "capacity-below-minimum" },
  { "S8/fewer than nobody", &releve_assignment_kind, "K2", spoil_people, "people-negative" },
  { "S8/recurring before it ends", &releve_assignment_kind, "K2", spoil_recurrence, "recurrence-negative" },
  { "S8/an unknown supervisor", &releve_assignment_kind, "K2", spoil_supervisor, "unknown-reference" },
  { "L15/a weight above one", &releve_assignment_kind, "K2", spoil_weight, "weight-outside" },
  { "L15/a weight below zero", &releve_assignment_kind, "K2", spoil_negative_weight, "weight-outside" },
  { "L15/weights that sum to nothing", &releve_assignment_kind, "K2", spoil_no_weight, "weights-are-nothing" },
  { "L15/no weights at all", &releve_assignment_kind, "K2", spoil_untrained, "weights-are-nothing" },
  { "L15/a competency weighed twice", &releve_assignment_kind, "K2", spoil_twin_weight, "part-twice" },
  { "L15/a weight on an unknown competency", &releve_assignment_kind, "K2", spoil_foreign_weight, "unknown-reference" },
  { "B9/its own prerequisite", &releve_assignment_kind, "K2", spoil_need_itself, "prerequisite-itself" },
  { "B9/prerequisites in a circle", &releve_assignment_kind, "K2", spoil_need_cycle, "prerequisite-cycle" },
  { "B9/a prerequisite that names nothing", &releve_assignment_kind, "K2", spoil_need_nothing, "prerequisite-unclear" },
  { "B9/a prerequisite that names two", &releve_assignment_kind, "K2", spoil_need_both, "prerequisite-unclear" },
  { "B9/a prerequisite above the scale", &releve_assignment_kind, "K2", spoil_need_level, "level-out-of-range" },
  { "S1/a good role stands", &releve_role_kind, "chief", spoil_nothing, NULL },
  { "S1/a role level outside the scale", &releve_role_kind, "chief", spoil_role_level, "level-out-of-range" },
  { "S1/a competency asked twice", &releve_role_kind, "chief", spoil_role_twin, "part-twice" },
  { "D6/a code that the model knows", &releve_competency_kind, "C4", spoil_competency_code, "code-is-fixed" },
  { "D6/a competency under itself", &releve_competency_kind, "C4", spoil_competency_parent, "competency-under-itself" },
  { "D6/a competency of no framework", &releve_competency_kind, "C4", spoil_competency_framework, "framework-missing" },
  { "S9/a characteristic keeps its code", &releve_characteristic_kind, "CHG", spoil_characteristic_code, "code-is-fixed" },
  { "D6/a proficient level off the scale", &releve_framework_kind, "F", spoil_proficient, "level-out-of-range" },
  { "D6/a framework before its first version", &releve_framework_kind, "F", spoil_version, "version-below-one" },
  { "S11/a supervisor without name", &releve_supervisor_kind, "S1", spoil_family, "family-missing" },
  { "S11/fewer debriefings than none", &releve_supervisor_kind, "S1", spoil_duties, "duties-negative" },
  { "L7/a rule off the scale", &releve_department_kind, "department", spoil_rule, "level-out-of-range" },
  { "L7/a briefing off the scale", &releve_department_kind, "department", spoil_rule_minimum, "level-out-of-range" },
  { "B2/a good calendar stands", &releve_block_kind, NULL, spoil_nothing, NULL },
  { "B2/overlapping blocks", &releve_block_kind, NULL, spoil_overlap, "blocks-overlap" },
  { "B2/a block that ends before it begins", &releve_block_kind, NULL, spoil_reversed, "block-ends-before-it-begins" },
  { "B2/a year without blocks", &releve_block_kind, NULL, spoil_no_blocks, "no-blocks" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  g_autoptr (ReleveEntry) entry = releve_entry_of (dossier, cases[i].kind, cases[i].id);
  g_autoptr (GError) error = NULL;

  cases[i].spoil (entry);
  g_assert_cmpint (releve_entry_check (dossier, entry, &error), ==, cases[i].problem == NULL);
  if (cases[i].problem != NULL)
    g_assert_cmpstr (releve_error_get_detail (error)->problem, ==, cases[i].problem);
}

static void
test_circle_is_told (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  g_autoptr (ReleveEntry) entry = releve_entry_of (dossier, &releve_assignment_kind, "K2");
  g_autoptr (GError) error = NULL;

  add_need (entry, "A1", NULL, NAN);
  g_assert_false (releve_entry_check (dossier, entry, &error));
  g_assert_cmpstr (releve_error_get_detail (error)->found, ==, "K2 → A1 → K2");
}

static void
test_card_keeps_its_block (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  g_autoptr (ReleveEntry) calendar = NULL;
  RelevePlacement *card = releve_row_new (&releve_placement_kind, "card");
  g_autoptr (GError) error = NULL;

  card->learner_id = g_strdup ("L01");
  card->assignment_id = g_strdup ("K1");
  card->block_id = g_strdup ("B13");
  card->span = 1;
  releve_dossier_put (dossier, &releve_placement_kind, card);
  calendar = releve_entry_of (dossier, &releve_block_kind, NULL);
  releve_entry_remove (calendar, block (calendar, 12));
  g_assert_false (releve_entry_check (dossier, calendar, &error));
  g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_REFUSED);
  g_assert_cmpstr (releve_error_get_detail (error)->problem, ==, "block-holds-cards");
  g_assert_cmpstr (releve_error_get_detail (error)->found, ==, "L01, K1");
}

static const struct {
  const ReleveKind *kind;
  const char *id, *problem, *found;
} used[] = {
  { &releve_assignment_kind, "K2", "used-by-prerequisites", "A1" },
  { &releve_role_kind, "chief", "used-by-learners", "L01, L02, L03" },
  { &releve_supervisor_kind, "S1", "used-by-learners", "L01, L02, L03" },
  { &releve_framework_kind, "F", "used-by-competencies", "C1, C2, C3 …" },
  { &releve_competency_kind, "C4", "model-needs-it", NULL },
  { &releve_characteristic_kind, "LAM", "model-needs-it", NULL },
};

static void
test_users_are_named (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();

  for (guint i = 0; i < G_N_ELEMENTS (used); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (releve_entry_check_unused (dossier, used[i].kind, used[i].id, &error));
      g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_REFUSED);
      g_assert_cmpstr (releve_error_get_detail (error)->problem, ==, used[i].problem);
      g_assert_cmpstr (releve_error_get_detail (error)->found, ==, used[i].found);
    }
  g_assert_true (releve_entry_check_unused (dossier, &releve_assignment_kind, "G1", NULL));
}

static void
test_duplicate_stands_alone (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  g_autoptr (ReleveEntry) entry = releve_entry_of (dossier, &releve_assignment_kind, "A1");
  g_autoptr (ReleveEntry) twin = releve_entry_duplicate (dossier, entry);
  g_autoptr (GPtrArray) needs = releve_entry_parts (twin, &releve_prerequisite_kind);

  g_assert_cmpstr (releve_entry_code (twin), ==, "A2");
  g_assert_false (releve_entry_equal (entry, twin));
  g_assert_cmpuint (twin->parts->len, ==, entry->parts->len);
  g_assert_cmpstr (((RelevePrerequisite *) needs->pdata[0])->assignment_id, ==, ((ReleveRow *) twin->row)->id);
  g_assert_true (releve_entry_check (dossier, twin, NULL));
}

static void
test_new_entries_are_nearly_good (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();

  for (guint i = 0; releve_entry_kinds[i] != NULL; i++)
    {
      const ReleveKind *kind = releve_entry_kinds[i];
      g_autoptr (ReleveEntry) entry = NULL;
      g_autoptr (GError) error = NULL;

      if (kind == &releve_block_kind || kind == &releve_department_kind || kind == &releve_characteristic_kind)
        continue;
      entry = releve_entry_new (dossier, kind);
      g_assert_false (releve_entry_check (dossier, entry, &error));
      g_assert_cmpstr (releve_error_get_detail (error)->problem, ==,
                       kind == &releve_supervisor_kind ? "family-missing" : "name-missing");
    }
}

/* Order, places and prerequisites are no words; profile and weights are. */
static void
test_what_records_keep (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  g_autoptr (ReleveEntry) before = releve_entry_of (dossier, &releve_assignment_kind, "A1");
  g_autoptr (ReleveEntry) entry = releve_entry_copy (before);

  WORK->position = 40;
  WORK->capacity = 9;
  add_need (entry, "K1", NULL, NAN);
  g_assert_false (releve_entry_reworded (before, entry));
  first_weight (entry)->weight = 0.7;
  g_assert_true (releve_entry_reworded (before, entry));
  first_weight (entry)->weight = 0.6;
  g_assert_false (releve_entry_reworded (before, entry));
  WORK->profile.v[0] = 2;
  g_assert_true (releve_entry_reworded (before, entry));
}

static void
archive (ReleveDossier *dossier, const char *id, int edition, const char *anchor)
{
  g_autoptr (ReleveEntry) entry = releve_entry_of (dossier, &releve_competency_kind, "C4");
  ReleveWording *wording = releve_row_new (&releve_wording_kind, id);

  set (&((ReleveCompetency *) entry->row)->anchors[2].en, anchor);
  wording->kind = g_strdup ("competency");
  wording->subject_id = g_strdup ("C4");
  wording->edition = edition;
  wording->words = releve_entry_words (entry);
  releve_dossier_put (dossier, &releve_wording_kind, wording);
}

static const char *
anchor_at (ReleveDossier *dossier, int edition)
{
  const ReleveCompetency *row = releve_row_as_of (dossier, &releve_competency_kind, "C4", edition);

  return row->anchors[2].en;
}

static void
test_earliest_wording_at_or_after (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();

  archive (dossier, "w3", 3, "third");
  archive (dossier, "w1", 1, "first");
  g_assert_cmpstr (anchor_at (dossier, 0), ==, "first");
  g_assert_cmpstr (anchor_at (dossier, 1), ==, "first");
  g_assert_cmpstr (anchor_at (dossier, 2), ==, "third");
  g_assert_cmpstr (anchor_at (dossier, 3), ==, "third");
  g_assert_null (anchor_at (dossier, 4));
  g_assert_null (anchor_at (dossier, RELEVE_EDITION_NOW));
  g_assert_true (releve_words_changed_since (dossier, &releve_competency_kind, "C4", 3));
  g_assert_false (releve_words_changed_since (dossier, &releve_competency_kind, "C4", 4));
  g_assert_false (releve_words_changed_since (dossier, &releve_competency_kind, "C5", 0));
  releve_dossier_drop (dossier, &releve_wording_kind, "w1");
  g_assert_cmpstr (anchor_at (dossier, 0), ==, "third");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/entry/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/core/entry/B9/the circle is told by its codes", test_circle_is_told);
  g_test_add_func ("/core/entry/B2/a block with a card stays", test_card_keeps_its_block);
  g_test_add_func ("/core/entry/S8/what is used stays and its users are named", test_users_are_named);
  g_test_add_func ("/core/entry/S8/a duplicate has ids and a code of its own", test_duplicate_stands_alone);
  g_test_add_func ("/core/entry/S8/a new entry lacks a name only", test_new_entries_are_nearly_good);
  g_test_add_func ("/core/entry/D6/words, levels and weights are kept, places are not", test_what_records_keep);
  g_test_add_func ("/core/entry/D6/a record reads the earliest wording at or after its edition", test_earliest_wording_at_or_after);
  return g_test_run ();
}
