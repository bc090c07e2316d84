#include "releve-heatmap.h"

#include <math.h>

#include "releve-board-rows.h"
#include "releve-fold.h"
#include "releve-ink.h"
#include "releve-text.h"

/* Pixels at 11 pt text. */
#define NAMES 150
#define ROW 36
#define HEADER 92
#define FOOTER 30
#define CELL_MIN 37
#define CELL_MAX 60
#define STRIP 250
#define BLOCK 11

/* One clinician: a place for the keyboard; the heatmap draws it. */
#define RELEVE_TYPE_HEAT_ROW (releve_heat_row_get_type ())
G_DECLARE_FINAL_TYPE (ReleveHeatRow, releve_heat_row, RELEVE, HEAT_ROW, GtkWidget)
struct _ReleveHeatRow { GtkWidget parent_instance; };
G_DEFINE_FINAL_TYPE (ReleveHeatRow, releve_heat_row, GTK_TYPE_WIDGET)

static void
releve_heat_row_class_init (ReleveHeatRowClass *class)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_ROW);
}

static void
releve_heat_row_init (ReleveHeatRow *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

struct _ReleveHeatmap {
  GtkWidget parent_instance;

  ReleveDossier *dossier;
  RelevePhrasebook *book;
  const ReleveOverview *overview;
  ReleveHeatMode mode;
  GPtrArray *rows;          /* of ReleveBoardRow: names, blocks, high stakes, in order */
  GArray *learners;         /* of guint: row → index in the overview */
  GPtrArray *places;        /* of ReleveHeatRow */
  int column;               /* of the focused cell */
  GHashTable *figures;      /* text → PangoLayout, while one frame is drawn: few texts fill many cells */
};

G_DEFINE_FINAL_TYPE (ReleveHeatmap, releve_heatmap, GTK_TYPE_WIDGET)

enum { SIGNAL_OPEN_CELL, SIGNAL_OPEN_LEARNER, N_SIGNALS };
static guint signals[N_SIGNALS];

static guint
n_columns (ReleveHeatmap *self)
{
  return self->overview != NULL ? self->overview->competencies->len : 0;
}

static double
cell_width (ReleveHeatmap *self)
{
  double scale = releve_ink_scale (GTK_WIDGET (self));
  double room = gtk_widget_get_width (GTK_WIDGET (self)) - (NAMES + STRIP) * scale;

  return floor (CLAMP (room / MAX (1, n_columns (self)), CELL_MIN * scale, CELL_MAX * scale));
}

static double
row_y (ReleveHeatmap *self, guint row)
{
  double scale = releve_ink_scale (GTK_WIDGET (self));

  return HEADER * scale + row * ROW * scale;
}

static const ReleveHeat *
heat_of (ReleveHeatmap *self, guint row, guint column)
{
  return releve_overview_heat (self->overview, g_array_index (self->learners, guint, row), column);
}

static double
shown_value (ReleveHeatmap *self, const ReleveHeat *heat)
{
  switch (self->mode)
    {
    case RELEVE_HEAT_AFTER:
      return heat->after;
    case RELEVE_HEAT_GAP:
      return releve_heat_gap (heat);
    case RELEVE_HEAT_NOW:
    default:
      return heat->now;
    }
}

/* A gap fills twice as fast as a level. */
static int
shown_step (ReleveHeatmap *self, double value)
{
  return releve_heat_step (self->mode == RELEVE_HEAT_GAP ? fmin (4, value * 2) : value);
}

/* Levels are agreed in halves; what is expected later is rounded to them. */
static double
to_half (double value)
{
  return round (value * 2) / 2;
}

/* Drawing. */

static void
draw_figure (ReleveHeatmap *self, GtkSnapshot *snapshot, const char *text, const ReleveInkText *style, double x, double y,
             ReleveColourName colour)
{
  PangoLayout *layout = g_hash_table_lookup (self->figures, text);
  GdkRGBA rgba = releve_scheme_colour (colour);

  if (layout == NULL)
    {
      layout = releve_ink_layout (GTK_WIDGET (self), text, style);
      g_hash_table_insert (self->figures, g_strdup (text), layout);
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &rgba);
  gtk_snapshot_restore (snapshot);
}

static void
draw_cell (ReleveHeatmap *self, GtkSnapshot *snapshot, guint row, guint column, double width, double scale)
{
  const ReleveHeat *heat = heat_of (self, row, column);
  double value = shown_value (self, heat), gap = releve_heat_gap (heat);
  int step = shown_step (self, value);
  graphene_rect_t area = GRAPHENE_RECT_INIT (NAMES * scale + column * width, row_y (self, row) + 1, width - 1, ROW * scale - 2);
  g_autofree char *text = step < 0 ? g_strdup ("·")
    : releve_level_format (to_half (value), releve_phrasebook_get_language (self->book));
  gboolean contrast = releve_scheme_get () == RELEVE_SCHEME_CONTRAST_LIGHT || releve_scheme_get () == RELEVE_SCHEME_CONTRAST_DARK;
  ReleveInkText style = { .size = 14, .align = PANGO_ALIGN_CENTER, .width = width - 1, .bold = contrast };
  GskRoundedRect outline;

  if (step >= 0)
    {
      gsk_rounded_rect_init_from_rect (&outline, &area, 3 * scale);
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      releve_ink_fill (snapshot, &area, RELEVE_COLOUR_HEAT + step);
      gtk_snapshot_pop (snapshot);
      if (step == 0 || contrast)
        releve_ink_frame (snapshot, &area, 3 * scale, 1, RELEVE_COLOUR_LINE);
    }
  draw_figure (self, snapshot, text, &style, area.origin.x, area.origin.y + 7 * scale,
               step >= 0 ? RELEVE_COLOUR_HEAT_TEXT + step : RELEVE_COLOUR_SEC);
  if (self->mode != RELEVE_HEAT_GAP && gap >= RELEVE_GAP_COUNTS)
    releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (area.origin.x + 5 * scale, area.origin.y + area.size.height - 6 * scale,
                                                    fmin (9 * gap, 27) * scale, 2.5 * scale), RELEVE_COLOUR_HEAT_TEXT + MAX (step, 0));
}

/* Blocks of each kind, in a fixed order, the count inside. */
static double
draw_kind (ReleveHeatmap *self, GtkSnapshot *snapshot, int category, int n, double x, double y, double scale)
{
  g_autofree char *text = g_strdup_printf ("%d", n);
  double width = n * BLOCK * scale;
  ReleveInkText style = { .size = 12, .bold = TRUE, .align = PANGO_ALIGN_CENTER, .width = width };
  gboolean dark = releve_scheme_get () == RELEVE_SCHEME_DARK || releve_scheme_get () == RELEVE_SCHEME_CONTRAST_DARK;

  if (n == 0)
    return x;
  releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (x, y, width - 1, 16 * scale), RELEVE_COLOUR_CLINICAL + category);
  releve_ink_text (snapshot, GTK_WIDGET (self), text, &style, x, y, dark ? RELEVE_COLOUR_WINDOW : RELEVE_COLOUR_CARD);
  return x + width;
}

static void
count_kinds (ReleveHeatmap *self, const ReleveBoardRow *row, int counts[RELEVE_N_CATEGORIES])
{
  for (guint i = 0; i < row->items->len; i++)
    {
      const ReleveBoardItem *item = &g_array_index (row->items, ReleveBoardItem, i);
      const RelevePlacement *card = releve_dossier_placement (self->dossier, item->placement_id);
      const ReleveAssignment *assignment = card != NULL ? releve_dossier_assignment (self->dossier, card->assignment_id) : NULL;

      if (assignment != NULL)
        counts[assignment->category] += item->span;
    }
}

static void
draw_strip (ReleveHeatmap *self, GtkSnapshot *snapshot, guint row, double x, double scale)
{
  const ReleveBoardRow *of = self->rows->pdata[row];
  double y = row_y (self, row) + 10 * scale, end = x;
  int counts[RELEVE_N_CATEGORIES] = { 0 };
  ReleveInkText style = { .size = 13 };
  g_autofree char *stakes = g_strdup_printf ("%d", of->n_high_stakes);

  count_kinds (self, of, counts);
  for (int category = 0; category < RELEVE_N_CATEGORIES; category++)
    end = draw_kind (self, snapshot, category, counts[category], end, y, scale);
  x += 15 * BLOCK * scale;
  for (int i = 0; i < of->n_high_stakes && i < 6; i++)
    releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (x + i * 9 * scale, y + 4 * scale, 7 * scale, 9 * scale), RELEVE_COLOUR_FG);
  releve_ink_text (snapshot, GTK_WIDGET (self), stakes, &style, x + 60 * scale, y - 1, RELEVE_COLOUR_FG);
}

static void
draw_row (ReleveHeatmap *self, GtkSnapshot *snapshot, guint row, double width, double scale)
{
  const ReleveBoardRow *of = self->rows->pdata[row];
  double y = row_y (self, row);
  ReleveInkText name = { .size = 13, .bold = TRUE, .lines = 1, .width = (NAMES - 8) * scale };
  ReleveInkText role = { .size = 12, .lines = 1, .width = (NAMES - 8) * scale };

  releve_ink_text (snapshot, GTK_WIDGET (self), of->name, &name, 0, y + 1, RELEVE_COLOUR_FG);
  releve_ink_text (snapshot, GTK_WIDGET (self), of->detail, &role, 0, y + 17 * scale, RELEVE_COLOUR_SEC);
  for (guint column = 0; column < n_columns (self); column++)
    draw_cell (self, snapshot, row, column, width, scale);
  draw_strip (self, snapshot, row, NAMES * scale + n_columns (self) * width + 26 * scale, scale);
}

/* The group's range, no mean and no rank. */
static void
draw_spread (ReleveHeatmap *self, GtkSnapshot *snapshot, double x, double y)
{
  ReleveInkText style = { .size = 12 };
  int least = G_MAXINT, most = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      least = MIN (least, ((const ReleveBoardRow *) self->rows->pdata[i])->n_high_stakes);
      most = MAX (most, ((const ReleveBoardRow *) self->rows->pdata[i])->n_high_stakes);
    }
  if (self->rows->len == 0)
    return;
  /* Translators: least and most blocks of high stakes that one clinician has. */
  text = g_strdup_printf (releve_say (self->book, "range %1$d–%2$d"), least, most);
  releve_ink_text (snapshot, GTK_WIDGET (self), text, &style, x, y, RELEVE_COLOUR_SEC);
}

static void
draw_header (ReleveHeatmap *self, GtkSnapshot *snapshot, double width, double scale)
{
  ReleveLanguage language = releve_phrasebook_get_language (self->book);
  ReleveInkText style = { .size = 12 }, bold = { .size = 12, .bold = TRUE };
  double x = NAMES * scale + n_columns (self) * width + 26 * scale, y = (HEADER - 42) * scale;

  for (guint column = 0; column < n_columns (self); column++)
    {
      const ReleveCompetency *competency = self->overview->competencies->pdata[column];

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (NAMES * scale + (column + 0.3) * width, (HEADER - 8) * scale));
      gtk_snapshot_rotate (snapshot, -52);
      releve_ink_text (snapshot, GTK_WIDGET (self), releve_words_get (&competency->short_name, language, NULL), &style,
                       0, -8 * scale, RELEVE_COLOUR_SEC);
      gtk_snapshot_restore (snapshot);
    }
  releve_ink_text (snapshot, GTK_WIDGET (self), releve_say (self->book, "Blocks of each kind"), &bold, x, y, RELEVE_COLOUR_FG);
  for (int category = 0; category < RELEVE_N_CATEGORIES; category++)
    releve_ink_glyph (snapshot, RELEVE_GLYPH_CLINICAL + category, x + category * 30 * scale, y + 20 * scale, 12 * scale,
                      RELEVE_COLOUR_CLINICAL + category);
  releve_ink_text (snapshot, GTK_WIDGET (self), releve_say (self->book, "High stakes"), &bold, x + 15 * BLOCK * scale, y, RELEVE_COLOUR_FG);
  draw_spread (self, snapshot, x + 15 * BLOCK * scale, y + 18 * scale);
}

/* How many clinicians have a gap of a level or more. */
static void
draw_footer (ReleveHeatmap *self, GtkSnapshot *snapshot, double width, double scale)
{
  double y = row_y (self, self->rows->len);
  ReleveInkText words = { .size = 12, .lines = 1, .width = (NAMES - 4) * scale };
  ReleveInkText number = { .size = 13, .bold = TRUE, .align = PANGO_ALIGN_CENTER, .width = width };

  releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (0, y, NAMES * scale + n_columns (self) * width, 1.5), RELEVE_COLOUR_SEC);
  releve_ink_text (snapshot, GTK_WIDGET (self), releve_say (self->book, "Clinicians with a gap ≥ 1"), &words, 0, y + 7 * scale, RELEVE_COLOUR_FG);
  for (guint column = 0; column < n_columns (self); column++)
    {
      guint n = 0;
      g_autofree char *text = NULL;

      for (guint row = 0; row < self->rows->len; row++)
        n += releve_heat_gap (heat_of (self, row, column)) >= RELEVE_GAP_COUNTS;
      text = g_strdup_printf ("%u", n);
      releve_ink_text (snapshot, GTK_WIDGET (self), text, &number, NAMES * scale + column * width, y + 6 * scale, RELEVE_COLOUR_FG);
    }
}

static int
focused_row (ReleveHeatmap *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  guint row;

  return focus != NULL && g_ptr_array_find (self->places, focus, &row) ? (int) row : -1;
}

static void
draw_focus (ReleveHeatmap *self, GtkSnapshot *snapshot, double width, double scale)
{
  int row = focused_row (self);
  graphene_rect_t area;

  if (row < 0 || !gtk_widget_has_visible_focus (self->places->pdata[row]))
    return;
  area = self->column < 0
    ? GRAPHENE_RECT_INIT (-4, row_y (self, row) - 2, NAMES * scale, ROW * scale + 2)
    : GRAPHENE_RECT_INIT (NAMES * scale + self->column * width - 2, row_y (self, row) - 1, width + 3, ROW * scale + 2);
  releve_ink_frame (snapshot, &area, 5 * scale, 2, RELEVE_COLOUR_ACCENT);
}

static void
releve_heatmap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReleveHeatmap *self = RELEVE_HEATMAP (widget);
  double scale = releve_ink_scale (widget), width = cell_width (self);

  if (self->overview == NULL)
    return;
  self->figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  draw_header (self, snapshot, width, scale);
  for (guint row = 0; row < self->rows->len; row++)
    draw_row (self, snapshot, row, width, scale);
  draw_footer (self, snapshot, width, scale);
  draw_focus (self, snapshot, width, scale);
  g_clear_pointer (&self->figures, g_hash_table_unref);
}

/* Layout. */

static void
releve_heatmap_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                        int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  ReleveHeatmap *self = RELEVE_HEATMAP (widget);
  double scale = releve_ink_scale (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = ceil ((HEADER + self->rows->len * ROW + FOOTER) * scale);
  else
    {
      *minimum = ceil ((NAMES + STRIP + n_columns (self) * CELL_MIN) * scale);
      *natural = ceil ((NAMES + STRIP + n_columns (self) * CELL_MAX) * scale);
    }
}

static void
releve_heatmap_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReleveHeatmap *self = RELEVE_HEATMAP (widget);
  double scale = releve_ink_scale (widget);

  for (guint i = 0; i < self->places->len; i++)
    {
      gtk_widget_measure (self->places->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->places->pdata[i], &(GtkAllocation) { 0, row_y (self, i), width, ROW * scale }, -1);
    }
}

/* Words. */

static char *
say_cell (ReleveHeatmap *self, guint row, guint column)
{
  ReleveLanguage language = releve_phrasebook_get_language (self->book);
  const ReleveBoardRow *of = self->rows->pdata[row];
  const ReleveCompetency *competency = self->overview->competencies->pdata[column];
  const ReleveHeat *heat = heat_of (self, row, column);
  g_autofree char *level = releve_level_format (to_half (heat->now), language);
  g_autofree char *required = releve_level_format (heat->required, language);
  const char *name = releve_words_get (&competency->name, language, NULL);

  if (isnan (heat->now))
    /* Translators: %1$s clinician, %2$s competency. */
    return g_strdup_printf (releve_say (self->book, "%1$s, %2$s: no rating yet"), of->full_name, name);
  /* Translators: %1$s clinician, %2$s competency, %3$s level today, %4$s level that the role asks. */
  return g_strdup_printf (releve_say (self->book, "%1$s, %2$s: level %3$s, the role asks %4$s"), of->full_name, name, level,
                          isnan (heat->required) ? "–" : required);
}

static void
name_row (ReleveHeatmap *self, guint row)
{
  const ReleveBoardRow *of = self->rows->pdata[row];
  g_autofree char *cell = self->column >= 0 ? say_cell (self, row, self->column) : g_strdup (of->full_name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->places->pdata[row]), GTK_ACCESSIBLE_PROPERTY_LABEL, cell, -1);
}

static gboolean
find_cell (ReleveHeatmap *self, double x, double y, int *row, int *column)
{
  double scale = releve_ink_scale (GTK_WIDGET (self)), width = cell_width (self);

  *row = floor ((y - HEADER * scale) / (ROW * scale));
  *column = x < NAMES * scale ? -1 : (int) floor ((x - NAMES * scale) / width);
  return *row >= 0 && *row < (int) self->rows->len && *column < (int) n_columns (self);
}

static gboolean
releve_heatmap_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  ReleveHeatmap *self = RELEVE_HEATMAP (widget);
  g_autofree char *text = NULL;
  int row, column;

  if (keyboard || self->overview == NULL || !find_cell (self, x, y, &row, &column))
    return FALSE;
  text = column >= 0 ? say_cell (self, row, column) : g_strdup (((const ReleveBoardRow *) self->rows->pdata[row])->full_name);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* Pointer and keys. */

static void
open_at (ReleveHeatmap *self, int row, int column)
{
  const ReleveBoardRow *of = self->rows->pdata[row];

  if (column < 0)
    g_signal_emit (self, signals[SIGNAL_OPEN_LEARNER], 0, of->learner_id);
  else
    g_signal_emit (self, signals[SIGNAL_OPEN_CELL], 0, of->learner_id,
                   ((const ReleveCompetency *) self->overview->competencies->pdata[column])->id);
}

static void
focus_at (ReleveHeatmap *self, int row, int column)
{
  self->column = CLAMP (column, -1, (int) n_columns (self) - 1);
  row = CLAMP (row, 0, (int) self->rows->len - 1);
  name_row (self, row);
  gtk_widget_grab_focus (self->places->pdata[row]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, ReleveHeatmap *self)
{
  int row = focused_row (self);

  if (row < 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
      focus_at (self, row, self->column - 1);
      return TRUE;
    case GDK_KEY_Right:
      focus_at (self, row, self->column + 1);
      return TRUE;
    case GDK_KEY_Up:
      focus_at (self, row - 1, self->column);
      return TRUE;
    case GDK_KEY_Down:
      focus_at (self, row + 1, self->column);
      return TRUE;
    case GDK_KEY_Home:
      focus_at (self, row, -1);
      return TRUE;
    case GDK_KEY_End:
      focus_at (self, row, n_columns (self) - 1);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      open_at (self, row, self->column);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, ReleveHeatmap *self)
{
  int row, column;

  if (self->overview == NULL || !find_cell (self, x, y, &row, &column))
    return;
  focus_at (self, row, column);
  open_at (self, row, column);
}

/* Tab enters at the focused row and leaves at once: arrows go about. */
static gboolean
releve_heatmap_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ReleveHeatmap *self = RELEVE_HEATMAP (widget);

  if (gtk_widget_get_focus_child (widget) != NULL || self->rows->len == 0)
    return FALSE;
  focus_at (self, 0, self->column);
  return TRUE;
}

static void
releve_heatmap_dispose (GObject *object)
{
  ReleveHeatmap *self = RELEVE_HEATMAP (object);

  g_ptr_array_set_size (self->places, 0);
  g_clear_object (&self->dossier);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (releve_heatmap_parent_class)->dispose (object);
}

static void
releve_heatmap_finalize (GObject *object)
{
  ReleveHeatmap *self = RELEVE_HEATMAP (object);

  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->learners);
  G_OBJECT_CLASS (releve_heatmap_parent_class)->finalize (object);
}

static void
releve_heatmap_class_init (ReleveHeatmapClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_heatmap_dispose;
  G_OBJECT_CLASS (class)->finalize = releve_heatmap_finalize;
  widget_class->measure = releve_heatmap_measure;
  widget_class->size_allocate = releve_heatmap_size_allocate;
  widget_class->snapshot = releve_heatmap_snapshot;
  widget_class->focus = releve_heatmap_focus;
  widget_class->query_tooltip = releve_heatmap_query_tooltip;
  signals[SIGNAL_OPEN_CELL] = g_signal_new ("open-cell", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_OPEN_LEARNER] = g_signal_new ("open-learner", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "heatmap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
releve_heatmap_init (ReleveHeatmap *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->rows = g_ptr_array_new ();
  self->learners = g_array_new (FALSE, FALSE, sizeof (guint));
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
releve_heatmap_new (ReleveDossier *dossier, RelevePhrasebook *book)
{
  ReleveHeatmap *self = g_object_new (RELEVE_TYPE_HEATMAP, NULL);

  self->dossier = g_object_ref (dossier);
  self->book = g_object_ref (book);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  releve_say (book, "Where each clinician stands"), -1);
  return GTK_WIDGET (self);
}

/* −1 for a clinician who is not looked at. */
static int
index_in_overview (const ReleveOverview *overview, const char *learner_id)
{
  for (guint i = 0; i < overview->learners->len; i++)
    if (g_strcmp0 (((const ReleveLearner *) overview->learners->pdata[i])->id, learner_id) == 0)
      return (int) i;
  return -1;
}

static void
make_places (ReleveHeatmap *self)
{
  while (self->places->len > self->rows->len)
    g_ptr_array_remove_index (self->places, self->places->len - 1);
  while (self->places->len < self->rows->len)
    {
      GtkWidget *place = g_object_new (RELEVE_TYPE_HEAT_ROW, NULL);

      gtk_widget_set_parent (place, GTK_WIDGET (self));
      g_ptr_array_add (self->places, place);
    }
}

void
releve_heatmap_set_overview (ReleveHeatmap *self, const ReleveOverview *overview)
{
  g_return_if_fail (RELEVE_IS_HEATMAP (self));

  self->overview = overview;
  g_ptr_array_unref (self->rows);
  self->rows = releve_board_rows_new (self->dossier, self->book, RELEVE_BOARD_BY_CLINICIAN);
  g_array_set_size (self->learners, 0);
  for (guint i = 0; i < self->rows->len;)
    {
      int index = index_in_overview (overview, ((const ReleveBoardRow *) self->rows->pdata[i])->learner_id);

      if (index < 0)
        {
          g_ptr_array_remove_index (self->rows, i);
          continue;
        }
      g_array_append_val (self->learners, index);
      i++;
    }
  make_places (self);
  for (guint i = 0; i < self->rows->len; i++)
    name_row (self, i);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
releve_heatmap_set_mode (ReleveHeatmap *self, ReleveHeatMode mode)
{
  g_return_if_fail (RELEVE_IS_HEATMAP (self));
  self->mode = mode;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
releve_heatmap_get_cell_area (ReleveHeatmap *self, const char *learner_id, const char *competency_id, GdkRectangle *area)
{
  double scale = releve_ink_scale (GTK_WIDGET (self)), width = cell_width (self);
  int row = releve_board_rows_find (self->rows, learner_id);

  for (guint column = 0; row >= 0 && column < n_columns (self); column++)
    if (g_strcmp0 (((const ReleveCompetency *) self->overview->competencies->pdata[column])->id, competency_id) == 0)
      {
        *area = (GdkRectangle) { NAMES * scale + column * width, row_y (self, row), width, ROW * scale };
        return TRUE;
      }
  return FALSE;
}
