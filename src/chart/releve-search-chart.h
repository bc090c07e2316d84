#pragma once

#include "releve-chart.h"
#include "releve-text.h"

G_BEGIN_DECLS

/* A search by seconds: the best value so far and the bound that no plan can
 * pass, as steps; the space between is the gap. Today's plan is a dashed line. */
typedef struct _ReleveSearchChart ReleveSearchChart;

/* NAN while there is none. */
typedef struct {
  double seconds, value, bound;
} ReleveSearchPoint;

/* @points (of ReleveSearchPoint, by time) are copied. @today: NAN = unknown.
 * @limit: seconds that the search may take; 0 = as long as it took. */
ReleveSearchChart *releve_search_chart_new  (GArray *points, double today, double limit, RelevePhrasebook *book);
void               releve_search_chart_free (ReleveSearchChart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveSearchChart, releve_search_chart_free)

/* Geometry; figures below or above the scale stand at its edge. */
double  releve_search_chart_x      (ReleveSearchChart *self, double width, double scale, double seconds);
double  releve_search_chart_y      (ReleveSearchChart *self, double height, double scale, double value);
GArray *releve_search_chart_shapes (ReleveSearchChart *self, double width, double height, double scale);

/* Words; caller frees. */
char *releve_search_chart_summary (ReleveSearchChart *self);

extern const ReleveChartInterface releve_search_chart;

G_END_DECLS
