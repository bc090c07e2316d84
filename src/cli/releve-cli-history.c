/* The persistent history: undo, redo, history. */

#include "releve-cli.h"

#include <string.h>

#include "releve-text.h"

typedef gboolean (*Turn) (ReleveDesk *desk, ReleveStep **step, GError **error);

static int
turn (ReleveCli *cli, Turn verb, GError **error)
{
  g_autoptr (ReleveDesk) desk = NULL;
  int steps = 1;

  if (!releve_cli_int (cli, "steps", 1, G_MAXINT, &steps, error))
    return RELEVE_CLI_FAILED;
  desk = releve_cli_open (cli, TRUE, error);
  for (int i = 0; desk != NULL && i < steps; i++)
    {
      g_autoptr (ReleveStep) step = NULL;
      g_autofree char *name = NULL;

      if (!verb (desk, &step, error))
        return RELEVE_CLI_FAILED;
      name = releve_text_step_name (releve_cli_book (cli), releve_desk_get_dossier (desk), step->verb, step->detail);
      releve_cli_say ("%s", name);
    }
  return desk != NULL ? RELEVE_CLI_DONE : RELEVE_CLI_FAILED;
}

int
releve_cli_undo (ReleveCli *cli, GError **error)
{
  return turn (cli, releve_desk_undo, error);
}

int
releve_cli_redo (ReleveCli *cli, GError **error)
{
  return turn (cli, releve_desk_redo, error);
}

static json_t *
describe_step (ReleveCli *cli, ReleveDossier *dossier, const ReleveStep *step)
{
  g_autofree char *text = releve_text_step_name (releve_cli_book (cli), dossier, step->verb, step->detail);
  json_t *detail = json_loads (step->detail != NULL ? step->detail : "{}", 0, NULL);

  return json_pack ("{s:I, s:s, s:s, s:s, s:o, s:b, s:s}", "number", (json_int_t) step->number, "time", step->time,
                    "who", step->who, "verb", step->verb, "detail", detail != NULL ? detail : json_object (),
                    "undone", step->undone, "text", text);
}

/* Quoted, with quotes doubled; what a spreadsheet would take for a formula is
 * led by an apostrophe. */
static void
append_cell (GString *csv, const char *text, gboolean last)
{
  g_auto (GStrv) parts = g_strsplit (text, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  g_string_append_printf (csv, "\"%s%s\"%s", strchr ("=+-@", *text) != NULL && *text != '\0' ? "'" : "", doubled, last ? "\r\n" : ",");
}

static char *
compose_csv (ReleveCli *cli, ReleveDossier *dossier, GPtrArray *steps)
{
  GString *csv = g_string_new ("number,time,who,verb,text,undone\r\n");

  for (guint i = 0; i < steps->len; i++)
    {
      const ReleveStep *step = steps->pdata[i];
      g_autofree char *text = releve_text_step_name (releve_cli_book (cli), dossier, step->verb, step->detail);

      g_string_append_printf (csv, "%" G_GINT64_FORMAT ",", step->number);
      append_cell (csv, step->time, FALSE);
      append_cell (csv, step->who, FALSE);
      append_cell (csv, step->verb, FALSE);
      append_cell (csv, text, FALSE);
      append_cell (csv, step->undone ? "1" : "0", TRUE);
    }
  return g_string_free (csv, FALSE);
}

static gboolean
write_csv (ReleveCli *cli, ReleveDossier *dossier, GPtrArray *steps, const char *path, GError **error)
{
  g_autofree char *csv = compose_csv (cli, dossier, steps);
  g_autoptr (GError) problem = NULL;

  if (g_file_set_contents_full (path, csv, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &problem))
    return TRUE;
  return releve_error_set_file (error, problem, path);
}

static void
say_steps (ReleveCli *cli, ReleveDossier *dossier, GPtrArray *steps)
{
  json_t *answer = json_array (), *step;
  gsize i;

  for (guint n = 0; n < steps->len; n++)
    json_array_append_new (answer, describe_step (cli, dossier, steps->pdata[n]));
  if (releve_cli_json (cli))
    {
      releve_cli_say_json (answer);
      return;
    }
  json_array_foreach (answer, i, step)
    releve_cli_say ("%" JSON_INTEGER_FORMAT "  %s  %s  %s%s", json_integer_value (json_object_get (step, "number")),
                    json_string_value (json_object_get (step, "time")), json_string_value (json_object_get (step, "who")),
                    json_string_value (json_object_get (step, "text")), json_is_true (json_object_get (step, "undone")) ? "  ↶" : "");
  json_decref (answer);
}

int
releve_cli_history (ReleveCli *cli, GError **error)
{
  g_autoptr (ReleveDesk) desk = releve_cli_open (cli, FALSE, error);
  g_autoptr (GPtrArray) steps = desk != NULL ? releve_desk_history (desk, error) : NULL;
  const char *csv = releve_cli_option (cli, "csv");

  if (steps == NULL)
    return RELEVE_CLI_FAILED;
  if (csv != NULL)
    return write_csv (cli, releve_desk_get_dossier (desk), steps, csv, error) ? RELEVE_CLI_DONE : RELEVE_CLI_FAILED;
  say_steps (cli, releve_desk_get_dossier (desk), steps);
  return RELEVE_CLI_DONE;
}
