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

/* What the bound says of a year: it keeps the beam from spending early what is
 * scarce later. Only the order of part-years follows it, not their worth. */
typedef struct {
  const gint64 *gifts;      /* [choice × n_blocks + start] what taking it is worth besides */
  const gint64 *togo;       /* [block × width + state] what may still come; NULL where cells hold several cards */
  int width;
} ReleveGuide;

/* @width: part-years per block; @guide: NULL for none. Returns how many were
 * looked at, the measure of work. @starts [choices] is the year. */
guint releve_beam_fill (ReleveBeam *self, const ReleveYear *year, const gint64 *offers, gint64 lack,
                        const ReleveGuide *guide, int width, gint8 *starts);

G_END_DECLS
