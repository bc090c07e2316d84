#pragma once

#include "releve-dossier.h"

G_BEGIN_DECLS

/* What a career plan says on the day of the asking, as JSON text in both
 * languages: words and numbers, whatever the catalogue, the anchors or the
 * parameters become later (D6). A signature keeps it; a draft is printed from
 * one made on the spot, so that both are read by the same eyes.
 *
 * It never says who rated, what was commented on a rating, nor any fit.
 * @plan need not be a row of @dossier. @language is the language signed in.
 * The same facts give the same bytes. Caller frees. */
char *releve_snapshot_of_plan (ReleveDossier *dossier, const RelevePlan *plan, const char *language);

/* The checksum by which a snapshot is known: SHA-256, lower-case hex. Caller frees. */
char *releve_snapshot_checksum (const char *snapshot);

#define RELEVE_SNAPSHOT_FORMAT 1

G_END_DECLS
