#pragma once

#include "releve-composer.h"

G_BEGIN_DECLS

/* A table of @duties (of ReleveDuty) by date; each with its clinician when
 * @named, and a box to tick when @ticked. */
void releve_duties_add_table (ReleveComposer *composer, GPtrArray *duties, gboolean named, gboolean ticked);

G_END_DECLS
