#include "releve-data-table.h"

#include <string.h>

static void
attach (GtkWidget *grid, const char *text, int column, int row, gboolean numeric, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), numeric ? 1 : 0);
  gtk_widget_add_css_class (label, class);
  if (numeric)
    gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

GtkWidget *
releve_data_table_new (const char *const *titles, const char *numeric)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  g_object_set_data_full (G_OBJECT (grid), "numeric", g_strdup (numeric), g_free);
  g_object_set_data (G_OBJECT (grid), "rows", GINT_TO_POINTER (1));
  for (int column = 0; titles[column] != NULL; column++)
    attach (grid, titles[column], column, 0, numeric[column] == '1', "detail");
  return grid;
}

void
releve_data_table_add (GtkWidget *table, const char *const *cells)
{
  const char *numeric = g_object_get_data (G_OBJECT (table), "numeric");
  int row = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (table), "rows"));

  g_return_if_fail (GTK_IS_GRID (table));

  for (guint column = 0; column < strlen (numeric); column++)
    attach (table, cells[column], (int) column, row, numeric[column] == '1', "dense");
  g_object_set_data (G_OBJECT (table), "rows", GINT_TO_POINTER (row + 1));
}
