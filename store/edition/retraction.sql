-- store/edition/retraction.sql - what the publisher took back, each as it was said in public.

CREATE TABLE IF NOT EXISTS retraction (
	edition INTEGER PRIMARY KEY,            -- that said it first
	at TEXT NOT NULL,
	wrong INTEGER NOT NULL,                 -- first edition taken back
	back_to INTEGER NOT NULL,               -- whose figures hold again
	reason TEXT NOT NULL
) STRICT;
