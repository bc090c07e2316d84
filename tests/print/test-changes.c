/* The changes since publication (P11, B22). */

#include "releve-print-fixture.h"

#include <string.h>

#include "releve-fixture.h"

static const RelevePrintOptions english = { RELEVE_LANGUAGE_EN, RELEVE_PAPER_A4, RELEVE_AUDIENCE_COORDINATOR };

#define HAS(text, part) g_assert_nonnull (strstr (text, part))
#define LACKS(text, part) g_assert_null (strstr (text, part))

typedef struct {
  ReleveDossier *dossier;
  const char *moved, *handed, *pinned;
} Fixture;

/* Three cards of a plan that is published. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dossier = print_fixture_dossier ();
  fixture->moved = print_fixture_card (fixture->dossier, "L01", "K2", 2, 2, RELEVE_ACCEPTED);
  fixture->handed = print_fixture_card (fixture->dossier, "L02", "A1", 6, 1, RELEVE_PROPOSED);
  fixture->pinned = print_fixture_card (fixture->dossier, "L03", "K1", 9, 1, RELEVE_PROPOSED);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->dossier);
}

static char *
read_changes (Fixture *fixture, const char *learner_id)
{
  return print_fixture_text (fixture->dossier, RELEVE_PRINTOUT_CHANGES, learner_id, &english, "-layout");
}

static void
test_each_change_is_a_sentence_under_its_clinician (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  const char *lavoie, *obrien;

  print_fixture_publish (fixture->dossier, 3);
  print_fixture_move (fixture->dossier, fixture->moved, "L01", 4);
  print_fixture_move (fixture->dossier, fixture->handed, "L03", 7);
  text = read_changes (fixture, NULL);
  if (text == NULL)
    return;
  HAS (text, "Version 3, published on 10 September 2026: 2 changes");
  HAS (text, "“K2”: blocks 2–3 → blocks 4–5");
  HAS (text, "“A1”, block 7: taken over from N’Diaye, block 6");
  lavoie = strstr (text, "Lavoie"), obrien = strstr (text, "O’Brien");
  g_assert_true (lavoie != NULL && lavoie < strstr (text, "“K2”"));
  g_assert_true (obrien != NULL && obrien > strstr (text, "“K2”") && obrien < strstr (text, "“A1”"));
  LACKS (text, "Reasontext");
}

static void
test_her_list_holds_what_she_hands_over (Fixture *fixture, gconstpointer data)
{
  g_autofree char *hers = NULL, *others = NULL;

  print_fixture_publish (fixture->dossier, 1);
  print_fixture_move (fixture->dossier, fixture->moved, "L01", 4);
  print_fixture_move (fixture->dossier, fixture->handed, "L03", 6);
  hers = read_changes (fixture, "L02");
  others = read_changes (fixture, "L01");
  if (hers == NULL)
    return;
  HAS (hers, "1 change\n");
  HAS (hers, "“A1”, block 6: taken over from N’Diaye");
  LACKS (hers, "“K2”");
  HAS (others, "“K2”");
  LACKS (others, "“A1”");
}

static void
test_pins_and_levels_are_nobody_else_s_business (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  print_fixture_publish (fixture->dossier, 1);
  ((RelevePlacement *) releve_dossier_placement (fixture->dossier, fixture->pinned))->pinned = TRUE;
  text = read_changes (fixture, NULL);
  if (text == NULL)
    return;
  HAS (text, "0 changes");
  HAS (text, "Nothing has changed since.");
  LACKS (text, "pinned");
}

static void
test_what_was_never_published_has_no_changes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = read_changes (fixture, NULL);

  if (text == NULL)
    return;
  HAS (text, "Nothing was published yet.");
  LACKS (text, "“K2”");
}

#define ADD(name, function) g_test_add ("/print/changes/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("P11 B22 each change is a sentence under its clinician", test_each_change_is_a_sentence_under_its_clinician);
  ADD ("P11 her list holds what she hands over", test_her_list_holds_what_she_hands_over);
  ADD ("P11 pins and levels are nobody else’s business", test_pins_and_levels_are_nobody_else_s_business);
  ADD ("P11 what was never published has no changes", test_what_was_never_published_has_no_changes);
  return g_test_run ();
}
