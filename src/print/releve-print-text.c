#include "releve-print-text.h"

#include <string.h>

char *
releve_print_dated_day (ReleveDay day, ReleveLanguage language)
{
  g_autofree char *brief = NULL;
  int year, month, mday;

  if (day == RELEVE_NO_DAY)
    return g_strdup ("");
  brief = releve_day_format (day, language, RELEVE_DAY_SHORT);
  releve_day_split (day, &year, &month, &mday);
  return g_strdup_printf ("%s %d", brief, year);
}

char *
releve_print_period (ReleveDay first, ReleveDay last, ReleveLanguage language)
{
  g_autofree char *from = releve_day_format (first, language, RELEVE_DAY_SHORT);
  g_autofree char *to = releve_day_format (last, language, RELEVE_DAY_SHORT);
  const char *from_month = strchr (from, ' '), *to_month = strchr (to, ' ');

  if (first == last || last == RELEVE_NO_DAY)
    return g_steal_pointer (&from);
  if (first == RELEVE_NO_DAY)
    return g_steal_pointer (&to);
  /* One month is named once, unless a year lies between. */
  if (from_month != NULL && g_strcmp0 (from_month, to_month) == 0 && last - first < 31)
    return g_strdup_printf ("%.*s–%s", (int) (from_month - from), from, to);
  return g_strdup_printf ("%s–%s", from, to);
}

char *
releve_print_lower (const char *text)
{
  gunichar second;
  g_autofree char *first = NULL;

  if (text == NULL || *text == '\0')
    return g_strdup ("");
  second = g_utf8_get_char (g_utf8_next_char (text));
  if (g_unichar_isupper (second) || g_unichar_isdigit (second))
    return g_strdup (text);
  first = g_utf8_strdown (text, g_utf8_next_char (text) - text);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}
