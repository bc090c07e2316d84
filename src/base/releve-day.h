#pragma once

#include "releve-words.h"

G_BEGIN_DECLS

/* A calendar day counted from 1 January of year 1 (GDate's Julian number);
 * 0 means no day. Files keep ISO 8601 text. */
typedef int ReleveDay;
#define RELEVE_NO_DAY 0

/* First and last day, both included. */
typedef struct {
  ReleveDay first;
  ReleveDay last;
} RelevePeriod;

ReleveDay releve_day_new      (int year, int month, int day); /* RELEVE_NO_DAY if there is none such */
ReleveDay releve_day_today    (void);                         /* local time */
ReleveDay releve_day_parse    (const char *iso);              /* "2026-09-14"; RELEVE_NO_DAY if it is not one */
char     *releve_day_to_iso   (ReleveDay day);                /* "2026-09-14"; NULL for no day */
void      releve_day_split    (ReleveDay day, int *year, int *month, int *mday);
ReleveDay releve_day_add_months (ReleveDay day, int months);  /* end of month is clamped */

gboolean releve_period_overlaps (RelevePeriod a, RelevePeriod b); /* a last of 0 is open-ended */

typedef enum {
  RELEVE_DAY_SHORT,   /* 23 Sep · 23 sept. */
  RELEVE_DAY_LONG,    /* 23 September 2026 · 23 septembre 2026 (1ᵉʳ as "1er") */
  RELEVE_DAY_WEEKDAY, /* Wed 23 Sep · mer. 23 sept. */
  RELEVE_DAY_MONTH,   /* Sep 2026 · sept. 2026 */
} ReleveDayStyle;

/* For people, in a given language and whatever the locale is (ICU). */
char *releve_day_format    (ReleveDay day, ReleveLanguage language, ReleveDayStyle style);
char *releve_period_format (RelevePeriod period, ReleveLanguage language); /* 23 Sep – 20 Oct */

G_END_DECLS
