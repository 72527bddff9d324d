/*
 * store/db_given.h - many rows for one statement, made as they are asked for.
 *
 * INSERT ... SELECT ... FROM given costs half of an INSERT for each row: nothing is bound, and the
 * place where the last row went is where the next one is tried.
 */
#ifndef STORE_DB_GIVEN_H
#define STORE_DB_GIVEN_H

#include "store/db.h"

/* A cell of a row that is handed to SQLite: a text where there is one, else a number or NULL. */
struct db_cell {
	const char *text; /* lent until the next row */
	int64_t number;
	bool null;
};
enum { DB_CELLS = 23 }; /* of a row at most */

/* Gives the next row; false after the last. */
typedef bool db_rows(void *context, struct db_cell ret[DB_CELLS]);

/* stmt_run() of a statement that reads `rows` as the table `given`, with columns c1 to c23. */
MUST_CHECK bool stmt_give(struct stmt *stmt, db_rows *rows, void *context, struct error *err);

/* stmt_run() of `to`, which reads the rows of `from` as that table. */
MUST_CHECK bool stmt_pour(struct stmt *from, struct stmt *to, struct error *err);

struct db_cell db_text(const char *text);
struct db_cell db_number(int64_t number);
void db_decimal(bool known, struct decimal value, struct db_cell ret[2]); /* units, scale */

#endif
