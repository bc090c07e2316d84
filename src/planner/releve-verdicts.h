#pragma once

#include "releve-rules.h"

G_BEGIN_DECLS

/* What the board paints while a card is dragged (B5, B19): prepared once from
 * the dossier for one assignment or one card on the move, then asked for any
 * cell in about a microsecond and without allocation. It copies what it needs
 * and says of every cell what releve_rules_of_placement() says. */
typedef struct _ReleveVerdicts ReleveVerdicts;

typedef enum {
  RELEVE_VERDICT_NONE,      /* a block that has ended: no mark */
  RELEVE_VERDICT_ALLOWED,
  RELEVE_VERDICT_WARNING,
  RELEVE_VERDICT_FORBIDDEN, /* refused, or refused without a typed reason: see severity */
} ReleveVerdictState;

/* Why a cell is not simply allowed; the first that applies. */
typedef enum {
  RELEVE_WHY_NOTHING,
  RELEVE_WHY_STARTED,       /* the card in the cell has begun */
  RELEVE_WHY_RULE,          /* see rule, found, limit, other_id */
  RELEVE_WHY_AGREED,        /* the card that would go has agreed levels */
  RELEVE_WHY_EVIDENCE,      /* an attribute has no rating: fit is NAN */
  RELEVE_WHY_FIT,           /* fit below what is enough: see cost */
} ReleveVerdictWhy;

/* What a drop would do. */
typedef enum {
  RELEVE_DROP_NOTHING,      /* the card stands there already */
  RELEVE_DROP_PLACE,        /* the cell is free */
  RELEVE_DROP_SHARE,        /* beside cards whose hours leave room */
  RELEVE_DROP_REPLACE,      /* from the tray onto a card of one block */
  RELEVE_DROP_SWAP,         /* a card onto one card of the same length */
  RELEVE_DROP_PUSH,         /* later, what stands in the way */
} ReleveDrop;

typedef struct {
  ReleveVerdictState state;
  ReleveVerdictWhy why;
  ReleveRule rule;             /* RELEVE_N_RULES unless why is RULE */
  ReleveSeverity severity;
  double found, limit;         /* as in ReleveBreach */
  const char *other_id;        /* as in ReleveBreach; owned by the verdicts */
  const char *leaning_id;      /* PREREQUISITE of another card, which needs this one before it; NULL = its own */
  double fit;                  /* 0–100 or NAN; as if what is in the way had gone */
  ReleveGrowthWord growth;
  int growth_competency;       /* index, −1 = none */
  int cost;                    /* ReleveCostIndex of the largest cost, −1 = none */
  gboolean under;              /* that cost is an undershoot: "too easy" */
  gboolean takes_last_place;
  guint n_occupants;           /* cards of this clinician in the card's blocks, itself apart */
  const char *occupant_id;     /* the first of them */
  ReleveDrop drop;
} ReleveVerdict;

/* @placement_id: the card that is dragged, NULL from the tray (@assignment_id
 * then lasts its own duration). NULL if either is unknown. */
ReleveVerdicts *releve_verdicts_new  (ReleveDossier *dossier, const char *assignment_id, const char *placement_id);
/* The same, while the cards @along (NULL-terminated, nullable) leave their cells
 * as well and count nowhere (B20). */
ReleveVerdicts *releve_verdicts_new_along (ReleveDossier *dossier, const char *assignment_id, const char *placement_id,
                                           const char *const *along);
void            releve_verdicts_free (ReleveVerdicts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveVerdicts, releve_verdicts_free)

/* Learners stand in the order of releve_dossier_all(); −1 if unknown. */
int  releve_verdicts_find_learner (const ReleveVerdicts *self, const char *learner_id);
int  releve_verdicts_n_learners   (const ReleveVerdicts *self);
int  releve_verdicts_n_blocks     (const ReleveVerdicts *self);
int  releve_verdicts_span         (const ReleveVerdicts *self);

/* The verdict of the cell where the card would begin (@block from 1). */
void releve_verdicts_ask (ReleveVerdicts *self, int learner, int block, ReleveVerdict *verdict);

G_END_DECLS
