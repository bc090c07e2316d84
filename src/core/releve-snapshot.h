#pragma once

#include "releve-dossier.h"

G_BEGIN_DECLS

/* What a career plan says on the day of the asking, as JSON text in both
 * languages: words and numbers, whatever the catalogue, the anchors or the
 * parameters become later (D6), and the versions of these three. Agreeing keeps
 * it, so that what is read, signed and filed is one text; a draft is printed
 * from one made on the spot, so that both are read by the same eyes. What comes
 * after (signature, language signed, acknowledgements) stays with the plan.
 *
 * It never says who rated, what was commented on a rating, nor any fit; the
 * head's notes on cards are in it, for the head's copy alone.
 * @plan need not be a row of @dossier. The same facts give the same bytes.
 * Caller frees. */
char *releve_snapshot_of_plan (ReleveDossier *dossier, const RelevePlan *plan);

/* The checksum by which a snapshot is known: SHA-256, lower-case hex. Caller frees. */
char *releve_snapshot_checksum (const char *snapshot);

/* Freezes @plan: its snapshot and checksum become those of today in @dossier. */
void releve_snapshot_freeze (ReleveDossier *dossier, RelevePlan *plan);

/* 1 held the language and the day of the signature; both are the plan's now. */
#define RELEVE_SNAPSHOT_FORMAT 2

G_END_DECLS
