#pragma once

#include "releve-dossier.h"

G_BEGIN_DECLS

/* Clinicians in the order of a list of names, which is no order of merit. */

/* By family name, then by given name, as @language sorts them. */
int        releve_people_compare (const ReleveLearner *a, const ReleveLearner *b, ReleveLanguage language);
/* All of them in that order; of const ReleveLearner *, caller unrefs. */
GPtrArray *releve_people_by_name (ReleveDossier *dossier, ReleveLanguage language);
/* Those who have not left before @day. */
GPtrArray *releve_people_staying (ReleveDossier *dossier, ReleveDay day, ReleveLanguage language);

G_END_DECLS
