/* store/office/readings.c - see readings.h. */
#include "store/office/readings.h"

#include <string.h>

#include "base/clock.h"
#include "store/office/private.h"

bool reading_recall(struct office *office, struct arena *arena, const char *reporter,
	const char **ret, struct error *err)
{
	stmt_auto *stmt = db_query(office->db, "SELECT answers FROM reading WHERE reporter = ?1");
	enum db_step step;

	stmt_text(stmt, 1, reporter);
	step = stmt_step(stmt, err);
	*ret = step == DB_ROW ? column_text(stmt, arena, 0) : "";
	return step != DB_ERROR;
}

struct remembering {
	const char *reporter, *answers, *actor;
};

static bool remember(struct office *office, void *context, struct error *err)
{
	const struct remembering *given = context;
	stmt_auto *stmt = db_query(office->db,
		"INSERT INTO reading VALUES (?1, ?2, ?3, ?4) ON CONFLICT (reporter) DO UPDATE"
		" SET answers = ?2, answered_at = ?3, answered_by = ?4 WHERE answers <> ?2");
	char now[CLOCK_INSTANT];

	clock_now(now);
	stmt_text(stmt, 1, given->reporter);
	stmt_text(stmt, 2, given->answers);
	stmt_text(stmt, 3, now);
	stmt_text(stmt, 4, given->actor);
	return stmt_run(stmt, err) &&
		(db_changes(office->db) == 0 ||
			ledger_add(office->db, given->actor, "reading", given->reporter,
				given->answers, err));
}

bool reading_remember(struct office *office, const char *reporter, const char *answers,
	const char *actor, struct error *err)
{
	struct remembering given = { reporter, answers, actor };

	return office_transact(office, remember, &given, err);
}
