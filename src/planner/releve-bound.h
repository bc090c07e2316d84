#pragma once

#include "releve-year.h"

G_BEGIN_DECLS

/* What no plan can exceed, by Lagrangian relaxation: a person in a cell and a
 * duty of a supervisor have a price, each learner then takes the year that is
 * best for her alone, and the prices move against what is overfull (deflected
 * subgradient, Polyak's step). Every step gives a bound; the least is kept,
 * with its prices, which also guide the search. */
typedef struct _ReleveBound ReleveBound;

ReleveBound *releve_bound_new  (const ReleveProblem *problem, ReleveYear **years);
void         releve_bound_free (ReleveBound *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveBound, releve_bound_free)

typedef gboolean (*ReleveBoundStop) (gpointer data);
/* @target: a value known to be reached, or RELEVE_BARRED. */
void releve_bound_run (ReleveBound *self, guint64 work, gint64 target, ReleveBoundStop stop, gpointer data);

/* G_MAXINT64 while unknown. */
gint64        releve_bound_value   (const ReleveBound *self);
const gint64 *releve_bound_prices  (const ReleveBound *self);
const gint64 *releve_bound_charges (const ReleveBound *self);
/* A learner who has no year of her own, −1 if none was found. */
int           releve_bound_stuck   (const ReleveBound *self);
/* The most that each learner could have if she were alone. */
const gint64 *releve_bound_uppers  (ReleveBound *self);

G_END_DECLS
