#include "releve-match.h"

#include <math.h>

/* The formulas of domain.md §4 and §4a, in their order and with their letters.
 * An absent attribute is NAN and makes whatever rests on it NAN. */

/* Levels off the mark that cost a full unit; levels at which a challenge
 * exercises a competency in full (both in domain.md §4, neither tunable). */
#define MISFIT_UNIT 2.0
#define FULL_DOSE   2.0

/* Means of ratings are binary fractions: this much short of 2 is 2. */
#define TOLERANCE 1e-9

enum { TM, SE, HS, CI, IC, AM, OR, LO };

const char *const releve_cost_codes[] = {
  "CHG", "AUT", "NOV", "RSP", "COM", "DIV", "BND", "TOT", "BRF", "DBR", "ACC", NULL
};

/* What one question is about; @levels may be a trial of Match. */
typedef struct {
  const ReleveParameters *p;
  const ReleveMatchInput *in;
  ReleveLevels levels;
  ReleveMatch *m;
} Question;

/* These three let NAN through, which fmax () would swallow. */
static inline double
positive (double x)
{
  return x < 0 ? 0 : x;
}

static inline double
larger (double a, double b)
{
  return isnan (b) || b > a ? b : a;
}

static inline double
clamp_level (double x)
{
  return x < 0 ? 0 : x > RELEVE_LEVEL_MAX ? RELEVE_LEVEL_MAX : x;
}

static inline double
square (double x)
{
  return x * x;
}

static guint
find_missing (const ReleveMatchInput *in)
{
  guint missing = 0;

  for (int a = 0; a < RELEVE_N_RATED; a++)
    if (isnan (in->attributes[a]))
      missing |= 1u << a;
  return missing;
}

static guint
find_unexplored (const ReleveMatchInput *in)
{
  guint unexplored = 0;

  for (int c = 0; c < RELEVE_N_COMPETENCIES; c++)
    if (in->weights[c] > 0 && isnan (in->competence[c]))
      unexplored |= 1u << c;
  return unexplored;
}

/* Nobody grants autonomy or responsibility to her own word (domain.md §4a). */
static double
attribute_for (const Question *q, int challenge, int attribute)
{
  const ReleveMatchInput *in = q->in;
  gboolean guarded = challenge == RELEVE_AUT || challenge == RELEVE_RSP;
  double own = in->attributes[attribute];

  if (!guarded || !in->observed_known || (attribute != TM && attribute != HS && attribute != OR && attribute != SE))
    return own;
  if (!isnan (in->observed[attribute]))
    return in->observed[attribute];
  return own > q->p->self_cap ? q->p->self_cap : own;
}

static void
find_readiness (Question *q)
{
  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    {
      const double *w = q->p->readiness[d];
      int n = q->in->exposure[d];
      double r = n > 0 ? w[RELEVE_EX] * RELEVE_LEVEL_MAX * (1 - pow (q->p->exposure_base, n)) : 0;

      for (int a = 0; a < RELEVE_N_RATED; a++)
        if (w[a] != 0)
          r += w[a] * attribute_for (q, d, a);
      q->m->readiness[d] = r;
    }
}

/* Unknown competence or a role that is silent: no gap to close. */
static double
gap_of (const Question *q, int c)
{
  double gap = (q->in->target[c] - q->in->competence[c]) / q->p->gap_scale;

  return gap > 0 ? fmin (1, gap) : 0;
}

static void
find_gaps (Question *q)
{
  for (int c = 0; c < RELEVE_N_COMPETENCIES; c++)
    q->m->gap[c] = gap_of (q, c);
  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    {
      const double *relevance = q->p->relevance[d];
      double sum = 0, total = 0;

      for (int c = 0; c < RELEVE_N_COMPETENCIES; c++)
        {
          sum += relevance[c] * q->m->gap[c];
          total += relevance[c];
        }
      q->m->challenge_gap[d] = total > 0 ? sum / total : 0;
    }
}

/* σ, B, κ and, from readiness, needs and budget, the seven targets. */
static void
find_targets (Question *q)
{
  const ReleveParameters *p = q->p;
  ReleveMatch *m = q->m;
  double orientation = q->in->attributes[LO] / RELEVE_LEVEL_MAX;
  double efficacy = q->in->attributes[SE] / RELEVE_LEVEL_MAX;
  double total = 0, scale;

  m->support = (p->support_brief * q->levels.v[RELEVE_BRF] + p->support_debrief * q->levels.v[RELEVE_DBR]) / RELEVE_LEVEL_MAX;
  m->budget = (p->budget_base + p->budget_orientation * orientation + p->budget_support * m->support)
              * (1 - p->budget_load * q->in->load);
  m->overstretch_weight = p->over_scale * (1 - p->over_support * m->support) * (1 + p->over_efficacy * (1 - efficacy));
  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    {
      m->stretch_wanted[d] = p->stretch_scale * (p->stretch_base + p->stretch_orientation * orientation
                                                 + p->stretch_need * m->challenge_gap[d]);
      total += m->stretch_wanted[d];
    }
  scale = m->budget < total ? m->budget / total : 1;
  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    {
      m->stretch_wanted[d] *= scale;
      m->target[d] = clamp_level (m->readiness[d] + m->stretch_wanted[d]);
    }
}

/* T, O and what they ask of the supervisor's three. */
static void
find_needs (Question *q)
{
  const ReleveParameters *p = q->p;
  const gint8 *x = q->levels.v;
  ReleveMatch *m = q->m;

  m->stretch = m->overstretch = 0;
  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    {
      double over = positive (x[d] - m->readiness[d]);

      m->stretch += over;
      m->overstretch = isnan (m->overstretch) ? NAN : larger (m->overstretch, over);
    }
  m->target[RELEVE_BRF] = clamp_level (p->brief_base + p->brief_over * m->overstretch
                                       + (x[RELEVE_NOV] >= p->brief_from ? p->brief_step : 0));
  m->target[RELEVE_DBR] = clamp_level (p->debrief_base + p->debrief_over * m->overstretch
                                       + (x[RELEVE_RSP] >= p->debrief_from || x[RELEVE_CHG] >= p->debrief_from
                                          ? p->debrief_step : 0));
  m->target[RELEVE_ACC] = clamp_level (p->account_base + p->account_responsibility * x[RELEVE_RSP]
                                       + p->account_autonomy * x[RELEVE_AUT]);
}

static double
largest_challenge_gap (const ReleveMatch *m)
{
  double largest = 0;

  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    largest = fmax (largest, m->challenge_gap[d]);
  return largest;
}

/* What an assignment cannot offer costs nothing; what it asks at least does. */
static void
find_challenge_costs (Question *q)
{
  const ReleveParameters *p = q->p;
  ReleveMatch *m = q->m;
  double largest = largest_challenge_gap (m);

  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    {
      double x = q->levels.v[d], t = m->target[d];
      double need = p->need_floor + (largest > 0 ? p->need_slope * m->challenge_gap[d] / largest : 0);
      double offered = t > q->in->high.v[d] ? q->in->high.v[d] : t;
      double off = x > t ? x - t : positive (offered - x);
      double e = positive (off - p->dead_band);

      m->under[d] = x < t;
      m->costs[d] = (x > t ? m->overstretch_weight : need) * square (e / MISFIT_UNIT);
    }
}

static void
find_other_costs (Question *q)
{
  const ReleveParameters *p = q->p;
  ReleveMatch *m = q->m;

  m->under[RELEVE_COST_TOTAL] = FALSE;
  m->costs[RELEVE_COST_TOTAL] = m->overstretch_weight
                                * square (positive (m->stretch - m->budget - p->total_slack) / p->total_scale);
  for (int i = 0; i < RELEVE_N_LEVELS - RELEVE_N_CHALLENGES; i++)
    {
      double x = q->levels.v[RELEVE_BRF + i], need = m->target[RELEVE_BRF + i];
      double e = positive (fabs (x - need) - p->dead_band);

      m->under[RELEVE_COST_BRF + i] = x < need;
      m->costs[RELEVE_COST_BRF + i] = (x < need ? p->short_weight : p->long_weight) * square (e / MISFIT_UNIT);
    }
}

static double
find_fit (const Question *q)
{
  double sum = 0, worst = 0;

  if (q->m->missing != 0)
    return NAN;
  for (int i = 0; i < RELEVE_N_COSTS; i++)
    {
      sum += q->m->costs[i];
      worst = fmax (worst, q->m->costs[i]);
    }
  return 100 * exp (-(q->p->mean_share * sum / RELEVE_N_COSTS + q->p->worst_share * worst));
}

/* The inverted U: routine teaches little, stretch most at z*, excess less again. */
static double
yield_of (const Question *q, int d)
{
  double z = q->levels.v[d] - q->m->readiness[d];
  double ratio = positive (z) / (1 + q->m->support);

  return q->p->routine_share * exp (z < 0 ? z : 0)
         + (1 - q->p->routine_share) * ratio * exp (1 - ratio);
}

static void
find_growth (Question *q)
{
  const ReleveParameters *p = q->p;
  const ReleveMatchInput *in = q->in;
  double orientation = in->attributes[LO] / RELEVE_LEVEL_MAX;
  double setting = p->growth_scale * (1 - exp (-in->hours / p->growth_hours))
                   * (p->growth_orientation_base + p->growth_orientation * orientation)
                   * (p->growth_debrief_base + p->growth_debrief * q->levels.v[RELEVE_DBR] / RELEVE_LEVEL_MAX);
  double dose[RELEVE_N_CHALLENGES];

  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    dose[d] = fmin (1, q->levels.v[d] / FULL_DOSE) * yield_of (q, d);
  for (int c = 0; c < RELEVE_N_COMPETENCIES; c++)
    {
      double sum = 0, total = 0;

      q->m->growth[c] = 0;
      if (!(in->weights[c] > 0))
        continue;
      for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
        if (p->relevance[d][c] > 0)
          {
            sum += p->relevance[d][c] * dose[d];
            total += p->relevance[d][c];
          }
      q->m->growth[c] = total > 0 ? setting * (1 - in->competence[c] / RELEVE_LEVEL_MAX) * in->weights[c] * sum / total : 0;
    }
}

static ReleveGrowthWord
word_of (const ReleveParameters *p, double growth)
{
  if (growth > p->word_strong)
    return RELEVE_STRONG;
  return growth >= p->word_moderate ? RELEVE_MODERATE : RELEVE_MODEST;
}

static void
find_value (Question *q)
{
  ReleveMatch *m = q->m;
  double largest = -1, sum = 0;

  m->growth_competency = -1;
  for (int c = 0; c < RELEVE_N_COMPETENCIES; c++)
    {
      if (m->gap[c] > 0)
        sum += m->gap[c] * m->growth[c];
      if (q->in->weights[c] > 0 && m->growth[c] > largest)
        {
          largest = m->growth[c];
          m->growth_competency = c;
        }
    }
  m->growth_word = word_of (q->p, largest);
  m->value = m->fit / 100 * sum;
}

/* Largest first; of equals the one that the fixed order names first. */
static void
find_drivers (ReleveMatch *m)
{
  guint taken = 0;

  for (guint i = 0; i < G_N_ELEMENTS (m->drivers); i++)
    {
      double largest = 0;

      m->drivers[i] = -1;
      for (int k = 0; k < RELEVE_N_COSTS; k++)
        if (!(taken & 1u << k) && m->costs[k] > largest)
          {
            largest = m->costs[k];
            m->drivers[i] = k;
          }
      if (m->drivers[i] >= 0)
        taken |= 1u << m->drivers[i];
    }
}

static ReleveGate
find_gate (const Question *q)
{
  const gint8 *x = q->levels.v;
  double mastery = q->in->observed_known ? q->in->observed[TM] : q->in->attributes[TM];

  if (!q->in->clinical || q->in->supervised)
    return RELEVE_GATE_NONE;
  if (x[RELEVE_AUT] < q->p->gate_level && x[RELEVE_RSP] < q->p->gate_level)
    return RELEVE_GATE_NONE;
  return mastery >= q->p->gate_mastery - TOLERANCE ? RELEVE_GATE_NONE : RELEVE_GATE_NEEDS_SUPERVISOR;
}

void
releve_match (const ReleveParameters *parameters, const ReleveMatchInput *input, ReleveMatch *match)
{
  Question q = { parameters, input, input->levels, match };

  match->missing = find_missing (input);
  match->unexplored = find_unexplored (input);
  find_readiness (&q);
  find_gaps (&q);
  find_targets (&q);
  find_needs (&q);
  find_challenge_costs (&q);
  find_other_costs (&q);
  match->fit = find_fit (&q);
  find_growth (&q);
  find_value (&q);
  find_drivers (match);
  match->gate = find_gate (&q);
}

/* A mark that nobody knows leaves the level where it is. */
static void
set_levels (Question *q, int first, int last)
{
  for (int i = first; i <= last; i++)
    if (!isnan (q->m->target[i]))
      q->levels.v[i] = CLAMP ((int) floor (q->m->target[i] + 0.5), q->in->low.v[i], q->in->high.v[i]);
}

ReleveLevels
releve_match_levels (const ReleveParameters *parameters, const ReleveMatchInput *input)
{
  ReleveMatch match;
  Question q = { parameters, input, input->levels, &match };

  find_readiness (&q);
  find_gaps (&q);
  find_targets (&q);
  set_levels (&q, RELEVE_CHG, RELEVE_BND);
  find_needs (&q);
  set_levels (&q, RELEVE_BRF, RELEVE_ACC);
  return q.levels;
}
