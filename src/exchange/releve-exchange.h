#pragma once

#include "releve-calendar.h"
#include "releve-desk.h"

G_BEGIN_DECLS

/* What "new" asks for; zero means the default. */
typedef struct {
  const char *name;        /* "Department" */
  ReleveDay start;         /* first day of block 1; the coming 1 July */
  const char *calendar;    /* a code of releve_calendar_codes; NULL = 13x28 */
  GPtrArray *blocks;       /* of ReleveBlock, in place of start and calendar; NULL = none */
  gboolean example;        /* the fictitious department, dated around today */
  ReleveDay today;         /* RELEVE_NO_DAY = the clock's */
  const char *who;
} ReleveNewDepartment;

/* Creates @path whole or not at all: shipped frameworks, roles, catalogue,
 * trainings, parameters, the calendar and one department row. */
gboolean releve_exchange_new_department (const char *path, const ReleveNewDepartment *wish, GError **error);

/* All user tables as one JSON object, rows ordered by id: lossless and the same
 * bytes for the same contents (F11). @path "-" is standard output; a file is
 * replaced atomically and is 0600. */
gboolean releve_exchange_export_json (ReleveDesk *desk, const char *path, GError **error);

#define RELEVE_EXCHANGE_FORMAT "releve"
#define RELEVE_EXCHANGE_VERSION 1

G_END_DECLS
