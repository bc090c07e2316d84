/* print: any printout as PDF, of one clinician, of all, or of the department. */

#include "releve-cli.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "releve-batch.h"
#include "releve-text.h"

/* What was asked for. */
typedef struct {
  int what;
  RelevePrintOptions options;
  const char *role_ids[RELEVE_POST_ROLES + 1]; /* of the options */
  const char *out;
} Wish;

static gboolean
read_wish (ReleveCli *cli, Wish *wish, GError **error)
{
  int paper = (int) releve_paper_of_environment (), audience = RELEVE_AUDIENCE_COORDINATOR;

  wish->what = RELEVE_PRINTOUT_PLAN;
  wish->out = releve_cli_option (cli, "o");
  if (!releve_cli_code (cli, "what", releve_printout_codes, "option-value", &wish->what, error)
      || !releve_cli_code (cli, "paper", releve_paper_codes, "option-value", &paper, error)
      || !releve_cli_code (cli, "audience", releve_audience_codes, "option-value", &audience, error)
      || !releve_cli_int (cli, "version", 1, G_MAXINT, &wish->options.version, error))
    return FALSE;
  wish->options.language = releve_phrasebook_get_language (releve_cli_book (cli));
  wish->options.paper = (RelevePaper) paper;
  wish->options.audience = (ReleveAudience) audience;
  wish->options.tiled = releve_cli_option (cli, "tiled") != NULL;
  return TRUE;
}

/* --role chief,division: the codes of the roles side by side, four at most. */
static gboolean
read_roles (ReleveCli *cli, ReleveDossier *dossier, Wish *wish, GError **error)
{
  const char *asked = releve_cli_option (cli, "role");
  g_auto (GStrv) codes = asked != NULL ? g_strsplit (asked, ",", -1) : NULL;

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      const ReleveRow *role = releve_dossier_by_code (dossier, &releve_role_kind, codes[i]);

      if (i == RELEVE_POST_ROLES)
        return releve_error_set (error, RELEVE_ERROR_USAGE, "option-value", "--role", asked, "1–4 × CODE");
      if (role == NULL)
        return releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-role", "role", codes[i], NULL);
      wish->role_ids[i] = role->id;
    }
  wish->options.role_ids = codes != NULL ? wish->role_ids : NULL;
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

static void
remark_missing (ReleveCli *cli, const char *missing)
{
  g_autofree char *sentence = missing != NULL ? releve_text_missing_glyphs (releve_cli_book (cli), missing) : NULL;

  if (sentence != NULL)
    releve_cli_remark (cli, sentence);
}

/* Everybody */

static gboolean
make_folder (const char *folder, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  problem = g_error_new_literal (G_FILE_ERROR, (int) g_file_error_from_errno (errno), folder);
  return releve_error_set_file (error, problem, folder);
}

static void
say_paths (const ReleveBatch *batch, ReleveDossier *dossier)
{
  g_auto (GStrv) names = releve_name_pattern_apply (batch->pattern, dossier, batch->printout, batch->learner_ids, &batch->options, NULL);

  for (char **name = names; name != NULL && *name != NULL; name++)
    {
      g_autofree char *path = g_build_filename (batch->path, *name, NULL);

      releve_cli_say ("%s", path);
    }
}

/* A folder made for nothing goes again. */
static gboolean
run_batch (ReleveCli *cli, ReleveDossier *dossier, const ReleveBatch *batch, GError **error)
{
  gboolean there = batch->pattern == NULL || g_file_test (batch->path, G_FILE_TEST_EXISTS), done;
  g_autofree char *missing = NULL;

  done = (there || make_folder (batch->path, error)) && releve_batch_run (dossier, batch, NULL, NULL, NULL, &missing, error);
  if (!done && !there)
    g_rmdir (batch->path);
  if (!done)
    return FALSE;
  remark_missing (cli, missing);
  if (batch->pattern != NULL)
    say_paths (batch, dossier);
  return TRUE;
}

static gboolean
print_everybody (ReleveCli *cli, ReleveDossier *dossier, const Wish *wish, GError **error)
{
  GPtrArray *learners = releve_dossier_all (dossier, &releve_learner_kind);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  ReleveBatch batch = { .printout = (RelevePrintout) wish->what, .options = wish->options, .path = wish->out };

  if (learners->len == 0)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "no-learner", releve_cli_argument (cli, 0), NULL, NULL);
  for (guint i = 0; i < learners->len; i++)
    g_ptr_array_add (ids, ((ReleveRow *) learners->pdata[i])->id);
  g_ptr_array_add (ids, NULL);
  batch.learner_ids = (const char *const *) ids->pdata;
  if (releve_cli_option (cli, "combined") == NULL)
    batch.pattern = wish->what == RELEVE_PRINTOUT_PLAN ? RELEVE_NAME_PATTERN : RELEVE_SHORT_NAME_PATTERN;
  return run_batch (cli, dossier, &batch, error);
}

/* One */

static gboolean
print_one (ReleveCli *cli, ReleveDossier *dossier, const Wish *wish, GError **error)
{
  gboolean named = releve_cli_option (cli, "learner") != NULL && releve_printout_subject (wish->what) != RELEVE_ABOUT_NOBODY;
  const ReleveLearner *learner = named ? releve_cli_learner (cli, dossier, "learner", error) : NULL;
  g_autoptr (RelevePages) pages = NULL;
  g_autofree char *missing = NULL;

  if (named && learner == NULL)
    return FALSE;
  pages = releve_print (dossier, (RelevePrintout) wish->what, learner != NULL ? learner->id : NULL, &wish->options, error);
  if (pages == NULL || !releve_pages_write_pdf (pages, wish->out, error))
    return FALSE;
  missing = releve_pages_missing (pages);
  remark_missing (cli, missing);
  return TRUE;
}

static gboolean
check_ending (const char *out, GError **error)
{
  return g_str_has_suffix (out, ".pdf") || releve_error_set (error, RELEVE_ERROR_USAGE, "file-ending", out, NULL, ".pdf");
}

int
releve_cli_print (ReleveCli *cli, GError **error)
{
  g_autoptr (ReleveDesk) desk = NULL;
  ReleveDossier *dossier;
  Wish wish = { 0 };
  gboolean everybody, done;

  if (!read_wish (cli, &wish, error))
    return RELEVE_CLI_FAILED;
  everybody = everybody_p (cli, wish.what);
  if ((!everybody || releve_cli_option (cli, "combined") != NULL) && !check_ending (wish.out, error))
    return RELEVE_CLI_FAILED;
  desk = releve_cli_open (cli, FALSE, error);
  if (desk == NULL)
    return RELEVE_CLI_FAILED;
  dossier = releve_desk_get_dossier (desk);
  done = read_roles (cli, dossier, &wish, error)
         && (everybody ? print_everybody (cli, dossier, &wish, error) : print_one (cli, dossier, &wish, error));
  return done ? RELEVE_CLI_DONE : RELEVE_CLI_FAILED;
}
