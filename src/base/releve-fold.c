#include "releve-fold.h"

#include <math.h>
#include <string.h>
#include <unicode/ucol.h>

/* Opening a collator takes about a millisecond: one a language is kept. */
static UCollator *
collator (ReleveLanguage language)
{
  static UCollator *kept[2];
  static gsize once[2];

  if (g_once_init_enter (&once[language]))
    {
      UErrorCode status = U_ZERO_ERROR;
      kept[language] = ucol_open (language == RELEVE_LANGUAGE_FR ? "fr" : "en", &status);
      if (U_FAILURE (status))
        kept[language] = NULL;
      g_once_init_leave (&once[language], 1);
    }
  return kept[language];
}

int
releve_fold_compare (const char *a, const char *b, ReleveLanguage language)
{
  UCollator *order = collator (language);
  UErrorCode status = U_ZERO_ERROR;
  UCollationResult result;

  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);
  if (order == NULL)
    return g_utf8_collate (a, b);
  result = ucol_strcollUTF8 (order, a, -1, b, -1, &status);
  return U_SUCCESS (status) ? (int) result : strcmp (a, b);
}

static void
append_folded (GString *folded, gunichar c)
{
  switch (c)
    {
    case 0x153: /* œ */
      g_string_append (folded, "oe");
      break;
    case 0xe6: /* æ */
      g_string_append (folded, "ae");
      break;
    case 0x2019: /* ’ */
      g_string_append_c (folded, '\'');
      break;
    default:
      if (!g_unichar_ismark (c))
        g_string_append_unichar (folded, c);
    }
}

char *
releve_fold_for_search (const char *text)
{
  g_autofree char *lower = text != NULL ? g_utf8_casefold (text, -1) : NULL;
  g_autofree char *apart = lower != NULL ? g_utf8_normalize (lower, -1, G_NORMALIZE_NFKD) : NULL;
  GString *folded = g_string_new (NULL);

  for (const char *c = apart; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    append_folded (folded, g_utf8_get_char (c));
  return g_string_free (folded, FALSE);
}

static char **
split_words (const char *folded)
{
  return g_regex_split_simple ("[^\\p{L}\\p{N}]+", folded, 0, 0);
}

static gboolean
any_word_starts (char **words, const char *start)
{
  for (char **word = words; *word != NULL; word++)
    if (g_str_has_prefix (*word, start))
      return TRUE;
  return FALSE;
}

gboolean
releve_fold_matches (const char *text, const char *query)
{
  g_autofree char *folded_text = releve_fold_for_search (text);
  g_autofree char *folded_query = releve_fold_for_search (query);
  g_auto (GStrv) words = split_words (folded_text);
  g_auto (GStrv) wanted = split_words (folded_query);

  for (char **start = wanted; *start != NULL; start++)
    if (**start != '\0' && !any_word_starts (words, *start))
      return FALSE;
  return TRUE;
}

char *
releve_number_format (double value, int decimals, ReleveLanguage language)
{
  char plain[G_ASCII_DTOSTR_BUF_SIZE + 64];
  char form[16];
  char *point;
  GString *text;

  if (isnan (value))
    return g_strdup ("–");
  g_snprintf (form, sizeof form, "%%.%df", CLAMP (decimals, 0, 9));
  g_ascii_formatd (plain, sizeof plain, form, value);
  point = strchr (plain, '.');
  if (point != NULL)
    {
      char *end = plain + strlen (plain);
      while (end[-1] == '0')
        *--end = '\0';
      if (end[-1] == '.')
        *--end = '\0';
    }
  if (strcmp (plain, "-0") == 0)
    plain[0] = '0', plain[1] = '\0';

  text = g_string_new (plain[0] == '-' ? "−" : "");
  g_string_append (text, plain[0] == '-' ? plain + 1 : plain);
  if (language == RELEVE_LANGUAGE_FR)
    g_string_replace (text, ".", ",", 1);
  return g_string_free (text, FALSE);
}

char *
releve_level_format (double level, ReleveLanguage language)
{
  double twice = level * 2;
  int whole;

  if (isnan (level) || fabs (twice - round (twice)) > 1e-9)
    return releve_number_format (level, 1, language);
  whole = (int) trunc (level);
  if (fabs (level - whole) < 1e-9)
    return releve_number_format (level, 0, language);
  if (whole == 0)
    return g_strdup (level < 0 ? "−½" : "½");
  return g_strdup_printf ("%s%d½", level < 0 ? "−" : "", ABS (whole));
}
