#include "releve-meter.h"

#include <math.h>

#include "releve-ink.h"

#define HEIGHT 14
#define BAR 6

struct _ReleveMeter {
  GtkWidget parent_instance;

  int width;
  double value, tick;
  gboolean over, quiet;
};

G_DEFINE_FINAL_TYPE (ReleveMeter, releve_meter, GTK_TYPE_WIDGET)

static void
releve_meter_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                      int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  ReleveMeter *self = RELEVE_METER (widget);

  *minimum = *natural = (orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : HEIGHT) * releve_ink_scale (widget);
}

static void
releve_meter_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReleveMeter *self = RELEVE_METER (widget);
  double scale = releve_ink_scale (widget), width = gtk_widget_get_width (widget);
  double y = (gtk_widget_get_height (widget) - BAR * scale) / 2;
  ReleveColourName colour = self->over ? RELEVE_COLOUR_ERROR : self->quiet ? RELEVE_COLOUR_SEC : RELEVE_COLOUR_ACCENT;
  graphene_rect_t whole = GRAPHENE_RECT_INIT (0, y, width, BAR * scale);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &whole, BAR * scale / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  if (!self->quiet)
    releve_ink_fill (snapshot, &whole, RELEVE_COLOUR_LINE);
  releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (0, y, width * self->value, BAR * scale), colour);
  gtk_snapshot_pop (snapshot);
  if (!isnan (self->tick))
    releve_ink_fill (snapshot, &GRAPHENE_RECT_INIT (round (width * self->tick) - 1, 0, 2, gtk_widget_get_height (widget)), RELEVE_COLOUR_FG);
}

static void
releve_meter_class_init (ReleveMeterClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->measure = releve_meter_measure;
  widget_class->snapshot = releve_meter_snapshot;
  gtk_widget_class_set_css_name (widget_class, "meter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
releve_meter_init (ReleveMeter *self)
{
  self->tick = NAN;
}

GtkWidget *
releve_meter_new (int width)
{
  ReleveMeter *self = g_object_new (RELEVE_TYPE_METER, NULL);

  self->width = width;
  return GTK_WIDGET (self);
}

void
releve_meter_set (ReleveMeter *self, double value, double tick, gboolean over, gboolean quiet)
{
  g_return_if_fail (RELEVE_IS_METER (self));

  self->value = isnan (value) ? 0 : CLAMP (value, 0, 1);
  self->tick = tick;
  self->over = over;
  self->quiet = quiet;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
