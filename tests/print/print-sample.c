/* Prints the plans of a fresh example department into a folder, to look at:
 * print-sample FOLDER [fr|en] [a4|letter] [coordinator|head|clinician] [L05 …] */

#include <glib/gstdio.h>
#include <stdlib.h>

#include "releve-exchange.h"
#include "releve-phrasebook.h"
#include "releve-print.h"

static ReleveDesk *
open_example (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "example.releve", NULL);
  ReleveNewDepartment wish = { .name = "Example", .example = TRUE, .today = releve_day_new (2026, 9, 14), .who = "sample" };
  ReleveDeskOptions options = { .who = "sample", .today = wish.today };
  g_autoptr (GError) error = NULL;
  ReleveDesk *desk = NULL;

  g_remove (path);
  if (releve_exchange_new_department (path, &wish, &error))
    desk = releve_desk_open (path, &options, &error);
  if (desk == NULL)
    g_printerr ("%s\n", error->message);
  return desk;
}

static gboolean
print_one (ReleveDossier *dossier, const char *code, const char *folder, const RelevePrintOptions *options)
{
  g_autofree char *name = releve_print_plan_file_name (dossier, code, options);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  gboolean printed = releve_print_plan_pdf (dossier, code, options, path, &error);

  g_print ("%s\n", printed ? path : error->message);
  return printed;
}

int
main (int argc, char **argv)
{
  RelevePrintOptions options = { RELEVE_LANGUAGE_FR, RELEVE_PAPER_A4, RELEVE_AUDIENCE_CLINICIAN };
  g_autoptr (ReleveDesk) desk = NULL;
  gboolean good = TRUE;

  if (argc < 2)
    return EXIT_FAILURE;
  if (argc > 2)
    releve_language_parse (argv[2], &options.language);
  if (argc > 3)
    options.paper = MAX (0, releve_code_parse (releve_paper_codes, argv[3]));
  if (argc > 4)
    options.audience = MAX (0, releve_code_parse (releve_audience_codes, argv[4]));
  desk = open_example (argv[1]);
  for (int i = 5; desk != NULL && i < argc; i++)
    good = print_one (releve_desk_get_dossier (desk), argv[i], argv[1], &options) && good;
  return desk != NULL && good ? EXIT_SUCCESS : EXIT_FAILURE;
}
