-- store/office/migrate-9-after.sql - from version 8 to 9: copies the figures.

INSERT INTO observation SELECT * FROM old_observation;
DROP TABLE old_observation;
