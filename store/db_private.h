/* store/db_private.h - what db.c and db_given.c share: the only files that know SQLite. */
#ifndef STORE_DB_PRIVATE_H
#define STORE_DB_PRIVATE_H

#include <sqlite3.h>

#include "store/db_given.h"

struct db {
	sqlite3 *handle;
	db_rows *rows; /* of the statement that stmt_give() runs */
	void *context;
	struct stmt *poured; /* in their place: of stmt_pour() */
	struct error *poured_err;
	enum db_step poured_step; /* the last */
};

struct stmt {
	sqlite3_stmt *handle; /* NULL when preparing failed */
	struct db *db;
	int prepared; /* result of preparing */
};

/* Makes the table `given` known to a connection. */
void db_make_given(struct db *db);

#endif
