-- store/content.sql - the pages of the portal's sections: part of the catalogue, in the office and in
-- every edition. Written as a whole; what was written in the office stays (store/office/contents.h).

CREATE TABLE content (
	id INTEGER PRIMARY KEY,
	section TEXT NOT NULL,                  -- words of indicators/content.h, as are kind to event
	slug TEXT NOT NULL,
	title_vi TEXT NOT NULL,
	title_en TEXT NOT NULL,
	summary_vi TEXT NOT NULL,
	summary_en TEXT NOT NULL,
	body_vi TEXT NOT NULL,                  -- Markdown
	body_en TEXT NOT NULL,
	owner_vi TEXT NOT NULL,
	owner_en TEXT NOT NULL,
	number TEXT NOT NULL,
	kind TEXT NOT NULL,
	level TEXT NOT NULL,
	audience TEXT NOT NULL,
	event TEXT NOT NULL,
	decision TEXT NOT NULL,                 -- slug of a document
	date TEXT NOT NULL,
	begins TEXT NOT NULL,                   -- periods
	ends TEXT NOT NULL,
	link TEXT NOT NULL,
	source TEXT NOT NULL,
	UNIQUE (section, slug)
) STRICT;

CREATE TABLE content_milestone (
	content_id INTEGER NOT NULL REFERENCES content,
	position INTEGER NOT NULL,
	period TEXT NOT NULL,
	title_vi TEXT NOT NULL,
	title_en TEXT NOT NULL,
	state TEXT NOT NULL,                    -- done, under-way, planned, unknown
	source TEXT NOT NULL,
	PRIMARY KEY (content_id, position)
) STRICT, WITHOUT ROWID;

-- The indicators that a programme is to move.
CREATE TABLE content_indicator (
	content_id INTEGER NOT NULL REFERENCES content,
	position INTEGER NOT NULL,
	indicator_id INTEGER NOT NULL REFERENCES indicator,
	PRIMARY KEY (content_id, position)
) STRICT, WITHOUT ROWID;
