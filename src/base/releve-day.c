#include "releve-day.h"

#include <stdio.h>
#include <string.h>
#include <unicode/udat.h>

#define MILLISECONDS_A_DAY 86400000.0
#define EPOCH_JULIAN       719163 /* GDate's number of 1 January 1970 */

ReleveDay
releve_day_new (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
    return RELEVE_NO_DAY;
  if (!g_date_valid_dmy (day, month, year))
    return RELEVE_NO_DAY;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return (int) g_date_get_julian (&date);
}

ReleveDay
releve_day_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int year, month, day;

  g_date_time_get_ymd (now, &year, &month, &day);
  return releve_day_new (year, month, day);
}

ReleveDay
releve_day_parse (const char *iso)
{
  int year, month, day;

  if (iso == NULL || strlen (iso) != 10 || iso[4] != '-' || iso[7] != '-')
    return RELEVE_NO_DAY;
  for (int i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (iso[i]))
      return RELEVE_NO_DAY;
  if (sscanf (iso, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return RELEVE_NO_DAY;
  return releve_day_new (year, month, day);
}

void
releve_day_split (ReleveDay day, int *year, int *month, int *mday)
{
  GDate date;

  g_return_if_fail (day > RELEVE_NO_DAY);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  *year = g_date_get_year (&date);
  *month = (int) g_date_get_month (&date);
  *mday = g_date_get_day (&date);
}

char *
releve_day_to_iso (ReleveDay day)
{
  int year, month, mday;

  if (day <= RELEVE_NO_DAY)
    return NULL;
  releve_day_split (day, &year, &month, &mday);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, mday);
}

ReleveDay
releve_day_add_months (ReleveDay day, int months)
{
  GDate date;

  g_return_val_if_fail (day > RELEVE_NO_DAY, RELEVE_NO_DAY);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  if (months >= 0)
    g_date_add_months (&date, (guint) months);
  else
    g_date_subtract_months (&date, (guint) -months);
  return (int) g_date_get_julian (&date);
}

gboolean
releve_period_overlaps (RelevePeriod a, RelevePeriod b)
{
  return (b.last == RELEVE_NO_DAY || a.first <= b.last) && (a.last == RELEVE_NO_DAY || b.first <= a.last);
}

/* ICU patterns by style and language; French writes the first of a month as an
 * ordinal, which ordinal_first() adds. */
static const char *const patterns[][2] = {
  [RELEVE_DAY_SHORT] = { "d MMM", "d MMM" },
  [RELEVE_DAY_LONG] = { "d MMMM y", "d MMMM y" },
  [RELEVE_DAY_WEEKDAY] = { "EEE d MMM", "EEE d MMM" },
  [RELEVE_DAY_MONTH] = { "MMM y", "MMM y" },
};
#define N_STYLES ((int) G_N_ELEMENTS (patterns))

/* A formatter takes a millisecond to make, so each is kept. Main thread and
 * print workers share them under a lock. */
static UDateFormat *
formatter (ReleveLanguage language, ReleveDayStyle style)
{
  static UDateFormat *kept[2][G_N_ELEMENTS (patterns)];
  UChar pattern[32];
  UChar zone[] = { 'U', 'T', 'C', 0 };
  UErrorCode status = U_ZERO_ERROR;

  if (kept[language][style] != NULL)
    return kept[language][style];
  u_uastrcpy (pattern, patterns[style][language]);
  kept[language][style] = udat_open (UDAT_PATTERN, UDAT_PATTERN,
                                     language == RELEVE_LANGUAGE_FR ? "fr" : "en_CA",
                                     zone, -1, pattern, -1, &status);
  return U_SUCCESS (status) ? kept[language][style] : NULL;
}

static char *
format_with_icu (ReleveDay day, ReleveLanguage language, ReleveDayStyle style)
{
  static GMutex lock;
  UChar wide[64];
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *format;

  g_mutex_lock (&lock);
  format = formatter (language, style);
  if (format != NULL)
    udat_format (format, (day - EPOCH_JULIAN) * MILLISECONDS_A_DAY, wide, G_N_ELEMENTS (wide), NULL, &status);
  g_mutex_unlock (&lock);

  if (format == NULL || U_FAILURE (status))
    return releve_day_to_iso (day);
  return g_utf16_to_utf8 ((const gunichar2 *) wide, -1, NULL, NULL, NULL);
}

/* "1 juillet" is "1er juillet" in French. */
static char *
ordinal_first (char *text, ReleveDay day)
{
  int year, month, mday;
  char *at, *ordinal;

  releve_day_split (day, &year, &month, &mday);
  if (mday != 1)
    return text;
  at = strstr (text, "1 ");
  if (at == NULL)
    return text;
  ordinal = g_strdup_printf ("%.*s1er %s", (int) (at - text), text, at + 2);
  g_free (text);
  return ordinal;
}

char *
releve_day_format (ReleveDay day, ReleveLanguage language, ReleveDayStyle style)
{
  char *text;

  g_return_val_if_fail ((int) style >= 0 && (int) style < N_STYLES, NULL);
  if (day <= RELEVE_NO_DAY)
    return g_strdup ("");

  text = format_with_icu (day, language, style);
  if (language == RELEVE_LANGUAGE_EN)
    {
      /* Canadian English abbreviates with a point ("Sept.", "Mon."); we do without. */
      g_auto (GStrv) parts = g_strsplit (text, ".", -1);
      g_free (text);
      text = g_strjoinv ("", parts);
      return text;
    }
  return style == RELEVE_DAY_MONTH ? text : ordinal_first (text, day);
}

char *
releve_period_format (RelevePeriod period, ReleveLanguage language)
{
  g_autofree char *first = releve_day_format (period.first, language, RELEVE_DAY_SHORT);
  g_autofree char *last = releve_day_format (period.last, language, RELEVE_DAY_SHORT);

  return g_strdup_printf ("%s – %s", first, last);
}
