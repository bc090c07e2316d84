#pragma once

#include "releve-filter.h"
#include "releve-rules.h"

G_BEGIN_DECLS

/* What is due, by when (S11). Groups follow one another in time. */
typedef enum { RELEVE_DUE_LATE, RELEVE_DUE_WEEK, RELEVE_DUE_MONTH, RELEVE_DUE_LATER, RELEVE_N_DUE_GROUPS } ReleveDueGroup;

/* Late before today, this week for seven days, then the four weeks after today. */
ReleveDueGroup releve_due_group (ReleveDay due, ReleveDay today);

/* Open duties of those whom @filter (nullable) lets through, by date, then
 * kind; @kind −1 for every kind. Array of ReleveDuty owned by the dossier;
 * caller unrefs. */
GPtrArray *releve_open_duties (ReleveDossier *dossier, const ReleveFilter *filter, int kind);
/* Late or due this week: what the view's badge counts. */
guint      releve_count_pressing (ReleveDossier *dossier);

/* How many debriefings each supervisor holds in each block, by the levels in
 * force of the cards that end there, and how many dated duties of any kind fall
 * into it (S11). */
typedef struct {
  const ReleveSupervisor *supervisor;
  GArray *debriefings;  /* of guint, a block each */
  GArray *duties;       /* of guint: briefings, debriefings and accounts due in the block */
} ReleveLoad;
/* In the order of the dossier; array of ReleveLoad *, caller unrefs. */
GPtrArray *releve_supervisor_loads (ReleveDossier *dossier);

G_END_DECLS
