/* A clinician's cards, past and to come: what each asks in words, and where it
 * stands (S7). */

#include "releve-person-private.h"

#include <math.h>
#include <glib/gi18n.h>

#include "releve-form-dialog.h"
#include "releve-text.h"

/* What a button of a card asks. */
typedef struct {
  RelevePersonView *view;
  char *placement_id;
  RelevePlacementState state;
} Wish;

static void
free_wish (gpointer data, GClosure *closure)
{
  g_free (((Wish *) data)->placement_id);
  g_free (data);
}

/* One nudge for a dated aim, and only one (S7). */
static void
set_state (RelevePersonView *self, const char *placement_id, RelevePlacementState state)
{
  gboolean ask = state == RELEVE_ACCEPTED && releve_aim_wants_asking (releve_person_dossier (self), self->learner_id);
  g_autofree char *learner_id = g_strdup (self->learner_id);
  g_autoptr (ReleveDocument) document = g_object_ref (self->document);
  g_autoptr (GtkWidget) root = g_object_ref (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
  GPtrArray *breaches = NULL;
  GError *error = NULL;
  gboolean done = releve_desk_set_state (releve_person_desk (self), placement_id, state, NULL, &breaches, &error);

  releve_document_report (document, done, breaches, error);
  if (done && ask)
    releve_person_ask_aim (root, document, learner_id,
                           _("This assignment was accepted without a dated aim. An aim tells which gap it serves; it is asked for once."));
}

static gboolean
apply_decline (ReleveDocument *document, const char *const *answers, gpointer placement_id, GError **error)
{
  return releve_desk_set_state (releve_document_get_desk (document), placement_id, RELEVE_DECLINED, answers[0], NULL, error);
}

static void
decline (RelevePersonView *self, const char *placement_id)
{
  const ReleveFormField fields[] = { { RELEVE_FORM_TEXT, _("Why (a word is enough; no patient data)"), NULL, NULL } };

  releve_form_dialog_present (GTK_WIDGET (self), self->document, _("Decline the assignment"), NULL, fields, G_N_ELEMENTS (fields),
                              apply_decline, g_strdup (placement_id), g_free);
}

static const ReleveDuty *
find_debriefing (RelevePersonView *self, const char *placement_id)
{
  GPtrArray *duties = RELEVE_DOSSIER_OF (releve_person_dossier (self), releve_duty_kind, ReleveDuty, placement_id, placement_id);

  for (guint i = 0; i < duties->len; i++)
    {
      const ReleveDuty *duty = duties->pdata[i];

      if (duty->kind == RELEVE_DUTY_DEBRIEFING && duty->done == RELEVE_NO_DAY)
        return duty;
    }
  return NULL;
}

static gboolean
apply_reversal (ReleveDocument *document, const char *const *answers, gpointer placement_id, GError **error)
{
  return releve_desk_reverse_debrief (releve_document_get_desk (document), placement_id, answers[0], error);
}

static void
reverse_cb (const Wish *wish)
{
  const ReleveFormField fields[] = { { RELEVE_FORM_TEXT, _("Why it is taken back"), NULL, NULL } };

  releve_form_dialog_present (GTK_WIDGET (wish->view), wish->view->document, _("Take the debriefing back"),
                              _("Its ratings no longer count and the card is open again; the draft stays."), fields, G_N_ELEMENTS (fields),
                              apply_reversal, g_strdup (wish->placement_id), g_free);
}

static void
state_cb (const Wish *wish)
{
  RelevePersonView *self = wish->view;
  g_autofree char *placement_id = g_strdup (wish->placement_id);
  const ReleveDuty *debriefing = find_debriefing (self, placement_id);

  /* Completing asks for what was observed (D7). */
  if (wish->state == RELEVE_DONE && debriefing != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-followup", "s", debriefing->id);
      return;
    }
  if (wish->state == RELEVE_DECLINED)
    decline (self, placement_id);
  else
    set_state (self, placement_id, wish->state);
}

static void
levels_cb (const Wish *wish)
{
  gtk_widget_activate_action (GTK_WIDGET (wish->view), "win.show-card", "s", wish->placement_id);
}

static void
compare_cb (const Wish *wish)
{
  gtk_widget_activate_action (GTK_WIDGET (wish->view), "win.compare", "s", wish->placement_id);
}

static void
add_button (RelevePersonView *self, GtkWidget *box, const RelevePlacement *card, const char *name, const char *label,
            RelevePlacementState state, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  Wish *wish = g_new (Wish, 1);
  g_autofree char *named = g_strconcat (card->id, "/", name, NULL);

  *wish = (Wish) { self, g_strdup (card->id), state };
  gtk_widget_set_name (button, named);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dense");
  g_signal_connect_data (button, "clicked", callback, wish, free_wish, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_buttons (RelevePersonView *self, GtkWidget *box, const RelevePlacement *card)
{
  gboolean begun = releve_dossier_block_number (releve_person_dossier (self), releve_dossier_first_block (releve_person_dossier (self), card))->first
                   <= releve_dossier_get_today (releve_person_dossier (self));

  if (releve_person_editable (self) && card->state == RELEVE_PROPOSED)
    add_button (self, box, card, "accept", _("Accept"), RELEVE_ACCEPTED, G_CALLBACK (state_cb));
  if (releve_person_editable (self) && (card->state == RELEVE_PROPOSED || card->state == RELEVE_ACCEPTED))
    add_button (self, box, card, "decline", _("Decline…"), RELEVE_DECLINED, G_CALLBACK (state_cb));
  if (releve_person_editable (self) && card->state == RELEVE_DECLINED)
    add_button (self, box, card, "propose", _("Propose again"), RELEVE_PROPOSED, G_CALLBACK (state_cb));
  if (releve_person_editable (self) && card->state == RELEVE_ACCEPTED && begun)
    add_button (self, box, card, "done", _("Done"), RELEVE_DONE, G_CALLBACK (state_cb));
  if (releve_person_editable (self) && card->state == RELEVE_DONE)
    add_button (self, box, card, "reverse", _("Take back…"), card->state, G_CALLBACK (reverse_cb));
  add_button (self, box, card, "levels", _("Levels"), card->state, G_CALLBACK (levels_cb));
  add_button (self, box, card, "compare", _("Compare…"), card->state, G_CALLBACK (compare_cb));
}

static char *
say_card (RelevePersonView *self, const RelevePlacement *card)
{
  ReleveDossier *dossier = releve_person_dossier (self);
  RelevePhrasebook *book = releve_person_book (self);
  g_autofree char *blocks = releve_text_blocks (book, releve_dossier_first_block (dossier, card), releve_dossier_last_block (dossier, card));
  g_autofree char *fit = NULL;
  ReleveMatch match;

  releve_fit_of_placement (dossier, card, &match);
  fit = isnan (match.fit) ? g_strdup ("–") : g_strdup_printf ("%.0f", match.fit);
  /* Translators: {blocks}, {state} of the card, {levels} state of its levels, {fit} 0–100, {growth} a word. */
  return releve_text_fill (_("{blocks} · {state} · {levels} · fit {fit}, {growth} growth"), "blocks", blocks,
                           "state", releve_text_placement_state (book, card->state),
                           "levels", releve_text_levels_state (book, card->levels_state, card->state), "fit", fit,
                           "growth", releve_text_growth_word (book, match.growth_word), NULL);
}

/* The anchor sentences of the levels in force, not a row of digits. */
static char *
say_levels (RelevePersonView *self, const RelevePlacement *card)
{
  ReleveLevels levels = releve_levels_chosen (releve_person_dossier (self), card);
  g_autoptr (GString) text = g_string_new (NULL);

  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    {
      const ReleveCharacteristic *row = releve_dossier_characteristic (releve_person_dossier (self), d);

      if (row != NULL && levels.v[d] > 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "",
                                releve_words_get (&row->anchors[levels.v[d]], releve_person_language (self), NULL));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_card (RelevePersonView *self, const RelevePlacement *card)
{
  const ReleveAssignment *assignment = releve_dossier_assignment (releve_person_dossier (self), card->assignment_id);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *name = g_strdup_printf ("%s · %s", assignment->code, releve_words_get (&assignment->name, releve_person_language (self), NULL));
  g_autofree char *detail = say_card (self, card), *levels = say_levels (self, card);

  gtk_box_append (GTK_BOX (words), releve_person_label (name, "person-name", 0));
  gtk_box_append (GTK_BOX (words), releve_person_wrapped (detail, "detail"));
  gtk_box_append (GTK_BOX (words), releve_person_wrapped (levels, "dense"));
  if (card->declined_why != NULL)
    gtk_box_append (GTK_BOX (words), releve_person_wrapped (card->declined_why, "dense"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  add_buttons (self, buttons, card);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), buttons);
  gtk_widget_add_css_class (row, "ruled");
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
add_group (RelevePersonView *self, GPtrArray *cards, ReleveCardTime time, const char *title)
{
  gboolean first = TRUE;

  for (guint i = 0; i < cards->len; i++)
    {
      if (releve_card_time (releve_person_dossier (self), cards->pdata[i]) != time)
        continue;
      if (first)
        releve_person_add_heading (self, title);
      first = FALSE;
      add_card (self, cards->pdata[i]);
    }
}

void
releve_person_add_assignments (RelevePersonView *self, const ReleveLearner *learner)
{
  g_autoptr (GPtrArray) cards = releve_cards_in_order (releve_person_dossier (self), learner->id);

  releve_person_add_timeline (self);
  add_group (self, cards, RELEVE_CARD_NOW, _("Under way"));
  add_group (self, cards, RELEVE_CARD_TO_COME, _("To come"));
  add_group (self, cards, RELEVE_CARD_PAST, _("Past"));
  add_group (self, cards, RELEVE_CARD_DECLINED, _("Declined"));
  releve_person_add_trainings (self, learner);
}
