#include "releve-preview.h"

static void
empty_board (ReleveDossier *dossier)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_copy (releve_dossier_all (dossier, &releve_placement_kind), NULL, NULL);

  g_ptr_array_set_free_func (cards, NULL);
  for (guint i = 0; i < cards->len; i++)
    releve_dossier_drop (dossier, &releve_placement_kind, ((const ReleveRow *) g_ptr_array_index (cards, i))->id);
}

ReleveDossier *
releve_preview_new (ReleveDossier *dossier, GPtrArray *placements)
{
  ReleveDossier *preview = releve_dossier_copy (dossier);

  if (placements == NULL)
    return preview;
  empty_board (preview);
  for (guint i = 0; i < placements->len; i++)
    releve_dossier_put (preview, &releve_placement_kind,
                        releve_row_copy (&releve_placement_kind, g_ptr_array_index (placements, i)));
  return preview;
}
