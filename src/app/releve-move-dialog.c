#include "releve-move-dialog.h"

#include <glib/gi18n.h>

#include "releve-board-judge.h"
#include "releve-text.h"

struct _ReleveMoveDialog {
  AdwWindow parent_instance;

  ReleveDocument *document;
  ReleveBoard *board;       /* weak */
  ReleveJudge *judge;
  GPtrArray *rows;          /* of ReleveBoardRow, as on the board */
  char **placement_ids;

  GtkLabel *card;
  GtkDropDown *who;
  GtkDropDown *when;
  GtkLabel *verdict;
  GtkWidget *move;
};

G_DEFINE_FINAL_TYPE (ReleveMoveDialog, releve_move_dialog, ADW_TYPE_WINDOW)

static ReleveDossier *
dossier_of (ReleveMoveDialog *self)
{
  return releve_document_get_dossier (self->document);
}

static const RelevePlacement *
card_of (ReleveMoveDialog *self)
{
  return releve_dossier_placement (dossier_of (self), self->placement_ids[0]);
}

static const char *
learner_of (ReleveMoveDialog *self)
{
  const ReleveBoardRow *row = self->rows->pdata[gtk_drop_down_get_selected (self->who)];

  return row->learner_id;
}

static int
block_of (ReleveMoveDialog *self)
{
  return (int) gtk_drop_down_get_selected (self->when) + 1;
}

static void
judge_cb (ReleveMoveDialog *self)
{
  g_autofree char *sentence = NULL;
  ReleveVerdict verdict;
  gboolean open;

  if (self->judge == NULL || card_of (self) == NULL)
    return;
  releve_judge_interface.begin (card_of (self)->assignment_id, (const char *const *) self->placement_ids, self->judge);
  sentence = releve_judge_interface.sentence (0, learner_of (self), block_of (self), self->judge);
  open = releve_judge_ask (self->judge, 0, learner_of (self), block_of (self), &verdict)
         && verdict.state != RELEVE_VERDICT_NONE && verdict.drop != RELEVE_DROP_NOTHING
         && (verdict.state != RELEVE_VERDICT_FORBIDDEN || verdict.severity == RELEVE_NEEDS_REASON);
  releve_judge_interface.end (self->judge);
  gtk_label_set_label (self->verdict, sentence != NULL ? sentence : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "move.move", open);
}

/* The dialog goes first: a question that the move raises stands on the board. */
static void
move (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReleveMoveDialog *self = RELEVE_MOVE_DIALOG (widget);
  g_autoptr (ReleveBoard) board = self->board != NULL ? g_object_ref (self->board) : NULL;
  g_auto (GStrv) placement_ids = g_steal_pointer (&self->placement_ids);
  const RelevePlacement *card = releve_dossier_placement (dossier_of (self), placement_ids[0]);
  const char *row_id = card == NULL ? NULL
                       : board != NULL && releve_board_get_by (board) == RELEVE_BOARD_BY_ASSIGNMENT ? card->assignment_id
                       : learner_of (self);
  int block = block_of (self);

  gtk_window_destroy (GTK_WINDOW (self));
  if (board != NULL && row_id != NULL)
    releve_board_put_cards (board, (const char *const *) placement_ids, row_id, block);
}

static void
releve_move_dialog_dispose (GObject *object)
{
  ReleveMoveDialog *self = RELEVE_MOVE_DIALOG (object);

  g_clear_pointer (&self->judge, releve_judge_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->placement_ids, g_strfreev);
  g_clear_weak_pointer (&self->board);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (releve_move_dialog_parent_class)->dispose (object);
}

static void
releve_move_dialog_class_init (ReleveMoveDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_move_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/releve/Releve/ui/move-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ReleveMoveDialog, card);
  gtk_widget_class_bind_template_child (widget_class, ReleveMoveDialog, who);
  gtk_widget_class_bind_template_child (widget_class, ReleveMoveDialog, when);
  gtk_widget_class_bind_template_child (widget_class, ReleveMoveDialog, verdict);
  gtk_widget_class_bind_template_child (widget_class, ReleveMoveDialog, move);
  gtk_widget_class_bind_template_callback (widget_class, judge_cb);
  gtk_widget_class_install_action (widget_class, "move.move", NULL, move);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
releve_move_dialog_init (ReleveMoveDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->move);
}

static void
fill_who (ReleveMoveDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    gtk_string_list_append (names, ((const ReleveBoardRow *) self->rows->pdata[i])->full_name);
  gtk_drop_down_set_model (self->who, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->who, MAX (0, releve_board_rows_find (self->rows, card_of (self)->learner_id)));
}

static char *
name_block (ReleveMoveDialog *self, int number)
{
  const ReleveBlock *block = releve_dossier_block_number (dossier_of (self), number);
  ReleveLanguage language = releve_document_get_language (self->document);
  g_autofree char *first = releve_day_format (block->first, language, RELEVE_DAY_SHORT);
  g_autofree char *last = releve_day_format (block->last, language, RELEVE_DAY_SHORT);

  /* Translators: a block of the year: %1$d its number, %2$s first and %3$s last day. */
  return g_strdup_printf (_("%1$d · %2$s – %3$s"), number, first, last);
}

static void
fill_when (ReleveMoveDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int block = 1; block <= releve_dossier_n_blocks (dossier_of (self)); block++)
    gtk_string_list_take (names, name_block (self, block));
  gtk_drop_down_set_model (self->when, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->when, (guint) MAX (0, releve_dossier_first_block (dossier_of (self), card_of (self)) - 1));
}

static void
name_cards (ReleveMoveDialog *self)
{
  guint others = g_strv_length (self->placement_ids) - 1;
  g_autofree char *card = releve_text_card (releve_document_get_book (self->document), dossier_of (self), card_of (self));
  g_autofree char *more = NULL;

  if (others > 0)
    /* Translators: %1$s names a card; %2$u others keep their distance from it. */
    more = g_strdup_printf (ngettext ("%1$s %2$u other card goes with it.", "%1$s %2$u other cards go with it.", others), card, others);
  gtk_label_set_label (self->card, more != NULL ? more : card);
}

GtkWidget *
releve_move_dialog_new (ReleveDocument *document, ReleveBoard *board, const char *const *placement_ids)
{
  ReleveMoveDialog *self = g_object_new (RELEVE_TYPE_MOVE_DIALOG, NULL);

  self->document = g_object_ref (document);
  g_set_weak_pointer (&self->board, board);
  self->placement_ids = g_strdupv ((char **) placement_ids);
  self->rows = releve_board_rows_new (dossier_of (self), releve_document_get_book (document), RELEVE_BOARD_BY_CLINICIAN);
  name_cards (self);
  fill_who (self);
  fill_when (self);
  /* Among assignments a card stays with its clinician. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->who), releve_board_get_by (board) == RELEVE_BOARD_BY_CLINICIAN);
  self->judge = releve_judge_new (document);
  judge_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->when));
  return GTK_WIDGET (self);
}
