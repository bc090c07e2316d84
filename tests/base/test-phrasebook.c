#include <glib/gstdio.h>
#include <string.h>

#include "releve-phrasebook.h"

/* Two entries: one with a plural, one with a context. */
static GByteArray *
make_mo (void)
{
  static const struct { const char *original, *translation; gsize o_length, t_length; } entries[] = {
    { "one card\0%d cards", "une carte\0%d cartes", 17, 19 },
    { "verb\004Open", "Ouvrir", 9, 6 },
  };
  GByteArray *mo = g_byte_array_new ();
  guint32 header[7] = { 0x950412de, 0, 2, 28, 44, 0, 60 };
  guint32 offset = 60;
  guint32 tables[8];

  for (guint i = 0; i < 2; i++)
    {
      tables[i * 2] = entries[i].o_length, tables[i * 2 + 1] = offset;
      offset += entries[i].o_length + 1;
      tables[4 + i * 2] = entries[i].t_length, tables[4 + i * 2 + 1] = offset;
      offset += entries[i].t_length + 1;
    }
  g_byte_array_append (mo, (guint8 *) header, sizeof header);
  g_byte_array_append (mo, (guint8 *) tables, sizeof tables);
  for (guint i = 0; i < 2; i++)
    {
      g_byte_array_append (mo, (guint8 *) entries[i].original, entries[i].o_length + 1);
      g_byte_array_append (mo, (guint8 *) entries[i].translation, entries[i].t_length + 1);
    }
  return mo;
}

static char *
install (const guint8 *bytes, gsize length)
{
  g_autofree char *folder = g_dir_make_tmp ("releve-XXXXXX", NULL);
  g_autofree char *messages = g_build_filename (folder, "fr", "LC_MESSAGES", NULL);
  char *path = g_build_filename (messages, "releve.mo", NULL);

  g_mkdir_with_parents (messages, 0700);
  g_assert_true (g_file_set_contents (path, (const char *) bytes, length, NULL));
  g_setenv ("RELEVE_LOCALEDIR", folder, TRUE);
  return path;
}

static void
test_french_is_found_whatever_the_locale (void)
{
  g_autoptr (GByteArray) mo = make_mo ();
  g_autofree char *path = install (mo->data, mo->len);
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (RELEVE_LANGUAGE_FR);

  g_assert_cmpstr (releve_say_in (book, "verb", "Open"), ==, "Ouvrir");
  g_assert_cmpstr (releve_say (book, "Open"), ==, "Open");
  g_assert_cmpstr (releve_say_count (book, "one card", "%d cards", 0), ==, "une carte");
  g_assert_cmpstr (releve_say_count (book, "one card", "%d cards", 1), ==, "une carte");
  g_assert_cmpstr (releve_say_count (book, "one card", "%d cards", 2), ==, "%d cartes");
}

static void
test_english_answers_the_source (void)
{
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (RELEVE_LANGUAGE_EN);

  g_assert_cmpstr (releve_say_count (book, "one card", "%d cards", 0), ==, "%d cards");
  g_assert_cmpstr (releve_say_count (book, "one card", "%d cards", 1), ==, "one card");
}

static void
test_a_damaged_file_is_survived (void)
{
  g_autoptr (GByteArray) mo = make_mo ();

  for (guint length = 0; length < mo->len; length++)
    {
      g_autofree char *path = install (mo->data, length);
      g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (RELEVE_LANGUAGE_FR);
      const char *said = releve_say_in (book, "verb", "Open");
      g_assert_true (g_str_equal (said, "Open") || g_str_equal (said, "Ouvrir"));
    }
  for (guint i = 0; i < mo->len; i++)
    {
      g_autoptr (RelevePhrasebook) book = NULL;
      g_autofree char *path = NULL;
      guint8 kept = mo->data[i];
      mo->data[i] ^= 0xff;
      path = install (mo->data, mo->len);
      book = releve_phrasebook_new (RELEVE_LANGUAGE_FR);
      g_assert_nonnull (releve_say (book, "Open"));
      mo->data[i] = kept;
    }
}

static void
test_the_environment_names_the_language (void)
{
  ReleveLanguage language;

  g_setenv ("LANGUAGE", "", TRUE);
  g_setenv ("LC_ALL", "fr_CA.UTF-8", TRUE);
  g_assert_cmpint (releve_language_of_environment (), ==, RELEVE_LANGUAGE_FR);
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_assert_cmpint (releve_language_of_environment (), ==, RELEVE_LANGUAGE_EN);
  g_setenv ("LANGUAGE", "fr", TRUE);
  g_assert_cmpint (releve_language_of_environment (), ==, RELEVE_LANGUAGE_FR);
  g_assert_false (releve_language_parse ("french", &language));
  g_assert_false (releve_language_parse ("de", &language));
  g_assert_false (releve_language_parse (NULL, &language));
  g_assert_true (releve_language_parse ("en_GB", &language));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/phrasebook/P4-french-is-found-whatever-the-locale", test_french_is_found_whatever_the_locale);
  g_test_add_func ("/phrasebook/N6-english-answers-the-source", test_english_answers_the_source);
  g_test_add_func ("/phrasebook/a-damaged-file-is-survived", test_a_damaged_file_is_survived);
  g_test_add_func ("/phrasebook/the-environment-names-the-language", test_the_environment_names_the_language);
  return g_test_run ();
}
