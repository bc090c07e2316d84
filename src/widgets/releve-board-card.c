#include "releve-board-card.h"

#include <math.h>

#include "releve-ink.h"
#include "releve-text.h"

#define RADIUS 6
#define STRIPE 4
#define ICON 12
#define PADDING 8
#define SIGN 10
/* Of the first line alone, as tall as it is during a drag. */
#define HEAD 23

struct _ReleveBoardCard {
  GtkWidget parent_instance;

  char *placement_id;
  char *code;           /* or the family name, among assignments */
  char *title;          /* or the given name */
  gboolean icon;
  char *reason;
  ReleveCategory category;
  ReleveGlyph state;
  gboolean pinned;
  gboolean warned;
  gboolean changed;     /* since publication */
  gboolean selected;
  gboolean head_only;
  double hidden_left;
};

G_DEFINE_FINAL_TYPE (ReleveBoardCard, releve_board_card, GTK_TYPE_WIDGET)

static void
draw_ground (ReleveBoardCard *self, GtkSnapshot *snapshot, const graphene_rect_t *area, double scale)
{
  gboolean hover = gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_PRELIGHT;
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, area, RADIUS * scale);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  releve_ink_fill (snapshot, area, RELEVE_COLOUR_CLINICAL_TINT + self->category);
  releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (area->origin.x, area->origin.y, STRIPE * scale, area->size.height),
                   RELEVE_COLOUR_CLINICAL + self->category);
  gtk_snapshot_pop (snapshot);
  releve_ink_frame (snapshot, area, RADIUS * scale, 1, hover ? RELEVE_COLOUR_SEC : RELEVE_COLOUR_LINE);
  if (self->selected)
    releve_ink_frame (snapshot, area, RADIUS * scale, 2, RELEVE_COLOUR_ACCENT);
}

/* The first line: icon and code from the left, LAM state, pin and warning from
 * the right. A narrow card that has them all stands closer. */
typedef struct {
  double icon_x, code_x, code_width;
  double state_x, pin_x, warning_x;
  gboolean fits;         /* else the warning stands in the lower corner */
} HeadLine;

static HeadLine
lay_out_head (ReleveBoardCard *self, double width, double scale, gboolean tight)
{
  ReleveInkText code = { .size = 12, .bold = TRUE };
  HeadLine line = { .icon_x = (tight ? PADDING - 1 : PADDING) * scale + self->hidden_left };

  line.code_x = line.icon_x + (self->icon ? ICON + (tight ? 1 : 3) : 0) * scale;
  line.code_width = releve_ink_width (GTK_WIDGET (self), self->code, &code);
  line.state_x = width - (SIGN + (tight ? 2 : 4)) * scale;
  line.pin_x = line.state_x - (self->pinned ? (tight ? 9 : 11) * scale : 0);
  line.warning_x = line.pin_x - (self->warned ? (tight ? 11 : 13) * scale : 0);
  line.fits = line.code_x + line.code_width <= line.warning_x + 1;
  line.code_width = MIN (line.code_width, MAX (1, line.state_x - (self->pinned ? 11 : 3) * scale - line.code_x));
  return line;
}

static void
draw_head (ReleveBoardCard *self, GtkSnapshot *snapshot, const graphene_rect_t *area, double scale)
{
  ReleveInkText code = { .size = 12, .bold = TRUE, .lines = 1 };
  HeadLine line = lay_out_head (self, area->size.width, scale, FALSE);
  double middle = round (MIN (area->size.height, HEAD * scale) / 2), warning_y = middle - 6 * scale;

  if (!line.fits)
    line = lay_out_head (self, area->size.width, scale, TRUE);
  code.width = line.code_width;
  if (self->icon)
    releve_ink_glyph (snapshot, RELEVE_GLYPH_CLINICAL + self->category, line.icon_x, middle - ICON / 2 * scale, ICON * scale,
                      RELEVE_COLOUR_CLINICAL + self->category);
  releve_ink_text (snapshot, GTK_WIDGET (self), self->code, &code, line.code_x, floor (middle - 8 * scale), RELEVE_COLOUR_FG);
  releve_ink_glyph (snapshot, self->state, line.state_x, middle - SIGN / 2 * scale, SIGN * scale, RELEVE_COLOUR_FG);
  if (self->pinned)
    releve_ink_glyph (snapshot, RELEVE_GLYPH_PIN, line.pin_x, middle - 6 * scale, 11 * scale, RELEVE_COLOUR_FG);
  if (!line.fits)
    {
      line.warning_x = area->size.width - 15 * scale;
      warning_y = area->size.height - 16 * scale;
    }
  if (self->warned && (line.fits || area->size.height > HEAD * 2 * scale))
    releve_ink_glyph (snapshot, RELEVE_GLYPH_WARNING, line.warning_x, warning_y, ICON * scale, RELEVE_COLOUR_WARNING_TEXT);
}

static void
draw_title (ReleveBoardCard *self, GtkSnapshot *snapshot, const graphene_rect_t *area, double scale)
{
  double x = PADDING * scale + self->hidden_left;
  ReleveInkText title = { .size = 11, .lines = 2, .width = area->size.width - x - 2 * scale };

  if (area->size.height > 40 * scale && title.width > 0)
    releve_ink_text (snapshot, GTK_WIDGET (self), self->title, &title, x, floor (21 * scale), RELEVE_COLOUR_FG);
}

/* A dashed foot: not as published. A shape, so that no colour has to say it. */
static void
draw_change (ReleveBoardCard *self, GtkSnapshot *snapshot, const graphene_rect_t *area, double scale)
{
  double y = area->size.height - 4 * scale, end = area->size.width - 4 * scale;

  for (double x = PADDING * scale; x + 4 * scale <= end; x += 7 * scale)
    releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (x, y, 4 * scale, 2 * scale), RELEVE_COLOUR_ACCENT);
}

static void
releve_board_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReleveBoardCard *self = RELEVE_BOARD_CARD (widget);
  double scale = releve_ink_scale (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                             self->head_only ? MIN (height, round (HEAD * scale)) : height);

  draw_ground (self, snapshot, &area, scale);
  gtk_snapshot_push_clip (snapshot, &area);
  draw_head (self, snapshot, &area, scale);
  draw_title (self, snapshot, &area, scale);
  if (self->changed)
    draw_change (self, snapshot, &area, scale);
  gtk_snapshot_pop (snapshot);
}

static void
releve_board_card_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (releve_board_card_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static gboolean
releve_board_card_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  ReleveBoardCard *self = RELEVE_BOARD_CARD (widget);

  if (self->head_only)
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->reason);
  return TRUE;
}

static void
releve_board_card_state_flags_changed (GtkWidget *widget, GtkStateFlags previous)
{
  gtk_widget_queue_draw (widget);
  GTK_WIDGET_CLASS (releve_board_card_parent_class)->state_flags_changed (widget, previous);
}

static void
releve_board_card_finalize (GObject *object)
{
  ReleveBoardCard *self = RELEVE_BOARD_CARD (object);

  g_free (self->placement_id);
  g_free (self->code);
  g_free (self->title);
  g_free (self->reason);
  G_OBJECT_CLASS (releve_board_card_parent_class)->finalize (object);
}

static void
releve_board_card_class_init (ReleveBoardCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = releve_board_card_finalize;
  widget_class->snapshot = releve_board_card_snapshot;
  widget_class->css_changed = releve_board_card_css_changed;
  widget_class->query_tooltip = releve_board_card_query_tooltip;
  widget_class->state_flags_changed = releve_board_card_state_flags_changed;
  gtk_widget_class_set_css_name (widget_class, "board-card");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
releve_board_card_init (ReleveBoardCard *self)
{
  self->code = g_strdup ("");
  self->title = g_strdup ("");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
releve_board_card_new (const char *placement_id)
{
  ReleveBoardCard *self = g_object_new (RELEVE_TYPE_BOARD_CARD, NULL);

  self->placement_id = g_strdup (placement_id);
  return GTK_WIDGET (self);
}

const char *
releve_board_card_get_placement (ReleveBoardCard *self)
{
  return self->placement_id;
}

/* The circle of the slider's default grows into its agreed dot. */
static ReleveGlyph
glyph_of (const RelevePlacement *card)
{
  return card->state == RELEVE_DONE ? RELEVE_GLYPH_CHECK : RELEVE_GLYPH_UNSET + card->levels_state;
}

static void
set_words (ReleveBoardCard *self, const char *code, const char *title, gboolean icon)
{
  g_free (self->code);
  self->code = g_strdup (code);
  g_free (self->title);
  self->title = g_strdup (title != NULL ? title : "");
  self->icon = icon;
}

void
releve_board_card_update (ReleveBoardCard *self, ReleveDossier *dossier, RelevePhrasebook *book,
                          ReleveBoardBy by, gboolean warned)
{
  const RelevePlacement *card = releve_dossier_placement (dossier, self->placement_id);
  const ReleveAssignment *assignment = card != NULL ? releve_dossier_assignment (dossier, card->assignment_id) : NULL;
  const ReleveLearner *learner = card != NULL ? releve_dossier_learner (dossier, card->learner_id) : NULL;

  if (assignment == NULL || learner == NULL)
    return;
  if (by == RELEVE_BOARD_BY_CLINICIAN)
    set_words (self, assignment->code, releve_words_get (&assignment->short_name, releve_phrasebook_get_language (book), NULL), TRUE);
  else
    set_words (self, learner->family, learner->given, FALSE);
  g_free (self->reason);
  self->reason = releve_text_card (book, dossier, card);
  self->category = assignment->category;
  self->state = glyph_of (card);
  self->pinned = card->pinned;
  self->warned = warned;
  self->changed = releve_changed_since_publication (dossier, card);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->reason, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
releve_board_card_set_selected (ReleveBoardCard *self, gboolean selected)
{
  if (self->selected == selected)
    return;
  self->selected = selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
releve_board_card_set_hidden_left (ReleveBoardCard *self, double pixels)
{
  if (self->hidden_left == pixels)
    return;
  self->hidden_left = pixels;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
releve_board_card_set_head_only (ReleveBoardCard *self, gboolean head_only)
{
  if (self->head_only == head_only)
    return;
  self->head_only = head_only;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
