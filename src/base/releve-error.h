#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One code per reaction of the interface (see HACKING.md, "Errors"). */
typedef enum {
  RELEVE_ERROR_USAGE,     /* the caller's words are off: exit 2 */
  RELEVE_ERROR_INVALID,   /* a value outside its range or an unknown name: exit 3 */
  RELEVE_ERROR_REFUSED,   /* a rule of the department says no: exit 3 */
  RELEVE_ERROR_UNREADABLE,/* missing, a directory, not permitted: exit 3 */
  RELEVE_ERROR_FOREIGN,   /* readable, but not one of our files: exit 3 */
  RELEVE_ERROR_CORRUPT,   /* ours, but damaged: exit 3 */
  RELEVE_ERROR_NEWER,     /* ours, of a later schema: exit 3 */
  RELEVE_ERROR_FULL,      /* the disk took no more: exit 3 */
  RELEVE_ERROR_BUSY,      /* somebody else is writing: exit 4 */
  RELEVE_ERROR_READ_ONLY, /* cannot be written here: exit 4 */
  RELEVE_ERROR_NOTHING,   /* nothing to undo or redo: exit 1 */
  RELEVE_ERROR_CANCELLED, /* the user's wish: exit 5 */
} ReleveError;

#define RELEVE_ERROR (releve_error_quark ())
GQuark releve_error_quark (void);

/* What a sentence needs and a log does not: the place, the value, the wish.
 * Strings are data (a path, a field, a code), never words for people; @problem
 * is a stable key such as "missing-file" from which text composes a sentence. */
typedef struct {
  char *problem;
  char *where;
  char *found;
  char *expected;
} ReleveErrorDetail;

/**
 * releve_error_set:
 * @error: (nullable): where to put it
 * @code: the reaction
 * @problem: key of the sentence, kebab-case ("unknown-learner")
 * @where: (nullable): file, field or row
 * @found: (nullable): the offending value
 * @expected: (nullable): what would have been right
 *
 * Sets an error whose detail text can turn into one sentence in any language.
 * Returns FALSE, so that a caller may `return releve_error_set (…)`.
 */
gboolean releve_error_set (GError **error, ReleveError code, const char *problem,
                           const char *where, const char *found, const char *expected);

/* What GLib says of reading or writing the file @path, as our error; returns FALSE. */
gboolean releve_error_set_file (GError **error, const GError *problem, const char *path);

/* The detail of a RELEVE_ERROR, owned by @error; NULL for any other domain. */
const ReleveErrorDetail *releve_error_get_detail (const GError *error);

/* The exit status of releve-cli for @error (1–5); 3 for other domains. */
int releve_error_exit_status (const GError *error);

G_END_DECLS
