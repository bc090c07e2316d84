#include "releve-guide.h"

#include "releve-relax.h"

#include <string.h>

/* Steps of the multipliers per refreshment. */
#define ROUNDS 2
#define ENTRIES_PER_WORK 42

typedef struct {
  ReleveGuide guide;
  ReleveTuning *tuning;
  guint version;        /* of the prices it was made at, 0 = never */
  gint64 *togo;
  gint64 *gifts;
} Own;

struct _ReleveGuides {
  const ReleveProblem *problem;
  ReleveYear **years;
  ReleveRelax *relax;
  Own **own;            /* [learner] NULL until asked for */
  gint64 *cells, *charges; /* of the bound */
  gint64 *offers;
  guint version;
};

static gsize
n_starts (const ReleveYear *year)
{
  return (gsize) year->n_choices * (gsize) year->n_blocks;
}

ReleveGuides *
releve_guides_new (const ReleveProblem *problem, ReleveYear **years)
{
  ReleveGuides *self = g_new0 (ReleveGuides, 1);

  self->problem = problem;
  self->years = years;
  self->relax = releve_relax_new ();
  self->own = g_new0 (Own *, problem->n_learners + 1);
  self->cells = g_new0 (gint64, problem->n_assignments * problem->n_blocks + 1);
  self->charges = g_new0 (gint64, problem->n_supervisors * problem->n_blocks + 1);
  self->offers = g_new0 (gint64, (gsize) RELEVE_MAX_CHOICES * (gsize) problem->n_blocks + 1);
  return self;
}

void
releve_guides_free (ReleveGuides *self)
{
  if (self == NULL)
    return;
  for (int learner = 0; learner < self->problem->n_learners; learner++)
    {
      if (self->own[learner] != NULL)
        {
          g_free (self->own[learner]->togo);
          g_free (self->own[learner]->gifts);
          releve_tuning_free (self->own[learner]->tuning);
        }
      g_free (self->own[learner]);
    }
  g_free (self->own);
  g_free (self->cells);
  g_free (self->charges);
  g_free (self->offers);
  releve_relax_free (self->relax);
  g_free (self);
}

void
releve_guides_price (ReleveGuides *self, const RelevePrices *prices)
{
  gsize n_cells = (gsize) self->problem->n_assignments * (gsize) self->problem->n_blocks;
  gsize n_desks = (gsize) self->problem->n_supervisors * (gsize) self->problem->n_blocks;

  memcpy (self->cells, prices->cells, sizeof (gint64) * n_cells);
  memcpy (self->charges, prices->charges, sizeof (gint64) * n_desks);
  self->version++;
}

static gint64
price_start (const ReleveGuides *self, const ReleveChoice *choice, int start)
{
  int n_blocks = self->problem->n_blocks, last = start + choice->span - 1;
  gint64 price = 0;

  for (int block = start; block <= MIN (last, n_blocks - 1); block++)
    price += self->cells[choice->assignment * n_blocks + block];
  if (choice->supervisor < 0 || last >= n_blocks)
    return price;
  price += self->charges[choice->supervisor * n_blocks + last];
  if (self->problem->briefs && last != start)
    price += self->charges[choice->supervisor * n_blocks + start];
  return price;
}

static void
offer_year (ReleveGuides *self, const ReleveYear *year)
{
  for (int i = 0; i < year->n_choices; i++)
    for (int start = 0; start < year->n_blocks; start++)
      {
        gint64 worth = year->worth[i * year->n_blocks + start];

        self->offers[i * year->n_blocks + start] =
          worth == RELEVE_BARRED ? RELEVE_BARRED : worth - price_start (self, &year->choices[i], start);
      }
}

/* By the table of a relaxed year. */
static void
refresh (ReleveGuides *self, const ReleveYear *year, Own *own, guint64 *work)
{
  const ReleveRelaxTable *table = releve_relax_table (self->relax);
  gsize n = (gsize) (year->n_blocks + 1) * (gsize) (year->n_states + 1);
  guint64 entries = releve_relax_work (self->relax);

  offer_year (self, year);
  releve_relax_fill (self->relax, year, self->offers, own->tuning, RELEVE_HOPELESS, ROUNDS);
  if (own->togo == NULL)
    {
      own->togo = g_new (gint64, n);
      own->gifts = g_new0 (gint64, n_starts (year) + 1);
    }
  memcpy (own->togo, table->togo, sizeof (gint64) * n);
  for (int i = 0; i < year->n_choices; i++)
    for (int start = 0; start < year->n_blocks; start++)
      own->gifts[i * year->n_blocks + start] = table->gifts[i];
  own->guide = (ReleveGuide) { .togo = own->togo, .gifts = own->gifts, .width = table->width };
  own->version = self->version;
  *work += (releve_relax_work (self->relax) - entries) / ENTRIES_PER_WORK;
}

const ReleveGuide *
releve_guides_get (ReleveGuides *self, int learner, guint64 *work)
{
  const ReleveYear *year = self->years[learner];

  if (self->version == 0 || year->clash || !year->sole)
    return NULL;
  if (self->own[learner] == NULL)
    {
      self->own[learner] = g_new0 (Own, 1);
      self->own[learner]->tuning = releve_tuning_new (year);
    }
  if (self->own[learner]->version != self->version)
    refresh (self, year, self->own[learner], work);
  return &self->own[learner]->guide;
}
