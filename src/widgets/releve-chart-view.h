#pragma once

#include <gtk/gtk.h>
#include "releve-chart.h"

G_BEGIN_DECLS

/* Any chart on the screen: each mark is a place for Tab and the arrows, has a
 * name in words and a tooltip, and opens on a click or Enter; a button shows
 * the same data as a table (D10), which a reader may prefer.
 *
 * Signals: "open-mark" (guint index, GdkRectangle *area): @area in the view;
 * "turned": from picture to table or back.
 * CSS name: chart. Accessible name: the chart's title; description: its summary. */
#define RELEVE_TYPE_CHART_VIEW (releve_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (ReleveChartView, releve_chart_view, RELEVE, CHART_VIEW, GtkWidget)

/* @title is plain text, @table the word of the button. */
GtkWidget *releve_chart_view_new       (const char *title, const char *table);
/* Takes @chart; NULL empties. */
void       releve_chart_view_set_chart (ReleveChartView *self, const ReleveChartInterface *interface, gpointer chart);
gpointer   releve_chart_view_get_chart (ReleveChartView *self);

gboolean   releve_chart_view_get_tabular (ReleveChartView *self);
void       releve_chart_view_set_tabular (ReleveChartView *self, gboolean tabular);

G_END_DECLS
