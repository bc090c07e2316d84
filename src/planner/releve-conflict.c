#include "releve-conflict.h"

#include "releve-exact.h"

#include <string.h>

/* A year is found or excluded long before this, or nothing is claimed. */
#define NODE_LIMIT 400000

/* TRUE only if it is proven that there is no year. Worth does not matter
 * here: with every start worth nothing the first year found ends the search. */
static gboolean
has_no_year (ReleveExact *exact, const ReleveYear *year)
{
  gsize n = (gsize) MAX (year->n_choices * year->n_blocks, 1);
  g_autofree gint64 *offers = g_new0 (gint64, n);
  g_autoptr (ReleveTuning) tuning = releve_tuning_new (year);
  ReleveExactResult result;

  for (gsize i = 0; i < (gsize) year->n_choices * year->n_blocks; i++)
    offers[i] = year->worth[i] == RELEVE_BARRED ? RELEVE_BARRED : 0;
  releve_exact_solve (exact, year, offers, tuning, 0, NODE_LIMIT, NULL, &result);
  return result.proven && !result.feasible;
}

static gboolean
is_stuck (ReleveExact *exact, const ReleveProblem *problem, int learner, guint dropped)
{
  g_autoptr (ReleveYear) year = releve_year_new (problem, learner, dropped, 0);

  return has_no_year (exact, year);
}

/* The deletion filter: what can be dropped without giving a year is not part
 * of the conflict. */
static guint
filter_groups (ReleveExact *exact, const ReleveProblem *problem, int learner)
{
  guint dropped = 0;

  for (guint group = 1; group <= RELEVE_GROUP_CLOSED; group <<= 1)
    if (is_stuck (exact, problem, learner, dropped | group))
      dropped |= group;
  return RELEVE_ALL_GROUPS & ~dropped;
}

/* A need that no start offered to the learner teaches. */
static int
find_need (const ReleveProblem *problem, int learner, guint groups)
{
  g_autoptr (ReleveYear) year = releve_year_new (problem, learner, RELEVE_ALL_GROUPS & ~groups, 0);
  guint64 taught = 0;

  for (int i = 0; i < year->n_choices; i++)
    for (int start = 0; start < year->n_blocks; start++)
      if (year->worth[i * year->n_blocks + start] != RELEVE_BARRED)
        taught |= year->choices[i].covers;
  for (int need = 0; need < year->n_needs; need++)
    if (!(taught >> need & 1))
      return g_array_index (problem->learners[learner].needs, int, need);
  return -1;
}

static void
explain_learner (ReleveExact *exact, const ReleveProblem *problem, int learner, GArray *conflicts)
{
  ReleveConflict conflict = { RELEVE_CONFLICT_LEARNER, learner, 0, -1, -1, -1, 0, 0 };

  if (!is_stuck (exact, problem, learner, 0))
    return;
  conflict.groups = filter_groups (exact, problem, learner);
  if (conflict.groups & RELEVE_GROUP_NEEDS)
    conflict.need = find_need (problem, learner, conflict.groups);
  g_array_append_val (conflicts, conflict);
}

static gboolean
could_be_there (const ReleveYear *year, int assignment, int block)
{
  for (int i = 0; i < year->n_choices; i++)
    {
      const ReleveChoice *choice = &year->choices[i];

      if (choice->assignment != assignment)
        continue;
      for (int start = MAX (0, block - choice->span + 1); start <= block; start++)
        if (year->worth[i * year->n_blocks + start] != RELEVE_BARRED)
          return TRUE;
    }
  return FALSE;
}

static int
count_pinned (const ReleveProblem *problem, int assignment, int block)
{
  int pinned = 0;

  for (guint i = 0; i < problem->pins->len; i++)
    {
      const ReleveCard *pin = &g_array_index (problem->pins, ReleveCard, i);

      pinned += pin->assignment == assignment && pin->start <= block
                && block < pin->start + problem->assignments[assignment].span;
    }
  return pinned;
}

static void
explain_cell (const ReleveProblem *problem, ReleveYear **years, int assignment, int block, GArray *conflicts)
{
  int cell = assignment * problem->n_blocks + block, there = 0;
  int pinned = count_pinned (problem, assignment, block);
  ReleveConflict conflict = { RELEVE_CONFLICT_PINNED, -1, 0, -1, assignment, block, problem->capacity[cell], pinned };

  if (pinned > problem->capacity[cell])
    g_array_append_val (conflicts, conflict);
  if (problem->minimum[cell] == 0)
    return;
  for (int learner = 0; learner < problem->n_learners; learner++)
    there += could_be_there (years[learner], assignment, block);
  conflict.kind = RELEVE_CONFLICT_MINIMUM;
  conflict.found = MIN (there, problem->capacity[cell]);
  conflict.limit = problem->minimum[cell];
  if (conflict.found < conflict.limit)
    g_array_append_val (conflicts, conflict);
}

/* ---- the matching of a block: learners to the places that must be filled ---- */

typedef struct {
  const ReleveProblem *problem;
  ReleveYear **years;
  int block;
  int *place_of;        /* [learner] the assignment that has her, −1 = none */
  gboolean *asked;      /* [learner] in this augmentation */
} Matching;

static gboolean
fill_place (Matching *matching, int assignment)
{
  for (int learner = 0; learner < matching->problem->n_learners; learner++)
    {
      if (matching->asked[learner] || !could_be_there (matching->years[learner], assignment, matching->block))
        continue;
      matching->asked[learner] = TRUE;
      if (matching->place_of[learner] >= 0 && !fill_place (matching, matching->place_of[learner]))
        continue;
      matching->place_of[learner] = assignment;
      return TRUE;
    }
  return FALSE;
}

static void
explain_block (const ReleveProblem *problem, ReleveYear **years, int block, GArray *conflicts)
{
  g_autofree int *place_of = g_new (int, problem->n_learners + 1);
  g_autofree gboolean *asked = g_new0 (gboolean, problem->n_learners + 1);
  Matching matching = { problem, years, block, place_of, asked };
  ReleveConflict conflict = { RELEVE_CONFLICT_BLOCK, -1, 0, -1, -1, block, 0, 0 };

  memset (place_of, -1, sizeof (int) * (gsize) problem->n_learners);
  for (int assignment = 0; assignment < problem->n_assignments; assignment++)
    for (int place = 0; place < problem->minimum[assignment * problem->n_blocks + block]; place++)
      {
        memset (asked, 0, sizeof (gboolean) * (gsize) problem->n_learners);
        conflict.limit++;
        conflict.found += fill_place (&matching, assignment);
      }
  if (conflict.found < conflict.limit)
    g_array_append_val (conflicts, conflict);
}

GArray *
releve_conflict_find (const ReleveProblem *problem)
{
  GArray *conflicts = g_array_new (FALSE, FALSE, sizeof (ReleveConflict));
  g_autoptr (ReleveExact) exact = releve_exact_new ();
  g_autoptr (GPtrArray) years = g_ptr_array_new_with_free_func ((GDestroyNotify) releve_year_free);
  guint n_cells;

  g_return_val_if_fail (problem->n_blocks <= RELEVE_MAX_BLOCKS, conflicts);
  for (int learner = 0; learner < problem->n_learners; learner++)
    {
      explain_learner (exact, problem, learner, conflicts);
      g_ptr_array_add (years, releve_year_new (problem, learner, 0, 0));
    }
  n_cells = conflicts->len;
  for (int assignment = 0; assignment < problem->n_assignments; assignment++)
    for (int block = 0; block < problem->n_blocks; block++)
      explain_cell (problem, (ReleveYear **) years->pdata, assignment, block, conflicts);
  if (conflicts->len > n_cells || !releve_years_are_sole ((ReleveYear **) years->pdata, problem->n_learners))
    return conflicts;
  for (int block = 0; block < problem->n_blocks; block++)
    explain_block (problem, (ReleveYear **) years->pdata, block, conflicts);
  return conflicts;
}
