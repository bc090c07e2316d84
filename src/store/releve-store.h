#pragma once

#include "releve-dossier.h"
#include "releve-step.h"

G_BEGIN_DECLS

/* One department file: SQLite behind the facts. For desk alone, which decides
 * what may be written; the store decides how. Every change is one transaction,
 * recorded as one changeset in one history row (HACKING.md, "Storage").
 *
 * Errors are RELEVE_ERROR with a problem key; what SQLite itself says goes to
 * the debug log. */
typedef struct _ReleveStore ReleveStore;

#define RELEVE_STORE_APPLICATION_ID 0x52454C56 /* "RELV" */

/**
 * releve_store_open:
 * @path: an existing file
 * @read_only: refuse to write even where writing is possible
 *
 * Checks the file before anything of it is believed. A folder, file or schema
 * that cannot be written opens read-only (see releve_store_is_read_only).
 *
 * Errors: UNREADABLE, FOREIGN, CORRUPT, BUSY.
 */
ReleveStore *releve_store_open (const char *path, gboolean read_only, GError **error);

/* An empty department in memory, to be filled and then published as a file. */
ReleveStore *releve_store_new_blank (GError **error);

/**
 * releve_store_publish:
 *
 * Writes a blank store as the new file @path, mode 0600 whatever the umask is,
 * whole or not at all: the name appears only once the bytes are on disk.
 *
 * Errors: INVALID "file-exists", FULL, READ_ONLY, UNREADABLE.
 */
gboolean releve_store_publish (ReleveStore *self, const char *path, GError **error);

void releve_store_close (ReleveStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveStore, releve_store_close)

gboolean releve_store_is_read_only (ReleveStore *self);
/* Says why not: READ_ONLY or NEWER. */
gboolean releve_store_check_writable (ReleveStore *self, GError **error);
int      releve_store_get_schema   (ReleveStore *self);
int      releve_store_newest_schema (void);

/* Fills @dossier with all rows and keeps it in step from then on. */
gboolean releve_store_load (ReleveStore *self, ReleveDossier *dossier, GError **error);
/* Loads again if another program wrote since. */
gboolean releve_store_refresh (ReleveStore *self, GError **error);

/* A change: begin, any number of put and drop, then commit or rollback.
 * A failed commit has rolled back. begin fails with BUSY when somebody else is
 * writing or wrote since the last refresh, READ_ONLY or NEWER when the file
 * cannot be written. */
gboolean releve_store_begin    (ReleveStore *self, GError **error);
gboolean releve_store_put      (ReleveStore *self, const ReleveKind *kind, gconstpointer row, GError **error);
gboolean releve_store_drop     (ReleveStore *self, const ReleveKind *kind, const char *id, GError **error);
void     releve_store_rollback (ReleveStore *self);

/**
 * releve_store_commit:
 * @who: the name kept with the step
 * @verb: what was done ("place")
 * @detail: JSON object of codes
 * @record: FALSE leaves no step: the contents of a new file
 *
 * Commits, then brings the dossier up to date, which cannot fail: the rows were
 * read before the commit. A change that changes nothing leaves no step.
 * Undone steps are dropped: redo ends where a new change begins.
 */
gboolean releve_store_commit (ReleveStore *self, const char *who, const char *verb, const char *detail,
                              gboolean record, GError **error);

/* Applies the inverse of the newest done step, or the oldest undone step again.
 * @step (out, nullable) tells which. NOTHING when there is none. */
gboolean releve_store_undo (ReleveStore *self, ReleveStep **step, GError **error);
gboolean releve_store_redo (ReleveStore *self, ReleveStep **step, GError **error);

/* The step that undo or redo would take; NULL without error when there is none. */
ReleveStep *releve_store_peek_undo (ReleveStore *self, GError **error);
ReleveStep *releve_store_peek_redo (ReleveStore *self, GError **error);
/* Array of ReleveStep *, oldest first, without those dropped. */
GPtrArray  *releve_store_history   (ReleveStore *self, GError **error);

/* SHA-256 over all user tables, rows by key: 64 hexadecimal digits. Physical
 * order, history and books do not count. */
char    *releve_store_checksum (ReleveStore *self, GError **error);
/* The full check: pages, constraints, references, schema. */
gboolean releve_store_verify   (ReleveStore *self, GError **error);

G_END_DECLS
