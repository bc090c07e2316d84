/* What is believed of a file, and its fingerprint. */

#include "releve-store-private.h"

#include <math.h>
#include <string.h>

/* The first complaint of an integrity pragma, or "ok". */
static gboolean
check_pages (ReleveStore *self, const char *pragma, GError **error)
{
  g_autofree char *verdict = releve_store_ask (self, pragma, error);

  if (verdict == NULL)
    return FALSE;
  if (strcmp (verdict, "ok") == 0)
    return TRUE;
  return releve_error_set (error, RELEVE_ERROR_CORRUPT, "damaged", self->path, verdict, NULL);
}

gboolean
releve_store_check_references (ReleveStore *self, ReleveError code, GError **error)
{
  g_autofree char *found = releve_store_ask (self,
    "SELECT \"table\" || ' → ' || parent FROM pragma_foreign_key_check LIMIT 1", error);

  if (found == NULL)
    return FALSE;
  return *found == '\0' || releve_error_set (error, code, "dangling-reference", self->path, found, NULL);
}

/* Every object of the schema with its text, in an order of our own. */
static char *
read_schema (ReleveStore *self, GError **error)
{
  return releve_store_ask (self,
    "SELECT group_concat (line, char (10)) FROM"
    " (SELECT type || ' ' || name || ' ' || coalesce (sql, '') AS line FROM sqlite_schema ORDER BY type, name)",
    error);
}

/* Made once for each schema that there has been. */
static const char *
expected_schema (int schema)
{
  static GHashTable *expected;
  static GMutex mutex;
  const char *text;

  g_mutex_lock (&mutex);
  if (expected == NULL)
    expected = g_hash_table_new (NULL, NULL);
  text = g_hash_table_lookup (expected, GINT_TO_POINTER (schema));
  if (text == NULL) {
    g_autoptr (ReleveStore) blank = releve_store_new_blank_at (schema, NULL);

    g_assert (blank != NULL);
    text = read_schema (blank, NULL);
    g_hash_table_insert (expected, GINT_TO_POINTER (schema), (gpointer) text);
  }
  g_mutex_unlock (&mutex);
  return text;
}

/* A schema of somebody else's making could hold triggers or views that write. */
gboolean
releve_store_check_schema (ReleveStore *self, GError **error)
{
  g_autofree char *schema = read_schema (self, error);

  if (schema == NULL)
    return FALSE;
  if (self->newer || strcmp (schema, expected_schema (self->schema)) == 0)
    return TRUE;
  return releve_error_set (error, RELEVE_ERROR_CORRUPT, "schema-differs", self->path, NULL, NULL);
}

gboolean
releve_store_check_quickly (ReleveStore *self, GError **error)
{
  return check_pages (self, "PRAGMA quick_check (1)", error)
         && releve_store_check_schema (self, error)
         && releve_store_check_references (self, RELEVE_ERROR_CORRUPT, error);
}

gboolean
releve_store_verify (ReleveStore *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return check_pages (self, "PRAGMA integrity_check (1)", error)
         && releve_store_check_schema (self, error)
         && releve_store_check_references (self, RELEVE_ERROR_CORRUPT, error);
}

/* The checksum. Each value is its type, its length and its bytes, so that no
 * two rows can read alike. */

static void
digest_bytes (GChecksum *sum, char type, const void *data, gsize size)
{
  char head[32];
  int length = g_snprintf (head, sizeof head, "%c%" G_GSIZE_FORMAT ":", type, size);

  g_checksum_update (sum, (const guchar *) head, length);
  g_checksum_update (sum, data, (gssize) size);
}

static void
digest_real (GChecksum *sum, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_dtostr (digits, sizeof digits, value == 0.0 ? 0.0 : value); /* −0 equals 0 */
  digest_bytes (sum, 'r', digits, strlen (digits));
}

static void
digest_value (GChecksum *sum, ReleveStatement *statement, int column)
{
  switch (sqlite3_column_type (statement, column)) {
  case SQLITE_NULL:
    digest_bytes (sum, 'n', "", 0);
    break;
  case SQLITE_FLOAT:
    digest_real (sum, sqlite3_column_double (statement, column));
    break;
  case SQLITE_INTEGER:
    digest_bytes (sum, 'i', sqlite3_column_text (statement, column), sqlite3_column_bytes (statement, column));
    break;
  default:
    digest_bytes (sum, 't', sqlite3_column_text (statement, column), sqlite3_column_bytes (statement, column));
  }
}

static gboolean
digest_kind (ReleveStore *self, GChecksum *sum, const ReleveKind *kind, GError **error)
{
  g_autoptr (ReleveStatement) statement = releve_store_kind_statement (self, kind, STATEMENT_ALL, error);
  ReleveOutcome outcome;

  if (statement == NULL)
    return FALSE;
  digest_bytes (sum, 'k', kind->name, strlen (kind->name));
  while ((outcome = releve_store_step (self, statement, error)) == OUTCOME_ROW)
    for (int column = 0; column < sqlite3_column_count (statement); column++)
      digest_value (sum, statement, column);
  return outcome == OUTCOME_DONE;
}

char *
releve_store_checksum (ReleveStore *self, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; releve_kinds[i] != NULL; i++)
    if (!digest_kind (self, sum, releve_kinds[i], error))
      return NULL;
  return g_strdup (g_checksum_get_string (sum));
}
