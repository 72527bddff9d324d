-- store/office/inbox.sql - what citizens sent, and what was answered.
-- Name, contact and text are the sender's own: they are erased some time after the inquiry was closed
-- (indicators/inquiry.h) and never enter an edition. What may be public is in `public` and the answers.

CREATE TABLE inquiry (
	id INTEGER PRIMARY KEY,
	ticket TEXT NOT NULL UNIQUE,            -- hash of the code that its sender has
	kind TEXT NOT NULL,                     -- words of indicators/inquiry.h, as is the state
	lang TEXT NOT NULL,                     -- of the page it was written on
	indicator TEXT NOT NULL,                -- codes; '' for none
	place TEXT NOT NULL,
	period TEXT NOT NULL,                   -- label, or as it was written
	edition INTEGER NOT NULL,               -- that the sender looked at; 0 for none
	words TEXT NOT NULL,                    -- as it came; '' once erased
	name TEXT NOT NULL,
	contact TEXT NOT NULL,
	received_at TEXT NOT NULL,
	received INTEGER NOT NULL,              -- days
	due INTEGER NOT NULL,
	closed INTEGER,                         -- NULL while it waits
	state TEXT NOT NULL,
	reporter TEXT NOT NULL,                 -- who is to answer: code; '' for none
	public TEXT NOT NULL,                   -- the question as the officer lets it through
	answer_vi TEXT NOT NULL,                -- proposed while it waits; the reason where it was declined
	answer_en TEXT NOT NULL,
	answered_by TEXT NOT NULL,
	version INTEGER NOT NULL,               -- counts the acts done to it, from 1
	told INTEGER NOT NULL,                  -- the version that its sender can see; 0: none
	CHECK ((state IN ('accepted', 'answered', 'declined')) = (closed IS NOT NULL))
) STRICT;
CREATE INDEX inquiry_untold ON inquiry (id) WHERE told < version;
CREATE INDEX inquiry_by_closed ON inquiry (closed, id);
CREATE INDEX inquiry_personal ON inquiry (closed) WHERE words <> '';
