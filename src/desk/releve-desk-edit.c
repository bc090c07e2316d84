/* What a verb wants written. */

#include "releve-desk-private.h"

typedef struct {
  const ReleveKind *kind;
  char *id;
  gpointer row;   /* NULL = drop */
} EditItem;

struct _ReleveEdit {
  GPtrArray *items;
};

static void
edit_item_free (EditItem *item)
{
  if (item->row != NULL)
    releve_row_free (item->kind, item->row);
  g_free (item->id);
  g_free (item);
}

ReleveEdit *
releve_edit_new (void)
{
  ReleveEdit *self = g_new0 (ReleveEdit, 1);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) edit_item_free);
  return self;
}

void
releve_edit_free (ReleveEdit *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  g_free (self);
}

static EditItem *
find_item (ReleveEdit *self, const ReleveKind *kind, const char *id)
{
  for (guint i = 0; i < self->items->len; i++) {
    EditItem *item = self->items->pdata[i];

    if (item->kind == kind && g_strcmp0 (item->id, id) == 0)
      return item;
  }
  return NULL;
}

static void
add_item (ReleveEdit *self, const ReleveKind *kind, const char *id, gpointer row)
{
  EditItem *item = g_new0 (EditItem, 1);

  item->kind = kind;
  item->id = g_strdup (id);
  item->row = row;
  g_ptr_array_add (self->items, item);
}

void
releve_edit_put (ReleveEdit *self, const ReleveKind *kind, gpointer row)
{
  add_item (self, kind, ((ReleveRow *) row)->id, row);
}

void
releve_edit_drop (ReleveEdit *self, const ReleveKind *kind, const char *id)
{
  EditItem *item = find_item (self, kind, id);

  if (item == NULL) {
    add_item (self, kind, id, NULL);
    return;
  }
  if (item->row != NULL)
    releve_row_free (kind, item->row);
  item->row = NULL;
}

gpointer
releve_edit_row (ReleveEdit *self, ReleveDossier *dossier, const ReleveKind *kind, const char *id)
{
  EditItem *item = find_item (self, kind, id);
  gconstpointer known;
  gpointer row;

  if (item != NULL)
    return item->row;
  known = releve_dossier_get (dossier, kind, id);
  g_assert (known != NULL);
  row = releve_row_copy (kind, known);
  releve_edit_put (self, kind, row);
  return row;
}

GPtrArray *
releve_edit_learners (ReleveEdit *self, ReleveDossier *dossier)
{
  GPtrArray *learners = g_ptr_array_new ();

  for (guint i = 0; i < self->items->len; i++) {
    EditItem *item = self->items->pdata[i];
    const RelevePlacement *known = item->kind == &releve_placement_kind ? releve_dossier_placement (dossier, item->id) : NULL;
    const char *learner_id = known != NULL ? g_intern_string (known->learner_id) : NULL;

    if (learner_id != NULL && !g_ptr_array_find (learners, learner_id, NULL))
      g_ptr_array_add (learners, (gpointer) learner_id);
  }
  return learners;
}

ReleveDossier *
releve_edit_preview (ReleveEdit *self, ReleveDossier *dossier)
{
  ReleveDossier *preview = releve_dossier_copy (dossier);

  for (guint i = 0; i < self->items->len; i++) {
    EditItem *item = self->items->pdata[i];

    if (item->row != NULL)
      releve_dossier_put (preview, item->kind, releve_row_copy (item->kind, item->row));
    else
      releve_dossier_drop (preview, item->kind, item->id);
  }
  return preview;
}

static gboolean
write_items (ReleveDesk *self, ReleveEdit *edit, GError **error)
{
  for (guint i = 0; i < edit->items->len; i++) {
    EditItem *item = edit->items->pdata[i];

    if (item->row != NULL ? !releve_store_put (self->store, item->kind, item->row, error)
                          : !releve_store_drop (self->store, item->kind, item->id, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
releve_desk_write (ReleveDesk *self, ReleveEdit *edit, const char *verb, const char *detail, gboolean record, GError **error)
{
  if (!releve_store_begin (self->store, error))
    return FALSE;
  if (write_items (self, edit, error))
    return releve_store_commit (self->store, self->who, verb, detail, record, error);
  releve_store_rollback (self->store);
  return FALSE;
}
