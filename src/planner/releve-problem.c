#include "releve-problem.h"

static void
init_learner (ReleveProblemLearner *learner, int n_blocks)
{
  learner->room = g_new (int, n_blocks);
  learner->leave = g_new0 (gboolean, n_blocks);
  learner->done = g_array_new (FALSE, FALSE, sizeof (int));
  learner->met = g_array_new (FALSE, FALSE, sizeof (int));
  learner->needs = g_array_new (FALSE, FALSE, sizeof (int));
  for (int block = 0; block < n_blocks; block++)
    learner->room[block] = 1;
  for (int category = 0; category < RELEVE_N_CATEGORIES; category++)
    learner->high[category] = RELEVE_UNLIMITED;
}

static void
init_assignment (ReleveProblemAssignment *assignment)
{
  assignment->span = 1;
  assignment->supervisor = -1;
  assignment->before = g_array_new (FALSE, FALSE, sizeof (int));
  assignment->teaches = g_array_new (FALSE, FALSE, sizeof (int));
}

static int *
filled_with (int n, int value)
{
  int *numbers = g_new (int, MAX (n, 1));

  for (int i = 0; i < n; i++)
    numbers[i] = value;
  return numbers;
}

ReleveProblem *
releve_problem_new (const char *name, int n_learners, int n_blocks, int n_assignments, int n_supervisors)
{
  ReleveProblem *self;
  gsize n_worth;

  g_return_val_if_fail (n_learners >= 0 && n_blocks >= 0 && n_assignments >= 0 && n_supervisors >= 0, NULL);

  self = g_new0 (ReleveProblem, 1);
  self->name = g_strdup (name);
  self->n_learners = n_learners;
  self->n_blocks = n_blocks;
  self->n_assignments = n_assignments;
  self->n_supervisors = n_supervisors;
  self->learners = g_new0 (ReleveProblemLearner, n_learners);
  self->assignments = g_new0 (ReleveProblemAssignment, n_assignments);
  for (int i = 0; i < n_learners; i++)
    init_learner (&self->learners[i], n_blocks);
  for (int i = 0; i < n_assignments; i++)
    init_assignment (&self->assignments[i]);
  self->capacity = filled_with (n_assignments * n_blocks, RELEVE_UNLIMITED);
  self->minimum = filled_with (n_assignments * n_blocks, 0);
  self->duty = filled_with (n_supervisors * n_blocks, RELEVE_UNLIMITED);
  self->debriefers = filled_with (n_learners * n_assignments, -1);
  n_worth = (gsize) n_learners * n_assignments * n_blocks;
  self->worth = g_new (gint64, MAX (n_worth, 1));
  for (gsize i = 0; i < n_worth; i++)
    self->worth[i] = RELEVE_BARRED;
  self->pins = g_array_new (FALSE, FALSE, sizeof (ReleveCard));
  self->plan = g_array_new (FALSE, FALSE, sizeof (ReleveCard));
  return self;
}

static void
clear_learner (ReleveProblemLearner *learner)
{
  g_free (learner->room);
  g_free (learner->leave);
  g_array_unref (learner->done);
  g_array_unref (learner->met);
  g_array_unref (learner->needs);
}

void
releve_problem_free (ReleveProblem *self)
{
  if (self == NULL)
    return;
  for (int i = 0; i < self->n_learners; i++)
    clear_learner (&self->learners[i]);
  for (int i = 0; i < self->n_assignments; i++)
    {
      g_array_unref (self->assignments[i].before);
      g_array_unref (self->assignments[i].teaches);
    }
  g_free (self->learners);
  g_free (self->assignments);
  g_free (self->capacity);
  g_free (self->minimum);
  g_free (self->duty);
  g_free (self->debriefers);
  g_free (self->worth);
  g_array_unref (self->pins);
  g_array_unref (self->plan);
  g_free (self->name);
  g_free (self);
}

gboolean
releve_problem_lists (const GArray *list, int wanted)
{
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, int, i) == wanted)
      return TRUE;
  return FALSE;
}

gint64 *
releve_problem_worth (const ReleveProblem *self, int learner, int assignment)
{
  gsize row = (gsize) learner * self->n_assignments + assignment;

  return &self->worth[row * self->n_blocks];
}

int
releve_problem_supervisor (const ReleveProblem *self, int learner, int assignment)
{
  int own = self->debriefers[learner * self->n_assignments + assignment];

  return own >= 0 ? own : self->assignments[assignment].supervisor;
}

int
releve_card_compare (gconstpointer a, gconstpointer b)
{
  const ReleveCard *one = a, *other = b;

  if (one->learner != other->learner)
    return one->learner < other->learner ? -1 : 1;
  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  return (one->assignment > other->assignment) - (one->assignment < other->assignment);
}

gboolean
releve_cards_hold (const GArray *cards, const ReleveCard *card)
{
  for (guint i = 0; i < cards->len; i++)
    if (releve_card_compare (&g_array_index (cards, ReleveCard, i), card) == 0)
      return TRUE;
  return FALSE;
}

gboolean
releve_problem_is_pinned (const ReleveProblem *self, const ReleveCard *card)
{
  return releve_cards_hold (self->pins, card);
}

gboolean
releve_problem_is_planned (const ReleveProblem *self, const ReleveCard *card)
{
  return releve_cards_hold (self->plan, card);
}

const ReleveCard *
releve_cards_find (const GArray *cards, int learner, int assignment)
{
  for (guint i = 0; i < cards->len; i++)
    {
      const ReleveCard *card = &g_array_index (cards, ReleveCard, i);

      if (card->learner == learner && card->assignment == assignment)
        return card;
    }
  return NULL;
}
