#pragma once

#include "releve-dossier.h"

G_BEGIN_DECLS

#define RELEVE_DOSSIER_MAX_KINDS 32

/* All rows of one kind with their indexes. */
typedef struct {
  const ReleveKind *kind;
  GHashTable *rows;        /* id (the row's own) → row, which it owns */
  GPtrArray *ordered;      /* borrowed rows, in view */
  GPtrArray *apart;        /* borrowed rows, out of view */
  gboolean unsorted;       /* @ordered needs sorting before it is shown */
  GHashTable **references; /* a field → (target id → GPtrArray of rows); NULL where it is no REF */
  const ReleveField *code; /* NULL if the kind has none */
  const ReleveField *rank; /* "position", else "number", else NULL */
} ReleveShelf;

struct _ReleveDossier {
  GObject parent_instance;
  ReleveDay today;
  ReleveShelf shelves[RELEVE_DOSSIER_MAX_KINDS];
  guint n_shelves;
  GPtrArray *nothing;      /* what an unknown id is told */
  char *view;              /* the version in view; NULL = the plan in force */
  char *year;              /* its year; NULL = the one under way */
  GPtrArray *breaches;     /* of what is in view; NULL = to be asked (releve-rules-check.c) */
  GHashTable *past;        /* learner → GPtrArray of cards of years that are over; NULL = to be made */
  ReleveParameters parameters;
  gboolean parameters_known;
  GHashTable *tables;      /* version → ReleveParameters, of earlier versions */
  GHashTable *derived;     /* id of a wording → Derived */
};

/* releve-dossier.c */
ReleveShelf *releve_dossier_shelf (ReleveDossier *self, const ReleveKind *kind);
/* Puts a row that the shelf owns where all() and of() find it, or apart. */
void releve_dossier_shelve      (ReleveDossier *self, ReleveShelf *shelf, gpointer row);
void releve_dossier_note_change (ReleveDossier *self, const ReleveKind *kind);

/* releve-dossier-view.c: is @row shown by all() and of()? */
gboolean releve_dossier_is_in_view (ReleveDossier *self, const ReleveKind *kind, gconstpointer row);
/* After a commit: the version in view may have gone, or have changed its year;
 * rows that come and go for it are added to @changes. */
void releve_dossier_keep_view (ReleveDossier *self, GArray *changes);

G_END_DECLS
