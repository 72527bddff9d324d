-- store/office/migrate-2-after.sql - from version 1 to 2: copies what the old tables held. A figure
-- was in the state of its submission; its position is its place in the evidence.

INSERT INTO submission (id, reporter, evidence, mapping, reason, version, draft, figures, submitted,
	returned, approved, published, withdrawn, submitted_at, submitted_by, decided_at, decided_by)
SELECT id, reporter, evidence, mapping, '', 1, 0, figures, iif(state = 'submitted', figures, 0), 0,
	iif(state = 'approved', figures, 0), iif(state = 'published', figures, 0), 0,
	submitted_at, submitted_by, decided_at, decided_by
FROM old_submission;

INSERT INTO observation
SELECT method_id, place_id, period_from, period_until, breakdown, vintage, revision, period,
	value_units, value_scale, numerator_units, numerator_scale, denominator_units,
	denominator_scale, computed, status, source, note_vi, note_en, submission_id,
	row_number() OVER (PARTITION BY submission_id ORDER BY line, method_id, place_id, period_from,
		period_until, breakdown, vintage, revision),
	line, iif(since IS NULL, (SELECT state FROM old_submission WHERE id = submission_id),
		'published'),
	1, since, until
FROM old_observation;

INSERT INTO edition SELECT number, published_at, note, sha256, figures, 'published' FROM old_edition;

DROP TABLE old_observation;
DROP TABLE old_submission;
DROP TABLE old_edition;
PRAGMA user_version = 2;
