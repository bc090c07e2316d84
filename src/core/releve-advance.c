/* What a learner is called a year later. */

#include "releve-versions.h"

#define HIGHEST 7 /* year of training that has a name here */

static const char *const english[HIGHEST + 1] = { NULL, "first", "second", "third", "fourth", "fifth", "sixth", "seventh" };
static const char *const french[HIGHEST + 1] = { NULL, "première", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième" };

static const char *const numbered =
  "\\b(?<mark>R|PGY|PGY-)(?<year>[1-6])\\b"                          /* R2, PGY-3 */
  "|\\b(?<year>[1-6])(?<ending>st|nd|rd|th)(?=[- ]year)"              /* 3rd-year */
  "|\\b(?<year>[1-6])(?<ending>re|ère|ere|e|ème|eme)(?=[ \u00a0]année)"; /* 2e année */

/* A capital letter stays one. */
static void
append_word (GString *text, const char *word, gboolean capital)
{
  g_string_append_c (text, capital ? g_ascii_toupper (*word) : *word);
  g_string_append (text, word + 1);
}

/* "Third-year" → "Fourth-year"; NULL where no such year is named. */
static char *
advance_word (const char *post, const char *const *words, const char *const *after)
{
  for (int year = 1; year < HIGHEST; year++)
    for (guint i = 0; after[i] != NULL; i++)
      {
        g_autofree char *pattern = g_strdup_printf ("\\b%s(?=%s)", words[year], after[i]);
        g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
        g_autoptr (GMatchInfo) match = NULL;
        GString *text;
        int start, end;

        if (!g_regex_match (regex, post, 0, &match))
          continue;
        g_match_info_fetch_pos (match, 0, &start, &end);
        text = g_string_new_len (post, start);
        append_word (text, words[year + 1], g_ascii_isupper (post[start]));
        g_string_append (text, post + end);
        return g_string_free (text, FALSE);
      }
  return NULL;
}

static const char *
ending_of (int year, gboolean is_french)
{
  static const char *const endings[] = { "th", "st", "nd", "rd" };

  if (is_french)
    return year == 1 ? "re" : "e";
  return endings[year <= 3 ? year : 0];
}

static gboolean
advance_number_cb (const GMatchInfo *match, GString *text, gpointer is_french)
{
  g_autofree char *mark = g_match_info_fetch_named (match, "mark");
  g_autofree char *digit = g_match_info_fetch_named (match, "year");
  g_autofree char *ending = g_match_info_fetch_named (match, "ending");
  int year = (int) g_ascii_strtoll (digit, NULL, 10) + 1;

  g_string_append_printf (text, "%s%d%s", mark != NULL ? mark : "", year,
                          ending != NULL && *ending != '\0' ? ending_of (year, GPOINTER_TO_INT (is_french)) : "");
  return FALSE;
}

static char *
advance (const char *post, gboolean is_french)
{
  static const char *const after_english[] = { "[- ]year", NULL }, *const after_french[] = { "[ \u00a0]année", NULL };
  g_autoptr (GRegex) regex = NULL;
  char *advanced;

  if (post == NULL)
    return NULL;
  advanced = is_french ? advance_word (post, french, after_french) : advance_word (post, english, after_english);
  if (advanced != NULL)
    return advanced;
  regex = g_regex_new (numbered, G_REGEX_DUPNAMES, 0, NULL);
  return g_regex_replace_eval (regex, post, -1, 0, 0, advance_number_cb, GINT_TO_POINTER (is_french), NULL);
}

ReleveWords
releve_advance_post (const ReleveWords *post)
{
  ReleveWords next = { NULL, NULL };

  g_return_val_if_fail (post != NULL, next);

  next.en = advance (post->en, FALSE);
  next.fr = advance (post->fr, TRUE);
  return next;
}
