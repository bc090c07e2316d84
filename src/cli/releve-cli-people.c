/* Verbs about people: rate, leave, plan. */

#include "releve-cli.h"
#include "releve-wording.h"

static gboolean
read_subject (ReleveCli *cli, ReleveDossier *dossier, ReleveRating *rating, GError **error)
{
  const char *code = releve_cli_option (cli, "competency"), *attribute = releve_cli_option (cli, "attribute");
  const ReleveCompetency *competency = code != NULL ? releve_dossier_by_code (dossier, &releve_competency_kind, code) : NULL;
  g_autofree char *known = g_strjoinv (" ", (char **) releve_attribute_codes);

  if ((code == NULL) == (attribute == NULL))
    return releve_error_set (error, RELEVE_ERROR_USAGE, "option-missing", "rate", NULL, "--competency / --attribute");
  if (code != NULL && competency == NULL)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-competency", NULL, code, NULL);
  if (attribute != NULL && releve_code_parse (releve_attribute_codes, attribute) < 0)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-attribute", NULL, attribute, known);
  rating->competency_id = competency != NULL ? competency->id : NULL;
  rating->attribute = (char *) attribute;
  return TRUE;
}

int
releve_cli_rate (ReleveCli *cli, GError **error)
{
  g_autoptr (ReleveDesk) desk = releve_cli_open (cli, TRUE, error);
  ReleveDossier *dossier = desk != NULL ? releve_desk_get_dossier (desk) : NULL;
  const ReleveLearner *learner = desk != NULL ? releve_cli_learner (cli, dossier, "learner", error) : NULL;
  ReleveRating rating = { .rater = (char *) releve_cli_option (cli, "rater") };

  if (learner == NULL || !read_subject (cli, dossier, &rating, error))
    return RELEVE_CLI_FAILED;
  rating.learner_id = learner->id;
  rating.date = releve_dossier_get_today (dossier);
  rating.edition = releve_edition_in_force (dossier);
  if (!releve_cli_real (cli, "level", 0, 4, &rating.level, error)
      || !releve_cli_code (cli, "source", releve_source_codes, "unknown-source", &rating.source, error)
      || !releve_cli_day (cli, "date", &rating.date, error)
      || !releve_desk_rate (desk, &rating, error))
    return RELEVE_CLI_FAILED;
  return RELEVE_CLI_DONE;
}

int
releve_cli_leave (ReleveCli *cli, GError **error)
{
  g_autoptr (ReleveDesk) desk = releve_cli_open (cli, TRUE, error);
  const ReleveLearner *learner = desk != NULL ? releve_cli_learner (cli, releve_desk_get_dossier (desk), "learner", error) : NULL;
  g_autoptr (GPtrArray) breaches = NULL;
  RelevePeriod period = { 0 };
  gboolean done;

  if (learner == NULL || !releve_cli_day (cli, "from", &period.first, error) || !releve_cli_day (cli, "to", &period.last, error))
    return RELEVE_CLI_FAILED;
  done = releve_desk_add_leave (desk, learner->id, period, &breaches, error);
  return releve_cli_report (cli, desk, done, done ? breaches : NULL);
}

/* The states of a plan, then what else is done to it. */
static const char *const plan_steps[] = { "draft", "agreed", "signed", "read", "agrees", "withdrawn", NULL };
enum { PLAN_READ = RELEVE_PLAN_SIGNED + 1, PLAN_AGREES, PLAN_WITHDRAWN };

static gboolean
take_plan_step (ReleveCli *cli, ReleveDesk *desk, const ReleveLearner *learner, int step, GError **error)
{
  const char *reason = releve_cli_option (cli, "reason");
  int party = RELEVE_PARTY_LEARNER;

  if (step == PLAN_WITHDRAWN)
    return releve_desk_withdraw_signature (desk, learner->id, reason, error);
  if (step < PLAN_READ)
    return releve_desk_set_plan (desk, learner->id, step, reason,
                                 releve_language_tag (releve_phrasebook_get_language (releve_cli_book (cli))), error);
  return releve_cli_code (cli, "by", releve_party_codes, "option-value", &party, error)
         && releve_desk_acknowledge_plan (desk, learner->id, party, step == PLAN_AGREES, error);
}

int
releve_cli_plan (ReleveCli *cli, GError **error)
{
  g_autoptr (ReleveDesk) desk = NULL;
  const ReleveLearner *learner;
  g_autofree char *known = g_strjoinv (" ", (char **) plan_steps);
  int step = releve_code_parse (plan_steps, releve_cli_argument (cli, 1));

  if (step < 0)
    {
      releve_error_set (error, RELEVE_ERROR_INVALID, "option-value", "plan", releve_cli_argument (cli, 1), known);
      return RELEVE_CLI_FAILED;
    }
  desk = releve_cli_open (cli, TRUE, error);
  learner = desk != NULL ? releve_cli_learner (cli, releve_desk_get_dossier (desk), "learner", error) : NULL;
  return learner != NULL && take_plan_step (cli, desk, learner, step, error) ? RELEVE_CLI_DONE : RELEVE_CLI_FAILED;
}
