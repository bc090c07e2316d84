#pragma once

#include "releve-print.h"

G_BEGIN_DECLS

/* Names of the files of a batch (P7): words and {document} {code} {name}
 * {version} {copy} {date}, in any order. What they stand for is made safe for
 * any file system; ".pdf" is added. */
#define RELEVE_NAME_PATTERN "{document}-{code}-{name}-v{version}-{copy}"
/* Of what has neither versions nor copies. */
#define RELEVE_SHORT_NAME_PATTERN "{document}-{code}-{name}"

/* One name a clinician, in the order of @learner_ids. INVALID, with the pattern:
 * "name-empty", "name-slash", "name-unknown-part", "name-collides" (two who would
 * have one name), "name-too-long". Caller frees. */
char **releve_name_pattern_apply (const char *pattern, ReleveDossier *dossier, RelevePrintout printout,
                                  const char *const *learner_ids, const RelevePrintOptions *options, GError **error);

G_END_DECLS
