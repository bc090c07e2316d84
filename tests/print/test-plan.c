#include "releve-print-fixture.h"

#include <string.h>

#include "releve-error.h"
#include "releve-fixture.h"
#include "releve-phrasebook.h"

static const RelevePrintOptions clinician = { RELEVE_LANGUAGE_EN, RELEVE_PAPER_A4, RELEVE_AUDIENCE_CLINICIAN };
static const RelevePrintOptions head = { RELEVE_LANGUAGE_EN, RELEVE_PAPER_A4, RELEVE_AUDIENCE_HEAD };
static const RelevePrintOptions coordinator = { RELEVE_LANGUAGE_EN, RELEVE_PAPER_A4, RELEVE_AUDIENCE_COORDINATOR };

#define HAS(text, part) g_assert_nonnull (strstr (text, part))
#define LACKS(text, part) g_assert_null (strstr (text, part))

typedef void (*EachPages) (RelevePages *pages, const RelevePrintOptions *options);

static void
for_each_copy (ReleveDossier *dossier, const char *learner_id, EachPages each)
{
  for (int language = 0; language <= RELEVE_LANGUAGE_FR; language++)
    for (int paper = 0; paper < RELEVE_N_PAPERS; paper++)
      for (int audience = 0; audience < RELEVE_N_AUDIENCES; audience++)
        {
          RelevePrintOptions options = { language, paper, audience };
          g_autoptr (GError) error = NULL;
          g_autoptr (RelevePages) pages = releve_print (dossier, RELEVE_PRINTOUT_PLAN, learner_id, &options, &error);

          g_assert_no_error (error);
          each (pages, &options);
        }
}

static void
assert_nothing_clipped (RelevePages *pages, const RelevePrintOptions *options)
{
  print_fixture_assert_inside (pages);
}

static void
test_every_copy_stays_inside_its_margins (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();

  for_each_copy (dossier, "L01", assert_nothing_clipped);
  for_each_copy (dossier, "L02", assert_nothing_clipped);
}

static void
test_the_coordinator_reads_no_score_comment_or_rater (void)
{
  static const char *const private[] = {
    "Strengthtext", "Prioritytext", "Commenttext", "Disagreetext", "Ratersson", "Behaviourtext", "1.7", "now", "Hidden",
    "below what the role asks",
  };
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  g_autofree char *own = print_fixture_read (dossier, "L01", &clinician);
  g_autofree char *theirs = print_fixture_read (dossier, "L01", &coordinator);

  if (own == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (private); i++)
    LACKS (theirs, private[i]);
  HAS (theirs, "Supporttext");
  HAS (theirs, "Required");
  LACKS (theirs, "Agreed appraisal");
  HAS (own, "now");
  HAS (own, "Strengthtext");
  HAS (own, "Prioritytext");
  HAS (own, "Commenttext");
  HAS (own, "Disagreetext");
  /* Nobody's copy says who rated, or what was seen. */
  LACKS (own, "Ratersson");
  LACKS (own, "Behaviourtext");
}

static void
test_every_copy_holds_its_sections (void)
{
  static const char *const heads[] = {
    "Identity", "Aspirations", "Required", "Agreed appraisal", "Goals", "Assignments", "Training", "Support", "Reviews",
    "Comments", "Privacy", "Signatures",
  };
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  g_autofree char *own = print_fixture_read (dossier, "L01", &head);
  g_autofree char *theirs = print_fixture_read (dossier, "L01", &coordinator);

  if (own == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%u", i + 1);

      HAS (own, heads[i]);
      HAS (own, numbered);
      if (i + 1 == 4 || i + 1 == 10)
        LACKS (theirs, heads[i]);
      else
        HAS (theirs, heads[i]);
    }
  HAS (own, "Read");
  HAS (own, "Agree");
}

static void
test_names_are_printed_as_they_are_written (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  ReleveLearner *learner = (ReleveLearner *) releve_dossier_learner (dossier, "L01");
  g_autofree char *text = NULL;

  learner->service.en = g_strdup ("R&D <pilot>");
  print_fixture_goal (dossier, 1, "<b>Lead</b> &amp; 100 % s %s %n");
  text = print_fixture_read (dossier, "L01", &head);
  if (text == NULL)
    return;
  HAS (text, "R&D <pilot>");
  HAS (text, "<b>Lead</b> &amp; 100 % s %s %n");
}

/* Every word of a text too long for any line, cell or page is still there. */
static void
test_long_texts_lose_no_word (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  ReleveLearner *learner = (ReleveLearner *) releve_dossier_learner (dossier, "L01");
  RelevePlan *plan = print_fixture_plan (dossier);
  g_autoptr (GString) essay = g_string_new (NULL), row = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (int i = 0; i < 1500; i++)
    g_string_append_printf (essay, "essay%04d ", i);
  for (int i = 0; i < 900; i++)
    g_string_append_printf (row, "row%04d ", i);
  g_free (learner->family);
  learner->family = g_strnfill (300, 'W');
  g_free (plan->comment);
  plan->comment = g_strdup (essay->str);
  print_fixture_goal (dossier, 1, row->str);
  for_each_copy (dossier, "L01", assert_nothing_clipped);
  text = print_fixture_read (dossier, "L01", &head);
  if (text == NULL)
    return;
  for (int i = 0; i < 1500; i++)
    {
      g_autofree char *word = g_strdup_printf ("essay%04d", i);

      HAS (text, word);
    }
  for (int i = 0; i < 900; i++)
    {
      g_autofree char *word = g_strdup_printf ("row%04d", i);

      HAS (text, word);
    }
}

static void
test_no_goal_and_three_goals (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  g_autofree char *none = print_fixture_read (dossier, "L01", &head);
  g_autofree char *three = NULL;

  for (int i = 1; i <= 3; i++)
    {
      g_autofree char *aim = g_strdup_printf ("Goaltext%d", i);

      print_fixture_goal (dossier, i, aim);
    }
  three = print_fixture_read (dossier, "L01", &head);
  if (none == NULL)
    return;
  HAS (none, "No goal is set yet.");
  LACKS (three, "No goal is set yet.");
  HAS (three, "Goaltext1");
  HAS (three, "Goaltext3");
  HAS (three, "31 Jan 2027");
}

static void
test_a_long_table_repeats_its_head_and_splits_no_row (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;
  guint with_rows = 0;

  for (int i = 1; i <= 90; i++)
    print_fixture_training (dossier, i);
  text = print_fixture_read (dossier, "L01", &coordinator);
  if (text == NULL)
    return;
  pages = g_strsplit (text, "\f", -1);
  for (guint i = 0; pages[i] != NULL; i++)
    {
      gboolean rows = strstr (pages[i], "Course") != NULL;

      g_assert_cmpint (rows, ==, strstr (pages[i], "Title and provider") != NULL);
      with_rows += rows;
    }
  g_assert_cmpuint (with_rows, >=, 3);
  HAS (text, "Training (continued)");
  for (int i = 1; i <= 90; i++)
    {
      g_autofree char *course = g_strdup_printf ("Course%02d", i);

      HAS (text, course);
    }
}

static void
test_every_page_says_what_it_is (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;
  guint n;

  for (int i = 1; i <= 60; i++)
    print_fixture_training (dossier, i);
  text = print_fixture_read (dossier, "L01", &head);
  if (text == NULL)
    return;
  pages = g_strsplit (text, "\f", -1);
  n = g_strv_length (pages) - 1;
  g_assert_cmpuint (n, >, 1);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u/%u", i + 1, n);

      HAS (pages[i], number);
      HAS (pages[i], "Confidential");
      HAS (pages[i], "Version 1, agreed");
      HAS (pages[i], "1 September 2026");
      HAS (pages[i], "checksum");
      HAS (pages[i], "Head’s copy");
      HAS (pages[i], "Lavoie");
    }
}

static char *
checksum_in (const char *text)
{
  const char *at = strstr (text, "checksum ");

  g_assert_nonnull (at);
  return g_strndup (at + strlen ("checksum "), 9);
}

static void
test_all_copies_of_a_frozen_plan_bear_its_checksum (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  g_autofree char *upper = NULL;
  g_autofree char *expected = NULL;

  print_fixture_sign (dossier);
  upper = g_ascii_strup (print_fixture_plan (dossier)->checksum, 8);
  expected = g_strdup_printf ("%.4s %.4s", upper, upper + 4);
  for (int audience = 0; audience < RELEVE_N_AUDIENCES; audience++)
    for (int paper = 0; paper < RELEVE_N_PAPERS; paper++)
      {
        RelevePrintOptions options = { RELEVE_LANGUAGE_EN, paper, audience };
        g_autofree char *text = print_fixture_read (dossier, "L01", &options);
        g_autofree char *found = text != NULL ? checksum_in (text) : g_strdup (expected);

        g_assert_cmpstr (found, ==, expected);
      }
}

static void
test_a_signed_plan_keeps_its_words (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  ReleveRole *role = (ReleveRole *) releve_dossier_role (dossier, "chief");
  g_autofree char *before = NULL, *after = NULL;

  print_fixture_goal (dossier, 1, "Goaltext");
  print_fixture_sign (dossier);
  before = print_fixture_read (dossier, "L01", &head);
  g_free (role->name.en);
  role->name.en = g_strdup ("Renamed");
  print_fixture_goal (dossier, 2, "Latergoal");
  after = print_fixture_read (dossier, "L01", &head);
  if (before == NULL)
    return;
  g_assert_cmpstr (before, ==, after);
  HAS (after, "Chief resident");
  HAS (after, "Signed in English on 10 September 2026.");
}

/* Why a rule was overridden is the head's own; the frozen text is everybody's. */
static void
test_the_heads_notes_are_in_the_heads_copy_alone (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  RelevePlacement *card = releve_row_new (&releve_placement_kind, "noted");
  g_autofree char *own = NULL, *theirs = NULL, *kept = NULL;

  card->learner_id = g_strdup ("L01");
  card->assignment_id = g_strdup ("K1");
  card->block_id = g_strdup (releve_dossier_block_number (dossier, 8)->id);
  card->span = 1;
  card->reason = g_strdup ("Reasontext");
  card->level_note = g_strdup ("Notetext");
  releve_dossier_put (dossier, &releve_placement_kind, card);
  own = print_fixture_read (dossier, "L01", &clinician);
  theirs = print_fixture_read (dossier, "L01", &coordinator);
  kept = print_fixture_read (dossier, "L01", &head);
  if (own == NULL)
    return;
  HAS (kept, "Reasontext Notetext");
  LACKS (own, "Reasontext");
  LACKS (own, "Notetext");
  LACKS (theirs, "Reasontext");
  LACKS (theirs, "Notetext");
}

static void
test_what_is_on_record_stands_on_the_line (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  RelevePlan *plan = print_fixture_plan (dossier);
  g_autofree char *ink = print_fixture_read (dossier, "L01", &head), *recorded = NULL, *back = NULL;

  plan->learner_read = releve_day_new (2026, 9, 2);
  plan->head_read = plan->head_agreed = releve_day_new (2026, 9, 3);
  print_fixture_sign (dossier);
  recorded = print_fixture_read (dossier, "L01", &head);
  plan->withdrawn = releve_day_new (2026, 9, 12);
  back = print_fixture_read (dossier, "L01", &head);
  if (ink == NULL)
    return;
  LACKS (ink, "recorded in the file");
  HAS (ink, "Date");
  HAS (recorded, "Read on 2 September 2026;");
  HAS (recorded, "Read on 3 September 2026, agreed to");
  HAS (recorded, "version 1 of the matching model");
  HAS (back, "The signature was taken back on 12 September 2026.");
  HAS (back, "Version 1, signature taken back");
}

static void
test_the_day_until_which_it_is_kept_follows_the_departure (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  ReleveLearner *learner = (ReleveLearner *) releve_dossier_learner (dossier, "L01");
  ReleveDepartment *department = (ReleveDepartment *) releve_dossier_department (dossier);
  g_autofree char *staying = NULL, *leaving = NULL;

  department->retention_months = 24;
  learner->departure = RELEVE_NO_DAY;
  staying = print_fixture_read (dossier, "L01", &coordinator);
  learner->departure = releve_day_new (2027, 6, 29);
  leaving = print_fixture_read (dossier, "L01", &coordinator);
  if (staying == NULL)
    return;
  HAS (staying, "24 months after");
  LACKS (staying, "2029");
  HAS (leaving, "29 June 2029, 24 months after");
}

/* Agreed levels are sentences, also of what is done. */
static void
test_agreed_levels_stand_in_words (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  ReleveCharacteristic *change = (ReleveCharacteristic *) releve_dossier_characteristic (dossier, RELEVE_CHG);
  RelevePlacement *card = releve_row_new (&releve_placement_kind, "agreed");
  g_autofree char *agreed = NULL, *draft = NULL;

  card->learner_id = g_strdup ("L01");
  card->assignment_id = g_strdup ("K1");
  card->block_id = g_strdup (releve_dossier_block_number (dossier, 8)->id);
  card->span = 1;
  card->state = RELEVE_DONE;
  releve_levels_parse ("3222222222", &card->levels);
  g_free (change->anchors[3].en);
  change->anchors[3].en = g_strdup ("Anchorsentence");
  releve_dossier_put (dossier, &releve_placement_kind, card);
  draft = print_fixture_read (dossier, "L01", &coordinator);
  card->levels_state = RELEVE_LEVELS_AGREED;
  agreed = print_fixture_read (dossier, "L01", &coordinator);
  if (draft == NULL)
    return;
  LACKS (draft, "anchorsentence");
  HAS (agreed, "anchorsentence");
}

/* A character of private use, which no font knows. */
static void
test_a_character_without_a_glyph_is_named (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  g_autoptr (RelevePages) whole = releve_print (dossier, RELEVE_PRINTOUT_PLAN, "L01", &head, NULL), lacking = NULL;
  g_autofree char *none = releve_pages_missing (whole), *missing = NULL;

  print_fixture_goal (dossier, 1, "Lead \U000F1234 a team \U000F1234");
  lacking = releve_print (dossier, RELEVE_PRINTOUT_PLAN, "L01", &head, NULL);
  missing = releve_pages_missing (lacking);
  g_assert_null (none);
  g_assert_cmpstr (missing, ==, "\U000F1234");
}

static void
test_without_a_plan_a_draft_is_printed (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  g_autofree char *text = print_fixture_read (dossier, "L02", &head);

  if (text == NULL)
    return;
  HAS (text, "no plan has been begun yet");
  HAS (text, "Draft · 10 September 2026");
  HAS (text, "N’Diaye");
}

static void
test_an_unknown_clinician_is_refused (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  g_autoptr (GError) error = NULL;

  g_assert_null (releve_print (dossier, RELEVE_PRINTOUT_PLAN, "L99", &head, &error));
  g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_INVALID);
}

static void
test_a_short_text_is_not_starved_by_a_long_one (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  g_autoptr (GString) aim = g_string_new (NULL), indicator = g_string_new (NULL);
  ReleveGoal *goal;
  g_autofree char *text = NULL;

  for (int i = 0; i < 20; i++)
    g_string_append (aim, "Aimword ");
  for (int i = 0; i < 300; i++)
    g_string_append (indicator, "Indicate ");
  print_fixture_goal (dossier, 1, aim->str);
  goal = (ReleveGoal *) releve_dossier_get (dossier, &releve_goal_kind, "goal1");
  g_free (goal->indicator);
  goal->indicator = g_strdup (indicator->str);
  text = print_fixture_read (dossier, "L01", &head);
  if (text != NULL)
    g_assert_cmpuint (print_fixture_count (text, "Aimword"), ==, 20);
}

/* An older version says what it said, whatever the file has become since. */
static void
test_an_older_version_is_printed_as_it_was_frozen (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  RelevePrintOptions first = head, none = head;
  RelevePlan *next;
  g_autofree char *before = NULL, *after = NULL, *newest = NULL, *name = NULL;
  g_autoptr (GError) error = NULL;

  print_fixture_sign (dossier);
  before = print_fixture_read (dossier, "L01", &head);
  next = releve_row_copy (&releve_plan_kind, print_fixture_plan (dossier));
  g_free (next->id);
  next->id = g_strdup ("next");
  next->version = 2;
  next->state = RELEVE_PLAN_DRAFT;
  g_clear_pointer (&next->snapshot, g_free);
  g_clear_pointer (&next->checksum, g_free);
  releve_dossier_put (dossier, &releve_plan_kind, next);
  print_fixture_card (dossier, "L01", "K2", 8, 1, RELEVE_ACCEPTED);
  first.version = 1;
  after = print_fixture_read (dossier, "L01", &first);
  newest = print_fixture_read (dossier, "L01", &head);
  name = releve_print_file_name (dossier, RELEVE_PRINTOUT_PLAN, "L01", &first);
  g_assert_cmpstr (name, ==, "plan-L01-Lavoie-v1-head.pdf");
  g_assert_cmpstr (before, ==, after);
  none.version = 3;
  g_assert_null (releve_print (dossier, RELEVE_PRINTOUT_PLAN, "L01", &none, &error));
  g_assert_cmpstr (releve_error_get_detail (error)->problem, ==, "unknown-plan-version");
  if (newest != NULL)
    g_assert_cmpstr (newest, !=, after);
}

static void
test_a_damaged_snapshot_is_refused (void)
{
  const char *const damages[] = { "", "{", "[]", "null", "{\"version\": 1" };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
      RelevePlan *plan = print_fixture_plan (dossier);
      g_autoptr (GError) error = NULL;

      plan->state = RELEVE_PLAN_SIGNED;
      plan->snapshot = g_strdup (damages[i]);
      g_assert_null (releve_print (dossier, RELEVE_PRINTOUT_PLAN, "L01", &head, &error));
      g_assert_error (error, RELEVE_ERROR, RELEVE_ERROR_CORRUPT);
    }
}

static void
test_an_empty_snapshot_is_still_a_plan (void)
{
  g_autoptr (ReleveDossier) dossier = print_fixture_dossier ();
  RelevePlan *plan = print_fixture_plan (dossier);

  plan->state = RELEVE_PLAN_SIGNED;
  plan->snapshot = g_strdup ("{\"learner\": 5, \"competencies\": [1, {\"anchors\": 3}], \"assignments\": [{\"levels\": \"99\"}], \"goals\": [{}]}");
  plan->checksum = g_strdup ("ab");
  for_each_copy (dossier, "L01", assert_nothing_clipped);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/print/plan/every copy stays inside its margins", test_every_copy_stays_inside_its_margins);
  g_test_add_func ("/print/plan/the coordinator reads no score, comment or rater", test_the_coordinator_reads_no_score_comment_or_rater);
  g_test_add_func ("/print/plan/every copy holds its sections", test_every_copy_holds_its_sections);
  g_test_add_func ("/print/plan/names are printed as they are written", test_names_are_printed_as_they_are_written);
  g_test_add_func ("/print/plan/long texts lose no word", test_long_texts_lose_no_word);
  g_test_add_func ("/print/plan/no goal and three goals", test_no_goal_and_three_goals);
  g_test_add_func ("/print/plan/a long table repeats its head and splits no row", test_a_long_table_repeats_its_head_and_splits_no_row);
  g_test_add_func ("/print/plan/every page says what it is", test_every_page_says_what_it_is);
  g_test_add_func ("/print/plan/all copies of a frozen plan bear its checksum", test_all_copies_of_a_frozen_plan_bear_its_checksum);
  g_test_add_func ("/print/plan/a signed plan keeps its words", test_a_signed_plan_keeps_its_words);
  g_test_add_func ("/print/plan/P9 the head’s notes are in the head’s copy alone", test_the_heads_notes_are_in_the_heads_copy_alone);
  g_test_add_func ("/print/plan/S3 what is on record stands on the line of the signature", test_what_is_on_record_stands_on_the_line);
  g_test_add_func ("/print/plan/P3 the day until which it is kept follows the departure", test_the_day_until_which_it_is_kept_follows_the_departure);
  g_test_add_func ("/print/plan/P3 agreed levels stand in words", test_agreed_levels_stand_in_words);
  g_test_add_func ("/print/plan/a character without a glyph is named", test_a_character_without_a_glyph_is_named);
  g_test_add_func ("/print/plan/without a plan a draft is printed", test_without_a_plan_a_draft_is_printed);
  g_test_add_func ("/print/plan/an unknown clinician is refused", test_an_unknown_clinician_is_refused);
  g_test_add_func ("/print/plan/P5/a short text is not starved by a long one", test_a_short_text_is_not_starved_by_a_long_one);
  g_test_add_func ("/print/plan/P9/an older version is printed as it was frozen", test_an_older_version_is_printed_as_it_was_frozen);
  g_test_add_func ("/print/plan/a damaged snapshot is refused", test_a_damaged_snapshot_is_refused);
  g_test_add_func ("/print/plan/an empty snapshot is still a plan", test_an_empty_snapshot_is_still_a_plan);
  return g_test_run ();
}
