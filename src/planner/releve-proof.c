#include "releve-proof.h"

#include "releve-exact.h"

#include <string.h>

/* Nodes for each learner at first and at last: some 5 and 20 ms, which is how
 * long a cancel may have to wait. */
#define FIRST_NODES 2000
#define MOST_NODES 8000
#define STEPS 30

typedef struct {
  ReleveTuning *tuning;
  ReleveExactResult year;
  gint64 bound;
} Claim;

struct _ReleveProof {
  const ReleveProblem *problem;
  ReleveYear **years;
  ReleveRows *rows;
  gint64 grains;
  ReleveExact *exact;
  gint64 *prices;       /* [row] */
  gint64 *offers;
  Claim *claims;        /* [learner] */
  gint64 gain;
  guint64 nodes;
  int cursor, n_open, stuck;
};

ReleveProof *
releve_proof_new (const ReleveProblem *problem, ReleveYear **years, ReleveRows *rows, const gint64 *prices, gint64 grains)
{
  ReleveProof *self = g_new0 (ReleveProof, 1);

  self->problem = problem;
  self->years = years;
  self->rows = rows;
  self->grains = grains;
  self->exact = releve_exact_new ();
  self->prices = g_memdup2 (prices, sizeof (gint64) * (gsize) releve_rows_count (rows));
  self->offers = g_new0 (gint64, (gsize) RELEVE_MAX_CHOICES * (gsize) problem->n_blocks + 1);
  self->claims = g_new0 (Claim, problem->n_learners + 1);
  self->nodes = FIRST_NODES;
  self->n_open = problem->n_learners;
  self->stuck = -1;
  return self;
}

void
releve_proof_free (ReleveProof *self)
{
  if (self == NULL)
    return;
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    releve_tuning_free (self->claims[learner].tuning);
  releve_exact_free (self->exact);
  g_free (self->prices);
  g_free (self->offers);
  g_free (self->claims);
  g_free (self);
}

void
releve_proof_claim (ReleveProof *self, int learner, const gint64 *own, gint64 bound)
{
  Claim *claim = &self->claims[learner];

  claim->tuning = releve_tuning_new (self->years[learner]);
  if (!self->years[learner]->sole)
    releve_tuning_take (claim->tuning, own);
  claim->bound = bound;
}

static void
prove_year (ReleveProof *self, int learner, guint64 *work)
{
  Claim *claim = &self->claims[learner];
  g_autofree gint8 *known = claim->year.feasible ? g_memdup2 (claim->year.starts, RELEVE_MAX_CHOICES) : NULL;
  gint64 bound;

  *work += releve_rows_offer (self->rows, learner, self->prices, self->grains, self->offers);
  releve_exact_solve (self->exact, self->years[learner], self->offers, claim->tuning, STEPS, self->nodes, known, &claim->year);
  *work += claim->year.work;
  self->n_open -= claim->year.proven;
  if (claim->year.proven && !claim->year.feasible)
    {
      self->stuck = learner;
      return;
    }
  bound = MIN (claim->bound, claim->year.bound);
  self->gain += claim->bound - bound;
  claim->bound = bound;
}

void
releve_proof_step (ReleveProof *self, guint64 *work)
{
  while (self->cursor < self->problem->n_learners && self->claims[self->cursor].year.proven)
    self->cursor++;
  if (self->cursor < self->problem->n_learners)
    prove_year (self, self->cursor++, work);
  if (self->cursor < self->problem->n_learners)
    return;
  self->cursor = 0;
  self->nodes *= 2;
}

gint64
releve_proof_gain (const ReleveProof *self)
{
  return self->gain;
}

int
releve_proof_stuck (const ReleveProof *self)
{
  return self->stuck;
}

gboolean
releve_proof_is_over (const ReleveProof *self)
{
  return self->stuck >= 0 || self->n_open == 0 || self->nodes > MOST_NODES;
}
