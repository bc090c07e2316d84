#include "releve-match.h"

#include <math.h>
#include <string.h>

/* One row a named value; W and M are found by their codes instead. */
#define NAMED(name, field) { name, G_STRUCT_OFFSET (ReleveParameters, field) }

static const struct {
  const char *name;
  gsize offset;
} named[] = {
  NAMED ("exposure.base", exposure_base),
  NAMED ("blend.half", blend_half),
  NAMED ("self.cap", self_cap),
  NAMED ("stale.months", stale_months),
  NAMED ("colleague.minimum", colleague_minimum),
  NAMED ("gap.scale", gap_scale),
  NAMED ("need.floor", need_floor),
  NAMED ("need.slope", need_slope),
  NAMED ("support.brief", support_brief),
  NAMED ("support.debrief", support_debrief),
  NAMED ("budget.base", budget_base),
  NAMED ("budget.orientation", budget_orientation),
  NAMED ("budget.support", budget_support),
  NAMED ("budget.load", budget_load),
  NAMED ("stretch.scale", stretch_scale),
  NAMED ("stretch.base", stretch_base),
  NAMED ("stretch.orientation", stretch_orientation),
  NAMED ("stretch.need", stretch_need),
  NAMED ("over.scale", over_scale),
  NAMED ("over.support", over_support),
  NAMED ("over.efficacy", over_efficacy),
  NAMED ("dead.band", dead_band),
  NAMED ("total.slack", total_slack),
  NAMED ("total.scale", total_scale),
  NAMED ("brief.base", brief_base),
  NAMED ("brief.over", brief_over),
  NAMED ("brief.step", brief_step),
  NAMED ("brief.from", brief_from),
  NAMED ("debrief.base", debrief_base),
  NAMED ("debrief.over", debrief_over),
  NAMED ("debrief.step", debrief_step),
  NAMED ("debrief.from", debrief_from),
  NAMED ("account.base", account_base),
  NAMED ("account.responsibility", account_responsibility),
  NAMED ("account.autonomy", account_autonomy),
  NAMED ("short.weight", short_weight),
  NAMED ("long.weight", long_weight),
  NAMED ("mean.share", mean_share),
  NAMED ("worst.share", worst_share),
  NAMED ("routine.share", routine_share),
  NAMED ("growth.scale", growth_scale),
  NAMED ("growth.hours", growth_hours),
  NAMED ("growth.orientation.base", growth_orientation_base),
  NAMED ("growth.orientation", growth_orientation),
  NAMED ("growth.debrief.base", growth_debrief_base),
  NAMED ("growth.debrief", growth_debrief),
  NAMED ("word.moderate", word_moderate),
  NAMED ("word.strong", word_strong),
  NAMED ("fit.enough", fit_enough),
  NAMED ("gate.level", gate_level),
  NAMED ("gate.mastery", gate_mastery),
  NAMED ("hidden.band", hidden_band),
  NAMED ("differ.levels", differ_levels),
};

/* Columns of W; the index is the attribute's, exposure last. */
static const char *const readiness_codes[] = { "TM", "SE", "HS", "CI", "IC", "AM", "OR", "LO", "EX", NULL };
static const char *const competency_codes[] = {
  "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10", "C11", "C12", NULL
};

G_STATIC_ASSERT (G_N_ELEMENTS (readiness_codes) == RELEVE_N_RATED + 2);
G_STATIC_ASSERT (G_N_ELEMENTS (competency_codes) == RELEVE_N_COMPETENCIES + 1);

enum { TM, SE, HS, CI, IC, AM, OR, LO, EX };
enum { C1, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11, C12 };

/* Version 1: the values of domain.md §4, untested defaults all of them. */
static const ReleveParameters shipped = {
  .version = 1,
  .readiness = {
    [RELEVE_CHG] = { [AM] = .3, [CI] = .3, [SE] = .2, [EX] = .2 },
    [RELEVE_AUT] = { [TM] = .35, [HS] = .3, [OR] = .15, [EX] = .2 },
    [RELEVE_NOV] = { [AM] = .3, [HS] = .25, [SE] = .25, [EX] = .2 },
    [RELEVE_RSP] = { [TM] = .3, [HS] = .2, [OR] = .2, [SE] = .1, [EX] = .2 },
    [RELEVE_COM] = { [TM] = .35, [HS] = .25, [SE] = .2, [EX] = .2 },
    [RELEVE_DIV] = { [IC] = .45, [CI] = .35, [EX] = .2 },
    [RELEVE_BND] = { [CI] = .4, [SE] = .25, [OR] = .15, [EX] = .2 },
  },
  .relevance = {
    [RELEVE_CHG] = { [C11] = 1, [C12] = .6, [C4] = .5, [C10] = .4 },
    [RELEVE_AUT] = { [C2] = .8, [C8] = .6, [C12] = .5, [C3] = .4 },
    [RELEVE_NOV] = { [C1] = 1, [C2] = .6, [C11] = .3 },
    [RELEVE_RSP] = { [C3] = .8, [C9] = .8, [C8] = .7, [C10] = .4 },
    [RELEVE_COM] = { [C3] = .7, [C12] = .7, [C10] = .3 },
    [RELEVE_DIV] = { [C5] = .8, [C7] = .7, [C6] = .6, [C4] = .4 },
    [RELEVE_BND] = { [C4] = 1, [C12] = .6, [C7] = .5, [C5] = .3 },
  },
  .exposure_base = .7,
  .blend_half = 2, .self_cap = 2, .stale_months = 6, .colleague_minimum = 3,
  .gap_scale = 2, .need_floor = .2, .need_slope = .8,
  .support_brief = .4, .support_debrief = .6,
  .budget_base = 3, .budget_orientation = 1, .budget_support = 2, .budget_load = .5,
  .stretch_scale = 1.25, .stretch_base = .25, .stretch_orientation = .35, .stretch_need = .4,
  .over_scale = 2, .over_support = .6, .over_efficacy = .5,
  .dead_band = .5, .total_slack = 1, .total_scale = 4,
  .brief_base = 1, .brief_over = .75, .brief_step = .5, .brief_from = 3,
  .debrief_base = 1, .debrief_over = .75, .debrief_step = .5, .debrief_from = 3,
  .account_base = .5, .account_responsibility = .5, .account_autonomy = .25,
  .short_weight = 1.5, .long_weight = .1,
  .mean_share = .7, .worst_share = .3,
  .routine_share = .25,
  .growth_scale = .8, .growth_hours = 40, .growth_orientation_base = .5, .growth_orientation = .5,
  .growth_debrief_base = .4, .growth_debrief = .6,
  .word_moderate = .1, .word_strong = .25,
  .fit_enough = 70, .gate_level = 3, .gate_mastery = 2,
  .hidden_band = .25, .differ_levels = 2,
};

const ReleveParameters *
releve_parameters_default (void)
{
  return &shipped;
}

static int
find_code (const char *const *codes, const char *code, gsize length)
{
  for (int i = 0; codes[i] != NULL; i++)
    if (strlen (codes[i]) == length && strncmp (codes[i], code, length) == 0)
      return i;
  return -1;
}

/* "CHG.AM": the row is a challenge, the column one of @columns. */
static gboolean
locate_cell (const char *cell, const char *const *columns, int *row, int *column)
{
  const char *dot = strchr (cell, '.');

  if (dot == NULL)
    return FALSE;
  *row = find_code (releve_characteristic_codes, cell, dot - cell);
  *column = find_code (columns, dot + 1, strlen (dot + 1));
  return *row >= 0 && *row < RELEVE_N_CHALLENGES && *column >= 0;
}

/* Where in a table the value called @name lies; FALSE for an unknown name. */
static gboolean
locate (const char *name, gsize *offset)
{
  int row, column;

  if (g_str_has_prefix (name, "W.") && locate_cell (name + 2, readiness_codes, &row, &column))
    {
      *offset = G_STRUCT_OFFSET (ReleveParameters, readiness) + (row * (RELEVE_N_RATED + 1) + column) * sizeof (double);
      return TRUE;
    }
  if (g_str_has_prefix (name, "M.") && locate_cell (name + 2, competency_codes, &row, &column))
    {
      *offset = G_STRUCT_OFFSET (ReleveParameters, relevance) + (row * RELEVE_N_COMPETENCIES + column) * sizeof (double);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (strcmp (named[i].name, name) == 0)
      {
        *offset = named[i].offset;
        return TRUE;
      }
  return FALSE;
}

void
releve_parameters_clear (ReleveParameters *self)
{
  g_return_if_fail (self != NULL);

  memset (self, 0, sizeof *self);
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    G_STRUCT_MEMBER (double, self, named[i].offset) = NAN;
}

double *
releve_parameters_place (ReleveParameters *self, const char *name)
{
  gsize offset;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return locate (name, &offset) ? &G_STRUCT_MEMBER (double, self, offset) : NULL;
}

gboolean
releve_parameters_set (ReleveParameters *self, const char *name, double value)
{
  gsize offset;

  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  if (!locate (name, &offset))
    return FALSE;
  G_STRUCT_MEMBER (double, self, offset) = value;
  return TRUE;
}

gboolean
releve_parameters_get (const ReleveParameters *self, const char *name, double *value)
{
  gsize offset;

  g_return_val_if_fail (self != NULL && name != NULL && value != NULL, FALSE);

  if (!locate (name, &offset))
    return FALSE;
  *value = *(const double *) G_STRUCT_MEMBER_P (self, offset);
  return TRUE;
}

const char *
releve_parameters_missing (const ReleveParameters *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (isnan (*(const double *) G_STRUCT_MEMBER_P (self, named[i].offset)))
      return named[i].name;
  return NULL;
}
