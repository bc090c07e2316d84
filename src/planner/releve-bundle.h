#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The least of a sum of convex functions of prices, each the upper envelope of
 * planes and known only by those met so far (cuts): a proximal bundle method.
 *
 * Each group of cuts stands for one function: a learner's best year at given
 * prices. Between two looks at the functions, the model made of the cuts plus
 * a pull towards the best prices known is minimised in its dual form: every
 * group shares out a weight of one among its cuts, and weight moves from the
 * cut that earns least to the one that earns most. The prices follow from the
 * weights, so a step touches only the rows of two cuts.
 *
 * A row is a limit that all groups share; its price is never below zero. */
typedef struct _ReleveBundle ReleveBundle;

typedef struct {
  int row, factor;      /* how much of the row's limit is used */
} ReleveUse;

/* @length: how far a price goes at first for one unit too much. @note_size:
 * bytes of the caller's that every cut carries. */
ReleveBundle *releve_bundle_new  (int n_groups, int n_rows, double length, gsize note_size);
/* In the same state, to go another way from there. */
ReleveBundle *releve_bundle_copy (const ReleveBundle *self);
void          releve_bundle_free (ReleveBundle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveBundle, releve_bundle_free)

/* @scale: about how much of the limit a cut uses at a time. */
void          releve_bundle_set_limit (ReleveBundle *self, int row, double limit, double scale);

/* The prices to look at next; the caller may round them in place. */
double       *releve_bundle_prices    (ReleveBundle *self);

/* What a group did at the prices: @gain before prices; @note, copied, tells the
 * caller what it was, or NULL. A cut that is known, note and all, is not added again. */
void          releve_bundle_add       (ReleveBundle *self, int group, double gain, const ReleveUse *uses, int n_uses,
                                       gconstpointer note);

/* Before the first step: prices follow the cuts added so far, which is a
 * better place to start from than no prices; then they become the centre. */
void          releve_bundle_feel      (ReleveBundle *self);
void          releve_bundle_settle    (ReleveBundle *self);

/* The sum of all functions at the prices was @value: if that is low enough the
 * prices become the centre. Then new prices are found. */
void          releve_bundle_step      (ReleveBundle *self, double value);

/* How much of a group's weight its heaviest cut has, and that cut's note; 0
 * and NULL where the group has no cut. */
double        releve_bundle_heaviest  (const ReleveBundle *self, int group, gconstpointer *note);
/* From now on the group does what the cut with that note says and nothing else.
 * Takes what that uses off @left, of every row. */
void          releve_bundle_fix       (ReleveBundle *self, int group, gconstpointer note, gint64 *left);
/* Forgets the cuts of a group that use more of a row than is @left of it. */
void          releve_bundle_purge     (ReleveBundle *self, int group, const gint64 *left);
/* What a group's best cut earns at the prices. */
double        releve_bundle_earning   (ReleveBundle *self, int group);

/* Multiplications so far: a measure of time that is the same everywhere. */
guint64       releve_bundle_work      (const ReleveBundle *self);

G_END_DECLS
