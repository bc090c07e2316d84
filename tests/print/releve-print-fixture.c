#include "releve-print-fixture.h"

#include <glib/gstdio.h>

#include "releve-fixture.h"
#include "releve-phrasebook.h"
#include "releve-snapshot.h"

static void
keep (const ReleveKind *kind, gpointer row, gpointer dossier)
{
  releve_dossier_put (dossier, kind, row);
}

static void
put_rating (ReleveDossier *dossier)
{
  ReleveRating *rating = releve_row_new (&releve_rating_kind, "private-rating");

  rating->learner_id = g_strdup ("L01");
  rating->competency_id = g_strdup ("C1");
  rating->level = 1.7;
  rating->source = RELEVE_RECORD;
  rating->rater = g_strdup ("Ratersson");
  rating->behaviour = g_strdup ("Behaviourtext");
  rating->date = FIXTURE_TODAY - 3;
  releve_dossier_put (dossier, &releve_rating_kind, rating);
}

ReleveDossier *
print_fixture_dossier (void)
{
  ReleveDossier *dossier = releve_dossier_new (FIXTURE_TODAY);
  RelevePlan *plan = releve_row_new (&releve_plan_kind, "plan");

  fixture_build (keep, dossier);
  put_rating (dossier);
  plan->learner_id = g_strdup ("L01");
  plan->version = 1;
  plan->state = RELEVE_PLAN_AGREED;
  plan->first = releve_day_new (2026, 7, 1);
  plan->last = releve_day_new (2027, 6, 29);
  plan->drafted = plan->agreed = releve_day_new (2026, 9, 1);
  plan->strengths = g_strdup ("Strengthtext");
  plan->priorities = g_strdup ("Prioritytext");
  plan->support = g_strdup ("Supporttext");
  plan->comment = g_strdup ("Commenttext");
  plan->disagreement = g_strdup ("Disagreetext");
  releve_dossier_put (dossier, &releve_plan_kind, plan);
  return dossier;
}

RelevePlan *
print_fixture_plan (ReleveDossier *dossier)
{
  return (RelevePlan *) releve_dossier_get (dossier, &releve_plan_kind, "plan");
}

void
print_fixture_goal (ReleveDossier *dossier, int number, const char *aim)
{
  g_autofree char *id = g_strdup_printf ("goal%d", number);
  ReleveGoal *goal = releve_row_new (&releve_goal_kind, id);

  goal->plan_id = g_strdup ("plan");
  goal->position = number;
  goal->aim = g_strdup (aim);
  goal->indicator = g_strdup ("Indicator");
  goal->due = releve_day_new (2027, 1, 31);
  releve_dossier_put (dossier, &releve_goal_kind, goal);
}

void
print_fixture_training (ReleveDossier *dossier, int number)
{
  g_autofree char *id = g_strdup_printf ("training%02d", number);
  ReleveTraining *training = releve_row_new (&releve_training_kind, id);
  ReleveEnrolment *enrolment = releve_row_new (&releve_enrolment_kind, id);

  training->code = g_strdup (id);
  training->name.en = g_strdup_printf ("Course%02d", number);
  training->hours = 7;
  enrolment->learner_id = g_strdup ("L01");
  enrolment->training_id = g_strdup (id);
  enrolment->protected_hours = 7;
  releve_dossier_put (dossier, &releve_training_kind, training);
  releve_dossier_put (dossier, &releve_enrolment_kind, enrolment);
}

void
print_fixture_sign (ReleveDossier *dossier)
{
  RelevePlan *plan = print_fixture_plan (dossier);

  plan->state = RELEVE_PLAN_SIGNED;
  plan->signed_on = FIXTURE_TODAY;
  plan->language = g_strdup ("en");
  plan->snapshot = releve_snapshot_of_plan (dossier, plan, "en");
  plan->checksum = releve_snapshot_checksum (plan->snapshot);
}

char *
print_fixture_run (const char *program, const char *option, const char *path)
{
  const char *line[] = { program, option, path, g_str_equal (program, "pdftotext") ? "-" : NULL, NULL };
  g_autofree char *found = g_find_program_in_path (program);
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  if (found == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return NULL;
    }
  g_spawn_sync (NULL, (char **) line, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return output;
}

char *
print_fixture_read (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "plan.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_assert_true (releve_print_plan_pdf (dossier, learner_id, options, path, &error));
  g_assert_no_error (error);
  return print_fixture_run ("pdftotext", "-layout", path);
}
