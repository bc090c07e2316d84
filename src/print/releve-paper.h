#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What it is printed on. Texts are set for A4 and Letter; A3 and Tabloid
 * magnify the same pages, so that a line never grows too long to be read. */
typedef enum { RELEVE_PAPER_A4, RELEVE_PAPER_LETTER, RELEVE_PAPER_A3, RELEVE_PAPER_TABLOID, RELEVE_N_PAPERS } RelevePaper;
extern const char *const releve_paper_codes[]; /* a4 letter a3 tabloid */

/* Upright, in points; the margin is that of the paper which is magnified. */
void   releve_paper_get_size   (RelevePaper paper, double *width, double *height);
double releve_paper_get_margin (RelevePaper paper);
double releve_paper_magnifies  (RelevePaper paper); /* 1 for A4 and Letter */

/* What a country prints on: Letter in Canada and the USA, A4 elsewhere.
 * @locale is a POSIX name such as "fr_CA.UTF-8"; NULL is nowhere. */
RelevePaper releve_paper_of_locale      (const char *locale);
/* By LC_ALL, LC_PAPER and LANG, the first that is set. */
RelevePaper releve_paper_of_environment (void);

G_END_DECLS
