#pragma once

#include "releve-chart-painter.h"
#include "releve-text.h"

G_BEGIN_DECLS

/* What each assignment of one clinician's year asks (L13): cards over the
 * blocks, and under them the seven learner-driven levels in the heat scale;
 * levels that nobody discussed yet are paler. It has a summary and a table. */
typedef struct _ReleveTimeline ReleveTimeline;

ReleveTimeline *releve_timeline_new  (ReleveDossier *dossier, const char *learner_id, RelevePhrasebook *book);
void            releve_timeline_free (ReleveTimeline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveTimeline, releve_timeline_free)

guint releve_timeline_n_cards (ReleveTimeline *self);

/* Geometry in the units of the context; the height follows from the width's type. */
double  releve_timeline_height (double type);   /* @type: height of dense type, 13 at 11 pt */
GArray *releve_timeline_shapes (ReleveTimeline *self, double width, double type);
void    releve_timeline_paint  (ReleveTimeline *self, cairo_t *cr, double width, double type, ReleveScheme scheme,
                                const PangoFontDescription *font);

/* Words; callers free. The table has a line a card: name, blocks, state, seven levels. */
char       *releve_timeline_summary (ReleveTimeline *self);
#define RELEVE_TIMELINE_COLUMNS 10
const char *releve_timeline_column  (ReleveTimeline *self, guint column);
char       *releve_timeline_cell    (ReleveTimeline *self, guint card, guint column);

G_END_DECLS
