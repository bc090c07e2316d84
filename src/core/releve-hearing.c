#include "releve-hearing.h"

#include <math.h>

const ReleveSelfAssessment *
releve_open_self_assessment (ReleveDossier *dossier, const char *learner_id)
{
  GPtrArray *rows = RELEVE_DOSSIER_OF (dossier, releve_self_assessment_kind, ReleveSelfAssessment, learner_id, learner_id);

  for (guint i = 0; i < rows->len; i++)
    if (((const ReleveSelfAssessment *) rows->pdata[i])->sealed == RELEVE_NO_DAY)
      return rows->pdata[i];
  return NULL;
}

static gboolean
is_about (const ReleveRating *rating, const char *competency_id, const char *attribute)
{
  if (competency_id != NULL)
    return g_strcmp0 (rating->competency_id, competency_id) == 0;
  return g_strcmp0 (rating->attribute, attribute) == 0;
}

/* Too old already when it was entered: it never counted. */
static gboolean
was_stale (const ReleveRating *rating, int stale_months)
{
  return rating->recorded != RELEVE_NO_DAY
         && rating->date < releve_day_add_months (rating->recorded, -stale_months);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const ReleveRating *one = *(const ReleveRating *const *) a, *other = *(const ReleveRating *const *) b;

  return one->recorded != other->recorded ? (one->recorded > other->recorded) - (one->recorded < other->recorded)
                                          : g_strcmp0 (one->id, other->id);
}

static guint
count_raters (GPtrArray *entries, guint from, guint to)
{
  guint n = 0;

  for (guint i = from; i < to; i++)
    {
      guint j = from;

      while (j < i && g_strcmp0 (((const ReleveRating *) entries->pdata[j])->rater, ((const ReleveRating *) entries->pdata[i])->rater) != 0)
        j++;
      n += j == i;
    }
  return n;
}

/* Rows whose entry nobody dated age one by one. */
static void
open_round (ReleveHearing *self, GPtrArray *entries, guint from, guint to)
{
  ReleveDay oldest = G_MAXINT, newest = RELEVE_NO_DAY;

  for (guint i = from; i < to; i++)
    {
      const ReleveRating *rating = entries->pdata[i];

      if (rating->recorded != RELEVE_NO_DAY)
        oldest = MIN (oldest, rating->date);
      newest = MAX (newest, rating->date);
    }
  for (guint i = from; i < to; i++)
    {
      const ReleveRating *rating = entries->pdata[i];
      ReleveHeard heard = { rating, MIN (oldest, rating->date), rating->recorded != RELEVE_NO_DAY ? newest : rating->date };

      g_array_append_val (self->heard, heard);
    }
}

static guint
end_of_day (GPtrArray *entries, guint from)
{
  guint to = from + 1;

  while (to < entries->len
         && ((const ReleveRating *) entries->pdata[to])->recorded == ((const ReleveRating *) entries->pdata[from])->recorded)
    to++;
  return to;
}

static void
open_rounds (ReleveHearing *self, GPtrArray *entries, guint minimum)
{
  guint from = 0;

  g_ptr_array_sort (entries, compare_entries);
  for (guint to = 0; to < entries->len;)
    {
      to = end_of_day (entries, to);
      if (count_raters (entries, from, to) < minimum)
        continue;
      open_round (self, entries, from, to);
      from = to;
    }
  self->n_waiting = count_raters (entries, from, entries->len);
}

void
releve_hearing_init (ReleveHearing *self, ReleveDossier *dossier, const ReleveParameters *p, const char *learner_id,
                     const char *competency_id, const char *attribute)
{
  const ReleveSelfAssessment *open = releve_open_self_assessment (dossier, learner_id);
  GPtrArray *ratings = RELEVE_DOSSIER_OF (dossier, releve_rating_kind, ReleveRating, learner_id, learner_id);
  int stale_months = (int) floor (p->stale_months + 0.5);
  g_autoptr (GPtrArray) colleagues = g_ptr_array_new ();

  *self = (ReleveHearing) { g_array_new (FALSE, FALSE, sizeof (ReleveHeard)), 0, 0 };
  for (guint i = 0; i < ratings->len; i++)
    {
      const ReleveRating *rating = ratings->pdata[i];
      ReleveHeard heard = { rating, rating->date, rating->date };

      if (!is_about (rating, competency_id, attribute))
        continue;
      if (open != NULL && rating->source != RELEVE_SELF && rating->date >= open->asked)
        self->n_closed++;
      else if (rating->source != RELEVE_COLLEAGUE)
        g_array_append_val (self->heard, heard);
      else if (!was_stale (rating, stale_months))
        g_ptr_array_add (colleagues, (gpointer) rating);
    }
  open_rounds (self, colleagues, p->colleague_minimum);
}

void
releve_hearing_clear (ReleveHearing *self)
{
  g_clear_pointer (&self->heard, g_array_unref);
}
