#pragma once

#include <jansson.h>
#include "releve-sheet.h"
#include "releve-text.h"

G_BEGIN_DECLS

/* A career plan being set: its frozen contents and for whom. The sections ask
 * nothing else, so a draft and a signed plan print alike. */
typedef struct {
  ReleveSheet *sheet;
  RelevePhrasebook *book;
  ReleveLanguage language;
  ReleveAudience audience;
  json_t *plan;             /* of releve_snapshot_of_plan() */
  const RelevePlan *row;    /* its state, and what came after the freezing */
  gboolean planned;         /* FALSE: there is no plan yet, only what the file knows */
} RelevePlanSheet;

/* Reading: absent texts are NULL, words "", numbers NAN, days RELEVE_NO_DAY. */
const char *releve_plan_text   (json_t *object, const char *key);
const char *releve_plan_words  (RelevePlanSheet *self, json_t *object, const char *key);
double      releve_plan_number (json_t *object, const char *key);
int         releve_plan_count  (json_t *object, const char *key); /* 0 when absent */
ReleveDay   releve_plan_day    (json_t *object, const char *key);
char       *releve_plan_person (json_t *person); /* "Dre Camille Lavoie"; NULL without */

char *releve_plan_long_day  (RelevePlanSheet *self, ReleveDay day);
char *releve_plan_short_day (RelevePlanSheet *self, ReleveDay day);
char *releve_plan_dated_day (RelevePlanSheet *self, ReleveDay day); /* "23 Sep 2026" */
char *releve_plan_month     (RelevePlanSheet *self, ReleveDay day); /* "September 2026" */
char *releve_plan_period    (RelevePlanSheet *self, ReleveDay first, ReleveDay last); /* "23–24 Sep" */
char *releve_plan_lower     (const char *text); /* the first letter small, acronyms apart */
void  releve_plan_run_in    (RelevePlanSheet *self, const char *head, const char *text); /* "Head. Text" */

/* The day on which this version came to be what it is. */
ReleveDay releve_plan_dated (RelevePlanSheet *self);
/* The first review that is not held, or RELEVE_NO_DAY. */
ReleveDay releve_plan_next_review (RelevePlanSheet *self);

/* Sections 6 to 9. */
void releve_plan_add_year (RelevePlanSheet *self);

G_END_DECLS
