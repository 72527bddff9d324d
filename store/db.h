/*
 * store/db.h - SQLite, once. Nothing outside store/ may include this.
 *
 * SQL is a literal (a variable does not compile) and values are bound. A
 * statement that cannot be prepared is not refused until it is stepped, so
 * that callers test one place. Errors: key db.full (disk), db.busy, db.damaged,
 * db.failed, all ERROR_FAILURE. One handle belongs to one thread.
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include "base/arena.h"
#include "base/decimal.h"
#include "base/error.h"

struct db;
struct stmt;

enum db_mode {
	DB_CREATE, /* a new file for one pass of writing; no journal, must not exist */
	DB_CREATE_SUMMED, /* the same, of pages with sums (pages.h) */
	DB_WRITE, /* an existing office file */
	DB_IMMUTABLE, /* an edition: read only, never changes while open */
};

MUST_CHECK struct db *db_open(const char *path, enum db_mode mode, struct error *err);
void db_close(struct db *db);
void db_closep(struct db **db);
#define db_auto CLEANUP(db_closep) struct db
/* Copies the whole database, of pages with sums, all at once, into a new file; the same keys. */
MUST_CHECK bool db_copy(struct db *db, const char *path, struct error *err);
/* Do its pages carry sums? If not, writes a new file that holds the same in pages that do; the same keys. */
bool db_is_summed(struct db *db);
MUST_CHECK bool db_rewrite(struct db *db, const char *path, struct error *err);

/* Runs statements without values, such as a schema. */
#define db_run(db, sql, err) db_run_((db), "" sql, (err))
MUST_CHECK bool db_run_(struct db *db, const char *sql, struct error *err);
/* The same for SQL that is part of the program (store's embedded *.sql files). */
MUST_CHECK bool db_run_file(struct db *db, const char *name, struct error *err);
/* Says whose file it is and of which version its tables are: application_id and user_version. */
MUST_CHECK bool db_stamp(struct db *db, int application, int version, struct error *err);

#define db_query(db, sql) db_query_((db), "" sql)
struct stmt *db_query_(struct db *db, const char *sql);
void stmt_free(struct stmt *stmt);
void stmt_freep(struct stmt **stmt);
#define stmt_auto CLEANUP(stmt_freep) struct stmt

/* Bind by position from 1. NULL text binds NULL; text is copied. */
void stmt_text(struct stmt *stmt, int at, const char *z);
void stmt_lend(struct stmt *stmt, int at, const char *z); /* not copied: stays until it is reset */
void stmt_pair(struct stmt *stmt, int at, const char *const text[LANG_COUNT]); /* at and at + 1 */
void stmt_bytes(struct stmt *stmt, int at, struct span bytes);
void stmt_int(struct stmt *stmt, int at, int64_t value);
void stmt_null(struct stmt *stmt, int at);
void stmt_decimal(struct stmt *stmt, int at, bool known, struct decimal value); /* units, scale */

enum db_step { DB_ROW, DB_DONE, DB_ERROR };
MUST_CHECK enum db_step stmt_step(struct stmt *stmt, struct error *err);
/* Steps to the end, then makes the statement ready to bind again. */
MUST_CHECK bool stmt_run(struct stmt *stmt, struct error *err);
/* Is there a row? Then makes the statement ready to bind again. */
MUST_CHECK bool stmt_exists(struct stmt *stmt, bool *ret, struct error *err);
void stmt_reset(struct stmt *stmt);
/* Is there a table of that name? Files made by an earlier version may lack one. */
MUST_CHECK bool db_has_table(struct db *db, const char *name, bool *ret, struct error *err);

/* Columns from 0 of the row just stepped to. Text is copied to the arena; NULL reads as "". */
const char *column_text(struct stmt *stmt, struct arena *arena, int at);
void column_pair(struct stmt *stmt, struct arena *arena, int at, const char *ret[LANG_COUNT]);
struct span column_bytes(struct stmt *stmt, struct arena *arena, int at);
int64_t column_int(struct stmt *stmt, int at);
char column_char(struct stmt *stmt, int at); /* the first byte of a text, NUL for an empty one */
bool column_null(struct stmt *stmt, int at);
bool column_decimal(struct stmt *stmt, int at, struct decimal *ret); /* false for NULL */
int64_t db_last_id(struct db *db);
int db_changes(struct db *db);

#endif
