-- store/office/readings.sql - how the files of a reporter are read: answers that are not asked for twice.

CREATE TABLE reading (
	reporter TEXT PRIMARY KEY,              -- code
	answers TEXT NOT NULL,                  -- collector/mapping.h, as JSON
	answered_at TEXT NOT NULL,
	answered_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
