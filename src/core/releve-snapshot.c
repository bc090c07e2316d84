#include "releve-snapshot.h"

#include <jansson.h>
#include <math.h>

#include "releve-fit.h"

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
freeze_supervisor (ReleveDossier *dossier, const char *id)
{
  const ReleveSupervisor *who = releve_dossier_supervisor (dossier, id);

  if (who == NULL)
    return json_null ();
  return freeze_person (who->code, who->title, who->given, who->family, &who->post, &who->service);
}

static json_t *
freeze_department (ReleveDossier *dossier)
{
  const ReleveDepartment *department = releve_dossier_department (dossier);
  json_t *frozen = json_object ();

  if (department == NULL)
    return frozen;
  set_words (frozen, "name", &department->name);
  set_words (frozen, "site", &department->site);
  set_text (frozen, "head", department->head);
  set_text (frozen, "head_role", department->head_role);
  json_object_set_new (frozen, "retention_months", json_integer (department->retention_months));
  return frozen;
}

static json_t *
freeze_role (ReleveDossier *dossier, const char *id)
{
  const ReleveRole *role = releve_dossier_role (dossier, id);
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

static const char *const awareness_codes[] = {
  [RELEVE_UNEXPLORED] = "unexplored", [RELEVE_BORDERLINE] = "borderline", [RELEVE_RECOGNISED] = "recognised",
  [RELEVE_BLIND_SPOT] = "blind-spot", [RELEVE_HIDDEN_STRENGTH] = "hidden-strength",
  [RELEVE_ACKNOWLEDGED_NEED] = "acknowledged-need",
};

/* Agreed standings without raters: a plan never says who rated. */
static json_t *
freeze_competencies (ReleveDossier *dossier, const char *learner_id)
{
  g_autoptr (GArray) standings = releve_standings (dossier, learner_id);
  json_t *frozen = json_array ();

  for (guint i = 0; i < standings->len; i++) {
    const ReleveStanding *standing = &g_array_index (standings, ReleveStanding, i);
    json_t *competency = json_object ();

    set_text (competency, "code", standing->competency->code);
    set_words (competency, "name", &standing->competency->name);
    set_anchors (competency, standing->competency->anchors);
    set_number (competency, "level", standing->evidence.level);
    set_number (competency, "required", standing->required);
    set_number (competency, "self", standing->evidence.self);
    set_number (competency, "observed", standing->evidence.observed);
    set_text (competency, "awareness", awareness_codes[standing->awareness]);
    json_array_append_new (frozen, competency);
  }
  return frozen;
}

static int
compare_duties (gconstpointer a, gconstpointer b)
{
  const ReleveDuty *first = *(const ReleveDuty *const *) a, *second = *(const ReleveDuty *const *) b;

  return first->due != second->due ? first->due - second->due : first->kind - second->kind;
}

/* By date. */
static json_t *
freeze_duties (GPtrArray *duties)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (duties, NULL, NULL);
  json_t *frozen = json_array ();

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_duties);
  for (guint i = 0; i < sorted->len; i++) {
    const ReleveDuty *duty = sorted->pdata[i];
    json_t *object = json_object ();

    set_text (object, "kind", releve_duty_kind_codes[duty->kind]);
    set_day (object, "due", duty->due);
    set_day (object, "done", duty->done);
    json_array_append_new (frozen, object);
  }
  return frozen;
}

static void
set_blocks (ReleveDossier *dossier, json_t *frozen, const RelevePlacement *card)
{
  RelevePeriod days = releve_dossier_card_days (dossier, card);

  json_object_set_new (frozen, "block", json_integer (releve_dossier_first_block (dossier, card)));
  json_object_set_new (frozen, "last_block", json_integer (releve_dossier_last_block (dossier, card)));
  if (days.first != RELEVE_NO_DAY)
    set_day (frozen, "first", days.first);
  if (days.last != RELEVE_NO_DAY)
    set_day (frozen, "last", days.last);
}

/* In the words of an edition (D6). */
static json_t *
freeze_characteristics (ReleveDossier *dossier, int edition)
{
  GPtrArray *all = releve_dossier_all (dossier, &releve_characteristic_kind);
  json_t *frozen = json_array ();

  for (guint i = 0; i < all->len; i++) {
    const ReleveCharacteristic *characteristic =
      releve_row_as_of (dossier, &releve_characteristic_kind, ((const ReleveRow *) all->pdata[i])->id, edition);
    json_t *object = json_object ();

    set_text (object, "code", characteristic->code);
    set_words (object, "name", &characteristic->name);
    set_words (object, "short_name", &characteristic->short_name);
    set_anchors (object, characteristic->anchors);
    json_array_append_new (frozen, object);
  }
  return frozen;
}

/* Only an agreed card whose words were edited since brings words of its own. */
static void
set_own_words (ReleveDossier *dossier, json_t *frozen, const RelevePlacement *card)
{
  GPtrArray *all = releve_dossier_all (dossier, &releve_characteristic_kind);
  int edition = releve_edition_of_placement (card);

  for (guint i = 0; i < all->len; i++)
    if (releve_words_changed_since (dossier, &releve_characteristic_kind, ((const ReleveRow *) all->pdata[i])->id, edition)) {
      json_object_set_new (frozen, "characteristics", freeze_characteristics (dossier, edition));
      return;
    }
}

static json_t *
freeze_card (ReleveDossier *dossier, const RelevePlacement *card)
{
  const ReleveAssignment *assignment = releve_assignment_of_placement (dossier, card);
  ReleveLevels levels = releve_levels_in_force (dossier, card);
  g_autofree char *digits = releve_levels_to_text (&levels);
  GPtrArray *duties = RELEVE_DOSSIER_OF (dossier, releve_duty_kind, ReleveDuty, placement_id, card->id);
  json_t *frozen = json_object ();

  set_blocks (dossier, frozen, card);
  if (assignment != NULL) {
    set_text (frozen, "code", assignment->code);
    set_words (frozen, "name", &assignment->name);
    set_text (frozen, "category", releve_category_codes[assignment->category]);
  }
  set_text (frozen, "state", releve_placement_state_codes[card->state]);
  set_text (frozen, "levels_state", releve_levels_state_codes[card->levels_state]);
  set_text (frozen, "levels", digits);
  set_own_words (dossier, frozen, card);
  set_text (frozen, "note", card->level_note);
  set_text (frozen, "reason", card->reason);
  json_object_set_new (frozen, "supervisor", freeze_supervisor (dossier, card->supervisor_id));
  json_object_set_new (frozen, "duties", freeze_duties (duties));
  return frozen;
}

/* In the order of the year, so that the same facts give the same text. */
static json_t *
freeze_cards (ReleveDossier *dossier, const char *learner_id)
{
  GPtrArray *cards = RELEVE_DOSSIER_OF (dossier, releve_placement_kind, RelevePlacement, learner_id, learner_id);
  json_t *frozen = json_array ();

  for (int number = 1; number <= releve_dossier_n_blocks (dossier); number++)
    for (guint i = 0; i < cards->len; i++) {
      const RelevePlacement *card = cards->pdata[i];

      if (card->state != RELEVE_DECLINED && releve_dossier_first_block (dossier, card) == number)
        json_array_append_new (frozen, freeze_card (dossier, card));
    }
  return frozen;
}

/* Those dated by this plan; a debriefing dates others. */
static json_t *
freeze_reviews (ReleveDossier *dossier, const char *plan_id)
{
  GPtrArray *duties = RELEVE_DOSSIER_OF (dossier, releve_duty_kind, ReleveDuty, plan_id, plan_id);
  g_autoptr (GPtrArray) reviews = g_ptr_array_new ();

  for (guint i = 0; i < duties->len; i++)
    if (((const ReleveDuty *) duties->pdata[i])->kind == RELEVE_DUTY_REVIEW)
      g_ptr_array_add (reviews, duties->pdata[i]);
  return freeze_duties (reviews);
}

static json_t *
freeze_frameworks (ReleveDossier *dossier)
{
  GPtrArray *all = releve_dossier_all (dossier, &releve_framework_kind);
  json_t *frozen = json_array ();

  for (guint i = 0; i < all->len; i++) {
    const ReleveFramework *framework = all->pdata[i];

    json_array_append_new (frozen, json_pack ("{s:s, s:i}", "code", framework->code, "version", framework->version));
  }
  return frozen;
}

/* The version before, and when it was agreed or signed. */
static void
set_replaced (ReleveDossier *dossier, json_t *frozen, const RelevePlan *plan)
{
  const RelevePlan *before = plan->replaces_id != NULL
    ? releve_dossier_get (dossier, &releve_plan_kind, plan->replaces_id) : NULL;

  if (before == NULL)
    return;
  json_object_set_new (frozen, "replaces", json_integer (before->version));
  set_day (frozen, "replaced_on", before->signed_on != RELEVE_NO_DAY ? before->signed_on : before->drafted);
}

static json_t *
freeze_goals (ReleveDossier *dossier, const char *plan_id)
{
  GPtrArray *goals = RELEVE_DOSSIER_OF (dossier, releve_goal_kind, ReleveGoal, plan_id, plan_id);
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
freeze_enrolment (ReleveDossier *dossier, const ReleveEnrolment *enrolment)
{
  const ReleveTraining *training = releve_dossier_get (dossier, &releve_training_kind, enrolment->training_id);
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
freeze_trainings (ReleveDossier *dossier, const char *learner_id)
{
  GPtrArray *all = RELEVE_DOSSIER_OF (dossier, releve_enrolment_kind, ReleveEnrolment, learner_id, learner_id);
  json_t *frozen = json_array ();

  for (guint i = 0; i < all->len; i++)
    json_array_append_new (frozen, freeze_enrolment (dossier, all->pdata[i]));
  return frozen;
}

static void
freeze_text_of_plan (json_t *frozen, const RelevePlan *plan)
{
  set_day (frozen, "first", plan->first);
  set_day (frozen, "last", plan->last);
  set_day (frozen, "drafted", plan->drafted);
  set_day (frozen, "agreed", plan->agreed);
  set_text (frozen, "strengths", plan->strengths);
  set_text (frozen, "priorities", plan->priorities);
  set_text (frozen, "support", plan->support);
  set_text (frozen, "head_commits", plan->head_commits);
  set_text (frozen, "learner_commits", plan->learner_commits);
  set_text (frozen, "comment", plan->comment);
  set_text (frozen, "disagreement", plan->disagreement);
}

char *
releve_snapshot_of_plan (ReleveDossier *dossier, const RelevePlan *plan)
{
  const ReleveLearner *learner = releve_dossier_learner (dossier, plan->learner_id);
  json_t *frozen = json_pack ("{s:i, s:i, s:i, s:i}", "format", RELEVE_SNAPSHOT_FORMAT, "version", plan->version,
                              "parameter_version", releve_dossier_parameters (dossier)->version,
                              "edition", releve_edition_in_force (dossier));
  char *dumped, *text;

  g_assert (learner != NULL);
  set_replaced (dossier, frozen, plan);
  freeze_text_of_plan (frozen, plan);
  json_object_set_new (frozen, "department", freeze_department (dossier));
  json_object_set_new (frozen, "learner", freeze_person (learner->code, learner->title, learner->given,
                                                         learner->family, &learner->post, &learner->service));
  set_text (frozen, "aspiration", learner->aspiration);
  set_day (frozen, "aim_by", learner->aim_by);
  set_day (frozen, "departure", learner->departure);
  json_object_set_new (frozen, "mentor", freeze_supervisor (dossier, learner->mentor_id));
  json_object_set_new (frozen, "role", freeze_role (dossier, learner->role_id));
  json_object_set_new (frozen, "competencies", freeze_competencies (dossier, learner->id));
  json_object_set_new (frozen, "assignments", freeze_cards (dossier, learner->id));
  json_object_set_new (frozen, "characteristics", freeze_characteristics (dossier, RELEVE_EDITION_NOW));
  json_object_set_new (frozen, "trainings", freeze_trainings (dossier, learner->id));
  json_object_set_new (frozen, "reviews", freeze_reviews (dossier, plan->id));
  json_object_set_new (frozen, "frameworks", freeze_frameworks (dossier));
  json_object_set_new (frozen, "goals", freeze_goals (dossier, plan->id));
  dumped = json_dumps (frozen, JSON_COMPACT | JSON_SORT_KEYS);
  text = g_strdup (dumped);
  free (dumped);
  json_decref (frozen);
  return text;
}

char *
releve_snapshot_checksum (const char *snapshot)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, snapshot, -1);
}

void
releve_snapshot_freeze (ReleveDossier *dossier, RelevePlan *plan)
{
  g_free (plan->snapshot);
  plan->snapshot = releve_snapshot_of_plan (dossier, plan);
  g_free (plan->checksum);
  plan->checksum = releve_snapshot_checksum (plan->snapshot);
}
