/* Which rows of the file the dossier shows: those of one version of the plan. */

#include "releve-dossier-private.h"

gboolean
releve_dossier_is_in_view (ReleveDossier *self, const ReleveKind *kind, gconstpointer row)
{
  if (kind == &releve_placement_kind)
    return g_strcmp0 (((const RelevePlacement *) row)->version_id, self->view) == 0;
  if (kind == &releve_block_kind)
    return g_strcmp0 (((const ReleveBlock *) row)->version_id, self->year) == 0;
  return TRUE;
}

static void
reshelve_row (ReleveDossier *self, ReleveShelf *shelf, gpointer row, gboolean shown, GArray *changes)
{
  ReleveChange change = { shelf->kind, g_intern_string (((ReleveRow *) row)->id) };

  releve_dossier_shelve (self, shelf, row);
  if (shown != releve_dossier_is_in_view (self, shelf->kind, row))
    g_array_append_val (changes, change);
}

static void
reshelve (ReleveDossier *self, const ReleveKind *kind, GArray *changes)
{
  ReleveShelf *shelf = releve_dossier_shelf (self, kind);
  g_autoptr (GPtrArray) shown = g_steal_pointer (&shelf->ordered), apart = g_steal_pointer (&shelf->apart);

  for (guint i = 0; i < kind->n_fields; i++)
    if (shelf->references[i] != NULL)
      g_hash_table_remove_all (shelf->references[i]);
  shelf->ordered = g_ptr_array_new ();
  shelf->apart = g_ptr_array_new ();
  for (guint i = 0; i < shown->len; i++)
    reshelve_row (self, shelf, shown->pdata[i], TRUE, changes);
  for (guint i = 0; i < apart->len; i++)
    reshelve_row (self, shelf, apart->pdata[i], FALSE, changes);
  releve_dossier_note_change (self, kind);
}

/* The year of a version: itself, if it is one. */
static const char *
year_of (const ReleveVersion *version)
{
  if (version != NULL && version->state == RELEVE_VERSION_ARCHIVED && version->number == 0)
    return version->id;
  return version != NULL ? version->year_id : NULL;
}

static gboolean
take_view (ReleveDossier *self, const char *version_id, GArray *changes)
{
  const ReleveVersion *version = releve_dossier_version (self, version_id);
  const char *view = version != NULL ? version->id : NULL, *year = year_of (version);
  gboolean same_year = g_strcmp0 (year, self->year) == 0;

  if (g_strcmp0 (view, self->view) == 0 && same_year)
    return FALSE;
  g_free (self->view);
  self->view = g_strdup (view);
  g_free (self->year);
  self->year = g_strdup (year);
  if (!same_year)
    reshelve (self, &releve_block_kind, changes);
  reshelve (self, &releve_placement_kind, changes);
  return TRUE;
}

/* The version in view may have gone, or have changed its year. */
void
releve_dossier_keep_view (ReleveDossier *self, GArray *changes)
{
  g_autofree char *view = g_strdup (self->view);

  if (view != NULL)
    take_view (self, view, changes);
}

const char *
releve_dossier_get_view (ReleveDossier *self)
{
  g_return_val_if_fail (RELEVE_IS_DOSSIER (self), NULL);

  return self->view;
}

void
releve_dossier_set_view (ReleveDossier *self, const char *version_id)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (ReleveChange));

  g_return_if_fail (RELEVE_IS_DOSSIER (self));

  if (take_view (self, version_id, changes))
    g_signal_emit_by_name (self, "changed", changes);
}

gboolean
releve_dossier_shows (ReleveDossier *self, const RelevePlacement *card)
{
  g_return_val_if_fail (RELEVE_IS_DOSSIER (self) && card != NULL, FALSE);

  return releve_dossier_is_in_view (self, &releve_placement_kind, card);
}

const char *
releve_dossier_get_year (ReleveDossier *self)
{
  g_return_val_if_fail (RELEVE_IS_DOSSIER (self), NULL);

  return self->year;
}

static void
copy_shelf (ReleveDossier *copy, const ReleveKind *kind, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    releve_dossier_put (copy, kind, releve_row_copy (kind, rows->pdata[i]));
}

ReleveDossier *
releve_dossier_copy (ReleveDossier *self)
{
  ReleveDossier *copy;

  g_return_val_if_fail (RELEVE_IS_DOSSIER (self), NULL);

  copy = releve_dossier_new (self->today);
  copy->view = g_strdup (self->view);
  copy->year = g_strdup (self->year);
  for (guint i = 0; i < self->n_shelves; i++)
    {
      copy_shelf (copy, self->shelves[i].kind, self->shelves[i].ordered);
      copy_shelf (copy, self->shelves[i].kind, self->shelves[i].apart);
    }
  return copy;
}

GPtrArray *
releve_dossier_every (ReleveDossier *self, const ReleveKind *kind)
{
  GPtrArray *rows = g_ptr_array_new ();

  g_return_val_if_fail (RELEVE_IS_DOSSIER (self) && kind != NULL, rows);

  g_ptr_array_extend (rows, releve_dossier_all (self, kind), NULL, NULL);
  g_ptr_array_extend (rows, releve_dossier_shelf (self, kind)->apart, NULL, NULL);
  return rows;
}

GPtrArray *
releve_dossier_cards_of (ReleveDossier *self, const char *version_id)
{
  g_autoptr (GPtrArray) every = releve_dossier_every (self, &releve_placement_kind);
  GPtrArray *cards = g_ptr_array_new ();

  for (guint i = 0; i < every->len; i++)
    if (g_strcmp0 (((const RelevePlacement *) every->pdata[i])->version_id, version_id) == 0)
      g_ptr_array_add (cards, every->pdata[i]);
  return cards;
}

static gboolean
is_past (ReleveDossier *self, const RelevePlacement *card)
{
  const ReleveVersion *version = releve_dossier_version (self, card->version_id);

  return card->state != RELEVE_DECLINED && version != NULL && g_strcmp0 (year_of (version), version->id) == 0;
}

static GHashTable *
list_past (ReleveDossier *self)
{
  GPtrArray *apart = releve_dossier_shelf (self, &releve_placement_kind)->apart;
  GHashTable *past = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < apart->len; i++)
    {
      const RelevePlacement *card = apart->pdata[i];
      GPtrArray *cards = g_hash_table_lookup (past, card->learner_id);

      if (!is_past (self, card))
        continue;
      if (cards == NULL)
        g_hash_table_insert (past, g_strdup (card->learner_id), cards = g_ptr_array_new ());
      g_ptr_array_add (cards, (gpointer) card);
    }
  return past;
}

GPtrArray *
releve_dossier_past_cards (ReleveDossier *self, const char *learner_id)
{
  GPtrArray *cards;

  g_return_val_if_fail (RELEVE_IS_DOSSIER (self), NULL);

  if (self->past == NULL)
    self->past = list_past (self);
  cards = learner_id != NULL ? g_hash_table_lookup (self->past, learner_id) : NULL;
  return cards != NULL ? cards : self->nothing;
}
