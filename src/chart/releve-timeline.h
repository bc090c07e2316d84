#pragma once

#include "releve-chart.h"
#include "releve-text.h"

G_BEGIN_DECLS

/* What each assignment of a year asks of one clinician (L13): her cards over
 * the blocks, and under each the seven levels that she drives, in the heat
 * scale. Levels that nobody has discussed yet are paler; an accent line is
 * today. Cards that share a block stand in bands one under the other.
 * Declined cards are left out. */
typedef struct _ReleveTimeline ReleveTimeline;

typedef struct {
  const RelevePlacement *card;
  const ReleveAssignment *assignment;
  int first, last;          /* blocks, from 1 */
  int band;                 /* from 0 */
  ReleveLevels levels;      /* in force or in draft */
  gboolean discussed;       /* agreed, or done */
} ReleveTimelineItem;

/* A snapshot: make a new one when the dossier or the language changes. */
ReleveTimeline *releve_timeline_new  (ReleveDossier *dossier, const char *learner_id, RelevePhrasebook *book);
void            releve_timeline_free (ReleveTimeline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveTimeline, releve_timeline_free)

guint                     releve_timeline_n_items (ReleveTimeline *self);
const ReleveTimelineItem *releve_timeline_item    (ReleveTimeline *self, guint index); /* by first block */

/* Geometry. The height follows from the number of bands. */
double  releve_timeline_height  (ReleveTimeline *self, double scale);
/* The left edge of a block, counted from 1; one past the last is the right edge of all. */
double  releve_timeline_block_x (ReleveTimeline *self, double width, double scale, int block);
/* Where today's line stands; NAN outside the calendar. */
double  releve_timeline_today_x (ReleveTimeline *self, double width, double scale);
GArray *releve_timeline_shapes  (ReleveTimeline *self, double width, double scale);

/* Words; caller frees. */
char *releve_timeline_summary  (ReleveTimeline *self);
char *releve_timeline_describe (ReleveTimeline *self, guint index);

/* For whoever shows any chart. */
extern const ReleveChartInterface releve_timeline_chart;

G_END_DECLS
