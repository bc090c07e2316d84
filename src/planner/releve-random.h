#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The same numbers on every machine, from a seed; without floating point. */
typedef guint64 ReleveRandom;

static inline guint64
releve_random_draw (ReleveRandom *self)
{
  guint64 z = *self += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return z ^ (z >> 31);
}

/* 0 up to less than @n; 0 if @n is less than two. */
static inline int
releve_random_below (ReleveRandom *self, int n)
{
  return n <= 1 ? 0 : (int) ((releve_random_draw (self) >> 32) * (guint64) n >> 32);
}

/* An exponential variate of mean 1, in 1/256: the logarithm of a random number
 * by its leading zeros. */
static inline gint64
releve_random_exponential (ReleveRandom *self)
{
  guint64 r = releve_random_draw (self) | 1;
  int zeros = __builtin_clzll (r);
  gint64 rest = zeros < 56 ? (gint64) (r << (zeros + 1) >> 56) : 0;

  return (zeros * 256 + 255 - rest) * 177 / 256;
}

G_END_DECLS
