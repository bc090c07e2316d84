/* What everybody sees of the plan in force and is not as it was published last
 * (B22), clinician by clinician, to be told and ticked. */

#include "releve-composer.h"
#include "releve-printouts.h"

#include "releve-versions.h"

static gboolean
concerns (const ReleveDifference *difference, const char *learner_id)
{
  return (difference->before != NULL && g_strcmp0 (difference->before->learner_id, learner_id) == 0)
         || (difference->after != NULL && g_strcmp0 (difference->after->learner_id, learner_id) == 0);
}

/* Those of @learner_id, with what she hands over; NULL: of everybody. */
static GArray *
list_changes (ReleveDossier *dossier, const char *learner_id)
{
  GArray *changes = releve_changes_since_publication (dossier);

  for (guint i = changes->len; learner_id != NULL && i > 0; i--)
    if (!concerns (&g_array_index (changes, ReleveDifference, i - 1), learner_id))
      g_array_remove_index (changes, i - 1);
  return changes;
}

static void
add_change (ReleveComposer *self, const ReleveDifference *change)
{
  g_autofree char *sentence = releve_text_difference (self->book, self->dossier, change);

  releve_sheet_box_cell (self->sheet);
  releve_sheet_cell (self->sheet, sentence);
}

/* The changes from @from on that stand in the row of one clinician; where the next's begin. */
static guint
add_clinician (ReleveComposer *self, GArray *changes, guint from)
{
  static const ReleveColumn columns[] = {
    { .type = RELEVE_TYPE_CELL },
    { .type = RELEVE_TYPE_CELL, .flexible = TRUE },
  };
  const char *learner_id = releve_difference_learner (&g_array_index (changes, ReleveDifference, from));
  g_autofree char *name = releve_composer_learner (self, releve_dossier_learner (self->dossier, learner_id));
  guint i = from;

  releve_sheet_begin_section (self->sheet, 0, name);
  releve_sheet_begin_table (self->sheet, columns, G_N_ELEMENTS (columns), TRUE);
  do
    add_change (self, &g_array_index (changes, ReleveDifference, i));
  while (++i < changes->len
         && g_strcmp0 (learner_id, releve_difference_learner (&g_array_index (changes, ReleveDifference, i))) == 0);
  releve_sheet_end_table (self->sheet);
  return i;
}

static void
add_changes (ReleveComposer *self, GArray *changes)
{
  for (guint i = 0; i < changes->len;)
    i = add_clinician (self, changes, i);
  releve_sheet_say (self->sheet, RELEVE_TYPE_NOTE, releve_say (self->book, "Tick what those concerned have been told."));
}

static void
add_nothing (ReleveComposer *self, const ReleveVersion *published)
{
  releve_sheet_begin_section (self->sheet, 0, releve_say (self->book, "Changes"));
  releve_sheet_say (self->sheet, RELEVE_TYPE_BODY, published != NULL ? releve_say (self->book, "Nothing has changed since.")
                                                                     : releve_say (self->book, "Nothing was published yet."));
}

/* "Version 3, published on 1 July 2026: 5 changes", after her name where it is about one. */
static char *
say_subtitle (ReleveComposer *self, const ReleveVersion *published, const char *name, guint n)
{
  g_autofree char *version = published != NULL ? releve_text_version (self->book, published) : NULL;
  /* Translators: a published version of the plan, number of changes since. */
  g_autofree char *count = published == NULL ? releve_composer_year (self)
                         : g_strdup_printf (releve_say_count (self->book, "%1$s: %2$u change", "%1$s: %2$u changes", n), version, n);

  return name == NULL ? g_steal_pointer (&count) : *count == '\0' ? g_strdup (name) : g_strdup_printf ("%s, %s", name, count);
}

RelevePages *
releve_print_changes (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error)
{
  const ReleveVersion *published = releve_last_published (dossier);
  g_autoptr (GArray) changes = list_changes (dossier, learner_id);
  g_autofree char *name = NULL, *subtitle = NULL;
  ReleveComposer self;

  releve_composer_begin (&self, dossier, options);
  name = learner_id != NULL ? releve_composer_learner (&self, releve_dossier_learner (dossier, learner_id)) : NULL;
  subtitle = say_subtitle (&self, published, name, changes->len);
  releve_composer_title (&self, releve_say (self.book, "Changes since publication"), subtitle, name);
  if (changes->len > 0)
    add_changes (&self, changes);
  else
    add_nothing (&self, published);
  return releve_composer_finish (&self, releve_say (self.book, "Confidential: for those who are named here and the coordination"));
}
