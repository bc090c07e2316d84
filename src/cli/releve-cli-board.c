/* The board's verbs: place, move, remove, level, state. */

#include "releve-cli.h"

#include "releve-evidence.h"
#include "releve-fit.h"
#include "releve-text.h"

static gboolean
find_supervisor (ReleveCli *cli, ReleveDossier *dossier, const char **id, GError **error)
{
  const char *code = releve_cli_option (cli, "supervisor");
  const ReleveSupervisor *supervisor = code != NULL ? releve_dossier_by_code (dossier, &releve_supervisor_kind, code) : NULL;

  if (code != NULL && supervisor == NULL)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-supervisor", NULL, code, NULL);
  *id = supervisor != NULL ? supervisor->id : NULL;
  return TRUE;
}

int
releve_cli_place (ReleveCli *cli, GError **error)
{
  g_autoptr (ReleveDesk) desk = releve_cli_open (cli, TRUE, error);
  ReleveDossier *dossier = desk != NULL ? releve_desk_get_dossier (desk) : NULL;
  const ReleveLearner *learner = desk != NULL ? releve_cli_learner (cli, dossier, "learner", error) : NULL;
  const ReleveAssignment *assignment = learner != NULL ? releve_cli_assignment (cli, dossier, error) : NULL;
  RelevePlacing how = { .reason = releve_cli_option (cli, "reason"), .pinned = releve_cli_option (cli, "pin") != NULL };
  g_autoptr (GPtrArray) breaches = NULL;
  gboolean done;
  int block = 0;

  if (assignment == NULL || !releve_cli_int (cli, "block", 0, G_MAXINT, &block, error)
      || !find_supervisor (cli, dossier, &how.supervisor_id, error))
    return RELEVE_CLI_FAILED;
  done = releve_desk_place (desk, learner->id, assignment->id, block, &how, NULL, &breaches, error);
  return releve_cli_finish (cli, desk, done, breaches, error);
}

static const char *const ways[] = { "", "replace", "swap", "push", NULL }; /* by ReleveOccupied */

int
releve_cli_move (ReleveCli *cli, GError **error)
{
  g_autoptr (ReleveDesk) desk = releve_cli_open (cli, TRUE, error);
  ReleveDossier *dossier = desk != NULL ? releve_desk_get_dossier (desk) : NULL;
  const RelevePlacement *card = desk != NULL ? releve_cli_card (cli, dossier, error) : NULL;
  const ReleveLearner *to = NULL;
  g_autoptr (GPtrArray) breaches = NULL;
  int block = 0, way = RELEVE_OCCUPIED_REFUSE;
  gboolean done;

  if (card == NULL || !releve_cli_int (cli, "to-block", 0, G_MAXINT, &block, error)
      || !releve_cli_code (cli, "on-occupied", ways, "option-value", &way, error))
    return RELEVE_CLI_FAILED;
  if (releve_cli_option (cli, "to-learner") != NULL && (to = releve_cli_learner (cli, dossier, "to-learner", error)) == NULL)
    return RELEVE_CLI_FAILED;
  done = releve_desk_move (desk, card->id, to != NULL ? to->id : NULL, block, way, releve_cli_option (cli, "reason"), &breaches, error);
  return releve_cli_finish (cli, desk, done, breaches, error);
}

int
releve_cli_remove (ReleveCli *cli, GError **error)
{
  g_autoptr (ReleveDesk) desk = releve_cli_open (cli, TRUE, error);
  const RelevePlacement *card = desk != NULL ? releve_cli_card (cli, releve_desk_get_dossier (desk), error) : NULL;
  g_autoptr (GPtrArray) breaches = NULL;
  gboolean done;

  if (card == NULL)
    return RELEVE_CLI_FAILED;
  done = releve_desk_remove (desk, card->id, releve_cli_option (cli, "reason"), &breaches, error);
  return releve_cli_finish (cli, desk, done, breaches, error);
}

int
releve_cli_level (ReleveCli *cli, GError **error)
{
  g_autoptr (ReleveDesk) desk = releve_cli_open (cli, TRUE, error);
  ReleveDossier *dossier = desk != NULL ? releve_desk_get_dossier (desk) : NULL;
  const RelevePlacement *card = desk != NULL ? releve_cli_card (cli, dossier, error) : NULL;
  gboolean agree = releve_cli_option (cli, "agree") != NULL;
  ReleveLevels levels;

  if (card == NULL)
    return RELEVE_CLI_FAILED;
  if (!agree && releve_cli_argument (cli, 1) == NULL)
    {
      releve_error_set (error, RELEVE_ERROR_USAGE, "argument-missing", "level", NULL, "DAC=0…4");
      return RELEVE_CLI_FAILED;
    }
  levels = releve_levels_chosen (dossier, card);
  if (!releve_cli_levels (cli, 1, &levels, error)
      || !releve_desk_set_levels (desk, card->id, &levels, agree, releve_cli_option (cli, "note"), error))
    return RELEVE_CLI_FAILED;
  return RELEVE_CLI_DONE;
}

/* The one nudge for a dated aim (S7). */
static void
remark_aim (ReleveCli *cli, const ReleveLearner *learner)
{
  g_autofree char *sentence = releve_text_fill (
    releve_say (releve_cli_book (cli), "{who} has accepted without a dated aim; an aim tells which gap this serves."), "who", learner->code, NULL);

  releve_cli_remark (cli, sentence);
}

int
releve_cli_state (ReleveCli *cli, GError **error)
{
  g_autoptr (ReleveDesk) desk = NULL;
  const RelevePlacement *card;
  g_autoptr (GPtrArray) breaches = NULL;
  g_autofree char *known = g_strjoinv (" ", (char **) releve_placement_state_codes);
  int state = releve_code_parse (releve_placement_state_codes, releve_cli_argument (cli, 1));
  g_autofree char *learner_id = NULL;
  gboolean done, ask;

  if (state < 0)
    {
      releve_error_set (error, RELEVE_ERROR_INVALID, "option-value", "state", releve_cli_argument (cli, 1), known);
      return RELEVE_CLI_FAILED;
    }
  desk = releve_cli_open (cli, TRUE, error);
  card = desk != NULL ? releve_cli_card (cli, releve_desk_get_dossier (desk), error) : NULL;
  if (card == NULL)
    return RELEVE_CLI_FAILED;
  learner_id = g_strdup (card->learner_id);
  ask = state == RELEVE_ACCEPTED && releve_aim_wants_asking (releve_desk_get_dossier (desk), learner_id);
  done = releve_desk_set_state (desk, card->id, state, releve_cli_option (cli, "reason"), &breaches, error);
  if (done && ask)
    remark_aim (cli, releve_dossier_learner (releve_desk_get_dossier (desk), learner_id));
  return releve_cli_finish (cli, desk, done, breaches, error);
}
