/* What is carried over the board, by the pointer or by the keyboard: verdicts,
 * dragging, scrolling near an edge, and the end of it. */

#include "releve-board-private.h"

#include "releve-drag-escape.h"
#include "releve-text.h"

/* A drag carries ids, in a type of our own: text fields and other programs take
 * no notice of it. */
struct _ReleveCarried {
  char *assignment_id;      /* NULL for a clinician */
  char **placement_ids;
  char *learner_id;
};

static ReleveCarried *
releve_carried_copy (ReleveCarried *carried)
{
  ReleveCarried *copy = releve_carried_new (carried->assignment_id, (const char *const *) carried->placement_ids);

  copy->learner_id = g_strdup (carried->learner_id);
  return copy;
}

static void
releve_carried_free (ReleveCarried *carried)
{
  g_free (carried->assignment_id);
  g_strfreev (carried->placement_ids);
  g_free (carried->learner_id);
  g_free (carried);
}

G_DEFINE_BOXED_TYPE (ReleveCarried, releve_carried, releve_carried_copy, releve_carried_free)

ReleveCarried *
releve_carried_new (const char *assignment_id, const char *const *placement_ids)
{
  ReleveCarried *carried = g_new0 (ReleveCarried, 1);

  carried->assignment_id = g_strdup (assignment_id);
  carried->placement_ids = g_strdupv ((char **) placement_ids);
  return carried;
}

const char *const *
releve_carried_get_placements (const ReleveCarried *carried)
{
  return (const char *const *) carried->placement_ids;
}

GdkContentProvider *
releve_carried_provide (const char *assignment_id, const char *const *placement_ids)
{
  ReleveCarried *carried = releve_carried_new (assignment_id, placement_ids);
  GdkContentProvider *provider = gdk_content_provider_new_typed (RELEVE_TYPE_CARRIED, carried);

  releve_carried_free (carried);
  return provider;
}

GdkContentProvider *
releve_carried_provide_clinician (const char *learner_id)
{
  ReleveCarried *carried = releve_carried_new (NULL, NULL);
  GdkContentProvider *provider;

  carried->learner_id = g_strdup (learner_id);
  provider = gdk_content_provider_new_typed (RELEVE_TYPE_CARRIED, carried);
  releve_carried_free (carried);
  return provider;
}

static const char *
first_of (char **placement_ids)
{
  return placement_ids != NULL ? placement_ids[0] : NULL;
}

/* A drop from another window of ours belongs to another department. */
static gboolean
is_ours (ReleveBoard *self, const ReleveCarried *carried)
{
  return carried != NULL && self->carrying && g_strcmp0 (carried->assignment_id, self->carried_assignment) == 0
         && g_strcmp0 (carried->learner_id, self->carried_clinician) == 0
         && g_strcmp0 (first_of (carried->placement_ids), first_of (self->carried_placements)) == 0;
}

gboolean
releve_board_is_carried (ReleveBoard *self, const char *placement_id)
{
  return self->carried_placements != NULL && g_strv_contains ((const char *const *) self->carried_placements, placement_id);
}

static char *
name_carried (ReleveBoard *self)
{
  const ReleveAssignment *assignment = self->carried_assignment != NULL
    ? releve_dossier_assignment (self->dossier, self->carried_assignment) : NULL;
  const ReleveLearner *learner = self->carried_clinician != NULL ? releve_dossier_learner (self->dossier, self->carried_clinician) : NULL;

  if (learner != NULL)
    return releve_text_learner (self->book, learner, FALSE);
  return g_strdup (assignment != NULL ? releve_words_get (&assignment->name, releve_phrasebook_get_language (self->book), NULL) : "");
}

/* Whoever moves by keyboard hears what Enter would do. */
static void
describe_focus (ReleveBoard *self, const char *sentence)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->view);

  if (self->keyboard && focus != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
}

/* The card that a group is refused for speaks for all. */
static char *
say_drop (ReleveBoard *self, int row, int block)
{
  ReleveBoardPut put;
  guint card;

  if (!releve_board_worst (self, row, block, &card, &put))
    return g_strdup_printf ("✕ %s", releve_board_say_no_place (self, self->group, row));
  return self->judge->sentence (releve_board_judged_card (self, card, row), put.learner_id, put.block, self->judge_data);
}

static void
say (ReleveBoard *self)
{
  g_autofree char *sentence = NULL;

  if (self->judge == NULL)
    return;
  if (self->over_row >= 0)
    sentence = say_drop (self, self->over_row, self->over_block);
  describe_focus (self, sentence != NULL ? sentence : "");
  if (sentence == NULL)
    sentence = name_carried (self);
  g_signal_emit_by_name (self, "sentence", sentence);
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

static gboolean
is_free (ReleveBoard *self, int row, int block)
{
  const ReleveBoardRow *of = releve_board_row (self, row);

  return releve_board_row_item_at (of, block) == NULL
         && releve_board_verdict (self, row, block)->state != RELEVE_CELL_NONE
         && releve_board_verdict (self, row, block)->state != RELEVE_CELL_FORBIDDEN;
}

/* The first free cell from the top of the view on that would take the card. */
static void
focus_first_free (ReleveBoard *self)
{
  ReleveBoardLayout layout = releve_board_layout (self);
  int first_row, last_row, first_block, last_block, n_rows = self->rows->len;

  releve_board_layout_visible (&layout, &first_row, &last_row, &first_block, &last_block);
  for (int i = 0; i < n_rows; i++)
    for (int block = 0; block < layout.n_blocks; block++)
      if (is_free (self, (first_row + i) % n_rows, block))
        {
          releve_board_focus_at (self, (first_row + i) % n_rows, block, FALSE);
          return;
        }
  releve_board_focus_at (self, self->focus_row, self->focus_block, FALSE);
}

/* Where the pointer stands still: it points at nothing until it moves. */
static void
note_pointer (ReleveBoard *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self)));
  double x, y, left, top;

  if (native == NULL || gtk_native_get_surface (native) == NULL || seat == NULL || gdk_seat_get_pointer (seat) == NULL
      || !gdk_surface_get_device_position (gtk_native_get_surface (native), gdk_seat_get_pointer (seat), &x, &y, NULL))
    return;
  gtk_native_get_surface_transform (native, &left, &top);
  gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (self), x - left, y - top,
                                    &self->pointer_x, &self->pointer_y);
}

static void
begin_keyboard (ReleveBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  note_pointer (self);
  g_set_weak_pointer (&self->carried_from, root != NULL ? gtk_root_get_focus (root) : NULL);
  if (self->carried_placements == NULL)
    focus_first_free (self);
  else
    releve_board_focus_at (self, self->focus_row, self->focus_block, FALSE);
}

/* Once it is known what is carried, and asked about. */
static void
start (ReleveBoard *self, gboolean keyboard)
{
  gsize n_cells = self->rows->len * (gsize) releve_board_n_blocks (self);

  self->carrying = TRUE;
  self->keyboard = keyboard;
  self->verdicts = g_new0 (ReleveCellVerdict, n_cells);
  self->asked = g_new0 (guint8, n_cells);
  say (self);
  if (keyboard)
    begin_keyboard (self);
  gtk_widget_queue_allocate (self->view);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
begin_clinician (ReleveBoard *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (ids, (gpointer) releve_board_row (self, (int) i)->assignment_id);
  g_ptr_array_add (ids, NULL);
  self->judge->begin_clinician ((const char *const *) ids->pdata, self->judge_data);
}

void
releve_board_begin_carry_clinician (ReleveBoard *self, const char *learner_id, gboolean keyboard)
{
  ReleveBoardMember fresh = { .learner_id = g_intern_string (learner_id), .row = -1, .block = -1, .span = 1 };

  g_return_if_fail (RELEVE_IS_BOARD (self));
  g_return_if_fail (learner_id != NULL);

  releve_board_end_carry (self);
  if (self->judge == NULL || self->judge->begin_clinician == NULL || self->rows->len == 0 || self->by == RELEVE_BOARD_BY_CLINICIAN)
    return;
  self->carried_clinician = fresh.learner_id;
  self->group = g_array_new (FALSE, TRUE, sizeof (ReleveBoardMember));
  g_array_append_val (self->group, fresh);
  begin_clinician (self);
  start (self, keyboard);
}

void
releve_board_begin_carry (ReleveBoard *self, const char *assignment_id, const char *const *placement_ids, gboolean keyboard)
{
  g_return_if_fail (RELEVE_IS_BOARD (self));
  g_return_if_fail (assignment_id != NULL);

  releve_board_end_carry (self);
  if (self->judge == NULL || self->rows->len == 0 || (self->by == RELEVE_BOARD_BY_ASSIGNMENT && placement_ids == NULL))
    return;
  self->carried_assignment = g_strdup (assignment_id);
  self->carried_placements = g_strdupv ((char **) placement_ids);
  self->group = releve_board_group_new (self, assignment_id, placement_ids);
  self->judge->begin (assignment_id, placement_ids, self->judge_data);
  start (self, keyboard);
}

void
releve_board_end_carry (ReleveBoard *self)
{
  g_return_if_fail (RELEVE_IS_BOARD (self));

  if (!self->carrying)
    return;
  describe_focus (self, "");
  self->carrying = self->keyboard = FALSE;
  self->over_row = self->over_block = -1;
  releve_board_stop_autoscroll (self);
  g_clear_weak_pointer (&self->carried_from);
  g_clear_pointer (&self->carried_assignment, g_free);
  g_clear_pointer (&self->carried_placements, g_strfreev);
  self->carried_clinician = NULL;
  g_clear_pointer (&self->group, g_array_unref);
  g_clear_pointer (&self->verdicts, g_free);
  g_clear_pointer (&self->asked, g_free);
  if (self->judge != NULL)
    self->judge->end (self->judge_data);
  g_signal_emit_by_name (self, "sentence", NULL);
  gtk_widget_queue_allocate (self->view);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
releve_board_cancel_carry (ReleveBoard *self)
{
  g_autofree char *placement_id = g_strdup (first_of (self->carried_placements));
  GtkWidget *from = self->carried_from;

  releve_board_end_carry (self);
  if (placement_id != NULL)
    releve_board_focus_card (self, placement_id);
  else if (from != NULL && gtk_widget_get_mapped (from))
    gtk_widget_grab_focus (from);
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

static void
refuse (ReleveBoard *self, int row, int block)
{
  g_autofree char *sentence = say_drop (self, row, block);

  gtk_widget_error_bell (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "refused", sentence);
}

/* What a typed reason may still allow goes on to whoever asks for it. */
static gboolean
may_drop (ReleveBoard *self, int row, int block)
{
  const ReleveCellVerdict *verdict;

  if (!self->carrying || releve_board_row (self, row) == NULL)
    return FALSE;
  verdict = releve_board_verdict (self, row, block);
  if (verdict->state != RELEVE_CELL_NONE && (verdict->state != RELEVE_CELL_FORBIDDEN || verdict->reasoned))
    return TRUE;
  refuse (self, row, block);
  return FALSE;
}

gboolean
releve_board_drop_at (ReleveBoard *self, int row, int block)
{
  g_autoptr (GArray) group = NULL;

  if (!may_drop (self, row, block))
    return FALSE;
  group = g_array_ref (self->group);
  releve_board_end_carry (self);
  return releve_board_put_group (self, group, row, block, FALSE);
}

/* Scrolling near an edge, once a frame, while a drag is held there. */

/* Seconds since the last step; a long frame does not leap. */
static double
seconds_passed (ReleveBoard *self, GdkFrameClock *clock)
{
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = self->scrolled_at != 0 ? (now - self->scrolled_at) / (double) G_USEC_PER_SEC : 0;

  self->scrolled_at = now;
  return MIN (seconds, 0.05);
}

static gboolean
autoscroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ReleveBoard *self = RELEVE_BOARD (widget);
  ReleveBoardLayout layout = releve_board_layout (self);
  double dx, dy, seconds = seconds_passed (self, clock);
  int row, block;

  releve_board_layout_autoscroll (&layout, self->pointer_x, self->pointer_y, &dx, &dy);
  if (dx == 0 && dy == 0)
    {
      releve_board_stop_autoscroll (self);
      return G_SOURCE_REMOVE;
    }
  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL], layout.scroll_x + dx * seconds);
  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], layout.scroll_y + dy * seconds);
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
  self->scrolled_at = 0;
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
put_dropped_cb (gpointer data)
{
  ReleveBoard *self = data;
  g_autoptr (GArray) group = g_steal_pointer (&self->dropped);

  self->dropped_source = 0;
  releve_board_end_carry (self);
  releve_board_put_group (self, group, self->dropped_row, self->dropped_block, FALSE);
  return G_SOURCE_REMOVE;
}

void
releve_board_forget_drop (ReleveBoard *self)
{
  g_clear_handle_id (&self->dropped_source, g_source_remove);
  g_clear_pointer (&self->dropped, g_array_unref);
}

/* The cards are put once the drag is over: a question that opens while GTK still
 * waits for the end of the drop would take the pointer from it. */
static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, ReleveBoard *self)
{
  ReleveBoardLayout layout = releve_board_layout (self);
  int row, block;

  if (!is_ours (self, g_value_get_boxed (value)) || !releve_board_layout_find (&layout, x, y, &row, &block)
      || !may_drop (self, row, block))
    return FALSE;
  releve_board_forget_drop (self);
  self->dropped = g_array_ref (self->group);
  self->dropped_row = row;
  self->dropped_block = block;
  self->dropped_source = g_idle_add (put_dropped_cb, self);
  return TRUE;
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
  char **group;

  if (card == NULL)
    return NULL;
  group = releve_board_group_of (self, placement_id);
  g_object_set_data_full (G_OBJECT (source), "placements", group, (GDestroyNotify) g_strfreev);
  return releve_carried_provide (card->assignment_id, (const char *const *) group);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, ReleveBoard *self)
{
  char **group = g_object_get_data (G_OBJECT (source), "placements");
  const RelevePlacement *card = releve_dossier_placement (self->dossier, group[0]);
  g_autoptr (GdkPaintable) chip = NULL;

  if (card == NULL)
    return;
  chip = releve_board_chip (GTK_WIDGET (self), self->dossier, self->book, card->assignment_id, g_strv_length (group));
  gtk_drag_source_set_icon (source, chip, RELEVE_BOARD_CHIP_X, RELEVE_BOARD_CHIP_Y);
  releve_board_begin_carry (self, card->assignment_id, (const char *const *) group, FALSE);
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
  GtkDropTarget *target = gtk_drop_target_new (RELEVE_TYPE_CARRIED, GDK_ACTION_MOVE | GDK_ACTION_COPY);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  releve_drag_escape_cancels (source);
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
releve_board_chip (GtkWidget *widget, ReleveDossier *dossier, RelevePhrasebook *book, const char *assignment_id, guint n_cards)
{
  const ReleveAssignment *assignment = releve_dossier_assignment (dossier, assignment_id);
  g_autofree char *name = n_cards > 1
    /* Translators: beside the code of the card under the pointer: how many others go with it. */
    ? g_strdup_printf (releve_say_count (book, "and %u more", "and %u more", n_cards - 1), n_cards - 1)
    : g_strdup (releve_words_get (&assignment->short_name, releve_phrasebook_get_language (book), NULL));
  double scale = releve_ink_scale (widget), x = 26 * scale;
  ReleveInkText code = { .size = 12, .bold = TRUE }, title = { .size = 12, .lines = 1 };
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, 146 * scale, 28 * scale);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRoundedRect outline;

  /* Soft hyphens and line breaks are for cards alone. */
  g_strdelimit (name, "\n", ' ');
  gsk_rounded_rect_init_from_rect (&outline, &area, 6 * scale);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA) { 0, 0, 0, 0.35 }, 0, 2, 0, 6);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  releve_ink_fill (snapshot, &area, RELEVE_COLOUR_CLINICAL_TINT + assignment->category);
  releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (0, 0, 4 * scale, 28 * scale), RELEVE_COLOUR_CLINICAL + assignment->category);
  releve_ink_glyph (snapshot, RELEVE_GLYPH_CLINICAL + assignment->category, 9 * scale, 8 * scale, 12 * scale,
                    RELEVE_COLOUR_CLINICAL + assignment->category);
  releve_ink_text (snapshot, widget, assignment->code, &code, x, 6 * scale, RELEVE_COLOUR_FG);
  x += releve_ink_width (widget, assignment->code, &code) + 4 * scale;
  title.width = area.size.width - x - 4 * scale;
  releve_ink_text (snapshot, widget, name, &title, x, 6 * scale, RELEVE_COLOUR_FG);
  gtk_snapshot_pop (snapshot);
  releve_ink_frame (snapshot, &area, 6 * scale, 1, RELEVE_COLOUR_LINE);
  return gtk_snapshot_free_to_paintable (snapshot, &area.size);
}

GdkPaintable *
releve_board_clinician_chip (GtkWidget *widget, const char *name)
{
  double scale = releve_ink_scale (widget);
  ReleveInkText style = { .size = 12, .bold = TRUE, .lines = 1, .width = 128 * scale };
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, 146 * scale, 28 * scale);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  releve_ink_fill (snapshot, &area, RELEVE_COLOUR_CARD);
  releve_ink_text (snapshot, widget, name, &style, 9 * scale, 6 * scale, RELEVE_COLOUR_FG);
  releve_ink_frame (snapshot, &area, 6 * scale, 1, RELEVE_COLOUR_LINE);
  return gtk_snapshot_free_to_paintable (snapshot, &area.size);
}
