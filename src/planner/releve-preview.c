#include "releve-preview.h"

static void
copy_rows (ReleveDossier *to, const ReleveKind *kind, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    releve_dossier_put (to, kind, releve_row_copy (kind, g_ptr_array_index (rows, i)));
}

ReleveDossier *
releve_preview_new (ReleveDossier *dossier, GPtrArray *placements)
{
  ReleveDossier *preview = releve_dossier_new (releve_dossier_get_today (dossier));

  for (guint k = 0; releve_kinds[k] != NULL; k++)
    if (placements == NULL || releve_kinds[k] != &releve_placement_kind)
      copy_rows (preview, releve_kinds[k], releve_dossier_all (dossier, releve_kinds[k]));
  if (placements != NULL)
    copy_rows (preview, &releve_placement_kind, placements);
  return preview;
}
