#include "releve-name-pattern.h"

#include <string.h>

#include "releve-error.h"
#include "releve-printouts.h"

#define LONGEST_FAMILY 40 /* characters */
#define LONGEST_NAME  255 /* bytes: where names of files end everywhere */

typedef struct {
  ReleveDossier *dossier;
  const ReleveLearner *learner;
  RelevePrintout printout;
  const RelevePrintOptions *options;
  RelevePhrasebook *book;
} Subject;

static const char *const parts[] = { "document", "code", "name", "version", "copy", "date", NULL };
enum { PART_DOCUMENT, PART_CODE, PART_NAME, PART_VERSION, PART_COPY, PART_DATE };

static char *
part_text (const Subject *subject, int part)
{
  const RelevePlan *plan;

  switch (part)
    {
    case PART_DOCUMENT:
      return g_strdup (releve_printout_file_word (subject->printout, subject->book));
    case PART_CODE:
      return g_strdup (subject->learner->code);
    case PART_NAME:
      return g_utf8_substring (subject->learner->family, 0, MIN (g_utf8_strlen (subject->learner->family, -1), LONGEST_FAMILY));
    case PART_VERSION:
      plan = releve_print_plan_row (subject->dossier, subject->learner->id, subject->options);
      return g_strdup_printf ("%d", plan != NULL ? plan->version : 0);
    case PART_COPY:
      return g_strdup (releve_audience_file_word (subject->options->audience, subject->book));
    case PART_DATE:
    default:
      return releve_day_to_iso (releve_dossier_get_today (subject->dossier));
    }
}

/* The part whose name stands at @text, "{code}"; −1 for none. */
static int
find_part (const char *text, const char *end)
{
  for (int i = 0; parts[i] != NULL; i++)
    if (strlen (parts[i]) == (gsize) (end - text) && strncmp (parts[i], text, (gsize) (end - text)) == 0)
      return i;
  return -1;
}

/* Words of the pattern stay as they were typed. */
static char *
make_name (const char *pattern, const Subject *subject)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *at = pattern; *at != '\0'; at++)
    {
      const char *end = *at == '{' ? strchr (at, '}') : NULL;
      int part = end != NULL ? find_part (at + 1, end) : -1;
      g_autofree char *text = part >= 0 ? part_text (subject, part) : NULL;

      if (part < 0)
        {
          g_string_append_c (name, *at);
          continue;
        }
      releve_file_name_append (name, text);
      at = end;
    }
  return g_strdup_printf ("%s.pdf", g_strstrip (name->str));
}

static gboolean
check_parts (const char *pattern, GError **error)
{
  g_autofree char *known = g_strjoinv ("} {", (char **) parts);
  g_autofree char *expected = g_strdup_printf ("{%s}", known);

  for (const char *at = strchr (pattern, '{'); at != NULL; at = strchr (at + 1, '{'))
    {
      const char *end = strchr (at, '}');
      g_autofree char *found = end != NULL ? g_strndup (at, (gsize) (end - at) + 1) : g_strdup (at);

      if (end == NULL || find_part (at + 1, end) < 0)
        return releve_error_set (error, RELEVE_ERROR_INVALID, "name-unknown-part", pattern, found, expected);
    }
  return TRUE;
}

static gboolean
check_pattern (const char *pattern, GError **error)
{
  g_autofree char *words = g_strstrip (g_strdup (pattern));

  /* A backslash is a slash elsewhere. */
  if (strpbrk (pattern, "/\\") != NULL)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "name-slash", pattern, NULL, NULL);
  if (*words == '\0' || *words == '.')
    return releve_error_set (error, RELEVE_ERROR_INVALID, "name-empty", pattern, NULL, NULL);
  return check_parts (pattern, error);
}

/* As a file system that does not tell cases apart would see it. */
static gboolean
take_name (GHashTable *taken, const char *name, const char *code, GError **error)
{
  char *folded = g_utf8_casefold (name, -1);
  const char *other = g_hash_table_lookup (taken, folded);
  g_autofree char *both = other != NULL ? g_strdup_printf ("%s, %s", other, code) : NULL;

  if (other == NULL)
    return g_hash_table_insert (taken, folded, (gpointer) code);
  g_free (folded);
  return releve_error_set (error, RELEVE_ERROR_INVALID, "name-collides", name, both, NULL);
}

char **
releve_name_pattern_apply (const char *pattern, ReleveDossier *dossier, RelevePrintout printout,
                           const char *const *learner_ids, const RelevePrintOptions *options, GError **error)
{
  g_autoptr (RelevePhrasebook) book = NULL;
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (pattern != NULL && RELEVE_IS_DOSSIER (dossier) && learner_ids != NULL && options != NULL, NULL);

  if (!check_pattern (pattern, error))
    return NULL;
  book = releve_phrasebook_new (options->language);
  for (guint i = 0; learner_ids[i] != NULL; i++)
    {
      const Subject subject = { dossier, releve_dossier_learner (dossier, learner_ids[i]), printout, options, book };
      g_autofree char *name = NULL;

      if (subject.learner == NULL)
        {
          releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-learner", "learner", learner_ids[i], NULL);
          return NULL;
        }
      name = make_name (pattern, &subject);
      if (strlen (name) > LONGEST_NAME)
        {
          releve_error_set (error, RELEVE_ERROR_INVALID, "name-too-long", name, NULL, NULL);
          return NULL;
        }
      if (!take_name (taken, name, subject.learner->code, error))
        return NULL;
      g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}
