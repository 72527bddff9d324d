-- store/office/migrate-2-before.sql - from version 1 to 2: puts the old tables aside, before
-- workflow.sql and people.sql make the new ones.

PRAGMA defer_foreign_keys = ON;
DROP INDEX observation_by_submission;
ALTER TABLE observation RENAME TO old_observation;
ALTER TABLE submission RENAME TO old_submission;
ALTER TABLE edition RENAME TO old_edition;
