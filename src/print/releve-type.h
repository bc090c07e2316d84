#pragma once

#include <pango/pango.h>
#include "releve-rich.h"

G_BEGIN_DECLS

/* The typography of everything printed: EB Garamond in its two optical sizes,
 * or the system's serif on the same grid. All lengths are points. */

typedef enum {
  RELEVE_TYPE_BODY,
  RELEVE_TYPE_HEAD,     /* italic: margin heads and keys */
  RELEVE_TYPE_CELL,     /* tables */
  RELEVE_TYPE_COLUMN,   /* italic: table heads */
  RELEVE_TYPE_NOTE,
  RELEVE_TYPE_RUNNING,  /* heads and feet of pages */
  RELEVE_TYPE_RUNNING_ITALIC,
  RELEVE_TYPE_SUBTITLE, /* italic */
  RELEVE_TYPE_TITLE,
  RELEVE_TYPE_TURNED_TITLE, /* where height is scarce */
  RELEVE_N_TYPES
} ReleveType;

typedef struct _ReleveTypesetter ReleveTypesetter;

ReleveTypesetter *releve_typesetter_new  (ReleveLanguage language);
void              releve_typesetter_free (ReleveTypesetter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveTypesetter, releve_typesetter_free)

ReleveLanguage releve_typesetter_get_language (ReleveTypesetter *self);
/* The characters set so far that no font of this computer draws, each once. */
const char    *releve_typesetter_get_missing  (ReleveTypesetter *self);

double releve_type_leading  (ReleveType type); /* from line to line */
double releve_type_baseline (ReleveType type); /* from the top of a line to its baseline */

/* Lines no wider than @width (any width when it is not positive); a word longer
 * than a line is broken inside. Caller unrefs. */
PangoLayout *releve_typeset       (ReleveTypesetter *self, ReleveType type, ReleveRich *rich, double width);
PangoLayout *releve_typeset_plain (ReleveTypesetter *self, ReleveType type, const char *text, double width);

int    releve_layout_n_lines (PangoLayout *layout);
double releve_layout_width   (PangoLayout *layout); /* of its widest line */

G_END_DECLS
