#pragma once

#include "releve-chart.h"
#include "releve-filter.h"
#include "releve-text.h"

G_BEGIN_DECLS

/* What clinicians say of themselves against what others say, both against what
 * the role asks (S4, domain.md §5): x is self − required, y observed − required,
 * from −2 to 2. ◆ hidden strength, ● recognised strength, □ blind spot, ▽
 * acknowledged need, dashed ○ borderline. It has a summary and a table. */
typedef struct _ReleveQuadrant ReleveQuadrant;

/* One pair of clinician and competency with both views. */
typedef struct {
  const ReleveLearner *learner;
  const ReleveCompetency *competency;
  double self, observed, required;
  double self_then, observed_then;  /* a year ago; NAN = not known */
  ReleveAwareness awareness;        /* never unexplored */
} ReleveQuadrantPoint;

/* The points of one kind that share a half-level position. */
typedef struct {
  double x, y;          /* −2 … 2, in halves */
  ReleveAwareness awareness;
  GArray *points;       /* of guint: index of the point */
} ReleveQuadrantMark;

/* Snapshots. Of those whom @filter (nullable) lets through; of one clinician,
 * whose points also have arrows from where they stood a year ago. */
ReleveQuadrant *releve_quadrant_new           (ReleveDossier *dossier, const ReleveFilter *filter, RelevePhrasebook *book);
ReleveQuadrant *releve_quadrant_new_of_person (ReleveDossier *dossier, const char *learner_id, RelevePhrasebook *book);
void            releve_quadrant_free          (ReleveQuadrant *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveQuadrant, releve_quadrant_free)

guint                      releve_quadrant_n_points  (ReleveQuadrant *self);
const ReleveQuadrantPoint *releve_quadrant_point     (ReleveQuadrant *self, guint index);
guint                      releve_quadrant_n_pairs   (ReleveQuadrant *self); /* with those unexplored */
guint                      releve_quadrant_count     (ReleveQuadrant *self, ReleveAwareness awareness);
/* Hidden strengths first, the furthest from her own view first; then as they
 * are read, from the top left. */
guint                      releve_quadrant_n_marks   (ReleveQuadrant *self);
const ReleveQuadrantMark  *releve_quadrant_mark      (ReleveQuadrant *self, guint index);

/* Geometry: where a mark stands, how large it is, and everything that is drawn. */
void    releve_quadrant_place  (double width, double height, double x, double y, double *at_x, double *at_y);
double  releve_quadrant_radius (const ReleveQuadrantMark *mark, double height);
GArray *releve_quadrant_shapes (ReleveQuadrant *self, double width, double height, ReleveScheme scheme);
void    releve_quadrant_paint  (ReleveQuadrant *self, cairo_t *cr, double width, double height, ReleveScheme scheme,
                                const PangoFontDescription *font);

/* Words; callers free the char *. */
typedef enum { RELEVE_QUADRANT_WHO, RELEVE_QUADRANT_WHAT, RELEVE_QUADRANT_SELF, RELEVE_QUADRANT_OBSERVED,
               RELEVE_QUADRANT_ROLE, RELEVE_QUADRANT_VERDICT, RELEVE_N_QUADRANT_COLUMNS } ReleveQuadrantColumn;
char       *releve_quadrant_summary       (ReleveQuadrant *self);
char       *releve_quadrant_describe_mark (ReleveQuadrant *self, guint mark);
const char *releve_quadrant_column        (ReleveQuadrant *self, ReleveQuadrantColumn column);
char       *releve_quadrant_cell          (ReleveQuadrant *self, guint point, ReleveQuadrantColumn column);

/* For whoever shows any chart. */
extern const ReleveChartInterface releve_quadrant_chart;

G_END_DECLS
