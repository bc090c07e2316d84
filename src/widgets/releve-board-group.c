/* Several cards at once: which are chosen, and where each of them comes to stand
 * when the first is put into a cell (B20). A card alone is a group of one. */

#include "releve-board-private.h"

/* Which are chosen. */

gboolean
releve_board_is_chosen (ReleveBoard *self, const char *placement_id)
{
  return g_hash_table_contains (self->chosen, placement_id);
}

static void
show_chosen (ReleveBoard *self)
{
  GHashTableIter iter;
  gpointer key, child;

  g_hash_table_iter_init (&iter, self->children);
  while (g_hash_table_iter_next (&iter, &key, &child))
    if (RELEVE_IS_BOARD_CARD (child))
      releve_board_card_set_selected (child, releve_board_is_chosen (self, key) || g_strcmp0 (key, self->selected_id) == 0);
}

void
releve_board_choose_none (ReleveBoard *self)
{
  self->anchor_row = -1;
  if (g_hash_table_size (self->chosen) == 0)
    return;
  g_hash_table_remove_all (self->chosen);
  show_chosen (self);
}

static void
choose_in_row (ReleveBoard *self, int row, int first, int last)
{
  GArray *items = releve_board_row (self, row)->items;

  for (guint i = 0; i < items->len; i++)
    {
      const ReleveBoardItem *item = &g_array_index (items, ReleveBoardItem, i);

      if (item->block <= last && item->block + item->span > first)
        g_hash_table_add (self->chosen, (gpointer) item->placement_id);
    }
}

/* Every card between where choosing began and the cell. */
void
releve_board_choose_to (ReleveBoard *self, int row, int block)
{
  if (self->anchor_row < 0)
    {
      self->anchor_row = self->focus_row;
      self->anchor_block = self->focus_block;
    }
  g_hash_table_remove_all (self->chosen);
  for (int r = MIN (row, self->anchor_row); r <= MAX (row, self->anchor_row) && r < (int) self->rows->len; r++)
    choose_in_row (self, r, MIN (block, self->anchor_block), MAX (block, self->anchor_block));
  show_chosen (self);
}

void
releve_board_toggle_chosen (ReleveBoard *self, const char *placement_id)
{
  const char *id = g_intern_string (placement_id);

  if (!g_hash_table_remove (self->chosen, id))
    g_hash_table_add (self->chosen, (gpointer) id);
  self->anchor_row = -1;
  show_chosen (self);
}

/* What is gone from the board is no longer chosen. */
void
releve_board_prune_chosen (ReleveBoard *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (releve_dossier_placement (self->dossier, id) == NULL)
      g_hash_table_iter_remove (&iter);
}

char **
releve_board_group_of (ReleveBoard *self, const char *placement_id)
{
  GPtrArray *ids = g_ptr_array_new ();

  g_ptr_array_add (ids, g_strdup (placement_id));
  for (guint row = 0; releve_board_is_chosen (self, placement_id) && row < self->rows->len; row++)
    {
      GArray *items = releve_board_row (self, (int) row)->items;

      for (guint i = 0; i < items->len; i++)
        {
          const char *id = g_array_index (items, ReleveBoardItem, i).placement_id;

          if (releve_board_is_chosen (self, id) && g_strcmp0 (id, placement_id) != 0)
            g_ptr_array_add (ids, g_strdup (id));
        }
    }
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (ids, FALSE);
}

static const char *
first_chosen (ReleveBoard *self)
{
  for (guint row = 0; row < self->rows->len; row++)
    {
      GArray *items = releve_board_row (self, (int) row)->items;

      for (guint i = 0; i < items->len; i++)
        if (releve_board_is_chosen (self, g_array_index (items, ReleveBoardItem, i).placement_id))
          return g_array_index (items, ReleveBoardItem, i).placement_id;
    }
  return NULL;
}

/* Choosing may have ended on a free cell. */
char **
releve_board_focused_group (ReleveBoard *self)
{
  const char *placement_id = releve_board_focused_card (self);

  if (placement_id == NULL)
    placement_id = first_chosen (self);
  return placement_id != NULL ? releve_board_group_of (self, placement_id) : NULL;
}

/* Where they come to stand. */

static void
add_member (ReleveBoard *self, GArray *group, const char *placement_id)
{
  const RelevePlacement *card = releve_dossier_placement (self->dossier, placement_id);
  ReleveBoardMember member;
  int row;
  const ReleveBoardItem *item = card != NULL ? releve_board_rows_find_card (self->rows, placement_id, &row) : NULL;

  if (item == NULL)
    return;
  member = (ReleveBoardMember) { item->placement_id, g_intern_string (card->assignment_id), item->learner_id,
                                 row, item->block, MAX (card->span, 1) };
  g_array_append_val (group, member);
}

GArray *
releve_board_group_new (ReleveBoard *self, const char *assignment_id, const char *const *placement_ids)
{
  const ReleveAssignment *assignment = assignment_id != NULL ? releve_dossier_assignment (self->dossier, assignment_id) : NULL;
  GArray *group = g_array_new (FALSE, TRUE, sizeof (ReleveBoardMember));
  ReleveBoardMember fresh = { NULL, NULL, NULL, -1, -1, 1 };

  for (guint i = 0; placement_ids != NULL && placement_ids[i] != NULL; i++)
    add_member (self, group, placement_ids[i]);
  if (placement_ids != NULL || assignment == NULL)
    return group;
  fresh.assignment_id = g_intern_string (assignment_id);
  fresh.span = MAX (assignment->duration, 1);
  g_array_append_val (group, fresh);
  return group;
}

gboolean
releve_board_group_target (ReleveBoard *self, GArray *group, guint index, int row, int block, ReleveBoardPut *put)
{
  const ReleveBoardMember *first = &g_array_index (group, ReleveBoardMember, 0);
  const ReleveBoardMember *member = &g_array_index (group, ReleveBoardMember, index);
  int to_row = row + member->row - first->row, to_block = block + member->block - first->block;
  const ReleveBoardRow *of = releve_board_row (self, to_row);

  if (of == NULL || to_block < 0 || to_block >= releve_board_n_blocks (self))
    return FALSE;
  *put = (ReleveBoardPut) { member->placement_id, member->assignment_id != NULL ? member->assignment_id : of->assignment_id,
                            of->learner_id, to_block + 1 };
  if (of->learner_id == NULL)
    put->learner_id = member->row < 0 || to_row == member->row ? member->learner_id : NULL;
  return put->learner_id != NULL && put->assignment_id != NULL;
}

/* NULL when one of them has no place there. */
static GArray *
list_puts (ReleveBoard *self, GArray *group, int row, int block, gboolean copy)
{
  GArray *puts = g_array_new (FALSE, TRUE, sizeof (ReleveBoardPut));

  for (guint i = 0; i < group->len; i++)
    {
      ReleveBoardPut put;

      if (!releve_board_group_target (self, group, i, row, block, &put))
        {
          g_array_unref (puts);
          return NULL;
        }
      if (copy)
        put.placement_id = NULL;
      g_array_append_val (puts, put);
    }
  return puts;
}

const char *
releve_board_say_no_place (ReleveBoard *self, GArray *group, int row)
{
  const ReleveBoardMember *first = &g_array_index (group, ReleveBoardMember, 0);

  if (self->by == RELEVE_BOARD_BY_ASSIGNMENT && row != first->row && releve_board_row (self, row) != NULL)
    return releve_say (self->book, "Among assignments, a card stays in the row of its own.");
  return group->len > 1 ? releve_say (self->book, "One of the cards would leave the board, so none moves.")
                        : releve_say (self->book, "The board ends here.");
}

gboolean
releve_board_put_group (ReleveBoard *self, GArray *group, int row, int block, gboolean copy)
{
  g_autoptr (GArray) puts = group->len > 0 ? list_puts (self, group, row, block, copy) : NULL;

  if (puts == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      if (group->len > 0)
        g_signal_emit_by_name (self, "refused", releve_board_say_no_place (self, group, row));
      return FALSE;
    }
  g_signal_emit_by_name (self, "put", puts);
  return TRUE;
}

void
releve_board_put_cards (ReleveBoard *self, const char *const *placement_ids, const char *row_id, int block)
{
  g_autoptr (GArray) group = NULL;

  g_return_if_fail (RELEVE_IS_BOARD (self));
  g_return_if_fail (placement_ids != NULL);

  group = releve_board_group_new (self, NULL, placement_ids);
  releve_board_put_group (self, group, releve_board_rows_find (self->rows, row_id), block - 1, FALSE);
}

/* Cut, copied and pasted: ids, which mean something on this board alone. */

void
releve_board_clip (ReleveBoard *self, gboolean cut)
{
  char **ids = releve_board_focused_group (self);

  if (ids == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  g_strfreev (self->clip);
  self->clip = ids;
  self->cut = cut;
  releve_board_place_children (self);
}

gboolean
releve_board_is_cut (ReleveBoard *self, const char *placement_id)
{
  return self->cut && g_strv_contains ((const char *const *) self->clip, placement_id);
}

/* What was cut stays where it is. */
gboolean
releve_board_forget_cut (ReleveBoard *self)
{
  gboolean cut = self->cut;

  self->cut = FALSE;
  if (cut)
    {
      g_clear_pointer (&self->clip, g_strfreev);
      releve_board_place_children (self);
    }
  return cut;
}

/* Cut cards move, copied ones come a second time. */
void
releve_board_paste (ReleveBoard *self)
{
  gboolean copy = !self->cut;
  g_autoptr (GArray) group = NULL;

  if (self->clip == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  group = releve_board_group_new (self, NULL, (const char *const *) self->clip);
  releve_board_forget_cut (self);
  releve_board_put_group (self, group, self->focus_row, self->focus_block, copy);
}
