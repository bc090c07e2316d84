#pragma once

#include "releve-fit.h"

G_BEGIN_DECLS

/* What a head wants to know of one clinician before anything else: five
 * answers, as values. A snapshot that borrows from the dossier: take a new one
 * after a change. */
#define RELEVE_PORTRAIT_GAPS 3

typedef struct {
  const ReleveRole *role;         /* aimed at; NULL = none */
  ReleveDay by;                   /* RELEVE_NO_DAY = no date */
  ReleveStanding gaps[RELEVE_PORTRAIT_GAPS]; /* the largest, above zero */
  guint n_gaps;
  gboolean has_strength;
  ReleveStanding strength;        /* the hidden one that others see furthest above her own view */
  const RelevePlacement *next;    /* the next to begin, planned and not declined; NULL = none */
  ReleveMatch match;              /* of next */
  const ReleveCompetency *grows;  /* what next trains most; NULL = nothing known */
  const ReleveDuty *due;          /* the earliest open duty; NULL = none */
  gboolean late;
} RelevePortrait;

/* Of an unknown learner every answer is empty. */
void releve_portrait_of (ReleveDossier *dossier, const char *learner_id, RelevePortrait *portrait);

/* The card that is under way today, or NULL; of several, the one that began first. */
const RelevePlacement *releve_card_under_way (ReleveDossier *dossier, const char *learner_id);

/* Where a card stands in time. Declined cards stand nowhere. */
typedef enum { RELEVE_CARD_PAST, RELEVE_CARD_NOW, RELEVE_CARD_TO_COME, RELEVE_CARD_DECLINED } ReleveCardTime;
ReleveCardTime releve_card_time (ReleveDossier *dossier, const RelevePlacement *card);
/* All cards of a learner by their first block, ties by assignment. Caller unrefs. */
GPtrArray *releve_cards_in_order (ReleveDossier *dossier, const char *learner_id);

G_END_DECLS
