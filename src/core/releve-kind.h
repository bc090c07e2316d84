#pragma once

#include "releve-day.h"

G_BEGIN_DECLS

/* One description of every fact. Loading, saving, copying, comparing, export,
 * import and the checksum all walk it, so that a column is named once in C
 * and once in data/sql (a test compares the two). */

typedef enum {
  RELEVE_FIELD_TEXT,   /* char *; NULL = absent */
  RELEVE_FIELD_REF,    /* char *: id of a row of @target; NULL = none */
  RELEVE_FIELD_WORDS,  /* ReleveWords: columns NAME_en and NAME_fr */
  RELEVE_FIELD_INT,    /* int */
  RELEVE_FIELD_REAL,   /* double; NAN = absent */
  RELEVE_FIELD_BOOL,   /* gboolean; 0 or 1 in the file */
  RELEVE_FIELD_DAY,    /* ReleveDay; ISO text in the file, NULL = none */
  RELEVE_FIELD_CODE,   /* int index into @codes; the code's text in the file */
  RELEVE_FIELD_LEVELS, /* ReleveLevels; "3322223332" in the file, NULL = not set */
} ReleveFieldType;

typedef struct _ReleveKind ReleveKind;

typedef struct {
  const char *name;
  ReleveFieldType type;
  gsize offset;
  const char *const *codes;   /* RELEVE_FIELD_CODE: NULL-terminated */
  const ReleveKind *target;   /* RELEVE_FIELD_REF */
  gboolean personal;          /* a name or free text: left out of anonymous exports */
} ReleveField;

/* Every row of every kind starts with its id. */
typedef struct {
  char *id;
} ReleveRow;

struct _ReleveKind {
  const char *name;           /* the table: "learner" */
  gsize size;
  const ReleveField *fields;  /* without the id */
  guint n_fields;
};

/* All kinds, parents before children; NULL-terminated. */
extern const ReleveKind *const releve_kinds[];
const ReleveKind *releve_kind_by_name (const char *name);
const ReleveField *releve_kind_field  (const ReleveKind *kind, const char *name);

/* A row with every optional field absent and every code 0; caller frees. */
gpointer releve_row_new   (const ReleveKind *kind, const char *id);
gpointer releve_row_copy  (const ReleveKind *kind, gconstpointer row);
void     releve_row_free  (const ReleveKind *kind, gpointer row);
gboolean releve_row_equal (const ReleveKind *kind, gconstpointer a, gconstpointer b);
/* Replaces the contents of @row by those of @from (same kind); an equal id keeps its address. */
void     releve_row_assign (const ReleveKind *kind, gpointer row, gconstpointer from);
/* An empty text is an absent one: copy, assign and equal treat it so, and this
 * turns every "" of @row into NULL (the dossier does it to each row it is given). */
void     releve_row_normalise (const ReleveKind *kind, gpointer row);

/* Address of a field inside a row; cast by its type. */
#define RELEVE_ROW_FIELD(row, field) ((gpointer) ((char *) (row) + (field)->offset))

/* Index of @code among @codes, or -1. */
int releve_code_parse (const char *const *codes, const char *code);

G_END_DECLS
