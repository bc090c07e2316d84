#pragma once

#include "releve-day.h"

G_BEGIN_DECLS

/* Short forms for table cells and running text; callers free. */
char *releve_print_dated_day (ReleveDay day, ReleveLanguage language); /* "23 Sep 2026"; "" for no day */
/* "23–24 Sep", "29 Jul–25 Aug"; one day alone where the other is unknown. */
char *releve_print_period    (ReleveDay first, ReleveDay last, ReleveLanguage language);
char *releve_print_lower     (const char *text); /* the first letter small, acronyms apart */

G_END_DECLS
