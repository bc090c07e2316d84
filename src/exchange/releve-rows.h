#pragma once

#include <jansson.h>
#include "releve-desk.h"

G_BEGIN_DECLS

/* Rows as JSON and back: one format for seeds, export and import. An object of
 * kind name → array of row objects; a row holds "id" and the fields that are
 * not absent, named as in the file's tables, language pairs as {"en", "fr"}. */

/* The days that the example may write relative to today and to its blocks:
 * "today-20", "B3", "B3+5", "B3$" (last day), "B3$-2". */
typedef struct {
  ReleveDay today;
  GPtrArray *blocks; /* of ReleveBlock, number i + 1 at i */
} ReleveRelativeDays;

/* A file of rows, refused by name of file, line or row, and field. @relative
 * is NULL where only ISO days are welcome. */
json_t  *releve_rows_load (const char *name, const char *text, gsize length, GError **error);
/* What the parser says of the file @name, as our error; returns FALSE. */
gboolean releve_rows_refuse_json (const char *name, const json_error_t *problem, GError **error);
/* Appends a ReleveImportRow (owned row) for each row of @object to @rows. */
gboolean releve_rows_read (const char *name, json_t *object, const ReleveRelativeDays *relative,
                           GArray *rows, GError **error);
/* Whether @rows, a whole file's, name no row twice and refer to none that is missing. */
gboolean releve_rows_check (GArray *rows, GError **error);
json_t  *releve_rows_write_row (const ReleveKind *kind, gconstpointer row);

GArray *releve_import_rows_new (void); /* of ReleveImportRow; frees its rows */

G_END_DECLS
