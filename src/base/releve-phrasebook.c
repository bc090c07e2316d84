#include "releve-phrasebook.h"

#include <string.h>

/* A GNU .mo file: a header of seven 32-bit words, then two tables of
 * (length, offset) pairs, originals in ascending order and translations
 * (gettext manual, "The Format of GNU MO Files"). */
#define MO_MAGIC         0x950412deu
#define MO_MAGIC_SWAPPED 0xde120495u
#define MO_HEADER_SIZE   28
#define CONTEXT_GLUE     '\004'

struct _RelevePhrasebook {
  GObject parent_instance;

  ReleveLanguage language;
  GMappedFile *file;
  GHashTable *phrases; /* original (with context, without plural) → first translation; both borrowed from the file */
};

G_DEFINE_FINAL_TYPE (RelevePhrasebook, releve_phrasebook, G_TYPE_OBJECT)

typedef struct {
  const char *bytes;
  gsize length;
  gboolean swapped;
} MoFile;

static guint32
read_word (const MoFile *mo, gsize offset)
{
  guint32 word;

  memcpy (&word, mo->bytes + offset, sizeof word);
  return mo->swapped ? GUINT32_SWAP_LE_BE (word) : word;
}

/* The string of entry @i of a table, or NULL when it leaves the file or is
 * not terminated. */
static const char *
read_string (const MoFile *mo, guint32 table, guint32 i)
{
  gsize entry = (gsize) table + (gsize) i * 8;
  gsize length, offset;

  if (entry + 8 > mo->length)
    return NULL;
  length = read_word (mo, entry);
  offset = read_word (mo, entry + 4);
  if (offset + length + 1 > mo->length || mo->bytes[offset + length] != '\0')
    return NULL;
  return mo->bytes + offset;
}

static gboolean
open_mo (GMappedFile *file, MoFile *mo)
{
  guint32 magic;

  mo->bytes = g_mapped_file_get_contents (file);
  mo->length = g_mapped_file_get_length (file);
  if (mo->bytes == NULL || mo->length < MO_HEADER_SIZE)
    return FALSE;
  memcpy (&magic, mo->bytes, sizeof magic);
  mo->swapped = magic == MO_MAGIC_SWAPPED;
  return mo->swapped || magic == MO_MAGIC;
}

static void
read_phrases (RelevePhrasebook *self)
{
  MoFile mo;
  guint32 n, originals, translations;

  if (!open_mo (self->file, &mo))
    return;
  n = read_word (&mo, 8);
  originals = read_word (&mo, 12);
  translations = read_word (&mo, 16);
  for (guint32 i = 0; i < n; i++)
    {
      const char *original = read_string (&mo, originals, i);
      const char *translation = read_string (&mo, translations, i);

      if (original == NULL || translation == NULL)
        break;
      if (*original != '\0' && *translation != '\0')
        g_hash_table_insert (self->phrases, (gpointer) original, (gpointer) translation);
    }
}

static void
releve_phrasebook_finalize (GObject *object)
{
  RelevePhrasebook *self = RELEVE_PHRASEBOOK (object);

  g_clear_pointer (&self->phrases, g_hash_table_unref);
  g_clear_pointer (&self->file, g_mapped_file_unref);
  G_OBJECT_CLASS (releve_phrasebook_parent_class)->finalize (object);
}

static void
releve_phrasebook_class_init (RelevePhrasebookClass *class)
{
  G_OBJECT_CLASS (class)->finalize = releve_phrasebook_finalize;
}

static void
releve_phrasebook_init (RelevePhrasebook *self)
{
  self->phrases = g_hash_table_new (g_str_hash, g_str_equal);
}

RelevePhrasebook *
releve_phrasebook_new (ReleveLanguage language)
{
  RelevePhrasebook *self = g_object_new (RELEVE_TYPE_PHRASEBOOK, NULL);
  g_autofree char *path = NULL;

  self->language = language;
  if (language == RELEVE_LANGUAGE_EN)
    return self;
  path = g_build_filename (releve_locale_folder (), releve_language_tag (language),
                           "LC_MESSAGES", "releve.mo", NULL);
  self->file = g_mapped_file_new (path, FALSE, NULL);
  if (self->file != NULL)
    read_phrases (self);
  return self;
}

ReleveLanguage
releve_phrasebook_get_language (RelevePhrasebook *self)
{
  g_return_val_if_fail (RELEVE_IS_PHRASEBOOK (self), RELEVE_LANGUAGE_EN);
  return self->language;
}

const char *
releve_say (RelevePhrasebook *self, const char *message)
{
  const char *translation;

  g_return_val_if_fail (RELEVE_IS_PHRASEBOOK (self), message);
  translation = g_hash_table_lookup (self->phrases, message);
  return translation != NULL ? translation : message;
}

const char *
releve_say_in (RelevePhrasebook *self, const char *context, const char *message)
{
  g_autofree char *key = NULL;
  const char *translation;

  g_return_val_if_fail (RELEVE_IS_PHRASEBOOK (self), message);
  key = g_strdup_printf ("%s%c%s", context, CONTEXT_GLUE, message);
  translation = g_hash_table_lookup (self->phrases, key);
  return translation != NULL ? translation : message;
}

/* The form after the first, or the first where a damaged file has no other. */
static const char *
plural_of (RelevePhrasebook *self, const char *first)
{
  const char *bytes = g_mapped_file_get_contents (self->file);
  const char *end = bytes + g_mapped_file_get_length (self->file);
  const char *next = first + strlen (first) + 1;

  return next < end && memchr (next, '\0', end - next) != NULL ? next : first;
}

/* Plural forms of one entry follow one another, each with its terminator;
 * French keeps the singular up to two (its Plural-Forms: n > 1). */
const char *
releve_say_count (RelevePhrasebook *self, const char *one, const char *many, gulong n)
{
  const char *translation;

  g_return_val_if_fail (RELEVE_IS_PHRASEBOOK (self), many);
  translation = g_hash_table_lookup (self->phrases, one);
  if (translation == NULL)
    return n == 1 ? one : many;
  return n > 1 ? plural_of (self, translation) : translation;
}

gboolean
releve_language_parse (const char *tag, ReleveLanguage *language)
{
  if (tag == NULL || strlen (tag) < 2 || g_ascii_isalpha (tag[2]))
    return FALSE;
  if (g_ascii_strncasecmp (tag, "fr", 2) == 0)
    *language = RELEVE_LANGUAGE_FR;
  else if (g_ascii_strncasecmp (tag, "en", 2) == 0)
    *language = RELEVE_LANGUAGE_EN;
  else
    return FALSE;
  return TRUE;
}

ReleveLanguage
releve_language_of_environment (void)
{
  static const char *const variables[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG" };
  ReleveLanguage language;

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *value = g_getenv (variables[i]);
      if (releve_language_parse (value, &language))
        return language;
      /* LANGUAGE is empty, or set to something else: LC_ALL and its kin decide. */
      if (i > 0 && value != NULL && *value != '\0')
        break;
    }
  return RELEVE_LANGUAGE_EN;
}

const char *
releve_language_tag (ReleveLanguage language)
{
  return language == RELEVE_LANGUAGE_FR ? "fr" : "en";
}

const char *
releve_locale_folder (void)
{
  const char *folder = g_getenv ("RELEVE_LOCALEDIR");

  return folder != NULL && *folder != '\0' ? folder : LOCALEDIR;
}
