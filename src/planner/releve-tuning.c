#include "releve-tuning.h"

#include "releve-relax.h"
#include "releve-spread.h"

#include <string.h>

ReleveTuning *
releve_tuning_new (const ReleveYear *year)
{
  ReleveTuning *self = g_new0 (ReleveTuning, 1);

  self->n_multipliers = year->sole ? RELEVE_N_MULTIPLIERS : releve_spread_n_prices (year);
  self->multipliers = g_new0 (gint64, self->n_multipliers + 1);
  return self;
}

ReleveTuning *
releve_tuning_copy (const ReleveTuning *self)
{
  ReleveTuning *copy = g_memdup2 (self, sizeof *self);

  copy->multipliers = g_memdup2 (self->multipliers, sizeof (gint64) * (gsize) (self->n_multipliers + 1));
  return copy;
}

void
releve_tuning_take (ReleveTuning *self, const gint64 *multipliers)
{
  memcpy (self->multipliers, multipliers, sizeof (gint64) * (gsize) self->n_multipliers);
  self->begun = TRUE;
}

void
releve_tuning_free (ReleveTuning *self)
{
  if (self == NULL)
    return;
  g_free (self->multipliers);
  g_free (self);
}
