#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The equivalent table of a chart (D10): the same data as text, for whoever
 * reads rather than looks. @titles is NULL-terminated; @numeric says, a
 * character a column, '1' for figures. */
GtkWidget *releve_data_table_new  (const char *const *titles, const char *numeric);
/* @cells: one text a column; borrowed. */
void       releve_data_table_add  (GtkWidget *table, const char *const *cells);

G_END_DECLS
