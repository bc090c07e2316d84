/* What can be printed: one table, asked by the window and the command line. */

#include "releve-printouts.h"

#include "releve-error.h"

#define N_(message) (message)
#define NC_(context, message) (message)

const char *const releve_printout_codes[] = { "plan", "board", "calendar", "duties", "forms", "self", "colleague", "briefing", "debriefing", "post", "changes", "summary", NULL };

static const struct {
  const char *name, *file_word;
  RelevePrintSubject subject;
  RelevePages *(*compose) (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error);
} printouts[RELEVE_N_PRINTOUTS] = {
  [RELEVE_PRINTOUT_PLAN] = { N_("Career plan"), NC_("file name", "plan"), RELEVE_ABOUT_ONE, releve_print_plan },
  [RELEVE_PRINTOUT_BOARD] = { N_("Rotation board"), NC_("file name", "board"), RELEVE_ABOUT_NOBODY, releve_print_board },
  [RELEVE_PRINTOUT_CALENDAR] = { N_("Rotation calendar"), NC_("file name", "calendar"), RELEVE_ABOUT_ONE, releve_print_calendar },
  [RELEVE_PRINTOUT_DUTIES] = { N_("Due duties"), NC_("file name", "duties"), RELEVE_ABOUT_ANY, releve_print_duties },
  [RELEVE_PRINTOUT_FORMS] = { N_("All forms"), NC_("file name", "forms"), RELEVE_ABOUT_ANY, releve_print_forms },
  [RELEVE_PRINTOUT_SELF_FORM] = { N_("Self-assessment"), NC_("file name", "self-assessment"), RELEVE_ABOUT_ANY, releve_print_self_form },
  [RELEVE_PRINTOUT_COLLEAGUE_FORM] = { N_("Colleague feedback"), NC_("file name", "colleague"), RELEVE_ABOUT_ANY, releve_print_colleague_form },
  [RELEVE_PRINTOUT_BRIEFING_FORM] = { N_("Briefing"), NC_("file name", "briefing"), RELEVE_ABOUT_ANY, releve_print_briefing_form },
  [RELEVE_PRINTOUT_DEBRIEFING_FORM] = { N_("R2C2 debriefing"), NC_("file name", "debriefing"), RELEVE_ABOUT_ANY, releve_print_debriefing_form },
  [RELEVE_PRINTOUT_POST] = { N_("What the post asks"), NC_("file name", "post"), RELEVE_ABOUT_NOBODY, releve_print_post },
  [RELEVE_PRINTOUT_CHANGES] = { N_("Changes since publication"), NC_("file name", "changes"), RELEVE_ABOUT_ANY, releve_print_changes },
  [RELEVE_PRINTOUT_SUMMARY] = { N_("Department summary"), NC_("file name", "summary"), RELEVE_ABOUT_NOBODY, releve_print_summary },
};

RelevePrintSubject
releve_printout_subject (RelevePrintout printout)
{
  g_return_val_if_fail (printout < RELEVE_N_PRINTOUTS, RELEVE_ABOUT_NOBODY);

  return printouts[printout].subject;
}

const char *
releve_printout_name (RelevePrintout printout, RelevePhrasebook *book)
{
  g_return_val_if_fail (printout < RELEVE_N_PRINTOUTS, NULL);

  return releve_say (book, printouts[printout].name);
}

const char *
releve_printout_file_word (RelevePrintout printout, RelevePhrasebook *book)
{
  g_return_val_if_fail (printout < RELEVE_N_PRINTOUTS, NULL);

  return releve_say_in (book, "file name", printouts[printout].file_word);
}

RelevePages *
releve_print (ReleveDossier *dossier, RelevePrintout printout, const char *learner_id,
              const RelevePrintOptions *options, GError **error)
{
  g_return_val_if_fail (RELEVE_IS_DOSSIER (dossier) && printout < RELEVE_N_PRINTOUTS && options != NULL, NULL);
  g_return_val_if_fail (options->paper < RELEVE_N_PAPERS && options->audience < RELEVE_N_AUDIENCES, NULL);
  g_return_val_if_fail (learner_id != NULL || printouts[printout].subject != RELEVE_ABOUT_ONE, NULL);

  if (learner_id != NULL && releve_dossier_learner (dossier, learner_id) == NULL)
    {
      releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-learner", "learner", learner_id, NULL);
      return NULL;
    }
  return printouts[printout].compose (dossier, learner_id, options, error);
}
