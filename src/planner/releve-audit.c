#include "releve-audit.h"

const char *const releve_term_codes[] = {
  "unknown", "twice", "prerequisite", "leave", "room", "need", "low", "high",
  "capacity", "minimum", "duty", "pin",
};
G_STATIC_ASSERT (G_N_ELEMENTS (releve_term_codes) == RELEVE_N_TERMS);

typedef struct {
  const ReleveProblem *problem;
  const GArray *cards;
  GArray **own;         /* [learner] of ReleveCard: hers */
  GArray *terms;
} Audit;

static void
add (Audit *audit, ReleveTermKind kind, int learner, int assignment, int block, int other, int amount)
{
  ReleveTerm term = { kind, learner, assignment, block, other, amount };

  g_array_append_val (audit->terms, term);
}

static const ReleveCard *
card_at (const Audit *audit, guint i)
{
  return &g_array_index (audit->cards, ReleveCard, i);
}

static const ReleveCard *
own_at (const Audit *audit, int learner, guint i)
{
  return &g_array_index (audit->own[learner], ReleveCard, i);
}

static gboolean
is_known (const Audit *audit, const ReleveCard *card)
{
  const ReleveProblem *problem = audit->problem;

  return card->learner >= 0 && card->learner < problem->n_learners
         && card->assignment >= 0 && card->assignment < problem->n_assignments
         && card->start >= 0 && card->start < problem->n_blocks;
}

static int
span_of (const Audit *audit, const ReleveCard *card)
{
  return audit->problem->assignments[card->assignment].span;
}

static gboolean
covers (const Audit *audit, const ReleveCard *card, int block)
{
  return is_known (audit, card) && card->start <= block && block < card->start + span_of (audit, card);
}

static void
check_offer (Audit *audit, const ReleveCard *card)
{
  const ReleveProblem *problem = audit->problem;
  gboolean offered = is_known (audit, card)
                     && card->start + span_of (audit, card) <= problem->n_blocks
                     && (releve_problem_worth (problem, card->learner, card->assignment)[card->start] != RELEVE_BARRED
                         || releve_problem_is_pinned (problem, card));

  if (!offered)
    add (audit, RELEVE_TERM_UNKNOWN, card->learner, card->assignment, card->start, -1, 1);
}

static void
check_repeats (Audit *audit, const ReleveCard *card)
{
  if (releve_problem_lists (audit->problem->learners[card->learner].done, card->assignment)
      && !releve_problem_is_pinned (audit->problem, card))
    add (audit, RELEVE_TERM_TWICE, card->learner, card->assignment, card->start, -1, 1);
  for (guint i = 0; own_at (audit, card->learner, i) != card; i++)
    if (own_at (audit, card->learner, i)->assignment == card->assignment)
      add (audit, RELEVE_TERM_TWICE, card->learner, card->assignment, card->start, -1, 1);
}

static gboolean
ended_before (const Audit *audit, int learner, int assignment, int block)
{
  for (guint i = 0; i < audit->own[learner]->len; i++)
    {
      const ReleveCard *card = own_at (audit, learner, i);

      if (card->assignment == assignment && card->start + span_of (audit, card) <= block)
        return TRUE;
    }
  return releve_problem_lists (audit->problem->learners[learner].done, assignment)
         || releve_problem_lists (audit->problem->learners[learner].met, assignment);
}

static void
check_prerequisites (Audit *audit, const ReleveCard *card)
{
  const GArray *before = audit->problem->assignments[card->assignment].before;

  for (guint i = 0; i < before->len; i++)
    {
      int needed = g_array_index (before, int, i);

      if (!ended_before (audit, card->learner, needed, card->start))
        add (audit, RELEVE_TERM_PREREQUISITE, card->learner, card->assignment, card->start, needed, 1);
    }
}

static void
check_leave (Audit *audit, const ReleveCard *card)
{
  for (int block = 0; block < audit->problem->n_blocks; block++)
    if (covers (audit, card, block) && audit->problem->learners[card->learner].leave[block])
      add (audit, RELEVE_TERM_LEAVE, card->learner, card->assignment, block, -1, 1);
}

static void
check_room (Audit *audit, int learner, int block)
{
  int room = audit->problem->learners[learner].room[block], hours = 0, n_cards = 0, n_exclusive = 0;

  for (guint i = 0; i < audit->own[learner]->len; i++)
    {
      const ReleveCard *card = own_at (audit, learner, i);

      if (!covers (audit, card, block))
        continue;
      n_cards++;
      if (audit->problem->assignments[card->assignment].exclusive)
        n_exclusive++;
      else
        hours += audit->problem->assignments[card->assignment].hours;
    }
  if (n_exclusive > 0 && n_cards > 1)
    add (audit, RELEVE_TERM_ROOM, learner, -1, block, -1, n_cards - 1);
  else if (n_exclusive == 0 && hours > room)
    add (audit, RELEVE_TERM_ROOM, learner, -1, block, -1, hours - room);
}

static gboolean
is_taught (const Audit *audit, int learner, int need)
{
  for (guint i = 0; i < audit->own[learner]->len; i++)
    if (releve_problem_lists (audit->problem->assignments[own_at (audit, learner, i)->assignment].teaches, need))
      return TRUE;
  return FALSE;
}

static void
check_needs (Audit *audit, int learner)
{
  const GArray *needs = audit->problem->learners[learner].needs;

  for (guint i = 0; i < needs->len; i++)
    if (!is_taught (audit, learner, g_array_index (needs, int, i)))
      add (audit, RELEVE_TERM_NEED, learner, -1, -1, g_array_index (needs, int, i), 1);
}

static void
check_balance (Audit *audit, int learner, int category)
{
  const ReleveProblemLearner *facts = &audit->problem->learners[learner];
  int blocks = 0;

  for (guint i = 0; i < audit->own[learner]->len; i++)
    if (audit->problem->assignments[own_at (audit, learner, i)->assignment].category == category)
      blocks += span_of (audit, own_at (audit, learner, i));
  if (blocks < facts->low[category])
    add (audit, RELEVE_TERM_LOW, learner, -1, -1, category, facts->low[category] - blocks);
  if (blocks > facts->high[category])
    add (audit, RELEVE_TERM_HIGH, learner, -1, -1, category, blocks - facts->high[category]);
}

static void
check_people (Audit *audit, int assignment, int block)
{
  int at = assignment * audit->problem->n_blocks + block;
  int people = 0, capacity = audit->problem->capacity[at], minimum = audit->problem->minimum[at];

  for (guint i = 0; i < audit->cards->len; i++)
    people += card_at (audit, i)->assignment == assignment && covers (audit, card_at (audit, i), block);
  if (people > capacity)
    add (audit, RELEVE_TERM_CAPACITY, -1, assignment, block, -1, people - capacity);
  if (people < minimum)
    add (audit, RELEVE_TERM_MINIMUM, -1, assignment, block, -1, minimum - people);
}

static gboolean
is_duty (const Audit *audit, const ReleveCard *card, int supervisor, int block)
{
  if (releve_problem_supervisor (audit->problem, card->learner, card->assignment) != supervisor)
    return FALSE;
  return block == card->start + span_of (audit, card) - 1 || (audit->problem->briefs && block == card->start);
}

static void
check_duty (Audit *audit, int supervisor, int block)
{
  int limit = audit->problem->duty[supervisor * audit->problem->n_blocks + block], duties = 0;

  for (guint i = 0; i < audit->cards->len; i++)
    duties += is_duty (audit, card_at (audit, i), supervisor, block);
  if (duties > limit)
    add (audit, RELEVE_TERM_DUTY, -1, -1, block, supervisor, duties - limit);
}

static void
check_pins (Audit *audit)
{
  for (guint i = 0; i < audit->problem->pins->len; i++)
    {
      const ReleveCard *pin = &g_array_index (audit->problem->pins, ReleveCard, i);
      gboolean stands = FALSE;

      for (guint j = 0; j < audit->cards->len; j++)
        stands |= releve_card_compare (pin, card_at (audit, j)) == 0;
      if (!stands)
        add (audit, RELEVE_TERM_PIN, pin->learner, pin->assignment, pin->start, -1, 1);
    }
}

static void
check_card (Audit *audit, const ReleveCard *card)
{
  check_offer (audit, card);
  check_repeats (audit, card);
  check_prerequisites (audit, card);
  check_leave (audit, card);
}

static void
sort_by_learner (Audit *audit)
{
  audit->own = g_new (GArray *, audit->problem->n_learners + 1);
  for (int learner = 0; learner < audit->problem->n_learners; learner++)
    audit->own[learner] = g_array_new (FALSE, FALSE, sizeof (ReleveCard));
  for (guint i = 0; i < audit->cards->len; i++)
    g_array_append_val (audit->own[card_at (audit, i)->learner], *card_at (audit, i));
}

static void
free_sorted (Audit *audit)
{
  for (int learner = 0; learner < audit->problem->n_learners; learner++)
    g_array_unref (audit->own[learner]);
  g_free (audit->own);
}

static void
check_learner (Audit *audit, int learner)
{
  for (int block = 0; block < audit->problem->n_blocks; block++)
    check_room (audit, learner, block);
  check_needs (audit, learner);
  for (int category = 0; category < RELEVE_N_CATEGORIES; category++)
    check_balance (audit, learner, category);
}

GArray *
releve_audit_plan (const ReleveProblem *problem, const GArray *cards)
{
  Audit audit = { problem, cards, NULL, g_array_new (FALSE, FALSE, sizeof (ReleveTerm)) };

  sort_by_learner (&audit);
  for (int learner = 0; learner < problem->n_learners; learner++)
    for (guint i = 0; i < audit.own[learner]->len; i++)
      check_card (&audit, own_at (&audit, learner, i));
  for (int learner = 0; learner < problem->n_learners; learner++)
    check_learner (&audit, learner);
  for (int block = 0; block < problem->n_blocks; block++)
    {
      for (int assignment = 0; assignment < problem->n_assignments; assignment++)
        check_people (&audit, assignment, block);
      for (int supervisor = 0; supervisor < problem->n_supervisors; supervisor++)
        check_duty (&audit, supervisor, block);
    }
  check_pins (&audit);
  free_sorted (&audit);
  return audit.terms;
}

gint64
releve_audit_learner (const ReleveProblem *problem, const GArray *cards, int learner)
{
  gint64 total = 0;

  for (guint i = 0; i < cards->len; i++)
    {
      const ReleveCard *card = &g_array_index (cards, ReleveCard, i);
      gint64 worth;

      if (card->learner != learner)
        continue;
      worth = releve_problem_worth (problem, card->learner, card->assignment)[card->start];
      total += worth == RELEVE_BARRED ? 0 : worth;
    }
  return total;
}

gint64
releve_audit_least_share (const ReleveProblem *problem, const GArray *cards, const gint64 *uppers)
{
  gint64 least = RELEVE_MILLION;

  for (int learner = 0; learner < problem->n_learners; learner++)
    if (uppers[learner] > 0)
      least = MIN (least, releve_audit_learner (problem, cards, learner) * RELEVE_MILLION / uppers[learner]);
  return least;
}

gint64
releve_audit_worth (const ReleveProblem *problem, const GArray *cards)
{
  gint64 total = 0;

  for (int learner = 0; learner < problem->n_learners; learner++)
    total += releve_audit_learner (problem, cards, learner);
  return total;
}

int
releve_audit_kept (const ReleveProblem *problem, const GArray *cards)
{
  int kept = 0;

  for (guint i = 0; i < cards->len; i++)
    kept += releve_problem_is_planned (problem, &g_array_index (cards, ReleveCard, i));
  return kept;
}

gint64
releve_audit_violations (const GArray *terms)
{
  gint64 sum = 0;

  for (guint i = 0; i < terms->len; i++)
    sum += g_array_index (terms, ReleveTerm, i).amount;
  return sum;
}
