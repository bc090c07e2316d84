#include "releve-composer.h"

#include "releve-print-text.h"

void
releve_composer_begin (ReleveComposer *self, ReleveDossier *dossier, const RelevePrintOptions *options)
{
  *self = (ReleveComposer) {
    .dossier = dossier, .language = options->language, .audience = options->audience,
    .book = releve_phrasebook_new (options->language),
    .sheet = releve_sheet_new (options->language, options->paper),
  };
  /* Translators: %s is the head of a section that goes on overleaf. */
  releve_sheet_set_continued (self->sheet, releve_say (self->book, "%s (continued)"));
}

void
releve_composer_title (ReleveComposer *self, const char *title, const char *subtitle, const char *about)
{
  g_autofree char *department = releve_composer_department (self);
  g_autofree char *day = releve_composer_day (self, releve_dossier_get_today (self->dossier), RELEVE_DAY_LONG);

  releve_sheet_set_title (self->sheet, title, subtitle);
  releve_sheet_set_label (self->sheet, about != NULL ? about : title);
  releve_sheet_set_running (self->sheet, department, about != NULL ? about : day);
}

void
releve_composer_title_of_plan (ReleveComposer *self, const char *title, const char *subtitle, const char *about)
{
  g_autofree char *department = releve_composer_department (self);
  g_autofree char *version = releve_text_view (self->book, self->dossier);
  g_autofree char *opposite = about != NULL ? g_strdup_printf ("%s · %s", about, version) : g_strdup (version);

  releve_composer_title (self, title, subtitle, about);
  releve_sheet_set_running (self->sheet, department, opposite);
}

RelevePages *
releve_composer_finish (ReleveComposer *self, const char *notice)
{
  g_autofree char *checksum = releve_sheet_checksum (self->sheet);
  g_autofree char *day = releve_composer_day (self, releve_dossier_get_today (self->dossier), RELEVE_DAY_LONG);
  /* Translators: a date, a checksum. */
  g_autofree char *foot = g_strdup_printf (releve_say (self->book, "%1$s · checksum %2$s"), day, checksum);

  releve_sheet_set_foot (self->sheet, notice, foot);
  g_clear_object (&self->book);
  return releve_sheet_to_pages (g_steal_pointer (&self->sheet));
}

const char *
releve_composer_words (const ReleveComposer *self, const ReleveWords *words)
{
  return releve_words_get (words, self->language, NULL);
}

char *
releve_composer_department (const ReleveComposer *self)
{
  const ReleveDepartment *department = releve_dossier_department (self->dossier);
  const char *site = department != NULL ? releve_composer_words (self, &department->site) : "";
  const char *name = department != NULL ? releve_composer_words (self, &department->name) : "";

  return *site != '\0' && *name != '\0' ? g_strdup_printf ("%s · %s", site, name) : g_strconcat (site, name, NULL);
}

char *
releve_composer_learner (const ReleveComposer *self, const ReleveLearner *learner)
{
  return learner != NULL ? releve_text_learner (self->book, learner, FALSE) : g_strdup ("");
}

char *
releve_composer_supervisor (const ReleveComposer *self, const char *supervisor_id)
{
  const ReleveSupervisor *supervisor = supervisor_id != NULL ? releve_dossier_supervisor (self->dossier, supervisor_id) : NULL;

  return supervisor != NULL ? releve_text_supervisor (self->book, supervisor, FALSE) : g_strdup ("");
}

char *
releve_composer_brief_learner (const ReleveComposer *self, const ReleveLearner *learner)
{
  GPtrArray *all = releve_dossier_all (self->dossier, &releve_learner_kind);
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    n += g_strcmp0 (((const ReleveLearner *) all->pdata[i])->family, learner->family) == 0;
  return releve_text_learner (self->book, learner, n < 2);
}

char *
releve_composer_brief_supervisor (const ReleveComposer *self, const char *id)
{
  const ReleveSupervisor *supervisor = id != NULL ? releve_dossier_supervisor (self->dossier, id) : NULL;
  GPtrArray *all = releve_dossier_all (self->dossier, &releve_supervisor_kind);
  guint n = 0;

  for (guint i = 0; supervisor != NULL && i < all->len; i++)
    n += g_strcmp0 (((const ReleveSupervisor *) all->pdata[i])->family, supervisor->family) == 0;
  return supervisor != NULL ? releve_text_supervisor (self->book, supervisor, n < 2) : g_strdup ("–");
}

char *
releve_composer_year (const ReleveComposer *self)
{
  const ReleveBlock *first = releve_dossier_block_number (self->dossier, 1);
  const ReleveBlock *last = releve_dossier_block_number (self->dossier, releve_dossier_n_blocks (self->dossier));
  g_autofree char *from = NULL, *to = NULL;

  if (first == NULL || last == NULL)
    return g_strdup ("");
  from = releve_composer_day (self, first->first, RELEVE_DAY_LONG);
  to = releve_composer_day (self, last->last, RELEVE_DAY_LONG);
  /* Translators: first and last day of the year. */
  return g_strdup_printf (releve_say (self->book, "from %1$s to %2$s"), from, to);
}

char *
releve_composer_day (const ReleveComposer *self, ReleveDay day, ReleveDayStyle style)
{
  return day != RELEVE_NO_DAY ? releve_day_format (day, self->language, style) : g_strdup ("");
}

void
releve_composer_category_key (const ReleveComposer *self)
{
  char *words[RELEVE_N_CATEGORIES];

  for (int i = 0; i < RELEVE_N_CATEGORIES; i++)
    words[i] = releve_print_lower (releve_text_category (self->book, (ReleveCategory) i));
  releve_sheet_category_key (self->sheet, (const char *const *) words);
  for (int i = 0; i < RELEVE_N_CATEGORIES; i++)
    g_free (words[i]);
}

void
releve_composer_scale_note (const ReleveComposer *self)
{
  g_autoptr (GString) scale = g_string_new (NULL);
  g_autofree char *note = NULL;

  for (int level = 0; level <= RELEVE_LEVEL_MAX; level++)
    g_string_append_printf (scale, "%s%d %s", level > 0 ? ", " : "", level, releve_text_scale (self->book, level));
  /* Translators: %s is the scale: "0 observes, 1 with direct supervision, …". */
  note = g_strdup_printf (releve_say (self->book, "Scale: %s."), scale->str);
  releve_sheet_say (self->sheet, RELEVE_TYPE_NOTE, note);
}
