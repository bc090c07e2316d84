#include "releve-versions.h"

#include "releve-error.h"

gboolean
releve_version_is_year (const ReleveVersion *version)
{
  return version->state == RELEVE_VERSION_ARCHIVED && version->number == 0;
}

static int
compare_versions_cb (gconstpointer a, gconstpointer b)
{
  const ReleveVersion *x = *(const ReleveVersion *const *) a, *y = *(const ReleveVersion *const *) b;

  if (x->number != y->number)
    return x->number - y->number;
  return g_strcmp0 (x->name, y->name);
}

GPtrArray *
releve_versions (ReleveDossier *dossier, ReleveVersionState state)
{
  GPtrArray *all, *versions = g_ptr_array_new ();

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier), versions);

  all = releve_dossier_all (dossier, &releve_version_kind);
  for (guint i = 0; i < all->len; i++)
    {
      const ReleveVersion *version = all->pdata[i];

      if (version->state == (int) state && !releve_version_is_year (version)
          && g_strcmp0 (version->year_id, releve_dossier_get_year (dossier)) == 0)
        g_ptr_array_add (versions, (gpointer) version);
    }
  g_ptr_array_sort (versions, compare_versions_cb);
  return versions;
}

static int
compare_years_cb (gconstpointer a, gconstpointer b)
{
  return -g_strcmp0 ((*(const ReleveVersion *const *) a)->name, (*(const ReleveVersion *const *) b)->name);
}

GPtrArray *
releve_past_years (ReleveDossier *dossier)
{
  GPtrArray *all, *years = g_ptr_array_new ();

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier), years);

  all = releve_dossier_all (dossier, &releve_version_kind);
  for (guint i = 0; i < all->len; i++)
    if (releve_version_is_year (all->pdata[i]))
      g_ptr_array_add (years, all->pdata[i]);
  g_ptr_array_sort (years, compare_years_cb);
  return years;
}

gboolean
releve_version_check_open (const ReleveVersion *version, GError **error)
{
  g_autofree char *number = version != NULL ? g_strdup_printf ("%d", version->number) : NULL;

  if (version == NULL || version->state == RELEVE_VERSION_DRAFT)
    return TRUE;
  if (version->number > 0)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "published-stays", number, NULL, NULL);
  return releve_error_set (error, RELEVE_ERROR_REFUSED, "year-is-over", version->name, NULL, NULL);
}

const ReleveVersion *
releve_last_published (ReleveDossier *dossier)
{
  g_autoptr (GPtrArray) published = releve_versions (dossier, RELEVE_VERSION_PUBLISHED);

  return published->len > 0 ? published->pdata[published->len - 1] : NULL;
}

char *
releve_year_name (GPtrArray *blocks)
{
  const ReleveBlock *first, *last;
  g_autofree char *from = NULL, *to = NULL;

  g_return_val_if_fail (blocks != NULL && blocks->len > 0, NULL);

  first = blocks->pdata[0];
  last = blocks->pdata[blocks->len - 1];
  from = releve_day_to_iso (first->first);
  to = releve_day_to_iso (last->last);
  from[4] = to[4] = '\0';
  return g_str_equal (from, to) ? g_strdup (from) : g_strconcat (from, "–", to, NULL);
}

/* Pairs */

/* The card in force that two copies of one card have in common. */
static const char *
root_of (const RelevePlacement *card)
{
  return card->origin_id != NULL ? card->origin_id : card->id;
}

static GPtrArray *
list_planned (ReleveDossier *dossier, const char *version_id)
{
  GPtrArray *cards = releve_dossier_cards_of (dossier, version_id);

  for (guint i = cards->len; i > 0; i--)
    if (((const RelevePlacement *) cards->pdata[i - 1])->state == RELEVE_DECLINED)
      g_ptr_array_remove_index (cards, i - 1);
  return cards;
}

static int
compare_blocks_cb (gconstpointer a, gconstpointer b, gpointer dossier)
{
  const RelevePlacement *x = *(const RelevePlacement *const *) a, *y = *(const RelevePlacement *const *) b;
  int order = releve_dossier_first_block (dossier, x) - releve_dossier_first_block (dossier, y);

  return order != 0 ? order : g_strcmp0 (x->id, y->id);
}

/* Takes the partner of @card out of @rest: the same card, else the same work of the same learner. */
static const RelevePlacement *
take_partner (GPtrArray *rest, const RelevePlacement *card, gboolean same_card)
{
  for (guint i = 0; i < rest->len; i++)
    {
      const RelevePlacement *other = rest->pdata[i];

      if (same_card ? g_strcmp0 (root_of (card), root_of (other)) == 0
                    : g_strcmp0 (card->learner_id, other->learner_id) == 0
                      && g_strcmp0 (card->assignment_id, other->assignment_id) == 0)
        {
          g_ptr_array_remove_index (rest, i);
          return other;
        }
    }
  return NULL;
}

static void
pair_up (GArray *pairs, GPtrArray *before, GPtrArray *after, gboolean same_card)
{
  for (guint i = 0; i < before->len;)
    {
      ReleveCardPair pair = { before->pdata[i], take_partner (after, before->pdata[i], same_card) };

      if (pair.after == NULL)
        {
          i++;
          continue;
        }
      g_array_append_val (pairs, pair);
      g_ptr_array_remove_index (before, i);
    }
}

static const RelevePlacement *
shown_card (const ReleveCardPair *pair)
{
  return pair->after != NULL ? pair->after : pair->before;
}

static int
compare_pairs_cb (gconstpointer a, gconstpointer b, gpointer dossier)
{
  const RelevePlacement *x = shown_card (a), *y = shown_card (b);
  const ReleveLearner *one = releve_dossier_learner (dossier, x->learner_id), *other = releve_dossier_learner (dossier, y->learner_id);
  int order = g_strcmp0 (one->code, other->code);

  return order != 0 ? order : compare_blocks_cb (&x, &y, dossier);
}

GArray *
releve_pair_cards (ReleveDossier *dossier, const char *from, const char *to)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (ReleveCardPair));
  g_autoptr (GPtrArray) before = NULL, after = NULL;

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier), pairs);

  before = list_planned (dossier, from);
  after = list_planned (dossier, to);
  g_ptr_array_sort_with_data (before, compare_blocks_cb, dossier);
  g_ptr_array_sort_with_data (after, compare_blocks_cb, dossier);
  pair_up (pairs, before, after, TRUE);
  pair_up (pairs, before, after, FALSE);
  for (guint i = 0; i < before->len; i++)
    g_array_append_val (pairs, ((ReleveCardPair) { before->pdata[i], NULL }));
  for (guint i = 0; i < after->len; i++)
    g_array_append_val (pairs, ((ReleveCardPair) { NULL, after->pdata[i] }));
  g_array_sort_with_data (pairs, compare_pairs_cb, dossier);
  return pairs;
}

/* Differences */

/* What was agreed since with the clinician is not taken back by an older draft. */
static gboolean
has_other_levels (const RelevePlacement *before, const RelevePlacement *after)
{
  return after->levels_state == RELEVE_LEVELS_DRAFT && before->state != RELEVE_DONE
         && (before->levels_state == RELEVE_LEVELS_NONE || !releve_levels_equal (&before->levels, &after->levels));
}

static void
add_difference (GArray *differences, ReleveCardChange change, const ReleveCardPair *pair)
{
  ReleveDifference difference = { change, pair->before, pair->after };

  g_array_append_val (differences, difference);
}

static void
compare_pair (GArray *differences, const ReleveCardPair *pair)
{
  const RelevePlacement *before = pair->before, *after = pair->after;

  if (before == NULL || after == NULL)
    {
      add_difference (differences, before == NULL ? RELEVE_CARD_ADDED : RELEVE_CARD_REMOVED, pair);
      return;
    }
  if (g_strcmp0 (before->learner_id, after->learner_id) != 0)
    add_difference (differences, RELEVE_CARD_HANDED_OVER, pair);
  else if (g_strcmp0 (before->block_id, after->block_id) != 0 || before->span != after->span)
    add_difference (differences, RELEVE_CARD_MOVED, pair);
  if (g_strcmp0 (before->supervisor_id, after->supervisor_id) != 0)
    add_difference (differences, RELEVE_CARD_SUPERVISED, pair);
  if (g_strcmp0 (before->present_id, after->present_id) != 0)
    add_difference (differences, RELEVE_CARD_ATTENDED, pair);
  if (!before->pinned != !after->pinned)
    add_difference (differences, RELEVE_CARD_PINNED, pair);
  if (has_other_levels (before, after))
    add_difference (differences, RELEVE_CARD_LEVELLED, pair);
}

GArray *
releve_differences (ReleveDossier *dossier, const char *from, const char *to)
{
  GArray *differences = g_array_new (FALSE, FALSE, sizeof (ReleveDifference));
  g_autoptr (GArray) pairs = releve_pair_cards (dossier, from, to);

  for (guint i = 0; i < pairs->len; i++)
    compare_pair (differences, &g_array_index (pairs, ReleveCardPair, i));
  return differences;
}

GArray *
releve_changes_since_publication (ReleveDossier *dossier)
{
  const ReleveVersion *published = releve_last_published (dossier);
  GArray *changes;

  if (published == NULL)
    return g_array_new (FALSE, FALSE, sizeof (ReleveDifference));
  changes = releve_differences (dossier, published->id, releve_dossier_get_year (dossier));
  for (guint i = changes->len; i > 0; i--)
    if (g_array_index (changes, ReleveDifference, i - 1).change >= RELEVE_CARD_PINNED)
      g_array_remove_index (changes, i - 1);
  return changes;
}

/* Who does what, when and with whom. */
static gboolean
says_the_same (const RelevePlacement *a, const RelevePlacement *b)
{
  return a->span == b->span && g_strcmp0 (a->learner_id, b->learner_id) == 0
         && g_strcmp0 (a->assignment_id, b->assignment_id) == 0 && g_strcmp0 (a->block_id, b->block_id) == 0
         && g_strcmp0 (a->supervisor_id, b->supervisor_id) == 0 && g_strcmp0 (a->present_id, b->present_id) == 0;
}

gboolean
releve_changed_since_publication (ReleveDossier *dossier, const RelevePlacement *card)
{
  const ReleveVersion *published;
  g_autoptr (GPtrArray) cards = NULL;

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier) && card != NULL, FALSE);

  published = releve_last_published (dossier);
  if (published == NULL || g_strcmp0 (card->version_id, releve_dossier_get_year (dossier)) != 0 || card->state == RELEVE_DECLINED)
    return FALSE;
  cards = releve_dossier_cards_of (dossier, published->id);
  for (guint i = 0; i < cards->len; i++)
    if (says_the_same (cards->pdata[i], card))
      return FALSE;
  return TRUE;
}

const char *
releve_difference_learner (const ReleveDifference *difference)
{
  return (difference->after != NULL ? difference->after : difference->before)->learner_id;
}
