#pragma once

#include "releve-board.h"
#include "releve-board-card.h"
#include "releve-board-layout.h"
#include "releve-board-rows.h"
#include "releve-ink.h"

G_BEGIN_DECLS

struct _ReleveBoard {
  GtkWidget parent_instance;

  ReleveDossier *dossier;
  RelevePhrasebook *book;
  GPtrArray *rows;                /* of ReleveBoardRow */
  GHashTable *children;           /* key → card or free cell in view */
  GtkWidget *view;                /* holds them, clipped to what is not sticky */
  GtkWidget *popover;
  char *selected_id;

  GtkAdjustment *adjustments[2];  /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  int focus_row, focus_block;     /* the cell that the keyboard is on */
  char *focus_card;               /* to be focused once the dossier has it */

  const ReleveBoardJudge *judge;
  gpointer judge_data;
  gboolean carrying, keyboard;
  char *carried_assignment;
  char *carried_placement;        /* NULL from the tray */
  ReleveCellVerdict *verdicts;    /* rows × blocks, asked when first shown */
  guint8 *asked;
  int over_row, over_block;       /* the cell under the pointer, −1 = none */
  double pointer_x, pointer_y;
  guint autoscroll;               /* tick callback, 0 = none */
};

ReleveBoardLayout releve_board_layout (ReleveBoard *self);
const ReleveBoardRow *releve_board_row (ReleveBoard *self, int row);
int  releve_board_n_blocks (ReleveBoard *self);
void releve_board_scroll_to (ReleveBoard *self, int row, int block);
/* Focuses the card in the cell, else the free cell. */
void releve_board_focus_at (ReleveBoard *self, int row, int block);
/* The card that has the keyboard, or NULL. */
const char *releve_board_focused_card (ReleveBoard *self);
GtkWidget *releve_board_card_widget (ReleveBoard *self, const char *placement_id);

/* releve-board-draw.c */
void releve_board_draw_ground (ReleveBoard *self, GtkSnapshot *snapshot);
void releve_board_draw_verdicts (ReleveBoard *self, GtkSnapshot *snapshot);
void releve_board_draw_frame (ReleveBoard *self, GtkSnapshot *snapshot);

/* releve-board-carry.c */
const ReleveCellVerdict *releve_board_verdict (ReleveBoard *self, int row, int block);
void releve_board_set_over (ReleveBoard *self, int row, int block);
/* Ends the carry in the cell: a signal, or a refusal. */
gboolean releve_board_drop_at (ReleveBoard *self, int row, int block);
void releve_board_stop_autoscroll (ReleveBoard *self);
void releve_board_add_drag (ReleveBoard *self);

/* releve-board-keys.c */
void releve_board_add_keys (ReleveBoard *self);
void releve_board_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
