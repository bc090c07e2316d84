#include "releve-search-private.h"

#include <string.h>

/* Found by trial on tuning instances: part-years per block while no plan is
 * feasible and afterwards, iterations between two pressings of broken terms,
 * and between two reliefs when nothing is broken. Quick relief matters most:
 * the search then crosses what is forbidden instead of walking round it. */
#define WIDTH_BROKEN 8
#define WIDTH 12
#define PRESS_EVERY 12
#define RELAX_EVERY 4
/* What a shortfall below the floor weighs, in 16ths of what worth does. */
#define LEAST_FLOOR_WEIGHT 64
#define MOST_FLOOR_WEIGHT (G_GINT64_CONSTANT (1) << 20)
/* Moves between two looks at the clock. */
#define MOVES_AT_A_TIME 16
/* A plan to start from is not given up at once: its rules weigh more at first. */
#define WARM_WEIGHT 16
/* The annealing temperature in shares of a typical block's worth. */
#define HOTTEST_PER_MILLE 400
#define COLDEST_PER_MILLE 4
#define COLDEST_SHUFFLE 20
#define HALVINGS_OF_SHUFFLE 50 /* in tenths */
#define WARM_SHARE 6
/* What is found elsewhere is looked at where it is worth so nearly what the best
 * plan is, for so many rounds, broken terms weighing so much to begin with. */
#define NEAR_PER_MILLE 20
#define PATIENCE 4
#define LONG_PATIENCE 40
#define GUIDED_WEIGHT 2
/* Rounds in which it falls; see releve_search_cycle. */
#define CYCLE 400
#define CYCLE_OF_SHUFFLE 160

/* What a start brings, without what staying earns. */
static gint64
growth_of (const ReleveYear *year, int choice, int start)
{
  gint64 worth = year->worth[choice * year->n_blocks + start];

  return worth != RELEVE_BARRED ? worth - releve_year_bonus (year, choice, start) : 0;
}

static gint64
find_unit (const ReleveSearch *self)
{
  gint64 sum = 0, n = 0;

  for (int learner = 0; learner < self->problem->n_learners; learner++)
    for (int i = 0; i < self->years[learner]->n_choices; i++)
      {
        gint64 best = 0;

        for (int start = 0; start < self->problem->n_blocks; start++)
          best = MAX (best, growth_of (self->years[learner], i, start));
        sum += best / self->years[learner]->choices[i].span;
        n++;
      }
  return MAX (n > 0 ? sum / n : 0, 1000);
}

static void
index_choices (ReleveSearch *self)
{
  memset (self->choice_of, -1, (gsize) self->problem->n_learners * self->problem->n_assignments + 1);
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    for (int i = 0; i < self->years[learner]->n_choices; i++)
      self->choice_of[learner * self->problem->n_assignments + self->years[learner]->choices[i].assignment] = (gint8) i;
}

ReleveSearch *
releve_search_new (const ReleveProblem *problem, ReleveYear **years, guint64 seed, gboolean warm)
{
  ReleveSearch *self = g_new0 (ReleveSearch, 1);
  gsize rows = (gsize) problem->n_learners * RELEVE_MAX_CHOICES + 1;

  self->problem = problem;
  self->years = years;
  self->random = seed;
  self->warm = warm;
  self->draft = releve_draft_new (problem, years);
  self->beam = releve_beam_new ();
  self->guides = releve_guides_new (problem, years);
  self->choice_of = g_new (gint8, (gsize) problem->n_learners * problem->n_assignments + 1);
  self->prices = g_new0 (gint64, (gsize) problem->n_assignments * problem->n_blocks + 1);
  self->charges = g_new0 (gint64, (gsize) problem->n_supervisors * problem->n_blocks + 1);
  self->offers = g_new0 (gint64, (gsize) RELEVE_MAX_CHOICES * problem->n_blocks + 1);
  self->saved = g_new (gint8, RELEVE_MAX_GROUP * RELEVE_MAX_CHOICES);
  self->best = g_new (gint8, rows);
  memset (self->best, -1, rows);
  self->standing.violations = G_MAXINT;
  self->sought = G_MININT64;
  self->floor_weight = LEAST_FLOOR_WEIGHT;
  self->width = WIDTH_BROKEN;
  if (!releve_years_are_sole (years, problem->n_learners))
    self->shuffle = releve_shuffle_new (problem, years, self->choice_of, self->draft, &self->random);
  index_choices (self);
  self->unit = find_unit (self);
  releve_draft_set_weights (self->draft, self->unit);
  return self;
}

void
releve_search_free (ReleveSearch *self)
{
  if (self == NULL)
    return;
  releve_draft_free (self->draft);
  releve_beam_free (self->beam);
  releve_guides_free (self->guides);
  releve_shuffle_free (self->shuffle);
  g_clear_pointer (&self->costs, g_ptr_array_unref);
  g_free (self->choice_of);
  g_free (self->prices);
  g_free (self->charges);
  g_free (self->offers);
  g_free (self->saved);
  g_free (self->best);
  g_free (self);
}

int
releve_standing_compare (const ReleveSearchStand *one, const ReleveSearchStand *other)
{
  if (one->violations != other->violations)
    return one->violations > other->violations ? -1 : 1;
  if (one->shortfall != other->shortfall)
    return one->shortfall > other->shortfall ? -1 : 1;
  return (one->score > other->score) - (one->score < other->score);
}

/* ---- the aim ---- */

static gint64
least_share (const ReleveSearch *self)
{
  gint64 least = RELEVE_MILLION;

  for (int learner = 0; learner < self->problem->n_learners; learner++)
    if (self->aim.uppers[learner] > 0)
      least = MIN (least, releve_draft_growth (self->draft, learner) * RELEVE_MILLION / self->aim.uppers[learner]);
  return least;
}

static gint64
sum_shortfall (const ReleveSearch *self)
{
  gint64 sum = 0;

  for (int learner = 0; learner < self->problem->n_learners && self->aim.floor > 0; learner++)
    {
      gint64 wanted = self->aim.uppers[learner] * self->aim.floor / RELEVE_MILLION;

      sum += MAX (0, wanted - releve_draft_growth (self->draft, learner));
    }
  return sum;
}

static ReleveSearchStand
stand (const ReleveSearch *self)
{
  ReleveSearchStand standing = { self->draft->violations, sum_shortfall (self), self->draft->value };

  if (self->aim.fairness > 0 && self->problem->n_learners > 0)
    standing.score += self->aim.fairness / 1000 * (least_share (self) / 1000);
  return standing;
}

/* What annealing compares. */
static gint64
energy (const ReleveSearch *self, const ReleveSearchStand *standing)
{
  return standing->score - self->draft->penalty - self->floor_weight * (standing->shortfall / 16);
}

static void
keep_best (ReleveSearch *self, const ReleveSearchStand *standing)
{
  if (releve_standing_compare (standing, &self->standing) <= 0)
    return;
  self->standing = *standing;
  self->rest = 0;
  self->sought = G_MININT64;
  memcpy (self->best, self->draft->starts, (gsize) self->problem->n_learners * RELEVE_MAX_CHOICES);
}

void
releve_search_set_aim (ReleveSearch *self, const ReleveSearchAim *aim)
{
  self->aim = *aim;
  releve_search_return (self);
  self->standing = stand (self);
}

static void
take_costs (ReleveSearch *self, GPtrArray *costs)
{
  g_clear_pointer (&self->costs, g_ptr_array_unref);
  self->costs = costs != NULL ? g_ptr_array_ref (costs) : NULL;
  releve_shuffle_set_costs (self->shuffle, self->costs, self->unit);
}

void
releve_search_price (ReleveSearch *self, const RelevePrices *prices)
{
  memcpy (self->prices, prices->cells, sizeof (gint64) * self->problem->n_assignments * self->problem->n_blocks);
  memcpy (self->charges, prices->charges, sizeof (gint64) * self->problem->n_supervisors * self->problem->n_blocks);
  releve_guides_price (self->guides, prices);
  if (self->shuffle != NULL && prices->costs != self->costs)
    take_costs (self, prices->costs);
}

/* ---- one iteration ---- */

/* Small, uneven changes of the offers make the beam find other years. */
static void
blur (ReleveSearch *self, const ReleveYear *year)
{
  gint64 most = self->temperature;

  for (int i = 0; i < year->n_choices; i++)
    {
      gint64 shift = most > 0 ? (gint64) (releve_random_draw (&self->random) % (guint64) (2 * most + 1)) - most : 0;

      for (int start = 0; start < year->n_blocks; start++)
        if (self->offers[i * year->n_blocks + start] != RELEVE_BARRED)
          self->offers[i * year->n_blocks + start] += shift;
    }
}

static void
refill (ReleveSearch *self, int learner, int share, gboolean blurred)
{
  const ReleveYear *year = self->years[learner];
  const ReleveGuide *guide;
  gint8 starts[RELEVE_MAX_CHOICES];

  releve_draft_offer (self->draft, learner, self->prices, self->charges, share, self->offers);
  if (blurred)
    blur (self, year);
  guide = share > 0 && self->standing.violations == 0 ? releve_guides_get (self->guides, learner, &self->work) : NULL;
  self->work += releve_beam_fill (self->beam, year, self->offers, self->draft->missing[learner], guide, self->width, starts);
  self->work += (guint64) year->n_choices * year->n_blocks;
  releve_draft_trim (self->draft, learner, starts);
  releve_draft_put (self->draft, learner, starts);
}

static void
take_out (ReleveSearch *self, const ReleveGroup *group)
{
  for (int i = 0; i < group->n; i++)
    {
      memcpy (&self->saved[i * RELEVE_MAX_CHOICES], releve_draft_starts (self->draft, group->learners[i]),
              RELEVE_MAX_CHOICES);
      releve_draft_clear (self->draft, group->learners[i]);
    }
}

static void
put_back (ReleveSearch *self, const ReleveGroup *group)
{
  for (int i = 0; i < group->n; i++)
    releve_draft_clear (self->draft, group->learners[i]);
  for (int i = 0; i < group->n; i++)
    releve_draft_put (self->draft, group->learners[i], &self->saved[i * RELEVE_MAX_CHOICES]);
}

static gboolean
accepts (ReleveSearch *self, gint64 before, gint64 after)
{
  return after >= before || before - after <= self->temperature * releve_random_exponential (&self->random) / 256;
}

/* A shortfall weighs the more the longer there is one, as broken terms do: what
 * staying earns may be many times what a floor asks for. */
static void
weigh_floor (ReleveSearch *self)
{
  if (sum_shortfall (self) > 0)
    self->floor_weight = MIN (self->floor_weight + self->floor_weight / 16, MOST_FLOOR_WEIGHT);
  else
    self->floor_weight -= (self->floor_weight - LEAST_FLOOR_WEIGHT) / 16;
}

static void
iterate (ReleveSearch *self)
{
  static const int shares[] = { 0, 8, 16, 16 };
  ReleveSearchStand standing = stand (self);
  gint64 before = energy (self, &standing);
  int share = shares[releve_random_below (&self->random, G_N_ELEMENTS (shares))];
  gboolean blurred = releve_random_below (&self->random, 2) == 0;
  ReleveGroup group;

  releve_search_choose_group (self, &group);
  take_out (self, &group);
  for (int i = 0; i < group.n; i++)
    refill (self, group.learners[i], share, blurred);
  standing = stand (self);
  if (accepts (self, before, energy (self, &standing)))
    keep_best (self, &standing);
  else
    put_back (self, &group);
  weigh_floor (self);
  self->iterations++;
}

/* Card by card; nothing that was kept is broken. */
static void
shuffle (ReleveSearch *self)
{
  ReleveSearchStand standing = stand (self);
  gint64 energy_now = energy (self, &standing);

  for (int i = 0; i < MOVES_AT_A_TIME; i++)
    {
      gint64 after;

      self->iterations++;
      if (!releve_shuffle_move (self->shuffle, &self->work))
        continue;
      standing = stand (self);
      after = energy (self, &standing);
      if (accepts (self, energy_now, after))
        {
          energy_now = after;
          keep_best (self, &standing);
        }
      else
        releve_shuffle_undo (self->shuffle);
    }
  weigh_floor (self);
}

static void
adapt (ReleveSearch *self)
{
  if (self->draft->violations > 0 && self->iterations % PRESS_EVERY == 0)
    releve_draft_press (self->draft, 4096 * self->unit);
  else if (self->draft->violations == 0 && self->iterations % (guint64) MAX (RELAX_EVERY, self->problem->n_learners / 16) == 0)
    releve_draft_relax (self->draft, self->unit / 2);
}

/* Among many small moves the temperature falls by the same share from round to
 * round: the heat says how often it has still to halve. */
static gint64
temper_shuffle (const ReleveSearch *self, int heat)
{
  int halvings = heat * HALVINGS_OF_SHUFFLE / 10;
  gint64 coldest = self->unit * COLDEST_SHUFFLE / 1000;

  return (coldest * (1000 + halvings % 1000) / 1000) << (halvings / 1000);
}

/* Much heat would melt a plan to start from. */
static gint64
temper (const ReleveSearch *self, int heat)
{
  gint64 hottest = self->unit * HOTTEST_PER_MILLE / 1000, coldest = self->unit * COLDEST_PER_MILLE / 1000;

  heat = self->warm ? heat / WARM_SHARE : heat;
  return coldest + (hottest - coldest) * heat / 1000 * heat / 1000;
}

gboolean
releve_search_is_shuffling (const ReleveSearch *self)
{
  return self->shuffle != NULL;
}

guint
releve_search_cycle (const ReleveSearch *self)
{
  return self->shuffle != NULL ? CYCLE_OF_SHUFFLE : CYCLE;
}

static void
set_rows (ReleveSearch *self, const gint8 *starts)
{
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    {
      releve_draft_clear (self->draft, learner);
      releve_draft_put (self->draft, learner, &starts[learner * RELEVE_MAX_CHOICES]);
    }
}

void
releve_search_return (ReleveSearch *self)
{
  if (self->standing.violations < G_MAXINT)
    set_rows (self, self->best);
}

void
releve_search_take (ReleveSearch *self, const gint8 *starts)
{
  ReleveSearchStand standing;

  set_rows (self, starts);
  standing = stand (self);
  keep_best (self, &standing);
}

void
releve_search_note (ReleveSearch *self, const gint8 *starts)
{
  g_autofree gint8 *here = g_memdup2 (self->draft->starts, (gsize) self->problem->n_learners * RELEVE_MAX_CHOICES);

  releve_search_take (self, starts);
  set_rows (self, here);
}

/* Cold, near a plan that somebody found. */
static void
settle_at (ReleveSearch *self, const gint8 *starts, gint64 sought)
{
  set_rows (self, starts);
  releve_draft_set_weights (self->draft, GUIDED_WEIGHT * self->unit);
  self->guided = TRUE;
  self->sought = sought;
  self->rest = 0;
}

/* What breaks rules and is worth more than the best is mended first. */
void
releve_search_visit (ReleveSearch *self, const gint8 *starts)
{
  g_autofree gint8 *here = g_memdup2 (self->draft->starts, (gsize) self->problem->n_learners * RELEVE_MAX_CHOICES);
  gint64 best = self->standing.score;
  ReleveSearchStand standing;

  releve_search_take (self, starts);
  standing = stand (self);
  if (standing.score >= MAX (best - ABS (best) / 1000 * NEAR_PER_MILLE, self->sought))
    settle_at (self, starts, standing.violations > 0 && standing.score > best ? standing.score : G_MININT64);
  else if (self->guided)
    set_rows (self, here);
  else
    settle_at (self, self->best, G_MININT64);
}

/* The walk leaves what it was shown; after some rounds without a gain it goes
 * back to the best plan. */
static void
come_back (ReleveSearch *self)
{
  if (self->guided && ++self->rest > (self->sought > G_MININT64 ? LONG_PATIENCE : PATIENCE))
    settle_at (self, self->best, G_MININT64);
}

void
releve_search_run (ReleveSearch *self, guint64 work, int heat, ReleveSearchStop stop, gpointer data)
{
  guint64 until = self->work + work;
  if (self->problem->n_learners == 0 || self->problem->n_blocks == 0)
    return;
  come_back (self);
  self->temperature = self->shuffle != NULL && self->draft->violations == 0 ? temper_shuffle (self, heat)
                                                                              : temper (self, self->guided ? 0 : heat);
  self->width = self->standing.violations > 0 ? WIDTH_BROKEN : WIDTH;
  if (self->shuffle != NULL)
    releve_shuffle_read (self->shuffle);
  while (self->work < until && !(stop != NULL && stop (data)))
    if (self->shuffle != NULL && self->draft->violations == 0)
      shuffle (self);
    else
      {
        iterate (self);
        adapt (self);
        if (self->shuffle != NULL && self->draft->violations == 0)
          releve_shuffle_read (self->shuffle);
      }
}

/* ---- the first plan ---- */

static void
read_cards (const ReleveSearch *self, const GArray *cards, int learner, gint8 *starts)
{
  memset (starts, -1, RELEVE_MAX_CHOICES);
  for (int i = 0; i < self->years[learner]->n_choices; i++)
    starts[i] = (gint8) self->years[learner]->choices[i].pin;
  for (guint i = 0; i < cards->len; i++)
    {
      const ReleveCard *card = &g_array_index (cards, ReleveCard, i);
      int choice = card->learner == learner
                     ? self->choice_of[learner * self->problem->n_assignments + card->assignment]
                     : -1;

      if (choice >= 0 && self->years[learner]->worth[choice * self->problem->n_blocks + card->start] != RELEVE_BARRED)
        starts[choice] = (gint8) card->start;
    }
}

void
releve_search_start (ReleveSearch *self, const GArray *cards)
{
  ReleveSearchStand standing;

  for (int learner = 0; learner < self->problem->n_learners; learner++)
    {
      gint8 starts[RELEVE_MAX_CHOICES];

      releve_draft_clear (self->draft, learner);
      if (cards == NULL || cards->len == 0)
        {
          refill (self, learner, 16, FALSE);
          continue;
        }
      read_cards (self, cards, learner, starts);
      releve_draft_put (self->draft, learner, starts);
    }
  if (cards != NULL && cards->len > 0)
    releve_draft_set_weights (self->draft, WARM_WEIGHT * self->unit);
  standing = stand (self);
  keep_best (self, &standing);
}

const gint8 *
releve_search_best (const ReleveSearch *self)
{
  return self->best;
}

const ReleveSearchStand *
releve_search_standing (const ReleveSearch *self)
{
  return &self->standing;
}

guint64
releve_search_iterations (const ReleveSearch *self)
{
  return self->iterations;
}
