/*
 * store/db.c - see db.h.
 *
 * Every connection is defensive: schema and double-quoted-string tricks off,
 * no extensions, no ATTACH, cells checked while reading.
 */
#include "store/db.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/embedded.h"
#include "base/memory.h"
#include "store/db_private.h"
#include "store/pages.h"

#define CREATE_FLAGS (SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
#define CREATE_SETTINGS "PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"

extern const struct embedded store_sql[];

/* Which of our keys a SQLite result is. */
static bool failed(sqlite3 *handle, int result, struct error *err)
{
	/* clang-format off */
	static const struct {
		int result;
		const char *key;
	} keys[] = {
		{ SQLITE_BUSY, "db.busy" },       { SQLITE_LOCKED, "db.busy" },
		{ SQLITE_CORRUPT, "db.damaged" }, { SQLITE_NOTADB, "db.damaged" },
		{ SQLITE_FULL, "db.full" },
	};
	/* clang-format on */
	const char *key = "db.failed";

	for (size_t i = 0; i < COUNT(keys); i++)
		if (keys[i].result == (result & 0xFF))
			key = keys[i].key;
	return error_set(err, ERROR_FAILURE, key, "%s",
		handle == NULL ? sqlite3_errstr(result) : sqlite3_errmsg(handle));
}

static void defend(sqlite3 *handle)
{
	static const struct {
		int option, value;
	} options[] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 },
		{ SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
	};

	for (size_t i = 0; i < COUNT(options); i++)
		(void)sqlite3_db_config(handle, options[i].option, options[i].value, NULL);
	(void)sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
	(void)sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 16 << 20);
}

/* A path as an address, with what has a meaning there written as %XX, and what else is asked of it. After
   "file://" comes the name of a machine: none. */
static void path_uri(const char *path, const char *options, struct text *ret)
{
	text_addz(ret, *path == '/' ? "file://" : "file:");
	for (; *path != '\0'; path++)
		if (strchr("%?#", *path) != NULL)
			text_addf(ret, "%%%02X", (unsigned)*path);
		else
			text_addc(ret, *path);
	text_addf(ret, "?%s", options);
}

/* What is reserved of each page, after it was set to `bytes`; negative: as it is. Room that is taken stays. */
static int reserve(sqlite3 *handle, int bytes)
{
	(void)sqlite3_file_control(handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes);
	return bytes;
}

/* Nobody asks SQLite how much memory it has; counting it takes a lock for every piece of it. */
__attribute__((constructor)) static void count_nothing(void)
{
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

struct db *db_open(const char *path, enum db_mode mode, struct error *err)
{
	static const struct {
		int flags;
		const char *options, *settings;
	} modes[] = {
		[DB_CREATE] = { CREATE_FLAGS, "", CREATE_SETTINGS },
		[DB_CREATE_SUMMED] = { CREATE_FLAGS, PAGES_SUMMED, CREATE_SETTINGS },
		[DB_WRITE] = { SQLITE_OPEN_READWRITE, "",
			"PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; PRAGMA "
			"cell_size_check=ON; PRAGMA secure_delete=ON; "
			"PRAGMA temp_store=MEMORY;" },
		[DB_IMMUTABLE] = { SQLITE_OPEN_READONLY, "immutable=1",
			"PRAGMA cell_size_check=ON; PRAGMA query_only=ON; PRAGMA "
			"temp_store=MEMORY;" },
	};
	sqlite3 *handle = NULL;
	struct db *db;
	text_auto uri = { 0 };
	int result = SQLITE_CANTOPEN;

	pages_start();
	path_uri(path, modes[mode].options, &uri);
	if ((modes[mode].flags & SQLITE_OPEN_CREATE) == 0 || access(path, F_OK) != 0)
		result = sqlite3_open_v2(text_z(&uri), &handle,
			modes[mode].flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
	if (result == SQLITE_OK) {
		defend(handle);
		(void)sqlite3_busy_timeout(handle, 5000);
		if (mode == DB_CREATE_SUMMED)
			(void)reserve(handle, PAGES_SUM);
		result = sqlite3_exec(handle, modes[mode].settings, NULL, NULL, NULL);
	}
	if (result != SQLITE_OK) {
		(void)failed(handle, result, err);
		(void)sqlite3_close(handle);
		return NULL;
	}
	db = memory_new(1, sizeof *db);
	db->handle = handle;
	if (mode != DB_IMMUTABLE)
		db_make_given(db);
	return db;
}

void db_close(struct db *db)
{
	if (db == NULL)
		return;
	(void)sqlite3_close(db->handle);
	free(db);
}

void db_closep(struct db **db)
{
	db_close(*db);
}

bool db_copy(struct db *db, const char *path, struct error *err)
{
	db_auto *copy = db_open(path, DB_CREATE_SUMMED, err);
	sqlite3_backup *backup;
	int result;

	if (copy == NULL)
		return false;
	backup = sqlite3_backup_init(copy->handle, "main", db->handle, "main");
	if (backup == NULL)
		return failed(copy->handle, sqlite3_errcode(copy->handle), err);
	(void)sqlite3_backup_step(backup, -1);
	result = sqlite3_backup_finish(backup);
	return result == SQLITE_OK || failed(copy->handle, result, err);
}

bool db_is_summed(struct db *db)
{
	return reserve(db->handle, -1) == PAGES_SUM;
}

bool db_rewrite(struct db *db, const char *path, struct error *err)
{
	stmt_auto *stmt = db_query(db, "VACUUM INTO ?1");
	text_auto uri = { 0 };
	bool fine;

	path_uri(path, PAGES_SUMMED, &uri);
	stmt_text(stmt, 1, text_z(&uri));
	(void)reserve(db->handle, PAGES_SUM);
	(void)sqlite3_limit(
		db->handle, SQLITE_LIMIT_ATTACHED, 1); /* SQLite's own way to the new file */
	fine = stmt_run(stmt, err);
	(void)sqlite3_limit(db->handle, SQLITE_LIMIT_ATTACHED, 0);
	return fine;
}

bool db_run_(struct db *db, const char *sql, struct error *err)
{
	int result = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);

	return result == SQLITE_OK || failed(db->handle, result, err);
}

bool db_run_file(struct db *db, const char *name, struct error *err)
{
	return db_run_(db, embedded_find(store_sql, name)->data, err);
}

bool db_stamp(struct db *db, int application, int version, struct error *err)
{
	char sql[96];

	(void)snprintf(sql, sizeof sql, "PRAGMA application_id = %d; PRAGMA user_version = %d;",
		application, version);
	return db_run_(db, sql, err);
}

struct stmt *db_query_(struct db *db, const char *sql)
{
	struct stmt *stmt = memory_new(1, sizeof *stmt);

	stmt->db = db;
	stmt->prepared = sqlite3_prepare_v3(
		db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt->handle, NULL);
	return stmt;
}

void stmt_free(struct stmt *stmt)
{
	if (stmt == NULL)
		return;
	(void)sqlite3_finalize(stmt->handle);
	free(stmt);
}

void stmt_freep(struct stmt **stmt)
{
	stmt_free(*stmt);
}

void stmt_text(struct stmt *stmt, int at, const char *z)
{
	(void)sqlite3_bind_text(stmt->handle, at, z, -1, SQLITE_TRANSIENT);
}

void stmt_lend(struct stmt *stmt, int at, const char *z)
{
	(void)sqlite3_bind_text(stmt->handle, at, z, -1, SQLITE_STATIC);
}

void stmt_bytes(struct stmt *stmt, int at, struct span bytes)
{
	(void)sqlite3_bind_blob64(stmt->handle, at, bytes.data, bytes.size, SQLITE_TRANSIENT);
}

void stmt_pair(struct stmt *stmt, int at, const char *const text[LANG_COUNT])
{
	for (int lang = 0; lang < LANG_COUNT; lang++)
		stmt_text(stmt, at + lang, text[lang] == NULL ? "" : text[lang]);
}

void stmt_int(struct stmt *stmt, int at, int64_t value)
{
	(void)sqlite3_bind_int64(stmt->handle, at, value);
}

void stmt_null(struct stmt *stmt, int at)
{
	(void)sqlite3_bind_null(stmt->handle, at);
}

void stmt_decimal(struct stmt *stmt, int at, bool known, struct decimal value)
{
	if (known) {
		stmt_int(stmt, at, value.units);
		stmt_int(stmt, at + 1, value.scale);
	} else {
		stmt_null(stmt, at);
		stmt_null(stmt, at + 1);
	}
}

enum db_step stmt_step(struct stmt *stmt, struct error *err)
{
	int result = stmt->handle == NULL ? stmt->prepared : sqlite3_step(stmt->handle);

	if (result == SQLITE_ROW)
		return DB_ROW;
	if (result == SQLITE_DONE)
		return DB_DONE;
	(void)failed(stmt->db->handle, result, err);
	return DB_ERROR;
}

bool stmt_run(struct stmt *stmt, struct error *err)
{
	enum db_step step;

	do
		step = stmt_step(stmt, err);
	while (step == DB_ROW);
	stmt_reset(stmt);
	return step == DB_DONE;
}

bool stmt_exists(struct stmt *stmt, bool *ret, struct error *err)
{
	enum db_step step = stmt_step(stmt, err);

	*ret = step == DB_ROW;
	stmt_reset(stmt);
	return step != DB_ERROR;
}

void stmt_reset(struct stmt *stmt)
{
	if (stmt->handle == NULL)
		return;
	(void)sqlite3_reset(stmt->handle);
	(void)sqlite3_clear_bindings(stmt->handle);
}

const char *column_text(struct stmt *stmt, struct arena *arena, int at)
{
	const char *text = (const char *)sqlite3_column_text(stmt->handle, at);

	return text == NULL
		? ""
		: arena_copy(arena, text, (size_t)sqlite3_column_bytes(stmt->handle, at));
}

struct span column_bytes(struct stmt *stmt, struct arena *arena, int at)
{
	const char *bytes = sqlite3_column_blob(stmt->handle, at);
	size_t size = (size_t)sqlite3_column_bytes(stmt->handle, at);

	return (struct span){ bytes == NULL ? "" : arena_copy(arena, bytes, size), size };
}

void column_pair(struct stmt *stmt, struct arena *arena, int at, const char *ret[LANG_COUNT])
{
	for (int lang = 0; lang < LANG_COUNT; lang++)
		ret[lang] = column_text(stmt, arena, at + lang);
}

int64_t column_int(struct stmt *stmt, int at)
{
	return sqlite3_column_int64(stmt->handle, at);
}

char column_char(struct stmt *stmt, int at)
{
	const char *text = (const char *)sqlite3_column_text(stmt->handle, at);

	return text == NULL ? '\0' : *text;
}

bool column_null(struct stmt *stmt, int at)
{
	return sqlite3_column_type(stmt->handle, at) == SQLITE_NULL;
}

bool column_decimal(struct stmt *stmt, int at, struct decimal *ret)
{
	if (column_null(stmt, at))
		return false;
	*ret = (struct decimal){ column_int(stmt, at), (int)column_int(stmt, at + 1) };
	return true;
}

bool db_has_table(struct db *db, const char *name, bool *ret, struct error *err)
{
	stmt_auto *stmt = db_query(
		db, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1");

	stmt_text(stmt, 1, name);
	return stmt_exists(stmt, ret, err);
}

int64_t db_last_id(struct db *db)
{
	return sqlite3_last_insert_rowid(db->handle);
}

int db_changes(struct db *db)
{
	return sqlite3_changes(db->handle);
}
