#pragma once

#include "releve-problem.h"

G_BEGIN_DECLS

/* One learner's part of the problem, compiled for speed: what she may choose,
 * as sets of bits. Rule groups can be left out, which is how a conflict is
 * explained. Read-only once made. */

#define RELEVE_MAX_CHOICES 128
#define RELEVE_MAX_NEEDS 64
/* Starts are single bytes, and blocks make sets as choices do. */
#define RELEVE_MAX_BLOCKS 120
#define RELEVE_MAX_PARTS 64

/* No worth can be had; far from overflow when gains are added. */
#define RELEVE_HOPELESS (G_MININT64 / 4)

/* A set of choices, or of blocks. */
__extension__ typedef unsigned __int128 ReleveSet;

static inline ReleveSet
releve_set_of (int choice)
{
  guint64 bit = (guint64) 1 << (choice & 63);

  return choice < 64 ? (ReleveSet) bit : (ReleveSet) bit << 64;
}

static inline gboolean
releve_set_has (ReleveSet set, int choice)
{
  guint64 half = choice < 64 ? (guint64) set : (guint64) (set >> 64);

  return (gboolean) (half >> (choice & 63) & 1);
}

static inline int
releve_set_count (ReleveSet set)
{
  return __builtin_popcountll ((guint64) set) + __builtin_popcountll ((guint64) (set >> 64));
}

/* The least choice of a set that is not empty. */
static inline int
releve_set_first (ReleveSet set)
{
  return (guint64) set != 0 ? __builtin_ctzll ((guint64) set) : 64 + __builtin_ctzll ((guint64) (set >> 64));
}

typedef enum {
  RELEVE_GROUP_LEAVE = 1 << 0,
  RELEVE_GROUP_PINS = 1 << 1,
  RELEVE_GROUP_NEEDS = 1 << 2,
  RELEVE_GROUP_LOW = 1 << 3,
  RELEVE_GROUP_HIGH = 1 << 4,
  RELEVE_GROUP_PREREQUISITES = 1 << 5,
  RELEVE_GROUP_CLOSED = 1 << 6, /* no place on an assignment in a block */
} ReleveRuleGroup;
#define RELEVE_ALL_GROUPS 0x7f

typedef struct {
  int assignment, span, category, supervisor;
  int hours;            /* per block; all of the room if exclusive */
  gboolean exclusive;
  ReleveSet before;     /* choices that must have ended before it starts */
  guint64 covers;       /* needs */
  int pin;              /* start, −1 = free */
  int planned;          /* start in the present plan, −1 = not there */
  int due;              /* block before which it must have ended, since a pin asks for it; else RELEVE_UNLIMITED */
} ReleveChoice;

typedef struct {
  int learner, n_blocks, n_choices;
  ReleveChoice *choices;
  gint64 *worth;        /* [choice × n_blocks + start], with what keeping the plan earns */
  gint64 keeping;       /* what a card of the present plan earns by staying */
  int *room;            /* [block] hours that the pins leave */
  int *whole;           /* [block] hours before pins */
  int *parts;           /* [block] of its hours, so fine that cards take whole ones, or as fine as may be */
  gboolean sole;        /* every choice takes a whole block: one card at a time */
  gboolean clash;       /* pins that no year satisfies */
  gboolean asks;        /* there is something that must come: needs, lows, what a pin waits for */
  gboolean partial;     /* more choices or needs than fit: the most worthy, the first */
  guint64 needs;
  int n_needs;
  int low[RELEVE_N_CATEGORIES], high[RELEVE_N_CATEGORIES];
  /* Blocks per category as one number, for tables (sole years only; else one
   * state). Counts saturate at the low where there is no high, so that a rule
   * that cannot bind costs no states; and wherever there are too many states. */
  int n_states, longest;
  int *after;           /* [(category × (longest + 1) + span) × n_states + state]; n_states = beyond the high */
  gboolean *settled;    /* [state] every low is met */
} ReleveYear;

/* @dropped: groups of rules left out; @keeping: worth of a card of the present plan. */
ReleveYear *releve_year_new  (const ReleveProblem *problem, int learner, guint dropped, gint64 keeping);
void        releve_year_free (ReleveYear *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleveYear, releve_year_free)

/* Whether a card may start there, with @room hours left [block] (an exclusive
 * one takes the whole of each); and whether needs and lows are met by what these
 * needs and blocks per category come to. */
gboolean    releve_year_has_room (const ReleveYear *self, const int *room, const ReleveChoice *choice, int start);
gboolean    releve_year_is_met   (const ReleveYear *self, guint64 covered, const int *counts);

/* Whether all of @n have one card at a time. */
gboolean    releve_years_are_sole (ReleveYear *const *years, int n);

/* The states after @span more blocks of @category, by state; n_states means
 * that the high does not allow it. */
static inline const int *
releve_year_row_after (const ReleveYear *self, int category, int span)
{
  return &self->after[(category * (self->longest + 1) + span) * self->n_states];
}

static inline int
releve_year_after (const ReleveYear *self, int state, int category, int span)
{
  return releve_year_row_after (self, category, span)[state];
}

/* The part of a start's worth that it has for being in the present plan. */
static inline gint64
releve_year_bonus (const ReleveYear *self, int choice, int start)
{
  return start == self->choices[choice].planned ? self->keeping : 0;
}

static inline int
releve_choice_hours (const ReleveYear *self, const ReleveChoice *choice, int block)
{
  return choice->exclusive ? self->whole[block] : choice->hours;
}

G_END_DECLS
