/* The verbs about what the department works with: entries of the catalogue,
 * their words through time, the matching model's parameters. */

#include "releve-desk-private.h"

#include <string.h>
#include "releve-wording.h"

static ReleveDepartment *
edit_department (ReleveDesk *self, ReleveEdit *edit)
{
  return releve_edit_row (edit, self->dossier, &releve_department_kind, "department");
}

/* What it said until now, under the last edition that it served. */
static void
archive_words (ReleveDesk *self, ReleveEdit *edit, const ReleveEntry *before)
{
  ReleveWording *wording = releve_desk_new_row (&releve_wording_kind);

  wording->kind = g_strdup (before->kind->name);
  wording->subject_id = g_strdup (((const ReleveRow *) before->row)->id);
  wording->edition = releve_edition_in_force (self->dossier);
  wording->words = releve_entry_words (before);
  releve_edit_put (edit, &releve_wording_kind, wording);
  edit_department (self, edit)->edition++;
}

static gconstpointer
find_part (const ReleveEntry *entry, const ReleveKind *kind, const char *id)
{
  for (guint i = 0; entry != NULL && i < entry->parts->len; i++) {
    const ReleveEntryPart *part = entry->parts->pdata[i];

    if (part->kind == kind && strcmp (((const ReleveRow *) part->row)->id, id) == 0)
      return part->row;
  }
  return NULL;
}

static void
put_parts (ReleveEdit *edit, const ReleveEntry *before, const ReleveEntry *after)
{
  for (guint i = 0; i < after->parts->len; i++) {
    const ReleveEntryPart *part = after->parts->pdata[i];
    gconstpointer known = find_part (before, part->kind, ((const ReleveRow *) part->row)->id);

    if (known == NULL || !releve_row_equal (part->kind, known, part->row))
      releve_edit_put (edit, part->kind, releve_row_copy (part->kind, part->row));
  }
  for (guint i = 0; before != NULL && i < before->parts->len; i++) {
    const ReleveEntryPart *part = before->parts->pdata[i];
    const char *id = ((const ReleveRow *) part->row)->id;

    if (find_part (after, part->kind, id) == NULL)
      releve_edit_drop (edit, part->kind, id);
  }
}

static int
compare_blocks_cb (gconstpointer a, gconstpointer b)
{
  const ReleveBlock *x = *(const ReleveBlock *const *) a, *y = *(const ReleveBlock *const *) b;

  return (x->first > y->first) - (x->first < y->first);
}

static void
number_blocks (ReleveEntry *calendar)
{
  g_autoptr (GPtrArray) blocks = releve_entry_parts (calendar, &releve_block_kind);

  g_ptr_array_sort (blocks, compare_blocks_cb);
  for (guint i = 0; i < blocks->len; i++)
    ((ReleveBlock *) blocks->pdata[i])->number = (int) i + 1;
}

/* What no form may touch of the file's own facts. */
static void
keep_own_facts (ReleveDepartment *after, const ReleveDepartment *before)
{
  releve_set_text (&after->uuid, before->uuid);
  after->parameter_version = before->parameter_version;
  after->edition = before->edition;
}

static ReleveEntry *
settle (ReleveDesk *self, const ReleveEntry *entry, const ReleveEntry *before)
{
  ReleveEntry *after = releve_entry_copy (entry);

  if (after->kind == &releve_block_kind)
    number_blocks (after);
  if (after->kind == &releve_department_kind && before != NULL)
    keep_own_facts (after->row, before->row);
  return after;
}

static const char *
verb_of (const ReleveEntry *before, const ReleveEntry *after)
{
  if (after->kind == &releve_block_kind)
    return "calendar";
  if (after->kind == &releve_department_kind)
    return "department";
  return before != NULL ? "entry" : "entry-new";
}

static json_t *
describe_entry (const ReleveEntry *entry)
{
  return json_pack ("{s:s, s:s}", "kind", entry->kind->name, "code", releve_entry_code (entry));
}

gboolean
releve_desk_save_entry (ReleveDesk *self, const ReleveEntry *entry, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  g_autoptr (ReleveEntry) before = NULL, after = NULL;

  g_return_val_if_fail (RELEVE_IS_DESK (self) && entry != NULL, FALSE);
  g_return_val_if_fail ((entry->row == NULL) == (entry->kind == &releve_block_kind), FALSE);

  if (!releve_desk_start (self, error) || (entry->kind == &releve_block_kind && !releve_desk_check_plan (self, error)))
    return FALSE;
  before = releve_entry_of (self->dossier, entry->kind, entry->row != NULL ? ((ReleveRow *) entry->row)->id : NULL);
  after = settle (self, entry, before);
  if (before != NULL && releve_entry_equal (before, after))
    return TRUE;
  if (!releve_entry_check (self->dossier, after, error))
    return FALSE;
  if (before != NULL && releve_entry_reworded (before, after))
    archive_words (self, edit, before);
  if (after->row != NULL)
    releve_edit_put (edit, after->kind, releve_row_copy (after->kind, after->row));
  put_parts (edit, before, after);
  return releve_desk_finish (self, edit, verb_of (before, after), describe_entry (after), TRUE, error);
}

gboolean
releve_desk_delete_entry (ReleveDesk *self, const ReleveKind *kind, const char *id, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  g_autoptr (ReleveEntry) entry = NULL;

  g_return_val_if_fail (RELEVE_IS_DESK (self) && releve_entry_kind_p (kind), FALSE);
  g_return_val_if_fail (kind != &releve_block_kind && kind != &releve_department_kind, FALSE);

  if (!releve_desk_start (self, error))
    return FALSE;
  entry = releve_entry_of (self->dossier, kind, id);
  if (entry == NULL)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-entry-of-catalogue", kind->name, id, NULL);
  if (!releve_entry_check_unused (self->dossier, kind, id, error))
    return FALSE;
  for (guint i = 0; i < entry->parts->len; i++) {
    const ReleveEntryPart *part = entry->parts->pdata[i];

    releve_edit_drop (edit, part->kind, ((const ReleveRow *) part->row)->id);
  }
  releve_edit_drop (edit, kind, id);
  return releve_desk_finish (self, edit, "entry-delete", describe_entry (entry), TRUE, error);
}

/* Parameters (L15) */

static gboolean
same_values (const ReleveParameters *a, const ReleveParameters *b)
{
  ReleveParameters one = *a;

  one.version = b->version;
  return memcmp (&one, b, sizeof one) == 0;
}

static int
newest_version (ReleveDesk *self)
{
  GPtrArray *rows = releve_dossier_all (self->dossier, &releve_parameter_kind);
  int newest = releve_dossier_parameters (self->dossier)->version;

  for (guint i = 0; i < rows->len; i++)
    newest = MAX (newest, ((const ReleveParameter *) rows->pdata[i])->version);
  return newest;
}

static void
put_parameter (ReleveEdit *edit, const ReleveParameters *parameters, const char *name, int version)
{
  ReleveParameter *row = releve_desk_new_row (&releve_parameter_kind);

  row->version = version;
  row->name = g_strdup (name);
  releve_parameters_get (parameters, name, &row->value);
  releve_edit_put (edit, &releve_parameter_kind, row);
}

/* Every name of a whole table, and any other cell of W and M that has a value. */
static void
put_table (ReleveEdit *edit, const ReleveParameters *parameters, int version)
{
  for (guint i = 0; releve_parameters_name (i) != NULL; i++)
    put_parameter (edit, parameters, releve_parameters_name (i), version);
  for (guint i = 0; releve_parameters_cell (i) != NULL; i++) {
    double value = 0, shipped = 0;
    const char *name = releve_parameters_cell (i);

    releve_parameters_get (parameters, name, &value);
    releve_parameters_get (releve_parameters_default (), name, &shipped);
    if (value > 0 && shipped <= 0)
      put_parameter (edit, parameters, name, version);
  }
}

gboolean
releve_desk_save_parameters (ReleveDesk *self, const ReleveParameters *parameters, GError **error)
{
  g_autoptr (ReleveEdit) edit = releve_edit_new ();
  int version;

  g_return_val_if_fail (RELEVE_IS_DESK (self) && parameters != NULL, FALSE);

  if (!releve_desk_start (self, error) || !releve_parameters_check (parameters, error))
    return FALSE;
  if (same_values (parameters, releve_dossier_parameters (self->dossier)))
    return TRUE;
  version = newest_version (self) + 1;
  put_table (edit, parameters, version);
  edit_department (self, edit)->parameter_version = version;
  return releve_desk_finish (self, edit, "parameters", json_pack ("{s:i}", "version", version), TRUE, error);
}
