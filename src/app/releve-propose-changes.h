#pragma once

#include <gtk/gtk.h>
#include "releve-phrasebook.h"
#include "releve-propose.h"

G_BEGIN_DECLS

/* What a plan changes, card by card, and why (O7); and its board, to be looked
 * at. Both are windows that read @answer, which outlives them. */
GtkWidget *releve_propose_changes_new (const ReleveAnswer *answer, int option, RelevePhrasebook *book);
GtkWidget *releve_propose_board_new   (const ReleveAnswer *answer, int option, RelevePhrasebook *book);

/* The first card of the option that is not today's, −1 = none; and the change
 * of card @card in a sentence, which the caller frees. */
int   releve_propose_first_change (const ReleveAnswer *answer, const ReleveOption *option);
char *releve_propose_say_change   (const ReleveAnswer *answer, const ReleveOption *option, int card, RelevePhrasebook *book);

G_END_DECLS
