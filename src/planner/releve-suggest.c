#include "releve-suggest.h"

#include <math.h>

#include "releve-people.h"
#include "releve-reason.h"
#include "releve-rules.h"

/* As the board would place it. */
static RelevePlacement *
make_wanted (ReleveDossier *dossier, const char *learner_id, const ReleveAssignment *assignment, int block)
{
  RelevePlacement *row = releve_row_new (&releve_placement_kind, "suggested");

  row->learner_id = g_strdup (learner_id);
  row->assignment_id = g_strdup (assignment->id);
  row->supervisor_id = g_strdup (assignment->supervisor_id);
  row->block_id = g_strdup (releve_dossier_block_number (dossier, block)->id);
  row->span = MAX (assignment->duration, 1);
  return row;
}

static gboolean
is_allowed (ReleveDossier *dossier, const char *learner_id, const ReleveAssignment *assignment, int block)
{
  RelevePlacement *wanted = make_wanted (dossier, learner_id, assignment, block);
  g_autoptr (GPtrArray) breaches = releve_rules_of_placement (dossier, wanted);
  gboolean allowed = TRUE;

  for (guint i = 0; i < breaches->len; i++)
    allowed &= ((const ReleveBreach *) g_ptr_array_index (breaches, i))->severity == RELEVE_WARNS;
  releve_row_free (&releve_placement_kind, wanted);
  return allowed;
}

static ReleveDay
last_time (ReleveDossier *dossier, const char *learner_id, const char *assignment_id)
{
  GPtrArray *rows = RELEVE_DOSSIER_OF (dossier, releve_experience_kind, ReleveExperience, learner_id, learner_id);
  GPtrArray *cards = RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, learner_id, learner_id);
  ReleveDay last = RELEVE_NO_DAY;

  for (guint i = 0; i < rows->len; i++)
    {
      const ReleveExperience *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (row->assignment_id, assignment_id) == 0)
        last = MAX (last, row->finished);
    }
  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = g_ptr_array_index (cards, i);

      if (card->state == RELEVE_DONE && g_strcmp0 (card->assignment_id, assignment_id) == 0)
        last = MAX (last, card->done_on);
    }
  return last;
}

static void
add_suggestion (GArray *list, ReleveDossier *dossier, const char *learner_id, const ReleveAssignment *assignment, int block)
{
  ReleveSuggestion one = { learner_id, assignment->id };
  ReleveMatchInput input;
  ReleveMatch match;

  if (!is_allowed (dossier, learner_id, assignment, block))
    return;
  releve_fit_input (dossier, learner_id, assignment->id, block, NULL, NULL, &input);
  releve_match (releve_dossier_parameters (dossier), &input, &match);
  one.fit = match.fit;
  one.growth = match.growth_competency >= 0 && !isnan (match.fit) ? match.growth[match.growth_competency] : 0;
  one.growth_word = match.growth_word;
  one.competency_id = releve_competency_of_model (dossier, match.growth_competency);
  one.wanted = releve_rules_count_people (dossier, assignment->id, block) < assignment->minimum;
  one.last_on = last_time (dossier, learner_id, assignment->id);
  g_array_append_val (list, one);
}

static int
compare_growth_cb (gconstpointer a, gconstpointer b, gpointer dossier)
{
  const ReleveSuggestion *one = a, *other = b;

  if (one->growth != other->growth)
    return one->growth > other->growth ? -1 : 1;
  return g_strcmp0 (releve_dossier_assignment (dossier, one->assignment_id)->code,
                    releve_dossier_assignment (dossier, other->assignment_id)->code);
}

GArray *
releve_suggest_assignments (ReleveDossier *dossier, const char *learner_id, int block)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (ReleveSuggestion));
  GPtrArray *rows = releve_dossier_all (dossier, &releve_assignment_kind);
  const ReleveLearner *learner = releve_dossier_learner (dossier, learner_id);

  if (learner == NULL || releve_dossier_block_number (dossier, block) == NULL)
    return list;
  for (guint i = 0; i < rows->len; i++)
    add_suggestion (list, dossier, learner->id, g_ptr_array_index (rows, i), block);
  g_array_sort_with_data (list, compare_growth_cb, dossier);
  return list;
}

typedef struct {
  ReleveDossier *dossier;
  ReleveLanguage language;
} Sorting;

static int
compare_names_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Sorting *sorting = data;
  const ReleveLearner *one = releve_dossier_learner (sorting->dossier, ((const ReleveSuggestion *) a)->learner_id);
  const ReleveLearner *other = releve_dossier_learner (sorting->dossier, ((const ReleveSuggestion *) b)->learner_id);

  return releve_people_compare (one, other, sorting->language);
}

GArray *
releve_suggest_learners (ReleveDossier *dossier, const char *assignment_id, int block, ReleveLanguage language)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (ReleveSuggestion));
  GPtrArray *rows = releve_dossier_all (dossier, &releve_learner_kind);
  const ReleveAssignment *assignment = releve_dossier_assignment (dossier, assignment_id);
  Sorting sorting = { dossier, language };

  if (assignment == NULL || releve_dossier_block_number (dossier, block) == NULL)
    return list;
  for (guint i = 0; i < rows->len; i++)
    add_suggestion (list, dossier, ((const ReleveLearner *) g_ptr_array_index (rows, i))->id, assignment, block);
  g_array_sort_with_data (list, compare_names_cb, &sorting);
  return list;
}
