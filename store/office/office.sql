-- store/office/office.sql - what only the office knows, version 1 (user_version).
-- Figures keep every version they ever had; the ledger keeps every act.

CREATE TABLE evidence (
	sha256 TEXT PRIMARY KEY,                -- names the file under evidence/
	name TEXT NOT NULL,                     -- as it was called when it came
	size INTEGER NOT NULL,
	stored_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE submission (
	id INTEGER PRIMARY KEY,
	reporter TEXT NOT NULL,                 -- code, '' when not said
	evidence TEXT NOT NULL REFERENCES evidence,
	mapping TEXT NOT NULL,                  -- how its columns were read, as JSON
	state TEXT NOT NULL CHECK (state IN ('submitted', 'approved', 'published')),
	figures INTEGER NOT NULL,
	submitted_at TEXT NOT NULL,
	submitted_by TEXT NOT NULL,
	decided_at TEXT NOT NULL,
	decided_by TEXT NOT NULL
) STRICT;

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
	line INTEGER NOT NULL,                  -- in the evidence
	since INTEGER,                          -- first edition that held it; NULL before
	until INTEGER,                          -- first edition in which another took its place
	PRIMARY KEY (method_id, place_id, period_from, period_until, breakdown, vintage, revision)
) STRICT, WITHOUT ROWID;
CREATE INDEX observation_by_submission ON observation (submission_id);

CREATE TABLE edition (
	number INTEGER PRIMARY KEY,
	published_at TEXT NOT NULL,
	note TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	figures INTEGER NOT NULL
) STRICT;

-- Each row's hash covers the row and the hash before it, so that none can be changed unseen; the
-- head says which row is the last, so that none can be taken off the end unseen.
CREATE TABLE ledger (
	sequence INTEGER PRIMARY KEY,
	at TEXT NOT NULL,
	actor TEXT NOT NULL,
	act TEXT NOT NULL,
	subject TEXT NOT NULL,
	detail TEXT NOT NULL,
	previous TEXT NOT NULL,
	hash TEXT NOT NULL
) STRICT;
CREATE TABLE ledger_head (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	sequence INTEGER NOT NULL,
	hash TEXT NOT NULL
) STRICT;
INSERT INTO ledger_head VALUES (1, 0, '');
CREATE TRIGGER ledger_follows BEFORE INSERT ON ledger
WHEN NEW.sequence IS NOT (SELECT sequence + 1 FROM ledger_head)
	OR NEW.previous IS NOT (SELECT hash FROM ledger_head)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_leads AFTER INSERT ON ledger
BEGIN UPDATE ledger_head SET sequence = NEW.sequence, hash = NEW.hash; END;
CREATE TRIGGER ledger_is_kept BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_is_fixed BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
