/* "What the post asks": up to four roles side by side (S1), level and words of
 * each competency. It names nobody, so anyone may have it. */

#include "releve-composer.h"
#include "releve-printouts.h"

#include <math.h>

#include "releve-error.h"
#include "releve-evidence.h"
#include "releve-fold.h"

#define NARROW_ROLES 2 /* more would have columns of three words beside the heads */

typedef struct {
  ReleveComposer composer;
  const ReleveRole *roles[RELEVE_POST_ROLES];
  guint n;
} Post;

static void
add_missions (Post *self)
{
  static const ReleveColumn columns[] = {
    { .type = RELEVE_TYPE_HEAD },
    { .type = RELEVE_TYPE_BODY, .flexible = TRUE },
  };

  releve_sheet_begin_section (self->composer.sheet, 1, releve_say_in (self->composer.book, "post", "Missions"));
  releve_sheet_begin_table (self->composer.sheet, columns, G_N_ELEMENTS (columns), FALSE);
  for (guint i = 0; i < self->n; i++)
    {
      releve_sheet_cell (self->composer.sheet, releve_composer_words (&self->composer, &self->roles[i]->name));
      releve_sheet_cell (self->composer.sheet, releve_composer_words (&self->composer, &self->roles[i]->mission));
    }
  releve_sheet_end_table (self->composer.sheet);
}

/* "3 – Wins over a hesitant group with reasons and listening". */
static char *
say_level (Post *self, const ReleveCompetency *competency, const ReleveRole *role)
{
  double level = releve_role_level (self->composer.dossier, role->id, competency->id);
  g_autofree char *number = NULL;

  if (isnan (level))
    return g_strdup ("–");
  number = releve_number_format (level, 1, self->composer.language);
  return g_strdup_printf ("%s – %s", number, releve_composer_words (&self->composer, &competency->anchors[CLAMP (lround (level), 0, RELEVE_LEVEL_MAX)]));
}

/* Beside many roles the name must be brief. */
static void
add_row (Post *self, const ReleveCompetency *competency)
{
  releve_sheet_cell (self->composer.sheet, releve_composer_words (&self->composer, self->n > 2 && competency->short_name.en != NULL ? &competency->short_name : &competency->name));
  for (guint i = 0; i < self->n; i++)
    {
      g_autofree char *text = say_level (self, competency, self->roles[i]);

      releve_sheet_cell (self->composer.sheet, text);
    }
}

static void
add_levels (Post *self)
{
  GPtrArray *competencies = releve_dossier_all (self->composer.dossier, &releve_competency_kind);
  ReleveColumn columns[RELEVE_POST_ROLES + 1] = {
    { .head = releve_say_in (self->composer.book, "column", "Competency"), .type = RELEVE_TYPE_CELL },
  };

  for (guint i = 0; i < self->n; i++)
    columns[i + 1] = (ReleveColumn) { .head = releve_composer_words (&self->composer, &self->roles[i]->short_name), .type = RELEVE_TYPE_CELL, .flexible = TRUE };
  releve_sheet_begin_section (self->composer.sheet, 2, releve_say_in (self->composer.book, "post", "Levels asked"));
  releve_sheet_begin_table (self->composer.sheet, columns, self->n + 1, TRUE);
  for (guint i = 0; i < competencies->len; i++)
    add_row (self, competencies->pdata[i]);
  releve_sheet_end_table (self->composer.sheet);
}

static gboolean
choose_roles (Post *self, ReleveDossier *dossier, const char *const *role_ids, GError **error)
{
  GPtrArray *all = releve_dossier_all (dossier, &releve_role_kind);

  for (guint i = 0; role_ids == NULL && i < all->len && self->n < RELEVE_POST_ROLES; i++)
    self->roles[self->n++] = all->pdata[i];
  for (guint i = 0; role_ids != NULL && role_ids[i] != NULL && self->n < RELEVE_POST_ROLES; i++)
    {
      self->roles[self->n] = releve_dossier_role (dossier, role_ids[i]);
      if (self->roles[self->n++] == NULL)
        return releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-role", "role", role_ids[i], NULL);
    }
  return self->n > 0 || releve_error_set (error, RELEVE_ERROR_INVALID, "no-role", NULL, NULL, NULL);
}

static void
set_title (Post *self)
{
  const ReleveDepartment *department = releve_dossier_department (self->composer.dossier);

  releve_composer_title (&self->composer, releve_say (self->composer.book, "What the post asks"),
                         department != NULL ? releve_composer_words (&self->composer, &department->name) : "", NULL);
}

RelevePages *
releve_print_post (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error)
{
  Post self = { .n = 0 };

  if (!choose_roles (&self, dossier, options->role_ids, error))
    return NULL;
  releve_composer_begin (&self.composer, dossier, options);
  if (self.n > NARROW_ROLES)
    releve_sheet_use_full_width (self.composer.sheet);
  set_title (&self);
  add_missions (&self);
  add_levels (&self);
  releve_composer_scale_note (&self.composer);
  return releve_composer_finish (&self.composer, releve_say (self.composer.book, "Role profiles of the department"));
}
