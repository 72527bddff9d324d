/* store/edition/total.c - see total.h. */
#include "store/edition/total.h"

#include <string.h>

#include "store/edition/figures.h"
#include "store/edition/private.h"

static bool read_total(struct stmt *stmt, struct arena *arena, const struct edition *edition,
	const struct indicator *indicator, struct edition_total *ret, struct error *err)
{
	*ret = (struct edition_total){
		.method = indicator_method_id(indicator, (int)column_int(stmt, 0)),
		.place = catalogue_place_id(&edition->catalogue, (int)column_int(stmt, 1)),
		.former = column_int(stmt, 3) != 0,
		.status = column_text(stmt, arena, 14)[0],
		.coverage = {
			.reported = (int)column_int(stmt, 15),
			.expected = (int)column_int(stmt, 16),
			.sized = column_null(stmt, 17) ? COVERAGE_UNSIZED : COVERAGE_DENOMINATORS,
			.size = (int)column_int(stmt, 17),
		},
	};
	ret->known = column_decimal(stmt, 4, &ret->value);
	ret->parts = column_decimal(stmt, 6, &ret->numerator) &&
		column_decimal(stmt, 8, &ret->denominator);
	ret->bounded = column_decimal(stmt, 10, &ret->low) && column_decimal(stmt, 12, &ret->high);
	column_pair(stmt, arena, 18, ret->reason);
	return (ret->place != NULL &&
		       period_parse(span_of(column_text(stmt, arena, 2)), &ret->period)) ||
		error_set(err, ERROR_FAILURE, "edition.form", "total of %s", indicator->code);
}

bool edition_totals(struct edition *edition, struct arena *arena, const struct indicator *indicator,
	const char *place_code, struct edition_total **ret, size_t *ret_count, struct error *err)
{
	stmt_auto *stmt = db_query(edition->db,
		"SELECT method_id, place_id, period, former, value_units, value_scale, "
		"numerator_units,"
		" numerator_scale, denominator_units, denominator_scale, low_units, low_scale, "
		"high_units,"
		" high_scale, status, reported, expected, size, reason_vi, reason_en FROM total"
		" WHERE method_id IN (SELECT id FROM method WHERE indicator_id = ?1)"
		" AND (?2 IS NULL OR place_id IN (SELECT id FROM place WHERE code = ?2))"
		" ORDER BY method_id, place_id, former, period_from, period_until");
	struct edition_total *list = NULL;
	size_t count = 0;
	enum db_step step;

	stmt_int(stmt, 1, indicator->id);
	stmt_text(stmt, 2, place_code);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		list = arena_push(arena, list, count, sizeof *list);
		if (!read_total(stmt, arena, edition, indicator, &list[count++], err))
			return false;
	}
	*ret = list;
	*ret_count = count;
	return step == DB_DONE;
}

/* Does `place` count towards the total: in its former district, or anywhere below its place? */
static bool is_part(const struct catalogue *catalogue, const struct edition_total *total,
	const struct place *place)
{
	if (total->former)
		return strcmp(place->former_district, total->place->code) == 0;
	while (place != NULL && place->parent[0] != '\0') {
		place = catalogue_place(catalogue, place->parent, 0);
		if (place == total->place)
			return true;
	}
	return false;
}

bool edition_total_parts(struct edition *edition, struct arena *arena,
	const struct edition_total *total, struct observation **ret, size_t *ret_count,
	struct error *err)
{
	stmt_auto *stmt = db_query(edition->db,
		"SELECT " FIGURE_COLUMNS " FROM figure WHERE method_id = ?1 AND period = ?2"
		" AND breakdown = '' AND current = 1"
		" AND place_id IN (SELECT id FROM place WHERE level = 'ward') ORDER BY place_id");
	struct observation *list = NULL;
	size_t count = 0;
	enum db_step step;

	stmt_int(stmt, 1, total->method->id);
	stmt_text(stmt, 2, total->period.label);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		struct observation observation;

		if (!figure_read(stmt, arena, &edition->catalogue, &observation, err))
			return false;
		if (!is_part(&edition->catalogue, total, observation.place))
			continue;
		list = arena_push(arena, list, count, sizeof *list);
		list[count++] = observation;
	}
	*ret = list;
	*ret_count = count;
	return step == DB_DONE;
}
