-- store/office/calendar.sql - who owes which figures, and by when (indicators/duty.h).
CREATE TABLE duty (
	method_id INTEGER NOT NULL REFERENCES method,
	place TEXT NOT NULL,                    -- a place code, whatever its borders at the time
	reporter TEXT NOT NULL,
	first TEXT NOT NULL,                    -- label of the first period owed
	due_days INTEGER NOT NULL,              -- after the last day of the period
	basis_vi TEXT NOT NULL,
	basis_en TEXT NOT NULL,
	PRIMARY KEY (method_id, place, reporter)
) STRICT, WITHOUT ROWID;
