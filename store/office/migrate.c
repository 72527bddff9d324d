/*
 * store/office/migrate.c - brings an older office up to the version of this program.
 *
 * Each version has two files of SQL: one before and one after the new tables
 * are made. All of it is one transaction: an office is of the old version or
 * of the new one.
 */
#include "store/office/private.h"

bool office_make_tables(struct db *db, struct error *err)
{
	return db_run_file(db, "workflow.sql", err) && db_run_file(db, "people.sql", err);
}

static bool to_version_2(struct office *office, void *context UNUSED, struct error *err)
{
	return db_run_file(office->db, "migrate-2-before.sql", err) &&
		office_make_tables(office->db, err) &&
		db_run_file(office->db, "migrate-2-after.sql", err) &&
		ledger_add(office->db, "", "migrate", "", "1 -> 2", err);
}

bool office_migrate(struct office *office, struct error *err)
{
	stmt_auto *stmt = db_query(office->db,
		"SELECT user_version, application_id"
		" FROM pragma_user_version, pragma_application_id");
	int64_t version;

	if (stmt_step(stmt, err) != DB_ROW)
		return false;
	version = column_int(stmt, 0);
	if (column_int(stmt, 1) != OFFICE_APPLICATION || version < 1 || version > OFFICE_VERSION)
		return error_set(err, ERROR_FAILURE, "office.version", "%jd", (intmax_t)version);
	stmt_reset(stmt);
	return version == OFFICE_VERSION || office_transact(office, to_version_2, NULL, err);
}
