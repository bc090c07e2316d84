#include "releve-cli.h"

#include <stdio.h>
#include <string.h>
#include <glib/gi18n.h>

static void
help_option (ReleveCli *cli, const ReleveCliOption *option)
{
  RelevePhrasebook *book = releve_cli_book (cli);
  g_autofree char *left = g_strdup_printf ("%s%s%s%s", strlen (option->name) == 1 ? "-" : "--", option->name,
                                           option->value != NULL ? " " : "", option->value != NULL ? releve_say (book, option->value) : "");

  printf ("  %s%*s  %s\n", left, (int) MAX (0, 24 - g_utf8_strlen (left, -1)), "", releve_say (book, option->help));
}

static gboolean
takes (const ReleveCliCommand *command, const char *name)
{
  g_auto (GStrv) names = g_strsplit (command->options, " ", -1);

  for (char **one = names; *one != NULL; one++)
    if (g_str_equal (**one == '!' ? *one + 1 : *one, name))
      return TRUE;
  return g_str_equal (name, "json") || g_str_equal (name, "lang") || g_str_equal (name, "today");
}

static void
help_command (ReleveCli *cli, const ReleveCliCommand *command)
{
  RelevePhrasebook *book = releve_cli_book (cli);

  printf ("releve-cli %s %s\n\n%s.\n\n%s\n", command->name, command->arguments, releve_say (book, command->summary),
          releve_say (book, "Options:"));
  for (const ReleveCliOption *option = releve_cli_options; option->name != NULL; option++)
    if (takes (command, option->name))
      help_option (cli, option);
}

static void
help_all (ReleveCli *cli)
{
  RelevePhrasebook *book = releve_cli_book (cli);

  printf ("%s\n\n%s\n", releve_say (book, "releve-cli COMMAND FILE [OPTIONS]: Relève without a display."), releve_say (book, "Commands:"));
  for (const ReleveCliCommand *command = releve_cli_commands; command->name != NULL; command++)
    printf ("  %-10s%s\n", command->name, releve_say (book, command->summary));
  printf ("\n%s\n%s\n", releve_say (book, "Exit status: 0 done, 1 done with findings, 2 wrong usage, 3 refused, 4 busy or read-only, 5 cancelled."),
          releve_say (book, "“releve-cli COMMAND --help” lists the options of a command."));
}

int
releve_cli_help (ReleveCli *cli, const char *name)
{
  for (const ReleveCliCommand *command = releve_cli_commands; command->name != NULL; command++)
    if (g_strcmp0 (command->name, name) == 0)
      {
        help_command (cli, command);
        return RELEVE_CLI_DONE;
      }
  help_all (cli);
  return RELEVE_CLI_DONE;
}
