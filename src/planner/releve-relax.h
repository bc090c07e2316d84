#pragma once

#include "releve-tuning.h"

G_BEGIN_DECLS

/* A year of cards that come one after the other (year->sole), with most of its
 * memory taken away: then the state is only (block, blocks per category) and a
 * table holds what is still to be had. What it forgets comes back in two ways:
 *
 * - as multipliers, a small Lagrangian relaxation: taking a card again costs,
 *   covering a need earns, a card pays its prerequisites. A choice's share of
 *   them is its gift;
 * - by recalling the few choices that a relaxed year likes to repeat: for them
 *   the state knows whether they were taken.
 *
 * The table bounds every way on from a part of a year, so it guides the exact
 * search (releve-exact.h). */
typedef struct _ReleveRelax ReleveRelax;

/* One for each choice taken once at most, each need, each prerequisite. */
#define RELEVE_N_MULTIPLIERS (2 * RELEVE_MAX_CHOICES + RELEVE_MAX_NEEDS)

/* Scratch of one thread. */
ReleveRelax *releve_relax_new  (void);
void         releve_relax_free (ReleveRelax *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveRelax, releve_relax_free)

/* Fills the table for @offers (what each start is worth now, like year->worth)
 * and moves the multipliers up to @rounds times, for the better; @floor is the
 * value of a year that is known, or RELEVE_HOPELESS. */
void   releve_relax_fill   (ReleveRelax *self, const ReleveYear *year, const gint64 *offers,
                            ReleveTuning *tuning, gint64 floor, int rounds);

/* No year is worth more; RELEVE_HOPELESS if there is none. */
gint64 releve_relax_bound  (const ReleveRelax *self);

/* Recalls one choice more, one that the relaxed year repeats; FALSE if there is none. */
gboolean releve_relax_recall (ReleveRelax *self, ReleveTuning *tuning);

/* The table, for the search; valid until the next fill. */
typedef struct {
  gint64 *togo;         /* [(block × n_memories + memory) × width + state] */
  int n_memories, width; /* width: states and the one that is hopeless */
  gint64 constant;      /* what the multipliers give back in any case */
  gint64 gifts[RELEVE_MAX_CHOICES];
  int memory[RELEVE_MAX_CHOICES]; /* the bit of a recalled choice, else 0 */
} ReleveRelaxTable;

/* Entries filled so far: a measure of time that is the same everywhere. */
guint64 releve_relax_work (const ReleveRelax *self);

const ReleveRelaxTable *releve_relax_table (const ReleveRelax *self);

/* What is still to be had, with gifts; @memory: the recalled choices taken. */
static inline gint64
releve_relax_togo (const ReleveRelaxTable *table, int block, int memory, int state)
{
  return table->togo[(gsize) (block * table->n_memories + memory) * table->width + state];
}

G_END_DECLS
