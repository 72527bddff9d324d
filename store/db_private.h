/* store/db_private.h - what db.c and db_given.c share: the only files that know SQLite. */
#ifndef STORE_DB_PRIVATE_H
#define STORE_DB_PRIVATE_H

#include <sqlite3.h>

#include "store/db_given.h"

struct db {
	sqlite3 *handle;
	db_rows *rows; /* of the statement that db_give() runs */
	void *context;
};

struct stmt {
	sqlite3_stmt *handle; /* NULL when preparing failed */
	struct db *db;
	int prepared; /* result of preparing */
};

/* Makes the table `given` known to a connection. */
void db_make_given(struct db *db);

#endif
