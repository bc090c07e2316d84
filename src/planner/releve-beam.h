#pragma once

#include "releve-year.h"

G_BEGIN_DECLS

/* A good year of one learner in some twenty microseconds: block after block,
 * only the best few part-years go on. Needs and lows are elastic: each that
 * is met earns @lack. Pins always stand. */
typedef struct _ReleveBeam ReleveBeam;

ReleveBeam *releve_beam_new  (void);
void        releve_beam_free (ReleveBeam *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveBeam, releve_beam_free)

/* @width: part-years per block. Returns how many were looked at, the measure
 * of work. @starts [choices] is the year. */
guint releve_beam_fill (ReleveBeam *self, const ReleveYear *year, const gint64 *offers, gint64 lack,
                        int width, gint8 *starts);

G_END_DECLS
