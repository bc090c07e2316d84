#pragma once

#include "releve-words.h"

G_BEGIN_DECLS

/* Collation of @language for people's eyes ("Élise" sorts among E), by ICU,
 * whatever the process locale is. Either string may be NULL (sorts first). */
int releve_fold_compare (const char *a, const char *b, ReleveLanguage language);

/* Lower case without accents or ligatures, for searching. Caller frees. */
char    *releve_fold_for_search (const char *text);
/* Every word of @query starts, folded, a word of @text. An empty query matches. */
gboolean releve_fold_matches    (const char *text, const char *query);

/* A number for people: "2.5" or "2,5"; at most @decimals, no trailing zeros. */
char *releve_number_format (double value, int decimals, ReleveLanguage language);
/* A level with halves as fractions: "2½", "½", "3"; other decimals by language. */
char *releve_level_format  (double level, ReleveLanguage language);

G_END_DECLS
