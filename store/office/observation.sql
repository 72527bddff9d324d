-- store/office/observation.sql - figures. They keep every version they ever had.

-- One version of one figure. The key sorts as editions are read: a method at a place over time.
CREATE TABLE observation (
	method_id INTEGER NOT NULL REFERENCES method,
	place_id INTEGER NOT NULL REFERENCES place,
	period_from INTEGER NOT NULL,           -- minutes, see indicators/period.h
	period_until INTEGER NOT NULL,
	breakdown TEXT NOT NULL,
	vintage TEXT NOT NULL,                  -- when it was first published elsewhere
	revision INTEGER NOT NULL,              -- corrections of the same vintage, from 0
	period TEXT NOT NULL,
	value_units INTEGER,                    -- NULL: no value, the status says why
	value_scale INTEGER,
	numerator_units INTEGER,
	numerator_scale INTEGER,
	denominator_units INTEGER,
	denominator_scale INTEGER,
	computed INTEGER NOT NULL,
	status TEXT NOT NULL,
	source TEXT NOT NULL,
	note_vi TEXT NOT NULL,
	note_en TEXT NOT NULL,
	submission_id INTEGER NOT NULL REFERENCES submission,
	position INTEGER NOT NULL,              -- in the submission, from 1
	line INTEGER NOT NULL,                  -- in the evidence
	state TEXT NOT NULL                     -- IN (five words) would make a table of them for each row
		CHECK (state = 'submitted' OR state = 'returned' OR state = 'approved'
			OR state = 'published' OR state = 'withdrawn'),
	version INTEGER NOT NULL,               -- counts the acts done to it, from 1
	since INTEGER,                          -- first edition that held it; NULL before
	until INTEGER,                          -- first edition in which another took its place
	CHECK ((state = 'published') = (since IS NOT NULL)),
	PRIMARY KEY (method_id, place_id, period_from, period_until, breakdown, vintage, revision)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX observation_by_submission ON observation (submission_id, position);
