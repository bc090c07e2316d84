#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text that its author wrote in two languages; either may be missing. */
typedef struct {
  char *en;
  char *fr;
} ReleveWords;

typedef enum {
  RELEVE_LANGUAGE_EN,
  RELEVE_LANGUAGE_FR,
} ReleveLanguage;

void     releve_words_copy  (ReleveWords *to, const ReleveWords *from);
void     releve_words_clear (ReleveWords *words);
gboolean releve_words_equal (const ReleveWords *a, const ReleveWords *b);

/* The text in @language, else in the other one, else "". Owned by @words.
 * @missing (nullable) tells whether the other language had to stand in (N4). */
const char *releve_words_get (const ReleveWords *words, ReleveLanguage language, gboolean *missing);

G_END_DECLS
