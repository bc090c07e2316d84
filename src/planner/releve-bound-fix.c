#include "releve-bound-private.h"

/* A bound that some learners have left: each of them has a year, the others
 * share what that leaves. */

/* Choices that a relaxed year recalls (releve-relax.h): speed counts for more
 * than proof. */
#define MOST_RECALLED 1

gboolean
releve_bound_may_dive (const ReleveBound *self)
{
  return self->value != G_MAXINT64 && self->aim.fairness == 0 && self->blocks == NULL && !self->partial && self->stuck < 0;
}

static Known *
copy_known (const ReleveBound *self)
{
  Known *known = g_memdup2 (self->known, sizeof (Known) * (gsize) (self->problem->n_learners + 1));

  for (int learner = 0; learner < self->problem->n_learners; learner++)
    {
      known[learner].tuning = releve_tuning_copy (known[learner].tuning);
      known[learner].tuning->n_recalled = MIN (known[learner].tuning->n_recalled, MOST_RECALLED);
    }
  return known;
}

static gint64 *
copy_numbers (const gint64 *numbers, gsize n)
{
  return g_memdup2 (numbers, sizeof *numbers * (n + 1));
}

ReleveBound *
releve_bound_copy (const ReleveBound *self)
{
  ReleveBound *copy = g_memdup2 (self, sizeof *self);
  const ReleveProblem *problem = self->problem;
  gsize n_rows = (gsize) releve_rows_count (self->rows);

  g_assert (self->blocks == NULL);
  copy->uppers = self->uppers != NULL ? g_memdup2 (self->uppers, sizeof (gint64) * (gsize) problem->n_learners) : NULL;
  copy->exact = releve_exact_new ();
  copy->bundle = releve_bundle_copy (self->bundle);
  copy->known = copy_known (self);
  copy->best_prices = copy_numbers (self->best_prices, n_rows);
  copy->prices = copy_numbers (self->prices, n_rows);
  copy->cell_prices = copy_numbers (self->cell_prices, (gsize) problem->n_assignments * (gsize) problem->n_blocks);
  copy->charges = copy_numbers (self->charges, (gsize) problem->n_supervisors * (gsize) problem->n_blocks);
  copy->offers = g_new0 (gint64, (gsize) RELEVE_MAX_CHOICES * (gsize) problem->n_blocks + 1);
  copy->uses = g_array_new (FALSE, FALSE, sizeof (ReleveUse));
  copy->left = g_new0 (gint64, n_rows + 1);
  for (gsize row = 0; row < n_rows; row++)
    copy->left[row] = releve_rows_limit (self->rows, (int) row);
  copy->cursor = 0;
  copy->sum = 0;
  copy->borrowed = TRUE;
  return copy;
}

double
releve_bound_leaning (const ReleveBound *self, int learner, const gint8 **starts)
{
  gconstpointer note;
  double weight = releve_bundle_heaviest (self->bundle, learner, &note);

  *starts = note;
  return self->known[learner].fixed ? 0 : weight;
}

void
releve_bound_fix (ReleveBound *self, int learner, const gint8 *starts)
{
  releve_bound_add_year (self, learner, starts);
  releve_bundle_fix (self->bundle, learner, starts, self->left);
  self->known[learner].fixed = TRUE;
  for (int other = 0; other < self->problem->n_learners; other++)
    if (!self->known[other].fixed)
      releve_bundle_purge (self->bundle, other, self->left);
  self->value = G_MAXINT64;
  self->stalled = 0;
}
