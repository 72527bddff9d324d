/*
 * store/office/migrate.c - brings an older office up to the version of this program.
 *
 * Each step is one transaction: an office is of the old version or of the new
 * one. A step that was published is never changed; what follows is the next.
 */
#include "store/office/private.h"

#include <assert.h>
#include <stdio.h>

/* The tables that each version from 3 on brought; version 2 wrote those of 1 anew. */
static const char *const brought[] = { "findings.sql", "readings.sql", "catalogue_rollup.sql",
	"calendar.sql", "recipe.sql", "content.sql" };

static_assert(COUNT(brought) == OFFICE_VERSION - 2, "each version has a step");

bool office_make_tables(struct db *db, struct error *err)
{
	bool fine = db_run_file(db, "workflow.sql", err) && db_run_file(db, "people.sql", err);

	for (size_t i = 0; i < COUNT(brought) && fine; i++)
		fine = db_run_file(db, brought[i], err);
	return fine;
}

static bool rewrite(struct db *db, struct error *err)
{
	return db_run_file(db, "migrate-2-before.sql", err) &&
		db_run_file(db, "workflow.sql", err) && db_run_file(db, "people.sql", err) &&
		db_run_file(db, "migrate-2-after.sql", err);
}

/* From one version to the next; `context`: that one's number. */
static bool take_step(struct office *office, void *context, struct error *err)
{
	int from = *(const int *)context;
	char said[32];

	(void)snprintf(said, sizeof said, "%d -> %d", from, from + 1);
	return (from == 1 ? rewrite(office->db, err)
			  : db_run_file(office->db, brought[from - 2], err)) &&
		db_stamp(office->db, OFFICE_APPLICATION, from + 1, err) &&
		ledger_add(office->db, "", "migrate", "", said, err);
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
	for (int from = (int)version; from < OFFICE_VERSION; from++)
		if (!office_transact(office, take_step, &from, err))
			return false;
	return true;
}
