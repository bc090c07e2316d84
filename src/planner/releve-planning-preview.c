#include "releve-planning-private.h"

#include "releve-preview.h"
#include "releve-rules.h"

static void
free_row (gpointer row)
{
  releve_row_free (&releve_placement_kind, row);
}

static const ReleveStandingCard *
find_card (const RelevePlanning *self, const char *placement_id)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      const ReleveStandingCard *card = &g_array_index (self->cards, ReleveStandingCard, i);

      if (g_str_equal (card->placement_id, placement_id))
        return card;
    }
  return NULL;
}

/* Rows of the board that no plan touches, declined ones included. */
static GPtrArray *
list_rows_that_stay (const RelevePlanning *self, ReleveDossier *dossier)
{
  GPtrArray *all = releve_dossier_all (dossier, &releve_placement_kind);
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);

  for (guint i = 0; i < all->len; i++)
    {
      const RelevePlacement *row = g_ptr_array_index (all, i);
      const ReleveStandingCard *card = find_card (self, row->id);

      if (card == NULL || card->stay != RELEVE_STAYS_NOT)
        g_ptr_array_add (rows, releve_row_copy (&releve_placement_kind, row));
    }
  return rows;
}

static RelevePlacement *
make_row (const RelevePlanning *self, ReleveDossier *dossier, const ReleveCard *card)
{
  const ReleveAssignment *assignment = releve_dossier_assignment (dossier, releve_planning_assignment (self, card->assignment));
  g_autofree char *id = g_strdup_printf ("proposed/%d/%d", card->learner, card->assignment);
  RelevePlacement *row = releve_row_new (&releve_placement_kind, id);

  row->learner_id = g_strdup (releve_planning_learner (self, card->learner));
  row->assignment_id = g_strdup (assignment->id);
  row->supervisor_id = g_strdup (assignment->supervisor_id);
  row->version_id = g_strdup (releve_dossier_get_view (dossier));
  row->span = self->problem->assignments[card->assignment].span;
  return row;
}

static RelevePlacement *
place_row (const RelevePlanning *self, ReleveDossier *dossier, const ReleveCard *card)
{
  const ReleveStandingCard *known = releve_planning_find_movable (self, card->learner, card->assignment);
  RelevePlacement *row = known != NULL
    ? releve_row_copy (&releve_placement_kind, releve_dossier_placement (dossier, known->placement_id))
    : make_row (self, dossier, card);

  g_free (row->block_id);
  row->block_id = g_strdup (releve_dossier_block_number (dossier, card->start + 1)->id);
  return row;
}

ReleveDossier *
releve_planning_preview (const RelevePlanning *self, ReleveDossier *dossier, const GArray *cards)
{
  g_autoptr (GPtrArray) rows = list_rows_that_stay (self, dossier);

  for (guint i = 0; i < cards->len; i++)
    g_ptr_array_add (rows, place_row (self, dossier, &g_array_index (cards, ReleveCard, i)));
  return releve_preview_new (dossier, rows);
}

GArray *
releve_planning_board (const RelevePlanning *self, const GArray *cards)
{
  GArray *board = g_array_new (FALSE, FALSE, sizeof (ReleveStandingCard));

  for (guint i = 0; i < self->cards->len; i++)
    if (g_array_index (self->cards, ReleveStandingCard, i).stay != RELEVE_STAYS_NOT)
      g_array_append_val (board, g_array_index (self->cards, ReleveStandingCard, i));
  for (guint i = 0; i < cards->len; i++)
    {
      const ReleveCard *card = &g_array_index (cards, ReleveCard, i);
      int span = self->problem->assignments[card->assignment].span;
      ReleveStandingCard row = { NULL, card->learner, card->assignment, card->start, card->start + span - 1, RELEVE_STAYS_NOT };

      g_array_append_val (board, row);
    }
  return board;
}

static gboolean
is_settled (const RelevePlanning *self, const ReleveBreach *breach)
{
  if (breach->block <= self->first_free)
    return TRUE;
  return breach->rule != RELEVE_RULE_MINIMUM && (breach->severity == RELEVE_WARNS || breach->excused);
}

GPtrArray *
releve_planning_unsettled (const RelevePlanning *self, ReleveDossier *board)
{
  g_autoptr (GPtrArray) breaches = releve_rules_of_dossier (board);
  GPtrArray *unsettled = g_ptr_array_new_with_free_func ((GDestroyNotify) releve_breach_free);

  for (guint i = 0; i < breaches->len; i++)
    if (!is_settled (self, g_ptr_array_index (breaches, i)))
      g_ptr_array_add (unsettled, releve_breach_copy (g_ptr_array_index (breaches, i)));
  return unsettled;
}

/* Limits of the problem have what stays taken off; people are told the whole. */
static void
fill_breach (const RelevePlanning *self, ReleveDossier *dossier, const ReleveTerm *term, ReleveBreach *breach)
{
  const ReleveAssignment *assignment = term->assignment >= 0
    ? releve_dossier_assignment (dossier, releve_planning_assignment (self, term->assignment)) : NULL;
  const ReleveSupervisor *supervisor;

  breach->block = term->block + 1;
  breach->assignment_id = assignment != NULL ? g_strdup (assignment->id) : NULL;
  if (term->kind == RELEVE_TERM_MINIMUM)
    {
      breach->rule = RELEVE_RULE_MINIMUM;
      breach->limit = assignment->minimum;
      breach->found = assignment->minimum - term->amount;
    }
  else if (term->kind == RELEVE_TERM_CAPACITY)
    {
      breach->rule = RELEVE_RULE_CAPACITY;
      breach->limit = assignment->capacity;
      breach->found = assignment->capacity + term->amount;
    }
  else
    {
      supervisor = g_ptr_array_index (releve_dossier_all (dossier, &releve_supervisor_kind), (guint) term->other);
      breach->rule = RELEVE_RULE_SUPERVISOR;
      breach->other_id = g_strdup (supervisor->id);
      breach->limit = supervisor->duty_limit;
      breach->found = supervisor->duty_limit + term->amount;
    }
}

GPtrArray *
releve_planning_broken (const RelevePlanning *self, ReleveDossier *dossier, const GArray *terms)
{
  GPtrArray *breaches = g_ptr_array_new_with_free_func ((GDestroyNotify) releve_breach_free);

  for (guint i = 0; i < terms->len; i++)
    {
      const ReleveTerm *term = &g_array_index (terms, ReleveTerm, i);
      ReleveBreach *breach;

      if (term->kind != RELEVE_TERM_MINIMUM && term->kind != RELEVE_TERM_CAPACITY && term->kind != RELEVE_TERM_DUTY)
        continue;
      breach = g_new0 (ReleveBreach, 1);
      fill_breach (self, dossier, term, breach);
      g_ptr_array_add (breaches, breach);
    }
  return breaches;
}
