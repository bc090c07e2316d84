#pragma once

#include "releve-dossier.h"

G_BEGIN_DECLS

/* Which clinicians are looked at, on every page until cleared (D13). */
typedef struct {
  char *role_id;    /* the role aimed at; NULL = any */
  char *service;    /* as releve_filter_service gives it; NULL = any */
} ReleveFilter;

void     releve_filter_clear   (ReleveFilter *self);
gboolean releve_filter_is_set  (const ReleveFilter *self);
/* @self is nullable: everybody. */
gboolean releve_filter_matches (const ReleveFilter *self, const ReleveLearner *learner);
/* What a service is known by, whatever the language; NULL for none. Not owned. */
const char *releve_filter_service (const ReleveLearner *learner);
/* Every service of the department once, in the order of the clinicians; of
 * const ReleveLearner *, one of each. Caller unrefs. */
GPtrArray  *releve_filter_services (ReleveDossier *dossier);

G_END_DECLS
