/* A column of lines that is said anew with every move of a slider: what is
 * there already is kept, and only what changed is laid out again. */

#include "releve-lam-private.h"

#include <math.h>
#include "releve-meter.h"

#define METER_WIDTH 52

typedef struct {
  const char *class;
  char *text;
  char *value;        /* at the right; NULL = none */
  double fraction;    /* of a meter at the right; NAN = none */
} Line;

struct _ReleveLamLines {
  GArray *lines;
};

static void
clear_line (gpointer data)
{
  g_free (((Line *) data)->text);
  g_free (((Line *) data)->value);
}

ReleveLamLines *
releve_lam_lines_new (void)
{
  ReleveLamLines *self = g_new0 (ReleveLamLines, 1);

  self->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  g_array_set_clear_func (self->lines, clear_line);
  return self;
}

void
releve_lam_lines_free (ReleveLamLines *self)
{
  g_array_unref (self->lines);
  g_free (self);
}

void
releve_lam_lines_add (ReleveLamLines *self, const char *class, const char *text, const char *value, double fraction)
{
  Line line = { class, g_strdup (text), g_strdup (value), fraction };

  g_array_append_val (self->lines, line);
}

void
releve_lam_say (GtkWidget *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), text) != 0)
    gtk_label_set_label (GTK_LABEL (label), text);
}

/* Lines of one shape can say one another's words. */
static char *
shape_of (const Line *line)
{
  return g_strdup_printf ("%s%s%s", line->class, line->value != NULL ? " value" : "", isnan (line->fraction) ? "" : " meter");
}

static GtkWidget *
make_row (const Line *line, const char *shape, gboolean first)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = releve_lam_label (line->text, line->class);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  if (line->value != NULL)
    gtk_box_append (GTK_BOX (row), releve_lam_label (line->value, "numeric"));
  if (!isnan (line->fraction))
    {
      GtkWidget *meter = releve_meter_new (METER_WIDTH);

      gtk_widget_set_valign (meter, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (row), meter);
    }
  gtk_widget_set_margin_top (row, g_str_equal (line->class, "lam-heading") && !first ? 12 : 0);
  g_object_set_data_full (G_OBJECT (row), "shape", g_strdup (shape), g_free);
  return row;
}

static void
say_row (GtkWidget *row, const Line *line)
{
  GtkWidget *last = gtk_widget_get_last_child (row);

  releve_lam_say (gtk_widget_get_first_child (row), line->text);
  if (line->value != NULL)
    releve_lam_say (last, line->value);
  if (!isnan (line->fraction))
    releve_meter_set (RELEVE_METER (last), line->fraction, NAN, FALSE, TRUE);
}

/* The row of @shape at @child, made there if another stands in its place. */
static GtkWidget *
settle (GtkWidget *box, GtkWidget *child, GtkWidget *before, const Line *line, const char *shape)
{
  GtkWidget *row;

  if (child != NULL && g_str_equal (g_object_get_data (G_OBJECT (child), "shape"), shape))
    return child;
  row = make_row (line, shape, before == NULL);
  gtk_box_insert_child_after (GTK_BOX (box), row, before);
  if (child != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  return row;
}

void
releve_lam_lines_show (ReleveLamLines *self, GtkWidget *box)
{
  GtkWidget *child = gtk_widget_get_first_child (box), *before = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      g_autofree char *shape = shape_of (line);

      before = settle (box, child, before, line, shape);
      say_row (before, line);
      child = gtk_widget_get_next_sibling (before);
    }
  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      gtk_box_remove (GTK_BOX (box), child);
      child = next;
    }
}
