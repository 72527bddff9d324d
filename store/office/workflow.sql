-- store/office/workflow.sql - submissions, what was said of them, editions. Figures are in
-- observation.sql. workflow.h says which act leads from which state to which.

-- What was sent together. Its state follows from how many of its figures are in which state.
CREATE TABLE submission (
	id INTEGER PRIMARY KEY,
	reporter TEXT NOT NULL,                 -- code, '' when not said
	evidence TEXT NOT NULL REFERENCES evidence,
	mapping TEXT NOT NULL,                  -- how its columns were read, as JSON
	reason TEXT NOT NULL,                   -- why published figures are corrected; '' without
	version INTEGER NOT NULL,               -- counts the acts done to it, from 1
	draft INTEGER NOT NULL CHECK (draft IN (0, 1)), -- 1: kept, its figures not yet taken in
	figures INTEGER NOT NULL,               -- all it brought: the sum of the five below
	submitted INTEGER NOT NULL CHECK (submitted >= 0),
	returned INTEGER NOT NULL CHECK (returned >= 0),
	approved INTEGER NOT NULL CHECK (approved >= 0),
	published INTEGER NOT NULL CHECK (published >= 0),
	withdrawn INTEGER NOT NULL CHECK (withdrawn >= 0),
	state TEXT GENERATED ALWAYS AS (CASE WHEN draft > 0 THEN 'draft'
		WHEN submitted > 0 THEN 'submitted' WHEN returned > 0 THEN 'returned'
		WHEN approved > 0 THEN 'approved' WHEN published > 0 THEN 'published'
		ELSE 'withdrawn' END) VIRTUAL,
	submitted_at TEXT NOT NULL,
	submitted_by TEXT NOT NULL,
	decided_at TEXT NOT NULL,               -- last approval or return; '' before
	decided_by TEXT NOT NULL,
	CHECK (figures = submitted + returned + approved + published + withdrawn)
) STRICT;
CREATE INDEX submission_by_reporter ON submission (reporter, id);

-- What reporters and reviewers said to each other.
CREATE TABLE remark (
	id INTEGER PRIMARY KEY,
	submission_id INTEGER NOT NULL REFERENCES submission,
	position INTEGER NOT NULL,              -- of the figure; 0 is about all of them
	kind TEXT NOT NULL CHECK (kind IN ('question', 'answer', 'withdrawal')),
	at TEXT NOT NULL,
	author TEXT NOT NULL,
	words TEXT NOT NULL
) STRICT;
CREATE INDEX remark_by_submission ON remark (submission_id, position, id);

-- What a sender asked for under a key of its own: asked again, it is answered again.
CREATE TABLE idempotency (
	actor TEXT NOT NULL,
	key TEXT NOT NULL,
	content TEXT NOT NULL,                  -- hash of what was asked for
	submission_id INTEGER NOT NULL,         -- 0: nothing was new
	added INTEGER NOT NULL,
	corrected INTEGER NOT NULL,
	unchanged INTEGER NOT NULL,
	returned INTEGER NOT NULL,
	at TEXT NOT NULL,
	PRIMARY KEY (actor, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE edition (
	number INTEGER PRIMARY KEY,
	published_at TEXT NOT NULL,
	note TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	figures INTEGER NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('scheduled', 'published', 'replaced'))
) STRICT;
CREATE UNIQUE INDEX edition_scheduled ON edition (state) WHERE state = 'scheduled';

-- Said in public: which edition was wrong, why, and which one holds again.
CREATE TABLE correction (
	edition INTEGER PRIMARY KEY,            -- that says it
	at TEXT NOT NULL,
	wrong INTEGER NOT NULL,                 -- first edition taken back
	back_to INTEGER NOT NULL,
	reason TEXT NOT NULL
) STRICT;

-- The history of one submission.
CREATE INDEX ledger_by_subject ON ledger (subject, sequence);
