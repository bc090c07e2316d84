#include "releve-entry.h"

#include <math.h>
#include <string.h>

#include "releve-row-json.h"

const ReleveKind *const releve_entry_kinds[] = {
  &releve_assignment_kind, &releve_competency_kind, &releve_characteristic_kind, &releve_role_kind,
  &releve_training_kind, &releve_supervisor_kind, &releve_framework_kind, &releve_block_kind,
  &releve_department_kind, NULL
};

/* Which rows belong to which; those kept are part of what records keep. */
static const struct {
  const ReleveKind *owner, *part;
  gsize offset;
  gboolean kept;
} belongings[] = {
  { &releve_role_kind, &releve_role_level_kind, G_STRUCT_OFFSET (ReleveRoleLevel, role_id), TRUE },
  { &releve_assignment_kind, &releve_assignment_competency_kind, G_STRUCT_OFFSET (ReleveAssignmentCompetency, assignment_id), TRUE },
  { &releve_assignment_kind, &releve_prerequisite_kind, G_STRUCT_OFFSET (RelevePrerequisite, assignment_id), FALSE },
  { &releve_training_kind, &releve_training_competency_kind, G_STRUCT_OFFSET (ReleveTrainingCompetency, training_id), FALSE },
};

/* The kinds whose words records keep; a supervisor's or a training's are not. */
static const ReleveKind *const worded[] = {
  &releve_assignment_kind, &releve_competency_kind, &releve_characteristic_kind, &releve_role_kind, &releve_framework_kind,
};

/* Fields about planning and order, which no record needs as they were. */
static const char *const unkept_fields[] = {
  "position", "supervisor_id", "exclusive", "duration", "minimum", "capacity", "minimum_gap", "version",
};

gboolean
releve_entry_kind_p (const ReleveKind *kind)
{
  for (guint i = 0; releve_entry_kinds[i] != NULL; i++)
    if (releve_entry_kinds[i] == kind)
      return TRUE;
  return FALSE;
}

static void
part_free (ReleveEntryPart *part)
{
  releve_row_free (part->kind, part->row);
  g_free (part);
}

ReleveEntry *
releve_entry_wrap (const ReleveKind *kind, gpointer row)
{
  ReleveEntry *self = g_new0 (ReleveEntry, 1);

  self->kind = kind;
  self->row = row;
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  return self;
}

void
releve_entry_take (ReleveEntry *self, const ReleveKind *kind, gpointer row)
{
  ReleveEntryPart *part = g_new0 (ReleveEntryPart, 1);

  part->kind = kind;
  part->row = row;
  g_ptr_array_add (self->parts, part);
}

void
releve_entry_free (ReleveEntry *self)
{
  if (self == NULL)
    return;
  releve_row_free (self->kind, self->row);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

ReleveEntry *
releve_entry_copy (const ReleveEntry *self)
{
  ReleveEntry *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = releve_entry_wrap (self->kind, self->row != NULL ? releve_row_copy (self->kind, self->row) : NULL);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const ReleveEntryPart *part = self->parts->pdata[i];

      releve_entry_take (copy, part->kind, releve_row_copy (part->kind, part->row));
    }
  return copy;
}

static gconstpointer
find_part (const ReleveEntry *self, const ReleveKind *kind, const char *id)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const ReleveEntryPart *part = self->parts->pdata[i];

      if (part->kind == kind && g_strcmp0 (((const ReleveRow *) part->row)->id, id) == 0)
        return part->row;
    }
  return NULL;
}

/* The order of parts says nothing. */
static gboolean
parts_equal (const ReleveEntry *a, const ReleveEntry *b)
{
  if (a->parts->len != b->parts->len)
    return FALSE;
  for (guint i = 0; i < a->parts->len; i++)
    {
      const ReleveEntryPart *part = a->parts->pdata[i];
      gconstpointer other = find_part (b, part->kind, ((const ReleveRow *) part->row)->id);

      if (other == NULL || !releve_row_equal (part->kind, part->row, other))
        return FALSE;
    }
  return TRUE;
}

gboolean
releve_entry_equal (const ReleveEntry *a, const ReleveEntry *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->kind != b->kind || (a->row == NULL) != (b->row == NULL))
    return FALSE;
  return (a->row == NULL || releve_row_equal (a->kind, a->row, b->row)) && parts_equal (a, b);
}

static void
add_blocks (ReleveEntry *self, ReleveDossier *dossier)
{
  GPtrArray *blocks = releve_dossier_all (dossier, &releve_block_kind);

  for (guint i = 0; i < blocks->len; i++)
    releve_entry_take (self, &releve_block_kind, releve_row_copy (&releve_block_kind, blocks->pdata[i]));
}

static void
add_belongings (ReleveEntry *self, ReleveDossier *dossier)
{
  for (guint k = 0; k < G_N_ELEMENTS (belongings); k++)
    {
      GPtrArray *rows;

      if (belongings[k].owner != self->kind)
        continue;
      rows = releve_dossier_of (dossier, belongings[k].part, belongings[k].offset, ((ReleveRow *) self->row)->id);
      for (guint i = 0; i < rows->len; i++)
        releve_entry_take (self, belongings[k].part, releve_row_copy (belongings[k].part, rows->pdata[i]));
    }
}

ReleveEntry *
releve_entry_of (ReleveDossier *dossier, const ReleveKind *kind, const char *id)
{
  gconstpointer row;
  ReleveEntry *self;

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier) && releve_entry_kind_p (kind), NULL);

  if (kind == &releve_block_kind)
    {
      self = releve_entry_wrap (kind, NULL);
      add_blocks (self, dossier);
      return self;
    }
  row = releve_dossier_get (dossier, kind, id);
  if (row == NULL)
    return NULL;
  self = releve_entry_wrap (kind, releve_row_copy (kind, row));
  add_belongings (self, dossier);
  return self;
}

static char **
code_field (const ReleveKind *kind, gpointer row)
{
  const ReleveField *field = releve_kind_field (kind, "code");

  return field != NULL ? RELEVE_ROW_FIELD (row, field) : NULL;
}

static int *
position_field (const ReleveKind *kind, gpointer row)
{
  const ReleveField *field = releve_kind_field (kind, "position");

  return field != NULL ? RELEVE_ROW_FIELD (row, field) : NULL;
}

/* "K11" after K1 … K10: the stem of @like with the next number that is free. */
static char *
find_free_code (ReleveDossier *dossier, const ReleveKind *kind, const char *like)
{
  gsize stem = strlen (like);

  while (stem > 0 && g_ascii_isdigit (like[stem - 1]))
    stem--;
  for (int number = 1;; number++)
    {
      g_autofree char *code = g_strdup_printf ("%.*s%d", (int) stem, like, number);

      if (releve_dossier_by_code (dossier, kind, code) == NULL)
        return g_steal_pointer (&code);
    }
}

static void
take_last_place (ReleveDossier *dossier, const ReleveKind *kind, gpointer row)
{
  GPtrArray *rows = releve_dossier_all (dossier, kind);
  int *position = position_field (kind, row);

  for (guint i = 0; position != NULL && i < rows->len; i++)
    *position = MAX (*position, *position_field (kind, rows->pdata[i]) + 1);
}

static const char *
code_stem (const ReleveKind *kind)
{
  if (kind == &releve_role_kind)
    return "role";
  if (kind == &releve_training_kind)
    return "T";
  if (kind == &releve_supervisor_kind)
    return "S";
  return kind == &releve_competency_kind ? "C" : kind == &releve_framework_kind ? "F" : "X";
}

static void
set_plain_defaults (ReleveDossier *dossier, const ReleveKind *kind, gpointer row)
{
  GPtrArray *frameworks = releve_dossier_all (dossier, &releve_framework_kind);

  if (kind == &releve_assignment_kind)
    {
      ReleveAssignment *assignment = row;

      releve_levels_parse ("1111111222", &assignment->profile);
      assignment->hours = 20;
      assignment->duration = assignment->capacity = 1;
    }
  else if (kind == &releve_competency_kind && frameworks->len > 0)
    ((ReleveCompetency *) row)->framework_id = g_strdup (((const ReleveFramework *) frameworks->pdata[0])->id);
  else if (kind == &releve_framework_kind)
    *(ReleveFramework *) row = (ReleveFramework) { .id = ((ReleveRow *) row)->id, .version = 1, .proficient = 3 };
  else if (kind == &releve_supervisor_kind)
    ((ReleveSupervisor *) row)->duty_limit = 4;
}

ReleveEntry *
releve_entry_new (ReleveDossier *dossier, const ReleveKind *kind)
{
  g_autofree char *id = g_uuid_string_random ();
  gpointer row;

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier) && releve_entry_kind_p (kind), NULL);
  g_return_val_if_fail (kind != &releve_block_kind && kind != &releve_department_kind, NULL);

  row = releve_row_new (kind, id);
  set_plain_defaults (dossier, kind, row);
  *code_field (kind, row) = find_free_code (dossier, kind, code_stem (kind));
  take_last_place (dossier, kind, row);
  return releve_entry_wrap (kind, row);
}

static void
set_id (gpointer row)
{
  ReleveRow *head = row;

  g_free (head->id);
  head->id = g_uuid_string_random ();
}

gsize
releve_entry_owner_offset (const ReleveKind *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (belongings); i++)
    if (belongings[i].part == part)
      return belongings[i].offset;
  return 0;
}

static void
own (const ReleveEntry *self, const ReleveKind *kind, gpointer row)
{
  char **owner = releve_entry_owner_offset (kind) > 0 ? (char **) ((char *) row + releve_entry_owner_offset (kind)) : NULL;

  if (owner == NULL)
    return;
  g_free (*owner);
  *owner = g_strdup (((ReleveRow *) self->row)->id);
}

ReleveEntry *
releve_entry_duplicate (ReleveDossier *dossier, const ReleveEntry *entry)
{
  ReleveEntry *self;
  char **code;

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier) && entry != NULL && entry->row != NULL, NULL);

  self = releve_entry_copy (entry);
  set_id (self->row);
  code = code_field (self->kind, self->row);
  if (code != NULL)
    {
      char *free_code = find_free_code (dossier, self->kind, *code != NULL ? *code : code_stem (self->kind));

      g_free (*code);
      *code = free_code;
    }
  take_last_place (dossier, self->kind, self->row);
  for (guint i = 0; i < self->parts->len; i++)
    {
      ReleveEntryPart *part = self->parts->pdata[i];

      set_id (part->row);
      own (self, part->kind, part->row);
    }
  return self;
}

const char *
releve_entry_code (const ReleveEntry *self)
{
  char **code;

  g_return_val_if_fail (self != NULL, NULL);

  code = self->row != NULL ? code_field (self->kind, self->row) : NULL;
  return code != NULL ? *code : self->kind->name;
}

gpointer
releve_entry_add (ReleveEntry *self, const ReleveKind *kind)
{
  g_autofree char *id = g_uuid_string_random ();
  gpointer row;

  g_return_val_if_fail (self != NULL && kind != NULL, NULL);

  row = releve_row_new (kind, id);
  if (self->row != NULL)
    own (self, kind, row);
  releve_entry_take (self, kind, row);
  return row;
}

void
releve_entry_remove (ReleveEntry *self, gconstpointer part_row)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->parts->len; i++)
    if (((ReleveEntryPart *) self->parts->pdata[i])->row == part_row)
      {
        g_ptr_array_remove_index (self->parts, i);
        return;
      }
}

GPtrArray *
releve_entry_parts (const ReleveEntry *self, const ReleveKind *kind)
{
  GPtrArray *rows = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, rows);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const ReleveEntryPart *part = self->parts->pdata[i];

      if (part->kind == kind)
        g_ptr_array_add (rows, part->row);
    }
  return rows;
}

/* What records keep of an entry */

static gboolean
is_kept_part (const ReleveKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (belongings); i++)
    if (belongings[i].part == kind)
      return belongings[i].kept;
  return FALSE;
}

static gboolean
is_kept_field (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (unkept_fields); i++)
    if (g_str_equal (unkept_fields[i], name))
      return FALSE;
  return TRUE;
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const ReleveEntryPart *one = *(const ReleveEntryPart *const *) a, *other = *(const ReleveEntryPart *const *) b;
  int order = g_strcmp0 (one->kind->name, other->kind->name);

  return order != 0 ? order : g_strcmp0 (((const ReleveRow *) one->row)->id, ((const ReleveRow *) other->row)->id);
}

static json_t *
write_kept (const ReleveEntry *self, gboolean whole)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  json_t *words = json_object ();
  json_t *row = releve_row_to_json (self->kind, self->row);

  for (guint i = 0; !whole && i < self->kind->n_fields; i++)
    if (!is_kept_field (self->kind->fields[i].name))
      json_object_del (row, self->kind->fields[i].name);
  json_object_set_new (words, self->kind->name, json_pack ("[o]", row));
  for (guint i = 0; i < self->parts->len; i++)
    g_ptr_array_add (parts, self->parts->pdata[i]);
  g_ptr_array_sort (parts, compare_parts);
  for (guint i = 0; i < parts->len; i++)
    {
      const ReleveEntryPart *part = parts->pdata[i];
      json_t *rows = json_object_get (words, part->kind->name);

      if (!is_kept_part (part->kind))
        continue;
      if (rows == NULL)
        json_object_set_new (words, part->kind->name, rows = json_array ());
      json_array_append_new (rows, releve_row_to_json (part->kind, part->row));
    }
  return words;
}

gboolean
releve_entry_reworded (const ReleveEntry *before, const ReleveEntry *after)
{
  gboolean keeps = FALSE;
  gboolean equal;
  json_t *was, *is;

  g_return_val_if_fail (before != NULL && after != NULL && before->kind == after->kind, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (worded); i++)
    keeps |= worded[i] == before->kind;
  if (!keeps)
    return FALSE;
  was = write_kept (before, FALSE);
  is = write_kept (after, FALSE);
  equal = json_equal (was, is);
  json_decref (was);
  json_decref (is);
  return !equal;
}

char *
releve_entry_words (const ReleveEntry *self)
{
  json_t *words;
  char *text, *copy;

  g_return_val_if_fail (self != NULL && self->row != NULL, NULL);

  words = write_kept (self, TRUE);
  text = json_dumps (words, JSON_COMPACT | JSON_SORT_KEYS);
  copy = g_strdup (text);
  free (text);
  json_decref (words);
  return copy;
}

static gboolean
belongs (const ReleveKind *part, gsize offset, const ReleveKind *owner)
{
  for (guint i = 0; i < G_N_ELEMENTS (belongings); i++)
    if (belongings[i].part == part && belongings[i].owner == owner && belongings[i].offset == offset)
      return TRUE;
  return FALSE;
}

GArray *
releve_entry_users (ReleveDossier *dossier, const ReleveKind *kind, const char *id)
{
  GArray *users = g_array_new (FALSE, FALSE, sizeof (ReleveChange));

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier) && kind != NULL, users);

  for (guint k = 0; releve_kinds[k] != NULL; k++)
    for (guint f = 0; f < releve_kinds[k]->n_fields; f++)
      {
        const ReleveField *field = &releve_kinds[k]->fields[f];
        g_autoptr (GPtrArray) rows = NULL;

        if (field->type != RELEVE_FIELD_REF || field->target != kind || belongs (releve_kinds[k], field->offset, kind))
          continue;
        rows = releve_dossier_every (dossier, releve_kinds[k]); /* an old year counts as well */
        for (guint i = 0; i < rows->len; i++)
          {
            ReleveChange user = { releve_kinds[k], ((const ReleveRow *) rows->pdata[i])->id };

            if (g_strcmp0 (*(char **) RELEVE_ROW_FIELD (rows->pdata[i], field), id) == 0)
              g_array_append_val (users, user);
          }
      }
  return users;
}
