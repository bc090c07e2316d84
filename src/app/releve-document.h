#pragma once

#include "releve-desk.h"
#include "releve-filter.h"
#include "releve-phrasebook.h"

G_BEGIN_DECLS

/* What every page of one window shares: the open file and the language it is
 * shown in. Pages ask it for verbs; it tells the window what to say.
 *
 * Signals, each with a sentence: "done": a verb was carried out and can be
 * undone; "said": something happened that cannot; "refused": a verb was not
 * carried out, and why. "filter-changed": other clinicians are looked at. */
#define RELEVE_TYPE_DOCUMENT (releve_document_get_type ())
G_DECLARE_FINAL_TYPE (ReleveDocument, releve_document, RELEVE, DOCUMENT, GObject)

ReleveDocument *releve_document_new (ReleveDesk *desk, ReleveLanguage language);

ReleveDesk       *releve_document_get_desk    (ReleveDocument *self);
ReleveDossier    *releve_document_get_dossier (ReleveDocument *self);
RelevePhrasebook *releve_document_get_book    (ReleveDocument *self);
ReleveLanguage    releve_document_get_language (ReleveDocument *self);

/* Whom every page looks at, until cleared (D13). Both NULL: everybody. */
const ReleveFilter *releve_document_get_filter (ReleveDocument *self);
void                releve_document_set_filter (ReleveDocument *self, const char *role_id, const char *service);

/* Ends every verb: says what was done, or why not. Takes @error and @breaches
 * (both nullable); returns @done, so that a caller may end with it. */
gboolean releve_document_report (ReleveDocument *self, gboolean done, GPtrArray *breaches, GError *error);

void releve_document_undo (ReleveDocument *self);
void releve_document_redo (ReleveDocument *self);

/* "Undo place K2 for Dr N’Diaye", or just "Undo"; caller frees. */
char *releve_document_undo_label (ReleveDocument *self);
char *releve_document_redo_label (ReleveDocument *self);

G_END_DECLS
