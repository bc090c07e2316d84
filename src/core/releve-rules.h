#pragma once

#include "releve-fit.h"

G_BEGIN_DECLS

/* Values, no words: text turns a breach into one sentence (B6). Codes are frozen. */
typedef enum {
  RELEVE_RULE_CALENDAR,     /* runs past the last block; found last block wanted, limit last block */
  RELEVE_RULE_EMPLOYMENT,   /* before arrival or after departure; found ReleveDay of the block's edge, limit ReleveDay of arrival or departure */
  RELEVE_RULE_LEAVE,        /* on leave during block; other_id the leave row */
  RELEVE_RULE_HOURS,        /* found hours wanted in the block, limit development hours (exclusive cards included) */
  RELEVE_RULE_CAPACITY,     /* found people, limit capacity */
  RELEVE_RULE_MINIMUM,      /* found people, limit minimum (no learner) */
  RELEVE_RULE_PREREQUISITE, /* other_id: assignment or competency needed; found level, limit level */
  RELEVE_RULE_RECURRENCE,   /* same learner, same assignment too near (warns) or at once (needs a reason); other_id the other card,
                               found blocks between, −1 when they overlap, limit minimum_gap; block of the later card */
  RELEVE_RULE_PINNED,       /* the card is pinned */
  RELEVE_RULE_FINISHED,     /* the card is done: it stays where it was */
  RELEVE_RULE_SAFETY,       /* the clinical gate; found observed TM (NAN = none), limit 2 */
  RELEVE_RULE_BRIEFING,     /* L7: high autonomy or responsibility, low briefing; found, limit briefing level */
  RELEVE_RULE_SUPERVISOR,   /* debriefings of one supervisor in one block; other_id supervisor, found, limit */
  RELEVE_N_RULES
} ReleveRule;
extern const char *const releve_rule_codes[]; /* "calendar", "employment" … */

typedef enum {
  RELEVE_WARNS,         /* shown, stops nothing */
  RELEVE_NEEDS_REASON,  /* refused without a typed reason, which is stored (B7) */
  RELEVE_STOPS,         /* no reason helps */
} ReleveSeverity;

typedef struct {
  ReleveRule rule;
  ReleveSeverity severity;
  char *learner_id;     /* NULL for MINIMUM */
  char *assignment_id;
  char *placement_id;   /* the card in breach, if it exists */
  char *other_id;
  int block;            /* number; 0 = none */
  double found, limit;  /* NAN = not a number */
  gboolean excused;     /* the placement holds a reason */
} ReleveBreach;
void          releve_breach_free (ReleveBreach *breach);
ReleveBreach *releve_breach_copy (const ReleveBreach *breach);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveBreach, releve_breach_free)

/* What breaks if @wanted stood in the plan (its row need not exist; a row of
 * the same id is left out of the counts). Only breaches that this card causes
 * or suffers; array of ReleveBreach*, most severe first, caller unrefs. */
GPtrArray *releve_rules_of_placement (ReleveDossier *dossier, const RelevePlacement *wanted);

/* A card that refuses to be moved, swapped, pushed or removed: FINISHED or
 * PINNED (B12), which no reason helps; NULL if it may. Caller frees. */
ReleveBreach *releve_rules_of_disturbing (ReleveDossier *dossier, const RelevePlacement *placement);

/* Cards of @learner_id that lack in @after an assignment that they need done before
 * them, and did not in @before: another card went behind them, or away (B9). Cards
 * that went elsewhere themselves are asked about by themselves. Array of
 * ReleveBreach* of PREREQUISITE, each of the card left without; caller unrefs. */
GPtrArray *releve_rules_of_order (ReleveDossier *before, ReleveDossier *after, const char *learner_id);

/* The first card that has what it needs before it from @placement alone: wherever
 * @placement goes, it has to end before that. NULL if none leans on it. The cards
 * @along (nullable, with @placement itself, NULL-terminated) are gone as well. */
const RelevePlacement *releve_rules_first_leaning (ReleveDossier *dossier, const RelevePlacement *placement,
                                                   const char *const *along);

/* Cards of an assignment in a block, declined ones apart (B8: filled/required). */
int releve_rules_count_people (ReleveDossier *dossier, const char *assignment_id, int block);

/* The debriefings of @card's supervisor in the block where it ends, as they
 * would be with @levels (S11). FALSE when nobody debriefs it. */
typedef struct {
  const char *supervisor_id;
  int block;
  int debriefings;      /* this one included */
  int limit;            /* 0 = none */
} ReleveSupervisorLoad;
gboolean releve_rules_supervisor_load (ReleveDossier *dossier, const RelevePlacement *card,
                                       const ReleveLevels *levels, ReleveSupervisorLoad *load);

/* Every breach of the file, by block then learner; one that several cards share
 * (hours, capacity, recurrence, supervisor) once, excused when one of them holds
 * a reason; done cards are counted but not held up (check, breach list). Asked
 * once for all until a row changes, so the caller unrefs and changes nothing. */
GPtrArray *releve_rules_of_dossier (ReleveDossier *dossier);

G_END_DECLS
