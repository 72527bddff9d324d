-- store/office/findings.sql - what the checks found in a figure, and the answers.

-- One doubt about one figure of one submission. The key begins as the figure's does, so that all
-- that was ever said about a figure stands together.
CREATE TABLE finding (
	method_id INTEGER NOT NULL REFERENCES method,
	place_id INTEGER NOT NULL REFERENCES place,
	period_from INTEGER NOT NULL,
	period_until INTEGER NOT NULL,
	breakdown TEXT NOT NULL,
	submission_id INTEGER NOT NULL REFERENCES submission,
	position INTEGER NOT NULL,              -- of the figure in the submission
	check_code TEXT NOT NULL,               -- indicators/checks.h
	period TEXT NOT NULL,                   -- label
	figure TEXT NOT NULL,                   -- the numbers that were judged: value, parts
	blocks INTEGER NOT NULL,                -- 1: refused without an explanation
	line INTEGER NOT NULL,                  -- in the evidence
	field INTEGER NOT NULL,                 -- which cell of the line, from 1; 0 unknown
	says_vi TEXT NOT NULL,                  -- the arithmetic in words
	says_en TEXT NOT NULL,
	explanation TEXT NOT NULL,              -- '' while nobody answered
	explained_by TEXT NOT NULL,
	explained_at TEXT NOT NULL,
	PRIMARY KEY (method_id, place_id, period_from, period_until, breakdown, submission_id,
		position, check_code)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_by_submission ON finding (submission_id, position);
