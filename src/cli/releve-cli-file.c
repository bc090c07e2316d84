/* The file as a whole: new, info, check, export. */

#include "releve-cli.h"

#include <math.h>

#include "releve-exchange.h"
#include "releve-text.h"

int
releve_cli_new (ReleveCli *cli, GError **error)
{
  ReleveNewDepartment wish = {
    .name = releve_cli_option (cli, "name"),
    .calendar = releve_cli_option (cli, "calendar"),
    .example = releve_cli_option (cli, "example") != NULL,
    .today = releve_cli_today (cli),
  };
  int calendar = 0;

  if (!releve_cli_day (cli, "start", &wish.start, error)
      || !releve_cli_code (cli, "calendar", releve_calendar_codes, "unknown-calendar", &calendar, error)
      || !releve_exchange_new_department (releve_cli_argument (cli, 0), &wish, error))
    return RELEVE_CLI_FAILED;
  return RELEVE_CLI_DONE;
}

static json_int_t
count (ReleveDossier *dossier, const ReleveKind *kind)
{
  return releve_dossier_all (dossier, kind)->len;
}

static json_t *
describe_file (ReleveCli *cli, ReleveDesk *desk, GError **error)
{
  ReleveDossier *dossier = releve_desk_get_dossier (desk);
  const ReleveDepartment *department = releve_dossier_department (dossier);
  ReleveLanguage language = releve_phrasebook_get_language (releve_cli_book (cli));
  g_autofree char *checksum = releve_desk_checksum (desk, error);
  g_autoptr (GPtrArray) history = checksum != NULL ? releve_desk_history (desk, error) : NULL;

  if (history == NULL)
    return NULL;
  return json_pack ("{s:s, s:i, s:s, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:b, s:s}",
                    "format", RELEVE_EXCHANGE_FORMAT, "schema", releve_desk_get_schema (desk),
                    "department", department != NULL ? releve_words_get (&department->name, language, NULL) : "",
                    "learners", count (dossier, &releve_learner_kind), "assignments", count (dossier, &releve_assignment_kind),
                    "blocks", count (dossier, &releve_block_kind), "placements", count (dossier, &releve_placement_kind),
                    "ratings", count (dossier, &releve_rating_kind), "plans", count (dossier, &releve_plan_kind),
                    "duties", count (dossier, &releve_duty_kind), "history", (json_int_t) history->len,
                    "protected", 0, "checksum", checksum);
}

int
releve_cli_info (ReleveCli *cli, GError **error)
{
  g_autoptr (ReleveDesk) desk = releve_cli_open (cli, FALSE, error);
  json_t *answer = desk != NULL ? describe_file (cli, desk, error) : NULL;
  const char *key;
  json_t *value;

  if (answer == NULL)
    return RELEVE_CLI_FAILED;
  if (releve_cli_json (cli))
    {
      releve_cli_say_json (answer);
      return RELEVE_CLI_DONE;
    }
  json_object_foreach (answer, key, value)
    {
      if (json_is_integer (value))
        releve_cli_say ("%s: %" JSON_INTEGER_FORMAT, key, json_integer_value (value));
      else
        releve_cli_say ("%s: %s", key, json_is_string (value) ? json_string_value (value) : json_is_true (value) ? "true" : "false");
    }
  json_decref (answer);
  return RELEVE_CLI_DONE;
}

/* check */

static json_t *
code_of (gconstpointer row, const char *code)
{
  return row != NULL ? json_string (code) : json_null ();
}

static json_t *
describe_breach (ReleveCli *cli, ReleveDossier *dossier, const ReleveBreach *breach)
{
  const ReleveLearner *learner = breach->learner_id != NULL ? releve_dossier_learner (dossier, breach->learner_id) : NULL;
  const ReleveAssignment *assignment = breach->assignment_id != NULL ? releve_dossier_assignment (dossier, breach->assignment_id) : NULL;
  static const char *const severities[] = { "warns", "needs-reason", "stops" };
  g_autofree char *text = releve_text_breach (releve_cli_book (cli), dossier, breach);

  return json_pack ("{s:s, s:o, s:o, s:o, s:o, s:o, s:s, s:s, s:b}",
                    "rule", releve_rule_codes[breach->rule],
                    "learner", code_of (learner, learner != NULL ? learner->code : NULL),
                    "assignment", code_of (assignment, assignment != NULL ? assignment->code : NULL),
                    "block", breach->block > 0 ? json_integer (breach->block) : json_null (),
                    "found", releve_cli_number (breach->found), "limit", releve_cli_number (breach->limit),
                    "text", text, "severity", severities[breach->severity], "excused", breach->excused);
}

static void
say_breaches (ReleveCli *cli, ReleveDossier *dossier, GPtrArray *breaches)
{
  json_t *answer = json_array ();

  for (guint i = 0; i < breaches->len; i++)
    json_array_append_new (answer, describe_breach (cli, dossier, breaches->pdata[i]));
  if (releve_cli_json (cli))
    {
      releve_cli_say_json (answer);
      return;
    }
  for (gsize i = 0; i < json_array_size (answer); i++)
    releve_cli_say ("%s", json_string_value (json_object_get (json_array_get (answer, i), "text")));
  json_decref (answer);
}

int
releve_cli_check (ReleveCli *cli, GError **error)
{
  g_autoptr (ReleveDesk) desk = releve_cli_open (cli, FALSE, error);
  g_autoptr (GPtrArray) breaches = NULL;

  if (desk == NULL || !releve_desk_verify (desk, error))
    return RELEVE_CLI_FAILED;
  breaches = releve_rules_of_dossier (releve_desk_get_dossier (desk));
  say_breaches (cli, releve_desk_get_dossier (desk), breaches);
  return breaches->len > 0 ? RELEVE_CLI_FINDINGS : RELEVE_CLI_DONE;
}

int
releve_cli_export (ReleveCli *cli, GError **error)
{
  const char *out = releve_cli_argument (cli, 1);
  g_autoptr (ReleveDesk) desk = NULL;

  if (!g_str_equal (out, "-") && !g_str_has_suffix (out, ".json"))
    {
      releve_error_set (error, RELEVE_ERROR_USAGE, "file-ending", out, NULL, ".json");
      return RELEVE_CLI_FAILED;
    }
  desk = releve_cli_open (cli, FALSE, error);
  if (desk == NULL || !releve_exchange_export_json (desk, out, error))
    return RELEVE_CLI_FAILED;
  return RELEVE_CLI_DONE;
}
