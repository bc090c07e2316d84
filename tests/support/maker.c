#include "maker.h"

#include <string.h>

ReleveDay
maker_day (int block, int day)
{
  return MAKER_TODAY - 75 + (block - 1) * 28 + day - 1;
}

static void
put_department (ReleveDossier *dossier)
{
  ReleveDepartment *row = releve_row_new (&releve_department_kind, "department");

  row->brief_rule_level = 3;
  row->brief_rule_minimum = 2;
  releve_dossier_put (dossier, &releve_department_kind, row);
}

static void
put_competencies (ReleveDossier *dossier)
{
  for (int i = 1; i <= RELEVE_N_COMPETENCIES; i++)
    {
      g_autofree char *id = g_strdup_printf ("C%d", i);
      ReleveCompetency *row = releve_row_new (&releve_competency_kind, id);

      row->code = g_strdup (id);
      row->position = i;
      releve_dossier_put (dossier, &releve_competency_kind, row);
    }
}

static void
put_role (ReleveDossier *dossier)
{
  ReleveRole *role = releve_row_new (&releve_role_kind, "chief");

  role->code = g_strdup ("chief");
  releve_dossier_put (dossier, &releve_role_kind, role);
  for (int i = 1; i <= RELEVE_N_COMPETENCIES; i++)
    {
      g_autofree char *id = g_strdup_printf ("chief/C%d", i);
      ReleveRoleLevel *row = releve_row_new (&releve_role_level_kind, id);

      row->role_id = g_strdup ("chief");
      row->competency_id = g_strdup_printf ("C%d", i);
      row->level = 3;
      releve_dossier_put (dossier, &releve_role_level_kind, row);
    }
}

ReleveDossier *
maker_dossier (int n_blocks)
{
  ReleveDossier *dossier = releve_dossier_new (MAKER_TODAY);

  put_department (dossier);
  put_competencies (dossier);
  put_role (dossier);
  for (int i = 1; i <= n_blocks; i++)
    {
      g_autofree char *id = g_strdup_printf ("B%d", i);
      ReleveBlock *row = releve_row_new (&releve_block_kind, id);

      row->number = i;
      row->first = maker_day (i, 1);
      row->last = maker_day (i, 28);
      releve_dossier_put (dossier, &releve_block_kind, row);
    }
  return dossier;
}

ReleveLearner *
maker_learner (ReleveDossier *dossier, const char *id)
{
  ReleveLearner *row = releve_row_new (&releve_learner_kind, id);

  row->code = g_strdup (id);
  row->role_id = g_strdup ("chief");
  row->percentage = 100;
  row->development_hours = 40;
  releve_dossier_put (dossier, &releve_learner_kind, row);
  return row;
}

ReleveSupervisor *
maker_supervisor (ReleveDossier *dossier, const char *id, int duty_limit)
{
  ReleveSupervisor *row = releve_row_new (&releve_supervisor_kind, id);

  row->code = g_strdup (id);
  row->duty_limit = duty_limit;
  releve_dossier_put (dossier, &releve_supervisor_kind, row);
  return row;
}

ReleveAssignment *
maker_assignment (ReleveDossier *dossier, const char *id, ReleveCategory category, const char *profile)
{
  ReleveAssignment *row = releve_row_new (&releve_assignment_kind, id);

  row->code = g_strdup (id);
  row->category = category;
  g_assert_true (releve_levels_parse (profile, &row->profile));
  row->hours = 20;
  row->duration = 1;
  releve_dossier_put (dossier, &releve_assignment_kind, row);
  return row;
}

RelevePlacement *
maker_card (ReleveDossier *dossier, const char *id, const char *learner_id, const char *assignment_id, int block, int span)
{
  RelevePlacement *row = releve_row_new (&releve_placement_kind, id);

  row->learner_id = g_strdup (learner_id);
  row->assignment_id = g_strdup (assignment_id);
  row->block_id = g_strdup_printf ("B%d", block);
  row->span = span;
  releve_dossier_put (dossier, &releve_placement_kind, row);
  return row;
}

void
maker_leave (ReleveDossier *dossier, const char *id, const char *learner_id, ReleveDay first, ReleveDay last)
{
  ReleveLeave *row = releve_row_new (&releve_leave_kind, id);

  row->learner_id = g_strdup (learner_id);
  row->first = first;
  row->last = last;
  releve_dossier_put (dossier, &releve_leave_kind, row);
}

void
maker_experience (ReleveDossier *dossier, const char *learner_id, const char *assignment_id, ReleveDay finished)
{
  g_autofree char *id = g_strdup_printf ("%s/%s/%d", learner_id, assignment_id, finished);
  ReleveExperience *row = releve_row_new (&releve_experience_kind, id);

  row->learner_id = g_strdup (learner_id);
  row->assignment_id = g_strdup (assignment_id);
  row->finished = finished;
  row->debriefed = TRUE;
  releve_dossier_put (dossier, &releve_experience_kind, row);
}

void
maker_rating (ReleveDossier *dossier, const char *learner_id, const char *what, double level, ReleveSource source)
{
  g_autofree char *id = g_strdup_printf ("%s/%s/%d", learner_id, what, source);
  ReleveRating *row = releve_row_new (&releve_rating_kind, id);
  gboolean is_attribute = releve_code_parse (releve_attribute_codes, what) >= 0;

  row->learner_id = g_strdup (learner_id);
  row->competency_id = is_attribute ? NULL : g_strdup (what);
  row->attribute = is_attribute ? g_strdup (what) : NULL;
  row->level = level;
  row->source = source;
  row->rater = source == RELEVE_SELF ? NULL : g_strdup ("S1");
  row->date = MAKER_TODAY - 30;
  releve_dossier_put (dossier, &releve_rating_kind, row);
}

void
maker_need (ReleveDossier *dossier, const char *assignment_id, const char *needs, double level)
{
  g_autofree char *id = g_strdup_printf ("%s/%s", assignment_id, needs);
  RelevePrerequisite *row = releve_row_new (&releve_prerequisite_kind, id);
  gboolean is_competency = releve_dossier_competency (dossier, needs) != NULL;

  row->assignment_id = g_strdup (assignment_id);
  row->needs_competency_id = is_competency ? g_strdup (needs) : NULL;
  row->needs_assignment_id = is_competency ? NULL : g_strdup (needs);
  row->level = level;
  releve_dossier_put (dossier, &releve_prerequisite_kind, row);
}

static gboolean
chance (GRand *rand, double share)
{
  return g_rand_double (rand) < share;
}

static void
generate_assignment (ReleveDossier *dossier, GRand *rand, int number, int crowd)
{
  g_autofree char *id = g_strdup_printf ("K%d", number);
  char profile[RELEVE_N_LEVELS + 1] = { 0 };
  ReleveAssignment *row;

  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    profile[i] = (char) ('0' + g_rand_int_range (rand, 0, 5));
  row = maker_assignment (dossier, id, g_rand_int_range (rand, 0, RELEVE_N_CATEGORIES), profile);
  row->position = number;
  row->exclusive = chance (rand, 0.2);
  row->hours = g_rand_int_range (rand, 6, 50);
  row->duration = g_rand_int_range (rand, 1, 4);
  row->minimum = g_rand_int_range (rand, 0, 2);
  row->capacity = g_rand_int_range (rand, 0, 4) * crowd;
  row->minimum_gap = g_rand_int_range (rand, 0, 4);
  row->supervisor_id = g_strdup_printf ("S%d", g_rand_int_range (rand, 1, 5));
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *part = g_strdup_printf ("%s/C%d", id, 1 + (number * 5 + i * 4) % RELEVE_N_COMPETENCIES);
      ReleveAssignmentCompetency *weight = releve_row_new (&releve_assignment_competency_kind, part);

      weight->assignment_id = g_strdup (id);
      weight->competency_id = g_strdup (strchr (part, '/') + 1);
      weight->weight = i == 0 ? 1 : 0.5;
      releve_dossier_put (dossier, &releve_assignment_competency_kind, weight);
    }
  if (number > 1 && chance (rand, 0.4))
    {
      g_autofree char *needs = g_strdup_printf ("K%d", g_rand_int_range (rand, 1, number));

      maker_need (dossier, id, needs, 0);
    }
  if (chance (rand, 0.4))
    maker_need (dossier, id, "C5", g_rand_int_range (rand, 1, 4));
}

static void
generate_ratings (ReleveDossier *dossier, GRand *rand, const char *id)
{
  for (int a = 0; a < RELEVE_N_ATTRIBUTES; a++)
    {
      if (chance (rand, 0.98))
        maker_rating (dossier, id, releve_attribute_codes[a], g_rand_int_range (rand, 1, 9) / 2.0, RELEVE_SELF);
      if (chance (rand, 0.8))
        maker_rating (dossier, id, releve_attribute_codes[a], g_rand_int_range (rand, 0, 5), RELEVE_SUPERVISOR_SAYS);
    }
  for (int c = 1; c <= RELEVE_N_COMPETENCIES; c++)
    {
      g_autofree char *competency = g_strdup_printf ("C%d", c);

      if (chance (rand, 0.9))
        maker_rating (dossier, id, competency, g_rand_int_range (rand, 0, 5), RELEVE_SUPERVISOR_SAYS);
    }
}

static void
generate_learner (ReleveDossier *dossier, GRand *rand, int number, int n_blocks, int n_assignments)
{
  g_autofree char *id = g_strdup_printf ("L%02d", number);
  ReleveLearner *row = maker_learner (dossier, id);

  if (chance (rand, 0.15))
    row->arrival = maker_day (g_rand_int_range (rand, 1, n_blocks + 1), g_rand_int_range (rand, 1, 29));
  if (chance (rand, 0.15))
    row->departure = maker_day (g_rand_int_range (rand, 1, n_blocks + 1), g_rand_int_range (rand, 1, 29));
  if (chance (rand, 0.2))
    row->percentage = 50;
  generate_ratings (dossier, rand, id);
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      g_autofree char *leave = g_strdup_printf ("%s/leave/%d", id, i);
      ReleveDay first = maker_day (g_rand_int_range (rand, 1, n_blocks + 1), g_rand_int_range (rand, 1, 29));

      maker_leave (dossier, leave, id, first, first + g_rand_int_range (rand, 0, 40));
    }
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      g_autofree char *assignment = g_strdup_printf ("K%d", g_rand_int_range (rand, 1, n_assignments + 1));

      maker_experience (dossier, id, assignment, MAKER_TODAY - g_rand_int_range (rand, 10, 800));
    }
}

static void
generate_card (ReleveDossier *dossier, GRand *rand, int number, int n_learners, int n_blocks, int n_assignments)
{
  g_autofree char *id = g_strdup_printf ("p%04d", number);
  g_autofree char *learner = g_strdup_printf ("L%02d", g_rand_int_range (rand, 1, n_learners + 1));
  g_autofree char *assignment = g_strdup_printf ("K%d", g_rand_int_range (rand, 1, n_assignments + 1));
  int block = g_rand_int_range (rand, 1, n_blocks + 1);
  int duration = releve_dossier_assignment (dossier, assignment)->duration;
  RelevePlacement *row = maker_card (dossier, id, learner, assignment, block, MIN (duration, n_blocks - block + 1));

  row->pinned = chance (rand, 0.1);
  row->state = block < 3 ? RELEVE_DONE : chance (rand, 0.1) ? RELEVE_DECLINED : RELEVE_ACCEPTED;
  row->done_on = row->state == RELEVE_DONE ? maker_day (block, 20) : RELEVE_NO_DAY;
  row->levels_state = g_rand_int_range (rand, 0, 3);
  if (row->levels_state != RELEVE_LEVELS_NONE)
    for (int i = 0; i < RELEVE_N_LEVELS; i++)
      row->levels.v[i] = (gint8) g_rand_int_range (rand, 0, 5);
}

ReleveDossier *
maker_generate (guint32 seed, int n_learners, int n_blocks, int n_assignments)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  ReleveDossier *dossier = maker_dossier (n_blocks);
  int crowd = MAX (n_learners / 12, 1); /* limits grow with the people */

  for (int i = 1; i <= 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("S%d", i);

      maker_supervisor (dossier, id, g_rand_int_range (rand, 1, 4) * crowd);
    }
  for (int i = 1; i <= n_assignments; i++)
    generate_assignment (dossier, rand, i, crowd);
  for (int i = 1; i <= n_learners; i++)
    generate_learner (dossier, rand, i, n_blocks, n_assignments);
  for (int i = 1; i <= n_learners * n_blocks / 3; i++)
    generate_card (dossier, rand, i, n_learners, n_blocks, n_assignments);
  return dossier;
}
