/* Verbs about people: rate, leave, plan; and their plans on paper. */

#include "releve-cli.h"
#include "releve-wording.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "releve-print.h"

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

int
releve_cli_plan (ReleveCli *cli, GError **error)
{
  g_autoptr (ReleveDesk) desk = NULL;
  const ReleveLearner *learner;
  g_autofree char *known = g_strjoinv (" ", (char **) releve_plan_state_codes);
  int state = releve_code_parse (releve_plan_state_codes, releve_cli_argument (cli, 1));

  if (state < 0)
    {
      releve_error_set (error, RELEVE_ERROR_INVALID, "option-value", "plan", releve_cli_argument (cli, 1), known);
      return RELEVE_CLI_FAILED;
    }
  desk = releve_cli_open (cli, TRUE, error);
  learner = desk != NULL ? releve_cli_learner (cli, releve_desk_get_dossier (desk), "learner", error) : NULL;
  if (learner == NULL
      || !releve_desk_set_plan (desk, learner->id, state, releve_cli_option (cli, "reason"),
                                releve_language_tag (releve_phrasebook_get_language (releve_cli_book (cli))), error))
    return RELEVE_CLI_FAILED;
  return RELEVE_CLI_DONE;
}

/* print */

enum { PRINT_PLAN, PRINT_POST };

static gboolean
read_print_options (ReleveCli *cli, int *what, RelevePrintOptions *options, GError **error)
{
  static const char *const kinds[] = { [PRINT_PLAN] = "plan", [PRINT_POST] = "post", NULL };
  int paper = 0, audience = 0;

  if (!releve_cli_code (cli, "what", kinds, "option-value", what, error)
      || !releve_cli_code (cli, "paper", releve_paper_codes, "option-value", &paper, error)
      || !releve_cli_code (cli, "audience", releve_audience_codes, "option-value", &audience, error))
    return FALSE;
  *options = (RelevePrintOptions) { releve_phrasebook_get_language (releve_cli_book (cli)), paper, audience };
  return TRUE;
}

static gboolean
print_all (ReleveCli *cli, ReleveDossier *dossier, const RelevePrintOptions *options, const char *folder, GError **error)
{
  GPtrArray *learners = releve_dossier_all (dossier, &releve_learner_kind);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_autoptr (GError) problem = g_error_new_literal (G_FILE_ERROR, (int) g_file_error_from_errno (errno), folder);

      return releve_error_set_file (error, problem, folder);
    }
  for (guint i = 0; i < learners->len; i++)
    {
      const ReleveLearner *learner = learners->pdata[i];
      g_autofree char *name = releve_print_plan_file_name (dossier, learner->id, options);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!releve_print_plan_pdf (dossier, learner->id, options, path, error))
        return FALSE;
      releve_cli_say ("%s", path);
    }
  return TRUE;
}

/* --role chief,division: the codes of the roles side by side, four at most. */
static gboolean
print_post (ReleveCli *cli, ReleveDossier *dossier, const RelevePrintOptions *options, const char *out, GError **error)
{
  const char *asked = releve_cli_option (cli, "role");
  g_auto (GStrv) codes = asked != NULL ? g_strsplit (asked, ",", -1) : NULL;
  const char *ids[RELEVE_POST_ROLES + 1] = { NULL };
  g_autoptr (RelevePages) pages = NULL;

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      const ReleveRow *role = releve_dossier_by_code (dossier, &releve_role_kind, codes[i]);

      if (i == RELEVE_POST_ROLES)
        return releve_error_set (error, RELEVE_ERROR_USAGE, "option-value", "--role", asked, "1–4 × CODE");
      if (role == NULL)
        return releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-role", "role", codes[i], NULL);
      ids[i] = role->id;
    }
  pages = releve_print_post (dossier, codes != NULL ? ids : NULL, options, error);
  return pages != NULL && releve_pages_write_pdf (pages, out, error);
}

int
releve_cli_print (ReleveCli *cli, GError **error)
{
  const char *out = releve_cli_option (cli, "o"), *who = releve_cli_option (cli, "learner");
  g_autoptr (ReleveDesk) desk = NULL;
  ReleveDossier *dossier;
  RelevePrintOptions options;
  const ReleveLearner *learner;
  int what = PRINT_PLAN;
  gboolean all = who == NULL || g_str_equal (who, "all"), done;

  if (!read_print_options (cli, &what, &options, error))
    return RELEVE_CLI_FAILED;
  if ((!all || what == PRINT_POST) && !g_str_has_suffix (out, ".pdf"))
    {
      releve_error_set (error, RELEVE_ERROR_USAGE, "file-ending", out, NULL, ".pdf");
      return RELEVE_CLI_FAILED;
    }
  desk = releve_cli_open (cli, FALSE, error);
  if (desk == NULL)
    return RELEVE_CLI_FAILED;
  dossier = releve_desk_get_dossier (desk);
  if (what == PRINT_POST)
    return print_post (cli, dossier, &options, out, error) ? RELEVE_CLI_DONE : RELEVE_CLI_FAILED;
  learner = all ? NULL : releve_cli_learner (cli, dossier, "learner", error);
  if (!all && learner == NULL)
    return RELEVE_CLI_FAILED;
  done = all ? print_all (cli, dossier, &options, out, error) : releve_print_plan_pdf (dossier, learner->id, &options, out, error);
  return done ? RELEVE_CLI_DONE : RELEVE_CLI_FAILED;
}
