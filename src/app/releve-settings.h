#pragma once

#include <gio/gio.h>
#include "releve-words.h"

G_BEGIN_DECLS

/* The preferences of this computer (never of a file). */

GSettings *releve_settings (void); /* (transfer none) */

/* The language that the window speaks: the preference, else the system's. */
ReleveLanguage releve_settings_language (void);
/* Makes gettext speak @language from now on; widgets made before keep theirs. */
void releve_settings_apply_language (ReleveLanguage language);

/* Recent files, newest first; nothing is kept while remembering is off. */
char **releve_settings_recent (void);
void   releve_settings_remember (const char *path);
void   releve_settings_set_remember (gboolean remember); /* off also forgets */

G_END_DECLS
