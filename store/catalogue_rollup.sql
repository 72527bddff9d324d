-- store/catalogue_rollup.sql - how indicators are added up: part of the catalogue, in the office and
-- in every edition.

-- How an indicator is added up over places and time; a row for each.
CREATE TABLE indicator_rollup (
	indicator_id INTEGER PRIMARY KEY REFERENCES indicator,
	places INTEGER NOT NULL,                -- minimum coverage in per cent: by count,
	size INTEGER NOT NULL,                  -- by size,
	time INTEGER NOT NULL,                  -- of the parts of a period
	weight TEXT NOT NULL,                   -- '', population, or the code of an indicator
	time_rule TEXT NOT NULL,                -- '' as the kind does, last, none
	calendar TEXT NOT NULL                  -- code of a calendar, '' the common one
) STRICT;

-- Calendars that offices report by, where the common one is not theirs.
CREATE TABLE calendar (
	id INTEGER PRIMARY KEY,
	code TEXT NOT NULL UNIQUE,
	name_vi TEXT NOT NULL,
	name_en TEXT NOT NULL,
	year TEXT NOT NULL                      -- MM-DD or MM-DDTHH:MM, when its year begins
) STRICT;
