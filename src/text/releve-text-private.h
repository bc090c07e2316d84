#pragma once

#include "releve-text.h"

G_BEGIN_DECLS

/* Marks a string for translation where it cannot be translated yet. */
#define N_(message) (message)
#define NC_(context, message) (message)

/* @template with each {name} replaced: pairs of name and value, NULL at the
 * end; a NULL value counts as empty. Translators may order names freely. */
char *releve_text_fill (const char *template, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
