#include "releve-debrief-form.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "releve-fold.h"
#include "releve-text.h"
#include "releve-wording.h"

/* One competency that the assignment targets. */
typedef struct {
  char *competency_id;
  int chosen;             /* −1 = not observed */
  GtkWidget *effect;
} Observation;

struct _ReleveDebriefForm {
  GtkWidget parent_instance;

  ReleveDocument *document;
  char *placement_id;
  GArray *observations;   /* of Observation */
  GPtrArray *cards;       /* of char *: what may come next */

  GtkWidget *box;
  GtkTextView *relationship, *reaction, *content;
  GtkEditable *action, *date, *held;
  GtkDropDown *next;
  GtkWidget *says, *problem;
};

G_DEFINE_FINAL_TYPE (ReleveDebriefForm, releve_debrief_form, GTK_TYPE_WIDGET)

enum { SIGNAL_HELD, N_SIGNALS };
static guint signals[N_SIGNALS];

static ReleveDossier *
dossier_of (ReleveDebriefForm *self)
{
  return releve_document_get_dossier (self->document);
}

static RelevePhrasebook *
book_of (ReleveDebriefForm *self)
{
  return releve_document_get_book (self->document);
}

static ReleveLanguage
language_of (ReleveDebriefForm *self)
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

static char *
text_of (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/* What the form says now. */

typedef struct {
  ReleveDebriefing what;
  char *texts[4];
  GArray *levels;       /* of ReleveObservedLevel */
} Answers;

static void
clear_answers (Answers *answers)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers->texts); i++)
    g_free (answers->texts[i]);
  g_array_unref (answers->levels);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answers, clear_answers)

static void
read_answers (ReleveDebriefForm *self, Answers *answers)
{
  guint next = gtk_drop_down_get_selected (self->next);

  answers->levels = g_array_new (FALSE, FALSE, sizeof (ReleveObservedLevel));
  for (guint i = 0; i < self->observations->len; i++)
    {
      const Observation *observation = &g_array_index (self->observations, Observation, i);
      ReleveObservedLevel level = { observation->competency_id, observation->chosen };

      if (observation->chosen >= 0)
        g_array_append_val (answers->levels, level);
    }
  answers->texts[0] = text_of (self->relationship);
  answers->texts[1] = text_of (self->reaction);
  answers->texts[2] = text_of (self->content);
  answers->texts[3] = g_strstrip (g_strdup (gtk_editable_get_text (self->action)));
  answers->what = (ReleveDebriefing) {
    .placement_id = self->placement_id, .held = releve_day_parse (gtk_editable_get_text (self->held)),
    .relationship = answers->texts[0], .reaction = answers->texts[1], .content = answers->texts[2], .action = answers->texts[3],
    .next_placement_id = next > 0 && next <= self->cards->len ? self->cards->pdata[next - 1] : NULL,
    .next_date = releve_day_parse (gtk_editable_get_text (self->date)),
    .levels = (const ReleveObservedLevel *) (gpointer) answers->levels->data, .n_levels = answers->levels->len,
  };
}

/* Effects */

static char *
say_level (ReleveDebriefForm *self, double level)
{
  return isnan (level) ? g_strdup ("·") : releve_level_format (round (level * 10) / 10, language_of (self));
}

static char *
say_effect (ReleveDebriefForm *self, const ReleveMovedLevel *moved)
{
  g_autofree char *before = say_level (self, moved->before), *after = say_level (self, moved->after), *gap = say_level (self, moved->gap);

  if (g_str_equal (before, after))
    /* Translators: %s is a level that saving leaves as it is. */
    return g_strdup_printf (_("level %s, unchanged"), before);
  /* Translators: {before} and {after} saving; {gap} to the role after it. */
  return releve_text_fill (_("level {before} → {after}, gap {gap}"), "before", before, "after", after, "gap", gap, NULL);
}

static void
show_effects (ReleveDebriefForm *self)
{
  g_auto (Answers) answers = { .levels = NULL };
  g_autoptr (GArray) moved = NULL;
  g_autofree char *n = NULL, *says = NULL;
  const RelevePlacement *card = releve_dossier_placement (dossier_of (self), self->placement_id);
  const ReleveAssignment *assignment = releve_dossier_assignment (dossier_of (self), card->assignment_id);
  guint line = 0;

  read_answers (self, &answers);
  if (answers.what.held == RELEVE_NO_DAY)
    answers.what.held = releve_dossier_get_today (dossier_of (self));
  moved = releve_desk_preview_debrief (releve_document_get_desk (self->document), &answers.what);
  for (guint i = 0; i < self->observations->len; i++)
    {
      const Observation *observation = &g_array_index (self->observations, Observation, i);
      g_autofree char *text = observation->chosen >= 0 ? say_effect (self, &g_array_index (moved, ReleveMovedLevel, line++)) : g_strdup (_("not observed"));

      gtk_label_set_label (GTK_LABEL (observation->effect), text);
    }
  n = g_strdup_printf ("%u", answers.what.n_levels);
  /* Translators: {n} ratings; {what} is the code of the assignment. */
  says = releve_text_fill (ngettext ("Saving records {n} rating, completes {what} and closes the debriefing.",
                                     "Saving records {n} ratings, completes {what} and closes the debriefing.", answers.what.n_levels),
                           "n", n, "what", assignment->code, NULL);
  gtk_label_set_label (GTK_LABEL (self->says), answers.what.n_levels > 0 ? says : _("Choose at least one level that was observed."));
}

/* Saving */

static void
end (ReleveDebriefForm *self, gboolean done, GError *error)
{
  g_autofree char *sentence = NULL;

  if (done)
    {
      releve_document_report (self->document, TRUE, NULL, NULL);
      return;
    }
  sentence = releve_text_error (book_of (self), error);
  gtk_label_set_label (GTK_LABEL (self->problem), sentence);
  gtk_widget_set_visible (self->problem, TRUE);
  g_error_free (error);
}

static gboolean
check_date (GtkEditable *entry, GError **error)
{
  const char *text = gtk_editable_get_text (entry);

  return *text == '\0' || releve_day_parse (text) != RELEVE_NO_DAY
         || releve_error_set (error, RELEVE_ERROR_INVALID, "date-unreadable", NULL, text, NULL);
}

static gboolean
save (ReleveDebriefForm *self, gboolean (*verb) (ReleveDesk *, const ReleveDebriefing *, GError **))
{
  g_auto (Answers) answers = { .levels = NULL };
  g_autoptr (ReleveDebriefForm) kept = g_object_ref (self);
  GError *error = NULL;
  gboolean done;

  read_answers (self, &answers);
  done = check_date (self->held, &error) && check_date (self->date, &error)
         && verb (releve_document_get_desk (self->document), &answers.what, &error);
  end (self, done, error);
  return done;
}

static void
draft_cb (ReleveDebriefForm *self)
{
  save (self, releve_desk_draft_debrief);
}

/* What saving will move, competency by competency. */
static char *
say_moved (ReleveDebriefForm *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->observations->len; i++)
    {
      const Observation *observation = &g_array_index (self->observations, Observation, i);
      const ReleveCompetency *competency = releve_dossier_competency (dossier_of (self), observation->competency_id);

      if (observation->chosen >= 0)
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", releve_words_get (&competency->name, language_of (self), NULL),
                                gtk_label_get_label (GTK_LABEL (observation->effect)));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
save_cb (ReleveDebriefForm *self)
{
  g_autoptr (ReleveDebriefForm) kept = g_object_ref (self);
  g_autofree char *moved = say_moved (self);

  if (save (self, releve_desk_hold_debrief))
    g_signal_emit (self, signals[SIGNAL_HELD], 0, moved);
}

/* Assembly */

static GtkWidget *
add_part (ReleveDebriefForm *self, const char *heading, const char *time)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (words), make_label (heading, "heading"));
  gtk_box_append (GTK_BOX (words), make_label (time, "detail"));
  gtk_widget_add_css_class (words, "form-part");
  gtk_widget_set_hexpand (fields, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), fields);
  gtk_widget_add_css_class (row, "ruled");
  gtk_box_append (GTK_BOX (self->box), row);
  return fields;
}

static GtkTextView *
add_text (GtkWidget *fields, const char *name, const char *text)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text != NULL ? text : "", -1);
  gtk_widget_add_css_class (view, "long-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (fields), view);
  return GTK_TEXT_VIEW (view);
}

static GtkEditable *
add_entry (GtkWidget *fields, const char *name, const char *text)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *label = make_label (name, "dense"), *entry = gtk_entry_new ();

  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), entry);
  gtk_box_append (GTK_BOX (fields), row);
  return GTK_EDITABLE (entry);
}

static void
toggled_cb (GtkToggleButton *button, ReleveDebriefForm *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "observation"));
  int level = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "level"));
  Observation *observation = &g_array_index (self->observations, Observation, index);

  if (gtk_toggle_button_get_active (button))
    observation->chosen = level;
  else if (observation->chosen == level)
    observation->chosen = -1;
  else
    return;
  show_effects (self);
}

/* One of five at most; pressing the chosen one again unchooses it. */
static void
unpress_cb (GtkToggleButton *button, ReleveDebriefForm *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (GtkWidget *other = gtk_widget_get_first_child (gtk_widget_get_parent (GTK_WIDGET (button))); other != NULL; other = gtk_widget_get_next_sibling (other))
    if (other != GTK_WIDGET (button))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (other), FALSE);
}

static GtkWidget *
make_toggles (ReleveDebriefForm *self, guint index, const ReleveCompetency *competency, double before)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  const char *name = releve_words_get (&competency->name, language_of (self), NULL);

  for (int level = 0; level <= RELEVE_LEVEL_MAX; level++)
    {
      const char *meaning = releve_words_get (&competency->anchors[level], language_of (self), NULL);
      g_autofree char *digit = g_strdup_printf ("%d", level);
      g_autofree char *spoken = releve_text_fill (_("{what}: {level}, {meaning}"), "what", name, "level", digit, "meaning", meaning, NULL);
      GtkWidget *button = gtk_toggle_button_new_with_label (digit);

      gtk_widget_set_tooltip_text (button, meaning);
      gtk_widget_add_css_class (button, "level-toggle");
      if (!isnan (before) && (int) floor (before + 0.25) == level)
        gtk_widget_add_css_class (button, "former");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
      g_object_set_data (G_OBJECT (button), "observation", GUINT_TO_POINTER (index));
      g_object_set_data (G_OBJECT (button), "level", GINT_TO_POINTER (level));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), g_array_index (self->observations, Observation, index).chosen == level);
      g_signal_connect (button, "toggled", G_CALLBACK (unpress_cb), self);
      g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

/* The level that a draft has chosen, −1 for none. */
static int
drafted_level (const ReleveDebrief *draft, const char *competency_id)
{
  g_auto (GStrv) pairs = g_strsplit (draft != NULL && draft->draft_levels != NULL ? draft->draft_levels : "", " ", -1);

  for (int i = 0; pairs[i] != NULL; i++)
    {
      const char *equals = strchr (pairs[i], '=');

      if (equals != NULL && strlen (competency_id) == (gsize) (equals - pairs[i]) && g_str_has_prefix (pairs[i], competency_id))
        return (int) g_ascii_strtod (equals + 1, NULL);
    }
  return -1;
}

static void
add_observations (ReleveDebriefForm *self, GtkWidget *fields, const RelevePlacement *card, const ReleveDebrief *draft)
{
  g_autoptr (GPtrArray) parts = releve_parts_as_of (dossier_of (self), &releve_assignment_kind, card->assignment_id,
                                                    &releve_assignment_competency_kind, releve_edition_of_placement (card));
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_attach (GTK_GRID (grid), make_label (_("Observed in this assignment"), "detail"), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_label (_("0 observes – 4 develops others"), "detail"), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_label (_("after saving"), "detail"), 2, 0, 1, 1);
  for (guint i = 0; i < parts->len; i++)
    {
      const ReleveCompetency *competency = releve_dossier_competency (dossier_of (self), ((const ReleveAssignmentCompetency *) parts->pdata[i])->competency_id);
      Observation observation = { NULL, -1, make_label (NULL, "detail") };
      ReleveEvidence evidence;

      if (competency == NULL)
        continue;
      observation.competency_id = g_strdup (competency->id);
      observation.chosen = drafted_level (draft, competency->id);
      g_array_append_val (self->observations, observation);
      releve_evidence_of_competency (dossier_of (self), card->learner_id, competency->id, &evidence);
      gtk_grid_attach (GTK_GRID (grid), make_label (releve_words_get (&competency->name, language_of (self), NULL), "dense"), 0, (int) i + 1, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), make_toggles (self, self->observations->len - 1, competency, evidence.level), 1, (int) i + 1, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), observation.effect, 2, (int) i + 1, 1, 1);
    }
  gtk_box_append (GTK_BOX (fields), grid);
}

static void
add_next (ReleveDebriefForm *self, GtkWidget *fields, const RelevePlacement *card, const ReleveDebrief *draft)
{
  GPtrArray *cards = RELEVE_DOSSIER_OF (dossier_of (self), releve_placement_kind, RelevePlacement, learner_id, card->learner_id);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *label = make_label (_("Assignment"), "dense");
  guint chosen = 0;

  gtk_string_list_append (names, _("None in particular"));
  for (guint i = 0; i < cards->len; i++)
    {
      const RelevePlacement *other = cards->pdata[i];
      const ReleveAssignment *assignment = releve_dossier_assignment (dossier_of (self), other->assignment_id);
      g_autofree char *blocks = releve_text_blocks (book_of (self), releve_dossier_first_block (dossier_of (self), other), releve_dossier_last_block (dossier_of (self), other));
      g_autofree char *name = g_strdup_printf ("%s %s, %s", assignment->code, releve_words_get (&assignment->name, language_of (self), NULL), blocks);

      if (other == card || (other->state != RELEVE_PROPOSED && other->state != RELEVE_ACCEPTED))
        continue;
      gtk_string_list_append (names, name);
      g_ptr_array_add (self->cards, g_strdup (other->id));
      if (draft != NULL && g_strcmp0 (draft->next_placement_id, other->id) == 0)
        chosen = self->cards->len;
    }
  self->next = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL));
  gtk_drop_down_set_selected (self->next, chosen);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Assignment"), -1);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->next));
  gtk_box_append (GTK_BOX (fields), row);
}

static void
add_head (ReleveDebriefForm *self, const RelevePlacement *card)
{
  const ReleveAssignment *assignment = releve_dossier_assignment (dossier_of (self), card->assignment_id);
  const ReleveSupervisor *supervisor = releve_dossier_supervisor (dossier_of (self), card->supervisor_id);
  g_autofree char *who = releve_text_learner (book_of (self), releve_dossier_learner (dossier_of (self), card->learner_id), FALSE);
  g_autofree char *with = supervisor != NULL ? releve_text_supervisor (book_of (self), supervisor, FALSE) : g_strdup ("–");
  g_autofree char *blocks = releve_text_blocks (book_of (self), releve_dossier_first_block (dossier_of (self), card), releve_dossier_last_block (dossier_of (self), card));
  /* Translators: %s is an assignment. */
  g_autofree char *title = g_strdup_printf (_("Debriefing: %s"), releve_words_get (&assignment->name, language_of (self), NULL));
  /* Translators: {who} clinician, {with} supervisor, {code} of the assignment, {blocks}. */
  g_autofree char *detail = releve_text_fill (_("{who} with {with} · {code}, {blocks} · 30 minutes · no patient data"),
                                              "who", who, "with", with, "code", assignment->code, "blocks", blocks, NULL);

  gtk_box_append (GTK_BOX (self->box), make_label (title, "page-title"));
  gtk_box_append (GTK_BOX (self->box), make_label (detail, "detail"));
}

static GtkWidget *
make_foot (ReleveDebriefForm *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *draft = gtk_button_new_with_mnemonic (_("_Keep as draft")), *save_button = gtk_button_new_with_mnemonic (_("_Save debriefing"));

  self->says = make_label (NULL, "dense");
  gtk_widget_set_hexpand (self->says, TRUE);
  gtk_widget_add_css_class (save_button, "suggested-action");
  g_signal_connect_swapped (draft, "clicked", G_CALLBACK (draft_cb), self);
  g_signal_connect_swapped (save_button, "clicked", G_CALLBACK (save_cb), self);
  gtk_widget_set_sensitive (draft, !releve_desk_is_read_only (releve_document_get_desk (self->document)));
  gtk_widget_set_sensitive (save_button, !releve_desk_is_read_only (releve_document_get_desk (self->document)));
  gtk_box_append (GTK_BOX (foot), self->says);
  gtk_box_append (GTK_BOX (foot), draft);
  gtk_box_append (GTK_BOX (foot), save_button);
  gtk_widget_add_css_class (foot, "form-foot");
  return foot;
}

static void
fill (ReleveDebriefForm *self, const RelevePlacement *card)
{
  GPtrArray *drafts = RELEVE_DOSSIER_OF (dossier_of (self), releve_debrief_kind, ReleveDebrief, placement_id, card->id);
  const ReleveDebrief *draft = drafts->len > 0 ? drafts->pdata[0] : NULL;
  g_autofree char *today = releve_day_to_iso (releve_dossier_get_today (dossier_of (self)));
  g_autofree char *next = draft != NULL ? releve_day_to_iso (draft->next_date) : NULL;
  GtkWidget *fields;

  add_head (self, card);
  self->problem = make_label (NULL, "problem");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->problem);
  fields = add_part (self, _("Relationship"), _("5 min · what went well for you"));
  self->relationship = add_text (fields, _("Relationship"), draft != NULL ? draft->relationship : NULL);
  fields = add_part (self, _("Reaction"), _("5 min · to what others saw"));
  self->reaction = add_text (fields, _("Reaction"), draft != NULL ? draft->reaction : NULL);
  fields = add_part (self, _("Content"), _("10 min · two agreements, one surprise"));
  self->content = add_text (fields, _("Content"), draft != NULL ? draft->content : NULL);
  add_observations (self, fields, card, draft);
  fields = add_part (self, _("Coaching"), _("10 min · one action, one assignment, one date"));
  self->action = add_entry (fields, _("Action"), draft != NULL ? draft->action : NULL);
  add_next (self, fields, card, draft);
  self->date = add_entry (fields, _("Date (year-month-day)"), next);
  self->held = add_entry (fields, _("Held on (year-month-day)"), today);
}

static void
clear_observation (gpointer data)
{
  g_free (((Observation *) data)->competency_id);
}

static void
releve_debrief_form_dispose (GObject *object)
{
  ReleveDebriefForm *self = RELEVE_DEBRIEF_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->observations, g_array_unref);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->placement_id, g_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (releve_debrief_form_parent_class)->dispose (object);
}

/* The first field, whether or not the form was laid out. */
static gboolean
releve_debrief_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RELEVE_DEBRIEF_FORM (widget)->relationship));
}

static void
releve_debrief_form_class_init (ReleveDebriefFormClass *class)
{
  G_OBJECT_CLASS (class)->dispose = releve_debrief_form_dispose;
  signals[SIGNAL_HELD] = g_signal_new ("held", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  GTK_WIDGET_CLASS (class)->grab_focus = releve_debrief_form_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "debrief-form");
}

static void
releve_debrief_form_init (ReleveDebriefForm *self)
{
  self->observations = g_array_new (FALSE, FALSE, sizeof (Observation));
  g_array_set_clear_func (self->observations, clear_observation);
  self->cards = g_ptr_array_new_with_free_func (g_free);
}

GtkWidget *
releve_debrief_form_new (ReleveDocument *document, const ReleveDuty *duty)
{
  ReleveDebriefForm *self = g_object_new (RELEVE_TYPE_DEBRIEF_FORM, NULL);
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();

  self->document = g_object_ref (document);
  self->placement_id = g_strdup (duty->placement_id);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->box);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (whole), scroller);
  gtk_box_append (GTK_BOX (whole), make_foot (self));
  gtk_widget_set_parent (whole, GTK_WIDGET (self));
  fill (self, releve_dossier_placement (dossier_of (self), duty->placement_id));
  show_effects (self);
  return GTK_WIDGET (self);
}
