#include "releve-compat.h"

#include <glib/gi18n.h>

#if GTK_CHECK_VERSION (4, 10, 0)
G_GNUC_BEGIN_IGNORE_DEPRECATIONS
#endif

typedef struct {
  ReleveFileChosen chosen;
  gpointer user_data;
} Choice;

static void
finish_choice (Choice *choice, GFile *file)
{
  choice->chosen (file, choice->user_data);
  g_free (choice);
}

static GtkFileFilter *
make_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Relève departments"));
  gtk_file_filter_add_pattern (filter, "*.releve");
  return filter;
}

#if GTK_CHECK_VERSION (4, 10, 0)

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  finish_choice (user_data, file);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  finish_choice (user_data, file);
}

static void
folder_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);

  finish_choice (user_data, file);
}

static void
choose (GtkWindow *parent, const char *title, const char *name, GtkFileChooserAction action, Choice *choice)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  if (action == GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER)
    {
      gtk_file_dialog_select_folder (dialog, parent, NULL, folder_cb, choice);
      return;
    }
  if (action == GTK_FILE_CHOOSER_ACTION_SAVE)
    {
      gtk_file_dialog_set_initial_name (dialog, name);
      gtk_file_dialog_save (dialog, parent, NULL, saved_cb, choice);
      return;
    }
  {
    g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
    g_autoptr (GtkFileFilter) filter = make_filter ();
    g_list_store_append (filters, filter);
    gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  }
  gtk_file_dialog_open (dialog, parent, NULL, opened_cb, choice);
}

#else

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  finish_choice (user_data, file);
  g_object_unref (dialog);
}

static void
choose (GtkWindow *parent, const char *title, const char *name, GtkFileChooserAction action, Choice *choice)
{
  /* GTK keeps no reference to a native dialog: response_cb() drops ours. */
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (action == GTK_FILE_CHOOSER_ACTION_SAVE)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  else if (action == GTK_FILE_CHOOSER_ACTION_OPEN)
    {
      g_autoptr (GtkFileFilter) filter = make_filter ();
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

static Choice *
new_choice (ReleveFileChosen chosen, gpointer user_data)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->chosen = chosen;
  choice->user_data = user_data;
  return choice;
}

void
releve_compat_choose_file (GtkWindow *parent, const char *title, ReleveFileChosen chosen, gpointer user_data)
{
  g_return_if_fail (chosen != NULL);
  choose (parent, title, NULL, GTK_FILE_CHOOSER_ACTION_OPEN, new_choice (chosen, user_data));
}

void
releve_compat_choose_target (GtkWindow *parent, const char *title, const char *name,
                             ReleveFileChosen chosen, gpointer user_data)
{
  g_return_if_fail (chosen != NULL);
  choose (parent, title, name, GTK_FILE_CHOOSER_ACTION_SAVE, new_choice (chosen, user_data));
}

void
releve_compat_choose_folder (GtkWindow *parent, const char *title, ReleveFileChosen chosen, gpointer user_data)
{
  g_return_if_fail (chosen != NULL);
  choose (parent, title, NULL, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, new_choice (chosen, user_data));
}

void
releve_compat_announce (GtkWidget *status, const char *sentence)
{
  g_return_if_fail (GTK_IS_WIDGET (status));

#if GTK_CHECK_VERSION (4, 14, 0)
  gtk_accessible_announce (GTK_ACCESSIBLE (status), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
  gtk_accessible_update_property (GTK_ACCESSIBLE (status), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

void
releve_compat_show_file (GtkWindow *parent, GFile *file)
{
#if GTK_CHECK_VERSION (4, 10, 0)
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);
  gtk_file_launcher_launch (launcher, parent, NULL, NULL, NULL);
#else
  g_autofree char *uri = g_file_get_uri (file);
  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
#endif
}

#if GTK_CHECK_VERSION (4, 10, 0)
G_GNUC_END_IGNORE_DEPRECATIONS
#endif

void
releve_compat_name_menu_button (GtkMenuButton *self, const char *name)
{
  GtkWidget *inside = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_return_if_fail (GTK_IS_MENU_BUTTON (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (inside), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
