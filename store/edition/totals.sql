-- store/edition/totals.sql - what figures add up to over places and time, made by us when the
-- edition was built. The table can be dropped and made again from `figure` and the catalogue.

CREATE TABLE total (
	method_id INTEGER NOT NULL,
	place_id INTEGER NOT NULL,
	former INTEGER NOT NULL,                -- 1: a former district, as the area of today's wards
	over TEXT NOT NULL,                     -- places, time, both (indicators/rollup_all.h)
	period_from INTEGER NOT NULL,
	period_until INTEGER NOT NULL,
	period TEXT NOT NULL,
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
	reason TEXT NOT NULL,                   -- a key of rollup_total.h; over time, of rollup_time.h
	reported INTEGER NOT NULL,              -- places; over time, parts of the period
	expected INTEGER NOT NULL,
	sized TEXT NOT NULL,                    -- '', denominators, estimated, weights
	size INTEGER,                           -- permille of that; NULL where it is unsized
	PRIMARY KEY (method_id, place_id, former, over, period_from, period_until)
) STRICT, WITHOUT ROWID;
