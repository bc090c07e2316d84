#include "releve-facts.h"

#include <math.h>
#include <string.h>

/* An empty text says nothing, so it is the same as no text: rows are copied,
 * compared and put with NULL in its place. */
static gboolean
text_is_absent (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
text_equal (const char *a, const char *b)
{
  if (text_is_absent (a) || text_is_absent (b))
    return text_is_absent (a) && text_is_absent (b);
  return strcmp (a, b) == 0;
}

static void
text_assign (char **to, const char *from)
{
  char *copy = text_is_absent (from) ? NULL : g_strdup (from);

  g_free (*to);
  *to = copy;
}

static void
text_normalise (char **text)
{
  if (*text != NULL && **text == '\0')
    g_clear_pointer (text, g_free);
}

const ReleveKind *
releve_kind_by_name (const char *name)
{
  for (guint i = 0; releve_kinds[i] != NULL; i++)
    if (g_strcmp0 (releve_kinds[i]->name, name) == 0)
      return releve_kinds[i];
  return NULL;
}

const ReleveField *
releve_kind_field (const ReleveKind *kind, const char *name)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    if (g_strcmp0 (kind->fields[i].name, name) == 0)
      return &kind->fields[i];
  return NULL;
}

int
releve_code_parse (const char *const *codes, const char *code)
{
  g_return_val_if_fail (codes != NULL, -1);

  for (int i = 0; codes[i] != NULL; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      return i;
  return -1;
}

/* The memory of a row is zero already: only what zero would misstate is set. */
static void
field_init (gpointer value, ReleveFieldType type)
{
  if (type == RELEVE_FIELD_REAL)
    *(double *) value = NAN;
  else if (type == RELEVE_FIELD_LEVELS)
    *(ReleveLevels *) value = RELEVE_LEVELS_UNSET;
}

static void
field_clear (gpointer value, ReleveFieldType type)
{
  if (type == RELEVE_FIELD_TEXT || type == RELEVE_FIELD_REF)
    g_clear_pointer ((char **) value, g_free);
  else if (type == RELEVE_FIELD_WORDS)
    releve_words_clear (value);
}

static void
field_assign (gpointer to, gconstpointer from, ReleveFieldType type)
{
  switch (type)
    {
    case RELEVE_FIELD_TEXT:
    case RELEVE_FIELD_REF:
      text_assign (to, *(char *const *) from);
      break;
    case RELEVE_FIELD_WORDS:
      text_assign (&((ReleveWords *) to)->en, ((const ReleveWords *) from)->en);
      text_assign (&((ReleveWords *) to)->fr, ((const ReleveWords *) from)->fr);
      break;
    case RELEVE_FIELD_REAL:
      *(double *) to = *(const double *) from;
      break;
    case RELEVE_FIELD_LEVELS:
      *(ReleveLevels *) to = *(const ReleveLevels *) from;
      break;
    case RELEVE_FIELD_INT:
    case RELEVE_FIELD_BOOL:
    case RELEVE_FIELD_DAY:
    case RELEVE_FIELD_CODE:
      *(int *) to = *(const int *) from;
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
real_equal (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
field_equal (gconstpointer a, gconstpointer b, ReleveFieldType type)
{
  switch (type)
    {
    case RELEVE_FIELD_TEXT:
    case RELEVE_FIELD_REF:
      return text_equal (*(char *const *) a, *(char *const *) b);
    case RELEVE_FIELD_WORDS:
      return text_equal (((const ReleveWords *) a)->en, ((const ReleveWords *) b)->en)
             && text_equal (((const ReleveWords *) a)->fr, ((const ReleveWords *) b)->fr);
    case RELEVE_FIELD_REAL:
      return real_equal (*(const double *) a, *(const double *) b);
    case RELEVE_FIELD_LEVELS:
      return releve_levels_equal (a, b);
    case RELEVE_FIELD_BOOL:
      return !*(const gboolean *) a == !*(const gboolean *) b;
    case RELEVE_FIELD_INT:
    case RELEVE_FIELD_DAY:
    case RELEVE_FIELD_CODE:
      return *(const int *) a == *(const int *) b;
    default:
      g_assert_not_reached ();
    }
}

gpointer
releve_row_new (const ReleveKind *kind, const char *id)
{
  ReleveRow *row;

  g_return_val_if_fail (kind != NULL, NULL);

  row = g_malloc0 (kind->size);
  row->id = g_strdup (id);
  for (guint i = 0; i < kind->n_fields; i++)
    field_init (RELEVE_ROW_FIELD (row, &kind->fields[i]), kind->fields[i].type);
  return row;
}

gpointer
releve_row_copy (const ReleveKind *kind, gconstpointer row)
{
  gpointer copy;

  g_return_val_if_fail (kind != NULL && row != NULL, NULL);

  copy = releve_row_new (kind, NULL);
  releve_row_assign (kind, copy, row);
  return copy;
}

void
releve_row_free (const ReleveKind *kind, gpointer row)
{
  g_return_if_fail (kind != NULL);

  if (row == NULL)
    return;
  for (guint i = 0; i < kind->n_fields; i++)
    field_clear (RELEVE_ROW_FIELD (row, &kind->fields[i]), kind->fields[i].type);
  g_free (((ReleveRow *) row)->id);
  g_free (row);
}

gboolean
releve_row_equal (const ReleveKind *kind, gconstpointer a, gconstpointer b)
{
  g_return_val_if_fail (kind != NULL && a != NULL && b != NULL, FALSE);

  if (g_strcmp0 (((const ReleveRow *) a)->id, ((const ReleveRow *) b)->id) != 0)
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const ReleveField *field = &kind->fields[i];

      if (!field_equal ((const char *) a + field->offset, (const char *) b + field->offset, field->type))
        return FALSE;
    }
  return TRUE;
}

void
releve_row_assign (const ReleveKind *kind, gpointer row, gconstpointer from)
{
  ReleveRow *to = row;
  const ReleveRow *source = from;

  g_return_if_fail (kind != NULL && row != NULL && from != NULL);

  if (row == from)
    return;
  /* An equal id keeps its address: indexes use it as their key. */
  if (g_strcmp0 (to->id, source->id) != 0)
    {
      g_free (to->id);
      to->id = g_strdup (source->id);
    }
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const ReleveField *field = &kind->fields[i];

      field_assign ((char *) row + field->offset, (const char *) from + field->offset, field->type);
    }
}

void
releve_row_normalise (const ReleveKind *kind, gpointer row)
{
  g_return_if_fail (kind != NULL && row != NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      gpointer value = RELEVE_ROW_FIELD (row, &kind->fields[i]);
      ReleveFieldType type = kind->fields[i].type;

      if (type == RELEVE_FIELD_TEXT || type == RELEVE_FIELD_REF)
        text_normalise (value);
      else if (type == RELEVE_FIELD_WORDS)
        {
          text_normalise (&((ReleveWords *) value)->en);
          text_normalise (&((ReleveWords *) value)->fr);
        }
    }
}
