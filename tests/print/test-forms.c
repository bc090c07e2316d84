/* The forms to be filled in by hand, and the summary for the dean (P11). */

#include "releve-print-fixture.h"

#include <string.h>

#include "releve-fixture.h"

static const RelevePrintOptions english = { RELEVE_LANGUAGE_EN, RELEVE_PAPER_A4, RELEVE_AUDIENCE_COORDINATOR };

#define HAS(text, part) g_assert_nonnull (strstr (text, part))
#define LACKS(text, part) g_assert_null (strstr (text, part))

/* Every competency gets a definition and five anchors that can be told apart. */
static ReleveDossier *
make_dossier (void)
{
  ReleveDossier *dossier = print_fixture_dossier ();
  GPtrArray *all = releve_dossier_all (dossier, &releve_competency_kind);

  for (guint i = 0; i < all->len; i++)
    {
      ReleveCompetency *competency = all->pdata[i];

      competency->definition.en = g_strdup_printf ("Definition %u", i + 1);
      for (int level = 0; level <= RELEVE_LEVEL_MAX; level++)
        competency->anchors[level].en = g_strdup_printf ("Anchor %u-%d", i + 1, level);
    }
  return dossier;
}

static void
test_the_self_assessment_offers_every_anchor (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  g_autofree char *text = print_fixture_text (dossier, RELEVE_PRINTOUT_SELF_FORM, NULL, &english, "-raw");

  if (text == NULL)
    return;
  for (guint competency = 1; competency <= 12; competency++)
    for (int level = 0; level <= RELEVE_LEVEL_MAX; level++)
      {
        g_autofree char *anchor = g_strdup_printf ("%d Anchor %u-%d\n", level, competency, level);

        HAS (text, anchor);
      }
  g_assert_cmpuint (print_fixture_count (text, "An example"), ==, 12);
  HAS (text, "Task mastery");
  HAS (text, "Learning orientation");
  LACKS (text, "Lavoie");
}

/* One question is never torn apart: all its parts stand on one page. */
static void
test_a_question_stays_on_one_page (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();

  for (int paper = 0; paper < RELEVE_N_PAPERS; paper++)
    {
      RelevePrintOptions options = english;
      g_autofree char *text = NULL;
      g_auto (GStrv) pages = NULL;

      options.paper = (RelevePaper) paper;
      text = print_fixture_text (dossier, RELEVE_PRINTOUT_SELF_FORM, NULL, &options, "-raw");
      if (text == NULL)
        return;
      pages = g_strsplit (text, "\f", -1);
      for (guint page = 0; pages[page] != NULL; page++)
        {
          g_assert_cmpuint (print_fixture_count (pages[page], "Definition"), ==, print_fixture_count (pages[page], "An example"));
          g_assert_cmpuint (print_fixture_count (pages[page], "Definition") * 5, ==, print_fixture_count (pages[page], "Anchor"));
        }
    }
}

static void
test_a_form_may_bear_a_name (void)
{
  static const RelevePrintout forms[] = {
    RELEVE_PRINTOUT_SELF_FORM, RELEVE_PRINTOUT_COLLEAGUE_FORM, RELEVE_PRINTOUT_BRIEFING_FORM, RELEVE_PRINTOUT_DEBRIEFING_FORM,
  };
  g_autoptr (ReleveDossier) dossier = make_dossier ();

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *named = print_fixture_text (dossier, forms[i], "L01", &english, "-raw");
      g_autofree char *blank = print_fixture_text (dossier, forms[i], NULL, &english, "-raw");

      if (named == NULL)
        return;
      HAS (named, "Camille Lavoie");
      LACKS (blank, "Lavoie");
      HAS (blank, "Clinician");
      HAS (blank, "no patient data");
    }
}

static void
test_each_form_asks_what_its_meeting_is_for (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  ReleveCharacteristic *first = (ReleveCharacteristic *) releve_dossier_characteristic (dossier, 0);
  g_autofree char *colleague = print_fixture_text (dossier, RELEVE_PRINTOUT_COLLEAGUE_FORM, NULL, &english, "-raw");
  g_autofree char *briefing = NULL;
  g_autofree char *debriefing = print_fixture_text (dossier, RELEVE_PRINTOUT_DEBRIEFING_FORM, NULL, &english, "-raw");
  const char *relationship, *reaction, *content, *coaching;

  first->short_name.en = g_strdup ("Changing");
  briefing = print_fixture_text (dossier, RELEVE_PRINTOUT_BRIEFING_FORM, NULL, &english, "-raw");
  if (colleague == NULL)
    return;
  g_assert_cmpuint (print_fixture_count (colleague, "What I saw"), ==, 12);
  g_assert_cmpuint (print_fixture_count (colleague, "not seen"), ==, 12);
  HAS (briefing, "Calls at once when");
  HAS (briefing, "Said back");
  HAS (briefing, "Changing");
  relationship = strstr (debriefing, "Relationship"), reaction = strstr (debriefing, "Reaction");
  content = strstr (debriefing, "Content"), coaching = strstr (debriefing, "Coaching");
  g_assert_true (relationship != NULL && relationship < reaction && reaction < content && content < coaching);
  HAS (debriefing, "One behaviour");
}

static void
test_all_forms_are_the_four_in_one_document (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  g_autofree char *text = print_fixture_text (dossier, RELEVE_PRINTOUT_FORMS, NULL, &english, "-raw");

  if (text == NULL)
    return;
  HAS (text, "Self-assessment");
  HAS (text, "Colleague feedback");
  HAS (text, "Briefing");
  HAS (text, "R2C2 debriefing");
}

/* The summary */

static void
rate (ReleveDossier *dossier, const char *learner_id)
{
  g_autofree char *id = g_strconcat ("rating/", learner_id, NULL);
  ReleveRating *rating = releve_row_new (&releve_rating_kind, id);

  rating->learner_id = g_strdup (learner_id);
  rating->competency_id = g_strdup ("C4");
  rating->level = 1.25;
  rating->source = RELEVE_SUPERVISOR_SAYS;
  rating->rater = g_strdup ("Ratersson");
  rating->date = FIXTURE_TODAY - 10;
  releve_dossier_put (dossier, &releve_rating_kind, rating);
}

static void
test_the_summary_is_one_page_and_names_nobody (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();

  for (int i = 1; i <= 3; i++)
    rate (dossier, (const char *[]) { "L01", "L02", "L03" }[i - 1]);
  print_fixture_card (dossier, "L02", "K2", 8, 2, RELEVE_ACCEPTED);
  for (int paper = 0; paper < RELEVE_N_PAPERS; paper++)
    for (int language = 0; language <= RELEVE_LANGUAGE_FR; language++)
      {
        RelevePrintOptions options = { language, paper, RELEVE_AUDIENCE_COORDINATOR };
        g_autoptr (RelevePages) pages = releve_print (dossier, RELEVE_PRINTOUT_SUMMARY, NULL, &options, NULL);
        g_autofree char *text = print_fixture_text (dossier, RELEVE_PRINTOUT_SUMMARY, NULL, &options, "-layout");

        g_assert_cmpuint (releve_pages_count (pages), ==, 1);
        if (text == NULL)
          return;
        LACKS (text, "Lavoie");
        LACKS (text, "N’Diaye");
        LACKS (text, "Ratersson");
        LACKS (text, "1.25");
        LACKS (text, "1,25");
      }
}

static void
test_the_summary_counts_gaps_with_and_without_an_assignment (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  g_autofree char *text = NULL;

  for (int i = 1; i <= 3; i++)
    rate (dossier, (const char *[]) { "L01", "L02", "L03" }[i - 1]);
  print_fixture_card (dossier, "L02", "K2", 8, 2, RELEVE_ACCEPTED);
  text = print_fixture_text (dossier, RELEVE_PRINTOUT_SUMMARY, NULL, &english, "-layout");
  if (text == NULL)
    return;
  g_assert_true (g_regex_match_simple ("C4 +1 +2$", text, G_REGEX_MULTILINE, 0));
  g_assert_true (g_regex_match_simple ("Chief resident +3$", text, G_REGEX_MULTILINE, 0));
  HAS (text, "1: clinical 1, academic 0, administrative 0");
}

/* D14: what would tell of a person is left out. */
static void
test_the_summary_of_few_leaves_figures_out (void)
{
  g_autoptr (ReleveDossier) dossier = make_dossier ();
  g_autofree char *text = NULL;

  rate (dossier, "L02");
  text = print_fixture_text (dossier, RELEVE_PRINTOUT_SUMMARY, NULL, &english, "-layout");
  if (text == NULL)
    return;
  HAS (text, "Fewer than three clinicians are rated");
  LACKS (text, "C4");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/print/forms/P11/the self-assessment offers every anchor", test_the_self_assessment_offers_every_anchor);
  g_test_add_func ("/print/forms/P5/a question stays on one page", test_a_question_stays_on_one_page);
  g_test_add_func ("/print/forms/P11/a form may bear a name", test_a_form_may_bear_a_name);
  g_test_add_func ("/print/forms/P11/each form asks what its meeting is for", test_each_form_asks_what_its_meeting_is_for);
  g_test_add_func ("/print/forms/P11/all forms are the four in one document", test_all_forms_are_the_four_in_one_document);
  g_test_add_func ("/print/summary/P11/the summary is one page and names nobody", test_the_summary_is_one_page_and_names_nobody);
  g_test_add_func ("/print/summary/P11/the summary counts gaps with and without an assignment", test_the_summary_counts_gaps_with_and_without_an_assignment);
  g_test_add_func ("/print/summary/D14/the summary of few leaves figures out", test_the_summary_of_few_leaves_figures_out);
  return g_test_run ();
}
