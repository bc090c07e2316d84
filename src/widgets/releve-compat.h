#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The only file that asks which GTK it runs on. */

typedef void (*ReleveFileChosen) (GFile *file, gpointer user_data); /* @file is NULL when cancelled */

/* Asks for a file to open; filters *.releve. */
void releve_compat_choose_file (GtkWindow *parent, const char *title, ReleveFileChosen chosen, gpointer user_data);
/* Asks where to save, proposing @name; @pattern such as "*.pdf". */
void releve_compat_choose_target (GtkWindow *parent, const char *title, const char *name,
                                  ReleveFileChosen chosen, gpointer user_data);
/* Asks for a folder to write several files into. */
void releve_compat_choose_folder (GtkWindow *parent, const char *title, ReleveFileChosen chosen, gpointer user_data);

/* Makes a screen reader say @sentence: by GTK where it can, else through the
 * label of @status, an unseen widget of the window. */
void releve_compat_announce (GtkWidget *status, const char *sentence);

/* A file manager or viewer shows @file; failures are silent. */
void releve_compat_show_file (GtkWindow *parent, GFile *file);

/* A menu button with a child of its own has no name where a screen reader meets
 * it, at the button inside. */
void releve_compat_name_menu_button (GtkMenuButton *self, const char *name);

G_END_DECLS
