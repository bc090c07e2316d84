#pragma once

#include "releve-dossier.h"

G_BEGIN_DECLS

/* One entry of the catalogue as a value: a row with the rows that belong to
 * it (a role with its levels, an assignment with what it trains and asks). An
 * editor holds two, as it was and as it is; the desk writes one. The block
 * calendar is one entry too: no row of its own, all blocks as parts. */
typedef struct {
  const ReleveKind *kind;
  gpointer row;            /* owned; NULL for the calendar */
} ReleveEntryPart;

typedef struct {
  const ReleveKind *kind;  /* of the row; releve_block_kind for the calendar */
  gpointer row;            /* owned; NULL for the calendar */
  GPtrArray *parts;        /* of ReleveEntryPart */
} ReleveEntry;

/* The kinds that are entries: assignment competency characteristic role
 * training supervisor framework block department; NULL-terminated. */
extern const ReleveKind *const releve_entry_kinds[];
gboolean releve_entry_kind_p (const ReleveKind *kind);

/* A copy of what the dossier has; NULL when there is no such row. @id is
 * ignored for the calendar. */
ReleveEntry *releve_entry_of   (ReleveDossier *dossier, const ReleveKind *kind, const char *id);
/* A new one behind the others, with a free code and plain defaults. */
ReleveEntry *releve_entry_new  (ReleveDossier *dossier, const ReleveKind *kind);
/* The same words under new ids and a free code. */
ReleveEntry *releve_entry_duplicate (ReleveDossier *dossier, const ReleveEntry *entry);
ReleveEntry *releve_entry_copy (const ReleveEntry *self);
void         releve_entry_free (ReleveEntry *self);
gboolean     releve_entry_equal (const ReleveEntry *a, const ReleveEntry *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveEntry, releve_entry_free)

/* An entry of @row (taken, nullable) without parts, and a part for it (taken). */
ReleveEntry *releve_entry_wrap (const ReleveKind *kind, gpointer row);
void         releve_entry_take (ReleveEntry *self, const ReleveKind *kind, gpointer row);
/* Where a part names its owner; 0 for a kind that is no part. */
gsize        releve_entry_owner_offset (const ReleveKind *part);

/* The code, or for the calendar and the department the kind's name. Owned by @self. */
const char *releve_entry_code (const ReleveEntry *self);
/* Adds a part with a new id that belongs to the entry; owned by @self. */
gpointer releve_entry_add    (ReleveEntry *self, const ReleveKind *kind);
void     releve_entry_remove (ReleveEntry *self, gconstpointer part_row);
/* The parts of one kind, in their order; caller unrefs, rows stay the entry's. */
GPtrArray *releve_entry_parts (const ReleveEntry *self, const ReleveKind *kind);

/* Whether what records keep differs (D6): words, anchors, levels, profile,
 * ranges, weights, hours; not places in a list, capacities, prerequisites. */
gboolean releve_entry_reworded (const ReleveEntry *before, const ReleveEntry *after);
/* {kind name: [rows]}: the row and the parts that records keep. Caller frees. */
char *releve_entry_words (const ReleveEntry *self);

/* The rows of other entries and records that name this one's row. An array of
 * const ReleveChange {kind, id}; caller unrefs. */
GArray *releve_entry_users (ReleveDossier *dossier, const ReleveKind *kind, const char *id);

/* releve-entry-check.c: whether the entry may stand in @dossier in place of
 * the row with its id. INVALID or REFUSED, with one sentence in text. */
gboolean releve_entry_check (ReleveDossier *dossier, const ReleveEntry *entry, GError **error);
/* Whether nothing uses it any more: REFUSED "used-by-…" naming the users. */
gboolean releve_entry_check_unused (ReleveDossier *dossier, const ReleveKind *kind, const char *id, GError **error);

G_END_DECLS
