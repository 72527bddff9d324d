-- tests/golden/store/office-1.sql - office.db of version 1, as that version made it.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE setting (
	name TEXT PRIMARY KEY,                  -- city, title_vi, title_en
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO setting VALUES('city','79');
INSERT INTO setting VALUES('title_en','City');
INSERT INTO setting VALUES('title_vi','Thành phố');
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
INSERT INTO source VALUES(1,'report','Report','','2022-01-01','','official','');
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
INSERT INTO reporter VALUES(1,'office','Văn phòng','Office','','','','report');
CREATE TABLE pillar (
	id INTEGER PRIMARY KEY,
	position INTEGER NOT NULL,
	code TEXT NOT NULL UNIQUE,
	name_vi TEXT NOT NULL,
	name_en TEXT NOT NULL
) STRICT;
INSERT INTO pillar VALUES(1,0,'people','Người','People');
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
INSERT INTO indicator VALUES(1,0,'users',1,'Người dùng','Users','Người','People','count','người','people','stock','up','linear',0,'A','','','','','','',1,'report');
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
INSERT INTO method VALUES(1,1,0,'count','Đếm','Counted','','','office',1,0);
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
INSERT INTO place VALUES(1,'79','0001-01-01','','province','Thành phố','The City','','','','','',-1,'','','','report');
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
CREATE TABLE evidence (
	sha256 TEXT PRIMARY KEY,                -- names the file under evidence/
	name TEXT NOT NULL,                     -- as it was called when it came
	size INTEGER NOT NULL,
	stored_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO evidence VALUES('21ed9b3a90e41abd69c063ae16242a0c20099c7428edc93149ccf6a1a3a642d5','d.csv',45,'2026-01-01T00:00:00Z');
INSERT INTO evidence VALUES('380711302cfb5a4d25884b421b6b1aa9e80d10cc2b09dc02a11cace1c5b0cac6','b.csv',45,'2026-01-01T00:00:00Z');
INSERT INTO evidence VALUES('50e799e8a95c1bed29bfa93cdc2fa9662cd371078e94724593b63f055483d0bc','c.csv',45,'2026-01-01T00:00:00Z');
INSERT INTO evidence VALUES('545ef592ed751bbf117a3808401a762448c559acd35e393bb42040b7fc4b47ed','a.csv',61,'2026-01-01T00:00:00Z');
CREATE TABLE submission (
	id INTEGER PRIMARY KEY,
	reporter TEXT NOT NULL,                 -- code, '' when not said
	evidence TEXT NOT NULL REFERENCES evidence,
	mapping TEXT NOT NULL,                  -- how its columns were read, as JSON
	state TEXT NOT NULL CHECK (state IN ('submitted', 'approved', 'published')),
	figures INTEGER NOT NULL,
	submitted_at TEXT NOT NULL,
	submitted_by TEXT NOT NULL,
	decided_at TEXT NOT NULL,
	decided_by TEXT NOT NULL
) STRICT;
INSERT INTO submission VALUES(1,'','545ef592ed751bbf117a3808401a762448c559acd35e393bb42040b7fc4b47ed','','published',2,'2026-01-01T00:00:00Z','root','2026-01-01T00:00:00Z','root');
INSERT INTO submission VALUES(2,'','380711302cfb5a4d25884b421b6b1aa9e80d10cc2b09dc02a11cace1c5b0cac6','','published',1,'2026-01-01T00:00:00Z','root','2026-01-01T00:00:00Z','root');
INSERT INTO submission VALUES(3,'','50e799e8a95c1bed29bfa93cdc2fa9662cd371078e94724593b63f055483d0bc','','approved',1,'2026-01-01T00:00:00Z','root','2026-01-01T00:00:00Z','root');
INSERT INTO submission VALUES(4,'','21ed9b3a90e41abd69c063ae16242a0c20099c7428edc93149ccf6a1a3a642d5','','submitted',1,'2026-01-01T00:00:00Z','root','','');
CREATE TABLE observation (
	method_id INTEGER NOT NULL REFERENCES method,
	place_id INTEGER NOT NULL REFERENCES place,
	period_from INTEGER NOT NULL,           -- minutes, see indicators/period.h
	period_until INTEGER NOT NULL,
	breakdown TEXT NOT NULL,
	vintage TEXT NOT NULL,                  -- when it was first published elsewhere
	revision INTEGER NOT NULL,              -- corrections of the same vintage, from 0
	period TEXT NOT NULL,
	value_units INTEGER,                    -- NULL: no value, the status says why
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
	submission_id INTEGER NOT NULL REFERENCES submission,
	line INTEGER NOT NULL,                  -- in the evidence
	since INTEGER,                          -- first edition that held it; NULL before
	until INTEGER,                          -- first edition in which another took its place
	PRIMARY KEY (method_id, place_id, period_from, period_until, breakdown, vintage, revision)
) STRICT, WITHOUT ROWID;
INSERT INTO observation VALUES(1,1,26824320,27349920,'','',0,'2021',1,0,NULL,NULL,NULL,NULL,0,'A','','','',1,2,1,NULL);
INSERT INTO observation VALUES(1,1,27349920,27875520,'','',0,'2022',2,0,NULL,NULL,NULL,NULL,0,'A','','','',1,3,1,2);
INSERT INTO observation VALUES(1,1,27349920,27875520,'','',1,'2022',3,0,NULL,NULL,NULL,NULL,0,'A','','','',2,2,2,NULL);
INSERT INTO observation VALUES(1,1,27875520,28401120,'','',0,'2023',4,0,NULL,NULL,NULL,NULL,0,'A','','','',3,2,NULL,NULL);
INSERT INTO observation VALUES(1,1,28401120,28928160,'','',0,'2024',5,0,NULL,NULL,NULL,NULL,0,'A','','','',4,2,NULL,NULL);
CREATE TABLE edition (
	number INTEGER PRIMARY KEY,
	published_at TEXT NOT NULL,
	note TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	figures INTEGER NOT NULL
) STRICT;
INSERT INTO edition VALUES(1,'2026-01-01T00:00:00Z','','375e64536ca51eedab3472017db2aca8d81b715826da466374e858079312f016',2);
INSERT INTO edition VALUES(2,'2026-01-01T00:00:00Z','','97447ab9990d6c7bfb5faf172a379094db25b8365d7f4beae0e4ac816476ca3c',2);
CREATE TABLE ledger (
	sequence INTEGER PRIMARY KEY,
	at TEXT NOT NULL,
	actor TEXT NOT NULL,
	act TEXT NOT NULL,
	subject TEXT NOT NULL,
	detail TEXT NOT NULL,
	previous TEXT NOT NULL,
	hash TEXT NOT NULL
) STRICT;
INSERT INTO ledger VALUES(1,'2026-01-01T00:00:00Z','','init','','','','b8389272f54fc70977a8093e94fb1269a3ff8cdc7968a898821d9c216da22b08');
INSERT INTO ledger VALUES(2,'2026-01-01T00:00:00Z','root','catalogue-load','','1 indicators, 1 places, 0 plans','b8389272f54fc70977a8093e94fb1269a3ff8cdc7968a898821d9c216da22b08','077c94087e171853a8fa94ce84075e405ceca466781a45e98c243a6ddc71a536');
INSERT INTO ledger VALUES(3,'2026-01-01T00:00:00Z','root','submit','submission 1','545ef592ed751bbf117a3808401a762448c559acd35e393bb42040b7fc4b47ed: 2 added, 0 corrected, 0 unchanged','077c94087e171853a8fa94ce84075e405ceca466781a45e98c243a6ddc71a536','daacfaf3a53951b08c87b9bf0cf630f58ce390996a534b206765fa0d7c5de313');
INSERT INTO ledger VALUES(4,'2026-01-01T00:00:00Z','root','approve','submission 1','','daacfaf3a53951b08c87b9bf0cf630f58ce390996a534b206765fa0d7c5de313','a8dc1776ff96217b5302363dcd78b94f3eadd7d2fc1db117e93889ed638c3852');
INSERT INTO ledger VALUES(5,'2026-01-01T00:00:00Z','root','publish','edition 1','375e64536ca51eedab3472017db2aca8d81b715826da466374e858079312f016','a8dc1776ff96217b5302363dcd78b94f3eadd7d2fc1db117e93889ed638c3852','587809fa501708c8aa3692c8bf40d79046c0798f3da1a434824f8ee5924900d5');
INSERT INTO ledger VALUES(6,'2026-01-01T00:00:00Z','root','submit','submission 2','380711302cfb5a4d25884b421b6b1aa9e80d10cc2b09dc02a11cace1c5b0cac6: 0 added, 1 corrected, 0 unchanged','587809fa501708c8aa3692c8bf40d79046c0798f3da1a434824f8ee5924900d5','646ad208cab20fa1cd731efa49cccb326f4caf16dbf8bca5531ef625ca479611');
INSERT INTO ledger VALUES(7,'2026-01-01T00:00:00Z','root','approve','submission 2','','646ad208cab20fa1cd731efa49cccb326f4caf16dbf8bca5531ef625ca479611','a86bacc5a304d1f0397cc8e03565ece2031ff9f2f6c672b49f5bd17c4101e18b');
INSERT INTO ledger VALUES(8,'2026-01-01T00:00:00Z','root','publish','edition 2','97447ab9990d6c7bfb5faf172a379094db25b8365d7f4beae0e4ac816476ca3c','a86bacc5a304d1f0397cc8e03565ece2031ff9f2f6c672b49f5bd17c4101e18b','dd32e3c84688a8173eb887f34c5f7f3dedc233ee93294188e5776ca66b2c164b');
INSERT INTO ledger VALUES(9,'2026-01-01T00:00:00Z','root','submit','submission 3','50e799e8a95c1bed29bfa93cdc2fa9662cd371078e94724593b63f055483d0bc: 1 added, 0 corrected, 0 unchanged','dd32e3c84688a8173eb887f34c5f7f3dedc233ee93294188e5776ca66b2c164b','57f93e72ebbe8da3db01367c0de2c518f554bbf258a696e95f10afa16b9cff3b');
INSERT INTO ledger VALUES(10,'2026-01-01T00:00:00Z','root','approve','submission 3','','57f93e72ebbe8da3db01367c0de2c518f554bbf258a696e95f10afa16b9cff3b','8d3a6f19ec69aa7fd6691978c3ddf4004a5b4ede6bcad807e4b3458630290bd4');
INSERT INTO ledger VALUES(11,'2026-01-01T00:00:00Z','root','submit','submission 4','21ed9b3a90e41abd69c063ae16242a0c20099c7428edc93149ccf6a1a3a642d5: 1 added, 0 corrected, 0 unchanged','8d3a6f19ec69aa7fd6691978c3ddf4004a5b4ede6bcad807e4b3458630290bd4','3e50bc90c81314b509026f88afb1a9c086b3744ce8225c617ec240317cb5de61');
CREATE TABLE ledger_head (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	sequence INTEGER NOT NULL,
	hash TEXT NOT NULL
) STRICT;
INSERT INTO ledger_head VALUES(1,11,'3e50bc90c81314b509026f88afb1a9c086b3744ce8225c617ec240317cb5de61');
CREATE INDEX observation_by_submission ON observation (submission_id);
CREATE TRIGGER ledger_follows BEFORE INSERT ON ledger
WHEN NEW.sequence IS NOT (SELECT sequence + 1 FROM ledger_head)
	OR NEW.previous IS NOT (SELECT hash FROM ledger_head)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_leads AFTER INSERT ON ledger
BEGIN UPDATE ledger_head SET sequence = NEW.sequence, hash = NEW.hash; END;
CREATE TRIGGER ledger_is_kept BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_is_fixed BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
COMMIT;
PRAGMA user_version = 1; PRAGMA application_id = 1413762886;
