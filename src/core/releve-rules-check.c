#include "releve-dossier-private.h"
#include "releve-rules-private.h"

/* The rules asked of the whole file (check, breach list). */

/* What two cards that break a rule together have in common, so that the list
 * of the department says it once. */
static char *
make_key (const ReleveBreach *breach)
{
  const char *who = breach->learner_id, *what = breach->placement_id;

  if (breach->rule == RELEVE_RULE_HOURS)
    what = "";
  else if (breach->rule == RELEVE_RULE_CAPACITY)
    who = "", what = breach->assignment_id;
  else if (breach->rule == RELEVE_RULE_SUPERVISOR)
    who = "", what = breach->other_id;
  else if (breach->rule == RELEVE_RULE_RECURRENCE)
    what = breach->assignment_id;
  else
    return g_strdup_printf ("%d\t%s\t%s\t%d", breach->rule, what, breach->other_id, breach->block);
  return g_strdup_printf ("%d\t%s\t%s\t%d", breach->rule, who, what, breach->block);
}

static void
add_once (GPtrArray *all, GHashTable *known, ReleveBreach *breach)
{
  g_autofree char *key = make_key (breach);
  ReleveBreach *before = g_hash_table_lookup (known, key);

  if (before != NULL)
    {
      before->excused |= breach->excused;
      releve_breach_free (breach);
      return;
    }
  g_hash_table_insert (known, g_steal_pointer (&key), breach);
  g_ptr_array_add (all, breach);
}

static void
tally_add (GHashTable *table, const char *id, int block, int n_blocks)
{
  int *counts = g_hash_table_lookup (table, id);

  if (counts == NULL)
    g_hash_table_insert (table, (gpointer) id, counts = g_new0 (int, n_blocks + 1));
  counts[block]++;
}

static void
tally_card (ReleveTally *tally, ReleveDossier *dossier, const RelevePlacement *card)
{
  const ReleveAssignment *assignment = releve_dossier_assignment (dossier, card->assignment_id);
  int n_blocks = releve_dossier_n_blocks (dossier);
  int first = releve_dossier_first_block (dossier, card), last = releve_dossier_last_block (dossier, card);

  if (assignment == NULL || first == 0 || card->state == RELEVE_DECLINED)
    return;
  for (int b = first; b <= last; b++)
    tally_add (tally->people, assignment->id, b, n_blocks);
  if (releve_rules_supervisor (card, assignment) != NULL && releve_levels_in_force (dossier, card).v[RELEVE_DBR] >= 1)
    tally_add (tally->debriefings, releve_rules_supervisor (card, assignment), last, n_blocks);
}

static void
tally_clear (ReleveTally *tally)
{
  g_hash_table_unref (tally->people);
  g_hash_table_unref (tally->debriefings);
}

static void
tally_init (ReleveTally *tally, ReleveDossier *dossier)
{
  GPtrArray *cards = releve_dossier_all (dossier, &releve_placement_kind);

  tally->people = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  tally->debriefings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < cards->len; i++)
    tally_card (tally, dossier, g_ptr_array_index (cards, i));
}

/* What is done cannot be mended: it counts, but is not held up. */
static void
check_cards (ReleveDossier *dossier, const ReleveTally *tally, GPtrArray *all)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *cards = releve_dossier_all (dossier, &releve_placement_kind);

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = g_ptr_array_index (cards, i);
      g_autoptr (GPtrArray) breaches = NULL;

      if (card->state == RELEVE_DONE)
        continue;
      breaches = releve_rules_ask (dossier, card, tally);
      while (breaches->len > 0)
        add_once (all, known, g_ptr_array_steal_index (breaches, 0));
    }
}

int
releve_rules_count_people (ReleveDossier *dossier, const char *assignment_id, int block)
{
  GPtrArray *cards = RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, assignment_id, assignment_id);
  int n = 0;

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = g_ptr_array_index (cards, i);

      n += card->state != RELEVE_DECLINED && releve_rules_covers (dossier, card, block);
    }
  return n;
}

static void
check_minimum (const ReleveTally *tally, const ReleveAssignment *assignment, const ReleveBlock *block, GPtrArray *all)
{
  RelevePlacement nobody = { .assignment_id = assignment->id };
  const int *counts = g_hash_table_lookup (tally->people, assignment->id);
  int people = counts != NULL ? counts[block->number] : 0;
  ReleveBreach *breach;

  if (people >= assignment->minimum)
    return;
  breach = releve_breach_new (RELEVE_RULE_MINIMUM, RELEVE_WARNS, &nobody, block->number);
  breach->found = people;
  breach->limit = assignment->minimum;
  g_ptr_array_add (all, breach);
}

/* A year that has nobody yet lacks nobody. */
static void
check_minima (ReleveDossier *dossier, const ReleveTally *tally, GPtrArray *all)
{
  GPtrArray *assignments = releve_dossier_all (dossier, &releve_assignment_kind);
  GPtrArray *blocks = releve_dossier_all (dossier, &releve_block_kind);

  if (releve_dossier_all (dossier, &releve_learner_kind)->len == 0)
    return;
  for (guint a = 0; a < assignments->len; a++)
    for (guint b = 0; b < blocks->len; b++)
      {
        const ReleveBlock *block = g_ptr_array_index (blocks, b);

        if (block->last >= releve_dossier_get_today (dossier))
          check_minimum (tally, g_ptr_array_index (assignments, a), block, all);
      }
}

static GPtrArray *
list_reasoned (ReleveDossier *dossier)
{
  GPtrArray *cards = releve_dossier_all (dossier, &releve_placement_kind), *reasoned = g_ptr_array_new ();

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = g_ptr_array_index (cards, i);

      if (card->state != RELEVE_DECLINED && card->reason != NULL && *card->reason != '\0')
        g_ptr_array_add (reasoned, (gpointer) card);
    }
  return reasoned;
}

/* Whether @card has a part in a breach that several share. */
static gboolean
shares (ReleveDossier *dossier, const RelevePlacement *card, const ReleveBreach *breach)
{
  gboolean same_learner = g_strcmp0 (card->learner_id, breach->learner_id) == 0;
  gboolean same_assignment = g_strcmp0 (card->assignment_id, breach->assignment_id) == 0;

  if (breach->rule == RELEVE_RULE_RECURRENCE)
    return same_learner && same_assignment;
  return releve_rules_covers (dossier, card, breach->block)
         && ((breach->rule == RELEVE_RULE_HOURS && same_learner) || (breach->rule == RELEVE_RULE_CAPACITY && same_assignment));
}

/* A card says of itself only the first block in which it breaks a rule: its
 * reason stands for the others as well. */
static void
excuse_shared (ReleveDossier *dossier, GPtrArray *all)
{
  g_autoptr (GPtrArray) cards = list_reasoned (dossier);

  for (guint i = 0; i < all->len; i++)
    {
      ReleveBreach *breach = g_ptr_array_index (all, i);

      for (guint j = 0; j < cards->len && !breach->excused && breach->severity == RELEVE_NEEDS_REASON; j++)
        breach->excused = shares (dossier, g_ptr_array_index (cards, j), breach);
    }
}

static const char *
code_of_learner (ReleveDossier *dossier, const char *id)
{
  const ReleveLearner *learner = releve_dossier_learner (dossier, id);

  return learner != NULL ? learner->code : NULL;
}

static int
compare_place_cb (gconstpointer a, gconstpointer b, gpointer dossier)
{
  const ReleveBreach *x = *(const ReleveBreach *const *) a, *y = *(const ReleveBreach *const *) b;
  int order;

  if (x->block != y->block)
    return x->block - y->block;
  order = g_strcmp0 (code_of_learner (dossier, x->learner_id), code_of_learner (dossier, y->learner_id));
  if (order == 0)
    order = g_strcmp0 (x->learner_id, y->learner_id);
  if (order == 0)
    order = releve_breach_compare (a, b);
  return order != 0 ? order : g_strcmp0 (x->assignment_id, y->assignment_id);
}

static GPtrArray *
check (ReleveDossier *dossier)
{
  GPtrArray *all = releve_breaches_new ();
  ReleveTally tally;

  tally_init (&tally, dossier);
  check_cards (dossier, &tally, all);
  excuse_shared (dossier, all);
  check_minima (dossier, &tally, all);
  tally_clear (&tally);
  g_ptr_array_sort_with_data (all, compare_place_cb, dossier);
  return all;
}

GPtrArray *
releve_rules_of_dossier (ReleveDossier *dossier)
{
  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier), releve_breaches_new ());

  if (dossier->breaches == NULL)
    dossier->breaches = check (dossier);
  return g_ptr_array_ref (dossier->breaches);
}
