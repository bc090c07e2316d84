#include "releve-filter.h"

void
releve_filter_clear (ReleveFilter *self)
{
  g_clear_pointer (&self->role_id, g_free);
  g_clear_pointer (&self->service, g_free);
}

gboolean
releve_filter_is_set (const ReleveFilter *self)
{
  return self != NULL && (self->role_id != NULL || self->service != NULL);
}

const char *
releve_filter_service (const ReleveLearner *learner)
{
  return learner->service.en != NULL ? learner->service.en : learner->service.fr;
}

gboolean
releve_filter_matches (const ReleveFilter *self, const ReleveLearner *learner)
{
  g_return_val_if_fail (learner != NULL, FALSE);

  if (self == NULL)
    return TRUE;
  return (self->role_id == NULL || g_strcmp0 (self->role_id, learner->role_id) == 0)
         && (self->service == NULL || g_strcmp0 (self->service, releve_filter_service (learner)) == 0);
}

static gboolean
has_service (GPtrArray *found, const char *service)
{
  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (releve_filter_service (found->pdata[i]), service) == 0)
      return TRUE;
  return FALSE;
}

GPtrArray *
releve_filter_services (ReleveDossier *dossier)
{
  GPtrArray *learners, *found = g_ptr_array_new ();

  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier), found);

  learners = releve_dossier_all (dossier, &releve_learner_kind);
  for (guint i = 0; i < learners->len; i++)
    {
      const char *service = releve_filter_service (learners->pdata[i]);

      if (service != NULL && !has_service (found, service))
        g_ptr_array_add (found, learners->pdata[i]);
    }
  return found;
}
