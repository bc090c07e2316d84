#pragma once

#include "releve-sheet.h"
#include "releve-text.h"

G_BEGIN_DECLS

/* What a printout is composed with: the facts, the words and the open sheet.
 * A head and a foot say on each page what it is, whose, of which day, with a
 * short checksum of what it says (P8). The career plan, which is frozen, has
 * its own. */
typedef struct {
  ReleveDossier *dossier;
  ReleveLanguage language;
  ReleveAudience audience;
  RelevePhrasebook *book; /* owned */
  ReleveSheet *sheet;     /* owned until finished */
} ReleveComposer;

void releve_composer_begin (ReleveComposer *self, ReleveDossier *dossier, const RelevePrintOptions *options);
/* @about stands opposite the department on each page: a name, or NULL for the day. */
void releve_composer_title (ReleveComposer *self, const char *title, const char *subtitle, const char *about);
/* The same of what shows the plan: opposite stands also which version of it. */
void releve_composer_title_of_plan (ReleveComposer *self, const char *title, const char *subtitle, const char *about);
/* @notice says who may have it. Ends the composition and frees what it held. */
RelevePages *releve_composer_finish (ReleveComposer *self, const char *notice);

const char *releve_composer_words      (const ReleveComposer *self, const ReleveWords *words);
char       *releve_composer_department (const ReleveComposer *self);  /* "Hospital · Department"; caller frees */
/* "Dre Camille Lavoie"; "" for NULL. Caller frees. */
char       *releve_composer_learner    (const ReleveComposer *self, const ReleveLearner *learner);
char       *releve_composer_supervisor (const ReleveComposer *self, const char *supervisor_id);
/* Title and family name, and the given one only where two share a family name;
 * "–" for nobody. Callers free. */
char       *releve_composer_brief_learner    (const ReleveComposer *self, const ReleveLearner *learner);
char       *releve_composer_brief_supervisor (const ReleveComposer *self, const char *supervisor_id);
/* "from 1 July 2026 to 30 June 2027", "" without blocks. Caller frees. */
char       *releve_composer_year       (const ReleveComposer *self);
char       *releve_composer_day        (const ReleveComposer *self, ReleveDay day, ReleveDayStyle style);
/* The categories by sign and word, and how the levels are counted. */
void        releve_composer_category_key (const ReleveComposer *self);
void        releve_composer_scale_note   (const ReleveComposer *self);

G_END_DECLS
