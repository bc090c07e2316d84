/* Matching is earned, line by line; and the safety gate asks who is present. */

#include "releve-lam-private.h"

#include "releve-text.h"

static void
add_line (ReleveLamEditor *self, gboolean met, const char *text)
{
  /* Translators: a line of the checklist that is met, or not yet; %s is the line. */
  g_autofree char *spoken = g_strdup_printf (met ? releve_say (self->book, "Met: %s") : releve_say (self->book, "Not yet: %s"), text);
  g_autofree char *shown = g_strdup_printf ("%s  %s", met ? "✓" : "○", text);
  GtkWidget *label = releve_lam_label (shown, met ? "check-met" : "check-open");

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_box_append (GTK_BOX (self->checks), label);
}

static void
add_evidence_line (ReleveLamEditor *self, const ReleveChecklist *checklist)
{
  g_autofree char *date = releve_day_format (checklist->evidence_on, releve_lam_language (self), RELEVE_DAY_LONG);
  g_autofree char *text = checklist->evidence_on == RELEVE_NO_DAY
    ? g_strdup (releve_say (self->book, "Every attribute rated within six months"))
    /* Translators: %s is a date. */
    : g_strdup_printf (releve_say (self->book, "Profile current, oldest rating of %s"), date);

  add_line (self, checklist->evidence_current, text);
}

/* Midway through the card, unless a date is known. */
static ReleveDay
midway (ReleveLamEditor *self, const RelevePlacement *card)
{
  RelevePeriod days = releve_dossier_card_days (self->dossier, card);

  if (card->midpoint != RELEVE_NO_DAY)
    return card->midpoint;
  return days.first + (days.last - days.first) / 2;
}

static void
date_midpoint_cb (ReleveLamEditor *self)
{
  const RelevePlacement *card = releve_lam_card (self);

  if (card != NULL)
    g_signal_emit_by_name (self, "set-midpoint", midway (self, card), FALSE);
}

static void
hold_midpoint_cb (ReleveLamEditor *self)
{
  const RelevePlacement *card = releve_lam_card (self);

  if (card != NULL)
    g_signal_emit_by_name (self, "set-midpoint", midway (self, card), TRUE);
}

static void
add_button (ReleveLamEditor *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "lam-link");
  gtk_widget_set_sensitive (button, self->closed == NULL);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->checks), button);
}

static void
add_midpoint_line (ReleveLamEditor *self, const RelevePlacement *card, const ReleveChecklist *checklist)
{
  g_autofree char *date = releve_day_format (midway (self, card), releve_lam_language (self), RELEVE_DAY_LONG);
  g_autofree char *label = NULL, *text = NULL;

  if (card->midpoint == RELEVE_NO_DAY)
    {
      add_line (self, FALSE, releve_say (self->book, "Mid-point review: no date yet"));
      /* Translators: a button; %s is a date. */
      label = g_strdup_printf (releve_say (self->book, "Set it for %s"), date);
      add_button (self, label, G_CALLBACK (date_midpoint_cb));
      return;
    }
  text = g_strdup_printf (card->midpoint_held
                            /* Translators: %s is a date. */
                            ? releve_say (self->book, "Mid-point review held on %s")
                            /* Translators: %s is a date. */
                            : releve_say (self->book, "Mid-point review on %s, not held yet"), date);
  add_line (self, card->midpoint_held, text);
  if (!card->midpoint_held && card->midpoint <= releve_dossier_get_today (self->dossier))
    add_button (self, releve_say (self->book, "It was held"), G_CALLBACK (hold_midpoint_cb));
}

void
releve_lam_fill_checks (ReleveLamEditor *self)
{
  const RelevePlacement *card = releve_lam_card (self);
  ReleveChecklist checklist;
  g_autofree char *level = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->checks)) != NULL)
    gtk_box_remove (GTK_BOX (self->checks), child);
  if (card == NULL)
    return;
  releve_checklist (self->dossier, card, &checklist);
  /* Translators: the level of matching; %d is 0 to 4. */
  level = g_strdup_printf (releve_say (self->book, "Matching %d of 4"), checklist.level);
  gtk_label_set_label (GTK_LABEL (self->matching), level);
  gtk_label_set_label (GTK_LABEL (self->matching_anchor), releve_lam_anchor (self, RELEVE_LAM, checklist.level));
  add_evidence_line (self, &checklist);
  add_line (self, checklist.levels_set, releve_say (self->book, "All ten levels set on purpose"));
  add_line (self, checklist.discussed, releve_say (self->book, "Agreed together, with a fit of 70 or a reason"));
  add_midpoint_line (self, card, &checklist);
}

/* The gate: levels that ask for mastery nobody has observed. */

static void
present_cb (ReleveLamEditor *self)
{
  GPtrArray *supervisors = releve_dossier_all (self->dossier, &releve_supervisor_kind);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->present));
  const RelevePlacement *card = releve_lam_card (self);
  const char *id = selected > 0 && selected <= supervisors->len ? ((const ReleveSupervisor *) supervisors->pdata[selected - 1])->id : NULL;

  if (card != NULL && g_strcmp0 (id, card->present_id) != 0)
    g_signal_emit_by_name (self, "set-present", id);
}

static GtkStringList *
list_supervisors (ReleveLamEditor *self, const char *present_id, guint *selected)
{
  GPtrArray *supervisors = releve_dossier_all (self->dossier, &releve_supervisor_kind);
  GtkStringList *names = gtk_string_list_new (NULL);

  *selected = 0;
  gtk_string_list_append (names, releve_say (self->book, "Nobody named"));
  for (guint i = 0; i < supervisors->len; i++)
    {
      const ReleveSupervisor *supervisor = supervisors->pdata[i];
      g_autofree char *name = releve_text_supervisor (self->book, supervisor, FALSE);

      gtk_string_list_append (names, name);
      if (g_strcmp0 (supervisor->id, present_id) == 0)
        *selected = i + 1;
    }
  return names;
}

void
releve_lam_update_gate (ReleveLamEditor *self)
{
  const RelevePlacement *card = releve_lam_card (self);
  ReleveMatchInput alone = self->input;
  ReleveMatch match;
  guint selected;
  GtkStringList *names;

  if (card == NULL)
    return;
  alone.supervised = FALSE;
  releve_match (self->terms.parameters, &alone, &match);
  gtk_widget_set_visible (self->gate_box, match.gate == RELEVE_GATE_NEEDS_SUPERVISOR);
  names = list_supervisors (self, card->present_id, &selected);
  g_signal_handlers_block_by_func (self->present, present_cb, self);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->present), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->present), selected);
  g_signal_handlers_unblock_by_func (self->present, present_cb, self);
  g_object_unref (names);
  if (!g_object_get_data (G_OBJECT (self->present), "connected"))
    {
      g_object_set_data (G_OBJECT (self->present), "connected", self);
      g_signal_connect_swapped (self->present, "notify::selected", G_CALLBACK (present_cb), self);
    }
}
