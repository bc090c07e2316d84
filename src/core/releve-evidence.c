#include "releve-evidence.h"
#include "releve-fit.h"
#include "releve-hearing.h"
#include "releve-wording.h"

#include <math.h>

/* One year back, for the trend. */
#define TREND_MONTHS 12

/* A level below this exposes nobody to the challenge (domain.md §4, n_d). */
#define EXPOSING_LEVEL 2

/* Ratings exactly two levels or a quarter apart are not to depend on rounding. */
#define TOLERANCE 1e-9

/* The view of one day: what was known by @upto and is not older than @fresh. */
typedef struct {
  ReleveDay upto;
  ReleveDay fresh;
} View;

/* What the raters of one source say: the latest word of each. */
typedef struct {
  double sum;
  int n_fresh;
  int n_any;
  ReleveDay newest;
} Voice;

static int
months_of (double months)
{
  return (int) floor (months + 0.5);
}

/* What is dated ahead of today was entered all the same: it counts (D8). */
static View
view_today (ReleveDossier *dossier, const ReleveParameters *p)
{
  return (View) { G_MAXINT,
                  releve_day_add_months (releve_dossier_get_today (dossier), -months_of (p->stale_months)) };
}

static View
view_year_ago (ReleveDossier *dossier, const ReleveParameters *p)
{
  ReleveDay then = releve_day_add_months (releve_dossier_get_today (dossier), -TREND_MONTHS);

  return (View) { then, releve_day_add_months (then, -months_of (p->stale_months)) };
}

/* Her own word needs no rater; of equal days the row sorted last counts. */
static gboolean
supersedes (const ReleveRating *rating, const ReleveRating *earlier)
{
  if (rating->source != earlier->source)
    return FALSE;
  return rating->source == RELEVE_SELF || g_strcmp0 (rating->rater, earlier->rater) == 0;
}

static void
keep_latest (GArray *latest, const ReleveHeard *heard)
{
  for (guint i = 0; i < latest->len; i++)
    {
      ReleveHeard *earlier = &g_array_index (latest, ReleveHeard, i);

      if (!supersedes (heard->rating, earlier->rating))
        continue;
      if (heard->rating->date >= earlier->rating->date)
        *earlier = *heard;
      return;
    }
  g_array_append_vals (latest, heard, 1);
}

/* The latest rating of each rater, self included, known on that day. */
static GArray *
find_latest (const ReleveHearing *hearing, ReleveDay upto)
{
  GArray *latest = g_array_new (FALSE, FALSE, sizeof (ReleveHeard));

  for (guint i = 0; i < hearing->heard->len; i++)
    {
      const ReleveHeard *heard = &g_array_index (hearing->heard, ReleveHeard, i);

      if (heard->known_by <= upto)
        keep_latest (latest, heard);
    }
  return latest;
}

static void
listen (GArray *latest, ReleveDay fresh, Voice voices[RELEVE_N_SOURCES])
{
  for (guint i = 0; i < latest->len; i++)
    {
      const ReleveHeard *heard = &g_array_index (latest, ReleveHeard, i);
      Voice *voice = &voices[heard->rating->source];

      voice->n_any++;
      voice->newest = MAX (voice->newest, heard->rating->date);
      if (heard->rating->source == RELEVE_SELF || heard->fresh_by >= fresh)
        {
          voice->n_fresh++;
          voice->sum += heard->rating->level;
        }
    }
}

/* A group of fewer than three colleagues is not heard, not even by its date (D14). */
static gboolean
is_hidden (const ReleveParameters *p, int source, int n)
{
  return source == RELEVE_COLLEAGUE && n < p->colleague_minimum;
}

static ReleveDay
find_newest_observation (const ReleveParameters *p, const Voice voices[RELEVE_N_SOURCES])
{
  ReleveDay newest = RELEVE_NO_DAY;

  for (int s = RELEVE_SUPERVISOR_SAYS; s < RELEVE_N_SOURCES; s++)
    if (voices[s].n_any > 0 && !is_hidden (p, s, voices[s].n_any))
      newest = MAX (newest, voices[s].newest);
  return newest;
}

/* Mean over sources of each source's mean; N counts the raters behind it. */
static double
find_observed (const ReleveParameters *p, const Voice voices[RELEVE_N_SOURCES], int *n_raters)
{
  double sum = 0;
  int n_sources = 0;

  *n_raters = 0;
  for (int s = RELEVE_SUPERVISOR_SAYS; s < RELEVE_N_SOURCES; s++)
    {
      if (voices[s].n_fresh == 0 || is_hidden (p, s, voices[s].n_fresh))
        continue;
      sum += voices[s].sum / voices[s].n_fresh;
      *n_raters += voices[s].n_fresh;
      n_sources++;
    }
  return n_sources > 0 ? sum / n_sources : NAN;
}

static double
blend (const ReleveParameters *p, double self, double observed, int n_raters)
{
  double weight = n_raters / (n_raters + p->blend_half);

  if (isnan (observed))
    return self;
  return isnan (self) ? observed : weight * observed + (1 - weight) * self;
}

static void
hear_colleagues (const ReleveParameters *p, const Voice *voice, ReleveEvidence *evidence)
{
  gboolean heard = voice->n_fresh > 0 && !is_hidden (p, RELEVE_COLLEAGUE, voice->n_fresh);

  evidence->n_colleagues = heard ? voice->n_fresh : 0;
  evidence->colleagues = heard ? voice->sum / voice->n_fresh : NAN;
}

static void
look (const ReleveParameters *p, const ReleveHearing *hearing, View view, ReleveEvidence *evidence)
{
  g_autoptr (GArray) latest = find_latest (hearing, view.upto);
  Voice voices[RELEVE_N_SOURCES] = { 0 };
  const Voice *self = &voices[RELEVE_SELF];
  ReleveDay observed_on;

  listen (latest, view.fresh, voices);
  observed_on = find_newest_observation (p, voices);
  evidence->self = self->n_any > 0 ? self->sum : NAN;
  evidence->self_on = self->newest;
  evidence->observed = find_observed (p, voices, &evidence->n_raters);
  evidence->n_ratings = evidence->n_raters + (self->n_any > 0);
  evidence->last_on = MAX (evidence->self_on, observed_on);
  evidence->stale = observed_on != RELEVE_NO_DAY && isnan (evidence->observed);
  evidence->level = blend (p, evidence->self, evidence->observed, evidence->n_raters);
  evidence->year_ago = evidence->self_year_ago = evidence->observed_year_ago = NAN;
  hear_colleagues (p, &voices[RELEVE_COLLEAGUE], evidence);
}

static void
look_twice (ReleveDossier *dossier, const ReleveParameters *p, const char *learner_id, const char *competency_id,
            const char *attribute, ReleveEvidence *evidence)
{
  g_auto (ReleveHearing) hearing = { 0 };
  ReleveEvidence then;

  releve_hearing_init (&hearing, dossier, p, learner_id, competency_id, attribute);
  look (p, &hearing, view_today (dossier, p), evidence);
  evidence->n_waiting = hearing.n_waiting;
  evidence->n_closed = hearing.n_closed;
  if (evidence->last_on == RELEVE_NO_DAY)
    return;
  look (p, &hearing, view_year_ago (dossier, p), &then);
  evidence->year_ago = then.level;
  evidence->self_year_ago = then.self;
  evidence->observed_year_ago = then.observed;
}

void
releve_evidence_of_competency_by (ReleveDossier *dossier, const ReleveParameters *p, const char *learner_id,
                                  const char *competency_id, ReleveEvidence *evidence)
{
  g_return_if_fail (RELEVE_IS_DOSSIER (dossier) && p != NULL && competency_id != NULL && evidence != NULL);

  look_twice (dossier, p, learner_id, competency_id, NULL, evidence);
}

void
releve_evidence_of_attribute_by (ReleveDossier *dossier, const ReleveParameters *p, const char *learner_id,
                                 ReleveAttribute attribute, ReleveEvidence *evidence)
{
  g_return_if_fail (RELEVE_IS_DOSSIER (dossier) && p != NULL && attribute < RELEVE_N_ATTRIBUTES && evidence != NULL);

  look_twice (dossier, p, learner_id, NULL, releve_attribute_codes[attribute], evidence);
}

void
releve_evidence_of_competency (ReleveDossier *dossier, const char *learner_id,
                               const char *competency_id, ReleveEvidence *evidence)
{
  releve_evidence_of_competency_by (dossier, releve_dossier_parameters (dossier), learner_id, competency_id, evidence);
}

void
releve_evidence_of_attribute (ReleveDossier *dossier, const char *learner_id,
                              ReleveAttribute attribute, ReleveEvidence *evidence)
{
  releve_evidence_of_attribute_by (dossier, releve_dossier_parameters (dossier), learner_id, attribute, evidence);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return (*(const ReleveRating *const *) b)->date - (*(const ReleveRating *const *) a)->date;
}

GPtrArray *
releve_evidence_ratings (ReleveDossier *dossier, const char *learner_id, const char *competency_id, const char *attribute)
{
  g_auto (ReleveHearing) hearing = { 0 };
  GPtrArray *shown = g_ptr_array_new ();

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier), shown);

  releve_hearing_init (&hearing, dossier, releve_dossier_parameters (dossier), learner_id, competency_id, attribute);
  for (guint i = 0; i < hearing.heard->len; i++)
    g_ptr_array_add (shown, (gpointer) g_array_index (hearing.heard, ReleveHeard, i).rating);
  g_ptr_array_sort (shown, compare_newest_first);
  return shown;
}

ReleveDay
releve_evidence_fresh_from (ReleveDossier *dossier)
{
  return view_today (dossier, releve_dossier_parameters (dossier)).fresh;
}

static void
count_exposure (const ReleveLevels *levels, int exposure[RELEVE_N_CHALLENGES])
{
  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    exposure[d] += levels->v[d] >= EXPOSING_LEVEL;
}

static void
count_experience (ReleveDossier *dossier, const ReleveExperience *row, int exposure[RELEVE_N_CHALLENGES])
{
  const ReleveAssignment *assignment = releve_dossier_assignment (dossier, row->assignment_id);

  if (!row->debriefed)
    return;
  if (releve_levels_set_p (&row->levels))
    count_exposure (&row->levels, exposure);
  else if (assignment != NULL)
    count_exposure (&assignment->profile, exposure);
}

static gboolean
was_debriefed (ReleveDossier *dossier, const RelevePlacement *placement)
{
  GPtrArray *duties = RELEVE_DOSSIER_OF (dossier, releve_duty_kind, ReleveDuty, placement_id, placement->id);

  for (guint i = 0; i < duties->len; i++)
    {
      const ReleveDuty *duty = g_ptr_array_index (duties, i);

      if (duty->kind == RELEVE_DUTY_DEBRIEFING && duty->done != RELEVE_NO_DAY)
        return TRUE;
    }
  return FALSE;
}

static void
count_cards (ReleveDossier *dossier, GPtrArray *cards, int exposure[RELEVE_N_CHALLENGES])
{
  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = g_ptr_array_index (cards, i);
      ReleveLevels levels = releve_levels_in_force (dossier, card);

      if (card->state == RELEVE_DONE && was_debriefed (dossier, card))
        count_exposure (&levels, exposure);
    }
}

void
releve_evidence_exposure (ReleveDossier *dossier, const char *learner_id, int exposure[RELEVE_N_CHALLENGES])
{
  GPtrArray *rows;

  g_return_if_fail (RELEVE_IS_DOSSIER (dossier) && exposure != NULL);

  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    exposure[d] = 0;
  rows = RELEVE_DOSSIER_OF (dossier, releve_experience_kind, ReleveExperience, learner_id, learner_id);
  for (guint i = 0; i < rows->len; i++)
    count_experience (dossier, g_ptr_array_index (rows, i), exposure);
  count_cards (dossier, RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, learner_id, learner_id), exposure);
  count_cards (dossier, releve_dossier_past_cards (dossier, learner_id), exposure);
}

ReleveDay
releve_experienced_on (ReleveDossier *dossier, const char *learner_id, const char *assignment_id)
{
  GPtrArray *rows, *cards;
  ReleveDay day = G_MAXINT;

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier), G_MAXINT);

  rows = RELEVE_DOSSIER_OF (dossier, releve_experience_kind, ReleveExperience, learner_id, learner_id);
  for (guint i = 0; i < rows->len; i++)
    {
      const ReleveExperience *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (row->assignment_id, assignment_id) == 0)
        day = MIN (day, row->finished);
    }
  cards = releve_dossier_past_cards (dossier, learner_id);
  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = g_ptr_array_index (cards, i);

      if (g_strcmp0 (card->assignment_id, assignment_id) == 0)
        day = MIN (day, card->state == RELEVE_DONE ? card->done_on : releve_dossier_card_days (dossier, card).last);
    }
  return day;
}

static double
role_level_as_of (ReleveDossier *dossier, const char *role_id, const char *competency_id, int edition)
{
  g_autoptr (GPtrArray) rows = releve_parts_as_of (dossier, &releve_role_kind, role_id, &releve_role_level_kind, edition);

  for (guint i = 0; i < rows->len; i++)
    {
      const ReleveRoleLevel *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (row->competency_id, competency_id) == 0)
        return row->level;
    }
  return NAN;
}

double
releve_role_level (ReleveDossier *dossier, const char *role_id, const char *competency_id)
{
  return role_level_as_of (dossier, role_id, competency_id, RELEVE_EDITION_NOW);
}

double
releve_required_level_as_of (ReleveDossier *dossier, const char *learner_id, const char *competency_id, int edition)
{
  const ReleveLearner *learner = releve_dossier_learner (dossier, learner_id);

  return learner != NULL && learner->role_id != NULL ? role_level_as_of (dossier, learner->role_id, competency_id, edition) : NAN;
}

double
releve_required_level (ReleveDossier *dossier, const char *learner_id, const char *competency_id)
{
  return releve_required_level_as_of (dossier, learner_id, competency_id, RELEVE_EDITION_NOW);
}

gboolean
releve_aim_wants_asking (ReleveDossier *dossier, const char *learner_id)
{
  const ReleveLearner *learner = releve_dossier_learner (dossier, learner_id);

  return learner != NULL && learner->aim_asked == RELEVE_NO_DAY
         && (learner->role_id == NULL || learner->aim_by == RELEVE_NO_DAY);
}

ReleveAwareness
releve_awareness (double self, double observed, double required, double band)
{
  if (isnan (self) || isnan (observed) || isnan (required))
    return RELEVE_UNEXPLORED;
  if (fabs (self - required) <= band + TOLERANCE || fabs (observed - required) <= band + TOLERANCE)
    return RELEVE_BORDERLINE;
  if (observed >= required)
    return self >= required ? RELEVE_RECOGNISED : RELEVE_HIDDEN_STRENGTH;
  return self >= required ? RELEVE_BLIND_SPOT : RELEVE_ACKNOWLEDGED_NEED;
}

static void
stand (ReleveDossier *dossier, const char *learner_id, const ReleveCompetency *competency, ReleveStanding *standing)
{
  const ReleveParameters *p = releve_dossier_parameters (dossier);
  ReleveEvidence *evidence = &standing->evidence;
  double gap;

  standing->competency = competency;
  releve_evidence_of_competency (dossier, learner_id, competency->id, evidence);
  standing->required = releve_required_level (dossier, learner_id, competency->id);
  gap = standing->required - evidence->level;
  standing->gap = gap > 0 ? gap : 0;
  standing->awareness = releve_awareness (evidence->self, evidence->observed, standing->required, p->hidden_band);
  standing->differs = fabs (evidence->self - evidence->observed) >= p->differ_levels - TOLERANCE;
}

/* Insertion keeps the framework's order among equal gaps. */
GArray *
releve_standings (ReleveDossier *dossier, const char *learner_id)
{
  GPtrArray *competencies;
  GArray *standings = g_array_new (FALSE, FALSE, sizeof (ReleveStanding));

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier), standings);

  competencies = releve_dossier_all (dossier, &releve_competency_kind);
  for (guint i = 0; i < competencies->len; i++)
    {
      ReleveStanding standing;
      guint at = standings->len;

      stand (dossier, learner_id, g_ptr_array_index (competencies, i), &standing);
      while (at > 0 && g_array_index (standings, ReleveStanding, at - 1).gap < standing.gap)
        at--;
      g_array_insert_val (standings, at, standing);
    }
  return standings;
}
