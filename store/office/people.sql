-- store/office/people.sql - who may do what, and who is signed in.
-- Passwords, sessions and tokens are kept as hashes only. Times are seconds since 1970.

CREATE TABLE person (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,              -- small letters, digits, '.', '-'
	display TEXT NOT NULL,
	password TEXT NOT NULL,                 -- Argon2id; '' signs in nowhere
	second TEXT NOT NULL,                   -- sealed TOTP secret; '' without
	second_step INTEGER NOT NULL,           -- last step a code was taken for: each works once
	disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
	version INTEGER NOT NULL,
	created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE person_role (
	person_id INTEGER NOT NULL REFERENCES person,
	role TEXT NOT NULL CHECK (role IN ('admin', 'leader', 'reporter', 'reviewer')),
	PRIMARY KEY (person_id, role)
) STRICT, WITHOUT ROWID;

-- What a reporter may send figures of. '*' is all; no row of a kind is none of it.
CREATE TABLE person_scope (
	person_id INTEGER NOT NULL REFERENCES person,
	kind TEXT NOT NULL CHECK (kind IN ('indicator', 'place', 'reporter')),
	code TEXT NOT NULL,
	PRIMARY KEY (person_id, kind, code)
) STRICT, WITHOUT ROWID;

-- Attempts to sign in of the last day.
CREATE TABLE attempt (
	id INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	name TEXT NOT NULL,
	address TEXT NOT NULL,
	fine INTEGER NOT NULL
) STRICT;
CREATE INDEX attempt_by_name ON attempt (name, at);
CREATE INDEX attempt_by_address ON attempt (address, at);

CREATE TABLE session (
	hash TEXT PRIMARY KEY,                  -- of a random value that only the browser has
	person_id INTEGER NOT NULL REFERENCES person,
	created_at INTEGER NOT NULL,
	used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_person ON session (person_id);

-- Keys of programs that push figures.
CREATE TABLE token (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,
	hash TEXT NOT NULL UNIQUE,
	reporter TEXT NOT NULL,
	indicators TEXT NOT NULL,               -- codes between blanks, with one at either end; or ' * '
	created_at INTEGER NOT NULL,
	created_by TEXT NOT NULL,
	expires_at INTEGER NOT NULL,
	revoked_at INTEGER NOT NULL,            -- 0: not
	used_at INTEGER NOT NULL                -- 0: never
) STRICT;
