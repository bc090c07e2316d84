#include "releve-dossier-private.h"

#include <string.h>

typedef struct {
  gpointer value;
  GDestroyNotify destroy;
} Derived;

G_DEFINE_TYPE (ReleveDossier, releve_dossier, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

ReleveShelf *
releve_dossier_shelf (ReleveDossier *self, const ReleveKind *kind)
{
  for (guint i = 0; i < self->n_shelves; i++)
    if (self->shelves[i].kind == kind)
      return &self->shelves[i];
  g_assert_not_reached ();
}

static const char *
text_of (gconstpointer row, const ReleveField *field)
{
  return *(char *const *) ((const char *) row + field->offset);
}

static int
int_of (gconstpointer row, const ReleveField *field)
{
  return *(const int *) ((const char *) row + field->offset);
}

/* "K2" before "K10": runs of digits compare as numbers. */
static int
compare_naturally (const char *a, const char *b)
{
  while (*a != '\0' && *b != '\0')
    {
      if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b))
        {
          char *after_a, *after_b;
          guint64 x = g_ascii_strtoull (a, &after_a, 10);
          guint64 y = g_ascii_strtoull (b, &after_b, 10);

          if (x != y)
            return x < y ? -1 : 1;
          a = after_a;
          b = after_b;
        }
      else if (*a != *b)
        return (guchar) *a < (guchar) *b ? -1 : 1;
      else
        a++, b++;
    }
  return (*a != '\0') - (*b != '\0');
}

static int
compare_texts (const char *a, const char *b)
{
  int order;

  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);
  order = compare_naturally (a, b);
  return order != 0 ? order : strcmp (a, b);
}

static int
compare_rows (const ReleveShelf *shelf, gconstpointer a, gconstpointer b)
{
  int order = 0;

  if (shelf->rank != NULL)
    order = (int_of (a, shelf->rank) > int_of (b, shelf->rank)) - (int_of (a, shelf->rank) < int_of (b, shelf->rank));
  if (order == 0 && shelf->code != NULL)
    order = compare_texts (text_of (a, shelf->code), text_of (b, shelf->code));
  if (order == 0)
    order = compare_texts (((const ReleveRow *) a)->id, ((const ReleveRow *) b)->id);
  return order;
}

static int
compare_rows_cb (gconstpointer a, gconstpointer b, gpointer shelf)
{
  return compare_rows (shelf, *(const gconstpointer *) a, *(const gconstpointer *) b);
}

static void
shelf_init (ReleveShelf *shelf, const ReleveKind *kind)
{
  shelf->kind = kind;
  shelf->rows = g_hash_table_new (g_str_hash, g_str_equal);
  shelf->ordered = g_ptr_array_new ();
  shelf->apart = g_ptr_array_new ();
  shelf->code = releve_kind_field (kind, "code");
  shelf->rank = releve_kind_field (kind, "position");
  if (shelf->rank == NULL)
    shelf->rank = releve_kind_field (kind, "number");
  shelf->references = g_new0 (GHashTable *, kind->n_fields);
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == RELEVE_FIELD_REF)
      shelf->references[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                    (GDestroyNotify) g_ptr_array_unref);
}

static void
shelf_clear (ReleveShelf *shelf)
{
  for (guint i = 0; i < shelf->kind->n_fields; i++)
    g_clear_pointer (&shelf->references[i], g_hash_table_unref);
  g_free (shelf->references);
  g_hash_table_unref (shelf->rows);
  for (guint i = 0; i < shelf->ordered->len; i++)
    releve_row_free (shelf->kind, g_ptr_array_index (shelf->ordered, i));
  for (guint i = 0; i < shelf->apart->len; i++)
    releve_row_free (shelf->kind, g_ptr_array_index (shelf->apart, i));
  g_ptr_array_unref (shelf->ordered);
  g_ptr_array_unref (shelf->apart);
}

static void
insert_in_order (const ReleveShelf *shelf, GPtrArray *rows, gpointer row)
{
  guint at = rows->len;

  while (at > 0 && compare_rows (shelf, g_ptr_array_index (rows, at - 1), row) > 0)
    at--;
  g_ptr_array_insert (rows, at, row);
}

static void
shelf_refer (ReleveShelf *shelf, gpointer row)
{
  for (guint i = 0; i < shelf->kind->n_fields; i++)
    {
      GHashTable *index = shelf->references[i];
      const char *target = index != NULL ? text_of (row, &shelf->kind->fields[i]) : NULL;
      GPtrArray *rows;

      if (target == NULL)
        continue;
      rows = g_hash_table_lookup (index, target);
      if (rows == NULL)
        g_hash_table_insert (index, g_strdup (target), rows = g_ptr_array_new ());
      insert_in_order (shelf, rows, row);
    }
}

static void
shelf_forget (ReleveShelf *shelf, gpointer row)
{
  for (guint i = 0; i < shelf->kind->n_fields; i++)
    {
      GHashTable *index = shelf->references[i];
      const char *target = index != NULL ? text_of (row, &shelf->kind->fields[i]) : NULL;
      GPtrArray *rows = target != NULL ? g_hash_table_lookup (index, target) : NULL;

      if (rows == NULL)
        continue;
      g_ptr_array_remove (rows, row);
      if (rows->len == 0)
        g_hash_table_remove (index, target);
    }
}

static void
shelf_append (ReleveShelf *shelf, gpointer row)
{
  GPtrArray *rows = shelf->ordered;

  if (rows->len > 0 && compare_rows (shelf, g_ptr_array_index (rows, rows->len - 1), row) > 0)
    shelf->unsorted = TRUE;
  g_ptr_array_add (rows, row);
}

static void
derived_free (Derived *derived)
{
  derived->destroy (derived->value);
  g_free (derived);
}

static void
releve_dossier_init (ReleveDossier *self)
{
  self->nothing = g_ptr_array_new ();
  self->tables = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->derived = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) derived_free);
  for (guint i = 0; releve_kinds[i] != NULL; i++)
    {
      g_assert (i < RELEVE_DOSSIER_MAX_KINDS);
      shelf_init (&self->shelves[self->n_shelves++], releve_kinds[i]);
    }
}

static void
releve_dossier_finalize (GObject *object)
{
  ReleveDossier *self = RELEVE_DOSSIER (object);

  for (guint i = 0; i < self->n_shelves; i++)
    shelf_clear (&self->shelves[i]);
  g_ptr_array_unref (self->nothing);
  g_hash_table_unref (self->tables);
  g_hash_table_unref (self->derived);
  g_clear_pointer (&self->past, g_hash_table_unref);
  g_clear_pointer (&self->breaches, g_ptr_array_unref);
  g_free (self->view);
  g_free (self->year);
  G_OBJECT_CLASS (releve_dossier_parent_class)->finalize (object);
}

static void
releve_dossier_class_init (ReleveDossierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = releve_dossier_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_ARRAY | G_SIGNAL_TYPE_STATIC_SCOPE);
}

ReleveDossier *
releve_dossier_new (ReleveDay today)
{
  ReleveDossier *self = g_object_new (RELEVE_TYPE_DOSSIER, NULL);

  self->today = today;
  return self;
}

void
releve_dossier_note_change (ReleveDossier *self, const ReleveKind *kind)
{
  g_clear_pointer (&self->breaches, g_ptr_array_unref);
  if (kind == &releve_wording_kind)
    g_hash_table_remove_all (self->derived);
  if (kind == &releve_placement_kind || kind == &releve_version_kind)
    g_clear_pointer (&self->past, g_hash_table_unref);
  if (kind != &releve_parameter_kind && kind != &releve_department_kind)
    return;
  self->parameters_known = FALSE;
  g_hash_table_remove_all (self->tables);
}

/* A row that the shelf owns already gets other contents, and with them maybe
 * another place. */
static void
replace_row (ReleveDossier *self, ReleveShelf *shelf, gpointer known, gpointer row)
{
  gboolean shown = releve_dossier_is_in_view (self, shelf->kind, known), shows = releve_dossier_is_in_view (self, shelf->kind, row);

  if (shown)
    shelf_forget (shelf, known);
  releve_row_assign (shelf->kind, known, row);
  releve_row_free (shelf->kind, row);
  if (shown && shows)
    shelf->unsorted |= shelf->rank != NULL || shelf->code != NULL;
  else if (shown != shows)
    g_ptr_array_remove (shown ? shelf->ordered : shelf->apart, known);
  if (!shown && shows)
    shelf_append (shelf, known);
  if (shown && !shows)
    g_ptr_array_add (shelf->apart, known);
  if (shows)
    shelf_refer (shelf, known);
}

void
releve_dossier_shelve (ReleveDossier *self, ReleveShelf *shelf, gpointer row)
{
  if (!releve_dossier_is_in_view (self, shelf->kind, row))
    {
      g_ptr_array_add (shelf->apart, row);
      return;
    }
  shelf_append (shelf, row);
  shelf_refer (shelf, row);
}

void
releve_dossier_put (ReleveDossier *self, const ReleveKind *kind, gpointer row)
{
  ReleveShelf *shelf;
  gpointer known;

  g_return_if_fail (RELEVE_IS_DOSSIER (self));
  g_return_if_fail (kind != NULL && row != NULL && ((ReleveRow *) row)->id != NULL);

  shelf = releve_dossier_shelf (self, kind);
  known = g_hash_table_lookup (shelf->rows, ((ReleveRow *) row)->id);
  g_return_if_fail (known != row);
  releve_row_normalise (kind, row);
  if (known != NULL)
    replace_row (self, shelf, known, row);
  else
    {
      g_hash_table_insert (shelf->rows, ((ReleveRow *) row)->id, row);
      releve_dossier_shelve (self, shelf, row);
    }
  releve_dossier_note_change (self, kind);
}

void
releve_dossier_drop (ReleveDossier *self, const ReleveKind *kind, const char *id)
{
  ReleveShelf *shelf;
  gpointer row;

  g_return_if_fail (RELEVE_IS_DOSSIER (self));
  g_return_if_fail (kind != NULL && id != NULL);

  shelf = releve_dossier_shelf (self, kind);
  row = g_hash_table_lookup (shelf->rows, id);
  if (row == NULL)
    return;
  g_hash_table_remove (shelf->rows, id);
  if (!g_ptr_array_remove (shelf->apart, row))
    {
      shelf_forget (shelf, row);
      g_ptr_array_remove (shelf->ordered, row);
    }
  releve_row_free (kind, row);
  releve_dossier_note_change (self, kind);
}

void
releve_dossier_announce (ReleveDossier *self, GArray *changes)
{
  g_return_if_fail (RELEVE_IS_DOSSIER (self));
  g_return_if_fail (changes != NULL);

  releve_dossier_keep_view (self, changes);
  g_signal_emit (self, signals[CHANGED], 0, changes);
}

gconstpointer
releve_dossier_get (ReleveDossier *self, const ReleveKind *kind, const char *id)
{
  g_return_val_if_fail (RELEVE_IS_DOSSIER (self) && kind != NULL, NULL);

  return id != NULL ? g_hash_table_lookup (releve_dossier_shelf (self, kind)->rows, id) : NULL;
}

GPtrArray *
releve_dossier_all (ReleveDossier *self, const ReleveKind *kind)
{
  ReleveShelf *shelf;

  g_return_val_if_fail (RELEVE_IS_DOSSIER (self) && kind != NULL, NULL);

  shelf = releve_dossier_shelf (self, kind);
  if (shelf->unsorted)
    g_ptr_array_sort_with_data (shelf->ordered, compare_rows_cb, shelf);
  shelf->unsorted = FALSE;
  return shelf->ordered;
}

static GHashTable *
find_reference (const ReleveShelf *shelf, gsize offset)
{
  for (guint i = 0; i < shelf->kind->n_fields; i++)
    if (shelf->kind->fields[i].offset == offset)
      return shelf->references[i];
  return NULL;
}

GPtrArray *
releve_dossier_of (ReleveDossier *self, const ReleveKind *kind, gsize offset, const char *id)
{
  GHashTable *index;
  GPtrArray *rows;

  g_return_val_if_fail (RELEVE_IS_DOSSIER (self) && kind != NULL, NULL);

  index = find_reference (releve_dossier_shelf (self, kind), offset);
  g_assert (index != NULL); /* the field is no reference */
  rows = id != NULL ? g_hash_table_lookup (index, id) : NULL;
  return rows != NULL ? rows : self->nothing;
}

gconstpointer
releve_dossier_by_code (ReleveDossier *self, const ReleveKind *kind, const char *code)
{
  ReleveShelf *shelf;

  g_return_val_if_fail (RELEVE_IS_DOSSIER (self) && kind != NULL, NULL);

  shelf = releve_dossier_shelf (self, kind);
  g_return_val_if_fail (shelf->code != NULL, NULL);
  if (code == NULL)
    return NULL;
  for (guint i = 0; i < shelf->ordered->len; i++)
    {
      gpointer row = g_ptr_array_index (shelf->ordered, i);

      if (g_strcmp0 (text_of (row, shelf->code), code) == 0)
        return row;
    }
  return NULL;
}

const ReleveDepartment *
releve_dossier_department (ReleveDossier *self)
{
  return releve_dossier_get (self, &releve_department_kind, "department");
}

/* FALSE when the file has no whole table of @version. */
static gboolean
read_table (ReleveDossier *self, int version, ReleveParameters *parameters)
{
  GPtrArray *rows = releve_dossier_all (self, &releve_parameter_kind);

  releve_parameters_clear (parameters);
  for (guint i = 0; i < rows->len; i++)
    {
      const ReleveParameter *row = g_ptr_array_index (rows, i);

      if (row->version == version && row->name != NULL)
        releve_parameters_set (parameters, row->name, row->value);
    }
  parameters->version = version;
  return releve_parameters_missing (parameters) == NULL;
}

/* A file without any table must not make every fit nonsense: the shipped one
 * stands in (the store refuses a table that lacks a row). */
static void
read_parameters (ReleveDossier *self)
{
  const ReleveDepartment *department = releve_dossier_department (self);

  if (department == NULL || !read_table (self, department->parameter_version, &self->parameters))
    self->parameters = *releve_parameters_default ();
}

const ReleveParameters *
releve_dossier_parameters (ReleveDossier *self)
{
  g_return_val_if_fail (RELEVE_IS_DOSSIER (self), NULL);

  if (!self->parameters_known)
    read_parameters (self);
  self->parameters_known = TRUE;
  return &self->parameters;
}

const ReleveParameters *
releve_dossier_parameters_of (ReleveDossier *self, int version)
{
  const ReleveParameters *now = releve_dossier_parameters (self);
  ReleveParameters *table = g_hash_table_lookup (self->tables, GINT_TO_POINTER (version));

  if (version == now->version || table != NULL)
    return table != NULL ? table : now;
  table = g_new (ReleveParameters, 1);
  if (!read_table (self, version, table))
    *table = version == releve_parameters_default ()->version ? *releve_parameters_default () : *now;
  table->colleague_minimum = MAX (table->colleague_minimum, now->colleague_minimum);
  g_hash_table_insert (self->tables, GINT_TO_POINTER (version), table);
  return table;
}

gpointer
releve_dossier_recall (ReleveDossier *self, const char *id)
{
  Derived *derived = g_hash_table_lookup (self->derived, id);

  return derived != NULL ? derived->value : NULL;
}

void
releve_dossier_keep (ReleveDossier *self, const char *id, gpointer value, GDestroyNotify destroy)
{
  Derived *derived = g_new (Derived, 1);

  *derived = (Derived) { value, destroy };
  g_hash_table_replace (self->derived, g_strdup (id), derived);
}

const ReleveCharacteristic *
releve_dossier_characteristic (ReleveDossier *self, guint index)
{
  g_return_val_if_fail (index < RELEVE_N_CHARACTERISTICS, NULL);

  return releve_dossier_by_code (self, &releve_characteristic_kind, releve_characteristic_codes[index]);
}

const ReleveBlock *
releve_dossier_block_number (ReleveDossier *self, int number)
{
  GPtrArray *blocks = releve_dossier_all (self, &releve_block_kind);

  /* Numbers run from 1, but for a moment while a calendar is rewritten. */
  if (number >= 1 && number <= (int) blocks->len && ((const ReleveBlock *) blocks->pdata[number - 1])->number == number)
    return blocks->pdata[number - 1];
  for (guint i = 0; i < blocks->len; i++)
    {
      const ReleveBlock *block = g_ptr_array_index (blocks, i);

      if (block->number == number)
        return block;
    }
  return NULL;
}

int
releve_dossier_n_blocks (ReleveDossier *self)
{
  return releve_dossier_all (self, &releve_block_kind)->len;
}

const ReleveBlock *
releve_dossier_block_at (ReleveDossier *self, ReleveDay day)
{
  GPtrArray *blocks = releve_dossier_all (self, &releve_block_kind);

  for (guint i = 0; i < blocks->len; i++)
    {
      const ReleveBlock *block = g_ptr_array_index (blocks, i);

      if (block->first <= day && day <= block->last)
        return block;
    }
  return NULL;
}

int
releve_dossier_next_block (ReleveDossier *self)
{
  const ReleveBlock *now = releve_dossier_block_at (self, releve_dossier_get_today (self));

  return MIN (now != NULL ? now->number + 1 : 1, releve_dossier_n_blocks (self));
}

ReleveDay
releve_dossier_get_today (ReleveDossier *self)
{
  g_return_val_if_fail (RELEVE_IS_DOSSIER (self), RELEVE_NO_DAY);

  return self->today;
}

int
releve_dossier_first_block (ReleveDossier *self, const RelevePlacement *placement)
{
  const ReleveBlock *block;

  g_return_val_if_fail (placement != NULL, 0);

  block = releve_dossier_block (self, placement->block_id);
  return block != NULL ? block->number : 0;
}

/* The number of blocks of the year that @block belongs to, in view or not; and
 * of those the one @number. */
static int
count_blocks_beside (ReleveDossier *self, const ReleveBlock *block, int number, const ReleveBlock **found)
{
  ReleveShelf *shelf = releve_dossier_shelf (self, &releve_block_kind);
  GPtrArray *rows = releve_dossier_is_in_view (self, &releve_block_kind, block) ? shelf->ordered : shelf->apart;
  int n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const ReleveBlock *other = rows->pdata[i];

      if (g_strcmp0 (other->version_id, block->version_id) != 0)
        continue;
      n++;
      if (other->number == number)
        *found = other;
    }
  return n;
}

static const ReleveBlock *
find_last_block (ReleveDossier *self, const RelevePlacement *placement)
{
  const ReleveBlock *block = releve_dossier_block (self, placement->block_id), *last = block;
  int wanted = block != NULL ? block->number + MAX (placement->span, 1) - 1 : 0;
  int n = block != NULL && wanted > block->number ? count_blocks_beside (self, block, wanted, &last) : wanted;

  if (wanted > n)
    count_blocks_beside (self, block, n, &last);
  return last;
}

int
releve_dossier_last_block (ReleveDossier *self, const RelevePlacement *placement)
{
  const ReleveBlock *block;

  g_return_val_if_fail (placement != NULL, 0);

  block = releve_dossier_block (self, placement->block_id);
  if (block == NULL)
    return 0;
  if (releve_dossier_is_in_view (self, &releve_block_kind, block)) /* the common question, asked often */
    return MIN (block->number + MAX (placement->span, 1) - 1, releve_dossier_n_blocks (self));
  return find_last_block (self, placement)->number;
}

RelevePeriod
releve_dossier_card_days (ReleveDossier *self, const RelevePlacement *placement)
{
  const ReleveBlock *first, *last;

  g_return_val_if_fail (placement != NULL, ((RelevePeriod) { RELEVE_NO_DAY, RELEVE_NO_DAY }));

  first = releve_dossier_block (self, placement->block_id);
  last = find_last_block (self, placement);
  return (RelevePeriod) { first != NULL ? first->first : RELEVE_NO_DAY, last != NULL ? last->last : RELEVE_NO_DAY };
}

int
releve_dossier_blocks_since (ReleveDossier *self, const RelevePlacement *past)
{
  const ReleveBlock *first = releve_dossier_block_number (self, 1);
  g_autoptr (GPtrArray) blocks = NULL;
  ReleveDay end;
  int n = 0;

  g_return_val_if_fail (past != NULL, -1);

  end = releve_dossier_card_days (self, past).last;
  if (first == NULL || end == RELEVE_NO_DAY || end >= first->first)
    return -1;
  blocks = releve_dossier_every (self, &releve_block_kind);
  for (guint i = 0; i < blocks->len; i++)
    {
      const ReleveBlock *block = blocks->pdata[i];

      n += block->first > end && block->last < first->first;
    }
  return n;
}
