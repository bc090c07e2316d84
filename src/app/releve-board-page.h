#pragma once

#include <gtk/gtk.h>
#include "releve-document.h"

G_BEGIN_DECLS

/* The rotation board with its tray, the levels of the selected card and what
 * the plan still breaks. Each gesture asks the desk for one verb. */
#define RELEVE_TYPE_BOARD_PAGE (releve_board_page_get_type ())
G_DECLARE_FINAL_TYPE (ReleveBoardPage, releve_board_page, RELEVE, BOARD_PAGE, GtkWidget)

GtkWidget *releve_board_page_new (ReleveDocument *document);

/* Scrolls to the card, focuses it and opens its levels. */
void releve_board_page_show_card (ReleveBoardPage *self, const char *placement_id);

/* Gives the board the keyboard, where it had it last; FALSE while nobody has a row. */
gboolean releve_board_page_focus_board (ReleveBoardPage *self);

G_END_DECLS
