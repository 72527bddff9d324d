/* store/office/history.c - see history.h. */
#include "store/office/history.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "indicators/indicator.h"
#include "store/office/private.h"

struct history {
	struct stmt *any, *series, *explained;
};

struct history *history_new(struct office *office)
{
	struct history *history = memory_new(1, sizeof *history);

	history->any = db_query(
		office->db, "SELECT EXISTS (SELECT 1 FROM observation WHERE method_id = ?1)");
	history->series = db_query(office->db,
		"SELECT period, breakdown, value_units, value_scale, numerator_units,"
		" numerator_scale, denominator_units, denominator_scale, status, computed, vintage,"
		" state IN ('approved', 'published') FROM observation"
		" WHERE method_id = ?1 AND place_id = ?2 AND period_from BETWEEN ?3 AND ?4"
		" AND state IN ('submitted', 'approved', 'published')"
		" ORDER BY period_from, period_until, breakdown, vintage, revision");
	history->explained = db_query(office->db,
		"SELECT check_code FROM finding WHERE method_id = ?1 AND place_id = ?2"
		" AND period_from = ?3 AND period_until = ?4 AND breakdown = ?5 AND figure = ?6"
		" AND explanation <> '' AND EXISTS (SELECT 1 FROM observation"
		" WHERE observation.submission_id = finding.submission_id"
		" AND observation.position = finding.position"
		" AND state IN ('submitted', 'approved', 'published'))");
	return history;
}

void history_free(struct history *history)
{
	if (history == NULL)
		return;
	stmt_free(history->any);
	stmt_free(history->series);
	stmt_free(history->explained);
	free(history);
}

void history_freep(struct history **history)
{
	history_free(*history);
}

bool history_any(struct history *history, const struct method *method, bool *ret, struct error *err)
{
	stmt_int(history->any, 1, method->id);
	if (stmt_step(history->any, err) != DB_ROW)
		return false;
	*ret = column_int(history->any, 0) != 0;
	stmt_reset(history->any);
	return true;
}

static bool read_past(struct stmt *stmt, struct arena *arena, const struct place *place,
	struct past *ret, struct error *err)
{
	const char *period = column_text(stmt, arena, 0);
	struct observation observation = {
		.place = place,
		.breakdown = column_text(stmt, arena, 1),
		.status = column_text(stmt, arena, 8)[0],
		.computed = column_int(stmt, 9) != 0,
		.vintage = column_text(stmt, arena, 10),
		.source = "",
		.note = { "", "" },
	};

	observation.known = column_decimal(stmt, 2, &observation.value);
	observation.parts = column_decimal(stmt, 4, &observation.numerator) &&
		column_decimal(stmt, 6, &observation.denominator);
	if (!period_parse(span_of(period), &observation.period))
		return error_set(err, ERROR_FAILURE, "db.damaged", "%s", period);
	*ret = (struct past){ observation, column_int(stmt, 11) != 0 };
	return true;
}

static bool same_figure(const struct observation *a, const struct observation *b)
{
	return period_compare(&a->period, &b->period) == 0 &&
		strcmp(a->breakdown, b->breakdown) == 0;
}

bool history_series(struct history *history, struct arena *arena, const struct method *method,
	const struct place *place, int64_t from, int64_t until, struct past **ret,
	size_t *ret_count, struct error *err)
{
	struct stmt *stmt = history->series;
	struct past *items = NULL;
	size_t count = 0;
	enum db_step step;

	stmt_int(stmt, 1, method->id);
	stmt_int(stmt, 2, place->id);
	stmt_int(stmt, 3, from);
	stmt_int(stmt, 4, until);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		struct past past;

		if (!read_past(stmt, arena, place, &past, err))
			break;
		if (count == 0 || !same_figure(&items[count - 1].observation, &past.observation))
			items = arena_push(arena, items, count++, sizeof *items);
		items[count - 1] = past;
	}
	stmt_reset(stmt);
	*ret = items;
	*ret_count = count;
	return step == DB_DONE;
}

bool history_explained(struct history *history, struct arena *arena, const struct entry *entry,
	const char *const **ret, struct error *err)
{
	struct stmt *stmt = history->explained;
	const char **codes = arena_push(arena, NULL, 0, sizeof *codes);
	size_t count = 0;
	enum db_step step;

	entry_bind(stmt, entry);
	stmt_text(stmt, 6, entry_numbers(&entry->observation, arena));
	codes[0] = NULL;
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		codes[count++] = column_text(stmt, arena, 0);
		codes = arena_push(arena, codes, count, sizeof *codes);
		codes[count] = NULL;
	}
	stmt_reset(stmt);
	*ret = codes;
	return step == DB_DONE;
}
