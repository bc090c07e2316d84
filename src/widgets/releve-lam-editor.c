#include "releve-lam-private.h"

#include <math.h>

#include "releve-fold.h"
#include "releve-rules.h"
#include "releve-text.h"

G_DEFINE_FINAL_TYPE (ReleveLamEditor, releve_lam_editor, GTK_TYPE_WIDGET)

enum { SIGNAL_SET_LEVELS, SIGNAL_AGREE, SIGNAL_RESET, SIGNAL_SET_MIDPOINT, SIGNAL_SET_PRESENT,
       SIGNAL_OPEN_WISH, SIGNAL_OPEN_COMPARISON, SIGNAL_CLOSE, N_SIGNALS };
static guint signals[N_SIGNALS];

ReleveLanguage
releve_lam_language (ReleveLamEditor *self)
{
  return releve_phrasebook_get_language (self->book);
}

const RelevePlacement *
releve_lam_card (ReleveLamEditor *self)
{
  return self->placement_id != NULL ? releve_dossier_placement (self->dossier, self->placement_id) : NULL;
}

char *
releve_lam_number (ReleveLamEditor *self, double value)
{
  return isnan (value) ? g_strdup ("–") : releve_number_format (value, 1, releve_lam_language (self));
}

/* In the words of the terms: an agreed card keeps those that it was agreed with. */
static const ReleveCharacteristic *
find_characteristic (ReleveLamEditor *self, int index)
{
  const ReleveCharacteristic *row = releve_dossier_characteristic (self->dossier, index);

  return row != NULL ? releve_row_as_of (self->dossier, &releve_characteristic_kind, row->id, self->terms.edition) : NULL;
}

const ReleveAssignment *
releve_lam_assignment (ReleveLamEditor *self)
{
  return releve_row_as_of (self->dossier, &releve_assignment_kind, releve_lam_card (self)->assignment_id, self->terms.edition);
}

const char *
releve_lam_name (ReleveLamEditor *self, int characteristic)
{
  const ReleveCharacteristic *row = find_characteristic (self, characteristic);

  return row != NULL ? releve_words_get (&row->name, releve_lam_language (self), NULL) : releve_characteristic_codes[characteristic];
}

const char *
releve_lam_anchor (ReleveLamEditor *self, int characteristic, int level)
{
  const ReleveCharacteristic *row = find_characteristic (self, characteristic);

  return row != NULL ? releve_words_get (&row->anchors[level], releve_lam_language (self), NULL) : "";
}

GtkWidget *
releve_lam_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  return label;
}

static void
update_row (ReleveLamEditor *self, int index)
{
  ReleveLamRow *row = &self->rows[index];
  const ReleveAssignment *assignment = releve_lam_assignment (self);
  int level = self->levels.v[index];
  const char *anchor = releve_lam_anchor (self, index, level);
  g_autofree char *digits = g_strdup_printf ("%d", level);
  g_autofree char *target = releve_lam_number (self, self->match.target[index]);
  /* Translators: value of a slider for a screen reader: %1$d level, %2$s its meaning, %3$s target, %4$d default. */
  g_autofree char *spoken = g_strdup_printf (releve_say (self->book, "%1$d, %2$s; target %3$s; default %4$d"),
                                             level, anchor, target, assignment->profile.v[index]);

  releve_lam_say (row->anchor, anchor);
  releve_lam_say (row->level, digits);
  releve_level_scale_set_level (RELEVE_LEVEL_SCALE (row->scale), level);
  releve_level_scale_set_marks (RELEVE_LEVEL_SCALE (row->scale), assignment->profile.v[index], self->match.target[index],
                                self->input.low.v[index], self->input.high.v[index]);
  releve_level_scale_set_wish (RELEVE_LEVEL_SCALE (row->scale), releve_lam_card (self)->wish.v[index]);
  releve_level_scale_set_words (RELEVE_LEVEL_SCALE (row->scale), releve_lam_name (self, index), spoken);
}

/* High autonomy or responsibility with a short briefing (L7). */
static void
update_warning (ReleveLamEditor *self)
{
  const ReleveDepartment *department = releve_dossier_department (self->dossier);
  gboolean high = department != NULL && department->brief_rule_level > 0
                  && MAX (self->levels.v[RELEVE_AUT], self->levels.v[RELEVE_RSP]) >= department->brief_rule_level;
  g_autofree char *text = NULL;

  if (high && self->levels.v[RELEVE_BRF] < department->brief_rule_minimum)
    /* Translators: %d is the least level of briefing. */
    text = g_strdup_printf (releve_say (self->book, "⚠ High autonomy or responsibility asks for a briefing of at least %d."),
                            department->brief_rule_minimum);
  releve_lam_say (self->warning, text != NULL ? text : "");
  gtk_widget_set_visible (self->warning, text != NULL);
}

/* What does not move with the sliders. */
static void
read_input (ReleveLamEditor *self, const RelevePlacement *card)
{
  self->terms = releve_terms_of_levels (self->dossier, card, &self->levels);
  releve_fit_input_by (self->dossier, &self->terms, card->learner_id, card->assignment_id,
                       releve_dossier_first_block (self->dossier, card), card->id, &self->levels, &self->input);
  self->input.supervised = card->present_id != NULL;
}

static void
recompute (ReleveLamEditor *self)
{
  const RelevePlacement *card = releve_lam_card (self);
  ReleveTerms terms = releve_terms_of_levels (self->dossier, card, &self->levels);

  if (terms.edition != self->terms.edition || terms.parameters != self->terms.parameters)
    read_input (self, card);
  self->input.levels = self->levels;
  releve_match (self->terms.parameters, &self->input, &self->match);
  releve_lam_update_sums (self);
  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    update_row (self, i);
  update_warning (self);
  releve_lam_fill_why (self);
}

/* A note explains what departs. */

static void
hide_note (ReleveLamEditor *self)
{
  self->note_wanted = FALSE;
  gtk_widget_set_visible (self->note_box, FALSE);
}

static void
ask_note (ReleveLamEditor *self, const char *why, gboolean agreeing)
{
  self->note_wanted = TRUE;
  self->agreeing = agreeing;
  releve_lam_say (self->note_why, why);
  gtk_widget_set_visible (self->note_box, TRUE);
  gtk_widget_grab_focus (self->note);
}

static char *
say_departure (ReleveLamEditor *self, int departing)
{
  g_autofree char *target = releve_lam_number (self, self->match.target[departing]);

  /* Translators: %1$s is a characteristic; %2$d and %3$d its feasible range; %4$s its target. */
  return g_strdup_printf (
    releve_say (self->book, "%1$s departs from what fits (range %2$d–%3$d, target %4$s). Say why, then press Enter."),
    releve_lam_name (self, departing), self->input.low.v[departing], self->input.high.v[departing], target);
}

/* NULL where nothing has to be explained. */
static char *
find_why (ReleveLamEditor *self, const RelevePlacement *card, gboolean agree)
{
  int departing;
  ReleveSupervisorLoad load;

  if (card->level_note != NULL)
    return NULL;
  departing = releve_fit_departure (&self->input, &self->match, agree ? NULL : &self->saved);
  if (departing >= 0)
    return say_departure (self, departing);
  if (agree && releve_rules_supervisor_load (self->dossier, card, &self->levels, &load) && load.limit > 0 && load.debriefings > load.limit)
    return g_strdup (releve_say (self->book, "This is one debriefing more than the supervisor’s limit. Say why, then press Enter."));
  return NULL;
}

static void
emit_levels (ReleveLamEditor *self, gboolean agree, const char *note)
{
  ReleveLevels levels = self->levels;

  g_signal_emit (self, signals[agree ? SIGNAL_AGREE : SIGNAL_SET_LEVELS], 0, &levels, note);
}

/* One gesture has ended, or Agree was pressed. */
static void
finish (ReleveLamEditor *self, gboolean agree)
{
  const RelevePlacement *card = releve_lam_card (self);
  g_autofree char *why = NULL;

  if (card == NULL || (!agree && releve_levels_equal (&self->levels, &self->saved) && card->levels_state != RELEVE_LEVELS_NONE))
    return;
  why = find_why (self, card, agree);
  if (why != NULL)
    {
      ask_note (self, why, agree);
      return;
    }
  hide_note (self);
  emit_levels (self, agree, NULL);
}

static void
note_activated_cb (ReleveLamEditor *self)
{
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note))));

  if (*note == '\0' || !self->note_wanted)
    return;
  hide_note (self);
  emit_levels (self, self->agreeing, note);
}

static void update_agree (ReleveLamEditor *self, const RelevePlacement *card);

static void
scale_changed_cb (ReleveLevelScale *scale, int level, ReleveLamEditor *self)
{
  int index = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (scale), "index"));

  if (releve_lam_card (self) == NULL)
    return;
  self->levels.v[index] = level;
  gtk_widget_set_visible (self->moved, FALSE);
  recompute (self);
  update_agree (self, releve_lam_card (self));
}

static void
scale_committed_cb (ReleveLevelScale *scale, int level, ReleveLamEditor *self)
{
  finish (self, FALSE);
}

static void
show_focused (ReleveLamEditor *self, int index)
{
  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    if (i == index)
      gtk_widget_add_css_class (self->rows[i].box, "focused");
    else
      gtk_widget_remove_css_class (self->rows[i].box, "focused");
  self->focused = index;
  releve_lam_fill_why (self);
}

static void
scale_focused_cb (GtkEventControllerFocus *controller, ReleveLamEditor *self)
{
  GtkWidget *scale = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  show_focused (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (scale), "index")));
}

/* Buttons. */

static void
match_cb (ReleveLamEditor *self)
{
  g_autofree char *says = NULL;
  ReleveLevels before;

  if (releve_lam_card (self) == NULL || isnan (self->match.fit))
    return;
  before = self->levels;
  self->levels = releve_match_levels (self->terms.parameters, &self->input);
  recompute (self);
  says = releve_lam_say_moved (self, &before);
  finish (self, FALSE);
  releve_lam_say (self->moved, says);
  gtk_widget_set_visible (self->moved, TRUE);
}

static void
reset_cb (ReleveLamEditor *self)
{
  hide_note (self);
  if (releve_lam_card (self) != NULL)
    g_signal_emit (self, signals[SIGNAL_RESET], 0);
}

static void
agree_cb (ReleveLamEditor *self)
{
  finish (self, TRUE);
}

static void
close_cb (ReleveLamEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
}

/* The card as the file has it. */

static char *
say_card (ReleveLamEditor *self, const RelevePlacement *card)
{
  const ReleveLearner *learner = releve_dossier_learner (self->dossier, card->learner_id);
  int first = releve_dossier_first_block (self->dossier, card), last = releve_dossier_last_block (self->dossier, card);
  RelevePeriod days = releve_dossier_card_days (self->dossier, card);
  g_autofree char *who = releve_text_learner (self->book, learner, FALSE);
  g_autofree char *blocks = releve_text_blocks (self->book, first, last);
  g_autofree char *dates = releve_period_format (days, releve_lam_language (self));

  /* Translators: %1$s clinician, %2$s blocks, %3$s dates, %4$s state of the levels. */
  return g_strdup_printf (releve_say (self->book, "%1$s · %2$s, %3$s · %4$s"), who, blocks, dates,
                          releve_text_levels_state (self->book, card->levels_state, card->state));
}

static void
update_agree (ReleveLamEditor *self, const RelevePlacement *card)
{
  gboolean open = self->closed == NULL && card->state != RELEVE_DONE;
  const char *says = card->state == RELEVE_DONE ? releve_say (self->book, "Finished: its levels stay as they were") : self->closed;
  g_autofree char *duties = says == NULL ? releve_lam_say_duties (self) : NULL;

  releve_lam_say (self->agree_says, says != NULL ? says : duties);
  gtk_widget_set_sensitive (self->buttons, open);
  gtk_widget_set_sensitive (self->present, open);
  g_simple_action_set_enabled (self->wish, self->closed == NULL);
  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    gtk_widget_set_sensitive (self->rows[i].scale, open);
}

static void
load (ReleveLamEditor *self)
{
  const RelevePlacement *card = releve_lam_card (self);
  const ReleveAssignment *assignment;
  g_autofree char *subtitle = NULL;

  gtk_widget_set_visible (self->box, card != NULL);
  if (card == NULL)
    return;
  assignment = releve_dossier_assignment (self->dossier, card->assignment_id);
  subtitle = say_card (self, card);
  releve_lam_say (self->title, releve_words_get (&assignment->name, releve_lam_language (self), NULL));
  releve_lam_say (self->subtitle, subtitle);
  self->saved = self->levels = releve_levels_chosen (self->dossier, card);
  read_input (self, card);
  gtk_editable_set_text (GTK_EDITABLE (self->note), card->level_note != NULL ? card->level_note : "");
  hide_note (self);
  recompute (self);
  releve_lam_fill_checks (self);
  releve_lam_fill_duties (self);
  releve_lam_update_gate (self);
  update_agree (self, card);
}

static void
changed_cb (ReleveLamEditor *self)
{
  load (self);
}

void
releve_lam_editor_set_placement (ReleveLamEditor *self, const char *placement_id)
{
  g_return_if_fail (RELEVE_IS_LAM_EDITOR (self));

  gtk_widget_set_visible (self->moved, FALSE);
  if (placement_id != self->placement_id)
    {
      g_free (self->placement_id);
      self->placement_id = g_strdup (placement_id);
    }
  load (self);
}

const char *
releve_lam_editor_get_placement (ReleveLamEditor *self)
{
  g_return_val_if_fail (RELEVE_IS_LAM_EDITOR (self), NULL);
  return self->placement_id;
}

void
releve_lam_editor_set_narrow (ReleveLamEditor *self, gboolean narrow)
{
  g_return_if_fail (RELEVE_IS_LAM_EDITOR (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

void
releve_lam_editor_set_closed (ReleveLamEditor *self, const char *why)
{
  g_return_if_fail (RELEVE_IS_LAM_EDITOR (self));

  if (g_strcmp0 (why, self->closed) == 0)
    return;
  g_free (self->closed);
  self->closed = g_strdup (why);
  load (self);
}

/* The menu. */

static void
open_wish_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_WISH], 0);
}

static void
open_comparison_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_COMPARISON], 0);
}

static void
add_actions (ReleveLamEditor *self)
{
  static const GActionEntry entries[] = {
    { .name = "wish", .activate = open_wish_cb },
    { .name = "compare", .activate = open_comparison_cb },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  self->wish = G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (actions), "wish"));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "lam", G_ACTION_GROUP (actions));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, ReleveLamEditor *self)
{
  if (key != GDK_KEY_Escape)
    return FALSE;
  close_cb (self);
  return TRUE;
}

static void
connect (ReleveLamEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  for (int i = 0; i < RELEVE_N_LEVELS; i++)
    {
      GtkWidget *scale = self->rows[i].scale;
      GtkEventController *focus = gtk_event_controller_focus_new ();

      g_object_set_data (G_OBJECT (scale), "index", GINT_TO_POINTER (i));
      g_signal_connect (scale, "changed", G_CALLBACK (scale_changed_cb), self);
      g_signal_connect (scale, "committed", G_CALLBACK (scale_committed_cb), self);
      g_signal_connect (focus, "enter", G_CALLBACK (scale_focused_cb), self);
      gtk_widget_add_controller (scale, focus);
    }
  g_signal_connect_swapped (self->note, "activate", G_CALLBACK (note_activated_cb), self);
  g_signal_connect_swapped (self->close, "clicked", G_CALLBACK (close_cb), self);
  g_signal_connect_swapped (self->match_button, "clicked", G_CALLBACK (match_cb), self);
  g_signal_connect_swapped (self->reset, "clicked", G_CALLBACK (reset_cb), self);
  g_signal_connect_swapped (self->agree, "clicked", G_CALLBACK (agree_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  add_actions (self);
}

static void
releve_lam_editor_dispose (GObject *object)
{
  ReleveLamEditor *self = RELEVE_LAM_EDITOR (object);

  if (self->dossier != NULL)
    g_signal_handlers_disconnect_by_data (self->dossier, self);
  g_clear_pointer (&self->placement_id, g_free);
  g_clear_pointer (&self->closed, g_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->dossier);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (releve_lam_editor_parent_class)->dispose (object);
}

static guint
add_signal (GObjectClass *class, const char *name, guint n, GType a, GType b)
{
  GType types[] = { a, b };

  return g_signal_newv (name, G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, NULL, NULL, NULL, NULL, G_TYPE_NONE, n, types);
}

static void
releve_lam_editor_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (releve_lam_editor_parent_class)->css_changed (widget, change);
  releve_lam_arrange (RELEVE_LAM_EDITOR (widget));
}

static void
releve_lam_editor_class_init (ReleveLamEditorClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = releve_lam_editor_dispose;
  GTK_WIDGET_CLASS (class)->css_changed = releve_lam_editor_css_changed;
  signals[SIGNAL_SET_LEVELS] = add_signal (object_class, "set-levels", 2, G_TYPE_POINTER, G_TYPE_STRING);
  signals[SIGNAL_AGREE] = add_signal (object_class, "agree", 2, G_TYPE_POINTER, G_TYPE_STRING);
  signals[SIGNAL_RESET] = add_signal (object_class, "reset", 0, 0, 0);
  signals[SIGNAL_SET_MIDPOINT] = add_signal (object_class, "set-midpoint", 2, G_TYPE_INT, G_TYPE_BOOLEAN);
  signals[SIGNAL_SET_PRESENT] = add_signal (object_class, "set-present", 1, G_TYPE_STRING, 0);
  signals[SIGNAL_OPEN_WISH] = add_signal (object_class, "open-wish", 0, 0, 0);
  signals[SIGNAL_OPEN_COMPARISON] = add_signal (object_class, "open-comparison", 0, 0, 0);
  signals[SIGNAL_CLOSE] = add_signal (object_class, "close", 0, 0, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "lam-editor");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
releve_lam_editor_init (ReleveLamEditor *self)
{
}

GtkWidget *
releve_lam_editor_new (ReleveDossier *dossier, RelevePhrasebook *book)
{
  ReleveLamEditor *self = g_object_new (RELEVE_TYPE_LAM_EDITOR, NULL);

  self->dossier = g_object_ref (dossier);
  self->book = g_object_ref (book);
  releve_lam_assemble (self);
  connect (self);
  load (self);
  g_signal_connect_swapped (dossier, "changed", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}
