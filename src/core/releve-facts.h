#pragma once

#include "releve-kind.h"
#include "releve-levels.h"

G_BEGIN_DECLS

/* The facts of a department: plain rows, one struct a table. The dossier owns
 * them; everybody else borrows them as const and names them by id. */

typedef enum { RELEVE_CLINICAL, RELEVE_ACADEMIC, RELEVE_ADMINISTRATIVE, RELEVE_N_CATEGORIES } ReleveCategory;
typedef enum { RELEVE_TM, RELEVE_SE, RELEVE_HS, RELEVE_CI, RELEVE_IC, RELEVE_AM, RELEVE_OR, RELEVE_LO, RELEVE_N_ATTRIBUTES } ReleveAttribute;
typedef enum { RELEVE_SELF, RELEVE_SUPERVISOR_SAYS, RELEVE_COLLEAGUE, RELEVE_TEAM, RELEVE_RECORD, RELEVE_N_SOURCES } ReleveSource;
typedef enum { RELEVE_PROPOSED, RELEVE_ACCEPTED, RELEVE_DECLINED, RELEVE_DONE } RelevePlacementState;
typedef enum { RELEVE_LEVELS_NONE, RELEVE_LEVELS_DRAFT, RELEVE_LEVELS_AGREED } ReleveLevelsState;
typedef enum { RELEVE_DUTY_BRIEFING, RELEVE_DUTY_MIDPOINT, RELEVE_DUTY_DEBRIEFING, RELEVE_DUTY_ACCOUNTABILITY,
               RELEVE_DUTY_REVIEW, RELEVE_DUTY_TRAINING, RELEVE_DUTY_SIGNATURE } ReleveDutyKind;
typedef enum { RELEVE_PLAN_DRAFT, RELEVE_PLAN_AGREED, RELEVE_PLAN_SIGNED } RelevePlanState;
typedef enum { RELEVE_BARRIER_REQUIRED_SKILLS, RELEVE_BARRIER_OWN_ABILITIES, RELEVE_BARRIER_OPPORTUNITY,
               RELEVE_BARRIER_SELF_EFFICACY, RELEVE_BARRIER_TIME } ReleveBarrierKind;
typedef enum { RELEVE_NOT_CONSIDERING, RELEVE_CONSIDERING, RELEVE_PREPARING, RELEVE_ACTING, RELEVE_SUSTAINING } ReleveCommitment;
typedef enum { RELEVE_VERSION_DRAFT, RELEVE_VERSION_PUBLISHED, RELEVE_VERSION_ARCHIVED } ReleveVersionState;
typedef enum { RELEVE_BY_LEARNER, RELEVE_BY_SUPERVISOR } ReleveDriver;
/* Who signs a plan. */
typedef enum { RELEVE_PARTY_LEARNER, RELEVE_PARTY_HEAD, RELEVE_N_PARTIES } ReleveParty;

extern const char *const releve_category_codes[];       /* clinical academic administrative */
extern const char *const releve_attribute_codes[];      /* TM SE HS CI IC AM OR LO */
extern const char *const releve_source_codes[];         /* self supervisor colleague team record */
extern const char *const releve_placement_state_codes[];/* proposed accepted declined done */
extern const char *const releve_levels_state_codes[];   /* none draft agreed */
extern const char *const releve_duty_kind_codes[];      /* briefing midpoint debriefing accountability review training signature */
extern const char *const releve_plan_state_codes[];     /* draft agreed signed */
extern const char *const releve_barrier_codes[];        /* required-skills own-abilities opportunity self-efficacy time */
extern const char *const releve_commitment_codes[];     /* not-considering considering preparing acting sustaining */
extern const char *const releve_version_state_codes[];  /* draft published archived */
extern const char *const releve_driver_codes[];         /* learner supervisor */
extern const char *const releve_party_codes[];          /* clinician head */

/* The one row of the file's own facts; its id is "department". */
typedef struct {
  char *id;
  char *uuid;              /* tells copies of one file from another file (merge) */
  ReleveWords name;
  ReleveWords site;        /* hospital */
  char *head;              /* name of the head, as it is signed */
  char *head_role;         /* NULL, or the head's own wording of the post */
  int parameter_version;   /* the version in force of the parameter table */
  int retention_months;    /* after departure */
  int brief_rule_level;    /* L7: AUT or RSP from this level … */
  int brief_rule_minimum;  /* … asks for a briefing of at least this level */
  int edition;             /* of the words and profiles; from 0, one more with each edit of them */
} ReleveDepartment;

typedef struct {
  char *id;
  int version;
  char *name;              /* "blend.half", "W.CHG.AM" … (data/seed/parameters.json) */
  double value;
} ReleveParameter;

typedef struct {
  char *id;
  char *code;              /* S1 */
  char *title;             /* Dr, Dre, Prof. */
  char *given;
  char *family;
  ReleveWords post;
  ReleveWords service;
  int duty_limit;          /* most debriefings in one block */
} ReleveSupervisor;

typedef struct {
  char *id;
  char *code;
  ReleveWords name;
  int version;
  double proficient;       /* the level that the framework calls proficient */
} ReleveFramework;

typedef struct {
  char *id;
  char *code;              /* C1 */
  char *framework_id;
  char *parent_id;
  int position;
  ReleveWords name;
  ReleveWords short_name;  /* one or two words, for column heads */
  ReleveWords definition;
  char *crosswalk;         /* CanMEDS · LEADS · MLCF codes */
  ReleveWords anchors[RELEVE_LEVEL_MAX + 1];
} ReleveCompetency;

typedef struct {
  char *id;
  char *code;              /* CHG */
  int driver;              /* ReleveDriver */
  int position;
  ReleveWords name;
  ReleveWords short_name;
  ReleveWords definition;
  ReleveWords anchors[RELEVE_LEVEL_MAX + 1];
} ReleveCharacteristic;

typedef struct {
  char *id;
  char *code;              /* chief */
  int position;
  ReleveWords name;        /* Chief resident · Chefferie de clinique */
  ReleveWords short_name;
  ReleveWords mission;
} ReleveRole;

typedef struct {
  char *id;
  char *role_id;
  char *competency_id;
  double level;            /* 0–4 */
} ReleveRoleLevel;

typedef struct {
  char *id;
  char *code;              /* L01 */
  char *title;
  char *given;
  char *family;
  ReleveWords post;        /* what she is today: "third-year resident" */
  ReleveWords service;
  char *role_id;           /* the role aimed at */
  ReleveDay aim_by;
  char *aspiration;        /* her own words */
  char *mentor_id;         /* a supervisor */
  ReleveDay arrival;
  ReleveDay departure;
  int percentage;          /* of full employment, 1–100 */
  double development_hours;/* per block at 100 % */
  int commitment;          /* ReleveCommitment, self-declared */
  ReleveDay aim_asked;     /* when a dated aim was asked for, once (S7) */
} ReleveLearner;

typedef struct {
  char *id;
  char *code;              /* K1 */
  int category;            /* ReleveCategory */
  int position;
  ReleveWords name;
  ReleveWords short_name;  /* two lines of nine letters on a card */
  ReleveWords description;
  ReleveLevels profile;
  ReleveLevels low;        /* feasible range; unset = profile ± 1 within 0–4 */
  ReleveLevels high;
  double hours;            /* for the whole assignment */
  gboolean exclusive;      /* takes all development hours of its blocks */
  int duration;            /* blocks */
  int minimum;             /* people per block */
  int capacity;            /* people per block; 0 = no limit */
  int minimum_gap;         /* blocks before it recurs for the same learner; 0 = may follow at once */
  char *supervisor_id;     /* who usually supervises it */
} ReleveAssignment;

typedef struct {
  char *id;
  char *assignment_id;
  char *competency_id;
  double weight;           /* P in (0, 1] */
} ReleveAssignmentCompetency;

/* Either a completed assignment or a competency level. */
typedef struct {
  char *id;
  char *assignment_id;
  char *needs_assignment_id;
  char *needs_competency_id;
  double level;            /* with a competency */
} RelevePrerequisite;

/* A plan of a year beside the one in force, which has no row: NULL names it. */
typedef struct {
  char *id;
  int state;               /* ReleveVersionState */
  int number;              /* of a published plan, from 1 in its year, never used twice; else 0 */
  char *name;              /* of a draft, or of a year that is over: "2026–2027" */
  ReleveDay made;
  char *author;
  char *reason;            /* why a publication was taken back */
  char *year_id;           /* the year that is over to which it belongs; NULL = the one under way */
} ReleveVersion;

typedef struct {
  char *id;
  int number;              /* from 1, in date order */
  ReleveDay first;
  ReleveDay last;
  char *version_id;        /* the year that is over; NULL = the one under way */
} ReleveBlock;

/* Dates only: the file never says why somebody is away. */
typedef struct {
  char *id;
  char *learner_id;
  ReleveDay first;
  ReleveDay last;
} ReleveLeave;

typedef struct {
  char *id;
  char *learner_id;
  char *assignment_id;
  char *block_id;          /* its first block */
  int span;                /* blocks */
  char *supervisor_id;
  char *present_id;        /* the supervisor named present (safety gate) */
  int state;               /* RelevePlacementState */
  char *declined_why;
  gboolean pinned;
  char *reason;            /* why a rule was overridden */
  int levels_state;        /* ReleveLevelsState */
  ReleveLevels levels;     /* draft or agreed; unset = the profile */
  ReleveLevels wish;       /* the learner's */
  char *level_note;        /* why levels depart from target or range */
  ReleveDay agreed_on;
  int parameter_version;   /* with which the levels were agreed; 0 = not yet */
  ReleveDay midpoint;      /* date of the mid-point review */
  gboolean midpoint_held;
  ReleveDay done_on;
  int edition;             /* of the words that the levels were agreed with (D6) */
  char *version_id;        /* NULL = the plan in force */
  char *origin_id;         /* of a copy: the card in force that it was made of, maybe gone since */
} RelevePlacement;

/* What a learner was in a year that is over. */
typedef struct {
  char *id;
  char *learner_id;
  char *version_id;
  ReleveWords post;
} ReleveStage;

/* Finished before this file began, or outside it: the log of domain.md §4. */
typedef struct {
  char *id;
  char *learner_id;
  char *assignment_id;
  ReleveDay finished;
  gboolean debriefed;
  ReleveLevels levels;     /* unset = the assignment's profile */
} ReleveExperience;

typedef struct {
  char *id;
  char *learner_id;
  char *competency_id;     /* NULL when an attribute is rated */
  char *attribute;         /* "TM" …; NULL when a competency is rated */
  double level;            /* 0–4 */
  int source;              /* ReleveSource */
  char *rater;             /* any text; NULL for self */
  ReleveDay date;
  char *behaviour;         /* what was seen */
  char *placement_id;      /* in which assignment; NULL otherwise */
  int edition;             /* of the words that it was made with (D6) */
  ReleveDay recorded;      /* when it was entered; RELEVE_NO_DAY = not known */
} ReleveRating;

typedef struct {
  char *id;
  char *learner_id;
  char *placement_id;
  char *supervisor_id;
  int kind;                /* ReleveDutyKind */
  ReleveDay due;
  ReleveDay done;          /* RELEVE_NO_DAY while open */
  char *note;
  char *enrolment_id;      /* of a training */
  char *plan_id;           /* of a review or a signature */
} ReleveDuty;

typedef struct {
  char *id;
  char *code;              /* T1 */
  ReleveWords name;
  ReleveWords provider;
  double hours;
  double cost;
  char *currency;
  ReleveDay first;         /* next session */
  ReleveDay last;
} ReleveTraining;

typedef struct {
  char *id;
  char *training_id;
  char *competency_id;
} ReleveTrainingCompetency;

typedef struct {
  char *id;
  char *learner_id;
  char *training_id;
  ReleveDay first;
  ReleveDay last;
  double protected_hours;
  ReleveWords funding;
  ReleveDay completed;
} ReleveEnrolment;

typedef struct {
  char *id;
  char *learner_id;
  int kind;                /* ReleveBarrierKind */
  char *note;
} ReleveBarrier;

typedef struct {
  char *id;
  char *learner_id;
  int version;             /* from 1 */
  int state;               /* RelevePlanState */
  char *replaces_id;       /* version n−1 */
  ReleveDay first;         /* period */
  ReleveDay last;
  ReleveDay drafted;
  ReleveDay agreed;
  ReleveDay signed_on;
  char *language;          /* of the signed copy: en or fr */
  char *strengths;         /* section 4, as agreed */
  char *priorities;
  char *support;           /* section 8 */
  char *head_commits;      /* both sides' commitments */
  char *learner_commits;
  char *comment;           /* section 10, the clinician's */
  char *disagreement;
  char *reason;            /* why it went back or on */
  char *snapshot;          /* JSON, frozen when both agree: what is signed is this text */
  char *checksum;          /* of the snapshot */
  /* Acknowledged in the file; RELEVE_NO_DAY: not yet, or in ink on paper. */
  ReleveDay learner_read;
  ReleveDay learner_agreed;
  ReleveDay head_read;
  ReleveDay head_agreed;
  ReleveDay withdrawn;     /* when the signature was taken back; RELEVE_NO_DAY = it stands */
  char *withdrawn_why;
} RelevePlan;

typedef struct {
  char *id;
  char *plan_id;
  int position;
  char *aim;
  char *indicator;
  ReleveDay due;
} ReleveGoal;

/* What a row said up to an edition, before its words were edited. */
typedef struct {
  char *id;
  char *kind;              /* the table: "competency" */
  char *subject_id;
  int edition;             /* the last that it served */
  char *words;             /* JSON of the row (and of its weights), as in an export */
} ReleveWording;

/* While one is asked and not sealed, what others say since stays closed. */
typedef struct {
  char *id;
  char *learner_id;
  ReleveDay asked;
  ReleveDay sealed;        /* RELEVE_NO_DAY while open */
} ReleveSelfAssessment;

/* The R2C2 conversation about one card. */
typedef struct {
  char *id;
  char *learner_id;
  char *placement_id;
  ReleveDay held;          /* RELEVE_NO_DAY: a draft */
  char *relationship;
  char *reaction;
  char *content;
  char *action;            /* coaching: one action, one assignment, one date */
  char *next_placement_id;
  ReleveDay next_date;
  char *draft_levels;      /* a draft's levels: "C4=3 C7=2" */
} ReleveDebrief;

/* A line of the clinician's reflective log, private until shared (S6). */
typedef struct {
  char *id;
  char *learner_id;
  char *placement_id;      /* nullable */
  ReleveDay date;
  char *happened;
  char *noticed;
  char *attempt;           /* what she will try */
  gboolean shared;
} ReleveJournal;

extern const ReleveKind releve_department_kind, releve_parameter_kind, releve_supervisor_kind,
  releve_framework_kind, releve_competency_kind, releve_characteristic_kind, releve_role_kind,
  releve_role_level_kind, releve_learner_kind, releve_assignment_kind, releve_assignment_competency_kind,
  releve_prerequisite_kind, releve_block_kind, releve_leave_kind, releve_placement_kind,
  releve_experience_kind, releve_rating_kind, releve_duty_kind, releve_training_kind,
  releve_training_competency_kind, releve_enrolment_kind, releve_barrier_kind, releve_plan_kind,
  releve_goal_kind, releve_wording_kind, releve_self_assessment_kind, releve_debrief_kind, releve_journal_kind,
  releve_version_kind, releve_stage_kind;

G_END_DECLS
