-- Schema 1. Immutable once released: later files only add tables or append
-- columns with defaults, because recorded changesets name columns by position.
--
-- No cascade, no trigger, no unique constraint beyond the keys: replaying a
-- changeset could not satisfy them (HACKING.md, "Storage"). Foreign keys are
-- deferred, so a verb may write its rows in any order.

CREATE TABLE department (
  id TEXT NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL,
  name_en TEXT,
  name_fr TEXT,
  site_en TEXT,
  site_fr TEXT,
  head TEXT,
  head_role TEXT,
  parameter_version INTEGER NOT NULL CHECK (parameter_version >= 0),
  retention_months INTEGER NOT NULL CHECK (retention_months >= 0),
  brief_rule_level INTEGER NOT NULL CHECK (brief_rule_level >= 0),
  brief_rule_minimum INTEGER NOT NULL CHECK (brief_rule_minimum >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE parameter (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL CHECK (version >= 1),
  name TEXT NOT NULL,
  value REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE supervisor (
  id TEXT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  title TEXT,
  given TEXT NOT NULL,
  family TEXT NOT NULL,
  post_en TEXT,
  post_fr TEXT,
  service_en TEXT,
  service_fr TEXT,
  duty_limit INTEGER NOT NULL CHECK (duty_limit >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE framework (
  id TEXT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  name_en TEXT,
  name_fr TEXT,
  version INTEGER NOT NULL CHECK (version >= 1),
  proficient REAL CHECK (proficient BETWEEN 0 AND 4)
) STRICT, WITHOUT ROWID;

CREATE TABLE competency (
  id TEXT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  framework_id TEXT NOT NULL REFERENCES framework (id) DEFERRABLE INITIALLY DEFERRED,
  parent_id TEXT REFERENCES competency (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position >= 0),
  name_en TEXT,
  name_fr TEXT,
  short_name_en TEXT,
  short_name_fr TEXT,
  definition_en TEXT,
  definition_fr TEXT,
  crosswalk TEXT,
  anchor0_en TEXT,
  anchor0_fr TEXT,
  anchor1_en TEXT,
  anchor1_fr TEXT,
  anchor2_en TEXT,
  anchor2_fr TEXT,
  anchor3_en TEXT,
  anchor3_fr TEXT,
  anchor4_en TEXT,
  anchor4_fr TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE characteristic (
  id TEXT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  driver TEXT NOT NULL CHECK (driver IN ('learner', 'supervisor')),
  position INTEGER NOT NULL CHECK (position >= 0),
  name_en TEXT,
  name_fr TEXT,
  short_name_en TEXT,
  short_name_fr TEXT,
  definition_en TEXT,
  definition_fr TEXT,
  anchor0_en TEXT,
  anchor0_fr TEXT,
  anchor1_en TEXT,
  anchor1_fr TEXT,
  anchor2_en TEXT,
  anchor2_fr TEXT,
  anchor3_en TEXT,
  anchor3_fr TEXT,
  anchor4_en TEXT,
  anchor4_fr TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE role (
  id TEXT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  name_en TEXT,
  name_fr TEXT,
  short_name_en TEXT,
  short_name_fr TEXT,
  mission_en TEXT,
  mission_fr TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE role_level (
  id TEXT NOT NULL PRIMARY KEY,
  role_id TEXT NOT NULL REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
  competency_id TEXT NOT NULL REFERENCES competency (id) DEFERRABLE INITIALLY DEFERRED,
  level REAL NOT NULL CHECK (level BETWEEN 0 AND 4)
) STRICT, WITHOUT ROWID;

CREATE TABLE learner (
  id TEXT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  title TEXT,
  given TEXT NOT NULL,
  family TEXT NOT NULL,
  post_en TEXT,
  post_fr TEXT,
  service_en TEXT,
  service_fr TEXT,
  role_id TEXT REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
  aim_by TEXT CHECK (aim_by GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  aspiration TEXT,
  mentor_id TEXT REFERENCES supervisor (id) DEFERRABLE INITIALLY DEFERRED,
  arrival TEXT CHECK (arrival GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  departure TEXT CHECK (departure GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  percentage INTEGER NOT NULL CHECK (percentage BETWEEN 1 AND 100),
  development_hours REAL NOT NULL CHECK (development_hours >= 0),
  commitment TEXT NOT NULL CHECK (commitment IN ('not-considering', 'considering', 'preparing', 'acting', 'sustaining'))
) STRICT, WITHOUT ROWID;

CREATE TABLE assignment (
  id TEXT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  category TEXT NOT NULL CHECK (category IN ('clinical', 'academic', 'administrative')),
  position INTEGER NOT NULL CHECK (position >= 0),
  name_en TEXT,
  name_fr TEXT,
  short_name_en TEXT,
  short_name_fr TEXT,
  description_en TEXT,
  description_fr TEXT,
  profile TEXT NOT NULL CHECK (length (profile) = 10 AND profile NOT GLOB '*[^0-4]*'),
  low TEXT CHECK (length (low) = 10 AND low NOT GLOB '*[^0-4]*'),
  high TEXT CHECK (length (high) = 10 AND high NOT GLOB '*[^0-4]*'),
  hours REAL NOT NULL CHECK (hours >= 0),
  exclusive INTEGER NOT NULL CHECK (exclusive IN (0, 1)),
  duration INTEGER NOT NULL CHECK (duration >= 1),
  minimum INTEGER NOT NULL CHECK (minimum >= 0),
  capacity INTEGER NOT NULL CHECK (capacity >= 0),
  minimum_gap INTEGER NOT NULL CHECK (minimum_gap >= 0),
  supervisor_id TEXT REFERENCES supervisor (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE assignment_competency (
  id TEXT NOT NULL PRIMARY KEY,
  assignment_id TEXT NOT NULL REFERENCES assignment (id) DEFERRABLE INITIALLY DEFERRED,
  competency_id TEXT NOT NULL REFERENCES competency (id) DEFERRABLE INITIALLY DEFERRED,
  weight REAL NOT NULL CHECK (weight > 0 AND weight <= 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE prerequisite (
  id TEXT NOT NULL PRIMARY KEY,
  assignment_id TEXT NOT NULL REFERENCES assignment (id) DEFERRABLE INITIALLY DEFERRED,
  needs_assignment_id TEXT REFERENCES assignment (id) DEFERRABLE INITIALLY DEFERRED,
  needs_competency_id TEXT REFERENCES competency (id) DEFERRABLE INITIALLY DEFERRED,
  level REAL CHECK (level BETWEEN 0 AND 4)
) STRICT, WITHOUT ROWID;

CREATE TABLE block (
  id TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL CHECK (number >= 1),
  first TEXT NOT NULL CHECK (first GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  last TEXT NOT NULL CHECK (last GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT, WITHOUT ROWID;

CREATE TABLE leave (
  id TEXT NOT NULL PRIMARY KEY,
  learner_id TEXT NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  first TEXT NOT NULL CHECK (first GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  last TEXT NOT NULL CHECK (last GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT, WITHOUT ROWID;

CREATE TABLE placement (
  id TEXT NOT NULL PRIMARY KEY,
  learner_id TEXT NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  assignment_id TEXT NOT NULL REFERENCES assignment (id) DEFERRABLE INITIALLY DEFERRED,
  block_id TEXT NOT NULL REFERENCES block (id) DEFERRABLE INITIALLY DEFERRED,
  span INTEGER NOT NULL CHECK (span >= 1),
  supervisor_id TEXT REFERENCES supervisor (id) DEFERRABLE INITIALLY DEFERRED,
  present_id TEXT REFERENCES supervisor (id) DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'declined', 'done')),
  declined_why TEXT,
  pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
  reason TEXT,
  levels_state TEXT NOT NULL CHECK (levels_state IN ('none', 'draft', 'agreed')),
  levels TEXT CHECK (length (levels) = 10 AND levels NOT GLOB '*[^0-4]*'),
  wish TEXT CHECK (length (wish) = 10 AND wish NOT GLOB '*[^0-4]*'),
  level_note TEXT,
  agreed_on TEXT CHECK (agreed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  parameter_version INTEGER NOT NULL CHECK (parameter_version >= 0),
  midpoint TEXT CHECK (midpoint GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  midpoint_held INTEGER NOT NULL CHECK (midpoint_held IN (0, 1)),
  done_on TEXT CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT, WITHOUT ROWID;

CREATE TABLE experience (
  id TEXT NOT NULL PRIMARY KEY,
  learner_id TEXT NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  assignment_id TEXT NOT NULL REFERENCES assignment (id) DEFERRABLE INITIALLY DEFERRED,
  finished TEXT NOT NULL CHECK (finished GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  debriefed INTEGER NOT NULL CHECK (debriefed IN (0, 1)),
  levels TEXT CHECK (length (levels) = 10 AND levels NOT GLOB '*[^0-4]*')
) STRICT, WITHOUT ROWID;

CREATE TABLE rating (
  id TEXT NOT NULL PRIMARY KEY,
  learner_id TEXT NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  competency_id TEXT REFERENCES competency (id) DEFERRABLE INITIALLY DEFERRED,
  attribute TEXT CHECK (attribute IN ('TM', 'SE', 'HS', 'CI', 'IC', 'AM', 'OR', 'LO')),
  level REAL NOT NULL CHECK (level BETWEEN 0 AND 4),
  source TEXT NOT NULL CHECK (source IN ('self', 'supervisor', 'colleague', 'team', 'record')),
  rater TEXT,
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  behaviour TEXT,
  placement_id TEXT REFERENCES placement (id) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((competency_id IS NULL) <> (attribute IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE duty (
  id TEXT NOT NULL PRIMARY KEY,
  learner_id TEXT NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  placement_id TEXT REFERENCES placement (id) DEFERRABLE INITIALLY DEFERRED,
  supervisor_id TEXT REFERENCES supervisor (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('briefing', 'midpoint', 'debriefing', 'accountability', 'review', 'training', 'signature')),
  due TEXT NOT NULL CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  done TEXT CHECK (done GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE training (
  id TEXT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  name_en TEXT,
  name_fr TEXT,
  provider_en TEXT,
  provider_fr TEXT,
  hours REAL CHECK (hours >= 0),
  cost REAL CHECK (cost >= 0),
  currency TEXT,
  first TEXT CHECK (first GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  last TEXT CHECK (last GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT, WITHOUT ROWID;

CREATE TABLE training_competency (
  id TEXT NOT NULL PRIMARY KEY,
  training_id TEXT NOT NULL REFERENCES training (id) DEFERRABLE INITIALLY DEFERRED,
  competency_id TEXT NOT NULL REFERENCES competency (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE enrolment (
  id TEXT NOT NULL PRIMARY KEY,
  learner_id TEXT NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  training_id TEXT NOT NULL REFERENCES training (id) DEFERRABLE INITIALLY DEFERRED,
  first TEXT CHECK (first GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  last TEXT CHECK (last GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  protected_hours REAL CHECK (protected_hours >= 0),
  funding_en TEXT,
  funding_fr TEXT,
  completed TEXT CHECK (completed GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT, WITHOUT ROWID;

CREATE TABLE barrier (
  id TEXT NOT NULL PRIMARY KEY,
  learner_id TEXT NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('required-skills', 'own-abilities', 'opportunity', 'self-efficacy', 'time')),
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE plan (
  id TEXT NOT NULL PRIMARY KEY,
  learner_id TEXT NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  version INTEGER NOT NULL CHECK (version >= 1),
  state TEXT NOT NULL CHECK (state IN ('draft', 'agreed', 'signed')),
  replaces_id TEXT REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  first TEXT NOT NULL CHECK (first GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  last TEXT NOT NULL CHECK (last GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  drafted TEXT CHECK (drafted GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  agreed TEXT CHECK (agreed GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  signed_on TEXT CHECK (signed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  language TEXT,
  strengths TEXT,
  priorities TEXT,
  support TEXT,
  head_commits TEXT,
  learner_commits TEXT,
  comment TEXT,
  disagreement TEXT,
  reason TEXT,
  snapshot TEXT,
  checksum TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE goal (
  id TEXT NOT NULL PRIMARY KEY,
  plan_id TEXT NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position >= 0),
  aim TEXT NOT NULL,
  indicator TEXT,
  due TEXT NOT NULL CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT, WITHOUT ROWID;

-- Our own books, left out of changesets and of the checksum.

-- One row a verb: one transaction, one changeset, one undo step.
CREATE TABLE history (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL,
  time TEXT NOT NULL,                 -- UTC, ISO 8601
  who TEXT NOT NULL,
  verb TEXT NOT NULL,                 -- "place", "move" …
  detail TEXT NOT NULL,               -- JSON object: the codes that name the step
  changeset BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;

CREATE INDEX history_state ON history (state, id);
