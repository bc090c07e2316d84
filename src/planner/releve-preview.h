#pragma once

#include "releve-dossier.h"

G_BEGIN_DECLS

/* A copy of @dossier, to be read by another thread; its board holds @placements
 * (of RelevePlacement *, copied) and nothing else, unless they are NULL. The
 * caller owns it. */
ReleveDossier *releve_preview_new (ReleveDossier *dossier, GPtrArray *placements);

G_END_DECLS
