/* What is carried over the board, by the pointer or by the keyboard: verdicts,
 * dragging, scrolling near an edge, and the end of it. */

#include "releve-board-private.h"

#include <math.h>
#include <string.h>

#define ASSIGNMENT_PREFIX "releve-assignment:"
#define PLACEMENT_PREFIX "releve-placement:"

char *
releve_board_payload_of_assignment (const char *assignment_id)
{
  return g_strconcat (ASSIGNMENT_PREFIX, assignment_id, NULL);
}

/* Text that another program drops is none of ours. */
static gboolean
is_carried (ReleveBoard *self, const char *payload)
{
  if (payload == NULL || !self->carrying)
    return FALSE;
  if (g_str_has_prefix (payload, PLACEMENT_PREFIX))
    return g_strcmp0 (payload + strlen (PLACEMENT_PREFIX), self->carried_placement) == 0;
  return self->carried_placement == NULL && g_str_has_prefix (payload, ASSIGNMENT_PREFIX)
         && g_strcmp0 (payload + strlen (ASSIGNMENT_PREFIX), self->carried_assignment) == 0;
}

const ReleveCellVerdict *
releve_board_verdict (ReleveBoard *self, int row, int block)
{
  int index = row * releve_board_n_blocks (self) + block;
  ReleveCellVerdict *verdict = &self->verdicts[index];

  if (!self->asked[index])
    {
      self->asked[index] = TRUE;
      verdict->fit = NAN;
      if (self->judge != NULL)
        self->judge->ask (releve_board_row (self, row)->learner_id, block + 1, verdict, self->judge_data);
    }
  return verdict;
}

static void
say (ReleveBoard *self)
{
  g_autofree char *sentence = NULL;

  if (self->judge == NULL)
    return;
  if (self->over_row >= 0)
    sentence = self->judge->sentence (releve_board_row (self, self->over_row)->learner_id, self->over_block + 1, self->judge_data);
  g_signal_emit_by_name (self, "sentence", sentence != NULL ? sentence : "");
}

void
releve_board_set_over (ReleveBoard *self, int row, int block)
{
  if (self->over_row == row && self->over_block == block)
    return;
  self->over_row = row;
  self->over_block = block;
  say (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
releve_board_begin_carry (ReleveBoard *self, const char *assignment_id, const char *placement_id, gboolean keyboard)
{
  gsize n_cells;

  g_return_if_fail (RELEVE_IS_BOARD (self));

  releve_board_end_carry (self);
  if (self->judge == NULL)
    return;
  n_cells = self->rows->len * (gsize) releve_board_n_blocks (self);
  self->carrying = TRUE;
  self->keyboard = keyboard;
  self->carried_assignment = g_strdup (assignment_id);
  self->carried_placement = g_strdup (placement_id);
  self->verdicts = g_new0 (ReleveCellVerdict, n_cells);
  self->asked = g_new0 (guint8, n_cells);
  self->judge->begin (assignment_id, placement_id, self->judge_data);
  if (keyboard)
    releve_board_focus_at (self, self->focus_row, self->focus_block);
  say (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
releve_board_end_carry (ReleveBoard *self)
{
  g_return_if_fail (RELEVE_IS_BOARD (self));

  if (!self->carrying)
    return;
  self->carrying = self->keyboard = FALSE;
  self->over_row = self->over_block = -1;
  releve_board_stop_autoscroll (self);
  g_clear_pointer (&self->carried_assignment, g_free);
  g_clear_pointer (&self->carried_placement, g_free);
  g_clear_pointer (&self->verdicts, g_free);
  g_clear_pointer (&self->asked, g_free);
  if (self->judge != NULL)
    self->judge->end (self->judge_data);
  g_signal_emit_by_name (self, "sentence", NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
releve_board_is_carrying (ReleveBoard *self)
{
  return self->carrying;
}

void
releve_board_set_judge (ReleveBoard *self, const ReleveBoardJudge *judge, gpointer data)
{
  g_return_if_fail (RELEVE_IS_BOARD (self));

  releve_board_end_carry (self);
  self->judge = judge;
  self->judge_data = data;
}

gboolean
releve_board_drop_at (ReleveBoard *self, int row, int block)
{
  const ReleveBoardRow *of = releve_board_row (self, row);
  g_autofree char *assignment_id = g_strdup (self->carried_assignment);
  g_autofree char *placement_id = g_strdup (self->carried_placement);
  ReleveVerdictKind state;

  if (!self->carrying || of == NULL)
    return FALSE;
  state = releve_board_verdict (self, row, block)->state;
  if (state == RELEVE_CELL_NONE || state == RELEVE_CELL_FORBIDDEN)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      g_signal_emit_by_name (self, "refused", of->learner_id, block + 1);
      return FALSE;
    }
  releve_board_end_carry (self);
  if (placement_id != NULL)
    g_signal_emit_by_name (self, "move", placement_id, of->learner_id, block + 1);
  else
    g_signal_emit_by_name (self, "place", assignment_id, of->learner_id, block + 1);
  return TRUE;
}

/* Scrolling near an edge, once a frame, while a drag is held there. */

static gboolean
autoscroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ReleveBoard *self = RELEVE_BOARD (widget);
  ReleveBoardLayout layout = releve_board_layout (self);
  double dx, dy;
  int row, block;

  releve_board_layout_autoscroll (&layout, self->pointer_x, self->pointer_y, &dx, &dy);
  if (dx == 0 && dy == 0)
    {
      self->autoscroll = 0;
      return G_SOURCE_REMOVE;
    }
  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL], layout.scroll_x + dx);
  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], layout.scroll_y + dy);
  layout = releve_board_layout (self);
  if (releve_board_layout_find (&layout, self->pointer_x, self->pointer_y, &row, &block))
    releve_board_set_over (self, row, block);
  return G_SOURCE_CONTINUE;
}

static void
start_autoscroll (ReleveBoard *self)
{
  if (self->autoscroll == 0 && self->adjustments[0] != NULL && self->adjustments[1] != NULL)
    self->autoscroll = gtk_widget_add_tick_callback (GTK_WIDGET (self), autoscroll_cb, NULL, NULL);
}

void
releve_board_stop_autoscroll (ReleveBoard *self)
{
  if (self->autoscroll != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->autoscroll);
  self->autoscroll = 0;
}

/* The drop target. */

static GdkDragAction
drag_motion_cb (GtkDropTarget *target, double x, double y, ReleveBoard *self)
{
  ReleveBoardLayout layout = releve_board_layout (self);
  int row, block;

  if (!self->carrying)
    return 0;
  self->pointer_x = x;
  self->pointer_y = y;
  start_autoscroll (self);
  if (!releve_board_layout_find (&layout, x, y, &row, &block))
    {
      releve_board_set_over (self, -1, -1);
      return 0;
    }
  releve_board_set_over (self, row, block);
  return GDK_ACTION_MOVE;
}

static void
drag_leave_cb (GtkDropTarget *target, ReleveBoard *self)
{
  releve_board_stop_autoscroll (self);
  releve_board_set_over (self, -1, -1);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, ReleveBoard *self)
{
  ReleveBoardLayout layout = releve_board_layout (self);
  int row, block;

  return is_carried (self, g_value_get_string (value))
         && releve_board_layout_find (&layout, x, y, &row, &block)
         && releve_board_drop_at (self, row, block);
}

/* The drag of a card. */

static const char *
card_at (ReleveBoard *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return RELEVE_IS_BOARD_CARD (widget) ? releve_board_card_get_placement (RELEVE_BOARD_CARD (widget)) : NULL;
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, ReleveBoard *self)
{
  const char *placement_id = card_at (self, x, y);
  const RelevePlacement *card = placement_id != NULL ? releve_dossier_placement (self->dossier, placement_id) : NULL;
  g_autofree char *payload = NULL;

  if (card == NULL)
    return NULL;
  g_object_set_data_full (G_OBJECT (source), "placement", g_strdup (placement_id), g_free);
  payload = g_strconcat (PLACEMENT_PREFIX, placement_id, NULL);
  return gdk_content_provider_new_typed (G_TYPE_STRING, payload);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, ReleveBoard *self)
{
  const RelevePlacement *card = releve_dossier_placement (self->dossier, g_object_get_data (G_OBJECT (source), "placement"));
  g_autoptr (GdkPaintable) chip = NULL;

  if (card == NULL)
    return;
  chip = releve_board_chip (GTK_WIDGET (self), self->dossier, self->book, card->assignment_id);
  gtk_drag_source_set_icon (source, chip, RELEVE_BOARD_CHIP_X, RELEVE_BOARD_CHIP_Y);
  releve_board_begin_carry (self, card->assignment_id, card->id, FALSE);
}

static void
drag_end_cb (GtkDragSource *source, GdkDrag *drag, gboolean deleted, ReleveBoard *self)
{
  releve_board_end_carry (self);
}

static gboolean
drag_cancel_cb (GtkDragSource *source, GdkDrag *drag, GdkDragCancelReason reason, ReleveBoard *self)
{
  releve_board_end_carry (self);
  return FALSE;
}

void
releve_board_add_drag (ReleveBoard *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE | GDK_ACTION_COPY);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (source, "drag-cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "enter", G_CALLBACK (drag_motion_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (drag_motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drag_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GdkPaintable *
releve_board_chip (GtkWidget *widget, ReleveDossier *dossier, RelevePhrasebook *book, const char *assignment_id)
{
  const ReleveAssignment *assignment = releve_dossier_assignment (dossier, assignment_id);
  const char *name = releve_words_get (&assignment->short_name, releve_phrasebook_get_language (book), NULL);
  g_autofree char *text = g_strdup_printf ("%s %s", assignment->code, name);
  double scale = releve_ink_scale (widget);
  ReleveInkText style = { .size = 12, .bold = TRUE, .lines = 1, .width = 114 * scale };
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, 146 * scale, 28 * scale);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  /* Soft hyphens and line breaks are for cards alone. */
  g_strdelimit (text, "\n", ' ');
  releve_ink_fill (snapshot, &area, RELEVE_COLOUR_CLINICAL_TINT + assignment->category);
  releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (0, 0, 4 * scale, 28 * scale), RELEVE_COLOUR_CLINICAL + assignment->category);
  releve_ink_frame (snapshot, &area, 0, 1, RELEVE_COLOUR_SEC);
  releve_ink_glyph (snapshot, RELEVE_GLYPH_CLINICAL + assignment->category, 9 * scale, 8 * scale, 12 * scale,
                    RELEVE_COLOUR_CLINICAL + assignment->category);
  releve_ink_text (snapshot, widget, text, &style, 26 * scale, 6 * scale, RELEVE_COLOUR_FG);
  return gtk_snapshot_to_paintable (snapshot, &area.size);
}
