#pragma once

#include "releve-levels.h"

G_BEGIN_DECLS

/* The matching model of domain.md §4: one pure function of its input and of
 * one versioned parameter table. Nothing else computes a target, a fit, a
 * growth or a value. */

#define RELEVE_N_COMPETENCIES 12    /* C1 … C12, those the table M speaks of */
#define RELEVE_N_RATED        8     /* TM SE HS CI IC AM OR LO */
#define RELEVE_EX             8     /* column of exposure in W */

/* Named doubles; releve_parameters_set() knows every name. */
typedef struct {
  int version;
  double readiness[RELEVE_N_CHALLENGES][RELEVE_N_RATED + 1];   /* W: "W.CHG.AM" … "W.BND.EX" */
  double relevance[RELEVE_N_CHALLENGES][RELEVE_N_COMPETENCIES];/* M: "M.CHG.C11" … */
  double exposure_base;         /* 0.7 */
  double blend_half;            /* 2: ω = N/(N+2) */
  double self_cap;              /* 2: self alone in AUT and RSP */
  double stale_months;          /* 6 */
  double colleague_minimum;     /* 3 */
  double gap_scale;             /* 2 */
  double need_floor, need_slope;/* 0.2, 0.8 */
  double support_brief, support_debrief;           /* 0.4, 0.6 */
  double budget_base, budget_orientation, budget_support, budget_load; /* 3, 1, 2, 0.5 */
  double stretch_scale, stretch_base, stretch_orientation, stretch_need; /* 1.25, 0.25, 0.35, 0.40 */
  double over_scale, over_support, over_efficacy;  /* 2, 0.6, 0.5 */
  double dead_band;             /* 0.5 */
  double total_slack, total_scale; /* 1, 4 */
  double brief_base, brief_over, brief_step, brief_from;       /* 1, .75, .5, 3 */
  double debrief_base, debrief_over, debrief_step, debrief_from; /* 1, .75, .5, 3 */
  double account_base, account_responsibility, account_autonomy; /* .5, .5, .25 */
  double short_weight, long_weight; /* 1.5, 0.1 */
  double mean_share, worst_share;   /* 0.7, 0.3 */
  double routine_share;             /* .25; the rest is stretch */
  double growth_scale, growth_hours, growth_orientation_base, growth_orientation,
         growth_debrief_base, growth_debrief; /* 0.8, 40, .5, .5, .4, .6 */
  double word_moderate, word_strong; /* 0.1, 0.25 */
  double fit_enough;                 /* 70 */
  double gate_level, gate_mastery;   /* 3, 2 */
  double hidden_band;                /* 0.25: borderline around the requirement (§5) */
  double differ_levels;              /* 2: self and observed flagged (D5) */
} ReleveParameters;

/* All values absent (NAN); then set by name. FALSE for an unknown name. */
void     releve_parameters_clear    (ReleveParameters *self);
gboolean releve_parameters_set      (ReleveParameters *self, const char *name, double value);
gboolean releve_parameters_get      (const ReleveParameters *self, const char *name, double *value);
/* Where the value called @name lies in @self; NULL for an unknown name. */
double  *releve_parameters_place    (ReleveParameters *self, const char *name);
/* The first name without value, or NULL when complete (W and M default to 0). Not owned. */
const char *releve_parameters_missing (const ReleveParameters *self);
/* Every name of a whole table in its order: the model's numbers, then the cells
 * of W and M that the shipped table fills. NULL past the end. Not owned. */
const char *releve_parameters_name (guint index);
/* Every cell of W, then of M, row by row; NULL past the end. Not owned. */
const char *releve_parameters_cell (guint index);
/* The bounds of a value; FALSE for an unknown name. */
gboolean releve_parameters_bounds (const char *name, double *low, double *high);
/* Whether the model may be asked with these values: all there, finite and within
 * their bounds, each row of W summing to 1, each of M to something. INVALID
 * "parameter-missing", "value-range", "readiness-sum", "relevance-empty",
 * "words-reversed". */
gboolean releve_parameters_check (const ReleveParameters *self, GError **error);
/* The shipped values; equal to data/seed/parameters.json (a test compares). */
const ReleveParameters *releve_parameters_default (void);

typedef enum { RELEVE_GATE_NONE, RELEVE_GATE_NEEDS_SUPERVISOR } ReleveGate;
typedef enum { RELEVE_MODEST, RELEVE_MODERATE, RELEVE_STRONG } ReleveGrowthWord;

/* Attributes, competences and targets 0–4 or NAN where there is no rating;
 * a NAN attribute makes fit NAN, a NAN competence has gap 0. */
typedef struct {
  double attributes[RELEVE_N_RATED];
  double observed[RELEVE_N_RATED];  /* used for r_AUT, r_RSP; NAN = not observed: attribute capped */
  gboolean observed_known;          /* FALSE: attributes serve for observed too (releve-cli match) */
  int exposure[RELEVE_N_CHALLENGES];/* n_d ≥ 0 */
  double competence[RELEVE_N_COMPETENCIES];
  double target[RELEVE_N_COMPETENCIES];
  double weights[RELEVE_N_COMPETENCIES]; /* P; 0 = the assignment does not train it */
  double hours;                     /* ≥ 0, whole assignment */
  double load;                      /* 0–1 */
  ReleveLevels levels;              /* in force; all ten set */
  ReleveLevels low, high;           /* feasible range; {0…} and {4…} without one */
  gboolean clinical;
  gboolean supervised;              /* a supervisor is named present */
} ReleveMatchInput;

typedef enum {
  RELEVE_COST_TOTAL = RELEVE_N_CHALLENGES, /* after the seven: TOT, BRF, DBR, ACC */
  RELEVE_COST_BRF, RELEVE_COST_DBR, RELEVE_COST_ACC, RELEVE_N_COSTS
} ReleveCostIndex;
extern const char *const releve_cost_codes[]; /* CHG … BND TOT BRF DBR ACC */

typedef struct {
  double readiness[RELEVE_N_CHALLENGES];
  double gap[RELEVE_N_COMPETENCIES];        /* 0–1 */
  double challenge_gap[RELEVE_N_CHALLENGES];/* G_d */
  double stretch_wanted[RELEVE_N_CHALLENGES]; /* s·δ°_d: target minus readiness before clamping */
  double target[RELEVE_N_LEVELS];           /* t_d, then need of BRF, DBR, ACC */
  double support;                           /* σ */
  double budget;                            /* B */
  double stretch;                           /* T */
  double overstretch;                       /* O */
  double overstretch_weight;                /* κ */
  double costs[RELEVE_N_COSTS];
  gboolean under[RELEVE_N_COSTS];           /* the cost is an undershoot (level below what is right) */
  double fit;                               /* 0–100, NAN if an attribute is missing */
  double growth[RELEVE_N_COMPETENCIES];     /* Δ_c; 0 where P = 0; NAN where k is unknown */
  int growth_competency;                    /* index of the largest Δ, −1 if none */
  ReleveGrowthWord growth_word;
  double value;                             /* V; NAN like fit */
  int drivers[3];                           /* cost indexes, largest first; −1 past the end */
  guint missing;                            /* bit per rated attribute without value */
  guint unexplored;                         /* bit per weighted competency without k */
  ReleveGate gate;
} ReleveMatch;

/* Pure, without allocation; under 1 µs. @input must be inside its ranges. */
void releve_match (const ReleveParameters *parameters, const ReleveMatchInput *input, ReleveMatch *match);

/* One press of Match (§4a): the levels after one pass, inside the range. */
ReleveLevels releve_match_levels (const ReleveParameters *parameters, const ReleveMatchInput *input);

G_END_DECLS
