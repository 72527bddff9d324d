-- store/edition/edition.sql - what an edition adds to the catalogue, version 1 (user_version).
-- Written once, in key order, then never changed.

-- One row; number and time are the only words that differ between two editions of one state.
CREATE TABLE edition (
	number TEXT NOT NULL,                   -- six digits
	published_at TEXT NOT NULL,
	note TEXT NOT NULL
) STRICT;

CREATE TABLE figure (
	method_id INTEGER NOT NULL,
	place_id INTEGER NOT NULL,
	period_from INTEGER NOT NULL,
	period_until INTEGER NOT NULL,
	breakdown TEXT NOT NULL,
	vintage TEXT NOT NULL,
	revision INTEGER NOT NULL,
	current INTEGER NOT NULL,               -- 1: what this edition says; 0: what was said before
	period TEXT NOT NULL,
	value_units INTEGER,
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
	since INTEGER NOT NULL,
	until INTEGER,
	PRIMARY KEY (method_id, place_id, period_from, period_until, breakdown, vintage, revision)
) STRICT, WITHOUT ROWID;

-- The verdict of each method of a planned indicator for the city, as of the edition's day.
CREATE TABLE verdict (
	method_id INTEGER PRIMARY KEY,
	state TEXT NOT NULL,                    -- a key of indicators/verdict.h
	reason TEXT NOT NULL,
	plan_units INTEGER,                     -- the plan's value for the figure, NULL for none
	plan_scale INTEGER,
	plan_period TEXT NOT NULL,
	overdue TEXT NOT NULL,                  -- period of the last target due since the figure
	share_units INTEGER,
	share_scale INTEGER,
	reason_vi TEXT NOT NULL,
	reason_en TEXT NOT NULL
) STRICT;

-- Totals over places, added up from the figures of wards when the edition was built. They can be
-- dropped and made again from `figure` alone, to the same bytes.
CREATE TABLE total (
	method_id INTEGER NOT NULL,
	place_id INTEGER NOT NULL,
	period_from INTEGER NOT NULL,
	period_until INTEGER NOT NULL,
	period TEXT NOT NULL,
	former INTEGER NOT NULL,                -- 1: a former district, as the area of today's wards
	value_units INTEGER,                    -- NULL: withheld or not possible, `reason` says why
	value_scale INTEGER,
	numerator_units INTEGER,
	numerator_scale INTEGER,
	denominator_units INTEGER,
	denominator_scale INTEGER,
	low_units INTEGER,                      -- with every missing place at 0 %
	low_scale INTEGER,
	high_units INTEGER,                     -- and at 100 %
	high_scale INTEGER,
	status TEXT NOT NULL,
	reason TEXT NOT NULL,                   -- a key of indicators/rollup_total.h
	reported INTEGER NOT NULL,
	expected INTEGER NOT NULL,
	size INTEGER,                           -- permille of denominator or weight; NULL unknown
	reason_vi TEXT NOT NULL,
	reason_en TEXT NOT NULL,
	PRIMARY KEY (method_id, place_id, former, period_from, period_until)
) STRICT, WITHOUT ROWID;

-- The verdict's axes in words, as made when the edition was built.
CREATE TABLE axis (
	method_id INTEGER NOT NULL,
	position INTEGER NOT NULL,              -- enum judgement_axis: state, direction, outlook, confidence
	key TEXT NOT NULL,                      -- for machines: on-plan, improving, likely, low
	word_vi TEXT NOT NULL,
	word_en TEXT NOT NULL,
	reason_vi TEXT NOT NULL,
	reason_en TEXT NOT NULL,
	PRIMARY KEY (method_id, position)
) STRICT, WITHOUT ROWID;

-- What the published methods would say of the same figures.
CREATE TABLE comparison (
	method_id INTEGER NOT NULL,
	position INTEGER NOT NULL,              -- enum methods_which
	key TEXT NOT NULL,                      -- eurostat-target, un-chart, open-sdg …
	answer TEXT NOT NULL,                   -- the class it gives, '' for none
	disagrees INTEGER NOT NULL,             -- well by one and not by the other
	said_vi TEXT NOT NULL,
	said_en TEXT NOT NULL,
	source TEXT NOT NULL,
	PRIMARY KEY (method_id, position)
) STRICT, WITHOUT ROWID;
