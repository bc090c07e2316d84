#pragma once

#include <jansson.h>
#include "releve-desk.h"
#include "releve-error.h"
#include "releve-phrasebook.h"
#include "releve-store.h"

G_BEGIN_DECLS

struct _ReleveDesk {
  GObject parent_instance;
  ReleveStore *store;
  ReleveDossier *dossier;
  char *path;
  char *who;
  ReleveDay today;
  ReleveStep *undo;       /* what undo would take; NULL = nothing */
  ReleveStep *redo;
};

/* What a verb wants written, decided before anything is. */
typedef struct _ReleveEdit ReleveEdit;
ReleveEdit *releve_edit_new  (void);
void        releve_edit_free (ReleveEdit *self);
void        releve_edit_put  (ReleveEdit *self, const ReleveKind *kind, gpointer row); /* takes the row */
void        releve_edit_drop (ReleveEdit *self, const ReleveKind *kind, const char *id);
/* The row of @kind as the edit leaves it, to be changed further: the one
 * already put, else a copy of the dossier's. Owned by the edit. */
gpointer    releve_edit_row  (ReleveEdit *self, ReleveDossier *dossier, const ReleveKind *kind, const char *id);
/* The learners whose cards it moves, changes or drops: interned ids, caller unrefs. */
GPtrArray  *releve_edit_learners (ReleveEdit *self, ReleveDossier *dossier);
/* A copy of @dossier with the edit made, to ask the rules about. */
ReleveDossier *releve_edit_preview (ReleveEdit *self, ReleveDossier *dossier);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveEdit, releve_edit_free)

/* First of every verb: the file can be written and the dossier is current. */
gboolean releve_desk_start (ReleveDesk *self, GError **error);
/* Last of every verb: writes @edit as one step. @detail is consumed. */
gboolean releve_desk_finish (ReleveDesk *self, ReleveEdit *edit, const char *verb, json_t *detail,
                             gboolean record, GError **error);

/* The writing part of finish. */
gboolean releve_desk_write (ReleveDesk *self, ReleveEdit *edit, const char *verb, const char *detail,
                            gboolean record, GError **error);

/* A row of the dossier; INVALID "unknown-learner" … when there is none. */
const ReleveLearner    *releve_desk_find_learner    (ReleveDesk *self, const char *id, GError **error);
const ReleveAssignment *releve_desk_find_assignment (ReleveDesk *self, const char *id, GError **error);
const RelevePlacement  *releve_desk_find_placement  (ReleveDesk *self, const char *id, GError **error);
/* A card of the plan in view, where that may be edited: REFUSED "card-elsewhere",
 * "published-stays", "year-is-over". */
const RelevePlacement  *releve_desk_find_card      (ReleveDesk *self, const char *id, GError **error);
gboolean                releve_desk_check_plan     (ReleveDesk *self, GError **error);
/* A card about which people promise each other something: of the plan in force
 * or, with @past_too, of a year that is over. REFUSED "draft-promises-nothing". */
const RelevePlacement  *releve_desk_find_promise   (ReleveDesk *self, const char *id, gboolean past_too, GError **error);
gboolean                releve_desk_check_promise  (ReleveDesk *self, const RelevePlacement *card, gboolean past_too, GError **error);
/* REFUSED "plan-not-in-force" while a draft, a publication or an old year is in view. */
gboolean                releve_desk_check_in_force (ReleveDesk *self, GError **error);
const ReleveBlock      *releve_desk_find_block      (ReleveDesk *self, int number, GError **error);
/* NULL is an answer: nobody. */
gboolean                releve_desk_knows_supervisor (ReleveDesk *self, const char *id, GError **error);

/* {"learner": "L01", "assignment": "K2", "block": 7}: the codes that name a card. */
json_t     *releve_desk_describe_card (ReleveDesk *self, const RelevePlacement *card);
const char *releve_desk_assignment_code (ReleveDesk *self, const RelevePlacement *card);
const char *releve_desk_learner_code    (ReleveDesk *self, const char *learner_id);
/* A row with a new id. */
gpointer    releve_desk_new_row (const ReleveKind *kind);
/* Sets a text field, NULL for an empty one. */
void        releve_set_text (char **field, const char *value);
gboolean     releve_desk_check_past (ReleveDesk *self, const char *field, ReleveDay day, GError **error);

/* releve-desk-people.c: what every rating answers to, and its row in @edit. */
gboolean releve_desk_check_rating (ReleveDesk *self, const ReleveRating *rating, GError **error);
void     releve_desk_put_rating   (ReleveDesk *self, ReleveEdit *edit, const ReleveRating *rating);

/* releve-desk-levels.c */
gboolean releve_desk_check_levels     (const ReleveLevels *levels, GError **error);
gboolean releve_desk_check_unfinished (ReleveDesk *self, const RelevePlacement *card, GError **error);

/* releve-desk-duties.c: dates the duties of an agreed card in @edit from its
 * blocks; drops the open ones of a card that is not agreed. */
void releve_desk_date_duties (ReleveDesk *self, ReleveEdit *edit, RelevePlacement *card);
/* Drops the open duties of a card; with @closed_too, lets go of the closed ones. */
void releve_desk_drop_duties (ReleveDesk *self, ReleveEdit *edit, const char *placement_id, gboolean closed_too);
void releve_desk_hold_midpoint (ReleveDesk *self, ReleveEdit *edit, RelevePlacement *card, ReleveDay day, gboolean held);

/* releve-desk-plan-duties.c: an agreed plan dates its signature and its reviews,
 * in place of those of the version before; drops its open ones; closes that of
 * the signature. */
void releve_desk_date_plan_duties     (ReleveDesk *self, ReleveEdit *edit, const RelevePlan *plan);
void releve_desk_drop_plan_duties     (ReleveDesk *self, ReleveEdit *edit, const char *plan_id);
void releve_desk_close_plan_signature (ReleveDesk *self, ReleveEdit *edit, const char *plan_id);

/* releve-desk-board.c: REFUSED "against-rule" for the first breach that @reason
 * does not override. */
gboolean releve_desk_judge (GPtrArray *breaches, const char *reason, GError **error);
/* A pinned or finished card stays where it is. */
gboolean releve_desk_check_disturbing (ReleveDesk *self, const RelevePlacement *card,
                                       GPtrArray **breaches, GError **error);
/* A card that nobody has touched yet, in a cell of its learner. */
RelevePlacement *releve_desk_new_card (ReleveDesk *self, const ReleveLearner *learner, const ReleveAssignment *assignment, const ReleveBlock *block);
void     releve_desk_keep_reason (RelevePlacement *card, GPtrArray *breaches, const char *reason);
/* REFUSED "duties-held" where a briefing, a mid-point … of the card was held. */
gboolean releve_desk_check_unheld (ReleveDesk *self, const RelevePlacement *card, GError **error);
/* Drops a card with its duties; its ratings stay, without it. */
void     releve_desk_take_card   (ReleveDesk *self, ReleveEdit *edit, const char *placement_id);

/* releve-desk-move.c: gives a card its cell in @edit; another learner starts
 * afresh with it, an agreed card that stays hers has its duties dated anew. */
RelevePlacement *releve_desk_set_cell (ReleveDesk *self, ReleveEdit *edit, const RelevePlacement *known,
                                       const char *learner_id, const ReleveBlock *block);
/* Asks the rules about the cards @ids of the board as @edit leaves it. What they
 * find is handed over, whether they allow it or not. */
gboolean releve_desk_judge_cards (ReleveDesk *self, ReleveEdit *edit, GPtrArray *ids, const char *reason,
                                  GPtrArray **breaches, GError **error);
/* Makes room for a new card of @edit and asks the rules. */
gboolean releve_desk_settle (ReleveDesk *self, ReleveEdit *edit, const RelevePlacement *card, const RelevePlacing *how,
                             GPtrArray **breaches, GError **error);

/* releve-desk-order.c: the cards that @edit leaves without what they need done
 * before them (B9), in a view of @preview, which is the board as it leaves it; with
 * a reason they hold it. Adds their breaches to @breaches. */
void releve_desk_ask_order (ReleveDesk *self, ReleveEdit *edit, ReleveDossier *preview, const char *reason, GPtrArray *breaches);
/* The same of cards that only go, judged. @breaches gets what was found. */
gboolean releve_desk_judge_going (ReleveDesk *self, ReleveEdit *edit, const char *reason, GPtrArray *breaches, GError **error);

/* releve-desk-versions.c */

/* INVALID "unknown-version" unless there is one in @state. */
const ReleveVersion *releve_desk_find_version (ReleveDesk *self, const char *id, ReleveVersionState state, GError **error);
/* A version with copies of the cards of @from (NULL = the plan in force), declined ones apart. */
ReleveVersion *releve_desk_copy_plan (ReleveDesk *self, ReleveEdit *edit, ReleveVersionState state, const char *from);
/* Drops a version with its cards. */
void           releve_desk_drop_version (ReleveDesk *self, ReleveEdit *edit, const ReleveVersion *version);
/* REFUSED "draft-open" while the year under way has a draft. */
gboolean       releve_desk_check_no_draft (ReleveDesk *self, GError **error);

G_END_DECLS
