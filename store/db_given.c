/* store/db_given.c - see db_given.h: a virtual table that is read once, from its first row on. */
#include "store/db_private.h"

struct given {
	sqlite3_vtab base;
	struct db *db;
};

struct given_cursor {
	sqlite3_vtab_cursor base;
	struct db *db;
	int64_t row;
	bool end;
	struct db_cell cells[DB_CELLS];
};

static int given_connect(sqlite3 *handle, void *db, int argc UNUSED, const char *const *argv UNUSED,
	sqlite3_vtab **ret, char **message UNUSED)
{
	struct given *given = sqlite3_malloc(sizeof *given);

	if (given == NULL)
		return SQLITE_NOMEM;
	*given = (struct given){ .db = db };
	*ret = &given->base;
	return sqlite3_declare_vtab(handle,
		"CREATE TABLE x(c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15,"
		" c16, c17, c18, c19, c20, c21, c22, c23)");
}

static int given_disconnect(sqlite3_vtab *given)
{
	sqlite3_free(given);
	return SQLITE_OK;
}

static int given_plan(sqlite3_vtab *given UNUSED, sqlite3_index_info *info UNUSED)
{
	return SQLITE_OK;
}

static int given_open(sqlite3_vtab *given, sqlite3_vtab_cursor **ret)
{
	struct given_cursor *cursor = sqlite3_malloc(sizeof *cursor);

	if (cursor == NULL)
		return SQLITE_NOMEM;
	*cursor = (struct given_cursor){ .db = ((struct given *)given)->db };
	*ret = &cursor->base;
	return SQLITE_OK;
}

static int given_close(sqlite3_vtab_cursor *cursor)
{
	sqlite3_free(cursor);
	return SQLITE_OK;
}

static int given_next(sqlite3_vtab_cursor *base)
{
	struct given_cursor *cursor = (struct given_cursor *)base;
	struct db *db = cursor->db;

	if (db->poured == NULL) {
		cursor->end = !db->rows(db->context, cursor->cells);
	} else {
		db->poured_step = stmt_step(db->poured, db->poured_err);
		cursor->end = db->poured_step != DB_ROW;
	}
	cursor->row++;
	return SQLITE_OK;
}

static int given_filter(sqlite3_vtab_cursor *cursor, int plan UNUSED, const char *name UNUSED,
	int argc UNUSED, sqlite3_value **argv UNUSED)
{
	return given_next(cursor);
}

static int given_eof(sqlite3_vtab_cursor *cursor)
{
	return ((struct given_cursor *)cursor)->end;
}

static int given_column(sqlite3_vtab_cursor *cursor, sqlite3_context *ret, int at)
{
	const struct db_cell *cell = &((struct given_cursor *)cursor)->cells[at];
	const struct stmt *poured = ((struct given_cursor *)cursor)->db->poured;

	if (poured != NULL)
		sqlite3_result_value(ret, sqlite3_column_value(poured->handle, at));
	else if (cell->text != NULL)
		sqlite3_result_text(ret, cell->text, -1, SQLITE_STATIC);
	else if (!cell->null)
		sqlite3_result_int64(ret, cell->number);
	return SQLITE_OK;
}

static int given_row(sqlite3_vtab_cursor *cursor, sqlite3_int64 *ret)
{
	*ret = ((struct given_cursor *)cursor)->row;
	return SQLITE_OK;
}

static const sqlite3_module given_table = {
	.xConnect = given_connect,
	.xBestIndex = given_plan,
	.xDisconnect = given_disconnect,
	.xDestroy = given_disconnect,
	.xOpen = given_open,
	.xClose = given_close,
	.xFilter = given_filter,
	.xNext = given_next,
	.xEof = given_eof,
	.xColumn = given_column,
	.xRowid = given_row,
};

void db_make_given(struct db *db)
{
	(void)sqlite3_create_module(db->handle, "given", &given_table, db);
}

bool stmt_give(struct stmt *stmt, db_rows *rows, void *context, struct error *err)
{
	stmt->db->rows = rows;
	stmt->db->context = context;
	stmt->db->poured = NULL;
	return stmt_run(stmt, err);
}

bool stmt_pour(struct stmt *from, struct stmt *to, struct error *err)
{
	to->db->poured = from;
	to->db->poured_err = err;
	return stmt_run(to, err) && to->db->poured_step == DB_DONE;
}

struct db_cell db_text(const char *text)
{
	return (struct db_cell){ .text = text };
}

struct db_cell db_number(int64_t number)
{
	return (struct db_cell){ .number = number };
}

void db_decimal(bool known, struct decimal value, struct db_cell ret[2])
{
	ret[0] = (struct db_cell){ .number = value.units, .null = !known };
	ret[1] = (struct db_cell){ .number = value.scale, .null = !known };
}
