#pragma once

#include "releve-year.h"

G_BEGIN_DECLS

#define RELEVE_MAX_RECALLED 4

/* What is learnt about a year from one exact solve to the next. */
typedef struct {
  int n_multipliers;
  gint64 *multipliers;  /* 0 at first */
  gboolean begun;       /* they have been moved */
  int n_recalled;
  int recalled[RELEVE_MAX_RECALLED]; /* choices */
  int shortened;        /* how often the step was */
} ReleveTuning;

ReleveTuning *releve_tuning_new  (const ReleveYear *year);
ReleveTuning *releve_tuning_copy (const ReleveTuning *self);
void          releve_tuning_free (ReleveTuning *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveTuning, releve_tuning_free)

G_END_DECLS
