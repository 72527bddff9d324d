/*
 * store/office/migrate.c - brings an older office up to the version of this program.
 *
 * Each step is one transaction: an office is of the old version or of the new
 * one. A step that was published is never changed; what follows is the next.
 */
#include "store/office/private.h"

bool office_make_tables(struct db *db, struct error *err)
{
	return db_run_file(db, "workflow.sql", err) && db_run_file(db, "people.sql", err) &&
		db_run_file(db, "findings.sql", err) && db_run_file(db, "readings.sql", err) &&
		db_run_file(db, "catalogue_rollup.sql", err) &&
		db_run_file(db, "calendar.sql", err) && db_run_file(db, "recipe.sql", err) &&
		db_run_file(db, "content.sql", err);
}

static bool to_version_2(struct office *office, void *context UNUSED, struct error *err)
{
	return db_run_file(office->db, "migrate-2-before.sql", err) &&
		db_run_file(office->db, "workflow.sql", err) &&
		db_run_file(office->db, "people.sql", err) &&
		db_run_file(office->db, "migrate-2-after.sql", err) &&
		ledger_add(office->db, "", "migrate", "", "1 -> 2", err);
}

static bool to_version_3(struct office *office, void *context UNUSED, struct error *err)
{
	return db_run_file(office->db, "findings.sql", err) &&
		db_run(office->db, "PRAGMA user_version = 3;", err) &&
		ledger_add(office->db, "", "migrate", "", "2 -> 3", err);
}

static bool to_version_4(struct office *office, void *context UNUSED, struct error *err)
{
	return db_run_file(office->db, "readings.sql", err) &&
		db_run(office->db, "PRAGMA user_version = 4;", err) &&
		ledger_add(office->db, "", "migrate", "", "3 -> 4", err);
}

static bool to_version_5(struct office *office, void *context UNUSED, struct error *err)
{
	return db_run_file(office->db, "catalogue_rollup.sql", err) &&
		db_run(office->db, "PRAGMA user_version = 5;", err) &&
		ledger_add(office->db, "", "migrate", "", "4 -> 5", err);
}

static bool to_version_6(struct office *office, void *context UNUSED, struct error *err)
{
	return db_run_file(office->db, "calendar.sql", err) &&
		db_run(office->db, "PRAGMA user_version = 6;", err) &&
		ledger_add(office->db, "", "migrate", "", "5 -> 6", err);
}

static bool to_version_7(struct office *office, void *context UNUSED, struct error *err)
{
	return db_run_file(office->db, "recipe.sql", err) &&
		db_run(office->db, "PRAGMA user_version = 7;", err) &&
		ledger_add(office->db, "", "migrate", "", "6 -> 7", err);
}

static bool to_version_8(struct office *office, void *context UNUSED, struct error *err)
{
	return db_run_file(office->db, "content.sql", err) &&
		db_run(office->db, "PRAGMA user_version = 8;", err) &&
		ledger_add(office->db, "", "migrate", "", "7 -> 8", err);
}

bool office_migrate(struct office *office, struct error *err)
{
	static office_act *const steps[OFFICE_VERSION - 1] = { to_version_2, to_version_3,
		to_version_4, to_version_5, to_version_6, to_version_7, to_version_8 };
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
	for (int64_t step = version; step < OFFICE_VERSION; step++)
		if (!office_transact(office, steps[step - 1], NULL, err))
			return false;
	return true;
}
