-- store/edition/edition.sql - what an edition adds to the catalogue, version 5 (user_version).
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

-- Why a figure replaced another that an earlier edition held, in the words of who sent it. The key is
-- that of the newer figure.
CREATE TABLE correction (
	method_id INTEGER NOT NULL,
	place_id INTEGER NOT NULL,
	period_from INTEGER NOT NULL,
	period_until INTEGER NOT NULL,
	breakdown TEXT NOT NULL,
	vintage TEXT NOT NULL,
	revision INTEGER NOT NULL,
	reason TEXT NOT NULL,
	PRIMARY KEY (method_id, place_id, period_from, period_until, breakdown, vintage, revision)
) STRICT, WITHOUT ROWID;

-- The verdict of each method for the city, and for every other place that has a plan of its own, as
-- of the edition's day.
CREATE TABLE verdict (
	method_id INTEGER NOT NULL,
	place TEXT NOT NULL,                    -- a place code, whatever its borders at the time
	state TEXT NOT NULL,                    -- a key of indicators/verdict.h
	reason TEXT NOT NULL,
	plan_units INTEGER,                     -- the plan's value for the figure, NULL for none
	plan_scale INTEGER,
	plan_period TEXT NOT NULL,
	overdue TEXT NOT NULL,                  -- period of the last target due since the figure
	share_units INTEGER,
	share_scale INTEGER,
	reason_vi TEXT NOT NULL,
	reason_en TEXT NOT NULL,
	PRIMARY KEY (method_id, place)
) STRICT, WITHOUT ROWID;

-- What each computed figure was made from, as it was looked up when the edition was built.
CREATE TABLE part (
	method_id INTEGER NOT NULL,             -- the computed figure's key
	place_id INTEGER NOT NULL,
	period_from INTEGER NOT NULL,
	period_until INTEGER NOT NULL,
	position INTEGER NOT NULL,              -- of a composite: the component
	held TEXT NOT NULL,                     -- figure, total, population; '' where there was none
	input INTEGER NOT NULL,                 -- of the recipe: its reference or component
	from_place INTEGER NOT NULL,            -- the place whose figure it is, or was asked for
	from_period TEXT NOT NULL,
	normalised_units INTEGER,               -- of a component: 0 to 1, then what it adds
	normalised_scale INTEGER,
	contribution_units INTEGER,
	contribution_scale INTEGER,
	outside INTEGER NOT NULL,               -- beyond an anchor, and counted as the anchor
	PRIMARY KEY (method_id, place_id, period_from, period_until, position)
) STRICT, WITHOUT ROWID;

-- Who comes first by a composite in its last period, and how much that hangs on the weights.
CREATE TABLE ranking (
	method_id INTEGER NOT NULL,
	place_id INTEGER NOT NULL,
	period TEXT NOT NULL,
	rank INTEGER NOT NULL,                  -- among the places of one level; equals alike
	best INTEGER NOT NULL,                  -- over all settings of the weights
	worst INTEGER NOT NULL,
	changed INTEGER NOT NULL,               -- settings that give another rank
	settings INTEGER NOT NULL,
	places INTEGER NOT NULL,                -- that were ranked
	spread INTEGER NOT NULL,                -- percent that each weight was moved, up and down
	PRIMARY KEY (method_id, place_id)
) STRICT, WITHOUT ROWID;

-- The verdict's axes in words, as made when the edition was built.
CREATE TABLE axis (
	method_id INTEGER NOT NULL,
	place TEXT NOT NULL,
	position INTEGER NOT NULL,              -- enum judgement_axis: state, direction, outlook, confidence
	key TEXT NOT NULL,                      -- for machines: on-plan, improving, likely, low
	word_vi TEXT NOT NULL,
	word_en TEXT NOT NULL,
	reason_vi TEXT NOT NULL,
	reason_en TEXT NOT NULL,
	PRIMARY KEY (method_id, place, position)
) STRICT, WITHOUT ROWID;

-- What the published methods would say of the same figures.
CREATE TABLE comparison (
	method_id INTEGER NOT NULL,
	place TEXT NOT NULL,
	position INTEGER NOT NULL,              -- enum methods_which
	key TEXT NOT NULL,                      -- eurostat-target, un-chart, open-sdg …
	answer TEXT NOT NULL,                   -- the class it gives, '' for none
	disagrees INTEGER NOT NULL,             -- well by one and not by the other
	said_vi TEXT NOT NULL,
	said_en TEXT NOT NULL,
	source TEXT NOT NULL,
	PRIMARY KEY (method_id, place, position)
) STRICT, WITHOUT ROWID;

-- What each target ahead needs from now: the nearest one and the last.
CREATE TABLE outlook (
	method_id INTEGER NOT NULL,
	place TEXT NOT NULL,
	target TEXT NOT NULL,                   -- its period
	target_until INTEGER NOT NULL,
	target_units INTEGER NOT NULL,
	target_scale INTEGER NOT NULL,
	latest TEXT NOT NULL,                   -- period of the figure that is reckoned from
	latest_units INTEGER NOT NULL,
	latest_scale INTEGER NOT NULL,
	grade TEXT NOT NULL,                    -- keys of indicators/outlook_words.h
	reason TEXT NOT NULL,
	effort TEXT NOT NULL,
	met INTEGER NOT NULL,
	chance INTEGER,                         -- permille; NULL where there is no forecast
	expected_units INTEGER,                 -- at the target's date, 80 of 100 outcomes from low to high
	expected_scale INTEGER,
	low_units INTEGER,
	low_scale INTEGER,
	high_units INTEGER,
	high_scale INTEGER,
	periods INTEGER NOT NULL,               -- from the figure to the target
	passed INTEGER NOT NULL,                -- of them, those that are over without a figure
	siblings INTEGER NOT NULL,              -- other places that were compared with
	usual TEXT NOT NULL,                    -- when the average pace would reach it; '' for never
	effort_vi TEXT NOT NULL,
	effort_en TEXT NOT NULL,
	said_vi TEXT NOT NULL,                  -- what is needed from now, in sentences
	said_en TEXT NOT NULL,
	PRIMARY KEY (method_id, place, target_until)
) STRICT, WITHOUT ROWID;

-- The paces an outlook weighs: a difference each period, or percent on a log scale.
CREATE TABLE pace (
	method_id INTEGER NOT NULL,
	place TEXT NOT NULL,
	target_until INTEGER NOT NULL,
	position INTEGER NOT NULL,              -- needed, average, best here, best elsewhere
	value_units INTEGER NOT NULL,
	value_scale INTEGER NOT NULL,
	growth INTEGER NOT NULL,                -- 1: percent
	period TEXT NOT NULL,                   -- of the best step; '' otherwise
	elsewhere TEXT NOT NULL,                -- place code of the best elsewhere
	said_vi TEXT NOT NULL,
	said_en TEXT NOT NULL,
	PRIMARY KEY (method_id, place, target_until, position)
) STRICT, WITHOUT ROWID;

-- Where a forecast can be made: how, and how it would have done in the past.
CREATE TABLE forecast (
	method_id INTEGER NOT NULL,
	place TEXT NOT NULL,
	model TEXT NOT NULL,                    -- line, damped
	figures INTEGER NOT NULL,               -- it was made from
	past INTEGER NOT NULL,                  -- its own past 80 % intervals with an outcome
	within INTEGER NOT NULL,                -- and those that held it
	error_units INTEGER NOT NULL,           -- of one step, tried on the past, in the figure's unit
	error_scale INTEGER NOT NULL,
	said_vi TEXT NOT NULL,
	said_en TEXT NOT NULL,
	PRIMARY KEY (method_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE forecast_point (
	method_id INTEGER NOT NULL,
	place TEXT NOT NULL,
	period_until INTEGER NOT NULL,
	period TEXT NOT NULL,
	expected_units INTEGER NOT NULL,
	expected_scale INTEGER NOT NULL,
	low_units INTEGER NOT NULL,             -- 80 of 100 outcomes lie from low to high
	low_scale INTEGER NOT NULL,
	high_units INTEGER NOT NULL,
	high_scale INTEGER NOT NULL,
	PRIMARY KEY (method_id, place, period_until)
) STRICT, WITHOUT ROWID;
