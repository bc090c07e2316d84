#pragma once

#include <pango/pango.h>
#include "releve-words.h"

G_BEGIN_DECLS

/* Text being set for paper: plain words in, words and attributes out. It never
 * reads markup, so that a service called "R&D <pilot>" prints as it is written.
 * It follows the typographic habits of its language: typographic apostrophes,
 * superior letters of French abbreviations (1er, Dre, Mme), no break after a
 * title or between a number and its word, and a no-break space as wide as any. */
typedef struct _ReleveRich ReleveRich;

ReleveRich *releve_rich_new  (ReleveLanguage language);
void        releve_rich_free (ReleveRich *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveRich, releve_rich_free)

void releve_rich_add        (ReleveRich *self, const char *text);
void releve_rich_add_italic (ReleveRich *self, const char *text);

gboolean       releve_rich_is_empty (ReleveRich *self);
const char    *releve_rich_text     (ReleveRich *self);
/* New; superior letters use the font's own when @superiors, else smaller raised ones. */
PangoAttrList *releve_rich_attributes (ReleveRich *self, gboolean superiors);

G_END_DECLS
