-- Schema 4: a year's plan has versions. Columns are appended with defaults, so
-- that recorded changesets still apply by position: a card without a version
-- belongs to the plan in force, a block without one to the year under way.

-- A draft and a published plan hold copies of cards; an archived one without a
-- number is a year that is over and holds its cards and blocks themselves, one
-- with a number was published and taken back.
CREATE TABLE version (
  id TEXT NOT NULL PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'archived')),
  number INTEGER NOT NULL CHECK (number >= 0),
  name TEXT,
  made TEXT NOT NULL CHECK (made GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  author TEXT,
  reason TEXT,
  year_id TEXT REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

ALTER TABLE block ADD COLUMN version_id TEXT REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED;

-- The card that a copy was made of; it may be gone since.
ALTER TABLE placement ADD COLUMN version_id TEXT REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE placement ADD COLUMN origin_id TEXT;

-- What a learner was in a year that is over, before she was advanced.
CREATE TABLE stage (
  id TEXT NOT NULL PRIMARY KEY,
  learner_id TEXT NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  version_id TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
  post_en TEXT,
  post_fr TEXT
) STRICT, WITHOUT ROWID;
