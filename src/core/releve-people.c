#include "releve-people.h"

#include "releve-fold.h"

int
releve_people_compare (const ReleveLearner *a, const ReleveLearner *b, ReleveLanguage language)
{
  int family;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  family = releve_fold_compare (a->family, b->family, language);
  return family != 0 ? family : releve_fold_compare (a->given, b->given, language);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer language)
{
  return releve_people_compare (*(const ReleveLearner *const *) a, *(const ReleveLearner *const *) b, GPOINTER_TO_INT (language));
}

/* RELEVE_NO_DAY: whoever was there at some time. */
static GPtrArray *
list_people (ReleveDossier *dossier, ReleveDay day, ReleveLanguage language)
{
  GPtrArray *all = releve_dossier_all (dossier, &releve_learner_kind), *people = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const ReleveLearner *learner = all->pdata[i];

      if (day == RELEVE_NO_DAY || learner->departure == RELEVE_NO_DAY || learner->departure >= day)
        g_ptr_array_add (people, all->pdata[i]);
    }
  g_ptr_array_sort_with_data (people, compare_cb, GINT_TO_POINTER (language));
  return people;
}

GPtrArray *
releve_people_by_name (ReleveDossier *dossier, ReleveLanguage language)
{
  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier), NULL);
  return list_people (dossier, RELEVE_NO_DAY, language);
}

GPtrArray *
releve_people_staying (ReleveDossier *dossier, ReleveDay day, ReleveLanguage language)
{
  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier), NULL);
  return list_people (dossier, day, language);
}
