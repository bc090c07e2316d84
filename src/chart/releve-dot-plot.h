#pragma once

#include "releve-chart-painter.h"
#include "releve-text.h"

G_BEGIN_DECLS

/* The sorted dot plot of one clinician's competencies (D10): ● now, ┃ what the
 * role asks, ○ herself, ◇ observed, and a line from now to the role. It has a
 * one-sentence summary and a table of the same data. */
typedef struct _ReleveDotPlot ReleveDotPlot;

/* Levels 0–4, NAN where there is none. The name is plain text. */
typedef struct {
  const char *name;
  double now, role, self, observed;
} ReleveDotPoint;

/* One row a competency of releve_standings(), in its order. A snapshot: make a
 * new one when the dossier or the language changes. */
ReleveDotPlot *releve_dot_plot_new           (ReleveDossier *dossier, const char *learner_id, RelevePhrasebook *book);
/* The same of any numbers, in the order given (a frozen plan). */
ReleveDotPlot *releve_dot_plot_new_of_points (const ReleveDotPoint *points, guint n, RelevePhrasebook *book);
void           releve_dot_plot_free          (ReleveDotPlot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveDotPlot, releve_dot_plot_free)

guint                 releve_dot_plot_n_rows (ReleveDotPlot *self);
const ReleveDotPoint *releve_dot_plot_point  (ReleveDotPlot *self, guint row);
/* The standing of a plot made from a dossier, NULL otherwise. */
const ReleveStanding *releve_dot_plot_standing (ReleveDotPlot *self, guint row);

/* Geometry is a function of numbers. All lengths follow @height: marks have
 * their nominal size in a row 22 high. Screen schemes draw a grid of levels,
 * paper a ticked scale. Caller unrefs. */
double  releve_dot_plot_x      (double width, double height, double level);
GArray *releve_dot_plot_shapes (ReleveDotPlot *self, guint row, double width, double height, ReleveScheme scheme);
GArray *releve_dot_plot_scale  (double width, double height); /* the figures 0…4 over the rows */

/* Draws at the origin of @cr. */
void releve_dot_plot_paint_row   (ReleveDotPlot *self, guint row, cairo_t *cr, double width, double height, ReleveScheme scheme);
void releve_dot_plot_paint_scale (cairo_t *cr, double width, double height, ReleveScheme scheme, const PangoFontDescription *font);

/* Words: one sentence on the whole, one a row (its accessible name), and the
 * table. Callers free the char *. */
typedef enum { RELEVE_DOT_NAME, RELEVE_DOT_NOW, RELEVE_DOT_ROLE, RELEVE_DOT_SELF, RELEVE_DOT_OBSERVED, RELEVE_DOT_GAP, RELEVE_N_DOT_COLUMNS } ReleveDotColumn;
char       *releve_dot_plot_summary      (ReleveDotPlot *self);
char       *releve_dot_plot_describe_row (ReleveDotPlot *self, guint row);
const char *releve_dot_plot_column       (ReleveDotPlot *self, ReleveDotColumn column);
char       *releve_dot_plot_cell         (ReleveDotPlot *self, guint row, ReleveDotColumn column); /* "" where there is none */

G_END_DECLS
