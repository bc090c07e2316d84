#include "releve-facts.h"

/* The columns of every table, in the order of data/sql; tests/store compares. */

const char *const releve_category_codes[] = { "clinical", "academic", "administrative", NULL };
const char *const releve_attribute_codes[] = { "TM", "SE", "HS", "CI", "IC", "AM", "OR", "LO", NULL };
const char *const releve_source_codes[] = { "self", "supervisor", "colleague", "team", "record", NULL };
const char *const releve_placement_state_codes[] = { "proposed", "accepted", "declined", "done", NULL };
const char *const releve_levels_state_codes[] = { "none", "draft", "agreed", NULL };
const char *const releve_duty_kind_codes[] = { "briefing", "midpoint", "debriefing", "accountability", "review", "training", "signature", NULL };
const char *const releve_plan_state_codes[] = { "draft", "agreed", "signed", NULL };
const char *const releve_barrier_codes[] = { "required-skills", "own-abilities", "opportunity", "self-efficacy", "time", NULL };
const char *const releve_commitment_codes[] = { "not-considering", "considering", "preparing", "acting", "sustaining", NULL };
const char *const releve_version_state_codes[] = { "draft", "published", "archived", NULL };
const char *const releve_driver_codes[] = { "learner", "supervisor", NULL };
const char *const releve_party_codes[] = { "clinician", "head", NULL };

static const ReleveField department_fields[] = {
  { "uuid", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveDepartment, uuid) },
  { "name", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveDepartment, name), .personal = TRUE },
  { "site", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveDepartment, site), .personal = TRUE },
  { "head", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveDepartment, head), .personal = TRUE },
  { "head_role", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveDepartment, head_role), .personal = TRUE },
  { "parameter_version", RELEVE_FIELD_INT, G_STRUCT_OFFSET (ReleveDepartment, parameter_version) },
  { "retention_months", RELEVE_FIELD_INT, G_STRUCT_OFFSET (ReleveDepartment, retention_months) },
  { "brief_rule_level", RELEVE_FIELD_INT, G_STRUCT_OFFSET (ReleveDepartment, brief_rule_level) },
  { "brief_rule_minimum", RELEVE_FIELD_INT, G_STRUCT_OFFSET (ReleveDepartment, brief_rule_minimum) },
  { "edition", RELEVE_FIELD_INT, G_STRUCT_OFFSET (ReleveDepartment, edition) },
};

static const ReleveField parameter_fields[] = {
  { "version", RELEVE_FIELD_INT, G_STRUCT_OFFSET (ReleveParameter, version) },
  { "name", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveParameter, name) },
  { "value", RELEVE_FIELD_REAL, G_STRUCT_OFFSET (ReleveParameter, value) },
};

static const ReleveField supervisor_fields[] = {
  { "code", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveSupervisor, code) },
  { "title", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveSupervisor, title), .personal = TRUE },
  { "given", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveSupervisor, given), .personal = TRUE },
  { "family", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveSupervisor, family), .personal = TRUE },
  { "post", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveSupervisor, post), .personal = TRUE },
  { "service", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveSupervisor, service), .personal = TRUE },
  { "duty_limit", RELEVE_FIELD_INT, G_STRUCT_OFFSET (ReleveSupervisor, duty_limit) },
};

static const ReleveField framework_fields[] = {
  { "code", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveFramework, code) },
  { "name", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveFramework, name) },
  { "version", RELEVE_FIELD_INT, G_STRUCT_OFFSET (ReleveFramework, version) },
  { "proficient", RELEVE_FIELD_REAL, G_STRUCT_OFFSET (ReleveFramework, proficient) },
};

static const ReleveField competency_fields[] = {
  { "code", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveCompetency, code) },
  { "framework_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveCompetency, framework_id), .target = &releve_framework_kind },
  { "parent_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveCompetency, parent_id), .target = &releve_competency_kind },
  { "position", RELEVE_FIELD_INT, G_STRUCT_OFFSET (ReleveCompetency, position) },
  { "name", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveCompetency, name) },
  { "short_name", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveCompetency, short_name) },
  { "definition", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveCompetency, definition) },
  { "crosswalk", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveCompetency, crosswalk) },
  { "anchor0", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveCompetency, anchors) + 0 * sizeof (ReleveWords) },
  { "anchor1", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveCompetency, anchors) + 1 * sizeof (ReleveWords) },
  { "anchor2", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveCompetency, anchors) + 2 * sizeof (ReleveWords) },
  { "anchor3", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveCompetency, anchors) + 3 * sizeof (ReleveWords) },
  { "anchor4", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveCompetency, anchors) + 4 * sizeof (ReleveWords) },
};

static const ReleveField characteristic_fields[] = {
  { "code", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveCharacteristic, code) },
  { "driver", RELEVE_FIELD_CODE, G_STRUCT_OFFSET (ReleveCharacteristic, driver), .codes = releve_driver_codes },
  { "position", RELEVE_FIELD_INT, G_STRUCT_OFFSET (ReleveCharacteristic, position) },
  { "name", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveCharacteristic, name) },
  { "short_name", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveCharacteristic, short_name) },
  { "definition", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveCharacteristic, definition) },
  { "anchor0", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveCharacteristic, anchors) + 0 * sizeof (ReleveWords) },
  { "anchor1", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveCharacteristic, anchors) + 1 * sizeof (ReleveWords) },
  { "anchor2", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveCharacteristic, anchors) + 2 * sizeof (ReleveWords) },
  { "anchor3", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveCharacteristic, anchors) + 3 * sizeof (ReleveWords) },
  { "anchor4", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveCharacteristic, anchors) + 4 * sizeof (ReleveWords) },
};

static const ReleveField role_fields[] = {
  { "code", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveRole, code) },
  { "position", RELEVE_FIELD_INT, G_STRUCT_OFFSET (ReleveRole, position) },
  { "name", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveRole, name) },
  { "short_name", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveRole, short_name) },
  { "mission", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveRole, mission) },
};

static const ReleveField role_level_fields[] = {
  { "role_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveRoleLevel, role_id), .target = &releve_role_kind },
  { "competency_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveRoleLevel, competency_id), .target = &releve_competency_kind },
  { "level", RELEVE_FIELD_REAL, G_STRUCT_OFFSET (ReleveRoleLevel, level) },
};

static const ReleveField learner_fields[] = {
  { "code", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveLearner, code) },
  { "title", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveLearner, title), .personal = TRUE },
  { "given", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveLearner, given), .personal = TRUE },
  { "family", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveLearner, family), .personal = TRUE },
  { "post", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveLearner, post), .personal = TRUE },
  { "service", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveLearner, service), .personal = TRUE },
  { "role_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveLearner, role_id), .target = &releve_role_kind },
  { "aim_by", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveLearner, aim_by) },
  { "aspiration", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveLearner, aspiration), .personal = TRUE },
  { "mentor_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveLearner, mentor_id), .target = &releve_supervisor_kind },
  { "arrival", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveLearner, arrival) },
  { "departure", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveLearner, departure) },
  { "percentage", RELEVE_FIELD_INT, G_STRUCT_OFFSET (ReleveLearner, percentage) },
  { "development_hours", RELEVE_FIELD_REAL, G_STRUCT_OFFSET (ReleveLearner, development_hours) },
  { "commitment", RELEVE_FIELD_CODE, G_STRUCT_OFFSET (ReleveLearner, commitment), .codes = releve_commitment_codes },
  { "aim_asked", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveLearner, aim_asked) },
};

static const ReleveField assignment_fields[] = {
  { "code", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveAssignment, code) },
  { "category", RELEVE_FIELD_CODE, G_STRUCT_OFFSET (ReleveAssignment, category), .codes = releve_category_codes },
  { "position", RELEVE_FIELD_INT, G_STRUCT_OFFSET (ReleveAssignment, position) },
  { "name", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveAssignment, name) },
  { "short_name", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveAssignment, short_name) },
  { "description", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveAssignment, description) },
  { "profile", RELEVE_FIELD_LEVELS, G_STRUCT_OFFSET (ReleveAssignment, profile) },
  { "low", RELEVE_FIELD_LEVELS, G_STRUCT_OFFSET (ReleveAssignment, low) },
  { "high", RELEVE_FIELD_LEVELS, G_STRUCT_OFFSET (ReleveAssignment, high) },
  { "hours", RELEVE_FIELD_REAL, G_STRUCT_OFFSET (ReleveAssignment, hours) },
  { "exclusive", RELEVE_FIELD_BOOL, G_STRUCT_OFFSET (ReleveAssignment, exclusive) },
  { "duration", RELEVE_FIELD_INT, G_STRUCT_OFFSET (ReleveAssignment, duration) },
  { "minimum", RELEVE_FIELD_INT, G_STRUCT_OFFSET (ReleveAssignment, minimum) },
  { "capacity", RELEVE_FIELD_INT, G_STRUCT_OFFSET (ReleveAssignment, capacity) },
  { "minimum_gap", RELEVE_FIELD_INT, G_STRUCT_OFFSET (ReleveAssignment, minimum_gap) },
  { "supervisor_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveAssignment, supervisor_id), .target = &releve_supervisor_kind },
};

static const ReleveField assignment_competency_fields[] = {
  { "assignment_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveAssignmentCompetency, assignment_id), .target = &releve_assignment_kind },
  { "competency_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveAssignmentCompetency, competency_id), .target = &releve_competency_kind },
  { "weight", RELEVE_FIELD_REAL, G_STRUCT_OFFSET (ReleveAssignmentCompetency, weight) },
};

static const ReleveField prerequisite_fields[] = {
  { "assignment_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (RelevePrerequisite, assignment_id), .target = &releve_assignment_kind },
  { "needs_assignment_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (RelevePrerequisite, needs_assignment_id), .target = &releve_assignment_kind },
  { "needs_competency_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (RelevePrerequisite, needs_competency_id), .target = &releve_competency_kind },
  { "level", RELEVE_FIELD_REAL, G_STRUCT_OFFSET (RelevePrerequisite, level) },
};

static const ReleveField version_fields[] = {
  { "state", RELEVE_FIELD_CODE, G_STRUCT_OFFSET (ReleveVersion, state), .codes = releve_version_state_codes },
  { "number", RELEVE_FIELD_INT, G_STRUCT_OFFSET (ReleveVersion, number) },
  { "name", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveVersion, name), .personal = TRUE },
  { "made", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveVersion, made) },
  { "author", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveVersion, author), .personal = TRUE },
  { "reason", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveVersion, reason), .personal = TRUE },
  { "year_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveVersion, year_id), .target = &releve_version_kind },
};

static const ReleveField block_fields[] = {
  { "number", RELEVE_FIELD_INT, G_STRUCT_OFFSET (ReleveBlock, number) },
  { "first", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveBlock, first) },
  { "last", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveBlock, last) },
  { "version_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveBlock, version_id), .target = &releve_version_kind },
};

static const ReleveField leave_fields[] = {
  { "learner_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveLeave, learner_id), .target = &releve_learner_kind },
  { "first", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveLeave, first) },
  { "last", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveLeave, last) },
};

static const ReleveField placement_fields[] = {
  { "learner_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (RelevePlacement, learner_id), .target = &releve_learner_kind },
  { "assignment_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (RelevePlacement, assignment_id), .target = &releve_assignment_kind },
  { "block_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (RelevePlacement, block_id), .target = &releve_block_kind },
  { "span", RELEVE_FIELD_INT, G_STRUCT_OFFSET (RelevePlacement, span) },
  { "supervisor_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (RelevePlacement, supervisor_id), .target = &releve_supervisor_kind },
  { "present_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (RelevePlacement, present_id), .target = &releve_supervisor_kind },
  { "state", RELEVE_FIELD_CODE, G_STRUCT_OFFSET (RelevePlacement, state), .codes = releve_placement_state_codes },
  { "declined_why", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (RelevePlacement, declined_why), .personal = TRUE },
  { "pinned", RELEVE_FIELD_BOOL, G_STRUCT_OFFSET (RelevePlacement, pinned) },
  { "reason", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (RelevePlacement, reason), .personal = TRUE },
  { "levels_state", RELEVE_FIELD_CODE, G_STRUCT_OFFSET (RelevePlacement, levels_state), .codes = releve_levels_state_codes },
  { "levels", RELEVE_FIELD_LEVELS, G_STRUCT_OFFSET (RelevePlacement, levels) },
  { "wish", RELEVE_FIELD_LEVELS, G_STRUCT_OFFSET (RelevePlacement, wish) },
  { "level_note", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (RelevePlacement, level_note), .personal = TRUE },
  { "agreed_on", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (RelevePlacement, agreed_on) },
  { "parameter_version", RELEVE_FIELD_INT, G_STRUCT_OFFSET (RelevePlacement, parameter_version) },
  { "midpoint", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (RelevePlacement, midpoint) },
  { "midpoint_held", RELEVE_FIELD_BOOL, G_STRUCT_OFFSET (RelevePlacement, midpoint_held) },
  { "done_on", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (RelevePlacement, done_on) },
  { "edition", RELEVE_FIELD_INT, G_STRUCT_OFFSET (RelevePlacement, edition) },
  { "version_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (RelevePlacement, version_id), .target = &releve_version_kind },
  { "origin_id", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (RelevePlacement, origin_id) },
};

static const ReleveField stage_fields[] = {
  { "learner_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveStage, learner_id), .target = &releve_learner_kind },
  { "version_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveStage, version_id), .target = &releve_version_kind },
  { "post", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveStage, post), .personal = TRUE },
};

static const ReleveField experience_fields[] = {
  { "learner_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveExperience, learner_id), .target = &releve_learner_kind },
  { "assignment_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveExperience, assignment_id), .target = &releve_assignment_kind },
  { "finished", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveExperience, finished) },
  { "debriefed", RELEVE_FIELD_BOOL, G_STRUCT_OFFSET (ReleveExperience, debriefed) },
  { "levels", RELEVE_FIELD_LEVELS, G_STRUCT_OFFSET (ReleveExperience, levels) },
};

static const ReleveField rating_fields[] = {
  { "learner_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveRating, learner_id), .target = &releve_learner_kind },
  { "competency_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveRating, competency_id), .target = &releve_competency_kind },
  { "attribute", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveRating, attribute) },
  { "level", RELEVE_FIELD_REAL, G_STRUCT_OFFSET (ReleveRating, level) },
  { "source", RELEVE_FIELD_CODE, G_STRUCT_OFFSET (ReleveRating, source), .codes = releve_source_codes },
  { "rater", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveRating, rater), .personal = TRUE },
  { "date", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveRating, date) },
  { "behaviour", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveRating, behaviour), .personal = TRUE },
  { "placement_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveRating, placement_id), .target = &releve_placement_kind },
  { "edition", RELEVE_FIELD_INT, G_STRUCT_OFFSET (ReleveRating, edition) },
  { "recorded", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveRating, recorded) },
};

static const ReleveField duty_fields[] = {
  { "learner_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveDuty, learner_id), .target = &releve_learner_kind },
  { "placement_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveDuty, placement_id), .target = &releve_placement_kind },
  { "supervisor_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveDuty, supervisor_id), .target = &releve_supervisor_kind },
  { "kind", RELEVE_FIELD_CODE, G_STRUCT_OFFSET (ReleveDuty, kind), .codes = releve_duty_kind_codes },
  { "due", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveDuty, due) },
  { "done", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveDuty, done) },
  { "note", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveDuty, note), .personal = TRUE },
  { "enrolment_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveDuty, enrolment_id), .target = &releve_enrolment_kind },
  { "plan_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveDuty, plan_id), .target = &releve_plan_kind },
};

static const ReleveField training_fields[] = {
  { "code", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveTraining, code) },
  { "name", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveTraining, name) },
  { "provider", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveTraining, provider) },
  { "hours", RELEVE_FIELD_REAL, G_STRUCT_OFFSET (ReleveTraining, hours) },
  { "cost", RELEVE_FIELD_REAL, G_STRUCT_OFFSET (ReleveTraining, cost) },
  { "currency", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveTraining, currency) },
  { "first", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveTraining, first) },
  { "last", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveTraining, last) },
};

static const ReleveField training_competency_fields[] = {
  { "training_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveTrainingCompetency, training_id), .target = &releve_training_kind },
  { "competency_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveTrainingCompetency, competency_id), .target = &releve_competency_kind },
};

static const ReleveField enrolment_fields[] = {
  { "learner_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveEnrolment, learner_id), .target = &releve_learner_kind },
  { "training_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveEnrolment, training_id), .target = &releve_training_kind },
  { "first", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveEnrolment, first) },
  { "last", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveEnrolment, last) },
  { "protected_hours", RELEVE_FIELD_REAL, G_STRUCT_OFFSET (ReleveEnrolment, protected_hours) },
  { "funding", RELEVE_FIELD_WORDS, G_STRUCT_OFFSET (ReleveEnrolment, funding), .personal = TRUE },
  { "completed", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveEnrolment, completed) },
};

static const ReleveField barrier_fields[] = {
  { "learner_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveBarrier, learner_id), .target = &releve_learner_kind },
  { "kind", RELEVE_FIELD_CODE, G_STRUCT_OFFSET (ReleveBarrier, kind), .codes = releve_barrier_codes },
  { "note", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveBarrier, note), .personal = TRUE },
};

static const ReleveField plan_fields[] = {
  { "learner_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (RelevePlan, learner_id), .target = &releve_learner_kind },
  { "version", RELEVE_FIELD_INT, G_STRUCT_OFFSET (RelevePlan, version) },
  { "state", RELEVE_FIELD_CODE, G_STRUCT_OFFSET (RelevePlan, state), .codes = releve_plan_state_codes },
  { "replaces_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (RelevePlan, replaces_id), .target = &releve_plan_kind },
  { "first", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (RelevePlan, first) },
  { "last", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (RelevePlan, last) },
  { "drafted", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (RelevePlan, drafted) },
  { "agreed", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (RelevePlan, agreed) },
  { "signed_on", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (RelevePlan, signed_on) },
  { "language", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (RelevePlan, language) },
  { "strengths", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (RelevePlan, strengths), .personal = TRUE },
  { "priorities", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (RelevePlan, priorities), .personal = TRUE },
  { "support", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (RelevePlan, support), .personal = TRUE },
  { "head_commits", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (RelevePlan, head_commits), .personal = TRUE },
  { "learner_commits", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (RelevePlan, learner_commits), .personal = TRUE },
  { "comment", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (RelevePlan, comment), .personal = TRUE },
  { "disagreement", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (RelevePlan, disagreement), .personal = TRUE },
  { "reason", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (RelevePlan, reason), .personal = TRUE },
  { "snapshot", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (RelevePlan, snapshot), .personal = TRUE },
  { "checksum", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (RelevePlan, checksum), .personal = TRUE },
  { "learner_read", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (RelevePlan, learner_read) },
  { "learner_agreed", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (RelevePlan, learner_agreed) },
  { "head_read", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (RelevePlan, head_read) },
  { "head_agreed", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (RelevePlan, head_agreed) },
  { "withdrawn", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (RelevePlan, withdrawn) },
  { "withdrawn_why", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (RelevePlan, withdrawn_why), .personal = TRUE },
};

static const ReleveField goal_fields[] = {
  { "plan_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveGoal, plan_id), .target = &releve_plan_kind },
  { "position", RELEVE_FIELD_INT, G_STRUCT_OFFSET (ReleveGoal, position) },
  { "aim", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveGoal, aim), .personal = TRUE },
  { "indicator", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveGoal, indicator), .personal = TRUE },
  { "due", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveGoal, due) },
};

static const ReleveField wording_fields[] = {
  { "kind", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveWording, kind) },
  { "subject_id", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveWording, subject_id) },
  { "edition", RELEVE_FIELD_INT, G_STRUCT_OFFSET (ReleveWording, edition) },
  { "words", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveWording, words) },
};

static const ReleveField self_assessment_fields[] = {
  { "learner_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveSelfAssessment, learner_id), .target = &releve_learner_kind },
  { "asked", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveSelfAssessment, asked) },
  { "sealed", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveSelfAssessment, sealed) },
};

static const ReleveField debrief_fields[] = {
  { "learner_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveDebrief, learner_id), .target = &releve_learner_kind },
  { "placement_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveDebrief, placement_id), .target = &releve_placement_kind },
  { "held", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveDebrief, held) },
  { "relationship", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveDebrief, relationship), .personal = TRUE },
  { "reaction", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveDebrief, reaction), .personal = TRUE },
  { "content", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveDebrief, content), .personal = TRUE },
  { "action", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveDebrief, action), .personal = TRUE },
  { "next_placement_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveDebrief, next_placement_id), .target = &releve_placement_kind },
  { "next_date", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveDebrief, next_date) },
  { "draft_levels", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveDebrief, draft_levels) },
};

static const ReleveField journal_fields[] = {
  { "learner_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveJournal, learner_id), .target = &releve_learner_kind },
  { "placement_id", RELEVE_FIELD_REF, G_STRUCT_OFFSET (ReleveJournal, placement_id), .target = &releve_placement_kind },
  { "date", RELEVE_FIELD_DAY, G_STRUCT_OFFSET (ReleveJournal, date) },
  { "happened", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveJournal, happened), .personal = TRUE },
  { "noticed", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveJournal, noticed), .personal = TRUE },
  { "attempt", RELEVE_FIELD_TEXT, G_STRUCT_OFFSET (ReleveJournal, attempt), .personal = TRUE },
  { "shared", RELEVE_FIELD_BOOL, G_STRUCT_OFFSET (ReleveJournal, shared) },
};

const ReleveKind releve_department_kind = { "department", sizeof (ReleveDepartment), department_fields, G_N_ELEMENTS (department_fields) };
const ReleveKind releve_parameter_kind = { "parameter", sizeof (ReleveParameter), parameter_fields, G_N_ELEMENTS (parameter_fields) };
const ReleveKind releve_supervisor_kind = { "supervisor", sizeof (ReleveSupervisor), supervisor_fields, G_N_ELEMENTS (supervisor_fields) };
const ReleveKind releve_framework_kind = { "framework", sizeof (ReleveFramework), framework_fields, G_N_ELEMENTS (framework_fields) };
const ReleveKind releve_competency_kind = { "competency", sizeof (ReleveCompetency), competency_fields, G_N_ELEMENTS (competency_fields) };
const ReleveKind releve_characteristic_kind = { "characteristic", sizeof (ReleveCharacteristic), characteristic_fields, G_N_ELEMENTS (characteristic_fields) };
const ReleveKind releve_role_kind = { "role", sizeof (ReleveRole), role_fields, G_N_ELEMENTS (role_fields) };
const ReleveKind releve_role_level_kind = { "role_level", sizeof (ReleveRoleLevel), role_level_fields, G_N_ELEMENTS (role_level_fields) };
const ReleveKind releve_learner_kind = { "learner", sizeof (ReleveLearner), learner_fields, G_N_ELEMENTS (learner_fields) };
const ReleveKind releve_assignment_kind = { "assignment", sizeof (ReleveAssignment), assignment_fields, G_N_ELEMENTS (assignment_fields) };
const ReleveKind releve_assignment_competency_kind = { "assignment_competency", sizeof (ReleveAssignmentCompetency), assignment_competency_fields, G_N_ELEMENTS (assignment_competency_fields) };
const ReleveKind releve_prerequisite_kind = { "prerequisite", sizeof (RelevePrerequisite), prerequisite_fields, G_N_ELEMENTS (prerequisite_fields) };
const ReleveKind releve_block_kind = { "block", sizeof (ReleveBlock), block_fields, G_N_ELEMENTS (block_fields) };
const ReleveKind releve_leave_kind = { "leave", sizeof (ReleveLeave), leave_fields, G_N_ELEMENTS (leave_fields) };
const ReleveKind releve_placement_kind = { "placement", sizeof (RelevePlacement), placement_fields, G_N_ELEMENTS (placement_fields) };
const ReleveKind releve_experience_kind = { "experience", sizeof (ReleveExperience), experience_fields, G_N_ELEMENTS (experience_fields) };
const ReleveKind releve_rating_kind = { "rating", sizeof (ReleveRating), rating_fields, G_N_ELEMENTS (rating_fields) };
const ReleveKind releve_duty_kind = { "duty", sizeof (ReleveDuty), duty_fields, G_N_ELEMENTS (duty_fields) };
const ReleveKind releve_training_kind = { "training", sizeof (ReleveTraining), training_fields, G_N_ELEMENTS (training_fields) };
const ReleveKind releve_training_competency_kind = { "training_competency", sizeof (ReleveTrainingCompetency), training_competency_fields, G_N_ELEMENTS (training_competency_fields) };
const ReleveKind releve_enrolment_kind = { "enrolment", sizeof (ReleveEnrolment), enrolment_fields, G_N_ELEMENTS (enrolment_fields) };
const ReleveKind releve_barrier_kind = { "barrier", sizeof (ReleveBarrier), barrier_fields, G_N_ELEMENTS (barrier_fields) };
const ReleveKind releve_plan_kind = { "plan", sizeof (RelevePlan), plan_fields, G_N_ELEMENTS (plan_fields) };
const ReleveKind releve_goal_kind = { "goal", sizeof (ReleveGoal), goal_fields, G_N_ELEMENTS (goal_fields) };
const ReleveKind releve_wording_kind = { "wording", sizeof (ReleveWording), wording_fields, G_N_ELEMENTS (wording_fields) };
const ReleveKind releve_self_assessment_kind = { "self_assessment", sizeof (ReleveSelfAssessment), self_assessment_fields, G_N_ELEMENTS (self_assessment_fields) };
const ReleveKind releve_debrief_kind = { "debrief", sizeof (ReleveDebrief), debrief_fields, G_N_ELEMENTS (debrief_fields) };
const ReleveKind releve_version_kind = { "version", sizeof (ReleveVersion), version_fields, G_N_ELEMENTS (version_fields) };
const ReleveKind releve_stage_kind = { "stage", sizeof (ReleveStage), stage_fields, G_N_ELEMENTS (stage_fields) };
const ReleveKind releve_journal_kind = { "journal", sizeof (ReleveJournal), journal_fields, G_N_ELEMENTS (journal_fields) };

const ReleveKind *const releve_kinds[] = {
  &releve_department_kind,
  &releve_parameter_kind,
  &releve_supervisor_kind,
  &releve_framework_kind,
  &releve_competency_kind,
  &releve_characteristic_kind,
  &releve_role_kind,
  &releve_role_level_kind,
  &releve_learner_kind,
  &releve_assignment_kind,
  &releve_assignment_competency_kind,
  &releve_prerequisite_kind,
  &releve_version_kind,
  &releve_block_kind,
  &releve_leave_kind,
  &releve_placement_kind,
  &releve_experience_kind,
  &releve_rating_kind,
  &releve_training_kind,
  &releve_training_competency_kind,
  &releve_enrolment_kind,
  &releve_barrier_kind,
  &releve_plan_kind,
  &releve_goal_kind,
  &releve_duty_kind,
  &releve_wording_kind,
  &releve_self_assessment_kind,
  &releve_debrief_kind,
  &releve_journal_kind,
  &releve_stage_kind,
  NULL
};
