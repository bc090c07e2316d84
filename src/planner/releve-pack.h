#pragma once

#include "releve-year.h"

G_BEGIN_DECLS

/* What one block can hold at best: of the cards that would come, those that
 * fit in its hours and earn most together (a knapsack, by dynamic programming
 * over parts of its hours, see year->parts). */

typedef struct {
  int choice;
  int size;             /* parts, 0 or more */
  gint64 gain;          /* above 0 */
} RelevePackItem;

/* Scratch of one thread. */
typedef struct _RelevePack RelevePack;

RelevePack *releve_pack_new  (void);
void        releve_pack_free (RelevePack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelevePack, releve_pack_free)

/* What the best choice of @items earns, of RELEVE_MAX_CHOICES at most; which
 * they are goes into @taken. @room: parts, from 0 to RELEVE_MAX_PARTS. */
gint64 releve_pack_fill (RelevePack *self, const RelevePackItem *items, int n, int room, ReleveSet *taken);

/* Entries computed so far: a measure of time that is the same everywhere. */
guint64 releve_pack_work (const RelevePack *self);

G_END_DECLS
