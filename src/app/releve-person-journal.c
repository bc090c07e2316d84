/* The clinician's reflective log (S6): private until she shares a page. */

#include "releve-person-private.h"

#include <glib/gi18n.h>

#include "releve-form-dialog.h"
#include "releve-text.h"

/* A page to be written anew or again. */
typedef struct {
  char *learner_id;
  char *entry_id;       /* NULL = a new page */
  GPtrArray *cards;     /* of char *, after "no assignment" */
} Page;

static void
free_page (gpointer data)
{
  Page *page = data;

  g_free (page->learner_id);
  g_free (page->entry_id);
  g_ptr_array_unref (page->cards);
  g_free (page);
}

static gboolean
apply_page (ReleveDocument *document, const char *const *answers, gpointer data, GError **error)
{
  const Page *page = data;
  guint card = (guint) g_ascii_strtoull (answers[0], NULL, 10);
  const ReleveJournal entry = {
    .id = page->entry_id, .learner_id = page->learner_id,
    .placement_id = card > 0 && card <= page->cards->len ? page->cards->pdata[card - 1] : NULL,
    .date = releve_day_parse (answers[1]),
    .happened = (char *) answers[2], .noticed = (char *) answers[3], .attempt = (char *) answers[4],
  };

  if (entry.date == RELEVE_NO_DAY)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "date-unreadable", NULL, answers[1], NULL);
  return releve_desk_write_journal (releve_document_get_desk (document), &entry, error);
}

static char **
list_cards (RelevePersonView *self, Page *page, const char *placement_id, guint *chosen)
{
  ReleveDossier *dossier = releve_person_dossier (self);
  GPtrArray *cards = RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, learner_id, self->learner_id);
  char **names = g_new0 (char *, cards->len + 2);

  *chosen = 0;
  names[0] = g_strdup (_("No assignment in particular"));
  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *card = cards->pdata[i];
      const ReleveAssignment *assignment = releve_dossier_assignment (dossier, card->assignment_id);
      g_autofree char *blocks = releve_text_blocks (releve_person_book (self), releve_dossier_first_block (dossier, card), releve_dossier_last_block (dossier, card));

      names[i + 1] = g_strdup_printf ("%s, %s", releve_words_get (&assignment->name, releve_person_language (self), NULL), blocks);
      g_ptr_array_add (page->cards, g_strdup (card->id));
      if (g_strcmp0 (card->id, placement_id) == 0)
        *chosen = i + 1;
    }
  return names;
}

static void
write_page (RelevePersonView *self, const ReleveJournal *entry)
{
  Page *page = g_new (Page, 1);
  guint chosen;
  g_auto (GStrv) cards = NULL;
  g_autofree char *card = NULL;
  g_autofree char *date = releve_day_to_iso (entry != NULL ? entry->date : releve_dossier_get_today (releve_person_dossier (self)));

  *page = (Page) { g_strdup (self->learner_id), entry != NULL ? g_strdup (entry->id) : NULL, g_ptr_array_new_with_free_func (g_free) };
  cards = list_cards (self, page, entry != NULL ? entry->placement_id : NULL, &chosen);
  card = g_strdup_printf ("%u", chosen);
  {
    const ReleveFormField fields[] = {
      { RELEVE_FORM_CHOICE, _("Assignment"), card, (const char *const *) cards },
      { RELEVE_FORM_DATE, _("Date (year-month-day)"), date, NULL },
      { RELEVE_FORM_LONG, _("What happened"), entry != NULL ? entry->happened : NULL, NULL },
      { RELEVE_FORM_LONG, _("What I noticed"), entry != NULL ? entry->noticed : NULL, NULL },
      { RELEVE_FORM_LONG, _("What I will try"), entry != NULL ? entry->attempt : NULL, NULL },
    };

    releve_form_dialog_present (GTK_WIDGET (self), self->document, _("Page of the journal"), _("No patient data. Private until it is shared."),
                                fields, G_N_ELEMENTS (fields), apply_page, page, free_page);
  }
}

static void
new_cb (RelevePersonView *self)
{
  write_page (self, NULL);
}

static const ReleveJournal *
entry_of (GtkWidget *button, RelevePersonView *self)
{
  return releve_dossier_get (releve_person_dossier (self), &releve_journal_kind, g_object_get_data (G_OBJECT (button), "entry"));
}

static void
write_cb (GtkWidget *button, RelevePersonView *self)
{
  write_page (self, entry_of (button, self));
}

static void
share_cb (GtkWidget *button, RelevePersonView *self)
{
  GError *error = NULL;
  gboolean done = releve_desk_share_journal (releve_person_desk (self), entry_of (button, self)->id, &error);

  releve_person_report (self, done, error);
}

static void
tear_cb (GtkWidget *button, RelevePersonView *self)
{
  GError *error = NULL;
  gboolean done = releve_desk_tear_journal (releve_person_desk (self), entry_of (button, self)->id, &error);

  releve_person_report (self, done, error);
}

static void
add_entry_button (RelevePersonView *self, GtkWidget *box, const ReleveJournal *entry, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dense");
  g_object_set_data_full (G_OBJECT (button), "entry", g_strdup (entry->id), g_free);
  g_signal_connect (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_text (GtkWidget *box, const char *question, const char *text)
{
  if (text == NULL)
    return;
  gtk_box_append (GTK_BOX (box), releve_person_label (question, "detail", 0));
  gtk_box_append (GTK_BOX (box), releve_person_wrapped (text, "dense"));
}

/* What is private shows that it is there and nothing else, until it is opened by who wrote it. */
static void
add_entry (RelevePersonView *self, const ReleveJournal *entry)
{
  const RelevePlacement *card = releve_dossier_placement (releve_person_dossier (self), entry->placement_id);
  const ReleveAssignment *assignment = card != NULL ? releve_dossier_assignment (releve_person_dossier (self), card->assignment_id) : NULL;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *date = releve_day_format (entry->date, releve_person_language (self), RELEVE_DAY_LONG);
  g_autofree char *heading = g_strdup_printf ("%s · %s · %s", date, assignment != NULL ? releve_words_get (&assignment->name, releve_person_language (self), NULL) : _("the year"),
                                              entry->shared ? _("shared") : _("private"));

  gtk_box_append (GTK_BOX (words), releve_person_label (heading, "person-name", 0));
  if (entry->shared)
    {
      add_text (words, _("What happened"), entry->happened);
      add_text (words, _("What I noticed"), entry->noticed);
      add_text (words, _("What I will try"), entry->attempt);
    }
  else if (releve_person_editable (self))
    {
      add_entry_button (self, buttons, entry, _("Open…"), G_CALLBACK (write_cb));
      add_entry_button (self, buttons, entry, _("Share"), G_CALLBACK (share_cb));
      add_entry_button (self, buttons, entry, _("Remove"), G_CALLBACK (tear_cb));
    }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (buttons, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), buttons);
  gtk_widget_add_css_class (row, "ruled");
  gtk_box_append (GTK_BOX (self->box), row);
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  return (*(const ReleveJournal *const *) b)->date - (*(const ReleveJournal *const *) a)->date;
}

void
releve_person_add_journal (RelevePersonView *self, const ReleveLearner *learner)
{
  GPtrArray *rows = RELEVE_DOSSIER_OF (releve_person_dossier (self), releve_journal_kind, ReleveJournal, learner_id, learner->id);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (entries, rows->pdata[i]);
  g_ptr_array_sort (entries, compare_newest);
  gtk_box_append (GTK_BOX (self->box), releve_person_wrapped (
    _("A page says what happened, what was noticed and what to try. It stays out of sight and off paper until it is shared; "
      "whoever can open this file could still read it."), "detail"));
  if (releve_person_editable (self))
    gtk_box_append (GTK_BOX (self->box), releve_person_button (self, "page", _("_New page…"), G_CALLBACK (new_cb), self));
  for (guint i = 0; i < entries->len; i++)
    add_entry (self, entries->pdata[i]);
}
