#include "releve-cli.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "releve-store.h"
#include "releve-text.h"

#define EVERYWHERE "json lang today"

struct _ReleveCli {
  const ReleveCliCommand *command;
  GHashTable *options;   /* name → value */
  GPtrArray *arguments;
  RelevePhrasebook *book;
  ReleveDay today;
};

RelevePhrasebook *
releve_cli_book (ReleveCli *cli)
{
  return cli->book;
}

ReleveDay
releve_cli_today (ReleveCli *cli)
{
  return cli->today;
}

gboolean
releve_cli_json (ReleveCli *cli)
{
  return releve_cli_option (cli, "json") != NULL;
}

const char *
releve_cli_command (ReleveCli *cli)
{
  return cli->command->name;
}

const char *
releve_cli_argument (ReleveCli *cli, guint index)
{
  return index < cli->arguments->len ? g_ptr_array_index (cli->arguments, index) : NULL;
}

const char *
releve_cli_option (ReleveCli *cli, const char *name)
{
  return g_hash_table_lookup (cli->options, name);
}

GPtrArray *
releve_cli_words (ReleveCli *cli)
{
  return cli->arguments;
}

/* Parsing. */

static const ReleveCliOption *
find_option (const char *name, gsize length)
{
  for (const ReleveCliOption *option = releve_cli_options; option->name != NULL; option++)
    if (strlen (option->name) == length && strncmp (option->name, name, length) == 0)
      return option;
  return NULL;
}

static gboolean
lists (const char *list, const char *name, gboolean *needed)
{
  g_auto (GStrv) names = g_strsplit (list, " ", -1);

  for (char **one = names; *one != NULL; one++)
    if (g_str_equal (**one == '!' ? *one + 1 : *one, name))
      {
        if (needed != NULL)
          *needed = **one == '!';
        return TRUE;
      }
  return FALSE;
}

static gboolean
takes (const ReleveCliCommand *command, const ReleveCliOption *option)
{
  return lists (command->options, option->name, NULL) || lists (EVERYWHERE, option->name, NULL);
}

static gboolean
parse_option (ReleveCli *cli, char **argv, int argc, int *i, GError **error)
{
  const char *name = argv[*i] + (g_str_has_prefix (argv[*i], "--") ? 2 : 1);
  const char *equals = strchr (name, '=');
  const ReleveCliOption *option = find_option (name, equals != NULL ? (gsize) (equals - name) : strlen (name));
  const char *value = "";

  if (option == NULL || !takes (cli->command, option) || (option->value == NULL && equals != NULL))
    return releve_error_set (error, RELEVE_ERROR_USAGE, "option-unknown", cli->command->name, argv[*i], NULL);
  if (option->value != NULL && equals == NULL && *i + 1 >= argc)
    return releve_error_set (error, RELEVE_ERROR_USAGE, "option-missing", cli->command->name, NULL, argv[*i]);
  if (option->value != NULL)
    value = equals != NULL ? equals + 1 : argv[++*i];
  /* fit takes --level several times: all are words like the arguments. */
  if (g_str_equal (option->name, "level") && strchr (value, '=') != NULL)
    g_ptr_array_add (cli->arguments, (gpointer) value);
  g_hash_table_insert (cli->options, (gpointer) option->name, (gpointer) value);
  return TRUE;
}

static gboolean
check_arguments (ReleveCli *cli, GError **error)
{
  const ReleveCliCommand *command = cli->command;

  if (cli->arguments->len < command->least)
    return releve_error_set (error, RELEVE_ERROR_USAGE, "argument-missing", command->name, NULL, command->arguments);
  if (cli->arguments->len > command->most)
    return releve_error_set (error, RELEVE_ERROR_USAGE, "argument-extra", command->name,
                             g_ptr_array_index (cli->arguments, command->most), NULL);
  for (const ReleveCliOption *option = releve_cli_options; option->name != NULL; option++)
    {
      gboolean needed = FALSE;
      g_autofree char *name = g_strdup_printf ("%s%s", strlen (option->name) == 1 ? "-" : "--", option->name);

      if (lists (command->options, option->name, &needed) && needed && releve_cli_option (cli, option->name) == NULL)
        return releve_error_set (error, RELEVE_ERROR_USAGE, "option-missing", command->name, NULL, name);
    }
  return TRUE;
}

static gboolean
is_option (const char *word)
{
  return word[0] == '-' && word[1] != '\0';
}

static gboolean
parse (ReleveCli *cli, char **argv, int argc, GError **error)
{
  for (int i = 2; i < argc; i++)
    if (!is_option (argv[i]))
      g_ptr_array_add (cli->arguments, argv[i]);
    else if (!parse_option (cli, argv, argc, &i, error))
      return FALSE;
  return TRUE;
}

/* Typed options. */

gboolean
releve_cli_int (ReleveCli *cli, const char *name, int least, int most, int *value, GError **error)
{
  const char *text = releve_cli_option (cli, name);
  g_autofree char *where = g_strconcat ("--", name, NULL);
  g_autofree char *expected = most == G_MAXINT ? g_strdup_printf ("≥ %d", least) : g_strdup_printf ("%d–%d", least, most);
  gint64 number;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_signed (text, 10, least, most, &number, NULL))
    return releve_error_set (error, RELEVE_ERROR_INVALID, "option-value", where, text, expected);
  *value = (int) number;
  return TRUE;
}

gboolean
releve_cli_real (ReleveCli *cli, const char *name, double least, double most, double *value, GError **error)
{
  const char *text = releve_cli_option (cli, name);
  g_autofree char *where = g_strconcat ("--", name, NULL);
  g_autofree char *expected = g_strdup_printf ("%g–%g", least, most);
  char *end;
  double number;

  if (text == NULL)
    return TRUE;
  number = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !(number >= least && number <= most))
    return releve_error_set (error, RELEVE_ERROR_INVALID, "level-out-of-range", where, text, expected);
  *value = number;
  return TRUE;
}

gboolean
releve_cli_day (ReleveCli *cli, const char *name, ReleveDay *value, GError **error)
{
  const char *text = releve_cli_option (cli, name);
  g_autofree char *where = g_strconcat ("--", name, NULL);

  if (text == NULL)
    return TRUE;
  *value = releve_day_parse (text);
  if (*value == RELEVE_NO_DAY)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "option-value", where, text, "2026-MM-DD");
  return TRUE;
}

gboolean
releve_cli_code (ReleveCli *cli, const char *name, const char *const *codes, const char *problem, int *value, GError **error)
{
  const char *text = releve_cli_option (cli, name);
  g_autofree char *where = g_strconcat ("--", name, NULL);
  g_autofree char *known = g_strjoinv (" ", (char **) codes);
  int index;

  if (text == NULL)
    return TRUE;
  index = releve_code_parse (codes, text);
  if (index < 0)
    return releve_error_set (error, RELEVE_ERROR_INVALID, problem, where, text, known);
  *value = index;
  return TRUE;
}

/* Files and rows. */

static void
refuse_to_write (const char *path, int schema, GError **error)
{
  g_autofree char *found = g_strdup_printf ("%d", schema);
  g_autofree char *known = g_strdup_printf ("%d", releve_store_newest_schema ());

  if (schema > releve_store_newest_schema ())
    releve_error_set (error, RELEVE_ERROR_NEWER, "newer-schema", path, found, known);
  else
    releve_error_set (error, RELEVE_ERROR_READ_ONLY, g_access (path, W_OK) == 0 ? "read-only-folder" : "read-only", path, NULL, NULL);
}

ReleveDesk *
releve_cli_open (ReleveCli *cli, gboolean to_write, GError **error)
{
  ReleveDeskOptions options = { .today = cli->today, .read_only = !to_write };
  ReleveDesk *desk = releve_desk_open (releve_cli_argument (cli, 0), &options, error);

  if (desk != NULL && to_write && releve_desk_is_read_only (desk))
    {
      int schema = releve_desk_get_schema (desk);

      g_clear_object (&desk);
      refuse_to_write (releve_cli_argument (cli, 0), schema, error);
    }
  if (desk != NULL && !releve_cli_look_at_draft (cli, desk, error))
    g_clear_object (&desk);
  return desk;
}

const ReleveLearner *
releve_cli_learner (ReleveCli *cli, ReleveDossier *dossier, const char *option, GError **error)
{
  const char *code = releve_cli_option (cli, option);
  const ReleveLearner *learner = code != NULL ? releve_dossier_by_code (dossier, &releve_learner_kind, code) : NULL;

  if (learner == NULL)
    releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-learner", NULL, code, NULL);
  return learner;
}

const ReleveAssignment *
releve_cli_assignment (ReleveCli *cli, ReleveDossier *dossier, GError **error)
{
  const char *code = releve_cli_option (cli, "assignment");
  const ReleveAssignment *assignment = code != NULL ? releve_dossier_by_code (dossier, &releve_assignment_kind, code) : NULL;

  if (assignment == NULL)
    releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-assignment", NULL, code, NULL);
  return assignment;
}

static const RelevePlacement *
find_card (ReleveDossier *dossier, const char *learner_id, const char *assignment_id, int block)
{
  GPtrArray *cards = RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, learner_id, learner_id);

  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = cards->pdata[i];

      if (g_str_equal (card->assignment_id, assignment_id) && releve_dossier_first_block (dossier, card) == block)
        return card;
    }
  return NULL;
}

const RelevePlacement *
releve_cli_card (ReleveCli *cli, ReleveDossier *dossier, GError **error)
{
  const ReleveLearner *learner = releve_cli_learner (cli, dossier, "learner", error);
  const ReleveAssignment *assignment = learner != NULL ? releve_cli_assignment (cli, dossier, error) : NULL;
  const RelevePlacement *card;
  int block = 0;

  if (assignment == NULL || !releve_cli_int (cli, "block", 1, G_MAXINT, &block, error))
    return NULL;
  card = find_card (dossier, learner->id, assignment->id, block);
  if (card == NULL)
    releve_error_set (error, RELEVE_ERROR_INVALID, "no-such-card", learner->code, assignment->code, releve_cli_option (cli, "block"));
  return card;
}

/* Answers. */

void
releve_cli_say (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
  putchar ('\n');
}

void
releve_cli_say_json (json_t *answer)
{
  json_dumpf (answer, stdout, JSON_INDENT (2) | JSON_REAL_PRECISION (17) | JSON_ENCODE_ANY);
  putchar ('\n');
  json_decref (answer);
}

json_t *
releve_cli_number (double value)
{
  return isfinite (value) ? json_real (value) : json_null ();
}

void
releve_cli_remark (ReleveCli *cli, const char *sentence)
{
  g_autofree char *line = g_strdelimit (g_utf8_make_valid (sentence, -1), "\n\r", ' ');

  fprintf (stderr, "%s\n", line);
}

static gboolean
stopped (const ReleveBreach *breach)
{
  return breach->severity != RELEVE_WARNS && !breach->excused;
}

int
releve_cli_report (ReleveCli *cli, ReleveDesk *desk, gboolean done, GPtrArray *breaches)
{
  for (guint i = 0; breaches != NULL && i < breaches->len; i++)
    {
      const ReleveBreach *breach = g_ptr_array_index (breaches, i);
      g_autofree char *sentence = releve_text_breach (cli->book, releve_desk_get_dossier (desk), breach);

      if (!done && !stopped (breach))
        continue;
      releve_cli_remark (cli, sentence);
      if (!done)
        return 3;
    }
  return done ? RELEVE_CLI_DONE : RELEVE_CLI_FAILED;
}

int
releve_cli_finish (ReleveCli *cli, ReleveDesk *desk, gboolean done, GPtrArray *breaches, GError **error)
{
  int status = releve_cli_report (cli, desk, done, breaches);

  if (status > RELEVE_CLI_DONE)
    g_clear_error (error);
  return status;
}

/* The whole. */

/* --lang before anything else, so that even the first complaint is in it. */
static gboolean
choose_language (ReleveCli *cli, int argc, char **argv, GError **error)
{
  ReleveLanguage language = releve_language_of_environment ();
  const char *wish = NULL;

  for (int i = 1; i < argc; i++)
    if (g_str_has_prefix (argv[i], "--lang="))
      wish = argv[i] + strlen ("--lang=");
    else if (g_str_equal (argv[i], "--lang") && i + 1 < argc)
      wish = argv[i + 1];
  if (wish == NULL || releve_language_parse (wish, &language))
    {
      cli->book = releve_phrasebook_new (language);
      return TRUE;
    }
  cli->book = releve_phrasebook_new (language);
  return releve_error_set (error, RELEVE_ERROR_USAGE, "unknown-language", "--lang", wish, "en, fr");
}

static const ReleveCliCommand *
find_command (const char *name)
{
  for (const ReleveCliCommand *command = releve_cli_commands; command->name != NULL; command++)
    if (g_strcmp0 (command->name, name) == 0)
      return command;
  return NULL;
}

static gboolean
wants_help (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h"))
      return TRUE;
  return argc > 1 && g_str_equal (argv[1], "help");
}

static int
run (ReleveCli *cli, int argc, char **argv, GError **error)
{
  if (!choose_language (cli, argc, argv, error))
    return RELEVE_CLI_FAILED;
  if (argc > 1 && g_str_equal (argv[1], "--version"))
    {
      releve_cli_say ("Relève %s", RELEVE_VERSION);
      return RELEVE_CLI_DONE;
    }
  if (wants_help (argc, argv))
    return releve_cli_help (cli, find_command (argv[1]) != NULL ? argv[1] : NULL);
  cli->command = find_command (argc > 1 ? argv[1] : NULL);
  if (cli->command == NULL)
    {
      releve_error_set (error, RELEVE_ERROR_USAGE, argc > 1 ? "command-unknown" : "argument-missing", "releve-cli", argc > 1 ? argv[1] : NULL, "COMMAND");
      return RELEVE_CLI_FAILED;
    }
  if (!parse (cli, argv, argc, error) || !check_arguments (cli, error)
      || !releve_cli_day (cli, "today", &cli->today, error))
    return RELEVE_CLI_FAILED;
  return cli->command->run (cli, error);
}

int
main (int argc, char **argv)
{
  ReleveCli cli = { .options = g_hash_table_new (g_str_hash, g_str_equal), .arguments = g_ptr_array_new () };
  g_autoptr (GError) error = NULL;
  int status = run (&cli, argc, argv, &error);

  if ((fflush (stdout) != 0 || ferror (stdout)) && status != RELEVE_CLI_FAILED)
    {
      releve_error_set (&error, RELEVE_ERROR_UNREADABLE, "input-output", "-", NULL, NULL);
      status = RELEVE_CLI_FAILED;
    }
  if (status == RELEVE_CLI_FAILED)
    {
      g_autofree char *sentence = releve_text_error (cli.book, error);

      releve_cli_remark (&cli, sentence);
      status = releve_error_exit_status (error);
    }
  g_clear_object (&cli.book);
  g_hash_table_unref (cli.options);
  g_ptr_array_unref (cli.arguments);
  return status;
}
