/* Cards that need another done before them, when that one moves or goes (B9). */

#include "releve-desk-private.h"

/* The board as it is, of the version that @preview shows. */
static ReleveDossier *
see_before (ReleveDesk *self, ReleveDossier *preview)
{
  ReleveDossier *before;

  if (g_strcmp0 (releve_dossier_get_view (self->dossier), releve_dossier_get_view (preview)) == 0)
    return g_object_ref (self->dossier);
  before = releve_dossier_copy (self->dossier);
  releve_dossier_set_view (before, releve_dossier_get_view (preview));
  return before;
}

/* What the card was excused for before is not forgotten. */
static void
add_reason (RelevePlacement *card, const char *reason)
{
  g_autofree char *both = card->reason != NULL && *card->reason != '\0' ? g_strdup_printf ("%s\n%s", card->reason, reason) : g_strdup (reason);

  releve_set_text (&card->reason, both);
}

static void
keep_reasons (ReleveDesk *self, ReleveEdit *edit, GPtrArray *breaches, const char *reason)
{
  const char *last = NULL;

  for (guint i = 0; i < breaches->len; i++) {
    const char *id = ((const ReleveBreach *) breaches->pdata[i])->placement_id;

    if (g_strcmp0 (id, last) != 0)
      add_reason (releve_edit_row (edit, self->dossier, &releve_placement_kind, id), reason);
    last = id;
  }
}

void
releve_desk_ask_order (ReleveDesk *self, ReleveEdit *edit, ReleveDossier *preview, const char *reason, GPtrArray *breaches)
{
  g_autoptr (ReleveDossier) before = see_before (self, preview);
  g_autoptr (GPtrArray) learners = releve_edit_learners (edit, self->dossier);

  for (guint i = 0; i < learners->len; i++) {
    g_autoptr (GPtrArray) found = releve_rules_of_order (before, preview, learners->pdata[i]);

    if (reason != NULL && *reason != '\0')
      keep_reasons (self, edit, found, reason);
    g_ptr_array_extend_and_steal (breaches, g_steal_pointer (&found));
  }
}

gboolean
releve_desk_judge_going (ReleveDesk *self, ReleveEdit *edit, const char *reason, GPtrArray *breaches, GError **error)
{
  g_autoptr (ReleveDossier) preview = releve_edit_preview (edit, self->dossier);

  releve_desk_ask_order (self, edit, preview, reason, breaches);
  return releve_desk_judge (breaches, reason, error);
}
