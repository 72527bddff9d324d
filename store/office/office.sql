-- store/office/office.sql - what only the office knows, version 2 (user_version): evidence and the
-- ledger of every act. Submissions and editions are in workflow.sql, accounts in people.sql.

CREATE TABLE evidence (
	sha256 TEXT PRIMARY KEY,                -- names the file under evidence/
	name TEXT NOT NULL,                     -- as it was called when it came
	size INTEGER NOT NULL,
	stored_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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
