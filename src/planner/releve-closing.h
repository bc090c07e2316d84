#pragma once

#include "releve-rows.h"

G_BEGIN_DECLS

/* The end of a small gap. At the bound's prices every plan costs each learner
 * something of her best year; a plan better than the best known costs all of
 * them together less than the gap. When the gap is small the years that cost
 * less can be listed, and a search through the learners, one listed year each,
 * finds the best plan or proves that the one known is. */
typedef enum {
  RELEVE_CLOSING_TOO_LONG,  /* nothing is said */
  RELEVE_CLOSING_PROVEN,    /* the value known is the best */
  RELEVE_CLOSING_BETTER,    /* a better plan was found, and it is the best */
} ReleveClosing;

typedef gboolean (*ReleveClosingStop) (gpointer data);

/* @rows, @prices: the bound's, in @grains to a millionth. @value: of a plan that
 * is known. @starts [learner × RELEVE_MAX_CHOICES + choice] is filled with the
 * better plan. Only where everybody has one card at a time. */
ReleveClosing releve_closing_run (const ReleveProblem *problem, ReleveYear **years, ReleveRows *rows,
                                  const gint64 *prices, int grains, gint64 *value, gint8 *starts,
                                  ReleveClosingStop stop, gpointer data);

G_END_DECLS
