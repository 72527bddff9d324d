-- store/office/content_past.sql - pages of sections as they stood before somebody changed or retired them;
-- the entry in the ledger names the hash.

CREATE TABLE content_past (
	hash TEXT PRIMARY KEY,                  -- of the text
	text TEXT NOT NULL                      -- JSON (indicators/content.h, content_print)
) STRICT, WITHOUT ROWID;
