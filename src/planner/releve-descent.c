#include "releve-descent.h"

#include <string.h>

/* How much of the last course is kept, and how the step's part grows with
 * every better bound and shrinks after so many that were not; found by trial. */
#define KEPT 0.7
#define WHOLE 1024
#define LEAST 8
#define LONGER 1.5
#define SHORTER 0.8
#define PATIENCE 4
#define MOST_PRICE 1e12 /* a thousand points in grains */

ReleveDescent *
releve_descent_new (int n)
{
  ReleveDescent *self = g_new0 (ReleveDescent, 1);

  self->n = n;
  self->prices = g_new0 (gint64, n + 1);
  self->best = g_new0 (gint64, n + 1);
  self->slopes = g_new0 (gint64, n + 1);
  self->weights = g_new (double, n + 1);
  self->course = g_new0 (double, n + 1);
  for (int i = 0; i < n; i++)
    self->weights[i] = 1;
  self->bound = G_MAXINT64;
  self->reach = WHOLE;
  return self;
}

void
releve_descent_free (ReleveDescent *self)
{
  if (self == NULL)
    return;
  g_free (self->prices);
  g_free (self->best);
  g_free (self->slopes);
  g_free (self->weights);
  g_free (self->course);
  g_free (self);
}

void
releve_descent_begin (ReleveDescent *self, const gint64 *prices, const ReleveDescent *like)
{
  memcpy (self->prices, prices, sizeof (gint64) * (gsize) self->n);
  memcpy (self->best, prices, sizeof (gint64) * (gsize) self->n);
  memset (self->course, 0, sizeof (double) * (gsize) self->n);
  self->bound = G_MAXINT64;
  self->reach = like != NULL ? like->reach : WHOLE;
  self->stalled = 0;
}

gboolean
releve_descent_judge (ReleveDescent *self, gint64 bound)
{
  self->now = bound;
  if (bound < self->bound)
    {
      self->reach = self->bound == G_MAXINT64 ? self->reach : MIN (WHOLE, (int) (self->reach * LONGER));
      self->bound = bound;
      self->stalled = 0;
      memcpy (self->best, self->prices, sizeof (gint64) * (gsize) self->n);
      return TRUE;
    }
  if (++self->stalled == PATIENCE)
    {
      self->reach = MAX (LEAST, (int) (self->reach * SHORTER));
      self->stalled = 0;
    }
  return FALSE;
}

gint64
releve_descent_guess (const ReleveDescent *self)
{
  return self->bound - ABS (self->bound) / 12;
}

gboolean
releve_descent_move (ReleveDescent *self, gint64 target)
{
  double norm = 0, step;
  gboolean broken = FALSE;

  for (int i = 0; i < self->n; i++)
    {
      double slope = self->slopes[i] < 0 && self->prices[i] == 0 ? 0 : (double) self->slopes[i];

      broken |= slope != 0;
      self->course[i] = slope + KEPT * self->course[i];
      norm += self->course[i] * self->course[i] * self->weights[i];
    }
  if (!broken || norm == 0)
    return FALSE;
  step = ((double) self->now - (double) target) * self->reach / WHOLE / norm;
  for (int i = 0; i < self->n; i++)
    if (self->course[i] != 0)
      self->prices[i] = (gint64) CLAMP ((double) self->prices[i] + step * self->course[i] * self->weights[i], 0, MOST_PRICE);
  return TRUE;
}
