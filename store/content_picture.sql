-- store/content_picture.sql - the pictures at the heads of pages: in the office and in every edition.

CREATE TABLE picture (
	hash TEXT PRIMARY KEY,                  -- of the bytes
	width INTEGER NOT NULL,                 -- pixels
	height INTEGER NOT NULL,
	bytes BLOB NOT NULL                     -- JPEG that base/picture.h wrote
) STRICT;

CREATE TABLE content_picture (
	content_id INTEGER PRIMARY KEY REFERENCES content,
	hash TEXT NOT NULL REFERENCES picture,
	alt_vi TEXT NOT NULL,
	alt_en TEXT NOT NULL
) STRICT;
