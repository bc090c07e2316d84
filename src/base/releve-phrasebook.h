#pragma once

#include <glib-object.h>
#include "releve-words.h"

G_BEGIN_DECLS

/* The translations of one given language, read from its .mo file, independent
 * of the process locale: a French plan prints from an English window. */
#define RELEVE_TYPE_PHRASEBOOK (releve_phrasebook_get_type ())
G_DECLARE_FINAL_TYPE (RelevePhrasebook, releve_phrasebook, RELEVE, PHRASEBOOK, GObject)

/* The phrasebook of @language, from <locale folder>/LANG/LC_MESSAGES/releve.mo.
 * English, or a missing file, answers the English of the source. Never NULL. */
RelevePhrasebook *releve_phrasebook_new (ReleveLanguage language);

ReleveLanguage releve_phrasebook_get_language (RelevePhrasebook *self);

/* Named so that xgettext finds them; results live as long as the phrasebook. */
const char *releve_say        (RelevePhrasebook *self, const char *message) G_GNUC_FORMAT (2);
const char *releve_say_in     (RelevePhrasebook *self, const char *context, const char *message) G_GNUC_FORMAT (3);
const char *releve_say_count  (RelevePhrasebook *self, const char *one, const char *many, gulong n)
                               G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);

/* The language that LANGUAGE, LC_ALL, LC_MESSAGES or LANG asks for. */
ReleveLanguage releve_language_of_environment (void);
gboolean       releve_language_parse (const char *tag, ReleveLanguage *language); /* "fr", "fr_CA.UTF-8", "en" */
const char    *releve_language_tag   (ReleveLanguage language);                   /* "en", "fr" */

/* RELEVE_LOCALEDIR (an uninstalled build) or the installed folder. */
const char *releve_locale_folder (void);

G_END_DECLS
