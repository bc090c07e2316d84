#include "releve-suggest-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "releve-fold.h"
#include "releve-suggest.h"
#include "releve-text.h"

typedef struct {
  ReleveDocument *document;
  GtkWindow *window;
  GArray *suggestions;
  gboolean by_learner;      /* rows are clinicians */
  int block;
  ReleveSuggestAccept accept;
  gpointer data;
} Suggest;

static void
free_suggest (gpointer data)
{
  Suggest *suggest = data;

  g_array_unref (suggest->suggestions);
  g_object_unref (suggest->document);
  g_free (suggest);
}

static ReleveDossier *
dossier_of (Suggest *suggest)
{
  return releve_document_get_dossier (suggest->document);
}

static RelevePhrasebook *
book_of (Suggest *suggest)
{
  return releve_document_get_book (suggest->document);
}

static const char *
name_assignment (Suggest *suggest, const char *id)
{
  return releve_words_get (&releve_dossier_assignment (dossier_of (suggest), id)->name,
                           releve_document_get_language (suggest->document), NULL);
}

static char *
name_row (Suggest *suggest, const ReleveSuggestion *one)
{
  if (suggest->by_learner)
    return releve_text_learner (book_of (suggest), releve_dossier_learner (dossier_of (suggest), one->learner_id), FALSE);
  return g_strdup_printf ("%s · %s", releve_dossier_assignment (dossier_of (suggest), one->assignment_id)->code,
                          name_assignment (suggest, one->assignment_id));
}

static char *
say_fit (Suggest *suggest, const ReleveSuggestion *one)
{
  ReleveLanguage language = releve_document_get_language (suggest->document);
  const ReleveCompetency *competency = one->competency_id != NULL ? releve_dossier_competency (dossier_of (suggest), one->competency_id) : NULL;
  g_autofree char *fit = isnan (one->fit) ? NULL : releve_number_format (one->fit, 0, language);

  if (fit == NULL)
    return g_strdup (_("Insufficient evidence for a fit."));
  if (competency == NULL)
    /* Translators: in these, {fit} is a number, {growth} modest, moderate or strong. */
    return releve_text_fill (_("Fit {fit}."), "fit", fit, NULL);
  return releve_text_fill (_("Fit {fit}, {growth} growth in “{competency}”."), "fit", fit,
                           "growth", releve_text_growth_word (book_of (suggest), one->growth_word),
                           "competency", releve_words_get (&competency->name, language, NULL), NULL);
}

/* The opportunity before, of a clinician; the need of the block, of an assignment. */
static char *
say_more (Suggest *suggest, const ReleveSuggestion *one)
{
  g_autofree char *date = NULL;

  if (!suggest->by_learner)
    return g_strdup (one->wanted ? _("The block is short of people for it.") : "");
  if (one->last_on == RELEVE_NO_DAY)
    return g_strdup (_("Never had this opportunity."));
  date = releve_day_format (one->last_on, releve_document_get_language (suggest->document), RELEVE_DAY_LONG);
  /* Translators: {date} on which somebody last finished the same assignment. */
  return releve_text_fill (_("Last had this opportunity on {date}."), "date", date, NULL);
}

static void
accept_cb (GtkButton *button, Suggest *suggest)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  ReleveSuggestion one = g_array_index (suggest->suggestions, ReleveSuggestion, index);
  g_autofree char *learner_id = g_strdup (one.learner_id), *assignment_id = g_strdup (one.assignment_id);
  ReleveSuggestAccept accept = suggest->accept;
  gpointer data = suggest->data;
  int block = suggest->block;

  gtk_window_close (suggest->window);
  accept (learner_id, assignment_id, block, data);
}

static GtkWidget *
make_accept (Suggest *suggest, guint index, const char *name)
{
  GtkWidget *button = gtk_button_new_with_label (_("Place"));
  /* Translators: {name} is an assignment or a clinician. */
  g_autofree char *label = releve_text_fill (_("Place {name}"), "name", name, NULL);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", G_CALLBACK (accept_cb), suggest);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static GtkWidget *
make_row (Suggest *suggest, guint index)
{
  const ReleveSuggestion *one = &g_array_index (suggest->suggestions, ReleveSuggestion, index);
  GtkWidget *row = adw_action_row_new (), *button;
  g_autofree char *name = name_row (suggest, one), *fit = say_fit (suggest, one), *more = say_more (suggest, one);
  g_autofree char *why = g_strstrip (g_strdup_printf ("%s %s", fit, more));
  g_autofree char *title = g_markup_escape_text (name, -1), *subtitle = g_markup_escape_text (why, -1);

  button = make_accept (suggest, index, name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

static GtkWidget *
make_list (Suggest *suggest)
{
  GtkWidget *list = gtk_list_box_new ();

  for (guint i = 0; i < suggest->suggestions->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (suggest, i));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "changes");
  return list;
}

static GtkWidget *
make_empty (Suggest *suggest)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Nothing fits the rules here"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), suggest->by_learner
    ? _("Every clinician is away, full or lacks a prerequisite in this block.")
    : _("Every assignment is full, too long or lacks a prerequisite in this block."));
  return page;
}

/* What the list is, and in which order it stands. */
static char *
say_head (Suggest *suggest, const char *learner_id, const char *assignment_id)
{
  g_autofree char *block = g_strdup_printf ("%d", suggest->block), *who = NULL;

  if (suggest->by_learner)
    /* Translators: {what} an assignment, {block} a number. */
    return releve_text_fill (_("Who could take “{what}” in block {block}, by name. Facts side by side; nobody is ranked."),
                             "what", name_assignment (suggest, assignment_id), "block", block, NULL);
  who = releve_text_learner (book_of (suggest), releve_dossier_learner (dossier_of (suggest), learner_id), TRUE);
  /* Translators: {who} a clinician, {block} a number. */
  return releve_text_fill (_("What {who} could do in block {block}, the most growth first."), "who", who, "block", block, NULL);
}

static GtkWidget *
make_content (Suggest *suggest, const char *head)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *label = gtk_label_new (head), *scroller = gtk_scrolled_window_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "detail");
  gtk_widget_add_css_class (label, "suggest-head");
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller),
                                 suggest->suggestions->len > 0 ? make_list (suggest) : make_empty (suggest));
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

static void
close_on_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

GtkWidget *
releve_suggest_dialog_new (ReleveDocument *document, const char *learner_id, const char *assignment_id, int block,
                           ReleveSuggestAccept accept, gpointer data)
{
  GtkWidget *window = adw_window_new ();
  Suggest *suggest = g_new0 (Suggest, 1);
  g_autofree char *head = NULL;

  suggest->document = g_object_ref (document);
  suggest->window = GTK_WINDOW (window);
  suggest->by_learner = learner_id == NULL;
  suggest->block = block;
  suggest->accept = accept;
  suggest->data = data;
  suggest->suggestions = learner_id != NULL
    ? releve_suggest_assignments (dossier_of (suggest), learner_id, block)
    : releve_suggest_learners (dossier_of (suggest), assignment_id, block, releve_document_get_language (document));
  g_object_set_data_full (G_OBJECT (window), "suggest", suggest, free_suggest);
  head = say_head (suggest, learner_id, assignment_id);
  gtk_window_set_title (GTK_WINDOW (window), _("Suggest"));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 560);
  adw_window_set_content (ADW_WINDOW (window), make_content (suggest, head));
  close_on_escape (window);
  return window;
}
