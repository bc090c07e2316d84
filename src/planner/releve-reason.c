#include "releve-reason.h"

#include <math.h>

#include "releve-fit.h"
#include "releve-overview.h"

void
releve_why_not_clear (ReleveWhyNot *why)
{
  g_clear_pointer (&why->breach, releve_breach_free);
}

static const RelevePlacement *
find_row (const RelevePlanning *planning, ReleveDossier *board, const ReleveCard *card)
{
  const char *assignment_id = releve_planning_assignment (planning, card->assignment);
  GPtrArray *rows = RELEVE_DOSSIER_OF (board, releve_placement_kind, RelevePlacement, learner_id,
                                       releve_planning_learner (planning, card->learner));

  for (guint i = 0; i < rows->len; i++)
    {
      const RelevePlacement *row = g_ptr_array_index (rows, i);

      if (g_str_equal (row->assignment_id, assignment_id) && row->state != RELEVE_DECLINED
          && releve_dossier_first_block (board, row) == card->start + 1)
        return row;
    }
  return NULL;
}

const char *
releve_competency_of_model (ReleveDossier *dossier, int index)
{
  g_autofree char *code = g_strdup_printf ("C%d", index + 1);
  const ReleveCompetency *row = index >= 0 ? releve_dossier_by_code (dossier, &releve_competency_kind, code) : NULL;

  return row != NULL ? g_intern_string (row->id) : NULL;
}

/* How many of her cards to come put each competency first. */
static void
count_firsts (ReleveDossier *board, const char *learner_id, int firsts[RELEVE_N_COMPETENCIES])
{
  GPtrArray *rows = RELEVE_DOSSIER_OF (board, releve_placement_kind, RelevePlacement, learner_id, learner_id);

  for (int c = 0; c < RELEVE_N_COMPETENCIES; c++)
    firsts[c] = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      ReleveMatch match;

      if (!releve_is_to_come (g_ptr_array_index (rows, i)))
        continue;
      releve_fit_of_placement (board, g_ptr_array_index (rows, i), &match);
      if (match.growth_competency >= 0)
        firsts[match.growth_competency]++;
    }
}

static ReleveHereKind
choose_kind (const RelevePlanning *planning, ReleveDossier *board, const ReleveCard *card, const ReleveMatch *match, const int *firsts)
{
  const ReleveAssignment *assignment = releve_dossier_assignment (board, releve_planning_assignment (planning, card->assignment));

  if (isnan (match->fit))
    return RELEVE_HERE_UNKNOWN;
  if (assignment->minimum > 0 && releve_rules_count_people (board, assignment->id, card->start + 1) <= assignment->minimum)
    return RELEVE_HERE_MINIMUM;
  if (match->growth_competency >= 0 && firsts[match->growth_competency] == 1)
    return RELEVE_HERE_ONLY;
  return RELEVE_HERE_GROWTH;
}

static ReleveWhyHere
explain (const RelevePlanning *planning, ReleveDossier *board, const ReleveCard *card, const int *firsts)
{
  const RelevePlacement *row = find_row (planning, board, card);
  ReleveWhyHere why = { .fit = NAN, .block = card->start + 1 };
  ReleveMatch match;

  g_assert (row != NULL);
  releve_fit_of_placement (board, row, &match);
  why.kind = choose_kind (planning, board, card, &match, firsts);
  why.learner_id = g_intern_string (row->learner_id);
  why.assignment_id = g_intern_string (row->assignment_id);
  why.competency_id = releve_competency_of_model (board, match.growth_competency);
  why.fit = match.fit;
  why.growth = match.growth_word;
  return why;
}

GArray *
releve_why_here (const RelevePlanning *planning, ReleveDossier *board, const GArray *cards)
{
  GArray *reasons = g_array_new (FALSE, FALSE, sizeof (ReleveWhyHere));
  int firsts[RELEVE_N_COMPETENCIES], learner = -1;

  for (guint i = 0; i < cards->len; i++)
    {
      const ReleveCard *card = &g_array_index (cards, ReleveCard, i);
      ReleveWhyHere why;

      if (card->learner != learner)
        count_firsts (board, releve_planning_learner (planning, learner = card->learner), firsts);
      why = explain (planning, board, card, firsts);
      g_array_append_val (reasons, why);
    }
  return reasons;
}

/* The first breach that counts: a warning stops nothing. */
static ReleveBreach *
find_breach (ReleveDossier *board, const RelevePlacement *wanted)
{
  g_autoptr (GPtrArray) breaches = releve_rules_of_placement (board, wanted);

  for (guint i = 0; i < breaches->len; i++)
    if (((const ReleveBreach *) g_ptr_array_index (breaches, i))->rule != RELEVE_RULE_BRIEFING)
      return g_ptr_array_steal_index (breaches, i);
  return NULL;
}

void
releve_why_not_there (const RelevePlanning *planning, ReleveDossier *board, const ReleveCard *card, int block, ReleveWhyNot *why)
{
  const RelevePlacement *row = find_row (planning, board, card);
  const gint64 *worth = releve_problem_worth (planning->problem, card->learner, card->assignment);
  RelevePlacement *wanted;

  *why = (ReleveWhyNot) { RELEVE_THERE_BEGUN, block, NULL };
  if (row == NULL || block <= planning->first_free || block > planning->problem->n_blocks)
    return;
  wanted = releve_row_copy (&releve_placement_kind, row);
  g_free (wanted->block_id);
  wanted->block_id = g_strdup (releve_dossier_block_number (board, block)->id);
  why->breach = find_breach (board, wanted);
  releve_row_free (&releve_placement_kind, wanted);
  if (why->breach != NULL)
    why->kind = RELEVE_THERE_RULE;
  else
    why->kind = worth[block - 1] < worth[card->start] ? RELEVE_THERE_LESS : RELEVE_THERE_PLACE;
}
