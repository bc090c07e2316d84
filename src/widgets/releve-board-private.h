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
  ReleveBoardBy by;
  GPtrArray *rows;                /* of ReleveBoardRow */
  GHashTable *children;           /* key → card, free cell or "+1" in view */
  GtkWidget *view;                /* holds them, clipped to what is not sticky */
  GtkWidget *popover;             /* menu or list, NULL when closed */
  guint dropping;                 /* idle source that lets the popover go, 0 = none */
  char *selected_id;
  GHashTable *chosen;             /* ids of the cards that go together, interned */
  int anchor_row, anchor_block;   /* where choosing began; row −1 = nowhere */
  char **clip;                    /* ids of the cards that a paste puts, or NULL */
  gboolean cut;                   /* it moves them */
  char *raised_id;                /* the card that is shown where more than two share a cell */

  GtkAdjustment *adjustments[2];  /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  guint zoom;                     /* index of the style class of its size */
  double row_height, block_width; /* when last allocated, 0 = never */
  int focus_row, focus_block;     /* the cell that the keyboard is on */
  char *focus_card;               /* to be focused once the board has a size */
  gboolean focus_waits;           /* for a size: the keyboard comes to its cell then */

  ReleveFilter filter;
  const ReleveBoardJudge *judge;
  gpointer judge_data;
  gboolean carrying, keyboard;
  GtkWidget *carried_from;        /* weak: what had the keyboard before */
  char *carried_assignment;
  char **carried_placements;      /* NULL from the tray */
  const char *carried_clinician;  /* interned; in place of an assignment, or NULL */
  GArray *group;                  /* of ReleveBoardMember: what is carried */
  ReleveCellVerdict *verdicts;    /* rows × blocks, asked when first shown */
  guint8 *asked;
  GArray *dropped;                /* a group on its way into a cell, or NULL */
  int dropped_row, dropped_block;
  guint dropped_source;           /* idle source that puts it, 0 = none */
  int over_row, over_block;       /* the cell that a drop would meet, −1 = none */
  double pointer_x, pointer_y;
  guint32 pressed_at;             /* time of the event, in milliseconds */
  guint autoscroll;               /* tick callback, 0 = none */
  gint64 scrolled_at;             /* frame time of its last step, 0 = none yet */
};

ReleveBoardLayout releve_board_layout (ReleveBoard *self);
const ReleveBoardRow *releve_board_row (ReleveBoard *self, int row);
int  releve_board_n_blocks (ReleveBoard *self);
/* Whom the filter leaves out shows through this much; NULL is nobody. */
double releve_board_opacity_of (ReleveBoard *self, const char *learner_id);
void releve_board_scroll_to (ReleveBoard *self, int row, int block);
/* Opens @popover at @area and gives the keyboard back when it closes. */
void releve_board_pop_up (ReleveBoard *self, GtkWidget *popover, const graphene_rect_t *area);
/* Where a child stands. */
graphene_rect_t releve_board_area_of (ReleveBoard *self, GtkWidget *child);

/* releve-board-children.c */
GtkWidget *releve_board_view_new (void);
void releve_board_place_children (ReleveBoard *self);
void releve_board_update_row (ReleveBoard *self, int row);
/* Takes them all away; they come back where they are seen. */
void releve_board_forget_children (ReleveBoard *self);
GtkWidget *releve_board_card_widget (ReleveBoard *self, const char *placement_id);
/* What can be focused in a cell, from top to bottom; caller unrefs. */
GPtrArray *releve_board_stops (ReleveBoard *self, int row, int block);

/* releve-board-focus.c */
/* The keyboard is on that cell from now on. */
void releve_board_set_focus_cell (ReleveBoard *self, int row, int block);
/* The first stop of the cell; @last asks for the last. */
void releve_board_focus_at (ReleveBoard *self, int row, int block, gboolean last);
/* One row or block on; a cell's cards one after the other, a long card at once. */
void releve_board_step_row   (ReleveBoard *self, int step);
void releve_board_step_block (ReleveBoard *self, int step);
/* The card that has the keyboard, or NULL. */
const char *releve_board_focused_card (ReleveBoard *self);
gboolean releve_board_focus (GtkWidget *widget, GtkDirectionType direction);
/* Shows a card that "+1" hides. */
void releve_board_raise (ReleveBoard *self, const char *placement_id);
void releve_board_draw_focus (ReleveBoard *self, GtkSnapshot *snapshot);

/* releve-board-draw.c */
void releve_board_draw_ground (ReleveBoard *self, GtkSnapshot *snapshot);
void releve_board_draw_leave (ReleveBoard *self, GtkSnapshot *snapshot);
void releve_board_draw_frame (ReleveBoard *self, GtkSnapshot *snapshot);

/* releve-board-verdict.c */
/* What the judge calls the @card-th of what is carried, in that row. */
guint releve_board_judged_card (ReleveBoard *self, guint card, int row);
/* Of an occupied cell, this much of its card stays in view during a drag. */
#define RELEVE_BOARD_CARD_HEAD 23
const ReleveCellVerdict *releve_board_verdict (ReleveBoard *self, int row, int block);
/* The carried card that fares worst with the first in that cell; FALSE when one
 * of them has no place. */
gboolean releve_board_worst (ReleveBoard *self, int row, int block, guint *card, ReleveBoardPut *put);
/* Whether some of the blocks bear a verdict now, so that cards give way. */
gboolean releve_board_judges (ReleveBoard *self, int row, int block, int span);
void releve_board_draw_verdicts (ReleveBoard *self, GtkSnapshot *snapshot);
void releve_board_draw_target (ReleveBoard *self, GtkSnapshot *snapshot);

/* releve-board-group.c */
/* One of the cards that go together, and where it stands. */
typedef struct {
  const char *placement_id;       /* interned, like the others; NULL = new, from the tray */
  const char *assignment_id;
  const char *learner_id;
  int row, block, span;           /* row and block −1 when new */
} ReleveBoardMember;

gboolean releve_board_is_chosen     (ReleveBoard *self, const char *placement_id);
void     releve_board_choose_none   (ReleveBoard *self);
void     releve_board_choose_to     (ReleveBoard *self, int row, int block);
void     releve_board_toggle_chosen (ReleveBoard *self, const char *placement_id);
void     releve_board_prune_chosen  (ReleveBoard *self);
/* The card first, then those chosen with it; free with g_strfreev(). */
char   **releve_board_group_of      (ReleveBoard *self, const char *placement_id);
char   **releve_board_focused_group (ReleveBoard *self); /* of those chosen where a free cell has the keyboard; NULL without a card */
/* Of ReleveBoardMember; cards that are not on the board are left out. */
GArray  *releve_board_group_new     (ReleveBoard *self, const char *assignment_id, const char *const *placement_ids);
/* Where the @index-th comes to stand when the first is put into the cell; FALSE
 * where it has no place. */
gboolean releve_board_group_target  (ReleveBoard *self, GArray *group, guint index, int row, int block, ReleveBoardPut *put);
const char *releve_board_say_no_place (ReleveBoard *self, GArray *group, int row);
/* Emits "put", or a refusal. @copy: new cards of the same assignments. */
gboolean releve_board_put_group     (ReleveBoard *self, GArray *group, int row, int block, gboolean copy);
void     releve_board_clip          (ReleveBoard *self, gboolean cut);
gboolean releve_board_forget_cut    (ReleveBoard *self);
gboolean releve_board_is_cut        (ReleveBoard *self, const char *placement_id);
void     releve_board_paste         (ReleveBoard *self);

/* releve-board-carry.c */
gboolean releve_board_is_carried (ReleveBoard *self, const char *placement_id);
void releve_board_set_over (ReleveBoard *self, int row, int block);
/* Ends the carry in the cell: a signal, or a refusal. */
gboolean releve_board_drop_at (ReleveBoard *self, int row, int block);
/* Ends a carry by keyboard without a change, and goes back to where it began. */
void releve_board_cancel_carry (ReleveBoard *self);
void releve_board_forget_drop (ReleveBoard *self);
void releve_board_stop_autoscroll (ReleveBoard *self);
void releve_board_add_drag (ReleveBoard *self);

/* releve-board-keys.c */
void releve_board_add_keys (ReleveBoard *self);
void releve_board_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
