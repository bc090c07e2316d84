#pragma once

#include <gtk/gtk.h>
#include "releve-board-rows.h"

G_BEGIN_DECLS

/* One placement as the board shows it: a stripe and an icon of its category,
 * its code and short title, how far its levels are, and what to look at. It
 * only draws and speaks; the board handles every gesture. */
#define RELEVE_TYPE_BOARD_CARD (releve_board_card_get_type ())
G_DECLARE_FINAL_TYPE (ReleveBoardCard, releve_board_card, RELEVE, BOARD_CARD, GtkWidget)

GtkWidget  *releve_board_card_new (const char *placement_id);
const char *releve_board_card_get_placement (ReleveBoardCard *self);
/* Reads the card's facts anew. It says what its row does not: the assignment in
 * a clinician's row, the clinician in an assignment's. @warned: a rule has
 * something to say of it. */
void releve_board_card_update (ReleveBoardCard *self, ReleveDossier *dossier, RelevePhrasebook *book,
                               ReleveBoardBy by, gboolean warned);
void releve_board_card_set_selected (ReleveBoardCard *self, gboolean selected);
/* Pixels of its left that are hidden: its text moves to stay in view. */
void releve_board_card_set_hidden_left (ReleveBoardCard *self, double pixels);
/* Only its first line, while a verdict stands under it. */
void releve_board_card_set_head_only (ReleveBoardCard *self, gboolean head_only);

G_END_DECLS
