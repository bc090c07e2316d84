#pragma once

#include "releve-print.h"

G_BEGIN_DECLS

/* The printouts, by file, asked through releve_print(), which has seen to it that
 * a named clinician exists. */
RelevePages *releve_print_plan     (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error);
RelevePages *releve_print_post     (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error);
RelevePages *releve_print_board    (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error);
RelevePages *releve_print_calendar (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error);
RelevePages *releve_print_changes  (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error);
RelevePages *releve_print_duties   (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error);
RelevePages *releve_print_forms (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error);
RelevePages *releve_print_self_form (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error);
RelevePages *releve_print_colleague_form (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error);
RelevePages *releve_print_briefing_form (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error);
RelevePages *releve_print_debriefing_form (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error);
RelevePages *releve_print_summary (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error);

/* The plan of a clinician that is meant; NULL: there is none, or no such version. */
const RelevePlan *releve_print_plan_row (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options);

G_END_DECLS
