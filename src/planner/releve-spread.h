#pragma once

#include "releve-part.h"

G_BEGIN_DECLS

/* What no way on from a part of a year can exceed: every block is packed for
 * itself (releve-pack.h), and prices make the blocks agree. A choice of one
 * block pays for coming at all, so that no two blocks take it; one of several
 * blocks has a price in each, so that all of them do or none. Needs, orders
 * and limits of categories have a price as well. Any prices give a bound.
 * (Lagrangian decomposition; M. Guignard and S. Kim, Mathematical Programming
 * 39, 1987.) */
typedef struct _ReleveSpread ReleveSpread;

/* What the blocks say at the prices. */
typedef struct {
  gint64 bound;
  int times[RELEVE_MAX_CHOICES];   /* blocks that take it */
  gint8 wished[RELEVE_MAX_CHOICES]; /* the start at which one of several blocks, or one that a single block takes, earns most; −1 = none */
  ReleveSet packed[RELEVE_MAX_BLOCKS];
} ReleveSpreadAnswer;

/* Scratch of one thread. */
ReleveSpread *releve_spread_new   (void);
void          releve_spread_free  (ReleveSpread *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveSpread, releve_spread_free)

/* The year that is asked about until the next call; borrowed. */
void          releve_spread_set   (ReleveSpread *self, const ReleveYear *year, const gint64 *offers);
/* How many prices there are, and where to begin. */
int           releve_spread_n_prices (const ReleveYear *year);
void          releve_spread_init  (ReleveSpread *self, gint64 *prices);
void          releve_spread_ask   (ReleveSpread *self, const RelevePart *part, const gint64 *prices, ReleveSpreadAnswer *answer);
/* How far the answer breaks what each price stands for. */
void          releve_spread_slopes (const ReleveSpread *self, const RelevePart *part, const ReleveSpreadAnswer *answer, gint64 *slopes);
/* How often the answer, or what is decided, has a choice start in a block. */
int           releve_spread_starts (const ReleveSpread *self, const RelevePart *part, const ReleveSpreadAnswer *answer, int choice, int block);
/* Whether the answer is at odds with itself about an open choice. */
gboolean      releve_spread_doubts (const ReleveSpread *self, const RelevePart *part, const ReleveSpreadAnswer *answer, const gint64 *prices, int choice);

guint64       releve_spread_work  (const ReleveSpread *self);

G_END_DECLS
