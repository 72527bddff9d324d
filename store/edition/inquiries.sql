-- store/edition/inquiries.sql - what citizens asked and proposed, as far as it is public, and how many.

CREATE TABLE inquiry (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL,
	state TEXT NOT NULL,                    -- accepted or answered
	lang TEXT NOT NULL,                     -- of the question
	indicator TEXT NOT NULL,                -- codes; '' for none
	place TEXT NOT NULL,
	period TEXT NOT NULL,
	edition INTEGER NOT NULL,               -- that was asked about; 0 for none
	words TEXT NOT NULL,
	answer_vi TEXT NOT NULL,
	answer_en TEXT NOT NULL,                -- '' where it was given in Vietnamese only
	reporter TEXT NOT NULL,
	received INTEGER NOT NULL,              -- days
	closed INTEGER NOT NULL
) STRICT;

-- Everything that came, declined and waiting too, counted by what it is about.
CREATE TABLE inquiry_tally (
	indicator TEXT NOT NULL,
	place TEXT NOT NULL,
	received INTEGER NOT NULL,
	closed INTEGER NOT NULL,
	on_time INTEGER NOT NULL,
	declined INTEGER NOT NULL,
	waiting INTEGER NOT NULL,
	overdue INTEGER NOT NULL,
	oldest INTEGER NOT NULL,                -- day; 0: none waits
	PRIMARY KEY (indicator, place)
) STRICT, WITHOUT ROWID;
