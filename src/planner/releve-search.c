#include "releve-search.h"

#include "releve-guide.h"

#include <string.h>

/* Learners taken out together: a small team is worth shuffling as a whole. */
#define MAX_GROUP 5
#define USUAL_GROUP 3
#define SMALL_TEAM 10
/* Found by trial on tuning instances: part-years per block while no plan is
 * feasible and afterwards, iterations between two pressings of broken terms,
 * and between two reliefs when nothing is broken. Quick relief matters most:
 * the search then crosses what is forbidden instead of walking round it. */
#define WIDTH_BROKEN 8
#define WIDTH 12
#define WIDTH_SHARED 24     /* where cells hold several cards */
#define PRESS_EVERY 12
#define RELAX_EVERY 4
/* A plan to start from is not given up at once: its rules weigh more at first. */
#define WARM_WEIGHT 16
/* The annealing temperature in shares of a typical block's worth. */
#define HOTTEST_PER_MILLE 400
#define COLDEST_PER_MILLE 4

typedef struct {
  int n;
  int learners[MAX_GROUP];
} Group;

struct _ReleveSearch {
  const ReleveProblem *problem;
  ReleveYear **years;
  ReleveDraft *draft;
  ReleveBeam *beam;
  ReleveGuides *guides;
  ReleveSearchAim aim;
  gint8 *choice_of;     /* [learner × n_assignments + assignment], −1 = none */
  gint64 *prices, *charges, *offers;
  gint8 *saved;         /* the rows of a group */
  gint8 *best;
  ReleveSearchStand standing;
  guint64 random, work, iterations;
  gint64 unit;          /* typical worth of a block */
  gint64 temperature;
  int width;
};

static guint64
draw (ReleveSearch *self)
{
  guint64 z = self->random += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return z ^ (z >> 31);
}

static int
draw_below (ReleveSearch *self, int n)
{
  return n <= 1 ? 0 : (int) ((draw (self) >> 32) * (guint64) n >> 32);
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
          best = MAX (best, self->years[learner]->worth[i * self->problem->n_blocks + start]);
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
releve_search_new (const ReleveProblem *problem, ReleveYear **years, guint64 seed)
{
  ReleveSearch *self = g_new0 (ReleveSearch, 1);
  gsize rows = (gsize) problem->n_learners * RELEVE_MAX_CHOICES + 1;

  self->problem = problem;
  self->years = years;
  self->random = seed;
  self->draft = releve_draft_new (problem, years);
  self->beam = releve_beam_new ();
  self->guides = releve_guides_new (problem, years);
  self->choice_of = g_new (gint8, (gsize) problem->n_learners * problem->n_assignments + 1);
  self->prices = g_new0 (gint64, (gsize) problem->n_assignments * problem->n_blocks + 1);
  self->charges = g_new0 (gint64, (gsize) problem->n_supervisors * problem->n_blocks + 1);
  self->offers = g_new0 (gint64, (gsize) RELEVE_MAX_CHOICES * problem->n_blocks + 1);
  self->saved = g_new (gint8, MAX_GROUP * RELEVE_MAX_CHOICES);
  self->best = g_new (gint8, rows);
  memset (self->best, -1, rows);
  self->standing.violations = G_MAXINT;
  self->width = WIDTH_BROKEN;
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

/* What annealing compares: a shortfall weighs four times. */
static gint64
energy (const ReleveSearch *self, const ReleveSearchStand *standing)
{
  return standing->score - self->draft->penalty - 4 * standing->shortfall;
}

static void
keep_best (ReleveSearch *self, const ReleveSearchStand *standing)
{
  if (releve_standing_compare (standing, &self->standing) <= 0)
    return;
  self->standing = *standing;
  memcpy (self->best, self->draft->starts, (gsize) self->problem->n_learners * RELEVE_MAX_CHOICES);
}

void
releve_search_set_aim (ReleveSearch *self, const ReleveSearchAim *aim)
{
  self->aim = *aim;
  releve_search_return (self);
  self->standing = stand (self);
}

void
releve_search_price (ReleveSearch *self, const RelevePrices *prices)
{
  memcpy (self->prices, prices->cells, sizeof (gint64) * self->problem->n_assignments * self->problem->n_blocks);
  memcpy (self->charges, prices->charges, sizeof (gint64) * self->problem->n_supervisors * self->problem->n_blocks);
  releve_guides_price (self->guides, prices);
}

/* ---- whom to take out ---- */

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
  int n = self->problem->n_learners, from = draw_below (self, n);

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
  int n = self->problem->n_learners, from = draw_below (self, n);

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
  int from = draw_below (self, self->problem->n_assignments);

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
join (Group *group, int learner)
{
  if (learner < 0 || group->n == MAX_GROUP)
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
      int c = draw_below (self, year->n_choices), s = draw_below (self, year->n_blocks);
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
  from = draw_below (self, year->choices[choice].span);
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
      if (draft->people[i] > self->problem->capacity[i] && draw_below (self, ++n) == 0)
        *broken = (Broken) { 0, i };
      if (draft->people[i] < self->problem->minimum[i] && draw_below (self, ++n) == 0)
        *broken = (Broken) { 1, i };
    }
  for (int i = 0; i < desks; i++)
    if (draft->duties[i] > self->problem->duty[i] && draw_below (self, ++n) == 0)
      *broken = (Broken) { 2, i };
  for (int i = 0; i < self->problem->n_learners; i++)
    if (draft->lacks[i] > 0 && draw_below (self, ++n) == 0)
      *broken = (Broken) { 3, i };
  return n > 0;
}

static void
group_for_broken (ReleveSearch *self, const Broken *broken, Group *group)
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

static void
choose_group (ReleveSearch *self, Group *group)
{
  Broken broken = { 0, 0 };
  int wanted = 1 + draw_below (self, self->problem->n_learners <= SMALL_TEAM ? MAX_GROUP : USUAL_GROUP);

  group->n = 0;
  if (self->draft->violations > 0 && draw_below (self, 8) != 0 && find_broken (self, &broken))
    group_for_broken (self, &broken, group);
  if (group->n == 0 && draw_below (self, 2) == 0)
    join (group, find_worst_off (self));
  if (group->n == 0)
    join (group, draw_below (self, self->problem->n_learners));
  for (int tries = 0; group->n < wanted && tries < 4; tries++)
    join (group, find_obstacle (self, group->learners[draw_below (self, group->n)], FALSE));
  if (group->n < wanted && draw_below (self, 2) == 0)
    join (group, draw_below (self, self->problem->n_learners));
}

/* ---- one iteration ---- */

/* Small, uneven changes of the offers make the beam find other years. */
static void
blur (ReleveSearch *self, const ReleveYear *year)
{
  gint64 most = self->temperature;

  for (int i = 0; i < year->n_choices; i++)
    {
      gint64 shift = most > 0 ? (gint64) (draw (self) % (guint64) (2 * most + 1)) - most : 0;

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
  self->work += releve_beam_fill (self->beam, year, self->offers, self->draft->missing[learner], guide,
                                  year->sole || self->standing.violations > 0 ? self->width : WIDTH_SHARED, starts);
  self->work += (guint64) year->n_choices * year->n_blocks;
  releve_draft_trim (self->draft, learner, starts);
  releve_draft_put (self->draft, learner, starts);
}

static void
take_out (ReleveSearch *self, const Group *group)
{
  for (int i = 0; i < group->n; i++)
    {
      memcpy (&self->saved[i * RELEVE_MAX_CHOICES], releve_draft_starts (self->draft, group->learners[i]),
              RELEVE_MAX_CHOICES);
      releve_draft_clear (self->draft, group->learners[i]);
    }
}

static void
put_back (ReleveSearch *self, const Group *group)
{
  for (int i = 0; i < group->n; i++)
    releve_draft_clear (self->draft, group->learners[i]);
  for (int i = 0; i < group->n; i++)
    releve_draft_put (self->draft, group->learners[i], &self->saved[i * RELEVE_MAX_CHOICES]);
}

/* An exponential variate of mean 1, in 1/256: the logarithm of a random
 * number by its leading zeros, so that no floating point is needed. */
static gint64
draw_exponential (ReleveSearch *self)
{
  guint64 r = draw (self) | 1;
  int zeros = __builtin_clzll (r);
  gint64 rest = zeros < 56 ? (gint64) (r << (zeros + 1) >> 56) : 0;

  return (zeros * 256 + 255 - rest) * 177 / 256;
}

static gboolean
accepts (ReleveSearch *self, gint64 before, gint64 after)
{
  return after >= before || before - after <= self->temperature * draw_exponential (self) / 256;
}

static void
iterate (ReleveSearch *self)
{
  static const int shares[] = { 0, 8, 16, 16 };
  ReleveSearchStand standing = stand (self);
  gint64 before = energy (self, &standing);
  int share = shares[draw_below (self, G_N_ELEMENTS (shares))];
  gboolean blurred = draw_below (self, 2) == 0;
  Group group;

  choose_group (self, &group);
  take_out (self, &group);
  for (int i = 0; i < group.n; i++)
    refill (self, group.learners[i], share, blurred);
  standing = stand (self);
  if (accepts (self, before, energy (self, &standing)))
    keep_best (self, &standing);
  else
    put_back (self, &group);
  self->iterations++;
}

static void
adapt (ReleveSearch *self)
{
  if (self->draft->violations > 0 && self->iterations % PRESS_EVERY == 0)
    releve_draft_press (self->draft, 4096 * self->unit);
  else if (self->draft->violations == 0 && self->iterations % (guint64) MAX (RELAX_EVERY, self->problem->n_learners / 16) == 0)
    releve_draft_relax (self->draft, self->unit / 2);
}

void
releve_search_run (ReleveSearch *self, guint64 work, int heat, ReleveSearchStop stop, gpointer data)
{
  guint64 until = self->work + work;
  gint64 hottest = self->unit * HOTTEST_PER_MILLE / 1000, coldest = self->unit * COLDEST_PER_MILLE / 1000;

  if (self->problem->n_learners == 0 || self->problem->n_blocks == 0)
    return;
  self->temperature = coldest + (hottest - coldest) * heat / 1000 * heat / 1000;
  self->width = self->standing.violations > 0 ? WIDTH_BROKEN : WIDTH;
  while (self->work < until && !(stop != NULL && stop (data)))
    {
      iterate (self);
      adapt (self);
    }
}

void
releve_search_return (ReleveSearch *self)
{
  if (self->standing.violations == G_MAXINT)
    return;
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    {
      releve_draft_clear (self->draft, learner);
      releve_draft_put (self->draft, learner, &self->best[learner * RELEVE_MAX_CHOICES]);
    }
}

void
releve_search_take (ReleveSearch *self, const gint8 *starts)
{
  ReleveSearchStand standing;

  for (int learner = 0; learner < self->problem->n_learners; learner++)
    {
      releve_draft_clear (self->draft, learner);
      releve_draft_put (self->draft, learner, &starts[learner * RELEVE_MAX_CHOICES]);
    }
  standing = stand (self);
  keep_best (self, &standing);
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
