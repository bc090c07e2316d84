#pragma once

#include "releve-error.h"
#include "releve-phrasebook.h"
#include "releve-conflict.h"
#include "releve-reason.h"
#include "releve-rules.h"
#include "releve-versions.h"

G_BEGIN_DECLS

/* The only composer of sentences. Every function takes the phrasebook of the
 * language wanted; results are plain text, never markup; the caller frees. */

char *releve_text_error  (RelevePhrasebook *book, const GError *error);
gboolean releve_text_knows_problem (const char *problem); /* a sentence exists for this key */
char *releve_text_breach (RelevePhrasebook *book, ReleveDossier *dossier, const ReleveBreach *breach);
/* At most eleven letters for an occupied cell ("full 2/2", "on leave"), and a longer cell form. */
char *releve_text_breach_short (RelevePhrasebook *book, ReleveDossier *dossier, const ReleveBreach *breach);

/* "Dre Camille Lavoie", or "Dre Lavoie" when @brief. */
char *releve_text_learner    (RelevePhrasebook *book, const ReleveLearner *learner, gboolean brief);
char *releve_text_supervisor (RelevePhrasebook *book, const ReleveSupervisor *supervisor, gboolean brief);
char *releve_text_blocks     (RelevePhrasebook *book, int first, int last);     /* "block 4", "blocks 4–5" */
/* A card for a screen reader (A4): learner, assignment, block, LAM state, warnings. */
char *releve_text_card       (RelevePhrasebook *book, ReleveDossier *dossier, const RelevePlacement *placement);

const char *releve_text_category     (RelevePhrasebook *book, ReleveCategory category);
const char *releve_text_attribute    (RelevePhrasebook *book, ReleveAttribute attribute);
const char *releve_text_source       (RelevePhrasebook *book, ReleveSource source);
const char *releve_text_awareness    (RelevePhrasebook *book, ReleveAwareness awareness);
const char *releve_text_growth_word  (RelevePhrasebook *book, ReleveGrowthWord word);
const char *releve_text_levels_state (RelevePhrasebook *book, ReleveLevelsState state, RelevePlacementState placed);
const char *releve_text_duty_kind    (RelevePhrasebook *book, ReleveDutyKind kind);
const char *releve_text_plan_state   (RelevePhrasebook *book, RelevePlanState state);
const char *releve_text_plan_standing (RelevePhrasebook *book, const RelevePlan *plan); /* its state, or that its signature was taken back */
char *releve_text_plan_version  (RelevePhrasebook *book, const RelevePlan *plan); /* "Version 2: signed 14 September 2026" */
/* What to do about a reading of self and observed (domain.md §5). */
const char *releve_text_response     (RelevePhrasebook *book, ReleveAwareness awareness);
const char *releve_text_placement_state (RelevePhrasebook *book, RelevePlacementState state);
const char *releve_text_barrier      (RelevePhrasebook *book, ReleveBarrierKind barrier);
const char *releve_text_barrier_response (RelevePhrasebook *book, ReleveBarrierKind barrier);
const char *releve_text_commitment   (RelevePhrasebook *book, ReleveCommitment stage);
/* How to speak of training at that stage: wording alone depends on it. */
const char *releve_text_commitment_words (RelevePhrasebook *book, ReleveCommitment stage);
const char *releve_text_scale        (RelevePhrasebook *book, int level); /* 0 observes … 4 develops others */
const char *releve_text_scale_short  (RelevePhrasebook *book, int level); /* one or two words, over a scale */
/* A cost that lowers the fit: "Written commitment", "Total stretch", "Briefing". */
char *releve_text_cost   (RelevePhrasebook *book, ReleveDossier *dossier, int cost);
/* Two or three words for a warning cell: "too easy", "briefing short". */
const char *releve_text_cost_short (RelevePhrasebook *book, int cost, gboolean under);

/* A difference between two versions of the plan, without the clinician in whose
 * row it stands; and what a version is called, NULL being the plan in force. */
char *releve_text_difference (RelevePhrasebook *book, ReleveDossier *dossier, const ReleveDifference *difference);
char *releve_text_version    (RelevePhrasebook *book, const ReleveVersion *version);
/* What the plan in view is, for a page's head: "Version 3, published on 1 July
 * 2026, changed since", "Not published yet", or the name of the version. */
char *releve_text_view       (RelevePhrasebook *book, ReleveDossier *dossier);

/* "Dr N’Diaye placed on Lead an emergency team, block 7": past tense, for toasts;
 * as a name ("place K2 for Dr N’Diaye"): for tooltips of undo and redo. @detail is
 * the JSON of a history step. */
char *releve_text_step_done (RelevePhrasebook *book, ReleveDossier *dossier, const char *verb, const char *detail);
char *releve_text_step_name (RelevePhrasebook *book, ReleveDossier *dossier, const char *verb, const char *detail);

/* That no font draws @missing, the characters; caller frees. */
char *releve_text_missing_glyphs (RelevePhrasebook *book, const char *missing);
/* "7F3A 91C2": enough to compare two copies by eye. Caller frees. */
char *releve_text_checksum (const char *checksum);

/* What the planner found. @gap is a share of the bound, NAN while there is none. */
char *releve_text_per_cent (RelevePhrasebook *book, double share); /* 0.014 → "1.4 %" */
char *releve_text_gap      (RelevePhrasebook *book, double gap);
/* A card of the plan beside today's; blocks by number, 0 = not there. */
char *releve_text_change   (RelevePhrasebook *book, ReleveDossier *dossier, const char *learner_id,
                            const char *assignment_id, int from_block, int to_block);
/* Why no plan keeps every rule: what is proven, else what the closest breaks. */
char *releve_text_conflicts (RelevePhrasebook *book, const RelevePlanning *planning, ReleveDossier *dossier,
                             const GArray *conflicts, const GArray *terms, const char *separator);
/* Why a plan holds a card, and why it does not hold it elsewhere (O7). */
char *releve_text_why_here      (RelevePhrasebook *book, ReleveDossier *dossier, const ReleveWhyHere *why);
char *releve_text_why_not_there (RelevePhrasebook *book, ReleveDossier *dossier, const char *learner_id, const ReleveWhyNot *why);

/* @template with each {name} replaced: pairs of name and value, NULL at the
 * end; a NULL value counts as empty. Translators may order names freely. */
char *releve_text_fill (const char *template, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
