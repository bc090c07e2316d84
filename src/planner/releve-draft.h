#pragma once

#include "releve-year.h"

G_BEGIN_DECLS

/* A plan in the making: who starts what when, and what it breaks, as elastic
 * terms. A term is one number with a name (too many or too few people of an
 * assignment in a block, too many duties of a supervisor in a block, a need
 * or a low of a learner) and a weight of its own, which the search lets grow
 * while the term stays broken. */

typedef struct {
  const ReleveProblem *problem;
  ReleveYear **years;       /* borrowed */
  gint8 *starts;            /* [learner × RELEVE_MAX_CHOICES + choice], −1 = not taken */
  int *people;              /* [assignment × n_blocks + block] */
  int *duties;              /* [supervisor × n_blocks + block] */
  gint64 *over, *under;     /* weights, as people */
  gint64 *strain;           /* weights, as duties */
  gint64 *missing;          /* [learner] weight of a need or of a block below a low */
  gint64 *worth;            /* [learner] of her cards */
  gint64 *bonus;            /* [learner] the part of it that keeping the plan earns */
  int *lacks;               /* [learner] needs and blocks missing, pins too early */
  gint64 value, penalty;
  int violations;
} ReleveDraft;

ReleveDraft *releve_draft_new  (const ReleveProblem *problem, ReleveYear **years);
void         releve_draft_free (ReleveDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveDraft, releve_draft_free)

static inline gint8 *
releve_draft_starts (const ReleveDraft *self, int learner)
{
  return &self->starts[learner * RELEVE_MAX_CHOICES];
}

/* What a learner's cards bring her, which is what shares are of. */
static inline gint64
releve_draft_growth (const ReleveDraft *self, int learner)
{
  return self->worth[learner] - self->bonus[learner];
}

void releve_draft_set_weights (ReleveDraft *self, gint64 weight);
/* Every weight of a broken term grows by an eighth at least. */
void releve_draft_press       (ReleveDraft *self, gint64 most);
/* Weights come back towards @rest by a sixteenth of the way. */
void releve_draft_relax       (ReleveDraft *self, gint64 rest);

/* Takes the cards of a learner away, or puts a year into an empty row. */
void releve_draft_clear (ReleveDraft *self, int learner);
void releve_draft_put   (ReleveDraft *self, int learner, const gint8 *starts);

/* Moves one card; @start −1 takes it away. */
void releve_draft_move  (ReleveDraft *self, int learner, int choice, int start);

/* What each start is worth to a learner whose row is empty: its worth, less
 * what it would break, plus what it would mend, less @share/16 of the
 * @prices (per assignment and block) and @charges (per supervisor and block). */
void releve_draft_offer (const ReleveDraft *self, int learner, const gint64 *prices, const gint64 *charges,
                         int share, gint64 *offers);

/* Where cards share blocks, two of one year may be one duty too many that
 * neither is alone: takes such cards, and what needs them, out of @starts. */
void releve_draft_trim (const ReleveDraft *self, int learner, gint8 *starts);

GArray *releve_draft_cards (const ReleveProblem *problem, ReleveYear *const *years, const gint8 *starts);

G_END_DECLS
