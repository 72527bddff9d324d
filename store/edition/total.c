/* store/edition/total.c - see total.h. */
#include "store/edition/total.h"

#include <string.h>

#include "store/edition/figures.h"
#include "store/edition/private.h"

static bool damaged(struct error *err, const struct indicator *indicator)
{
	return error_set(err, ERROR_FAILURE, "edition.form", "total of %s", indicator->code);
}

/* What the row was made for, in words; false where it holds a key that is none of ours. */
static bool read_reason(struct stmt *stmt, struct arena *arena, const struct edition *edition,
	const struct indicator *indicator, struct edition_total *ret)
{
	struct rollup_rules rules = rollup_rules_of(&edition->catalogue, indicator);
	struct rollup_row row = {
		.over = ret->over,
		.total = { .bounded = ret->bounded,
			.low = ret->low,
			.high = ret->high,
			.coverage = ret->coverage },
	};
	int reason = text_index(ret->over == OVER_TIME ? rollup_time_reasons : rollup_reasons,
		ret->reason_key = column_text(stmt, arena, 16));

	if (reason < 0)
		return false;
	row.total.reason = ret->over == OVER_TIME ? ROLLUP_COMPLETE : (enum rollup_reason)reason;
	row.time = ret->over == OVER_TIME ? (enum rollup_time_reason)reason : TIME_COMPLETE;
	for (enum lang lang = LANG_VI; lang < LANG_COUNT; lang++) {
		text_auto words = { 0 };

		rollup_row_say(&row, &rules, indicator, lang, &words);
		ret->reason[lang] = arena_copy(arena, text_z(&words), words.size);
	}
	return true;
}

static bool read_total(struct stmt *stmt, struct arena *arena, const struct edition *edition,
	const struct indicator *indicator, struct edition_total *ret, struct error *err)
{
	int over = text_index(rollup_overs, column_text(stmt, arena, 4));
	int sized = text_index(coverage_sizes, column_text(stmt, arena, 19));

	if (over < 0 || sized < 0)
		return damaged(err, indicator);
	*ret = (struct edition_total){
		.method = indicator_method_id(indicator, column_int(stmt, 0)),
		.place = catalogue_place_id(&edition->catalogue, (int)column_int(stmt, 1)),
		.over = (enum rollup_over)over,
		.former = column_int(stmt, 3) != 0,
		.status = column_char(stmt, 15),
		.coverage = { (int)column_int(stmt, 17), (int)column_int(stmt, 18),
			(enum coverage_size)sized, (int)column_int(stmt, 20) },
	};
	ret->known = column_decimal(stmt, 5, &ret->value);
	ret->parts = column_decimal(stmt, 7, &ret->numerator) &&
		column_decimal(stmt, 9, &ret->denominator);
	ret->bounded = column_decimal(stmt, 11, &ret->low) && column_decimal(stmt, 13, &ret->high);
	return (ret->method != NULL && ret->place != NULL &&
		       period_parse(span_of(column_text(stmt, arena, 2)), &ret->period) &&
		       read_reason(stmt, arena, edition, indicator, ret)) ||
		damaged(err, indicator);
}

bool edition_totals(struct edition *edition, struct arena *arena, const struct indicator *indicator,
	const char *place_code, struct edition_total **ret, size_t *ret_count, struct error *err)
{
	stmt_auto *stmt = db_query(edition->db,
		"SELECT method_id, place_id, period, former, over, value_units, value_scale,"
		" numerator_units, numerator_scale, denominator_units, denominator_scale, "
		"low_units,"
		" low_scale, high_units, high_scale, status, reason, reported, expected, sized, "
		"size"
		" FROM total WHERE method_id IN (SELECT id FROM method WHERE indicator_id = ?1)"
		" AND (?2 IS NULL OR place_id IN (SELECT id FROM place WHERE code = ?2))"
		" ORDER BY method_id, place_id, former, over, period_from, period_until");
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

/* Does `place` count towards the total: is it the place, in its former district, or below it? */
static bool is_part(const struct catalogue *catalogue, const struct edition_total *total,
	const struct place *place)
{
	if (total->over == OVER_TIME)
		return place == total->place;
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
		"SELECT " FIGURE_COLUMNS
		" FROM figure WHERE method_id = ?1 AND breakdown = '' AND current = 1"
		" AND period_from >= ?2 AND period_until <= ?3 AND (?4 OR period = ?5)"
		" AND (?7 = 0 OR period_until = ?3)"
		" AND place_id IN (SELECT id FROM place WHERE (level = 'ward' AND ?6 IS NULL) OR "
		"id = ?6) ORDER BY place_id, period_from");
	struct rollup_rules rules = rollup_rules_of(
		&edition->catalogue, catalogue_of_method(&edition->catalogue, total->method));
	struct observation *list = NULL;
	size_t count = 0;
	enum db_step step;

	stmt_int(stmt, 1, total->method->id);
	stmt_int(stmt, 2, total->period.from);
	stmt_int(stmt, 3, total->period.until);
	stmt_int(stmt, 4, total->over != OVER_PLACES);
	stmt_text(stmt, 5, total->period.label);
	if (total->over == OVER_TIME)
		stmt_int(stmt, 6, total->place->id);
	else
		stmt_null(stmt, 6);
	stmt_int(stmt, 7, total->known && rollup_time_last(&rules));
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
