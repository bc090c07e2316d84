#include "releve-settings.h"

#include <libintl.h>
#include <locale.h>

#include "releve-phrasebook.h"

#define MOST_RECENT 8

GSettings *
releve_settings (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new ("io.github.releve.Releve");
  return settings;
}

/* What the environment asked for before we changed LANGUAGE. */
static ReleveLanguage
system_language (void)
{
  static ReleveLanguage language;
  static gboolean known;

  if (!known)
    {
      language = releve_language_of_environment ();
      known = TRUE;
    }
  return language;
}

ReleveLanguage
releve_settings_language (void)
{
  ReleveLanguage system = system_language ();
  ReleveLanguage language;
  g_autofree char *wish = g_settings_get_string (releve_settings (), "language");

  return releve_language_parse (wish, &language) ? language : system;
}

/* gettext looks at LANGUAGE again only after setlocale(), and not at all in
 * the plain C locale: C.UTF-8 will do where no other is installed. */
void
releve_settings_apply_language (ReleveLanguage language)
{
  g_setenv ("LANGUAGE", releve_language_tag (language), TRUE);
  if (setlocale (LC_ALL, "") == NULL || g_strcmp0 (setlocale (LC_MESSAGES, NULL), "C") == 0 ||
      g_strcmp0 (setlocale (LC_MESSAGES, NULL), "POSIX") == 0)
    setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain ("releve", releve_locale_folder ());
  bind_textdomain_codeset ("releve", "UTF-8");
  textdomain ("releve");
}

char **
releve_settings_recent (void)
{
  return g_settings_get_strv (releve_settings (), "recent-files");
}

void
releve_settings_remember (const char *path)
{
  g_auto (GStrv) old = releve_settings_recent ();
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  if (!g_settings_get_boolean (releve_settings (), "remember-files"))
    return;
  g_ptr_array_add (files, (gpointer) path);
  for (char **file = old; *file != NULL && files->len < MOST_RECENT; file++)
    if (!g_str_equal (*file, path))
      g_ptr_array_add (files, *file);
  g_ptr_array_add (files, NULL);
  g_settings_set_strv (releve_settings (), "recent-files", (const char *const *) files->pdata);
}

void
releve_settings_set_remember (gboolean remember)
{
  g_settings_set_boolean (releve_settings (), "remember-files", remember);
  if (!remember)
    g_settings_reset (releve_settings (), "recent-files");
}
