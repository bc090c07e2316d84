#include "releve-followup-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "releve-data-table.h"
#include "releve-debrief-form.h"
#include "releve-followup.h"
#include "releve-fold.h"
#include "releve-form-dialog.h"
#include "releve-split.h"
#include "releve-text.h"

/* Pixels at 11 pt text: narrower than this, list and form stand one at a time. */
#define FOLDED 960

struct _ReleveFollowupPage {
  GtkWidget parent_instance;

  ReleveDocument *document;
  char *shown_id;         /* the duty whose form is shown; NULL = none */
  char *moved;            /* by the debriefing saved last; NULL = nothing to tell */
  gboolean outdated;      /* the file changed while it was out of sight */

  ReleveSplit *split;
  GtkSearchEntry *search;
  GtkDropDown *kind;
  GtkListBox *list;
  AdwBin *form;
};

G_DEFINE_FINAL_TYPE (ReleveFollowupPage, releve_followup_page, GTK_TYPE_WIDGET)

static ReleveDossier *
dossier_of (ReleveFollowupPage *self)
{
  return releve_document_get_dossier (self->document);
}

static RelevePhrasebook *
book_of (ReleveFollowupPage *self)
{
  return releve_document_get_book (self->document);
}

static ReleveLanguage
language_of (ReleveFollowupPage *self)
{
  return releve_document_get_language (self->document);
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  return label;
}

static const char *
id_of (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "duty") : NULL;
}

/* The list */

static const char *
name_training (ReleveFollowupPage *self, const ReleveDuty *duty)
{
  const ReleveEnrolment *enrolment = releve_dossier_get (dossier_of (self), &releve_enrolment_kind, duty->enrolment_id);
  const ReleveTraining *training = enrolment != NULL ? releve_dossier_get (dossier_of (self), &releve_training_kind, enrolment->training_id) : NULL;

  return training != NULL ? releve_words_get (&training->name, language_of (self), NULL) : NULL;
}

/* "K7 Family meeting · Dr Marchetti · 20 days late" */
static char *
say_detail (ReleveFollowupPage *self, const ReleveDuty *duty)
{
  const RelevePlacement *card = releve_dossier_placement (dossier_of (self), duty->placement_id);
  const ReleveAssignment *assignment = card != NULL ? releve_dossier_assignment (dossier_of (self), card->assignment_id) : NULL;
  const ReleveSupervisor *supervisor = releve_dossier_supervisor (dossier_of (self), duty->supervisor_id);
  int late = releve_dossier_get_today (dossier_of (self)) - duty->due;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (assignment != NULL)
    g_ptr_array_add (parts, g_strdup_printf ("%s %s", assignment->code, releve_words_get (&assignment->name, language_of (self), NULL)));
  else if (name_training (self, duty) != NULL)
    g_ptr_array_add (parts, g_strdup (name_training (self, duty)));
  else if (duty->note != NULL)
    g_ptr_array_add (parts, g_strdup (duty->note));
  if (supervisor != NULL)
    g_ptr_array_add (parts, releve_text_supervisor (book_of (self), supervisor, TRUE));
  if (late > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%d day late", "%d days late", late), late));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static char *
say_duty (ReleveFollowupPage *self, const ReleveDuty *duty)
{
  g_autofree char *who = releve_text_learner (book_of (self), releve_dossier_learner (dossier_of (self), duty->learner_id), TRUE);

  return g_strdup_printf ("%s, %s", releve_text_duty_kind (book_of (self), duty->kind), who);
}

static GtkWidget *
make_row (ReleveFollowupPage *self, const ReleveDuty *duty, ReleveDueGroup group)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *date = releve_day_format (duty->due, language_of (self), group == RELEVE_DUE_WEEK ? RELEVE_DAY_WEEKDAY : RELEVE_DAY_SHORT);
  g_autofree char *title = say_duty (self, duty), *detail = say_detail (self, duty);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", date, title, detail);
  GtkWidget *when = make_label (date, group == RELEVE_DUE_LATE ? "late" : "dense");

  gtk_label_set_wrap (GTK_LABEL (when), FALSE);
  gtk_label_set_width_chars (GTK_LABEL (when), 11);
  gtk_widget_set_valign (when, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (words), make_label (title, "person-name"));
  gtk_box_append (GTK_BOX (words), make_label (detail, "detail"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), when);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "duty", g_strdup (duty->id), g_free);
  g_object_set_data_full (G_OBJECT (row), "text", g_strdup (spoken), g_free);
  g_object_set_data (G_OBJECT (row), "group", GINT_TO_POINTER (group));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

/* Headings count what is shown, and hold what is late apart. */
static char *
say_group (ReleveFollowupPage *self, ReleveDueGroup group)
{
  static const char *const names[] = { N_("Late, %u"), N_("This week, %u"), N_("Next four weeks, %u"), N_("Later, %u") };
  guint n = 0;
  GtkListBoxRow *row;
  g_autofree char *count = NULL;
  g_autoptr (GString) text = g_string_new (_(names[group]));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    n += gtk_widget_get_child_visible (GTK_WIDGET (row)) && GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "group")) == (int) group;
  count = g_strdup_printf ("%u", n);
  g_string_replace (text, "%u", count, 1);
  return g_strdup (text->str);
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  ReleveDueGroup group = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "group"));
  g_autofree char *text = NULL;

  if (before != NULL && GPOINTER_TO_INT (g_object_get_data (G_OBJECT (before), "group")) == (int) group)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  text = say_group (data, group);
  gtk_list_box_row_set_header (row, make_label (text, group == RELEVE_DUE_LATE ? "group-late" : "group"));
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  ReleveFollowupPage *self = data;

  return releve_fold_matches (g_object_get_data (G_OBJECT (row), "text"), gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
search_cb (ReleveFollowupPage *self)
{
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
}

static GtkListBoxRow *
find_row (ReleveFollowupPage *self, const char *duty_id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (id_of (row), duty_id) == 0)
      return row;
  return NULL;
}

/* Forms */

static gboolean
apply_close (ReleveDocument *document, const char *const *answers, gpointer duty_id, GError **error)
{
  ReleveDay done = releve_day_parse (answers[0]);
  const ReleveDuty *duty = releve_dossier_get (releve_document_get_dossier (document), &releve_duty_kind, duty_id);

  if (done == RELEVE_NO_DAY)
    return releve_error_set (error, RELEVE_ERROR_INVALID, "date-unreadable", NULL, answers[0], NULL);
  if (duty != NULL && duty->kind == RELEVE_DUTY_TRAINING && duty->enrolment_id != NULL)
    return releve_desk_complete_training (releve_document_get_desk (document), duty->enrolment_id, done, error);
  return releve_desk_close_duty (releve_document_get_desk (document), duty_id, done, error);
}

static void
close_cb (ReleveFollowupPage *self)
{
  g_autofree char *today = releve_day_to_iso (releve_dossier_get_today (dossier_of (self)));
  const ReleveFormField fields[] = { { RELEVE_FORM_DATE, _("Held on (year-month-day)"), today, NULL } };

  releve_form_dialog_present (GTK_WIDGET (self), self->document, _("It was held"), NULL, fields, G_N_ELEMENTS (fields),
                              apply_close, g_strdup (self->shown_id), g_free);
}

static void
person_cb (ReleveFollowupPage *self)
{
  const ReleveDuty *duty = releve_dossier_get (dossier_of (self), &releve_duty_kind, self->shown_id);

  if (duty != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-person", "s", duty->learner_id);
}

static void
levels_cb (ReleveFollowupPage *self)
{
  const ReleveDuty *duty = releve_dossier_get (dossier_of (self), &releve_duty_kind, self->shown_id);

  if (duty != NULL && duty->placement_id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-card", "s", duty->placement_id);
}

/* What each side does, by the agreed level where there is one. */
static char *
say_both_sides (ReleveFollowupPage *self, const ReleveDuty *duty)
{
  static const char *const words[] = {
    N_("The supervisor says goal, limits and when to call; the clinician says it back."),
    N_("Both look whether the levels still fit, and set them anew if not."),
    N_("The supervisor leads, the clinician speaks first."),
    N_("The clinician shows what was done; the supervisor answers for it as well."),
    N_("Both look at aims, gaps and dates, and write what changes."),
    N_("The clinician attends; the head keeps the hours free."),
    N_("Both sign; each keeps a copy."),
  };
  static const int levels[] = { RELEVE_BRF, -1, RELEVE_DBR, RELEVE_ACC };
  const RelevePlacement *card = releve_dossier_placement (dossier_of (self), duty->placement_id);
  const ReleveCharacteristic *row = card != NULL && duty->kind < (int) G_N_ELEMENTS (levels) && levels[duty->kind] >= 0
    ? releve_dossier_characteristic (dossier_of (self), (guint) levels[duty->kind]) : NULL;

  if (row == NULL)
    return g_strdup (_(words[duty->kind]));
  return g_strdup_printf ("%s\n%s", _(words[duty->kind]),
                          releve_words_get (&row->anchors[releve_levels_chosen (dossier_of (self), card).v[levels[duty->kind]]], language_of (self), NULL));
}

static void
add_button (GtkWidget *box, const char *label, const char *class, GCallback callback, ReleveFollowupPage *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (class != NULL)
    gtk_widget_add_css_class (button, class);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_short_form (ReleveFollowupPage *self, const ReleveDuty *duty)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *title = say_duty (self, duty), *detail = say_detail (self, duty), *both = say_both_sides (self, duty);
  g_autofree char *date = releve_day_format (duty->due, language_of (self), RELEVE_DAY_LONG);
  /* Translators: %s is a date. */
  g_autofree char *due = g_strdup_printf (_("Due on %s"), date);

  gtk_widget_add_css_class (box, "page");
  gtk_box_append (GTK_BOX (box), make_label (title, "page-title"));
  gtk_box_append (GTK_BOX (box), make_label (detail, "detail"));
  gtk_box_append (GTK_BOX (box), make_label (due, "dense"));
  gtk_box_append (GTK_BOX (box), make_label (both, "dense"));
  if (duty->note != NULL)
    gtk_box_append (GTK_BOX (box), make_label (duty->note, "dense"));
  if (!releve_desk_is_read_only (releve_document_get_desk (self->document)) && duty->kind != RELEVE_DUTY_SIGNATURE)
    add_button (buttons, _("It was _held…"), "suggested-action", G_CALLBACK (close_cb), self);
  if (duty->placement_id != NULL)
    add_button (buttons, _("_Levels"), NULL, G_CALLBACK (levels_cb), self);
  add_button (buttons, _("_Person"), NULL, G_CALLBACK (person_cb), self);
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

/* Nothing chosen: who debriefs how much, and the limit of each. */

static GtkWidget *
make_loads (ReleveFollowupPage *self)
{
  g_autoptr (GPtrArray) loads = releve_supervisor_loads (dossier_of (self));
  guint n_blocks = (guint) releve_dossier_n_blocks (dossier_of (self));
  g_auto (GStrv) titles = g_new0 (char *, n_blocks + 3);
  g_autofree char *numeric = g_strnfill (n_blocks + 2, '1');
  GtkWidget *table;

  numeric[0] = '0';
  titles[0] = g_strdup (_("Supervisor"));
  titles[1] = g_strdup (_("limit"));
  for (guint block = 0; block < n_blocks; block++)
    titles[block + 2] = g_strdup_printf ("%u", block + 1);
  table = releve_data_table_new ((const char *const *) titles, numeric);
  for (guint i = 0; i < loads->len; i++)
    {
      const ReleveLoad *load = loads->pdata[i];
      g_auto (GStrv) cells = g_new0 (char *, n_blocks + 3);

      cells[0] = releve_text_supervisor (book_of (self), load->supervisor, FALSE);
      cells[1] = load->supervisor->duty_limit > 0 ? g_strdup_printf ("%d", load->supervisor->duty_limit) : g_strdup ("–");
      for (guint block = 0; block < n_blocks; block++)
        {
          guint n = g_array_index (load->debriefings, guint, block);
          gboolean over = load->supervisor->duty_limit > 0 && n > (guint) load->supervisor->duty_limit;

          guint all = g_array_index (load->duties, guint, block);

          cells[block + 2] = n == 0 && all == 0 ? g_strdup ("·") : g_strdup_printf (over ? "%u/%u !" : "%u/%u", n, all);
        }
      releve_data_table_add (table, (const char *const *) cells);
    }
  return table;
}

static char *
say_nothing_due (ReleveFollowupPage *self)
{
  g_autoptr (GPtrArray) open = releve_open_duties (dossier_of (self), NULL, -1);
  g_autofree char *duty = NULL, *date = NULL;

  if (open->len == 0)
    return g_strdup (_("Nothing is due. Agreeing levels dates a briefing, a mid-point, a debriefing and its account."));
  if (releve_count_pressing (dossier_of (self)) > 0)
    return g_strdup (_("Choose a duty at the left."));
  duty = say_duty (self, open->pdata[0]);
  date = releve_day_format (((const ReleveDuty *) open->pdata[0])->due, language_of (self), RELEVE_DAY_LONG);
  /* Translators: {duty} briefing and whose, {date}. */
  return releve_text_fill (_("Nothing is due. Next: {duty}, {date}."), "duty", duty, "date", date, NULL);
}

static GtkWidget *
make_rest (ReleveFollowupPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autofree char *text = say_nothing_due (self);

  gtk_widget_add_css_class (box, "page");
  if (self->moved != NULL)
    {
      gtk_box_append (GTK_BOX (box), make_label (_("What the debriefing moved"), "heading"));
      gtk_box_append (GTK_BOX (box), make_label (self->moved, "dense"));
    }
  gtk_box_append (GTK_BOX (box), make_label (text, "dense"));
  gtk_box_append (GTK_BOX (box), make_label (_("Debriefings / all dated duties of each supervisor by block; ! is over the limit of debriefings"), "heading"));
  gtk_box_append (GTK_BOX (box), make_loads (self));
  return box;
}

static void show_form (ReleveFollowupPage *self, const ReleveDuty *duty);

/* The duty has left the list by now. */
static void
held_cb (ReleveFollowupPage *self, const char *moved)
{
  g_free (self->moved);
  self->moved = g_strdup (moved);
  if (self->shown_id == NULL)
    show_form (self, NULL);
}

static void
show_form (ReleveFollowupPage *self, const ReleveDuty *duty)
{
  gboolean debrief = duty != NULL && duty->kind == RELEVE_DUTY_DEBRIEFING
                     && releve_dossier_placement (dossier_of (self), duty->placement_id) != NULL;
  GtkWidget *scroller;

  if (debrief)
    {
      GtkWidget *form = releve_debrief_form_new (self->document, duty);

      g_signal_connect_object (form, "held", G_CALLBACK (held_cb), self, G_CONNECT_SWAPPED);
      adw_bin_set_child (self->form, form);
      return;
    }
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), duty != NULL ? make_short_form (self, duty) : make_rest (self));
  adw_bin_set_child (self->form, scroller);
}

static void
selected_cb (ReleveFollowupPage *self, GtkListBoxRow *row)
{
  if (g_strcmp0 (id_of (row), self->shown_id) == 0 && adw_bin_get_child (self->form) != NULL)
    return;
  g_clear_pointer (&self->moved, g_free);
  g_free (self->shown_id);
  self->shown_id = g_strdup (id_of (row));
  show_form (self, self->shown_id != NULL ? releve_dossier_get (dossier_of (self), &releve_duty_kind, self->shown_id) : NULL);
}

/* Tab would walk every row before it reached the form: Enter goes there at once. */
static void
activated_cb (ReleveFollowupPage *self)
{
  releve_split_open (self->split);
  if (!gtk_widget_grab_focus (adw_bin_get_child (self->form)))
    gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

/* One at a time, a click must open. */
static void
folds_cb (ReleveFollowupPage *self, gboolean folded)
{
  gtk_list_box_set_activate_on_single_click (self->list, folded);
}

/* Filling */

static gboolean
holds_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* Left alone, the focus would fall into the search, which takes Ctrl+Z for its own text. */
static void
focus_near (ReleveFollowupPage *self, int index)
{
  GtkListBoxRow *row = NULL;

  for (int i = MAX (index, 0); i >= 0 && row == NULL; i--)
    row = gtk_list_box_get_row_at_index (self->list, i);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
fill (ReleveFollowupPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->kind);
  g_autoptr (GPtrArray) open = releve_open_duties (dossier_of (self), releve_document_get_filter (self->document), (int) chosen - 1);
  g_autofree char *kept = g_strdup (self->shown_id);
  GtkListBoxRow *again, *shown = find_row (self, kept);
  int index = shown != NULL ? gtk_list_box_row_get_index (shown) : 0;
  gboolean focused = holds_focus (GTK_WIDGET (self->form)) || holds_focus (GTK_WIDGET (self->list));
  GtkWidget *row;

  self->outdated = FALSE;
  g_signal_handlers_block_by_func (self->list, selected_cb, self);
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < open->len; i++)
    gtk_list_box_append (self->list, make_row (self, open->pdata[i], releve_due_group (((const ReleveDuty *) open->pdata[i])->due,
                                                                                       releve_dossier_get_today (dossier_of (self)))));
  gtk_list_box_invalidate_headers (self->list);
  again = kept != NULL ? find_row (self, kept) : NULL;
  gtk_list_box_select_row (self->list, again);
  g_signal_handlers_unblock_by_func (self->list, selected_cb, self);
  if (again == NULL)
    g_clear_pointer (&self->shown_id, g_free);
  show_form (self, again != NULL ? releve_dossier_get (dossier_of (self), &releve_duty_kind, self->shown_id) : NULL);
  if (focused)
    focus_near (self, again != NULL ? gtk_list_box_row_get_index (again) : index);
}

static void
kind_cb (ReleveFollowupPage *self)
{
  if (self->document != NULL)
    fill (self);
}

static void
changed_cb (ReleveFollowupPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
  else
    self->outdated = TRUE;
}

static void
releve_followup_page_map (GtkWidget *widget)
{
  ReleveFollowupPage *self = RELEVE_FOLLOWUP_PAGE (widget);

  if (self->outdated)
    fill (self);
  GTK_WIDGET_CLASS (releve_followup_page_parent_class)->map (widget);
}

void
releve_followup_page_show (ReleveFollowupPage *self, const char *duty_id)
{
  GtkListBoxRow *row;

  g_return_if_fail (RELEVE_IS_FOLLOWUP_PAGE (self));

  if (self->outdated)
    fill (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->kind, 0);
  row = find_row (self, duty_id);
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  releve_split_open (self->split);
}

static void
releve_followup_page_dispose (GObject *object)
{
  ReleveFollowupPage *self = RELEVE_FOLLOWUP_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  /* The list unselects its row on the way out, when there is no form any more. */
  if (child != NULL)
    g_signal_handlers_disconnect_by_func (self->list, selected_cb, self);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->shown_id, g_free);
  g_clear_pointer (&self->moved, g_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (releve_followup_page_parent_class)->dispose (object);
}

static void
releve_followup_page_class_init (ReleveFollowupPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (RELEVE_TYPE_SPLIT);
  G_OBJECT_CLASS (class)->dispose = releve_followup_page_dispose;
  widget_class->map = releve_followup_page_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/releve/Releve/ui/followup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ReleveFollowupPage, split);
  gtk_widget_class_bind_template_child (widget_class, ReleveFollowupPage, search);
  gtk_widget_class_bind_template_child (widget_class, ReleveFollowupPage, kind);
  gtk_widget_class_bind_template_child (widget_class, ReleveFollowupPage, list);
  gtk_widget_class_bind_template_child (widget_class, ReleveFollowupPage, form);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, folds_cb);
}

static void
releve_followup_page_init (ReleveFollowupPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  releve_split_set_fold (self->split, FOLDED);
}

static void
fill_kinds (ReleveFollowupPage *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_string_list_append (kinds, _("All kinds"));
  for (int kind = RELEVE_DUTY_BRIEFING; kind <= RELEVE_DUTY_SIGNATURE; kind++)
    gtk_string_list_append (kinds, releve_text_duty_kind (book_of (self), kind));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kinds));
}

GtkWidget *
releve_followup_page_new (ReleveDocument *document)
{
  ReleveFollowupPage *self = g_object_new (RELEVE_TYPE_FOLLOWUP_PAGE, NULL);

  self->document = g_object_ref (document);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);
  fill_kinds (self);
  fill (self);
  g_signal_connect_object (dossier_of (self), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "filter-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
