/* A whole plan at once: the cards that may move give way to those wanted. */

#include "releve-desk-private.h"

typedef struct {
  ReleveDesk *desk;
  ReleveEdit *edit;
  GPtrArray *standing;    /* of RelevePlacement: what may move and has no place yet */
  GPtrArray *unmet;       /* of RelevePlannedCard: what is wanted and has no card yet */
  GPtrArray *changed;     /* ids of the cards with a new cell */
  int n_added, n_moved, n_removed;
} Adoption;

static gboolean
check_wanted (ReleveDesk *self, const RelevePlannedCard *wanted, GError **error)
{
  return releve_desk_find_learner (self, wanted->learner_id, error) != NULL
         && releve_desk_find_assignment (self, wanted->assignment_id, error) != NULL
         && releve_desk_find_block (self, wanted->block, error) != NULL;
}

static gboolean
is_same_work (const RelevePlacement *card, const RelevePlannedCard *wanted)
{
  return g_strcmp0 (card->learner_id, wanted->learner_id) == 0 && g_strcmp0 (card->assignment_id, wanted->assignment_id) == 0;
}

static gboolean
stands_there (Adoption *self, const RelevePlacement *card, const RelevePlannedCard *wanted)
{
  return is_same_work (card, wanted) && releve_dossier_first_block (self->desk->dossier, card) == wanted->block
         && (wanted->span == 0 || wanted->span == card->span);
}

static gboolean
may_move (const Adoption *self, const RelevePlacement *card)
{
  g_autoptr (ReleveBreach) breach = releve_rules_of_disturbing (self->desk->dossier, card);

  return breach == NULL && card->state != RELEVE_DECLINED;
}

/* The first of @wanted that @card answers; −1 = none. */
static int
find_wanted (Adoption *self, const RelevePlacement *card, gboolean at_its_place)
{
  for (guint i = 0; i < self->unmet->len; i++)
    if (at_its_place ? stands_there (self, card, self->unmet->pdata[i]) : is_same_work (card, self->unmet->pdata[i]))
      return (int) i;
  return -1;
}

/* What stands where it is wanted is left alone; it meets one wish, be it pinned or not. */
static void
leave_in_place (Adoption *self)
{
  GPtrArray *cards = releve_dossier_all (self->desk->dossier, &releve_placement_kind);

  for (guint i = 0; i < cards->len; i++) {
    const RelevePlacement *card = cards->pdata[i];
    int wanted = card->state != RELEVE_DECLINED ? find_wanted (self, card, TRUE) : -1;

    if (wanted >= 0)
      g_ptr_array_remove_index (self->unmet, (guint) wanted);
    else if (may_move (self, card))
      g_ptr_array_add (self->standing, (gpointer) card);
  }
}

/* Where somebody does the same work twice, the earlier stays the earlier. */
static int
compare_standing_cb (gconstpointer a, gconstpointer b, gpointer dossier)
{
  return releve_dossier_first_block (dossier, *(RelevePlacement *const *) a)
         - releve_dossier_first_block (dossier, *(RelevePlacement *const *) b);
}

static int
compare_unmet_cb (gconstpointer a, gconstpointer b)
{
  return (*(const RelevePlannedCard *const *) a)->block - (*(const RelevePlannedCard *const *) b)->block;
}

static void
move_card (Adoption *self, const RelevePlacement *card, const RelevePlannedCard *wanted)
{
  const ReleveBlock *block = releve_dossier_block_number (self->desk->dossier, wanted->block);
  RelevePlacement *row = releve_edit_row (self->edit, self->desk->dossier, &releve_placement_kind, card->id);

  row->span = wanted->span > 0 ? wanted->span : row->span;
  releve_desk_set_cell (self->desk, self->edit, card, card->learner_id, block);
  g_ptr_array_add (self->changed, card->id);
  self->n_moved++;
}

static gboolean
take_card (Adoption *self, const RelevePlacement *card, GError **error)
{
  if (!releve_desk_check_unheld (self->desk, card, error))
    return FALSE;
  releve_desk_take_card (self->desk, self->edit, card->id);
  self->n_removed++;
  return TRUE;
}

static gboolean
move_or_take (Adoption *self, GError **error)
{
  for (guint i = 0; i < self->standing->len; i++) {
    const RelevePlacement *card = self->standing->pdata[i];
    int wanted = find_wanted (self, card, FALSE);

    if (wanted >= 0)
      move_card (self, card, g_ptr_array_steal_index (self->unmet, (guint) wanted));
    else if (!take_card (self, card, error))
      return FALSE;
  }
  return TRUE;
}

static void
add_card (Adoption *self, const RelevePlannedCard *wanted)
{
  ReleveDossier *dossier = self->desk->dossier;
  RelevePlacement *card = releve_desk_new_card (self->desk, releve_dossier_learner (dossier, wanted->learner_id),
                                                releve_dossier_assignment (dossier, wanted->assignment_id),
                                                releve_dossier_block_number (dossier, wanted->block));

  card->span = wanted->span > 0 ? wanted->span : card->span;
  releve_edit_put (self->edit, &releve_placement_kind, card);
  g_ptr_array_add (self->changed, card->id);
  self->n_added++;
}

static gboolean
adopt (Adoption *self, const char *reason, GPtrArray **breaches, GError **error)
{
  leave_in_place (self);
  g_ptr_array_sort_with_data (self->standing, compare_standing_cb, self->desk->dossier);
  g_ptr_array_sort (self->unmet, compare_unmet_cb);
  if (!move_or_take (self, error))
    return FALSE;
  for (guint i = 0; i < self->unmet->len; i++)
    add_card (self, self->unmet->pdata[i]);
  return releve_desk_judge_cards (self->desk, self->edit, self->changed, reason, breaches, error)
         && releve_desk_finish (self->desk, self->edit, "adopt-cards",
                                json_pack ("{s:i, s:i, s:i, s:i}", "added", self->n_added, "moved", self->n_moved,
                                           "removed", self->n_removed, "count", self->n_added + self->n_moved + self->n_removed),
                                TRUE, error);
}

gboolean
releve_desk_adopt_cards (ReleveDesk *self, const RelevePlannedCard *cards, gsize n_cards,
                         const char *reason, GPtrArray **breaches, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  g_autoptr (GPtrArray) standing = g_ptr_array_new (), unmet = g_ptr_array_new (), changed = g_ptr_array_new ();
  Adoption adoption = { self, edit, standing, unmet, changed };

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error) || !releve_desk_check_plan (self, error))
    return FALSE;
  for (gsize i = 0; i < n_cards; i++) {
    if (!check_wanted (self, &cards[i], error))
      return FALSE;
    g_ptr_array_add (unmet, (gpointer) &cards[i]);
  }
  return adopt (&adoption, reason, breaches, error);
}
