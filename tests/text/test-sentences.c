#include "releve-text.h"

/* A dossier of one clinician and one assignment, whose names look like markup. */
static ReleveDossier *
make_dossier (void)
{
  ReleveDossier *dossier = releve_dossier_new (releve_day_new (2026, 9, 14));
  ReleveLearner *learner = releve_row_new (&releve_learner_kind, "L01");
  ReleveAssignment *assignment = releve_row_new (&releve_assignment_kind, "K2");

  learner->code = g_strdup ("L01");
  learner->title = g_strdup ("Dr");
  learner->given = g_strdup ("Ibrahima");
  learner->family = g_strdup ("N’Diaye");
  assignment->code = g_strdup ("K2");
  assignment->name.en = g_strdup ("R&D <pilot>");
  releve_dossier_put (dossier, &releve_learner_kind, learner);
  releve_dossier_put (dossier, &releve_assignment_kind, assignment);
  return dossier;
}

static void
test_every_rule_has_a_sentence_without_gaps (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);

  for (int rule = 0; rule < RELEVE_N_RULES; rule++)
    {
      ReleveBreach breach = { .rule = rule, .learner_id = (char *) "L01", .assignment_id = (char *) "K2",
                              .block = 4, .found = 3, .limit = 2 };
      g_autofree char *sentence = releve_text_breach (book, dossier, &breach);
      g_autofree char *brief = releve_text_breach_short (book, dossier, &breach);

      g_assert_true (g_str_has_suffix (sentence, "."));
      g_assert_null (strchr (sentence, '{'));
      g_assert_null (strchr (brief, '{'));
      g_assert_cmpint (g_utf8_strlen (brief, -1), >, 0);
      g_assert_cmpint (g_utf8_strlen (brief, -1), <=, 11);
    }
}

static void
test_a_breach_names_who_what_where (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);
  ReleveBreach breach = { .rule = RELEVE_RULE_CAPACITY, .learner_id = (char *) "L01",
                          .assignment_id = (char *) "K2", .block = 4, .found = 3, .limit = 2 };
  g_autofree char *sentence = releve_text_breach (book, dossier, &breach);

  g_assert_cmpstr (sentence, ==, "Block 4: “R&D <pilot>” would have 3 people for 2 places.");
}

/* The breach of a card that is left without what it needs names both cards. */
static void
test_an_order_names_both_cards (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);
  ReleveAssignment *needed = releve_row_new (&releve_assignment_kind, "K5");
  ReleveBreach breach = { .rule = RELEVE_RULE_PREREQUISITE, .learner_id = (char *) "L01",
                          .assignment_id = (char *) "K2", .other_id = (char *) "K5", .block = 7 };
  g_autofree char *sentence = NULL;

  needed->code = g_strdup ("K5");
  needed->name.en = g_strdup ("Night chief");
  releve_dossier_put (dossier, &releve_assignment_kind, needed);
  sentence = releve_text_breach (book, dossier, &breach);
  g_assert_cmpstr (sentence, ==, "Dr N’Diaye, block 7: “R&D <pilot>” needs “Night chief” done before.");
}

static void
put_block_on_leave (ReleveDossier *dossier)
{
  ReleveBlock *block = releve_row_new (&releve_block_kind, "B1");
  ReleveLeave *leave = releve_row_new (&releve_leave_kind, "leave");

  block->number = 1;
  block->first = releve_day_new (2026, 10, 1);
  block->last = releve_day_new (2026, 10, 28);
  leave->learner_id = g_strdup ("L01");
  leave->first = leave->last = releve_day_new (2026, 10, 5);
  releve_dossier_put (dossier, &releve_block_kind, block);
  releve_dossier_put (dossier, &releve_leave_kind, leave);
}

/* What the tooltip shows and a screen reader says. */
static void
test_a_card_is_named_in_full (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);
  RelevePlacement *card = releve_row_new (&releve_placement_kind, "card");
  g_autofree char *name = NULL, *expected = NULL;

  put_block_on_leave (dossier);
  card->learner_id = g_strdup ("L01");
  card->assignment_id = g_strdup ("K2");
  card->block_id = g_strdup ("B1");
  card->span = 1;
  card->pinned = TRUE;
  card->levels_state = RELEVE_LEVELS_AGREED;
  releve_dossier_put (dossier, &releve_placement_kind, card);
  name = releve_text_card (book, dossier, card);
  expected = g_strdup_printf ("Dr N’Diaye, R&D <pilot>, block 1, %s, pinned.",
                              releve_text_levels_state (book, RELEVE_LEVELS_AGREED, card->state));
  g_assert_true (g_str_has_prefix (name, expected));
  g_assert_nonnull (strstr (name, "on leave during"));
}

static void
test_an_error_is_one_sentence (void)
{
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  releve_error_set (&error, RELEVE_ERROR_INVALID, "level-out-of-range", "CHG", "5", "0–4");
  sentence = releve_text_error (book, error);
  g_assert_cmpstr (sentence, ==, "CHG: level 5 is outside the scale 0–4.");
}

static void
test_dates_in_errors_are_for_people (void)
{
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  releve_error_set (&error, RELEVE_ERROR_INVALID, "date-in-future", "date", "2027-01-02", "2026-09-14");
  sentence = releve_text_error (book, error);
  g_assert_cmpstr (sentence, ==, "The date “date” is 2 January 2027, after today, 14 September 2026.");
}

static void
test_steps_are_named_and_told (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);
  const char *detail = "{\"learner\":\"L01\",\"assignment\":\"K2\",\"block\":7}";
  g_autofree char *name = releve_text_step_name (book, dossier, "place", detail);
  g_autofree char *done = releve_text_step_done (book, dossier, "place", detail);

  g_assert_cmpstr (name, ==, "place R&D <pilot> for Dr N’Diaye");
  g_assert_cmpstr (done, ==, "R&D <pilot> placed for Dr N’Diaye, block 7");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/text/B6-every-rule-has-a-sentence-without-gaps", test_every_rule_has_a_sentence_without_gaps);
  g_test_add_func ("/text/B6-a-breach-names-who-what-where", test_a_breach_names_who_what_where);
  g_test_add_func ("/text/B9-an-order-names-both-cards", test_an_order_names_both_cards);
  g_test_add_func ("/text/A4-a-card-is-named-in-full", test_a_card_is_named_in_full);
  g_test_add_func ("/text/an-error-is-one-sentence", test_an_error_is_one_sentence);
  g_test_add_func ("/text/dates-in-errors-are-for-people", test_dates_in_errors_are_for_people);
  g_test_add_func ("/text/B14-steps-are-named-and-told", test_steps_are_named_and_told);
  return g_test_run ();
}
