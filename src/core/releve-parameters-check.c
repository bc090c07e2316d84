/* Which numbers the matching model may be asked with (L15). */

#include "releve-match.h"

#include <math.h>
#include <string.h>

#include "releve-error.h"

/* A sum of tenths is not to depend on rounding. */
#define TOLERANCE 1e-6

/* The names in the order of data/seed/parameters.json, with their bounds: a
 * divisor stays above 0, a level on its scale, a share between 0 and 1, and a
 * group of colleagues never under three (domain.md §5). */
static const struct {
  const char *name;
  double low, high;
} bounds[] = {
  { "exposure.base", 0.01, 0.99 },
  { "blend.half", 0.1, 20 },
  { "self.cap", 0, 4 },
  { "stale.months", 1, 60 },
  { "colleague.minimum", 3, 20 },
  { "gap.scale", 0.1, 4 },
  { "need.floor", 0, 1 },
  { "need.slope", 0, 1 },
  { "support.brief", 0, 1 },
  { "support.debrief", 0, 1 },
  { "budget.base", 0, 28 },
  { "budget.orientation", 0, 28 },
  { "budget.support", 0, 28 },
  { "budget.load", 0, 1 },
  { "stretch.scale", 0, 4 },
  { "stretch.base", 0.01, 1 },
  { "stretch.orientation", 0, 1 },
  { "stretch.need", 0, 1 },
  { "over.scale", 0, 10 },
  { "over.support", 0, 1 },
  { "over.efficacy", 0, 4 },
  { "dead.band", 0, 2 },
  { "total.slack", 0, 28 },
  { "total.scale", 0.1, 28 },
  { "brief.base", 0, 4 },
  { "brief.over", 0, 4 },
  { "brief.step", 0, 4 },
  { "brief.from", 0, 4 },
  { "debrief.base", 0, 4 },
  { "debrief.over", 0, 4 },
  { "debrief.step", 0, 4 },
  { "debrief.from", 0, 4 },
  { "account.base", 0, 4 },
  { "account.responsibility", 0, 4 },
  { "account.autonomy", 0, 4 },
  { "short.weight", 0, 10 },
  { "long.weight", 0, 10 },
  { "mean.share", 0, 1 },
  { "worst.share", 0, 1 },
  { "routine.share", 0, 1 },
  { "growth.scale", 0, 4 },
  { "growth.hours", 1, 1000 },
  { "growth.orientation.base", 0, 1 },
  { "growth.orientation", 0, 1 },
  { "growth.debrief.base", 0, 1 },
  { "growth.debrief", 0, 1 },
  { "word.moderate", 0.001, 4 },
  { "word.strong", 0.001, 4 },
  { "fit.enough", 0, 100 },
  { "gate.level", 1, 4 },
  { "gate.mastery", 0, 4 },
  { "hidden.band", 0, 2 },
  { "differ.levels", 0.5, 4 },
};

static const char *const columns[] = { "TM", "SE", "HS", "CI", "IC", "AM", "OR", "LO", "EX" };

#define N_CELLS (RELEVE_N_CHALLENGES * (RELEVE_N_RATED + 1 + RELEVE_N_COMPETENCIES))

static const char *
name_cell (int cell)
{
  int row = cell / (RELEVE_N_RATED + 1);
  g_autofree char *name = NULL;

  if (cell < RELEVE_N_CHALLENGES * (RELEVE_N_RATED + 1))
    name = g_strdup_printf ("W.%s.%s", releve_characteristic_codes[row], columns[cell % (RELEVE_N_RATED + 1)]);
  else
    {
      cell -= RELEVE_N_CHALLENGES * (RELEVE_N_RATED + 1);
      name = g_strdup_printf ("M.%s.C%d", releve_characteristic_codes[cell / RELEVE_N_COMPETENCIES], cell % RELEVE_N_COMPETENCIES + 1);
    }
  return g_intern_string (name);
}

static GPtrArray *
list_names (void)
{
  GPtrArray *names = g_ptr_array_new ();
  double value;

  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    g_ptr_array_add (names, (gpointer) bounds[i].name);
  for (int cell = 0; cell < N_CELLS; cell++)
    if (releve_parameters_get (releve_parameters_default (), name_cell (cell), &value) && value > 0)
      g_ptr_array_add (names, (gpointer) name_cell (cell));
  g_ptr_array_add (names, NULL);
  return names;
}

const char *
releve_parameters_name (guint index)
{
  static GPtrArray *names;

  if (g_once_init_enter (&names))
    g_once_init_leave (&names, list_names ());
  return index < names->len ? names->pdata[index] : NULL;
}

const char *
releve_parameters_cell (guint index)
{
  return index < N_CELLS ? name_cell ((int) index) : NULL;
}

gboolean
releve_parameters_bounds (const char *name, double *low, double *high)
{
  double value;

  g_return_val_if_fail (name != NULL && low != NULL && high != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    if (strcmp (bounds[i].name, name) == 0)
      {
        *low = bounds[i].low;
        *high = bounds[i].high;
        return TRUE;
      }
  *low = 0;
  *high = 1;
  return releve_parameters_get (releve_parameters_default (), name, &value);
}

static gboolean
refuse_number (GError **error, const char *problem, const char *where, double number, const char *expected)
{
  char found[G_ASCII_DTOSTR_BUF_SIZE];

  return releve_error_set (error, RELEVE_ERROR_INVALID, problem, where, g_ascii_formatd (found, sizeof found, "%g", number), expected);
}

static gboolean
check_value (const ReleveParameters *self, const char *name, GError **error)
{
  double value = NAN, low = 0, high = 0;
  g_autofree char *expected = NULL;
  char least[G_ASCII_DTOSTR_BUF_SIZE], most[G_ASCII_DTOSTR_BUF_SIZE];

  releve_parameters_get (self, name, &value);
  if (isnan (value))
    return releve_error_set (error, RELEVE_ERROR_INVALID, "parameter-missing", name, NULL, NULL);
  releve_parameters_bounds (name, &low, &high);
  if (value >= low && value <= high)
    return TRUE;
  expected = g_strdup_printf ("%s–%s", g_ascii_formatd (least, sizeof least, "%g", low), g_ascii_formatd (most, sizeof most, "%g", high));
  return refuse_number (error, "value-range", name, value, expected);
}

static gboolean
check_rows (const ReleveParameters *self, GError **error)
{
  for (int d = 0; d < RELEVE_N_CHALLENGES; d++)
    {
      double readiness = 0, relevance = 0;

      for (int a = 0; a <= RELEVE_N_RATED; a++)
        readiness += self->readiness[d][a];
      for (int c = 0; c < RELEVE_N_COMPETENCIES; c++)
        relevance += self->relevance[d][c];
      if (fabs (readiness - 1) > TOLERANCE)
        return refuse_number (error, "readiness-sum", releve_characteristic_codes[d], readiness, "1");
      if (relevance < TOLERANCE)
        return refuse_number (error, "relevance-empty", releve_characteristic_codes[d], relevance, NULL);
    }
  return TRUE;
}

gboolean
releve_parameters_check (const ReleveParameters *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    if (!check_value (self, bounds[i].name, error))
      return FALSE;
  for (int cell = 0; cell < N_CELLS; cell++)
    if (!check_value (self, name_cell (cell), error))
      return FALSE;
  if (self->word_strong <= self->word_moderate)
    return refuse_number (error, "words-reversed", "word.strong", self->word_strong, "word.moderate");
  return check_rows (self, error);
}
