/* Publishing: a numbered copy of the plan in force that nobody edits (B22). */

#include "releve-desk-private.h"

#include "releve-versions.h"

/* Numbers are not used twice: what was printed as version 2 stays version 2. */
static int
next_number (ReleveDesk *self)
{
  GPtrArray *versions = releve_dossier_all (self->dossier, &releve_version_kind);
  int number = 1;

  for (guint i = 0; i < versions->len; i++) {
    const ReleveVersion *version = versions->pdata[i];

    if (version->year_id == NULL)
      number = MAX (number, version->number + 1);
  }
  return number;
}

static gboolean
check_changed (ReleveDesk *self, GError **error)
{
  const ReleveVersion *last = releve_last_published (self->dossier);
  g_autoptr (GArray) changes = releve_changes_since_publication (self->dossier);
  g_autofree char *number = last != NULL ? g_strdup_printf ("%d", last->number) : NULL;

  return last == NULL || changes->len > 0
         || releve_error_set (error, RELEVE_ERROR_REFUSED, "nothing-to-publish", number, NULL, NULL);
}

static json_t *
describe (const ReleveVersion *version)
{
  return json_pack ("{s:i}", "version", version->number);
}

gboolean
releve_desk_publish (ReleveDesk *self, char **version_id, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  ReleveVersion *version;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error) || !releve_desk_check_in_force (self, error) || !check_changed (self, error))
    return FALSE;
  version = releve_desk_copy_plan (self, edit, RELEVE_VERSION_PUBLISHED, NULL);
  version->number = next_number (self);
  if (!releve_desk_finish (self, edit, "publish", describe (version), TRUE, error))
    return FALSE;
  if (version_id != NULL)
    *version_id = g_strdup (version->id);
  return TRUE;
}

static gboolean
check_last (ReleveDesk *self, const ReleveVersion *version, GError **error)
{
  const ReleveVersion *last = releve_last_published (self->dossier);
  g_autofree char *found = g_strdup_printf ("%d", version->number);
  g_autofree char *expected = last != NULL ? g_strdup_printf ("%d", last->number) : NULL;

  return version == last || releve_error_set (error, RELEVE_ERROR_REFUSED, "not-the-last", "version", found, expected);
}

gboolean
releve_desk_withdraw (ReleveDesk *self, const char *version_id, const char *reason, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  const ReleveVersion *known;
  ReleveVersion *version;
  g_autofree char *number = NULL;

  g_return_val_if_fail (RELEVE_IS_DESK (self), FALSE);

  if (!releve_desk_start (self, error)
      || (known = releve_desk_find_version (self, version_id, RELEVE_VERSION_PUBLISHED, error)) == NULL
      || !check_last (self, known, error))
    return FALSE;
  number = g_strdup_printf ("%d", known->number);
  if (reason == NULL || *reason == '\0')
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "withdrawal-reason", number, NULL, NULL);
  version = releve_edit_row (edit, self->dossier, &releve_version_kind, version_id);
  version->state = RELEVE_VERSION_ARCHIVED;
  releve_set_text (&version->reason, reason);
  return releve_desk_finish (self, edit, "withdraw", describe (version), TRUE, error);
}
