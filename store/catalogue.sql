-- store/catalogue.sql - what is declared; the same tables in the office and in every edition.
-- Ids are ours: given once, in the office, and the same in every edition. Text that may be
-- absent is '', never NULL.

CREATE TABLE setting (
	name TEXT PRIMARY KEY,                  -- city, title_vi, title_en, licence, licence_url
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
	id INTEGER PRIMARY KEY,
	code TEXT NOT NULL UNIQUE,
	title TEXT NOT NULL,
	publisher TEXT NOT NULL,
	date TEXT NOT NULL,
	url TEXT NOT NULL,
	grade TEXT NOT NULL,                    -- official, press, secondary, copy, founding
	licence TEXT NOT NULL
) STRICT;

CREATE TABLE reporter (
	id INTEGER PRIMARY KEY,
	code TEXT NOT NULL UNIQUE,
	name_vi TEXT NOT NULL,
	name_en TEXT NOT NULL,
	valid_from TEXT NOT NULL,
	valid_until TEXT NOT NULL,              -- first day it no longer existed
	successor TEXT NOT NULL,
	source TEXT NOT NULL
) STRICT;

CREATE TABLE pillar (
	id INTEGER PRIMARY KEY,
	position INTEGER NOT NULL,
	code TEXT NOT NULL UNIQUE,
	name_vi TEXT NOT NULL,
	name_en TEXT NOT NULL
) STRICT;

CREATE TABLE indicator (
	id INTEGER PRIMARY KEY,
	position INTEGER NOT NULL,
	code TEXT NOT NULL UNIQUE,
	pillar_id INTEGER NOT NULL REFERENCES pillar,
	name_vi TEXT NOT NULL,
	name_en TEXT NOT NULL,
	definition_vi TEXT NOT NULL,
	definition_en TEXT NOT NULL,
	unit TEXT NOT NULL,                     -- a row of indicators/unit.c
	unit_name_vi TEXT NOT NULL,
	unit_name_en TEXT NOT NULL,
	kind TEXT NOT NULL,                     -- flow, stock, ratio, score, derived, composite
	direction TEXT NOT NULL,                -- none, up, down
	scale TEXT NOT NULL,                    -- linear, log, logit
	decimals INTEGER NOT NULL,
	frequency TEXT NOT NULL,
	numerator_vi TEXT NOT NULL,
	numerator_en TEXT NOT NULL,
	denominator_vi TEXT NOT NULL,
	denominator_en TEXT NOT NULL,
	minimum TEXT NOT NULL,
	maximum TEXT NOT NULL,
	headline INTEGER NOT NULL,
	source TEXT NOT NULL
) STRICT;

CREATE TABLE method (
	id INTEGER PRIMARY KEY,
	indicator_id INTEGER NOT NULL REFERENCES indicator,
	position INTEGER NOT NULL,
	code TEXT NOT NULL,
	name_vi TEXT NOT NULL,
	name_en TEXT NOT NULL,
	note_vi TEXT NOT NULL,
	note_en TEXT NOT NULL,
	reporter TEXT NOT NULL,
	is_primary INTEGER NOT NULL,
	illustrative INTEGER NOT NULL,          -- made up for the demo
	UNIQUE (indicator_id, code)
) STRICT;

CREATE TABLE place (
	id INTEGER PRIMARY KEY,
	code TEXT NOT NULL,                     -- text: leading zeros count, and codes are re-used
	valid_from TEXT NOT NULL,
	valid_until TEXT NOT NULL,
	level TEXT NOT NULL,                    -- country, province, district, ward
	name_vi TEXT NOT NULL,
	name_en TEXT NOT NULL,
	type_vi TEXT NOT NULL,
	type_en TEXT NOT NULL,
	other_names TEXT NOT NULL,
	parent TEXT NOT NULL,                   -- CODE@VALID_FROM
	former_district TEXT NOT NULL,
	population INTEGER NOT NULL,            -- -1 unknown
	area_km2 TEXT NOT NULL,
	lat TEXT NOT NULL,
	lon TEXT NOT NULL,
	source TEXT NOT NULL,
	UNIQUE (code, valid_from)
) STRICT;

CREATE TABLE place_link (
	from_id INTEGER NOT NULL REFERENCES place,
	to_id INTEGER NOT NULL REFERENCES place,
	whole INTEGER NOT NULL,
	share TEXT NOT NULL,                    -- '' where no source gives one
	basis TEXT NOT NULL,
	source TEXT NOT NULL,
	PRIMARY KEY (from_id, to_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
	id INTEGER PRIMARY KEY,
	code TEXT NOT NULL UNIQUE,
	number TEXT NOT NULL,
	date TEXT NOT NULL,
	issuer_vi TEXT NOT NULL,
	issuer_en TEXT NOT NULL,
	title_vi TEXT NOT NULL,
	title_en TEXT NOT NULL,
	source TEXT NOT NULL
) STRICT;

CREATE TABLE plan_point (
	indicator_id INTEGER NOT NULL REFERENCES indicator,
	place TEXT NOT NULL,                    -- a place code, whatever its borders at the time
	period TEXT NOT NULL,
	decision_id INTEGER NOT NULL REFERENCES decision,
	value TEXT NOT NULL,                    -- decimal
	comparator TEXT NOT NULL,               -- at-least, more-than, at-most, less-than
	note_vi TEXT NOT NULL,
	note_en TEXT NOT NULL,
	source TEXT NOT NULL,
	superseded INTEGER NOT NULL,
	PRIMARY KEY (indicator_id, place, period, decision_id)
) STRICT, WITHOUT ROWID;
