#include "releve-words.h"

void
releve_words_copy (ReleveWords *to, const ReleveWords *from)
{
  to->en = g_strdup (from->en);
  to->fr = g_strdup (from->fr);
}

void
releve_words_clear (ReleveWords *words)
{
  g_clear_pointer (&words->en, g_free);
  g_clear_pointer (&words->fr, g_free);
}

gboolean
releve_words_equal (const ReleveWords *a, const ReleveWords *b)
{
  return g_strcmp0 (a->en, b->en) == 0 && g_strcmp0 (a->fr, b->fr) == 0;
}

const char *
releve_words_get (const ReleveWords *words, ReleveLanguage language, gboolean *missing)
{
  const char *own = language == RELEVE_LANGUAGE_FR ? words->fr : words->en;
  const char *other = language == RELEVE_LANGUAGE_FR ? words->en : words->fr;
  gboolean absent = own == NULL || *own == '\0';

  if (missing != NULL)
    *missing = absent;
  if (!absent)
    return own;
  return other != NULL ? other : "";
}
