/* Beside the sliders: why the target stands where it does, what lowers the
 * fit, what has changed since the default. */

#include "releve-lam-private.h"

#include <math.h>

#include "releve-fold.h"
#include "releve-text.h"

static void
add (ReleveLamEditor *self, const char *text, const char *class)
{
  releve_lam_lines_add (self->why_lines, class, text, NULL, NAN);
}

static void
add_heading (ReleveLamEditor *self, const char *text)
{
  releve_lam_lines_add (self->why_lines, "lam-heading", text, NULL, NAN);
}

/* A name with its value at the right, and a line beneath. */
static void
add_fact (ReleveLamEditor *self, const char *name, const char *value, const char *detail)
{
  releve_lam_lines_add (self->why_lines, "dense", name, value, NAN);
  if (detail != NULL)
    add (self, detail, "lam-detail");
}

/* "self and 3 observations, 12 June 2026", or that there is none. */
static char *
say_evidence (ReleveLamEditor *self, const ReleveEvidence *evidence)
{
  g_autofree char *date = releve_day_format (evidence->last_on, releve_lam_language (self), RELEVE_DAY_LONG);

  if (evidence->n_ratings == 0)
    return g_strdup (releve_say (self->book, "insufficient evidence"));
  if (evidence->n_raters == 0)
    /* Translators: %s is a date. */
    return g_strdup_printf (releve_say (self->book, "self only, %s"), date);
  /* Translators: where a rating comes from: %1$d observers, %2$s date. */
  return g_strdup_printf (isnan (evidence->self)
                            ? releve_say_count (self->book, "%1$d observer, %2$s", "%1$d observers, %2$s", evidence->n_raters)
                            : releve_say_count (self->book, "self and %1$d observer, %2$s", "self and %1$d observers, %2$s", evidence->n_raters),
                          evidence->n_raters, date);
}

static void
add_attributes (ReleveLamEditor *self, int d)
{
  const ReleveParameters *parameters = self->terms.parameters;
  const char *learner_id = releve_lam_card (self)->learner_id;
  gboolean observed_only = d == RELEVE_AUT || d == RELEVE_RSP;

  for (int a = 0; a < RELEVE_N_ATTRIBUTES; a++)
    {
      ReleveEvidence evidence;
      g_autofree char *value = NULL, *detail = NULL;

      if (parameters->readiness[d][a] <= 0)
        continue;
      releve_evidence_of_attribute_by (self->dossier, parameters, learner_id, a, &evidence);
      value = releve_lam_number (self, observed_only && !isnan (evidence.observed) ? evidence.observed : evidence.level);
      detail = say_evidence (self, &evidence);
      add_fact (self, releve_text_attribute (self->book, a), value, detail);
    }
}

static void
add_exposure (ReleveLamEditor *self, int d)
{
  const ReleveParameters *parameters = self->terms.parameters;
  int n = self->input.exposure[d];
  /* Translators: finished, debriefed assignments of this kind; %d is how many. */
  g_autofree char *name = g_strdup_printf (releve_say_count (self->book, "Exposure, %d assignment", "Exposure, %d assignments", n), n);
  g_autofree char *value = releve_lam_number (self, 4 * (1 - pow (parameters->exposure_base, n)));

  add_fact (self, name, value, NULL);
}

/* The gaps that this characteristic trains, largest first, two at most. */
static void
add_gaps (ReleveLamEditor *self, int d)
{
  const ReleveParameters *parameters = self->terms.parameters;
  GPtrArray *competencies = releve_dossier_all (self->dossier, &releve_competency_kind);
  int shown = 0;

  for (guint i = 0; i < competencies->len && i < RELEVE_N_COMPETENCIES && shown < 2; i++)
    {
      const ReleveCompetency *competency = competencies->pdata[i];
      g_autofree char *now = NULL, *required = NULL, *text = NULL;

      if (parameters->relevance[d][i] <= 0 || !(self->match.gap[i] > 0))
        continue;
      now = releve_level_format (self->input.competence[i], releve_lam_language (self));
      required = releve_level_format (self->input.target[i], releve_lam_language (self));
      /* Translators: a gap that the assignment serves: %1$s competency, %2$s level now, %3$s level of the role. */
      text = g_strdup_printf (releve_say (self->book, "Serves a gap: %1$s %2$s → %3$s"),
                              releve_words_get (&competency->name, releve_lam_language (self), NULL), now, required);
      add (self, text, "dense");
      shown++;
    }
}

static void
add_challenge (ReleveLamEditor *self, int d)
{
  g_autofree char *target = releve_lam_number (self, self->match.target[d]);
  g_autofree char *ready = releve_lam_number (self, self->match.readiness[d]);
  g_autofree char *stretch = releve_lam_number (self, self->match.stretch_wanted[d]);
  /* Translators: %s is a level such as 2.7. */
  g_autofree char *heading = g_strdup_printf (releve_say (self->book, "Why the target is %s"), target);
  /* Translators: %1$s and %2$s are levels: what she is ready for, and how much beyond it is good. */
  g_autofree char *sum = g_strdup_printf (releve_say (self->book, "Ready for %1$s, stretched by %2$s"), ready, stretch);

  add_heading (self, heading);
  if (isnan (self->match.target[d]))
    add (self, releve_say (self->book, "Insufficient evidence: rate the clinician first."), "dense");
  else
    add (self, sum, "dense");
  add_attributes (self, d);
  add_exposure (self, d);
  add_gaps (self, d);
}

static void
add_support (ReleveLamEditor *self, int d)
{
  g_autofree char *target = releve_lam_number (self, self->match.target[d]);
  g_autofree char *over = releve_lam_number (self, self->match.overstretch);
  g_autofree char *heading = g_strdup_printf (releve_say (self->book, "Why the target is %s"), target);
  g_autofree char *reach = NULL;

  add_heading (self, heading);
  if (d == RELEVE_ACC)
    {
      add (self, releve_say (self->book, "The more responsibility and autonomy, the more is answered for."), "dense");
      return;
    }
  /* Translators: %s is in levels, such as 1.1. */
  reach = g_strdup_printf (releve_say (self->book, "The furthest reach beyond readiness is %s."), over);
  add (self, reach, "dense");
  add (self, d == RELEVE_BRF ? releve_say (self->book, "Unfamiliar duties from level 3 ask for more briefing.")
                             : releve_say (self->book, "High responsibility or change from level 3 asks for more debriefing."), "dense");
}

/* Her wish beside what is chosen (L12). */
static void
add_wish (ReleveLamEditor *self, int d)
{
  const ReleveLevels *wish = &releve_lam_card (self)->wish;
  int n = 0;
  g_autofree char *text = NULL, *number = NULL, *here = NULL, *chosen = NULL;

  if (!releve_levels_set_p (wish))
    return;
  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    n += wish->v[i] != self->levels.v[i];
  number = g_strdup_printf ("%d", n);
  here = g_strdup_printf ("%d", wish->v[d]);
  chosen = g_strdup_printf ("%d", self->levels.v[d]);
  add_heading (self, releve_say (self->book, "Wished for"));
  /* Translators: of one characteristic: {wish} and {level} are levels 0–4. */
  text = releve_text_fill (wish->v[d] == self->levels.v[d] ? releve_say (self->book, "{wish} here, as chosen.")
                                                         : releve_say (self->book, "{wish} here, {level} chosen."),
                           "wish", here, "level", chosen, NULL);
  add (self, text, "dense");
  g_free (text);
  text = n == 0 ? g_strdup (releve_say (self->book, "All levels are as wished."))
                : releve_text_fill (releve_say_count (self->book, "{n} level is not as wished.", "{n} levels are not as wished.", n), "n", number, NULL);
  add (self, text, "lam-detail");
}

/* What lowers the fit. */

static char *
say_driver (ReleveLamEditor *self, int cost)
{
  g_autofree char *agreed = NULL, *target = NULL;
  int index = cost < RELEVE_COST_TOTAL ? cost : RELEVE_BRF + cost - RELEVE_COST_BRF;

  if (cost == RELEVE_COST_TOTAL)
    return g_strdup (releve_say (self->book, "more than can be carried now"));
  agreed = g_strdup_printf ("%d", self->levels.v[index]);
  target = releve_lam_number (self, self->match.target[index]);
  /* Translators: of one characteristic: %1$s the level chosen, %2$s the level that would be right. */
  return g_strdup_printf (self->match.under[cost] ? releve_say (self->book, "%1$s chosen, %2$s within reach")
                                                  : releve_say (self->book, "%1$s chosen, %2$s would be right"), agreed, target);
}

static void
add_drivers (ReleveLamEditor *self)
{
  double largest = self->match.drivers[0] >= 0 ? self->match.costs[self->match.drivers[0]] : 0;

  add_heading (self, releve_say (self->book, "What lowers the fit"));
  if (self->match.drivers[0] < 0)
    add (self, releve_say (self->book, "Nothing."), "dense");
  for (int i = 0; i < 3 && self->match.drivers[i] >= 0; i++)
    {
      int cost = self->match.drivers[i];
      g_autofree char *name = releve_text_cost (self->book, self->dossier, cost);
      g_autofree char *detail = say_driver (self, cost);

      releve_lam_lines_add (self->why_lines, "dense", name, NULL, self->match.costs[cost] / largest);
      add (self, detail, "lam-detail");
    }
}

static void
add_since_default (ReleveLamEditor *self)
{
  const ReleveAssignment *assignment = releve_lam_assignment (self);
  ReleveMatchInput input = self->input;
  ReleveMatch before;
  g_autofree char *text = NULL;

  if (isnan (self->match.fit) || releve_levels_equal (&self->levels, &assignment->profile))
    return;
  input.levels = assignment->profile;
  releve_match (self->terms.parameters, &input, &before);
  add_heading (self, releve_say (self->book, "Since the default"));
  /* Translators: %1$.0f and %2$.0f are fits, 0–100; %3$s and %4$s words of growth such as "moderate". */
  text = g_strdup_printf (releve_say (self->book, "Fit %1$.0f → %2$.0f; growth %3$s → %4$s."), before.fit, self->match.fit,
                          releve_text_growth_word (self->book, before.growth_word),
                          releve_text_growth_word (self->book, self->match.growth_word));
  add (self, text, "dense");
}

static void
add_marks (ReleveLamEditor *self)
{
  const ReleveLearner *learner = releve_dossier_learner (self->dossier, releve_lam_card (self)->learner_id);
  g_autofree char *who = releve_text_learner (self->book, learner, TRUE);
  /* Translators: legend of the mark ▲; %s is a clinician. */
  g_autofree char *target = g_strdup_printf (releve_say (self->book, "▲ target for %s"), who);

  add_heading (self, releve_say (self->book, "Marks"));
  add (self, releve_say (self->book, "○ default of the assignment"), "dense");
  add (self, target, "dense");
  if (releve_levels_set_p (&releve_lam_card (self)->wish))
    add (self, releve_say (self->book, "▽ level wished for"), "dense");
  add (self, releve_say (self->book, "● level chosen, within what the assignment can be"), "dense");
}

void
releve_lam_fill_why (ReleveLamEditor *self)
{
  g_autoptr (ReleveLamLines) lines = releve_lam_lines_new ();

  if (releve_lam_card (self) == NULL)
    return;
  self->why_lines = lines;
  if (self->focused < RELEVE_N_CHALLENGES)
    add_challenge (self, self->focused);
  else
    add_support (self, self->focused);
  add_wish (self, self->focused);
  add_drivers (self);
  add_since_default (self);
  add_marks (self);
  self->why_lines = NULL;
  releve_lam_lines_show (lines, self->why);
}
