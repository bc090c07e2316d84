#pragma once

/* The header shows the session extension only to who asks; meson.build checks
 * that the library holds it. */
#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <sqlite3.h>
#include "releve-error.h"
#include "releve-store.h"

G_BEGIN_DECLS

/* Statements of a kind, generated from its description. */
typedef enum {
  STATEMENT_ALL,   /* every row, by id */
  STATEMENT_ONE,   /* the row :id */
  STATEMENT_PUT,   /* insert or update */
  STATEMENT_DROP,
  N_KIND_STATEMENTS
} ReleveKindStatement;

/* Statements of our own books (releve-sql.c holds their text). */
typedef enum {
  STATEMENT_HISTORY_ADD,
  STATEMENT_HISTORY_DROP_UNDONE,
  STATEMENT_HISTORY_MARK,
  STATEMENT_HISTORY_NEWEST_DONE,
  STATEMENT_HISTORY_OLDEST_UNDONE,
  STATEMENT_HISTORY_ALL,
  N_STATEMENTS
} ReleveStatementName;

#define RELEVE_STORE_MAX_KINDS 32

struct _ReleveStore {
  sqlite3 *db;
  char *path;               /* NULL while blank */
  gboolean read_only;
  gboolean newer;           /* the schema is later than ours */
  int schema;
  int data_version;         /* as of the last load: moves when others write */
  ReleveDossier *dossier;
  sqlite3_session *session; /* inside a transaction only */
  sqlite3_stmt *statements[N_STATEMENTS];
  sqlite3_stmt *kind_statements[RELEVE_STORE_MAX_KINDS][N_KIND_STATEMENTS];
};

/* releve-sql.c */

/* A borrowed prepared statement: leaving scope resets and unbinds it. */
typedef sqlite3_stmt ReleveStatement;
void releve_statement_release (ReleveStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveStatement, releve_statement_release)

typedef enum { OUTCOME_ERROR, OUTCOME_ROW, OUTCOME_DONE } ReleveOutcome;

ReleveStatement *releve_store_statement      (ReleveStore *self, ReleveStatementName name, GError **error);
ReleveStatement *releve_store_kind_statement (ReleveStore *self, const ReleveKind *kind,
                                              ReleveKindStatement name, GError **error);
void             releve_store_forget_statements (ReleveStore *self);

ReleveOutcome releve_store_step (ReleveStore *self, ReleveStatement *statement, GError **error);
/* A statement that answers no row. */
gboolean      releve_store_run  (ReleveStore *self, ReleveStatement *statement, GError **error);
gboolean      releve_store_exec (ReleveStore *self, const char *sql, GError **error);
/* The first column of the first row of @sql; NULL with @error set if it fails. */
char         *releve_store_ask  (ReleveStore *self, const char *sql, GError **error);

void releve_bind_text (ReleveStatement *statement, const char *name, const char *value);
void releve_bind_int  (ReleveStatement *statement, const char *name, gint64 value);
void releve_bind_real (ReleveStatement *statement, const char *name, double value); /* NAN binds NULL */
void releve_bind_blob (ReleveStatement *statement, const char *name, gconstpointer data, int size);

/* Sets @error from SQLite's result; always FALSE. @where is NULL for the file. */
gboolean releve_store_fail (ReleveStore *self, int result, const char *where, GError **error);

/* releve-store-rows.c */

gpointer   releve_store_read_row  (ReleveStore *self, ReleveStatement *statement, const ReleveKind *kind, GError **error);
/* The row, or NULL in @row when there is none. */
gboolean   releve_store_fetch_row (ReleveStore *self, const ReleveKind *kind, const char *id, gpointer *row, GError **error);

/* releve-store-check.c */

gboolean releve_store_check_quickly (ReleveStore *self, GError **error);
/* FALSE, with @code, if a reference leads nowhere. */
gboolean releve_store_check_references (ReleveStore *self, ReleveError code, GError **error);
/* The schema as it is in the file equals ours. */
gboolean releve_store_check_schema (ReleveStore *self, GError **error);

/* releve-store-migrate.c */

/* Brings the schema, one transaction a step, to that of @number. */
gboolean releve_store_migrate (ReleveStore *self, int number, GError **error);
/* Brings an older file to our schema: the file itself after a verified backup,
 * or, where it may not be written, a copy in memory. */
gboolean releve_store_bring_forward (ReleveStore *self, GError **error);

/* releve-store-create.c */

ReleveStore *releve_store_new_blank_at (int schema, GError **error);
/* The database as it is now, as the new file @path (0600), whole or not at all. */
gboolean releve_store_write_copy (ReleveStore *self, const char *path, GError **error);

/* releve-store-backup.c */

/* A copy in NAME.backups/ beside the file, read back and checked. */
gboolean releve_store_back_up (ReleveStore *self, const char *label, GError **error);

/* releve-store.c */

/* Sets every pragma and reads it back. */
gboolean releve_store_set_pragmas (ReleveStore *self, GError **error);
ReleveStore *releve_store_new_handle (const char *path, gboolean read_only);

G_END_DECLS
