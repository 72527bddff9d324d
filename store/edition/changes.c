/* store/edition/changes.c - see changes.h. */
#include "store/edition/changes.h"

#include "store/db_given.h"
#include "store/edition/figures.h"
#include "store/edition/private.h"

/* The method of a row's first column; key edition.form where the catalogue has none. */
static bool read_method(const struct edition *edition, struct stmt *stmt,
	const struct indicator **ret_indicator, const struct method **ret, struct error *err)
{
	int64_t id = column_int(stmt, 0);

	*ret = catalogue_method_id(&edition->catalogue, id, ret_indicator);
	return *ret != NULL ||
		error_set(err, ERROR_FAILURE, "edition.form", "method %jd", (intmax_t)id);
}

bool edition_news(struct edition *edition, struct arena *arena, struct edition_news **ret,
	size_t *ret_count, struct error *err)
{
	stmt_auto *stmt = db_query(edition->db,
		"SELECT method_id, sum(current = 1 AND since = ?1), sum(until = ?1 AND since < ?1)"
		" FROM figure WHERE method_id IN (SELECT id FROM method)"
		" AND (computed = 0 OR numerator_units IS NOT NULL)"
		" GROUP BY method_id HAVING sum(current = 1 AND since = ?1) > 0"
		" ORDER BY method_id");
	struct edition_news *list = NULL;
	size_t count = 0;
	enum db_step step;

	stmt_int(stmt, 1, edition->info.number);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		struct edition_news *news;

		list = arena_push(arena, list, count, sizeof *list);
		news = &list[count++];
		if (!read_method(edition, stmt, &news->indicator, &news->method, err))
			return false;
		news->count = (int)column_int(stmt, 1);
		news->replaced = (int)column_int(stmt, 2);
	}
	*ret = list;
	*ret_count = count;
	return step == DB_DONE;
}

/* Reads the rows of a query of figures as the newer sides of changes. */
static bool read_changes(struct edition *edition, struct arena *arena, struct stmt *stmt,
	struct edition_change **ret, size_t *ret_count, struct error *err)
{
	struct edition_change *list = NULL;
	size_t count = 0;
	enum db_step step;

	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		struct edition_change *change;

		list = arena_push(arena, list, count, sizeof *list);
		change = &list[count++];
		change->reason = "";
		if (!read_method(edition, stmt, &change->indicator, &change->method, err) ||
			!figure_read(stmt, arena, &edition->catalogue, &change->after, err))
			return false;
	}
	*ret = list;
	*ret_count = count;
	return step == DB_DONE;
}

/* What the edition before said, and why that was changed. */
static bool read_before(struct edition *edition, struct arena *arena, struct edition_change *change,
	struct error *err)
{
	stmt_auto *stmt = db_query(edition->db,
		"SELECT " FIGURE_COLUMNS " FROM figure WHERE method_id = ?1 AND place_id = ?2"
		" AND period_from = ?3 AND period_until = ?4 AND breakdown = ?5"
		" AND until = ?6 AND since < ?6 ORDER BY vintage DESC, revision DESC LIMIT 1");
	stmt_auto *why = db_query(edition->db,
		"SELECT reason FROM correction WHERE method_id = ?1 AND place_id = ?2"
		" AND period_from = ?3 AND period_until = ?4 AND breakdown = ?5"
		" AND vintage = ?6 ORDER BY revision DESC LIMIT 1");
	struct stmt *both[] = { stmt, why };
	enum db_step step;

	for (size_t i = 0; i < COUNT(both); i++) {
		stmt_int(both[i], 1, change->method->id);
		stmt_int(both[i], 2, change->after.place->id);
		stmt_int(both[i], 3, change->after.period.from);
		stmt_int(both[i], 4, change->after.period.until);
		stmt_text(both[i], 5, change->after.breakdown);
	}
	stmt_int(stmt, 6, edition->info.number);
	stmt_text(why, 6, change->after.vintage);
	step = stmt_step(stmt, err);
	if (step != DB_ROW)
		return step == DB_DONE &&
			error_set(err, ERROR_FAILURE, "edition.form", "correction of %s",
				change->indicator->code);
	if (!figure_read(stmt, arena, &edition->catalogue, &change->before, err))
		return false;
	step = stmt_step(why, err);
	if (step == DB_ROW)
		change->reason = column_text(why, arena, 0);
	return step != DB_ERROR;
}

bool edition_corrections(struct edition *edition, struct arena *arena, int limit,
	struct edition_change **ret, size_t *ret_count, struct error *err)
{
	stmt_auto *stmt = db_query(edition->db,
		"SELECT " FIGURE_COLUMNS " FROM figure AS new"
		" WHERE method_id IN (SELECT id FROM method) AND since = ?1 AND current = 1"
		" AND EXISTS (SELECT 1 FROM figure AS old WHERE old.method_id = new.method_id"
		" AND old.place_id = new.place_id AND old.period_from = new.period_from"
		" AND old.period_until = new.period_until AND old.breakdown = new.breakdown"
		" AND old.until = ?1 AND old.since < ?1)"
		" ORDER BY method_id, place_id, period_from, period_until, breakdown LIMIT ?2");

	stmt_int(stmt, 1, edition->info.number);
	stmt_int(stmt, 2, limit);
	if (!read_changes(edition, arena, stmt, ret, ret_count, err))
		return false;
	for (size_t i = 0; i < *ret_count; i++)
		if (!read_before(edition, arena, &(*ret)[i], err))
			return false;
	return true;
}

bool edition_added(struct edition *edition, struct arena *arena, const char *place_code, int limit,
	struct edition_change **ret, size_t *ret_count, struct error *err)
{
	stmt_auto *stmt = db_query(edition->db,
		"SELECT " FIGURE_COLUMNS " FROM figure AS new"
		" WHERE method_id IN (SELECT id FROM method WHERE illustrative = 0)"
		" AND place_id IN (SELECT id FROM place WHERE code = ?2)"
		" AND since = ?1 AND current = 1 AND (computed = 0 OR numerator_units IS NOT NULL)"
		" AND NOT EXISTS (SELECT 1 FROM figure AS old WHERE old.method_id = new.method_id"
		" AND old.place_id = new.place_id AND old.period_from = new.period_from"
		" AND old.period_until = new.period_until AND old.breakdown = new.breakdown"
		" AND old.until = ?1 AND old.since < ?1)"
		" ORDER BY method_id, place_id, period_from, period_until, breakdown LIMIT ?3");

	stmt_int(stmt, 1, edition->info.number);
	stmt_text(stmt, 2, place_code);
	stmt_int(stmt, 3, limit);
	return read_changes(edition, arena, stmt, ret, ret_count, err);
}

bool edition_states(struct edition *edition, struct arena *arena, struct edition_state **ret,
	size_t *ret_count, struct error *err)
{
	stmt_auto *stmt = db_query(edition->db,
		"SELECT method_id, place, state FROM verdict"
		" WHERE method_id IN (SELECT id FROM method WHERE illustrative = 0)"
		" ORDER BY method_id, place");
	struct edition_state *list = NULL;
	size_t count = 0;
	enum db_step step;

	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		int index = text_index(state_keys, column_text(stmt, arena, 2));
		struct edition_state *each;

		list = arena_push(arena, list, count, sizeof *list);
		each = &list[count++];
		each->place = column_text(stmt, arena, 1);
		each->state = (enum state)index;
		if (index < 0)
			return error_set(err, ERROR_FAILURE, "edition.form", "verdict");
		if (!read_method(edition, stmt, &each->indicator, &each->method, err))
			return false;
	}
	*ret = list;
	*ret_count = count;
	return step == DB_DONE;
}

bool corrections_write(struct db *office, struct db *edition, struct error *err)
{
	stmt_auto *from = db_query(office,
		"SELECT new.method_id, new.place_id, new.period_from, new.period_until,"
		" new.breakdown, new.vintage, new.revision, submission.reason"
		" FROM submission CROSS JOIN observation AS new ON new.submission_id ="
		" submission.id WHERE submission.reason <> '' AND new.since IS NOT NULL"
		" AND EXISTS (SELECT 1 FROM observation AS old WHERE old.method_id = new.method_id"
		" AND old.place_id = new.place_id AND old.period_from = new.period_from"
		" AND old.period_until = new.period_until AND old.breakdown = new.breakdown"
		" AND old.until = new.since AND old.since < new.since)"
		" ORDER BY 1, 2, 3, 4, 5, 6, 7");
	stmt_auto *to = db_query(
		edition, "INSERT INTO correction SELECT c1, c2, c3, c4, c5, c6, c7, c8 FROM given");

	return stmt_pour(from, to, err);
}
