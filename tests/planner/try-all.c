#include "try-all.h"

#include "releve-audit.h"

typedef struct {
  const ReleveProblem *problem;
  const ReleveCard *wanted;
  TryAllValue value;
  gconstpointer data;
  GArray *cards;
  gint64 best;
} Trial;

static void
judge (Trial *trial)
{
  g_autoptr (GArray) terms = releve_audit_plan (trial->problem, trial->cards);
  gint64 value;

  if (terms->len > 0 || (trial->wanted != NULL && !releve_cards_hold (trial->cards, trial->wanted)))
    return;
  value = trial->value != NULL ? trial->value (trial->cards, trial->data) : releve_audit_worth (trial->problem, trial->cards);
  trial->best = MAX (trial->best, value);
}

static void
try_from (Trial *trial, int slot)
{
  const ReleveProblem *problem = trial->problem;
  int learner = slot / MAX (problem->n_assignments, 1), assignment = slot % MAX (problem->n_assignments, 1);

  if (slot == problem->n_learners * problem->n_assignments)
    {
      judge (trial);
      return;
    }
  try_from (trial, slot + 1);
  for (int start = 0; start < problem->n_blocks; start++)
    if (releve_problem_worth (problem, learner, assignment)[start] != RELEVE_BARRED)
      {
        ReleveCard card = { learner, assignment, start };

        g_array_append_val (trial->cards, card);
        try_from (trial, slot + 1);
        g_array_set_size (trial->cards, trial->cards->len - 1);
      }
}

gint64
try_all (const ReleveProblem *problem, const ReleveCard *wanted, TryAllValue value, gconstpointer data)
{
  g_autoptr (GArray) cards = g_array_new (FALSE, FALSE, sizeof (ReleveCard));
  Trial trial = { problem, wanted, value, data, cards, G_MININT64 };

  try_from (&trial, 0);
  return trial.best;
}
