#pragma once

#include "releve-facts.h"

G_BEGIN_DECLS

/* A year cut into blocks (B2). The department may also type its own dates:
 * any list is good that releve_calendar_check() passes. */
typedef enum {
  RELEVE_TWELVE_MONTHS,   /* each from its day of the month to the eve of the next */
  RELEVE_THIRTEEN_BLOCKS, /* of 28 days */
  RELEVE_TWENTY_SIX_FORTNIGHTS,
  RELEVE_N_CALENDARS
} ReleveCalendar;

extern const char *const releve_calendar_codes[]; /* months 13x28 26x14 */

/* The blocks from @start on, with ids "B1"…; GPtrArray of ReleveBlock*, caller unrefs. */
GPtrArray *releve_calendar_new (ReleveCalendar calendar, ReleveDay start);

/* The year after @blocks (of ReleveBlock *, by number), cut as they are: months
 * as months, equal blocks as equal ones, other dates a year later each. From
 * @start, or right after the last day if that is RELEVE_NO_DAY. Ids "B1"…;
 * caller unrefs. */
GPtrArray *releve_calendar_next (GPtrArray *blocks, ReleveDay start);

/* Blocks from dates in any order, numbered from 1 in date order; NULL with
 * RELEVE_ERROR_INVALID when releve_calendar_check() fails. */
GPtrArray *releve_calendar_from_periods (const RelevePeriod *periods, gsize n_periods, GError **error);

/* Whether @blocks (of ReleveBlock*, any order) are numbered 1…n by date, none
 * ends before it begins and no two share a day. Problems: "no-blocks",
 * "block-ends-before-it-begins", "blocks-overlap", "blocks-out-of-order". */
gboolean releve_calendar_check (GPtrArray *blocks, GError **error);

G_END_DECLS
