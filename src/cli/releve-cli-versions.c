/* Drafts, publications and years. */

#include "releve-cli.h"

#include "releve-calendar.h"
#include "releve-text.h"

static const char *const change_codes[] = { "added", "removed", "handed-over", "moved", "supervised", "attended", "pinned", "levels", NULL };

static const ReleveVersion *
find_draft (ReleveCli *cli, ReleveDesk *desk, const char *option, GError **error)
{
  g_autoptr (GPtrArray) drafts = releve_versions (releve_desk_get_dossier (desk), RELEVE_VERSION_DRAFT);
  const char *name = releve_cli_option (cli, option);

  for (guint i = 0; i < drafts->len; i++)
    if (g_strcmp0 (((const ReleveVersion *) drafts->pdata[i])->name, name) == 0)
      return drafts->pdata[i];
  releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-version", "draft", name != NULL ? name : "", NULL);
  return NULL;
}

gboolean
releve_cli_look_at_draft (ReleveCli *cli, ReleveDesk *desk, GError **error)
{
  const ReleveVersion *draft = releve_cli_option (cli, "draft") != NULL ? find_draft (cli, desk, "draft", error) : NULL;

  if (releve_cli_option (cli, "draft") == NULL)
    return TRUE;
  return draft != NULL && releve_desk_set_view (desk, draft->id, error);
}

static json_t *
answer_card (ReleveDossier *dossier, const RelevePlacement *card)
{
  if (card == NULL)
    return json_null ();
  return json_pack ("{s:s, s:s, s:i, s:i}", "learner", releve_dossier_learner (dossier, card->learner_id)->code,
                    "assignment", releve_dossier_assignment (dossier, card->assignment_id)->code,
                    "block", releve_dossier_first_block (dossier, card), "last_block", releve_dossier_last_block (dossier, card));
}

static json_t *
answer_difference (ReleveCli *cli, ReleveDossier *dossier, const ReleveDifference *difference)
{
  g_autofree char *text = releve_text_difference (releve_cli_book (cli), dossier, difference);

  return json_pack ("{s:s, s:o, s:o, s:s}", "change", change_codes[difference->change],
                    "before", answer_card (dossier, difference->before), "after", answer_card (dossier, difference->after), "text", text);
}

static void
say_difference (ReleveCli *cli, ReleveDossier *dossier, const ReleveDifference *difference)
{
  g_autofree char *who = releve_text_learner (releve_cli_book (cli), releve_dossier_learner (dossier, releve_difference_learner (difference)), TRUE);
  g_autofree char *text = releve_text_difference (releve_cli_book (cli), dossier, difference);

  releve_cli_say ("%s\t%s", who, text);
}

static int
say_differences (ReleveCli *cli, ReleveDossier *dossier, GArray *differences)
{
  json_t *answer = json_array ();

  for (guint i = 0; i < differences->len; i++)
    {
      const ReleveDifference *difference = &g_array_index (differences, ReleveDifference, i);

      if (releve_cli_json (cli))
        json_array_append_new (answer, answer_difference (cli, dossier, difference));
      else
        say_difference (cli, dossier, difference);
    }
  if (releve_cli_json (cli))
    releve_cli_say_json (json_incref (answer));
  json_decref (answer);
  return differences->len > 0 ? RELEVE_CLI_FINDINGS : RELEVE_CLI_DONE;
}

static int
refuse_step (const char *command, const char *found, const char *known, GError **error)
{
  releve_error_set (error, RELEVE_ERROR_USAGE, "option-value", command, found, known);
  return RELEVE_CLI_FAILED;
}

static int
adopt_draft (ReleveCli *cli, ReleveDesk *desk, const ReleveVersion *draft, GError **error)
{
  g_autoptr (GPtrArray) breaches = NULL;
  gboolean done = releve_desk_adopt_draft (desk, draft->id, releve_cli_option (cli, "reason"), &breaches, error);

  return releve_cli_finish (cli, desk, done, breaches, error);
}

int
releve_cli_draft (ReleveCli *cli, GError **error)
{
  static const char *const steps[] = { "new", "compare", "adopt", "discard", NULL };
  int step = releve_code_parse (steps, releve_cli_argument (cli, 1));
  g_autoptr (ReleveDesk) desk = NULL;
  g_autoptr (GArray) differences = NULL;
  const ReleveVersion *draft;

  if (step < 0)
    return refuse_step ("draft", releve_cli_argument (cli, 1), "new, compare, adopt, discard", error);
  desk = releve_cli_open (cli, step != 1, error);
  if (desk == NULL)
    return RELEVE_CLI_FAILED;
  if (step == 0)
    return releve_desk_new_draft (desk, releve_cli_option (cli, "name"), NULL, NULL, error) ? RELEVE_CLI_DONE : RELEVE_CLI_FAILED;
  draft = find_draft (cli, desk, "name", error);
  if (draft == NULL)
    return RELEVE_CLI_FAILED;
  if (step == 2)
    return adopt_draft (cli, desk, draft, error);
  if (step == 3)
    return releve_desk_discard_draft (desk, draft->id, error) ? RELEVE_CLI_DONE : RELEVE_CLI_FAILED;
  differences = releve_differences (releve_desk_get_dossier (desk), NULL, draft->id);
  return say_differences (cli, releve_desk_get_dossier (desk), differences);
}

static int
withdraw (ReleveCli *cli, ReleveDesk *desk, GError **error)
{
  const ReleveVersion *last = releve_last_published (releve_desk_get_dossier (desk));

  return releve_desk_withdraw (desk, last != NULL ? last->id : NULL, releve_cli_option (cli, "reason"), error)
         ? RELEVE_CLI_DONE : RELEVE_CLI_FAILED;
}

int
releve_cli_publish (ReleveCli *cli, GError **error)
{
  static const char *const steps[] = { "changes", "withdraw", NULL };
  const char *word = releve_cli_argument (cli, 1);
  int step = word != NULL ? releve_code_parse (steps, word) : 2;
  g_autoptr (ReleveDesk) desk = NULL;
  g_autoptr (GArray) changes = NULL;

  if (step < 0)
    return refuse_step ("publish", word, "changes, withdraw", error);
  desk = releve_cli_open (cli, step != 0, error);
  if (desk == NULL)
    return RELEVE_CLI_FAILED;
  if (step == 1)
    return withdraw (cli, desk, error);
  if (step == 2)
    return releve_desk_publish (desk, NULL, error) ? RELEVE_CLI_DONE : RELEVE_CLI_FAILED;
  changes = releve_changes_since_publication (releve_desk_get_dossier (desk));
  return say_differences (cli, releve_desk_get_dossier (desk), changes);
}

static gboolean
read_calendar (ReleveCli *cli, ReleveDossier *dossier, GPtrArray **blocks, GError **error)
{
  GPtrArray *now = releve_dossier_all (dossier, &releve_block_kind);
  ReleveDay start = RELEVE_NO_DAY;
  int calendar = RELEVE_N_CALENDARS;

  if (!releve_cli_day (cli, "start", &start, error)
      || !releve_cli_code (cli, "calendar", releve_calendar_codes, "unknown-calendar", &calendar, error))
    return FALSE;
  if (now->len == 0)
    return TRUE;
  if (calendar != RELEVE_N_CALENDARS)
    *blocks = releve_calendar_new (calendar, start != RELEVE_NO_DAY ? start : ((const ReleveBlock *) now->pdata[now->len - 1])->last + 1);
  else if (start != RELEVE_NO_DAY)
    *blocks = releve_calendar_next (now, start);
  return TRUE;
}

int
releve_cli_year (ReleveCli *cli, GError **error)
{
  const char *word = releve_cli_argument (cli, 1);
  g_autoptr (ReleveDesk) desk = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  ReleveNewYear how = { NULL };
  gboolean done;

  if (word != NULL && !g_str_equal (word, "reverse"))
    return refuse_step ("year", word, "reverse", error);
  desk = releve_cli_open (cli, TRUE, error);
  if (desk == NULL || (word == NULL && !read_calendar (cli, releve_desk_get_dossier (desk), &blocks, error)))
    return RELEVE_CLI_FAILED;
  how.blocks = blocks;
  done = word != NULL ? releve_desk_reverse_year (desk, releve_cli_option (cli, "reason"), error)
                      : releve_desk_start_year (desk, &how, error);
  return done ? RELEVE_CLI_DONE : RELEVE_CLI_FAILED;
}
