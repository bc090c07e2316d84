#include "releve-evidence-popover.h"

#include <math.h>
#include <glib/gi18n.h>

#include "releve-evidence.h"
#include "releve-fold.h"
#include "releve-rating-dialog.h"
#include "releve-text.h"
#include "releve-wording.h"

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_widget_add_css_class (label, class);
  return label;
}

/* What the levels are of. */
typedef struct {
  ReleveDocument *document;
  char *learner_id;
  char *competency_id;      /* NULL: an attribute */
  ReleveAttribute attribute;
} Subject;

static void
free_subject (gpointer data)
{
  Subject *subject = data;

  g_object_unref (subject->document);
  g_free (subject->learner_id);
  g_free (subject->competency_id);
  g_free (subject);
}

static const char *
assignment_of (ReleveDocument *document, const ReleveRating *rating)
{
  ReleveDossier *dossier = releve_document_get_dossier (document);
  const RelevePlacement *card = rating->placement_id != NULL ? releve_dossier_placement (dossier, rating->placement_id) : NULL;
  const ReleveAssignment *assignment = card != NULL ? releve_dossier_assignment (dossier, card->assignment_id) : NULL;

  return assignment != NULL ? releve_words_get (&assignment->name, releve_document_get_language (document), NULL) : NULL;
}

/* What the level said to who gave it, whatever the words are today (D6). */
static const char *
anchor_of (ReleveDocument *document, const ReleveRating *rating)
{
  const ReleveCompetency *competency = releve_competency_of_rating (releve_document_get_dossier (document), rating);

  return competency != NULL
    ? releve_words_get (&competency->anchors[lround (rating->level)], releve_document_get_language (document), NULL) : "";
}

static GtkWidget *
make_row (ReleveDocument *document, const ReleveRating *rating)
{
  ReleveLanguage language = releve_document_get_language (document);
  gboolean named = rating->rater != NULL && rating->source != RELEVE_COLLEAGUE;
  const char *source = releve_text_source (releve_document_get_book (document), rating->source);
  g_autofree char *level = releve_level_format (rating->level, language);
  g_autofree char *date = releve_day_format (rating->date, language, RELEVE_DAY_LONG);
  g_autofree char *who = named ? g_strdup_printf ("%s · %s", source, rating->rater) : g_strdup (source);
  g_autofree char *where = assignment_of (document, rating) != NULL
    ? g_strdup_printf ("%s · %s", date, assignment_of (document, rating)) : g_strdup (date);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *number = make_label (level, "evidence-level");

  gtk_label_set_width_chars (GTK_LABEL (number), 3);
  gtk_widget_set_valign (number, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (words), make_label (who, "dense"));
  gtk_box_append (GTK_BOX (words), make_label (where, "detail"));
  if (*anchor_of (document, rating) != '\0')
    gtk_box_append (GTK_BOX (words), make_label (anchor_of (document, rating), "detail"));
  if (rating->behaviour != NULL)
    gtk_box_append (GTK_BOX (words), make_label (rating->behaviour, "dense"));
  gtk_box_append (GTK_BOX (row), number);
  gtk_box_append (GTK_BOX (row), words);
  return row;
}

static const char *
name_subject (const Subject *subject)
{
  const ReleveCompetency *competency;

  if (subject->competency_id == NULL)
    return releve_text_attribute (releve_document_get_book (subject->document), subject->attribute);
  competency = releve_dossier_competency (releve_document_get_dossier (subject->document), subject->competency_id);
  return releve_words_get (&competency->name, releve_document_get_language (subject->document), NULL);
}

/* NULL for an attribute that is known: no role asks for it. */
static char *
say_sum (const Subject *subject, const ReleveEvidence *evidence)
{
  ReleveDossier *dossier = releve_document_get_dossier (subject->document);
  ReleveLanguage language = releve_document_get_language (subject->document);
  double required = subject->competency_id != NULL
    ? releve_required_level (dossier, subject->learner_id, subject->competency_id) : NAN;
  g_autofree char *level = NULL, *role = NULL;

  if (isnan (evidence->level))
    return g_strdup (_("No rating yet: plan an observation."));
  if (subject->competency_id == NULL)
    return NULL;
  level = releve_level_format (round (evidence->level * 4) / 4, language);
  role = isnan (required) ? g_strdup ("–") : releve_level_format (required, language);
  /* Translators: %1$s is the level now, %2$s the level that the role asks. */
  return g_strdup_printf (evidence->stale ? _("Now %1$s, the role asks %2$s. The evidence is old: observe again.")
                                         : _("Now %1$s, the role asks %2$s."), level, role);
}

/* Colleagues are one voice: their mean, then what they saw, without a name or a date. */
static GtkWidget *
make_colleagues_row (ReleveDocument *document, GPtrArray *ratings, int n_raters, double mean)
{
  g_autofree char *level = releve_level_format (round (mean * 4) / 4, releve_document_get_language (document));
  /* Translators: how many colleagues the mean level comes from. */
  g_autofree char *who = g_strdup_printf (ngettext ("%d colleague, together", "%d colleagues, together", n_raters), n_raters);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *number = make_label (level, "evidence-level");

  gtk_label_set_width_chars (GTK_LABEL (number), 3);
  gtk_widget_set_valign (number, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (words), make_label (who, "dense"));
  for (guint i = 0; i < ratings->len; i++)
    {
      const ReleveRating *rating = ratings->pdata[i];

      if (rating->source == RELEVE_COLLEAGUE && rating->behaviour != NULL)
        gtk_box_append (GTK_BOX (words), make_label (rating->behaviour, "dense"));
    }
  gtk_box_append (GTK_BOX (row), number);
  gtk_box_append (GTK_BOX (row), words);
  return row;
}

static void
append_note (GtkWidget *list, guint n, const char *sentence)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *text = releve_text_fill (sentence, "n", number, NULL);

  if (n > 0)
    gtk_box_append (GTK_BOX (list), make_label (text, "detail"));
}

static GtkWidget *
make_list (const Subject *subject, const ReleveEvidence *evidence)
{
  g_autoptr (GPtrArray) ratings = releve_evidence_ratings (releve_document_get_dossier (subject->document), subject->learner_id,
    subject->competency_id, subject->competency_id == NULL ? releve_attribute_codes[subject->attribute] : NULL);
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < ratings->len; i++)
    if (((const ReleveRating *) ratings->pdata[i])->source != RELEVE_COLLEAGUE)
      gtk_box_append (GTK_BOX (list), make_row (subject->document, ratings->pdata[i]));
  if (evidence->n_colleagues > 0)
    gtk_box_append (GTK_BOX (list), make_colleagues_row (subject->document, ratings, evidence->n_colleagues, evidence->colleagues));
  /* Translators: {n} colleagues have answered; three new answers are needed before they show. */
  append_note (list, evidence->n_waiting, ngettext ("{n} answer of a colleague shows once there are three new ones.",
                                                    "{n} answers of colleagues show once there are three new ones.", evidence->n_waiting));
  /* Translators: {n} ratings by others wait for the clinician’s own. */
  append_note (list, evidence->n_closed, ngettext ("{n} rating by others opens once the self-assessment is sealed.",
                                                   "{n} ratings by others open once the self-assessment is sealed.", evidence->n_closed));
  gtk_widget_set_visible (scroller, gtk_widget_get_first_child (list) != NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

static void
add_rating_cb (GtkButton *button, const Subject *subject)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (popover));
  GtkWidget *dialog = releve_rating_dialog_new (subject->document, subject->learner_id);

  releve_rating_dialog_set_subject (RELEVE_RATING_DIALOG (dialog), subject->competency_id, subject->attribute);
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_window_set_transient_for (GTK_WINDOW (dialog), window);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
make_add_button (Subject *subject)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Add a _rating…"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect (button, "clicked", G_CALLBACK (add_rating_cb), subject);
  return button;
}

static gboolean
leave_parent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* GTK still works on a popover that it closes. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, leave_parent_cb, g_object_ref (popover), g_object_unref);
}

GtkWidget *
releve_evidence_popover_new (ReleveDocument *document, const char *learner_id, const char *competency_id, ReleveAttribute attribute)
{
  RelevePhrasebook *book = releve_document_get_book (document);
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  Subject *subject = g_new0 (Subject, 1);
  g_autofree char *who = releve_text_learner (book, releve_dossier_learner (releve_document_get_dossier (document), learner_id), FALSE);
  g_autofree char *sum = NULL;
  ReleveEvidence evidence;

  *subject = (Subject) { g_object_ref (document), g_strdup (learner_id), g_strdup (competency_id), attribute };
  g_object_set_data_full (G_OBJECT (popover), "subject", subject, free_subject);
  if (competency_id != NULL)
    releve_evidence_of_competency (releve_document_get_dossier (document), learner_id, competency_id, &evidence);
  else
    releve_evidence_of_attribute (releve_document_get_dossier (document), learner_id, attribute, &evidence);
  sum = say_sum (subject, &evidence);
  gtk_box_append (GTK_BOX (box), make_label (name_subject (subject), "heading"));
  gtk_box_append (GTK_BOX (box), make_label (who, "detail"));
  if (sum != NULL)
    gtk_box_append (GTK_BOX (box), make_label (sum, "dense"));
  gtk_box_append (GTK_BOX (box), make_list (subject, &evidence));
  if (!releve_desk_is_read_only (releve_document_get_desk (document)))
    gtk_box_append (GTK_BOX (box), make_add_button (subject));
  gtk_widget_add_css_class (popover, "evidence");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  return popover;
}
