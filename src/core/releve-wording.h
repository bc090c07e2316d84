#pragma once

#include "releve-entry.h"

G_BEGIN_DECLS

/* What a record says in the words that it was made with (D6). An edition is a
 * state of all words and profiles; editing one of them archives what it said
 * (a wording) under the last edition that it served. */

#define RELEVE_EDITION_NOW G_MAXINT

/* Of the words in force; 0 in a file without department. */
int releve_edition_in_force (ReleveDossier *dossier);
/* The row @id of @kind as a record of @edition saw it; NULL when there is none.
 * Owned by the dossier, good until it changes. */
gconstpointer releve_row_as_of  (ReleveDossier *dossier, const ReleveKind *kind, const char *id, int edition);
/* The parts of @kind that belonged to the row @id of @owner: weights, role levels. Caller unrefs. */
GPtrArray    *releve_parts_as_of (ReleveDossier *dossier, const ReleveKind *owner, const char *id,
                                  const ReleveKind *kind, int edition);
/* Whether the words of the row were edited since @edition. */
gboolean      releve_words_changed_since (ReleveDossier *dossier, const ReleveKind *kind, const char *id, int edition);

/* The edition that a card answers to: that of its agreement, else the one in force. */
int releve_edition_of_placement (const RelevePlacement *placement);
const ReleveAssignment     *releve_assignment_of_placement     (ReleveDossier *dossier, const RelevePlacement *placement);
const ReleveCharacteristic *releve_characteristic_of_placement (ReleveDossier *dossier, const RelevePlacement *placement, guint index);
/* NULL when an attribute is rated. */
const ReleveCompetency     *releve_competency_of_rating        (ReleveDossier *dossier, const ReleveRating *rating);

/* Ratings and agreed cards made with earlier words of the row @id of @kind. */
guint releve_records_of_earlier_words (ReleveDossier *dossier, const ReleveKind *kind, const char *id);

G_END_DECLS
