#pragma once

#include <gtk/gtk.h>
#include "releve-board-rows.h"
#include "releve-filter.h"
#include "releve-phrasebook.h"

G_BEGIN_DECLS

/* The rotation board: one row a clinician or an assignment, one column a block,
 * one card a placement. It shows a dossier and never writes: gestures end in signals.
 * A GtkScrollable, to be put into a scrolled window.
 *
 * Signals:
 *  put     (GArray *puts): of ReleveBoardPut; a drop, a key or a paste, of one
 *          card or of several
 *  move-to (GStrv placement_ids): the place is to be asked for
 *  remove  (GStrv placement_ids)
 *  pin     (GStrv placement_ids, gboolean pinned)
 *  open    (const char *placement_id)
 *  suggest (const char *row_id, int block): what could stand there
 *  row     (): the keyboard or a press has gone to another row
 *  refused (const char *sentence): a drop where nothing may go, and why; or NULL
 *  sentence (const char *sentence): what a drop would do; NULL at its end
 *
 * CSS name: releve-board. Accessible role: grid; cards and free cells are grid
 * cells with a name in words. */
#define RELEVE_TYPE_BOARD (releve_board_get_type ())
G_DECLARE_FINAL_TYPE (ReleveBoard, releve_board, RELEVE, BOARD, GtkWidget)

/* Where a card is put; strings are interned, blocks count from 1. */
typedef struct {
  const char *placement_id;  /* NULL = a new card */
  const char *assignment_id;
  const char *learner_id;
  int block;
} ReleveBoardPut;

typedef enum {
  RELEVE_CELL_NONE,
  RELEVE_CELL_ALLOWED,
  RELEVE_CELL_WARNING,
  RELEVE_CELL_FORBIDDEN,
} ReleveVerdictKind;

typedef struct {
  ReleveVerdictKind state;
  double fit;        /* 0–100, NAN = no number */
  char reason[64];   /* two or three words in the board's language, or "" */
  char action[64];   /* what a drop would do to the card in the cell, or "" */
  gboolean reasoned; /* forbidden, but a typed reason would do (B7) */
  gboolean crowded;  /* the card in the cell would have to give way */
} ReleveCellVerdict;

/* Who answers while something is carried. @placement_ids is NULL for an
 * assignment from the tray, else NULL-terminated; @card is an index of it, 0
 * from the tray. Blocks count from 1. */
typedef struct {
  void     (*begin)    (const char *assignment_id, const char *const *placement_ids, gpointer data);
  gboolean (*ask)      (guint card, const char *learner_id, int block, ReleveCellVerdict *verdict, gpointer data);
  char    *(*sentence) (guint card, const char *learner_id, int block, gpointer data); /* caller frees; may be NULL */
  void     (*end)      (gpointer data);
  /* In place of begin, for a clinician: @card is an index of @assignment_ids. May be NULL. */
  void     (*begin_clinician) (const char *const *assignment_ids, gpointer data);
} ReleveBoardJudge;

GtkWidget *releve_board_new (ReleveDossier *dossier, RelevePhrasebook *book);
/* @judge stays the caller's and outlives the board, or is unset with NULL. */
void releve_board_set_judge (ReleveBoard *self, const ReleveBoardJudge *judge, gpointer data);

/* Turns the board to its other side; what had the keyboard keeps it. */
void          releve_board_set_by (ReleveBoard *self, ReleveBoardBy by);
ReleveBoardBy releve_board_get_by (ReleveBoard *self);

/* One step larger (1) or smaller (−1), or back to the size of the text (0). */
void     releve_board_zoom     (ReleveBoard *self, int step);
gboolean releve_board_can_zoom (ReleveBoard *self, int step);

/* Whom @filter (nullable, copied) leaves out is dimmed, not hidden. */
void releve_board_set_filter (ReleveBoard *self, const ReleveFilter *filter);

/* Paints the verdicts from now on: a drag from the tray, or a carry without one
 * (@keyboard), which Enter or a click ends in a cell and Esc without a change. It
 * begins in the first free cell that would take it, or where the card stands. */
void releve_board_begin_carry (ReleveBoard *self, const char *assignment_id, const char *const *placement_ids, gboolean keyboard);
/* A clinician of the tray, over a board of assignments. */
void releve_board_begin_carry_clinician (ReleveBoard *self, const char *learner_id, gboolean keyboard);
void releve_board_end_carry   (ReleveBoard *self);
gboolean releve_board_is_carrying (ReleveBoard *self);

/* As if the cards, which keep their distances, had been dropped with the first
 * of them in that cell. */
void releve_board_put_cards (ReleveBoard *self, const char *const *placement_ids, const char *row_id, int block);

/* Opens @popover (taken) beside a cell, and gives the keyboard back when it closes. */
void releve_board_pop_up_at (ReleveBoard *self, GtkWidget *popover, const char *row_id, int block);

/* Scrolls to the card and gives it the keyboard; nothing for an unknown one. */
void releve_board_focus_card (ReleveBoard *self, const char *placement_id);
/* The cell of a clinician or an assignment, whichever the rows are. */
void releve_board_focus_cell (ReleveBoard *self, const char *row_id, int block);
/* Whose row the keyboard is on; NULL among assignments. Signal "row" when it changes. */
const char *releve_board_get_learner (ReleveBoard *self);
/* Which assignment's row it is on; NULL among clinicians. */
const char *releve_board_get_assignment (ReleveBoard *self);
/* Marks the card whose levels are shown; NULL for none. */
void releve_board_set_selected (ReleveBoard *self, const char *placement_id);
/* Where a cell stands now, in the board's coordinates; FALSE if there is none such. */
gboolean releve_board_get_cell_area (ReleveBoard *self, const char *row_id, int block, graphene_rect_t *area);

/* Where a card stands now; FALSE where it is not shown. */
gboolean releve_board_get_card_area (ReleveBoard *self, const char *placement_id, graphene_rect_t *area);

/* What a drag carries: ids. @placement_ids is NULL for an assignment of the tray. */
typedef struct _ReleveCarried ReleveCarried;
#define RELEVE_TYPE_CARRIED (releve_carried_get_type ())
GType               releve_carried_get_type      (void);
ReleveCarried      *releve_carried_new            (const char *assignment_id, const char *const *placement_ids); /* g_boxed_free() */
const char *const  *releve_carried_get_placements (const ReleveCarried *carried);
GdkContentProvider *releve_carried_provide        (const char *assignment_id, const char *const *placement_ids);
GdkContentProvider *releve_carried_provide_clinician (const char *learner_id);
/* The chip that follows the pointer: icon, code, short title; how many there are. */
GdkPaintable *releve_board_chip (GtkWidget *widget, ReleveDossier *dossier, RelevePhrasebook *book,
                                 const char *assignment_id, guint n_cards);
/* The same of a clinician: her name. */
GdkPaintable *releve_board_clinician_chip (GtkWidget *widget, const char *name);
#define RELEVE_BOARD_CHIP_X (-12)
#define RELEVE_BOARD_CHIP_Y (-10)

G_END_DECLS
