#pragma once

#include "releve-chart-painter.h"

G_BEGIN_DECLS

/* What every chart of marks answers, so that one widget shows any of them:
 * how it is drawn, where its marks stand, what they are called, a sentence on
 * the whole, and the same data as a table (D10). Lengths are in pixels; @scale
 * is pixels at 11 pt text to pixels. */
typedef struct { double x, y, width, height; } ReleveChartArea;

typedef struct {
  void        (*measure)   (gpointer chart, double scale, double *least_width, double *height);
  GArray     *(*shapes)    (gpointer chart, double width, double height, double scale, ReleveScheme scheme); /* caller unrefs */
  guint       (*n_marks)   (gpointer chart);
  void        (*place)     (gpointer chart, guint mark, double width, double height, double scale, ReleveChartArea *area);
  char       *(*describe)  (gpointer chart, guint mark);  /* caller frees */
  char       *(*summary)   (gpointer chart);              /* caller frees */
  guint       (*n_rows)    (gpointer chart);
  guint       (*n_columns) (gpointer chart);
  const char *(*column)    (gpointer chart, guint column);
  gboolean    (*numeric)   (gpointer chart, guint column);
  char       *(*cell)      (gpointer chart, guint row, guint column); /* caller frees */
  void        (*free)      (gpointer chart);
} ReleveChartInterface;

G_END_DECLS
