#pragma once

#include "releve-planning.h"
#include "releve-rules.h"

G_BEGIN_DECLS

/* Why a plan holds a card, and why it does not hold it elsewhere (O7), as
 * values; `text` makes one sentence of each. */

typedef enum {
  RELEVE_HERE_UNKNOWN,  /* ratings are missing: nothing can be promised */
  RELEVE_HERE_MINIMUM,  /* its assignment asks for somebody in this block, and has just enough */
  RELEVE_HERE_ONLY,     /* no other card of hers to come puts this competency first */
  RELEVE_HERE_GROWTH,   /* what she learns there */
} ReleveHereKind;

typedef struct {
  ReleveHereKind kind;
  const char *learner_id, *assignment_id; /* interned, as is the next */
  const char *competency_id;              /* of the largest growth; NULL = none */
  int block;            /* number */
  double fit;           /* beside the rest of the plan; NAN if unknown */
  ReleveGrowthWord growth;
} ReleveWhyHere;

/* For each of @cards (of ReleveCard), in their order; @board is their preview.
 * Array of ReleveWhyHere; caller unrefs. */
GArray *releve_why_here (const RelevePlanning *planning, ReleveDossier *board, const GArray *cards);

typedef enum {
  RELEVE_THERE_BEGUN,   /* the block is not to be planned */
  RELEVE_THERE_RULE,    /* see breach */
  RELEVE_THERE_LESS,    /* she would learn less: she carries more there */
  RELEVE_THERE_PLACE,   /* as good for her; the rest of the plan is better as it is */
} ReleveThereKind;

typedef struct {
  ReleveThereKind kind;
  int block;
  ReleveBreach *breach; /* NULL unless kind is RULE */
} ReleveWhyNot;
void releve_why_not_clear (ReleveWhyNot *why);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReleveWhyNot, releve_why_not_clear)

/* @card began in @block (number), all else being as @board has it. */
void releve_why_not_there (const RelevePlanning *planning, ReleveDossier *board, const ReleveCard *card,
                           int block, ReleveWhyNot *why);

/* The id, interned, of the competency that the model counts as @index; NULL for −1. */
const char *releve_competency_of_model (ReleveDossier *dossier, int index);

G_END_DECLS
