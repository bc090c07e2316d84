#pragma once

#include "releve-board.h"
#include "releve-document.h"

G_BEGIN_DECLS

/* What the board asks of the desk, whether by a drop, a key, the menu or a
 * dialog, and the two questions that it may raise first: what becomes of the
 * card in the cell (B4), and why a rule is overridden (B7). */
typedef struct _ReleveBoardVerbs ReleveBoardVerbs;

/* Listens to "put", "remove" and "pin" of @board, which outlives it. */
ReleveBoardVerbs *releve_board_verbs_new  (ReleveDocument *document, ReleveBoard *board);
void              releve_board_verbs_free (ReleveBoardVerbs *self);
void              releve_board_verbs_remove (ReleveBoardVerbs *self, const char *const *placement_ids);
/* Asks why the card is right where it stands. */
void              releve_board_verbs_excuse (ReleveBoardVerbs *self, const char *placement_id);

G_END_DECLS
