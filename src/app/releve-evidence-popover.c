#include "releve-evidence-popover.h"

#include <math.h>
#include <glib/gi18n.h>

#include "releve-evidence.h"
#include "releve-fold.h"
#include "releve-text.h"

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

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  return (*(const ReleveRating *const *) b)->date - (*(const ReleveRating *const *) a)->date;
}

static GPtrArray *
list_ratings (ReleveDossier *dossier, const char *learner_id, const char *competency_id)
{
  GPtrArray *all = RELEVE_DOSSIER_OF (dossier, releve_rating_kind, ReleveRating, learner_id, learner_id);
  GPtrArray *ratings = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (((const ReleveRating *) all->pdata[i])->competency_id, competency_id) == 0)
      g_ptr_array_add (ratings, all->pdata[i]);
  g_ptr_array_sort (ratings, compare_dates);
  return ratings;
}

/* Colleagues are never named, and hidden while they are fewer than three (D14). */
static gboolean
is_hidden (ReleveDossier *dossier, GPtrArray *ratings, const ReleveRating *rating)
{
  guint n = 0;

  if (rating->source != RELEVE_COLLEAGUE)
    return FALSE;
  for (guint i = 0; i < ratings->len; i++)
    n += ((const ReleveRating *) ratings->pdata[i])->source == RELEVE_COLLEAGUE;
  return n < releve_dossier_parameters (dossier)->colleague_minimum;
}

static const char *
assignment_of (ReleveDocument *document, const ReleveRating *rating)
{
  ReleveDossier *dossier = releve_document_get_dossier (document);
  const RelevePlacement *card = rating->placement_id != NULL ? releve_dossier_placement (dossier, rating->placement_id) : NULL;
  const ReleveAssignment *assignment = card != NULL ? releve_dossier_assignment (dossier, card->assignment_id) : NULL;

  return assignment != NULL ? releve_words_get (&assignment->name, releve_document_get_language (document), NULL) : NULL;
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
  if (rating->behaviour != NULL)
    gtk_box_append (GTK_BOX (words), make_label (rating->behaviour, "dense"));
  gtk_box_append (GTK_BOX (row), number);
  gtk_box_append (GTK_BOX (row), words);
  return row;
}

static char *
say_sum (ReleveDocument *document, const ReleveEvidence *evidence, double required)
{
  ReleveLanguage language = releve_document_get_language (document);
  g_autofree char *level = releve_level_format (round (evidence->level * 4) / 4, language);
  g_autofree char *role = isnan (required) ? g_strdup ("–") : releve_level_format (required, language);

  if (isnan (evidence->level))
    return g_strdup (_("No rating yet: plan an observation."));
  /* Translators: %1$s is the level now, %2$s the level that the role asks. */
  return g_strdup_printf (evidence->stale ? _("Now %1$s, the role asks %2$s. The evidence is old: observe again.")
                                          : _("Now %1$s, the role asks %2$s."), level, role);
}

static GtkWidget *
make_list (ReleveDocument *document, GPtrArray *ratings)
{
  ReleveDossier *dossier = releve_document_get_dossier (document);
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *scroller = gtk_scrolled_window_new ();
  guint n_hidden = 0;
  g_autofree char *hidden = NULL;

  for (guint i = 0; i < ratings->len; i++)
    if (is_hidden (dossier, ratings, ratings->pdata[i]))
      n_hidden++;
    else
      gtk_box_append (GTK_BOX (list), make_row (document, ratings->pdata[i]));
  /* Translators: %u colleagues have answered; three are needed before their answers show. */
  hidden = g_strdup_printf (ngettext ("%u answer of a colleague shows once there are three.",
                                      "%u answers of colleagues show once there are three.", n_hidden), n_hidden);
  if (n_hidden > 0)
    gtk_box_append (GTK_BOX (list), make_label (hidden, "detail"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

GtkWidget *
releve_evidence_popover_new (ReleveDocument *document, const char *learner_id, const char *competency_id)
{
  ReleveDossier *dossier = releve_document_get_dossier (document);
  RelevePhrasebook *book = releve_document_get_book (document);
  const ReleveCompetency *competency = releve_dossier_competency (dossier, competency_id);
  g_autofree char *who = releve_text_learner (book, releve_dossier_learner (dossier, learner_id), FALSE);
  g_autoptr (GPtrArray) ratings = list_ratings (dossier, learner_id, competency_id);
  g_autofree char *sum = NULL;
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  ReleveEvidence evidence;

  releve_evidence_of_competency (dossier, learner_id, competency_id, &evidence);
  sum = say_sum (document, &evidence, releve_required_level (dossier, learner_id, competency_id));
  gtk_box_append (GTK_BOX (box), make_label (releve_words_get (&competency->name, releve_document_get_language (document), NULL), "heading"));
  gtk_box_append (GTK_BOX (box), make_label (who, "detail"));
  gtk_box_append (GTK_BOX (box), make_label (sum, "dense"));
  gtk_box_append (GTK_BOX (box), make_list (document, ratings));
  gtk_widget_add_css_class (popover, "evidence");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (gtk_widget_unparent), popover);
  return popover;
}
