#pragma once

#include "releve-evidence.h"
#include "releve-wording.h"

G_BEGIN_DECLS

/* The matching model asked about people and assignments of a dossier. */

/* Levels in force: the placement's own, else the assignment's profile. */
ReleveLevels releve_levels_in_force (ReleveDossier *dossier, const RelevePlacement *placement);
/* Levels as somebody last chose them, agreed or in draft, else the profile. */
ReleveLevels releve_levels_chosen (ReleveDossier *dossier, const RelevePlacement *placement);
/* Feasible range of an assignment, by default profile ± 1 within 0–4. */
void releve_feasible_range (const ReleveAssignment *assignment, ReleveLevels *low, ReleveLevels *high);
/* Hours that one assignment takes of one learner in each of its blocks. */
double releve_hours_per_block (ReleveDossier *dossier, const ReleveAssignment *assignment, const char *learner_id);
/* Development hours of a learner in a block (percentage applied). */
double releve_development_hours (ReleveDossier *dossier, const char *learner_id);
/* ℓ over blocks first…first+span−1 (numbers), cards other than @except_id (nullable). */
double releve_load (ReleveDossier *dossier, const char *learner_id, int first, int span, const char *except_id);

/* Fills @input for a learner doing @assignment from block @first (0 = no block:
 * load 0), with @levels in force (NULL = profile). @except_id: a placement not
 * to be counted as other load (the card itself). */
void releve_fit_input (ReleveDossier *dossier, const char *learner_id, const char *assignment_id,
                       int first, const char *except_id, const ReleveLevels *levels, ReleveMatchInput *input);
/* What a card is judged by. An agreed card keeps the parameters, profile,
 * ranges, weights and role of its agreement (D6); all else is judged by those
 * in force. NULL and a card not agreed give the terms in force. */
typedef struct {
  const ReleveParameters *parameters;
  int edition;
} ReleveTerms;
ReleveTerms releve_terms_of_placement (ReleveDossier *dossier, const RelevePlacement *placement);
/* The terms for @levels of @placement: those of the agreement while they are the
 * agreed ones, those in force for any other, which would be agreed today. */
ReleveTerms releve_terms_of_levels (ReleveDossier *dossier, const RelevePlacement *placement, const ReleveLevels *levels);
/* releve_fit_input() by other terms than those in force. */
void releve_fit_input_by (ReleveDossier *dossier, const ReleveTerms *terms, const char *learner_id, const char *assignment_id,
                          int first, const char *except_id, const ReleveLevels *levels, ReleveMatchInput *input);
/* The card as it stands, by its levels in force. */
void releve_fit_of_placement (ReleveDossier *dossier, const RelevePlacement *placement, ReleveMatch *match);

/* The first level that departs: outside the feasible range of @input, or
 * RELEVE_DEPARTURE levels from its target (L8); −1 if none does. A departure
 * wants a note. Only levels other than in @before count; NULL counts all. */
#define RELEVE_DEPARTURE 2.0
int releve_fit_departure (const ReleveMatchInput *input, const ReleveMatch *match, const ReleveLevels *before);

/* LAM's own level: checklist lines met in order (domain.md §2). */
typedef struct {
  gboolean evidence_current;
  gboolean levels_set;
  gboolean discussed;       /* agreed, with fit ≥ 70 or a reason */
  gboolean retuned;         /* mid-point dated and held */
  int level;                /* 0–4 */
  ReleveDay evidence_on;    /* the oldest of the newest ratings; RELEVE_NO_DAY if one is missing */
} ReleveChecklist;
void releve_checklist (ReleveDossier *dossier, const RelevePlacement *placement, ReleveChecklist *checklist);

G_END_DECLS
