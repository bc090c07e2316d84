#pragma once

#include <gio/gio.h>
#include "releve-facts.h"
#include "releve-match.h"

G_BEGIN_DECLS

/* Everything one department file says, in memory, on the main thread.
 * Only the store fills it and only after a commit; all others read.
 * Rows keep their address for as long as they exist. */
#define RELEVE_TYPE_DOSSIER (releve_dossier_get_type ())
G_DECLARE_FINAL_TYPE (ReleveDossier, releve_dossier, RELEVE, DOSSIER, GObject)

/* One row that a commit touched. */
typedef struct {
  const ReleveKind *kind;
  const char *id;        /* interned */
} ReleveChange;

/* Signal "changed" (GArray of ReleveChange *changes): after each commit, undo,
 * redo or merge, once, when the whole dossier is consistent again. */

ReleveDossier *releve_dossier_new (ReleveDay today);

/* For the store alone. put takes the row; drop ignores an unknown id;
 * announce emits "changed" and forgets what was derived. */
void releve_dossier_put      (ReleveDossier *self, const ReleveKind *kind, gpointer row);
void releve_dossier_drop     (ReleveDossier *self, const ReleveKind *kind, const char *id);
void releve_dossier_announce (ReleveDossier *self, GArray *changes);

/* For core alone: what was read from the wording @id, until one changes. */
gpointer releve_dossier_recall (ReleveDossier *self, const char *id);
void     releve_dossier_keep   (ReleveDossier *self, const char *id, gpointer derived, GDestroyNotify destroy);

/* What is in view: a version of the plan, or NULL for the one in force, to which
 * it falls back when that version goes. all() and of() show its cards and the
 * blocks of its year, nothing of any other; get() finds every row. set_view()
 * emits "changed" with the rows that came and went. */
const char *releve_dossier_get_view (ReleveDossier *self);
void        releve_dossier_set_view (ReleveDossier *self, const char *version_id);
gboolean    releve_dossier_shows    (ReleveDossier *self, const RelevePlacement *card);
/* The year of the version in view; NULL = the one under way. */
const char *releve_dossier_get_year (ReleveDossier *self);
/* A copy with the same day and the same view, of which the caller may change any
 * row or give it to another thread. */
ReleveDossier *releve_dossier_copy (ReleveDossier *self);
/* Every row of @kind, in view or not; and the cards of one version. Caller unrefs. */
GPtrArray  *releve_dossier_every    (ReleveDossier *self, const ReleveKind *kind);
GPtrArray  *releve_dossier_cards_of (ReleveDossier *self, const char *version_id);
/* The cards of a learner's years that are over, declined ones apart: what is done
 * goes on counting as exposure and experience, and each keeps its distance (B10);
 * never NULL; owned by the dossier. */
GPtrArray  *releve_dossier_past_cards (ReleveDossier *self, const char *learner_id);
/* Blocks, of whatever year, between the end of @past and block 1 of the year in
 * view; −1 where it does not end before that. */
int         releve_dossier_blocks_since (ReleveDossier *self, const RelevePlacement *past);

/* The row, or NULL. */
gconstpointer releve_dossier_get (ReleveDossier *self, const ReleveKind *kind, const char *id);
/* All rows of @kind ordered by code or position or number, else by id. Owned by the dossier. */
GPtrArray *releve_dossier_all (ReleveDossier *self, const ReleveKind *kind);
/* The rows of @kind whose REF field at @offset names @id; never NULL; owned by the dossier. */
GPtrArray *releve_dossier_of (ReleveDossier *self, const ReleveKind *kind, gsize offset, const char *id);
/* The row whose "code" field is @code, or NULL. */
gconstpointer releve_dossier_by_code (ReleveDossier *self, const ReleveKind *kind, const char *code);

/* Shorthand for the commonest questions. */
#define releve_dossier_learner(d, id)    ((const ReleveLearner *) releve_dossier_get (d, &releve_learner_kind, id))
#define releve_dossier_assignment(d, id) ((const ReleveAssignment *) releve_dossier_get (d, &releve_assignment_kind, id))
#define releve_dossier_placement(d, id)  ((const RelevePlacement *) releve_dossier_get (d, &releve_placement_kind, id))
#define releve_dossier_version(d, id)    ((const ReleveVersion *) releve_dossier_get (d, &releve_version_kind, id))
#define releve_dossier_block(d, id)      ((const ReleveBlock *) releve_dossier_get (d, &releve_block_kind, id))
#define releve_dossier_supervisor(d, id) ((const ReleveSupervisor *) releve_dossier_get (d, &releve_supervisor_kind, id))
#define releve_dossier_role(d, id)       ((const ReleveRole *) releve_dossier_get (d, &releve_role_kind, id))
#define releve_dossier_competency(d, id) ((const ReleveCompetency *) releve_dossier_get (d, &releve_competency_kind, id))
#define RELEVE_DOSSIER_OF(d, kind, Type, field, id) releve_dossier_of (d, &(kind), G_STRUCT_OFFSET (Type, field), id)

const ReleveDepartment   *releve_dossier_department (ReleveDossier *self); /* NULL in an empty file */
const ReleveParameters   *releve_dossier_parameters (ReleveDossier *self); /* of the version in force */
/* Of an earlier version (D6); those in force where the file has no such table.
 * A colleague is always as well hidden as today's table asks. Good until "changed". */
const ReleveParameters   *releve_dossier_parameters_of (ReleveDossier *self, int version);
const ReleveCharacteristic *releve_dossier_characteristic (ReleveDossier *self, guint index);
const ReleveBlock        *releve_dossier_block_number (ReleveDossier *self, int number); /* from 1, or NULL */
int                       releve_dossier_n_blocks (ReleveDossier *self);
/* The block that holds @day, or NULL. */
const ReleveBlock        *releve_dossier_block_at (ReleveDossier *self, ReleveDay day);
/* The block that is planned next: the one after today's, else the first; 0 when
 * there is none. */
int                       releve_dossier_next_block (ReleveDossier *self);
ReleveDay                 releve_dossier_get_today (ReleveDossier *self);
/* Number of the first block of @placement; its last is this + span − 1 (never past the calendar). */
int releve_dossier_first_block (ReleveDossier *self, const RelevePlacement *placement);
int releve_dossier_last_block  (ReleveDossier *self, const RelevePlacement *placement);
/* First and last day of @placement, in its own year; no days if its block is gone. */
RelevePeriod releve_dossier_card_days (ReleveDossier *self, const RelevePlacement *placement);

G_END_DECLS
