#pragma once

#include "releve-year.h"

G_BEGIN_DECLS

#define RELEVE_MAX_RECALLED 4

/* What is learnt about a year from one exact solve to the next: multipliers of
 * releve-relax.h or, where cells hold several cards, prices of releve-spread.h. */
typedef struct {
  int n_multipliers;
  gint64 *multipliers;  /* 0 at first */
  gboolean begun;       /* several cards: they have been moved */
  int n_recalled;       /* single cards: choices that are recalled */
  int recalled[RELEVE_MAX_RECALLED];
  int shortened;        /* single cards: how often the step was */
} ReleveTuning;

ReleveTuning *releve_tuning_new  (const ReleveYear *year);
ReleveTuning *releve_tuning_copy (const ReleveTuning *self);
/* Goes on from @multipliers, as many as the year has. */
void          releve_tuning_take (ReleveTuning *self, const gint64 *multipliers);
void          releve_tuning_free (ReleveTuning *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveTuning, releve_tuning_free)

G_END_DECLS
