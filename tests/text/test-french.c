/* A handful of French sentences, letter by letter: no-break spaces, plurals of
 * none, one and two, dates, and room on the board. */

#include "releve-text.h"

#define NB "\u00a0"  /* before : and inside « » */
#define NNB "\u202f" /* before ; ! ? */

typedef struct {
  RelevePhrasebook *french;
  RelevePhrasebook *english;
  ReleveDossier *dossier;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ReleveLearner *learner = releve_row_new (&releve_learner_kind, "L01");
  ReleveAssignment *assignment = releve_row_new (&releve_assignment_kind, "K2");

  fixture->french = releve_phrasebook_new (RELEVE_LANGUAGE_FR);
  fixture->english = releve_phrasebook_new (RELEVE_LANGUAGE_EN);
  fixture->dossier = releve_dossier_new (releve_day_new (2026, 9, 14));
  learner->code = g_strdup ("L01");
  learner->title = g_strdup ("Dre");
  learner->given = g_strdup ("Élise");
  learner->family = g_strdup ("Bouchard");
  assignment->code = g_strdup ("K2");
  assignment->name.fr = g_strdup ("R&D <pilote>");
  assignment->name.en = g_strdup ("R&D <pilot>");
  releve_dossier_put (fixture->dossier, &releve_learner_kind, learner);
  releve_dossier_put (fixture->dossier, &releve_assignment_kind, assignment);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->french));
  g_assert_finalize_object (g_steal_pointer (&fixture->english));
  g_assert_finalize_object (g_steal_pointer (&fixture->dossier));
}

static void
assert_error (RelevePhrasebook *book, const char *expected,
              const char *problem, const char *where, const char *found, const char *wish)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  releve_error_set (&error, RELEVE_ERROR_INVALID, problem, where, found, wish);
  sentence = releve_text_error (book, error);
  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_errors (Fixture *fixture, gconstpointer data)
{
  assert_error (fixture->french, "CHG" NB ": le niveau 5 est hors de l’échelle 0–4.",
                "level-out-of-range", "CHG", "5", "0–4");
  assert_error (fixture->french, "«" NB "a.releve" NB "» existe déjà" NNB "; choisissez un autre nom.",
                "file-exists", "a.releve", NULL, NULL);
  assert_error (fixture->french, "La date «" NB "date" NB "» est le 1er octobre 2026, après aujourd’hui, 14 septembre 2026.",
                "date-in-future", "date", "2026-10-01", "2026-09-14");
}

static void
assert_breach (Fixture *fixture, ReleveRule rule, int found, int limit, const char *french, const char *english)
{
  ReleveBreach breach = { .rule = rule, .learner_id = (char *) "L01", .assignment_id = (char *) "K2",
                          .block = 4, .found = found, .limit = limit };
  g_autofree char *in_french = releve_text_breach (fixture->french, fixture->dossier, &breach);
  g_autofree char *in_english = releve_text_breach (fixture->english, fixture->dossier, &breach);

  g_assert_cmpstr (in_french, ==, french);
  g_assert_cmpstr (in_english, ==, english);
}

static void
test_breaches_count (Fixture *fixture, gconstpointer data)
{
#define HERE "Bloc 4" NB ": «" NB "R&D <pilote>" NB "» "
  assert_breach (fixture, RELEVE_RULE_CAPACITY, 2, 1, HERE "aurait 2 personnes pour 1 place.",
                 "Block 4: “R&D <pilot>” would have 2 people for 1 place.");
  assert_breach (fixture, RELEVE_RULE_CAPACITY, 3, 2, HERE "aurait 3 personnes pour 2 places.",
                 "Block 4: “R&D <pilot>” would have 3 people for 2 places.");
  assert_breach (fixture, RELEVE_RULE_MINIMUM, 0, 1, HERE "compte 0 personne sur 1 requise.",
                 "Block 4: “R&D <pilot>” has 0 of 1 person required.");
  assert_breach (fixture, RELEVE_RULE_MINIMUM, 1, 2, HERE "compte 1 des 2 personnes requises.",
                 "Block 4: “R&D <pilot>” has 1 of 2 people required.");
}

static void
test_gaps_count (Fixture *fixture, gconstpointer data)
{
#define AGAIN "Dre Bouchard, bloc 4" NB ": «" NB "R&D <pilote>" NB "» de nouveau après "
  assert_breach (fixture, RELEVE_RULE_RECURRENCE, 0, 3, AGAIN "0 bloc" NNB "; la règle en demande 3 entre les deux.",
                 "Dre Bouchard, block 4: “R&D <pilot>” again after 0 blocks; the rule asks 3 between.");
  assert_breach (fixture, RELEVE_RULE_RECURRENCE, 1, 3, AGAIN "1 bloc" NNB "; la règle en demande 3 entre les deux.",
                 "Dre Bouchard, block 4: “R&D <pilot>” again after 1 block; the rule asks 3 between.");
  assert_breach (fixture, RELEVE_RULE_RECURRENCE, 2, 3, AGAIN "2 blocs" NNB "; la règle en demande 3 entre les deux.",
                 "Dre Bouchard, block 4: “R&D <pilot>” again after 2 blocks; the rule asks 3 between.");
}

static void
assert_imported (Fixture *fixture, const char *detail, const char *french, const char *english)
{
  g_autofree char *in_french = releve_text_step_done (fixture->french, fixture->dossier, "import", detail);
  g_autofree char *in_english = releve_text_step_done (fixture->english, fixture->dossier, "import", detail);

  g_assert_cmpstr (in_french, ==, french);
  g_assert_cmpstr (in_english, ==, english);
}

static void
test_none_one_two (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = releve_text_step_name (fixture->french, fixture->dossier, "import", "{\"count\":1}");

  assert_imported (fixture, "{\"count\":0}", "0 ligne importée", "0 rows imported");
  assert_imported (fixture, "{\"count\":1}", "1 ligne importée", "1 row imported");
  assert_imported (fixture, "{\"count\":2}", "2 lignes importées", "2 rows imported");
  g_assert_cmpstr (name, ==, "importation de 1 ligne");
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  const char *detail = "{\"learner\":\"L01\",\"assignment\":\"K2\",\"block\":7}";
  g_autofree char *name = releve_text_step_name (fixture->french, fixture->dossier, "place", detail);
  g_autofree char *done = releve_text_step_done (fixture->french, fixture->dossier, "place", detail);

  g_assert_cmpstr (name, ==, "poser R&D <pilote> pour Dre Bouchard");
  g_assert_cmpstr (done, ==, "R&D <pilote>" NB ": carte posée pour Dre Bouchard, bloc 7");
}

static void
test_cells (Fixture *fixture, gconstpointer data)
{
  for (int rule = 0; rule < RELEVE_N_RULES; rule++) {
    ReleveBreach breach = { .rule = rule, .learner_id = (char *) "L01", .assignment_id = (char *) "K2",
                            .other_id = (char *) "K2", .block = 4, .found = 9, .limit = 9 };
    g_autofree char *brief = releve_text_breach_short (fixture->french, fixture->dossier, &breach);

    g_test_message ("%s", brief);
    g_assert_null (strchr (brief, '{'));
    g_assert_cmpint (g_utf8_strlen (brief, -1), >, 0);
    g_assert_cmpint (g_utf8_strlen (brief, -1), <=, 11);
  }
}

static void
test_no_english (Fixture *fixture, gconstpointer data)
{
  for (int rule = 0; rule < RELEVE_N_RULES; rule++) {
    ReleveBreach breach = { .rule = rule, .learner_id = (char *) "L01", .assignment_id = (char *) "K2",
                            .block = 4, .found = 3, .limit = 2 };
    g_autofree char *sentence = releve_text_breach (fixture->french, fixture->dossier, &breach);

    g_test_message ("%s", sentence);
    g_assert_true (strstr (sentence, "bloc 4" NB ":") != NULL || g_str_has_prefix (sentence, "Bloc 4" NB ":"));
    g_assert_null (strchr (sentence, '{'));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define CASE(name, test) g_test_add ("/text/french/" name, Fixture, NULL, set_up, test, tear_down)
  CASE ("N2 errors keep their spaces from breaking", test_errors);
  CASE ("N6 people and places agree with their numbers", test_breaches_count);
  CASE ("N6 blocks agree with none, one and two", test_gaps_count);
  CASE ("N6 rows agree with none, one and two", test_none_one_two);
  CASE ("B14 steps are named and told", test_steps);
  CASE ("B6 words in cells have at most eleven letters", test_cells);
  CASE ("N1 no rule is told in English", test_no_english);
  return g_test_run ();
}
