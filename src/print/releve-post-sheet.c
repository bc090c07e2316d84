/* "What the post asks": up to four roles side by side (S1), level and words of
 * each competency. It names nobody, so anyone may have it. */

#include "releve-print.h"

#include <math.h>

#include "releve-error.h"
#include "releve-evidence.h"
#include "releve-fold.h"
#include "releve-sheet.h"
#include "releve-text.h"

typedef struct {
  ReleveDossier *dossier;
  ReleveSheet *sheet;
  RelevePhrasebook *book;
  ReleveLanguage language;
  const ReleveRole *roles[RELEVE_POST_ROLES];
  guint n;
} Post;

static const char *
words (const Post *self, const ReleveWords *pair)
{
  return releve_words_get (pair, self->language, NULL);
}

static void
set_heads (const Post *self)
{
  const ReleveDepartment *department = releve_dossier_department (self->dossier);
  const char *site = department != NULL ? words (self, &department->site) : "";
  const char *name = department != NULL ? words (self, &department->name) : "";
  g_autofree char *both = *site != '\0' && *name != '\0' ? g_strdup_printf ("%s · %s", site, name) : g_strconcat (site, name, NULL);
  g_autofree char *day = releve_day_format (releve_dossier_get_today (self->dossier), self->language, RELEVE_DAY_LONG);

  releve_sheet_set_title (self->sheet, releve_say (self->book, "What the post asks"), name);
  releve_sheet_set_running (self->sheet, both, day);
  releve_sheet_set_foot (self->sheet, releve_say (self->book, "Role profiles of the department"), day);
  releve_sheet_set_continued (self->sheet, releve_say (self->book, "%s (continued)"));
}

static void
add_missions (const Post *self)
{
  static const ReleveColumn columns[] = {
    { .type = RELEVE_TYPE_HEAD },
    { .type = RELEVE_TYPE_BODY, .flexible = TRUE },
  };

  releve_sheet_begin_section (self->sheet, 1, releve_say_in (self->book, "post", "Missions"));
  releve_sheet_begin_table (self->sheet, columns, G_N_ELEMENTS (columns), FALSE);
  for (guint i = 0; i < self->n; i++)
    {
      releve_sheet_cell (self->sheet, words (self, &self->roles[i]->name));
      releve_sheet_cell (self->sheet, words (self, &self->roles[i]->mission));
    }
  releve_sheet_end_table (self->sheet);
}

/* "3 – Wins over a hesitant group with reasons and listening". */
static char *
say_level (const Post *self, const ReleveCompetency *competency, const ReleveRole *role)
{
  double level = releve_role_level (self->dossier, role->id, competency->id);
  g_autofree char *number = NULL;

  if (isnan (level))
    return g_strdup ("–");
  number = releve_number_format (level, 1, self->language);
  return g_strdup_printf ("%s – %s", number, words (self, &competency->anchors[CLAMP (lround (level), 0, RELEVE_LEVEL_MAX)]));
}

/* Beside many roles the name must be brief. */
static void
add_row (const Post *self, const ReleveCompetency *competency)
{
  releve_sheet_cell (self->sheet, words (self, self->n > 2 && competency->short_name.en != NULL ? &competency->short_name : &competency->name));
  for (guint i = 0; i < self->n; i++)
    {
      g_autofree char *text = say_level (self, competency, self->roles[i]);

      releve_sheet_cell (self->sheet, text);
    }
}

static void
add_levels (const Post *self)
{
  GPtrArray *competencies = releve_dossier_all (self->dossier, &releve_competency_kind);
  ReleveColumn columns[RELEVE_POST_ROLES + 1] = {
    { .head = releve_say_in (self->book, "column", "Competency"), .type = RELEVE_TYPE_CELL },
  };

  for (guint i = 0; i < self->n; i++)
    columns[i + 1] = (ReleveColumn) { .head = words (self, &self->roles[i]->short_name), .type = RELEVE_TYPE_CELL, .flexible = TRUE };
  releve_sheet_begin_section (self->sheet, 2, releve_say_in (self->book, "post", "Levels asked"));
  releve_sheet_begin_table (self->sheet, columns, self->n + 1, TRUE);
  for (guint i = 0; i < competencies->len; i++)
    add_row (self, competencies->pdata[i]);
  releve_sheet_end_table (self->sheet);
}

static void
add_scale (const Post *self)
{
  g_autoptr (GString) scale = g_string_new (NULL);
  g_autofree char *note = NULL;

  for (int level = 0; level <= RELEVE_LEVEL_MAX; level++)
    g_string_append_printf (scale, "%s%d %s", level > 0 ? ", " : "", level, releve_text_scale (self->book, level));
  /* Translators: %s is the scale: "0 observes, 1 with direct supervision, …". */
  note = g_strdup_printf (releve_say (self->book, "Scale: %s."), scale->str);
  releve_sheet_say (self->sheet, RELEVE_TYPE_NOTE, note);
}

static gboolean
choose_roles (Post *self, const char *const *role_ids, GError **error)
{
  GPtrArray *all = releve_dossier_all (self->dossier, &releve_role_kind);

  for (guint i = 0; role_ids == NULL && i < all->len && self->n < RELEVE_POST_ROLES; i++)
    self->roles[self->n++] = all->pdata[i];
  for (guint i = 0; role_ids != NULL && role_ids[i] != NULL && self->n < RELEVE_POST_ROLES; i++)
    {
      self->roles[self->n] = releve_dossier_role (self->dossier, role_ids[i]);
      if (self->roles[self->n++] == NULL)
        return releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-role", "role", role_ids[i], NULL);
    }
  return self->n > 0 || releve_error_set (error, RELEVE_ERROR_INVALID, "no-role", NULL, NULL, NULL);
}

RelevePages *
releve_print_post (ReleveDossier *dossier, const char *const *role_ids, const RelevePrintOptions *options, GError **error)
{
  g_autoptr (RelevePhrasebook) book = NULL;
  Post self = { .dossier = dossier };

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier) && options != NULL && options->paper < RELEVE_N_PAPERS, NULL);

  if (!choose_roles (&self, role_ids, error))
    return NULL;
  self.book = book = releve_phrasebook_new (options->language);
  self.language = options->language;
  self.sheet = releve_sheet_new (options->language, options->paper);
  set_heads (&self);
  add_missions (&self);
  add_levels (&self);
  add_scale (&self);
  return releve_sheet_to_pages (self.sheet);
}
