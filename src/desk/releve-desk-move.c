/* Moving or placing a card, also onto an occupied cell: replace, swap or push
 * (B4); or several cards together (B20). */

#include "releve-desk-private.h"

typedef struct {
  ReleveDesk *desk;
  ReleveEdit *edit;
  const RelevePlacement *card;  /* as it stands, or the new one */
  const char *to_learner;
  int from_block, to_block;
  GPtrArray *moved;             /* ids of the cards with a new cell, the card itself first */
  GPtrArray **breaches;
} Move;

static int
first_of (const Move *move, const RelevePlacement *card)
{
  return releve_dossier_first_block (move->desk->dossier, card);
}

/* Another learner's agreement and wishes are not hers. */
static void
forget_agreement (RelevePlacement *card)
{
  if (card->levels_state == RELEVE_LEVELS_AGREED)
    card->levels_state = RELEVE_LEVELS_DRAFT;
  card->wish = RELEVE_LEVELS_UNSET;
  card->agreed_on = RELEVE_NO_DAY;
  card->parameter_version = 0;
  card->midpoint = RELEVE_NO_DAY;
  card->midpoint_held = FALSE;
  card->state = RELEVE_PROPOSED;
  releve_set_text (&card->declined_why, NULL);
}

/* Ratings of the former learner stay hers; so do the duties already done. */
static void
leave_evidence_behind (ReleveDesk *self, ReleveEdit *edit, const char *placement_id)
{
  GPtrArray *ratings = RELEVE_DOSSIER_OF (self->dossier, releve_rating_kind, ReleveRating, placement_id, placement_id);

  for (guint i = 0; i < ratings->len; i++) {
    const ReleveRating *rating = ratings->pdata[i];

    releve_set_text (&((ReleveRating *) releve_edit_row (edit, self->dossier, &releve_rating_kind, rating->id))->placement_id, NULL);
  }
  releve_desk_drop_duties (self, edit, placement_id, TRUE);
}

RelevePlacement *
releve_desk_set_cell (ReleveDesk *self, ReleveEdit *edit, const RelevePlacement *known, const char *learner_id,
                      const ReleveBlock *block)
{
  RelevePlacement *row = releve_edit_row (edit, self->dossier, &releve_placement_kind, known->id);

  releve_set_text (&row->block_id, block->id);
  releve_set_text (&row->learner_id, learner_id);
  if (g_strcmp0 (known->learner_id, learner_id) != 0) {
    forget_agreement (row);
    leave_evidence_behind (self, edit, known->id);
  } else if (row->levels_state == RELEVE_LEVELS_AGREED) {
    releve_desk_date_duties (self, edit, row);
  }
  return row;
}

/* Gives a card its new cell; the rules are asked once all cards have theirs. */
static gboolean
set_cell (Move *move, const RelevePlacement *known, const char *learner_id, int block_number, GError **error)
{
  const ReleveBlock *block = releve_desk_find_block (move->desk, block_number, error);

  if (block == NULL || !releve_desk_check_disturbing (move->desk, known, move->breaches, error))
    return FALSE;
  releve_desk_set_cell (move->desk, move->edit, known, learner_id, block);
  g_ptr_array_add (move->moved, (gpointer) known->id);
  return TRUE;
}

/* Cards of the learner gone to that share a block with @first … @last. */
static GPtrArray *
list_occupants (const Move *move, int first, int last)
{
  ReleveDossier *dossier = move->desk->dossier;
  GPtrArray *cards = RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, learner_id, move->to_learner);
  GPtrArray *occupants = g_ptr_array_new ();

  for (guint i = 0; i < cards->len; i++) {
    const RelevePlacement *card = cards->pdata[i];

    if (card != move->card && card->state != RELEVE_DECLINED
        && first_of (move, card) <= last && first_of (move, card) + card->span - 1 >= first)
      g_ptr_array_add (occupants, (gpointer) card);
  }
  return occupants;
}

static gboolean
replace (Move *move, GPtrArray *occupants, GError **error)
{
  for (guint i = 0; i < occupants->len; i++) {
    const RelevePlacement *card = occupants->pdata[i];

    if (!releve_desk_check_disturbing (move->desk, card, move->breaches, error))
      return FALSE;
    releve_desk_take_card (move->desk, move->edit, card->id);
  }
  return TRUE;
}

static gboolean
swap (Move *move, GPtrArray *occupants, GError **error)
{
  g_autofree char *where = g_strdup_printf ("%d", move->to_block);
  g_autofree char *found = g_strdup_printf ("%u", occupants->len);

  if (occupants->len != 1)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "swap-needs-one", where, found, "1");
  return set_cell (move, occupants->pdata[0], move->card->learner_id, move->from_block, error);
}

/* Adds the cards in the way of @pushed once it stands @shift blocks later. */
static void
add_pushed (Move *move, GPtrArray *pushed, const RelevePlacement *card, int shift)
{
  int first = first_of (move, card) + shift;
  g_autoptr (GPtrArray) next = list_occupants (move, first, first + card->span - 1);

  for (guint i = 0; i < next->len; i++) {
    const RelevePlacement *other = next->pdata[i];

    /* What ran beside the card before may run beside it again. */
    if (first_of (move, other) >= first_of (move, card) + card->span && !g_ptr_array_find (pushed, other, NULL))
      g_ptr_array_add (pushed, (gpointer) other);
  }
}

/* Nobody is pushed out of the year. */
static gboolean
check_calendar (Move *move, const RelevePlacement *card, int first, GError **error)
{
  int n_blocks = releve_dossier_n_blocks (move->desk->dossier), last = first + card->span - 1;
  ReleveBreach *breach;

  if (last <= n_blocks)
    return TRUE;
  if (move->breaches != NULL) {
    breach = g_new0 (ReleveBreach, 1);
    *breach = (ReleveBreach) { .rule = RELEVE_RULE_CALENDAR, .severity = RELEVE_STOPS, .block = first,
                               .learner_id = g_strdup (card->learner_id), .assignment_id = g_strdup (card->assignment_id),
                               .placement_id = g_strdup (card->id), .found = last, .limit = n_blocks };
    *move->breaches = g_ptr_array_new_with_free_func ((GDestroyNotify) releve_breach_free);
    g_ptr_array_add (*move->breaches, breach);
  }
  return releve_error_set (error, RELEVE_ERROR_REFUSED, "against-rule", releve_rule_codes[RELEVE_RULE_CALENDAR], NULL, NULL);
}

/* All go later by the same number of blocks, so that the order stays. */
static gboolean
push (Move *move, GPtrArray *occupants, GError **error)
{
  int earliest = G_MAXINT, shift;

  for (guint i = 0; i < occupants->len; i++)
    earliest = MIN (earliest, first_of (move, occupants->pdata[i]));
  shift = move->to_block + move->card->span - earliest;
  for (guint i = 0; i < occupants->len; i++) /* grows meanwhile */
    add_pushed (move, occupants, occupants->pdata[i], shift);
  for (guint i = 0; i < occupants->len; i++) {
    const RelevePlacement *card = occupants->pdata[i];
    int first = first_of (move, card) + shift;

    if (!check_calendar (move, card, first, error) || !set_cell (move, card, card->learner_id, first, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
make_room (Move *move, ReleveOccupied occupied, GError **error)
{
  g_autoptr (GPtrArray) occupants = list_occupants (move, move->to_block, move->to_block + move->card->span - 1);

  if (occupants->len == 0)
    return TRUE;
  switch (occupied) {
  case RELEVE_OCCUPIED_REPLACE:
    return replace (move, occupants, error);
  case RELEVE_OCCUPIED_SWAP:
    return swap (move, occupants, error);
  case RELEVE_OCCUPIED_PUSH:
    return push (move, occupants, error);
  case RELEVE_OCCUPIED_REFUSE: /* the rules tell whether there is room beside them */
  default:
    return TRUE;
  }
}

gboolean
releve_desk_judge_cards (ReleveDesk *self, ReleveEdit *edit, GPtrArray *ids, const char *reason,
                         GPtrArray **breaches, GError **error)
{
  g_autoptr (ReleveDossier) preview = releve_edit_preview (edit, self->dossier);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) releve_breach_free);
  gboolean allowed;

  /* The rules see the version that the cards are of; one that has gone is seen no more. */
  releve_dossier_set_view (preview, ids->len > 0 ? ((const RelevePlacement *) releve_edit_row (edit, self->dossier, &releve_placement_kind, ids->pdata[0]))->version_id
                                                 : releve_dossier_get_view (preview));
  for (guint i = 0; i < ids->len; i++) {
    RelevePlacement *row = releve_edit_row (edit, self->dossier, &releve_placement_kind, ids->pdata[i]);
    g_autofree char *kept = g_strdup (reason != NULL ? reason : row->reason);
    g_autoptr (GPtrArray) found = NULL;

    releve_set_text (&row->reason, kept);
    found = releve_rules_of_placement (preview, row);
    releve_desk_keep_reason (row, found, kept);
    g_ptr_array_extend_and_steal (all, g_steal_pointer (&found));
  }
  releve_desk_ask_order (self, edit, preview, reason, all);
  allowed = releve_desk_judge (all, reason, error);
  if (breaches != NULL)
    *breaches = g_steal_pointer (&all);
  return allowed;
}

static gboolean
settle (Move *move, ReleveOccupied occupied, const char *reason, GError **error)
{
  return (occupied == RELEVE_OCCUPIED_REFUSE || make_room (move, occupied, error))
         && releve_desk_judge_cards (move->desk, move->edit, move->moved, reason, move->breaches, error);
}

gboolean
releve_desk_settle (ReleveDesk *self, ReleveEdit *edit, const RelevePlacement *card, const RelevePlacing *how,
                    GPtrArray **breaches, GError **error)
{
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  Move move = { self, edit, card, card->learner_id, .moved = moved, .breaches = breaches };
  const char *reason = how != NULL ? how->reason : NULL;

  g_return_val_if_fail (how == NULL || how->occupied != RELEVE_OCCUPIED_SWAP, FALSE);

  move.to_block = first_of (&move, card);
  g_ptr_array_add (moved, card->id);
  return settle (&move, how != NULL ? how->occupied : RELEVE_OCCUPIED_REFUSE, reason, error);
}

static json_t *
describe (const Move *move)
{
  json_t *detail = releve_desk_describe_card (move->desk, move->card);

  json_object_set_new (detail, "to_learner", json_string (releve_desk_learner_code (move->desk, move->to_learner)));
  json_object_set_new (detail, "to_block", json_integer (move->to_block));
  return detail;
}

gboolean
releve_desk_move (ReleveDesk *self, const char *placement_id, const char *to_learner_id, int to_block,
                  ReleveOccupied occupied, const char *reason, GPtrArray **breaches, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  Move move = { self, edit, .to_block = to_block, .moved = moved, .breaches = breaches };
  const ReleveLearner *learner;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  move.card = releve_desk_find_card (self, placement_id, error);
  if (move.card == NULL)
    return FALSE;
  learner = releve_desk_find_learner (self, to_learner_id != NULL ? to_learner_id : move.card->learner_id, error);
  if (learner == NULL)
    return FALSE;
  move.to_learner = learner->id;
  move.from_block = first_of (&move, move.card);
  if (move.from_block == to_block && g_strcmp0 (move.card->learner_id, learner->id) == 0)
    return TRUE;
  return set_cell (&move, move.card, move.to_learner, to_block, error)
         && settle (&move, occupied, reason, error)
         && releve_desk_finish (self, edit, "move", describe (&move), TRUE, error);
}

gboolean
releve_desk_excuse (ReleveDesk *self, const char *placement_id, const char *reason, GPtrArray **breaches, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  const RelevePlacement *card, *row;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  card = releve_desk_find_card (self, placement_id, error);
  if (card == NULL)
    return FALSE;
  if (reason == NULL || *reason == '\0')
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "override-reason", NULL, NULL, NULL);
  g_ptr_array_add (ids, card->id);
  if (!releve_desk_judge_cards (self, edit, ids, reason, breaches, error))
    return FALSE;
  row = releve_edit_row (edit, self->dossier, &releve_placement_kind, card->id);
  if (row->reason == NULL)
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "nothing-to-override", releve_desk_assignment_code (self, card), NULL, NULL);
  return releve_desk_finish (self, edit, "excuse", releve_desk_describe_card (self, card), TRUE, error);
}

static gboolean
put_new (Move *move, const ReleveArrangement *wanted, const ReleveLearner *learner, GError **error)
{
  const ReleveAssignment *assignment = releve_desk_find_assignment (move->desk, wanted->assignment_id, error);
  const ReleveBlock *block = assignment != NULL ? releve_desk_find_block (move->desk, wanted->block, error) : NULL;
  RelevePlacement *card;

  if (block == NULL)
    return FALSE;
  card = releve_desk_new_card (move->desk, learner, assignment, block);
  releve_edit_put (move->edit, &releve_placement_kind, card);
  g_ptr_array_add (move->moved, card->id);
  return TRUE;
}

/* A card that stands there already stays as it is. */
static gboolean
put_known (Move *move, const ReleveArrangement *wanted, const ReleveLearner *learner, GError **error)
{
  const RelevePlacement *card = releve_desk_find_card (move->desk, wanted->placement_id, error);

  if (card == NULL)
    return FALSE;
  if (first_of (move, card) == wanted->block && g_strcmp0 (card->learner_id, learner->id) == 0)
    return TRUE;
  return set_cell (move, card, learner->id, wanted->block, error);
}

gboolean
releve_desk_arrange (ReleveDesk *self, const ReleveArrangement *cards, guint n, const char *reason,
                     GPtrArray **breaches, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  Move move = { self, edit, .moved = moved, .breaches = breaches };
  gboolean new = FALSE;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);
  g_return_val_if_fail (cards != NULL || n == 0, FALSE);

  if (!releve_desk_start (self, error) || !releve_desk_check_plan (self, error))
    return FALSE;
  for (guint i = 0; i < n; i++) {
    const ReleveLearner *learner = releve_desk_find_learner (self, cards[i].learner_id, error);

    new |= cards[i].placement_id == NULL;
    if (learner == NULL || !(cards[i].placement_id != NULL ? put_known (&move, &cards[i], learner, error)
                                                           : put_new (&move, &cards[i], learner, error)))
      return FALSE;
  }
  return moved->len == 0
         || (settle (&move, RELEVE_OCCUPIED_REFUSE, reason, error)
             && releve_desk_finish (self, edit, new ? "place-several" : "move-several",
                                    json_pack ("{s:i}", "count", (int) moved->len), TRUE, error));
}
