#include "releve-printouts.h"

#include "releve-error.h"
#include "releve-overview.h"
#include "releve-plan-sheet.h"
#include "releve-snapshot.h"

const char *const releve_audience_codes[] = { "coordinator", "head", "clinician", NULL };

/* What a plan would be if it were drafted today. */
static RelevePlan *
imagine_plan (ReleveDossier *dossier, const char *learner_id)
{
  RelevePlan *plan = releve_row_new (&releve_plan_kind, "");
  ReleveDay today = releve_dossier_get_today (dossier);
  const ReleveBlock *first = releve_dossier_block_number (dossier, 1);
  const ReleveBlock *last = releve_dossier_block_number (dossier, releve_dossier_n_blocks (dossier));

  plan->learner_id = g_strdup (learner_id);
  plan->version = 1;
  plan->state = RELEVE_PLAN_DRAFT;
  plan->drafted = today;
  plan->first = first != NULL ? first->first : today;
  plan->last = last != NULL ? last->last : releve_day_add_months (today, 12) - 1;
  return plan;
}

/* The frozen text of an agreed or signed plan; that of the day of any other. */
static char *
snapshot_of (ReleveDossier *dossier, const RelevePlan *plan)
{
  return plan->snapshot != NULL ? g_strdup (plan->snapshot) : releve_snapshot_of_plan (dossier, plan);
}

static char *
checksum_of (const RelevePlan *plan, const char *snapshot)
{
  return plan->checksum != NULL ? g_strdup (plan->checksum) : releve_snapshot_checksum (snapshot);
}

static RelevePages *
compose (json_t *frozen, const RelevePlan *row, gboolean planned, const char *checksum, const RelevePrintOptions *options)
{
  g_autoptr (RelevePhrasebook) book = releve_phrasebook_new (options->language);
  RelevePlanSheet plan = {
    .sheet = releve_sheet_new (options->language, options->paper), .book = book, .language = options->language,
    .audience = options->audience, .plan = frozen, .row = row, .planned = planned,
  };

  releve_plan_compose (&plan, checksum);
  return releve_sheet_to_pages (plan.sheet);
}

const RelevePlan *
releve_print_plan_row (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options)
{
  return options->version > 0 ? releve_plan_version (dossier, learner_id, options->version) : releve_newest_plan (dossier, learner_id);
}

static gboolean
refuse_version (const char *learner_id, ReleveDossier *dossier, int version, GError **error)
{
  g_autofree char *found = g_strdup_printf ("%d", version);

  return releve_error_set (error, RELEVE_ERROR_INVALID, "unknown-plan-version", releve_dossier_learner (dossier, learner_id)->code, found, NULL);
}

RelevePages *
releve_print_plan (ReleveDossier *dossier, const char *learner_id, const RelevePrintOptions *options, GError **error)
{
  const RelevePlan *known, *plan;
  RelevePlan *imagined = NULL;
  RelevePages *pages = NULL;
  g_autofree char *snapshot = NULL, *checksum = NULL;
  json_t *frozen;

  known = releve_print_plan_row (dossier, learner_id, options);
  if (known == NULL && options->version > 0)
    {
      refuse_version (learner_id, dossier, options->version, error);
      return NULL;
    }
  if (known == NULL)
    imagined = imagine_plan (dossier, learner_id);
  plan = known != NULL ? known : imagined;
  snapshot = snapshot_of (dossier, plan);
  checksum = checksum_of (plan, snapshot);
  frozen = json_loads (snapshot, 0, NULL);
  if (json_is_object (frozen))
    pages = compose (frozen, plan, known != NULL, checksum, options);
  else
    releve_error_set (error, RELEVE_ERROR_CORRUPT, "damaged", plan->id, NULL, NULL);
  json_decref (frozen);
  if (imagined != NULL)
    releve_row_free (&releve_plan_kind, imagined);
  return pages;
}
