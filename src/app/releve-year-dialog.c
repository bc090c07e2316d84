#include "releve-year-dialog.h"

#include <glib/gi18n.h>

#include "releve-calendar.h"
#include "releve-error.h"
#include "releve-form-dialog.h"
#include "releve-people.h"
#include "releve-text.h"

/* Fields before the posts. */
enum { FIELD_START, FIELD_CALENDAR, N_FIELDS };

static GPtrArray *
choose_blocks (ReleveDossier *dossier, guint choice, ReleveDay start)
{
  GPtrArray *now = releve_dossier_all (dossier, &releve_block_kind);

  if (choice > 0)
    return releve_calendar_new (choice - 1, start);
  return now->len > 0 ? releve_calendar_next (now, start) : NULL;
}

/* Those of @learner_ids whose check stands; caller frees with the posts. */
static GArray *
collect_advances (ReleveDossier *dossier, GPtrArray *learner_ids, const char *const *checks)
{
  GArray *advances = g_array_new (TRUE, TRUE, sizeof (ReleveAdvance));

  for (guint i = 0; i < learner_ids->len; i++)
    if (g_str_equal (checks[i], "1"))
      {
        const ReleveLearner *learner = releve_dossier_learner (dossier, learner_ids->pdata[i]);
        ReleveAdvance advance = { learner_ids->pdata[i], releve_advance_post (&learner->post) };

        g_array_append_val (advances, advance);
      }
  return advances;
}

static void
free_advances (GArray *advances)
{
  for (guint i = 0; i < advances->len; i++)
    releve_words_clear (&g_array_index (advances, ReleveAdvance, i).post);
  g_array_unref (advances);
}

static gboolean
apply_year (ReleveDocument *document, const char *const *answers, gpointer learner_ids, GError **error)
{
  ReleveDossier *dossier = releve_document_get_dossier (document);
  ReleveDay start = releve_day_parse (answers[FIELD_START]);
  g_autoptr (GPtrArray) blocks = NULL;
  GArray *advances;
  ReleveNewYear how;
  gboolean done;

  if (start == RELEVE_NO_DAY)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "date-unreadable", NULL, answers[FIELD_START], NULL);
  blocks = choose_blocks (dossier, (guint) g_ascii_strtoull (answers[FIELD_CALENDAR], NULL, 10), start);
  advances = collect_advances (dossier, learner_ids, answers + N_FIELDS);
  how = (ReleveNewYear) { blocks, (const ReleveAdvance *) (gpointer) advances->data, advances->len };
  done = releve_desk_start_year (releve_document_get_desk (document), &how, error);
  free_advances (advances);
  return done;
}

static guint
count_unfinished (ReleveDossier *dossier)
{
  GPtrArray *cards = releve_dossier_all (dossier, &releve_placement_kind);
  guint n = 0;

  for (guint i = 0; i < cards->len; i++)
    n += ((const RelevePlacement *) cards->pdata[i])->state < RELEVE_DECLINED;
  return n;
}

/* "Dr Adjei: Third-year resident → Fourth-year resident"; NULL where a year
 * changes nothing. */
static char *
say_advance (ReleveDocument *document, const ReleveLearner *learner)
{
  ReleveLanguage language = releve_document_get_language (document);
  g_autofree char *who = releve_text_learner (releve_document_get_book (document), learner, FALSE);
  ReleveWords next = releve_advance_post (&learner->post);
  const char *before = releve_words_get (&learner->post, language, NULL), *after = releve_words_get (&next, language, NULL);
  char *text = NULL;

  if (g_strcmp0 (learner->post.en, next.en) != 0 || g_strcmp0 (learner->post.fr, next.fr) != 0)
    /* Translators: {who} a clinician, {before} and {after} her posts in this year and the next. */
    text = releve_text_fill (_("{who}: {before} → {after}"), "who", who, "before", before, "after", after, NULL);
  releve_words_clear (&next);
  return text;
}

static char *
say_note (ReleveDossier *dossier, guint n_same)
{
  guint n = count_unfinished (dossier);
  g_autofree char *left = g_strdup_printf (ngettext ("%u card of this year is not done; it stays there and can still be debriefed.",
                                                     "%u cards of this year are not done; they stay there and can still be debriefed.", n), n);
  /* Translators: %u is how many clinicians have a post such as "Fellow". */
  g_autofree char *same = g_strdup_printf (ngettext ("%u post names no year of training and stays.",
                                                     "%u posts name no year of training and stay.", n_same), n_same);

  return g_strconcat (_("Blocks begin anew and without cards; rules, catalogue and people go on. This year stays to be read, and what was done in it counts. Undo stops here; going back is possible, with a reason, until somebody has worked in the new year."),
                      n > 0 ? "\n" : "", n > 0 ? left : "", n_same > 0 ? "\n" : "", n_same > 0 ? same : "", NULL);
}

static void
add_posts (ReleveDocument *document, GPtrArray *staying, GArray *fields, GPtrArray *learner_ids, GPtrArray *texts)
{
  for (guint i = 0; i < staying->len; i++)
    {
      const ReleveLearner *learner = staying->pdata[i];
      ReleveFormField field = { RELEVE_FORM_CHECK, say_advance (document, learner), "1", NULL };

      if (field.title == NULL)
        continue;
      g_ptr_array_add (texts, (gpointer) field.title);
      g_ptr_array_add (learner_ids, g_strdup (learner->id));
      g_array_append_val (fields, field);
    }
}

void
releve_year_dialog_present (GtkWidget *parent, ReleveDocument *document)
{
  ReleveDossier *dossier = releve_document_get_dossier (document);
  GPtrArray *blocks = releve_dossier_all (dossier, &releve_block_kind);
  const ReleveBlock *last = blocks->len > 0 ? blocks->pdata[blocks->len - 1] : NULL;
  ReleveDay start = last != NULL ? last->last + 1 : releve_dossier_get_today (dossier);
  g_autofree char *first_day = releve_day_to_iso (start);
  const char *const calendars[] = { _("As this year"), _("Twelve months"), _("Thirteen blocks of 28 days"), _("Twenty-six fortnights"), NULL };
  const ReleveFormField always[N_FIELDS] = {
    { RELEVE_FORM_DATE, _("First day"), first_day, NULL },
    { RELEVE_FORM_CHOICE, _("Block calendar"), "0", calendars },
  };
  g_autoptr (GPtrArray) staying = releve_people_staying (dossier, start, releve_document_get_language (document));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (ReleveFormField));
  GPtrArray *learner_ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *note = NULL;

  g_array_append_vals (fields, always, N_FIELDS);
  add_posts (document, staying, fields, learner_ids, texts);
  note = say_note (dossier, staying->len - learner_ids->len);
  releve_form_dialog_present (parent, document, _("Begin a new year"), note, (const ReleveFormField *) (gpointer) fields->data, fields->len,
                              apply_year, learner_ids, (GDestroyNotify) g_ptr_array_unref);
}
