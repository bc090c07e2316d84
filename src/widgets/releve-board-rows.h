#pragma once

#include "releve-dossier.h"
#include "releve-phrasebook.h"

G_BEGIN_DECLS

/* What each row of the board shows, read from the dossier: values and words. */
#define RELEVE_BOARD_LANES 2

/* The same cards seen from either side (B1): a row a clinician or a row an
 * assignment. */
typedef enum { RELEVE_BOARD_BY_CLINICIAN, RELEVE_BOARD_BY_ASSIGNMENT } ReleveBoardBy;

typedef struct {
  const char *placement_id;  /* interned */
  const char *learner_id;    /* interned */
  int block, span;           /* from 0; cut at the end of the calendar */
  int lane, n_lanes;         /* cards that share a block share its height: at most RELEVE_BOARD_LANES */
  gboolean warned;           /* a rule has something to say */
} ReleveBoardItem;

typedef struct {
  const char *learner_id;    /* interned; NULL for a row of an assignment */
  const char *assignment_id; /* interned; NULL for a row of a clinician */
  char *name;                /* "Dre Lavoie", "K2", whole in the tooltip */
  char *full_name;
  char *detail;              /* the role aimed at, or how many people a block takes; "" */
  char *full_detail;
  char *note;                /* "9 blocks, 1 high stakes", "block 4: 0/1" */
  gboolean lacking;          /* the note tells of too few people */
  int n_blocks;              /* with a card */
  int n_high_stakes;         /* with responsibility 3 or more */
  int minimum;               /* people that each block wants (B8); 0 for a clinician */
  int *people;               /* by block, of an assignment; else NULL */
  GArray *items;             /* of ReleveBoardItem, by block then lane */
  GArray *leave;             /* of RelevePeriod */
} ReleveBoardRow;

/* Of ReleveBoardRow, clinicians by family name in the language of @book,
 * assignments by category; caller unrefs. */
GPtrArray *releve_board_rows_new (ReleveDossier *dossier, RelevePhrasebook *book, ReleveBoardBy by);
/* After a change: only the rows that it names, or whose warnings changed, are
 * read again. Indexes (int) of the rows that differ; caller unrefs. */
GArray *releve_board_rows_refresh (GPtrArray *rows, ReleveDossier *dossier, RelevePhrasebook *book, ReleveBoardBy by,
                                   GArray *changes, const char *raised_id);
/* Gives a card the first lane of its cell. */
void releve_board_rows_raise (GPtrArray *rows, int row, const char *placement_id);
/* First item whose blocks hold @block, or NULL. */
const ReleveBoardItem *releve_board_row_item_at (const ReleveBoardRow *row, int block);
/* The leave that touches @block, or NULL. */
const RelevePeriod *releve_board_row_leave_at (const ReleveBoardRow *row, const ReleveBlock *block);
/* The row of a clinician or an assignment; −1 if there is none. */
int  releve_board_rows_find (GPtrArray *rows, const char *id);
/* The item of a card and its row; NULL if it is not shown. */
const ReleveBoardItem *releve_board_rows_find_card (GPtrArray *rows, const char *placement_id, int *row);

G_END_DECLS
