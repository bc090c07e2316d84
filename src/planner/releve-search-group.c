#include "releve-search-private.h"

/* Whom the search takes out together: who holds what somebody needs or would
 * like, found from a broken term or from a wish. */

/* A small team is worth shuffling as a whole. */
#define USUAL_GROUP 3
#define SMALL_TEAM 10

static gboolean
has_card (const ReleveSearch *self, int learner, int assignment, int block)
{
  int choice = self->choice_of[learner * self->problem->n_assignments + assignment];
  int start = choice < 0 ? -1 : releve_draft_starts (self->draft, learner)[choice];

  return start >= 0 && start <= block && block < start + self->years[learner]->choices[choice].span;
}

/* Somebody who holds the cell, from a random place on; −1 if nobody. */
static int
find_holder (ReleveSearch *self, int assignment, int block, int apart)
{
  int n = self->problem->n_learners, from = releve_random_below (&self->random, n);

  for (int i = 0; i < n; i++)
    {
      int learner = (from + i) % n;

      if (learner != apart && has_card (self, learner, assignment, block))
        return learner;
    }
  return -1;
}

/* Somebody who could come to the cell. */
static int
find_comer (ReleveSearch *self, int assignment, int block)
{
  int n = self->problem->n_learners, from = releve_random_below (&self->random, n);

  for (int i = 0; i < n; i++)
    {
      int learner = (from + i) % n;
      int choice = self->choice_of[learner * self->problem->n_assignments + assignment];

      if (choice < 0 || has_card (self, learner, assignment, block))
        continue;
      for (int start = MAX (0, block - self->years[learner]->choices[choice].span + 1); start <= block; start++)
        if (self->years[learner]->worth[choice * self->problem->n_blocks + start] != RELEVE_BARRED)
          return learner;
    }
  return -1;
}

static int
find_server (ReleveSearch *self, int supervisor, int block)
{
  int from = releve_random_below (&self->random, self->problem->n_assignments);

  for (int i = 0; i < self->problem->n_assignments; i++)
    {
      int assignment = (from + i) % self->problem->n_assignments;
      int holder;

      if (self->problem->assignments[assignment].supervisor != supervisor)
        continue;
      holder = find_holder (self, assignment, block, -1);
      if (holder >= 0)
        return holder;
    }
  return -1;
}

static void
join (ReleveGroup *group, int learner)
{
  if (learner < 0 || group->n == RELEVE_MAX_GROUP)
    return;
  for (int i = 0; i < group->n; i++)
    if (group->learners[i] == learner)
      return;
  group->learners[group->n++] = learner;
}

/* The best of a few random starts that a learner has not got: what she would
 * like. FALSE if there is none. */
static gboolean
find_wish (ReleveSearch *self, int learner, gboolean needed, int *choice, int *start)
{
  const ReleveYear *year = self->years[learner];
  gint64 best = 0;

  for (int tries = 0; tries < 8 && year->n_choices > 0; tries++)
    {
      int c = releve_random_below (&self->random, year->n_choices), s = releve_random_below (&self->random, year->n_blocks);
      gint64 worth = year->worth[c * year->n_blocks + s];

      if (worth == RELEVE_BARRED || releve_draft_starts (self->draft, learner)[c] == s)
        continue;
      worth = worth / year->choices[c].span + (needed && year->choices[c].covers ? 4 * self->unit : 0);
      if (worth <= best)
        continue;
      best = worth;
      *choice = c;
      *start = s;
    }
  return best > 0;
}

/* Who stands in the way of a wish. */
static int
find_obstacle (ReleveSearch *self, int learner, gboolean needed)
{
  const ReleveYear *year = self->years[learner];
  int choice = 0, start = 0, from;

  if (!find_wish (self, learner, needed, &choice, &start))
    return -1;
  from = releve_random_below (&self->random, year->choices[choice].span);
  for (int i = 0; i < year->choices[choice].span; i++)
    {
      int block = start + (from + i) % year->choices[choice].span;
      int assignment = year->choices[choice].assignment;

      if (self->draft->people[assignment * year->n_blocks + block]
          >= self->problem->capacity[assignment * year->n_blocks + block])
        return find_holder (self, assignment, block, learner);
    }
  return -1;
}

typedef struct {
  int kind, at;         /* 0 over, 1 under, 2 duty, 3 lack */
} Broken;

/* A random broken term; reservoir sampling keeps every one as likely. */
static gboolean
find_broken (ReleveSearch *self, Broken *broken)
{
  const ReleveDraft *draft = self->draft;
  int cells = self->problem->n_assignments * self->problem->n_blocks, n = 0;
  int desks = self->problem->n_supervisors * self->problem->n_blocks;

  for (int i = 0; i < cells; i++)
    {
      if (draft->people[i] > self->problem->capacity[i] && releve_random_below (&self->random, ++n) == 0)
        *broken = (Broken) { 0, i };
      if (draft->people[i] < self->problem->minimum[i] && releve_random_below (&self->random, ++n) == 0)
        *broken = (Broken) { 1, i };
    }
  for (int i = 0; i < desks; i++)
    if (draft->duties[i] > self->problem->duty[i] && releve_random_below (&self->random, ++n) == 0)
      *broken = (Broken) { 2, i };
  for (int i = 0; i < self->problem->n_learners; i++)
    if (draft->lacks[i] > 0 && releve_random_below (&self->random, ++n) == 0)
      *broken = (Broken) { 3, i };
  return n > 0;
}

static void
group_for_broken (ReleveSearch *self, const Broken *broken, ReleveGroup *group)
{
  int row = broken->at / self->problem->n_blocks, block = broken->at % self->problem->n_blocks;

  switch (broken->kind)
    {
    case 0:
      join (group, find_holder (self, row, block, -1));
      break;
    case 1:
      join (group, find_comer (self, row, block));
      break;
    case 2:
      join (group, find_server (self, row, block));
      break;
    default:
      join (group, broken->at);
      join (group, find_obstacle (self, broken->at, TRUE));
      break;
    }
}

/* Who has least of what she could have; −1 where that does not count. */
static int
find_worst_off (const ReleveSearch *self)
{
  gint64 least = RELEVE_MILLION;
  int worst = -1;

  if (self->aim.fairness == 0 && self->aim.floor == 0)
    return -1;
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    if (self->aim.uppers[learner] > 0)
      {
        gint64 share = releve_draft_growth (self->draft, learner) * RELEVE_MILLION / self->aim.uppers[learner];

        if (share >= least)
          continue;
        least = share;
        worst = learner;
      }
  return self->aim.fairness > 0 || least < self->aim.floor ? worst : -1;
}

void
releve_search_choose_group (ReleveSearch *self, ReleveGroup *group)
{
  Broken broken = { 0, 0 };
  int wanted = 1 + releve_random_below (&self->random, self->problem->n_learners <= SMALL_TEAM ? RELEVE_MAX_GROUP : USUAL_GROUP);

  group->n = 0;
  if (self->draft->violations > 0 && releve_random_below (&self->random, 8) != 0 && find_broken (self, &broken))
    group_for_broken (self, &broken, group);
  if (group->n == 0 && releve_random_below (&self->random, 2) == 0)
    join (group, find_worst_off (self));
  if (group->n == 0)
    join (group, releve_random_below (&self->random, self->problem->n_learners));
  for (int tries = 0; group->n < wanted && tries < 4; tries++)
    join (group, find_obstacle (self, group->learners[releve_random_below (&self->random, group->n)], FALSE));
  if (group->n < wanted && releve_random_below (&self->random, 2) == 0)
    join (group, releve_random_below (&self->random, self->problem->n_learners));
}
