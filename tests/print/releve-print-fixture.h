#pragma once

#include "releve-print.h"

G_BEGIN_DECLS

/* The fixture department with a plan for L01 whose every private word can be
 * told apart from all others. */
ReleveDossier *print_fixture_dossier (void);
RelevePlan    *print_fixture_plan    (ReleveDossier *dossier); /* to be changed before it is printed */
void           print_fixture_goal    (ReleveDossier *dossier, int number, const char *aim);
void           print_fixture_training (ReleveDossier *dossier, int number);
/* A card of @learner_id, and an open duty of it; ids are returned. */
const char    *print_fixture_card    (ReleveDossier *dossier, const char *learner_id, const char *assignment_id, int block, int span, int state);
const char    *print_fixture_duty    (ReleveDossier *dossier, const char *learner_id, const char *placement_id, int kind, ReleveDay due);
/* Publishes the cards as they are, on the fixture's day, under @number. */
void           print_fixture_publish (ReleveDossier *dossier, int number);
/* The card @id goes to @learner_id and @block, as a desk would move it. */
void           print_fixture_move    (ReleveDossier *dossier, const char *id, const char *learner_id, int block);
/* Every text as long as a file allows: names of 200 characters, comments of 3000,
 * forty assignments of L01, each word marked by its language (Enx…, Frx…). */
void           print_fixture_stretch (ReleveDossier *dossier);
/* Fails where ink lies outside the margins of its page. */
void           print_fixture_assert_inside (RelevePages *pages);
/* Signs it as a desk would. */
void           print_fixture_sign    (ReleveDossier *dossier);

/* The words of the plan as a PDF reader finds them; caller frees. NULL and a
 * skipped test where there is no pdftotext. */
char *print_fixture_read (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options);
/* Of any printout; option as -layout or -raw. */
char *print_fixture_text (ReleveDossier *dossier, RelevePrintout printout, const char *learner_id,
                          const RelevePrintOptions *options, const char *option);
guint print_fixture_count (const char *text, const char *part);
char *print_fixture_run  (const char *program, const char *option, const char *path);

G_END_DECLS
