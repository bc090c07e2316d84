#include "releve-paper.h"

#include <string.h>

#define POINTS_PER_MILLIMETRE (72.0 / 25.4)

const char *const releve_paper_codes[] = { "a4", "letter", "a3", "tabloid", NULL };

static const struct {
  double width, height, margin; /* millimetres */
  RelevePaper set_as;           /* whose pages it magnifies */
} papers[RELEVE_N_PAPERS] = {
  [RELEVE_PAPER_A4] = { 210, 297, 19, RELEVE_PAPER_A4 },
  [RELEVE_PAPER_LETTER] = { 215.9, 279.4, 18, RELEVE_PAPER_LETTER },
  [RELEVE_PAPER_A3] = { 297, 420, 19, RELEVE_PAPER_A4 },
  [RELEVE_PAPER_TABLOID] = { 279.4, 431.8, 18, RELEVE_PAPER_LETTER },
};

void
releve_paper_get_size (RelevePaper paper, double *width, double *height)
{
  g_return_if_fail (paper < RELEVE_N_PAPERS);

  *width = papers[paper].width * POINTS_PER_MILLIMETRE;
  *height = papers[paper].height * POINTS_PER_MILLIMETRE;
}

double
releve_paper_get_margin (RelevePaper paper)
{
  g_return_val_if_fail (paper < RELEVE_N_PAPERS, 0);

  return papers[paper].margin * POINTS_PER_MILLIMETRE;
}

double
releve_paper_magnifies (RelevePaper paper)
{
  g_return_val_if_fail (paper < RELEVE_N_PAPERS, 1);

  return papers[paper].width / papers[papers[paper].set_as].width;
}

/* "CA" of "fr_CA.UTF-8", and not the beginning of a longer word. */
static gboolean
names_country (const char *locale, const char *country)
{
  const char *at = strchr (locale, '_');

  return at != NULL && g_ascii_strncasecmp (at + 1, country, 2) == 0 && !g_ascii_isalnum (at[3]);
}

RelevePaper
releve_paper_of_locale (const char *locale)
{
  gboolean letter = locale != NULL && (names_country (locale, "CA") || names_country (locale, "US"));

  return letter ? RELEVE_PAPER_LETTER : RELEVE_PAPER_A4;
}

RelevePaper
releve_paper_of_environment (void)
{
  static const char *const names[] = { "LC_ALL", "LC_PAPER", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *locale = g_getenv (names[i]);

      if (locale != NULL && *locale != '\0')
        return releve_paper_of_locale (locale);
    }
  return RELEVE_PAPER_A4;
}
