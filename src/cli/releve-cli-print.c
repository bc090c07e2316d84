/* print: any printout as PDF, of one clinician, of all, or of the department. */

#include "releve-cli.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "releve-print.h"
#include "releve-text.h"

static gboolean
read_options (ReleveCli *cli, int *what, RelevePrintOptions *options, GError **error)
{
  int paper = (int) releve_paper_of_environment (), audience = RELEVE_AUDIENCE_COORDINATOR;

  if (!releve_cli_code (cli, "what", releve_printout_codes, "option-value", what, error)
      || !releve_cli_code (cli, "paper", releve_paper_codes, "option-value", &paper, error)
      || !releve_cli_code (cli, "audience", releve_audience_codes, "option-value", &audience, error))
    return FALSE;
  *options = (RelevePrintOptions) { releve_phrasebook_get_language (releve_cli_book (cli)), paper, audience, releve_cli_option (cli, "tiled") != NULL };
  return TRUE;
}

/* Everybody is a folder of files, or one file where they are combined. */
static gboolean
everybody_p (ReleveCli *cli, RelevePrintout what)
{
  const char *who = releve_cli_option (cli, "learner");

  if (releve_printout_subject (what) == RELEVE_ABOUT_ONE)
    return who == NULL || g_str_equal (who, "all");
  return releve_printout_subject (what) == RELEVE_ABOUT_ANY && g_strcmp0 (who, "all") == 0;
}

static gboolean
print_into_folder (ReleveCli *cli, ReleveDossier *dossier, RelevePrintout what, const RelevePrintOptions *options,
                   const char *folder, GError **error)
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
      g_autofree char *name = releve_print_file_name (dossier, what, learner->id, options);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (RelevePages) pages = releve_print (dossier, what, learner->id, options, error);

      if (pages == NULL || !releve_pages_write_pdf (pages, path, error))
        return FALSE;
      releve_cli_say ("%s", path);
    }
  return TRUE;
}

static gboolean
print_combined (ReleveCli *cli, ReleveDossier *dossier, RelevePrintout what, const RelevePrintOptions *options,
                const char *path, GError **error)
{
  GPtrArray *learners = releve_dossier_all (dossier, &releve_learner_kind);
  g_autoptr (RelevePdf) pdf = releve_pdf_new (options->language, releve_printout_name (what, releve_cli_book (cli)));

  for (guint i = 0; i < learners->len; i++)
    {
      g_autoptr (RelevePages) pages = releve_print (dossier, what, ((const ReleveLearner *) learners->pdata[i])->id, options, error);

      if (pages == NULL)
        return FALSE;
      releve_pdf_add (pdf, pages);
    }
  return releve_pdf_write (pdf, path, error);
}

static void
remark_missing (ReleveCli *cli, RelevePages *pages)
{
  g_autofree char *missing = releve_pages_missing (pages);
  g_autofree char *sentence = missing != NULL ? releve_text_missing_glyphs (releve_cli_book (cli), missing) : NULL;

  if (sentence != NULL)
    releve_cli_remark (cli, sentence);
}

/* --role chief,division: the codes of the roles side by side, four at most. */
static RelevePages *
print_post (ReleveCli *cli, ReleveDossier *dossier, const RelevePrintOptions *options, GError **error)
{
  const char *asked = releve_cli_option (cli, "role");
  g_auto (GStrv) codes = asked != NULL ? g_strsplit (asked, ",", -1) : NULL;
  const char *ids[RELEVE_POST_ROLES + 1] = { NULL };

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      const ReleveRow *role = releve_dossier_by_code (dossier, &releve_role_kind, codes[i]);

      if (i == RELEVE_POST_ROLES)
        releve_error_set (error, RELEVE_ERROR_USAGE, "option-value", "--role", asked, "1–4 × CODE");
      else if (role == NULL)
        releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-role", "role", codes[i], NULL);
      if (i == RELEVE_POST_ROLES || role == NULL)
        return NULL;
      ids[i] = role->id;
    }
  return releve_print_post (dossier, codes != NULL ? ids : NULL, options, error);
}

static gboolean
print_everybody (ReleveCli *cli, ReleveDossier *dossier, RelevePrintout what, const RelevePrintOptions *options,
                 const char *out, GError **error)
{
  if (releve_dossier_all (dossier, &releve_learner_kind)->len == 0)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "no-learner", releve_cli_argument (cli, 0), NULL, NULL);
  if (releve_cli_option (cli, "combined") != NULL)
    return print_combined (cli, dossier, what, options, out, error);
  return print_into_folder (cli, dossier, what, options, out, error);
}

static gboolean
print_one (ReleveCli *cli, ReleveDossier *dossier, RelevePrintout what, const RelevePrintOptions *options,
           const char *path, GError **error)
{
  gboolean named = releve_cli_option (cli, "learner") != NULL && releve_printout_subject (what) != RELEVE_ABOUT_NOBODY;
  const ReleveLearner *learner = named ? releve_cli_learner (cli, dossier, "learner", error) : NULL;
  g_autoptr (RelevePages) pages = NULL;

  if (named && learner == NULL)
    return FALSE;
  pages = what == RELEVE_PRINTOUT_POST ? print_post (cli, dossier, options, error)
                                       : releve_print (dossier, what, learner != NULL ? learner->id : NULL, options, error);
  if (pages != NULL)
    remark_missing (cli, pages);
  return pages != NULL && releve_pages_write_pdf (pages, path, error);
}

int
releve_cli_print (ReleveCli *cli, GError **error)
{
  const char *out = releve_cli_option (cli, "o");
  g_autoptr (ReleveDesk) desk = NULL;
  ReleveDossier *dossier;
  RelevePrintOptions options;
  int what = RELEVE_PRINTOUT_PLAN;
  gboolean everybody, done;

  if (!read_options (cli, &what, &options, error))
    return RELEVE_CLI_FAILED;
  everybody = everybody_p (cli, what);
  if ((!everybody || releve_cli_option (cli, "combined") != NULL) && !g_str_has_suffix (out, ".pdf"))
    {
      releve_error_set (error, RELEVE_ERROR_USAGE, "file-ending", out, NULL, ".pdf");
      return RELEVE_CLI_FAILED;
    }
  desk = releve_cli_open (cli, FALSE, error);
  if (desk == NULL)
    return RELEVE_CLI_FAILED;
  dossier = releve_desk_get_dossier (desk);
  done = everybody ? print_everybody (cli, dossier, what, &options, out, error)
                   : print_one (cli, dossier, what, &options, out, error);
  return done ? RELEVE_CLI_DONE : RELEVE_CLI_FAILED;
}
