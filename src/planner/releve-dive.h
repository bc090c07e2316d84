#pragma once

#include "releve-bound.h"

G_BEGIN_DECLS

/* A plan made from the bound. The bound shares each learner out among the
 * years that are best at its prices; who has nearly all of one year gets it,
 * prices are found anew for the others, what is full is closed to them, and so
 * on until everybody has a year. It finds plans that changing a few years at a
 * time does not come to, and may break a rule, which the search then mends. */
typedef struct _ReleveDive ReleveDive;

/* @seed: 0 goes straight, others a little aside. @bound must outlive it. */
ReleveDive *releve_dive_new    (const ReleveProblem *problem, const ReleveBound *bound, guint64 seed);
void        releve_dive_free   (ReleveDive *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveDive, releve_dive_free)

/* Before the first run: she keeps this year, or it is one that she may have. */
void        releve_dive_keep   (ReleveDive *self, int learner, const gint8 *starts);
void        releve_dive_suggest (ReleveDive *self, int learner, const gint8 *starts);
/* Spends @work, as releve_bound_run; TRUE when it is over: everybody has a year,
 * or those left have none at all. */
gboolean    releve_dive_run    (ReleveDive *self, guint64 work, ReleveBoundStop stop, gpointer data);
/* [learner × RELEVE_MAX_CHOICES + choice] */
const gint8 *releve_dive_starts (const ReleveDive *self);

G_END_DECLS
