-- Schema 2: what closes the loop from gap to evidence. Columns are appended
-- with defaults, so that recorded changesets still apply by position.

-- Words are edited; what was made with the old ones keeps them. The department
-- counts its editions, and a wording is what a subject said up to one of them.
ALTER TABLE department ADD COLUMN edition INTEGER NOT NULL DEFAULT 0 CHECK (edition >= 0);

CREATE TABLE wording (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  edition INTEGER NOT NULL CHECK (edition >= 0),
  words TEXT NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE learner ADD COLUMN aim_asked TEXT CHECK (aim_asked GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');

ALTER TABLE placement ADD COLUMN edition INTEGER NOT NULL DEFAULT 0 CHECK (edition >= 0);

-- The day of entry: answers of colleagues open by whole rounds.
ALTER TABLE rating ADD COLUMN edition INTEGER NOT NULL DEFAULT 0 CHECK (edition >= 0);
ALTER TABLE rating ADD COLUMN recorded TEXT CHECK (recorded GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');

ALTER TABLE duty ADD COLUMN enrolment_id TEXT REFERENCES enrolment (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE duty ADD COLUMN plan_id TEXT REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED;

-- While one is asked and not sealed, what others say since stays closed.
CREATE TABLE self_assessment (
  id TEXT NOT NULL PRIMARY KEY,
  learner_id TEXT NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  asked TEXT NOT NULL CHECK (asked GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  sealed TEXT CHECK (sealed GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT, WITHOUT ROWID;

CREATE TABLE debrief (
  id TEXT NOT NULL PRIMARY KEY,
  learner_id TEXT NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  placement_id TEXT NOT NULL REFERENCES placement (id) DEFERRABLE INITIALLY DEFERRED,
  held TEXT CHECK (held GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  relationship TEXT,
  reaction TEXT,
  content TEXT,
  action TEXT,
  next_placement_id TEXT REFERENCES placement (id) DEFERRABLE INITIALLY DEFERRED,
  next_date TEXT CHECK (next_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  draft_levels TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
  id TEXT NOT NULL PRIMARY KEY,
  learner_id TEXT NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  placement_id TEXT REFERENCES placement (id) DEFERRABLE INITIALLY DEFERRED,
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  happened TEXT,
  noticed TEXT,
  attempt TEXT,
  shared INTEGER NOT NULL CHECK (shared IN (0, 1))
) STRICT, WITHOUT ROWID;
