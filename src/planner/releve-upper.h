#pragma once

#include "releve-bound.h"

G_BEGIN_DECLS

/* The most that each learner could have if she were alone: the whole of which
 * her worth is a share. Found learner by learner, so that a search can run
 * beside it. */
typedef struct _ReleveUppers ReleveUppers;

ReleveUppers *releve_uppers_new  (const ReleveProblem *problem);
void          releve_uppers_free (ReleveUppers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveUppers, releve_uppers_free)

/* Spends about @work (as in releve-bound.h); TRUE when all are found. */
gboolean      releve_uppers_run  (ReleveUppers *self, guint64 work, ReleveBoundStop stop, gpointer data);

/* [learner]; 0 for a learner who can have nothing, or is not known yet. */
/* Known from an earlier run: everybody's. */
void releve_uppers_take (ReleveUppers *self, const gint64 *uppers);
const gint64 *releve_uppers_get (const ReleveUppers *self);

G_END_DECLS
