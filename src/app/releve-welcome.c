#include "releve-welcome.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "releve-settings.h"

struct _ReleveWelcome {
  GtkWidget parent_instance;

  GtkListBox *recent;
  GtkSwitch *remember;
};

G_DEFINE_FINAL_TYPE (ReleveWelcome, releve_welcome, GTK_TYPE_WIDGET)

/* Names of files are not markup. */
static GtkWidget *
make_row (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = g_markup_escape_text (folder, -1);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *next = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "x-office-document-symbolic");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  return row;
}

static void
refill (ReleveWelcome *self)
{
  g_auto (GStrv) files = releve_settings_recent ();
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->recent))) != NULL)
    gtk_list_box_remove (self->recent, row);
  for (char **file = files; *file != NULL; file++)
    gtk_list_box_append (self->recent, make_row (*file));
  gtk_widget_set_visible (GTK_WIDGET (self->recent), *files != NULL);
}

static void
remember_cb (ReleveWelcome *self)
{
  releve_settings_set_remember (gtk_switch_get_active (self->remember));
}

static void
releve_welcome_dispose (GObject *object)
{
  GtkWidget *child;

  g_signal_handlers_disconnect_by_data (releve_settings (), object);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (releve_welcome_parent_class)->dispose (object);
}

static void
releve_welcome_class_init (ReleveWelcomeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = releve_welcome_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/releve/Releve/ui/welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, ReleveWelcome, recent);
  gtk_widget_class_bind_template_child (widget_class, ReleveWelcome, remember);
}

static void
releve_welcome_init (ReleveWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_switch_set_active (self->remember, g_settings_get_boolean (releve_settings (), "remember-files"));
  g_signal_connect_swapped (self->remember, "notify::active", G_CALLBACK (remember_cb), self);
  g_signal_connect_swapped (releve_settings (), "changed::recent-files", G_CALLBACK (refill), self);
  refill (self);
}
