/* Names that any file system, mail program or shell takes. */

#include "releve-printouts.h"

#include <string.h>

#define NC_(context, message) (message)

#define LONGEST_FAMILY 60 /* bytes: names of files end at 255 everywhere */

void
releve_file_name_append (GString *name, const char *text)
{
  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      gboolean safe = g_unichar_isalnum (character) || g_unichar_ismark (character);

      if (safe)
        g_string_append_unichar (name, character);
      else if (name->len > 0 && name->str[name->len - 1] != '-')
        g_string_append_c (name, '-');
    }
}

static void
append_part (GString *name, const char *text)
{
  if (name->len > 0 && name->str[name->len - 1] != '-')
    g_string_append_c (name, '-');
  releve_file_name_append (name, text);
}

static void
append_learner (GString *name, const ReleveLearner *learner)
{
  g_autofree char *family = g_utf8_make_valid (learner->family != NULL ? learner->family : "", -1);
  const char *end;

  g_utf8_validate (family, MIN (strlen (family), LONGEST_FAMILY), &end);
  family[end - family] = '\0';
  append_part (name, learner->code);
  append_part (name, family);
}

const char *
releve_audience_file_word (ReleveAudience audience, RelevePhrasebook *book)
{
  static const char *const copies[] = {
    NC_("file name", "coordinator"), NC_("file name", "head"), NC_("file name", "clinician"),
  };

  return releve_say_in (book, "file name", copies[audience]);
}

/* Which version, and whose copy: two of them may lie in one folder. */
static void
append_copy (GString *name, ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, RelevePhrasebook *book)
{
  const RelevePlan *plan = releve_print_plan_row (dossier, learner_id, options);
  g_autofree char *version = g_strdup_printf ("v%d", plan != NULL ? plan->version : 0);

  append_part (name, version);
  append_part (name, releve_audience_file_word (options->audience, book));
}

char *
releve_print_file_name (ReleveDossier *dossier, RelevePrintout printout, const char *learner_id, const RelevePrintOptions *options)
{
  const ReleveLearner *learner = learner_id != NULL ? releve_dossier_learner (dossier, learner_id) : NULL;
  g_autoptr (RelevePhrasebook) book = NULL;
  g_autoptr (GString) name = g_string_new (NULL);

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier) && options != NULL, NULL);

  book = releve_phrasebook_new (options->language);
  releve_file_name_append (name, releve_printout_file_word (printout, book));
  if (learner != NULL)
    append_learner (name, learner);
  if (learner != NULL && printout == RELEVE_PRINTOUT_PLAN)
    append_copy (name, dossier, learner_id, options, book);
  while (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
  return g_strdup_printf ("%s.pdf", name->str);
}
