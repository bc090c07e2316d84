#include "releve-board-verbs.h"

#include <glib/gi18n.h>

#include "releve-board-judge.h"
#include "releve-error.h"
#include "releve-form-dialog.h"
#include "releve-text.h"

struct _ReleveBoardVerbs {
  ReleveDocument *document;
  ReleveBoard *board;        /* not owned */
  ReleveJudge *judge;
};

/* One wish, kept while a question about it is open. */
typedef struct {
  ReleveDocument *document;
  ReleveBoard *board;        /* weak */
  GArray *puts;              /* of ReleveBoardPut, their ids interned */
  ReleveOccupied occupied;
} Wish;

static Wish *
make_wish (ReleveBoardVerbs *self, GArray *puts, ReleveOccupied occupied)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->document = g_object_ref (self->document);
  g_set_weak_pointer (&wish->board, self->board);
  wish->puts = g_array_ref (puts);
  wish->occupied = occupied;
  return wish;
}

static void
free_wish (gpointer data)
{
  Wish *wish = data;

  g_clear_weak_pointer (&wish->board);
  g_object_unref (wish->document);
  g_array_unref (wish->puts);
  g_free (wish);
}

/* The verb itself: place, move, or several at once. */

static gboolean
place (ReleveDesk *desk, const ReleveBoardPut *put, ReleveOccupied occupied, const char *reason,
       char **placement_id, GPtrArray **breaches, GError **error)
{
  RelevePlacing how = { .occupied = occupied, .reason = reason };

  return releve_desk_place (desk, put->learner_id, put->assignment_id, put->block, &how, placement_id, breaches, error);
}

static gboolean
arrange (ReleveDesk *desk, GArray *puts, const char *reason, GPtrArray **breaches, GError **error)
{
  g_autofree ReleveArrangement *cards = g_new0 (ReleveArrangement, puts->len);

  for (guint i = 0; i < puts->len; i++)
    {
      const ReleveBoardPut *put = &g_array_index (puts, ReleveBoardPut, i);

      cards[i] = (ReleveArrangement) { put->placement_id, put->assignment_id, put->learner_id, put->block };
    }
  return releve_desk_arrange (desk, cards, puts->len, reason, breaches, error);
}

/* @placement_id (out): the card that takes the keyboard. */
static gboolean
grant (const Wish *wish, const char *reason, char **placement_id, GPtrArray **breaches, GError **error)
{
  ReleveDesk *desk = releve_document_get_desk (wish->document);
  const ReleveBoardPut *put = &g_array_index (wish->puts, ReleveBoardPut, 0);

  *placement_id = NULL;
  if (wish->puts->len == 1 && put->placement_id == NULL)
    return place (desk, put, wish->occupied, reason, placement_id, breaches, error);
  *placement_id = g_strdup (put->placement_id);
  if (wish->puts->len > 1)
    return arrange (desk, wish->puts, reason, breaches, error);
  return releve_desk_move (desk, put->placement_id, put->learner_id, put->block, wish->occupied, reason, breaches, error);
}

/* Why a rule is overridden. */

static gboolean
wants_reason (GPtrArray *breaches)
{
  gboolean wants = FALSE;

  for (guint i = 0; breaches != NULL && i < breaches->len; i++)
    {
      const ReleveBreach *breach = breaches->pdata[i];

      if (breach->severity == RELEVE_STOPS)
        return FALSE;
      wants |= breach->severity == RELEVE_NEEDS_REASON;
    }
  return wants;
}

static void
focus_card (const Wish *wish, const char *placement_id)
{
  if (wish->board != NULL && placement_id != NULL)
    releve_board_focus_card (wish->board, placement_id);
}

static gboolean
apply_reason (ReleveDocument *document, const char *const *answers, gpointer data, GError **error)
{
  g_autofree char *placement_id = NULL;

  if (*answers[0] == '\0')
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "override-reason", NULL, NULL, NULL);
  if (!grant (data, answers[0], &placement_id, NULL, error))
    return FALSE;
  focus_card (data, placement_id);
  return TRUE;
}

/* One line for each rule that asks for it. */
static char *
list_rules (ReleveDocument *document, GPtrArray *breaches)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < breaches->len; i++)
    {
      const ReleveBreach *breach = breaches->pdata[i];
      g_autofree char *sentence = NULL;

      if (breach->severity != RELEVE_NEEDS_REASON)
        continue;
      sentence = releve_text_breach (releve_document_get_book (document), releve_document_get_dossier (document), breach);
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", sentence);
    }
  return g_string_free (lines, FALSE);
}

/* @data is freed by @destroy. */
static void
ask_reason (ReleveDocument *document, GtkWidget *board, GPtrArray *breaches, ReleveFormApply apply, gpointer data, GDestroyNotify destroy)
{
  const ReleveFormField fields[] = { { RELEVE_FORM_LONG, _("Why it is right all the same; kept with the card"), NULL, NULL } };
  g_autofree char *rules = list_rules (document, breaches);

  releve_form_dialog_present (board, document, _("Override a rule"), rules, fields, G_N_ELEMENTS (fields), apply, data, destroy);
}

/* Takes @wish. */
static void
try (Wish *wish)
{
  g_autofree char *placement_id = NULL;
  g_autoptr (GPtrArray) breaches = NULL;
  GError *error = NULL;
  gboolean done = grant (wish, NULL, &placement_id, &breaches, &error);

  if (!done && wish->board != NULL && wants_reason (breaches))
    {
      g_error_free (error);
      ask_reason (wish->document, GTK_WIDGET (wish->board), breaches, apply_reason, wish, free_wish);
      return;
    }
  if (releve_document_report (wish->document, done, g_steal_pointer (&breaches), error))
    focus_card (wish, placement_id);
  free_wish (wish);
}

/* What becomes of the card in the cell. */

static const struct {
  ReleveOccupied occupied;
  ReleveDrop drop;          /* where it is the first choice */
  const char *name;
  const char *does;
} ways[] = {
  /* Translators: in these, {card} is the card in the cell, such as "K10 Bed-flow lead". */
  { RELEVE_OCCUPIED_REPLACE, RELEVE_DROP_REPLACE, N_("_Replace"), N_("{card} leaves the board") },
  { RELEVE_OCCUPIED_SWAP, RELEVE_DROP_SWAP, N_("S_wap"), N_("{card} goes where this card was") },
  { RELEVE_OCCUPIED_PUSH, RELEVE_DROP_PUSH, N_("_Push"), N_("{card} goes later, with those after it") },
};

static void
chosen_cb (GtkWidget *button)
{
  Wish *wish = g_object_steal_data (G_OBJECT (button), "wish");

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER)));
  try (wish);
}

static GtkWidget *
make_way (ReleveBoardVerbs *self, GArray *puts, guint way, const char *card)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new_with_mnemonic (_(ways[way].name));
  g_autofree char *does = releve_text_fill (_(ways[way].does), "card", card, NULL);
  GtkWidget *detail = gtk_label_new (does);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (name), button);
  gtk_widget_add_css_class (detail, "detail");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "occupied-way");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_button_set_child (GTK_BUTTON (button), box);
  g_object_set_data_full (G_OBJECT (button), "wish", make_wish (self, puts, ways[way].occupied), free_wish);
  g_signal_connect (button, "clicked", G_CALLBACK (chosen_cb), NULL);
  return button;
}

static GtkWidget *
make_cancel (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Cancel"));

  gtk_widget_add_css_class (button, "flat");
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_widget_add_css_class (button, "occupied-way");
  gtk_widget_set_margin_top (button, 3);
  return button;
}

static char *
name_card (ReleveBoardVerbs *self, const char *placement_id)
{
  ReleveDossier *dossier = releve_document_get_dossier (self->document);
  const RelevePlacement *card = releve_dossier_placement (dossier, placement_id);
  const ReleveAssignment *assignment = releve_dossier_assignment (dossier, card->assignment_id);

  return g_strdup_printf ("%s %s", assignment->code,
                          releve_words_get (&assignment->name, releve_document_get_language (self->document), NULL));
}

/* A new card has nothing to swap with; neither has one that meets several. */
static gboolean
is_way (guint way, const ReleveBoardPut *put, const ReleveVerdict *verdict)
{
  return ways[way].occupied != RELEVE_OCCUPIED_SWAP || (put->placement_id != NULL && verdict->n_occupants == 1);
}

static const char *
row_of (ReleveBoardVerbs *self, const ReleveBoardPut *put)
{
  return releve_board_get_by (self->board) == RELEVE_BOARD_BY_CLINICIAN ? put->learner_id : put->assignment_id;
}

static void
ask_way (ReleveBoardVerbs *self, GArray *puts, const ReleveVerdict *verdict)
{
  const ReleveBoardPut *put = &g_array_index (puts, ReleveBoardPut, 0);
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *first = NULL, *cancel = make_cancel ();
  g_autofree char *card = name_card (self, verdict->occupant_id);
  g_autofree char *title = verdict->n_occupants > 1
    /* Translators: %u cards stand where one was dropped. */
    ? g_strdup_printf (ngettext ("%u card stands there", "%u cards stand there", verdict->n_occupants), verdict->n_occupants)
    /* Translators: %s is the card where one was dropped, such as "K10 Bed-flow lead". */
    : g_strdup_printf (_("%s stands there"), card);
  GtkWidget *head = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "heading");
  gtk_widget_add_css_class (head, "occupied-head");
  gtk_box_append (GTK_BOX (box), head);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (is_way (i, put, verdict))
      {
        GtkWidget *button = make_way (self, puts, i, card);

        first = first == NULL || ways[i].drop == verdict->drop ? button : first;
        gtk_box_append (GTK_BOX (box), button);
      }
  gtk_box_append (GTK_BOX (box), cancel);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_popover_popdown), popover);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  releve_board_pop_up_at (self->board, popover, row_of (self, put), put->block);
  gtk_widget_grab_focus (first);
}

/* What comes first: whether it can be at all. */

/* Known cards are asked about together, new ones each by itself. */
static void
begin_card (ReleveBoardVerbs *self, GArray *puts, guint index)
{
  const ReleveBoardPut *put = &g_array_index (puts, ReleveBoardPut, index);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (put->placement_id == NULL)
    {
      releve_judge_interface.begin (put->assignment_id, NULL, self->judge);
      return;
    }
  if (index > 0)
    return;
  for (guint i = 0; i < puts->len; i++)
    g_ptr_array_add (ids, (gpointer) g_array_index (puts, ReleveBoardPut, i).placement_id);
  g_ptr_array_add (ids, NULL);
  releve_judge_interface.begin (put->assignment_id, (const char *const *) ids->pdata, self->judge);
}

/* Where no typed reason helps, the drag's own sentence says why. */
static gboolean
is_open (ReleveBoardVerbs *self, GArray *puts, guint index, ReleveVerdict *verdict)
{
  const ReleveBoardPut *put = &g_array_index (puts, ReleveBoardPut, index);
  guint card = put->placement_id != NULL ? index : 0;
  g_autofree char *sentence = NULL;

  begin_card (self, puts, index);
  if (releve_judge_ask (self->judge, card, put->learner_id, put->block, verdict)
      && verdict->state != RELEVE_VERDICT_NONE
      && (verdict->state != RELEVE_VERDICT_FORBIDDEN || verdict->severity == RELEVE_NEEDS_REASON))
    return TRUE;
  sentence = releve_judge_interface.sentence (card, put->learner_id, put->block, self->judge);
  if (sentence != NULL)
    g_signal_emit_by_name (self->document, "refused", sentence);
  return FALSE;
}

static void
put_cb (ReleveBoardVerbs *self, GArray *puts)
{
  ReleveVerdict verdict;
  gboolean open = TRUE;

  for (guint i = 0; open && i < puts->len; i++)
    {
      open = is_open (self, puts, i, &verdict);
      if (open && puts->len > 1 && releve_judge_is_crowded (&verdict))
        {
          g_signal_emit_by_name (self->document, "refused",
                                 _("Other cards stand where these would go: several cards make no room for themselves."));
          open = FALSE;
        }
    }
  if (open && puts->len == 1 && releve_judge_is_crowded (&verdict))
    ask_way (self, puts, &verdict);
  else if (open && (puts->len > 1 || verdict.drop != RELEVE_DROP_NOTHING))
    try (make_wish (self, puts, RELEVE_OCCUPIED_REFUSE));
  releve_judge_interface.end (self->judge);
}

/* A reason for a card where it stands. */

static gboolean
apply_excuse (ReleveDocument *document, const char *const *answers, gpointer placement_id, GError **error)
{
  return releve_desk_excuse (releve_document_get_desk (document), placement_id, answers[0], NULL, error);
}

void
releve_board_verbs_excuse (ReleveBoardVerbs *self, const char *placement_id)
{
  ReleveDossier *dossier = releve_document_get_dossier (self->document);
  const RelevePlacement *card = releve_dossier_placement (dossier, placement_id);
  g_autoptr (GPtrArray) breaches = card != NULL ? releve_rules_of_placement (dossier, card) : NULL;

  if (breaches != NULL)
    ask_reason (self->document, GTK_WIDGET (self->board), breaches, apply_excuse, g_strdup (placement_id), g_free);
}

/* Taking cards off: a question only where a later card needs one of them. */

static gboolean
apply_removal (ReleveDocument *document, const char *const *answers, gpointer placement_ids, GError **error)
{
  if (*answers[0] == '\0')
    return releve_error_set (error, RELEVE_ERROR_REFUSED, "override-reason", NULL, NULL, NULL);
  return releve_desk_remove_several (releve_document_get_desk (document), placement_ids, answers[0], NULL, error);
}

void
releve_board_verbs_remove (ReleveBoardVerbs *self, const char *const *placement_ids)
{
  g_autoptr (GPtrArray) breaches = NULL;
  GError *error = NULL;
  gboolean done = releve_desk_remove_several (releve_document_get_desk (self->document), placement_ids, NULL, &breaches, &error);

  if (done || !wants_reason (breaches))
    {
      releve_document_report (self->document, done, g_steal_pointer (&breaches), error);
      return;
    }
  g_error_free (error);
  ask_reason (self->document, GTK_WIDGET (self->board), breaches, apply_removal,
              g_strdupv ((char **) placement_ids), (GDestroyNotify) g_strfreev);
}

static void
pin_cb (ReleveBoardVerbs *self, char **placement_ids, gboolean pinned)
{
  GError *error = NULL;
  gboolean done = releve_desk_pin_several (releve_document_get_desk (self->document), (const char *const *) placement_ids, pinned, &error);

  releve_document_report (self->document, done, NULL, error);
}

ReleveBoardVerbs *
releve_board_verbs_new (ReleveDocument *document, ReleveBoard *board)
{
  ReleveBoardVerbs *self = g_new0 (ReleveBoardVerbs, 1);

  self->document = g_object_ref (document);
  self->board = board;
  self->judge = releve_judge_new (document);
  g_signal_connect_swapped (board, "put", G_CALLBACK (put_cb), self);
  g_signal_connect_swapped (board, "remove", G_CALLBACK (releve_board_verbs_remove), self);
  g_signal_connect_swapped (board, "pin", G_CALLBACK (pin_cb), self);
  return self;
}

void
releve_board_verbs_free (ReleveBoardVerbs *self)
{
  g_signal_handlers_disconnect_by_data (self->board, self);
  releve_judge_free (self->judge);
  g_object_unref (self->document);
  g_free (self);
}
