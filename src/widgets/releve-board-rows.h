#pragma once

#include "releve-dossier.h"
#include "releve-phrasebook.h"

G_BEGIN_DECLS

/* What each row of the board shows, read from the dossier: values only. */
#define RELEVE_BOARD_LANES 2

typedef struct {
  const char *placement_id;  /* interned */
  int block, span;           /* from 0; cut at the end of the calendar */
  int lane, n_lanes;         /* cards that share a block share its height: at most RELEVE_BOARD_LANES */
  gboolean warned;           /* a rule has something to say */
} ReleveBoardItem;

typedef struct {
  const char *learner_id;    /* interned */
  char *name;                /* "Dre Lavoie", whole in the tooltip */
  char *full_name;
  char *role;                /* aimed at, in short, or "" */
  char *role_name;           /* in full */
  int n_blocks;              /* with a card */
  int n_high_stakes;         /* with responsibility 3 or more */
  GArray *items;             /* of ReleveBoardItem, by block then lane */
  GArray *leave;             /* of RelevePeriod */
} ReleveBoardRow;

/* Of ReleveBoardRow, by family name in the language of @book; caller unrefs. */
GPtrArray *releve_board_rows_new (ReleveDossier *dossier, RelevePhrasebook *book);
/* After a change: only the rows that it names, or whose warnings changed, are
 * read again. Indexes (int) of the rows that differ; caller unrefs. */
GArray *releve_board_rows_refresh (GPtrArray *rows, ReleveDossier *dossier, RelevePhrasebook *book,
                                   GArray *changes, const char *raised_id);
/* Gives a card the first lane of its cell. */
void releve_board_rows_raise (GPtrArray *rows, int row, const char *placement_id);
/* First item whose blocks hold @block, or NULL. */
const ReleveBoardItem *releve_board_row_item_at (const ReleveBoardRow *row, int block);
/* The leave that touches @block, or NULL. */
const RelevePeriod *releve_board_row_leave_at (const ReleveBoardRow *row, const ReleveBlock *block);
int  releve_board_rows_find_learner (GPtrArray *rows, const char *learner_id); /* −1 if unknown */
/* The item of a card and its row; NULL if it is not shown. */
const ReleveBoardItem *releve_board_rows_find_card (GPtrArray *rows, const char *placement_id, int *row);

G_END_DECLS
