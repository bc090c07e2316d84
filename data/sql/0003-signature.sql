-- What each side of a career plan has acknowledged, and a signature taken back.
-- A day each: read is not agreed (domain.md §6).
ALTER TABLE plan ADD COLUMN learner_read TEXT CHECK (learner_read GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE plan ADD COLUMN learner_agreed TEXT CHECK (learner_agreed GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE plan ADD COLUMN head_read TEXT CHECK (head_read GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE plan ADD COLUMN head_agreed TEXT CHECK (head_agreed GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE plan ADD COLUMN withdrawn TEXT CHECK (withdrawn GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE plan ADD COLUMN withdrawn_why TEXT;
