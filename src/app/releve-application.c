#include "releve-application.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "releve-app-resources.h"
#include "releve-compat.h"
#include "releve-exchange.h"
#include "releve-icons.h"
#include "releve-new-dialog.h"
#include "releve-scheme.h"
#include "releve-settings.h"
#include "releve-text.h"
#include "releve-window.h"

struct _ReleveApplication {
  AdwApplication parent_instance;

  GtkCssProvider *style;
  gboolean example;
  ReleveDay today;
};

G_DEFINE_FINAL_TYPE (ReleveApplication, releve_application, ADW_TYPE_APPLICATION)

static ReleveWindow *
active_window (ReleveApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return RELEVE_IS_WINDOW (window) ? RELEVE_WINDOW (window) : NULL;
}

static ReleveWindow *
ensure_window (ReleveApplication *self)
{
  ReleveWindow *window = active_window (self);

  return window != NULL ? window : releve_window_new (GTK_APPLICATION (self), NULL);
}

static void
say_error (ReleveApplication *self, const GError *error)
{
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (releve_settings_language ());
  g_autofree char *sentence = releve_text_error (book, error);
  ReleveWindow *window = ensure_window (self);

  gtk_window_present (GTK_WINDOW (window));
  releve_window_say (window, sentence, FALSE);
}

/* Shows @desk in the welcome window, else in a new one. */
static void
show_desk (ReleveApplication *self, ReleveDesk *desk, const char *view)
{
  g_autoptr (ReleveDocument) document = releve_document_new (desk, releve_settings_language ());
  ReleveWindow *window = active_window (self);

  if (window != NULL && releve_window_get_document (window) == NULL)
    releve_window_set_document (window, document);
  else
    window = releve_window_new (GTK_APPLICATION (self), document);
  releve_window_set_view (window, view);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_path (ReleveApplication *self, const char *path)
{
  ReleveDeskOptions options = { .today = self->today };
  g_autoptr (GError) error = NULL;
  g_autoptr (ReleveDesk) desk = releve_desk_open (path, &options, &error);

  if (desk == NULL)
    {
      say_error (self, error);
      return;
    }
  releve_settings_remember (path);
  show_desk (self, desk, "dashboard");
}

static char *
example_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "releve", "example.releve", NULL);
}

/* The example is made on first use and kept, so that changes to it stay. */
static void
open_example (ReleveApplication *self)
{
  g_autofree char *path = example_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      ReleveNewDepartment wish = { .example = TRUE, .today = self->today };

      g_mkdir_with_parents (folder, 0700);
      if (!releve_exchange_new_department (path, &wish, &error))
        {
          say_error (self, error);
          return;
        }
    }
  open_path (self, path);
}

static void
example_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_example (user_data);
}

static void
open_path_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_path (user_data, g_variant_get_string (parameter, NULL));
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (ReleveApplication) self = user_data;

  if (file != NULL)
    open_path (self, g_file_peek_path (file));
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReleveApplication *self = user_data;

  releve_compat_choose_file (GTK_WINDOW (ensure_window (self)), _("Open a Department"),
                             file_chosen_cb, g_object_ref (self));
}

static void
created_cb (ReleveNewDialog *dialog, const char *path, gpointer user_data)
{
  open_path (user_data, path);
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReleveApplication *self = user_data;
  ReleveNewDialog *dialog = releve_new_dialog_new (GTK_WINDOW (ensure_window (self)), self->today);

  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_show_about_window (gtk_application_get_active_window (user_data),
                         "application-name", "Relève",
                         "application-icon", "io.github.releve.Releve",
                         "version", RELEVE_VERSION,
                         "developer-name", "Relève",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Assignments that develop the clinicians who will lead next"),
                         NULL);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (user_data)) != NULL)
    gtk_window_destroy (windows->data);
}

/* Every window is made anew in the other language, at the same view. */
static void
rebuild_windows (ReleveApplication *self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  g_application_hold (G_APPLICATION (self));
  for (GList *l = windows; l != NULL; l = l->next)
    {
      ReleveDocument *old;
      ReleveWindow *window;
      g_autoptr (ReleveDocument) document = NULL;

      if (!RELEVE_IS_WINDOW (l->data))
        continue;
      old = releve_window_get_document (l->data);
      if (old != NULL)
        document = releve_document_new (releve_document_get_desk (old), releve_settings_language ());
      window = releve_window_new (GTK_APPLICATION (self), document);
      releve_window_set_view (window, releve_window_get_view (l->data));
      gtk_window_set_default_size (GTK_WINDOW (window), gtk_widget_get_width (l->data), gtk_widget_get_height (l->data));
      gtk_window_present (GTK_WINDOW (window));
      gtk_window_destroy (l->data);
    }
  g_application_release (G_APPLICATION (self));
}

static void
language_changed_cb (ReleveApplication *self)
{
  releve_settings_apply_language (releve_settings_language ());
  rebuild_windows (self);
}

static const GActionEntry actions[] = {
  { "example", example_cb },
  { "new", new_cb },
  { "open", open_cb },
  { "open-path", open_path_cb, "s" },
  { "about", about_cb },
  { "quit", quit_cb },
};

static void
add_actions (ReleveApplication *self)
{
  static const struct { const char *action; const char *keys[2]; } keys[] = {
    { "app.new", { "<Control>n" } },
    { "app.open", { "<Control>o" } },
    { "win.print-page", { "<Control>p" } },
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
  };
  g_autoptr (GAction) language = g_settings_create_action (releve_settings (), "language");

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_action_map_add_action (G_ACTION_MAP (self), language);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action, keys[i].keys);
}

static ReleveScheme
scheme_of_desktop (AdwStyleManager *manager)
{
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return dark ? RELEVE_SCHEME_CONTRAST_DARK : RELEVE_SCHEME_CONTRAST_LIGHT;
  return dark ? RELEVE_SCHEME_DARK : RELEVE_SCHEME_LIGHT;
}

/* One sheet: the palette's names, then what uses them. */
static char *
compose_style (ReleveScheme scheme)
{
  static const char *const sheets[] = { "style.css", "board.css", "catalogue.css", "lam.css" };
  GString *css = g_string_new (NULL);
  g_autofree char *palette = releve_palette_to_css (scheme);

  g_string_append (css, palette);
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *path = g_strdup_printf ("/io/github/releve/Releve/ui/%s", sheets[i]);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);

      g_string_append_len (css, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  return g_string_free (css, FALSE);
}

/* Light, dark and high contrast follow the desktop at once. */
static void
style_changed_cb (ReleveApplication *self)
{
  ReleveScheme scheme = scheme_of_desktop (adw_style_manager_get_default ());
  g_autofree char *css = compose_style (scheme);

  releve_scheme_set (scheme);
  gtk_css_provider_load_from_data (self->style, css, -1);
}

static void
load_style (ReleveApplication *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->style = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (self->style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  style_changed_cb (self);
}

static void
releve_application_startup (GApplication *application)
{
  ReleveApplication *self = RELEVE_APPLICATION (application);

  /* Named, so that they are linked. */
  releve_app_get_resource ();
  releve_icons_get_resource ();
  G_APPLICATION_CLASS (releve_application_parent_class)->startup (application);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/releve/Releve/icons");
  gtk_window_set_default_icon_name ("io.github.releve.Releve");
  load_style (self);
  add_actions (self);
  g_signal_connect_object (releve_settings (), "changed::language",
                           G_CALLBACK (language_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
releve_application_activate (GApplication *application)
{
  ReleveApplication *self = RELEVE_APPLICATION (application);

  if (self->example && active_window (self) == NULL)
    open_example (self);
  else
    gtk_window_present (GTK_WINDOW (ensure_window (self)));
}

static void
releve_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    open_path (RELEVE_APPLICATION (application), g_file_peek_path (files[i]));
}

static int
releve_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  ReleveApplication *self = RELEVE_APPLICATION (application);
  const char *today;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Relève %s\n", RELEVE_VERSION);
      return 0;
    }
  self->example = g_variant_dict_contains (options, "example");
  if (g_variant_dict_lookup (options, "today", "&s", &today))
    {
      self->today = releve_day_parse (today);
      if (self->today == RELEVE_NO_DAY)
        {
          /* Translators: %s is what was typed after --today. */
          g_printerr (_("--today: “%s” is not a date such as 2026-09-14.\n"), today);
          return 2;
        }
    }
  return -1;
}

static void
releve_application_finalize (GObject *object)
{
  g_clear_object (&RELEVE_APPLICATION (object)->style);
  G_OBJECT_CLASS (releve_application_parent_class)->finalize (object);
}

static void
releve_application_class_init (ReleveApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = releve_application_finalize;
  application_class->startup = releve_application_startup;
  application_class->activate = releve_application_activate;
  application_class->open = releve_application_open;
  application_class->handle_local_options = releve_application_handle_local_options;
}

static void
releve_application_init (ReleveApplication *self)
{
  static const GOptionEntry options[] = {
    { "example", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open the example department"), NULL },
    { "today", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Take this date for today"), N_("DATE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version"), NULL },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

ReleveApplication *
releve_application_new (void)
{
  /* One process a file and language; --today would be lost in a running one. */
  return g_object_new (RELEVE_TYPE_APPLICATION,
                       "application-id", "io.github.releve.Releve",
                       "flags", G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE,
                       NULL);
}
