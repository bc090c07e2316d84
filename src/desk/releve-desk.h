#pragma once

#include "releve-rules.h"
#include "releve-dossier.h"
#include "releve-entry.h"
#include "releve-planning.h"
#include "releve-step.h"

G_BEGIN_DECLS

/* One open file on the desk. The only writer: every verb checks the rules,
 * writes in one transaction, commits, then refreshes the dossier. A verb that
 * fails leaves no row, no history and no change in memory.
 *
 * Signals: "history-changed" after every commit, undo and redo. */
#define RELEVE_TYPE_DESK (releve_desk_get_type ())
G_DECLARE_FINAL_TYPE (ReleveDesk, releve_desk, RELEVE, DESK, GObject)

typedef struct {
  const char *who;      /* stored with each change; NULL = the account's full name */
  ReleveDay today;      /* RELEVE_NO_DAY = the clock's */
  gboolean read_only;   /* open for reading even if writing is possible */
} ReleveDeskOptions;

ReleveDesk *releve_desk_open   (const char *path, const ReleveDeskOptions *options, GError **error);
/* A new file (0600) with the schema only; refuses an existing path. */
ReleveDesk *releve_desk_create (const char *path, const ReleveDeskOptions *options, GError **error);

/* The same with its first rows, not recorded: whole or not at all (see import). */
typedef struct { const ReleveKind *kind; gpointer row; } ReleveImportRow;
ReleveDesk *releve_desk_create_filled (const char *path, const ReleveDeskOptions *options,
                                       const ReleveImportRow *rows, gsize n_rows, GError **error);
/* Takes over what another program wrote meanwhile; every verb does so first. */
gboolean    releve_desk_refresh (ReleveDesk *self, GError **error);

ReleveDossier *releve_desk_get_dossier (ReleveDesk *self);   /* (transfer none) */
const char    *releve_desk_get_path    (ReleveDesk *self);
gboolean       releve_desk_is_read_only (ReleveDesk *self);  /* folder, permission or newer schema */
int            releve_desk_get_schema  (ReleveDesk *self);

/* The verbs. @breaches (out, nullable): on RELEVE_ERROR_REFUSED the rules that
 * said no; on success what was excused or warned. Ids are row ids.
 * Each is one history entry. */
typedef enum { RELEVE_OCCUPIED_REFUSE, RELEVE_OCCUPIED_REPLACE, RELEVE_OCCUPIED_SWAP, RELEVE_OCCUPIED_PUSH } ReleveOccupied;
typedef struct {
  const char *supervisor_id; /* NULL = the assignment's usual one */
  const char *present_id;    /* supervisor named present */
  gboolean pinned;
  const char *reason;        /* overrides rules that need one */
  ReleveOccupied occupied;   /* of cards in the way; a new card swaps with nobody */
} RelevePlacing;

gboolean releve_desk_place  (ReleveDesk *self, const char *learner_id, const char *assignment_id, int block,
                             const RelevePlacing *how, char **placement_id, GPtrArray **breaches, GError **error);
/* A no-op move (same place) succeeds and records nothing. */
gboolean releve_desk_move   (ReleveDesk *self, const char *placement_id, const char *to_learner_id, int to_block,
                             ReleveOccupied occupied, const char *reason, GPtrArray **breaches, GError **error);
/* Keeps why a card is right where it stands, so that the rules that yield to a
 * reason (B7) are excused there. REFUSED "override-reason" without one,
 * "nothing-to-override" where no rule asks for it. */
gboolean releve_desk_excuse (ReleveDesk *self, const char *placement_id, const char *reason, GPtrArray **breaches, GError **error);
/* @reason (nullable): why it goes although a later card needs it done before (B9). */
gboolean releve_desk_remove (ReleveDesk *self, const char *placement_id, const char *reason, GPtrArray **breaches, GError **error);
gboolean releve_desk_pin    (ReleveDesk *self, const char *placement_id, gboolean pinned, GError **error);
/* A whole plan at once, as the planner proposes it: the cards that may move give
 * way to @cards. A card stays or moves with its id, its levels and its duties
 * where the same learner does the same assignment; the others go. What is pinned,
 * done or declined stays, named in @cards or not; so REFUSED "duties-held" where a
 * card with something held already would go. One step; nothing different: none. */
typedef struct {
  const char *learner_id, *assignment_id;
  int block;             /* its first, from 1 */
  int span;              /* 0 = the card's own, or the assignment's */
} RelevePlannedCard;
gboolean releve_desk_adopt_cards (ReleveDesk *self, const RelevePlannedCard *cards, gsize n_cards,
                                  const char *reason, GPtrArray **breaches, GError **error);
/* The same for a proposal (of ReleveCard) of @planning, made of this department:
 * what stays there stays. */
gboolean releve_desk_adopt_plan  (ReleveDesk *self, const RelevePlanning *planning, const GArray *cards,
                                  GPtrArray **breaches, GError **error);

/* Several cards as one step, or none (B20). Nothing makes room for them: where
 * the hours do not fit, the rules say no. One card alone is a place or a move. */
typedef struct {
  const char *placement_id;  /* NULL = a new card of @assignment_id */
  const char *assignment_id;
  const char *learner_id;    /* where it comes to stand */
  int block;
} ReleveArrangement;
gboolean releve_desk_arrange        (ReleveDesk *self, const ReleveArrangement *cards, guint n, const char *reason,
                                     GPtrArray **breaches, GError **error);
gboolean releve_desk_remove_several (ReleveDesk *self, const char *const *placement_ids, const char *reason,
                                     GPtrArray **breaches, GError **error);
gboolean releve_desk_pin_several    (ReleveDesk *self, const char *const *placement_ids, gboolean pinned, GError **error);

/* Sets the ten levels as draft, or agreed: agreeing dates briefing, mid-point,
 * debriefing and accountability duties from the block calendar (replacing open
 * ones). Outside the feasible range, or two levels from the target, asks @note. */
gboolean releve_desk_set_levels   (ReleveDesk *self, const char *placement_id, const ReleveLevels *levels,
                                   gboolean agree, const char *note, GError **error);
gboolean releve_desk_reset_levels (ReleveDesk *self, const char *placement_id, GError **error); /* back to the profile */
gboolean releve_desk_set_midpoint (ReleveDesk *self, const char *placement_id, ReleveDay day, gboolean held, GError **error);
gboolean releve_desk_set_present  (ReleveDesk *self, const char *placement_id, const char *supervisor_id, GError **error);
/* proposed → accepted | declined; accepted → done | declined | proposed;
 * declined → proposed. Declined wants @why; done wants its first day reached. */
gboolean releve_desk_set_state    (ReleveDesk *self, const char *placement_id, RelevePlacementState state,
                                   const char *why, GPtrArray **breaches, GError **error);
/* @rating: id ignored; source, date, level, subject required; rater unless self (D4).
 * Its edition says which words the rater read (releve_edition_in_force() when the
 * form opened): REFUSED "words-changed-since" when that competency has others now. */
gboolean releve_desk_rate         (ReleveDesk *self, const ReleveRating *rating, GError **error);
/* Aim: the role (NULL = none), the day, not before today, and her own words. */
gboolean releve_desk_set_aim        (ReleveDesk *self, const char *learner_id, const char *role_id, ReleveDay by,
                                     const char *aspiration, GError **error);
gboolean releve_desk_set_commitment (ReleveDesk *self, const char *learner_id, ReleveCommitment stage, GError **error);
/* @note is nullable; a barrier that is absent already may go again. */
gboolean releve_desk_set_barrier    (ReleveDesk *self, const char *learner_id, ReleveBarrierKind kind, gboolean present,
                                     const char *note, GError **error);
/* From the asking to the sealing, what others say waits (releve-hearing.h).
 * Of @answers only the subject, the level and the behaviour count: they become
 * her ratings of today. Sealing without having been asked is welcome. */
gboolean releve_desk_ask_self_assessment      (ReleveDesk *self, const char *learner_id, GError **error);
gboolean releve_desk_withdraw_self_assessment (ReleveDesk *self, const char *learner_id, GError **error);
gboolean releve_desk_seal_self_assessment     (ReleveDesk *self, const char *learner_id, const ReleveRating *answers, gsize n, GError **error);
/* The levels that she would like; NULL takes the wish back. */
gboolean releve_desk_set_wish       (ReleveDesk *self, const char *placement_id, const ReleveLevels *wish, GError **error);
/* The journal: @entry with an id replaces it. What is shared stays as it is. */
gboolean releve_desk_write_journal  (ReleveDesk *self, const ReleveJournal *entry, GError **error);
gboolean releve_desk_share_journal  (ReleveDesk *self, const char *entry_id, GError **error);
gboolean releve_desk_tear_journal   (ReleveDesk *self, const char *entry_id, GError **error);
gboolean releve_desk_add_leave    (ReleveDesk *self, const char *learner_id, RelevePeriod period, GPtrArray **breaches, GError **error);
gboolean releve_desk_close_duty   (ReleveDesk *self, const char *duty_id, ReleveDay done, GError **error);
/* draft → agreed → signed. Draft makes version n+1 when the newest is signed,
 * linked to it; back from agreed wants @reason. Agreeing freezes a snapshot and
 * its checksum and dates the signature and the reviews at 3, 6 and 12 months.
 * @language (nullable: the environment's) is that of the copy signed. */
gboolean releve_desk_set_plan     (ReleveDesk *self, const char *learner_id, RelevePlanState state,
                                   const char *reason, const char *language, GError **error);
/* One side has read the agreed plan, and agrees or does not say so. REFUSED
 * "plan-not-agreed", "plan-signed", "no-plan". */
gboolean releve_desk_acknowledge_plan   (ReleveDesk *self, const char *learner_id, ReleveParty party, gboolean agrees, GError **error);
/* The reverse of a signature (B13), of the version in force; wants @reason. What
 * was signed stays as it is, marked; the version before it is in force again. */
gboolean releve_desk_withdraw_signature (ReleveDesk *self, const char *learner_id, const char *reason, GError **error);
/* The R2C2 conversation about one card (S12). A draft may be kept as often as
 * wanted. Held, it records a rating for each level by the card's supervisor,
 * closes the debriefing, completes the card and dates the review agreed on:
 * one step. Reversing it, or a completion
 * without it, wants a reason and leaves the draft (D12). */
typedef struct {
  const char *competency_id;
  double level;              /* 0–4 */
} ReleveObservedLevel;
typedef struct {
  const char *placement_id;
  ReleveDay held;            /* ignored by a draft */
  const char *relationship, *reaction, *content, *action;
  const char *next_placement_id;
  ReleveDay next_date;       /* RELEVE_NO_DAY = none */
  const ReleveObservedLevel *levels; /* of competencies that the assignment targets */
  guint n_levels;
} ReleveDebriefing;
gboolean releve_desk_draft_debrief   (ReleveDesk *self, const ReleveDebriefing *what, GError **error);
gboolean releve_desk_hold_debrief    (ReleveDesk *self, const ReleveDebriefing *what, GError **error);
gboolean releve_desk_reverse_debrief (ReleveDesk *self, const char *placement_id, const char *reason, GError **error);
/* What holding it would move, without writing: a line for each level. NAN where
 * nothing is known. Array of ReleveMovedLevel; caller unrefs. */
typedef struct {
  const char *competency_id;
  double before, after, gap;
} ReleveMovedLevel;
GArray  *releve_desk_preview_debrief (ReleveDesk *self, const ReleveDebriefing *what);

/* Trainings (S13). An enrolment with an id is changed; its first day is a duty
 * that completion closes. */
gboolean releve_desk_enrol             (ReleveDesk *self, const ReleveEnrolment *enrolment, GError **error);
gboolean releve_desk_complete_training (ReleveDesk *self, const char *enrolment_id, ReleveDay day, GError **error);
gboolean releve_desk_withdraw_training (ReleveDesk *self, const char *enrolment_id, GError **error);

/* The words of the newest plan, while it is a draft: of @words only the texts
 * count. A goal at @position 0–2 replaces the one there; an empty aim takes it
 * away; its day is wanted. */
gboolean releve_desk_write_plan   (ReleveDesk *self, const char *learner_id, const RelevePlan *words, GError **error);
gboolean releve_desk_set_goal     (ReleveDesk *self, const char *learner_id, int position, const char *aim,
                                   const char *indicator, ReleveDay due, GError **error);
#define RELEVE_MAX_GOALS 3
/* Versions of the plan (releve-versions.h). The board's verbs work on the plan in
 * view, be it the one in force or a draft; what people promise each other (an
 * agreement, an acceptance, a debriefing) needs the plan in force, and what they
 * still owe of a year that is over can be held. NULL puts the plan in force in view. */
gboolean releve_desk_set_view      (ReleveDesk *self, const char *version_id, GError **error);
/* A draft starts as a copy of the plan in force, of another draft or of a publication. */
gboolean releve_desk_new_draft     (ReleveDesk *self, const char *name, const char *from, char **version_id, GError **error);
/* The plan in force becomes what the draft says, card by card, and the draft goes:
 * releve_differences() lists what changes. Cards keep their ids; what is done,
 * pinned or held already refuses to be moved away. One step, as is discarding. */
gboolean releve_desk_adopt_draft   (ReleveDesk *self, const char *version_id, const char *reason,
                                    GPtrArray **breaches, GError **error);
gboolean releve_desk_discard_draft (ReleveDesk *self, const char *version_id, GError **error);
/* Freezes the plan in force under the next number. Taking the last publication
 * back, with a reason, archives it; its number is not used again. */
gboolean releve_desk_publish       (ReleveDesk *self, char **version_id, GError **error);
gboolean releve_desk_withdraw      (ReleveDesk *self, const char *version_id, const char *reason, GError **error);
/* The year under way is over: its cards and blocks stay, to be read and to count
 * as experience, and a calendar without cards begins. Rules, catalogue and people
 * stay in force; posts are advanced. NULL for @how, or any part of it: as usual. */
typedef struct {
  const char *learner_id;
  ReleveWords post;
} ReleveAdvance;
typedef struct {
  GPtrArray *blocks;              /* of ReleveBlock *; NULL = releve_calendar_next () */
  const ReleveAdvance *advances;  /* NULL = releve_advance_post () for everybody */
  gsize n_advances;
} ReleveNewYear;
gboolean releve_desk_start_year    (ReleveDesk *self, const ReleveNewYear *how, GError **error);
/* Back in the year before, as it was. Cards only planned since go; REFUSED once
 * one is done, held or rated, or the new year is published or has a draft. */
gboolean releve_desk_reverse_year  (ReleveDesk *self, const char *reason, GError **error);

/* Rows of any kinds as one step: seeds, imports. Array of {kind,row}; rows are
 * copied. Unrecorded only into a file without history. */
gboolean releve_desk_import       (ReleveDesk *self, const char *verb, const ReleveImportRow *rows, gsize n_rows,
                                   gboolean record, GError **error);

/* Writes an entry of the catalogue with its parts as one step; parts that it no
 * longer has go. Edited words, levels, profiles, ranges and weights leave what
 * they said as a wording and make a new edition (D6). Nothing changed: no step. */
gboolean releve_desk_save_entry      (ReleveDesk *self, const ReleveEntry *entry, GError **error);
/* REFUSED "used-by-…" while a record or another entry names it. */
gboolean releve_desk_delete_entry    (ReleveDesk *self, const ReleveKind *kind, const char *id, GError **error);
/* A whole new version of the table (L15); what was agreed keeps its own. */
gboolean releve_desk_save_parameters (ReleveDesk *self, const ReleveParameters *parameters, GError **error);

/* ReleveStep: one step of the persistent history (releve-step.h). Undo stops
 * before a signature, a publication and a new year: REFUSED "undo-stops-at-…". */
gboolean releve_desk_undo (ReleveDesk *self, ReleveStep **step, GError **error); /* RELEVE_ERROR_NOTHING at the start */
gboolean releve_desk_redo (ReleveDesk *self, ReleveStep **step, GError **error);
/* There is a step, and it is none of those. */
gboolean releve_desk_may_undo (ReleveDesk *self);
const ReleveStep *releve_desk_peek_undo (ReleveDesk *self); /* NULL: nothing to undo */
const ReleveStep *releve_desk_peek_redo (ReleveDesk *self);
GPtrArray *releve_desk_history (ReleveDesk *self, GError **error); /* of ReleveStep, oldest first */

/* Canonical over all user tables: 64 hexadecimal digits (SHA-256). */
char *releve_desk_checksum (ReleveDesk *self, GError **error);
/* Integrity, foreign keys, schema: 3 reasons to fail, as RELEVE_ERROR_CORRUPT. */
gboolean releve_desk_verify (ReleveDesk *self, GError **error);

G_END_DECLS
