#include "releve-tray-row.h"

#include <math.h>

#include "releve-drag-escape.h"
#include "releve-ink.h"

/* Of a tray at 11 pt text, without the rule at its end. */
#define WIDTH 195

void
releve_tray_measure_box (GtkWidget *tray, GtkWidget *box, GtkOrientation orientation, int *minimum, int *natural)
{
  int least, width;

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  width = MAX (least, ceil (WIDTH * releve_ink_scale (tray)));
  *minimum = *natural = width;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    gtk_widget_measure (box, orientation, width, minimum, natural, NULL, NULL);
}

static GtkListBox *
list_of (GtkDragSource *source)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  GtkWidget *list = row != NULL ? gtk_widget_get_parent (row) : NULL;

  return GTK_IS_LIST_BOX (list) ? GTK_LIST_BOX (list) : NULL;
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag, GtkListBoxRow *row)
{
  if (list_of (source) != NULL)
    gtk_list_box_select_row (list_of (source), row);
}

static void
end_cb (GtkDragSource *source)
{
  if (list_of (source) != NULL)
    gtk_list_box_unselect_all (list_of (source));
}

static gboolean
cancel_cb (GtkDragSource *source)
{
  end_cb (source);
  return FALSE;
}

static gboolean
cancel_carry_cb (ReleveBoard *board)
{
  releve_board_end_carry (board);
  return FALSE;
}

void
releve_tray_row_add_drag (GtkWidget *row, ReleveBoard *board, ReleveTrayPrepare prepare, ReleveTrayBegin begin)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE | GDK_ACTION_COPY);
  releve_drag_escape_cancels (source);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin), row);
  if (board != NULL)
    {
      g_signal_connect_object (source, "drag-end", G_CALLBACK (releve_board_end_carry), board, G_CONNECT_SWAPPED);
      g_signal_connect_object (source, "drag-cancel", G_CALLBACK (cancel_carry_cb), board, G_CONNECT_SWAPPED);
    }
  g_signal_connect (source, "drag-end", G_CALLBACK (end_cb), NULL);
  g_signal_connect (source, "drag-cancel", G_CALLBACK (cancel_cb), NULL);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
}

void
releve_tray_row_dim (GtkWidget *row, RelevePhrasebook *book, gboolean left_out)
{
  if (left_out)
    gtk_widget_add_css_class (row, "dimmed");
  else
    gtk_widget_remove_css_class (row, "dimmed");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  left_out ? releve_say (book, "Left out by the filter") : "", -1);
}
