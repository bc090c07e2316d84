/* How a year is shared out, against figures reckoned by hand (B23). */

#include "releve-fairness.h"

#include "maker.h"

typedef struct { ReleveDossier *dossier; } Fixture;

/* Thirteen blocks. L01: K1 for three, A1 for one, and G1 declined; L02: A1 for two,
 * with levels of its own; L03: K1 from block 12, which the year cuts to two. */
static void
set_up (Fixture *f, gconstpointer data)
{
  ReleveLearner *learner;
  RelevePlacement *card;

  f->dossier = maker_dossier (13);
  maker_learner (f->dossier, "L01");
  maker_learner (f->dossier, "L02");
  learner = maker_learner (f->dossier, "L03");
  g_free (learner->role_id);
  learner->role_id = g_strdup ("head");
  maker_assignment (f->dossier, "K1", RELEVE_CLINICAL, "1313111222");
  maker_assignment (f->dossier, "A1", RELEVE_ACADEMIC, "1211110222");
  maker_assignment (f->dossier, "G1", RELEVE_ADMINISTRATIVE, "4444444222");
  maker_card (f->dossier, "one", "L01", "K1", 2, 3);
  maker_card (f->dossier, "two", "L01", "A1", 6, 1);
  maker_card (f->dossier, "declined", "L01", "G1", 8, 1)->state = RELEVE_DECLINED;
  card = maker_card (f->dossier, "three", "L02", "A1", 3, 2);
  card->levels_state = RELEVE_LEVELS_AGREED;
  g_assert_true (releve_levels_parse ("2222222222", &card->levels));
  maker_card (f->dossier, "four", "L03", "K1", 12, 3);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->dossier);
}

static void
assert_share (const ReleveShare *share, int clinical, int academic, int administrative, const int totals[RELEVE_N_CHALLENGES])
{
  g_assert_cmpint (share->blocks[RELEVE_CLINICAL], ==, clinical);
  g_assert_cmpint (share->blocks[RELEVE_ACADEMIC], ==, academic);
  g_assert_cmpint (share->blocks[RELEVE_ADMINISTRATIVE], ==, administrative);
  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    g_assert_cmpint (share->totals[d], ==, totals[d]);
}

static void
test_shares (Fixture *f, gconstpointer data)
{
  g_autoptr (GArray) shares = releve_shares (f->dossier, NULL);

  g_assert_cmpuint (shares->len, ==, 3);
  g_assert_cmpstr (g_array_index (shares, ReleveShare, 0).learner->code, ==, "L01");
  /* K1 and A1: CHG 1+1, AUT 3+2, NOV 1+1, RSP 3+1, COM 1+1, DIV 1+1, BND 1+0. */
  assert_share (&g_array_index (shares, ReleveShare, 0), 3, 1, 0, (const int[]) { 2, 5, 2, 4, 2, 2, 1 });
  assert_share (&g_array_index (shares, ReleveShare, 1), 0, 2, 0, (const int[]) { 2, 2, 2, 2, 2, 2, 2 });
  assert_share (&g_array_index (shares, ReleveShare, 2), 2, 0, 0, (const int[]) { 1, 3, 1, 3, 1, 1, 1 });
}

static void
test_spread (Fixture *f, gconstpointer data)
{
  g_autoptr (GArray) shares = releve_shares (f->dossier, NULL);
  ReleveShare least, most;

  releve_shares_spread (shares, &least, &most);
  g_assert_null (least.learner);
  assert_share (&least, 0, 0, 0, (const int[]) { 1, 2, 1, 2, 1, 1, 1 });
  assert_share (&most, 3, 2, 0, (const int[]) { 2, 5, 2, 4, 2, 2, 2 });
}

static void
test_filter (Fixture *f, gconstpointer data)
{
  ReleveFilter heads = { .role_id = (char *) "head" }, nobody = { .role_id = (char *) "dean" };
  g_autoptr (GArray) some = releve_shares (f->dossier, &heads), none = releve_shares (f->dossier, &nobody);
  ReleveShare least, most;

  g_assert_cmpuint (some->len, ==, 1);
  g_assert_cmpstr (g_array_index (some, ReleveShare, 0).learner->code, ==, "L03");
  g_assert_cmpuint (none->len, ==, 0);
  releve_shares_spread (none, &least, &most);
  assert_share (&most, 0, 0, 0, (const int[RELEVE_N_CHALLENGES]) { 0 });
}

#define ADD(path, function) g_test_add ("/fairness/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("B23/blocks-by-category-and-levels-by-characteristic-are-added-up", test_shares);
  ADD ("B23/the-spread-is-the-least-and-the-most-of-each-figure", test_spread);
  ADD ("B23/a-filter-leaves-people-out-and-nobody-has-zeros", test_filter);

  return g_test_run ();
}
