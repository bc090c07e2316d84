/* What a signature freezes: the words and numbers of the day, whatever the
 * catalogue, the anchors or the parameters become later (D6). */

#include "releve-desk-private.h"

#include <math.h>

#define SNAPSHOT_FORMAT 1

static void
set_text (json_t *object, const char *key, const char *value)
{
  if (value != NULL)
    json_object_set_new (object, key, json_string (value));
}

static void
set_words (json_t *object, const char *key, const ReleveWords *words)
{
  json_t *pair = json_object ();

  set_text (pair, "en", words->en);
  set_text (pair, "fr", words->fr);
  json_object_set_new (object, key, pair);
}

static void
set_day (json_t *object, const char *key, ReleveDay day)
{
  g_autofree char *iso = releve_day_to_iso (day);

  set_text (object, key, iso);
}

/* An unknown number is left out, as it is in the file. */
static void
set_number (json_t *object, const char *key, double value)
{
  if (isfinite (value))
    json_object_set_new (object, key, json_real (value));
}

static json_t *
freeze_person (const char *code, const char *title, const char *given, const char *family,
               const ReleveWords *post, const ReleveWords *service)
{
  json_t *person = json_object ();

  set_text (person, "code", code);
  set_text (person, "title", title);
  set_text (person, "given", given);
  set_text (person, "family", family);
  set_words (person, "post", post);
  set_words (person, "service", service);
  return person;
}

static json_t *
freeze_supervisor (ReleveDesk *desk, const char *id)
{
  const ReleveSupervisor *who = releve_dossier_supervisor (desk->dossier, id);

  if (who == NULL)
    return json_null ();
  return freeze_person (who->code, who->title, who->given, who->family, &who->post, &who->service);
}

static json_t *
freeze_department (ReleveDesk *desk)
{
  const ReleveDepartment *department = releve_dossier_department (desk->dossier);
  json_t *frozen = json_object ();

  if (department == NULL)
    return frozen;
  set_words (frozen, "name", &department->name);
  set_words (frozen, "site", &department->site);
  set_text (frozen, "head", department->head);
  set_text (frozen, "head_role", department->head_role);
  return frozen;
}

static json_t *
freeze_role (ReleveDesk *desk, const char *id)
{
  const ReleveRole *role = releve_dossier_role (desk->dossier, id);
  json_t *frozen = json_object ();

  if (role == NULL)
    return frozen;
  set_text (frozen, "code", role->code);
  set_words (frozen, "name", &role->name);
  set_words (frozen, "mission", &role->mission);
  return frozen;
}

static void
set_anchors (json_t *object, const ReleveWords *anchors)
{
  json_t *frozen = json_array ();

  for (int level = 0; level <= RELEVE_LEVEL_MAX; level++) {
    json_t *pair = json_object ();

    set_text (pair, "en", anchors[level].en);
    set_text (pair, "fr", anchors[level].fr);
    json_array_append_new (frozen, pair);
  }
  json_object_set_new (object, "anchors", frozen);
}

/* Agreed standings without raters: a plan never says who rated. */
static json_t *
freeze_competencies (ReleveDesk *desk, const char *learner_id)
{
  g_autoptr (GArray) standings = releve_standings (desk->dossier, learner_id);
  json_t *frozen = json_array ();

  for (guint i = 0; i < standings->len; i++) {
    const ReleveStanding *standing = &g_array_index (standings, ReleveStanding, i);
    json_t *competency = json_object ();

    set_text (competency, "code", standing->competency->code);
    set_words (competency, "name", &standing->competency->name);
    set_anchors (competency, standing->competency->anchors);
    set_number (competency, "level", standing->evidence.level);
    set_number (competency, "required", standing->required);
    json_array_append_new (frozen, competency);
  }
  return frozen;
}

static json_t *
freeze_card (ReleveDesk *desk, const RelevePlacement *card)
{
  const ReleveAssignment *assignment = releve_dossier_assignment (desk->dossier, card->assignment_id);
  ReleveLevels levels = releve_levels_in_force (desk->dossier, card);
  g_autofree char *digits = releve_levels_to_text (&levels);
  RelevePeriod days = releve_desk_card_days (desk, card);
  json_t *frozen = json_object ();

  set_text (frozen, "code", assignment->code);
  set_words (frozen, "name", &assignment->name);
  set_text (frozen, "state", releve_placement_state_codes[card->state]);
  set_text (frozen, "levels_state", releve_levels_state_codes[card->levels_state]);
  set_text (frozen, "levels", digits);
  set_day (frozen, "first", days.first);
  set_day (frozen, "last", days.last);
  json_object_set_new (frozen, "supervisor", freeze_supervisor (desk, card->supervisor_id));
  return frozen;
}

static json_t *
freeze_cards (ReleveDesk *desk, const char *learner_id)
{
  GPtrArray *cards = RELEVE_DOSSIER_OF (desk->dossier, releve_placement_kind, RelevePlacement, learner_id, learner_id);
  json_t *frozen = json_array ();

  for (guint i = 0; i < cards->len; i++)
    if (((const RelevePlacement *) cards->pdata[i])->state != RELEVE_DECLINED)
      json_array_append_new (frozen, freeze_card (desk, cards->pdata[i]));
  return frozen;
}

static json_t *
freeze_characteristics (ReleveDesk *desk)
{
  GPtrArray *all = releve_dossier_all (desk->dossier, &releve_characteristic_kind);
  json_t *frozen = json_array ();

  for (guint i = 0; i < all->len; i++) {
    const ReleveCharacteristic *characteristic = all->pdata[i];
    json_t *object = json_object ();

    set_text (object, "code", characteristic->code);
    set_words (object, "name", &characteristic->name);
    set_anchors (object, characteristic->anchors);
    json_array_append_new (frozen, object);
  }
  return frozen;
}

static json_t *
freeze_goals (ReleveDesk *desk, const char *plan_id)
{
  GPtrArray *goals = RELEVE_DOSSIER_OF (desk->dossier, releve_goal_kind, ReleveGoal, plan_id, plan_id);
  json_t *frozen = json_array ();

  for (guint i = 0; i < goals->len; i++) {
    const ReleveGoal *goal = goals->pdata[i];
    json_t *object = json_object ();

    set_text (object, "aim", goal->aim);
    set_text (object, "indicator", goal->indicator);
    set_day (object, "due", goal->due);
    json_array_append_new (frozen, object);
  }
  return frozen;
}

static json_t *
freeze_enrolment (ReleveDesk *desk, const ReleveEnrolment *enrolment)
{
  const ReleveTraining *training = releve_dossier_get (desk->dossier, &releve_training_kind, enrolment->training_id);
  json_t *frozen = json_object ();

  if (training != NULL) {
    set_words (frozen, "name", &training->name);
    set_words (frozen, "provider", &training->provider);
    set_number (frozen, "hours", training->hours);
  }
  set_words (frozen, "funding", &enrolment->funding);
  set_number (frozen, "protected_hours", enrolment->protected_hours);
  set_day (frozen, "first", enrolment->first);
  set_day (frozen, "last", enrolment->last);
  return frozen;
}

static json_t *
freeze_trainings (ReleveDesk *desk, const char *learner_id)
{
  GPtrArray *all = RELEVE_DOSSIER_OF (desk->dossier, releve_enrolment_kind, ReleveEnrolment, learner_id, learner_id);
  json_t *frozen = json_array ();

  for (guint i = 0; i < all->len; i++)
    json_array_append_new (frozen, freeze_enrolment (desk, all->pdata[i]));
  return frozen;
}

static void
freeze_text_of_plan (json_t *frozen, const RelevePlan *plan)
{
  set_day (frozen, "first", plan->first);
  set_day (frozen, "last", plan->last);
  set_day (frozen, "agreed", plan->agreed);
  set_day (frozen, "signed", plan->signed_on);
  set_text (frozen, "strengths", plan->strengths);
  set_text (frozen, "priorities", plan->priorities);
  set_text (frozen, "support", plan->support);
  set_text (frozen, "head_commits", plan->head_commits);
  set_text (frozen, "learner_commits", plan->learner_commits);
  set_text (frozen, "comment", plan->comment);
  set_text (frozen, "disagreement", plan->disagreement);
}

char *
releve_desk_freeze_plan (ReleveDesk *self, const RelevePlan *plan, const char *language)
{
  const ReleveLearner *learner = releve_dossier_learner (self->dossier, plan->learner_id);
  json_t *frozen = json_pack ("{s:i, s:i, s:i, s:s}", "format", SNAPSHOT_FORMAT, "version", plan->version,
                              "parameter_version", releve_dossier_parameters (self->dossier)->version,
                              "language", language);
  char *dumped, *text;

  freeze_text_of_plan (frozen, plan);
  json_object_set_new (frozen, "department", freeze_department (self));
  json_object_set_new (frozen, "learner", freeze_person (learner->code, learner->title, learner->given,
                                                         learner->family, &learner->post, &learner->service));
  set_text (frozen, "aspiration", learner->aspiration);
  set_day (frozen, "aim_by", learner->aim_by);
  json_object_set_new (frozen, "mentor", freeze_supervisor (self, learner->mentor_id));
  json_object_set_new (frozen, "role", freeze_role (self, learner->role_id));
  json_object_set_new (frozen, "competencies", freeze_competencies (self, learner->id));
  json_object_set_new (frozen, "assignments", freeze_cards (self, learner->id));
  json_object_set_new (frozen, "characteristics", freeze_characteristics (self));
  json_object_set_new (frozen, "trainings", freeze_trainings (self, learner->id));
  json_object_set_new (frozen, "goals", freeze_goals (self, plan->id));
  dumped = json_dumps (frozen, JSON_COMPACT | JSON_SORT_KEYS);
  text = g_strdup (dumped);
  free (dumped);
  json_decref (frozen);
  return text;
}
