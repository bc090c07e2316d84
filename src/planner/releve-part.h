#pragma once

#include "releve-year.h"

G_BEGIN_DECLS

/* A year whose cells may hold several cards, in parts: of some
 * choices it is decided where they start or that they do not come, the others
 * are open. Deciding one narrows the others. */
typedef struct {
  ReleveSet open;       /* not decided */
  ReleveSet taken;      /* decided, and it comes */
  ReleveSet must;       /* open, and needed by what is decided */
  ReleveSet starts[RELEVE_MAX_CHOICES]; /* blocks where an open one may start */
  gint8 at[RELEVE_MAX_CHOICES]; /* the start of one decided, −1 = it does not come */
  int room[RELEVE_MAX_BLOCKS]; /* hours left */
  int counts[RELEVE_N_CATEGORIES];
  guint64 covered;      /* needs */
  gint64 value;         /* of what is decided */
} RelevePart;

/* Pins are decided, the rest is open where @offers bars no start. FALSE if it is
 * seen that there is no year; TRUE promises none. */
gboolean releve_part_start  (RelevePart *self, const ReleveYear *year, const gint64 *offers);
/* Of an open choice; @start −1: it does not come. FALSE if it is seen that no
 * year is left; then the part is spoilt. */
gboolean releve_part_decide (RelevePart *self, const ReleveYear *year, const gint64 *offers, int choice, int start);
/* Every need and low is met and nothing that must come is open. */
gboolean releve_part_is_whole (const RelevePart *self, const ReleveYear *year);

G_END_DECLS
