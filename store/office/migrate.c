/*
 * store/office/migrate.c - brings an older office up to the version of this program.
 *
 * Each step is one transaction: an office is of the old version or of the new
 * one. A step that was published is never changed; what follows is the next.
 */
#include "store/office/private.h"

#include <assert.h>
#include <stdio.h>

/* What a new office runs after office.sql. */
static const char *const fresh[] = { "workflow.sql", "observation.sql", "people.sql",
	"findings.sql", "readings.sql", "catalogue_rollup.sql", "calendar.sql", "recipe.sql",
	"content.sql", "content_picture.sql", "content_past.sql", "inbox.sql", NULL };

/* By version: what leads from it to the next. */
static const char *const steps[][7] = {
	[1] = { "migrate-2-before.sql", "workflow.sql", "observation.sql", "people.sql",
		"migrate-2-after.sql" },
	[2] = { "findings.sql" },
	[3] = { "readings.sql" },
	[4] = { "catalogue_rollup.sql" },
	[5] = { "calendar.sql" },
	[6] = { "recipe.sql" },
	[7] = { "content.sql" },
	[8] = { "migrate-9-before.sql", "observation.sql", "migrate-9-after.sql",
		"content_picture.sql", "content_past.sql", "inbox.sql" },
};

static_assert(COUNT(steps) == OFFICE_VERSION, "each version has a step");

static bool run_files(struct db *db, const char *const *names, struct error *err)
{
	for (; *names != NULL; names++)
		if (!db_run_file(db, *names, err))
			return false;
	return true;
}

bool office_make_tables(struct db *db, struct error *err)
{
	return run_files(db, fresh, err);
}

/* From one version to the next; `context`: that one's number. */
static bool take_step(struct office *office, void *context, struct error *err)
{
	int from = *(const int *)context;
	char said[32];

	(void)snprintf(said, sizeof said, "%d -> %d", from, from + 1);
	return run_files(office->db, steps[from], err) &&
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
