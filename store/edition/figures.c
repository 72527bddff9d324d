/* store/edition/figures.c - see figures.h. */
#include "store/edition/figures.h"

bool figure_read(struct stmt *stmt, struct arena *arena, const struct catalogue *catalogue,
	struct observation *ret, struct error *err)
{
	const char *status = column_text(stmt, arena, 10);
	struct observation observation = {
		.place = catalogue_place_id(catalogue, (int)column_int(stmt, 1)),
		.breakdown = column_text(stmt, arena, 3),
		.status = status[0],
		.computed = column_int(stmt, 11) != 0,
		.vintage = column_text(stmt, arena, 12),
		.source = column_text(stmt, arena, 13),
		.since = (int)column_int(stmt, 16),
		.until = (int)column_int(stmt, 17),
	};

	observation.known = column_decimal(stmt, 4, &observation.value);
	observation.parts = column_decimal(stmt, 6, &observation.numerator) &&
		column_decimal(stmt, 8, &observation.denominator);
	column_pair(stmt, arena, 14, observation.note);
	if (observation.place == NULL ||
		!period_parse(span_of(column_text(stmt, arena, 2)), &observation.period))
		return error_set(err, ERROR_FAILURE, "edition.form", "figure %s",
			column_text(stmt, arena, 2));
	*ret = observation;
	return true;
}

bool figures_series(struct db *db, struct arena *arena, const struct catalogue *catalogue,
	const struct indicator *indicator, const struct method *method, const char *place_code,
	struct series *ret, struct error *err)
{
	stmt_auto *stmt = db_query(db,
		"SELECT " FIGURE_COLUMNS " FROM figure WHERE method_id = ?1"
		" AND place_id IN (SELECT id FROM place WHERE code = ?2)"
		" AND breakdown = '' AND current = 1"
		" ORDER BY period_from, period_until, place_id");
	struct observation *items = NULL;
	size_t count = 0;
	enum db_step step;

	stmt_int(stmt, 1, method->id);
	stmt_text(stmt, 2, place_code);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		items = arena_push(arena, items, count, sizeof *items);
		if (!figure_read(stmt, arena, catalogue, &items[count++], err))
			return false;
	}
	if (step == DB_ERROR)
		return false;
	*ret = (struct series){ indicator, method, items, count };
	return true;
}
